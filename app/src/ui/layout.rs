//! The frame of every page: skip link, top bar, main, footer.

use leptos::prelude::*;
use leptos_meta::Title;
use roundwell::ids::TeamId;

use super::Form;
use crate::{
    i18n::{Locale, use_locale},
    request::visitor,
    tr,
};

/// One of the three places of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Circles and sessions.
    Circle,
    /// Pulses.
    Pulse,
    /// Results, actions and replies.
    CameOfIt,
}

/// A page within the frame. `team` shows the three places of that team.
#[component]
pub fn Layout(
    /// The page's title, shown in the browser's tab before the product's name.
    #[prop(into)]
    title: String,
    /// The team the page is about.
    #[prop(optional, into)]
    team: Option<TeamId>,
    /// Which of the three places it belongs to.
    #[prop(optional, into)]
    place: Option<Place>,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=format!("{title} · {}", tr!("product"))/>
        <a class="skip" href="#main">{tr!("skip-to-main")}</a>
        <TopBar team place/>
        <main id="main" tabindex="-1">
            <Flashed/>
            {children()}
        </main>
        <Footer/>
    }
}

#[component]
fn TopBar(team: Option<TeamId>, place: Option<Place>) -> impl IntoView {
    let actor = visitor().actor.clone();
    let teams = actor.as_ref().map(|a| a.teams.clone()).unwrap_or_default();
    let current = teams.iter().find(|t| Some(t.team_id) == team).cloned();
    let switch = (teams.len() > 1).then(|| {
        let links = teams.iter().map(|t| {
            let here = (Some(t.team_id) == team).then_some("true");
            view! { <li><a href=format!("/teams/{}", t.team_id) aria-current=here><bdi>{t.team_name.clone()}</bdi></a></li> }
        });
        let label = current.as_ref().map_or_else(|| tr!("teams-choose"), |t| t.team_name.clone());
        view! { <details class="switch"><summary><bdi>{label}</bdi></summary><ul>{links.collect_view()}</ul></details> }
    });
    let only = (teams.len() == 1).then(|| {
        current
            .clone()
            .map(|t| view! { <span class="quiet"><bdi>{t.team_name}</bdi></span> })
    });
    let places = team.filter(|_| current.is_some()).map(|team| {
        let link = |target: Place, href: String, label: String| {
            let here = (place == Some(target)).then_some("page");
            view! { <a href=href aria-current=here>{label}</a> }
        };
        view! {
            <nav class="places" aria-label=tr!("places-label")>
                {link(Place::Circle, format!("/teams/{team}"), tr!("place-circle"))}
                {link(Place::Pulse, format!("/teams/{team}/pulse"), tr!("place-pulse"))}
                {link(Place::CameOfIt, format!("/teams/{team}/came-of-it"), tr!("place-came-of-it"))}
            </nav>
        }
    });
    view! {
        <header class="bar">
            <a class="brand" href="/">{tr!("product")}</a>
            {switch}
            {only}
            {places}
        </header>
    }
}

/// The word of success that the last form left.
#[component]
fn Flashed() -> impl IntoView {
    let done = visitor().flash.as_ref().and_then(|flash| flash.done.clone());
    done.map(|code| view! { <p class="notice done" role="status">{tr!(&format!("done-{code}"))}</p> })
}

#[component]
fn Footer() -> impl IntoView {
    let visitor = visitor();
    let locale = use_locale();
    let others = Locale::ALL.iter().filter(|l| **l != locale).map(|other| {
        view! { <button class="quiet" name="locale" value=other.as_str() lang=other.as_str()>{other.own_name()}</button> }
    });
    let others = others.collect_view();
    let chosen = visitor.theme.clone().unwrap_or_else(|| "auto".into());
    let theme = move |value: &'static str, label: String| {
        let pressed = chosen == value;
        view! { <button class="quiet" name="theme" value=value aria-pressed=if pressed { "true" } else { "false" }>{label}</button> }
    };
    let account = visitor.actor.is_some().then(|| {
        view! {
            <a href="/account">{tr!("footer-account")}</a>
            <Form action="/api/people/sign-out"><button class="quiet">{tr!("footer-sign-out")}</button></Form>
        }
    });
    view! {
        <footer class="foot">
            <nav aria-label=tr!("footer-label")>
                <a href="/help">{tr!("footer-help")}</a>
                <a href="/privacy">{tr!("footer-privacy")}</a>
                <a href="/accessibility">{tr!("footer-accessibility")}</a>
                {account}
            </nav>
            <Form action="/preferences">
                {others}
                <span class="themes" role="group" aria-label=tr!("theme-label")>
                    {theme("auto", tr!("theme-auto"))}
                    {theme("light", tr!("theme-light"))}
                    {theme("dark", tr!("theme-dark"))}
                </span>
            </Form>
        </footer>
    }
}
