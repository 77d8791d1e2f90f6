//! Settings of the database that decide what it writes beside the tables.

use super::Check;
use crate::{
    Result,
    db::{Conn, Tx},
};

/// Settings of Postgres with the value they must have, and why.
const POSTGRES: &[(&str, &str, &str)] = &[
    (
        "log_statement",
        "none",
        "the server's log would show when ballots were cast",
    ),
    (
        "log_duration",
        "off",
        "the server's log would show when ballots were cast",
    ),
    (
        "log_min_duration_statement",
        "-1",
        "the server's log would show statements with what they carry",
    ),
    (
        "track_commit_timestamp",
        "off",
        "the server would keep the time of every change",
    ),
];

/// Everything that can be wrong with the settings.
pub(super) async fn checks(tx: &mut Tx) -> Result<Vec<Check>> {
    match &mut tx.conn {
        Conn::Sqlite(conn) => {
            let secure: i64 = sqlx::query_scalar("pragma secure_delete")
                .fetch_one(&mut **conn)
                .await?;
            Ok(vec![Check {
                title: "SQLite overwrites what is deleted",
                found: (secure != 1)
                    .then(|| "`secure_delete` is off".to_owned())
                    .into_iter()
                    .collect(),
            }])
        }
        Conn::Postgres(conn) => {
            let mut found = Vec::new();
            for (name, wanted, why) in POSTGRES {
                let value: Option<String> = sqlx::query_scalar("select current_setting($1, true)")
                    .bind(name)
                    .fetch_one(&mut **conn)
                    .await?;
                if value.as_deref().is_some_and(|value| value != *wanted) {
                    found.push(format!("`{name}` should be `{wanted}`: {why}"));
                }
            }
            let audits: Vec<String> = sqlx::query_scalar(
                "select extname::text from pg_extension where extname in ('pgaudit', 'pg_stat_statements')",
            )
            .fetch_all(&mut **conn)
            .await?;
            found.extend(
                audits
                    .iter()
                    .map(|name| format!("the extension `{name}` follows statements")),
            );
            Ok(vec![Check {
                title: "Postgres does not write down statements and their times",
                found,
            }])
        }
    }
}
