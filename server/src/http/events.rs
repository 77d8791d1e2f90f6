//! The streams of the live rooms: server-sent events, one screen for every change.
//!
//! A stream begins with the whole newest screen, so whoever comes back is right at once; after that, what a screen shows already is only
//! named. Drawing is the [`hub`]'s: a stream knows nothing but what it sent last. Every five seconds it lets itself be
//! heard, which keeps proxies from closing it and tells the screen that the line is not deaf, and from time to time it asks whether
//! its screen may still look on.

pub mod hub;
pub mod streams;
mod watched;

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use futures_util::{Stream, stream};
use roundwell::{
    Result,
    circle::{
        guest::Attendee,
        watch::{self, ViewKind},
    },
    ids::SessionId,
};
use roundwell_app::{AppError, circle::screen::RenderedRoom, request::Visitor};
use serde::Deserialize;
use tokio::{
    sync::watch as channel,
    time::{Instant, sleep_until},
};

use self::{
    streams::{StreamOwner, StreamPermit},
    watched::ScreenState,
};
use super::{Http, visitor::identify};

/// After how many beats a stream asks whether its screen may still look on.
const ASK_AFTER: u32 = 6;
/// Time for which a browser without our script waits before it mends a dropped connection.
const RETRY: Duration = Duration::from_secs(2);

/// Query besides the session.
#[derive(Debug, Deserialize)]
pub(super) struct StreamQuery {
    /// `wall` for the shared screen.
    face: Option<String>,
}

/// One screen's stream.
struct ScreenStream {
    http: Http,
    session: SessionId,
    wants: ViewKind,
    /// By what whoever looks on is known.
    cookie: HeaderValue,
    screen: channel::Receiver<ScreenState>,
    /// Screen sent last.
    sent: Option<Arc<RenderedRoom>>,
    beat_at: Instant,
    beats: u32,
    ended: bool,
    /// Place among the streams; without one it shows its screen once and ends.
    place: Option<StreamPermit>,
}

/// The stream of one room.
pub(super) async fn room(
    State(http): State<Http>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path(session): Path<String>,
    Query(asked): Query<StreamQuery>,
    headers: HeaderMap,
) -> Response {
    let Ok(session) = session.parse() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let wants = match asked.face.as_deref() {
        Some("wall") => ViewKind::Wall,
        _ => ViewKind::Seat,
    };
    // Asked before the stream begins, so that whoever may not look gets a status and not an empty stream.
    let from = match (attendee(&visitor, session, wants), visitor.guest_of) {
        (Some(attendee), _) => match watch::enter(&http.ctx, attendee, session, wants).await {
            Ok(from) => from.map(|from| (from, whose(attendee))),
            Err(error) => return refused(error.into(), session, wants, &headers),
        },
        _ if visitor.is_unsure => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        // A guest, or a shared screen, whose room has closed.
        (None, Some(of)) if of == session && wants == ViewKind::Seat => None,
        _ if visitor.screen_of == Some(session) && wants == ViewKind::Wall => None,
        _ => return refused(AppError::SignInNeeded, session, wants, &headers),
    };
    let Some((from, whose)) = from else {
        return sent_away(session, wants);
    };
    let line = ScreenStream {
        place: http.streams.take(whose),
        screen: http.hub.watch(session, from, visitor.locale),
        session,
        wants,
        cookie: alone(headers.get(header::COOKIE)),
        beat_at: Instant::now() + http.hub.pace().beat,
        http,
        sent: None,
        beats: 0,
        ended: false,
    };
    (unbuffered(), Sse::new(events(line))).into_response()
}

/// A header without the buffer that it came in with the rest of its request, which would be kept as long as it is.
fn alone(value: Option<&HeaderValue>) -> HeaderValue {
    value
        .and_then(|value| HeaderValue::from_bytes(value.as_bytes()).ok())
        .unwrap_or(HeaderValue::from_static(""))
}

fn whose(attendee: Attendee<'_>) -> StreamOwner {
    match attendee {
        Attendee::Member(actor) => StreamOwner::Account(actor.account),
        Attendee::Guest(guest) => StreamOwner::Guest(guest.seat_id),
        Attendee::Screen(screen) => StreamOwner::Screen(screen.session_id),
    }
}

/// Part of a visitor in a room. A guest has no wall.
fn attendee(visitor: &Visitor, session: SessionId, wants: ViewKind) -> Option<Attendee<'_>> {
    match wants {
        ViewKind::Seat => visitor.attendee(session),
        ViewKind::Wall => visitor.at_wall(session),
    }
}

/// A browser's own stream cannot tell a refusal from a lost network, and would try for ever behind a screen that is no longer theirs: it
/// is sent to the page, which says why. Where only the server is at fault, trying again is right.
fn refused(error: AppError, session: SessionId, wants: ViewKind, headers: &HeaderMap) -> Response {
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok());
    let streams = accept.is_some_and(|accept| accept.contains("text/event-stream"));
    match StatusCode::from_u16(error.status()) {
        Ok(status) if status.is_client_error() && streams => sent_away(session, wants),
        Ok(status) => status.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// A stream of one event.
fn sent_away(session: SessionId, wants: ViewKind) -> Response {
    let gone = stream::iter([Ok::<_, Infallible>(gone(session, wants))]);
    (unbuffered(), Sse::new(gone)).into_response()
}

/// Headers that ask a proxy to pass every event on at once, as it is.
fn unbuffered() -> [(HeaderName, HeaderValue); 2] {
    [
        (
            HeaderName::from_static("x-accel-buffering"),
            HeaderValue::from_static("no"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store, no-transform"),
        ),
    ]
}

fn events(line: ScreenStream) -> impl Stream<Item = Result<Event, axum::Error>> {
    stream::unfold(line, async |mut line| {
        let event = line.next().await?;
        Some((Ok(event), line))
    })
}

impl ScreenStream {
    /// The next event; nothing when the stream is over.
    async fn next(&mut self) -> Option<Event> {
        while !self.ended {
            let stop = self.http.stop.clone();
            let event = if self.sent.is_none() && !self.is_blank() {
                self.show()
            } else if self.sent.is_some() && self.place.is_none() {
                Some(self.crowded())
            } else {
                tokio::select! {
                    () = stop.cancelled() => Some(self.reconnect()),
                    changed = self.screen.changed() => match changed {
                        Ok(()) => self.show(),
                        Err(_) => Some(self.reconnect()),
                    },
                    // Boxed, because a stream waits far longer than it asks, and asking takes room.
                    () = sleep_until(self.beat_at) => Some(Box::pin(self.beat()).await),
                }
            };
            if event.is_some() {
                return event;
            }
        }
        None
    }

    /// True when nothing is drawn yet.
    fn is_blank(&self) -> bool {
        matches!(*self.screen.borrow(), ScreenState::Nothing)
    }

    fn show(&mut self) -> Option<Event> {
        let shown = self.screen.borrow_and_update().clone();
        match shown {
            ScreenState::Nothing => None,
            ScreenState::Screen(drawn, since) => {
                let waited = u32::try_from(since.elapsed().as_secs()).unwrap_or(u32::MAX);
                let html = drawn.since(self.sent.as_deref(), waited);
                let event = Event::default()
                    .id(drawn.version.to_string())
                    .retry(RETRY)
                    .data(html);
                self.sent = Some(drawn);
                Some(event)
            }
            ScreenState::Closed => Some(self.gone()),
            ScreenState::Away => Some(self.reconnect()),
        }
    }

    /// Lets the screen hear that the line is there, as long as its owner may look on.
    async fn beat(&mut self) -> Event {
        self.beat_at = Instant::now() + self.http.hub.pace().beat;
        self.beats += 1;
        let may = !self.beats.is_multiple_of(ASK_AFTER) || self.may_still().await.unwrap_or(true);
        if may {
            Event::default().event("beat").data("1")
        } else {
            self.gone()
        }
    }

    /// Tells whether whoever opened the stream is still signed in and may still be there. That their seat is, the hub knows.
    async fn may_still(&self) -> Result<bool> {
        let headers = HeaderMap::from_iter([(header::COOKIE, self.cookie.clone())]);
        let visitor = identify(&self.http, &headers).await;
        if visitor.is_unsure {
            return Ok(true);
        }
        match attendee(&visitor, self.session, self.wants) {
            Some(attendee) => watch::may_still(&self.http.ctx, attendee, self.session, self.wants).await,
            None => Ok(false),
        }
    }

    fn gone(&mut self) -> Event {
        self.ended = true;
        gone(self.session, self.wants)
    }

    /// Tells the screen to come again after a while, and ends this stream: there are too many.
    fn crowded(&mut self) -> Event {
        self.ended = true;
        Event::default().event("crowded").data("1")
    }

    /// Tells the screen to open a new stream, and ends this one.
    fn reconnect(&mut self) -> Event {
        self.ended = true;
        Event::default().event("reconnect").data("1")
    }
}

/// Sends a screen to where it is told what has become of the room. A wall stays a wall: what its owner has elsewhere is not for all eyes.
fn gone(session: SessionId, wants: ViewKind) -> Event {
    let page = match wants {
        ViewKind::Seat => format!("/rooms/{session}"),
        ViewKind::Wall => format!("/rooms/{session}/wall"),
    };
    Event::default().event("gone").data(page)
}
