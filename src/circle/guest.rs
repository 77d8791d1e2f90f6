//! Guests: people without an account, let into one room by its code, and gone with it.
//!
//! Invariant: a guest exists for the room they came into and for nothing else; what their browser holds opens nothing once
//! that room is closed. Deliberately absent: a profile, an address, a way to find the same guest in another room.

use rand_core::RngCore;

use super::engine::{Room, Seat};
use crate::{
    Error, Result,
    ids::{OrganisationId, SeatId, SessionId, TeamId},
    schedule::Session,
    team::{Actor, Capability, Grantee, granted},
    text,
};

/// A guest in their room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct Guest {
    /// The session whose room it is.
    pub session_id: SessionId,
    /// Seat of the guest.
    pub seat_id: SeatId,
    /// The team that meets.
    pub team_id: TeamId,
    /// Organisation.
    pub organisation_id: OrganisationId,
}

/// A shared screen that was given a room's code: it shows the wall, and can do nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(sqlx::FromRow))]
pub struct SharedScreen {
    /// The session whose room it shows.
    pub session_id: SessionId,
    /// The team that meets.
    pub team_id: TeamId,
    /// Organisation.
    pub organisation_id: OrganisationId,
}

/// A person who comes to a room.
#[derive(Clone, Copy, Debug)]
pub enum Attendee<'a> {
    /// A signed-in person.
    Member(&'a Actor),
    /// A guest.
    Guest(&'a Guest),
    /// A shared screen.
    Screen(&'a SharedScreen),
}

impl<'a> From<&'a Actor> for Attendee<'a> {
    fn from(actor: &'a Actor) -> Self {
        Self::Member(actor)
    }
}

impl<'a> From<&'a Guest> for Attendee<'a> {
    fn from(guest: &'a Guest) -> Self {
        Self::Guest(guest)
    }
}

impl<'a> From<&'a SharedScreen> for Attendee<'a> {
    fn from(screen: &'a SharedScreen) -> Self {
        Self::Screen(screen)
    }
}

impl Attendee<'_> {
    /// The organisation outside of which nothing exists for them.
    pub fn organisation(self) -> OrganisationId {
        match self {
            Self::Member(actor) => actor.organisation,
            Self::Guest(guest) => guest.organisation_id,
            Self::Screen(screen) => screen.organisation_id,
        }
    }

    /// Seat of this person in a room.
    pub fn seat_in(self, room: &Room) -> Option<&Seat> {
        match self {
            Self::Member(actor) => room.seat_of(actor.account),
            Self::Guest(guest) => room.seat(guest.seat_id),
            Self::Screen(_) => None,
        }
    }

    /// Tells those whose the wall of a room is to see: they sit in it, or they are its shared screen.
    pub fn is_at_wall_of(self, room: &Room) -> bool {
        matches!(self, Self::Screen(_)) || self.seat_in(room).is_some()
    }

    /// Asks the table whether they may do this in a session.
    ///
    /// # Errors
    /// [`Error::Missing`] for a session that does not exist for them, [`Error::Denied`] when the table does not grant it.
    pub fn may(self, capability: Capability, session: &Session) -> Result<()> {
        match self {
            Self::Member(actor) => actor.may(capability, session.team_id),
            Self::Guest(guest) if guest.session_id != session.id => Err(Error::Missing),
            Self::Screen(screen) if screen.session_id != session.id => Err(Error::Missing),
            Self::Guest(_) if granted(capability, Grantee::Guest) => Ok(()),
            Self::Screen(_) if granted(capability, Grantee::Screen) => Ok(()),
            Self::Guest(_) | Self::Screen(_) => Err(Error::Denied),
        }
    }
}

/// The letters of a code: none that looks or sounds like another of them, and no vowel, so that no code is a word.
const LETTERS: &[u8] = b"BCDFGHJKMNPQRSTVWXYZ";
/// Number of letters of a code.
const LENGTH: usize = 6;

/// Code that opens one room from outside: six letters, for as long as the room is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomCode(String);

impl RoomCode {
    /// A new one.
    pub fn draw(rng: &mut impl RngCore) -> Self {
        let mut code = String::with_capacity(LENGTH);
        while code.len() < LENGTH {
            let mut byte = [0];
            rng.fill_bytes(&mut byte);
            // Every letter is as likely as every other: twelve times twenty bytes stand for letters, the rest for nothing.
            let [byte] = byte;
            if usize::from(byte) < LETTERS.len() * 12 {
                code.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
            }
        }
        Self(code)
    }

    /// Reads a code as people type it: capitals or not, with or without spaces and dashes, out of the middle of a sentence.
    pub fn parse(typed: &str) -> Option<Self> {
        let code = text::code(typed).to_ascii_uppercase();
        let known = |c: char| u8::try_from(c).is_ok_and(|letter| LETTERS.contains(&letter));
        (code.chars().count() == LENGTH && code.chars().all(known)).then_some(Self(code))
    }

    /// Letters of the code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};

    use super::*;

    #[test]
    fn codes_are_read_as_people_type_them() {
        for (typed, read) in [
            ("KTRMXV", Some("KTRMXV")),
            (" ktr mxv ", Some("KTRMXV")),
            ("ktr-mxv", Some("KTRMXV")),
            ("KTR–MXV", Some("KTRMXV")),
            ("ktr\u{2011}mxv.", Some("KTRMXV")),
            ("KTRMX", None),
            ("KTRMXVV", None),
            ("KTRMXA", None),
            ("KTRM0V", None),
            ("ĸtrmxv", None),
            ("", None),
        ] {
            assert_eq!(
                RoomCode::parse(typed).as_ref().map(RoomCode::as_str),
                read,
                "{typed:?}"
            );
        }
    }

    #[test]
    fn codes_are_drawn_from_all_their_letters() {
        let mut rng = ChaCha8Rng::seed_from_u64(3);
        let mut seen = BTreeSet::new();
        for _ in 0..400 {
            let code = RoomCode::draw(&mut rng);
            assert_eq!(RoomCode::parse(code.as_str()), Some(code.clone()));
            seen.extend(code.as_str().bytes());
        }
        assert_eq!(seen.len(), LETTERS.len());
    }
}
