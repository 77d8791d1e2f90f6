//! The attack: somebody holds every byte of the database (deleted pages, write-ahead log, the order in which rows lie, the numbers that
//! Postgres gives to writes) and every line of the log, and tries to say who cast which ballot and who wrote which remark.
//!
//! The matcher puts people in every order it can read from the data, ballots and remarks likewise, and lays one beside the other. If
//! anything followed the order of answering, one pair of orders would be right far more often than chance. That the matcher can see such
//! a thing is shown by two variants that leak on purpose.

mod answering;
pub(crate) mod log;
mod matcher;
mod sources;

use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex},
};

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use chrono::TimeDelta;
use rand_core::RngCore;
use roundwell::{
    audit::inspect,
    db::Conn,
    identity,
    ids::{AccountId, PulseId},
    pulse::{
        ballot::{BallotToken, Blinding, Issued},
        plan::TypedPulsePlan,
        service as pulses,
        slip::{MAX_SHEET_SLIPS, SlipCode},
    },
    team::{Actor, Role},
};
use roundwell_app::pulse::api::{CAST, DRAW, ISSUE, IssuedWire};
use roundwell_server::{cli::speaks, jobs};
use tracing_subscriber::{filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt};

use crate::support::{Answer, Persona, World, on_both_databases};
use answering::{answer_all, cast, take};
use log::Log;
use matcher::*;
use sources::*;

const PEOPLE: usize = 30;
/// Number of people who answer on paper besides.
const SLIPS: usize = 12;

/// Course of the story.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Variant {
    /// As the product does it.
    Honest,
    /// A table beside it takes every ballot as it comes.
    Leaky,
    /// Keeps SQLite's log while the pulse is open.
    Unfolded,
}

/// One pulse, as it really was: at each place who it was (their account, or for a slip the blinded number beside it), and the keys of what
/// they put into the box.
#[derive(Default)]
struct Truth {
    who: Vec<Vec<u8>>,
    ballots: Vec<[u8; 32]>,
    remarks: Vec<[u8; 32]>,
    sizes: Vec<(usize, usize)>,
}

impl Truth {
    fn add(&mut self, who: &[u8], token: &BallotToken, sizes: (usize, usize)) {
        self.who.push(who.to_vec());
        self.ballots.push(token.hash());
        self.remarks.push(token.remark_key());
        self.sizes.push(sizes);
    }
}

/// Something in which keys can be found: bytes, or rows in some order.
enum Source {
    Bytes(Vec<u8>),
    Rows(Vec<String>),
}

/// Hits by the names of the two orders that were laid side by side.
type Score = BTreeMap<String, usize>;

/// Results of an attack on ballots of people, or on those of slips.
struct Attacked {
    whose: &'static str,
    score: Score,
    /// Number of them in one pulse.
    among: usize,
    /// Number of guesses that each pair of orders made.
    tried: usize,
}

impl Attacked {
    fn best(&self) -> (&str, usize) {
        let best = self.score.iter().max_by_key(|(_, hits)| **hits);
        best.map_or(("", 0), |(pair, hits)| (pair.as_str(), *hits))
    }
}

#[tokio::test]
async fn no_order_time_id_or_size_leads_from_a_ballot_to_a_person() {
    on_both_databases(async |world| {
        for attacked in attack(&world, Variant::Honest, 5).await {
            let (best, hits) = attacked.best();
            let (pairs, tried) = (attacked.score.len(), attacked.tried);
            let mean = attacked.score.values().sum::<usize>() as f64 / (pairs * tried) as f64;
            println!(
                "{}, {}: {pairs} pairs of orders, {tried} guesses each; right on average {:.1} %, by chance {:.1} %; the best pair {:.1} % ({best})",
                kind(&world),
                attacked.whose,
                mean * 100.0,
                100.0 / attacked.among as f64,
                hits as f64 / tried as f64 * 100.0,
            );
            assert!(pairs > 50, "{pairs}");
            // By chance a pair is right about 5 times in five pulses, however many people there are. That any of a thousand pairs is
            // right 20 times comes once in a thousand runs.
            assert!(hits < 20, "{best}: {hits} of {tried}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_matcher_finds_a_table_that_takes_ballots_as_they_come() {
    on_both_databases(async |world| {
        let [people, _] = attack(&world, Variant::Leaky, 2).await;
        let ((best, hits), tried) = (people.best(), people.tried);
        println!("{}, leaking on purpose: {hits} of {tried} ({best})", kind(&world));
        assert!(hits * 10 >= tried * 9, "{best}: {hits} of {tried}");
    })
    .await;
}

#[tokio::test]
async fn the_matcher_finds_the_order_in_a_log_that_nobody_empties() {
    on_both_databases(async |world| {
        if world.ctx.db.file().is_none() {
            return;
        }
        for attacked in attack(&world, Variant::Unfolded, 1).await {
            let ((best, hits), tried) = (attacked.best(), attacked.tried);
            println!(
                "SQLite, its log never emptied, {}: {hits} of {tried} ({best})",
                attacked.whose
            );
            assert!(hits * 10 >= tried * 9, "{best}: {hits} of {tried}");
        }
    })
    .await;
}

fn kind(world: &World) -> &'static str {
    world.ctx.db.file().map_or("Postgres", |_| "SQLite")
}

/// There are no metrics. What the server says of itself to whoever watches it (whether it lives, whether it is ready, what the audit found)
/// is the same before a ballot is given out, after that, and after it was cast.
#[tokio::test]
async fn what_the_server_says_of_itself_counts_no_ballot() {
    on_both_databases(async |world| {
        for path in ["/metrics", "/api/metrics", "/metricsz", "/statusz", "/debug/vars"] {
            let answer = world.get(Persona::Nobody, path).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        }
        let lead = world.actor(Persona::Lead).await;
        for n in 1..=4 {
            world.add(Role::Member, &format!("Colleague {n}")).await;
        }
        let day = |days| (world.ctx.now() + TimeDelta::days(days)).date_naive().to_string();
        let plan = TypedPulsePlan {
            opens_on: day(0),
            closes_on: day(7),
            threshold: "6".into(),
            ..TypedPulsePlan::default()
        };
        let pulse = pulses::plan_pulse(&world.ctx, &lead, world.team, &plan)
            .await
            .unwrap();
        let member = world.actor(Persona::Member).await.account;
        let mut tx = world.ctx.db.begin().await.unwrap();
        let session = identity::start_sign_in(&world.ctx, &mut tx, member)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let cookie = format!("roundwell={}", session.reveal());
        let before = of_itself(&world).await;
        assert!(
            before.iter().any(|said| said.contains("Nothing found.")),
            "{before:?}"
        );
        let token = take(&world, pulse, &cookie).await;
        assert_eq!(of_itself(&world).await, before, "after a ballot was given out");
        cast(&world, pulse, &token, "a remark").await;
        assert_eq!(of_itself(&world).await, before, "after it was cast");
    })
    .await;
}

/// Everything an operator can ask the server or its audit, without what differs from one answer to the next anyway.
async fn of_itself(world: &World) -> Vec<String> {
    let mut said = Vec::new();
    for path in ["/healthz", "/readyz"] {
        let mut answer = world.get(Persona::Nobody, path).await;
        answer.headers.remove("x-request-id");
        said.push(format!(
            "{path} {} {:?} {}",
            answer.status, answer.headers, answer.body
        ));
    }
    said.push(inspect(&world.ctx).await.unwrap().to_string());
    said
}

/// Lives through so many pulses and attacks each while it is open, after its close and after its publication.
async fn attack(world: &World, variant: Variant, pulses: usize) -> [Attacked; 2] {
    let lead = world.actor(Persona::Lead).await;
    let mut people = Vec::new();
    for n in 1..PEOPLE - 2 {
        let name = format!("Colleague {}", "x".repeat(n));
        people.push(world.add(Role::Member, &name).await.account);
    }
    for who in [Persona::Lead, Persona::Host, Persona::Member] {
        people.push(world.actor(who).await.account);
    }
    if variant == Variant::Leaky {
        execute(world, "create table leaky (body text)").await;
    }
    let reader = world.actor(Persona::Host).await.account.to_string();
    pulses::choose_reader(&world.ctx, &lead, world.team, &reader)
        .await
        .unwrap();
    let mut scores = [Score::new(), Score::new()];
    for _ in 0..pulses {
        // At noon it is the same day in London and in UTC.
        let noon = (world.ctx.now() + TimeDelta::days(1))
            .date_naive()
            .and_hms_opt(12, 0, 0);
        world.ctx.clock.advance(noon.unwrap().and_utc() - world.ctx.now());
        let day = |days| (world.ctx.now() + TimeDelta::days(days)).date_naive().to_string();
        let plan = TypedPulsePlan {
            opens_on: day(0),
            closes_on: day(7),
            threshold: "6".into(),
            slips: SLIPS.to_string(),
        };
        let pulse = pulses::plan_pulse(&world.ctx, &lead, world.team, &plan)
            .await
            .unwrap();
        shuffle(world, &mut people);
        let mut codes = printed(world, &lead, pulse).await;
        shuffle(world, &mut codes);
        let truths = answer_all(world, pulse, &people, &codes, variant).await;
        for (phase, hours) in [("open", 0), ("closed", 8 * 24), ("published", 7 * 24)] {
            world.ctx.clock.advance(TimeDelta::hours(hours));
            // The jobs would empty the log.
            if variant != Variant::Unfolded {
                jobs::run_due(&world.ctx).await;
            }
            let sources = sources(world, variant, phase).await;
            for (truth, score) in truths.iter().zip(&mut scores) {
                compare(truth, phase, &sources, score);
            }
        }
    }
    let [people, slips] = scores;
    let attacked = |whose, score, among| Attacked {
        whose,
        score,
        among,
        tried: among * pulses,
    };
    [
        attacked("people", people, PEOPLE),
        attacked("slips", slips, SLIPS),
    ]
}

/// The codes of all slips, on as many sheets as it takes.
async fn printed(world: &World, lead: &Actor, pulse: PulseId) -> Vec<SlipCode> {
    let mut codes = Vec::new();
    while codes.len() < SLIPS {
        let most = (SLIPS - codes.len()).min(MAX_SHEET_SLIPS as usize).to_string();
        let sheet = pulses::print_sheet(&world.ctx, lead, pulse, &most).await.unwrap();
        codes.extend(
            pulses::printed_sheet(&world.ctx, lead, sheet)
                .await
                .unwrap()
                .codes,
        );
    }
    codes
}
