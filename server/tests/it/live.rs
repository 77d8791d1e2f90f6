//! The streams of live rooms, through the real router: what they begin with, what follows, and when they end.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, BodyDataStream},
    http::{HeaderMap, Method, StatusCode, header},
};
use chrono::TimeDelta;
use futures_util::StreamExt;
use roundwell::{Ctx, circle, identity, testing};
use roundwell_server::http::{
    self,
    events::{
        hub::{Hub, Intervals},
        streams::{Most, Streams},
    },
};
use tokio::time::timeout;
use tower::ServiceExt;

use crate::support::{Persona, Records, World, handlers, on_both_databases};

/// A test waits for what comes next, but not for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open stream.
struct Stream(BodyDataStream, String);

impl Stream {
    /// The next event: its name (`message` without one) and its data.
    async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((event, rest)) = self.1.split_once("\n\n") {
                let line = |name: &str| {
                    let lines = event.lines().filter_map(|line| line.strip_prefix(name));
                    lines.map(str::trim_start).collect::<Vec<_>>().join("\n")
                };
                let (name, data) = (line("event:"), line("data:"));
                self.1 = rest.to_owned();
                let name = if name.is_empty() {
                    "message".to_owned()
                } else {
                    name
                };
                return Some((name, data));
            }
            let more = timeout(PATIENCE, self.0.next())
                .await
                .expect("an event in time")?
                .unwrap();
            self.1.push_str(std::str::from_utf8(&more).unwrap());
        }
    }

    /// The next screen that is not the one that was there before.
    async fn screen(&mut self) -> String {
        loop {
            let (name, data) = self.next().await.expect("the stream goes on");
            if name == "message" {
                return data;
            }
        }
    }

    /// Reads until an event of this name comes.
    async fn until(&mut self, name: &str) -> String {
        loop {
            let (found, data) = self.next().await.expect("the stream goes on");
            if found == name {
                return data;
            }
        }
    }
}

/// A router in which things that nobody asks for happen quickly.
fn quick(ctx: &Ctx) -> Router {
    let mut handlers = handlers(ctx);
    let pace = Intervals {
        beat: Duration::from_millis(50),
        presence: Duration::from_millis(50),
        look: Duration::from_millis(50),
    };
    handlers.hub = Hub::new(ctx.clone(), Arc::clone(&handlers.site), pace);
    http::router(handlers)
}

async fn open(router: &Router, world: &World, who: Persona, path: &str) -> (StatusCode, HeaderMap, Stream) {
    let request = world.request(who, Method::GET, path, "text/event-stream");
    let answer = router
        .clone()
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let (parts, body) = answer.into_parts();
    (
        parts.status,
        parts.headers,
        Stream(body.into_data_stream(), String::new()),
    )
}

/// The lead's own stream of the open room.
async fn of_lead(router: &Router, world: &World, records: &Records) -> Stream {
    let path = format!("/events/rooms/{}", records.open);
    let (status, _, stream) = open(router, world, Persona::Lead, &path).await;
    assert_eq!(status, StatusCode::OK);
    stream
}

async fn act(world: &World, records: &Records, act: &str) {
    let version = {
        let session = records.open.parse().unwrap();
        let lead = world.actor(Persona::Lead).await;
        let seen = circle::service::snapshot(&world.ctx, &lead, session, "en")
            .await
            .unwrap()
            .unwrap();
        seen.view.version.to_string()
    };
    let fields = [
        ("session", records.open.as_str()),
        ("seen", &version),
        ("act", act),
    ];
    let answer = world.call(Persona::Lead, "/rooms/{session}/act", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

#[tokio::test]
async fn a_stream_begins_with_the_whole_and_then_names_what_stays() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let router = http::router(handlers(&world.ctx));
        let mut stream = of_lead(&router, &world, &records).await;
        let first = stream.screen().await;
        assert!(
            first.contains("id=\"room-title\"") && first.contains("<svg"),
            "{first}"
        );
        assert!(!first.contains("data-same"), "{first}");
        act(&world, &records, "next").await;
        let second = stream.screen().await;
        assert!(second.contains(">Agreements</h1>"), "{second}");
        assert!(
            second.contains("data-same") && !second.contains("<svg"),
            "{second}"
        );
        assert!(second.len() < first.len());
    })
    .await;
}

/// The page's own screen and the stream's have to agree on every slot that nobody filled in, or the first event would exchange it.
#[tokio::test]
async fn a_page_and_its_stream_show_the_same() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let router = http::router(handlers(&world.ctx));
        for (page, stream) in [
            (
                format!("/rooms/{}", records.open),
                format!("/events/rooms/{}", records.open),
            ),
            (
                format!("/rooms/{}/wall", records.open),
                format!("/events/rooms/{}?face=wall", records.open),
            ),
        ] {
            let page = world.get(Persona::Lead, &page).await.body;
            let (_, _, mut stream) = open(&router, &world, Persona::Lead, &stream).await;
            assert_eq!(hashes(&page), hashes(&stream.screen().await));
        }
    })
    .await;
}

fn hashes(html: &str) -> Vec<&str> {
    let found: Vec<&str> = html
        .split("data-hash=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(found.len() > 6, "{html}");
    found
}

/// A browser would take a refusal for a lost network, and try for ever.
#[tokio::test]
async fn a_stream_sends_whoever_may_not_look_to_the_page() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let router = http::router(handlers(&world.ctx));
        let path = format!("/events/rooms/{}", records.open);
        for who in [Persona::Nobody, Persona::Stranger] {
            let (status, _, mut stream) = open(&router, &world, who, &path).await;
            assert_eq!(status, StatusCode::OK, "{who:?}");
            assert_eq!(
                stream.next().await,
                Some(("gone".into(), format!("/rooms/{}", records.open)))
            );
            assert_eq!(stream.next().await, None);
        }
        world.ctx.db.close().await;
        let (status, _, _) = open(&router, &world, Persona::Lead, &path).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    })
    .await;
}

#[tokio::test]
async fn a_stream_asks_every_proxy_to_pass_it_on_as_it_comes() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let path = format!("/events/rooms/{}", records.open);
        let mut request = world.request(Persona::Lead, Method::GET, &path, "text/event-stream");
        request = request.header(header::ACCEPT_ENCODING, "br, gzip");
        let answer = world.send(request.body(Body::empty()).unwrap()).await;
        for (name, value) in [
            ("content-type", "text/event-stream"),
            ("cache-control", "no-store, no-transform"),
            ("x-accel-buffering", "no"),
        ] {
            assert_eq!(answer.headers.get(name).unwrap(), value, "{name}");
        }
        assert!(!answer.headers.contains_key(header::CONTENT_ENCODING));
        assert!(!answer.headers.contains_key(header::CONTENT_LENGTH));
    })
    .await;
}

/// On Postgres a hint brings it, on SQLite (where two processes are not meant to be) the look that does without hints.
#[tokio::test]
async fn what_one_process_does_the_screens_of_another_show() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let other = testing::again(&world.ctx).await;
        let mut stream = of_lead(&quick(&other), &world, &records).await;
        stream.screen().await;
        act(&world, &records, "next").await;
        assert!(stream.screen().await.contains(">Agreements</h1>"));
        other.db.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_stream_is_heard_while_nothing_happens() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let mut stream = of_lead(&quick(&world.ctx), &world, &records).await;
        stream.screen().await;
        stream.until("beat").await;
    })
    .await;
}

#[tokio::test]
async fn whoever_may_no_longer_look_on_loses_the_stream() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let mut stream = of_lead(&quick(&world.ctx), &world, &records).await;
        stream.screen().await;
        let lead = world.actor(Persona::Lead).await;
        identity::sign_out_everywhere(&world.ctx, lead.account, &identity::Browser::default())
            .await
            .unwrap();
        assert_eq!(stream.until("gone").await, format!("/rooms/{}", records.open));
        assert!(stream.next().await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_loses_the_stream() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let mut stream = of_lead(&quick(&world.ctx), &world, &records).await;
        stream.screen().await;
        identity::disable_account(&world.ctx, "lead@care.test")
            .await
            .unwrap();
        assert_eq!(stream.until("gone").await, format!("/rooms/{}", records.open));
        assert!(stream.next().await.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_screen_that_is_back_counts_as_back_at_once() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let session = records.open.parse().unwrap();
        let lead = world.actor(Persona::Lead).await;
        let lost = || async {
            let seen = circle::service::snapshot(&world.ctx, &lead, session, "en")
                .await
                .unwrap();
            seen.unwrap().view.seats[0].away
        };
        world.ctx.clock.advance(TimeDelta::minutes(1));
        circle::watch::beat(&world.ctx, session, &[]).await.unwrap();
        assert!(lost().await);
        // This router hears of the screens that are there every fifteen seconds.
        let router = http::router(handlers(&world.ctx));
        let mut stream = of_lead(&router, &world, &records).await;
        stream.screen().await;
        assert!(!lost().await);
    })
    .await;
}

#[tokio::test]
async fn a_closed_room_sends_its_screens_to_what_is_left() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let mut stream = of_lead(&quick(&world.ctx), &world, &records).await;
        stream.screen().await;
        world.ctx.clock.advance(TimeDelta::hours(13));
        circle::service::close_abandoned(&world.ctx).await.unwrap();
        assert_eq!(stream.until("gone").await, format!("/rooms/{}", records.open));
    })
    .await;
}

#[tokio::test]
async fn a_stream_too_many_shows_its_screen_and_says_so() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let mut handlers = handlers(&world.ctx);
        handlers.streams = Streams::new(Most { of_one: 2, in_all: 3 });
        let router = http::router(handlers);
        let page = world
            .get(Persona::Lead, &format!("/rooms/{}", records.open))
            .await;
        assert!(
            page.body.contains("id=\"room-crowded\""),
            "the page has words for it"
        );
        let path = format!("/events/rooms/{}", records.open);
        let mut kept = Vec::new();
        for _ in 0..2 {
            let mut stream = of_lead(&router, &world, &records).await;
            stream.screen().await;
            kept.push(stream);
        }
        let refreshed = async |who| {
            let (status, _, mut stream) = open(&router, &world, who, &path).await;
            assert_eq!(status, StatusCode::OK);
            stream.screen().await;
            stream.until("crowded").await;
            assert!(stream.next().await.is_none());
        };
        refreshed(Persona::Lead).await;
        // Somebody else still has a stream of their own, until there are too many in all.
        let (_, _, mut guest) = open(&router, &world, Persona::Guest, &path).await;
        guest.screen().await;
        refreshed(Persona::Lead).await;
        refreshed(Persona::Guest).await;
        drop(guest);
        let (_, _, mut guest) = open(&router, &world, Persona::Guest, &path).await;
        guest.screen().await;
        act(&world, &records, "next").await;
        guest.screen().await;
    })
    .await;
}
