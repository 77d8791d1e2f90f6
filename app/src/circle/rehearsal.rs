//! The rehearsal: a host tries a format out, alone. Plain pages without an island: what is tried here is what to say and when, and
//! every tap works the same.

use leptos::prelude::*;
use leptos_meta::Meta;
use roundwell::{
    circle::{
        rehearsal::RehearsalPace,
        service::{RoomContext, rehearsal},
        view::ScreenRole,
    },
    format::{
        MAX_SEATS, MIN_SEATS,
        library::{LibraryEntry, service as library},
    },
    ids::TeamId,
};

use super::page::still;
use crate::{
    i18n::use_locale,
    request::{path_param, query_param, signed_in, use_ctx, visitor},
    schedule::labels::formats,
    tr,
    ui::{DocumentHead, Form, Layout, PageHead, SelectField, page},
};

/// A screen whose seats go on by themselves looks again after so many seconds.
const LOOK_AGAIN: &str = "3";

/// Format rehearsed when nobody asked for anything else, and with how many seats.
const USUAL: &str = "talking-piece";
const SEATS: u8 = 7;

/// `/teams/{team}/rehearsal`: the form that begins one, or the one that is going on.
#[component]
pub fn RehearsalPage() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let wall = query_param("face").as_deref() == Some("wall");
        let face = if wall { ScreenRole::Wall } else { ScreenRole::Host };
        let seen = rehearsal::see(&use_ctx(), &actor, team, use_locale().as_str(), face).await?;
        Ok(match seen {
            None => begin(team, &library::list_formats(&use_ctx(), &actor, team).await?).into_any(),
            Some((snapshot, pace)) if wall => wall_of(team, &snapshot, pace).into_any(),
            Some((snapshot, pace)) => host_of(team, &snapshot, pace).into_any(),
        })
    })
}

/// `?format=` is the one that somebody came from.
fn begin(team: TeamId, shelf: &[LibraryEntry]) -> impl IntoView + use<> {
    let formats = formats(shelf);
    let chosen = query_param("format").unwrap_or_else(|| USUAL.to_owned());
    let usual = shelf
        .iter()
        .find(|entry| entry.key == chosen)
        .map_or(SEATS, |entry| {
            SEATS.clamp(entry.format.least_seats, entry.format.most_seats)
        });
    let seats: Vec<_> = (MIN_SEATS..=MAX_SEATS)
        .map(|seats| (seats.to_string(), tr!("rehearsal-seats-count", count = seats)))
        .collect();
    let paces = RehearsalPace::ALL.iter();
    let paces: Vec<_> = paces
        .map(|pace| (pace.to_string(), tr!(&format!("rehearsal-pace-{pace}"))))
        .collect();
    view! {
        <Layout title=tr!("rehearsal-title") team=team class="narrow">
            <PageHead title=tr!("rehearsal-title") lede=tr!("rehearsal-lede")/>
            <Form id="rehearse" action=format!("/teams/{team}/rehearsal")>
                <SelectField name="format" label=tr!("rehearsal-format") options=formats value=chosen/>
                <SelectField name="seats" label=tr!("rehearsal-seats") options=seats value=usual.to_string()/>
                <SelectField name="pace" label=tr!("rehearsal-pace") options=paces value=RehearsalPace::Tapped.as_str()/>
            </Form>
            <p class="quiet">
                <a href=format!("/teams/{team}/formats")>{tr!("format-link")}</a> " · " <a href="/handbook">{tr!("handbook-link")}</a>
            </p>
            <div class="action-bar"><button class="button" type="submit" form="rehearse">{tr!("rehearsal-begin")}</button></div>
        </Layout>
    }
}

fn host_of(team: TeamId, snapshot: &RoomContext, pace: RehearsalPace) -> impl IntoView + use<> {
    let (again, still) = (again(snapshot, pace), still(snapshot));
    view! {
        <Layout title=tr!("rehearsal-title") team=team>
            {again}
            {still}
            <Form action=format!("/teams/{team}/rehearsal/leave") class="stack">
                <div><button class="button quiet" type="submit">{tr!("rehearsal-leave")}</button></div>
            </Form>
        </Layout>
    }
}

fn wall_of(team: TeamId, snapshot: &RoomContext, pace: RehearsalPace) -> impl IntoView + use<> {
    let (again, still) = (again(snapshot, pace), still(snapshot));
    view! {
        <DocumentHead title=tr!("rehearsal-title")/>
        {again}
        <main id="main" class="wall-page">{still}</main>
        <footer class="no-print"><a href=format!("/teams/{team}/rehearsal")>{tr!("rehearsal-back")}</a></footer>
    }
}

/// While somebody who is not there has the piece, the page looks again by itself.
fn again(snapshot: &RoomContext, pace: RehearsalPace) -> Option<impl IntoView + use<>> {
    let view = &snapshot.view;
    let theirs = view.holder.is_some() && view.holder != view.me;
    let comes_back = visitor().posted.is_some();
    (theirs && pace == RehearsalPace::ByThemselves && !comes_back)
        .then(|| view! { <Meta http_equiv="refresh" content=LOOK_AGAIN/> })
}
