//! Posts of the library of formats.

use std::collections::BTreeMap;

use axum::extract::State;
use roundwell::{
    format::library::{
        Sharing,
        service::{self, WriteOutcome},
        sheet::FormatSheet,
    },
    ids::{FormatId, TeamId},
};
use roundwell_app::AppError;
use serde::Deserialize;

use super::{
    answer::{Done, FormResult},
    extract::{CurrentActor, PathIds, Typed},
    state::Http,
};

/// Makes a copy of a format the team's own, and goes on to its fields.
pub(super) async fn copy(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, format)): PathIds<(TeamId, String)>,
) -> FormResult {
    let copy = service::copy(&http.ctx, &actor, team, &format).await?;
    Ok(Done::at(format!("/teams/{team}/formats/{copy}/fields")).saying("format-copied"))
}

/// Fields of a format that is written as text.
#[derive(Deserialize)]
pub(super) struct FormatTextFields {
    #[serde(default)]
    seen: String,
    #[serde(default)]
    text: String,
}

/// Writes a format of the team's own. What cannot be read yet is kept as a draft, and its page says what is wrong.
pub(super) async fn save(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, format)): PathIds<(TeamId, FormatId)>,
    Typed(typed): Typed<FormatTextFields>,
) -> FormResult {
    let seen = typed.seen.parse().unwrap_or(0);
    let written = service::save(&http.ctx, &actor, team, format, seen, &typed.text).await?;
    Ok(after(written, team, format, "edit"))
}

/// Writes a format of the team's own by its fields, each named `fields[…]` (see `FormatSheet::typed`); `add` among them asks for one stage
/// more.
pub(super) async fn write_fields(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, format)): PathIds<(TeamId, FormatId)>,
    Typed(pairs): Typed<Vec<(String, String)>>,
) -> FormResult {
    let seen = pairs.iter().find(|(name, _)| name == "seen");
    let seen = seen.and_then(|(_, seen)| seen.parse().ok()).unwrap_or(0);
    let mut fields = BTreeMap::new();
    for (name, value) in &pairs {
        if let Some(place) = name.strip_prefix("fields") {
            let place = place_of(place).ok_or(AppError::BadRequest)?;
            fields.insert(place.to_owned(), value.clone());
        }
    }
    let mut sheet = FormatSheet::typed(&fields);
    if fields.contains_key("add") {
        sheet.add_stage();
    }
    let written = service::save(&http.ctx, &actor, team, format, seen, &sheet.write()).await?;
    Ok(after(written, team, format, "fields"))
}

/// The place of a field in the format, from `[place]`; none when no form of ours has such a field.
fn place_of(bracketed: &str) -> Option<&str> {
    let place = bracketed.strip_prefix('[')?.strip_suffix(']')?;
    let is_ours =
        place.starts_with(|letter: char| letter.is_ascii_alphabetic()) && !place.contains(['[', ']']);
    is_ours.then_some(place)
}

fn after(written: WriteOutcome, team: TeamId, format: FormatId, form: &str) -> Done {
    let page = format!("/teams/{team}/formats/{format}");
    match written {
        WriteOutcome::InUse => Done::at(page).saying("format-saved"),
        WriteOutcome::Draft => Done::at(format!("{page}/{form}")),
    }
}

/// Field that says who may choose a format: `team`, `shared` or `withdrawn`.
#[derive(Deserialize)]
pub(super) struct SharingFields {
    sharing: String,
}

/// Says who may choose a format of the team's own.
pub(super) async fn share(
    State(http): State<Http>,
    CurrentActor(actor): CurrentActor,
    PathIds((team, format)): PathIds<(TeamId, FormatId)>,
    Typed(typed): Typed<SharingFields>,
) -> FormResult {
    let sharing: Sharing = typed.sharing.parse().map_err(|_| AppError::BadRequest)?;
    service::share(&http.ctx, &actor, team, format, sharing).await?;
    Ok(Done::at(format!("/teams/{team}/formats/{format}")).saying("saved"))
}
