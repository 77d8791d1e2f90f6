//! Tests that the database's traces of a ballot lead to nobody: neither its cells nor the order of its rows.

use sqlx::{Column, Row};

use super::*;

/// Every cell of a table as text, by column.
pub(super) async fn dump(ctx: &Ctx, table: &str) -> Vec<Vec<(String, String)>> {
    let mut tx = ctx.db.read().await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("select * from {table}"));
    fn hex_or<E>(bytes: Result<Option<Vec<u8>>, E>, text: Option<String>) -> String {
        match bytes {
            Ok(Some(bytes)) => hex::encode(bytes),
            _ => text.unwrap_or_default(),
        }
    }
    match &mut tx.conn {
        Conn::Sqlite(conn) => {
            let rows = sqlx::query(sql).fetch_all(&mut **conn).await.unwrap();
            let cells = |row: &sqlx::sqlite::SqliteRow| {
                let cell = |at| {
                    hex_or(
                        row.try_get_unchecked::<Option<Vec<u8>>, _>(at),
                        row.try_get_unchecked(at).ok(),
                    )
                };
                row.columns()
                    .iter()
                    .map(|c| (c.name().to_owned(), cell(c.ordinal())))
                    .collect()
            };
            rows.iter().map(cells).collect()
        }
        Conn::Postgres(conn) => {
            let rows = sqlx::query(sql).fetch_all(&mut **conn).await.unwrap();
            let cells = |row: &sqlx::postgres::PgRow| {
                let cell = |at| {
                    hex_or(
                        row.try_get_unchecked::<Option<Vec<u8>>, _>(at),
                        row.try_get_unchecked(at).ok(),
                    )
                };
                row.columns()
                    .iter()
                    .map(|c| (c.name().to_owned(), cell(c.ordinal())))
                    .collect()
            };
            rows.iter().map(cells).collect()
        }
    }
}

/// A ballot row holds three things, none of which is found anywhere else in the database.
#[tokio::test]
async fn nothing_links_a_ballot_to_a_person() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 10).await;
        let reader = fixture.people[1].account.to_string();
        choose_reader(&ctx, fixture.lead(), fixture.team, &reader)
            .await
            .unwrap();
        let pulse = opened(&ctx, &fixture).await;
        for (actor, answers) in fixture.people.iter().zip(MIXED.into_iter().cycle()) {
            let token = token(&ctx, actor, pulse).await;
            cast(&ctx, pulse, &sheet(&token, answers, "the same for all"))
                .await
                .unwrap();
        }
        forward(&ctx, 24 * 8).await;
        let ballots = dump(&ctx, "ballot").await;
        assert!(dump(&ctx, "open_box").await.is_empty(), "the box is taken down");
        assert_eq!(dump(&ctx, "remark").await.len(), 10);
        let columns: Vec<_> = ballots[0].iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(columns, ["pulse_id", "token_hash", "answers"]);
        let keys: Vec<_> = ballots.iter().map(|row| row[1].1.clone()).collect();
        for table in [
            "account",
            "credential",
            "membership",
            "roster",
            "pulse",
            "remark",
            "reader",
            "sheet",
            "slip",
            "snapshot",
            "sign_in",
            "attempt",
        ] {
            let text = format!("{:?}", dump(&ctx, table).await);
            assert!(
                keys.iter().all(|key| !text.contains(key)),
                "{table} knows a ballot"
            );
        }
        let roster = dump(&ctx, "roster").await;
        assert!(
            roster.iter().all(|row| row[2].1 == "0".repeat(64)),
            "the close forgets who was given a ballot"
        );
        assert!(
            dump(&ctx, "pulse").await[0]
                .iter()
                .any(|(name, cell)| name == "private_key" && cell.is_empty())
        );
    })
    .await;
}

/// The rows of a closed pulse stand in an order that has nothing to do with the order of casting.
#[tokio::test]
async fn the_order_in_the_box_is_not_the_order_of_casting() {
    on_both_databases(async |ctx| {
        let mut ctx = ctx;
        ctx.entropy = Entropy::seeded(11);
        let fixture = fixture(&ctx, 8).await;
        let pulse = opened(&ctx, &fixture).await;
        let mut cast_order = Vec::new();
        for actor in &fixture.people {
            let token = token(&ctx, actor, pulse).await;
            cast(&ctx, pulse, &sheet(&token, [3; 6], "")).await.unwrap();
            cast_order.push(hex::encode(token.hash()));
        }
        forward(&ctx, 24 * 8).await;
        let stored: Vec<_> = dump(&ctx, "ballot")
            .await
            .into_iter()
            .map(|row| row[1].1.clone())
            .collect();
        assert_eq!(stored.len(), 8);
        assert_ne!(stored, cast_order);
    })
    .await;
}
