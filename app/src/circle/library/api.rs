//! Server functions of the library: each parses, calls one use case, and says where to go next.

use leptos::prelude::*;

use crate::AppError;
#[cfg(feature = "ssr")]
use crate::request::{go_to, signed_in, use_ctx};
#[cfg(feature = "ssr")]
use roundwell::{
    format::library::{
        Sharing,
        service::{self, WriteOutcome},
        sheet::FormatSheet,
    },
    ids::{FormatId, SessionId, TeamId},
    schedule,
};

/// Makes a copy of a format the team's own, and goes on to its fields.
#[server(endpoint = "formats/copy", prefix = "/api")]
pub async fn copy_format(team: String, format: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let copy = service::copy(&use_ctx(), &actor, team, &format).await?;
    go_to(
        &format!("/teams/{team}/formats/{copy}/fields"),
        Some("format-copied"),
    );
    Ok(())
}

/// Writes a format of the team's own. What cannot be read yet is kept as a draft, and its page says what is wrong.
#[server(endpoint = "formats/save", prefix = "/api")]
pub async fn save_format(
    team: String,
    format: String,
    #[server(default)] seen: String,
    #[server(default)] text: String,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let id: FormatId = format.parse().map_err(|_| AppError::Missing)?;
    let seen = seen.parse().unwrap_or(0);
    let page = format!("/teams/{team}/formats/{id}");
    match service::save(&use_ctx(), &actor, team, id, seen, &text).await? {
        WriteOutcome::InUse => go_to(&page, Some("format-saved")),
        WriteOutcome::Draft => go_to(&format!("{page}/edit"), None),
    }
    Ok(())
}

/// Writes a format of the team's own by its fields (see `Sheet::typed`); `add` among them asks for one stage more.
#[server(endpoint = "formats/fields", prefix = "/api")]
pub async fn write_fields(
    team: String,
    format: String,
    #[server(default)] seen: String,
    #[server(default)] fields: std::collections::BTreeMap<String, String>,
) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let id: FormatId = format.parse().map_err(|_| AppError::Missing)?;
    let mut sheet = FormatSheet::typed(&fields);
    if fields.contains_key("add") {
        sheet.add_stage();
    }
    let seen = seen.parse().unwrap_or(0);
    let page = format!("/teams/{team}/formats/{id}");
    match service::save(&use_ctx(), &actor, team, id, seen, &sheet.write()).await? {
        WriteOutcome::InUse => go_to(&page, Some("format-saved")),
        WriteOutcome::Draft => go_to(&format!("{page}/fields"), None),
    }
    Ok(())
}

/// Says who may choose a format of the team's own: `team`, `shared` or `withdrawn`.
#[server(endpoint = "formats/share", prefix = "/api")]
pub async fn share_format(team: String, format: String, sharing: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let id: FormatId = format.parse().map_err(|_| AppError::Missing)?;
    let sharing: Sharing = sharing.parse().map_err(|_| AppError::BadRequest)?;
    service::share(&use_ctx(), &actor, team, id, sharing).await?;
    go_to(&format!("/teams/{team}/formats/{id}"), Some("saved"));
    Ok(())
}

/// Gives one session another format.
#[server(endpoint = "schedule/format", prefix = "/api")]
pub async fn change_format(team: String, session: String, format: String) -> Result<(), AppError> {
    let actor = signed_in()?;
    let team: TeamId = team.parse().map_err(|_| AppError::Missing)?;
    let session: SessionId = session.parse().map_err(|_| AppError::Missing)?;
    schedule::service::set_format(&use_ctx(), &actor, session, &format).await?;
    go_to(&format!("/teams/{team}/sessions/{session}"), Some("saved"));
    Ok(())
}
