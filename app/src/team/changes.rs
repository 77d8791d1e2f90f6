//! Written changes of roles: all of them for those who manage a team's people, those that people made for themselves for the team.

use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    Ctx,
    ids::TeamId,
    team::{
        Actor, Capability,
        service::{self, RoleChange},
    },
};

use crate::{
    AppError,
    i18n::format,
    tr,
    ui::{Notice, Tone},
};

/// On the team's page: the roles that somebody gave themselves lately.
pub async fn own_roles_notice(
    ctx: &Ctx,
    actor: &Actor,
    team: TeamId,
) -> Result<Option<impl IntoView + use<>>, AppError> {
    if actor.may(Capability::SeeOwnRoles, team).is_err() {
        return Ok(None);
    }
    let changes = service::own_role_changes(ctx, actor, team).await?;
    let zone = format::zone(&actor.time_zone);
    let lines = (!changes.is_empty()).then(|| list(&changes, zone));
    Ok(lines.map(|lines| {
        view! {
            <Notice tone=Tone::Warm>
                <h2>{tr!("own-roles-title")}</h2>
                {lines}
                <p class="quiet">{tr!("own-roles-why")}</p>
            </Notice>
        }
    }))
}

/// On the people's page: every change.
pub(super) fn all_changes(changes: &[RoleChange], zone: Tz) -> impl IntoView + use<> {
    let empty = changes
        .is_empty()
        .then(|| view! { <p>{tr!("people-changes-empty")}</p> });
    view! {
        <section class="stack" id="changes">
            <h2>{tr!("people-changes")}</h2>
            {empty}
            {list(changes, zone)}
        </section>
    }
}

fn list(changes: &[RoleChange], zone: Tz) -> impl IntoView + use<> {
    let lines: Vec<_> = changes
        .iter()
        .map(|change| view! { <li>{in_words(change, zone)}</li> })
        .collect();
    view! { <ul class="rows">{lines}</ul> }
}

fn in_words(change: &RoleChange, zone: Tz) -> String {
    let (name, date) = (change.name.clone(), format::day(change.at, zone));
    let by = change.by.clone().unwrap_or_default();
    let to = tr!(&format!("role-{}", change.to));
    let Some(from) = change.from.map(|from| tr!(&format!("role-{from}"))) else {
        return match (change.is_own, &change.by) {
            (true, _) => tr!("change-joined-own", date = date, name = name, to = to),
            (false, Some(_)) => tr!("change-joined-by", date = date, name = name, to = to, by = by),
            (false, None) => tr!("change-joined", date = date, name = name, to = to),
        };
    };
    if change.is_own {
        tr!("change-role-own", date = date, name = name, from = from, to = to)
    } else {
        tr!(
            "change-role",
            date = date,
            name = name,
            by = by,
            from = from,
            to = to
        )
    }
}
