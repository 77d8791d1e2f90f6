//! Choice of the items that a team is asked next.
//!
//! Every pulse asks the three core items and one theme; the themes take turns, so that three pulses in a row (a block) cover every
//! domain once. Within a domain the item asked least often comes first, and among those the one that stands first in the bank.

use super::{
    bank::Bank,
    item::{Domain, Item, Theme},
};

/// Number of pulses in a block.
pub const BLOCK: usize = 3;

/// The items of a team's next pulse. `asked` holds the keys of each pulse the team has had, in order.
pub fn next_items(bank: &Bank, asked: &[Vec<String>]) -> Vec<Item> {
    let theme = Theme::ROTATING[asked.len() % BLOCK];
    let domains = Domain::ALL.iter().filter(|domain| domain.theme() == theme);
    let rotating = domains.filter_map(|domain| least_asked(bank, *domain, asked));
    bank.of(Domain::Core).chain(rotating).cloned().collect()
}

fn least_asked<'a>(bank: &'a Bank, domain: Domain, asked: &[Vec<String>]) -> Option<&'a Item> {
    let times = |item: &Item| asked.iter().filter(|keys| keys.contains(&item.key)).count();
    // `min_by_key` keeps the first of several equals: the order of the bank decides.
    bank.of(domain).min_by_key(|item| times(item))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn play(pulses: usize) -> Vec<Vec<Item>> {
        let mut asked: Vec<Vec<String>> = Vec::new();
        let mut played = Vec::new();
        for _ in 0..pulses {
            let items = next_items(Bank::built_in(), &asked);
            asked.push(items.iter().map(|item| item.key.clone()).collect());
            played.push(items);
        }
        played
    }

    #[test]
    fn every_pulse_asks_the_core_and_three_more_of_one_theme() {
        for items in play(24) {
            assert_eq!(items.len(), 6);
            assert!(items[..3].iter().all(|item| item.domain == Domain::Core));
            let themes: BTreeSet<_> = items[3..].iter().map(|item| item.domain.theme()).collect();
            assert_eq!(themes.len(), 1);
        }
    }

    #[test]
    fn every_block_of_three_covers_every_domain_once() {
        for block in play(30).chunks(BLOCK) {
            let domains: Vec<_> = block
                .iter()
                .flat_map(|items| &items[3..])
                .map(|item| item.domain)
                .collect();
            let distinct: BTreeSet<_> = domains.iter().copied().collect();
            assert_eq!((domains.len(), distinct.len()), (9, 9));
        }
    }

    proptest! {
        /// Holds for any past of a team and any items its organisation has added: every block of three pulses asks every domain once, three
        /// items of a theme each, and within a domain an item that was asked least often.
        #[test]
        fn any_bank_and_any_past(
            own in vec((0_usize..9, "[a-z]{4}"), 0..12),
            retired in vec(any::<prop::sample::Index>(), 0..6),
            blocks in 1_usize..8,
        ) {
            let rotating: Vec<_> = Domain::ALL.iter().filter(|domain| **domain != Domain::Core).collect();
            let template = &Bank::built_in().items()[10];
            let own = own.into_iter().map(|(domain, key)| Item {
                key: format!("own-{key}"),
                domain: *rotating[domain],
                ..template.clone()
            });
            let bank = Bank::built_in().with(own);
            // Before these pulses the team was asked things that have gone since.
            let gone = retired.iter().map(|at| format!("gone-{}", at.index(50))).collect::<Vec<_>>();
            let mut asked = vec![gone; BLOCK];
            for _ in 0..blocks {
                let mut domains = BTreeSet::new();
                for _ in 0..BLOCK {
                    let items = next_items(&bank, &asked);
                    prop_assert_eq!(items.len(), 6);
                    let themes: BTreeSet<_> = items[3..].iter().map(|item| item.domain.theme()).collect();
                    prop_assert_eq!(themes.len(), 1);
                    for item in &items[3..] {
                        domains.insert(item.domain);
                        let times = |item: &Item| asked.iter().filter(|keys| keys.contains(&item.key)).count();
                        let least = bank.of(item.domain).map(times).min();
                        prop_assert_eq!(Some(times(item)), least);
                    }
                    asked.push(items.iter().map(|item| item.key.clone()).collect());
                }
                prop_assert_eq!(domains.len(), 9);
            }
        }
    }

    #[test]
    fn within_a_domain_no_item_is_asked_twice_before_all_were_asked_once() {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for (pulse, items) in play(60).into_iter().enumerate() {
            for item in &items[3..] {
                *times.entry(item.key.clone()).or_default() += 1;
                let of_domain: Vec<_> = Bank::built_in()
                    .of(item.domain)
                    .map(|item| times.get(&item.key).copied().unwrap_or(0))
                    .collect();
                let spread = of_domain.iter().max().unwrap() - of_domain.iter().min().unwrap();
                assert!(spread <= 1, "pulse {pulse}: {}", item.domain);
            }
        }
    }
}
