//! Access to teams: the hands that it is given into, and that no query does without.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Actor, Capability, Principal, Role, SystemAccess, TeamAccess};
use crate::{
    Error,
    ids::{AccountId, OrganisationId},
    testing::{Fixture, on_both_databases, rows},
};

/// Queries that name a team by its id, with the reason.
const BY_ID: [&str; 4] = [
    // Whoever holds an invitation is not in the team yet; its token is what lets them in.
    "team/store.rs team_of_invitation",
    "team/store.rs set_membership",
    "team/store/changes.rs record_change",
    // Called by two that take an access.
    "pulse/store.rs add",
];

#[tokio::test]
async fn access_is_given_by_role_and_within_the_organisation() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::builder()
            .person("Ada", Role::Lead)
            .person("Ben", Role::Member)
            .time_zone("Europe/Paris")
            .write(&ctx)
            .await;
        let admin = |organisation| {
            let row = rows::account_row(AccountId(ctx.entropy.uuid()), organisation, "Cleo", ctx.now());
            Actor {
                admin: true,
                teams: Vec::new(),
                ..rows::actor(&row, fixture.team, Role::Member)
            }
        };
        let (ours, theirs) = (
            admin(fixture.organisation),
            admin(OrganisationId(ctx.entropy.uuid())),
        );
        let (lead, member) = (fixture.lead(), fixture.member());
        let mut tx = ctx.db.read().await.unwrap();
        for (actor, capability, expected) in [
            (lead, Capability::ManagePeople, "lead"),
            (member, Capability::SeeActions, "member"),
            (member, Capability::ManagePeople, "denied"),
            (&ours, Capability::ManagePeople, "no role"),
            (&ours, Capability::SeeActions, "denied"),
            (&theirs, Capability::ManagePeople, "missing"),
            (&fixture.stranger, Capability::ManagePeople, "missing"),
        ] {
            let given = TeamAccess::of(&mut tx, actor, capability, fixture.team).await;
            let said = match &given {
                Ok(access) => access.role().map_or("no role", Role::as_str),
                Err(Error::Denied) => "denied",
                Err(Error::Missing) => "missing",
                Err(error) => panic!("{error}"),
            };
            assert_eq!(said, expected, "{} {capability}", actor.name);
            if let Ok(access) = given {
                let of = (access.team(), access.organisation(), access.zone().name());
                assert_eq!(of, (fixture.team, fixture.organisation, "Europe/Paris"));
            }
        }
        assert!(matches!(
            ours.access(Capability::ManagePeople, fixture.team),
            Err(Error::Missing)
        ));
    })
    .await;
}

#[tokio::test]
async fn the_service_reaches_every_team_that_there_is() {
    on_both_databases(async |ctx| {
        let fixture = Fixture::builder().write(&ctx).await;
        let system = SystemAccess::for_jobs();
        let mut tx = ctx.db.read().await.unwrap();
        let access = system.team(&mut tx, fixture.team).await.unwrap();
        assert_eq!(
            (access.principal(), access.organisation()),
            (Principal::System, fixture.organisation)
        );
        let nowhere = crate::ids::TeamId(ctx.entropy.uuid());
        assert!(matches!(system.team(&mut tx, nowhere).await, Err(Error::Missing)));
    })
    .await;
}

#[test]
fn no_query_takes_the_id_of_a_team() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    for file in stores(&root) {
        let text = fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(&root).unwrap().display().to_string();
        for function in text.split("fn ").skip(1) {
            let head = function.split("{\n").next().unwrap_or_default();
            let parameters = head.split("->").next().unwrap_or_default();
            if parameters.contains("TeamId") {
                let function = function.split('(').next().unwrap_or_default();
                found.push(format!("{name} {function}"));
            }
        }
    }
    found.sort();
    let mut expected = BY_ID.map(str::to_owned);
    expected.sort();
    assert_eq!(found, expected, "take a TeamAccess: src/team/access.rs says why");
}

/// The files that hold SQL.
fn stores(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let is_store = name == "store.rs" || name.ends_with("_store.rs");
        if path.is_dir() {
            files.extend(stores(&path));
        } else if is_store
            || (path.parent().is_some_and(|parent| parent.ends_with("store")) && name.ends_with(".rs"))
        {
            files.push(path);
        }
    }
    files
}
