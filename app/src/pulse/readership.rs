//! Reader of the remarks: said to everybody on the team, chosen by its lead.

use leptos::prelude::*;
use roundwell::{
    ids::TeamId,
    pulse::service::RemarkReviewer,
    team::{Actor, Capability},
};

use crate::{
    tr,
    ui::{Button, ButtonKind, Dialog, Form, LinkButton, SelectField},
};

/// A section of the pulse place.
pub(super) fn readership(team: TeamId, readership: &RemarkReviewer, actor: &Actor) -> impl IntoView + use<> {
    let chosen = readership.chosen.as_ref();
    let said = chosen.map_or_else(
        || tr!("reader-nobody"),
        |person| tr!("reader-chosen", name = person.name.clone()),
    );
    let desk = readership.reads.then(|| {
        view! {
            <LinkButton href=format!("/teams/{team}/remarks") label=tr!("reader-desk") kind=ButtonKind::Soft/>
            {step_down(team)}
        }
    });
    let leads = actor.may(Capability::ChooseReader, team).is_ok();
    let form = leads.then(|| choose(team, readership));
    view! {
        <section class="narrow stack">
            <h2>{tr!("reader-title")}</h2>
            <p>{said}</p>
            <p class="quiet">{tr!("reader-rules")}</p>
            {desk}
            {form}
        </section>
    }
}

/// The way out for whoever reads, here and at their desk.
pub(super) fn step_down(team: TeamId) -> impl IntoView + use<> {
    view! {
        <Dialog id="step-down" opener=tr!("reader-down") kind=ButtonKind::Quiet title=tr!("reader-down-title") leave=tr!("reader-down-leave")>
            <p>{tr!("reader-down-text")}</p>
            <Form action=format!("/teams/{team}/pulse/reader/resign")>
                <Button label=tr!("reader-down-submit") kind=ButtonKind::Grave/>
            </Form>
        </Dialog>
    }
}

fn choose(team: TeamId, readership: &RemarkReviewer) -> impl IntoView + use<> {
    let mut options = vec![(String::new(), tr!("reader-none"))];
    let candidates = readership.candidates.iter();
    options.extend(candidates.map(|person| (person.account_id.to_string(), person.name.clone())));
    let chosen = readership.chosen.as_ref();
    let now = chosen
        .map(|person| person.account_id.to_string())
        .unwrap_or_default();
    view! {
        <Form action=format!("/teams/{team}/pulse/reader")>
            <SelectField name="account" label=tr!("reader-choose") options value=now hint=tr!("reader-choose-hint")/>
            <Button label=tr!("reader-submit") kind=ButtonKind::Soft/>
        </Form>
    }
}
