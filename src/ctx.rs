//! Context of every use case: the database, the clock, and randomness.
//!
//! State that a module keeps for the life of the process (a cache, a queue, a pool) is a type of that module, which asks for it with
//! [`Ctx::local`]. Invariant: nothing here names a module above.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use chrono::{DateTime, Utc};

use crate::{
    db::Db,
    ports::{Clock, Entropy},
};

/// Handed to every use case; cheap to clone.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The shared database.
    pub db: Db,
    /// Source of `now`.
    pub clock: Clock,
    /// Source of ids, tokens and keys.
    pub entropy: Entropy,
    locals: Locals,
}

impl Ctx {
    /// Context of a process over this database, with nothing remembered yet.
    pub fn new(db: Db, clock: Clock, entropy: Entropy) -> Self {
        Self {
            db,
            clock,
            entropy,
            locals: Locals::default(),
        }
    }

    /// Copy with a clock that stands at `moment`: a job begins and ends at the time that was checked before it.
    #[must_use]
    pub fn at(&self, moment: DateTime<Utc>) -> Self {
        Self {
            clock: Clock::fixed(moment),
            ..self.clone()
        }
    }

    /// The present moment (UTC, whole microseconds).
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Returns the one `T` of this process, made with its default when it is first asked for; every clone of a context shares it. For
    /// hints, queues and pools of the module that `T` belongs to: a restart loses them, and no other process sees them.
    pub fn local<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        self.locals.get()
    }
}

/// One value for each type.
#[derive(Clone, Default)]
struct Locals(Arc<RwLock<HashMap<TypeId, Local>>>);

type Local = Arc<dyn Any + Send + Sync>;

impl Locals {
    fn get<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        let known = self.known(TypeId::of::<T>());
        let local = known.unwrap_or_else(|| self.add(TypeId::of::<T>(), Arc::new(T::default())));
        // What stands under the id of a type is of that type.
        local.downcast::<T>().unwrap_or_default()
    }

    fn known(&self, id: TypeId) -> Option<Local> {
        let locals = self.0.read().unwrap_or_else(PoisonError::into_inner);
        locals.get(&id).cloned()
    }

    /// Keeps a value, unless another task was faster; answers the one that is kept.
    fn add(&self, id: TypeId, new: Local) -> Local {
        let mut locals = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(locals.entry(id).or_insert(new))
    }
}

impl fmt::Debug for Locals {
    /// Says nothing of what is kept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locals").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::Locals;

    #[test]
    fn one_value_for_each_type_shared_by_clones() {
        let locals = Locals::default();
        locals.get::<AtomicUsize>().store(7, Ordering::SeqCst);
        assert_eq!(locals.clone().get::<AtomicUsize>().load(Ordering::SeqCst), 7);
        assert_eq!(*locals.get::<String>(), "");
        assert_eq!(Locals::default().get::<AtomicUsize>().load(Ordering::SeqCst), 0);
    }
}
