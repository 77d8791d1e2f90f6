//! Every server function, and who may call it.

use roundwell::team::Capability;

use super::Needs;

/// Name and value of each field.
pub(crate) type FormFields = &'static [(&'static str, &'static str)];

/// Every server function, with a body that reaches its authorisation.
pub(crate) const FUNCTIONS: &[(&str, Needs, FormFields)] = &[
    (
        "people/set-up",
        Needs::Nothing,
        &[
            ("organisation", ""),
            ("time_zone", ""),
            ("name", ""),
            ("email", ""),
            ("password", ""),
        ],
    ),
    (
        "people/sign-in",
        Needs::Nothing,
        &[("email", "x@y.test"), ("password", "x")],
    ),
    (
        "people/join",
        Needs::Nothing,
        &[
            ("token", "00"),
            ("name", ""),
            ("email", ""),
            ("password", ""),
            ("time_zone", ""),
        ],
    ),
    ("people/join-signed-in", Needs::SignIn, &[("token", TOKEN)]),
    (
        "people/account",
        Needs::SignIn,
        &[("name", ""), ("locale", ""), ("time_zone", "")],
    ),
    (
        "people/create-team",
        Needs::InOrganisation(Capability::ManageOrganisation),
        &[("name", ""), ("time_zone", "")],
    ),
    (
        "people/invite",
        Needs::InTeam(Capability::ManagePeople),
        &[("team", "{team}"), ("role", "member")],
    ),
    (
        "people/revoke-invitation",
        Needs::InTeam(Capability::ManagePeople),
        &[("team", "{team}"), ("invitation", "{nothing}")],
    ),
    (
        "people/change-role",
        Needs::InTeam(Capability::ManagePeople),
        &[("team", "{team}"), ("account", "{lead}"), ("role", "lead")],
    ),
    (
        "actions/agree",
        Needs::InTeam(Capability::AgreeAction),
        &[
            ("team", "{team}"),
            ("title", ""),
            ("kind", "condition"),
            ("area", "support"),
            ("level", "manager"),
        ],
    ),
    (
        "actions/reply",
        Needs::InTeam(Capability::Reply),
        &[
            ("team", "{team}"),
            ("action", "{action}"),
            ("seen", "1"),
            ("kind", "will"),
        ],
    ),
    (
        "actions/confirm",
        Needs::InTeam(Capability::ConfirmAction),
        &[
            ("team", "{team}"),
            ("action", "{action}"),
            ("seen", "1"),
            ("verdict", "real"),
        ],
    ),
    (
        "actions/undo",
        Needs::InTeam(Capability::ConfirmAction),
        &[("team", "{team}"), ("action", "{action}"), ("seen", "1")],
    ),
    (
        "actions/set-aside",
        Needs::InTeam(Capability::AgreeAction),
        &[("team", "{team}"), ("action", "{action}"), ("seen", "9")],
    ),
    (
        "schedule/circle",
        Needs::InTeam(Capability::Schedule),
        &[("team", "{team}")],
    ),
    (
        "schedule/end-circle",
        Needs::InTeam(Capability::Schedule),
        &[("team", "{team}"), ("circle", "{circle}")],
    ),
    (
        "schedule/move",
        Needs::InTeam(Capability::Schedule),
        &[("team", "{team}"), ("session", "{planned}")],
    ),
    (
        "schedule/call-off",
        Needs::InTeam(Capability::Schedule),
        &[("team", "{team}"), ("session", "{planned}")],
    ),
    (
        "schedule/host",
        Needs::InTeam(Capability::Host),
        &[
            ("team", "{team}"),
            ("session", "{planned}"),
            ("host", "{nothing}"),
        ],
    ),
    (
        "schedule/format",
        Needs::InTeam(Capability::Host),
        &[
            ("team", "{team}"),
            ("session", "{planned}"),
            ("format", "case-circle"),
        ],
    ),
    (
        "formats/copy",
        Needs::InTeam(Capability::EditFormats),
        &[("team", "{team}"), ("format", "case-circle")],
    ),
    (
        "formats/save",
        Needs::InTeam(Capability::EditFormats),
        &[("team", "{team}"), ("format", "{format}"), ("text", "key = 1")],
    ),
    (
        "formats/fields",
        Needs::InTeam(Capability::EditFormats),
        &[
            ("team", "{team}"),
            ("format", "{format}"),
            ("fields[title.en]", "Ours"),
        ],
    ),
    (
        "formats/share",
        Needs::InTeam(Capability::ShareFormats),
        &[("team", "{team}"), ("format", "{format}"), ("sharing", "shared")],
    ),
    (
        "rooms/open",
        Needs::InTeam(Capability::Host),
        &[("session", "{open}")],
    ),
    (
        "rooms/sit",
        Needs::InTeam(Capability::TakeSeat),
        &[("session", "{open}")],
    ),
    (
        "rooms/act",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("act", "pass")],
    ),
    (
        "rooms/round",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}")],
    ),
    (
        "rooms/seat",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("act", "aside"), ("seat", "{nothing}")],
    ),
    (
        "rooms/add",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("name", "A guest")],
    ),
    (
        "rooms/agree",
        Needs::InTeam(Capability::UseSeat),
        &[
            ("session", "{open}"),
            ("title", "A quiet hour"),
            ("level", "manager"),
            ("hse", "demands"),
        ],
    ),
    (
        "rooms/withdraw",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("at", "0")],
    ),
    (
        "rooms/put-aside",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("asked", "1")],
    ),
    ("walls/open", Needs::Nothing, &[("code", "BCDFGH")]),
    (
        "rooms/see-off",
        Needs::InTeam(Capability::TakeSeat),
        &[("session", "{open}"), ("seat", "{nothing}")],
    ),
    (
        "rooms/propose",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("text", "A quiet hour")],
    ),
    (
        "rooms/retract",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("at", "0")],
    ),
    (
        "rooms/choose",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("at", "0")],
    ),
    (
        "rooms/curtail",
        Needs::InTeam(Capability::UseSeat),
        &[("session", "{open}"), ("cause", "acuity")],
    ),
    // The code is what counts.
    (
        "guests/join",
        Needs::Nothing,
        &[("code", "BCDFGH"), ("name", "Noor")],
    ),
    (
        "guests/sit-in",
        Needs::InTeamEither(Capability::TakeSeat, Capability::SitIn),
        &[("code", "{code}")],
    ),
    (
        "rehearsals/start",
        Needs::InTeam(Capability::Host),
        &[
            ("team", "{team}"),
            ("format", "talking-piece"),
            ("seats", "5"),
            ("pace", "tapped"),
        ],
    ),
    ("rehearsals/leave", Needs::SignIn, &[("team", "{team}")]),
    (
        "pulses/plan",
        Needs::InTeam(Capability::OpenPulse),
        &[
            ("team", "{team}"),
            ("opens_on", ""),
            ("closes_on", ""),
            ("threshold", ""),
        ],
    ),
    (
        "pulses/withdraw",
        Needs::InTeam(Capability::OpenPulse),
        &[("pulse", "{pulse}")],
    ),
    (
        "items/add",
        Needs::InTeam(Capability::KeepItems),
        &[("team", "{team}"), ("en", "")],
    ),
    (
        "items/add-text",
        Needs::InTeam(Capability::KeepItems),
        &[("team", "{team}"), ("text", "")],
    ),
    (
        "items/retire",
        Needs::InTeam(Capability::KeepItems),
        &[("team", "{team}"), ("key", "none")],
    ),
    (
        "pulses/choose-reader",
        Needs::InTeam(Capability::ChooseReader),
        &[("team", "{team}"), ("account", "{nothing}")],
    ),
    (
        "remarks/theme",
        Needs::InTeam(Capability::ReadRemarks),
        &[("pulse", "{pulse}"), ("theme", "")],
    ),
    (
        "remarks/remove",
        Needs::InTeam(Capability::ReadRemarks),
        &[("pulse", "{pulse}"), ("number", "1")],
    ),
    (
        "remarks/step-down",
        Needs::InTeam(Capability::ReadRemarks),
        &[("team", "{team}")],
    ),
    (
        "remarks/finish",
        Needs::InTeam(Capability::ReadRemarks),
        &[("pulse", "{pulse}")],
    ),
    (
        "pulses/print-slips",
        Needs::InTeam(Capability::PrintSlips),
        &[("pulse", "{pulse}"), ("slips", "9")],
    ),
    (
        "pulses/void-slips",
        Needs::InTeam(Capability::PrintSlips),
        &[("sheet", "{sheet}")],
    ),
    (
        "pulses/ballot",
        Needs::InTeam(Capability::AnswerPulse),
        &[("pulse", "{pulse}"), ("blinded", "00")],
    ),
    // Nobody could say who brings a slip, or who casts: the code and the token are what counts.
    (
        "ballots/from-slip",
        Needs::Nothing,
        &[
            ("pulse", "{pulse}"),
            ("slip", "0000-0000-0000"),
            ("blinded", "00"),
        ],
    ),
    (
        "ballots/cast",
        Needs::Nothing,
        &[("pulse", "{pulse}"), ("token", "00"), ("answers", ",,,,,")],
    ),
    (
        "ballots/receipt",
        Needs::Nothing,
        &[("pulse", "{pulse}"), ("token_hash", "00")],
    ),
    // It changes the code, so nothing after it may need that.
    (
        "walls/end",
        Needs::InTeam(Capability::TakeSeat),
        &[("session", "{open}")],
    ),
];

/// The functions that end the session of whoever calls them: each walks in a world of its own.
pub(super) const ENDINGS: &[(&str, Needs)] = &[
    ("people/sign-out", Needs::Nothing),
    ("people/sign-out-everywhere", Needs::SignIn),
];

/// Route for guests alone; it ends them, so it has a test of its own.
pub(super) const OF_GUESTS: &str = "guests/leave";

pub(super) const TOKEN: &str = "00000000000000000000000000000000000000000000000000000000000000aa";
