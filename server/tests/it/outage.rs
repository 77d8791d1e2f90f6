//! The database is away, or cannot be written: what needs none is served, what needs one says so in words and at once, and all is well
//! again without a restart.

use std::time::{Duration, Instant};

use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use roundwell::{
    db::{Lock, proxy::Mode},
    testing::{proxied, unwritable},
};

use crate::support::{Persona, World, on_both_databases};

/// Pages that need no database.
const PAGES: [&str; 7] = [
    "/help",
    "/privacy",
    "/privacy/ballots",
    "/accessibility",
    "/guardian",
    "/sign-in",
    "/healthz",
];

/// Pages for whoever is signed in that need no database either.
const HANDBOOK: [&str; 1] = ["/handbook"];

/// Notice for somebody who could not be looked up.
const NOTICE: &str = "so this page does not know you";
const TITLE: &str = "Our database cannot be reached just now";

/// Everything that is served while nothing answers, each as soon as may be.
async fn away(world: &World, mode: Mode) {
    let took = async |who: Persona, path: &str| {
        let since = Instant::now();
        (world.get(who, path).await, since.elapsed())
    };
    let (_, first) = took(Persona::Member, "/help").await;
    assert!(
        first < Duration::from_secs(4),
        "{mode:?}: the first page took {first:?}"
    );
    // By then it is known, and nobody waits.
    let since = Instant::now();
    while took(Persona::Member, "/help").await.1 > Duration::from_millis(200) {
        assert!(since.elapsed() < Duration::from_secs(10), "{mode:?}");
    }
    let mut longest = Duration::ZERO;
    for who in [Persona::Nobody, Persona::Member] {
        for path in PAGES {
            let (answer, time) = took(who, path).await;
            assert_eq!(answer.status, StatusCode::OK, "{mode:?} {who:?} {path}");
            let said = answer.body.contains(NOTICE);
            assert_eq!(
                said,
                who == Persona::Member && path != "/healthz",
                "{mode:?} {who:?} {path}"
            );
            longest = longest.max(time);
        }
    }
    for path in HANDBOOK {
        let (answer, _) = took(Persona::Member, path).await;
        assert_eq!(answer.status, StatusCode::OK, "{mode:?} {path}");
        assert!(answer.body.contains(NOTICE), "{mode:?} {path}");
    }
    for (who, path) in [
        (Persona::Member, format!("/teams/{}", world.team)),
        (Persona::Lead, format!("/teams/{}/people", world.team)),
        (Persona::Nobody, "/".to_owned()),
    ] {
        let (answer, time) = took(who, &path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{mode:?} {path}");
        assert!(
            answer.headers.contains_key(header::RETRY_AFTER),
            "{mode:?} {path}"
        );
        assert!(answer.body.contains(TITLE), "{mode:?} {path}: {}", answer.body);
        longest = longest.max(time);
    }
    let (answer, time) = took(Persona::Nobody, "/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{mode:?}");
    longest = longest.max(time);
    let form = [
        ("email", "member@care.test"),
        ("password", "a wrong one, but long"),
    ];
    let since = Instant::now();
    let answer = world.call(Persona::Nobody, "/sign-in", &form).await;
    longest = longest.max(since.elapsed());
    assert_eq!(
        answer.status,
        StatusCode::SERVICE_UNAVAILABLE,
        "{mode:?} {}",
        answer.body
    );
    assert!(answer.headers.contains_key(header::RETRY_AFTER), "{mode:?}");
    println!("{mode:?}: the first page took {first:?}, no other longer than {longest:?}");
    assert!(longest < Duration::from_secs(1), "{mode:?}: {longest:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_goes_away_and_comes_back() {
    let (ctx, proxy) = proxied().await;
    let world = World::new(ctx).await;
    let team = format!("/teams/{}", world.team);
    assert_eq!(world.get(Persona::Member, &team).await.status, StatusCode::OK);
    for mode in [Mode::Closed, Mode::Silent] {
        proxy.set(mode);
        away(&world, mode).await;
        proxy.set(Mode::Through);
        let since = Instant::now();
        while world.get(Persona::Member, &team).await.status != StatusCode::OK {
            assert!(since.elapsed() < Duration::from_secs(15), "{mode:?}: not back");
            tokio::task::yield_now().await;
        }
        let ready = world.get(Persona::Nobody, "/readyz").await;
        assert_eq!(ready.status, StatusCode::OK, "{mode:?}");
        println!("{mode:?}: all is well again after {:?}", since.elapsed());
    }
}

#[tokio::test]
async fn pages_are_read_where_nothing_can_be_written() {
    on_both_databases(async |world| {
        let ready = world.get(Persona::Nobody, "/readyz").await;
        assert_eq!(ready.status, StatusCode::OK);
        let read_only = world.over(unwritable(&world.ctx).await);
        // Hours later everybody is seen anew, which once was written at every look.
        world.ctx.clock.advance(TimeDelta::hours(5));
        for path in ["", "/pulse", "/actions", "/formats"] {
            let path = format!("/teams/{}{path}", world.team);
            let answer = read_only.get(Persona::Member, &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        }
        let ready = read_only.get(Persona::Nobody, "/readyz").await;
        assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
        let fields = [
            ("name", "Member"),
            ("locale", "en"),
            ("time_zone", "Europe/London"),
        ];
        let answer = read_only.call(Persona::Member, "/account", &fields).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(answer.headers.contains_key(header::RETRY_AFTER));
        read_only.ctx.db.close().await;
    })
    .await;
}

/// Holds a lock for longer than a request waits.
#[tokio::test]
async fn what_is_not_to_be_had_in_time_is_refused_in_words() {
    on_both_databases(async |world| {
        if world.ctx.db.file().is_some() {
            return;
        }
        let mut held = world.ctx.db.begin().await.unwrap();
        held.lock(Lock::Team(world.team)).await.unwrap();
        let (team, account) = (world.team.to_string(), world.actor(Persona::Member).await.account);
        let account = account.to_string();
        let fields = [("team", team.as_str()), ("account", &account), ("role", "host")];
        let since = Instant::now();
        let answer = world
            .call(Persona::Lead, "/teams/{team}/people/{account}/role", &fields)
            .await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
        assert!(answer.body.contains("Busy"), "{}", answer.body);
        assert!(answer.headers.contains_key(header::RETRY_AFTER));
        assert!(since.elapsed() < Duration::from_secs(4), "{:?}", since.elapsed());
        drop(held);
        let answer = world
            .call(Persona::Lead, "/teams/{team}/people/{account}/role", &fields)
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    })
    .await;
}
