//! The turn engine: `(room, now, who, order) -> room`, total and without I/O.
//!
//! Each command is a rule and a change: the rule (`may_…`) reads the room and refuses, the change is made to a copy afterwards and cannot
//! fail. A screen asks the rules alone for what its seat can do.
//!
//! Its invariants are the property tests in `properties.rs`. The files: [`Room`] is the state, [`Command`] what may be asked
//! of it and [`Refusal`] what it may answer; `round.rs` moves the piece, `parts.rs` knows whose turn a stage is for, `seats.rs`
//! who is there, `steer.rs` is what host and guardian do, `asks.rs` how the circle comes to what it asks for.

mod asks;
mod change;
mod clock;
mod command;
mod parts;
mod permits;
mod proposals;
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

pub use asks::MAX_PROPOSALS;
pub use change::Change;
pub use command::{Command, CommandRequest, Initiator};
pub use proposals::{Asks, Choosing, Chosen, Writing, WrittenProposal};
pub use refusal::Refusal;
pub use room::{
    Direction, Ending, Hand, Holder, Managers, Pause, PauseReason, Room, RoomOpening, RoomPurpose, Round,
    StageRule, Timer,
};
pub use seat::{Away, Device, Presence, Seat};

use chrono::{DateTime, Utc};

/// A seat whose screen is gone is kept for the turn that is suggested and this much more, in milliseconds of the room's clock.
pub const GRACE_MS: i64 = 120_000;
/// For this long after somebody moved everyone on, their next order of that kind is a second tap, in milliseconds.
pub const FINGER_MS: i64 = 400;
/// The most shared screens that show one circle by its code.
pub const MAX_WALLS: u8 = 4;
/// A host is waited for this long before the guardian may take over, in milliseconds.
pub const HOST_GRACE_MS: i64 = 120_000;
/// After this long anyone may take over from a host who is gone, in milliseconds.
pub const ANYONE_MS: i64 = 180_000;
/// The most actions that a circle agrees on.
pub const MAX_ACTIONS: usize = 2;
/// Number of command ids a room remembers, to know one that arrives twice.
const REMEMBERED: usize = 48;

/// Carries out an order, or says why not. The same order again changes nothing and is no error.
///
/// # Errors
/// A [`Refusal`], each with its text. A refused order changes nothing.
pub fn apply(
    room: &Room,
    now: DateTime<Utc>,
    initiator: Initiator,
    order: CommandRequest,
) -> Result<Room, Refusal> {
    if room.done.contains(&order.id) {
        return Ok(room.clone());
    }
    room.admits(&order.command, order.seen)?;
    if order.command.is_for_everyone() && room.is_second_tap(now, initiator) {
        return Err(Refusal::TooSoon);
    }
    room.permits(now, initiator, &order.command)?;
    let moves_everyone = order.command.moves_everyone();
    let mut next = room.clone();
    next.latest_ms = next.room_ms(now);
    next.execute(now, initiator, order.command);
    next.after_command(now);
    next.version += 1;
    if let (Initiator::Seat(seat), true) = (initiator, moves_everyone) {
        let wall_ms = room.wall_ms(now);
        next.hand = Some(Hand { seat, wall_ms });
    }
    next.done.push_back(order.id);
    while next.done.len() > REMEMBERED {
        next.done.pop_front();
    }
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

    /// Makes the change of a command that the rules permit.
    fn execute(&mut self, now: DateTime<Utc>, initiator: Initiator, command: Command) {
        match command {
            Command::Sit(seat) => self.sit(*seat),
            Command::AddSeat { seat, name } => self.add_seat(seat, &name),
            Command::Accept { seat } => self.accept(seat),
            Command::StepOut => self.step_out(now, initiator),
            Command::Return => self.come_back(initiator),
            Command::SetAside { seat } => self.set_aside(now, seat),
            Command::Lost { seat } => self.lose(now, seat),
            Command::Back { seat } => self.is_back(seat),
            Command::GoOnWithout { .. } => self.leave_behind(now),
            Command::Tick => {}
            Command::DeclineManagers => self.decline_managers(),
            Command::Release => self.release(now),
            Command::Pass => self.pass(now),
            Command::AskPause => self.ask_pause(),
            Command::PutAside { .. } => self.pause_asked = false,
            Command::Pause => self.rest(PauseReason::Breath),
            Command::Resume => self.resume(now),
            Command::ReopenAgreements => self.reopen_agreements(initiator),
            Command::BeginRound {
                prompt,
                direction,
                first,
            } => self.begin_round(prompt, direction, first),
            Command::NextStage | Command::NextAnyway => self.go_to(self.stage + 1),
            Command::PreviousStage => self.go_to(self.stage.saturating_sub(1)),
            Command::Extend { seconds } => self.extend(seconds),
            Command::ShowTimer { timer } => self.timer = timer,
            Command::NameGuardian { seat } => self.guardian = seat,
            Command::BecomeGuardian => self.guardian = initiator.seat(),
            Command::NamePart { seat, part } => self.name_part(seat, part),
            Command::LayDown { seat } => self.lay_down(seat),
            Command::Listen => self.listen(now, initiator),
            Command::Speak => self.speak(initiator),
            Command::Supervise => self.supervisor = Some(self.host),
            Command::HandOver { seat } => self.host_is(seat),
            Command::TakeHosting => self.take_hosting(initiator),
            Command::Propose { text } => self.propose(initiator, text),
            Command::Retract { at } => self.retract(initiator, at),
            Command::Ready => self.ready(initiator),
            Command::ShowAsks => self.lay_out(),
            Command::Choose { at } => self.choose(initiator, at),
            Command::ChooseNone => self.choose_none(initiator),
            Command::CountChoices => self.count_choices(),
            Command::EndChoice => self.end_choice(),
            Command::LeaveOut => self.leave_out(),
            Command::Agree(draft) => self.agree(*draft),
            Command::Withdraw { at } => self.withdraw(at),
            Command::AddWall => self.walls += 1,
            Command::EndWalls => self.walls = 0,
            Command::Close => self.end(Ending::Held),
            Command::Curtail { cause } => self.end(Ending::Curtailed(cause)),
        }
    }
}
