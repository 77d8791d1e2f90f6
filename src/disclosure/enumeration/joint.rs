//! Three items and their index together: every multiset of answer sheets of five to eight people, through the real gate.
//!
//! The gate looks at an item's sum and at whether (nearly) all said the same, at the sum of all, and at whether (nearly) all sheets are
//! the same. So every multiset of sheets has the same output as another with the same three [`Picture`]s, and each combination of
//! pictures passes the gate once. A test of its own draws sheets at random to see that this holds.

use super::*;
use crate::{
    disclosure::gate,
    question::{answers::Answers, item::Theme},
};

/// Facts about one item that the gate can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Picture {
    /// At least two differ from the most common answer; the answers add up to so many steps.
    Divided { sum: usize },
    /// All say the first, but perhaps one who says the second.
    Alike { most: usize, one: usize },
}

/// A picture with how many lists of answers have it, an example, and the weight of each answer of the given person.
struct PictureCount {
    example: [usize; 5],
    lists: f64,
    answers: [f64; 5],
}

fn picture(histogram: [usize; 5]) -> Picture {
    let people: usize = histogram.iter().sum();
    let most = (0..5).max_by_key(|answer| histogram[*answer]).unwrap_or(0);
    match people - histogram[most] {
        0 => Picture::Alike { most, one: most },
        1 => {
            let one = (0..5).find(|answer| *answer != most && histogram[*answer] == 1);
            Picture::Alike {
                most,
                one: one.unwrap_or(most),
            }
        }
        _ => Picture::Divided {
            sum: (0..5).map(|answer| answer * histogram[answer]).sum(),
        },
    }
}

fn pictures(people: usize) -> BTreeMap<Picture, PictureCount> {
    let mut pictures = BTreeMap::new();
    for histogram in histograms(people) {
        let lists = ways(histogram);
        let seen = pictures.entry(picture(histogram)).or_insert(PictureCount {
            example: histogram,
            lists: 0.0,
            answers: [0.0; 5],
        });
        seen.lists += lists;
        for (weight, count) in seen.answers.iter_mut().zip(histogram) {
            *weight += lists * count as f64 / people as f64;
        }
    }
    pictures
}

/// Published figures alone: the index and the three items.
type Output = (Option<u8>, [Option<u8>; 3]);

fn published(ballots: &[Answers], rules: &Rules<'_>) -> Output {
    let publication = gate(ballots, rules).publication;
    let level = |at: usize| publication.items()[at].level().map(|level| level.get().value());
    let index = publication.index(Theme::Core).map(|level| level.get().value());
    (index, [level(0), level(1), level(2)])
}

/// Sheets with these answers to the three items. `turned` says whether each item starts with somebody else, so that those who differ from
/// all others are different people; otherwise they are the same person.
fn sheets(examples: [[usize; 5]; 3], turned: bool) -> Vec<Answers> {
    let columns = examples.map(|histogram| {
        // The rarest answers first.
        let mut answers: Vec<usize> = (0..5).filter(|answer| histogram[*answer] > 0).collect();
        answers.sort_by_key(|answer| histogram[*answer]);
        let lists = answers
            .into_iter()
            .flat_map(|answer| vec![answer as i64 + 1; histogram[answer]]);
        lists.collect::<Vec<i64>>()
    });
    let people = columns[0].len();
    let answer = |person: usize, item: usize| {
        let from = if turned { person + item } else { person };
        Some(columns[item][from % people])
    };
    let sheet = |person| Answers::parse(&[answer(person, 0), answer(person, 1), answer(person, 2)], 3);
    (0..people).map(|person| sheet(person).unwrap()).collect()
}

/// The share of lists in which all who differ (in these many items) are one person.
fn one_person(differing: usize, people: usize) -> f64 {
    match differing {
        0 | 1 => 1.0,
        more => (people as f64).powi(1 - more as i32),
    }
}

/// The gate's answer for three pictures. The order of items does not matter to it, so each three go through it once.
struct GateCache<'a> {
    rules: Rules<'a>,
    pictures: &'a BTreeMap<Picture, PictureCount>,
    known: BTreeMap<([Picture; 3], bool), Output>,
}

impl GateCache<'_> {
    fn published(&mut self, pictures: [Picture; 3], turned: bool) -> Output {
        let mut order = [0, 1, 2];
        order.sort_by_key(|item| pictures[*item]);
        let sorted = order.map(|item| pictures[item]);
        let output = *self.known.entry((sorted, turned)).or_insert_with(|| {
            let examples = sorted.map(|picture| self.pictures[&picture].example);
            published(&sheets(examples, turned), &self.rules)
        });
        let mut levels = [None; 3];
        (0..3).for_each(|place| levels[order[place]] = output.1[place]);
        (output.0, levels)
    }
}

fn outputs(people: usize, threshold: Threshold) -> Outputs<Output> {
    let items = core();
    let pictures = pictures(people);
    let mut asked = GateCache {
        rules: first_pulse(threshold, people, &items),
        pictures: &pictures,
        known: BTreeMap::new(),
    };
    let mut outputs: Outputs<Output> = Outputs::new();
    for (first, a) in &pictures {
        for (second, b) in &pictures {
            for (third, c) in &pictures {
                let (three, lists) = ([*first, *second, *third], b.lists * c.lists);
                let mut weigh = |turned: bool, share: f64| {
                    let row = outputs.entry(asked.published(three, turned)).or_default();
                    (0..5).for_each(|answer| row[answer] += a.answers[answer] * lists * share);
                };
                let Some(differing) = all_alike(three) else {
                    weigh(true, 1.0);
                    continue;
                };
                let together = one_person(differing, people);
                weigh(false, together);
                if together < 1.0 {
                    weigh(true, 1.0 - together);
                }
            }
        }
    }
    outputs
}

/// In how many items somebody differs, when in none more than one does.
fn all_alike(pictures: [Picture; 3]) -> Option<usize> {
    let differs = |picture: Picture| match picture {
        Picture::Divided { .. } => None,
        Picture::Alike { most, one } => Some(usize::from(most != one)),
    };
    pictures.into_iter().map(differs).sum()
}

#[test]
fn three_items_and_their_index_settle_no_answer() {
    for (people, threshold) in [(5, 5), (6, 5), (6, 6), (7, 6), (8, 6)] {
        let outputs = outputs(people, Threshold::new(threshold).unwrap());
        let worst = Worst::of(&outputs);
        println!(
            "three items and index, {people} ballots, threshold {threshold}: {} outputs, best guess {:.2}, answers left {}, expected {:.2}",
            outputs.len(),
            worst.guess,
            worst.left,
            worst.expected
        );
        assert!(worst.guess < 0.70, "{people} ballots: {}", worst.guess);
        assert!(worst.left >= 3, "{people} ballots");
    }
}

#[test]
fn the_gate_sees_no_more_than_the_pictures() {
    let mut random = numbers();
    let items = core();
    let known = [5, 6, 7, 8].map(pictures);
    for _ in 0..2000 {
        let people = 5 + random(4);
        let rules = first_pulse(Threshold::DEFAULT, people, &items);
        // Few different answers, so that sheets that are nearly all alike come up too.
        let spread = 1 + random(5);
        let columns: Vec<Vec<usize>> = (0..3)
            .map(|_| {
                (0..people)
                    .map(|_| if random(3) == 0 { random(spread) } else { 0 })
                    .collect()
            })
            .collect();
        let sheet = |person: usize| {
            let answers: Vec<_> = columns
                .iter()
                .map(|column| Some(column[person] as i64 + 1))
                .collect();
            Answers::parse(&answers, 3).unwrap()
        };
        let ballots: Vec<Answers> = (0..people).map(sheet).collect();
        let histogram = |column: &Vec<usize>| {
            let mut histogram = [0; 5];
            column.iter().for_each(|answer| histogram[*answer] += 1);
            histogram
        };
        let pictures_seen: Vec<Picture> = columns.iter().map(|column| picture(histogram(column))).collect();
        let known = &known[people - 5];
        let examples = [0, 1, 2].map(|item| known[&pictures_seen[item]].example);
        let alike = all_alike([pictures_seen[0], pictures_seen[1], pictures_seen[2]]).is_some();
        let count = |sheet: &Answers| ballots.iter().filter(|other| *other == sheet).count();
        let same = ballots.iter().map(count).max().unwrap_or(0);
        let turned = !alike || people - same >= 2;
        let (index, [one, two, three]) = published(&ballots, &rules);
        let other_order: Vec<Answers> = (0..people)
            .map(|person| {
                let answers = [2, 0, 1].map(|item: usize| Some(columns[item][person] as i64 + 1));
                Answers::parse(&answers, 3).unwrap()
            })
            .collect();
        assert_eq!(published(&other_order, &rules), (index, [three, one, two]));
        assert_eq!(
            published(&ballots, &rules),
            published(&sheets(examples, turned), &rules),
            "{columns:?}"
        );
    }
}

/// Numbers below a bound, the same in every run (splitmix64).
fn numbers() -> impl FnMut(usize) -> usize {
    let mut state = 1_u64;
    move |below| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below as u64) as usize
    }
}
