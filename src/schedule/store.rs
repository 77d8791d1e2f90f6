//! The SQL of circles and sessions.

mod format;
mod hosts;

pub use format::set_format;
pub use hosts::{HostTurn, host_turns, set_host, without_host};

use chrono::{DateTime, Utc};
use sqlx::{FromRow, Result, Row};

use super::{Circle, LostCause, Session, SessionState, SessionWithCircle};
use crate::{
    db::Tx,
    ids::{AccountId, CircleId, OrganisationId, SessionId, TeamId},
    on,
    team::{SystemAccess, TeamAccess},
};

/// Adds a circle.
pub async fn add_circle(tx: &mut Tx, circle: &Circle) -> Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into circle (id, team_id, title, format, time_zone, rhythm, first_local, minutes, place, video_url, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    )
    .bind(circle.id)
    .bind(circle.team_id)
    .bind(&circle.title)
    .bind(&circle.format)
    .bind(circle.time_zone.name())
    .bind(&circle.rhythm)
    .bind(circle.first_local.to_string())
    .bind(circle.minutes)
    .bind(&circle.place)
    .bind(&circle.video_url)
    .bind(circle.created_at)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// A circle of this organisation.
pub async fn circle(tx: &mut Tx, organisation: OrganisationId, id: CircleId) -> Result<Option<Circle>> {
    on!(tx, |conn| sqlx::query_as(
        "select c.* from circle c join team t on t.id = c.team_id where c.id = $1 and t.organisation_id = $2"
    )
    .bind(id)
    .bind(organisation)
    .fetch_optional(conn)
    .await)
}

/// The circles of a team that have not ended, oldest first.
pub async fn circles_of(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<Circle>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from circle where team_id = $1 and ended_at is null order by created_at, id"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)
}

/// A circle that has not ended, with what is needed to plan on.
#[derive(Clone, Debug, FromRow)]
pub struct Running {
    /// The circle.
    #[sqlx(flatten)]
    pub circle: Circle,
    /// The latest of its planned times (UTC).
    pub planned_until: Option<DateTime<Utc>>,
}

/// Every circle that has not ended, of all organisations: for the job that plans on. One that cannot be read stands for itself.
pub async fn running_circles(tx: &mut Tx) -> Result<Vec<(CircleId, Result<Running>)>> {
    on!(tx, |conn| {
        let rows = sqlx::query(
            "select c.*, (select max(s.planned_at) from session s where s.circle_id = c.id) as planned_until
             from circle c where c.ended_at is null order by c.created_at, c.id",
        )
        .fetch_all(conn)
        .await?;
        rows.iter()
            .map(|row| Ok((row.try_get("id")?, Running::from_row(row))))
            .collect()
    })
}

/// True when a circle has not ended.
pub async fn is_running(tx: &mut Tx, id: CircleId) -> Result<bool> {
    let running: Option<CircleId> = on!(tx, |conn| sqlx::query_scalar(
        "select id from circle where id = $1 and ended_at is null"
    )
    .bind(id)
    .fetch_optional(conn)
    .await)?;
    Ok(running.is_some())
}

/// Ends a circle; `false` when it had ended already.
pub async fn end_circle(tx: &mut Tx, id: CircleId, now: DateTime<Utc>) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "update circle set ended_at = $2 where id = $1 and ended_at is null"
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// Cancels the sessions of a circle that were still to come. A lost session may point at one of them, and no longer does.
pub async fn cancel_planned(tx: &mut Tx, circle: CircleId, now: DateTime<Utc>) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "update session set rebooked_as = null where rebooked_as in
             (select id from session where circle_id = $1 and state = 'planned' and starts_at > $2)"
    )
    .bind(circle)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, |conn| {
        sqlx::query(
        "update session set state = 'cancelled', closed_at = $2 where circle_id = $1 and state = 'planned' and starts_at > $2"
    )
    .bind(circle)
    .bind(now)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// Adds a planned session, unless the circle has one planned for that moment already; says whether it did.
pub async fn add_session(tx: &mut Tx, session: &Session) -> Result<bool> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into session (id, circle_id, team_id, planned_at, starts_at, minutes, state, host_account_id, moved)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (circle_id, planned_at) do nothing"
    )
    .bind(session.id)
    .bind(session.circle_id)
    .bind(session.team_id)
    .bind(session.planned_at)
    .bind(session.starts_at)
    .bind(session.minutes)
    .bind(session.state)
    .bind(session.host_account_id)
    .bind(session.moved)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
    })
}

/// The team of a session.
pub async fn team_of(tx: &mut Tx, id: SessionId) -> Result<Option<TeamId>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select team_id from session where id = $1"
    )
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// A session by its identifier, whosever it is, for the service itself.
pub async fn session(tx: &mut Tx, _: &SystemAccess, id: SessionId) -> Result<Option<Session>> {
    on!(tx, |conn| sqlx::query_as("select * from session where id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

// A limit is written into the text: SQLite plans a statement anew for every limit that is bound to it.
const MEETING: &str = "select s.*, c.title, coalesce(s.format_instead, c.format) as format, c.time_zone, c.place, c.video_url, a.name as host_name
    from session s join circle c on c.id = s.circle_id left join account a on a.id = s.host_account_id ";

/// A session of this organisation, with its circle; cancelled ones are left out.
pub async fn meeting(
    tx: &mut Tx,
    organisation: OrganisationId,
    id: SessionId,
) -> Result<Option<SessionWithCircle>> {
    let meeting = meeting_in_any_state(tx, organisation, id).await?;
    Ok(meeting.filter(|meeting| meeting.session.state != SessionState::Cancelled))
}

/// A session of this organisation, with its circle, cancelled or not: what a calendar is told of.
pub async fn meeting_in_any_state(
    tx: &mut Tx,
    organisation: OrganisationId,
    id: SessionId,
) -> Result<Option<SessionWithCircle>> {
    let text =
        format!("{MEETING} join team t on t.id = s.team_id where s.id = $1 and t.organisation_id = $2");
    on!(tx, |conn| sqlx::query_as(sqlx::AssertSqlSafe(text))
        .bind(id)
        .bind(organisation)
        .fetch_optional(conn)
        .await)
}

/// The planned and open sessions of a team that start after `after`, soonest first.
pub async fn upcoming(
    tx: &mut Tx,
    access: &TeamAccess,
    after: DateTime<Utc>,
    most: i64,
) -> Result<Vec<SessionWithCircle>> {
    let text = format!(
        "{MEETING} where s.team_id = $1 and s.state in ('planned', 'open') and s.starts_at > $2
         order by s.starts_at, s.id limit {most}"
    );
    on!(tx, |conn| sqlx::query_as(sqlx::AssertSqlSafe(text))
        .bind(access.team())
        .bind(after)
        .fetch_all(conn)
        .await)
}

/// The held, curtailed and lost sessions of a team, latest first.
pub async fn past(tx: &mut Tx, access: &TeamAccess, most: i64) -> Result<Vec<SessionWithCircle>> {
    let text = format!(
        "{MEETING} where s.team_id = $1 and s.state in ('held', 'curtailed', 'lost')
         order by s.starts_at desc, s.id limit {most}"
    );
    on!(tx, |conn| sqlx::query_as(sqlx::AssertSqlSafe(text))
        .bind(access.team())
        .fetch_all(conn)
        .await)
}

/// Every session of a team that was planned in `from <= planned_at < until` and not cancelled, in order: what a summary counts.
pub async fn planned_between(
    tx: &mut Tx,
    access: &TeamAccess,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Session>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select * from session where team_id = $1 and planned_at >= $2 and planned_at < $3 and state <> 'cancelled'
         order by planned_at, id"
    )
    .bind(access.team())
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await
    })
}

/// The planned and open sessions of a team that start in a span, for seeing collisions.
pub async fn busy_between(
    tx: &mut Tx,
    access: &TeamAccess,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Session>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from session where team_id = $1 and state in ('planned', 'open')
         and starts_at >= $2 and starts_at < $3 order by starts_at, id"
    )
    .bind(access.team())
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await)
}

/// Moves a planned session; `false` when it is no longer planned, or no longer where `from` says.
pub async fn move_session(
    tx: &mut Tx,
    id: SessionId,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    reason: LostCause,
) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "update session set starts_at = $3, moved = moved + 1, move_reason = $4
         where id = $1 and starts_at = $2 and state = 'planned'"
    )
    .bind(id)
    .bind(from)
    .bind(to)
    .bind(reason)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// Writes that a planned session is lost, and what takes its place; `false` when it is no longer planned.
pub async fn lose(
    tx: &mut Tx,
    id: SessionId,
    cause: LostCause,
    rebooked_as: Option<SessionId>,
    now: DateTime<Utc>,
) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "update session set state = 'lost', lost_cause = $2, rebooked_as = $3, closed_at = $4
         where id = $1 and state = 'planned'"
    )
    .bind(id)
    .bind(cause)
    .bind(rebooked_as)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// The sessions still planned that started before `before`, of all organisations: for the job that counts the lost ones.
pub async fn planned_before(tx: &mut Tx, before: DateTime<Utc>) -> Result<Vec<SessionId>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select id from session where state = 'planned' and starts_at < $1 order by starts_at, id"
    )
    .bind(before)
    .fetch_all(conn)
    .await)
}

/// Writes that the room of a planned session is open; `false` when the session is no longer planned.
pub async fn open(tx: &mut Tx, id: SessionId, host: AccountId, now: DateTime<Utc>) -> Result<bool> {
    on!(tx, |conn| {
        sqlx::query(
        "update session set state = 'open', opened_at = $2, host_account_id = $3 where id = $1 and state = 'planned'"
    )
    .bind(id)
    .bind(now)
    .bind(host)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
    })
}

/// Record of a session that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldOutcome {
    /// Held or curtailed.
    pub state: SessionState,
    /// Cause of an early end.
    pub cause: Option<LostCause>,
    /// Actual length, in minutes.
    pub actual_minutes: i64,
    /// Number of seats taken, as a range.
    pub seats_band: String,
    /// Rounds completed.
    pub rounds: i64,
}

/// Writes the outcome of an open session; `false` when it is not open.
pub async fn close(tx: &mut Tx, id: SessionId, outcome: &HeldOutcome, now: DateTime<Utc>) -> Result<bool> {
    on!(tx, |conn| {
        sqlx::query(
        "update session set state = $2, lost_cause = $3, actual_minutes = $4, seats_band = $5, rounds = $6, closed_at = $7
         where id = $1 and state = 'open'"
    )
    .bind(id)
    .bind(outcome.state)
    .bind(outcome.cause)
    .bind(outcome.actual_minutes)
    .bind(&outcome.seats_band)
    .bind(outcome.rounds)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1)
    })
}
