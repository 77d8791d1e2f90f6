//! A seat of the ring, and whether somebody is in it.

use serde::{Deserialize, Serialize};

use crate::{
    format::Part,
    ids::{AccountId, SeatId},
};

/// One seat of the ring.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seat {
    /// Identifier in this room; it means nothing anywhere else.
    pub id: SeatId,
    /// Account of the person, when they have one: so that they find their seat again.
    pub account: Option<AccountId>,
    /// The name shown while the session lasts.
    pub name: String,
    /// Means of taking part.
    pub device: Device,
    /// Presence.
    pub presence: Presence,
    /// True once the agreements were accepted.
    pub accepted: bool,
    /// True for a manager of the team: declared on every screen.
    pub manager: bool,
    /// True for a person who came after the first round had begun and has not been in one yet.
    pub late: bool,
    /// The part they were given, when the format has parts.
    #[serde(default)]
    pub part: Option<Part>,
    /// True for a person who has chosen only to listen, where taking part is voluntary.
    #[serde(default)]
    pub listens: bool,
    /// Time with the piece, in milliseconds. For the host's eyes, until the close.
    pub air_ms: i64,
}

crate::text_enum! {
    /// Means of taking part.
    Device {
        /// With a screen of their own.
        Own = "own",
        /// With a screen of their own, without an account: for this room only.
        Guest = "guest",
        /// Without one: the host's screen passes the piece for them.
        None = "none",
    }
}

/// Presence of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Screen connected.
    Here,
    /// Screen gone; perhaps only for a moment.
    Lost(Away),
    /// Stepped out.
    Out(Away),
}

/// Time since which somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// On the room's clock, which pauses stop: for the piece.
    pub since_ms: i64,
    /// On the wall's clock: for a host who is gone even in a pause.
    pub wall_ms: i64,
    /// The piece has gone on without them: it is not offered to them again until they are back.
    #[serde(default)]
    pub given_up: bool,
}

impl Seat {
    /// A seat for somebody with a screen of their own.
    pub fn new(id: SeatId, account: AccountId, name: &str) -> Self {
        Self {
            account: Some(account),
            device: Device::Own,
            ..Self::without_device(id, name)
        }
    }

    /// A seat that the host moves the piece for.
    pub fn without_device(id: SeatId, name: &str) -> Self {
        Self {
            id,
            account: None,
            name: name.to_owned(),
            device: Device::None,
            presence: Presence::Here,
            accepted: false,
            manager: false,
            late: false,
            part: None,
            listens: false,
            air_ms: 0,
        }
    }

    /// A seat for somebody who came with the room's code and has no account.
    pub fn guest(id: SeatId, name: &str) -> Self {
        Self {
            device: Device::Guest,
            ..Self::without_device(id, name)
        }
    }

    /// True for a person without an account.
    pub fn is_guest(&self) -> bool {
        self.device == Device::Guest
    }

    /// True while the screen is connected.
    pub fn is_here(&self) -> bool {
        self.presence == Presence::Here
    }
}
