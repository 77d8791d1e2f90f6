//! The baseline: an axum server that answers a post and sends the same bytes to fifteen streams, without rooms, people or rules.

use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    Router,
    extract::{Path, State},
    response::sse::{Event, Sse},
    routing::{get, post},
};
use futures_util::{Stream, stream};
use tokio::sync::broadcast::{Receiver, Sender, channel};

use super::{Outcome, server::BYTES};

#[derive(Clone)]
struct Bare {
    rooms: Arc<Mutex<HashMap<String, Sender<Arc<String>>>>>,
    version: Arc<AtomicU64>,
    padding: Arc<String>,
}

/// Serves on a free port, whose address it prints first.
pub(crate) async fn serve() -> Outcome<()> {
    let bytes: usize = std::env::var(BYTES)?.parse()?;
    let bare = Bare {
        rooms: Arc::default(),
        version: Arc::new(AtomicU64::new(1)),
        padding: Arc::new("x".repeat(bytes.saturating_sub(40))),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let router = Router::new()
        .route("/events/rooms/{room}", get(watch))
        .route("/rooms/{room}/act", post(act))
        .with_state(bare);
    axum::serve(listener, router).await?;
    Ok(())
}

impl Bare {
    fn room(&self, name: &str) -> Sender<Arc<String>> {
        let mut rooms = self
            .rooms
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        rooms
            .entry(name.to_owned())
            .or_insert_with(|| channel(16).0)
            .clone()
    }

    fn event(&self) -> String {
        let version = self.version.fetch_add(1, Ordering::Relaxed);
        format!(
            "<div data-version=\"{version}\" data-order=\"o\">{}</div>",
            self.padding
        )
    }
}

async fn watch(
    State(bare): State<Bare>,
    Path(room): Path<String>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let (first, events) = (Some(bare.event()), bare.room(&room).subscribe());
    Sse::new(stream::unfold((first, events), next))
}

type Waiting = (Option<String>, Receiver<Arc<String>>);

async fn next((first, mut events): Waiting) -> Option<(Result<Event, Infallible>, Waiting)> {
    let event = match first {
        Some(first) => Event::default().data(first),
        None => Event::default().data(events.recv().await.ok()?.as_str()),
    };
    Some((Ok(event), (None, events)))
}

async fn act(State(bare): State<Bare>, Path(room): Path<String>, body: String) -> &'static str {
    std::hint::black_box(body);
    // Nobody watching is not an error.
    let _ = bare.room(&room).send(Arc::new(bare.event()));
    "null"
}
