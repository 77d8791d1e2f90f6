//! A team's home, the place "Circle": the next circle first, in big type; then what waits; then what was and what is planned.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    ids::TeamId,
    schedule::{
        Circle, Session, SessionState, SessionWithCircle,
        service::{self, TeamSchedule},
    },
    team::{Actor, Capability},
};

use super::labels;
use crate::{
    action,
    i18n::format,
    pulse,
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{Button, ButtonKind, Details, EmptyState, Form, Layout, LinkButton, NavPlace, Notice, Tone, page},
};

/// `/teams/{team}`.
#[component]
pub fn TeamHome() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let ctx = use_ctx();
        let schedule = service::read_schedule(&ctx, &actor, team).await?;
        let pulse = pulse::team_notice(&ctx, &actor, team).await?;
        let asked = action::team_notice(&ctx, &actor, team).await?;
        let own_roles = crate::team::own_roles_notice(&ctx, &actor, team).await?;
        let reader = HomeReader::of(&actor, team, ctx.now());
        let name = actor
            .teams
            .iter()
            .find(|t| t.team_id == team)
            .map(|t| t.team_name.clone());
        let missed = schedule
            .unheld
            .iter()
            .map(|missed| reader.missed(missed))
            .collect_view();
        let (next, lists) = (reader.next(&schedule), reader.lists(&schedule));
        Ok(view! {
            <Layout title=name.unwrap_or_default() team=team place=NavPlace::Circle>
                {missed}
                {next}
                {own_roles}
                <div class="split">{pulse}{asked}</div>
                {lists}
                <p><a href="/handbook">{tr!("handbook-link")}</a></p>
            </Layout>
        })
    })
}

/// Reader of the page: in which zone, when, and what they may do.
struct HomeReader {
    team: TeamId,
    zone: Tz,
    now: DateTime<Utc>,
    plans: bool,
    hosts: bool,
    takes_seat: bool,
}

impl HomeReader {
    fn of(actor: &Actor, team: TeamId, now: DateTime<Utc>) -> Self {
        Self {
            team,
            zone: format::zone(&actor.time_zone),
            now,
            plans: actor.may(Capability::Schedule, team).is_ok(),
            hosts: actor.may(Capability::Host, team).is_ok(),
            takes_seat: actor.may(Capability::TakeSeat, team).is_ok(),
        }
    }

    /// The one thing people come for.
    fn next(&self, schedule: &TeamSchedule) -> AnyView {
        let Some(meeting) = &schedule.next else {
            return self.nothing_planned(schedule);
        };
        let session = &meeting.session;
        let open = session.state == SessionState::Open;
        let eyebrow = if open {
            tr!("schedule-now")
        } else {
            tr!("schedule-next")
        };
        let title = if open {
            tr!("schedule-open-title")
        } else {
            labels::when(session.starts_at, self.zone, self.now)
        };
        let elsewhere = labels::other_zone_text(session.starts_at, meeting.time_zone, self.zone);
        view! {
            <section class="next-circle">
                <p class="eyebrow">{eyebrow}" · "<bdi>{meeting.title.clone()}</bdi></p>
                <h1>{title}</h1>
                <p class="when">{labels::subtitle(meeting)}</p>
                {elsewhere.map(|text| view! { <p class="quiet">{text}</p> })}
                {self.doors(meeting)}
            </section>
        }
        .into_any()
    }

    /// Into the room when it is time; before that, the calendar.
    fn doors(&self, meeting: &SessionWithCircle) -> impl IntoView + use<> {
        let session = &meeting.session;
        let room = format!("/rooms/{}", session.id);
        let detail = self.session_path(session);
        let calendar = view! { <LinkButton href=format!("{detail}/calendar.ics") label=tr!("schedule-to-calendar") kind=ButtonKind::Soft/> };
        let open = session.state == SessionState::Open;
        let enter = match (open, session.can_open(self.now)) {
            (true, _) if self.takes_seat => Some(tr!("schedule-take-seat")),
            (_, true) if self.hosts => Some(tr!("schedule-open-room")),
            _ => None,
        };
        let soon = (enter.is_none() && session.can_open(self.now) && self.takes_seat)
            .then(|| view! { <p>{tr!("schedule-opens-soon")}</p> });
        let has_entry = enter.is_some();
        let video = (!meeting.video_url.is_empty() && (open || session.can_open(self.now))).then(|| {
            view! { <a class="button quiet" href=meeting.video_url.clone() rel="noopener noreferrer" target="_blank">{tr!("schedule-video")}</a> }
        });
        view! {
            {soon}
            <div class="cluster">
                {enter.map(|label| view! { <LinkButton href=room label=label/> })}
                {(!has_entry).then_some(calendar)}
                {video}
                <LinkButton href=detail label=tr!("schedule-details") kind=ButtonKind::Quiet/>
            </div>
        }
    }

    fn nothing_planned(&self, schedule: &TeamSchedule) -> AnyView {
        let first = schedule.past.is_empty();
        let text = match (self.plans, first) {
            (true, true) => tr!("schedule-empty-lead"),
            (true, false) => tr!("schedule-empty-lead-again"),
            (false, _) => tr!("schedule-empty-member"),
        };
        let new = format!("/teams/{}/circles/new", self.team);
        let people = format!("/teams/{}/people", self.team);
        let actions = self.plans.then(|| {
            view! {
                <p class="cluster">
                    <LinkButton href=new label=tr!("schedule-new")/>
                    <LinkButton href=people label=tr!("schedule-people") kind=ButtonKind::Quiet/>
                </p>
            }
        });
        view! {
            <h1 class="sr">{tr!("schedule-circles")}</h1>
            <EmptyState title=tr!("schedule-empty-title") text=text>{actions}</EmptyState>
        }
        .into_any()
    }

    /// A session whose time is over and that nobody opened: it can still be held for a day, or be called off.
    fn missed(&self, meeting: &SessionWithCircle) -> impl IntoView + use<> {
        let when = labels::when(meeting.session.starts_at, self.zone, self.now);
        let detail = self.session_path(&meeting.session);
        let room = format!("/rooms/{}", meeting.session.id);
        let doors = self.hosts.then(|| {
            view! {
                <p class="cluster">
                    <LinkButton href=room label=tr!("schedule-open-late") kind=ButtonKind::Soft/>
                    <LinkButton href=detail label=tr!("schedule-say-why") kind=ButtonKind::Quiet/>
                </p>
            }
        });
        view! {
            <Notice tone=Tone::Warm>
                <p>{tr!("schedule-missed", when = when)}</p>
                {doors}
            </Notice>
        }
    }

    /// The sessions to come, the ones that were, and the rhythms behind them.
    fn lists(&self, schedule: &TeamSchedule) -> impl IntoView + use<> {
        let later = schedule
            .later
            .iter()
            .map(|meeting| self.line(meeting, None))
            .collect_view();
        let past = schedule
            .past
            .iter()
            .map(|meeting| self.line(meeting, Some(labels::outcome_text(&meeting.session))));
        let past = past.collect_view();
        let circles = schedule
            .circles
            .iter()
            .map(|circle| self.circle(circle))
            .collect_view();
        let has_circles = !schedule.circles.is_empty();
        let formats = format!("/teams/{}/formats", self.team);
        let formats =
            view! { <p><LinkButton href=formats label=tr!("format-link") kind=ButtonKind::Quiet/></p> };
        let new = format!("/teams/{}/circles/new", self.team);
        let people = format!("/teams/{}/people", self.team);
        let plan = (self.plans && has_circles).then(|| {
            view! {
                <p class="cluster">
                    <LinkButton href=new label=tr!("schedule-new-more") kind=ButtonKind::Soft/>
                    <LinkButton href=people label=tr!("schedule-people") kind=ButtonKind::Quiet/>
                </p>
            }
        });
        let rehearsal = format!("/teams/{}/rehearsal", self.team);
        let rehearse = self
            .hosts
            .then(|| view! { <p class="quiet"><a href=rehearsal>{tr!("rehearsal-link")}</a></p> });
        view! {
            {(!schedule.later.is_empty()).then(|| view! {
                <section class="stack"><h2>{tr!("schedule-later")}</h2><ul class="rows">{later}</ul></section>
            })}
            {(!schedule.past.is_empty()).then(|| view! {
                <section class="stack"><h2>{tr!("schedule-past")}</h2><ul class="rows">{past}</ul></section>
            })}
            {has_circles.then(|| view! {
                <section class="stack"><h2>{tr!("schedule-circles")}</h2><ul class="rows">{circles}</ul>{plan}{formats}</section>
            })}
            {rehearse}
        }
    }

    fn line(&self, meeting: &SessionWithCircle, became: Option<String>) -> impl IntoView + use<> {
        let session = &meeting.session;
        let when = labels::when_exactly(session.starts_at, self.zone);
        let moved = (session.moved > 0 && became.is_none()).then(|| tr!("schedule-moved-short"));
        let note = became.or(moved).or_else(|| {
            meeting
                .host_name
                .as_ref()
                .map(|name| tr!("schedule-hosted-by", name = name.clone()))
        });
        view! {
            <li>
                <a class="row-link" href=self.session_path(session)>{when}</a>
                {note.map(|text| view! { <span class="quiet">{text}</span> })}
            </li>
        }
    }

    fn circle(&self, circle: &Circle) -> impl IntoView + use<> {
        let end = self.plans.then(|| {
            let id = format!("end-{}", circle.id);
            let action = format!("/teams/{}/circles/{}/end", self.team, circle.id);
            view! {
                <Details summary=tr!("schedule-end")>
                    <p>{tr!("schedule-end-lead")}</p>
                    <Form action id=id>
                        <Button label=tr!("schedule-end-submit") kind=ButtonKind::Grave/>
                    </Form>
                </Details>
            }
        });
        view! {
            <li>
                <span><strong><bdi>{circle.title.clone()}</bdi></strong><br/>{labels::rhythm(circle)}</span>
                {end}
            </li>
        }
    }

    fn session_path(&self, session: &Session) -> String {
        format!("/teams/{}/sessions/{}", self.team, session.id)
    }
}
