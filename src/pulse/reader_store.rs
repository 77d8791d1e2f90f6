//! The SQL of remarks and the one who reads them.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, Result};

use crate::{
    db::{Relation, Tx},
    ids::{AccountId, PulseId},
    on,
    team::{Role, TeamAccess, store::PersonRow},
};

/// A theme as the reader wrote it.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct ThemeRow {
    /// The pulse whose remarks it rests on.
    pub pulse_id: PulseId,
    /// Counted from 1.
    pub number: i64,
    /// The theme.
    pub body: String,
}

/// People of a team who could read remarks: everybody but leads, managers and the organisation's admins.
pub async fn candidates(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<PersonRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select m.account_id, a.name, m.role from membership m join account a on a.id = m.account_id \
         where m.team_id = $1 and m.role in ($2, $3) and not a.admin order by a.name, a.id"
    )
    .bind(access.team())
    .bind(Role::Member)
    .bind(Role::Host)
    .fetch_all(conn)
    .await)
}

/// The team's reader, whether or not they still may be it.
pub async fn chosen(tx: &mut Tx, access: &TeamAccess) -> Result<Option<AccountId>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select account_id from reader where team_id = $1"
    )
    .bind(access.team())
    .fetch_optional(conn)
    .await)
}

/// Makes somebody the team's reader, or nobody.
pub async fn choose(tx: &mut Tx, access: &TeamAccess, account: Option<AccountId>) -> Result<()> {
    on!(tx, |conn| sqlx::query("delete from reader where team_id = $1")
        .bind(access.team())
        .execute(conn)
        .await
        .map(drop))?;
    let Some(account) = account else { return Ok(()) };
    on!(tx, |conn| sqlx::query(
        "insert into reader (team_id, account_id) values ($1, $2)"
    )
    .bind(access.team())
    .bind(account)
    .execute(conn)
    .await
    .map(drop))
}

/// Fixes the reader of a pulse, or takes them off it.
pub async fn set_reader(tx: &mut Tx, pulse: PulseId, account: Option<AccountId>) -> Result<()> {
    if account.is_none() {
        tx.forget(&[Relation::PULSE]).await?;
    }
    on!(tx, |conn| sqlx::query(
        "update pulse set reader_id = $2 where id = $1"
    )
    .bind(pulse)
    .bind(account)
    .execute(conn)
    .await
    .map(drop))
}

/// Remarks of a pulse in the order of their random keys: shuffled, and equal at each look.
pub async fn remarks(tx: &mut Tx, pulse: PulseId) -> Result<Vec<String>> {
    on!(tx, |conn| sqlx::query_scalar(
        "select body from remark where pulse_id = $1 order by remark_key"
    )
    .bind(pulse)
    .fetch_all(conn)
    .await)
}

/// Deletes the remarks of a pulse.
pub async fn delete_remarks(tx: &mut Tx, pulse: PulseId) -> Result<()> {
    tx.forget(&[Relation::REMARK]).await?;
    on!(tx, |conn| sqlx::query("delete from remark where pulse_id = $1")
        .bind(pulse)
        .execute(conn)
        .await
        .map(drop))
}

/// The themes of a pulse, finished or not.
pub async fn themes(tx: &mut Tx, pulse: PulseId) -> Result<Vec<ThemeRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select * from theme where pulse_id = $1 order by number"
    )
    .bind(pulse)
    .fetch_all(conn)
    .await)
}

/// Adds a theme.
pub async fn add_theme(tx: &mut Tx, row: &ThemeRow) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into theme (pulse_id, number, body) values ($1, $2, $3)"
    )
    .bind(row.pulse_id)
    .bind(row.number)
    .bind(&row.body)
    .execute(conn)
    .await
    .map(drop))
}

/// Removes a theme; `false` when there is none of that number.
pub async fn remove_theme(tx: &mut Tx, pulse: PulseId, number: i64) -> Result<bool> {
    let done = on!(tx, |conn| sqlx::query(
        "delete from theme where pulse_id = $1 and number = $2"
    )
    .bind(pulse)
    .bind(number)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Removes what a reader has begun and not finished.
pub async fn drop_drafts(tx: &mut Tx, pulse: PulseId) -> Result<()> {
    tx.forget(&[Relation::THEME]).await?;
    on!(tx, |conn| sqlx::query(
        "delete from theme where pulse_id = $1 and not exists (select 1 from reading r where r.pulse_id = $1)"
    )
    .bind(pulse)
    .execute(conn)
    .await
    .map(drop))
}

/// Says that the reader has finished, and from when whom the themes are for.
pub async fn finish(tx: &mut Tx, pulse: PulseId, from: (DateTime<Utc>, DateTime<Utc>)) -> Result<()> {
    on!(tx, |conn| sqlx::query(
        "insert into reading (pulse_id, team_from, managers_from) values ($1, $2, $3)"
    )
    .bind(pulse)
    .bind(from.0)
    .bind(from.1)
    .execute(conn)
    .await
    .map(drop))
}

/// The themes of a team that are out, with when the team and when managers may read them, pulse by pulse.
pub async fn published(tx: &mut Tx, access: &TeamAccess) -> Result<Vec<PublishedRow>> {
    on!(tx, |conn| sqlx::query_as(
        "select t.pulse_id, t.body, r.team_from, r.managers_from from theme t \
         join reading r on r.pulse_id = t.pulse_id join pulse p on p.id = t.pulse_id \
         where p.team_id = $1 order by p.opens_at, t.number"
    )
    .bind(access.team())
    .fetch_all(conn)
    .await)
}

/// One published theme.
#[derive(Clone, FromRow)]
pub struct PublishedRow {
    /// The pulse it is of.
    pub pulse_id: PulseId,
    /// The theme.
    pub body: String,
    /// From when the team may read it (UTC).
    pub team_from: DateTime<Utc>,
    /// From when managers may (UTC).
    pub managers_from: DateTime<Utc>,
}
