//! Row locks, and the one order in which they are taken.
//!
//! installation → organisation → account → team → circle → session → room → pulse, and several of one kind by their ids. Rows that
//! belong to one of these (seats and codes of a room; roster, box, slips, remarks and themes of a pulse; actions, sessions to come and
//! memberships of a team) are written by whoever holds what they belong to, and are not locked by themselves. Two transactions that keep
//! the order never wait for each other in a circle; [`Tx::lock`] checks it in every build with debug assertions, so in every test.
//!
//! A use case that decides by what it counts or finds (the last lead, two actions at once, a free slot, a name not taken) takes the lock
//! first and reads after. A rule that the database keeps itself (an e-mail address used once, a condition in the `where` of an update)
//! needs none.
//!
//! SQLite has one writer at a time: there a lock is already held when a transaction begins.

use sqlx::{AssertSqlSafe, PgConnection};
use uuid::Uuid;

use super::{Conn, Tx};
use crate::ids::{AccountId, CircleId, OrganisationId, PulseId, SessionId, TeamId};

/// One lock. The order of the variants is the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lock {
    /// The installation as a whole: its first start.
    Installation,
    /// An organisation: its teams' names, its own questions.
    Organisation(OrganisationId),
    /// A person: their rehearsal.
    Account(AccountId),
    /// A team: its people and their roles, its reader, actions, formats and plans.
    Team(TeamId),
    /// A circle: whether it goes on.
    Circle(CircleId),
    /// A session: whether it is planned, open or over.
    Session(SessionId),
    /// The open room of a session, with its seats and its code.
    Room(SessionId),
    /// A pulse, with everything that is kept of it.
    Pulse(PulseId),
}

/// The advisory lock that stands for the installation, which has no row.
const INSTALLATION: i64 = 0x726f_756e_6477_656c;

impl Tx {
    /// Waits until nobody else holds it, and holds it until the transaction ends. Holding it twice is holding it once; a row that is not
    /// there is nothing to hold.
    pub async fn lock(&mut self, lock: Lock) -> sqlx::Result<()> {
        if !self.note(lock) {
            return Ok(());
        }
        match &mut self.conn {
            Conn::Sqlite(_) => Ok(()),
            Conn::Postgres(conn) => take(conn, lock).await,
        }
    }

    /// True when it is new to this transaction.
    ///
    /// # Panics
    /// With debug assertions, when it comes before one that is held already.
    fn note(&mut self, lock: Lock) -> bool {
        if self.locks.contains(&lock) {
            return false;
        }
        let last = self.locks.last();
        debug_assert!(last.is_none_or(|last| *last < lock), "{lock:?} after {last:?}");
        self.locks.insert(lock)
    }
}

/// `no key` leaves those alone who only add rows that point to this one.
async fn take(conn: &mut PgConnection, lock: Lock) -> sqlx::Result<()> {
    let (table, key, strength, id): (_, _, _, Uuid) = match lock {
        Lock::Installation => {
            let held = sqlx::query("select pg_advisory_xact_lock($1)").bind(INSTALLATION);
            return held.execute(conn).await.map(drop);
        }
        Lock::Organisation(id) => ("organisation", "id", "no key update", id.0),
        Lock::Account(id) => ("account", "id", "no key update", id.0),
        Lock::Team(id) => ("team", "id", "no key update", id.0),
        Lock::Circle(id) => ("circle", "id", "no key update", id.0),
        Lock::Session(id) => ("session", "id", "no key update", id.0),
        // Its close removes it, and nobody adds a seat without holding it.
        Lock::Room(id) => ("room", "session_id", "update", id.0),
        Lock::Pulse(id) => ("pulse", "id", "no key update", id.0),
    };
    let sql = format!("select 1 from {table} where {key} = $1 for {strength}");
    sqlx::query(AssertSqlSafe(sql))
        .bind(id)
        .execute(conn)
        .await
        .map(drop)
}
