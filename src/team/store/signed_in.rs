//! The SQL that finds the person behind a signed-in browser, with their teams.

use chrono::{DateTime, Utc};

use crate::{
    db::Tx,
    ids::{AccountId, OrganisationId, TeamId},
    on,
    team::{Membership, Role},
    zone::Zone,
};

/// A browser that is signed in, with one team of its owner; a row for each team, and one for an owner who has none.
#[derive(Debug, sqlx::FromRow)]
pub struct SignedIn {
    /// The last hour in which it was seen (UTC).
    pub seen_at: DateTime<Utc>,
    /// Owner of the sign-in.
    pub account_id: AccountId,
    /// The owner's organisation.
    pub organisation_id: OrganisationId,
    /// Name of the owner.
    pub name: String,
    /// True when the owner is an admin.
    pub admin: bool,
    /// The owner's language, when they chose one.
    pub locale: Option<String>,
    /// The owner's time zone.
    pub time_zone: String,
    team_id: Option<TeamId>,
    team_name: Option<String>,
    team_zone: Option<String>,
    role: Option<Role>,
}

impl SignedIn {
    /// The team of this row.
    pub fn membership(self) -> Option<Membership> {
        Some(Membership {
            team_id: self.team_id?,
            team_name: self.team_name?,
            time_zone: self.team_zone?.parse().unwrap_or(Zone::UTC),
            role: self.role?,
        })
    }
}

/// The browser that holds what has this hash, if its sign-in has not expired and its owner is not disabled, with the owner's teams by
/// name. Every request asks this, so it is one statement.
pub async fn signed_in(tx: &mut Tx, token_hash: &[u8], now: DateTime<Utc>) -> sqlx::Result<Vec<SignedIn>> {
    on!(tx, |conn| sqlx::query_as(
        "select s.seen_at, s.account_id, a.organisation_id, a.name, a.admin, a.locale, a.time_zone, \
                t.id as team_id, t.name as team_name, t.time_zone as team_zone, m.role \
         from sign_in s join account a on a.id = s.account_id \
         left join membership m on m.account_id = a.id left join team t on t.id = m.team_id \
         where s.token_hash = $1 and s.expires_at > $2 and a.disabled_at is null order by t.name, t.id"
    )
    .bind(token_hash)
    .bind(now)
    .fetch_all(conn)
    .await)
}
