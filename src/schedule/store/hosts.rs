//! The SQL of whose turn it is to host.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, Result};

use crate::{
    db::Tx,
    ids::{AccountId, SessionId, TeamId},
    on,
    team::TeamAccess,
};

/// Writes whose turn it is to host a planned session; `false` when it is no longer planned.
pub async fn set_host(tx: &mut Tx, id: SessionId, host: Option<AccountId>) -> Result<bool> {
    on!(tx, |conn| sqlx::query(
        "update session set host_account_id = $2 where id = $1 and state = 'planned'"
    )
    .bind(id)
    .bind(host)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() == 1))
}

/// Person who may host, and the latest session that is or was theirs.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct HostTurn {
    /// The person.
    pub account_id: AccountId,
    /// Name of the person.
    pub name: String,
    /// Time at which their latest session begins or began (UTC); lost and cancelled ones do not count as a turn.
    pub latest: Option<DateTime<Utc>>,
}

/// The hosts and leads of a team, whoever has waited longest first.
pub async fn host_turns(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<HostTurn>> {
    on!(tx, |conn| sqlx::query_as(
        "select a.id as account_id, a.name, (select max(s.starts_at) from session s
             where s.team_id = $1 and s.host_account_id = a.id and s.state not in ('lost', 'cancelled')) as latest
         from membership m join account a on a.id = m.account_id
         where m.team_id = $1 and m.role in ('host', 'lead') order by a.name, a.id"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)
    .map(|mut turns: Vec<HostTurn>| {
        turns.sort_by_key(|turn| turn.latest);
        turns
    })
}

/// The sessions to come that nobody hosts, or whose host no longer is one, in teams that have hosts.
pub async fn without_host(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<(SessionId, TeamId)>> {
    on!(tx, |conn| sqlx::query_as(
        "select s.id, s.team_id from session s where s.state = 'planned' and s.starts_at > $1
         and not exists (select 1 from membership m where m.team_id = s.team_id
             and m.account_id = s.host_account_id and m.role in ('host', 'lead'))
         and exists (select 1 from membership m where m.team_id = s.team_id and m.role in ('host', 'lead'))
         order by s.starts_at, s.id"
    )
    .bind(now)
    .fetch_all(conn)
    .await)
}
