//! The SQL of pulses: when each opens, closes and is published, and beside it who may answer (`roster`), what was put in
//! (`ballots`) and an organisation's own questions (`own_items`).
//!
//! Invariant: no statement here ever joins a ballot to a person; there is nothing to join them by.

mod ballots;
mod device;
mod own_items;
mod roster;

use chrono::{DateTime, Utc};
use sqlx::{FromRow, Result, types::Json};

pub(super) use ballots::read_box;
pub use ballots::{
    BallotRow, RemarkRow, add_box, ballots, empty_box, has_ballot, put_ballot, put_remark, remarks, take_box,
};
pub use device::device_secret;
pub use own_items::{OwnItemRow, add_own_item, own_items, retire_own_item};
pub use roster::{
    UNMARKED, add_to_roster, answering, clear_old_rosters, clear_roster, give_out, given_out, roster,
    roster_names,
};

use super::{PulseState, plan::PulsePlan};
use crate::question::PulseKind;
use crate::question::item::Item;
use crate::{
    db::{Lock, Relation, Tx},
    ids::{AccountId, OrganisationId, PulseId, SessionId, TeamId},
    on,
    team::TeamAccess,
};

/// A pulse as it is stored.
#[derive(Clone, FromRow)]
pub struct PulseRow {
    /// Identifier.
    pub id: PulseId,
    /// The team that is asked.
    pub team_id: TeamId,
    /// State of the pulse.
    pub state: PulseState,
    /// Items, as they were worded when the pulse was planned.
    pub items: Json<Vec<Item>>,
    /// The fewest ballots for which anything is published.
    pub threshold: i64,
    /// Time at which it opens (UTC).
    pub opens_at: DateTime<Utc>,
    /// Time at which it closes (UTC).
    pub closes_at: DateTime<Utc>,
    /// From when the team may read the result (UTC).
    pub team_at: DateTime<Utc>,
    /// From when managers may (UTC).
    pub managers_at: DateTime<Utc>,
    /// Number of people who may answer, on paper or not; known from the opening on.
    pub roster_size: Option<i64>,
    /// Number of people who joined or left the roster since the pulse before.
    pub roster_change: Option<i64>,
    /// The public key; known from the opening on.
    pub public_key: Option<Vec<u8>>,
    /// The private key, while the pulse is open.
    pub private_key: Option<Vec<u8>>,
    /// True when it opened although a reply to what the team had asked for was late.
    pub unanswered: bool,
    /// Number of people who answer on paper.
    pub slips: i64,
    /// Number of ballots given out on paper; known from the close to the publication.
    pub slips_given: Option<i64>,
    /// Reader of the remarks: fixed at the opening, gone with the remarks. Without one the pulse takes none.
    pub reader_id: Option<AccountId>,
    /// Purpose of the pulse.
    pub kind: PulseKind,
}

/// Adds a planned pulse. Fails as a duplicate when another of the team is under way.
pub async fn insert(
    tx: &mut Tx,
    id: PulseId,
    access: &TeamAccess,
    plan: &PulsePlan,
    items: &[Item],
) -> Result<()> {
    add(tx, (id, access.team()), (PulseKind::Pulse, None), plan, items).await
}

/// Adds the check of a session.
pub async fn insert_check(
    tx: &mut Tx,
    id: PulseId,
    access: &TeamAccess,
    session: SessionId,
    plan: &PulsePlan,
    items: &[Item],
) -> Result<()> {
    add(
        tx,
        (id, access.team()),
        (PulseKind::Check, Some(session)),
        plan,
        items,
    )
    .await
}

async fn add(
    tx: &mut Tx,
    (id, team): (PulseId, TeamId),
    (kind, session): (PulseKind, Option<SessionId>),
    plan: &PulsePlan,
    items: &[Item],
) -> Result<()> {
    on!(tx, |conn| {
        sqlx::query(
        "insert into pulse (id, team_id, state, items, threshold, opens_at, closes_at, team_at, managers_at, slips, kind, session_id) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
    )
    .bind(id)
    .bind(team)
    .bind(PulseState::Planned)
    .bind(Json(items))
    .bind(plan.threshold.ballots())
    .bind(plan.opens_at)
    .bind(plan.closes_at)
    .bind(plan.team_at)
    .bind(plan.managers_at)
    .bind(plan.slips)
    .bind(kind)
    .bind(session)
    .execute(conn)
    .await
    .map(drop)
    })
}

/// A pulse by its identifier.
pub async fn pulse(tx: &mut Tx, id: PulseId) -> Result<Option<PulseRow>> {
    on!(tx, |conn| sqlx::query_as("select * from pulse where id = $1")
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// A pulse, held until the transaction ends: nobody can close it or give out one of its ballots in between.
pub async fn pulse_alone(tx: &mut Tx, id: PulseId) -> Result<Option<PulseRow>> {
    tx.lock(Lock::Pulse(id)).await?;
    pulse(tx, id).await
}

/// The regular pulses of a team, oldest first.
pub async fn of_team(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<PulseRow>> {
    of_kind(tx, access, PulseKind::Pulse).await
}

/// The pulses of one kind of a team, oldest first.
pub async fn of_kind(tx: &mut Tx, access: &TeamAccess, kind: PulseKind) -> Result<Vec<PulseRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from pulse where team_id = $1 and kind = $2 order by opens_at, id"
    )
    .bind(access.team())
    .bind(kind)
    .fetch_all(conn)
    .await)
}

/// The newest pulse of a kind of a team that is not published yet. Of regular pulses there is one at most.
pub async fn under_way(tx: &mut Tx, access: &TeamAccess, kind: PulseKind) -> Result<Option<PulseRow>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select * from pulse where team_id = $1 and kind = $2 and state <> 'published' order by opens_at desc limit 1"
    )
    .bind(access.team())
    .bind(kind)
    .fetch_optional(conn)
    .await
    })
}

/// The pulse of a kind that a team had before one that opened at this time, if any was published.
pub async fn published_before(
    tx: &mut Tx,
    access: &TeamAccess,
    kind: PulseKind,
    opens_at: DateTime<Utc>,
) -> Result<Option<PulseRow>> {
    on!(tx, |conn| {
        sqlx::query_as(
            "select * from pulse where team_id = $1 and kind = $2 and opens_at < $3 \
         and state = 'published' order by opens_at desc limit 1",
        )
        .bind(access.team())
        .bind(kind)
        .bind(opens_at)
        .fetch_optional(conn)
        .await
    })
}

/// The regular pulses of an organisation's teams that closed in a span of time.
pub async fn closed_between(
    tx: &mut Tx,
    organisation: OrganisationId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<PulseRow>> {
    on!(tx, |conn| {
        sqlx::query_as(
        "select p.* from pulse p join team t on t.id = p.team_id \
         where t.organisation_id = $1 and p.kind = 'pulse' and p.closes_at >= $2 and p.closes_at < $3 order by p.id"
    )
    .bind(organisation)
    .bind(from)
    .bind(until)
    .fetch_all(conn)
    .await
    })
}

/// The check of a session.
pub async fn check_of_session(tx: &mut Tx, session: SessionId) -> Result<Option<PulseRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from pulse where session_id = $1"
    )
    .bind(session)
    .fetch_optional(conn)
    .await)
}

/// The time zone (IANA name) of a pulse's team: told to anybody with the address of the pulse's page, in whose times they are.
pub async fn zone_of(tx: &mut Tx, id: PulseId) -> Result<Option<String>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select t.time_zone from pulse p join team t on t.id = p.team_id where p.id = $1"
    )
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Removes a pulse that has not opened; `false` when it has.
pub async fn remove_planned(tx: &mut Tx, id: PulseId) -> Result<bool> {
    let done = on!(tx, |conn| sqlx::query(
        "delete from pulse where id = $1 and state = 'planned'"
    )
    .bind(id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Pulses that have something due: to open, to close, to publish, to expire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// To open or, when their time has passed without, to drop.
    pub open: Vec<PulseId>,
    /// To be given a box: opened by a version that had none.
    pub adopt: Vec<PulseId>,
    /// To close.
    pub close: Vec<PulseId>,
    /// To publish.
    pub publish: Vec<PulseId>,
    /// Pulses whose ballots are to be deleted.
    pub expire: Vec<PulseId>,
}

/// Work that is due now. Pulses close and are published in the order in which they opened, also when several are late: each is set beside
/// the one before it.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, published_before: DateTime<Utc>) -> Result<Due> {
    let open = "select id from pulse where state = 'planned' and opens_at <= $1 order by id";
    let adopt = "select p.id from pulse p where p.state = 'open' and p.opens_at <= $1 and \
                 not exists (select 1 from open_box b where b.pulse_id = p.id) order by p.id";
    let close = "select id from pulse where state = 'open' and closes_at <= $1 order by closes_at, id";
    let publish = "select id from pulse where state = 'closed' and team_at <= $1 order by closes_at, id";
    let expire = "select s.pulse_id from snapshot s where s.team_from <= $1 and \
                  (exists (select 1 from ballot b where b.pulse_id = s.pulse_id) \
                  or exists (select 1 from remark r where r.pulse_id = s.pulse_id)) order by s.pulse_id";
    Ok(Due {
        open: ids(tx, open, now).await?,
        adopt: ids(tx, adopt, now).await?,
        close: ids(tx, close, now).await?,
        publish: ids(tx, publish, now).await?,
        expire: ids(tx, expire, published_before).await?,
    })
}

async fn ids(tx: &mut Tx, sql: &'static str, at: DateTime<Utc>) -> Result<Vec<PulseId>> {
    on!(tx, |conn| sqlx::query_scalar(sql).bind(at).fetch_all(conn).await)
}

/// Facts that become known at the opening.
pub struct PulseOpening<'a> {
    /// Number of people who may answer.
    pub roster_size: i64,
    /// Number of people who joined or left since the pulse before.
    pub roster_change: Option<i64>,
    /// The public key.
    pub public_key: &'a [u8],
    /// The private key.
    pub private_key: &'a [u8],
    /// True when a reply to what the team had asked for was late.
    pub unanswered: bool,
}

/// Opens a planned pulse; `false` when another process did.
pub async fn open(tx: &mut Tx, id: PulseId, opening: &PulseOpening<'_>) -> Result<bool> {
    let done = on!(tx, |conn| {
        sqlx::query(
        "update pulse set state = 'open', roster_size = $2, roster_change = $3, public_key = $4, private_key = $5, \
         unanswered = $6 where id = $1 and state = 'planned'"
    )
    .bind(id)
    .bind(opening.roster_size)
    .bind(opening.roster_change)
    .bind(opening.public_key)
    .bind(opening.private_key)
    .bind(opening.unanswered)
    .execute(conn)
    .await
    .map(|done| done.rows_affected())
    })?;
    Ok(done == 1)
}

/// Shuts the box and destroys the private key; `false` when it was shut already.
pub async fn close(tx: &mut Tx, id: PulseId) -> Result<bool> {
    let done = on!(tx, |conn| sqlx::query(
        "update pulse set state = 'closed', private_key = null where id = $1 and state = 'open'"
    )
    .bind(id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Marks a closed pulse as published; `false` when another process did.
pub async fn mark_published(tx: &mut Tx, id: PulseId) -> Result<bool> {
    tx.forget(&[Relation::PULSE]).await?;
    let done = on!(tx, |conn| sqlx::query(
        "update pulse set state = 'published', slips_given = null where id = $1 and state = 'closed'"
    )
    .bind(id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
