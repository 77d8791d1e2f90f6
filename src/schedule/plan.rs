//! Form by which a lead schedules a circle, and its rules.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

use super::TypedCircle;
use crate::zone::{LocalTime, Zone};
use crate::{Name, Problem, text};

crate::text_enum! {
    /// Frequency of a circle, always on the weekday and at the time of its first session.
    Rhythm {
        /// Every week.
        Weekly = "weekly",
        /// Every second week.
        Fortnightly = "fortnightly",
        /// Every four weeks.
        FourWeekly = "four-weekly",
    }
}

impl Rhythm {
    /// Weeks from one session to the next.
    pub fn weeks(self) -> u16 {
        match self {
            Self::Weekly => 1,
            Self::Fortnightly => 2,
            Self::FourWeekly => 4,
        }
    }

    /// The RFC 5545 rule for meetings on this weekday.
    pub fn rule(self, weekday: Weekday) -> String {
        let day = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekday.num_days_from_monday() as usize];
        format!("FREQ=WEEKLY;INTERVAL={};BYDAY={day}", self.weeks())
    }

    /// The rhythm that a rule of [`Rhythm::rule`] stands for; `None` for any other rule.
    pub fn of_rule(rule: &str) -> Option<Self> {
        let interval = rule.strip_prefix("FREQ=WEEKLY;INTERVAL=")?.split_once(';')?.0;
        Self::ALL
            .iter()
            .copied()
            .find(|rhythm| rhythm.weeks().to_string() == interval)
    }
}

/// A plan that passed the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CirclePlan {
    /// Title given by the team, 1 to 80 characters.
    pub title: String,
    /// A format's key.
    pub format: String,
    /// Frequency of the circle.
    pub rhythm: Rhythm,
    /// The first meeting on the clock of `time_zone`, after now and within a year.
    pub first: LocalTime,
    /// The zone whose clock it keeps.
    pub time_zone: Zone,
    /// 5 to 120 minutes.
    pub minutes: i64,
    /// At most 120 characters; may be empty.
    pub place: String,
    /// An `https:` address, or empty.
    pub video_url: String,
}

/// The shortest and the longest session, in minutes.
pub const MINUTES: std::ops::RangeInclusive<i64> = 5..=120;

/// Maximum time until the first session of a circle.
const MAX_TIME_TO_START: TimeDelta = TimeDelta::days(366);

impl CirclePlan {
    /// Checks a typed plan.
    ///
    /// # Errors
    /// Every problem found, each with the field it concerns.
    pub fn parse(typed: &TypedCircle, now: DateTime<Utc>) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let title = keep(&mut problems, Name::parse("title", &typed.title));
        let format = keep(&mut problems, parse_format(&typed.format));
        let rhythm = keep(&mut problems, parse_choice::<Rhythm>("rhythm", &typed.rhythm));
        let time_zone = keep(&mut problems, parse_zone(&typed.time_zone));
        let first = parse_future(&mut problems, typed, time_zone, now);
        let minutes = keep(&mut problems, parse_minutes(&typed.minutes));
        let place = keep(&mut problems, text::line("place", &typed.place, 120));
        let video_url = keep(&mut problems, text::link("video_url", &typed.video_url));
        match (title, format, rhythm, time_zone, first, minutes, place, video_url) {
            (
                Some(title),
                Some(format),
                Some(rhythm),
                Some(time_zone),
                Some(first),
                Some(minutes),
                Some(place),
                Some(video_url),
            ) => Ok(Self {
                title: title.into_string(),
                format,
                rhythm,
                first,
                time_zone,
                minutes,
                place,
                video_url,
            }),
            _ => Err(problems),
        }
    }

    /// The RFC 5545 rule of this plan.
    pub fn rule(&self) -> String {
        self.rhythm.rule(self.first.date().weekday())
    }
}

/// Reads a date and a time of day as two form fields send them.
///
/// # Errors
/// `not-a-date` or `not-a-time` for the field concerned.
pub fn parse_local(date: &str, time: &str) -> Result<LocalTime, Vec<Problem>> {
    let mut problems = Vec::new();
    // Far outside these years, arithmetic with dates would overflow.
    let read_date = NaiveDate::parse_from_str(date.trim(), "%Y-%m-%d")
        .ok()
        .filter(|date| (1970..=9999).contains(&date.year()))
        .ok_or_else(|| Problem::new("date", "not-a-date"));
    let read_date = keep(&mut problems, read_date);
    // Browsers add seconds when somebody's time field shows them.
    let read_time = ["%H:%M", "%H:%M:%S"]
        .iter()
        .find_map(|written| NaiveTime::parse_from_str(time.trim(), written).ok())
        .ok_or_else(|| Problem::new("time", "not-a-time"));
    let read_time = keep(&mut problems, read_time);
    match (read_date, read_time) {
        (Some(date), Some(time)) => Ok(LocalTime::new(date, time)),
        _ => Err(problems),
    }
}

/// Reads one of the words of a small set.
///
/// # Errors
/// `choose` when it is none of them.
pub fn parse_choice<T: std::str::FromStr>(field: &str, typed: &str) -> Result<T, Problem> {
    typed
        .trim()
        .parse()
        .map_err(|_| Problem::new(field, "choose-one"))
}

fn keep<T>(problems: &mut Vec<Problem>, read: Result<T, Problem>) -> Option<T> {
    read.map_err(|problem| problems.push(problem)).ok()
}

fn parse_format(typed: &str) -> Result<String, Problem> {
    let key = typed.trim();
    let known = (1..=40).contains(&key.len())
        && key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if known {
        Ok(key.to_owned())
    } else {
        Err(Problem::new("format", "choose-one"))
    }
}

fn parse_zone(typed: &str) -> Result<Zone, Problem> {
    typed
        .trim()
        .parse()
        .map_err(|_| Problem::new("time_zone", "unknown-zone"))
}

fn parse_minutes(typed: &str) -> Result<i64, Problem> {
    let minutes = typed
        .trim()
        .parse()
        .map_err(|_| Problem::new("minutes", "not-a-number"))?;
    if MINUTES.contains(&minutes) {
        return Ok(minutes);
    }
    let problem = Problem::new("minutes", "out-of-range");
    Err(problem.with("least", MINUTES.start()).with("most", MINUTES.end()))
}

fn parse_future(
    problems: &mut Vec<Problem>,
    typed: &TypedCircle,
    zone: Option<Zone>,
    now: DateTime<Utc>,
) -> Option<LocalTime> {
    let local = parse_local(&typed.date, &typed.time)
        .map_err(|found| problems.extend(found))
        .ok()?;
    let at = zone?.moment(local);
    if at <= now {
        problems.push(Problem::new("date", "past"));
        return None;
    }
    if at > now + MAX_TIME_TO_START {
        problems.push(Problem::new("date", "too-far"));
        return None;
    }
    Some(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-03-02T09:00:00Z".parse().unwrap()
    }

    fn good() -> TypedCircle {
        TypedCircle {
            title: "Thursday circle".into(),
            format: "talking-piece".into(),
            rhythm: "fortnightly".into(),
            date: "2026-03-05".into(),
            time: "14:00".into(),
            time_zone: "Europe/London".into(),
            minutes: "45".into(),
            place: "the quiet room".into(),
            video_url: String::new(),
        }
    }

    #[test]
    fn a_good_plan() {
        let plan = CirclePlan::parse(&good(), now()).unwrap();
        assert_eq!(plan.rule(), "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH");
        assert_eq!(Rhythm::of_rule(&plan.rule()), Some(Rhythm::Fortnightly));
        assert_eq!(plan.first.to_string(), "2026-03-05T14:00");
    }

    type Change = fn(&mut TypedCircle);

    #[test]
    fn bad_plans() {
        let cases: &[(Change, &str, &str)] = &[
            (|p| p.title = "  ".into(), "title", "empty"),
            (|p| p.title = "x".repeat(81), "title", "too-long"),
            (|p| p.title = "a\u{202e}b".into(), "title", "unprintable"),
            (|p| p.format = String::new(), "format", "choose-one"),
            (|p| p.format = "../etc".into(), "format", "choose-one"),
            (|p| p.rhythm = "daily".into(), "rhythm", "choose-one"),
            (|p| p.date = "05/03/2026".into(), "date", "not-a-date"),
            (|p| p.date = "2026-02-30".into(), "date", "not-a-date"),
            (|p| p.date = "2026-03-01".into(), "date", "past"),
            (
                |p| (p.date, p.time) = ("2026-03-02".into(), "09:00".into()),
                "date",
                "past",
            ),
            (|p| p.date = "2027-04-01".into(), "date", "too-far"),
            (|p| p.date = "9999-12-31".into(), "date", "too-far"),
            (|p| p.date = "-262143-01-01".into(), "date", "not-a-date"),
            (|p| p.date = "99999-01-01".into(), "date", "not-a-date"),
            (|p| p.time = "25:00".into(), "time", "not-a-time"),
            (|p| p.time = String::new(), "time", "not-a-time"),
            (
                |p| p.time_zone = "Europe/Londres".into(),
                "time_zone",
                "unknown-zone",
            ),
            (|p| p.minutes = "4".into(), "minutes", "out-of-range"),
            (|p| p.minutes = "121".into(), "minutes", "out-of-range"),
            (|p| p.minutes = "-45".into(), "minutes", "out-of-range"),
            (|p| p.minutes = "1e2".into(), "minutes", "not-a-number"),
            (|p| p.minutes = "9".repeat(30), "minutes", "not-a-number"),
            (|p| p.place = "x".repeat(121), "place", "too-long"),
            (|p| p.place = "the quiet\rroom".into(), "place", "unprintable"),
            (
                |p| p.video_url = "http://meet.example".into(),
                "video_url",
                "not-a-link",
            ),
            (
                |p| p.video_url = "javascript:alert(1)".into(),
                "video_url",
                "not-a-link",
            ),
            (|p| p.video_url = "https://".into(), "video_url", "not-a-link"),
            (|p| p.video_url = "https://a b".into(), "video_url", "not-a-link"),
            (
                |p| p.video_url = "https://bank.example@evil.example/".into(),
                "video_url",
                "not-a-link",
            ),
        ];
        for (change, field, code) in cases {
            let mut typed = good();
            change(&mut typed);
            let problems = CirclePlan::parse(&typed, now()).unwrap_err();
            let got: Vec<_> = problems
                .iter()
                .map(|p| (p.field.as_str(), p.code.as_str()))
                .collect();
            assert_eq!(got, [(*field, *code)], "{typed:?}");
        }
    }

    #[test]
    fn every_problem_is_told_at_once() {
        let problems = CirclePlan::parse(&TypedCircle::default(), now()).unwrap_err();
        let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "title",
                "format",
                "rhythm",
                "time_zone",
                "date",
                "time",
                "minutes"
            ]
        );
    }

    #[test]
    fn times_with_seconds_are_read() {
        assert_eq!(
            parse_local("2026-03-05", "14:00:00"),
            parse_local("2026-03-05", "14:00")
        );
    }
}
