//! Slips, for the lead: how many there are, how to hand them out, one more sheet, and taking one back.

use leptos::prelude::*;
use roundwell::{
    ids::TeamId,
    pulse::{
        service::{self, SlipSheet, Slips},
        slip::MAX_SHEET_SLIPS,
    },
};

use crate::{
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{
        Button, ButtonKind, Details, EmptyState, Form, Layout, NavPlace, PageHead, Submit, TextField, page,
    },
};

/// `/teams/{team}/slips`.
#[component]
pub fn SlipsPage() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let body = match service::slips(&use_ctx(), &actor, team).await? {
            Some(slips) => open(team, &slips).into_any(),
            None => view! { <EmptyState title=tr!("slips-none-title") text=tr!("slips-none")/> }.into_any(),
        };
        Ok(view! {
            <Layout title=tr!("slips-title") team=team place=NavPlace::Pulse class="narrow">
                <PageHead title=tr!("slips-title") lede=tr!("slips-lede")/>
                {body}
            </Layout>
        })
    })
}

fn open(team: TeamId, slips: &Slips) -> impl IntoView + use<> {
    let sheets = slips.sheets.iter().map(|sheet| row(team, sheet)).collect_view();
    let any = !slips.sheets.is_empty();
    view! {
        <section class="stack">
            <p>{tr!("slips-people", count = slips.pulse.slips)}" "{tr!("slips-left", count = slips.left)}</p>
            {(slips.left > 0).then(|| print(slips))}
        </section>
        {any.then(|| view! { <section class="stack"><h2>{tr!("slips-printed")}</h2><ul class="rows">{sheets}</ul></section> })}
        <section class="stack">
            <h2>{tr!("slips-how")}</h2>
            <ol>
                <li>{tr!("slips-how-cut")}</li>
                <li>{tr!("slips-how-draw")}</li>
                <li>{tr!("slips-how-answer")}</li>
            </ol>
        </section>
        <section class="stack">
            <h2>{tr!("slips-tablet")}</h2>
            <p>{tr!("slips-tablet-text")}</p>
            <p><a href=format!("/pulses/{}/slip", slips.pulse.id)>{tr!("slips-tablet-link")}</a></p>
        </section>
    }
}

fn print(slips: &Slips) -> impl IntoView + use<> {
    let most = slips.left.min(MAX_SHEET_SLIPS);
    let pulse = slips.pulse.id.to_string();
    view! {
        <Form action=format!("/pulses/{pulse}/slips")>
            <TextField name="slips" label=tr!("slips-count") kind="number" value=most.to_string() hint=tr!("slips-count-hint", most = most)
                min="1" max=most.to_string()/>
            <Submit label=tr!("slips-print")/>
        </Form>
    }
}

fn row(team: TeamId, sheet: &SlipSheet) -> impl IntoView + use<> {
    let name = tr!("slips-sheet", number = sheet.number, count = sheet.slips);
    if sheet.is_void {
        return view! { <li><span>{name}</span><span class="quiet">{tr!("slips-void")}</span></li> }
            .into_any();
    }
    let (id, form) = (sheet.id.to_string(), format!("sheet-{}", sheet.number));
    view! {
        <li>
            <a class="row-link" href=format!("/teams/{team}/slips/{}", sheet.id)>{name}</a>
            <Details summary=tr!("slips-take-back")>
                <p>{tr!("slips-take-back-text")}</p>
                <Form action=format!("/slips/{id}/void") id=form class="inline">
                    <Button label=tr!("slips-take-back-submit") kind=ButtonKind::Grave/>
                </Form>
            </Details>
        </li>
    }
    .into_any()
}
