//! Choosing who reads remarks, reading them, and writing down themes. Nobody else ever sees a remark.

use chrono::TimeDelta;

use super::access::reader;
use crate::{
    Ctx, Error, Result,
    db::{Lock, Tx, retry},
    disclosure::{
        self, Closed, MAX_THEMES, REMARKS_FROM, TEAM_FIRST_HOURS, remarks_open, store::SnapshotReader,
    },
    ids::{AccountId, PulseId, TeamId},
    pulse::{
        PulseState, Refusal,
        reader_store::{self as store, ThemeRow},
        store::{self as pulses, PulseRow},
    },
    team::{Actor, Capability, SystemAccess, TeamAccess, store::PersonRow},
};

/// Reader of the remarks of a team's next pulse.
#[derive(Clone, Debug)]
pub struct RemarkReviewer {
    /// The one chosen, as long as they may.
    pub chosen: Option<PersonRow>,
    /// People who could be chosen.
    pub candidates: Vec<PersonRow>,
    /// True when the caller reads: the next pulse's remarks, or those of one for which they were chosen before somebody else was.
    pub reads: bool,
}

/// Remarks of one pulse, shuffled and undated, and the themes so far.
#[derive(Clone, Debug)]
pub struct ReviewQueue {
    /// The pulse.
    pub pulse: PulseId,
    /// The remarks.
    pub remarks: Vec<String>,
    /// The themes so far, with their numbers.
    pub themes: Vec<(i64, String)>,
}

/// Reader of the remarks of the team's next pulse: everybody on the team may know.
pub async fn readership(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<RemarkReviewer> {
    let access = actor.access(Capability::SeePulse, team)?;
    let mut tx = ctx.db.read().await?;
    let readership = load(&mut tx, &access).await?;
    let chosen = readership.chosen.as_ref().map(|person| person.account_id);
    let mut reads = chosen == Some(actor.account);
    for row in pulses::of_team(&mut tx, &access).await? {
        reads |= row.reader_id == Some(actor.account);
    }
    Ok(RemarkReviewer { reads, ..readership })
}

/// Makes somebody the team's reader from the next opening on; empty for nobody. Leads, managers and admins cannot be.
///
/// # Errors
/// [`Error::Invalid`] with `unknown-choice` for somebody who cannot.
pub async fn choose_reader(ctx: &Ctx, actor: &Actor, team: TeamId, account: &str) -> Result<()> {
    let access = actor.access(Capability::ChooseReader, team)?;
    retry(|| try_choose(ctx, &access, account)).await
}

async fn try_choose(ctx: &Ctx, access: &TeamAccess, account: &str) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(access.team())).await?;
    let candidates = store::candidates(&mut tx, access).await?;
    let account = match account.trim() {
        "" => None,
        typed => {
            let found = candidates
                .iter()
                .find(|person| person.account_id.to_string() == typed);
            Some(found.ok_or(Error::field("account", "unknown-choice"))?.account_id)
        }
    };
    store::choose(&mut tx, access, account).await?;
    Ok(tx.commit().await?)
}

/// Resigns as the reader of remarks. What was written for the reader alone goes unread, as far as they have not finished it, and pulses
/// take no remarks until somebody else is chosen.
///
/// # Errors
/// [`Error::Missing`] for everybody else.
pub async fn resign(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<()> {
    let access = actor.access(Capability::ReadRemarks, team)?;
    retry(|| try_resign(ctx, actor, &access)).await
}

async fn try_resign(ctx: &Ctx, actor: &Actor, access: &TeamAccess) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    tx.lock(Lock::Team(access.team())).await?;
    let is_chosen = store::chosen(&mut tx, access).await? == Some(actor.account);
    if is_chosen {
        store::choose(&mut tx, access, None).await?;
    }
    let mut read = 0;
    let mut rows = pulses::of_team(&mut tx, access).await?;
    rows.retain(|row| row.reader_id == Some(actor.account));
    rows.sort_by_key(|row| row.id);
    for row in rows {
        // Looked at again under its lock: it may be closing just now.
        let row = pulses::pulse_alone(&mut tx, row.id).await?;
        let Some(row) = row.filter(|row| row.reader_id == Some(actor.account)) else {
            continue;
        };
        store::delete_remarks(&mut tx, row.id).await?;
        expire(&mut tx, row.id).await?;
        read += 1;
    }
    if !is_chosen && read == 0 {
        return Err(Error::Missing);
    }
    Ok(tx.commit().await?)
}

/// The reader's desk: of the last pulse whose remarks they may read. Nothing when there is none to read just now.
///
/// # Errors
/// [`Error::Missing`] for everybody else.
pub async fn desk(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Option<ReviewQueue>> {
    let access = actor.access(Capability::ReadRemarks, team)?;
    let mut tx = ctx.db.read().await?;
    let mine = |row: &PulseRow| row.reader_id == Some(actor.account) && is_closed(row);
    let rows = pulses::of_team(&mut tx, &access).await?;
    let will = rows.iter().any(|row| row.reader_id == Some(actor.account));
    let Some(row) = rows.into_iter().rfind(mine) else {
        let chosen = load(&mut tx, &access).await?.chosen;
        return if will || chosen.is_some_and(|person| person.account_id == actor.account) {
            Ok(None)
        } else {
            Err(Error::Missing)
        };
    };
    let themes = store::themes(&mut tx, row.id).await?;
    Ok(Some(ReviewQueue {
        pulse: row.id,
        remarks: store::remarks(&mut tx, row.id).await?,
        themes: themes
            .into_iter()
            .map(|theme| (theme.number, theme.body))
            .collect(),
    }))
}

/// Writes a theme down. `ticks` are the places of the remarks it rests on; they are checked and forgotten.
///
/// # Errors
/// [`Error::Invalid`] for text and ticks; [`Error::Refused`] with `themes-enough`.
pub async fn add_theme(
    ctx: &Ctx,
    actor: &Actor,
    pulse: PulseId,
    text: &str,
    ticks: &[usize],
) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    let row = read_by(&mut tx, actor, pulse).await?;
    let remarks = store::remarks(&mut tx, pulse).await?;
    let body = disclosure::theme(text, ticks, &remarks).map_err(Error::Invalid)?;
    let themes = store::themes(&mut tx, pulse).await?;
    if themes.len() >= MAX_THEMES {
        return Err(Refusal::ThemesEnough.into());
    }
    let number = themes.last().map_or(1, |theme| theme.number + 1);
    let theme = ThemeRow {
        pulse_id: pulse,
        number,
        body,
    };
    store::add_theme(&mut tx, &theme).await?;
    tx.commit().await?;
    Ok(row.team_id)
}

/// Takes a theme out again, before the reader has finished.
pub async fn remove_theme(ctx: &Ctx, actor: &Actor, pulse: PulseId, number: i64) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    let row = read_by(&mut tx, actor, pulse).await?;
    if !store::remove_theme(&mut tx, pulse, number).await? {
        return Err(Error::Missing);
    }
    tx.commit().await?;
    Ok(row.team_id)
}

/// The reader has finished: the remarks are deleted, and the themes go to the team with the result, and to managers two days later.
pub async fn finish_reading(ctx: &Ctx, actor: &Actor, pulse: PulseId) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    let row = read_by(&mut tx, actor, pulse).await?;
    let team_from = row.team_at.max(ctx.now());
    let managers_from = row
        .managers_at
        .max(team_from + TimeDelta::hours(TEAM_FIRST_HOURS));
    store::finish(&mut tx, pulse, (team_from, managers_from)).await?;
    store::delete_remarks(&mut tx, pulse).await?;
    store::set_reader(&mut tx, pulse, None).await?;
    tx.commit().await?;
    Ok(row.team_id)
}

/// The themes that this reader may see by now, with the pulse each is of, oldest first.
pub async fn themes(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Vec<(PulseId, String)>> {
    let access = actor.access(Capability::SeePulse, team)?;
    let mut tx = ctx.db.read().await?;
    let now = ctx.now();
    let seen = store::published(&mut tx, &access)
        .await?
        .into_iter()
        .filter(|row| {
            let from = match reader(actor, team) {
                SnapshotReader::Team => row.team_from,
                SnapshotReader::Manager => row.managers_from,
            };
            from <= now
        });
    Ok(seen.map(|row| (row.pulse_id, row.body)).collect())
}

/// At the opening: the reader is fixed, if there is one and the box could ever be opened.
pub(super) async fn fix_reader(tx: &mut Tx, access: &TeamAccess, row: &PulseRow, roster: i64) -> Result<()> {
    let chosen = load(tx, access).await?.chosen.filter(|_| roster >= REMARKS_FROM);
    Ok(store::set_reader(tx, row.id, chosen.map(|person| person.account_id)).await?)
}

/// At the close: whether there are enough remarks, and still somebody who may read them.
pub(super) async fn may_be_read(tx: &mut Tx, row: &PulseRow, closed: &Closed) -> Result<bool> {
    let access = SystemAccess::for_jobs().team(tx, row.team_id).await?;
    let candidates = store::candidates(tx, &access).await?;
    let mut readers = candidates.iter().map(|person| Some(person.account_id));
    Ok(readers.any(|reader| reader == row.reader_id) && remarks_open(closed))
}

/// Removes the reader of the remarks of this pulse.
pub(super) async fn forget_reader(tx: &mut Tx, pulse: PulseId) -> Result<()> {
    Ok(store::set_reader(tx, pulse, None).await?)
}

/// At the end of the time for which ballots are kept: what was not finished by then goes unread.
pub(super) async fn expire(tx: &mut Tx, pulse: PulseId) -> Result<()> {
    store::drop_drafts(tx, pulse).await?;
    forget_reader(tx, pulse).await
}

/// The pulse, for its reader alone, while there is something to read.
async fn read_by(tx: &mut Tx, actor: &Actor, pulse: PulseId) -> Result<PulseRow> {
    let row = pulses::pulse_alone(tx, pulse).await?.ok_or(Error::Missing)?;
    actor.access(Capability::ReadRemarks, row.team_id)?;
    if row.reader_id != Some(actor.account) || !is_closed(&row) {
        return Err(Error::Missing);
    }
    Ok(row)
}

fn is_closed(row: &PulseRow) -> bool {
    matches!(row.state, PulseState::Closed | PulseState::Published)
}

async fn load(tx: &mut Tx, access: &TeamAccess) -> sqlx::Result<RemarkReviewer> {
    let candidates = store::candidates(tx, access).await?;
    let account: Option<AccountId> = store::chosen(tx, access).await?;
    let chosen = candidates
        .iter()
        .find(|person| Some(person.account_id) == account)
        .cloned();
    Ok(RemarkReviewer {
        chosen,
        candidates,
        reads: false,
    })
}
