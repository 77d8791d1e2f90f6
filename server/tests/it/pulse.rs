//! A pulse through the router: given out to whoever is signed in, cast by nobody in particular.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use chrono::TimeDelta;
use roundwell::{
    ids::PulseId,
    pulse::{
        ballot::{BallotToken, Blinding, Issued},
        service,
    },
    team::Role,
};
use roundwell_app::pulse::api::{CAST, ISSUE, IssuedWire, RECEIPT};

use crate::support::{Answer, Persona, World, on_both_databases};

/// An open pulse of a team of six.
pub(crate) async fn opened(world: &World) -> PulseId {
    for name in ["Ada", "Bo", "Cy"] {
        world.add(Role::Member, name).await;
    }
    let day = |days| (world.ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    let fields = [
        ("team", &*world.team.to_string()),
        ("opens_on", &day(0)),
        ("closes_on", &day(7)),
        ("threshold", "6"),
    ];
    let answer = world.submit(Persona::Lead, "/teams/{team}/pulse", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.location(), format!("/teams/{}/pulse", world.team));
    world.pulse().await
}

/// Does what the browser does between the page and the box.
pub(crate) async fn token(world: &World, who: Persona, pulse: PulseId) -> BallotToken {
    let blinding = Blinding::draw(&mut world.ctx.entropy.clone()).ok().unwrap();
    let fields = [
        ("pulse", &*pulse.to_string()),
        ("blinded", &hex::encode(blinding.blinded())),
    ];
    let answer = world.call(who, ISSUE, &fields).await;
    finish(world, pulse, &blinding, &answer).await
}

/// Takes the seal off what the server gave out.
pub(crate) async fn finish(
    world: &World,
    pulse: PulseId,
    blinding: &Blinding,
    answer: &Answer,
) -> BallotToken {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
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

async fn cast(world: &World, who: Persona, pulse: &str, token: &str, answers: &str, remark: &str) -> Answer {
    let fields = [
        ("pulse", pulse),
        ("token", token),
        ("answers", answers),
        ("remark", remark),
    ];
    world.call(who, CAST, &fields).await
}

#[tokio::test]
async fn the_one_who_casts_is_nobody() {
    on_both_databases(async |world| {
        let id = opened(&world).await;
        let pulse = id.to_string();
        let token = token(&world, Persona::Member, id).await.to_hex();
        let bare = cast(&world, Persona::Nobody, &pulse, &token, "1,2,3,4,5,1", "").await;
        assert_eq!((bare.status, bare.body.as_str()), (StatusCode::OK, "null"));
        // A cookie makes no difference, whoever's it is: the handler never sees one.
        for who in [Persona::Member, Persona::Manager, Persona::Stranger] {
            let answer = cast(&world, who, &pulse, &token, "5,,3,,1,", "").await;
            assert_eq!(
                (answer.status, &answer.body),
                (bare.status, &bare.body),
                "{who:?}"
            );
            assert_eq!(answer.headers, bare.headers, "{who:?}");
        }
        assert!(bare.headers.get(header::SET_COOKIE).is_none());
        // No request id: the request passed the log by.
        assert!(bare.headers.get("x-request-id").is_none());
        assert!(
            world
                .get(Persona::Member, "/")
                .await
                .headers
                .contains_key("x-request-id")
        );
    })
    .await;
}

#[tokio::test]
async fn a_page_of_another_site_cannot_cast() {
    on_both_databases(async |world| {
        let request = world
            .request(Persona::Member, Method::POST, CAST, "application/json")
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = world.send(request.body(Body::from("pulse=x")).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn bad_ballots_and_what_answers_them() {
    on_both_databases(async |world| {
        let id = opened(&world).await;
        let pulse = id.to_string();
        let pulse = pulse.as_str();
        let good = token(&world, Persona::Member, id).await.to_hex();
        let forged = format!("{}{}", &good[..64], "0".repeat(128));
        let long = "x".repeat(501);
        let nothing = "00000000-0000-4000-8000-000000000000";
        let sheet = "1,2,3,4,5,1";
        for (name, pulse, token, answers, remark, status, code) in [
            ("no pulse", "", &*good, sheet, "", 404, "Missing"),
            (
                "a pulse that is no id",
                "x' or 1=1",
                &good,
                sheet,
                "",
                404,
                "Missing",
            ),
            ("an unknown pulse", nothing, &good, sheet, "", 404, "Missing"),
            ("no token", pulse, "", sheet, "", 409, "ballot-malformed"),
            (
                "a short token",
                pulse,
                &good[..100],
                sheet,
                "",
                409,
                "ballot-malformed",
            ),
            (
                "a token that is no hex",
                pulse,
                &"zz".repeat(96),
                sheet,
                "",
                409,
                "ballot-malformed",
            ),
            ("a forged token", pulse, &forged, sheet, "", 409, "ballot-foreign"),
            ("no answers", pulse, &good, "", "", 422, "ballot-items"),
            ("five answers", pulse, &good, "1,2,3,4,5", "", 422, "ballot-items"),
            (
                "seven answers",
                pulse,
                &good,
                "1,2,3,4,5,1,1",
                "",
                422,
                "ballot-items",
            ),
            ("a six", pulse, &good, "1,2,3,4,5,6", "", 422, "ballot-answer"),
            ("a zero", pulse, &good, "0,2,3,4,5,1", "", 422, "ballot-answer"),
            (
                "a negative",
                pulse,
                &good,
                "-1,2,3,4,5,1",
                "",
                422,
                "ballot-answer",
            ),
            (
                "an enormous number",
                pulse,
                &good,
                "9223372036854775807,,,,,",
                "",
                422,
                "ballot-answer",
            ),
            (
                "beyond any number",
                pulse,
                &good,
                "99999999999999999999,,,,,",
                "",
                400,
                "BadRequest",
            ),
            ("a fraction", pulse, &good, "1.5,2,3,4,5,1", "", 400, "BadRequest"),
            ("words", pulse, &good, "often,2,3,4,5,1", "", 400, "BadRequest"),
            ("a long remark", pulse, &good, sheet, &long, 422, "too-long"),
            (
                "a null in a remark",
                pulse,
                &good,
                sheet,
                "a\0b",
                422,
                "unprintable",
            ),
            (
                "a remark that turns round",
                pulse,
                &good,
                sheet,
                "a\u{202e}b",
                422,
                "unprintable",
            ),
            (
                "emoji and another script",
                pulse,
                &good,
                sheet,
                "👩‍⚕️ فريق الليل",
                200,
                "null",
            ),
            ("all skipped", pulse, &good, ",,,,,", "", 200, "null"),
        ] {
            let answer = cast(&world, Persona::Nobody, pulse, token, answers, remark).await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
        }
        for (name, hash, status, code) in [
            ("no receipt", "", 200, "early"),
            ("no hex", "zz", 422, "ballot-malformed"),
            ("open still", &"ab".repeat(32), 200, "early"),
        ] {
            let answer = world
                .call(
                    Persona::Nobody,
                    RECEIPT,
                    &[("pulse", pulse), ("token_hash", hash)],
                )
                .await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
        }
        for (name, who, blinded, status, code) in [
            (
                "the identity",
                Persona::Host,
                "00".repeat(32),
                409,
                "ballot-malformed",
            ),
            (
                "no point",
                Persona::Host,
                "ff".repeat(32),
                409,
                "ballot-malformed",
            ),
            ("no hex", Persona::Host, "zz".into(), 400, "BadRequest"),
            ("a manager", Persona::Manager, "00".repeat(32), 403, "Denied"),
            ("nobody", Persona::Nobody, "00".repeat(32), 401, "SignInNeeded"),
        ] {
            let answer = world
                .call(who, ISSUE, &[("pulse", pulse), ("blinded", &blinded)])
                .await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
        }
    })
    .await;
}

#[tokio::test]
async fn the_pages_from_the_plan_to_the_result() {
    on_both_databases(async |world| {
        let place = format!("/teams/{}/pulse", world.team);
        let look = async |who| world.get(who, &place).await.body;
        let plans = format!("action=\"{place}\"");
        assert!(look(Persona::Lead).await.contains(&plans));
        assert!(!look(Persona::Member).await.contains(&plans));
        let id = opened(&world).await;
        let ballot = format!("/pulses/{id}");
        assert!(look(Persona::Member).await.contains(&ballot));
        assert!(
            !look(Persona::Manager)
                .await
                .contains(&format!("href=\"{ballot}\""))
        );

        let page = world.get(Persona::Member, &ballot).await.body;
        assert_eq!(page.matches("<fieldset class=\"item\"").count(), 6);
        assert_eq!(page.matches("type=\"radio\"").count(), 36);
        assert!(page.contains("<noscript>"));
        assert!(!page.contains("style=\""), "the policy allows no inline style");
        // A browser without script must not be able to send an answer together with its cookie.
        let island = page
            .split("<div hidden class=\"ballot needs-script\">")
            .nth(1)
            .unwrap();
        assert!(!island.split("</leptos-island>").next().unwrap().contains("<form"));

        for who in [Persona::Member, Persona::Host, Persona::Lead] {
            let token = token(&world, who, id).await.to_hex();
            cast(
                &world,
                Persona::Nobody,
                &id.to_string(),
                &token,
                "1,2,3,4,5,1",
                "",
            )
            .await;
        }
        // People look in from time to time; a sign-in that nobody uses would end.
        for _ in 0..3 {
            world.ctx.clock.advance(TimeDelta::days(3));
            for who in [Persona::Member, Persona::Manager] {
                world.get(who, "/account").await;
            }
        }
        service::advance_due(&world.ctx).await.unwrap();
        service::advance_due(&world.ctx).await.unwrap();
        assert!(
            world
                .get(Persona::Nobody, &ballot)
                .await
                .body
                .contains("id=\"receipt\"")
        );
        assert!(
            look(Persona::Member)
                .await
                .contains("Nothing is published from this pulse")
        );
        assert!(
            !look(Persona::Manager)
                .await
                .contains("Nothing is published from this pulse")
        );
        world.ctx.clock.advance(TimeDelta::hours(48));
        assert!(
            look(Persona::Manager)
                .await
                .contains("Nothing is published from this pulse")
        );
    })
    .await;
}
