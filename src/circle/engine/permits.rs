//! Commands that the rules permit: the one place that asks them. Each rule stands beside the change it guards.

use chrono::{DateTime, Utc};

use super::{Command, Initiator, Refusal, Room};

impl Room {
    /// Asks the rule of a command and changes nothing. Versions and second taps are not its concern.
    ///
    /// # Errors
    /// The [`Refusal`] that carrying it out would meet.
    pub(in crate::circle) fn permits(
        &self,
        now: DateTime<Utc>,
        initiator: Initiator,
        command: &Command,
    ) -> Result<(), Refusal> {
        match command {
            Command::Sit(seat) => self.may_sit(initiator, seat),
            Command::AddSeat { seat, .. } => self.may_add_seat(initiator, *seat),
            Command::Accept { seat } => self.may_accept(initiator, *seat),
            Command::StepOut | Command::Return => self.by_seat(initiator).map(drop),
            Command::SetAside { seat } => self.may_set_aside(initiator, *seat),
            Command::Lost { seat } => self.may_lose(initiator, *seat),
            Command::Back { seat } => self.may_find(initiator, *seat),
            Command::GoOnWithout { seat } => self.may_go_on_without(initiator, *seat),
            Command::Tick => self.may_tick(now, initiator),
            Command::DeclineManagers => self.may_decline_managers(initiator),
            Command::Release | Command::Pass => self.by_holder(initiator).map(drop),
            Command::BeginRound { first, .. } => self.may_begin_round(now, initiator, *first),
            Command::NamePart { seat, part } => self.may_name_part(initiator, *seat, *part),
            Command::LayDown { seat } => self.may_lay_down(initiator, *seat),
            Command::Listen => self.may_listen(initiator),
            Command::Speak => self.may_speak(initiator),
            Command::HandOver { seat } => self.may_hand_over(initiator, *seat),
            Command::TakeHosting => self.may_take_over(now, initiator),
            Command::AddWall => self.may_add_wall(initiator),
            Command::EndWalls => self.may_end_walls(initiator),
            asks if asks.is_about_asks() => self.permits_asks(initiator, asks),
            steering => self.permits_steering(initiator, steering),
        }
    }

    fn permits_asks(&self, initiator: Initiator, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::Propose { .. } => self.may_propose(initiator),
            Command::Retract { at } => self.may_retract(initiator, *at),
            Command::Ready => self.may_be_ready(initiator),
            Command::ShowAsks => self.may_show_asks(initiator),
            Command::Choose { at } => self.may_choose(initiator, *at),
            Command::ChooseNone => self.may_choose_none(initiator),
            Command::CountChoices => self.may_count_choices(initiator),
            Command::EndChoice => self.may_end_choice(initiator),
            _ => self.may_leave_out(initiator),
        }
    }

    fn permits_steering(&self, initiator: Initiator, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::AskPause => self.may_ask_pause(initiator),
            Command::PutAside { asked } => self.may_put_aside(initiator, *asked),
            Command::Pause => self.may_pause(initiator),
            Command::Resume => self.may_resume(initiator),
            Command::ReopenAgreements => self.may_reopen_agreements(initiator),
            Command::NextStage => self.may_go_on(initiator),
            Command::NextAnyway => self.may_go_on_anyway(initiator),
            Command::PreviousStage => self.may_go_back(initiator),
            Command::NameGuardian { seat } => self.may_name_guardian(initiator, *seat),
            Command::BecomeGuardian => self.may_become_guardian(initiator),
            Command::Supervise => self.may_supervise(initiator),
            Command::Agree(_) => self.may_write_down(initiator),
            Command::Withdraw { at } => self.may_withdraw(initiator, *at),
            Command::Close => self.may_close(initiator),
            Command::Curtail { .. } => self.may_curtail(initiator),
            // More time, and the timer.
            _ => self.by_host(initiator),
        }
    }
}
