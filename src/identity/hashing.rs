//! The one place where passwords are hashed: a few at once, a short queue behind them, and a plain refusal beyond it.
//!
//! One Argon2id hash takes 19 MiB and a core for some hundredths of a second. Without a bound, as many requests as arrive would each take
//! theirs.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread::available_parallelism,
};

use argon2::Block;
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// The most hashes in work at once, whatever the machine: 4 × 19 MiB.
pub const MAX_AT_ONCE: usize = 4;
/// The most that wait for their turn: about a second's work of two cores.
pub const MAX_WAITING: usize = 100;

/// The blocks (of a KiB) that a buffer is given room for: more than the 32 MiB up to which the C library keeps for itself what is freed. The
/// room beyond what a hash needs is never touched, so it costs nothing.
const ROOM: usize = 33_000;

/// Runs password hashes off the async threads, within bounds that hold for the whole process.
#[derive(Debug)]
pub struct Hasher {
    at_once: usize,
    waiting: usize,
    /// Places to be in work or to wait.
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
    load: Arc<HashingLoad>,
    memory: Arc<HashBuffers>,
}

/// Buffers that one hash hands to the next. Allocated anew by every thread, each of them would keep its own.
#[derive(Debug, Default)]
struct HashBuffers(Mutex<Vec<Vec<Block>>>);

/// Counters of the work done.
#[derive(Debug, Default)]
struct HashingLoad {
    now: AtomicUsize,
    most: AtomicUsize,
    ever: AtomicUsize,
}

impl Default for Hasher {
    fn default() -> Self {
        let cores = available_parallelism().map_or(2, std::num::NonZero::get);
        Self::new(cores.clamp(2, MAX_AT_ONCE), MAX_WAITING)
    }
}

impl Hasher {
    fn new(at_once: usize, waiting: usize) -> Self {
        Self {
            at_once,
            waiting,
            places: Arc::new(Semaphore::new(at_once + waiting)),
            turns: Arc::new(Semaphore::new(at_once)),
            load: Arc::default(),
            memory: Arc::default(),
        }
    }

    /// Does `work` when its turn comes. The caller holds no database connection meanwhile.
    ///
    /// # Errors
    /// [`Error::Busy`] at once when the queue is full, and what `work` fails with.
    pub(super) async fn run<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Vec<Block>) -> Result<T> + Send + 'static,
    {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| Error::Busy)?;
        let turn = Arc::clone(&self.turns)
            .acquire_owned()
            .await
            .map_err(|error| Error::Internal(error.to_string()))?;
        let (load, memory) = (Arc::clone(&self.load), Arc::clone(&self.memory));
        let (places, all) = (Arc::clone(&self.places), self.at_once + self.waiting);
        // Both permits go with the work: a client that hangs up frees nothing before the memory is free.
        tokio::task::spawn_blocking(move || {
            let mut buffer = memory.take();
            let outcome = load.during(|| work(&mut buffer));
            memory.put_back(buffer);
            drop((place, turn));
            if places.available_permits() == all {
                memory.free();
            }
            outcome
        })
        .await
        .map_err(|error| Error::Internal(error.to_string()))?
    }

    /// The most hashes that may be in work at once.
    pub fn at_once(&self) -> usize {
        self.at_once
    }

    /// The most hashes that were in work at once so far.
    pub fn most_seen(&self) -> usize {
        self.load.most.load(Ordering::SeqCst)
    }

    /// The number of hashes so far.
    pub fn ever(&self) -> usize {
        self.load.ever.load(Ordering::SeqCst)
    }

    /// Takes every turn until the answer is dropped, so that whatever comes meanwhile waits.
    ///
    /// # Errors
    /// [`Error::Internal`] when the semaphore is closed, which nothing does.
    #[cfg(any(test, feature = "testing"))]
    pub async fn hold(&self) -> Result<tokio::sync::OwnedSemaphorePermit> {
        let all = u32::try_from(self.at_once).unwrap_or(u32::MAX);
        Arc::clone(&self.turns)
            .acquire_many_owned(all)
            .await
            .map_err(|error| Error::Internal(error.to_string()))
    }

    /// The number of hashes that wait for their turn or are in work.
    #[cfg(any(test, feature = "testing"))]
    pub fn taken(&self) -> usize {
        self.at_once + self.waiting - self.places.available_permits()
    }
}

impl HashBuffers {
    fn take(&self) -> Vec<Block> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        kept.unwrap_or_else(|| Vec::with_capacity(ROOM))
    }

    fn put_back(&self, buffer: Vec<Block>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push(buffer);
    }

    /// Gives everything back to the system, once nobody waits for a hash.
    fn free(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl HashingLoad {
    fn during<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.ever.fetch_add(1, Ordering::SeqCst);
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
        let outcome = work();
        self.now.fetch_sub(1, Ordering::SeqCst);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Barrier, mpsc};

    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn never_more_at_once_than_allowed_and_beyond_the_queue_a_refusal() {
        let hasher = Arc::new(Hasher::new(3, 5));
        // Three are in work when the barrier lets them and the test go on.
        let (barrier, (finish, finished)) = (Arc::new(Barrier::new(4)), mpsc::channel::<()>());
        let finished = Arc::new(std::sync::Mutex::new(finished));
        let mut tasks = Vec::new();
        for _ in 0..3 {
            let (hasher, barrier, finished) =
                (Arc::clone(&hasher), Arc::clone(&barrier), Arc::clone(&finished));
            tasks.push(tokio::spawn(async move {
                let work = move |_: &mut Vec<Block>| {
                    barrier.wait();
                    drop(finished.lock().map(|finished| finished.recv()));
                    Ok(())
                };
                hasher.run(work).await
            }));
        }
        tokio::task::spawn_blocking(move || barrier.wait()).await.unwrap();
        let mut waiting: Vec<_> = (0..5).map(|_| Box::pin(hasher.run(|_| Ok(())))).collect();
        for one in &mut waiting {
            assert!(futures_poll(one).await.is_none(), "it waits");
        }
        assert!(matches!(hasher.run(|_| Ok(())).await, Err(Error::Busy)));
        drop(finish);
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        for one in waiting {
            one.await.unwrap();
        }
        assert!(hasher.run(|_| Ok(())).await.is_ok(), "there is room again");
        assert_eq!((hasher.most_seen(), hasher.ever()), (3, 9));
    }

    /// One poll of a future.
    async fn futures_poll<F: Future + Unpin>(one: &mut F) -> Option<F::Output> {
        std::future::poll_fn(|cx| match std::pin::Pin::new(&mut *one).poll(cx) {
            std::task::Poll::Ready(output) => std::task::Poll::Ready(Some(output)),
            std::task::Poll::Pending => std::task::Poll::Ready(None),
        })
        .await
    }
}
