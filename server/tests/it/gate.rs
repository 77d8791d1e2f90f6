//! There is no way round the gate: what may not be published changes nothing that anybody can see, and a threshold only goes up.

use std::{cell::RefCell, collections::BTreeMap};

use axum::http::StatusCode;
use chrono::TimeDelta;
use roundwell::{
    ids::PulseId,
    pulse::{
        self, PulseState,
        ballot::Blinding,
        service::{Cast, issue},
    },
    team::{Actor, Role},
};

use crate::{
    access::{PAGES, POSTS, fill},
    support::{Answer, Persona, World, on_both_databases},
};

/// Pages shown to everybody: by person and path, without what chance made.
type ShownPages = BTreeMap<(Persona, String), String>;

/// A ballot's answers to the six items.
type SixScores = [i64; 6];

const LOW: [SixScores; 9] = [
    [1; 6],
    [2; 6],
    [1, 2, 1, 2, 1, 2],
    [1; 6],
    [2; 6],
    [1; 6],
    [2; 6],
    [1; 6],
    [2; 6],
];
const HIGH: [SixScores; 9] = [
    [5; 6],
    [4; 6],
    [5, 4, 5, 4, 5, 4],
    [5; 6],
    [4; 6],
    [5; 6],
    [4; 6],
    [5; 6],
    [4; 6],
];

/// World with these ballots in its pulse, seen by everybody once its result would be out; on each database.
async fn seen_with(ballots: &[SixScores]) -> Vec<ShownPages> {
    let seen = RefCell::new(Vec::new());
    on_both_databases(async |mut world| {
        let mut people = Vec::new();
        for n in 1..=6 {
            people.push(world.add(Role::Member, &format!("answering {n}")).await);
        }
        let records = world.add_records().await;
        for who in [Persona::Lead, Persona::Host, Persona::Member] {
            people.push(world.actor(who).await);
        }
        let pulse: PulseId = records.pulse.parse().unwrap();
        // All are given a ballot, so that only what is cast differs.
        for (n, who) in people.iter().enumerate() {
            let token = token(&world, who, pulse).await;
            if let Some(answers) = ballots.get(n) {
                let cast = Cast {
                    token,
                    answers: answers.map(Some).to_vec(),
                    remark: String::new(),
                };
                pulse::service::cast(&world.ctx, pulse, &cast).await.unwrap();
            }
        }
        // A day after the close it would be out, two days later for managers.
        for days in [8, 2, 3] {
            world.later(TimeDelta::days(days)).await;
            pulse::service::advance_due(&world.ctx).await.unwrap();
        }
        assert_eq!(state(&world, pulse).await, PulseState::Published);
        let mut shown = ShownPages::new();
        for who in Persona::ALL {
            for (page, _) in PAGES {
                let path = fill(&world, &records, page).await;
                let answer = world.get(who, &path).await;
                shown.insert((who, (*page).to_owned()), plain(&answer));
            }
            for (path, fields) in POSTS {
                let mut filled = Vec::new();
                for (name, value) in *fields {
                    filled.push((*name, fill(&world, &records, value).await));
                }
                let fields: Vec<_> = filled
                    .iter()
                    .map(|(name, value)| (*name, value.as_str()))
                    .collect();
                let answer = world.call(who, path, &fields).await;
                shown.insert((who, format!("POST {path}")), plain(&answer));
            }
        }
        seen.borrow_mut().push(shown);
    })
    .await;
    seen.into_inner()
}

async fn token(world: &World, actor: &Actor, pulse: PulseId) -> String {
    let ctx = &world.ctx;
    let blinding = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
    let issued = issue(ctx, actor, pulse, &blinding.blinded()).await.unwrap();
    let page = pulse::service::ballot_page(ctx, None, pulse).await.unwrap();
    let key = page.pulse.public_key.unwrap();
    blinding.finish(&issued, &key).ok().unwrap().to_hex()
}

async fn state(world: &World, pulse: PulseId) -> PulseState {
    let page = pulse::service::ballot_page(&world.ctx, None, pulse)
        .await
        .unwrap();
    page.pulse.state
}

/// An answer without identifiers, nonces and secrets: long words that hold a digit, or capitals in their midst.
fn plain(answer: &Answer) -> String {
    let shown = format!("{} {} {}", answer.status, answer.location(), answer.body);
    let of_a_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '=' | '+');
    let mut plain = String::new();
    for piece in shown.split_inclusive(|letter| !of_a_word(letter)) {
        let word = piece.trim_end_matches(|letter| !of_a_word(letter));
        let by_chance = |letter: char| letter.is_ascii_digit() || letter.is_ascii_uppercase();
        if word.len() >= 16 && word.get(1..).is_some_and(|rest| rest.contains(by_chance)) {
            plain.push('#');
            plain.push_str(&piece[word.len()..]);
        } else {
            plain.push_str(piece);
        }
    }
    plain
}

/// Differences between two worlds.
fn differing<'s>(one: &'s ShownPages, other: &'s ShownPages) -> Vec<&'s (Persona, String)> {
    assert!(one.len() > 700, "{}", one.len());
    assert!(one.keys().eq(other.keys()));
    one.iter()
        .filter(|(place, shown)| other.get(place) != Some(shown))
        .map(|(place, _)| place)
        .collect()
}

/// Two low ballots and five high ones are both too few, and nobody can tell which it was: not by any page, not by any function. That the
/// walk would see a difference is shown by a result that may be published.
#[tokio::test]
async fn what_is_withheld_changes_nothing_that_anybody_sees() {
    let few = seen_with(&LOW[..2]).await;
    let more = seen_with(&HIGH[..5]).await;
    let enough = seen_with(&HIGH).await;
    for ((few, more), enough) in few.iter().zip(&more).zip(&enough) {
        let told = differing(few, more);
        assert!(told.is_empty(), "{told:?}: {}\n\n{}", few[told[0]], more[told[0]]);
        let published = differing(few, enough);
        let shown = |who: Persona, page: &str| {
            published
                .iter()
                .any(|(reader, path)| *reader == who && path.ends_with(page))
        };
        assert!(
            shown(Persona::Lead, "/pulse") && shown(Persona::Manager, "/summary"),
            "{published:?}"
        );
        assert!(
            !published
                .iter()
                .any(|(reader, _)| matches!(reader, Persona::Nobody | Persona::Stranger)),
            "{published:?}"
        );
    }
}

/// The routes that are no pages and no posts (`http::routes`). What is added here is added to the walk in `access` too, or says why not.
const ROUTES: &[&str] = &[
    // Walked.
    "/events/rooms/{session}",
    "/j/{code}/picture.svg",
    "/teams/{team}/sessions/{session}/calendar.ics",
    // Leads to a page that is walked.
    "/teams/{team}/came-of-it",
    // Nothing of the organisation.
    "/healthz",
    "/readyz",
    "/icon.svg",
    "/pkg",
    "/fonts",
    // In a demonstration alone.
    "/demo/clock",
    "/demo/sign-in/{part}",
];

/// A route that the walk does not know, `/answers.json` for instance, could show anything.
#[test]
fn every_route_is_known_to_the_walk() {
    let mut found = 0;
    let server = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [server.join("src/http"), server.join("../demo/src")];
    for source in folders.iter().flat_map(|folder| sources(folder)) {
        for opening in [".route(", ".route_service(", ".nest(", ".nest_service("] {
            for rest in source.split(opening).skip(1) {
                let path = rest.split('"').nth(1).unwrap();
                assert!(ROUTES.contains(&path), "a route that nobody walks: {path}");
                found += 1;
            }
        }
    }
    assert!(found >= 10, "{found}");
}

fn sources(folder: &std::path::Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            texts.push(std::fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// A threshold is typed in one place, the plan of the next pulse, and only upward.
#[tokio::test]
async fn a_threshold_only_goes_up() {
    on_both_databases(async |mut world| {
        for n in 1..=12 {
            world.add(Role::Member, &format!("colleague {n}")).await;
        }
        for threshold in ["5", "0", "-6", "31", "", "4.5", "6e0"] {
            assert_eq!(
                plan(&world, threshold, 1).await,
                Err(StatusCode::UNPROCESSABLE_ENTITY),
                "{threshold}"
            );
        }
        for threshold in ["6", "7", "12"] {
            let pulse = plan(&world, threshold, 1).await.unwrap();
            assert_eq!(pulse.1.to_string(), threshold);
            let gone = world
                .call(
                    Persona::Lead,
                    "/pulses/{pulse}/withdraw",
                    &[("pulse", &pulse.0.to_string())],
                )
                .await;
            assert!(gone.status.as_u16() < 400, "{}", gone.body);
        }
        // What was asked for once is the least from then on.
        plan(&world, "8", 0).await.unwrap();
        for days in [8, 2, 30] {
            world.later(TimeDelta::days(days)).await;
            pulse::service::advance_due(&world.ctx).await.unwrap();
        }
        for threshold in ["6", "7"] {
            assert_eq!(
                plan(&world, threshold, 0).await,
                Err(StatusCode::UNPROCESSABLE_ENTITY),
                "{threshold}"
            );
        }
        assert_eq!(plan(&world, "9", 0).await.unwrap().1, 9);
    })
    .await;
}

/// Plans a pulse that opens in so many days: it and its threshold, or the refusal, which must be about the threshold.
async fn plan(world: &World, threshold: &str, opens: i64) -> Result<(PulseId, i64), StatusCode> {
    let day = |days: i64| (world.ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    let (team, opens, closes) = (world.team.to_string(), day(opens), day(opens + 7));
    let fields = [
        ("team", team.as_str()),
        ("opens_on", &opens),
        ("closes_on", &closes),
        ("threshold", threshold),
    ];
    let answer = world.call(Persona::Lead, "/teams/{team}/pulse", &fields).await;
    if answer.status.as_u16() >= 400 {
        assert!(
            answer.body.contains("pulse-threshold"),
            "{threshold}: {}",
            answer.body
        );
        return Err(answer.status);
    }
    let mut tx = world.ctx.db.read().await.unwrap();
    let access = roundwell::testing::team_access(&mut tx, world.team).await;
    let pulses = pulse::store::of_team(&mut tx, &access).await.unwrap();
    let last = pulses.last().unwrap();
    Ok((last.id, last.threshold))
}
