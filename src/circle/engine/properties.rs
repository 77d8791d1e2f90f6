//! The invariants, checked after every step of random sequences: joins, drops, late joiners, pauses, hand-overs, releases that
//! cross each other, orders that arrive twice or late, parts given and laid down, and a clock that jumps; in every format.
//!
//! A sequence is a handful of bytes ([`walk`]): each test walks some thousands of them from a seed of its own, and one that
//! fails is shortened and printed, to be kept in [`KNOWN`]. `ROUNDWELL_WALK_SECONDS=600` walks on for that long with new
//! seeds, which is the fuzz target.

mod checks;
mod walk;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

use crate::format;
use walk::{Stages, walk};

/// Number of sequences for each format; with thirteen formats they are more than a hundred thousand.
const SEQUENCES: u32 = 8_000;
/// Bytes of a sequence's head, and of one step.
const HEAD: usize = 4;
const STEP: usize = 5;

/// Every turn rule that no built-in format has, in one.
const OTHER_RULES: &str = include_str!("properties/other-rules.toml");

/// Sequences that once found something, or that must keep finding their way: format, and bytes in hexadecimal.
const KNOWN: &[(&str, &str)] = &[
    ("talking-piece", "00000000"),
    ("hot-debrief", "05ff03000000000000"),
    ("restorative", "03020101390000000022000000001c00000000"),
];

macro_rules! walks {
    ($($name:ident = $key:literal),+ $(,)?) => {
        $(#[test] fn $name() { many($key); })+
    };
}

format::each_built_in!(walks);
walks!(other_rules = "other-rules");

#[test]
fn the_walks_are_many_and_of_every_rule() {
    let mut formats = format::built_in().to_vec();
    formats.push(format_of("other-rules"));
    let sequences = SEQUENCES as usize * formats.len();
    assert!(sequences >= 100_000, "{sequences} sequences");
    for rule in format::TurnRule::ALL {
        let mut stages = formats.iter().flat_map(|format| &format.stages);
        assert!(stages.any(|stage| stage.turns == *rule), "{rule}");
    }
}

#[test]
fn known_sequences() {
    for (key, bytes) in KNOWN {
        walk(&Stages::of(&format_of(key)), &hex::decode(bytes).unwrap());
    }
}

fn format_of(key: &str) -> format::Format {
    match format::find(key) {
        Some(format) => format.clone(),
        None => format::Format::parse(OTHER_RULES).unwrap(),
    }
}

fn many(key: &str) {
    let stages = Stages::of(&format_of(key));
    let seconds = std::env::var("ROUNDWELL_WALK_SECONDS");
    let seconds: u64 = seconds.ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let begun = std::time::Instant::now();
    let mut seed = 0;
    loop {
        some(key, &stages, seed);
        seed += 1;
        if begun.elapsed().as_secs() >= seconds {
            break;
        }
    }
}

fn some(key: &str, stages: &Stages, seed: u64) {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    for number in 0..SEQUENCES {
        let steps = 6 + rng.next_u32() as usize % 28;
        let mut bytes = vec![0; HEAD + steps * STEP];
        rng.fill_bytes(&mut bytes);
        if fails(stages, &bytes) {
            let short = hex::encode(shortened(stages, bytes));
            panic!("seed {seed}, sequence {number}; the shortest that fails: (\"{key}\", \"{short}\")");
        }
    }
}

fn fails(stages: &Stages, bytes: &[u8]) -> bool {
    catch_unwind(AssertUnwindSafe(|| walk(stages, bytes))).is_err()
}

/// Without every step that it does not need to fail.
fn shortened(stages: &Stages, mut bytes: Vec<u8>) -> Vec<u8> {
    let mut at = HEAD;
    while at < bytes.len() {
        let mut without = bytes.clone();
        without.drain(at..(at + STEP).min(bytes.len()));
        if fails(stages, &without) {
            bytes = without;
        } else {
            at += STEP;
        }
    }
    bytes
}
