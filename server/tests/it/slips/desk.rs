//! The reader's desk: remarks read and put into themes by one person.

use super::*;

#[tokio::test]
async fn the_readers_desk() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        let member = world.actor(Persona::Member).await;
        let reader = member.account.to_string();
        let chosen = [("team", &*team), ("account", &*reader)];
        let answer = world
            .submit(Persona::Lead, "/teams/{team}/pulse/reader", &chosen)
            .await;
        assert_eq!(answer.location(), format!("/teams/{team}/pulse"));
        let mut people = vec![
            member,
            world.actor(Persona::Lead).await,
            world.actor(Persona::Host).await,
        ];
        for n in 1..=7 {
            people.push(world.add(Role::Member, &format!("colleague {n}")).await);
        }
        let id = opened(&world, "").await;
        let ballot = format!("/pulses/{id}");
        let page = world.get(Persona::Member, &ballot).await.body;
        assert!(page.contains("id=\"remark\"") && page.contains("member reads them"));
        assert!(
            !world
                .get(Persona::Nobody, &ballot)
                .await
                .body
                .contains("member reads them")
        );
        let public = service::ballot_page(&world.ctx, None, id)
            .await
            .unwrap()
            .pulse
            .public_key
            .unwrap();
        for (at, person) in people.iter().enumerate() {
            let blinding = blinding(&world);
            let issued = service::issue(&world.ctx, person, id, &blinding.blinded())
                .await
                .unwrap();
            let token = blinding.finish(&issued, &public).ok().unwrap();
            cast(&world, Persona::Nobody, id, &token, &format!("secret words {at}")).await;
        }
        let desk = format!("/teams/{team}/remarks");
        assert!(
            !world
                .get(Persona::Member, &desk)
                .await
                .body
                .contains("secret words")
        );
        // People look in from time to time; a sign-in that nobody uses would end.
        for _ in 0..4 {
            world.ctx.clock.advance(TimeDelta::days(2));
            for who in Persona::ALL {
                world.get(who, "/account").await;
            }
        }
        service::advance_due(&world.ctx).await.unwrap();
        let page = world.get(Persona::Member, &desk).await;
        assert_eq!(page.body.matches("secret words").count(), 10);
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store");
        for who in [Persona::Lead, Persona::Manager, Persona::Admin, Persona::Host] {
            let answer = world.get(who, &desk).await;
            let refused = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&answer.status);
            assert!(
                refused && !answer.body.contains("secret words"),
                "{who:?} {}",
                answer.status
            );
        }
        themes_are_written(&world, &id.to_string(), &desk).await;
        for (who, path) in [
            (Persona::Lead, "pulse"),
            (Persona::Manager, "pulse"),
            (Persona::Manager, "summary"),
            (Persona::Member, "remarks"),
        ] {
            let page = world.get(who, &format!("/teams/{team}/{path}")).await.body;
            assert!(!page.contains("secret words"), "{who:?} {path}");
        }
    })
    .await;
}

/// The forms of the desk, as a browser without JavaScript sends them.
async fn themes_are_written(world: &World, pulse: &str, desk: &str) {
    let few = [
        ("_back", desk),
        ("pulse", pulse),
        ("theme", "Breaks"),
        ("ticks[]", "3"),
        ("ticks[]", "5"),
    ];
    let again = world
        .submit(Persona::Member, "/pulses/{pulse}/themes", &few)
        .await;
    assert!(again.body.contains("Tick at least 3 remarks"), "{}", again.body);
    assert_eq!(
        again.body.matches("\" checked").count(),
        2,
        "what was ticked stays ticked"
    );
    for (name, theme, ticks, status, said) in [
        ("nothing ticked", "Breaks", &[][..], 422, "theme-rests"),
        (
            "one remark thrice",
            "Breaks",
            &["1", "1", "1"],
            422,
            "theme-rests",
        ),
        (
            "a remark that is not there",
            "Breaks",
            &["1", "2", "10"],
            422,
            "theme-rests",
        ),
        ("no number", "Breaks", &["one"], 400, "BadRequest"),
        ("no words", "", &["1", "2", "3"], 422, "empty"),
        (
            "too many words",
            &"x".repeat(241),
            &["1", "2", "3"],
            422,
            "too-long",
        ),
        ("a theme", "Breaks need cover", &["1", "2", "3"], 200, "null"),
    ] {
        let mut fields = vec![("pulse", pulse), ("theme", theme)];
        fields.extend(ticks.iter().map(|tick| ("ticks[]", *tick)));
        let answer = world
            .call(Persona::Member, "/pulses/{pulse}/themes", &fields)
            .await;
        assert_eq!(answer.status.as_u16(), status, "{name}: {}", answer.body);
        assert!(answer.body.contains(said), "{name}: {}", answer.body);
    }
    let done = world
        .submit(
            Persona::Member,
            "/pulses/{pulse}/reading/finish",
            &[("pulse", pulse)],
        )
        .await;
    assert_eq!(done.location(), format!("/teams/{}/pulse", world.team));
    let place = format!("/teams/{}/pulse", world.team);
    assert!(
        !world
            .get(Persona::Lead, &place)
            .await
            .body
            .contains("Breaks need cover")
    );
    world.ctx.clock.advance(TimeDelta::hours(24));
    service::advance_due(&world.ctx).await.unwrap();
    assert!(
        world
            .get(Persona::Lead, &place)
            .await
            .body
            .contains("Breaks need cover")
    );
    assert!(
        !world
            .get(Persona::Manager, &place)
            .await
            .body
            .contains("Breaks need cover")
    );
    world.ctx.clock.advance(TimeDelta::hours(48));
    assert!(
        world
            .get(Persona::Manager, &place)
            .await
            .body
            .contains("Breaks need cover")
    );
}
