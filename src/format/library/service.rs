//! The use cases of the library: reading, copying, writing, sharing, and finding a format by its key.

use super::{FormatOrigin, LibraryEntry, MAX_TEXT_CHARS, OwnFormat, Refusal, Sharing, copied, store};
use crate::{
    Ctx, Error, Result,
    db::{Lock, Tx, retry},
    format::{self, Format},
    ids::{FormatId, TeamId},
    team::{Actor, Capability, TeamAccess},
    text,
};

/// The most formats of its own that a team keeps, withdrawn ones included.
const MAX_OWN_FORMATS: usize = 60;

/// Everything on a team's shelf: the built-in formats, its own, and what other teams share. Withdrawn ones are seen by
/// whoever may share.
pub async fn list_formats(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Vec<LibraryEntry>> {
    let access = actor.access(Capability::ReadFormats, team)?;
    let mut tx = ctx.db.read().await?;
    let mut entries = entries(&mut tx, &access).await?;
    if actor.may(Capability::ShareFormats, team).is_err() {
        entries.retain(LibraryEntry::is_offered);
    }
    Ok(entries)
}

/// One format: built in, the team's own, shared with it, or one that something of the team's was planned with.
pub async fn read(ctx: &Ctx, actor: &Actor, team: TeamId, key: &str) -> Result<LibraryEntry> {
    let access = actor.access(Capability::ReadFormats, team)?;
    let mut tx = ctx.db.read().await?;
    let entries = entries(&mut tx, &access).await?;
    if let Some(entry) = entries.into_iter().find(|entry| entry.key == key) {
        return Ok(entry);
    }
    if !format::is_key(key) || !store::is_planned(&mut tx, &access, key).await? {
        return Err(Error::Missing);
    }
    let format = find(&mut tx, key).await?.ok_or(Error::Missing)?;
    Ok(LibraryEntry {
        key: key.to_owned(),
        origin: FormatOrigin::Shared,
        format,
    })
}

/// A format of the team's own as it was written, for whoever may go on writing.
pub async fn own(ctx: &Ctx, actor: &Actor, team: TeamId, id: FormatId) -> Result<OwnFormat> {
    let access = actor.access(Capability::EditFormats, team)?;
    let mut tx = ctx.db.read().await?;
    theirs(&mut tx, &access, id).await
}

/// Makes a copy of a format the team's own.
///
/// # Errors
/// [`Error::Refused`] `format-enough` when the team keeps as many as it can.
pub async fn copy(ctx: &Ctx, actor: &Actor, team: TeamId, key: &str) -> Result<FormatId> {
    let access = actor.access(Capability::EditFormats, team)?;
    retry(|| try_copy(ctx, &access, key)).await
}

async fn try_copy(ctx: &Ctx, access: &TeamAccess, key: &str) -> Result<FormatId> {
    let (mut tx, team) = (ctx.db.begin().await?, access.team());
    tx.lock(Lock::Team(team)).await?;
    let shelf = store::of_team(&mut tx, access).await?;
    if shelf.iter().filter(|own| own.team_id == team).count() >= MAX_OWN_FORMATS {
        return Err(Refusal::Enough.into());
    }
    let own = shelf.into_iter().find(|own| own.id.to_string() == key);
    let text = match (format::source(key), own) {
        (Some(text), _) => text.to_owned(),
        (None, Some(own)) => own.text,
        (None, None) => return Err(Error::Missing),
    };
    let copy = OwnFormat {
        id: FormatId(ctx.entropy.uuid()),
        team_id: team,
        text: copied(&text),
        draft: None,
        sharing: Sharing::Team,
        version: 1,
    };
    store::add(&mut tx, &copy, ctx.now()).await?;
    tx.commit().await?;
    Ok(copy.id)
}

/// Result of writing a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteOutcome {
    /// In use.
    InUse,
    /// Kept as a draft, for it cannot be read yet or somebody else was faster; the text in use stays.
    Draft,
}

/// Writes a format of the team's own. A text that cannot be read is kept as a draft: nothing typed is lost.
///
/// # Errors
/// [`Error::Invalid`] only for a text that cannot be kept at all.
pub async fn save(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    id: FormatId,
    seen: i64,
    typed: &str,
) -> Result<WriteOutcome> {
    let access = actor.access(Capability::EditFormats, team)?;
    let typed = text::lines("text", typed, MAX_TEXT_CHARS);
    let typed = format!("{}\n", typed.map_err(|problem| Error::Invalid(vec![problem]))?);
    let mut tx = ctx.db.begin().await?;
    let before = theirs(&mut tx, &access, id).await?;
    let in_use = before.version == seen && Format::parse(&typed).is_ok();
    let (text, draft, written) = if in_use {
        (typed.as_str(), None, WriteOutcome::InUse)
    } else {
        (before.text.as_str(), Some(typed.as_str()), WriteOutcome::Draft)
    };
    if !store::write(&mut tx, id, before.version, text, draft, ctx.now()).await? {
        return Err(Refusal::Changed.into());
    }
    tx.commit().await?;
    Ok(written)
}

/// Says who may choose a format of the team's own.
pub async fn share(ctx: &Ctx, actor: &Actor, team: TeamId, id: FormatId, sharing: Sharing) -> Result<()> {
    let access = actor.access(Capability::ShareFormats, team)?;
    let mut tx = ctx.db.begin().await?;
    theirs(&mut tx, &access, id).await?;
    store::share(&mut tx, id, sharing).await?;
    tx.commit().await?;
    Ok(())
}

/// Checks that a circle of this team may be planned with a format.
///
/// # Errors
/// [`Error::Invalid`] when it is not on the team's shelf.
pub async fn check_offered(tx: &mut Tx, access: &TeamAccess, key: &str) -> Result<()> {
    let entries = entries(tx, access).await?;
    if entries.iter().any(|entry| entry.key == key && entry.is_offered()) {
        Ok(())
    } else {
        Err(Error::field("format", "choose-one"))
    }
}

/// A format that this team may plan or rehearse with.
///
/// # Errors
/// [`Error::Invalid`] `unknown-choice` when it is not on the team's shelf, or withdrawn.
pub async fn offered(ctx: &Ctx, access: &TeamAccess, key: &str) -> Result<Format> {
    let mut tx = ctx.db.read().await?;
    let entries = entries(&mut tx, access).await?;
    let entry = entries
        .into_iter()
        .find(|entry| entry.key == key && entry.is_offered());
    entry
        .map(|entry| entry.format)
        .ok_or_else(|| Error::field("format", "unknown-choice"))
}

/// The format of that key, whosever it is and whether it is still offered or not: for what was planned with it.
pub async fn find(tx: &mut Tx, key: &str) -> Result<Option<Format>> {
    if let Some(format) = format::find(key) {
        return Ok(Some(format.clone()));
    }
    let Ok(id) = key.parse::<FormatId>() else {
        return Ok(None);
    };
    let own = store::format(tx, id).await?;
    Ok(own.and_then(|own| Format::stored(&own.text).ok()))
}

async fn theirs(tx: &mut Tx, access: &TeamAccess, id: FormatId) -> Result<OwnFormat> {
    let own = store::format(tx, id).await?;
    let own = own.filter(|own| own.team_id == access.team());
    own.ok_or(Error::Missing)
}

async fn entries(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<LibraryEntry>> {
    let built_in = format::built_in().iter().map(|format| LibraryEntry {
        key: format.key.clone(),
        origin: FormatOrigin::BuiltIn,
        format: format.clone(),
    });
    let own = store::of_team(tx, access).await?;
    let own = own.into_iter().filter_map(|own| {
        let origin = if own.team_id == access.team() {
            FormatOrigin::Ours(own.sharing)
        } else {
            FormatOrigin::Shared
        };
        let format = Format::stored(&own.text).ok()?;
        let key = own.id.to_string();
        Some(LibraryEntry { key, origin, format })
    });
    Ok(built_in.chain(own).collect())
}
