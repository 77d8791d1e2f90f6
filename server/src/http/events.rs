//! The streams of the live rooms: server-sent events, one whole scene for every change.
//!
//! A stream begins with the newest scene, so a screen that comes back is right at once. A hint from the bus, or a look every two
//! seconds when hints were lost, brings the next. Nothing is remembered between two events but the version that was sent.

use std::{sync::Arc, time::Duration};

use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use futures_util::{Stream, stream};
use leptos::prelude::{Owner, provide_context};
use roundwell::{
    circle::{service, view::Face},
    ids::SessionId,
};
use roundwell_app::{
    AppError,
    circle::{
        compose::{compose, gone},
        scene::Scene,
    },
    i18n::Locale,
    request::Visitor,
};
use serde::Deserialize;
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{Instant, timeout, timeout_at},
};

use super::Http;

/// How long a stream relies on hints before it looks by itself.
const LOOK: Duration = Duration::from_secs(2);
/// How often a stream shows that its screen is there, and keeps proxies from closing it.
const BEAT: Duration = Duration::from_secs(15);
/// How long the browser waits before it mends a dropped connection.
const RETRY: Duration = Duration::from_secs(1);

/// What the address says besides the session.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// `wall` for the shared screen.
    face: Option<String>,
}

/// One screen that watches one room.
struct Watch {
    http: Http,
    visitor: Arc<Visitor>,
    session: SessionId,
    locale: Locale,
    face: Face,
    hints: Receiver<uuid::Uuid>,
    /// The version that was sent last; none before the first.
    sent: Option<u64>,
    beat_at: Instant,
    ended: bool,
}

/// The stream of one room.
pub(super) async fn room(
    State(http): State<Http>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Path(session): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let Ok(session) = session.parse() else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if visitor.attendee(session).is_none() && visitor.guest_of != Some(session) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let wall = asked.face.as_deref() == Some("wall");
    let watch = Watch {
        hints: http.ctx.db.bus().watch(),
        http,
        locale: visitor.locale,
        visitor,
        session,
        face: if wall { Face::Wall } else { Face::Seat },
        sent: None,
        beat_at: Instant::now() + BEAT,
        ended: false,
    };
    // Asked once before the stream begins, so that whoever may not look gets a status and not an empty stream.
    if let Err(error) = watch.scene().await {
        return StatusCode::from_u16(error.status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response();
    }
    let headers = [
        (
            HeaderName::from_static("x-accel-buffering"),
            HeaderValue::from_static("no"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store, no-transform"),
        ),
    ];
    (headers, Sse::new(events(watch))).into_response()
}

fn events(watch: Watch) -> impl Stream<Item = Result<Event, axum::Error>> {
    stream::unfold(watch, async |mut watch| {
        let event = watch.next().await?;
        Some((event, watch))
    })
}

impl Watch {
    /// The next event; nothing when the stream is over.
    async fn next(&mut self) -> Option<Result<Event, axum::Error>> {
        if self.ended {
            return None;
        }
        if self.sent.is_none() {
            return Some(self.send().await);
        }
        loop {
            tokio::select! {
                () = self.http.stop.cancelled() => return Some(Ok(self.reconnect())),
                () = look_again(&mut self.hints, self.session) => {}
            }
            if Instant::now() >= self.beat_at {
                self.beat_at = Instant::now() + BEAT;
                self.beat().await;
                return Some(Ok(Event::default().comment("beat")));
            }
            match service::version(&self.http.ctx, self.session).await {
                Ok(version) if version == self.sent => {}
                Ok(_) => return Some(self.send().await),
                // The database is away: the screen comes back when it does.
                Err(_) => return Some(Ok(self.reconnect())),
            }
        }
    }

    /// The newest scene, or the last one of a room that is closed.
    async fn send(&mut self) -> Result<Event, axum::Error> {
        match self.scene().await {
            Ok(Some(scene)) => {
                self.sent = Some(scene.version);
                Event::default().retry(RETRY).json_data(scene)
            }
            Ok(None) => {
                self.ended = true;
                Event::default().json_data(gone(&self.session.to_string(), self.face))
            }
            Err(_) => Ok(self.reconnect()),
        }
    }

    async fn scene(&self) -> Result<Option<Scene>, AppError> {
        let (ctx, locale) = (&self.http.ctx, self.locale.as_str());
        let snapshot = match (
            self.face,
            &self.visitor.actor,
            self.visitor.attendee(self.session),
        ) {
            (Face::Wall, Some(who), _) => service::wall(ctx, who, self.session, locale).await?,
            (Face::Wall, None, _) => return Err(AppError::SignInNeeded),
            (Face::Seat | Face::Host, _, Some(who)) => {
                service::snapshot(ctx, who, self.session, locale).await?
            }
            // A guest whose room has closed.
            (Face::Seat | Face::Host, _, None) => None,
        };
        let order = ctx.entropy.uuid().to_string();
        // The texts are looked up in the language that the reactive owner provides.
        Ok(snapshot.map(|snapshot| {
            Owner::new().with(|| {
                provide_context(self.locale);
                provide_context(Arc::clone(&self.http.site));
                compose(&snapshot, order)
            })
        }))
    }

    /// Shows that the screen is there. A beat that fails is made up for by the next.
    async fn beat(&self) {
        if self.face != Face::Wall
            && let Some(who) = self.visitor.attendee(self.session)
            && let Err(error) = service::keep_alive(&self.http.ctx, who, self.session).await
        {
            tracing::warn!(error = %error, "a room's beat failed");
        }
    }

    /// Tells the screen to open a new stream, and ends this one.
    fn reconnect(&mut self) -> Event {
        self.ended = true;
        Event::default().event("reconnect").data("")
    }
}

/// Waits for a hint about this room, and no longer than a look's time. Hints that were missed count as one.
async fn look_again(hints: &mut Receiver<uuid::Uuid>, session: SessionId) {
    let until = Instant::now() + LOOK;
    loop {
        match timeout_at(until, hints.recv()).await {
            Ok(Ok(topic)) if topic != session.0 => {}
            Ok(Ok(_) | Err(RecvError::Lagged(_))) | Err(_) => return,
            Ok(Err(RecvError::Closed)) => {
                let _never = timeout(LOOK, std::future::pending::<()>()).await;
                return;
            }
        }
    }
}
