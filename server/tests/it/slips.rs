//! Slips and remarks through the router: printed by the lead, drawn by nobody in particular, read by one person alone.

mod desk;

use axum::http::{StatusCode, header};
use chrono::{DateTime, TimeDelta, Utc};
use roundwell::{
    ids::PulseId,
    on,
    pulse::{
        ballot::{BallotToken, Blinding},
        service,
    },
    team::Role,
};
use roundwell_app::pulse::api::{CAST, DRAW};

use crate::{
    pulse::finish,
    support::{Answer, Persona, World, on_both_databases},
};

const SHEET: &str = "1,2,3,4,5,1";

/// An open pulse of a team of three with accounts and `slips` on paper.
async fn opened(world: &World, slips: &str) -> PulseId {
    let day = |days| (world.ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    let fields = [
        ("team", &*world.team.to_string()),
        ("opens_on", &day(0)),
        ("closes_on", &day(7)),
        ("threshold", "6"),
        ("slips", slips),
    ];
    let answer = world.submit(Persona::Lead, "/teams/{team}/pulse", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    world.pulse().await
}

/// Prints a sheet; the answer is the path of its page.
async fn print(world: &World, pulse: PulseId, slips: &str) -> String {
    let fields = [("pulse", &*pulse.to_string()), ("slips", slips)];
    let answer = world
        .submit(Persona::Lead, "/pulses/{pulse}/slips", &fields)
        .await;
    assert!(
        answer.location().contains("/slips/"),
        "{} {}",
        answer.location(),
        answer.body
    );
    answer.location().to_owned()
}

/// The codes on a printed page.
fn codes(page: &str) -> Vec<String> {
    let after = page.split("class=\"fingerprint\">").skip(1);
    after
        .filter_map(|rest| rest.split('<').next().map(str::to_owned))
        .collect()
}

async fn draw(world: &World, who: Persona, pulse: &str, code: &str, blinded: &str) -> Answer {
    let fields = [("pulse", pulse), ("slip", code), ("blinded", blinded)];
    world.call(who, DRAW, &fields).await
}

fn blinding(world: &World) -> Blinding {
    Blinding::draw(&mut world.ctx.entropy.clone()).ok().unwrap()
}

async fn token(world: &World, pulse: PulseId, code: &str) -> BallotToken {
    let blinding = blinding(world);
    let answer = draw(
        world,
        Persona::Nobody,
        &pulse.to_string(),
        code,
        &hex::encode(blinding.blinded()),
    )
    .await;
    finish(world, pulse, &blinding, &answer).await
}

async fn cast(world: &World, who: Persona, pulse: PulseId, token: &BallotToken, remark: &str) -> Answer {
    let (pulse, token) = (pulse.to_string(), token.to_hex());
    let fields = [
        ("pulse", &*pulse),
        ("token", &token),
        ("answers", SHEET),
        ("remark", remark),
    ];
    world.call(who, CAST, &fields).await
}

#[tokio::test]
async fn from_the_printed_sheet_to_the_box() {
    on_both_databases(async |world| {
        let id = opened(&world, "5").await;
        let sheet = print(&world, id, "4").await;
        let page = world.get(Persona::Lead, &sheet).await;
        let codes = codes(&page.body);
        assert_eq!((codes.len(), page.body.matches("<svg").count() >= 4), (4, true));
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        let pulse = id.to_string();
        let blinded = hex::encode(blinding(&world).blinded());
        let bare = draw(&world, Persona::Nobody, &pulse, &codes[0], &blinded).await;
        assert_eq!(bare.status, StatusCode::OK, "{}", bare.body);
        // Whose cookie comes along makes no difference, and neither the log nor the browser keeps a trace.
        for who in [Persona::Member, Persona::Lead, Persona::Stranger] {
            let answer = draw(&world, who, &pulse, &codes[0], &blinded).await;
            assert_eq!(
                (answer.status, &answer.headers),
                (bare.status, &bare.headers),
                "{who:?}"
            );
        }
        assert!(bare.headers.get(header::SET_COOKIE).is_none() && bare.headers.get("x-request-id").is_none());
        let token = token(&world, id, &codes[1]).await;
        let answer = cast(&world, Persona::Nobody, id, &token, "").await;
        assert_eq!((answer.status, &*answer.body), (StatusCode::OK, "null"));

        let list = format!("/teams/{}/slips", world.team);
        assert!(
            world
                .get(Persona::Lead, &list)
                .await
                .body
                .contains("One more slip can be made")
        );
        let id = sheet.rsplit('/').next().unwrap();
        let voided = world
            .submit(Persona::Lead, "/slips/{sheet}/void", &[("sheet", id)])
            .await;
        assert_eq!(voided.location(), list);
        assert_eq!(
            world.get(Persona::Lead, &sheet).await.status,
            StatusCode::NOT_FOUND
        );
        let late = draw(&world, Persona::Nobody, &pulse, &codes[2], &blinded).await;
        assert!(late.body.contains("slip-unknown"), "{}", late.body);
    })
    .await;
}

#[tokio::test]
async fn the_page_of_a_slip() {
    on_both_databases(async |world| {
        let pulse = opened(&world, "3").await;
        let page = world
            .get(Persona::Nobody, &format!("/pulses/{pulse}/slip"))
            .await
            .body;
        assert_eq!(page.matches("<fieldset class=\"item\"").count(), 6);
        assert!(page.contains("id=\"slip\"") && page.contains("id=\"slip-own\""));
        assert!(
            page.contains("take your slip to another phone"),
            "it explains itself without JavaScript"
        );
        let island = page
            .split("<div hidden class=\"ballot needs-script\">")
            .nth(1)
            .unwrap();
        assert!(!island.split("</leptos-island>").next().unwrap().contains("<form"));
        // Nobody is somebody here: the page is the same for whoever is signed in, but for the frame around it.
        let lead = world
            .get(Persona::Lead, &format!("/pulses/{pulse}/slip"))
            .await
            .body;
        assert!(!lead.contains("Rowan") || page.contains("Rowan"));
        let ballot = world.get(Persona::Member, &format!("/pulses/{pulse}")).await.body;
        assert!(ballot.contains("There are slips for this pulse as well"));
        assert!(ballot.contains("3 of them have no account"));
    })
    .await;
}

#[tokio::test]
async fn bad_slips_and_what_answers_them() {
    on_both_databases(async |world| {
        let id = opened(&world, "3").await;
        let sheet = print(&world, id, "2").await;
        let code = codes(&world.get(Persona::Lead, &sheet).await.body).remove(0);
        let (pulse, nothing) = (id.to_string(), "00000000-0000-4000-8000-000000000000");
        let good = hex::encode(blinding(&world).blinded());
        let long = "A".repeat(5_000);
        for (name, pulse, code, blinded, status, said) in [
            ("no pulse", "", &*code, &*good, 404, "Missing"),
            ("an unknown pulse", nothing, &code, &good, 404, "Missing"),
            ("no code", &pulse, "", &good, 409, "slip-unknown"),
            ("a short code", &pulse, &code[..9], &good, 409, "slip-unknown"),
            (
                "a made-up code",
                &pulse,
                "0123-4567-89AB",
                &good,
                409,
                "slip-unknown",
            ),
            ("an endless code", &pulse, &long, &good, 409, "slip-unknown"),
            (
                "a code of quotes",
                &pulse,
                "' or 1=1; --",
                &good,
                409,
                "slip-unknown",
            ),
            (
                "a null in a code",
                &pulse,
                "0123-4567\0",
                &good,
                422,
                "unprintable",
            ),
            ("no hex", &pulse, &code, "zz", 400, "BadRequest"),
            ("nothing blinded", &pulse, &code, "", 409, "ballot-malformed"),
            (
                "the identity",
                &pulse,
                &code,
                &"00".repeat(32),
                409,
                "ballot-malformed",
            ),
            (
                "no point",
                &pulse,
                &code,
                &"ff".repeat(32),
                409,
                "ballot-malformed",
            ),
            (
                "two points",
                &pulse,
                &code,
                &good.repeat(2),
                409,
                "ballot-malformed",
            ),
        ] {
            let answer = draw(&world, Persona::Nobody, pulse, code, blinded).await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(said), "{name}: {}", answer.body);
        }
        for (name, slips, status, said) in [
            ("none", "0", 422, "out-of-range"),
            ("more than are left", "2", 422, "out-of-range"),
            ("words", "two", 422, "out-of-range"),
            ("the last", "1", 200, "null"),
            ("one too many", "1", 409, "slips-all-printed"),
        ] {
            let fields = [("pulse", &*pulse), ("slips", slips)];
            let answer = world.call(Persona::Lead, "/pulses/{pulse}/slips", &fields).await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(said), "{name}: {}", answer.body);
        }
        for slips in ["41", "-1", "some"] {
            let fields = [
                ("team", &*world.team.to_string()),
                ("opens_on", ""),
                ("closes_on", ""),
                ("threshold", ""),
                ("slips", slips),
            ];
            let answer = world.call(Persona::Lead, "/teams/{team}/pulse", &fields).await;
            assert!(
                answer.body.contains("pulse-under-way"),
                "{slips}: {}",
                answer.body
            );
        }
    })
    .await;
}

/// A cast that carries a cookie is answered like any other, and the sign-in behind it is not touched.
#[tokio::test]
async fn a_cookie_on_a_cast_is_not_even_read() {
    on_both_databases(async |world| {
        let id = opened(&world, "3").await;
        let sheet = print(&world, id, "2").await;
        let codes = codes(&world.get(Persona::Lead, &sheet).await.body);
        let token = token(&world, id, &codes[0]).await;
        world.get(Persona::Member, "/account").await;
        let before = last_seen(&world).await;
        world.ctx.clock.advance(TimeDelta::days(2));
        for who in Persona::ALL {
            let answer = cast(&world, who, id, &token, "").await;
            assert_eq!(
                (answer.status, &*answer.body),
                (StatusCode::OK, "null"),
                "{who:?}"
            );
            assert!(answer.headers.get(header::SET_COOKIE).is_none(), "{who:?}");
        }
        assert_eq!(last_seen(&world).await, before);
        world.get(Persona::Member, "/account").await;
        assert_eq!(last_seen(&world).await, before, "not at once");
        roundwell::identity::tidy(&world.ctx).await.unwrap();
        assert_ne!(
            last_seen(&world).await,
            before,
            "a page does note that its visitor was here"
        );
    })
    .await;
}

async fn last_seen(world: &World) -> Vec<DateTime<Utc>> {
    let mut tx = world.ctx.db.read().await.unwrap();
    on!(tx, |conn| sqlx::query_scalar(
        "select seen_at from sign_in order by token_hash"
    )
    .fetch_all(conn)
    .await)
    .unwrap()
}
