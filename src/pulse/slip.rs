//! Slips: how people without an account or a device of their own get a ballot.
//!
//! A lead prints a [sheet](MAX_SHEET_SLIPS) of slips, people draw them from a hat, and each slip carries a [code](SlipCode). The code is *not*
//! the token: it is the right to be given one blinded ballot, in place of a name on the roster. So
//! * a ballot from a slip is made and cast exactly like any other, and the box cannot tell the two apart;
//! * whoever printed a slip, or finds one that was used, holds nothing: the ballot belongs to the browser that answered;
//! * the server may draw the codes and their QR pictures, for knowing a code tells nothing about a ballot.
//!
//! The price: taking a sheet back stops the slips of it that nobody has used, and no ballot. Which ballots came from a sheet is not known,
//! and for that very reason cannot be undone. [`super::service`] gives out at most as many ballots as there are people without an account,
//! however often sheets are printed.

use sha2::{Digest, Sha256};

use crate::text;

/// The most slips on one sheet: what an A4 page holds.
pub const MAX_SHEET_SLIPS: i64 = 8;
/// The most people without an account that a pulse can have.
pub const MAX_SLIPS: i64 = 40;

/// Number of characters of a code: 60 bits, which nobody guesses through a web form, and which can be typed on a shared tablet.
const LENGTH: usize = 12;
const GROUP: usize = 4;
/// Crockford's base 32: no letter that could be read as another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Code on a slip.
#[derive(Clone, PartialEq, Eq)]
pub struct SlipCode(String);

impl SlipCode {
    /// The code of the slip at this place of a sheet.
    pub fn of(sheet_secret: &[u8], at: i64) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"roundwell slip");
        hash.update(sheet_secret);
        hash.update(at.to_be_bytes());
        let digits = hash.finalize();
        // The low five bits of a random byte are one of 32 letters, each as likely.
        let letters = digits.iter().take(LENGTH);
        Self(
            letters
                .map(|byte| char::from(ALPHABET[usize::from(byte & 31)]))
                .collect(),
        )
    }

    /// A code as it was typed or scanned: in any case, with or without spaces and dashes, O for 0, I or L for 1.
    pub fn parse(typed: &str) -> Option<Self> {
        let code = text::code(typed)
            .chars()
            .map(|c| match c.to_ascii_uppercase() {
                'O' => Some('0'),
                'I' | 'L' => Some('1'),
                c => ALPHABET.iter().any(|a| char::from(*a) == c).then_some(c),
            })
            .collect::<Option<String>>()?;
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// The code as it stands in the fragment of an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as it is printed: `K7QF-2M9X-4TBW`.
    pub fn grouped(&self) -> String {
        let groups: Vec<_> = (0..LENGTH)
            .step_by(GROUP)
            .map(|at| &self.0[at..at + GROUP])
            .collect();
        groups.join("-")
    }

    /// Under this the slip is kept while its pulse is open.
    pub fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"roundwell slip code");
        hash.update(&self.0);
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_of_a_sheet_are_all_different_and_read_back_as_people_type_them() {
        let codes: Vec<_> = (0..MAX_SHEET_SLIPS)
            .map(|at| SlipCode::of(&[7; 32], at))
            .collect();
        let different: BTreeSet<_> = codes.iter().map(SlipCode::hash).collect();
        assert_eq!(different.len(), codes.len());
        for code in codes {
            let grouped = code.grouped();
            assert_eq!(grouped.len(), 14);
            for typed in [
                code.as_str().to_owned(),
                grouped.to_lowercase(),
                grouped.replace('-', " "),
                grouped.replace('-', "–"),
                format!("« {grouped}\u{200b} »."),
                grouped.replace('0', "o").replace('1', "l"),
            ] {
                assert!(SlipCode::parse(&typed) == Some(code.clone()), "{typed}");
            }
        }
    }

    #[test]
    fn what_is_no_code() {
        for typed in [
            "",
            "K7QF-2M9X",
            "K7QF-2M9X-4TBW-A",
            "K7QF-2M9X-4T!B",
            "K7QF-2M9X-4TBÜ",
            "U7QF-2M9X-4TBW",
        ] {
            assert!(SlipCode::parse(typed).is_none(), "{typed}");
        }
    }
}
