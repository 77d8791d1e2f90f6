//! The promise, checked: what the database really holds about ballots, whether anything in it leads from one to a person, and what
//! should be gone.
//!
//! Invariant: a report never says how many answered, nor anything else that the gate would withhold. It looks at the real schema and
//! the real rows and changes nothing.

mod file;
mod report;
mod rows;
mod schema;
mod settings;
mod tables;

#[cfg(test)]
mod tests;

use crate::{Ctx, Result};

pub use report::{AuditReport, Check};
pub use tables::{BallotTrace, HOLDS};

/// Inspects the database of a process.
pub async fn inspect(ctx: &Ctx) -> Result<AuditReport> {
    let mut tx = ctx.db.read().await?;
    let real = schema::of(&mut tx).await?;
    let made = schema::as_made().await?;
    let mut checks = schema::checks(&real, &made);
    // With tables missing, looking at their rows would only fail.
    if checks.iter().all(|check| check.found.is_empty()) {
        checks.extend(rows::checks(&mut tx, ctx.now()).await?);
    }
    checks.extend(settings::checks(&mut tx).await?);
    drop(tx);
    if let Some(path) = ctx.db.file() {
        checks.push(file::check(&path).await?);
    }
    Ok(AuditReport {
        at: ctx.now(),
        database: real.kind,
        others: real
            .tables
            .keys()
            .filter(|table| tables::holds(table).is_none())
            .cloned()
            .collect(),
        checks,
    })
}
