//! A community team that slides into a hard half-year, and asks what its manager cannot give.

use roundwell::{
    Hse,
    action::{ActionKind, Level, ReplyKind, ReplyVerdict},
    schedule::LostCause,
    team::Role,
};

use crate::story::{Ask, AskStep, SessionOutcome, TeamPlan, Trend};

pub(crate) static PLAN: TeamPlan = TeamPlan {
    name: "Harbour community team",
    circle: "Harbour circle",
    place: "at the kitchen table",
    time: "09:30",
    minutes: "60",
    next_in: 4,
    people: &[
        ("Owen", Role::Lead),
        ("Bea", Role::Host),
        ("Femi", Role::Member),
        ("Hana", Role::Member),
        ("Luca", Role::Member),
        ("Niamh", Role::Member),
        ("Omar", Role::Member),
        ("Petra", Role::Member),
        ("Ruth", Role::Member),
    ],
    joins: Some((21, "Viktor")),
    outcomes: &[
        (5, SessionOutcome::Moved(LostCause::Room)),
        (10, SessionOutcome::Rebooked(LostCause::Cover)),
        (18, SessionOutcome::CalledOff(LostCause::Leadership)),
        (23, SessionOutcome::Curtailed(LostCause::Other)),
        (30, SessionOutcome::CalledOff(LostCause::Staffing)),
        (32, SessionOutcome::Rebooked(LostCause::Staffing)),
        (35, SessionOutcome::CalledOff(LostCause::Staffing)),
        (37, SessionOutcome::Forgotten),
    ],
    asks: &[
        Ask {
            session: 3,
            title: "A ceiling for caseloads",
            measure: "Nobody holds more than eighteen families",
            kind: ActionKind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[
                (
                    14,
                    AskStep::Reply(
                        ReplyKind::Escalated,
                        "The ceiling is set with the commissioners.",
                        0,
                    ),
                ),
                (
                    20,
                    AskStep::Reply(
                        ReplyKind::Cannot,
                        "The contract counts families, not hours. It is on the list for its renewal.",
                        0,
                    ),
                ),
            ],
        },
        Ask {
            session: 8,
            title: "No messages after six",
            measure: "The group chat rests from six to eight",
            kind: ActionKind::Condition,
            hse: Hse::Relationships,
            level: Level::Team,
            then: &[(42, AskStep::Confirm(ReplyVerdict::Real))],
        },
        Ask {
            session: 16,
            title: "Two of us on first visits",
            measure: "Every first visit is planned for two",
            kind: ActionKind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[
                (
                    10,
                    AskStep::Reply(ReplyKind::Did, "Planned so from this week.", 0),
                ),
                (30, AskStep::Confirm(ReplyVerdict::Real)),
            ],
        },
        Ask {
            session: 27,
            title: "Massage vouchers for everyone",
            measure: "",
            kind: ActionKind::Personal,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[(30, AskStep::SetAside)],
        },
        Ask {
            session: 34,
            title: "Cover when two of us are ill at once",
            measure: "A name to ring, and somebody comes",
            kind: ActionKind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[],
        },
    ],
    pulse_ago: 18,
    answering: 9,
    slips: 0,
    remarks: None,
    trends: &[
        (Trend::Energy, 3.5, 2.9),
        (Trend::Area(Hse::Demands), 3.1, 2.2),
        (Trend::Area(Hse::Control), 3.9, 3.9),
        (Trend::Area(Hse::Support), 3.4, 3.3),
        (Trend::Area(Hse::Relationships), 4.0, 4.1),
        (Trend::Area(Hse::Role), 3.6, 3.5),
        (Trend::Area(Hse::Change), 2.9, 2.6),
        (Trend::Norms, 3.2, 2.7),
        (Trend::Acted, 2.6, 2.8),
        (Trend::Between, 4.1, 4.0),
        (Trend::Work, 4.0, 3.7),
    ],
    turn: 0.7,
};
