//! Sessions as calendar files (RFC 5545), for "add to my calendar".

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use super::{Meeting, SessionState};
use crate::text::on_one_line;

/// A calendar file with one session. It names the circle, the place and the video link, never a person. `stamp` is when the file
/// is made; a session keeps its identifier when it is moved, so that a calendar moves it too.
pub fn file(meeting: &Meeting, stamp: DateTime<Utc>) -> String {
    let session = &meeting.session;
    let mut event = Event::new();
    event
        .uid(&format!("{}@roundwell", session.id))
        .timestamp(stamp)
        .summary(&on_one_line(&meeting.title))
        .starts(session.starts_at)
        .ends(session.ends_at())
        .sequence(u32::try_from(session.moved).unwrap_or(u32::MAX))
        .status(match session.state {
            SessionState::Lost => EventStatus::Cancelled,
            _ => EventStatus::Confirmed,
        });
    if !meeting.place.is_empty() {
        event.location(&on_one_line(&meeting.place));
    }
    if !meeting.video_url.is_empty() {
        event.url(&on_one_line(&meeting.video_url));
    }
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Roundwell//Schedule//EN"));
    calendar.push(event.done()).to_string()
}
