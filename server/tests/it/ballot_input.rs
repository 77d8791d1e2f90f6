//! Bad ballots and everything around them: each with its clear answer, none with a 5xx, and none of them leaves a trace in the box.

mod asking;
mod casting;
mod hours;

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Method, header},
};
use chrono::TimeDelta;
use roundwell::{
    ids::PulseId,
    on,
    ports::Entropy,
    pulse::{
        ballot::{BallotToken, Blinding, Issued, PulseKey},
        box_store, service,
    },
    team::Role,
};
use roundwell_app::pulse::api::{CAST, ISSUE, IssuedWire, RECEIPT};

use crate::support::{Answer, Persona, World, on_both_databases};

const FORM: &str = "application/x-www-form-urlencoded";
const SHEET: &str = "1,2,3,4,5,1";
const NOTHING: &str = "00000000-0000-4000-8000-000000000000";

/// Person who sends what where in which encoding, and what answers it.
struct BallotCase {
    name: String,
    who: Persona,
    path: &'static str,
    kind: &'static str,
    body: String,
    status: u16,
    code: &'static str,
}

async fn send(world: &World, who: Persona, path: &str, kind: &str, body: String) -> Answer {
    let mut request = world
        .request(who, Method::POST, path, "application/json")
        .header("sec-fetch-site", "same-origin");
    if !kind.is_empty() {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    world.send(request.body(Body::from(body)).unwrap()).await
}

async fn check(world: &World, case: BallotCase) {
    let BallotCase {
        name, status, code, ..
    } = &case;
    let answer = send(world, case.who, case.path, case.kind, case.body.clone()).await;
    assert_eq!(answer.status.as_u16(), *status, "{name}: {}", answer.body);
    assert!(answer.body.contains(code), "{name}: {}", answer.body);
    assert!(answer.body.len() < 400, "{name}: {}", answer.body);
    for word in [
        "sqlx",
        "sqlite",
        "postgres",
        "panicked",
        "voprf",
        "ristretto",
        "scalar",
    ] {
        assert!(
            !answer.body.to_lowercase().contains(word),
            "{name}: {}",
            answer.body
        );
    }
}

/// An open pulse of a team of six.
async fn opened(world: &World) -> PulseId {
    for name in ["Ada", "Bo", "Cy"] {
        world.add(Role::Member, name).await;
    }
    let answer = plan(world, 0, 7, "6").await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    world.pulse().await
}

async fn plan(world: &World, from: i64, to: i64, threshold: &str) -> Answer {
    let day = |days| (world.ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    let fields = [
        ("team", &*world.team.to_string()),
        ("opens_on", &day(from)),
        ("closes_on", &day(to)),
        ("threshold", threshold),
    ];
    world.call(Persona::Lead, "/teams/{team}/pulse", &fields).await
}

async fn token(world: &World, who: Persona, pulse: PulseId) -> BallotToken {
    let blinding = Blinding::draw(&mut world.ctx.entropy.clone()).ok().unwrap();
    let body = format!("pulse={pulse}&blinded={}", hex::encode(blinding.blinded()));
    let answer = send(world, who, ISSUE, FORM, body).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let wire: IssuedWire = serde_json::from_str(&answer.body).unwrap();
    let issued = Issued {
        evaluation: hex::decode(wire.evaluation).unwrap().try_into().unwrap(),
        proof: hex::decode(wire.proof).unwrap().try_into().unwrap(),
    };
    let page = service::ballot_page(&world.ctx, None, pulse).await.unwrap();
    blinding
        .finish(&issued, &page.pulse.public_key.unwrap())
        .ok()
        .unwrap()
}

/// A token that is good for some other pulse.
fn foreign() -> String {
    let mut entropy = Entropy::seeded(99);
    let key = PulseKey::generate(&mut entropy).ok().unwrap();
    let blinding = Blinding::draw(&mut entropy).ok().unwrap();
    let issued = key.issue(&mut entropy, &blinding.blinded()).unwrap();
    blinding.finish(&issued, &key.public()).ok().unwrap().to_hex()
}

fn ballot(pulse: &str, token: &str, answers: &str, remark: &str) -> String {
    let fields = [
        ("pulse", pulse),
        ("token", token),
        ("answers", answers),
        ("remark", remark),
    ];
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// The ballots in the open box.
async fn in_the_box(world: &World, pulse: PulseId) -> usize {
    let mut tx = world.ctx.db.begin().await.unwrap();
    let open = box_store::held(&mut tx, &[(pulse, 6)], world.ctx.now())
        .await
        .unwrap();
    open.into_iter().map(|held| held.ballot_box.empty().0.len()).sum()
}

#[tokio::test]
async fn bad_requests() {
    on_both_databases(async |world| {
        let id = opened(&world).await;
        let pulse = id.to_string();
        let good = token(&world, Persona::Member, id).await.to_hex();
        let whole = ballot(&pulse, &good, SHEET, "");
        let json = format!(r#"{{"pulse":"{pulse}","token":"{good}","answers":"{SHEET}","remark":""}}"#);
        let parts =
            format!("--x\r\ncontent-disposition: form-data; name=\"token\"\r\n\r\n{good}\r\n--x--\r\n");
        for (name, kind, body, status, code) in [
            ("no pulse", FORM, ballot("", &good, SHEET, ""), 404, "Missing"),
            (
                "an unknown pulse",
                FORM,
                ballot(NOTHING, &good, SHEET, ""),
                404,
                "Missing",
            ),
            (
                "a pulse that is SQL",
                FORM,
                ballot("x' or 1=1", &good, SHEET, ""),
                404,
                "Missing",
            ),
            ("nothing", FORM, String::new(), 400, "BadRequest"),
            (
                "no field for the pulse",
                FORM,
                format!("token={good}&answers={SHEET}"),
                400,
                "BadRequest",
            ),
            (
                "no field for the token",
                FORM,
                format!("pulse={pulse}&answers={SHEET}"),
                400,
                "BadRequest",
            ),
            (
                "no field for the answers",
                FORM,
                format!("pulse={pulse}&token={good}"),
                400,
                "BadRequest",
            ),
            (
                "two tokens",
                FORM,
                format!("{whole}&token={}", foreign()),
                400,
                "BadRequest",
            ),
            (
                "a token as a list",
                FORM,
                whole.replace("token=", "token[]="),
                400,
                "BadRequest",
            ),
            (
                "broken per cent signs",
                FORM,
                format!("{whole}&remark=%zz%"),
                400,
                "BadRequest",
            ),
            ("JSON called a form", FORM, json.clone(), 400, "BadRequest"),
            ("JSON", "application/json", json.clone(), 400, "BadRequest"),
            (
                "broken JSON",
                "application/json",
                json[..40].to_owned(),
                400,
                "BadRequest",
            ),
            (
                "several parts",
                "multipart/form-data; boundary=x",
                parts,
                400,
                "BadRequest",
            ),
            (
                "bytes",
                "application/octet-stream",
                "\u{1}\u{2}\u{3}".to_owned(),
                400,
                "BadRequest",
            ),
            (
                "too much",
                FORM,
                format!("{whole}{}", "x".repeat(600_000)),
                400,
                "BadRequest",
            ),
        ] {
            let case = BallotCase {
                name: name.to_owned(),
                who: Persona::Nobody,
                path: CAST,
                kind,
                body,
                status,
                code,
            };
            check(&world, case).await;
        }
        assert_eq!(in_the_box(&world, id).await, 0);
        for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
            let request = world
                .request(Persona::Nobody, method.clone(), CAST, "application/json")
                .header(header::CONTENT_TYPE, FORM)
                .header("sec-fetch-site", "same-origin");
            let answer = world.send(request.body(Body::from(whole.clone())).unwrap()).await;
            assert!(
                answer.status.is_client_error(),
                "{method}: {} {}",
                answer.status,
                answer.body
            );
        }
        assert_eq!(in_the_box(&world, id).await, 0);
    })
    .await;
}

#[tokio::test]
async fn the_same_post_many_times_at_once() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let mut tokens = BTreeSet::new();
        for who in [Persona::Member, Persona::Host, Persona::Lead] {
            tokens.insert(token(&world, who, pulse).await.to_hex());
        }
        let posts = tokens.iter().flat_map(|token| {
            ["1,1,1,1,1,1", "5,5,5,5,5,5", ",,,,,", "3,3,3,3,3,3"]
                .map(|answers| ballot(&pulse.to_string(), token, answers, "the same"))
        });
        let posts = posts.map(|body| send(&world, Persona::Nobody, CAST, FORM, body));
        for answer in futures_util::future::join_all(posts).await {
            assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
        }
        assert_eq!(in_the_box(&world, pulse).await, 3);
    })
    .await;
}
