//! Values with defaults, for tests to change with `..`. Nothing here touches a database.

use chrono::{DateTime, Utc};

use crate::{
    identity::store::AccountRow,
    ids::{AccountId, CircleId, OrganisationId, SessionId, TeamId},
    schedule::{Circle, Session, SessionState},
    team::{Actor, Membership, Role, store::TeamRow},
    zone::Zone,
};

/// Team of an organisation, on the clock of `time_zone`.
pub fn team_row(id: TeamId, organisation: OrganisationId, time_zone: &str, now: DateTime<Utc>) -> TeamRow {
    TeamRow {
        id,
        organisation_id: organisation,
        name: "Rowan".into(),
        time_zone: time_zone.into(),
        created_at: now,
    }
}

/// Account that nobody can sign in with. Its address is its identifier's.
pub fn account_row(
    id: AccountId,
    organisation: OrganisationId,
    name: &str,
    now: DateTime<Utc>,
) -> AccountRow {
    AccountRow {
        id,
        organisation_id: organisation,
        email: format!("{id}@example.org"),
        name: name.into(),
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        created_at: now,
        disabled_at: None,
    }
}

/// Person as use cases see them, with this role in one team, whose clock is UTC.
pub fn actor(account: &AccountRow, team: TeamId, role: Role) -> Actor {
    Actor {
        account: account.id,
        organisation: account.organisation_id,
        name: account.name.clone(),
        admin: account.admin,
        locale: account.locale.clone(),
        time_zone: account.time_zone.clone(),
        teams: vec![Membership {
            team_id: team,
            team_name: "Rowan".into(),
            time_zone: Zone::UTC,
            role,
        }],
    }
}

/// Circle on Thursdays at 10:00 in London, from the day on which tests begin.
///
/// # Panics
/// Never: the literals are valid.
pub fn circle(id: CircleId, team: TeamId, now: DateTime<Utc>) -> Circle {
    Circle {
        id,
        team_id: team,
        title: "Thursday circle".into(),
        format: "talking-piece".into(),
        time_zone: "Europe/London".to_owned().try_into().expect("a time zone"),
        rhythm: "FREQ=WEEKLY;BYDAY=TH".into(),
        first_local: "2025-09-11T10:00".to_owned().try_into().expect("a time"),
        minutes: 45,
        place: String::new(),
        video_url: String::new(),
        created_at: now,
        ended_at: None,
    }
}

/// Session that is planned for `at` and has not been moved.
pub fn session(id: SessionId, circle: CircleId, team: TeamId, at: DateTime<Utc>) -> Session {
    Session {
        id,
        circle_id: circle,
        team_id: team,
        planned_at: at,
        starts_at: at,
        minutes: 45,
        state: SessionState::Planned,
        host_account_id: None,
        moved: 0,
        move_reason: None,
        lost_cause: None,
        rebooked_as: None,
        opened_at: None,
        closed_at: None,
        actual_minutes: None,
        seats_band: None,
        rounds: None,
    }
}
