//! The ring of a room.

use roundwell::circle::view::{Face, Mark, SeatView, View};

use super::name;
use crate::{
    tr,
    ui::ring::{RingSeat, RingState, RingView},
};

pub(super) fn ring(view: &View) -> RingView {
    let count = view.seats.len();
    let label = match view.holder {
        Some(_) => tr!("circle-ring-held", count = count, name = name(view, view.holder)),
        None => tr!("circle-ring", count = count),
    };
    let wall = view.face == Face::Wall;
    RingView {
        seats: view.seats.iter().map(seat).collect(),
        holder: view.holder.map(u16::from),
        rests: view.pause.is_some(),
        you: view.me.map(u16::from),
        arc: view.clock.filter(|_| view.holder.is_some()).map(|clock| {
            let hundredths = (clock.elapsed * 100 / clock.suggested.max(1)).min(100);
            f32::from(u16::try_from(hundredths).unwrap_or(100)) / 100.0
        }),
        label,
        wall,
    }
}

/// Whoever was offered the piece has simply had it: nobody is drawn as having passed.
fn seat(seat: &SeatView) -> RingSeat {
    RingSeat {
        name: seat.name.clone(),
        state: match seat.mark {
            _ if seat.away => RingState::Away,
            Mark::Been => RingState::Spoken,
            Mark::Holding | Mark::Waiting | Mark::Listening => RingState::Waiting,
        },
    }
}
