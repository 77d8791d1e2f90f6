//! The ring of a room.

use roundwell::circle::view::{RoomView, ScreenRole, SeatStatus, SeatView};

use super::parts::name;
use crate::{
    tr,
    ui::ring::{RingRole, RingSeat, RingState, RingView},
};

pub(super) fn ring(view: &RoomView) -> RingView {
    let count = view.seats.len();
    let label = match view.holder {
        Some(_) => tr!("circle-ring-held", count = count, name = name(view, view.holder)),
        None => tr!("circle-ring", count = count),
    };
    RingView {
        seats: view
            .seats
            .iter()
            .zip(0..)
            .map(|(one, at)| seat(view, one, at))
            .collect(),
        holder: view.holder.map(u16::from),
        rests: view.pause.is_some(),
        you: view.me.map(u16::from),
        arc: view.clock.filter(|_| view.holder.is_some()).map(|clock| {
            let hundredths = (clock.elapsed * 100 / clock.suggested.max(1)).min(100);
            f32::from(u16::try_from(hundredths).unwrap_or(100)) / 100.0
        }),
        label: format!("{label}. {}", roles(view)),
        wall: view.face == ScreenRole::Wall,
    }
}

/// Names of host and guardian in words. The signs are those on the ring.
pub(super) fn roles(view: &RoomView) -> String {
    let host = tr!("circle-role-host", name = name(view, Some(view.host)));
    match view.guardian {
        Some(_) => format!(
            "{host} {}",
            tr!("circle-role-guardian", name = name(view, view.guardian))
        ),
        None => host,
    }
}

/// Marks a seat that was offered the piece as having had it: nobody is drawn as having passed.
fn seat(view: &RoomView, seat: &SeatView, at: u8) -> RingSeat {
    RingSeat {
        name: seat.name.clone(),
        state: match seat.mark {
            _ if seat.away => RingState::Away,
            SeatStatus::Been => RingState::Spoken,
            SeatStatus::Holding | SeatStatus::Waiting | SeatStatus::Listening => RingState::Waiting,
        },
        role: if view.host == at {
            Some(RingRole::Host)
        } else {
            Some(RingRole::Guardian).filter(|_| view.guardian == Some(at))
        },
    }
}
