//! One team's days: its circles, its pulses, and what becomes of what it asked for.

use chrono::{DateTime, Datelike, TimeDelta, Utc, Weekday};
use roundwell::{
    Ctx, Error, Result,
    action::{self, Action, Draft, ReplyForm},
    ids::{ActionId, PulseId},
    pulse::{self, PulseState},
    schedule::{self, SessionState, SessionWithCircle, TypedCallOff, TypedCircle, TypedMove, slot},
    team::{Actor, Capability},
};

use crate::{
    circle::LiveSession,
    clock::{BACK, chance, wait_until},
    people::{self, Organisation, Team},
    pulse::{BallotHolder, answer, answer_check, is_left, read},
    story::{Ask, AskStep, SessionOutcome, TeamPlan},
};

/// Days from one pulse to the next.
const PULSE_EVERY: i64 = 28;

/// On which days after its opening a pulse is answered.
const ANSWER_DAYS: [i64; 3] = [0, 1, 3];

/// Steps of an action, and after how many days.
type Steps = &'static [(i64, AskStep)];

/// State of a team's story while it is being told.
pub(crate) struct TeamSimulation {
    plan: &'static TeamPlan,
    team: Team,
    begin: DateTime<Utc>,
    until: DateTime<Utc>,
    /// The days on which a pulse is opened.
    pulse_days: Vec<DateTime<Utc>>,
    open: Option<(PulseId, DateTime<Utc>)>,
    /// Sessions lived through so far, without those that took the place of another.
    sessions: usize,
    /// Steps still due on requests.
    due: Vec<(DateTime<Utc>, ActionId, Steps)>,
}

impl TeamSimulation {
    /// Gathers the team and schedules its circle, so that the next one after `until` is soon.
    pub(crate) async fn begin(
        ctx: &Ctx,
        organisation: &Organisation,
        plan: &'static TeamPlan,
        until: DateTime<Utc>,
    ) -> Result<Self> {
        let team = people::gather(ctx, organisation, plan.name, plan.people).await?;
        let next = working_day(until + TimeDelta::days(plan.next_in));
        let weeks = (next - ctx.now()).num_days() / 14;
        let first = next - TimeDelta::days(14 * weeks);
        let typed = TypedCircle {
            title: plan.circle.into(),
            format: "talking-piece".into(),
            rhythm: "fortnightly".into(),
            date: first.date_naive().to_string(),
            time: plan.time.into(),
            time_zone: "Europe/London".into(),
            minutes: plan.minutes.into(),
            place: plan.place.into(),
            video_url: String::new(),
        };
        schedule::service::schedule_circle(ctx, &team.lead, team.id, &typed).await?;
        if let Some(remarks) = plan.remarks {
            let reader = team
                .people
                .iter()
                .find(|person| person.name == remarks.reader)
                .ok_or(Error::Missing)?;
            pulse::service::choose_reader(ctx, &team.lead, team.id, &reader.account.to_string()).await?;
        }
        let latest = until - TimeDelta::days(plan.pulse_ago);
        let earliest = ctx.now() + TimeDelta::days(20);
        let pulse_days = (0..)
            .map(|wave| latest - TimeDelta::days(PULSE_EVERY * wave))
            .take_while(|day| *day > earliest)
            .collect();
        Ok(Self {
            plan,
            team,
            begin: ctx.now(),
            until,
            pulse_days,
            open: None,
            sessions: 0,
            due: Vec::new(),
        })
    }

    /// Lives through one day, as far as it lies before `until`.
    pub(crate) async fn live(&mut self, ctx: &Ctx, day: DateTime<Utc>, until: DateTime<Utc>) -> Result<()> {
        let evening = (day + TimeDelta::hours(14)).min(until);
        self.pulse(ctx, day, until).await?;
        for meeting in self.today(ctx, day, evening).await? {
            self.meet(ctx, &meeting).await?;
        }
        self.answered(ctx, day).await
    }

    async fn today(
        &self,
        ctx: &Ctx,
        day: DateTime<Utc>,
        evening: DateTime<Utc>,
    ) -> Result<Vec<SessionWithCircle>> {
        let mut tx = ctx.db.read().await?;
        let after = day - TimeDelta::hours(8);
        let access = self.team.lead.access(Capability::SeeSchedule, self.team.id)?;
        let coming = schedule::store::upcoming(&mut tx, &access, after, 4).await?;
        Ok(coming
            .into_iter()
            .filter(|meeting| meeting.session.ends_at() < evening && !meeting.session.is_overdue(ctx.now()))
            .filter(|meeting| meeting.session.starts_at.date_naive() == day.date_naive())
            .collect())
    }

    /// One session, as the story has it.
    async fn meet(&mut self, ctx: &Ctx, meeting: &SessionWithCircle) -> Result<()> {
        let session = &meeting.session;
        let instead = session.moved > 0 || self.took_a_place(ctx, meeting).await?;
        let (number, outcome) = if instead {
            (usize::MAX, SessionOutcome::Held)
        } else {
            (self.sessions, self.outcome())
        };
        self.sessions += usize::from(!instead);
        let hours = match outcome {
            SessionOutcome::Moved(_) | SessionOutcome::Rebooked(_) | SessionOutcome::CalledOff(_) => 3,
            SessionOutcome::Held | SessionOutcome::Curtailed(_) | SessionOutcome::Forgotten => 0,
        };
        // Two teams may meet at overlapping times; the clock of the story never runs backwards.
        wait_until(ctx, session.starts_at - TimeDelta::hours(hours));
        if outcome == SessionOutcome::Forgotten {
            return Ok(());
        }
        self.joiner(ctx, number).await?;
        match outcome {
            SessionOutcome::Moved(reason) => {
                let to = meeting.time_zone.local(session.starts_at).plus_days(2);
                let typed = TypedMove {
                    date: to.date().to_string(),
                    time: to.time().format("%H:%M").to_string(),
                    reason: reason.as_str().into(),
                };
                schedule::service::move_session(ctx, &self.team.lead, session.id, &typed)
                    .await
                    .map(drop)
            }
            SessionOutcome::CalledOff(cause) => self.call_off(ctx, meeting, cause.as_str(), "").await,
            SessionOutcome::Rebooked(cause) => {
                let slots = slot::next_slots(meeting, &[], ctx.now());
                let slot = slots.first().map(DateTime::to_rfc3339).unwrap_or_default();
                self.call_off(ctx, meeting, cause.as_str(), &slot).await
            }
            SessionOutcome::Curtailed(cause) => {
                LiveSession::open(ctx, session.id, self.who_comes(ctx, meeting))
                    .await?
                    .curtail(cause)
                    .await
            }
            SessionOutcome::Held | SessionOutcome::Forgotten => self.hold(ctx, meeting, number).await,
        }
    }

    async fn hold(&mut self, ctx: &Ctx, meeting: &SessionWithCircle, number: usize) -> Result<()> {
        let asks: Vec<_> = self
            .plan
            .asks
            .iter()
            .filter(|ask| ask.session == number)
            .collect();
        let drafts: Vec<_> = asks.iter().map(|ask| draft(ask)).collect();
        let held = LiveSession::open(ctx, meeting.session.id, self.who_comes(ctx, meeting)).await?;
        held.hold_until_closed(meeting.session.minutes, &drafts).await?;
        answer_check(
            ctx,
            self.plan,
            &self.team,
            meeting.session.id,
            (self.late(ctx), self.until),
        )
        .await?;
        let actions = action::service::list(ctx, &self.team.lead, self.team.id).await?;
        for ask in asks {
            let agreed = actions
                .iter()
                .find(|action| action.title == ask.title)
                .ok_or(Error::Missing)?;
            self.wait_for(ctx, agreed.id, ask.then);
        }
        Ok(())
    }

    async fn call_off(&self, ctx: &Ctx, meeting: &SessionWithCircle, cause: &str, slot: &str) -> Result<()> {
        let off = TypedCallOff {
            cause: cause.into(),
            slot: slot.into(),
        };
        schedule::service::call_off_session(ctx, &self.team.lead, meeting.session.id, &off)
            .await
            .map(drop)
    }

    /// Plans the pulse on its day, and lets people answer while it is open.
    async fn pulse(&mut self, ctx: &Ctx, day: DateTime<Utc>, until: DateTime<Utc>) -> Result<()> {
        let today = |at: &DateTime<Utc>| at.date_naive() == day.date_naive();
        if self.pulse_days.iter().any(today) {
            wait_until(ctx, (day + TimeDelta::minutes(30)).min(until));
            let proposal = pulse::plan::TypedPulsePlan {
                opens_on: day.date_naive().to_string(),
                closes_on: (day + TimeDelta::days(7)).date_naive().to_string(),
                threshold: "6".into(),
                slips: self.plan.slips.to_string(),
            };
            let id = pulse::service::plan_pulse(ctx, &self.team.lead, self.team.id, &proposal).await?;
            self.open = Some((id, day));
        }
        let Some((id, opened)) = self.open else {
            return Ok(());
        };
        let since = (day - opened).num_days();
        if since > 7 {
            self.open = None;
            return self.read(ctx).await;
        }
        let Some(group) = ANSWER_DAYS.iter().position(|at| *at == since) else {
            return Ok(());
        };
        self.cast_group(ctx, id, group).await
    }

    /// A third of the team, less those who do not answer this time.
    async fn cast_group(&self, ctx: &Ctx, id: PulseId, group: usize) -> Result<()> {
        let place = pulse::service::place(ctx, &self.team.lead, self.team.id).await?;
        let Some(open) = place.under_way.filter(|pulse| pulse.state == PulseState::Open) else {
            return Ok(());
        };
        let late = self.late(ctx);
        for (index, person) in self.team.people.iter().enumerate() {
            if index % ANSWER_DAYS.len() == group
                && chance(ctx, 10) < self.plan.answering
                && !is_left(person, open.closes_at, self.until)
            {
                let cast = answer(ctx, self.plan, BallotHolder::Person(person), id, late).await;
                // Whoever joined after the roster was frozen waits for the next one.
                if !matches!(
                    cast,
                    Err(Error::Refused(code)) if code.code() == pulse::Refusal::NotOnRoster.as_str()
                ) {
                    cast?;
                }
            }
        }
        if group == 1 && self.plan.slips > 0 {
            self.draw_slips(ctx, id, late).await?;
        }
        Ok(())
    }

    /// Share of the story that is over, from 0 to 1.
    fn late(&self, ctx: &Ctx) -> f64 {
        (ctx.now() - self.begin).num_days() as f64 / BACK.num_days() as f64
    }

    /// The lead prints a sheet, and whoever has no account answers with a slip of it.
    async fn draw_slips(&self, ctx: &Ctx, id: PulseId, late: f64) -> Result<()> {
        let (lead, slips) = (&self.team.lead, self.plan.slips.to_string());
        let sheet = pulse::service::print_sheet(ctx, lead, id, &slips).await?;
        for code in pulse::service::printed_sheet(ctx, lead, sheet).await?.codes {
            answer(ctx, self.plan, BallotHolder::Slip(&code), id, late).await?;
        }
        Ok(())
    }

    /// The day after the close, whoever reads the remarks writes down what several of them say.
    async fn read(&self, ctx: &Ctx) -> Result<()> {
        let Some(remarks) = self.plan.remarks else {
            return Ok(());
        };
        let reader = self.person(remarks.reader).ok_or(Error::Missing)?;
        read(ctx, reader, self.team.id, remarks).await
    }

    fn person(&self, name: &str) -> Option<&Actor> {
        self.team.people.iter().find(|person| person.name == name)
    }

    /// Replies and confirmations that fall on this day.
    async fn answered(&mut self, ctx: &Ctx, day: DateTime<Utc>) -> Result<()> {
        let tomorrow = day + TimeDelta::days(1);
        let (now, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.due)
            .into_iter()
            .partition(|(at, ..)| *at < tomorrow);
        self.due = later;
        for (_, id, steps) in now {
            if let Some(((_, step), rest)) = steps.split_first() {
                self.take(ctx, id, *step).await?;
                self.wait_for(ctx, id, rest);
            }
        }
        Ok(())
    }

    async fn take(&self, ctx: &Ctx, id: ActionId, step: AskStep) -> Result<()> {
        let found: Action = action::service::read(ctx, &self.team.lead, id).await?;
        let seen = u32::try_from(found.history.len()).unwrap_or(u32::MAX);
        match step {
            AskStep::Reply(kind, text, days) => {
                let until = (ctx.now() + TimeDelta::days(days)).date_naive().to_string();
                let form = ReplyForm {
                    kind,
                    text: text.into(),
                    until,
                };
                action::service::reply(ctx, &self.team.manager, id, seen, &form).await
            }
            AskStep::Confirm(verdict) => {
                action::service::confirm(ctx, &self.team.lead, id, seen, verdict).await
            }
            AskStep::SetAside => action::service::set_aside(ctx, &self.team.lead, id, seen).await,
        }
    }

    fn wait_for(&mut self, ctx: &Ctx, id: ActionId, steps: &'static [(i64, AskStep)]) {
        if let Some((days, _)) = steps.first() {
            self.due.push((ctx.now() + TimeDelta::days(*days), id, steps));
        }
    }

    async fn joiner(&mut self, ctx: &Ctx, number: usize) -> Result<()> {
        if let Some((_, name)) = self.plan.joins.filter(|(session, _)| *session == number) {
            let joined = people::welcome(ctx, &self.team, name).await?;
            self.team.people.push(joined);
        }
        Ok(())
    }

    /// The host first, then most of the others.
    fn who_comes(&self, ctx: &Ctx, meeting: &SessionWithCircle) -> Vec<&Actor> {
        let is_host = |person: &&Actor| Some(person.account) == meeting.session.host_account_id;
        let host = self.team.people.iter().find(is_host).unwrap_or(&self.team.lead);
        let others = self
            .team
            .people
            .iter()
            .filter(|person| person.account != host.account);
        let mut coming = vec![host];
        for person in others {
            if coming.len() < 4 || chance(ctx, 10) < 6 {
                coming.push(person);
            }
        }
        coming
    }

    fn outcome(&self) -> SessionOutcome {
        let found = self
            .plan
            .outcomes
            .iter()
            .find(|(session, _)| *session == self.sessions);
        found.map_or(SessionOutcome::Held, |(_, outcome)| *outcome)
    }

    async fn took_a_place(&self, ctx: &Ctx, meeting: &SessionWithCircle) -> Result<bool> {
        let mut tx = ctx.db.read().await?;
        let access = self.team.lead.access(Capability::SeeSchedule, self.team.id)?;
        let past = schedule::store::past(&mut tx, &access, 3).await?;
        let points_here = |other: &SessionWithCircle| other.session.rebooked_as == Some(meeting.session.id);
        Ok(past
            .iter()
            .any(|other| other.session.state == SessionState::Lost && points_here(other)))
    }
}

fn draft(ask: &Ask) -> Draft {
    Draft {
        title: ask.title.into(),
        measure: ask.measure.into(),
        kind: ask.kind,
        hse: ask.hse,
        level: ask.level,
        review_on: None,
    }
}

/// Next working day: the same day, or the Monday after it.
fn working_day(day: DateTime<Utc>) -> DateTime<Utc> {
    match day.weekday() {
        Weekday::Sat => day + TimeDelta::days(2),
        Weekday::Sun => day + TimeDelta::days(1),
        _ => day,
    }
}
