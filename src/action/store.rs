//! The SQL of actions. Rows are added and read, never changed.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Action, ActionKind, By, Event, HistoryEntry, Level, Proposal};
use crate::Hse;
use crate::{
    db::Tx,
    ids::{ActionId, OrganisationId, TeamId},
    on,
    team::TeamAccess,
};

#[derive(sqlx::FromRow)]
struct ActionRow {
    id: ActionId,
    team_id: TeamId,
    kind: ActionKind,
    hse: Hse,
    title: String,
    measure: String,
    review_on: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    action_id: ActionId,
    at: DateTime<Utc>,
    by_level: By,
    event: String,
    level: Option<Level>,
    until_on: Option<NaiveDate>,
    note: Option<String>,
}

/// Adds an action of a team with the first entry of its history.
pub async fn insert(
    tx: &mut Tx,
    access: &TeamAccess,
    id: ActionId,
    proposal: &Proposal,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into action (id, team_id, kind, hse, title, measure, review_on, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(id)
    .bind(access.team())
    .bind(proposal.kind)
    .bind(proposal.hse)
    .bind(&proposal.title)
    .bind(&proposal.measure)
    .bind(proposal.review_on)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    let agreed = HistoryEntry {
        at: now,
        by: By::Team,
        event: Event::Agreed {
            level: proposal.level,
        },
    };
    add_entry(tx, id, 0, &agreed).await
}

/// Adds an entry after those that the action was loaded with. Somebody who was quicker took the position: a unique violation.
pub async fn append(tx: &mut Tx, action: &Action, entry: &HistoryEntry) -> sqlx::Result<()> {
    add_entry(tx, action.id, action.history.len(), entry).await
}

async fn add_entry(tx: &mut Tx, action: ActionId, position: usize, entry: &HistoryEntry) -> sqlx::Result<()> {
    let (level, until) = match entry.event {
        Event::Agreed { level } | Event::Escalated { to: level, .. } => (Some(level), None),
        Event::Will { until, .. } => (None, Some(until)),
        _ => (None, None),
    };
    on!(tx, |conn| sqlx::query(
        "insert into action_event (action_id, position, at, by_level, event, level, until_on, note) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)"
    )
    .bind(action)
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(entry.at)
    .bind(entry.by)
    .bind(entry.event.word())
    .bind(level)
    .bind(until)
    .bind(entry.event.note())
    .execute(conn)
    .await
    .map(drop))
}

/// An action that was found by its id: of it the team alone is told, until access to that team is given.
pub struct FoundAction(ActionRow);

impl FoundAction {
    /// The team whose action it is.
    pub fn team(&self) -> TeamId {
        self.0.team_id
    }
}

/// Finds an action of the organisation.
pub async fn find(
    tx: &mut Tx,
    organisation: OrganisationId,
    id: ActionId,
) -> sqlx::Result<Option<FoundAction>> {
    let row: Option<ActionRow> = on!(tx, |conn| sqlx::query_as(
        "select a.id, a.team_id, a.kind, a.hse, a.title, a.measure, a.review_on \
         from action a join team t on t.id = a.team_id where a.id = $1 and t.organisation_id = $2"
    )
    .bind(id)
    .bind(organisation)
    .fetch_optional(conn)
    .await)?;
    Ok(row.map(FoundAction))
}

/// The action that was found, with its history; nothing when it is of another team.
pub async fn open(tx: &mut Tx, access: &TeamAccess, found: FoundAction) -> sqlx::Result<Option<Action>> {
    let FoundAction(row) = found;
    if row.team_id != access.team() {
        return Ok(None);
    }
    let events: Vec<EventRow> = on!(tx, |conn| sqlx::query_as(
        "select action_id, at, by_level, event, level, until_on, note \
         from action_event where action_id = $1 order by position"
    )
    .bind(row.id)
    .fetch_all(conn)
    .await)?;
    Ok(with_histories(vec![row], events)?.pop())
}

/// Every action of a team, newest first.
pub async fn of_team(tx: &mut Tx, access: &TeamAccess) -> sqlx::Result<Vec<Action>> {
    let rows: Vec<ActionRow> = on!(tx, |conn| sqlx::query_as(
        "select id, team_id, kind, hse, title, measure, review_on \
         from action where team_id = $1 order by created_at desc, title"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)?;
    let events: Vec<EventRow> = on!(tx, |conn| sqlx::query_as(
        "select e.action_id, e.at, e.by_level, e.event, e.level, e.until_on, e.note \
         from action_event e join action a on a.id = e.action_id \
         where a.team_id = $1 order by e.action_id, e.position"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)?;
    with_histories(rows, events)
}

/// Teams with an action agreed on or before `cutoff` that nothing has closed: the only ones where time may have run out.
pub async fn teams_with_live_since(tx: &mut Tx, cutoff: DateTime<Utc>) -> sqlx::Result<Vec<TeamId>> {
    let rows: Vec<(TeamId,)> = on!(tx, |conn| sqlx::query_as(
        "select distinct a.team_id from action a where a.created_at <= $1 and not exists ( \
            select 1 from action_event e \
            where e.action_id = a.id and e.event in ('confirmed', 'cannot', 'set-aside') \
            and not exists (select 1 from action_event later \
                where later.action_id = a.id and later.position > e.position))"
    )
    .bind(cutoff)
    .fetch_all(conn)
    .await)?;
    Ok(rows.into_iter().map(|(team,)| team).collect())
}

fn with_histories(rows: Vec<ActionRow>, events: Vec<EventRow>) -> sqlx::Result<Vec<Action>> {
    let mut histories: HashMap<ActionId, Vec<HistoryEntry>> = HashMap::new();
    for row in events {
        histories.entry(row.action_id).or_default().push(entry(row)?);
    }
    let actions = rows.into_iter().map(|row| Action {
        history: histories.remove(&row.id).unwrap_or_default(),
        id: row.id,
        team_id: row.team_id,
        kind: row.kind,
        hse: row.hse,
        title: row.title,
        measure: row.measure,
        review_on: row.review_on,
    });
    Ok(actions.collect())
}

fn entry(row: EventRow) -> sqlx::Result<HistoryEntry> {
    let event = match (row.event.as_str(), row.level, row.until_on, row.note) {
        ("agreed", Some(level), _, _) => Event::Agreed { level },
        ("did", _, _, note) => Event::Did { note },
        ("will", _, Some(until), note) => Event::Will { until, note },
        ("cannot", _, _, Some(reason)) => Event::Cannot { reason },
        ("escalated", Some(to), _, note) => Event::Escalated { to, note },
        ("confirmed", ..) => Event::Confirmed,
        ("undone", ..) => Event::Undone,
        ("not-yet", ..) => Event::NotYet,
        ("set-aside", ..) => Event::SetAside,
        (word, ..) => {
            return Err(sqlx::Error::Decode(
                format!("not an entry of a history: {word}").into(),
            ));
        }
    };
    Ok(HistoryEntry {
        at: row.at,
        by: row.by_level,
        event,
    })
}
