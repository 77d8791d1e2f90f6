//! Classes of database failures, and retries of what met somebody else's work.

use std::time::{Duration, Instant};

use crate::{Error, Result};

/// Class of a failed statement, for trying it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Conflict over the same rows: a deadlock, a serialisation failure, a lock that was not to be had. The statement did nothing.
    Busy,
    /// The database cannot be reached, or cannot be written.
    Away,
    /// Anything else: a defect.
    Other,
}

impl Failure {
    /// Reads SQLSTATE (Postgres) or the primary result code (SQLite).
    pub(crate) fn of(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::BeginFailed => Self::Away,
            sqlx::Error::Database(error) => {
                let code = error.code().unwrap_or_default();
                // SQLSTATE has five characters; SQLite's result codes are numbers below 10,000.
                match code.parse::<u32>() {
                    Ok(number) if code.len() < 5 => Self::of_sqlite(number),
                    _ => Self::of_postgres(&code),
                }
            }
            _ => Self::Other,
        }
    }

    fn of_sqlite(code: u32) -> Self {
        match code & 0xff {
            // SQLITE_BUSY, SQLITE_LOCKED
            5 | 6 => Self::Busy,
            // SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN
            8 | 10 | 13 | 14 => Self::Away,
            _ => Self::Other,
        }
    }

    fn of_postgres(code: &str) -> Self {
        match code {
            // A serialisation failure, a deadlock, a lock not available, a statement that took too long.
            "40001" | "40P01" | "55P03" | "57014" => Self::Busy,
            // Read-only; cut off for having been idle within a transaction.
            "25006" | "25P03" => Self::Away,
            _ => match code.get(..2) {
                // Connections, resources, an operator's intervention, errors of the system.
                Some("08" | "53" | "57" | "58") => Self::Away,
                _ => Self::Other,
            },
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match Failure::of(&error) {
            Failure::Busy => Self::Contended(error.to_string()),
            Failure::Away => Self::Away(error.to_string()),
            Failure::Other => Self::Store(error),
        }
    }
}

/// Delays before the second and each further attempt.
const WAITS: [Duration; 4] = [
    Duration::from_millis(2),
    Duration::from_millis(10),
    Duration::from_millis(50),
    Duration::from_millis(250),
];

/// After so long nobody is kept waiting for another attempt: a lock that was not to be had will not be had the next time.
const MAX_RETRY_TIME: Duration = Duration::from_secs(1);

/// Does it again when it met somebody else's work. For whatever begins a transaction of its own, commits it last, and does nothing that
/// is not undone when that fails.
///
/// # Errors
/// [`Error::Contended`] after five attempts or a second; everything else at once.
pub async fn retry<T, F>(attempt: impl Fn() -> F) -> Result<T>
where
    F: Future<Output = Result<T>>,
{
    let began = Instant::now();
    for wait in WAITS {
        match attempt().await {
            Err(Error::Contended(_)) if began.elapsed() < MAX_RETRY_TIME => tokio::time::sleep(wait).await,
            done => return done,
        }
    }
    attempt().await
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn what_was_busy_is_tried_again_and_nothing_else_is() {
        for (fails, busy, tries) in [(0, true, 1), (3, true, 4), (9, true, 5), (9, false, 1)] {
            let tried = AtomicUsize::new(0);
            let done = retry(|| async {
                let at = tried.fetch_add(1, Ordering::SeqCst);
                match (at < fails, busy) {
                    (true, true) => Err(Error::Contended("a deadlock".into())),
                    (true, false) => Err(Error::Away("no route".into())),
                    (false, _) => Ok(()),
                }
            });
            assert_eq!(done.await.is_ok(), fails < 5, "{fails} {busy}");
            assert_eq!(tried.load(Ordering::SeqCst), tries, "{fails} {busy}");
        }
    }

    #[test]
    fn codes_say_what_to_do() {
        for (code, failure) in [
            ("40001", Failure::Busy),
            ("40P01", Failure::Busy),
            ("55P03", Failure::Busy),
            ("57P01", Failure::Away),
            ("53300", Failure::Away),
            ("08006", Failure::Away),
            ("25006", Failure::Away),
            ("23505", Failure::Other),
            ("42601", Failure::Other),
        ] {
            assert_eq!(Failure::of_postgres(code), failure, "{code}");
        }
        for (code, failure) in [
            (5, Failure::Busy),
            (517, Failure::Busy),
            (8, Failure::Away),
            (1032, Failure::Away),
            (13, Failure::Away),
            (2067, Failure::Other),
        ] {
            assert_eq!(Failure::of_sqlite(code), failure, "{code}");
        }
    }
}
