//! Limits of open streams. One that is too many shows its screen once and ends; the page then refreshes itself.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use roundwell::ids::{AccountId, SeatId, SessionId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum StreamOwner {
    /// Signed-in person, on all their devices.
    Account(AccountId),
    Guest(SeatId),
    /// The shared screens of a room that nobody is signed in at.
    Screen(SessionId),
}

/// Largest number allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Most {
    /// Streams of one person.
    pub of_one: usize,
    /// Streams of the process.
    pub in_all: usize,
}

impl Default for Most {
    fn default() -> Self {
        Self {
            of_one: 20,
            in_all: usize::MAX,
        }
    }
}

/// The streams of a process.
#[derive(Clone, Debug, Default)]
pub struct Streams(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    most: Most,
    open: Mutex<OpenStreams>,
}

#[derive(Debug, Default)]
struct OpenStreams {
    in_all: usize,
    of_one: HashMap<StreamOwner, usize>,
}

/// The place of one stream, given back when it ends.
#[derive(Debug)]
pub(super) struct StreamPermit {
    shared: Arc<Shared>,
    whose: StreamOwner,
}

impl Streams {
    /// With none open.
    pub fn new(most: Most) -> Self {
        Self(Arc::new(Shared {
            most,
            open: Mutex::default(),
        }))
    }

    /// A place for one more, unless there are too many.
    pub(super) fn take(&self, whose: StreamOwner) -> Option<StreamPermit> {
        let mut open = self.0.lock();
        let of_one = open.of_one.get(&whose).copied().unwrap_or(0);
        if of_one >= self.0.most.of_one || open.in_all >= self.0.most.in_all {
            return None;
        }
        open.in_all += 1;
        open.of_one.insert(whose, of_one + 1);
        Some(StreamPermit {
            shared: Arc::clone(&self.0),
            whose,
        })
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, OpenStreams> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for StreamPermit {
    fn drop(&mut self) {
        let mut open = self.shared.lock();
        open.in_all -= 1;
        if let Some(of_one) = open.of_one.get_mut(&self.whose) {
            *of_one -= 1;
            if *of_one == 0 {
                open.of_one.remove(&self.whose);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_and_given_back() {
        let streams = Streams::new(Most { of_one: 2, in_all: 3 });
        let [one, other] = [1, 2].map(|n| StreamOwner::Account(AccountId(uuid::Uuid::from_u128(n))));
        let kept: Vec<_> = (0..2).map(|_| streams.take(one).unwrap()).collect();
        assert!(streams.take(one).is_none());
        let last = streams.take(other).unwrap();
        assert!(streams.take(other).is_none());
        drop(kept);
        assert!(streams.take(one).is_some() && streams.take(other).is_some());
        drop(last);
        assert!(streams.0.lock().of_one.is_empty());
    }
}
