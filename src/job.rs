//! Work on many items where one failure does not keep the others from their turn.
//!
//! A job (see `server/src/jobs`) runs again and again, so an item that failed is tried again by the next run.

use std::{
    any::Any,
    fmt,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Poll,
};

use crate::{Error, Result};

/// The outcome of one run of a job.
#[derive(Debug, Default)]
pub struct Swept {
    /// Number of changes made.
    pub done: usize,
    /// The items that failed; the others were worked on all the same.
    pub failed: Vec<Failed>,
}

/// An item that failed.
#[derive(Debug)]
pub struct Failed {
    /// The step and the item, for instance `close pulse 5b1c…`: the same text at every attempt.
    pub item: String,
    /// The reason.
    pub error: Error,
}

impl Swept {
    /// Adds what another step of the same job did.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.done += other.done;
        self.failed.extend(other.failed);
        self
    }

    /// Adds one piece of work that belongs to no item.
    pub fn note(&mut self, what: &str, outcome: Result<()>) {
        if let Err(error) = outcome {
            self.failed.push(Failed {
                item: what.to_owned(),
                error,
            });
        }
    }
}

/// Runs `one` for each item, which answers how many changes it made. An error or a panic of one item is kept in [`Swept::failed`] and
/// the next item has its turn.
///
/// # Errors
/// The error of an item when it says that the database cannot be reached: all others would fail alike.
pub async fn each<I, F>(step: &str, items: impl IntoIterator<Item = (I, F)>) -> Result<Swept>
where
    I: fmt::Display,
    F: Future<Output = Result<usize>>,
{
    let mut swept = Swept::default();
    for (item, work) in items {
        match unless_it_panics(work)
            .await
            .unwrap_or_else(|panic| Err(Error::Internal(panic)))
        {
            Ok(changes) => swept.done += changes,
            Err(error @ Error::Away(_)) => return Err(error),
            Err(error) => swept.failed.push(Failed {
                item: format!("{step} {item}"),
                error,
            }),
        }
    }
    Ok(swept)
}

/// The output of `work`, or the message of its panic. What it held (a transaction, a lock) is let go either way.
pub async fn unless_it_panics<F: Future>(work: F) -> Result<F::Output, String> {
    let mut work = Box::pin(work);
    // Unwind safe: after a panic the future is dropped and never polled again.
    poll_fn(
        move |cx| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(cx))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
            Err(panic) => Poll::Ready(Err(message(&*panic))),
        },
    )
    .await
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panicked: {}", text.unwrap_or("no message"))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn work(number: u8) -> Result<usize> {
        tokio::task::yield_now().await;
        match number {
            1 => Err(Error::Missing),
            2 => panic!("number {number}"),
            3 => Err(sqlx::Error::PoolTimedOut.into()),
            _ => Ok(1),
        }
    }

    #[tokio::test]
    async fn an_error_and_a_panic_leave_the_others_their_turn() {
        let swept = each("count", [0, 1, 2, 4].map(|number| (number, work(number))))
            .await
            .unwrap();
        assert_eq!(swept.done, 2);
        let failed: Vec<_> = swept
            .failed
            .iter()
            .map(|failed| format!("{}: {}", failed.item, failed.error))
            .collect();
        assert_eq!(
            failed,
            ["count 1: missing", "count 2: internal: panicked: number 2"]
        );
    }

    #[tokio::test]
    async fn without_a_database_nothing_more_is_tried() {
        let swept = each("count", [3, 0].map(|number| (number, work(number)))).await;
        assert!(matches!(swept, Err(Error::Away(_))));
    }
}
