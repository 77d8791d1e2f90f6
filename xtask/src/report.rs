//! One line per step with how long it took, and the count at the end.

use std::{
    io::{IsTerminal, Write, stdout},
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;

/// Number of checks that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CheckCounts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl CheckCounts {
    pub(crate) const PASS: Self = Self { passed: 1, failed: 0 };
    pub(crate) const FAIL: Self = Self { passed: 0, failed: 1 };
}

impl std::ops::AddAssign for CheckCounts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for CheckCounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs one step and prints its line: the name, what came of it, the seconds.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    step_saying(name, work, |_| String::new())
}

/// Like [`step`], with a remark about what came of it.
pub(crate) fn step_saying<T>(
    name: &str,
    work: impl FnOnce() -> Result<T>,
    say: impl FnOnce(&T) -> String,
) -> Result<T> {
    announce(name);
    let begun = Instant::now();
    let outcome = work();
    let remark = match &outcome {
        Ok(value) => say(value),
        Err(_) => "FAILED".to_owned(),
    };
    println!("{name:<44} {:>8}  {remark}", seconds(begun.elapsed()));
    outcome
}

/// On a terminal the name stands there while the step runs, and its own line replaces it.
fn announce(name: &str) {
    if stdout().is_terminal() {
        print!("{name} …\r");
        // A terminal that cannot be flushed shows the line later; nothing is lost.
        let _ = stdout().flush();
    }
}

fn seconds(took: Duration) -> String {
    format!("{:.1} s", took.as_secs_f64())
}

/// Gathers checks that go on after a failure, so that one run shows everything there is to mend.
#[derive(Debug, Default)]
pub(crate) struct Report {
    tally: CheckCounts,
    failures: Vec<String>,
}

impl Report {
    /// A check that passes or fails as a whole.
    pub(crate) fn check(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        self.count(name, || work().map(|()| CheckCounts::PASS));
    }

    /// A runner that counts for itself; an error is one failure.
    pub(crate) fn count(&mut self, name: &str, work: impl FnOnce() -> Result<CheckCounts>) {
        match step_saying(name, work, CheckCounts::to_string) {
            Ok(tally) => {
                self.tally += tally;
                if tally.failed > 0 {
                    self.failures.push(format!("{name}: {} failed", tally.failed));
                }
            }
            Err(error) => self.fail(name, &error),
        }
    }

    /// A failure found outside a check, already shown on its own line.
    pub(crate) fn fail(&mut self, name: &str, error: &anyhow::Error) {
        self.tally += CheckCounts::FAIL;
        self.failures.push(format!("{name}: {error:#}"));
    }

    /// Prints the failures and, as the last line, the count.
    pub(crate) fn end(self) -> ExitCode {
        for failure in &self.failures {
            println!("\n✗ {failure}");
        }
        println!("\n{}", self.tally);
        if self.tally.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_check_is_counted_and_the_next_still_runs() {
        let mut report = Report::default();
        report.check("one", || anyhow::bail!("no"));
        report.count("two", || Ok(CheckCounts { passed: 4, failed: 1 }));
        report.check("three", || Ok(()));
        assert_eq!(report.tally, CheckCounts { passed: 5, failed: 2 });
        assert_eq!(report.failures.len(), 2);
    }
}
