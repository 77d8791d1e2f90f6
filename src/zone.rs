//! Time zones, and the two hours a year in which a local clock does not name one moment.

use std::{fmt, str::FromStr};

use chrono::{
    DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A time zone by its IANA name, for instance `Europe/London`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

/// Oddity of a time on the wall on one of the two days a year when clocks are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quirk {
    /// The clock skips it.
    Skipped,
    /// The clock shows it twice.
    Twice,
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// Oddity of a time on the clock of this zone, if any; [`Zone::moment`] says what is then meant.
    pub fn quirk(self, local: LocalTime) -> Option<Quirk> {
        match self.0.from_local_datetime(&local.0) {
            MappedLocalTime::Single(_) => None,
            MappedLocalTime::Ambiguous(..) => Some(Quirk::Twice),
            MappedLocalTime::None => Some(Quirk::Skipped),
        }
    }

    /// Oddity of a moment that was to be at this time of day.
    pub fn quirk_at(self, at: DateTime<Utc>, time: NaiveTime) -> Option<Quirk> {
        let local = self.local(at);
        if local.time() == time {
            self.quirk(local)
        } else {
            Some(Quirk::Skipped)
        }
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The zone for `chrono`.
    pub fn tz(self) -> Tz {
        self.0
    }

    /// Reading of this zone's clock at a moment.
    pub fn local(self, at: DateTime<Utc>) -> LocalTime {
        LocalTime(at.with_timezone(&self.0).naive_local())
    }

    /// The moment at which the clock of this zone shows `local`.
    ///
    /// As RFC 5545 (section 3.3.5) has it: a time that the clock skips is read with the offset from before the gap, so 01:30
    /// becomes 02:30; of a time that the clock shows twice, the first is meant.
    pub fn moment(self, local: LocalTime) -> DateTime<Utc> {
        match self.0.from_local_datetime(&local.0) {
            MappedLocalTime::Single(at) => at.with_timezone(&Utc),
            MappedLocalTime::Ambiguous(first, second) => first.min(second).with_timezone(&Utc),
            MappedLocalTime::None => self.across_the_gap(local),
        }
    }

    /// A whole day is skipped where a zone changes sides of the date line, hence the steps of a day.
    fn across_the_gap(self, local: LocalTime) -> DateTime<Utc> {
        let step = TimeDelta::days(1);
        let before = self.0.offset_from_utc_datetime(&(local.0 - step));
        let offset = chrono::Offset::fix(&before).local_minus_utc();
        (local.0 - TimeDelta::seconds(i64::from(offset))).and_utc()
    }
}

impl FromStr for Zone {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        name.parse()
            .map(Self)
            .map_err(|_| format!("unknown time zone: {name}"))
    }
}

impl TryFrom<String> for Zone {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.name().to_owned()
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Reading of a clock on the wall, to the minute, written `2026-03-05T14:00`; only a [`Zone`] makes a moment of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LocalTime(NaiveDateTime);

const WRITTEN: &str = "%Y-%m-%dT%H:%M";

impl LocalTime {
    /// A date and a time of day.
    pub fn new(date: NaiveDate, time: NaiveTime) -> Self {
        Self(date.and_time(time))
    }

    /// The date.
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }

    /// The time of day.
    pub fn time(self) -> NaiveTime {
        self.0.time()
    }

    /// Adds days, at the same time of day.
    #[must_use]
    pub fn plus_days(self, days: u64) -> Self {
        Self(self.0.checked_add_days(Days::new(days)).unwrap_or(self.0))
    }

    /// Date and time without a zone, for `chrono`.
    pub fn naive(self) -> NaiveDateTime {
        self.0
    }
}

impl FromStr for LocalTime {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        NaiveDateTime::parse_from_str(text, WRITTEN).map(Self)
    }
}

impl TryFrom<String> for LocalTime {
    type Error = chrono::ParseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<LocalTime> for String {
    fn from(local: LocalTime) -> Self {
        local.to_string()
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format(WRITTEN).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments() {
        for (zone, local, utc) in [
            ("Europe/London", "2026-01-15T14:00", "2026-01-15T14:00"),
            ("Europe/London", "2026-07-15T14:00", "2026-07-15T13:00"),
            // The clock jumps from 01:00 to 02:00.
            ("Europe/London", "2026-03-29T00:59", "2026-03-29T00:59"),
            ("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30"),
            ("Europe/London", "2026-03-29T02:00", "2026-03-29T01:00"),
            // 01:30 comes twice; the first is in summer time.
            ("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30"),
            ("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00"),
            ("Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:30"),
            ("Europe/Paris", "2026-10-25T02:30", "2026-10-25T00:30"),
            // Half an hour of daylight saving.
            ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45"),
            // A whole day that did not happen: Samoa went from 29 to 31 December.
            ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00"),
            ("Asia/Kathmandu", "2026-05-05T09:00", "2026-05-05T03:15"),
        ] {
            let got = zone.parse::<Zone>().unwrap().moment(local.parse().unwrap());
            assert_eq!(got.format(WRITTEN).to_string(), utc, "{local} in {zone}");
        }
    }

    #[test]
    fn a_skipped_time_shows_an_hour_later() {
        let london: Zone = "Europe/London".parse().unwrap();
        let at = london.moment("2026-03-29T01:30".parse().unwrap());
        assert_eq!(london.local(at).to_string(), "2026-03-29T02:30");
    }

    #[test]
    fn what_is_odd_about_a_time() {
        for (zone, local, quirk) in [
            ("Europe/London", "2026-03-29T01:30", Some(Quirk::Skipped)),
            ("Europe/London", "2026-03-29T02:00", None),
            ("Europe/London", "2026-10-25T01:30", Some(Quirk::Twice)),
            ("Europe/London", "2026-10-25T02:00", None),
            ("Australia/Lord_Howe", "2026-10-04T02:15", Some(Quirk::Skipped)),
        ] {
            let (zone, local): (Zone, LocalTime) = (zone.parse().unwrap(), local.parse().unwrap());
            assert_eq!(zone.quirk(local), quirk, "{local} in {zone}");
            assert_eq!(
                zone.quirk_at(zone.moment(local), local.time()),
                quirk,
                "{local} in {zone}"
            );
        }
    }

    #[test]
    fn names_that_are_no_zone() {
        for name in ["", "Mars/Olympus", "europe/london", "Europe/London ", "GMT+25"] {
            assert!(name.parse::<Zone>().is_err(), "{name:?}");
        }
    }
}
