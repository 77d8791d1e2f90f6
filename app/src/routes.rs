//! Every page's path, in one table. All are rendered whole by the server (`SsrMode::Async`), so that status and title are right.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{AppError, action, circle, handbook, help, home, pulse, schedule, summary, team, ui::error_page};

/// The paths whose pages hold an island; every other page ships no wasm.
pub const LIVE: &[&str] = &["/rooms/", "/pulses/"];

/// True when a path's page holds an island.
pub fn is_live(path: &str) -> bool {
    LIVE.iter().any(|prefix| path.starts_with(prefix))
}

#[component]
pub fn Pages() -> impl IntoView {
    view! {
        <Router>
            <FlatRoutes fallback=NotFound>
                <Route path=path!("/") view=home::Home ssr=SsrMode::Async/>
                <Route path=path!("/setup") view=team::setup::Setup ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=team::sign_in::SignIn ssr=SsrMode::Async/>
                <Route path=path!("/join/:token") view=team::join::Join ssr=SsrMode::Async/>
                <Route path=path!("/j") view=circle::join::TypeCode ssr=SsrMode::Async/>
                <Route path=path!("/j/:code") view=circle::join::JoinRoom ssr=SsrMode::Async/>
                <Route path=path!("/wall") view=circle::wall::WallCode ssr=SsrMode::Async/>
                <Route path=path!("/thanks") view=circle::join::Thanks ssr=SsrMode::Async/>
                <Route path=path!("/guardian") view=circle::guardian::GuardiansGuide ssr=SsrMode::Async/>
                <Route path=path!("/account") view=team::account::Account ssr=SsrMode::Async/>
                <Route path=path!("/teams") view=team::teams::Teams ssr=SsrMode::Async/>
                <Route path=path!("/help") view=help::urgent::UrgentHelp ssr=SsrMode::Async/>
                <Route path=path!("/accessibility") view=help::accessibility::Accessibility ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=help::privacy::Privacy ssr=SsrMode::Async/>
                <Route path=path!("/handbook") view=handbook::contents::Contents ssr=SsrMode::Async/>
                <Route path=path!("/handbook/:chapter") view=handbook::chapter::ChapterPage ssr=SsrMode::Async/>
                <Route path=path!("/privacy/ballots") view=help::promise::Promise ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team") view=schedule::home::TeamHome ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/rehearsal") view=circle::rehearsal::RehearsalPage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/circles/new") view=schedule::new::NewCircle ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/formats") view=circle::library::list::FormatList ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/formats/:format") view=circle::library::detail::OneFormat ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/formats/:format/fields") view=circle::library::fields::FormatFields ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/formats/:format/edit") view=circle::library::edit::EditFormat ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/sessions/:session") view=schedule::session::SessionPage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/actions") view=action::list::ActionList ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/actions/:action") view=action::detail::OneAction ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/summary") view=summary::page::SummaryLetter ssr=SsrMode::Async/>
                <Route path=path!("/organisation") view=summary::organisation::OrganisationPage ssr=SsrMode::Async/>
                <Route path=path!("/rooms/:session") view=circle::page::RoomPage ssr=SsrMode::Async/>
                <Route path=path!("/rooms/:session/wall") view=circle::wall::WallPage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/pulse") view=pulse::overview::PulsePage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/pulse/preview") view=pulse::preview::Preview ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/questions") view=pulse::questions::Questions ssr=SsrMode::Async/>
                <Route path=path!("/pulses/:pulse") view=pulse::ballot_page::BallotPage ssr=SsrMode::Async/>
                <Route path=path!("/pulses/:pulse/slip") view=pulse::slip_page::SlipPage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/remarks") view=pulse::remarks::RemarksPage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/slips") view=pulse::slips::SlipsPage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/slips/:sheet") view=pulse::sheet::SheetPage ssr=SsrMode::Async/>
                <Route path=path!("/teams/:team/people") view=team::people::People ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    error_page(&AppError::Missing)
}
