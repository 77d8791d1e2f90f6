//! The box while a pulse is open: every ballot of it in one value.
//!
//! A row for each ballot would lie in the file in the order of casting, and people cast in the order in which they are given their
//! ballots: one copy of the database made while a pulse is open would then tell who said what. So all ballots stand in one value,
//! sorted by their random keys and at full length from the first day.
//!
//! Invariant: the bytes depend on what is in the box and on nothing else, whatever was cast in which order and replaced how often.

use std::collections::BTreeMap;

use crate::question::answers::Answers;

/// Bytes of a key: the hash of a token, or what follows from it for its remark.
pub const KEY: usize = 32;

/// Bytes that say how long a remark is.
const LENGTH: usize = 2;

/// One ballot on its way into the box.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(test, derive(Debug))]
pub struct BallotSheet {
    /// Under this the answers are kept.
    pub token_hash: [u8; KEY],
    /// Answers of the sheet.
    pub answers: Answers,
    /// Under this the remark is kept.
    pub remark_key: [u8; KEY],
    /// Remark, if any.
    pub remark: Option<String>,
}

/// Things with their keys.
pub type Keyed<T> = Vec<([u8; KEY], T)>;

/// Everything in the box.
#[derive(Clone, PartialEq, Eq)]
pub struct BallotBox {
    items: usize,
    capacity: usize,
    sheets: BTreeMap<[u8; KEY], Answers>,
    remarks: BTreeMap<[u8; KEY], String>,
}

impl BallotBox {
    /// An empty box for so many people, asked so many items.
    pub fn new(items: usize, capacity: usize) -> Self {
        Self {
            items,
            capacity,
            sheets: BTreeMap::new(),
            remarks: BTreeMap::new(),
        }
    }

    /// The box as it was kept; nothing when the bytes are no box for so many items.
    pub fn read(items: usize, sheets: &[u8], remarks: &[u8]) -> Option<Self> {
        let width = KEY + items;
        let mut read = Self::new(items, sheets.len() / width);
        if !sheets.len().is_multiple_of(width) {
            return None;
        }
        for sheet in sheets.chunks_exact(width) {
            let (key, answers) = sheet.split_first_chunk::<KEY>()?;
            // A place nobody has taken.
            if *key == [0; KEY] {
                break;
            }
            read.sheets.insert(*key, Answers::from_digits(answers)?);
        }
        let mut rest = remarks;
        while let Some((key, after)) = rest.split_first_chunk::<KEY>() {
            let (length, after) = after.split_first_chunk::<LENGTH>()?;
            let (text, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
            read.remarks.insert(*key, String::from_utf8(text.to_vec()).ok()?);
            rest = after;
        }
        rest.is_empty().then_some(read)
    }

    /// Puts a ballot in, in place of an earlier one under the same token. Without a remark, an earlier one goes.
    pub fn put(&mut self, sheet: BallotSheet) {
        self.add_answers(sheet.token_hash, sheet.answers);
        match sheet.remark {
            Some(remark) => self.add_remark(sheet.remark_key, remark),
            None => drop(self.remarks.remove(&sheet.remark_key)),
        }
    }

    /// Puts answers in.
    pub fn add_answers(&mut self, token_hash: [u8; KEY], answers: Answers) {
        self.sheets.insert(token_hash, answers);
    }

    /// Puts a remark in.
    pub fn add_remark(&mut self, remark_key: [u8; KEY], body: String) {
        self.remarks.insert(remark_key, body);
    }

    /// The answers as they are kept: by key, and zeros for the places nobody has taken.
    pub fn sheets(&self) -> Vec<u8> {
        let width = KEY + self.items;
        let mut bytes = Vec::with_capacity(width * self.capacity.max(self.sheets.len()));
        for (key, answers) in &self.sheets {
            bytes.extend_from_slice(key);
            bytes.extend(answers.digits());
        }
        bytes.resize(bytes.len().max(width * self.capacity), 0);
        bytes
    }

    /// The remarks as they are kept: by key.
    pub fn remarks(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (key, text) in &self.remarks {
            bytes.extend_from_slice(key);
            // Checked on the way in: far shorter than this.
            bytes.extend_from_slice(&u16::try_from(text.len()).unwrap_or(u16::MAX).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes
    }

    /// Empties the box: the answers by their keys, the remarks by theirs.
    pub fn empty(self) -> (Keyed<Answers>, Keyed<String>) {
        (
            self.sheets.into_iter().collect(),
            self.remarks.into_iter().collect(),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, option, prelude::*};

    use super::*;

    fn sheet(key: u8, digits: &[u8], remark: Option<String>) -> BallotSheet {
        BallotSheet {
            token_hash: [key; KEY],
            answers: Answers::from_digits(digits).unwrap(),
            remark_key: [key ^ 0x5a; KEY],
            remark,
        }
    }

    fn sheets() -> impl Strategy<Value = Vec<BallotSheet>> {
        let one = (1_u8..20, vec(0_u8..=5, 6), option::of("[a-zé 👩]{1,40}"));
        vec(
            one.prop_map(|(key, digits, remark)| sheet(key, &digits, remark)),
            0..40,
        )
    }

    fn filled(sheets: impl IntoIterator<Item = BallotSheet>) -> BallotBox {
        let mut filled = BallotBox::new(6, 12);
        sheets.into_iter().for_each(|sheet| filled.put(sheet));
        filled
    }

    proptest! {
        /// Cast in any order, with anything replaced on the way: the bytes are those of the last ballot under each token.
        #[test]
        fn the_bytes_tell_nothing_of_the_order(sheets in sheets(), seed in any::<u64>()) {
            let mut last: BTreeMap<_, _> = BTreeMap::new();
            for sheet in &sheets {
                last.insert(sheet.token_hash, sheet.clone());
            }
            let mut others: Vec<_> = last.into_values().collect();
            let turns = usize::try_from(seed % 97).unwrap();
            if !others.is_empty() {
                let by = turns % others.len();
                others.rotate_left(by);
                if seed % 2 == 0 {
                    others.reverse();
                }
            }
            let (one, other) = (filled(sheets), filled(others));
            prop_assert_eq!(one.sheets(), other.sheets());
            prop_assert_eq!(one.remarks(), other.remarks());
        }

        #[test]
        fn what_is_kept_is_read_back(sheets in sheets()) {
            let kept = filled(sheets);
            let read = BallotBox::read(6, &kept.sheets(), &kept.remarks()).unwrap();
            prop_assert!(read.sheets == kept.sheets && read.remarks == kept.remarks);
            prop_assert_eq!(read.sheets(), kept.sheets());
        }
    }

    #[test]
    fn it_is_as_long_empty_as_full() {
        let empty = filled([]).sheets();
        assert_eq!(empty.len(), 12 * (KEY + 6));
        let full = filled((1..=12).map(|key| sheet(key, &[1, 2, 3, 4, 5, 0], None)));
        assert_eq!(full.sheets().len(), empty.len());
    }

    #[test]
    fn bytes_that_are_no_box() {
        let kept = filled([sheet(7, &[1; 6], Some("so".into()))]);
        let (sheets, remarks) = (kept.sheets(), kept.remarks());
        let mut six = sheets.clone();
        six[KEY] = 6;
        for (name, items, sheets, remarks) in [
            ("another number of items", 5, &sheets[..], &remarks[..]),
            ("cut short", 6, &sheets[..40], &remarks[..]),
            ("an answer of six", 6, &six[..], &remarks[..]),
            (
                "a remark cut short",
                6,
                &sheets[..],
                &remarks[..remarks.len() - 1],
            ),
            ("a key alone", 6, &sheets[..], &remarks[..KEY]),
            ("less than a key", 6, &sheets[..], &remarks[..3]),
        ] {
            assert!(BallotBox::read(items, sheets, remarks).is_none(), "{name}");
        }
    }
}
