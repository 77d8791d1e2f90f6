//! There is no way round the gate: no route, no server function and no capability that would open one.

use leptos_axum::generate_route_list;
use roundwell::team::Capability;
use roundwell_app::shell::App;

use crate::support::{Who, both};

/// Words of things that must not exist: taking answers out, looking behind a withheld figure, asking for less protection.
const NEVER: [&str; 14] = [
    "export",
    "download",
    "csv",
    "xlsx",
    "raw",
    "reveal",
    "unmask",
    "deanonym",
    "lower",
    "override",
    "recompute",
    "republish",
    "threshold",
    "filter",
];

#[tokio::test]
async fn nothing_exports_reveals_or_lowers() {
    let functions = server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned());
    let pages = generate_route_list(App)
        .into_iter()
        .map(|route| route.path().to_owned());
    let capabilities = Capability::ALL.iter().map(|capability| capability.to_string());
    let names: Vec<String> = functions.chain(pages).chain(capabilities).collect();
    assert!(names.len() > 50);
    for name in names {
        // Whole words: "withdraw" is none of them.
        let mut words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
        assert!(
            words.all(|word| NEVER.iter().all(|never| !word.starts_with(never))),
            "{name}"
        );
    }
}

/// A threshold is typed in one place, the plan of the next pulse, and only upward: no other function takes one.
#[tokio::test]
async fn a_threshold_only_goes_up() {
    both(async |world| {
        let day = |days: i64| {
            (world.ctx.now() + chrono::TimeDelta::days(days))
                .date_naive()
                .to_string()
        };
        for (threshold, refused) in [
            ("5", true),
            ("0", true),
            ("-6", true),
            ("31", true),
            ("", true),
            ("4.5", true),
        ] {
            let (opens, closes) = (day(0), day(7));
            let fields = [
                ("team", world.team.to_string()),
                ("opens_on", opens),
                ("closes_on", closes),
                ("threshold", threshold.into()),
            ];
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let answer = world.call(Who::Lead, "/api/pulses/plan", &fields).await;
            assert_eq!(
                answer.body.contains("pulse-threshold"),
                refused,
                "{threshold}: {}",
                answer.body
            );
        }
    })
    .await;
}
