//! Early, late, or planned for no time at all.

use super::*;

/// Early, late, with a clock that is wrong, without a key, without a box.
#[tokio::test]
async fn at_the_wrong_time() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Persona::Member, pulse).await.to_hex();
        let body = ballot(&pulse.to_string(), &good, SHEET, "");
        // A sign-in idles out after a week.
        let host = world.actor(Persona::Host).await;
        let cast = async |expected: &str| {
            let answer = send(&world, Persona::Nobody, CAST, FORM, body.clone()).await;
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
            matches!(late, Err(roundwell::Error::Refused(refusal)) if refusal.code() == "pulse-not-open"),
            "{issue}"
        );
        service::advance_due(&world.ctx).await.unwrap();
        cast("pulse-not-open").await;
        service::advance_due(&world.ctx).await.unwrap();
        world.ctx.clock.advance(TimeDelta::days(2));
        service::advance_due(&world.ctx).await.unwrap();
        cast("pulse-not-open").await;
    })
    .await;
}

#[tokio::test]
async fn without_a_key_or_a_box() {
    on_both_databases(async |world| {
        let pulse = opened(&world).await;
        let good = token(&world, Persona::Member, pulse).await.to_hex();
        let body = ballot(&pulse.to_string(), &good, SHEET, "");
        for sql in ["delete from open_box", "update pulse set private_key = null"] {
            let mut tx = world.ctx.db.begin().await.unwrap();
            on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop)).unwrap();
            tx.commit().await.unwrap();
            let answer = send(&world, Persona::Nobody, CAST, FORM, body.clone()).await;
            assert_eq!(answer.status.as_u16(), 409, "{sql}: {}", answer.body);
            assert!(answer.body.contains("pulse-not-open"), "{sql}: {}", answer.body);
        }
        let blinded = hex::encode(Blinding::draw(&mut Entropy::seeded(3)).ok().unwrap().blinded());
        let issue = format!("pulse={pulse}&blinded={blinded}");
        let answer = send(&world, Persona::Host, ISSUE, FORM, issue).await;
        assert_eq!(answer.status.as_u16(), 409, "{}", answer.body);
        // Whoever opened it with an earlier version has no box yet: the next round of jobs puts one up.
        service::advance_due(&world.ctx).await.unwrap();
        assert_eq!(in_the_box(&world, pulse).await, 0);
    })
    .await;
}

#[tokio::test]
async fn bad_plans() {
    on_both_databases(async |world| {
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
