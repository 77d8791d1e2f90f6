//! Six people: a pulse can be opened, and hardly ever says anything.

use roundwell::{
    Hse,
    action::{ActionKind, Level, ReplyKind, ReplyVerdict},
    schedule::LostCause,
    team::Role,
};

use crate::story::{Ask, AskStep, SessionOutcome, TeamPlan, Trend};

pub(crate) static PLAN: TeamPlan = TeamPlan {
    name: "Lantern night team",
    circle: "Before the night",
    place: "in the staff kitchen",
    time: "19:15",
    minutes: "30",
    next_in: 8,
    people: &[
        ("Yusuf", Role::Lead),
        ("Dilys", Role::Host),
        ("Marek", Role::Member),
        ("Ines", Role::Member),
        ("Joss", Role::Member),
        ("Karin", Role::Member),
    ],
    joins: None,
    outcomes: &[
        (7, SessionOutcome::CalledOff(LostCause::Staffing)),
        (19, SessionOutcome::Rebooked(LostCause::Acuity)),
        (31, SessionOutcome::Forgotten),
    ],
    asks: &[
        Ask {
            session: 12,
            title: "A warm meal that can be had at three",
            measure: "The canteen leaves it in the fridge",
            kind: ActionKind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[
                (
                    8,
                    AskStep::Reply(ReplyKind::Did, "The canteen does it from Monday.", 0),
                ),
                (28, AskStep::Confirm(ReplyVerdict::Real)),
            ],
        },
        Ask {
            session: 36,
            title: "Nights in blocks of three, not five",
            measure: "No block longer than three in a rota",
            kind: ActionKind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[(
                12,
                AskStep::Reply(ReplyKind::Will, "The next rota will try it.", 45),
            )],
        },
    ],
    pulse_ago: 10,
    answering: 8,
    slips: 0,
    remarks: None,
    trends: &[
        (Trend::Energy, 2.8, 3.0),
        (Trend::Between, 4.0, 4.0),
        (Trend::Work, 3.6, 3.6),
    ],
    turn: 0.5,
};
