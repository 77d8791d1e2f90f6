//! A team's pulse in one line for its home: open, settling, or with a result that is new.

use chrono::TimeDelta;

use super::{
    access::reader,
    reading::{PulseView, under_way},
};
use crate::{
    Ctx, Result,
    disclosure::store::SnapshotReader,
    ids::TeamId,
    pulse::{PulseState, store},
    question::PulseKind,
    team::{Actor, Capability},
};

/// For how long a result counts as new.
const NEW_DAYS: i64 = 14;

/// The state of a team's pulse, as far as it concerns a reader now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// Can be answered. Equal for everybody on the team: the server does not know who has.
    Open(PulseView),
    /// Closed; the result comes at a time that is fixed.
    Settling(PulseView),
    /// Published, 14 days ago at most.
    Ready(PulseView),
}

/// The news of a team's pulse for somebody who belongs to it; nothing for others, and nothing where nothing is new.
///
/// # Errors
/// When the database cannot be read.
pub async fn news(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Option<News>> {
    if actor.role_in(team).is_none() || actor.may(Capability::SeePulse, team).is_err() {
        return Ok(None);
    }
    let answers = actor.may(Capability::AnswerPulse, team).is_ok();
    let current = under_way(ctx, actor, team, PulseKind::Pulse).await?;
    match current.filter(|_| answers) {
        Some(pulse) if pulse.state == PulseState::Open => return Ok(Some(News::Open(pulse))),
        Some(pulse) if pulse.state == PulseState::Closed => return Ok(Some(News::Settling(pulse))),
        _ => {}
    }
    let access = actor.access(Capability::SeePulse, team)?;
    let mut tx = ctx.db.acquire().await?;
    let last = store::published_before(&mut tx, &access, PulseKind::Pulse, ctx.now()).await?;
    let last = last.map(|row| PulseView::of(row, ctx.now()));
    Ok(last.filter(|pulse| is_new(ctx, actor, pulse)).map(News::Ready))
}

fn is_new(ctx: &Ctx, actor: &Actor, pulse: &PulseView) -> bool {
    let from = match reader(actor, pulse.team_id) {
        SnapshotReader::Team => pulse.team_at,
        SnapshotReader::Manager => pulse.managers_at,
    };
    (from..from + TimeDelta::days(NEW_DAYS)).contains(&ctx.now())
}
