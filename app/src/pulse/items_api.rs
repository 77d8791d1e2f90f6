//! Server functions about an organisation's own questions.

#[cfg(feature = "ssr")]
pub use functions::*;

#[cfg(feature = "ssr")]
mod functions {
    use std::collections::BTreeMap;

    use leptos::prelude::*;
    use roundwell::{Locale, ids::TeamId, pulse::service, question::own::TypedItem};

    use crate::{
        AppError,
        request::{go_to, signed_in, use_ctx},
    };

    /// Adds one question; each language has a field of its name.
    #[server(endpoint = "items/add", prefix = "/api")]
    pub async fn add_item(
        team: String,
        #[server(default)] scale: String,
        #[server(default)] better: String,
        #[server(default)] domain: String,
        #[server(default)] area: String,
        #[server(flatten)] languages: BTreeMap<String, String>,
    ) -> Result<(), AppError> {
        let (actor, team) = (signed_in()?, parsed(&team)?);
        let typed = TypedItem {
            domain,
            area,
            better,
            scale,
            wording: languages
                .into_iter()
                .filter_map(|(code, text)| Some((code.parse::<Locale>().ok()?, text)))
                .collect(),
        };
        service::add_item(&use_ctx(), &actor, team, &typed).await?;
        go_to(&format!("/teams/{team}/questions"), Some("items-added"));
        Ok(())
    }

    /// Adds questions from a text in the form of the bank's file.
    #[server(endpoint = "items/add-text", prefix = "/api")]
    pub async fn add_items(team: String, #[server(default)] text: String) -> Result<(), AppError> {
        let (actor, team) = (signed_in()?, parsed(&team)?);
        service::add_items(&use_ctx(), &actor, team, &text).await?;
        go_to(&format!("/teams/{team}/questions"), Some("items-added"));
        Ok(())
    }

    /// Asks a question no longer.
    #[server(endpoint = "items/retire", prefix = "/api")]
    pub async fn retire_item(team: String, key: String) -> Result<(), AppError> {
        let (actor, team) = (signed_in()?, parsed(&team)?);
        service::retire_item(&use_ctx(), &actor, team, &key).await?;
        go_to(&format!("/teams/{team}/questions"), Some("item-retired"));
        Ok(())
    }

    fn parsed(team: &str) -> Result<TeamId, AppError> {
        team.parse().map_err(|_| AppError::Missing)
    }
}
