//! Invitations: a link that works once, for a while, until somebody revokes it.

use chrono::{DateTime, TimeDelta, Utc};

use super::role::Role;
use crate::ids::{AccountId, InvitationId, TeamId};

/// Lifetime of an invitation.
pub const LASTS: TimeDelta = TimeDelta::days(14);

/// An invitation to join a team in a role. The link's token is not kept, only its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Invitation {
    /// Identifier, for revoking it.
    pub id: InvitationId,
    /// The team it leads to.
    pub team_id: TeamId,
    /// The role it gives.
    pub role: Role,
    /// Time at which it was made (UTC).
    pub created_at: DateTime<Utc>,
    /// The account that made it; nothing for one from before that was written down.
    pub created_by: Option<AccountId>,
    /// From when on it no longer works (UTC).
    pub expires_at: DateTime<Utc>,
    /// Time at which somebody joined with it (UTC).
    pub used_at: Option<DateTime<Utc>>,
    /// Time at which somebody revoked it (UTC).
    pub revoked_at: Option<DateTime<Utc>>,
}

/// State of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationState {
    /// Works.
    Open,
    /// Used by a person who has joined.
    Used,
    /// Revoked.
    Revoked,
    /// Expired.
    Expired,
}

impl Invitation {
    /// The state at `now`.
    pub fn state(&self, now: DateTime<Utc>) -> InvitationState {
        match self {
            Self { used_at: Some(_), .. } => InvitationState::Used,
            Self {
                revoked_at: Some(_), ..
            } => InvitationState::Revoked,
            Self { expires_at, .. } if *expires_at <= now => InvitationState::Expired,
            _ => InvitationState::Open,
        }
    }
}
