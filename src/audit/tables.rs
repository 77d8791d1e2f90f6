//! The tables that hold something of a ballot: exactly these columns, and in words what they are for.

/// Traces of ballots in one table.
#[derive(Clone, Copy, Debug)]
pub struct BallotTrace {
    /// The table.
    pub table: &'static str,
    /// All columns of the table.
    pub columns: &'static [&'static str],
    /// Content, for a reader who has never seen the table.
    pub what: &'static str,
    /// Retention.
    pub until: &'static str,
}

/// Every table that holds something of a ballot.
pub const HOLDS: &[BallotTrace] = &[
    BallotTrace {
        table: "roster",
        columns: &["pulse_id", "account_id", "blinded"],
        what: "who may answer; while the pulse is open, whether a ballot was given out (a blinded number, without a time)",
        until: "the mark: the close; the row: the opening of the team's next pulse",
    },
    BallotTrace {
        table: "open_box",
        columns: &["pulse_id", "sheets", "remarks"],
        what: "the ballots of an open pulse in one value, sorted by random keys: no person, time, address, order",
        until: "the close",
    },
    BallotTrace {
        table: "ballot",
        columns: &["pulse_id", "token_hash", "answers"],
        what: "the ballots of a closed pulse under random keys, in random order: no person, time, address",
        until: "30 days after publication",
    },
    BallotTrace {
        table: "remark",
        columns: &["pulse_id", "remark_key", "body"],
        what: "the remarks of a closed pulse under random keys that lead to no ballot, in random order",
        until: "30 days after publication",
    },
    BallotTrace {
        table: "sheet",
        columns: &["id", "pulse_id", "number", "slips", "secret"],
        what: "printed sheets of slips for people without an account, with a secret from which their codes follow: no person, time",
        until: "the close",
    },
    BallotTrace {
        table: "slip",
        columns: &["pulse_id", "code_hash", "sheet_id", "blinded"],
        what: "each slip under the hash of its code, and whether a ballot was given out for it (a blinded number, without a time)",
        until: "the close",
    },
    BallotTrace {
        table: "reader",
        columns: &["team_id", "account_id"],
        what: "who reads the remarks of the team's next pulse, as the whole team knows",
        until: "somebody else is chosen",
    },
    BallotTrace {
        table: "theme",
        columns: &["pulse_id", "number", "body"],
        what: "what a reader wrote down in their own words, each resting on three remarks at least: no remark, nobody who wrote one",
        until: "drafts: 30 days after publication; published ones stay",
    },
    BallotTrace {
        table: "reading",
        columns: &["pulse_id", "team_from", "managers_from"],
        what: "that the reader has finished, and from when whom the themes are for",
        until: "stays",
    },
    BallotTrace {
        table: "ledger",
        columns: &["id", "organisation_id", "period", "pulse_id", "cells"],
        what: "which figures were published, as sums of pulses and names of items: no count, no answer, nobody",
        until: "stays; the database refuses to change or remove it",
    },
    BallotTrace {
        table: "unrounded",
        columns: &["pulse_id", "theme", "team_id", "closed_on", "hundredths"],
        what: "a team's published indices before rounding, for the run-chart rules alone; never shown",
        until: "somebody joins or leaves",
    },
    BallotTrace {
        table: "organisation_snapshot",
        columns: &["id", "organisation_id", "period", "shown_from", "publication"],
        what: "what was published of the organisation for four weeks",
        until: "stays; the database refuses to change or remove it",
    },
];

/// The tables that the database itself keeps from being changed, by triggers of these endings: one on Postgres, two on SQLite.
pub(super) const FIXED: &[&str] = &["snapshot", "ledger", "organisation_snapshot"];

/// True when a trigger is one of those that keep a table as it is.
pub(super) fn guards(table: &str, trigger: &str) -> bool {
    let ending = trigger.strip_prefix(table);
    FIXED.contains(&table) && ending.is_some_and(|ending| matches!(ending, "_fixed" | "_kept"))
}

/// Description of a table that holds something of a ballot.
pub(super) fn holds(table: &str) -> Option<&'static BallotTrace> {
    HOLDS.iter().find(|holds| holds.table == table)
}
