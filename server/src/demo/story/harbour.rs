//! A community team that slides into a hard half-year, and asks what its manager cannot give.

use roundwell::{
    action::{Hse, Kind, Level, ReplyKind, Verdict},
    schedule::LostCause,
    team::Role,
};

use super::{Ask, Fate, Step, TeamPlan, Tide};

pub(super) static PLAN: TeamPlan = TeamPlan {
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
    fates: &[
        (5, Fate::Moved(LostCause::Room)),
        (10, Fate::Rebooked(LostCause::Cover)),
        (18, Fate::CalledOff(LostCause::Leadership)),
        (23, Fate::Curtailed(LostCause::Other)),
        (30, Fate::CalledOff(LostCause::Staffing)),
        (32, Fate::Rebooked(LostCause::Staffing)),
        (35, Fate::CalledOff(LostCause::Staffing)),
        (37, Fate::Forgotten),
    ],
    asks: &[
        Ask {
            session: 3,
            title: "A ceiling for caseloads",
            measure: "Nobody holds more than eighteen families",
            kind: Kind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[
                (
                    14,
                    Step::Reply(
                        ReplyKind::Escalated,
                        "The ceiling is set with the commissioners.",
                        0,
                    ),
                ),
                (
                    20,
                    Step::Reply(
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
            kind: Kind::Condition,
            hse: Hse::Relationships,
            level: Level::Team,
            then: &[(42, Step::Confirm(Verdict::Real))],
        },
        Ask {
            session: 16,
            title: "Two of us on first visits",
            measure: "Every first visit is planned for two",
            kind: Kind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[
                (10, Step::Reply(ReplyKind::Did, "Planned so from this week.", 0)),
                (30, Step::Confirm(Verdict::Real)),
            ],
        },
        Ask {
            session: 27,
            title: "Massage vouchers for everyone",
            measure: "",
            kind: Kind::Personal,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[(30, Step::SetAside)],
        },
        Ask {
            session: 34,
            title: "Cover when two of us are ill at once",
            measure: "A name to ring, and somebody comes",
            kind: Kind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[],
        },
    ],
    pulse_ago: 18,
    answering: 9,
    tides: &[
        (Tide::Energy, 3.5, 2.9),
        (Tide::Area(Hse::Demands), 3.1, 2.2),
        (Tide::Area(Hse::Control), 3.9, 3.9),
        (Tide::Area(Hse::Support), 3.4, 3.3),
        (Tide::Area(Hse::Relationships), 4.0, 4.1),
        (Tide::Area(Hse::Role), 3.6, 3.5),
        (Tide::Area(Hse::Change), 2.9, 2.6),
        (Tide::Norms, 3.2, 2.7),
        (Tide::Acted, 2.6, 2.8),
        (Tide::Between, 4.1, 4.0),
        (Tide::Work, 4.0, 3.7),
    ],
    turn: 0.7,
};
