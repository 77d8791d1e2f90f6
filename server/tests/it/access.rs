//! Role × action, walked whole: every post and every page with everybody.
//!
//! The expectation for each entry is a capability of the one table in `src/team/permission.rs`; of a post it stands beside its handler in
//! `server/src/http/routes.rs`. An entry that this test does not know fails it, so that nothing can be added without saying who may.

mod functions;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use leptos_axum::generate_route_list;
use roundwell::team::{Capability, Grantee, Role, granted};
use roundwell_app::shell::App;
use roundwell_server::http::routes::{self, Needs};

pub(crate) use self::functions::POSTS;
use self::functions::{ENDINGS, OF_GUESTS, TOKEN};
use crate::support::{Persona, Records, World, on_both_databases};

/// Question of the walk to [`Needs`].
trait Met {
    fn met_by(self, who: Persona) -> bool;
}

impl Met for Needs {
    fn met_by(self, who: Persona) -> bool {
        match self {
            Self::Nothing => true,
            Self::Guest => who == Persona::Guest,
            Self::SignIn => !matches!(who, Persona::Nobody | Persona::Guest | Persona::Screen),
            Self::InTeam(capability) => {
                let role = who
                    .role()
                    .is_some_and(|role| granted(capability, Grantee::Role(role)));
                let admin = who == Persona::Admin && granted(capability, Grantee::Admin);
                let guest = who == Persona::Guest && granted(capability, Grantee::Guest);
                role || admin || guest || (who == Persona::Screen && granted(capability, Grantee::Screen))
            }
            Self::AtTheWall(capability) => {
                matches!(who, Persona::Lead | Persona::Screen) && Self::InTeam(capability).met_by(who)
            }
            Self::InTeamEither(one, other) => [one, other].iter().any(|one| Self::InTeam(*one).met_by(who)),
            // The stranger leads a team of their own organisation, and reads what is published of that.
            Self::InSomeTeam(capability) => {
                Self::InTeam(capability).met_by(who)
                    || (who == Persona::Stranger && granted(capability, Grantee::Role(Role::Lead)))
            }
            // The stranger is an admin too, of their own organisation.
            Self::InOrganisation(capability) => {
                matches!(who, Persona::Admin | Persona::Stranger) && granted(capability, Grantee::Admin)
            }
        }
    }
}

pub(crate) const PAGES: &[(&str, Needs)] = &[
    ("/", Needs::Nothing),
    ("/setup", Needs::Nothing),
    ("/sign-in", Needs::Nothing),
    ("/help", Needs::Nothing),
    ("/accessibility", Needs::Nothing),
    ("/join/{token}", Needs::Nothing),
    ("/account", Needs::SignIn),
    ("/teams", Needs::InOrganisation(Capability::ManageOrganisation)),
    ("/privacy", Needs::Nothing),
    ("/handbook", Needs::SignIn),
    ("/handbook/{chapter}", Needs::SignIn),
    ("/privacy/ballots", Needs::Nothing),
    ("/teams/{team}", Needs::InTeam(Capability::SeeSchedule)),
    ("/teams/{team}/people", Needs::InTeam(Capability::ManagePeople)),
    ("/teams/{team}/circles/new", Needs::InTeam(Capability::Schedule)),
    ("/teams/{team}/formats", Needs::InTeam(Capability::ReadFormats)),
    (
        "/teams/{team}/formats/{format}",
        Needs::InTeam(Capability::ReadFormats),
    ),
    (
        "/teams/{team}/formats/{format}/edit",
        Needs::InTeam(Capability::EditFormats),
    ),
    (
        "/teams/{team}/formats/{format}/fields",
        Needs::InTeam(Capability::EditFormats),
    ),
    (
        "/teams/{team}/sessions/{session}",
        Needs::InTeam(Capability::SeeSchedule),
    ),
    (
        "/teams/{team}/sessions/{session}/calendar.ics",
        Needs::InTeam(Capability::SeeSchedule),
    ),
    ("/teams/{team}/pulse", Needs::InTeam(Capability::SeePulse)),
    (
        "/teams/{team}/pulse/preview",
        Needs::InTeam(Capability::OpenPulse),
    ),
    ("/teams/{team}/questions", Needs::InTeam(Capability::ReadItems)),
    ("/teams/{team}/actions", Needs::InTeam(Capability::SeeActions)),
    (
        "/teams/{team}/actions/{action}",
        Needs::InTeam(Capability::SeeActions),
    ),
    ("/teams/{team}/summary", Needs::InTeam(Capability::ReadSummary)),
    ("/teams/{team}/rehearsal", Needs::InTeam(Capability::Host)),
    ("/j", Needs::Nothing),
    ("/j/{code}", Needs::Nothing),
    ("/j/{code}/picture.svg", Needs::Nothing),
    ("/thanks", Needs::Nothing),
    ("/guardian", Needs::Nothing),
    ("/rooms/{session}", Needs::InTeam(Capability::UseSeat)),
    ("/organisation", Needs::InSomeTeam(Capability::ReadOrganisation)),
    ("/rooms/{session}/wall", Needs::AtTheWall(Capability::SeeWall)),
    (
        "/events/rooms/{session}?face=wall",
        Needs::AtTheWall(Capability::SeeWall),
    ),
    ("/wall", Needs::Nothing),
    // What it asks is no secret, and whoever has a ballot needs no sign-in to cast it.
    ("/pulses/{pulse}", Needs::Nothing),
    ("/events/rooms/{session}", Needs::InTeam(Capability::UseSeat)),
    ("/pulses/{pulse}/slip", Needs::Nothing),
    ("/teams/{team}/remarks", Needs::InTeam(Capability::ReadRemarks)),
    ("/teams/{team}/slips", Needs::InTeam(Capability::PrintSlips)),
    (
        "/teams/{team}/slips/{sheet}",
        Needs::InTeam(Capability::PrintSlips),
    ),
];

/// A path or a field with the records that stand for its placeholders.
pub(crate) async fn fill(world: &World, records: &Records, text: &str) -> String {
    text.replace("{circle}", &records.circle)
        .replace("{open}", &records.open)
        .replace("{code}", &records.code)
        .replace("{session}", &records.open)
        .replace("{planned}", &records.planned)
        .replace("{action}", &records.action)
        .replace("{pulse}", &records.pulse)
        .replace("{format}", &records.format)
        .replace("{sheet}", &records.sheet)
        .replace("{team}", &world.team.to_string())
        .replace("{lead}", &world.actor(Persona::Lead).await.account.to_string())
        .replace("{nothing}", "00000000-0000-4000-8000-000000000000")
        .replace("{chapter}", "tears")
        .replace("{token}", TOKEN)
}

#[tokio::test]
async fn the_walk_knows_every_entry() {
    let known: BTreeSet<&str> = POSTS
        .iter()
        .map(|(path, _)| *path)
        .chain(ENDINGS.iter().copied())
        .chain([OF_GUESTS])
        .collect();
    let real: BTreeSet<&str> = routes::POSTS.iter().map(|post| post.path).collect();
    assert_eq!(real.len(), routes::POSTS.len(), "each path once");
    assert_eq!(real, known);
    let known: BTreeSet<String> = PAGES.iter().map(|(path, _)| (*path).to_owned()).collect();
    let mut real: BTreeSet<String> = generate_route_list(App)
        .iter()
        .map(|route| route.path().to_owned())
        .collect();
    // The stream, the picture and the calendar file, which are no pages.
    real.insert("/events/rooms/{session}".into());
    real.insert("/events/rooms/{session}?face=wall".into());
    real.insert("/j/{code}/picture.svg".into());
    real.insert("/teams/{team}/sessions/{session}/calendar.ics".into());
    assert_eq!(real, known);
}

#[tokio::test]
async fn nothing_is_reachable_that_the_table_does_not_grant() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        for (path, fields) in POSTS {
            let needs = needs_of(path);
            for who in Persona::ALL {
                let mut filled = Vec::new();
                for (name, value) in *fields {
                    filled.push((*name, fill(&world, &records, value).await));
                }
                let fields: Vec<(&str, &str)> = filled
                    .iter()
                    .map(|(name, value)| (*name, value.as_str()))
                    .collect();
                let answer = world.call(who, path, &fields).await;
                check(who, needs, path, answer.status, &answer.body);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn only_a_guest_leaves_as_one() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let fields = [("session", records.open.as_str())];
        let path = OF_GUESTS;
        for who in Persona::ALL.into_iter().filter(|who| *who != Persona::Guest) {
            let answer = world.call(who, path, &fields).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{who:?}");
        }
        let room = format!("/rooms/{}", records.open);
        assert_eq!(world.get(Persona::Guest, &room).await.status, StatusCode::OK);
        assert_eq!(
            world.call(Persona::Guest, path, &fields).await.status,
            StatusCode::OK
        );
        assert_eq!(world.get(Persona::Guest, &room).await.location(), "/thanks");
        assert_eq!(
            world.call(Persona::Guest, path, &fields).await.status,
            StatusCode::UNAUTHORIZED
        );
    })
    .await;
}

#[tokio::test]
async fn ending_a_session_needs_one() {
    for path in ENDINGS {
        on_both_databases(async |world| {
            // A guest and a shared screen are nobody here: they have no session to end.
            for who in Persona::ALL
                .into_iter()
                .filter(|who| !matches!(who, Persona::Guest | Persona::Screen))
            {
                let answer = world.call(who, path, &[]).await;
                check(who, needs_of(path), path, answer.status, &answer.body);
                assert_eq!(
                    world.get(who, "/account").await.status,
                    StatusCode::SEE_OTHER,
                    "{who:?} after {path}"
                );
            }
        })
        .await;
    }
}

#[tokio::test]
async fn no_page_opens_to_whom_it_should_not() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        for (path, needs) in PAGES {
            for who in Persona::ALL {
                let answer = world.get(who, &fill(&world, &records, path).await).await;
                // Pages send whoever is not signed in to the sign-in page.
                let status = if answer.location().starts_with("/sign-in?next=") {
                    StatusCode::UNAUTHORIZED
                } else {
                    answer.status
                };
                check(who, *needs, path, status, "");
            }
        }
    })
    .await;
}

/// Grantees of a post, by the table beside the handlers.
fn needs_of(path: &str) -> Needs {
    let post = routes::POSTS.iter().find(|post| post.path == path);
    post.map(|post| post.needs).unwrap()
}

/// Granted: anything but a refusal of the person. Not granted: nothing but such a refusal.
fn check(who: Persona, needs: Needs, path: &str, status: StatusCode, body: &str) {
    assert!(!status.is_server_error(), "{who:?} {path}: {status} {body}");
    match (needs.met_by(who), who) {
        (true, _) => {
            let refused = matches!(status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            assert!(!refused, "{who:?} should reach {path}: {status} {body}");
        }
        (false, Persona::Nobody) => assert_eq!(status, StatusCode::UNAUTHORIZED, "nobody at {path}: {body}"),
        (false, Persona::Guest | Persona::Screen) => {
            let hidden = matches!(
                status,
                StatusCode::UNAUTHORIZED | StatusCode::NOT_FOUND | StatusCode::FORBIDDEN
            );
            assert!(hidden, "{who:?} at {path}: {status} {body}");
        }
        (false, Persona::Stranger) => {
            let hidden = matches!(status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
            assert!(hidden, "a stranger at {path}: {status} {body}");
        }
        (false, _) => {
            let refused = matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
            assert!(refused, "{who:?} at {path}: {status} {body}");
        }
    }
}
