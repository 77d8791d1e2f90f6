//! The frame of every page: skip link, top bar, main, footer.

use leptos::prelude::*;
use roundwell::{ids::TeamId, team::Membership};
use roundwell_i18n::own_name;

use super::{DocumentHead, Form, Mark, NavPlace, Notice, Sign, Tone, form::left_over};
use crate::{
    i18n::{Locale, format, use_locale},
    request::visitor,
    tr,
};

/// A page within the frame. `team` shows the three places of that team.
#[component]
pub fn Layout(
    /// The page's title, shown in the browser's tab before the product's name.
    #[prop(into)]
    title: String,
    /// The team the page is about.
    #[prop(optional, into)]
    team: Option<TeamId>,
    /// Place of the three it belongs to.
    #[prop(optional, into)]
    place: Option<NavPlace>,
    /// Width: nothing for the whole page, `narrow` for reading and forms, `alone` for one thing in the middle, `slim` for a
    /// short form in the middle, `letter ruled` for a summary.
    #[prop(optional, into)]
    class: String,
    /// A sentence about the page for its document; see [`DocumentHead`].
    #[prop(optional, into)]
    description: String,
    /// Problem named by the page, if that is what it is for.
    #[prop(optional, into)]
    problem: String,
    children: Children,
) -> impl IntoView {
    // The page's forms come first: what they show again need not stand above them.
    let body = children();
    let left = left_over();
    view! {
        <DocumentHead title description problem/>
        <a class="skip" href="#main">{tr!("skip-to-main")}</a>
        <TopBar team place/>
        <main id="main" class=format!("page {class}") tabindex="-1">
            <Unsure/>
            <Done/>
            {left}
            {body}
        </main>
        <Footer/>
    }
}

#[component]
fn TopBar(team: Option<TeamId>, place: Option<NavPlace>) -> impl IntoView {
    let actor = visitor().actor.clone();
    let teams = actor.as_ref().map(|a| a.teams.clone()).unwrap_or_default();
    let current = teams.iter().find(|t| Some(t.team_id) == team).cloned();
    let places = current.as_ref().map(|team| places(team.team_id, place));
    view! {
        <header class="bar">
            <div class="bar-row">
                <a class="brand" href="/"><Mark/>{tr!("product")}</a>
                {team_switch(&teams, current.as_ref())}
            </div>
            {places}
        </header>
    }
}

/// The name of the team, or a menu when there are several to choose from.
fn team_switch(teams: &[Membership], current: Option<&Membership>) -> Option<AnyView> {
    match teams {
        [] => None,
        [only] => current
            .map(|_| view! { <span class="team-name"><bdi>{only.team_name.clone()}</bdi></span> }.into_any()),
        several => {
            let here = current.map(|team| team.team_id);
            let links = several.iter().map(|team| {
                let here = (Some(team.team_id) == here).then_some("true");
                view! { <li><a href=format!("/teams/{}", team.team_id) aria-current=here><bdi>{team.team_name.clone()}</bdi></a></li> }
            });
            let label = current.map_or_else(|| tr!("teams-choose"), |team| team.team_name.clone());
            let links = links.collect_view();
            Some(view! { <details class="menu"><summary><bdi>{label}</bdi></summary><ul>{links}</ul></details> }.into_any())
        }
    }
}

/// The three places: beside the name on wide screens, at the foot of a phone.
fn places(team: TeamId, place: Option<NavPlace>) -> impl IntoView {
    let link = |of: NavPlace, href: String, label: String| {
        let here = (place == Some(of)).then_some("page");
        view! { <li><a href=href aria-current=here><Sign of/>{label}</a></li> }
    };
    view! {
        <nav class="places" aria-label=tr!("places-label")>
            <ul>
                {link(NavPlace::Circle, format!("/teams/{team}"), tr!("place-circle"))}
                {link(NavPlace::Pulse, format!("/teams/{team}/pulse"), tr!("place-pulse"))}
                {link(NavPlace::Actions, format!("/teams/{team}/actions"), tr!("place-actions"))}
            </ul>
        </nav>
    }
}

/// Notice on every page for somebody who could not be looked up.
#[component]
fn Unsure() -> impl IntoView {
    let is_unsure = visitor().is_unsure;
    is_unsure.then(|| view! { <Notice tone=Tone::Warm><p>{tr!("away-notice")}</p></Notice> })
}

/// The word of success that the last form left.
#[component]
fn Done() -> impl IntoView {
    let done = visitor().done.clone();
    done.map(|code| view! { <p class="flash" role="status">{tr!(&format!("done-{code}"))}</p> })
}

#[component]
fn Footer() -> impl IntoView {
    let visitor = visitor();
    let zone = visitor.actor.as_ref().map(|actor| {
        let city = format::city(format::zone(&actor.time_zone));
        view! { <p class="quiet">{tr!("footer-zone", city = city)}</p> }
    });
    let account = visitor.actor.is_some().then(|| {
        view! {
            <a href="/handbook">{tr!("handbook-title")}</a>
            <a href="/account">{tr!("footer-account")}</a>
            <Form action="/sign-out" class="foot-form"><button class="link">{tr!("footer-sign-out")}</button></Form>
        }
    });
    view! {
        <footer class="foot">
            <nav class="foot-links" aria-label=tr!("footer-label")>
                <a class="urgent" href="/help">{tr!("footer-help")}</a>
                <a href="/privacy">{tr!("footer-privacy")}</a>
                <a href="/accessibility">{tr!("footer-accessibility")}</a>
                {account}
            </nav>
            {zone}
            <Preferences theme=visitor.theme.clone()/>
        </footer>
    }
}

/// Language and theme: one form, each choice a button of its own.
#[component]
fn Preferences(theme: Option<String>) -> impl IntoView {
    let locale = use_locale();
    let others = Locale::ALL.iter().filter(|l| **l != locale).map(|other| {
        view! { <button class="link" name="locale" value=other.as_str() lang=other.as_str()>{own_name(*other)}</button> }
    });
    let others = others.collect_view();
    let chosen = theme.unwrap_or_else(|| "auto".into());
    let theme = move |value: &'static str, label: String| {
        let pressed = if chosen == value { "true" } else { "false" };
        view! { <button class="link" name="theme" value=value aria-pressed=pressed>{label}</button> }
    };
    view! {
        <Form action="/preferences" class="foot-form">
            {others}
            <span class="themes" role="group" aria-label=tr!("theme-label")>
                {theme("auto", tr!("theme-auto"))}
                {theme("light", tr!("theme-light"))}
                {theme("dark", tr!("theme-dark"))}
            </span>
        </Form>
    }
}
