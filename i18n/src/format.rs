//! Dates, times and numbers by ICU4X.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::Tz;
use icu_calendar::{Date, Iso};
use icu_datetime::{
    DateTimeFormatter, NoCalendarFormatter,
    fieldsets::{self, E, MDE, T, YMD, YMDE},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale as IcuLocale;
use icu_time::Time;
use roundwell::Locale;

use crate::{text, text_with};

struct Formats {
    weekday: DateTimeFormatter<E>,
    day: DateTimeFormatter<MDE>,
    long_day: DateTimeFormatter<YMDE>,
    date: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<fieldsets::YM>,
    time: NoCalendarFormatter<T>,
    number: DecimalFormatter,
}

/// One for each of [`Locale::ALL`], in that order.
static FORMATS: LazyLock<Vec<Option<Formats>>> =
    LazyLock::new(|| Locale::ALL.iter().map(|locale| formats(*locale)).collect());

/// The data of all languages is compiled in, so `None` means that a language's file has a `language-tag` that is none (a test forbids
/// that); it shows ISO dates.
fn formats(locale: Locale) -> Option<Formats> {
    let locale: IcuLocale = text(locale, "language-tag", None).parse().ok()?;
    Some(Formats {
        weekday: DateTimeFormatter::try_new((&locale).into(), E::long()).ok()?,
        day: DateTimeFormatter::try_new((&locale).into(), MDE::long()).ok()?,
        long_day: DateTimeFormatter::try_new((&locale).into(), YMDE::long()).ok()?,
        date: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?,
        month: DateTimeFormatter::try_new((&locale).into(), fieldsets::YM::long()).ok()?,
        time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).ok()?,
        number: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
    })
}

fn with<R>(locale: Locale, icu: impl FnOnce(&Formats) -> Option<R>, otherwise: impl FnOnce() -> R) -> R {
    let formats = FORMATS.get(locale as usize).and_then(Option::as_ref);
    formats.and_then(icu).unwrap_or_else(otherwise)
}

/// A zone by its IANA name; UTC when the name is unknown.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// "Thursday".
pub fn weekday(locale: Locale, date: NaiveDate) -> String {
    with(
        locale,
        |f| Some(f.weekday.format(&iso(date)?).to_string()),
        || date.format("%A").to_string(),
    )
}

/// "Thursday 26 November".
pub fn day(locale: Locale, at: DateTime<Utc>, zone: Tz) -> String {
    let date = at.with_timezone(&zone).date_naive();
    with(
        locale,
        |f| Some(f.day.format(&iso(date)?).to_string()),
        || date.to_string(),
    )
}

/// "Thursday 26 November 2026".
pub fn long_day(locale: Locale, at: DateTime<Utc>, zone: Tz) -> String {
    let date = at.with_timezone(&zone).date_naive();
    with(
        locale,
        |f| Some(f.long_day.format(&iso(date)?).to_string()),
        || date.to_string(),
    )
}

/// "26 November 2026".
pub fn date(locale: Locale, date: NaiveDate) -> String {
    with(
        locale,
        |f| Some(f.date.format(&iso(date)?).to_string()),
        || date.to_string(),
    )
}

/// "November 2026".
pub fn month(locale: Locale, date: NaiveDate) -> String {
    with(
        locale,
        |f| Some(f.month.format(&iso(date)?).to_string()),
        || date.to_string(),
    )
}

/// "14:00".
pub fn time(locale: Locale, at: DateTime<Utc>, zone: Tz) -> String {
    local_time(locale, at.with_timezone(&zone).naive_local())
}

/// "14:00 (London)": wherever the reader may take it for the time of another place.
pub fn zoned_time(locale: Locale, at: DateTime<Utc>, zone: Tz) -> String {
    format!("{} ({})", time(locale, at, zone), city(zone))
}

/// "Thursday 26 November, 14:00 (London)".
pub fn moment(locale: Locale, at: DateTime<Utc>, zone: Tz) -> String {
    let (day, time) = (day(locale, at, zone), zoned_time(locale, at, zone));
    text_with(locale, "pulse-moment", &[("day", &day), ("time", &time)])
}

/// "London", of `Europe/London`.
pub fn city(zone: Tz) -> String {
    let name = zone.name();
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// "14:00", of a local time.
pub fn local_time(locale: Locale, at: NaiveDateTime) -> String {
    let time = Time::try_new(at.hour() as u8, at.minute() as u8, 0, 0);
    with(
        locale,
        |f| Some(f.time.format(&time.ok()?).to_string()),
        || at.format("%H:%M").to_string(),
    )
}

/// A whole number with the language's grouping.
pub fn number(locale: Locale, value: i64) -> String {
    with(
        locale,
        |f| Some(f.number.format(&Decimal::from(value)).to_string()),
        || value.to_string(),
    )
}

fn iso(date: NaiveDate) -> Option<Date<Iso>> {
    Date::try_new_iso(date.year(), date.month() as u8, date.day() as u8).ok()
}
