//! An organisation over two years, and somebody who reads everything it publishes.
//!
//! Trees of up to 200 units over 24 waves, with groups of few people, waves in which few answer, and units that move. Every wave
//! offers a figure for every unit with enough ballots; every three waves a figure for the three together. The attacker is an
//! implementation of its own ([`attacker`]): elimination modulo a large prime, which shares no line with the ledger. The best choice for
//! one wave comes from a third one ([`best`]), to see how much more the ledger withholds than it must.

mod attacker;
mod best;
mod world;

use attacker::Attacker;
use world::{AttackWorld, Offered};

use super::*;

const FLOOR: i64 = 5;
const THRESHOLD: i64 = 6;
const WAVES: usize = 24;
const BLOCK: usize = 3;

/// People's results, counted over all figures.
#[derive(Clone, Copy, Debug, Default)]
struct Results {
    /// Asked for, had nobody to be protected.
    all: i64,
    /// Withheld because fewer than the threshold stand behind the figure itself.
    by_threshold: i64,
    /// Withheld by the ledger on top.
    by_ledger: i64,
    /// Minimum number of figures that single waves would have to withhold on top, all waves together.
    at_least: i64,
    /// Number of figures that the ledger withholds of single waves.
    of_waves: i64,
}

/// Publishes everything the ledger allows; the attacker has found nothing when this returns.
fn play(seed: u64, units: usize) -> Results {
    let mut world = AttackWorld::new(seed, units);
    let mut results = Results::default();
    for _ in 0..WAVES / BLOCK {
        let waves: Vec<_> = (0..BLOCK).map(|_| world.wave()).collect();
        let behind: BTreeMap<_, _> = waves.iter().flat_map(world::Wave::behind).collect();
        let mut ledger = Ledger::new(FLOOR, &behind);
        let mut attacker = Attacker::new(FLOOR, &behind);
        for wave in &waves {
            let before = results.by_ledger;
            offer(&mut ledger, &mut attacker, wave.offers(), &mut results);
            results.of_waves += results.by_ledger - before;
            results.at_least += best::withheld(&wave.tree(), FLOOR, THRESHOLD);
        }
        let blocks = world::blocks(&waves);
        offer(&mut ledger, &mut attacker, blocks, &mut results);
        attacker.finds_nothing(seed);
    }
    results
}

fn offer(ledger: &mut Ledger, attacker: &mut Attacker, offered: Vec<Offered>, results: &mut Results) {
    results.all += offered.iter().map(|offered| offered.people).sum::<i64>();
    let (enough, few): (Vec<_>, Vec<_>) = offered
        .into_iter()
        .partition(|offered| offered.least >= THRESHOLD);
    results.by_threshold += few.iter().map(|offered| offered.people).sum::<i64>();
    let offers: Vec<_> = enough
        .iter()
        .map(|offered| Offer {
            cell: offered.cell.clone(),
            results: offered.people,
        })
        .collect();
    for (offered, kept) in enough.iter().zip(choose(ledger, &offers)) {
        if kept {
            attacker.reads(&offered.cell);
        } else {
            results.by_ledger += offered.people;
        }
    }
}

#[test]
fn nothing_about_a_few_people_can_ever_be_worked_out() {
    for (units, seeds) in [
        (4, 0..20),
        (12, 20..40),
        (40, 40..48),
        (100, 48..50),
        (200, 50..51),
    ] {
        let mut sum = Results::default();
        for seed in seeds {
            let results = play(seed, units);
            sum.all += results.all;
            sum.by_threshold += results.by_threshold;
            sum.by_ledger += results.by_ledger;
            sum.at_least += results.at_least;
            sum.of_waves += results.of_waves;
        }
        let share = |part: i64| 100.0 * part as f64 / sum.all as f64;
        println!(
            "{units} units, {WAVES} waves: of {} results the threshold withholds {:.2} %, the ledger {:.2} % more \
             (single waves alone: {}, at the least {})",
            sum.all,
            share(sum.by_threshold),
            share(sum.by_ledger),
            sum.of_waves,
            sum.at_least
        );
        assert!(sum.by_ledger > 0, "the worlds must hold something to protect");
        assert!(share(sum.by_ledger) < 20.0, "{units} units");
        assert!(
            sum.of_waves >= sum.at_least,
            "nobody can withhold less than the least"
        );
        assert!(
            sum.of_waves * 10 <= sum.at_least * 15,
            "{units} units: greedy is too far from the best"
        );
    }
}

/// The attack is real: without the ledger it succeeds.
#[test]
fn the_plain_threshold_would_give_groups_away() {
    let mut world = AttackWorld::new(3, 40);
    let wave = world.wave();
    let behind: BTreeMap<_, _> = wave.behind().collect();
    let mut attacker = Attacker::new(FLOOR, &behind);
    for offered in wave
        .offers()
        .into_iter()
        .filter(|offered| offered.least >= THRESHOLD)
    {
        attacker.reads(&offered.cell);
    }
    assert!(!attacker.found().is_empty());
}

/// On few figures the search finds the best choice, whatever order they come in.
#[test]
fn few_figures_get_the_best_choice() {
    for seed in 100..400 {
        let wave = AttackWorld::new(seed, 5).wave();
        let offers: Vec<_> = wave
            .offers()
            .into_iter()
            .filter(|offered| offered.least >= THRESHOLD)
            .map(|offered| Offer {
                cell: offered.cell,
                results: offered.people,
            })
            .collect();
        let mut ledger = Ledger::new(FLOOR, &wave.behind().collect());
        let kept = choose(&mut ledger, &offers);
        let lost = offers.iter().zip(kept).filter(|(_, kept)| !kept);
        let lost: i64 = lost.map(|(offer, _)| offer.results).sum();
        assert_eq!(
            lost,
            best::withheld(&wave.tree(), FLOOR, THRESHOLD),
            "seed {seed}"
        );
    }
}
