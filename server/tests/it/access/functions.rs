//! Every post, with what it says.

/// Name and value of each field.
pub(crate) type FormFields = &'static [(&'static str, &'static str)];

/// Every post, with fields that reach its authorisation: those of its path among them.
pub(crate) const POSTS: &[(&str, FormFields)] = &[
    (
        "/setup",
        &[
            ("organisation", ""),
            ("time_zone", ""),
            ("name", ""),
            ("email", ""),
            ("password", ""),
        ],
    ),
    ("/sign-in", &[("email", "x@y.test"), ("password", "x")]),
    (
        "/join/{token}",
        &[
            ("token", "00"),
            ("name", ""),
            ("email", ""),
            ("password", ""),
            ("time_zone", ""),
        ],
    ),
    ("/join/{token}/signed-in", &[("token", TOKEN)]),
    ("/account", &[("name", ""), ("locale", ""), ("time_zone", "")]),
    ("/teams", &[("name", ""), ("time_zone", "")]),
    (
        "/teams/{team}/invitations",
        &[("team", "{team}"), ("role", "member")],
    ),
    (
        "/teams/{team}/invitations/{invitation}/revoke",
        &[("team", "{team}"), ("invitation", "{nothing}")],
    ),
    (
        "/teams/{team}/people/{account}/role",
        &[("team", "{team}"), ("account", "{lead}"), ("role", "lead")],
    ),
    (
        "/teams/{team}/actions",
        &[
            ("team", "{team}"),
            ("title", ""),
            ("kind", "condition"),
            ("area", "support"),
            ("level", "manager"),
        ],
    ),
    (
        "/teams/{team}/actions/{action}/reply",
        &[
            ("team", "{team}"),
            ("action", "{action}"),
            ("seen", "1"),
            ("kind", "will"),
        ],
    ),
    (
        "/teams/{team}/actions/{action}/confirm",
        &[
            ("team", "{team}"),
            ("action", "{action}"),
            ("seen", "1"),
            ("verdict", "real"),
        ],
    ),
    (
        "/teams/{team}/actions/{action}/undo",
        &[("team", "{team}"), ("action", "{action}"), ("seen", "1")],
    ),
    (
        "/teams/{team}/actions/{action}/set-aside",
        &[("team", "{team}"), ("action", "{action}"), ("seen", "9")],
    ),
    ("/teams/{team}/circles", &[("team", "{team}")]),
    (
        "/teams/{team}/circles/{circle}/end",
        &[("team", "{team}"), ("circle", "{circle}")],
    ),
    (
        "/teams/{team}/sessions/{session}/move",
        &[("team", "{team}"), ("session", "{planned}")],
    ),
    (
        "/teams/{team}/sessions/{session}/call-off",
        &[("team", "{team}"), ("session", "{planned}")],
    ),
    (
        "/teams/{team}/sessions/{session}/host",
        &[
            ("team", "{team}"),
            ("session", "{planned}"),
            ("host", "{nothing}"),
        ],
    ),
    (
        "/teams/{team}/sessions/{session}/format",
        &[
            ("team", "{team}"),
            ("session", "{planned}"),
            ("format", "case-circle"),
        ],
    ),
    (
        "/teams/{team}/formats/{format}/copy",
        &[("team", "{team}"), ("format", "case-circle")],
    ),
    (
        "/teams/{team}/formats/{format}/edit",
        &[("team", "{team}"), ("format", "{format}"), ("text", "key = 1")],
    ),
    (
        "/teams/{team}/formats/{format}/fields",
        &[
            ("team", "{team}"),
            ("format", "{format}"),
            ("fields[title.en]", "Ours"),
        ],
    ),
    (
        "/teams/{team}/formats/{format}/sharing",
        &[("team", "{team}"), ("format", "{format}"), ("sharing", "shared")],
    ),
    ("/rooms/{session}/open", &[("session", "{open}")]),
    ("/rooms/{session}/sit", &[("session", "{open}")]),
    ("/rooms/{session}/act", &[("session", "{open}"), ("act", "pass")]),
    ("/rooms/{session}/round", &[("session", "{open}")]),
    (
        "/rooms/{session}/seat",
        &[("session", "{open}"), ("act", "aside"), ("seat", "{nothing}")],
    ),
    (
        "/rooms/{session}/add",
        &[("session", "{open}"), ("name", "A guest")],
    ),
    (
        "/rooms/{session}/agree",
        &[
            ("session", "{open}"),
            ("title", "A quiet hour"),
            ("level", "manager"),
            ("hse", "demands"),
        ],
    ),
    ("/rooms/{session}/withdraw", &[("session", "{open}"), ("at", "0")]),
    (
        "/rooms/{session}/put-aside",
        &[("session", "{open}"), ("asked", "1")],
    ),
    ("/wall", &[("code", "BCDFGH")]),
    (
        "/rooms/{session}/see-off",
        &[("session", "{open}"), ("seat", "{nothing}")],
    ),
    (
        "/rooms/{session}/propose",
        &[("session", "{open}"), ("text", "A quiet hour")],
    ),
    ("/rooms/{session}/retract", &[("session", "{open}"), ("at", "0")]),
    ("/rooms/{session}/choose", &[("session", "{open}"), ("at", "0")]),
    (
        "/rooms/{session}/curtail",
        &[("session", "{open}"), ("cause", "acuity")],
    ),
    // The code is what counts.
    ("/j/{code}/join", &[("code", "BCDFGH"), ("name", "Noor")]),
    ("/j/{code}/sit-in", &[("code", "{code}")]),
    (
        "/teams/{team}/rehearsal",
        &[
            ("team", "{team}"),
            ("format", "talking-piece"),
            ("seats", "5"),
            ("pace", "tapped"),
        ],
    ),
    ("/teams/{team}/rehearsal/leave", &[("team", "{team}")]),
    (
        "/teams/{team}/pulse",
        &[
            ("team", "{team}"),
            ("opens_on", ""),
            ("closes_on", ""),
            ("threshold", ""),
        ],
    ),
    ("/pulses/{pulse}/withdraw", &[("pulse", "{pulse}")]),
    ("/teams/{team}/questions", &[("team", "{team}"), ("en", "")]),
    (
        "/teams/{team}/questions/text",
        &[("team", "{team}"), ("text", "")],
    ),
    (
        "/teams/{team}/questions/{key}/retire",
        &[("team", "{team}"), ("key", "none")],
    ),
    (
        "/teams/{team}/pulse/reader",
        &[("team", "{team}"), ("account", "{nothing}")],
    ),
    ("/pulses/{pulse}/themes", &[("pulse", "{pulse}"), ("theme", "")]),
    (
        "/pulses/{pulse}/themes/{number}/remove",
        &[("pulse", "{pulse}"), ("number", "1")],
    ),
    ("/teams/{team}/pulse/reader/resign", &[("team", "{team}")]),
    ("/pulses/{pulse}/reading/finish", &[("pulse", "{pulse}")]),
    ("/pulses/{pulse}/slips", &[("pulse", "{pulse}"), ("slips", "9")]),
    ("/slips/{sheet}/void", &[("sheet", "{sheet}")]),
    ("/ballots/issue", &[("pulse", "{pulse}"), ("blinded", "00")]),
    // Nobody could say who brings a slip, or who casts: the code and the token are what counts.
    (
        "/ballots/from-slip",
        &[
            ("pulse", "{pulse}"),
            ("slip", "0000-0000-0000"),
            ("blinded", "00"),
        ],
    ),
    (
        "/ballots/cast",
        &[("pulse", "{pulse}"), ("token", "00"), ("answers", ",,,,,")],
    ),
    ("/ballots/receipt", &[("pulse", "{pulse}"), ("token_hash", "00")]),
    ("/preferences", &[("locale", "en"), ("theme", "dark")]),
    // It changes the code, so nothing after it may need that.
    ("/rooms/{session}/end-walls", &[("session", "{open}")]),
];

/// The posts that end the session of whoever sends them: each walks in a world of its own.
pub(super) const ENDINGS: &[&str] = &["/sign-out", "/sign-out-everywhere"];

/// Post of guests alone; it ends them, so it has a test of its own.
pub(super) const OF_GUESTS: &str = "/rooms/{session}/leave";

pub(super) const TOKEN: &str = "00000000000000000000000000000000000000000000000000000000000000aa";
