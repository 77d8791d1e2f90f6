//! Views of the proposals: one's own while they are written, all without names afterwards, never a count.

use chrono::{DateTime, Utc};

use super::{AskMark, AskView, AsksStep, AsksView, ScreenRole, allowed::asks_wait};
use crate::{
    circle::engine::{Asks, Initiator, Room},
    format::StageKind,
    ids::SeatId,
};

/// View of the proposals; none outside the stage that is for them.
pub(super) fn asks(
    room: &Room,
    now: DateTime<Utc>,
    face: ScreenRole,
    seat: Option<SeatId>,
) -> Option<AsksView> {
    if room.now_in().kind != StageKind::Asks {
        return None;
    }
    let nothing = AsksView {
        step: AsksStep::Writing,
        mine: Vec::new(),
        left: 0,
        ready: false,
        few: room.few_are_asked(),
        none: seat.is_some_and(|id| room.chooses_none(id)),
        waits: seat
            .filter(|_| face == ScreenRole::Host)
            .and_then(|id| asks_wait(room, now, id))
            .map(|refusal| refusal.code().to_owned()),
        table: Vec::new(),
        again: false,
        owed: None,
    };
    Some(match &room.asks {
        Asks::Writing(writing) => {
            let own = writing.written.iter().filter(|one| Some(one.seat) == seat);
            let mine: Vec<String> = own.map(|one| one.text.clone()).collect();
            let most = seat.map_or(0, |id| room.most_proposals(Initiator::Seat(id)));
            AsksView {
                left: u8::try_from(most.saturating_sub(mine.len())).unwrap_or(u8::MAX),
                mine,
                ready: seat.is_some_and(|id| writing.ready.contains(&id)),
                ..nothing
            }
        }
        Asks::Choosing(choosing) => {
            let tap = seat.and_then(|id| choosing.taps.get(&id)).copied();
            AsksView {
                step: AsksStep::Choosing,
                table: table(&choosing.table, |at| match at {
                    at if Some(at) == tap => AskMark::Tapped,
                    at if choosing.chosen.contains(&at) => AskMark::Chosen,
                    at if choosing.open.contains(&at) => AskMark::Open,
                    _ => AskMark::Left,
                }),
                again: choosing.again,
                ..nothing
            }
        }
        Asks::Chosen(made) => {
            let owed = made.owed.front().filter(|_| face == ScreenRole::Host);
            AsksView {
                step: AsksStep::Chosen,
                table: table(&made.table, |at| {
                    if made.chosen.contains(&at) {
                        AskMark::Chosen
                    } else {
                        AskMark::Left
                    }
                }),
                owed: owed.and_then(|at| made.table.get(usize::from(*at))).cloned(),
                ..nothing
            }
        }
    })
}

fn table(texts: &[String], mark: impl Fn(u8) -> AskMark) -> Vec<AskView> {
    let places = (0..=u8::MAX).zip(texts);
    let view = |(at, text): (u8, &String)| AskView {
        text: text.clone(),
        mark: mark(at),
    };
    places.map(view).collect()
}
