//! The room's pages: the door, the room itself, and what is left when it is over.

use leptos::prelude::*;
use roundwell::{
    Refusal,
    circle::{
        self,
        service::{self, RoomContext, RoomStanding},
        view::ScreenRole,
    },
    ids::SessionId,
    schedule::{SessionState, SessionWithCircle},
};

use super::{
    compose::{agreements, build},
    join::redirect_departed_guest,
    room::{Room, RoomTexts},
    screen,
    view_model::{RoomForm, RoomViewModel, Section},
};
use crate::{
    i18n::{self, format, use_locale},
    pulse::check_notice,
    request::{PostedForm, path_param, use_ctx, visitor},
    tr,
    ui::{Form, Layout, LinkButton, PageHead, page},
};

/// Without JavaScript, a screen on which nobody types looks again after this many seconds.
const LOOK_AGAIN: &str = "8";

/// `/rooms/{session}`: the seat or the host's screen, by who one is; before and after, the door and what is left.
#[component]
pub fn RoomPage() -> impl IntoView {
    page(async move {
        let session: SessionId = path_param("session")?;
        let visitor = visitor();
        let Some(attendee) = visitor.attendee(session) else {
            if visitor.guest_of == Some(session) && !visitor.is_unsure {
                redirect_departed_guest();
                return Ok(().into_any());
            }
            return Err(visitor.unknown());
        };
        let standing = service::stand(&use_ctx(), attendee, session, use_locale().as_str()).await?;
        Ok(match standing {
            RoomStanding::Seated(snapshot) => seated(*snapshot).into_any(),
            RoomStanding::JoinPage(meeting) => entrance(*meeting, "sit", tr!("circle-door-sit")).into_any(),
            RoomStanding::BeforeItOpens(meeting, true) => {
                entrance(*meeting, "open", tr!("circle-door-open")).into_any()
            }
            RoomStanding::BeforeItOpens(meeting, false) => waiting(*meeting).into_any(),
            RoomStanding::NeedsCode(meeting, without) => needs_code(*meeting, without).into_any(),
            RoomStanding::Over(meeting) => {
                let check = match &visitor.actor {
                    Some(actor) => check_notice(&use_ctx(), actor, meeting.session.team_id, session).await?,
                    None => ().into_any(),
                };
                over(*meeting, check).into_any()
            }
        })
    })
}

fn seated(snapshot: RoomContext) -> impl IntoView {
    let meeting = &snapshot.meeting;
    view! {
        <Layout title=meeting.title.clone() team=meeting.session.team_id>
            {live(&snapshot)}
        </Layout>
    }
}

/// A screen that does not follow by itself.
pub(super) fn still(snapshot: &RoomContext) -> impl IntoView + use<> {
    view! { <div class="live" inner_html=drawn(&build(snapshot))/> }
}

/// A screen with what was typed before in its forms.
fn drawn(model: &RoomViewModel) -> String {
    let mut shown = model.clone();
    refill(&mut shown);
    screen::first(model, &shown, &use_ctx().entropy.uuid().to_string())
}

/// The screen, the island that keeps it up to date, and what stands in for that without JavaScript.
pub(super) fn live(snapshot: &RoomContext) -> impl IntoView + use<> {
    let model = build(snapshot);
    let html = drawn(&model);
    let session = snapshot.meeting.session.id;
    let (face, seat) = match (snapshot.view.face, snapshot.view.my_seat()) {
        (ScreenRole::Wall, _) | (_, None) => ("?face=wall", "wall"),
        (_, Some(seat)) => ("", seat),
    };
    let stream = format!("/events/rooms/{session}{face}");
    let line = format!("{stream} {seat} {}", use_locale());
    // What has come back is read in peace, and this page may have the address of a post.
    let types = types_something(&model) || visitor().posted.is_some();
    view! {
        <Room stream line words=words()><div class="live" inner_html=html/></Room>
        <noscript>
            {(!types).then(|| view! { <meta http-equiv="refresh" content=LOOK_AGAIN/> })}
            <p class="quiet"><a href=format!("/rooms/{session}")>{tr!("circle-look-again")}</a></p>
        </noscript>
    }
}

/// Puts what was typed into a form that came back the plain way, and what was wrong with it, beside its fields.
fn refill(model: &mut RoomViewModel) {
    let visitor = visitor();
    let Some(posted) = &visitor.posted else { return };
    let (_, posted_to) = posted.action.rsplit_once('/').unwrap_or_default();
    for block in model.header.iter_mut().chain(&mut model.tools) {
        match block {
            Section::Form(ask) if ask.action == posted_to => {
                posted.set_typed_shown();
                refill_form(ask, posted);
            }
            // Behind a disclosure that stays closed: what was typed is shown above as well.
            Section::Details(_, blocks) => blocks.iter_mut().for_each(|block| match block {
                Section::Form(ask) if ask.action == posted_to => refill_form(ask, posted),
                _ => {}
            }),
            _ => {}
        }
    }
}

fn refill_form(ask: &mut RoomForm, posted: &PostedForm) {
    for field in &mut ask.fields {
        if let Some(typed) = posted.typed(&field.name) {
            typed.clone_into(&mut field.value);
        }
        let problem = posted.problems.iter().find(|problem| problem.field == field.name);
        field.problem = problem.map(i18n::problem).unwrap_or_default();
    }
}

/// True when somebody may be filling in a form, which a page that looks again by itself would empty.
fn types_something(model: &RoomViewModel) -> bool {
    let mut blocks = model.header.iter().chain(&model.tools);
    blocks.any(|block| matches!(block, Section::Form(_)))
}

/// Every reason for which a room may refuse, for the browser to say at once.
fn words() -> RoomTexts {
    let of_rooms =
        Refusal::all().filter(|refusal| matches!(refusal, Refusal::Circle(_) | Refusal::Action(_)));
    let refusals = of_rooms.map(|refusal| (refusal.code().to_owned(), tr!(&format!("refused-{refusal}"))));
    RoomTexts {
        refusals: refusals.collect(),
        said: vec![("ask-pause".into(), tr!("done-pause-asked"))],
        failed: tr!("problem-unavailable"),
    }
}

/// Before one enters: what is agreed, and the one button.
fn entrance(meeting: SessionWithCircle, action: &'static str, label: String) -> impl IntoView {
    let items: Vec<_> = agreements()
        .into_iter()
        .map(|item| view! { <li>{item}</li> })
        .collect();
    view! {
        <Layout title=meeting.title.clone() team=meeting.session.team_id class="narrow">
            <PageHead title=meeting.title.clone() eyebrow=when(&meeting) lede=tr!("circle-door-lede")/>
            <section class="stack">
                <h2>{tr!("circle-door-agreements")}</h2>
                <ul class="terms">{items}</ul>
            </section>
            <Form action=format!("/rooms/{}/{action}", meeting.session.id) class="action-bar">
                <button class="button" type="submit">{label}</button>
                <a class="button quiet" href="/help">{tr!("circle-help")}</a>
            </Form>
        </Layout>
    }
}

fn waiting(meeting: SessionWithCircle) -> impl IntoView {
    let host = meeting.host_name.clone().map_or_else(
        || tr!("circle-waiting"),
        |name| tr!("circle-waiting-for", name = name),
    );
    view! {
        <Layout title=meeting.title.clone() team=meeting.session.team_id class="narrow">
            <PageHead title=meeting.title.clone() eyebrow=when(&meeting) lede=host/>
            <div class="action-bar">
                <LinkButton href=format!("/rooms/{}", meeting.session.id) label=tr!("circle-look-again")/>
            </div>
        </Layout>
    }
}

/// A manager stands before a room they were not asked into yet, or may not come into today: the reason is said as it is.
fn needs_code(meeting: SessionWithCircle, without: Option<circle::Refusal>) -> impl IntoView {
    let (lede, code) = match without {
        None => {
            let link = view! { <div class="action-bar"><LinkButton href="/j" label=tr!("circle-needs-code-type")/></div> };
            (tr!("circle-needs-code"), Some(link))
        }
        Some(circle::Refusal::ManagersDeclined) => (tr!("circle-without-managers"), None),
        Some(refusal) => (tr!(&format!("refused-{}", refusal.code())), None),
    };
    view! {
        <Layout title=meeting.title.clone() team=meeting.session.team_id class="narrow">
            <PageHead title=meeting.title.clone() eyebrow=when(&meeting) lede=lede/>
            {code}
        </Layout>
    }
}

/// Page after the room, and the way to the check about it.
fn over(meeting: SessionWithCircle, check: AnyView) -> impl IntoView {
    let session = meeting.session.clone();
    let lede = match session.state {
        SessionState::Held => tr!("circle-over-held"),
        SessionState::Curtailed => tr!("circle-over-curtailed"),
        _ => tr!("circle-over-lost"),
    };
    let kept = session.actual_minutes.map(|minutes| kept(&meeting, minutes));
    view! {
        <Layout title=meeting.title.clone() team=session.team_id class="narrow">
            <PageHead title=meeting.title.clone() eyebrow=when(&meeting) lede=lede/>
            {kept}
            {check}
            <div class="action-bar">
                <LinkButton href=format!("/teams/{}/actions", session.team_id) label=tr!("circle-over-actions")/>
            </div>
        </Layout>
    }
}

/// Everything that is kept of a session that took place, and that nothing else is.
fn kept(meeting: &SessionWithCircle, minutes: i64) -> impl IntoView + use<> {
    let session = &meeting.session;
    let seats = session.seats_band.clone().unwrap_or_default().replace('-', "–");
    let facts = [
        Some((
            tr!("circle-kept-minutes"),
            tr!(
                "circle-kept-minutes-fact",
                actual = minutes,
                planned = session.minutes
            ),
        )),
        Some((tr!("circle-kept-seats"), seats)),
        Some((tr!("circle-kept-rounds"), session.rounds.unwrap_or(0).to_string())),
        session
            .lost_cause
            .map(|cause| (tr!("circle-over-cause"), tr!(&format!("cause-{cause}")))),
        meeting
            .host_name
            .clone()
            .map(|name| (tr!("circle-over-host"), name)),
        Some((tr!("circle-kept-plan"), tr!("circle-kept-plan-fact"))),
        Some((tr!("circle-kept-actions"), tr!("circle-over-actions-fact"))),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .flatten()
        .map(|(term, fact)| view! { <div><dt>{term}</dt><dd>{fact}</dd></div> })
        .collect();
    view! {
        <h2>{tr!("circle-over-kept")}</h2>
        <dl class="facts">{facts}</dl>
        <p>{tr!("circle-over-nothing-else")}</p>
    }
}

fn when(meeting: &SessionWithCircle) -> String {
    let zone = visitor()
        .actor
        .as_ref()
        .map_or_else(|| meeting.time_zone.tz(), |actor| format::zone(&actor.time_zone));
    let at = meeting.session.starts_at;
    tr!(
        "circle-when",
        day = format::long_day(at, zone),
        time = format::zoned_time(at, zone)
    )
}
