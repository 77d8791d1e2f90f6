//! Reading the schedule.

use chrono::{DateTime, TimeDelta, Utc};

use super::{AHEAD, of_theirs, taken_around};
use crate::{
    Ctx, Error, Localized, Problem, Result,
    format::library,
    ids::{SessionId, TeamId},
    schedule::{
        Circle, CirclePlan, GRACE, SessionState, SessionWithCircle, TypedCircle, recurrence, slot,
        store::{self, HostTurn},
    },
    team::{Actor, Capability},
    zone::{LocalTime, Quirk},
};

/// Schedule on a team's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamSchedule {
    /// The session that is open, or else the next one.
    pub next: Option<SessionWithCircle>,
    /// The ones after it, soonest first.
    pub later: Vec<SessionWithCircle>,
    /// Sessions whose time is over and that nobody opened; for a day they still can be.
    pub unheld: Vec<SessionWithCircle>,
    /// Latest past sessions, latest first.
    pub past: Vec<SessionWithCircle>,
    /// The circles that have not ended.
    pub circles: Vec<Circle>,
}

/// Number of sessions to come and of past ones on a team's page.
const SHOWN: usize = 6;

/// The schedule of a team.
pub async fn read_schedule(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<TeamSchedule> {
    let access = actor.access(Capability::SeeSchedule, team)?;
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    // Two more than are shown: one is the next, and one may be over already.
    let coming = store::upcoming(&mut tx, &access, earliest(now), SHOWN as i64 + 2).await?;
    let (unheld, mut coming): (Vec<_>, Vec<_>) = coming
        .into_iter()
        .filter(|meeting| !meeting.session.is_overdue(now))
        .partition(|meeting| is_missed(meeting, now));
    coming.sort_by_key(|meeting| meeting.session.state != SessionState::Open);
    let next = (!coming.is_empty()).then(|| coming.remove(0));
    coming.truncate(SHOWN);
    Ok(TeamSchedule {
        next,
        later: coming,
        unheld,
        past: store::past(&mut tx, &access, SHOWN as i64).await?,
        circles: store::circles_of(&mut tx, &access).await?,
    })
}

/// The session of a team that is open, or else the next one.
pub async fn next_session(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Option<SessionWithCircle>> {
    Ok(read_schedule(ctx, actor, team).await?.next)
}

/// Page of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionDetail {
    /// The session with its circle.
    pub meeting: SessionWithCircle,
    /// Circle of the session, with its rhythm.
    pub circle: Circle,
    /// Name of the format; none when the format is no longer known.
    pub format: Option<Localized>,
    /// The session that takes its place, when it was called off and rebooked.
    pub rebooked: Option<SessionWithCircle>,
    /// The next free slots, for one that may be called off or moved by this person.
    pub slots: Vec<DateTime<Utc>>,
    /// People who may host it, the longest waiting first; for those who may hand over hosting.
    pub hosts: Vec<HostTurn>,
}

impl SessionDetail {
    /// Oddity of the time of a session that is to come where its circle's time of day was meant.
    pub fn quirk(&self) -> Option<Quirk> {
        let session = &self.meeting.session;
        let to_come = session.state == SessionState::Planned && session.moved == 0;
        let zone = self.circle.time_zone;
        let ours = self.circle.first_local.time();
        // One that was rebooked, or planned by hand, has a time of its own.
        let of_the_rhythm = zone.local(session.planned_at).time() == ours
            || zone.moment(LocalTime::new(zone.local(session.planned_at).date(), ours)) == session.planned_at;
        (to_come && of_the_rhythm)
            .then(|| zone.quirk_at(session.starts_at, ours))
            .flatten()
    }
}

/// A session for a calendar file. One that was cancelled with its circle is still named, so that a calendar can take it out.
pub async fn read_calendar_entry(ctx: &Ctx, actor: &Actor, id: SessionId) -> Result<SessionWithCircle> {
    let mut tx = ctx.db.acquire().await?;
    let meeting = store::meeting_in_any_state(&mut tx, actor.organisation, id)
        .await?
        .ok_or(Error::Missing)?;
    actor.access(Capability::SeeSchedule, meeting.session.team_id)?;
    Ok(meeting)
}

/// One session.
pub async fn read_session(ctx: &Ctx, actor: &Actor, id: SessionId) -> Result<SessionDetail> {
    let mut tx = ctx.db.read().await?;
    let (access, meeting) = of_theirs(&mut tx, actor, Capability::SeeSchedule, id).await?;
    let session = &meeting.session;
    let circle = store::circle(&mut tx, actor.organisation, session.circle_id).await?;
    let mut detail = SessionDetail {
        circle: circle.ok_or(Error::Missing)?,
        format: library::service::find(&mut tx, &meeting.format)
            .await?
            .map(|format| format.title),
        rebooked: None,
        slots: Vec::new(),
        hosts: Vec::new(),
        meeting: meeting.clone(),
    };
    if let Some(instead) = session.rebooked_as {
        detail.rebooked = store::meeting(&mut tx, actor.organisation, instead).await?;
    }
    let planned = session.state == SessionState::Planned;
    if planned && actor.may(Capability::Schedule, session.team_id).is_ok() {
        let taken = taken_around(ctx, &mut tx, &access, session).await?;
        detail.slots = slot::next_slots(&meeting, &taken, ctx.now());
    }
    if planned && actor.may(Capability::Host, session.team_id).is_ok() {
        detail.hosts = store::host_turns(&mut tx, &access).await?;
    }
    Ok(detail)
}

/// The first moments of a circle that is only being planned.
///
/// # Errors
/// Every problem of the plan.
pub fn preview(typed: &TypedCircle, now: DateTime<Utc>) -> Result<Vec<DateTime<Utc>>, Vec<Problem>> {
    let plan = CirclePlan::parse(typed, now)?;
    let until = plan.time_zone.moment(plan.first) + TimeDelta::weeks(i64::from(plan.rhythm.weeks()) * 5);
    let mut dates = recurrence::occurrences(&plan.rule(), plan.first, plan.time_zone, now, until)
        .map_err(|_| vec![Problem::new("rhythm", "choose-one")])?;
    dates.truncate(5);
    Ok(dates)
}

/// Oddity of one of the times that a plan makes within the weeks planned at once: the first such time counts.
pub fn quirk(typed: &TypedCircle, now: DateTime<Utc>) -> Option<Quirk> {
    let plan = CirclePlan::parse(typed, now).ok()?;
    let (rule, zone) = (plan.rule(), plan.time_zone);
    let dates = recurrence::occurrences(&rule, plan.first, zone, now, now + AHEAD).ok()?;
    dates
        .into_iter()
        .find_map(|at| zone.quirk_at(at, plan.first.time()))
}

/// No session of two hours that started earlier can still be open for opening.
fn earliest(now: DateTime<Utc>) -> DateTime<Utc> {
    now - GRACE - TimeDelta::hours(2)
}

fn is_missed(meeting: &SessionWithCircle, now: DateTime<Utc>) -> bool {
    meeting.session.state == SessionState::Planned && meeting.session.ends_at() <= now
}
