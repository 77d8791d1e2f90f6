//! Guessing is slowed, and the right person gets in.

use axum::http::{HeaderMap, Method, StatusCode, header};
use chrono::TimeDelta;
use futures_util::future::join_all;
use roundwell::{
    Error,
    identity::{self, Browser, Hasher},
    team::{DatabasePurpose, service},
};

use crate::support::{Answer, PASSWORD, Persona, World, config, on_both_databases};

const MEMBER: &str = "member@care.test";

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Came {
    In,
    Wrong,
    Throttled,
}

async fn knock(world: &World, email: &str, password: &str, browser: &Browser) -> Came {
    match identity::sign_in(&world.ctx, email, password, browser).await {
        Ok(_) => Came::In,
        Err(Error::Invalid(_)) => Came::Wrong,
        Err(Error::Throttled(_)) => Came::Throttled,
        Err(other) => panic!("{other}"),
    }
}

async fn wrong(world: &World, email: &str, browser: &Browser) -> Came {
    knock(world, email, "wrong wrong wrong", browser).await
}

/// A browser in which the member has signed in before.
async fn known(world: &World, address: &str) -> Browser {
    let browser = Browser::at(address);
    let admitted = identity::sign_in(&world.ctx, MEMBER, PASSWORD, &browser).await;
    Browser {
        device: Some(admitted.unwrap().device),
        ..browser
    }
}

#[tokio::test]
async fn right_passwords_are_not_counted() {
    on_both_databases(async |world| {
        let hospital = Browser::at("192.0.2.1");
        for n in 0..=100 {
            assert_eq!(
                knock(&world, MEMBER, PASSWORD, &hospital).await,
                Came::In,
                "the {n}th"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_stranger_who_guesses_locks_nobody_else_out() {
    on_both_databases(async |world| {
        let stranger = Browser::at("192.0.2.1");
        for _ in 0..10 {
            assert_eq!(wrong(&world, MEMBER, &stranger).await, Came::Wrong);
        }
        assert_eq!(wrong(&world, MEMBER, &stranger).await, Came::Throttled);
        assert_eq!(knock(&world, MEMBER, PASSWORD, &stranger).await, Came::Throttled);
        let elsewhere = Browser::at("192.0.2.2");
        assert_eq!(
            knock(&world, MEMBER, PASSWORD, &elsewhere).await,
            Came::In,
            "a new device"
        );
        assert_eq!(wrong(&world, "lead@care.test", &stranger).await, Came::Wrong);
        world.ctx.clock.advance(TimeDelta::minutes(15));
        assert_eq!(knock(&world, MEMBER, PASSWORD, &stranger).await, Came::In);
    })
    .await;
}

#[tokio::test]
async fn guessing_from_many_addresses_is_slowed_and_a_known_device_gets_in() {
    on_both_databases(async |world| {
        let own = known(&world, "198.51.100.1").await;
        for n in 0..50 {
            let from = Browser::at(&format!("192.0.2.{n}"));
            assert_eq!(wrong(&world, MEMBER, &from).await, Came::Wrong, "the {n}th");
        }
        let new = Browser::at("203.0.113.1");
        assert_eq!(wrong(&world, MEMBER, &new).await, Came::Throttled);
        assert_eq!(
            knock(&world, MEMBER, PASSWORD, &new).await,
            Came::Throttled,
            "a new device waits"
        );
        assert_eq!(knock(&world, MEMBER, PASSWORD, &own).await, Came::In);
        let moved = Browser {
            address: "203.0.113.9".into(),
            ..own.clone()
        };
        assert_eq!(
            knock(&world, MEMBER, PASSWORD, &moved).await,
            Came::In,
            "wherever it is"
        );
        assert_eq!(
            wrong(&world, MEMBER, &new).await,
            Came::Throttled,
            "and the others go on waiting"
        );
        // Somebody else's account is nobody's known device.
        let other = Browser {
            address: "203.0.113.1".into(),
            ..own
        };
        assert_eq!(wrong(&world, "lead@care.test", &other).await, Came::Wrong);
    })
    .await;
}

#[tokio::test]
async fn guessing_on_a_known_device_is_slowed_there_alone() {
    on_both_databases(async |world| {
        let own = known(&world, "198.51.100.1").await;
        for _ in 0..10 {
            assert_eq!(wrong(&world, MEMBER, &own).await, Came::Wrong);
        }
        assert_eq!(knock(&world, MEMBER, PASSWORD, &own).await, Came::Throttled);
        let beside = Browser::at("198.51.100.1");
        assert_eq!(knock(&world, MEMBER, PASSWORD, &beside).await, Came::In);
        let lead = knock(&world, "lead@care.test", PASSWORD, &own).await;
        assert_eq!(lead, Came::In, "a colleague on the same device");
    })
    .await;
}

#[tokio::test]
async fn one_network_that_guesses_at_everybody_waits_and_its_known_devices_do_not() {
    on_both_databases(async |world| {
        let own = known(&world, "2001:db8:1:2::1").await;
        for n in 0..100 {
            let from = Browser::at(&format!("2001:db8:1:2:{n:x}::7"));
            assert_eq!(
                wrong(&world, &format!("guess{n}@care.test"), &from).await,
                Came::Wrong
            );
        }
        let beside = Browser::at("2001:db8:1:2::9");
        assert_eq!(knock(&world, MEMBER, PASSWORD, &beside).await, Came::Throttled);
        assert_eq!(knock(&world, MEMBER, PASSWORD, &own).await, Came::In);
        let next = Browser::at("2001:db8:1:3::9");
        assert_eq!(knock(&world, MEMBER, PASSWORD, &next).await, Came::In);
    })
    .await;
}

#[tokio::test]
async fn guesses_at_once_are_no_more_than_guesses_in_a_row() {
    on_both_databases(async |world| {
        let (stranger, before) = (Browser::at("192.0.2.1"), world.ctx.local::<Hasher>().ever());
        let came = join_all((0..30).map(|_| wrong(&world, MEMBER, &stranger))).await;
        assert_eq!(came.iter().filter(|came| **came == Came::Wrong).count(), 10);
        assert_eq!(world.ctx.local::<Hasher>().ever() - before, 10);
    })
    .await;
}

#[tokio::test]
async fn a_device_is_known_for_a_year_unless_it_is_forgotten() {
    on_both_databases(async |world| {
        let old = known(&world, "198.51.100.1").await;
        world.ctx.clock.advance(TimeDelta::days(431));
        let (own, lost) = (
            known(&world, "198.51.100.2").await,
            known(&world, "198.51.100.3").await,
        );
        identity::tidy(&world.ctx).await.unwrap();
        let admitted = identity::sign_in(&world.ctx, MEMBER, PASSWORD, &own)
            .await
            .unwrap();
        let member = service::actor(&world.ctx, &admitted.sign_in).await.unwrap();
        identity::sign_out_everywhere(&world.ctx, member.unwrap().account, &own)
            .await
            .unwrap();
        for n in 0..50 {
            wrong(&world, MEMBER, &Browser::at(&format!("192.0.2.{n}"))).await;
        }
        for (browser, came) in [(old, Came::Throttled), (lost, Came::Throttled), (own, Came::In)] {
            assert_eq!(
                knock(&world, MEMBER, PASSWORD, &browser).await,
                came,
                "{}",
                browser.address
            );
        }
    })
    .await;
}

/// Signs the member in as a browser does, with these cookies and headers.
async fn post(world: &World, password: &str, headers: &HeaderMap) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("email", MEMBER), ("password", password)])
        .finish();
    let mut request = world
        .request(Persona::Nobody, Method::POST, "/sign-in", "text/html")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(axum::body::Body::from(body))
        .unwrap();
    request.headers_mut().extend(headers.clone());
    world.send(request).await
}

fn with(name: &str, value: &str) -> HeaderMap {
    let name: header::HeaderName = name.parse().unwrap();
    HeaderMap::from_iter([(name, value.parse().unwrap())])
}

#[tokio::test]
async fn signing_in_again_ends_what_the_browser_had_before() {
    on_both_databases(async |world| {
        let account = async |cookies: &str| world.get_with(Persona::Nobody, "/account", cookies).await.status;
        let first = post(&world, PASSWORD, &HeaderMap::new()).await.cookies();
        assert_eq!(account(&first).await, StatusCode::OK);
        let second = post(&world, PASSWORD, &with("cookie", &first)).await.cookies();
        assert_eq!(account(&second).await, StatusCode::OK);
        assert_eq!(
            account(&first).await,
            StatusCode::SEE_OTHER,
            "the first one is over"
        );
        world
            .submit_with(Persona::Nobody, "/sign-out", &[], &second)
            .await;
        assert_eq!(account(&second).await, StatusCode::SEE_OTHER);

        // Joining with a new account is signing in, too.
        let third = post(&world, PASSWORD, &with("cookie", &second)).await.cookies();
        let admin = world.actor(Persona::Admin).await;
        let link = service::invite(&world.ctx, &admin, world.team, roundwell::team::Role::Member);
        let join = crate::hashing::joining(&link.await.unwrap().reveal(), "newcomer");
        let join = join.each_ref().map(|(name, value)| (*name, value.as_str()));
        let joined = world
            .submit_with(Persona::Nobody, "/join/{token}", &join, &third)
            .await;
        assert_eq!(account(&joined.cookies()).await, StatusCode::OK);
        assert_eq!(account(&third).await, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_browser_keeps_the_number_by_which_it_is_known() {
    on_both_databases(async |world| {
        let device = |answer: &Answer| {
            let cookies = answer.cookies();
            let found = cookies
                .split("; ")
                .find(|cookie| cookie.starts_with("roundwell-device="));
            found.map(str::to_owned)
        };
        let first = device(&post(&world, PASSWORD, &HeaderMap::new()).await).unwrap();
        for _ in 0..10 {
            post(&world, "wrong wrong wrong", &HeaderMap::new()).await;
        }
        let stranger = post(&world, PASSWORD, &HeaderMap::new()).await;
        assert!(device(&stranger).is_none(), "this address waits");
        let again = post(&world, PASSWORD, &with("cookie", &first)).await;
        assert_eq!(device(&again), Some(first), "and the device does not");
    })
    .await;
}

#[tokio::test]
async fn behind_a_proxy_that_adds_ports_everybody_is_counted_alone() {
    on_both_databases(async |world| {
        let config = roundwell_server::config::Config {
            trust_proxy: true,
            ..config()
        };
        let world = world.set_up(&config, DatabasePurpose::People);
        for (one, other) in [
            ("198.51.100.1", "198.51.100.2"),
            ("[2001:db8:1:2::1]", "[2001:db8:1:3::1]"),
        ] {
            for n in 0..10 {
                let from = with("x-forwarded-for", &format!("{one}:{}", 51_000 + n));
                post(&world, "wrong wrong wrong", &from).await;
            }
            let signed_in = async |from: String| {
                let answer = post(&world, PASSWORD, &with("x-forwarded-for", &from)).await;
                answer.cookies().contains("roundwell-device=")
            };
            assert!(!signed_in(format!("{one}:443")).await, "{one}");
            assert!(signed_in(format!("{other}:443")).await, "{other}");
            assert!(signed_in(format!("203.0.113.7, \"{other}\"")).await, "{other}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_same_text_typed_on_another_device_is_the_same() {
    on_both_databases(async |world| {
        let admin = world.actor(Persona::Admin).await;
        let join = async |email: &str| {
            let link = service::invite(&world.ctx, &admin, world.team, roundwell::team::Role::Member);
            let link = link.await.unwrap().reveal();
            let form = [
                ("token", link.as_str()),
                ("name", "Zoé"),
                ("email", email),
                ("password", "été calme, forêt"),
                ("time_zone", "Europe/Paris"),
            ];
            world.call(Persona::Nobody, "/join/{token}", &form).await
        };
        assert_eq!(join("infirmière@care.test").await.status, StatusCode::OK);
        let second = join("INFIRMIE\u{300}RE@care.test").await;
        assert_eq!(second.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(second.body.contains("email-taken"), "{}", second.body);
        for (email, password, status) in [
            ("infirmière@care.test", "été calme, forêt", StatusCode::OK),
            (
                "infirmie\u{300}re@care.test",
                "e\u{301}te\u{301} calme, fore\u{302}t",
                StatusCode::OK,
            ),
            (
                "infirmière@care.test",
                "été\u{a0}calme, fore\u{302}t",
                StatusCode::OK,
            ),
            (
                "infirmière@care.test",
                "ete calme, foret",
                StatusCode::UNPROCESSABLE_ENTITY,
            ),
        ] {
            let form = [("email", email), ("password", password)];
            let answer = world.call(Persona::Nobody, "/sign-in", &form).await;
            assert_eq!(answer.status, status, "{email:?} {password:?}");
        }
    })
    .await;
}
