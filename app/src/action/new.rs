//! Recording what a circle agreed on that met without the live room.

use leptos::prelude::*;
use roundwell::{
    Hse,
    action::{ActionKind, Level},
    ids::TeamId,
};

use super::labels;
use crate::{
    request::visitor,
    tr,
    ui::{Choice, Details, Form, RadioSet, SelectField, Submit, TextField},
};

/// The form, behind a disclosure; `full` when the team has as many live actions as it may.
#[component]
pub fn NewAction(
    /// The team that asks.
    team: TeamId,
    /// True when it has no room for another action.
    full: bool,
) -> impl IntoView {
    let action = format!("/teams/{team}/actions");
    // What comes back must be in sight.
    let open = visitor().returned(&action, "").is_some();
    if full && !open {
        return view! { <p class="quiet">{tr!("action-new-full")}</p> }.into_any();
    }
    let areas = Hse::ALL
        .iter()
        .map(|area| (area.to_string(), labels::area(*area)))
        .collect();
    let kinds = ActionKind::ALL
        .iter()
        .map(|kind| (kind.to_string(), labels::kind(*kind)))
        .collect();
    let levels = Level::ALL
        .iter()
        .map(|level| Choice::new(level.as_str(), labels::level(*level)))
        .collect();
    view! {
        <Details summary=tr!("action-new-open") open>
            <p>{tr!("action-new-lead")}</p>
            <Form action>
                <TextField name="title" label=tr!("action-new-title") hint=tr!("action-new-title-hint")/>
                <SelectField name="area" label=tr!("action-area") options=areas/>
                <SelectField name="kind" label=tr!("action-kind") options=kinds value="condition"/>
                <RadioSet name="level" label=tr!("action-owner") choices=levels value="manager" inline=true/>
                <TextField name="measure" label=tr!("action-new-measure") optional=true/>
                <TextField name="review_on" kind="date" label=tr!("action-new-review") optional=true/>
                <Submit label=tr!("action-new-submit")/>
            </Form>
        </Details>
    }
    .into_any()
}
