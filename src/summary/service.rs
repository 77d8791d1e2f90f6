//! The use cases of summaries.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{
    Facts, Protection, Published, Reader, Summary, compose,
    protection::{Planned, from_sessions},
    store::{self, Reading},
};
use crate::{
    Ctx, Error, Result,
    action::{self, Action},
    db::Tx,
    disclosure,
    ids::TeamId,
    pulse::{self, PulseState},
    schedule,
    team::{Actor, Capability, Role, TeamAccess, store as team_store},
};

/// Period that the overview of work owed looks back for lost circles.
const RECENT: TimeDelta = TimeDelta::days(28);

/// Number of days of managers' readings shown to the team.
const READINGS_SHOWN: i64 = 6;

/// A summary as it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRead {
    /// The team's name.
    pub team_name: String,
    /// The team's zone, in which the summary's days are days.
    pub zone: Tz,
    /// The summary.
    pub summary: Summary,
    /// Side that reads it.
    pub reader: Reader,
    /// The last days on which managers opened it, newest first.
    pub managers_read_on: Vec<NaiveDate>,
    /// True when the last pulse opened although a reply to what the team had asked for was late.
    pub unanswered: bool,
}

/// Work of a manager in one of their teams.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamWork {
    /// The team.
    pub team_id: TeamId,
    /// Name.
    pub team_name: String,
    /// Actions that are owed an answer, the longest owed first.
    pub replies: Vec<Action>,
    /// Circles of the last four weeks.
    pub protection: Protection,
}

/// Reads a team's summary for a block of pulses (from 1; the newest when none is named), and records that this side did.
///
/// Members read what was published to the team, managers what was published to managers, two days later.
pub async fn read_summary(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
    block: Option<usize>,
) -> Result<SummaryRead> {
    let access = actor.access(Capability::ReadSummary, team)?;
    let reader = if actor.may(Capability::ReadTeamResult, team).is_ok() {
        Reader::Team
    } else {
        Reader::Manager
    };
    let mut tx = ctx.db.read().await?;
    let row = team_store::team(&mut tx, &access).await?.ok_or(Error::Missing)?;
    let zone: Tz = row.time_zone.parse().unwrap_or(Tz::UTC);
    let facts = Facts {
        now: ctx.now(),
        zone,
        began_at: row.created_at,
        published: published(&mut tx, &access, reader, ctx.now()).await?,
        circles: circles(&mut tx, &access, ctx.now()).await?,
        actions: action::store::of_team(&mut tx, &access).await?,
    };
    let managers_read_on: Vec<NaiveDate> = store::readings(&mut tx, &access, Reader::Manager, READINGS_SHOWN)
        .await?
        .into_iter()
        .map(|reading| reading.read_on)
        .collect();
    let pulses = pulse::store::of_team(&mut tx, &access).await?;
    let opened = pulses.iter().rfind(|pulse| pulse.state != PulseState::Planned);
    let unanswered = opened.is_some_and(|pulse| pulse.unanswered);
    drop(tx);
    let today = ctx.now().with_timezone(&zone).date_naive();
    if reader == Reader::Manager && managers_read_on.first() != Some(&today) {
        record(
            ctx,
            &access,
            Reading {
                reader,
                read_on: today,
            },
        )
        .await?;
    }
    Ok(SummaryRead {
        team_name: row.name,
        zone,
        summary: compose(&facts, block),
        reader,
        managers_read_on,
        unanswered,
    })
}

/// Work of a manager, team by team, the longest owed first.
pub async fn work_owed(ctx: &Ctx, actor: &Actor) -> Result<Vec<TeamWork>> {
    let mut tx = ctx.db.read().await?;
    let now = ctx.now();
    let mut work = Vec::new();
    for team in actor.teams.iter().filter(|team| team.role == Role::Manager) {
        let access = actor.access(Capability::Reply, team.team_id)?;
        let actions = action::store::of_team(&mut tx, &access).await?;
        let mut replies: Vec<_> = actions
            .into_iter()
            .filter(|action| action.state().clock(now).is_some())
            .collect();
        replies.sort_by_key(|action| action.state().since);
        let mut recent = circles(&mut tx, &access, now).await?;
        recent.retain(|circle| circle.planned_at >= now - RECENT);
        work.push(TeamWork {
            team_id: team.team_id,
            team_name: team.team_name.clone(),
            replies,
            protection: Protection::of(&recent),
        });
    }
    work.sort_by_key(|team| team.replies.first().map_or(now, |action| action.state().since));
    Ok(work)
}

async fn circles(tx: &mut Tx, access: &TeamAccess, now: DateTime<Utc>) -> Result<Vec<Planned>> {
    // Those to come are read too: one of them may take the place of a lost one.
    let until = now + TimeDelta::days(366);
    let sessions = schedule::store::planned_between(tx, access, DateTime::default(), until).await?;
    Ok(from_sessions(&sessions, now))
}

async fn record(ctx: &Ctx, access: &TeamAccess, reading: Reading) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    store::record_reading(&mut tx, access, reading).await?;
    Ok(tx.commit().await?)
}

/// Publications of the team's pulses that a side may see by now, oldest first.
async fn published(
    tx: &mut Tx,
    access: &TeamAccess,
    reader: Reader,
    now: DateTime<Utc>,
) -> Result<Vec<Published>> {
    let eyes = match reader {
        Reader::Team => disclosure::store::SnapshotReader::Team,
        Reader::Manager => disclosure::store::SnapshotReader::Manager,
    };
    let snapshots = disclosure::store::of_team(tx, access, eyes, now).await?;
    let published = snapshots.into_iter().map(|snapshot| Published {
        closed_at: snapshot.closed_at,
        publication: snapshot.publication,
    });
    Ok(published.collect())
}
