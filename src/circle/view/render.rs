//! Making a snapshot for one face.

use chrono::{DateTime, Utc};

use super::{
    AgreedView, KeptFacts, RoomView, ScreenRole, SeatStatus, SeatView, TurnTimer,
    allowed::{can, waits},
    asks::asks,
};
use crate::{
    action::Draft,
    circle::engine::{Device, Pause, Presence, Room, Timer},
    format::{Part, prompt},
    ids::SeatId,
};

/// Viewer of a room.
#[derive(Clone, Copy, Debug)]
pub struct Viewer<'a> {
    /// Seat of the viewer; none for the wall.
    pub seat: Option<SeatId>,
    /// Language of the viewer.
    pub locale: &'a str,
}

/// Renders a room at `now` for one viewer; the prompts on offer are the use case's to fill in.
pub fn render_view(room: &Room, now: DateTime<Utc>, viewer: Viewer<'_>) -> RoomView {
    let face = match viewer.seat {
        None => ScreenRole::Wall,
        Some(id) if id == room.host => ScreenRole::Host,
        Some(_) => ScreenRole::Seat,
    };
    let format = room.format();
    let holder = room.holder();
    let place = |id: SeatId| {
        room.seats
            .iter()
            .position(|seat| seat.id == id)
            .and_then(|at| u8::try_from(at).ok())
    };
    let guards = face == ScreenRole::Host || (viewer.seat.is_some() && viewer.seat == room.guardian);
    let count = |wanted: fn(&crate::circle::engine::Seat) -> bool| {
        u8::try_from(room.seats.iter().filter(|seat| wanted(seat)).count()).unwrap_or(u8::MAX)
    };
    let prompt = room
        .round
        .as_ref()
        .and_then(|round| round.prompt.as_deref())
        .and_then(prompt::find);
    RoomView {
        version: room.changed,
        purpose: room.purpose,
        code: if face == ScreenRole::Seat {
            String::new()
        } else {
            room.code.clone()
        },
        face,
        ended: room.ending.is_some(),
        kind: room.now_in().kind,
        rule: room.now_in().turns,
        keeps: format.keeps,
        stages: format
            .stages
            .iter()
            .map(|stage| stage.title.by_tag(viewer.locale).to_owned())
            .collect(),
        stage: u8::try_from(room.stage).unwrap_or(u8::MAX),
        guide: room
            .stage()
            .map_or_else(String::new, |stage| stage.guide.by_tag(viewer.locale).to_owned()),
        round: room.now_in().rounds + u32::from(room.round.is_some()),
        prompt: prompt.map(|prompt| prompt.text.by_tag(viewer.locale).to_owned()),
        seats: seats(room, now, face, viewer.seat),
        me: viewer.seat.and_then(place),
        host: place(room.host).unwrap_or(0),
        guardian: room.guardian.and_then(place),
        holder: holder.and_then(place),
        next: next(room, now).and_then(place),
        receiver: room
            .round
            .as_ref()
            .and_then(|round| round.receiver)
            .and_then(place),
        sums_up: holder.is_some() && room.sums_up(now),
        again: holder.is_some()
            && holder == viewer.seat
            && room.round.as_ref().is_some_and(|round| round.holder.again),
        pause: room.pause.map(|Pause { quiet, .. }| quiet),
        pause_asked: (guards && room.pause_asked).then_some(room.asked_at),
        comes_in_next: viewer.seat.is_some_and(|id| comes_in_next(room, id)),
        walls: room.walls,
        clock: clock(room, now),
        accepted: count(|seat| seat.is_here() && seat.accepted),
        present: count(|seat| seat.is_here()),
        parts: parts(room, face),
        managers: room
            .seats
            .iter()
            .filter(|seat| seat.manager)
            .map(|seat| seat.name.clone())
            .collect(),
        asks: asks(room, now, face, viewer.seat),
        agreed: room.agreed.iter().map(agreed).collect(),
        kept: (room.stage + 1 == room.stages.len()).then(|| kept(room, now)),
        can: can(room, now, face, viewer.seat),
        waits: waits(room, now, face, viewer.seat).map(|refusal| refusal.code().to_owned()),
        choices: Vec::new(),
    }
}

/// A receiver is found by the room itself, but the host may choose who is first.
fn parts(room: &Room, face: ScreenRole) -> Vec<Part> {
    if face == ScreenRole::Host {
        room.format().parts()
    } else {
        Vec::new()
    }
}

fn seats(room: &Room, now: DateTime<Utc>, face: ScreenRole, me: Option<SeatId>) -> Vec<SeatView> {
    let guards = face == ScreenRole::Host || (me.is_some() && me == room.guardian);
    let holder = room.holder();
    let whole_air: i64 = room.seats.iter().map(|seat| air_ms(room, now, seat.id)).sum();
    let view = |seat: &crate::circle::engine::Seat| SeatView {
        id: seat.id.to_string(),
        name: seat.name.clone(),
        mark: match &room.round {
            _ if holder == Some(seat.id) => SeatStatus::Holding,
            Some(round) if !round.order.contains(&seat.id) => SeatStatus::Listening,
            Some(round) if round.first.contains(&seat.id) => SeatStatus::Waiting,
            // In a pause: the turn goes on afterwards.
            Some(round) if round.holder.seat == seat.id => SeatStatus::Waiting,
            Some(_) => SeatStatus::Been,
            None => SeatStatus::Listening,
        },
        part: seat.part,
        listens: seat.listens,
        away: !seat.is_here(),
        dark: guards && matches!(seat.presence, Presence::Lost(_)),
        by_host: seat.device == Device::None,
        guest: seat.device == Device::Guest && (face == ScreenRole::Host || me == Some(seat.id)),
        owes: face == ScreenRole::Host && !seat.accepted && seat.is_here(),
        air: (face == ScreenRole::Host && whole_air > 0)
            .then(|| u8::try_from(air_ms(room, now, seat.id) * 100 / whole_air).unwrap_or(100)),
    };
    room.seats.iter().map(view).collect()
}

/// Time for which a seat has held the piece so far, in milliseconds, the turn that is going on included.
fn air_ms(room: &Room, now: DateTime<Utc>, id: SeatId) -> i64 {
    let before = room.seat(id).map_or(0, |seat| seat.air_ms);
    let turn = room
        .round
        .as_ref()
        .map(|round| round.holder)
        .filter(|holder| holder.seat == id);
    before + turn.map_or(0, |holder| (room.room_ms(now) - holder.since_ms).max(0))
}

/// Tells a seat that came while a round goes on and waits for the next; whose turn this stage is not waits for nothing.
fn comes_in_next(room: &Room, id: SeatId) -> bool {
    let rule = room.now_in().turns;
    let outside = |round: &crate::circle::engine::Round| !round.order.contains(&id);
    let meant = room.seat(id).is_some_and(|seat| rule.offers_to(seat.part));
    meant && room.round.as_ref().is_some_and(outside)
}

/// Only first offers are foretold: to foretell a second would say who is waiting for one.
fn next(room: &Room, now: DateTime<Utc>) -> Option<SeatId> {
    let round = room.round.as_ref()?;
    round
        .first
        .iter()
        .copied()
        .find(|id| room.is_offerable(*id, room.room_ms(now)))
}

fn clock(room: &Room, now: DateTime<Utc>) -> Option<TurnTimer> {
    if room.timer == Timer::Hidden {
        return None;
    }
    let stage = room.now_in();
    let since_ms = match (&room.round, stage.kind.has_rounds()) {
        (Some(round), _) => round.holder.since_ms,
        (None, false) => room.stage_since_ms,
        (None, true) => return None,
    };
    let suggested = room.suggested()?;
    Some(TurnTimer {
        elapsed: u32::try_from((room.room_ms(now) - since_ms).max(0) / 1_000).unwrap_or(u32::MAX),
        suggested,
        runs: room.pause.is_none(),
    })
}

fn agreed(draft: &Draft) -> AgreedView {
    AgreedView {
        title: draft.title.clone(),
        measure: draft.measure.clone(),
        level: draft.level.to_string(),
        hse: draft.hse.to_string(),
        review_on: draft.review_on.map_or_else(String::new, |day| day.to_string()),
    }
}

fn kept(room: &Room, now: DateTime<Utc>) -> KeptFacts {
    let outcome = room.outcome(now);
    KeptFacts {
        planned: outcome.planned_minutes,
        actual: outcome.actual_minutes,
        seats: outcome.seats_band.to_owned(),
        rounds: outcome.rounds,
        whole: room.is_whole(),
    }
}
