//! Records of a team at work.

use super::*;

/// Records of a team that is at work: its identifiers as text, for paths and fields.
#[derive(Debug)]
pub(crate) struct Records {
    pub(crate) circle: String,
    /// A session whose room is open; the lead hosts it.
    pub(crate) open: String,
    /// The code that opens its door.
    pub(crate) code: String,
    /// A session to come.
    pub(crate) planned: String,
    /// An action that the manager owes a reply to.
    pub(crate) action: String,
    /// A pulse that is open.
    pub(crate) pulse: String,
    /// A format of the team's own.
    pub(crate) format: String,
    /// A printed sheet of slips.
    pub(crate) sheet: String,
}

impl World {
    /// A circle with an open room, an action asked upward, and an open pulse.
    pub(crate) async fn add_records(&self) -> Records {
        for n in 1..=5 {
            self.add(Role::Member, &format!("colleague {n}")).await;
        }
        let (ctx, lead) = (&self.ctx, self.actor(Persona::Lead).await);
        let plan = TypedCircle {
            title: "Thursday circle".into(),
            format: "talking-piece".into(),
            rhythm: "weekly".into(),
            date: "2025-09-12".into(),
            time: "14:00".into(),
            time_zone: "Europe/London".into(),
            minutes: "45".into(),
            ..TypedCircle::default()
        };
        let circle = schedule::service::schedule_circle(ctx, &lead, self.team, &plan)
            .await
            .unwrap();
        ctx.clock.advance(TimeDelta::days(1) + TimeDelta::hours(4));
        let sessions = schedule::service::read_schedule(ctx, &lead, self.team)
            .await
            .unwrap();
        let open = sessions.next.unwrap().session.id;
        circle::service::open_room(ctx, &lead, open).await.unwrap();
        let code = self.code(open).await;
        let joined = circle::service::join_as_guest(ctx, None, &code, "Gael", "192.0.2.1").await;
        let (session, token) = joined.unwrap();
        let held = format!("roundwell-guest={session}.{}", token.reveal());
        self.guest.get_or_init(|| held);
        let (session, token) = circle::service::open_wall(ctx, &code, "192.0.2.1").await.unwrap();
        let held = format!("roundwell-wall={session}.{}", token.reveal());
        self.screen.get_or_init(|| held);
        let draft = Draft {
            title: "Cover for circles on late shifts".into(),
            measure: String::new(),
            kind: ActionKind::Condition,
            hse: Hse::Support,
            level: Level::Manager,
            review_on: None,
        };
        let action = action::service::agree(ctx, &lead, self.team, &draft)
            .await
            .unwrap();
        let pulse = pulse::service::place(ctx, &lead, self.team)
            .await
            .unwrap()
            .proposal;
        let opens_on = ctx.now().date_naive().to_string();
        let typed = pulse::plan::TypedPulsePlan {
            opens_on,
            slips: "3".into(),
            ..pulse
        };
        let pulse = pulse::service::plan_pulse(ctx, &lead, self.team, &typed)
            .await
            .unwrap();
        let format = roundwell::format::library::service::copy(ctx, &lead, self.team, "case-circle")
            .await
            .unwrap();
        let sheet = pulse::service::print_sheet(ctx, &lead, pulse, "3").await.unwrap();
        let planned = sessions.later[0].session.id.to_string();
        Records {
            circle: circle.to_string(),
            open: open.to_string(),
            code,
            planned,
            action: action.to_string(),
            pulse: pulse.to_string(),
            format: format.to_string(),
            sheet: sheet.to_string(),
        }
    }

    /// Code of an open room.
    pub(crate) async fn code(&self, session: SessionId) -> String {
        let lead = self.actor(Persona::Lead).await;
        let wall = circle::service::wall(&self.ctx, &lead, session, "en")
            .await
            .unwrap();
        wall.unwrap().view.code
    }
}
