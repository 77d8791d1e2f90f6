//! The schedule in words: when, how often, and what became of it.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use roundwell::format::library::{FormatOrigin, LibraryEntry};
use roundwell::{
    schedule::{Circle, Rhythm, Session, SessionState, SessionWithCircle},
    zone::{Quirk, Zone},
};

use crate::{
    i18n::{format, use_locale},
    tr,
};

/// "Today at 14:00", "Thursday at 14:00" within the week, "Thursday 26 November at 14:00" after it; begins with a capital.
pub(super) fn when(at: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> String {
    let date = at.with_timezone(&zone).date_naive();
    let days = (date - now.with_timezone(&zone).date_naive()).num_days();
    let time = format::time(at, zone);
    capital(match days {
        0 => tr!("schedule-when-today", time = time),
        1 => tr!("schedule-when-tomorrow", time = time),
        2..=6 => tr!("schedule-when-day", day = format::weekday(date), time = time),
        _ => tr!("schedule-when-day", day = format::day(at, zone), time = time),
    })
}

/// "Thursday 26 November at 14:00", wherever a list needs every date whole.
pub(super) fn when_exactly(at: DateTime<Utc>, zone: Tz) -> String {
    capital(tr!(
        "schedule-when-day",
        day = format::day(at, zone),
        time = format::time(at, zone)
    ))
}

/// Moment on the clock of the circle, when that shows another time than the reader's.
pub(super) fn other_zone_text(at: DateTime<Utc>, theirs: Zone, reader: Tz) -> Option<String> {
    let there = theirs.tz();
    let differs = at.with_timezone(&there).naive_local() != at.with_timezone(&reader).naive_local();
    differs.then(|| {
        let day = format::weekday(at.with_timezone(&there).date_naive());
        tr!(
            "schedule-elsewhere",
            day = day,
            time = format::time(at, there),
            city = city(theirs)
        )
    })
}

/// Notice on a session that begins at another time of day than its circle, or at one of two such times.
pub(super) fn quirk(quirk: Quirk) -> String {
    match quirk {
        Quirk::Skipped => tr!("schedule-quirk-skipped"),
        Quirk::Twice => tr!("schedule-quirk-twice"),
    }
}

/// "London", of `Europe/London`.
pub(super) fn city(zone: Zone) -> String {
    format::city(zone.tz())
}

/// "Every second Thursday at 14:00 (London), 45 minutes".
pub(super) fn rhythm(circle: &Circle) -> String {
    let day = format::weekday(circle.first_local.date());
    let time = format::local_time(circle.first_local.naive());
    let (city, minutes) = (city(circle.time_zone), circle.minutes);
    let key = match Rhythm::of_rule(&circle.rhythm) {
        Some(Rhythm::Weekly) => "schedule-every-week",
        Some(Rhythm::Fortnightly) => "schedule-every-second",
        Some(Rhythm::FourWeekly) => "schedule-every-fourth",
        None => "schedule-every-rule",
    };
    capital(tr!(key, day = day, time = time, city = city, minutes = minutes))
}

/// "45 minutes in the quiet room. Ada hosts."
pub(super) fn subtitle(meeting: &SessionWithCircle) -> String {
    let minutes = meeting.session.minutes;
    let length = if meeting.place.is_empty() {
        tr!("schedule-length", minutes = minutes)
    } else {
        tr!(
            "schedule-length-in",
            minutes = minutes,
            place = meeting.place.clone()
        )
    };
    match &meeting.host_name {
        Some(name) => format!("{length} {}", tr!("schedule-hosted-by", name = name.clone())),
        None => length,
    }
}

/// Text on the fate of a session: "held, 43 of 45 minutes", "called off: too few people on shift".
pub(super) fn outcome_text(session: &Session) -> String {
    let minutes = session.actual_minutes.unwrap_or(session.minutes);
    let cause = session.lost_cause.map(|cause| tr!(&format!("cause-{cause}")));
    match (session.state, cause) {
        (SessionState::Planned, _) => tr!("schedule-is-planned"),
        (SessionState::Open, _) => tr!("schedule-is-open"),
        (SessionState::Held, _) => tr!("schedule-was-held", minutes = minutes, planned = session.minutes),
        (SessionState::Curtailed, Some(cause)) => {
            tr!(
                "schedule-was-curtailed-because",
                minutes = minutes,
                planned = session.minutes,
                cause = cause
            )
        }
        (SessionState::Curtailed, None) => {
            tr!(
                "schedule-was-curtailed",
                minutes = minutes,
                planned = session.minutes
            )
        }
        (SessionState::Lost, Some(cause)) => tr!("schedule-was-lost-because", cause = cause),
        (SessionState::Lost, None) | (SessionState::Cancelled, _) => tr!("schedule-was-lost"),
    }
}

/// The formats that a team can choose, key and name, its own first.
pub(crate) fn formats(entries: &[LibraryEntry]) -> Vec<(String, String)> {
    let locale = use_locale();
    let mut named: Vec<_> = entries
        .iter()
        .filter(|entry| entry.is_offered())
        .map(|entry| {
            let title = entry.format.title.get(locale).to_owned();
            match entry.origin {
                FormatOrigin::BuiltIn => (2, entry.key.clone(), title),
                FormatOrigin::Shared => (1, entry.key.clone(), tr!("format-by-shared", title = title)),
                FormatOrigin::Ours(_) => (0, entry.key.clone(), tr!("format-by", title = title)),
            }
        })
        .collect();
    named.sort_by_key(|(order, ..)| *order);
    named.into_iter().map(|(_, key, name)| (key, name)).collect()
}

/// With a capital first letter: weekdays begin sentences, and French writes them small.
fn capital(text: String) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => text,
    }
}
