//! Rule that holds back the next pulse while the team waits for an answer to what it asked for.
//!
//! Asking again without having answered does harm. So the next pulse waits while a reply from above is late; after eight weeks it opens all
//! the same, and the summary says so.

use chrono::{DateTime, TimeDelta, Utc};

use crate::action::{Action, Level, REPLY_WITHIN};

/// For so long after the last opening a missing reply can keep the next pulse shut.
pub const MAX_WAIT: TimeDelta = TimeDelta::weeks(8);

/// Until when, at the longest, the next pulse waits for a reply; nothing when none is late, or when it has waited long enough.
pub fn waits_until(
    last_opened_at: DateTime<Utc>,
    asked: &[Action],
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let until = last_opened_at + MAX_WAIT;
    (now < until && asked.iter().any(|action| is_unanswered(action, now))).then_some(until)
}

/// True when something was asked upward, is still asked for, and nobody above has said a word within the time a reply may take.
pub fn is_unanswered(action: &Action, now: DateTime<Utc>) -> bool {
    let state = action.state();
    let asked_upward = state.level != Level::Team && state.standing.is_live();
    asked_upward && action.first_reply().is_none() && action.agreed_at() + REPLY_WITHIN < now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Hse,
        action::{ActionKind, By, Event, HistoryEntry},
        ids::{ActionId, TeamId},
    };

    fn day(day: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_700_000_000, 0).unwrap() + TimeDelta::days(day)
    }

    fn asked(level: Level, then: &[(i64, By, Event)]) -> Action {
        let mut history = vec![HistoryEntry {
            at: day(10),
            by: By::Team,
            event: Event::Agreed { level },
        }];
        history.extend(then.iter().cloned().map(|(at, by, event)| HistoryEntry {
            at: day(at),
            by,
            event,
        }));
        Action {
            id: ActionId(uuid::Uuid::nil()),
            team_id: TeamId(uuid::Uuid::nil()),
            kind: ActionKind::Condition,
            hse: Hse::Support,
            title: "Cover for circles".into(),
            measure: String::new(),
            review_on: day(60).date_naive(),
            history,
        }
    }

    #[test]
    fn who_waits_for_what() {
        let did = |by| (12, by, Event::Did { note: None });
        let up = |by| {
            let to = Level::Organisation;
            (20, by, Event::Escalated { to, note: None })
        };
        for (name, action, now, waits) in [
            ("a reply is not late yet", asked(Level::Manager, &[]), 23, false),
            ("a reply is late", asked(Level::Manager, &[]), 25, true),
            (
                "it was answered",
                asked(Level::Manager, &[did(By::Manager)]),
                30,
                false,
            ),
            (
                "it was taken up by the manager",
                asked(Level::Manager, &[up(By::Manager)]),
                30,
                false,
            ),
            (
                "it went up by itself",
                asked(Level::Manager, &[up(By::Clock)]),
                30,
                true,
            ),
            ("the team does it itself", asked(Level::Team, &[]), 30, false),
            (
                "the team gave it up",
                asked(Level::Manager, &[(20, By::Team, Event::SetAside)]),
                30,
                false,
            ),
            (
                "eight weeks less a day have passed",
                asked(Level::Manager, &[]),
                55,
                true,
            ),
            ("eight weeks have passed", asked(Level::Manager, &[]), 56, false),
        ] {
            let until = waits_until(
                day(0),
                &[action],
                day(now) + TimeDelta::seconds(i64::from(now < 56)),
            );
            assert_eq!(until.is_some(), waits, "{name}");
            assert!(until.is_none_or(|until| until == day(56)));
        }
        assert_eq!(waits_until(day(0), &[], day(30)), None);
    }
}
