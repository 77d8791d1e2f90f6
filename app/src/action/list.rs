//! The actions of a team: what it asked for, each with its deadline, and the newest result.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    action::{Action, MAX_LIVE, service},
    ids::TeamId,
    pulse,
    team::{Actor, Capability},
};

use super::{labels, new::NewAction};
use crate::{
    AppError,
    i18n::format,
    pulse::result::PulseResult,
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{ButtonKind, Card, EmptyState, Layout, LinkButton, NavPlace, PageHead, page},
};

/// `/teams/{team}/actions`.
#[component]
pub fn ActionList() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let ctx = use_ctx();
        let actions = service::list(&ctx, &actor, team).await?;
        let latest = latest_result(&actor, team).await?;
        let (live, closed): (Vec<_>, Vec<_>) = actions
            .into_iter()
            .partition(|action| action.state().standing.is_live());
        let zone = format::zone(&actor.time_zone);
        let now = ctx.now();
        let may_record = actor.may(Capability::AgreeAction, team).is_ok();
        let may_read = actor.may(Capability::ReadSummary, team).is_ok();
        let full = live.len() >= MAX_LIVE;
        let nothing = live.is_empty() && closed.is_empty();
        let name = actor
            .teams
            .iter()
            .find(|t| t.team_id == team)
            .map(|t| t.team_name.clone())
            .unwrap_or_default();
        Ok(view! {
            <Layout title=tr!("action-list-title") team=team place=NavPlace::Actions>
                <PageHead title=tr!("action-list-title") eyebrow=name lede=tr!("action-list-lede")>
                    {may_read.then(|| view! {
                        <LinkButton href=format!("/teams/{team}/summary") label=tr!("action-read-summary") kind=ButtonKind::Soft/>
                    })}
                </PageHead>
                {nothing.then(|| view! { <EmptyState title=tr!("action-list-empty-title") text=tr!("action-list-empty")/> })}
                {(!nothing).then(|| view! {
                    <section class="stack">
                        <h2>{tr!("action-list-live")}</h2>
                        {live.is_empty().then(|| view! { <p>{tr!("action-list-none-live")}</p> })}
                        {cards(live, now, zone)}
                    </section>
                })}
                {may_record.then(|| view! { <NewAction team full/> })}
                {latest}
                {(!closed.is_empty()).then(|| view! {
                    <section class="stack">
                        <h2>{tr!("action-list-closed")}</h2>
                        {cards(closed, now, zone)}
                    </section>
                })}
            </Layout>
        })
    })
}

/// The newest result this reader may see; nothing before the first.
async fn latest_result(actor: &Actor, team: TeamId) -> Result<Option<AnyView>, AppError> {
    let place = pulse::service::place(&use_ctx(), actor, team).await?;
    let zone = format::zone(&actor.time_zone);
    Ok(place.results.into_iter().next_back().map(|(snapshot, items)| {
        let day = format::long_day(snapshot.closed_at, zone);
        view! {
            <section class="narrow stack">
                <h2>{tr!("pulse-latest")}</h2>
                <p class="quiet">{tr!("pulse-result-of", day = day)}</p>
                <PulseResult publication=snapshot.publication items/>
            </section>
        }
        .into_any()
    }))
}

/// Actions as cards, each with where it stands.
pub(super) fn cards(actions: Vec<Action>, now: DateTime<Utc>, zone: Tz) -> impl IntoView {
    let cards = actions.into_iter().map(|action| {
        let late = action.state().clock(now).is_some_and(|clock| clock.is_late(now));
        let class = if late { "standing late" } else { "standing" };
        view! {
            <Card href=format!("/teams/{}/actions/{}", action.team_id, action.id) title=action.title.clone()>
                <p class=class dir="auto">{labels::standing(&action, now, zone)}</p>
                <p class="quiet">
                    {labels::area(action.hse)}" · "{tr!("action-asked-on", date = labels::day(action.agreed_at(), zone))}
                </p>
            </Card>
        }
    });
    view! { <ul class="cards">{cards.collect_view()}</ul> }
}
