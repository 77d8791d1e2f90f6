//! Group commit: whoever comes while a transaction is being made durable waits for it and then shares the next one.
//!
//! Invariant: nobody is answered before what they brought is on disk. One that goes away early costs the others nothing.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::{Mutex as Turn, oneshot};

/// The most that one transaction takes along.
const MAX_BATCH: usize = 256;

/// Things of one kind that are written together.
pub struct BatchWriter<T, R> {
    waiting: Mutex<Vec<(T, oneshot::Sender<R>)>>,
    turn: Turn<()>,
}

impl<T, R> Default for BatchWriter<T, R> {
    fn default() -> Self {
        Self {
            waiting: Mutex::default(),
            turn: Turn::default(),
        }
    }
}

impl<T, R> fmt::Debug for BatchWriter<T, R> {
    /// Says nothing of what waits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Group").finish_non_exhaustive()
    }
}

impl<T, R> BatchWriter<T, R>
where
    T: Send + 'static,
    R: Send + 'static,
{
    /// Has `item` written together with whatever else waits, by the `write` of whichever of them has its turn first: it answers one
    /// outcome for each item, in order. Nothing when the process ends before that.
    pub async fn join<W, F>(self: &Arc<Self>, item: T, write: W) -> Option<R>
    where
        W: FnOnce(Vec<T>) -> F + Send + 'static,
        F: Future<Output = Vec<R>> + Send,
    {
        let (answer, answered) = oneshot::channel();
        self.lock().push((item, answer));
        let group = Arc::clone(self);
        // A task of its own: a client that hangs up must not take the others' ballots with it.
        tokio::spawn(async move {
            let _turn = group.turn.lock().await;
            let (items, answers): (Vec<_>, Vec<_>) = group.next().into_iter().unzip();
            if items.is_empty() {
                return;
            }
            for (answer, outcome) in answers.into_iter().zip(write(items).await) {
                // Whoever has gone away meanwhile needs no answer.
                drop(answer.send(outcome));
            }
        });
        answered.await.ok()
    }

    fn next(&self) -> Vec<(T, oneshot::Sender<R>)> {
        let mut waiting = self.lock();
        let count = waiting.len().min(MAX_BATCH);
        waiting.drain(..count).collect()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(T, oneshot::Sender<R>)>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn everybody_gets_their_own_answer_and_turns_are_shared() {
        let (group, turns) = (Arc::new(BatchWriter::default()), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = (0..1000_usize)
            .map(|n| {
                let (group, turns) = (Arc::clone(&group), Arc::clone(&turns));
                let write = move |items: Vec<usize>| async move {
                    turns.fetch_add(1, Ordering::SeqCst);
                    tokio::task::yield_now().await;
                    items.into_iter().map(|n| n * 2).collect()
                };
                tokio::spawn(async move { (n, group.join(n, write).await) })
            })
            .collect();
        for task in tasks {
            let (n, answer) = task.await.unwrap();
            assert_eq!(answer, Some(n * 2));
        }
        let turns = turns.load(Ordering::SeqCst);
        assert!((4..100).contains(&turns), "{turns}");
    }

    #[tokio::test]
    async fn a_turn_that_fails_leaves_the_next_one_whole() {
        let group: Arc<BatchWriter<u8, u8>> = Arc::default();
        let broken = group.join(1, async |_| panic!("the disk is full")).await;
        assert_eq!(broken, None);
        assert_eq!(group.join(2, async |items| items).await, Some(2));
    }
}
