//! Bad ballots and everything around them: each with its clear answer, none with a 5xx, and none of them leaves a trace in the box.

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
        ballot::{Blinding, Issued, PulseKey, Token},
        box_store, service,
    },
    team::Role,
};
use roundwell_app::pulse::api::{CAST, ISSUE, IssuedWire, RECEIPT};

use crate::support::{Answer, Who, World, both};

const FORM: &str = "application/x-www-form-urlencoded";
const SHEET: &str = "1,2,3,4,5,1";
const NOTHING: &str = "00000000-0000-4000-8000-000000000000";

/// Who sends what where in which encoding, and what answers it.
struct Case {
    name: String,
    who: Who,
    path: &'static str,
    kind: &'static str,
    body: String,
    status: u16,
    code: &'static str,
}

async fn send(world: &World, who: Who, path: &str, kind: &str, body: String) -> Answer {
    let mut request = world
        .request(who, Method::POST, path, "application/json")
        .header("sec-fetch-site", "same-origin");
    if !kind.is_empty() {
        request = request.header(header::CONTENT_TYPE, kind);
    }
    world.send(request.body(Body::from(body)).unwrap()).await
}

async fn check(world: &World, case: Case) {
    let Case {
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
    world.call(Who::Lead, "/api/pulses/plan", &fields).await
}

async fn token(world: &World, who: Who, pulse: PulseId) -> Token {
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
    open.into_iter().map(|held| held.open_box.empty().0.len()).sum()
}

#[tokio::test]
async fn bad_tokens() {
    both(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Who::Member, pulse).await.to_hex();
        let flipped = |at: usize| {
            let digit = if good.as_bytes()[at] == b'0' { "1" } else { "0" };
            format!("{}{digit}{}", &good[..at], &good[at + 1..])
        };
        let (nonce, output) = good.split_at(64);
        let wide: String = good
            .chars()
            .map(|c| char::from_u32(c as u32 + 0xfee0).unwrap())
            .collect();
        for (name, token, status, code) in [
            ("none", String::new(), 409, "ballot-malformed"),
            ("of another pulse", foreign(), 409, "ballot-foreign"),
            (
                "with a forged output",
                format!("{nonce}{}", "0".repeat(128)),
                409,
                "ballot-foreign",
            ),
            (
                "with an output of ones",
                format!("{nonce}{}", "f".repeat(128)),
                409,
                "ballot-foreign",
            ),
            (
                "with one bit of the output turned",
                flipped(190),
                409,
                "ballot-foreign",
            ),
            (
                "with one bit of the nonce turned",
                flipped(3),
                409,
                "ballot-foreign",
            ),
            (
                "of somebody else's nonce",
                format!("{}{output}", &foreign()[..64]),
                409,
                "ballot-foreign",
            ),
            ("turned round", format!("{output}{nonce}"), 409, "ballot-foreign"),
            ("of zeros", "0".repeat(192), 409, "ballot-foreign"),
            ("one digit short", good[..191].to_owned(), 409, "ballot-malformed"),
            ("one byte short", good[..190].to_owned(), 409, "ballot-malformed"),
            ("one byte long", format!("{good}00"), 409, "ballot-malformed"),
            ("twice", format!("{good}{good}"), 409, "ballot-malformed"),
            ("half", nonce.to_owned(), 409, "ballot-malformed"),
            (
                "with a space before it",
                format!(" {good}"),
                409,
                "ballot-malformed",
            ),
            (
                "with 0x before it",
                format!("0x{}", &good[2..]),
                409,
                "ballot-malformed",
            ),
            ("in wide digits", wide, 409, "ballot-malformed"),
            (
                "with a null in it",
                format!("{}\0{}", &good[..10], &good[11..]),
                409,
                "ballot-malformed",
            ),
            ("that is SQL", "' or 1=1 --".to_owned(), 409, "ballot-malformed"),
            ("of 70 KB", "a".repeat(70_000), 400, "BadRequest"),
        ] {
            let case = Case {
                name: format!("a token {name}"),
                who: Who::Nobody,
                path: CAST,
                kind: FORM,
                body: ballot(&pulse.to_string(), &token, SHEET, ""),
                status,
                code,
            };
            check(&world, case).await;
        }
        assert_eq!(in_the_box(&world, pulse).await, 0);
    })
    .await;
}

#[tokio::test]
async fn bad_answers_and_remarks() {
    both(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Who::Member, pulse).await.to_hex();
        let long = "x".repeat(501);
        let wide = "👩‍⚕️".repeat(130);
        for (name, answers, remark, status, code) in [
            ("a six", "1,2,3,4,5,6", "", 422, "ballot-answer"),
            ("a zero", "0,2,3,4,5,1", "", 422, "ballot-answer"),
            ("a negative", "-1,2,3,4,5,1", "", 422, "ballot-answer"),
            (
                "256, which is nought in a byte",
                "256,2,3,4,5,1",
                "",
                422,
                "ballot-answer",
            ),
            (
                "257, which is one in a byte",
                "257,2,3,4,5,1",
                "",
                422,
                "ballot-answer",
            ),
            (
                "an enormous number",
                "9223372036854775807,,,,,",
                "",
                422,
                "ballot-answer",
            ),
            (
                "beyond any number",
                "9223372036854775808,,,,,",
                "",
                400,
                "BadRequest",
            ),
            ("a fraction", "1.5,2,3,4,5,1", "", 400, "BadRequest"),
            ("an exponent", "1e0,2,3,4,5,1", "", 400, "BadRequest"),
            ("a space", " 1,2,3,4,5,1", "", 400, "BadRequest"),
            ("words", "often,2,3,4,5,1", "", 400, "BadRequest"),
            ("semicolons", "1;2;3;4;5;1", "", 400, "BadRequest"),
            (
                "an item that was not asked",
                "1,2,3,4,5,1,1",
                "",
                422,
                "ballot-items",
            ),
            ("an item too few", "1,2,3,4,5", "", 422, "ballot-items"),
            ("no answers", "", "", 422, "ballot-items"),
            (
                "ten thousand answers",
                &"1,".repeat(10_000),
                "",
                422,
                "ballot-items",
            ),
            ("answers by name", "{\"energy\":3}", "", 400, "BadRequest"),
            ("an oversized remark", SHEET, &long, 422, "too-long"),
            ("an oversized remark in emoji", SHEET, &wide, 422, "too-long"),
            ("a null in the remark", SHEET, "a\0b", 422, "unprintable"),
            (
                "a remark that turns round",
                SHEET,
                "a\u{202e}b",
                422,
                "unprintable",
            ),
        ] {
            let case = Case {
                name: name.to_owned(),
                who: Who::Nobody,
                path: CAST,
                kind: FORM,
                body: ballot(&pulse.to_string(), &good, answers, remark),
                status,
                code,
            };
            check(&world, case).await;
        }
        assert_eq!(in_the_box(&world, pulse).await, 0);
        for (answers, remark) in [(",,,,,", ""), (SHEET, "  \n "), (SHEET, &long[..500])] {
            let body = ballot(&pulse.to_string(), &good, answers, remark);
            let answer = send(&world, Who::Nobody, CAST, FORM, body).await;
            assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "null"));
        }
        assert_eq!(in_the_box(&world, pulse).await, 1);
    })
    .await;
}

#[tokio::test]
async fn bad_requests() {
    both(async |world| {
        let id = opened(&world).await;
        let pulse = id.to_string();
        let good = token(&world, Who::Member, id).await.to_hex();
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
                format!("{whole}{}", "x".repeat(70_000)),
                400,
                "BadRequest",
            ),
        ] {
            let case = Case {
                name: name.to_owned(),
                who: Who::Nobody,
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
                .request(Who::Nobody, method.clone(), CAST, "application/json")
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
async fn bad_askings_for_a_ballot() {
    both(async |world| {
        let pulse = opened(&world).await;
        let good = hex::encode(Blinding::draw(&mut Entropy::seeded(3)).ok().unwrap().blinded());
        let late = "the point of order 8, which Ristretto does not have";
        for (name, who, blinded, status, code) in [
            (
                "the identity",
                Who::Host,
                "00".repeat(32),
                409,
                "ballot-malformed",
            ),
            (
                "no point of the curve",
                Who::Host,
                "ff".repeat(32),
                409,
                "ballot-malformed",
            ),
            (
                "the field's prime",
                Who::Host,
                format!("ed{}7f", "ff".repeat(30)),
                409,
                "ballot-malformed",
            ),
            (
                "one more than the prime",
                Who::Host,
                format!("ee{}7f", "ff".repeat(30)),
                409,
                "ballot-malformed",
            ),
            (
                "a negative number",
                Who::Host,
                format!("01{}", "00".repeat(31)),
                409,
                "ballot-malformed",
            ),
            (
                "the highest bit set",
                Who::Host,
                format!("{}80", "00".repeat(31)),
                409,
                "ballot-malformed",
            ),
            (
                late,
                Who::Host,
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a".into(),
                409,
                "ballot-malformed",
            ),
            (
                "31 bytes",
                Who::Host,
                good[..62].to_owned(),
                409,
                "ballot-malformed",
            ),
            (
                "33 bytes",
                Who::Host,
                format!("{good}00"),
                409,
                "ballot-malformed",
            ),
            ("nothing", Who::Host, String::new(), 409, "ballot-malformed"),
            ("half a byte", Who::Host, good[..63].to_owned(), 400, "BadRequest"),
            ("no hexadecimal", Who::Host, "zz".repeat(32), 400, "BadRequest"),
            ("from nobody", Who::Nobody, good.clone(), 401, "SignInNeeded"),
            ("from a manager", Who::Manager, good.clone(), 403, "Denied"),
            ("from an admin", Who::Admin, good.clone(), 403, "Denied"),
            ("from elsewhere", Who::Stranger, good.clone(), 403, "Denied"),
        ] {
            let case = Case {
                name: name.to_owned(),
                who,
                path: ISSUE,
                kind: FORM,
                body: format!("pulse={pulse}&blinded={blinded}"),
                status,
                code,
            };
            check(&world, case).await;
        }
        for (name, pulse, status, code) in [
            ("an unknown pulse", NOTHING, 404, "Missing"),
            ("no pulse", "", 404, "Missing"),
        ] {
            let body = format!("pulse={pulse}&blinded={good}");
            let answer = send(&world, Who::Host, ISSUE, FORM, body).await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
        }
        // None of these took the host's ballot away; another device may not have a second one.
        token(&world, Who::Host, pulse).await;
        let body = format!("pulse={pulse}&blinded={good}");
        let answer = send(&world, Who::Host, ISSUE, FORM, body).await;
        assert_eq!(answer.status.as_u16(), 409);
        assert!(answer.body.contains("ballot-elsewhere"), "{}", answer.body);
        // Whoever came after the roster was frozen waits for the next pulse.
        let late = world.add(Role::Member, "Di").await;
        let blinded = Blinding::draw(&mut world.ctx.entropy.clone())
            .ok()
            .unwrap()
            .blinded();
        let issued = service::issue(&world.ctx, &late, pulse, &blinded).await;
        assert!(matches!(
            issued,
            Err(roundwell::Error::Refused("pulse-not-on-roster"))
        ));
    })
    .await;
}

#[tokio::test]
async fn bad_receipts() {
    both(async |world| {
        let pulse = opened(&world).await;
        let hash = "ab".repeat(32);
        for (name, pulse, hash, status, code) in [
            (
                "no hexadecimal",
                &*pulse.to_string(),
                "zz",
                422,
                "ballot-malformed",
            ),
            ("half a byte", &pulse.to_string(), "abc", 422, "ballot-malformed"),
            ("SQL", &pulse.to_string(), "' or 1=1", 422, "ballot-malformed"),
            ("an unknown pulse", NOTHING, &hash, 404, "Missing"),
            ("a pulse that is none", "x", &hash, 404, "Missing"),
            ("before the close", &pulse.to_string(), &hash, 200, "early"),
        ] {
            let case = Case {
                name: name.to_owned(),
                who: Who::Nobody,
                path: RECEIPT,
                kind: FORM,
                body: form_urlencoded::Serializer::new(String::new())
                    .extend_pairs([("pulse", pulse), ("token_hash", hash)])
                    .finish(),
                status,
                code,
            };
            check(&world, case).await;
        }
    })
    .await;
}

/// Early, late, with a clock that is wrong, without a key, without a box.
#[tokio::test]
async fn at_the_wrong_time() {
    both(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Who::Member, pulse).await.to_hex();
        let body = ballot(&pulse.to_string(), &good, SHEET, "");
        // A sign-in idles out after a week.
        let host = world.actor(Who::Host).await;
        let cast = async |expected: &str| {
            let answer = send(&world, Who::Nobody, CAST, FORM, body.clone()).await;
            assert!(
                answer.body.contains(expected),
                "{expected}: {} {}",
                answer.status,
                answer.body
            );
            assert!(!answer.status.is_server_error());
        };
        cast("null").await;
        // The server's clock was wrong and is set back to before the opening: an open pulse is open.
        world.ctx.clock.advance(TimeDelta::days(-2));
        cast("null").await;
        world.ctx.clock.advance(TimeDelta::days(2));
        let closes_at = service::ballot_page(&world.ctx, None, pulse)
            .await
            .unwrap()
            .pulse
            .closes_at;
        world
            .ctx
            .clock
            .advance(closes_at - world.ctx.now() - TimeDelta::microseconds(1));
        cast("null").await;
        // At the very moment of the close it is shut, whether or not the job has run.
        world.ctx.clock.advance(TimeDelta::microseconds(1));
        cast("pulse-not-open").await;
        let blinded = hex::encode(Blinding::draw(&mut Entropy::seeded(3)).ok().unwrap().blinded());
        let issue = format!("pulse={pulse}&blinded={blinded}");
        let late = service::issue(&world.ctx, &host, pulse, &hex::decode(&blinded).unwrap()).await;
        assert!(
            matches!(late, Err(roundwell::Error::Refused("pulse-not-open"))),
            "{issue}"
        );
        service::advance(&world.ctx).await.unwrap();
        cast("pulse-not-open").await;
        service::advance(&world.ctx).await.unwrap();
        world.ctx.clock.advance(TimeDelta::days(2));
        service::advance(&world.ctx).await.unwrap();
        cast("pulse-not-open").await;
    })
    .await;
}

#[tokio::test]
async fn without_a_key_or_a_box() {
    both(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Who::Member, pulse).await.to_hex();
        let body = ballot(&pulse.to_string(), &good, SHEET, "");
        for sql in ["delete from open_box", "update pulse set private_key = null"] {
            let mut tx = world.ctx.db.begin().await.unwrap();
            on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop)).unwrap();
            tx.commit().await.unwrap();
            let answer = send(&world, Who::Nobody, CAST, FORM, body.clone()).await;
            assert_eq!(answer.status.as_u16(), 409, "{sql}: {}", answer.body);
            assert!(answer.body.contains("pulse-not-open"), "{sql}: {}", answer.body);
        }
        let blinded = hex::encode(Blinding::draw(&mut Entropy::seeded(3)).ok().unwrap().blinded());
        let issue = format!("pulse={pulse}&blinded={blinded}");
        let answer = send(&world, Who::Host, ISSUE, FORM, issue).await;
        assert_eq!(answer.status.as_u16(), 409, "{}", answer.body);
        // Whoever opened it with an earlier version has no box yet: the next round of jobs puts one up.
        service::advance(&world.ctx).await.unwrap();
        assert_eq!(in_the_box(&world, pulse).await, 0);
    })
    .await;
}

#[tokio::test]
async fn bad_plans() {
    both(async |world| {
        // Three people could answer: lead, host and member.
        let answer = plan(&world, 0, 7, "6").await;
        assert_eq!(answer.status.as_u16(), 409, "{}", answer.body);
        assert!(answer.body.contains("pulse-roster-small"), "{}", answer.body);
        for (name, from, to, threshold, code) in [
            ("below the floor", 0, 7, "3", "pulse-threshold"),
            ("no number", 0, 7, "", "pulse-threshold"),
            ("closing before it opens", 3, 1, "6", "pulse-days-open"),
            ("in the past", -1, 7, "6", "date-past"),
        ] {
            let answer = plan(&world, from, to, threshold).await;
            assert_eq!(answer.status.as_u16(), 422, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_post_many_times_at_once() {
    both(async |world| {
        let pulse = opened(&world).await;
        let mut tokens = BTreeSet::new();
        for who in [Who::Member, Who::Host, Who::Lead] {
            tokens.insert(token(&world, who, pulse).await.to_hex());
        }
        let posts = tokens.iter().flat_map(|token| {
            ["1,1,1,1,1,1", "5,5,5,5,5,5", ",,,,,", "3,3,3,3,3,3"]
                .map(|answers| ballot(&pulse.to_string(), token, answers, "the same"))
        });
        let posts = posts.map(|body| send(&world, Who::Nobody, CAST, FORM, body));
        for answer in futures_util::future::join_all(posts).await {
            assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
        }
        assert_eq!(in_the_box(&world, pulse).await, 3);
    })
    .await;
}
