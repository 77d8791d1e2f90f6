//! Dates, times and numbers in the visitor's language.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use roundwell_i18n::format;
pub use roundwell_i18n::format::{city, zone};

use super::use_locale;

macro_rules! in_visitors_language {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $kind:ty),+);)+) => {$(
        $(#[$doc])*
        pub fn $name($($argument: $kind),+) -> String {
            format::$name(use_locale(), $($argument),+)
        }
    )+};
}

in_visitors_language! {
    /// "Thursday".
    weekday(date: NaiveDate);
    /// "Thursday 26 November".
    day(at: DateTime<Utc>, zone: Tz);
    /// "Thursday 26 November 2026".
    long_day(at: DateTime<Utc>, zone: Tz);
    /// "26 November 2026".
    date(date: NaiveDate);
    /// "November 2026".
    month(date: NaiveDate);
    /// "14:00".
    time(at: DateTime<Utc>, zone: Tz);
    /// "14:00 (London)": wherever the reader may take it for the time of another place.
    zoned_time(at: DateTime<Utc>, zone: Tz);
    /// "Thursday 26 November, 14:00 (London)".
    moment(at: DateTime<Utc>, zone: Tz);
    /// "14:00", of a local time.
    local_time(at: NaiveDateTime);
    /// A whole number with the language's grouping.
    number(value: i64);
}
