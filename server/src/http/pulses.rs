//! Posts about pulses: their plan, their slips, and the reader of their remarks.

use axum::extract::State;
use roundwell::{
    ids::{PulseId, SheetId, TeamId},
    pulse::{plan::TypedPulsePlan, service},
};
use roundwell_app::AppError;
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, PathIds, Typed},
    state::Http,
};

/// Fields of a plan.
#[derive(Deserialize)]
pub(super) struct PlanFields {
    opens_on: String,
    closes_on: String,
    threshold: String,
    #[serde(default)]
    slips: String,
}

/// Plans the team's next pulse; one whose day is today opens at once.
pub(super) async fn plan(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(typed): Typed<PlanFields>,
) -> FormResult {
    let typed = TypedPulsePlan {
        opens_on: typed.opens_on,
        closes_on: typed.closes_on,
        threshold: typed.threshold,
        slips: typed.slips,
    };
    service::plan_pulse(&http.ctx, &actor, team, &typed).await?;
    Ok(page_of(team).saying("pulse-planned"))
}

/// Takes back a pulse that has not opened.
pub(super) async fn withdraw(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(pulse): PathIds<PulseId>,
) -> FormResult {
    let team = service::withdraw_pulse(&http.ctx, &actor, pulse).await?;
    Ok(page_of(team).saying("pulse-withdrawn"))
}

/// Field of how many slips.
#[derive(Deserialize)]
pub(super) struct SlipFields {
    slips: String,
}

/// Prints a sheet of slips for people without an account.
pub(super) async fn print_slips(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(pulse): PathIds<PulseId>,
    Typed(typed): Typed<SlipFields>,
) -> FormResult {
    let sheet = service::print_sheet(&http.ctx, &actor, pulse, &typed.slips).await?;
    let team = service::ballot_page(&http.ctx, None, pulse).await?.pulse.team_id;
    Ok(Done::at(format!("/teams/{team}/slips/{sheet}")).saying("slips-printed"))
}

/// Takes a sheet of slips back.
pub(super) async fn void_slips(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(sheet): PathIds<SheetId>,
) -> FormResult {
    let team = service::void_sheet(&http.ctx, &actor, sheet).await?;
    Ok(Done::at(format!("/teams/{team}/slips")).saying("slips-voided"))
}

/// Field of the next reader: an account, or nothing for nobody.
#[derive(Deserialize)]
pub(super) struct ReaderFields {
    account: String,
}

/// Makes somebody the reader of the team's remarks, or nobody.
pub(super) async fn choose_reader(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
    Typed(typed): Typed<ReaderFields>,
) -> FormResult {
    service::choose_reader(&http.ctx, &actor, team, &typed.account).await?;
    Ok(page_of(team).saying("reader-chosen"))
}

/// Puts the reading down: what was written for this reader alone goes unread.
pub(super) async fn step_down(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(team): PathIds<TeamId>,
) -> FormResult {
    service::resign(&http.ctx, &actor, team).await?;
    Ok(page_of(team).saying("reader-stepped-down"))
}

/// Writes a theme down. `ticks[]` are the places of the remarks it rests on; they are kept nowhere.
pub(super) async fn add_theme(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(pulse): PathIds<PulseId>,
    Typed(pairs): Typed<Vec<(String, String)>>,
) -> FormResult {
    let theme = pairs.iter().find(|(name, _)| name == "theme");
    let (_, theme) = theme.ok_or(AppError::BadRequest)?;
    let ticks = pairs.iter().filter(|(name, _)| name.starts_with("ticks["));
    let ticks: Result<Vec<usize>, _> = ticks.map(|(_, place)| place.parse()).collect();
    let ticks = ticks.map_err(|_| AppError::BadRequest)?;
    let team = service::add_theme(&http.ctx, &actor, pulse, theme, &ticks).await?;
    Ok(remarks_of(team).saying("theme-added"))
}

/// Takes a theme out again.
pub(super) async fn remove_theme(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((pulse, number)): PathIds<(PulseId, i64)>,
) -> FormResult {
    let team = service::remove_theme(&http.ctx, &actor, pulse, number).await?;
    Ok(remarks_of(team).saying("theme-removed"))
}

/// Ends the reading: the remarks are deleted, the themes go out.
pub(super) async fn finish_reading(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds(pulse): PathIds<PulseId>,
) -> FormResult {
    let team = service::finish_reading(&http.ctx, &actor, pulse).await?;
    Ok(page_of(team).saying("reading-finished"))
}

fn page_of(team: TeamId) -> Done {
    Done::at(format!("/teams/{team}/pulse"))
}

fn remarks_of(team: TeamId) -> Done {
    Done::at(format!("/teams/{team}/remarks"))
}
