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
    /// Whoever took it, when they have an account: so that they find it again.
    pub account: Option<AccountId>,
    /// The name shown while the session lasts.
    pub name: String,
    /// How they take part.
    pub device: Device,
    /// Tells whether they are there.
    pub presence: Presence,
    /// True when they have accepted the agreements.
    pub accepted: bool,
    /// True when they manage the team: declared on every screen.
    pub manager: bool,
    /// True when they came after the first round had begun and have not been in one yet.
    pub late: bool,
    /// The part they were given, when the format has parts.
    #[serde(default)]
    pub part: Option<Part>,
    /// True when they have chosen only to listen, where taking part is voluntary.
    #[serde(default)]
    pub listens: bool,
    /// Time for which they have held the piece, in milliseconds. For the host's eyes, until the close.
    pub air_ms: i64,
}

crate::text_enum! {
    /// How somebody takes part.
    Device {
        /// With a screen of their own.
        Own = "own",
        /// With a screen of their own, without an account: for this room only.
        Guest = "guest",
        /// Without one: the host's screen passes the piece for them.
        None = "none",
    }
}

/// Tells whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Their screen is.
    Here,
    /// Their screen is gone; perhaps only for a moment.
    Lost(Away),
    /// They stepped out.
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

    /// True when they are here without an account.
    pub fn is_guest(&self) -> bool {
        self.device == Device::Guest
    }

    /// True when their screen is there.
    pub fn is_here(&self) -> bool {
        self.presence == Presence::Here
    }
}
