//! Result of an inspection, and its printed form.

use std::fmt;

use chrono::{DateTime, Utc};

use super::tables::HOLDS;

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Requirement.
    pub title: &'static str,
    /// Places where it is not met.
    pub found: Vec<String>,
}

/// Result of an inspection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// Time of the inspection (UTC).
    pub at: DateTime<Utc>,
    /// `SQLite` or `Postgres`.
    pub database: &'static str,
    /// The tables that hold nothing of a ballot.
    pub others: Vec<String>,
    /// Everything that was looked at.
    pub checks: Vec<Check>,
}

impl AuditReport {
    /// Number of findings.
    pub fn findings(&self) -> usize {
        self.checks.iter().map(|check| check.found.len()).sum()
    }
}

impl fmt::Display for AuditReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "Ballots in this {} database, {}",
            self.database,
            self.at.format("%F %H:%M UTC")
        )?;
        writeln!(f, "\nWhat is stored")?;
        for holds in HOLDS {
            writeln!(f, "  {:<21} {}", holds.table, holds.what)?;
            writeln!(f, "  {:<21} until: {}", "", holds.until)?;
        }
        writeln!(f, "  Nothing of a ballot: {}", self.others.join(", "))?;
        writeln!(f, "\nWhat was looked at")?;
        for check in &self.checks {
            let verdict = if check.found.is_empty() { "ok   " } else { "FOUND" };
            writeln!(f, "  {verdict} {}", check.title)?;
            for found in &check.found {
                writeln!(f, "        {found}")?;
            }
        }
        writeln!(f, "\nWhat no look at a database can tell")?;
        for limit in LIMITS {
            writeln!(f, "  {limit}")?;
        }
        match self.findings() {
            0 => write!(f, "\nNothing found."),
            1 => write!(f, "\n1 finding."),
            findings => write!(f, "\n{findings} findings."),
        }
    }
}

/// Limits that remain, in the words of `docs/privacy.md`.
const LIMITS: &[&str] = &[
    "Whether the running program is the published one, and what is watched on the network while people answer.",
    "What older copies hold: backups, archived write-ahead logs, snapshots of disks. Two copies made while a pulse is open",
    "show together who took a ballot in between, and what came into the box.",
    "What colleagues know of each other: together they can subtract themselves, and a style of writing can give somebody away.",
];
