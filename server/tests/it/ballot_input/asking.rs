//! Asking for a ballot, and whether one was counted.

use super::*;

#[tokio::test]
async fn bad_askings_for_a_ballot() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let good = hex::encode(Blinding::draw(&mut Entropy::seeded(3)).ok().unwrap().blinded());
        let late = "the point of order 8, which Ristretto does not have";
        for (name, who, blinded, status, code) in [
            (
                "the identity",
                Persona::Host,
                "00".repeat(32),
                409,
                "ballot-malformed",
            ),
            (
                "no point of the curve",
                Persona::Host,
                "ff".repeat(32),
                409,
                "ballot-malformed",
            ),
            (
                "the field's prime",
                Persona::Host,
                format!("ed{}7f", "ff".repeat(30)),
                409,
                "ballot-malformed",
            ),
            (
                "one more than the prime",
                Persona::Host,
                format!("ee{}7f", "ff".repeat(30)),
                409,
                "ballot-malformed",
            ),
            (
                "a negative number",
                Persona::Host,
                format!("01{}", "00".repeat(31)),
                409,
                "ballot-malformed",
            ),
            (
                "the highest bit set",
                Persona::Host,
                format!("{}80", "00".repeat(31)),
                409,
                "ballot-malformed",
            ),
            (
                late,
                Persona::Host,
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a".into(),
                409,
                "ballot-malformed",
            ),
            (
                "31 bytes",
                Persona::Host,
                good[..62].to_owned(),
                409,
                "ballot-malformed",
            ),
            (
                "33 bytes",
                Persona::Host,
                format!("{good}00"),
                409,
                "ballot-malformed",
            ),
            ("nothing", Persona::Host, String::new(), 409, "ballot-malformed"),
            (
                "half a byte",
                Persona::Host,
                good[..63].to_owned(),
                400,
                "BadRequest",
            ),
            (
                "no hexadecimal",
                Persona::Host,
                "zz".repeat(32),
                400,
                "BadRequest",
            ),
            ("from nobody", Persona::Nobody, good.clone(), 401, "SignInNeeded"),
            ("from a manager", Persona::Manager, good.clone(), 403, "Denied"),
            ("from an admin", Persona::Admin, good.clone(), 403, "Denied"),
            ("from elsewhere", Persona::Stranger, good.clone(), 403, "Denied"),
        ] {
            let case = BallotCase {
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
            let answer = send(&world, Persona::Host, ISSUE, FORM, body).await;
            assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
            assert!(answer.body.contains(code), "{name}: {}", answer.body);
        }
        // None of these took the host's ballot away; another device may not have a second one.
        token(&world, Persona::Host, pulse).await;
        let body = format!("pulse={pulse}&blinded={good}");
        let answer = send(&world, Persona::Host, ISSUE, FORM, body).await;
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
            Err(roundwell::Error::Refused(refusal)) if refusal.code() == "pulse-not-on-roster"
        ));
    })
    .await;
}

#[tokio::test]
async fn bad_receipts() {
    on_both_databases(async |world| {
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
            let case = BallotCase {
                name: name.to_owned(),
                who: Persona::Nobody,
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
