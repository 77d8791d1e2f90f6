//! Sessions as calendar files (RFC 5545), for "add to my calendar".

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use super::{SessionState, SessionWithCircle};
use crate::text::on_one_line;

/// A calendar file with one session. It names the circle, the place and the video link, never a person. `stamp` is when the file
/// is made; a session keeps its identifier when it is moved, so that a calendar moves it too. One that is called off or
/// cancelled is a cancellation (RFC 5546, `METHOD:CANCEL`). Each move and its end raise the sequence: a calendar keeps the highest it has seen.
pub fn file(meeting: &SessionWithCircle, stamp: DateTime<Utc>) -> String {
    let session = &meeting.session;
    let off = matches!(session.state, SessionState::Lost | SessionState::Cancelled);
    let mut event = Event::new();
    event
        .uid(&format!("{}@roundwell", session.id))
        .timestamp(stamp)
        .summary(&on_one_line(&meeting.title))
        .starts(session.starts_at)
        .ends(session.ends_at())
        .sequence(u32::try_from(session.moved + i64::from(off)).unwrap_or(u32::MAX))
        .status(if off {
            EventStatus::Cancelled
        } else {
            EventStatus::Confirmed
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
    if off {
        calendar.append_property(("METHOD", "CANCEL"));
    }
    calendar.push(event.done()).to_string()
}
