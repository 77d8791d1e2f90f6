//! The tables that hold something of a ballot: exactly these columns, and in words what they are for.

/// What a table holds of ballots.
#[derive(Clone, Copy, Debug)]
pub struct Holds {
    /// The table.
    pub table: &'static str,
    /// Its columns: all of them, nothing else.
    pub columns: &'static [&'static str],
    /// What it holds, for a reader who has never seen it.
    pub what: &'static str,
    /// How long.
    pub until: &'static str,
}

/// Every table that holds something of a ballot.
pub const HOLDS: &[Holds] = &[
    Holds {
        table: "roster",
        columns: &["pulse_id", "account_id", "blinded"],
        what: "who may answer; while the pulse is open, whether a ballot was given out (a blinded number, without a time)",
        until: "the mark: the close; the row: the opening of the team's next pulse",
    },
    Holds {
        table: "open_box",
        columns: &["pulse_id", "sheets", "remarks"],
        what: "the ballots of an open pulse in one value, sorted by random keys: no person, time, address, order",
        until: "the close",
    },
    Holds {
        table: "ballot",
        columns: &["pulse_id", "token_hash", "answers"],
        what: "the ballots of a closed pulse under random keys, in random order: no person, time, address",
        until: "30 days after publication",
    },
    Holds {
        table: "remark",
        columns: &["pulse_id", "remark_key", "body"],
        what: "the remarks of a closed pulse under random keys that lead to no ballot, in random order",
        until: "30 days after publication",
    },
];

/// What is said of a table, if it holds something of a ballot.
pub(super) fn holds(table: &str) -> Option<&'static Holds> {
    HOLDS.iter().find(|holds| holds.table == table)
}
