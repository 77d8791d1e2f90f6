//! Which commands the rules permit: the one place that asks them. Each rule stands beside the change it guards.

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
        who: Initiator,
        command: &Command,
    ) -> Result<(), Refusal> {
        match command {
            Command::Sit(seat) => self.may_sit(who, seat),
            Command::AddSeat { seat, .. } => self.may_add_seat(who, *seat),
            Command::Accept { seat } => self.may_accept(who, *seat),
            Command::StepOut | Command::Return => self.by_seat(who).map(drop),
            Command::SetAside { seat } => self.may_set_aside(who, *seat),
            Command::Lost { seat } => self.may_lose(who, *seat),
            Command::Back { seat } => self.may_find(who, *seat),
            Command::GoOnWithout { seat } => self.may_go_on_without(who, *seat),
            Command::Tick => self.may_tick(now, who),
            Command::DeclineManagers => self.may_decline_managers(who),
            Command::Release | Command::Pass => self.by_holder(who).map(drop),
            Command::BeginRound { first, .. } => self.may_begin_round(now, who, *first),
            Command::NamePart { seat, part } => self.may_name_part(who, *seat, *part),
            Command::LayDown { seat } => self.may_lay_down(who, *seat),
            Command::Listen => self.may_listen(who),
            Command::Speak => self.may_speak(who),
            Command::HandOver { seat } => self.may_hand_over(who, *seat),
            Command::TakeHosting => self.may_take_over(now, who),
            Command::AddWall => self.may_add_wall(who),
            Command::EndWalls => self.may_end_walls(who),
            asks if asks.is_about_asks() => self.permits_asks(who, asks),
            steering => self.permits_steering(who, steering),
        }
    }

    fn permits_asks(&self, who: Initiator, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::Propose { .. } => self.may_propose(who),
            Command::Retract { at } => self.may_retract(who, *at),
            Command::Ready => self.may_be_ready(who),
            Command::ShowAsks => self.may_show_asks(who),
            Command::Choose { at } => self.may_choose(who, *at),
            Command::ChooseNone => self.may_choose_none(who),
            Command::CountChoices => self.may_count_choices(who),
            Command::EndChoice => self.may_end_choice(who),
            _ => self.may_leave_out(who),
        }
    }

    fn permits_steering(&self, who: Initiator, command: &Command) -> Result<(), Refusal> {
        match command {
            Command::AskPause => self.may_ask_pause(who),
            Command::PutAside { asked } => self.may_put_aside(who, *asked),
            Command::Pause => self.may_pause(who),
            Command::Resume => self.may_resume(who),
            Command::ReopenAgreements => self.may_reopen_agreements(who),
            Command::NextStage => self.may_go_on(who),
            Command::NextAnyway => self.may_go_on_anyway(who),
            Command::PreviousStage => self.may_go_back(who),
            Command::NameGuardian { seat } => self.may_name_guardian(who, *seat),
            Command::BecomeGuardian => self.may_become_guardian(who),
            Command::Supervise => self.may_supervise(who),
            Command::Agree(_) => self.may_write_down(who),
            Command::Withdraw { at } => self.may_withdraw(who, *at),
            Command::Close => self.may_close(who),
            Command::Curtail { .. } => self.may_curtail(who),
            // More time, and the timer.
            _ => self.by_host(who),
        }
    }
}
