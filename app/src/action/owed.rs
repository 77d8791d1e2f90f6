//! Work of a manager: replies that are due and circles that were lost, team by team. Work, not feelings side by side.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::summary::service::TeamWork;

use super::labels;
use crate::{tr, ui::Card};

/// The overview, for the manager's front page.
pub fn work_owed(work: Vec<TeamWork>, now: DateTime<Utc>, zone: Tz) -> impl IntoView {
    let count: usize = work.iter().map(|team| team.replies.len()).sum();
    let lead = if count == 0 {
        tr!("action-owed-none")
    } else {
        tr!("action-owed-replies", count = count)
    };
    view! {
        <section class="stack">
            <h2>{tr!("action-owed-title")}</h2>
            <p>{lead}</p>
            {work.into_iter().map(|team| of_team(team, now, zone)).collect_view()}
        </section>
    }
}

fn of_team(work: TeamWork, now: DateTime<Utc>, zone: Tz) -> impl IntoView {
    let (lost, planned) = (
        work.protection.planned - work.protection.kept,
        work.protection.planned,
    );
    let space = if lost > 0 {
        tr!("action-owed-lost", lost = lost, planned = planned)
    } else {
        tr!("action-owed-kept", planned = planned)
    };
    let cards = work.replies.into_iter().map(|action| {
        let late = action.state().clock(now).is_some_and(|clock| clock.is_late(now));
        let class = if late { "standing late" } else { "standing" };
        view! {
            <Card href=format!("/teams/{}/actions/{}", action.team_id, action.id) title=action.title.clone()>
                <p class=class>{labels::standing(&action, now, zone)}</p>
            </Card>
        }
    });
    let cards = cards.collect_view();
    view! {
        <div class="stack tight">
            <h3><a href=format!("/teams/{}/summary", work.team_id)><bdi>{work.team_name}</bdi></a></h3>
            <p class="quiet">{space}</p>
            <ul class="cards">{cards}</ul>
        </div>
    }
}
