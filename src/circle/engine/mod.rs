//! The turn engine: `(room, now, who, order) -> room`, total and without I/O.
//!
//! Its invariants are the property tests in `properties.rs`. The files: [`Room`] is the state, [`Command`] what may be asked
//! of it and [`Refusal`] what it may answer; `round.rs` moves the piece, `parts.rs` knows whose turn a stage is for, `seats.rs`
//! who is there, `steer.rs` is what host and guardian do, `asks.rs` how the circle comes to what it asks for.

mod asks;
mod clock;
mod command;
mod parts;
mod refusal;
mod room;
mod round;
mod seat;
mod seats;
mod shared;
mod steer;

#[cfg(test)]
mod asks_tests;
#[cfg(test)]
mod parts_tests;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use asks::{Asks, Choosing, Chosen, MOST_PROPOSALS, Writing, Written};
pub use command::{Change, Command, Order, Who};
pub use refusal::Refusal;
pub use room::{
    Direction, Ending, Hand, Holder, Managers, Opening, Pause, Purpose, Quiet, Room, Round, StageRule, Timer,
};
pub use seat::{Away, Device, Presence, Seat};

use chrono::{DateTime, Utc};

/// A seat whose screen is gone is kept for the turn that is suggested and this much more, in milliseconds of the room's clock.
pub const GRACE_MS: i64 = 120_000;
/// For this long after somebody moved everyone on, their next order of that kind is a second tap, in milliseconds.
pub const FINGER_MS: i64 = 400;
/// The most shared screens that show one circle by its code.
pub const MOST_WALLS: u8 = 4;
/// A host is waited for this long before the guardian may take over, in milliseconds.
pub const HOST_GRACE_MS: i64 = 120_000;
/// After this long anyone may take over from a host who is gone, in milliseconds.
pub const ANYONE_MS: i64 = 180_000;
/// The most actions that a circle agrees on.
pub const MOST_ACTIONS: usize = 2;
/// How many command ids a room remembers, to know one that arrives twice.
const REMEMBERED: usize = 48;

/// Carries out an order, or says why not. The same order again changes nothing and is no error.
///
/// # Errors
/// A [`Refusal`], each with its text. A refused order changes nothing.
pub fn apply(room: &Room, now: DateTime<Utc>, who: Who, order: Order) -> Result<Room, Refusal> {
    if room.done.contains(&order.id) {
        return Ok(room.clone());
    }
    room.admits(&order.command, order.seen)?;
    if order.command.is_for_everyone() && room.is_second_tap(now, who) {
        return Err(Refusal::TooSoon);
    }
    let mut next = carry_out(room, now, who, order.command.clone(), order.seen)?;
    if let (Who::Seat(seat), true) = (who, order.command.moves_everyone()) {
        let wall_ms = room.wall_ms(now);
        next.hand = Some(Hand { seat, wall_ms });
    }
    next.done.push_back(order.id);
    while next.done.len() > REMEMBERED {
        next.done.pop_front();
    }
    Ok(next)
}

/// The same without asking whose finger it was a moment ago: what a screen can do does not depend on that.
pub(in crate::circle) fn carry_out(
    room: &Room,
    now: DateTime<Utc>,
    who: Who,
    command: Command,
    seen: u64,
) -> Result<Room, Refusal> {
    room.admits(&command, seen)?;
    let mut next = room.clone();
    next.latest_ms = next.room_ms(now);
    next.obey(now, who, command)?;
    next.settle(now);
    next.version += 1;
    Ok(next)
}

impl Room {
    /// Refuses an order whose giver has not seen enough of the room.
    fn admits(&self, command: &Command, seen: u64) -> Result<(), Refusal> {
        if self.ending.is_some() {
            return Err(Refusal::Ended);
        }
        let stale = command.needs_the_latest() && seen < self.changed;
        if stale || seen > self.version {
            return Err(Refusal::Stale(self.last));
        }
        Ok(())
    }

    fn obey(&mut self, now: DateTime<Utc>, who: Who, command: Command) -> Result<(), Refusal> {
        match command {
            Command::Sit(seat) => self.sit(who, *seat),
            Command::AddSeat { seat, name } => self.add_seat(who, seat, &name),
            Command::Accept { seat } => self.accept(who, seat),
            Command::StepOut => self.step_out(now, who),
            Command::Return => self.come_back(who),
            Command::SetAside { seat } => self.set_aside(now, who, seat),
            Command::Lost { seat } => self.lose(now, who, seat),
            Command::Back { seat } => self.find(who, seat),
            Command::GoOnWithout { seat } => self.go_on_without(now, who, seat),
            Command::Tick => self.tick(now, who),
            Command::DeclineManagers => self.decline_managers(who),
            Command::Release => self.release(now, who),
            Command::Pass => self.pass(now, who),
            Command::AskPause => self.ask_pause(who),
            Command::PutAside { asked } => self.put_aside(who, asked),
            Command::Pause => self.pause(who),
            Command::Resume => self.resume(now, who),
            Command::ReopenAgreements => self.reopen_agreements(who),
            Command::BeginRound {
                prompt,
                direction,
                first,
            } => self.begin_round(who, prompt, direction, first),
            Command::NextStage => self.next_stage(who),
            Command::NextAnyway => self.next_anyway(who),
            Command::PreviousStage => self.previous_stage(who),
            Command::Extend { seconds } => self.extend(who, seconds),
            Command::ShowTimer { timer } => self.show_timer(who, timer),
            Command::NameGuardian { seat } => self.name_guardian(who, seat),
            Command::BecomeGuardian => self.become_guardian(who),
            Command::NamePart { seat, part } => self.name_part(who, seat, part),
            Command::LayDown { seat } => self.lay_down(who, seat),
            Command::Listen => self.listen(now, who),
            Command::Speak => self.speak(who),
            Command::Supervise => self.supervise(who),
            Command::HandOver { seat } => self.hand_over(who, seat),
            Command::TakeHosting => self.take_hosting(now, who),
            Command::Propose { text } => self.propose(who, text),
            Command::Retract { at } => self.retract(who, at),
            Command::Ready => self.ready(who),
            Command::ShowAsks => self.show_asks(who),
            Command::Choose { at } => self.choose(who, at),
            Command::ChooseNone => self.choose_none(who),
            Command::CountChoices => self.count_choices(who),
            Command::EndChoice => self.end_choice(who),
            Command::LeaveOut => self.leave_out(who),
            Command::Agree(draft) => self.agree(who, *draft),
            Command::Withdraw { at } => self.withdraw(who, at),
            Command::AddWall => self.add_wall(who),
            Command::EndWalls => self.end_walls(who),
            Command::Close => self.close(who),
            Command::Curtail { cause } => self.curtail(who, cause),
        }
    }
}
