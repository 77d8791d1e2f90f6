//! Accounts, teams, invitations and sign-in.

use super::{BadInputRow, Form, long};
use crate::support::{Persona, World};

/// An identifier of nothing.
const NOTHING: &str = "00000000-0000-4000-8000-000000000000";

const PASSWORD: &str = "seven herons over slow water";

pub(super) fn forms(world: &World) -> Vec<Form> {
    let team = world.team.to_string();
    let invite = [("team", team.as_str()), ("role", "member")];
    let revoke = [("team", team.as_str()), ("invitation", NOTHING)];
    let change = [("team", team.as_str()), ("account", NOTHING), ("role", "host")];
    let missing = |name| vec![(name, "", "", 404, "Missing")];
    vec![
        form(Persona::Member, "/account", &ACCOUNT, account()),
        form(Persona::Admin, "/teams", &TEAM, create_team()),
        form(Persona::Lead, "/teams/{team}/invitations", &invite, invitation()),
        form(
            Persona::Admin,
            "/teams/{team}/invitations",
            &invite,
            vec![("an admin's unknown team", "team", NOTHING, 404, "Missing")],
        ),
        form(
            Persona::Stranger,
            "/teams/{team}/invitations",
            &invite,
            missing("a stranger's invitation"),
        ),
        form(
            Persona::Lead,
            "/teams/{team}/invitations/{invitation}/revoke",
            &revoke,
            missing("no such invitation"),
        ),
        form(
            Persona::Lead,
            "/teams/{team}/people/{account}/role",
            &change,
            missing("no such person"),
        ),
        form(Persona::Nobody, "/join/{token}", &JOIN, join()),
        form(Persona::Nobody, "/sign-in", &SIGN_IN, sign_in()),
    ]
}

fn form(who: Persona, path: &'static str, good: &[(&'static str, &str)], rows: Vec<BadInputRow>) -> Form {
    Form {
        who,
        path,
        good: good
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect(),
        rows,
    }
}

const ACCOUNT: [(&str, &str); 3] = [
    ("name", "Imani"),
    ("locale", "en"),
    ("time_zone", "Europe/London"),
];

fn account() -> Vec<BadInputRow> {
    vec![
        ("empty name", "name", "", 422, "empty"),
        ("blank name", "name", "  \t ", 422, "empty"),
        ("invisible name", "name", "\u{200b}\u{3164}", 422, "invisible"),
        ("long name", "name", long(81), 422, "too-long"),
        ("very long name", "name", long(20_000), 422, "too-long"),
        ("null in a name", "name", "a\0b", 422, "unprintable"),
        ("two-line name", "name", "a\nb", 422, "unprintable"),
        ("disguised name", "name", "a\u{202e}b", 422, "unprintable"),
        ("emoji name", "name", "👩🏽‍⚕️ Noor", 200, ""),
        ("right-to-left name", "name", "نور الهدى", 200, ""),
        ("a name like SQL", "name", "'; drop table team; --", 200, ""),
        ("a name like HTML", "name", "<script>1</script>", 200, ""),
        ("unknown zone", "time_zone", "Mars/Olympus", 422, "unknown-zone"),
        ("empty zone", "time_zone", "", 422, "unknown-zone"),
        ("offset as zone", "time_zone", "+02:00", 422, "unknown-zone"),
        ("unknown language falls back", "locale", "tlh", 200, ""),
    ]
}

const TEAM: [(&str, &str); 2] = [("name", "Aspen"), ("time_zone", "Europe/London")];

fn create_team() -> Vec<BadInputRow> {
    vec![
        ("team without a name", "name", "", 422, "empty"),
        ("team of a taken name", "name", "Rowan", 422, "team-exists"),
        (
            "a taken name, disguised",
            "name",
            "Ro\u{200b}wan\u{feff}",
            422,
            "team-exists",
        ),
        ("team of nothing visible", "name", "\u{2800}", 422, "invisible"),
        ("team in no zone", "time_zone", "nowhere", 422, "unknown-zone"),
        ("team with a long name", "name", long(200), 422, "too-long"),
    ]
}

fn invitation() -> Vec<BadInputRow> {
    vec![
        ("unknown role", "role", "queen", 422, "unknown-role"),
        ("admin is no team role", "role", "admin", 422, "unknown-role"),
        ("empty role", "role", "", 422, "unknown-role"),
        ("a team that is none", "team", NOTHING, 404, "Missing"),
        ("a team id that is none", "team", "../../etc", 404, "Missing"),
    ]
}

const JOIN: [(&str, &str); 5] = [
    // Well formed, and of no invitation.
    (
        "token",
        "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
    ),
    ("name", "Wen"),
    ("email", "wen@care.test"),
    ("password", PASSWORD),
    ("time_zone", "Europe/London"),
];

fn join() -> Vec<BadInputRow> {
    vec![
        ("malformed token", "token", "zz", 404, "Missing"),
        ("unknown token", "", "", 404, "Missing"),
        ("token too long", "token", "ab".repeat(64).leak(), 404, "Missing"),
        ("join with nothing typed", "name", "", 422, "empty"),
        ("join with no address", "email", "here", 422, "not-an-email"),
        (
            "join with a short password",
            "password",
            "hunter2",
            422,
            "password-short",
        ),
        (
            "join with a common password",
            "password",
            "passwordpassword",
            422,
            "password-common",
        ),
        (
            "join with an endless password",
            "password",
            long(5000),
            422,
            "too-long",
        ),
    ]
}

const SIGN_IN: [(&str, &str); 2] = [("email", "member@care.test"), ("password", "not the one")];

fn sign_in() -> Vec<BadInputRow> {
    vec![
        ("wrong password", "", "", 422, "wrong-sign-in"),
        ("unknown address", "email", "who@care.test", 422, "wrong-sign-in"),
        ("no address", "email", "", 422, "wrong-sign-in"),
        (
            "an address like SQL",
            "email",
            "' or 1=1 --",
            422,
            "wrong-sign-in",
        ),
        ("null in an address", "email", "a\0@b.c", 422, "unprintable"),
    ]
}
