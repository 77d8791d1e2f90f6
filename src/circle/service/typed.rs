//! Checks of typed or chosen values before the engine sees them, and recognition of what arrives twice.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Ctx, Error, Result,
    action::{self, Draft},
    circle::{
        engine::{Command, Room},
        store,
    },
    db::Tx,
    format::prompt::{self, Prompt},
    schedule::{Session, SessionWithCircle},
    team::SystemAccess,
    text,
};

/// A command as the engine may see it.
///
/// # Errors
/// What is wrong with it, by field; `two-live-actions` when the team has as many actions as it can follow.
pub(super) async fn checked(
    ctx: &Ctx,
    tx: &mut Tx,
    meeting: &SessionWithCircle,
    room: &Room,
    command: Command,
) -> Result<Command> {
    if matches!(command, Command::Agree(_)) {
        let access = SystemAccess::for_jobs().team(tx, meeting.session.team_id).await?;
        let left = action::service::room_for(tx, &access).await?;
        if room.agreed().len() >= left {
            return Err(action::Refusal::TwoLive.into());
        }
    }
    if let Command::BeginRound {
        prompt: Some(key), ..
    } = &command
    {
        let used = store::used_prompts(tx, &meeting.session).await?;
        let families = room.stage().map_or(&[][..], |stage| &stage.families);
        if !prompt::is_on_offer(key, families, &used.into_iter().collect()) {
            return Err(Error::field("prompt", "unknown-choice"));
        }
    }
    checked_alone(command, meeting.time_zone.local(ctx.now()).date())
}

/// Checks that need no look-up.
pub(super) fn checked_alone(command: Command, today: NaiveDate) -> Result<Command> {
    match command {
        Command::Agree(draft) => Ok(Command::Agree(Box::new(
            draft.whole(today).map_err(Error::Invalid)?,
        ))),
        Command::Propose { text } => proposal(&text).map(|text| Command::Propose { text }),
        Command::AddSeat { seat, name } => {
            let name = crate::Name::parse("name", &name).map_err(|problem| Error::Invalid(vec![problem]))?;
            Ok(Command::AddSeat {
                seat,
                name: name.into_string(),
            })
        }
        Command::BeginRound {
            prompt: Some(key), ..
        } if prompt::find(&key).is_none() => Err(Error::field("prompt", "unknown-choice")),
        other => Ok(other),
    }
}

/// A proposal in one line of visible text.
fn proposal(typed: &str) -> Result<String> {
    let text =
        text::line("text", typed, Draft::MAX_TITLE_CHARS).map_err(|problem| Error::Invalid(vec![problem]))?;
    if text.is_empty() {
        return Err(Error::field("text", "empty"));
    }
    Ok(text)
}

/// Notes that the team of a session is asked a prompt; a family that is used up begins anew.
pub(super) async fn note_prompt(tx: &mut Tx, session: &Session, prompt: &Prompt) -> Result<()> {
    let used: BTreeSet<String> = store::used_prompts(tx, session).await?.into_iter().collect();
    if prompt::begins_anew(prompt, &used) {
        for other in prompt::bank()
            .iter()
            .filter(|other| other.family == prompt.family)
        {
            store::forget_prompt(tx, session, &other.key).await?;
        }
    }
    store::use_prompt(tx, session, &prompt.key).await?;
    Ok(())
}

/// An order's id: the same for the same thing asked from the same screen, so that what arrives twice is done once. A screen
/// that sent no word of its own gets a new id each time.
pub fn order_id(ctx: &Ctx, word: &str, what: &str) -> Uuid {
    if word.is_empty() {
        return ctx.entropy.uuid();
    }
    let digest = Sha256::new()
        .chain_update(word)
        .chain_update([0])
        .chain_update(what)
        .finalize();
    let bytes = std::array::from_fn(|at| digest.get(at).copied().unwrap_or(0));
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
