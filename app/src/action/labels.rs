//! Sentences about an action, the same wherever it is told.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use roundwell::{
    Hse,
    action::{Action, ActionKind, By, Event, HistoryEntry, Level, Standing},
};

use crate::{i18n::format, tr};

/// The name of a level, as it stands alone. A sentence that speaks of one gets its code and has words of its own for each: in French the
/// name changes with what stands before it.
pub fn level(level: Level) -> String {
    tr!(&format!("action-level-{level}"))
}

/// The name of an area of working conditions.
pub fn area(area: Hse) -> String {
    tr!(&format!("action-area-{area}"))
}

/// The name of a kind of action.
pub fn kind(kind: ActionKind) -> String {
    tr!(&format!("action-kind-{kind}"))
}

/// Progress of an action, and the reading of its clock.
pub fn standing(action: &Action, now: DateTime<Utc>, zone: Tz) -> String {
    let state = action.state();
    let since = day(state.since, zone);
    match state.standing {
        Standing::UnderWay => tr!("action-standing-under-way", date = format::date(action.review_on)),
        Standing::Owed => owed(action, now, zone),
        Standing::Promised { until } => {
            let date = format::date(until);
            match state.clock(now) {
                Some(clock) => tr!(
                    "action-standing-promise-over",
                    date = date,
                    due = day(clock.due_at, zone)
                ),
                None => tr!("action-standing-promised", date = date),
            }
        }
        Standing::SaidDone => tr!("action-standing-said-done"),
        Standing::Real => tr!("action-standing-real", date = since),
        Standing::Declined => {
            let reason = action
                .last_reply()
                .and_then(|entry| entry.event.note())
                .unwrap_or_default();
            tr!("action-standing-declined", reason = reason)
        }
        Standing::SetAside => tr!("action-standing-set-aside", date = since),
    }
}

fn owed(action: &Action, now: DateTime<Utc>, zone: Tz) -> String {
    let state = action.state();
    let owner = state.level.as_str();
    let Some(clock) = state.clock(now) else {
        return level(state.level);
    };
    let date = day(clock.due_at, zone);
    match (clock.is_late(now), clock.escalates_at, state.level.above()) {
        (false, ..) => tr!("action-standing-owed", level = owner, date = date),
        (true, Some(up), Some(_)) => {
            tr!(
                "action-standing-late",
                level = owner,
                date = date,
                up = day(up, zone)
            )
        }
        (true, ..) => tr!("action-standing-late-top", level = owner, date = date),
    }
}

/// Text of an entry of the history.
pub fn event(entry: &HistoryEntry) -> String {
    match (&entry.event, entry.by) {
        (Event::Agreed { level: Level::Team }, _) => tr!("action-event-agreed-team"),
        (Event::Agreed { level: to }, _) => tr!("action-event-agreed", level = to.as_str()),
        (Event::Did { .. }, _) => tr!("action-event-did"),
        (Event::Will { until, .. }, _) => tr!("action-event-will", date = format::date(*until)),
        (Event::Cannot { .. }, _) => tr!("action-event-cannot"),
        (Event::Escalated { to, .. }, By::Clock) => tr!("action-event-clock", level = to.as_str()),
        (Event::Escalated { to, .. }, _) => tr!("action-event-escalated", level = to.as_str()),
        (Event::Confirmed, _) => tr!("action-event-confirmed"),
        (Event::Undone, _) => tr!("action-event-undone"),
        (Event::NotYet, _) => tr!("action-event-not-yet"),
        (Event::SetAside, _) => tr!("action-event-set-aside"),
    }
}

/// "26 November 2026", the day of a moment in a zone.
pub fn day(at: DateTime<Utc>, zone: Tz) -> String {
    format::date(at.with_timezone(&zone).date_naive())
}
