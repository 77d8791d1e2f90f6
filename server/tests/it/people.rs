//! Set-up, invitations, sign-in and sign-out as a browser sees them.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use roundwell::{
    Error,
    identity::{self, Browser, SecretToken},
    team::{Role, service},
};

use crate::support::{PASSWORD, Persona, on_both_databases};

#[tokio::test]
async fn set_up_closes_for_ever() {
    on_both_databases(async |world| {
        assert_eq!(
            world.get(Persona::Nobody, "/setup").await.status,
            StatusCode::NOT_FOUND
        );
        let form = [
            ("organisation", "Again"),
            ("time_zone", "Europe/London"),
            ("name", "A"),
            ("email", "a@b.test"),
            ("password", "five quiet boats at noon"),
        ];
        let answer = world.call(Persona::Nobody, "/setup", &form).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("already-founded"));
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_comes_back_beside_what_was_wrong() {
    on_both_databases(async |world| {
        let admin = world.actor(Persona::Admin).await;
        let link = service::invite(&world.ctx, &admin, world.team, Role::Member)
            .await
            .unwrap()
            .reveal();
        let page = format!("/join/{link}");
        let form = [
            ("token", link.as_str()),
            ("name", "Zoë <b>"),
            ("email", "not an address"),
            ("password", "short"),
            ("time_zone", "Europe/Paris"),
            ("_back", page.as_str()),
        ];
        let again = world.submit(Persona::Nobody, "/join/{token}", &form).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!again.body.contains("short\""), "a password is never sent back");
        assert!(
            again.body.contains("Zoë &lt;b&gt;") && again.body.contains("not an address"),
            "typed values are kept"
        );
        assert!(again.body.contains("does not look like an e-mail address"));
        assert!(again.body.contains("at least 12 characters"));
        assert!(again.body.contains("aria-invalid=\"true\"") && again.body.contains("-problem\""));
        assert_eq!(again.cookies(), "", "nothing of it is left in the browser");
    })
    .await;
}

#[tokio::test]
async fn an_invitation_works_once_for_a_while_until_revoked() {
    on_both_databases(async |world| {
        let (ctx, admin) = (&world.ctx, world.actor(Persona::Admin).await);
        let invite = async || {
            service::invite(ctx, &admin, world.team, Role::Host)
                .await
                .unwrap()
        };
        let member = world.actor(Persona::Stranger).await;
        let here = Browser::at("192.0.2.1");
        let refused = service::join_signed_in(ctx, &member, &invite().await, &here).await;
        assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.code() == "other-organisation"));

        let used = invite().await;
        let joined = service::join_signed_in(ctx, &admin, &used, &here).await.unwrap();
        assert_eq!(joined, world.team);
        assert!(
            world
                .get(Persona::Nobody, &format!("/join/{}", used.reveal()))
                .await
                .body
                .contains("no longer works")
        );

        let revoked = invite().await;
        let open = service::people(ctx, &admin, world.team).await.unwrap().2;
        service::revoke_invitation(ctx, &admin, world.team, open[0].id)
            .await
            .unwrap();
        let expired = invite().await;
        ctx.clock.advance(TimeDelta::days(14));
        let again = |token: SecretToken| async move {
            let person = crate::support::person("late");
            let input = service::JoinAs {
                person,
                time_zone: "Europe/London".into(),
            };
            service::join_with_new_account(ctx, &token, input, &Browser::default()).await
        };
        for token in [used, revoked, expired] {
            assert!(matches!(
                again(token).await,
                Err(Error::Refused(refusal)) if refusal.code() == "invitation-over"
            ));
        }
    })
    .await;
}

#[tokio::test]
async fn the_link_of_an_invitation_is_shown_once_and_stands_in_no_address_that_is_only_visited() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        let people = format!("/teams/{team}/people");
        let form = [("team", team.as_str()), ("role", "member")];
        let made = world
            .submit(Persona::Lead, "/teams/{team}/invitations", &form)
            .await;
        assert_eq!(
            (made.status, made.location()),
            (StatusCode::SEE_OTHER, people.as_str())
        );
        let cookies = made.cookies();
        let token = cookies
            .split("roundwell-link=")
            .nth(1)
            .unwrap()
            .split(';')
            .next()
            .unwrap();
        let link = format!("/join/{token}");
        let shown = world.get_with(Persona::Lead, &people, &cookies).await;
        assert!(shown.body.contains(&link));
        let cleared = shown.headers.get_all(header::SET_COOKIE).iter();
        let mut cleared = cleared.map(|set| set.to_str().unwrap());
        assert!(
            cleared.any(|set| set.starts_with("roundwell-link=;") && set.contains("Max-Age=0")),
            "the page that shows it takes it back"
        );
        assert!(!world.get(Persona::Lead, &people).await.body.contains("/join/"));
        let asked = format!("{people}?invitation={token}");
        assert!(
            !world.get(Persona::Lead, &asked).await.body.contains(&link),
            "the old way is gone"
        );
        // On a shared browser somebody else may come next.
        let other = world.get_with(Persona::Admin, &people, &cookies).await;
        assert_eq!(other.status, StatusCode::OK);
        assert!(!other.body.contains(&link), "only whoever made it sees it");
        assert_eq!(world.get(Persona::Nobody, &link).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn links_that_lead_nowhere_are_counted() {
    on_both_databases(async |world| {
        let link = |n: u32| format!("/join/{n:064x}");
        for n in 0..60 {
            assert_eq!(
                world.get(Persona::Nobody, &link(n)).await.status,
                StatusCode::NOT_FOUND
            );
        }
        let refused = world.get(Persona::Nobody, &link(60)).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        let token = format!("{:064x}", 61);
        let form = [("token", token.as_str())];
        for path in ["/join/{token}", "/join/{token}/signed-in"] {
            let join = crate::hashing::joining(&token, "late");
            let fields: Vec<_> = join.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let fields = if path.ends_with("/signed-in") {
                &form[..]
            } else {
                &fields
            };
            let refused = world.call(Persona::Member, path, fields).await;
            assert_eq!(
                refused.status,
                StatusCode::TOO_MANY_REQUESTS,
                "{path}: {}",
                refused.body
            );
        }
        let admin = world.actor(Persona::Admin).await;
        let right = service::invite(&world.ctx, &admin, world.team, Role::Member);
        let right = format!("/join/{}", right.await.unwrap().reveal());
        let page = world.get(Persona::Nobody, &right).await;
        assert_eq!(page.status, StatusCode::OK, "a link that is right keeps working");
        world.ctx.clock.advance(TimeDelta::minutes(15));
        assert_eq!(
            world.get(Persona::Nobody, &link(62)).await.status,
            StatusCode::NOT_FOUND
        );
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_ends_when_idle_when_old_and_everywhere_at_once() {
    on_both_databases(async |world| {
        let ctx = &world.ctx;
        let sign_in = async || {
            let here = Browser::at("192.0.2.1");
            let admitted = identity::sign_in(ctx, "member@care.test", PASSWORD, &here).await;
            admitted.unwrap().sign_in
        };
        let (first, second) = (sign_in().await, sign_in().await);
        identity::sign_out(ctx, &first).await.unwrap();
        assert!(service::actor(ctx, &first).await.unwrap().is_none());
        let actor = service::actor(ctx, &second).await.unwrap().unwrap();
        identity::sign_out_everywhere(ctx, actor.account, &Browser::default())
            .await
            .unwrap();
        assert!(service::actor(ctx, &second).await.unwrap().is_none());

        let idle = sign_in().await;
        ctx.clock.advance(TimeDelta::days(7) + TimeDelta::hours(1));
        assert!(service::actor(ctx, &idle).await.unwrap().is_none());
        let kept = sign_in().await;
        for _ in 0..9 {
            ctx.clock.advance(TimeDelta::days(3));
            assert!(service::actor(ctx, &kept).await.unwrap().is_some());
        }
        ctx.clock.advance(TimeDelta::days(3));
        assert!(
            service::actor(ctx, &kept).await.unwrap().is_none(),
            "thirty days at most"
        );
    })
    .await;
}

#[tokio::test]
async fn a_team_keeps_its_last_lead() {
    on_both_databases(async |world| {
        let (ctx, lead) = (&world.ctx, world.actor(Persona::Lead).await);
        let refused = service::change_role(ctx, &lead, world.team, lead.account, Role::Member).await;
        assert!(matches!(refused, Err(Error::Refused(refusal)) if refusal.code() == "last-lead"));
        let second = world.add(Role::Lead, "Second").await;
        service::change_role(ctx, &second, world.team, lead.account, Role::Member)
            .await
            .unwrap();
    })
    .await;
}

/// The answer to signing out has the browser forget what it keeps for this site, ballots above all, and leaves other cookies alone.
#[tokio::test]
async fn signing_out_empties_the_browser() {
    on_both_databases(async |world| {
        for (who, path) in [
            (Persona::Member, "/sign-out"),
            (Persona::Lead, "/sign-out-everywhere"),
        ] {
            for answer in [
                world.submit(who, path, &[]).await,
                world.call(who, path, &[]).await,
            ] {
                let wiped = answer.headers.get("clear-site-data");
                let ended = answer.headers.get_all("set-cookie").iter();
                let ended: Vec<_> = ended.filter_map(|cookie| cookie.to_str().ok()).collect();
                // The second call of somebody who has left everywhere finds nobody, and ends nothing.
                let ends = ended.iter().any(|cookie| cookie.starts_with("roundwell=;"));
                assert_eq!(wiped.is_some(), ends, "{path}: {ended:?}");
                assert!(wiped.is_none_or(|kinds| kinds == "\"storage\""), "{wiped:?}");
                assert!(
                    !ended.iter().any(|cookie| cookie.starts_with("roundwell-language")
                        || cookie.starts_with("roundwell-theme"))
                );
            }
        }
        let first = world.submit(Persona::Host, "/sign-out", &[]).await;
        assert!(first.headers.contains_key("clear-site-data"));
        let page = world.get(Persona::Host, "/sign-in").await;
        assert!(
            !page.headers.contains_key("clear-site-data"),
            "an ended sign-in alone wipes nothing"
        );
    })
    .await;
}
