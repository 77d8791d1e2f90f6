//! At the door: codes that open nothing, names that are none, a room that is full.

use super::*;

#[tokio::test]
async fn wrong_codes_are_told_so_and_counted() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        for code in ["BCDFGH", "nonsense", "%20", "%F0%9F%92%A9"] {
            let door = world.get(Persona::Nobody, &format!("/j/{code}")).await;
            assert_eq!(door.status, StatusCode::NOT_FOUND, "{code}");
            assert!(door.body.contains("No room is open under this code"), "{code}");
        }
        let typed = world.get(Persona::Nobody, "/j?code=12").await;
        assert!(typed.status == StatusCode::OK && typed.body.contains("A code has six letters"));
        for _ in 4..60 {
            join(&world, "BCDFGH", "Noor").await;
        }
        let door = format!("/j/{}", records.code);
        let stopped = world.get(Persona::Nobody, &door).await;
        assert_eq!(
            stopped.status,
            StatusCode::TOO_MANY_REQUESTS,
            "now the right one waits, too"
        );
        world.ctx.clock.advance(chrono::TimeDelta::minutes(16));
        assert_eq!(world.get(Persona::Nobody, &door).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_full_room_says_so() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        // The lead and one guest are in it.
        for number in 3..=15 {
            assert_eq!(
                join(&world, &records.code, &format!("Noor {number}"))
                    .await
                    .location(),
                format!("/rooms/{}", records.open)
            );
        }
        let door = world.get(Persona::Nobody, &format!("/j/{}", records.code)).await;
        assert!(door.body.contains("All fifteen seats are taken"), "{}", door.body);
        let late = world
            .call(
                Persona::Nobody,
                "/j/{code}/join",
                &[("code", &records.code), ("name", "Late")],
            )
            .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("circle-full"));
    })
    .await;
}

#[tokio::test]
async fn names_and_codes_that_make_no_sense_are_answered_beside_their_field() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (open, code) = (records.open.as_str(), records.code.as_str());
        let long = "x".repeat(161);
        for (who, path, fields, status, answer) in [
            (
                Persona::Nobody,
                "/j/{code}/join",
                vec![("code", code), ("name", "")],
                422,
                "empty",
            ),
            (
                Persona::Nobody,
                "/j/{code}/join",
                vec![("code", code), ("name", &long[..41])],
                422,
                "too-long",
            ),
            (
                Persona::Nobody,
                "/j/{code}/join",
                vec![("code", code), ("name", "a\nb")],
                422,
                "unprintable",
            ),
            (
                Persona::Nobody,
                "/j/{code}/join",
                vec![("code", "BCDFGH"), ("name", "Noor")],
                422,
                "no-such-door",
            ),
            (
                Persona::Nobody,
                "/j/{code}/join",
                vec![("code", code)],
                400,
                "BadRequest",
            ),
            (
                Persona::Member,
                "/j/{code}/join",
                vec![("code", code), ("name", "Noor")],
                409,
                "circle-own-seat",
            ),
            (
                Persona::Lead,
                "/j/{code}/sit-in",
                vec![("code", "x")],
                422,
                "no-such-door",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/propose",
                vec![("session", open), ("text", " ")],
                422,
                "empty",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/propose",
                vec![("session", open), ("text", &long)],
                422,
                "too-long",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/propose",
                vec![("session", open), ("text", "a\0b")],
                422,
                "unprintable",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/propose",
                vec![("session", open), ("text", "Cover")],
                409,
                "circle-not-now",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/choose",
                vec![("session", open), ("at", "256")],
                400,
                "BadRequest",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/choose",
                vec![("session", open), ("at", "0")],
                409,
                "circle-stale",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/retract",
                vec![("session", "x"), ("at", "0")],
                404,
                "Missing",
            ),
            (
                Persona::Lead,
                "/rooms/{session}/see-off",
                vec![("session", open), ("seat", "x")],
                409,
                "circle-no-such-seat",
            ),
        ] {
            let got = world.call(who, path, &fields).await;
            assert_eq!(got.status.as_u16(), status, "{path} {fields:?}: {}", got.body);
            assert!(got.body.contains(answer), "{path} {fields:?}: {}", got.body);
        }
    })
    .await;
}
