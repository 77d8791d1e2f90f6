//! Rehearsal: a host tries a format out with seats that nobody sits in.
//!
//! Invariant: a rehearsal is marked as one on every screen and leaves no trace; it touches no session, no prompt and no action.
//! What its seats say is nothing: they take their turns, write what stands here, and choose by lot.

use chrono::{DateTime, Utc};
use rand_core::RngCore;
use uuid::Uuid;

use super::engine::{Asks, Command, CommandRequest, Device, Initiator, Refusal, Room, apply};
use crate::{embedded, format::StageKind, ids::SeatId};

crate::text_enum! {
    /// Timing of simulated turns.
    RehearsalPace {
        /// By a tap of the host.
        Tapped = "tapped",
        /// By themselves, after a few seconds.
        ByThemselves = "by-themselves",
    }
}

/// Length of a simulated turn, in milliseconds.
pub const TURN_MS: i64 = 6_000;

/// Names of the simulated seats, in the order in which they sit.
pub const NAMES: &[&str] = &[
    "Alma", "Bastien", "Chidi", "Dolores", "Emre", "Fatou", "Gwen", "Hugo", "Ilse", "Jonas", "Kavya", "Lev",
    "Maud", "Nils",
];

/// Lets the simulated seats do what is theirs to do now; the room as it was when nothing is.
pub fn play(
    room: &Room,
    now: DateTime<Utc>,
    pace: RehearsalPace,
    locale: &str,
    rng: &mut impl RngCore,
) -> Room {
    let mut room = room.clone();
    // Everyone's part in one step is a few orders; the bound keeps a mistake here from becoming an endless loop.
    for _ in 0..64 {
        let Some((initiator, command)) = due(&room, now, pace, locale, rng) else {
            break;
        };
        match act(&room, now, initiator, command, rng) {
            Ok(next) => room = next,
            Err(_) => break,
        }
    }
    room
}

fn due(
    room: &Room,
    now: DateTime<Utc>,
    pace: RehearsalPace,
    locale: &str,
    rng: &mut impl RngCore,
) -> Option<(Initiator, Command)> {
    let host = Initiator::Seat(room.host);
    let simulated: Vec<SeatId> = room
        .seats
        .iter()
        .filter(|seat| seat.device == Device::None)
        .map(|seat| seat.id)
        .collect();
    let owes = |id: &&SeatId| room.seat(**id).is_some_and(|seat| !seat.accepted);
    if room.now_in().kind != StageKind::Opening
        && let Some(seat) = simulated.iter().find(owes)
    {
        return Some((host, Command::Accept { seat: *seat }));
    }
    if let Some(round) = room.round.as_ref().filter(|_| room.pause.is_none()) {
        let held_ms = room.room_ms(now) - round.holder.since_ms;
        let by_itself = pace == RehearsalPace::ByThemselves && held_ms >= TURN_MS;
        return (by_itself && simulated.contains(&round.holder.seat)).then_some((host, Command::Release));
    }
    if room.now_in().kind != StageKind::Asks || room.pause.is_some() {
        return None;
    }
    match &room.asks {
        Asks::Writing(writing) => {
            let silent = |id: &SeatId| writing.written.iter().all(|written| written.seat != *id);
            let texts = embedded::proposals();
            let next = simulated.iter().zip(&texts).find(|(id, _)| silent(id));
            next.map(|(id, words)| {
                let text = words.by_tag(locale).to_owned();
                (Initiator::Seat(*id), Command::Propose { text })
            })
        }
        Asks::Choosing(choosing) => {
            let id = simulated.iter().find(|id| !choosing.taps.contains_key(id))?;
            let at = choosing
                .open
                .get(rng.next_u32() as usize % choosing.open.len().max(1))?;
            Some((Initiator::Seat(*id), Command::Choose { at: *at }))
        }
        Asks::Chosen(_) => None,
    }
}

fn act(
    room: &Room,
    now: DateTime<Utc>,
    initiator: Initiator,
    command: Command,
    rng: &mut impl RngCore,
) -> Result<Room, Refusal> {
    let mut id = [0; 16];
    rng.fill_bytes(&mut id);
    let order = CommandRequest {
        id: Uuid::from_bytes(id),
        seen: room.version,
        command,
    };
    apply(room, now, initiator, order)
}
