//! The one table of what each role may do. Whatever is not in it is refused.

use super::role::Role;

crate::text_enum! {
    /// Something a person may be allowed to do in a team, or (for admins) in the organisation.
    Capability {
        /// Set the organisation's name and language, make teams.
        ManageOrganisation = "manage-organisation",
        /// Invite people to a team, revoke invitations, change roles, see who belongs to it.
        ManagePeople = "manage-people",
        /// See who gave themselves a role in the team.
        SeeOwnRoles = "see-own-roles",
        /// Plan, move and call off circles and sessions.
        Schedule = "schedule",
        /// See the team's circles and sessions.
        SeeSchedule = "see-schedule",
        /// Read formats.
        ReadFormats = "read-formats",
        /// Copy formats and write the team's own.
        EditFormats = "edit-formats",
        /// Share the team's own formats with the organisation, or withdraw them.
        ShareFormats = "share-formats",
        /// Open a session's room, steer it, close it.
        Host = "host",
        /// Take a seat in a room.
        TakeSeat = "take-seat",
        /// See the wall of a room: with a seat in it, or as a screen that was given its code.
        SeeWall = "see-wall",
        /// Take a declared seat in a room whose code one was given.
        SitIn = "sit-in",
        /// See a room from the seat that one has in it, and act from there.
        UseSeat = "use-seat",
        /// Plan and open a pulse.
        OpenPulse = "open-pulse",
        /// Choose who reads the team's remarks.
        ChooseReader = "choose-reader",
        /// Be chosen to read the team's remarks and write down themes.
        ReadRemarks = "read-remarks",
        /// Print slips for people without an account, and take them back.
        PrintSlips = "print-slips",
        /// See that a pulse is open, and what was said about how it works.
        SeePulse = "see-pulse",
        /// See every question that pulses can ask, and what each is for.
        ReadItems = "read-items",
        /// Add and retire the organisation's own questions.
        KeepItems = "keep-items",
        /// Be on the roster and get a ballot.
        AnswerPulse = "answer-pulse",
        /// Read the team's published result as soon as it is published to the team.
        ReadTeamResult = "read-team-result",
        /// Read the summary once it is published to managers.
        ReadSummary = "read-summary",
        /// Read what is published of the organisation as a whole.
        ReadOrganisation = "read-organisation",
        /// See what the team asked for and what came of it.
        SeeActions = "see-actions",
        /// Record an action that the circle agreed on.
        AgreeAction = "agree-action",
        /// Reply to what was asked upward.
        Reply = "reply",
        /// Say that a change is real.
        ConfirmAction = "confirm-action",
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grantee {
    /// A person with this role in the team concerned.
    Role(Role),
    /// An admin of the organisation.
    Admin,
    /// A person without an account, in the one room whose code they had.
    Guest,
    /// A shared screen, in the one room whose code was typed on it.
    Screen,
}

const MEMBER: Grantee = Grantee::Role(Role::Member);
const HOST: Grantee = Grantee::Role(Role::Host);
const LEAD: Grantee = Grantee::Role(Role::Lead);
const MANAGER: Grantee = Grantee::Role(Role::Manager);
const ADMIN: Grantee = Grantee::Admin;
const GUEST: Grantee = Grantee::Guest;
const SCREEN: Grantee = Grantee::Screen;

/// Role × action. Admins set things up and read nothing that people said; managers answer and never sit on a roster.
pub const GRANTS: &[(Capability, &[Grantee])] = &[
    (Capability::ManageOrganisation, &[ADMIN]),
    (Capability::ManagePeople, &[LEAD, ADMIN]),
    (Capability::SeeOwnRoles, &[MEMBER, HOST, LEAD, MANAGER]),
    (Capability::Schedule, &[LEAD]),
    (Capability::SeeSchedule, &[MEMBER, HOST, LEAD, MANAGER]),
    (Capability::ReadFormats, &[MEMBER, HOST, LEAD, MANAGER]),
    (Capability::EditFormats, &[HOST, LEAD]),
    (Capability::ShareFormats, &[LEAD]),
    (Capability::Host, &[HOST, LEAD]),
    (Capability::TakeSeat, &[MEMBER, HOST, LEAD]),
    (Capability::SeeWall, &[MEMBER, HOST, LEAD, SCREEN]),
    (Capability::SitIn, &[MANAGER]),
    (Capability::UseSeat, &[MEMBER, HOST, LEAD, MANAGER, GUEST]),
    (Capability::OpenPulse, &[LEAD]),
    (Capability::ChooseReader, &[LEAD]),
    (Capability::ReadRemarks, &[MEMBER, HOST]),
    (Capability::PrintSlips, &[LEAD]),
    (Capability::SeePulse, &[MEMBER, HOST, LEAD, MANAGER]),
    (Capability::ReadItems, &[MEMBER, HOST, LEAD, MANAGER, ADMIN]),
    (Capability::KeepItems, &[LEAD, ADMIN]),
    (Capability::AnswerPulse, &[MEMBER, HOST, LEAD]),
    (Capability::ReadTeamResult, &[MEMBER, HOST, LEAD]),
    (Capability::ReadSummary, &[MEMBER, HOST, LEAD, MANAGER]),
    (Capability::ReadOrganisation, &[MEMBER, HOST, LEAD, MANAGER]),
    (Capability::SeeActions, &[MEMBER, HOST, LEAD, MANAGER]),
    (Capability::AgreeAction, &[HOST, LEAD]),
    (Capability::Reply, &[MANAGER]),
    (Capability::ConfirmAction, &[MEMBER, HOST, LEAD]),
];

/// True when the table grants `capability` to `grantee`.
pub fn granted(capability: Capability, grantee: Grantee) -> bool {
    GRANTS
        .iter()
        .any(|(row, columns)| *row == capability && columns.contains(&grantee))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_capability_has_exactly_one_row() {
        for capability in Capability::ALL {
            assert_eq!(
                GRANTS.iter().filter(|(row, _)| row == capability).count(),
                1,
                "{capability}"
            );
        }
    }

    #[test]
    fn what_must_never_be_granted() {
        for (capability, grantee) in [
            (Capability::AnswerPulse, MANAGER),
            (Capability::ReadTeamResult, MANAGER),
            (Capability::Reply, LEAD),
            (Capability::ReadSummary, ADMIN),
            (Capability::ReadOrganisation, ADMIN),
            (Capability::TakeSeat, ADMIN),
            (Capability::TakeSeat, MANAGER),
            (Capability::UseSeat, ADMIN),
            (Capability::UseSeat, SCREEN),
            (Capability::TakeSeat, SCREEN),
            (Capability::SeeWall, ADMIN),
            (Capability::SeeWall, MANAGER),
            (Capability::SeeActions, ADMIN),
            (Capability::OpenPulse, MEMBER),
            (Capability::ReadRemarks, LEAD),
            (Capability::ReadRemarks, MANAGER),
            (Capability::ReadRemarks, ADMIN),
            (Capability::ChooseReader, MANAGER),
        ] {
            assert!(!granted(capability, grantee), "{capability} to {grantee:?}");
        }
    }

    #[test]
    fn a_guest_has_their_seat_and_nothing_else() {
        let granted = GRANTS.iter().filter(|(_, grantees)| grantees.contains(&GUEST));
        let capabilities: Vec<Capability> = granted.map(|(capability, _)| *capability).collect();
        assert_eq!(capabilities, [Capability::UseSeat]);
    }
}
