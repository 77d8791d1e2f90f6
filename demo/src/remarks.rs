//! Remarks of the demonstration's people, and what the one who reads it makes of it. All of it is fictional.

use crate::story::{SeededTheme, TeamRemarks};

/// The remarks of the ward, read by one of its members.
pub(crate) static WARD: TeamRemarks = TeamRemarks {
    reader: "Rosa",
    remarks: &[
        "Breaks: fine on paper, gone by eleven",
        "Nobody holds the phone, so breaks end when it rings",
        "Two breaks this week that were really breaks",
        "Handover took the time it needs",
        "Weekend handover is still one person and a list",
        "Handover with two of us feels like being expected",
        "Bed moves reach us with the bed",
        "Thank you for asking again",
    ],
    themes: &[
        SeededTheme {
            about: "reaks",
            text: "A break holds when somebody covers the phone for it, and ends when nobody does.",
        },
        SeededTheme {
            about: "andover",
            text: "Two people at handover are felt as a difference; at weekends it is not so yet.",
        },
    ],
};
