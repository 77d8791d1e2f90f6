//! Forgetting for good: Postgres keeps what was deleted or replaced in a table's file until something else needs the place.
//!
//! Whatever deletes something that must not be found any more says so in its own transaction ([`Tx::forget`], a row of
//! `pending_rewrite`), and a job writes the table anew ([`Db::rewrite_pending`]); the row goes in the transaction that did so. So the work
//! is never lost: not when the process is killed, not when the connection drops, not between two instances.
//!
//! A table is written anew by a change of type that changes nothing. `vacuum full` would not do: it carries over every deleted row that
//! some older transaction, a backup for instance, could still see, and cannot be undone together with the row that asked for it.
//!
//! SQLite overwrites what is deleted, and its log is emptied: there is nothing to write down.

use sqlx::{AssertSqlSafe, PgPool};

use super::{Conn, Db, Pool, Tx, reach::Reach};

/// A table of which nothing earlier may stay, and the change of type that writes it anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    name: &'static str,
    column: &'static str,
    kind: &'static str,
    using: &'static str,
}

macro_rules! relations {
    ($($(#[$doc:meta])* $constant:ident: $name:literal, $column:literal $kind:literal, $using:literal;)+) => {
        impl Relation {
            $($(#[$doc])* pub const $constant: Self = Self { name: $name, column: $column, kind: $kind, using: $using };)+

            /// Every one of them.
            pub const ALL: &'static [Self] = &[$(Self::$constant),+];
        }
    };
}

relations! {
    /// Rooms: every state that one went through.
    ROOM: "room", "version" "bigint", "version + 0";
    /// The seats of rooms, with what guests' browsers hold.
    SEAT_KEY: "seat_key", "seen_at" "timestamptz", "seen_at + interval '0'";
    /// The codes of rooms.
    ROOM_CODE: "room_code", "code" "text", "code || ''";
    /// Keys of shared screens.
    WALL_KEY: "wall_key", "key_hash" "bytea", "key_hash || ''::bytea";
    /// Rehearsals.
    REHEARSAL: "rehearsal", "version" "bigint", "version + 0";
    /// Pulses: private keys, who read remarks, how many slips were used.
    PULSE: "pulse", "slips" "bigint", "slips + 0";
    /// Boxes, as they were filled.
    OPEN_BOX: "open_box", "sheets" "bytea", "sheets || ''::bytea";
    /// Rosters, as ballots were given out.
    ROSTER: "roster", "blinded" "bytea", "blinded || ''::bytea";
    /// Sheets of slips, with the secrets that codes follow from.
    SHEET: "sheet", "slips" "bigint", "slips + 0";
    /// Slips, as they were used.
    SLIP: "slip", "blinded" "bytea", "blinded || ''::bytea";
    /// Ballots.
    BALLOT: "ballot", "answers" "jsonb", "answers::text::jsonb";
    /// Remarks.
    REMARK: "remark", "body" "text", "body || ''";
    /// Themes that were not finished.
    THEME: "theme", "body" "text", "body || ''";
    /// Indices before rounding.
    UNROUNDED: "unrounded", "hundredths" "bigint", "hundredths + 0";
}

impl Relation {
    fn sql(self) -> String {
        let Self {
            name,
            column,
            kind,
            using,
        } = self;
        format!("alter table {name} alter column {column} type {kind} using {using}")
    }
}

impl Tx {
    /// Says that something of these tables was deleted or replaced in this transaction that must not be found any more.
    pub async fn forget(&mut self, relations: &[Relation]) -> sqlx::Result<()> {
        let Conn::Postgres(conn) = &mut self.conn else {
            return Ok(());
        };
        let names: Vec<_> = relations.iter().map(|relation| relation.name).collect();
        sqlx::query("insert into pending_rewrite (id, relation) select gen_random_uuid(), unnest($1::text[])")
            .bind(names)
            .execute(&mut **conn)
            .await
            .map(drop)
    }
}

impl Db {
    /// Writes every table anew of which something is to be forgotten, each in a transaction of its own. A job.
    ///
    /// # Errors
    /// The first failure, after all were tried: a table that somebody reads for long is left for the next time.
    pub async fn rewrite_pending(&self) -> sqlx::Result<()> {
        let Pool::Postgres(pool) = &self.pool else {
            return Ok(());
        };
        let mut outcome = Ok(());
        for name in self.pending().await? {
            // One that a newer version asks for is its own business.
            if let Some(relation) = Relation::ALL.iter().find(|relation| relation.name == name) {
                outcome = outcome.and(rewrite(&self.reach, pool, *relation).await);
            }
        }
        outcome
    }

    /// The tables of which something is still to be forgotten, by name.
    pub async fn pending(&self) -> sqlx::Result<Vec<String>> {
        let mut tx = self.acquire().await?;
        crate::on!(tx, |conn| sqlx::query_scalar(
            "select distinct relation from pending_rewrite order by relation"
        )
        .fetch_all(conn)
        .await)
    }
}

/// Locks the table: a transaction that has deleted something of it has committed before the lock is had, together with the row that asks
/// for this; later ones wait, and ask anew.
async fn rewrite(reach: &Reach, pool: &PgPool, relation: Relation) -> sqlx::Result<()> {
    let mut tx = reach.begin(pool).await?;
    // Everybody who comes meanwhile waits behind it. It ends with the transaction.
    sqlx::query("set local lock_timeout = '300ms'")
        .execute(&mut *tx)
        .await?;
    sqlx::query(AssertSqlSafe(relation.sql()))
        .execute(&mut *tx)
        .await?;
    sqlx::query("delete from pending_rewrite where relation = $1")
        .bind(relation.name)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
