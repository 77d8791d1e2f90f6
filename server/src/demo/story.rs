//! What happens, as data: the teams, what their weeks are like, what they ask for and how it is answered.

use roundwell::{
    action::{Hse, Kind, Level, ReplyKind, Verdict},
    schedule::LostCause,
    team::Role,
};

/// What happens to one session of a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is held to its close.
    Held,
    /// It is held two days later, for this reason.
    Moved(LostCause),
    /// It ends early.
    Curtailed(LostCause),
    /// It is called off, and the next free slot is kept instead.
    Rebooked(LostCause),
    /// It is called off.
    CalledOff(LostCause),
    /// Nobody opens it.
    Forgotten,
}

/// Something a circle agrees on, and what becomes of it: each step so many days after the one before.
pub(super) struct Ask {
    /// In which session, counted from 0.
    pub session: usize,
    pub title: &'static str,
    pub measure: &'static str,
    pub kind: Kind,
    pub hse: Hse,
    pub level: Level,
    pub then: &'static [(i64, Step)],
}

/// One step of an ask.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// The manager replies; a promise is for so many days later.
    Reply(ReplyKind, &'static str, i64),
    /// The team says whether it is real.
    Confirm(Verdict),
    /// The team no longer asks for it.
    SetAside,
}

/// One team and its eighteen months.
pub(super) struct TeamPlan {
    pub name: &'static str,
    pub circle: &'static str,
    pub place: &'static str,
    /// When it meets, and for how long.
    pub time: &'static str,
    pub minutes: &'static str,
    /// Days from the end of the story to the circle that comes next.
    pub next_in: i64,
    pub people: &'static [(&'static str, Role)],
    /// Somebody who joins in this session.
    pub joins: Option<(usize, &'static str)>,
    /// The sessions that are not simply held.
    pub fates: &'static [(usize, Fate)],
    pub asks: &'static [Ask],
    /// Days before the end of the story on which the latest pulse opened; the others every four weeks before.
    pub pulse_ago: i64,
    /// Of ten people, how many answer a pulse.
    pub answering: u64,
    /// How the first and the last months are, from 1 to 5, by area of conditions; the change comes in between.
    pub tides: &'static [(Tide, f64, f64)],
    /// In which share of the story the change comes (0 to 1).
    pub turn: f64,
}

/// What a tide carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tide {
    Energy,
    Area(Hse),
    Norms,
    Acted,
    Between,
    Work,
}

/// The three teams. All names are fictional.
pub(super) fn teams() -> [&'static TeamPlan; 3] {
    [&ROWAN, &HARBOUR, &LANTERN]
}

static ROWAN: TeamPlan = TeamPlan {
    name: "Rowan ward",
    circle: "Ward circle",
    place: "in the quiet room",
    time: "14:00",
    minutes: "45",
    next_in: 1,
    people: &[
        ("Priya", Role::Lead),
        ("Idris", Role::Host),
        ("Nadia", Role::Host),
        ("Rosa", Role::Member),
        ("Tomasz", Role::Member),
        ("Efua", Role::Member),
        ("Callum", Role::Member),
        ("Mei", Role::Member),
        ("Sorcha", Role::Member),
        ("Anton", Role::Member),
        ("Leila", Role::Member),
        ("Gareth", Role::Member),
    ],
    joins: None,
    fates: &[
        (4, Fate::CalledOff(LostCause::Staffing)),
        (6, Fate::Rebooked(LostCause::Acuity)),
        (8, Fate::CalledOff(LostCause::Staffing)),
        (9, Fate::Forgotten),
        (11, Fate::Curtailed(LostCause::Acuity)),
        (13, Fate::CalledOff(LostCause::Cover)),
        (17, Fate::Moved(LostCause::Leadership)),
        (24, Fate::Rebooked(LostCause::Staffing)),
        (29, Fate::Moved(LostCause::Room)),
        (33, Fate::Curtailed(LostCause::Staffing)),
        (36, Fate::CalledOff(LostCause::Leadership)),
    ],
    asks: &[
        Ask {
            session: 2,
            title: "A second nurse at handover",
            measure: "Two nurses at every handover for a month",
            kind: Kind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[
                (
                    9,
                    Step::Reply(ReplyKind::Will, "The early shift is being staffed for it.", 60),
                ),
                (
                    58,
                    Step::Reply(
                        ReplyKind::Did,
                        "Two nurses are on the rota for each handover from this week.",
                        0,
                    ),
                ),
                (21, Step::Confirm(Verdict::NotYet)),
                (
                    12,
                    Step::Reply(ReplyKind::Did, "Weekends are covered now as well.", 0),
                ),
                (28, Step::Confirm(Verdict::Real)),
            ],
        },
        Ask {
            session: 3,
            title: "Cover for circles on late shifts",
            measure: "No circle lost for want of cover in a quarter",
            kind: Kind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[
                (
                    45,
                    Step::Reply(
                        ReplyKind::Escalated,
                        "This needs the relief pool, which I cannot decide.",
                        0,
                    ),
                ),
                (
                    25,
                    Step::Reply(ReplyKind::Did, "The relief pool gives an hour on circle days.", 0),
                ),
                (30, Step::Confirm(Verdict::Real)),
            ],
        },
        Ask {
            session: 14,
            title: "Leave has to be asked for eight weeks ahead: does it?",
            measure: "Leave asked for four weeks ahead is decided within a week",
            kind: Kind::Rule,
            hse: Hse::Control,
            level: Level::Organisation,
            then: &[(
                26,
                Step::Reply(
                    ReplyKind::Cannot,
                    "The rota agreement fixes eight weeks until it is renewed in spring.",
                    0,
                ),
            )],
        },
        Ask {
            session: 15,
            title: "One quiet hour a day for notes",
            measure: "Notes finished before the end of the shift",
            kind: Kind::Condition,
            hse: Hse::Control,
            level: Level::Team,
            then: &[(56, Step::Confirm(Verdict::Real))],
        },
        Ask {
            session: 22,
            title: "A second hoist on the ward",
            measure: "Nobody waits for the hoist in the morning",
            kind: Kind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[
                (6, Step::Reply(ReplyKind::Did, "It came on Monday.", 0)),
                (22, Step::Confirm(Verdict::Real)),
            ],
        },
        Ask {
            session: 26,
            title: "Bank staff get the same handover sheet",
            measure: "Every bank shift begins with the sheet",
            kind: Kind::Condition,
            hse: Hse::Role,
            level: Level::Manager,
            then: &[
                (
                    13,
                    Step::Reply(
                        ReplyKind::Will,
                        "The bank office will send it with the shift.",
                        30,
                    ),
                ),
                (
                    27,
                    Step::Reply(ReplyKind::Did, "It goes out with each booking.", 0),
                ),
                (35, Step::Confirm(Verdict::Real)),
            ],
        },
        Ask {
            session: 34,
            title: "Breaks covered on long days",
            measure: "Every long day has a name beside each break",
            kind: Kind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[(
                11,
                Step::Reply(
                    ReplyKind::Will,
                    "From next month the rota names who covers each break.",
                    70,
                ),
            )],
        },
        Ask {
            session: 38,
            title: "Tell us of bed moves a shift before",
            measure: "No bed move that the shift learns of at the door",
            kind: Kind::Condition,
            hse: Hse::Change,
            level: Level::Manager,
            then: &[],
        },
    ],
    pulse_ago: 2,
    answering: 9,
    tides: &[
        (Tide::Energy, 2.5, 3.4),
        (Tide::Area(Hse::Demands), 2.0, 3.3),
        (Tide::Area(Hse::Control), 2.7, 3.1),
        (Tide::Area(Hse::Support), 3.2, 3.9),
        (Tide::Area(Hse::Relationships), 3.8, 3.9),
        (Tide::Area(Hse::Role), 3.4, 3.7),
        (Tide::Area(Hse::Change), 2.3, 2.5),
        (Tide::Norms, 2.2, 2.9),
        (Tide::Acted, 2.2, 3.7),
        (Tide::Between, 3.7, 4.1),
        (Tide::Work, 3.5, 3.8),
    ],
    turn: 0.45,
};

static HARBOUR: TeamPlan = TeamPlan {
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

/// Six people: a pulse can be opened, and hardly ever says anything.
static LANTERN: TeamPlan = TeamPlan {
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
    fates: &[
        (7, Fate::CalledOff(LostCause::Staffing)),
        (19, Fate::Rebooked(LostCause::Acuity)),
        (31, Fate::Forgotten),
    ],
    asks: &[
        Ask {
            session: 12,
            title: "A warm meal that can be had at three",
            measure: "The canteen leaves it in the fridge",
            kind: Kind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            then: &[
                (
                    8,
                    Step::Reply(ReplyKind::Did, "The canteen does it from Monday.", 0),
                ),
                (28, Step::Confirm(Verdict::Real)),
            ],
        },
        Ask {
            session: 36,
            title: "Nights in blocks of three, not five",
            measure: "No block longer than three in a rota",
            kind: Kind::Condition,
            hse: Hse::Demands,
            level: Level::Manager,
            then: &[(12, Step::Reply(ReplyKind::Will, "The next rota will try it.", 45))],
        },
    ],
    pulse_ago: 10,
    answering: 8,
    tides: &[
        (Tide::Energy, 2.8, 3.0),
        (Tide::Between, 4.0, 4.0),
        (Tide::Work, 3.6, 3.6),
    ],
    turn: 0.5,
};
