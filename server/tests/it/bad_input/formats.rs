//! A format of the team's own, sent field by field.

use super::{Form, long};
use crate::support::{Persona, on_both_databases};

/// An identifier of nothing.
const NOTHING: &str = "00000000-0000-4000-8000-000000000000";

/// A field that no form of ours has; what is sent in it is neither kept nor a failure.
const NO_STAGE: &str = "fields[stage-99999999999999999999/title.en]";

#[tokio::test]
async fn the_fields_of_a_format_have_their_clear_answer() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (team, format) = (world.team.to_string(), records.format.clone());
        let form = |field: &'static str, rows| Form {
            who: Persona::Lead,
            path: "/teams/{team}/formats/{format}/fields",
            good: vec![
                ("team", team.clone()),
                ("format", format.clone()),
                ("seen", "1".to_owned()),
                (field, "Ours".to_owned()),
            ],
            rows,
        };
        let title = "fields[title.en]";
        let rows = vec![
            ("a team that is none", "team", NOTHING, 404, "Missing"),
            ("a team id that is none", "team", "../../etc", 404, "Missing"),
            ("no such format", "format", NOTHING, 404, "Missing"),
            ("a built-in format", "format", "case-circle", 404, "Missing"),
            ("a version that is none", "seen", "soon", 200, ""),
            ("an empty field", title, "", 200, ""),
            ("a null in a field", title, "a\0b", 422, "unprintable"),
            ("a field like SQL", title, "'; drop table team; --", 200, ""),
            ("a field like a stage", title, "x\"\n[[stage]]", 200, ""),
            ("a very long field", title, long(50_000), 422, "too-long"),
        ];
        form(title, rows).check(&world).await;
        for (name, field, status) in [
            ("a stage that no format has", NO_STAGE, 200),
            ("a name that begins with a digit", "fields[0/title.en]", 400),
            ("a field within a field", "fields[title][en]", 400),
            ("a list of fields", "fields[]", 400),
            ("no field at all", "fields", 400),
        ] {
            let rows = vec![(name, field, "Ours", status, "")];
            form(field, rows).check(&world).await;
        }
    })
    .await;
}
