//! Words of several screens of pulses.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::i18n::format;

/// "Thursday 26 November, 20:00 (London)".
pub(super) fn moment(at: DateTime<Utc>, zone: Tz) -> String {
    format::moment(at, zone)
}
