//! The clock and the randomness of the process: the only two places that read the real ones.

use chrono::{DateTime, TimeDelta, Utc};

#[cfg(feature = "ssr")]
pub use with_system::*;

/// Cuts a time to whole microseconds, the finest that both databases keep.
pub fn to_micros(at: DateTime<Utc>) -> DateTime<Utc> {
    let extra = at.timestamp_subsec_nanos() % 1_000;
    at - TimeDelta::nanoseconds(i64::from(extra))
}

#[cfg(feature = "ssr")]
mod with_system {
    use std::{
        sync::{
            Arc, LazyLock, Mutex, PoisonError,
            atomic::{AtomicI64, Ordering},
        },
        time::Instant,
    };

    use rand_chacha::ChaCha20Rng;
    use rand_core::{CryptoRng, OsRng, RngCore, SeedableRng};
    use uuid::Uuid;

    use super::*;

    /// A key that lives as long as the process and is kept nowhere. For nothing that anybody could want to repeat.
    pub fn secret_of_process() -> [u8; 32] {
        let mut key = [0; 32];
        OsRng.fill_bytes(&mut key);
        key
    }

    /// Source of `now`.
    #[derive(Clone, Debug)]
    pub enum Clock {
        /// The machine's clock.
        System,
        /// The machine's clock moved by a number of seconds: the demo and the browser tests walk through months with it.
        Shifted(Arc<AtomicI64>),
        /// A clock that stands still until it is moved: tests and demo data.
        Fixed(Arc<Hands>),
    }

    /// The two times of a fixed clock, in microseconds.
    #[derive(Debug, Default)]
    pub struct Hands {
        /// Distance it has been moved, as the monotonic clock of a machine would have counted it.
        steady: AtomicI64,
        /// Further distance that it shows, since 1970.
        ahead: AtomicI64,
    }

    impl Clock {
        /// A clock that stands at `at`.
        pub fn fixed(at: DateTime<Utc>) -> Self {
            Self::Fixed(Arc::new(Hands {
                steady: AtomicI64::new(0),
                ahead: AtomicI64::new(at.timestamp_micros()),
            }))
        }

        /// The machine's clock, which [`Clock::advance`] can move.
        pub fn shifted() -> Self {
            Self::Shifted(Arc::default())
        }

        /// The present moment (UTC, whole microseconds).
        pub fn now(&self) -> DateTime<Utc> {
            match self {
                Self::System => to_micros(system_now()),
                Self::Shifted(by) => to_micros(system_now() + TimeDelta::seconds(by.load(Ordering::SeqCst))),
                Self::Fixed(hands) => {
                    let (steady, ahead) = (
                        hands.steady.load(Ordering::SeqCst),
                        hands.ahead.load(Ordering::SeqCst),
                    );
                    DateTime::from_timestamp_micros(steady.saturating_add(ahead)).unwrap_or_default()
                }
            }
        }

        /// The time since some moment of this process, by a clock that nobody sets: it never jumps.
        pub fn steady(&self) -> TimeDelta {
            match self {
                Self::System => since_start(),
                Self::Shifted(by) => since_start() + TimeDelta::seconds(by.load(Ordering::SeqCst)),
                Self::Fixed(hands) => TimeDelta::microseconds(hands.steady.load(Ordering::SeqCst)),
            }
        }

        /// Moves the clock forward; the machine's own clock cannot be moved and stays.
        pub fn advance(&self, by: TimeDelta) {
            match self {
                Self::System => {}
                Self::Shifted(shift) => {
                    shift.fetch_add(by.num_seconds(), Ordering::SeqCst);
                }
                Self::Fixed(hands) => {
                    hands
                        .steady
                        .fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
                }
            }
        }

        /// Makes a fixed clock show another time without any time having passed: a machine whose clock was set wrong.
        #[cfg(any(test, feature = "testing"))]
        pub fn jump(&self, by: TimeDelta) {
            if let Self::Fixed(hands) = self {
                hands
                    .ahead
                    .fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
            }
        }

        /// Distance from the machine's clock; zero for a clock that is no other's.
        pub fn ahead(&self) -> TimeDelta {
            match self {
                Self::Shifted(shift) => {
                    TimeDelta::try_seconds(shift.load(Ordering::SeqCst)).unwrap_or(TimeDelta::MAX)
                }
                Self::System | Self::Fixed(_) => TimeDelta::zero(),
            }
        }

        /// True when [`Clock::advance`] does anything.
        pub fn can_be_moved(&self) -> bool {
            !matches!(self, Self::System)
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the machine's clock"
    )]
    fn system_now() -> DateTime<Utc> {
        Utc::now()
    }

    fn since_start() -> TimeDelta {
        static START: LazyLock<Instant> = LazyLock::new(Instant::now);
        TimeDelta::from_std(START.elapsed()).unwrap_or(TimeDelta::MAX)
    }

    /// Source of randomness.
    #[derive(Clone, Debug)]
    pub enum Entropy {
        /// The operating system's generator.
        System,
        /// A seeded ChaCha20, for demo data and tests that must come out the same.
        Seeded(Arc<Mutex<ChaCha20Rng>>),
    }

    impl Entropy {
        /// A repeatable source.
        pub fn seeded(seed: u64) -> Self {
            Self::Seeded(Arc::new(Mutex::new(ChaCha20Rng::seed_from_u64(seed))))
        }

        /// `N` random bytes.
        pub fn bytes<const N: usize>(&self) -> [u8; N] {
            let mut bytes = [0; N];
            self.clone().fill_bytes(&mut bytes);
            bytes
        }

        /// A random (version 4) UUID.
        pub fn uuid(&self) -> Uuid {
            uuid::Builder::from_random_bytes(self.bytes()).into_uuid()
        }
    }

    impl RngCore for Entropy {
        fn next_u32(&mut self) -> u32 {
            rand_core::impls::next_u32_via_fill(self)
        }

        fn next_u64(&mut self) -> u64 {
            rand_core::impls::next_u64_via_fill(self)
        }

        fn fill_bytes(&mut self, dest: &mut [u8]) {
            match self {
                Self::System => OsRng.fill_bytes(dest),
                Self::Seeded(rng) => rng
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .fill_bytes(dest),
            }
        }

        fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
            self.fill_bytes(dest);
            Ok(())
        }
    }

    // Both variants are cryptographic generators; the seeded one is only as secret as its seed and serves no real ballot.
    impl CryptoRng for Entropy {}
}
