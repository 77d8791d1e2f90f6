//! The door from outside: a code, a name, a seat, and a word of thanks at the end.

use http::StatusCode;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use roundwell::{
    Error,
    circle::{
        RoomCode,
        service::{self, JoinPage},
    },
    team::{Actor, Capability},
};

use super::compose::agreements;
use crate::{
    cookie::answer_with,
    request::{path_param, query_param, send_to, use_ctx, use_site, visitor},
    team::browser::{client_address, way_to_sign_in},
    tr,
    ui::{Form, Layout, PageHead, TextField, page},
};

/// The form of somebody without an account, and the one for the code: their buttons stand in the action bar.
const GUEST: &str = "guest";
const FIND: &str = "find";

/// `/j`: where one types the code.
#[component]
pub fn TypeCode() -> impl IntoView {
    page(async move {
        let typed = query_param("code").unwrap_or_default();
        if let Some(code) = RoomCode::parse(&typed) {
            send_to(&format!("/j/{}", code.as_str()));
        }
        let problem = (!typed.trim().is_empty()).then(|| tr!("join-room-not-a-code"));
        Ok(code_page(typed, problem))
    })
}

/// `/j/{code}`: the door of the room behind a code.
#[component]
pub fn JoinRoom() -> impl IntoView {
    page(async move {
        let code: String = path_param("code")?;
        let door = match service::room_by_code(&use_ctx(), &code, &client_address()).await {
            Err(Error::Missing) => {
                if let Some(response) = use_context::<ResponseOptions>() {
                    response.set_status(StatusCode::NOT_FOUND);
                }
                return Ok(code_page(code, Some(tr!("problem-no-such-door"))).into_any());
            }
            other => other?,
        };
        let visitor = visitor();
        let own = visitor
            .actor
            .clone()
            .filter(|actor| actor.role_in(door.team).is_some());
        let back = visitor
            .guest
            .is_some_and(|guest| guest.session_id == door.session);
        if back && own.is_none() {
            // Whoever scans the code once more is in the room already.
            send_to(&format!("/rooms/{}", door.session));
        }
        let (way_in, bar) = match own {
            Some(actor) => with_an_account(&door, &actor, &code),
            None if door.full => no_way_in(tr!("refused-circle-full")),
            None => as_guest(&code),
        };
        let items: Vec<_> = agreements()
            .into_iter()
            .map(|item| view! { <li>{item}</li> })
            .collect();
        Ok(view! {
            <Layout title=door.title.clone() class="narrow">
                <PageHead title=door.title.clone() eyebrow=tr!("join-room-eyebrow") lede=tr!("join-room-lede")/>
                {way_in}
                <section class="stack">
                    <h2>{tr!("circle-door-agreements")}</h2>
                    <ul class="terms">{items}</ul>
                </section>
                {bar}
            </Layout>
        }
        .into_any())
    })
}

/// `/thanks`: what is left for a guest when the circle is over.
#[component]
pub fn Thanks() -> impl IntoView {
    view! {
        <Layout title=tr!("thanks-title") description=tr!("thanks-lede") class="alone">
            <PageHead title=tr!("thanks-title") lede=tr!("thanks-lede")>
                <p>{tr!("thanks-kept")}</p>
            </PageHead>
            <div class="action-bar"><a class="button quiet" href="/help">{tr!("circle-help")}</a></div>
        </Layout>
    }
}

fn code_page(typed: String, problem: Option<String>) -> impl IntoView {
    let wrong = problem.is_some();
    let described = if wrong {
        "code-problem code-hint"
    } else {
        "code-hint"
    };
    view! {
        <Layout title=tr!("join-room-title") description=tr!("join-room-type") problem=problem.clone().unwrap_or_default() class="slim">
            <PageHead title=tr!("join-room-title") lede=tr!("join-room-type")/>
            <form id=FIND method="get" action="/j" class="form" novalidate>
                <div class="field">
                    <label for="code">{tr!("join-room-code")}</label>
                    <p class="hint" id="code-hint">{tr!("join-room-code-hint")}</p>
                    {problem.map(|text| view! { <p class="error" id="code-problem">{text}</p> })}
                    <input class="input code" type="text" id="code" name="code" value=typed autocomplete="off" autocapitalize="characters"
                        spellcheck="false" required=true maxlength="20" aria-describedby=described aria-invalid=wrong.then_some("true")/>
                </div>
            </form>
            <p class="quiet">{tr!("join-room-wall")} " " <a href="/wall">{tr!("join-room-wall-link")}</a></p>
            <div class="action-bar"><button class="button" type="submit" form=FIND>{tr!("join-room-go")}</button></div>
        </Layout>
    }
}

/// A member of the team comes in under their own name. What stands on the page, and its action bar.
fn with_an_account(door: &JoinPage, actor: &Actor, code: &str) -> (AnyView, AnyView) {
    let (name, session, code) = (actor.name.clone(), door.session.to_string(), code.to_owned());
    if actor.may(Capability::TakeSeat, door.team).is_ok() {
        let bar = view! {
            <Form action=format!("/rooms/{session}/sit") class="action-bar">
                <button class="button" type="submit">{tr!("circle-door-sit")}</button>
            </Form>
        };
        return (as_whom(tr!("join-room-as", name = name)), bar.into_any());
    }
    if let Some(refusal) = door.without_managers {
        let reason = tr!(&format!("refused-{}", refusal.code()));
        return no_way_in(reason);
    }
    let bar = view! {
        <Form action=format!("/j/{code}/sit-in") class="action-bar">
            <button class="button" type="submit">{tr!("join-room-sit-in")}</button>
        </Form>
    };
    (as_whom(tr!("join-room-as-manager", name = name)), bar.into_any())
}

fn as_whom(text: String) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

fn no_way_in(text: String) -> (AnyView, AnyView) {
    (
        view! { <p class="notice warm">{text}</p> }.into_any(),
        ().into_any(),
    )
}

fn as_guest(code: &str) -> (AnyView, AnyView) {
    let (sign_in, way_back) = way_to_sign_in(&use_site().base_url, &format!("/j/{code}"));
    if let Some(cookie) = way_back {
        answer_with(cookie);
    }
    let code = code.to_owned();
    let form = view! {
        <Form id=GUEST action=format!("/j/{code}/join")>
            <TextField name="name" label=tr!("join-room-name") hint=tr!("join-room-name-hint")/>
        </Form>
        <p class="quiet">{tr!("join-room-account")} " " <a href=sign_in>{tr!("join-room-sign-in")}</a></p>
    };
    let bar = view! {
        <div class="action-bar"><button class="button" type="submit" form=GUEST>{tr!("circle-door-sit")}</button></div>
    };
    (form.into_any(), bar.into_any())
}

/// Clears the room from this browser, and its person is thanked.
pub(super) fn redirect_departed_guest() {
    super::browser::forget(crate::cookie::GUEST);
    send_to("/thanks");
}
