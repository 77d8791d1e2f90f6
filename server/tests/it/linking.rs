//! The attack: somebody holds every byte of the database (deleted pages, write-ahead log, the order in which rows lie, the numbers that
//! Postgres gives to writes) and every line of the log, and tries to say who cast which ballot and who wrote which remark.
//!
//! The matcher puts people in every order it can read from the data, ballots and remarks likewise, and lays one beside the other. If
//! anything followed the order of answering, one pair of orders would be right far more often than chance. That the matcher can see such
//! a thing is shown by two variants that leak on purpose.

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
    ids::{AccountId, PulseId},
    pulse::{
        ballot::{Blinding, Issued, Token},
        plan::TypedPlan,
        service as pulses,
        slip::{SHEET_MOST, SlipCode},
    },
    team::{Actor, Role, service},
};
use roundwell_app::pulse::api::{CAST, DRAW, ISSUE, IssuedWire};
use roundwell_server::{cli::speaks, jobs};
use tracing_subscriber::{filter::filter_fn, fmt::MakeWriter, layer::SubscriberExt};

use crate::support::{Answer, Who, World, both};

const PEOPLE: usize = 30;
/// How many answer on paper besides.
const SLIPS: usize = 12;

/// How the story goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Variant {
    /// As the product does it.
    Honest,
    /// A table beside it takes every ballot as it comes.
    Leaky,
    /// Nobody empties SQLite's log while the pulse is open.
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
    fn add(&mut self, who: &[u8], token: &Token, sizes: (usize, usize)) {
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

/// What came of an attack on ballots of people, or on those of slips.
struct Attacked {
    whose: &'static str,
    score: Score,
    /// How many there are in one pulse.
    among: usize,
    /// How many guesses each pair of orders made.
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
    both(async |world| {
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
    both(async |world| {
        let [people, _] = attack(&world, Variant::Leaky, 2).await;
        let ((best, hits), tried) = (people.best(), people.tried);
        println!("{}, leaking on purpose: {hits} of {tried} ({best})", kind(&world));
        assert!(hits * 10 >= tried * 9, "{best}: {hits} of {tried}");
    })
    .await;
}

#[tokio::test]
async fn the_matcher_finds_the_order_in_a_log_that_nobody_empties() {
    both(async |world| {
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
    both(async |world| {
        for path in ["/metrics", "/api/metrics", "/metricsz", "/statusz", "/debug/vars"] {
            let answer = world.get(Who::Nobody, path).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        }
        let lead = world.actor(Who::Lead).await;
        for n in 1..=4 {
            world.add(Role::Member, &format!("Colleague {n}")).await;
        }
        let day = |days| (world.ctx.now() + TimeDelta::days(days)).date_naive().to_string();
        let plan = TypedPlan {
            opens_on: day(0),
            closes_on: day(7),
            threshold: "6".into(),
            ..TypedPlan::default()
        };
        let pulse = pulses::plan_pulse(&world.ctx, &lead, world.team, &plan)
            .await
            .unwrap();
        let member = world.actor(Who::Member).await.account;
        let mut tx = world.ctx.db.begin().await.unwrap();
        let session = service::start_sign_in(&world.ctx, &mut tx, member).await.unwrap();
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
        let mut answer = world.get(Who::Nobody, path).await;
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
    let lead = world.actor(Who::Lead).await;
    let mut people = Vec::new();
    for n in 1..PEOPLE - 2 {
        let name = format!("Colleague {}", "x".repeat(n));
        people.push(world.add(Role::Member, &name).await.account);
    }
    for who in [Who::Lead, Who::Host, Who::Member] {
        people.push(world.actor(who).await.account);
    }
    if variant == Variant::Leaky {
        execute(world, "create table leaky (body text)").await;
    }
    let reader = world.actor(Who::Host).await.account.to_string();
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
        let plan = TypedPlan {
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
        let most = (SLIPS - codes.len()).min(SHEET_MOST as usize).to_string();
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

/// Everybody signs in, takes a ballot and casts it, one after the other, some minutes apart; in between come those who have drawn a slip.
async fn answer_all(
    world: &World,
    pulse: PulseId,
    people: &[AccountId],
    codes: &[SlipCode],
    variant: Variant,
) -> [Truth; 2] {
    let log = Log::default();
    let subscriber = tracing_subscriber::registry()
        .with(tracing_subscriber::filter::LevelFilter::TRACE)
        .with(filter_fn(speaks))
        .with(tracing_subscriber::fmt::layer().with_writer(log.clone()));
    let listening = tracing::subscriber::set_default(subscriber);
    let [mut named, mut drawn] = [Truth::default(), Truth::default()];
    let mut codes = codes.iter();
    let mut entropy = world.ctx.entropy.clone();
    world.ctx.db.fold_log().await.unwrap();
    for (left, account) in (0..people.len()).rev().zip(people) {
        some_time_passes(world);
        let mut tx = world.ctx.db.begin().await.unwrap();
        let session = service::start_sign_in(&world.ctx, &mut tx, *account)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let cookie = format!("roundwell={}", session.reveal());
        world
            .get_with(Who::Nobody, &format!("/pulses/{pulse}"), &cookie)
            .await;
        let before = log.length();
        let token = take(world, pulse, &cookie).await;
        let length = put_in(world, pulse, &token, variant).await;
        assert_eq!(log.length(), before, "a ballot was logged: {}", log.text());
        let name = account_name_length(world, *account).await;
        named.add(account.0.as_bytes(), &token, (name, length));
        while codes.len() > left || (codes.len() > 0 && entropy.next_u32().is_multiple_of(3)) {
            let Some(code) = codes.next() else { break };
            some_time_passes(world);
            let before = log.length();
            let (token, blinded) = draw(world, pulse, code).await;
            let length = put_in(world, pulse, &token, variant).await;
            assert_eq!(
                log.length(),
                before,
                "a ballot from a slip was logged: {}",
                log.text()
            );
            drawn.add(&blinded, &token, (0, length));
        }
    }
    drop(listening);
    let said = log.text();
    assert!(said.contains("/pulses/{pulse}"), "the log was heard: {said}");
    for account in people {
        assert!(!said.contains(&account.to_string()), "the log names somebody");
    }
    [named, drawn]
}

fn some_time_passes(world: &World) {
    let wait = i64::from(world.ctx.entropy.clone().next_u32() % 200) + 1;
    world.ctx.clock.advance(TimeDelta::minutes(wait));
}

/// Casts a ballot with a remark of some length, which is the answer.
async fn put_in(world: &World, pulse: PulseId, token: &Token, variant: Variant) -> usize {
    let remark = "so it is ".repeat(world.ctx.entropy.clone().next_u32() as usize % 20 + 1);
    cast(world, pulse, token, &remark).await;
    if variant == Variant::Leaky {
        let body = hex::encode([token.hash(), token.remark_key()].concat());
        execute(world, &format!("insert into leaky values ('{body}')")).await;
    }
    // The server does this every second.
    if variant != Variant::Unfolded {
        world.ctx.db.fold_log().await.unwrap();
    }
    remark.len()
}

async fn take(world: &World, pulse: PulseId, cookie: &str) -> Token {
    let blinding = Blinding::draw(&mut world.ctx.entropy.clone()).ok().unwrap();
    let body = format!("pulse={pulse}&blinded={}", hex::encode(blinding.blinded()));
    let answer = post(world, ISSUE, body, Some(cookie)).await;
    finished(world, pulse, blinding, &answer).await
}

/// The token of a slip, and the blinded number that stands beside it from then on.
async fn draw(world: &World, pulse: PulseId, code: &SlipCode) -> (Token, [u8; 32]) {
    let blinding = Blinding::draw(&mut world.ctx.entropy.clone()).ok().unwrap();
    let blinded = blinding.blinded();
    let (slip, sealed) = (code.as_str(), hex::encode(blinded));
    let body = format!("pulse={pulse}&slip={slip}&blinded={sealed}");
    let answer = post(world, DRAW, body, None).await;
    (finished(world, pulse, blinding, &answer).await, blinded)
}

async fn finished(world: &World, pulse: PulseId, blinding: Blinding, answer: &Answer) -> Token {
    let wire: IssuedWire = serde_json::from_str(&answer.body).unwrap();
    let issued = Issued {
        evaluation: hex::decode(wire.evaluation).unwrap().try_into().unwrap(),
        proof: hex::decode(wire.proof).unwrap().try_into().unwrap(),
    };
    let page = pulses::ballot_page(&world.ctx, None, pulse).await.unwrap();
    blinding
        .finish(&issued, &page.pulse.public_key.unwrap())
        .ok()
        .unwrap()
}

async fn cast(world: &World, pulse: PulseId, token: &Token, remark: &str) {
    let mut entropy = world.ctx.entropy.clone();
    let answers: Vec<_> = (0..6).map(|_| (entropy.next_u32() % 5 + 1).to_string()).collect();
    let body = format!(
        "pulse={pulse}&token={}&answers={}&remark={}",
        token.to_hex(),
        answers.join(","),
        remark.replace(' ', "+")
    );
    post(world, CAST, body, None).await;
}

async fn post(world: &World, path: &str, body: String, cookie: Option<&str>) -> Answer {
    let mut request = world
        .request(Who::Nobody, Method::POST, path, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let answer = world.send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer
}

/// Everything the attacker holds.
async fn sources(world: &World, variant: Variant, phase: &str) -> Vec<(String, Source)> {
    let mut sources = Vec::new();
    if let Some(path) = world.ctx.db.file() {
        for (name, ending) in [("file", ""), ("log", "-wal")] {
            let bytes = std::fs::read(format!("{}{ending}", path.display())).unwrap_or_default();
            sources.push((name.to_owned(), Source::Bytes(bytes)));
        }
        for table in tables(variant) {
            let order = if table == "sign_in" {
                "order by created_at"
            } else {
                ""
            };
            let sql = format!("select * from {table} {order}");
            sources.push((format!("{table} rows"), Source::Rows(rows(world, &sql).await)));
        }
        return sources;
    }
    for table in tables(variant) {
        for (order, by) in [("lying", "ctid"), ("numbered", "xmin::text::bigint, ctid")] {
            let sql = format!("select t::text from {table} t order by {by}");
            sources.push((format!("{table} {order}"), Source::Rows(rows(world, &sql).await)));
        }
    }
    let by_time = "select t::text from sign_in t order by created_at";
    sources.push(("sign_in by time".into(), Source::Rows(rows(world, by_time).await)));
    // While a pulse is open, Postgres's own files and its write-ahead log still hold earlier states: docs/privacy.md says so.
    if phase != "open" {
        execute(world, "checkpoint").await;
        for table in tables(variant) {
            let sql = format!("select pg_read_binary_file(pg_relation_filepath('{table}'))");
            let mut tx = world.ctx.db.read().await.unwrap();
            let Conn::Postgres(conn) = &mut tx.conn else {
                unreachable!()
            };
            let bytes: Vec<u8> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql))
                .fetch_one(&mut **conn)
                .await
                .unwrap();
            sources.push((format!("{table} file"), Source::Bytes(bytes)));
        }
    }
    sources
}

fn tables(variant: Variant) -> Vec<&'static str> {
    let mut tables = vec![
        "roster",
        "slip",
        "sheet",
        "reader",
        "sign_in",
        "membership",
        "account",
        "open_box",
        "ballot",
        "remark",
    ];
    if variant == Variant::Leaky {
        tables.push("leaky");
    }
    tables
}

async fn rows(world: &World, sql: &str) -> Vec<String> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    let mut tx = world.ctx.db.read().await.unwrap();
    match &mut tx.conn {
        Conn::Postgres(conn) => sqlx::query_scalar(sql).fetch_all(&mut **conn).await.unwrap(),
        Conn::Sqlite(conn) => {
            use sqlx::{Column, Row};
            let rows = sqlx::query(sql).fetch_all(&mut **conn).await.unwrap();
            let text = |row: &sqlx::sqlite::SqliteRow| {
                let cell = |column: &sqlx::sqlite::SqliteColumn| {
                    let bytes: Option<Vec<u8>> = row.try_get_unchecked(column.ordinal()).ok().flatten();
                    hex::encode(bytes.unwrap_or_default())
                };
                row.columns().iter().map(cell).collect::<Vec<_>>().join(" ")
            };
            rows.iter().map(text).collect()
        }
    }
}

async fn execute(world: &World, sql: &str) {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    let mut tx = world.ctx.db.begin().await.unwrap();
    roundwell::on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

async fn account_name_length(world: &World, account: AccountId) -> usize {
    let mut tx = world.ctx.db.read().await.unwrap();
    let name: String = roundwell::on!(tx, |conn| sqlx::query_scalar(
        "select name from account where id = $1"
    )
    .bind(account)
    .fetch_one(conn)
    .await)
    .unwrap();
    name.len()
}

/// Lays every order of people beside every order of ballots and of remarks, and these two beside each other.
fn compare(truth: &Truth, phase: &str, sources: &[(String, Source)], score: &mut Score) {
    let ballots: Vec<_> = truth.ballots.iter().map(|key| key.to_vec()).collect();
    let remarks: Vec<_> = truth.remarks.iter().map(|key| key.to_vec()).collect();
    let mut people = orders(&truth.who, sources);
    let names: Vec<_> = truth.sizes.iter().map(|size| size.0).collect();
    // A slip has no name.
    if names.iter().any(|length| *length > 0) {
        people.push(("length of name".into(), sorted(&names)));
    }
    let boxed = orders(&ballots, sources);
    let mut remarked = orders(&remarks, sources);
    let lengths: Vec<_> = truth.sizes.iter().map(|size| size.1).collect();
    if !remarked.is_empty() {
        remarked.push(("length of remark".into(), sorted(&lengths)));
    }
    for (what, ones, others) in [
        ("ballots to people", &boxed, &people),
        ("remarks to people", &remarked, &people),
        ("remarks to ballots", &remarked, &boxed),
    ] {
        for (one, left) in ones {
            for (other, right) in others {
                let same = left.iter().zip(right).filter(|(one, other)| one == other).count();
                let turned = left
                    .iter()
                    .zip(right.iter().rev())
                    .filter(|(one, other)| one == other)
                    .count();
                for (way, hits) in [("", same), (", backwards", turned)] {
                    let pair = format!("{what}, {phase}: {one} beside {other}{way}");
                    *score.entry(pair).or_default() += hits;
                }
            }
        }
    }
}

/// Every order in which these keys are found: by the first place, by the last, and by how often.
fn orders(keys: &[Vec<u8>], sources: &[(String, Source)]) -> Vec<(String, Vec<usize>)> {
    let mut orders = Vec::new();
    for (name, source) in sources {
        let places: Vec<_> = keys.iter().map(|key| places(key, source)).collect();
        let seen = places.iter().filter(|places| !places.is_empty()).count();
        if seen * 2 < keys.len() {
            continue;
        }
        let by = |rank: fn(&Vec<usize>) -> usize| sorted(&places.iter().map(rank).collect::<Vec<_>>());
        orders.push((
            format!("first in {name}"),
            by(|places| places.first().copied().unwrap_or(usize::MAX)),
        ));
        if places.iter().any(|places| places.len() > 1) {
            orders.push((
                format!("last in {name}"),
                by(|places| places.last().copied().unwrap_or(usize::MAX)),
            ));
            orders.push((format!("how often in {name}"), by(Vec::len)));
        }
    }
    orders
}

fn places(key: &[u8], source: &Source) -> Vec<usize> {
    let plain = hex::encode(key);
    let hyphens = uuid::Uuid::from_slice(key)
        .map(|id| id.to_string())
        .unwrap_or_else(|_| plain.clone());
    match source {
        Source::Rows(rows) => {
            // Within one row (the box) the place counts as well.
            let place = |(at, row): (usize, &String)| {
                let within = row.find(&plain).or_else(|| row.find(&hyphens))?;
                Some(at * 1_000_000 + within)
            };
            rows.iter().enumerate().filter_map(place).collect()
        }
        Source::Bytes(bytes) => {
            let mut places = Vec::new();
            for needle in [key, plain.as_bytes()] {
                let first = needle[0];
                let candidates = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
                places.extend(
                    candidates
                        .map(|(at, _)| at)
                        .filter(|at| bytes[*at..].starts_with(needle)),
                );
            }
            places
        }
    }
}

/// The numbers of the things in the order of their ranks.
fn sorted<T: Ord>(ranks: &[T]) -> Vec<usize> {
    let mut order: Vec<_> = (0..ranks.len()).collect();
    // Equal ranks tell nothing: they must not keep the order of the truth.
    order.sort_by_key(|at| (&ranks[*at], (at * 7919 + 13) % 101));
    order
}

fn shuffle<T>(world: &World, things: &mut [T]) {
    let mut entropy = world.ctx.entropy.clone();
    for last in (1..things.len()).rev() {
        things.swap(last, entropy.next_u64() as usize % (last + 1));
    }
}

/// Everything that is logged, kept.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn length(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
