//! Requests to the levels above, and what came of them.

use chrono_tz::Tz;
use leptos::prelude::*;
use roundwell::{
    action::Standing,
    ids::TeamId,
    summary::model::{AnswersGiven, Asked, Upward, UpwardNote},
};

use crate::{action::labels, i18n::format, tr};

/// Number of requests to levels above the team.
pub(super) fn upward(upward: &Upward) -> impl IntoView + use<> {
    let note = upward.note.map(|note| match note {
        UpwardNote::NothingUpward => tr!("summary-upward-nothing"),
        UpwardNote::OnlyPersonal => tr!("summary-upward-personal"),
    });
    let text = if upward.all == 0 {
        tr!("summary-upward-none")
    } else {
        tr!("summary-upward-figure", above = upward.above, all = upward.all)
    };
    view! {
        <section>
            <h2>{tr!("summary-upward")}</h2>
            <p>{text}</p>
            {note.map(|note| view! { <p>{note}</p> })}
        </section>
    }
}

/// Every action of the block with where it stands, and how long replies take.
pub(super) fn answers(team: TeamId, answers: &AnswersGiven, zone: Tz) -> impl IntoView + use<> {
    let sentences = [
        answers
            .latency_days
            .map(|days| tr!("summary-answers-latency", days = days)),
        (answers.late > 0).then(|| tr!("summary-answers-late", count = answers.late)),
        (answers.closed > 0).then(|| {
            tr!(
                "summary-answers-closed",
                closed = answers.closed,
                confirmed = answers.confirmed
            )
        }),
        answers.trust.map(|level| {
            tr!(
                "summary-answers-trust",
                level = tr!("summary-level", level = level)
            )
        }),
    ];
    let text = sentences.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lines = answers.asked.iter().map(|asked| {
        let href = format!("/teams/{team}/actions/{}", asked.id);
        let class = asked.late.then_some("late");
        view! {
            <li class=class>
                <a href=href dir="auto">{asked.title.clone()}</a>
                " — "
                {standing(asked, zone)}
            </li>
        }
    });
    let list =
        (!answers.asked.is_empty()).then(|| view! { <ul class="plain-list">{lines.collect_view()}</ul> });
    let nothing = answers
        .asked
        .is_empty()
        .then(|| view! { <p>{tr!("summary-upward-none")}</p> });
    view! {
        <section>
            <h2>{tr!("summary-answers")}</h2>
            {nothing}
            {list}
            {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
        </section>
    }
}

fn standing(asked: &Asked, zone: Tz) -> String {
    let since = labels::day(asked.since, zone);
    let level = asked.level.as_str();
    match (asked.standing, asked.owed_days) {
        (Standing::UnderWay, _) => tr!("summary-asked-under-way"),
        (Standing::Owed, days) if asked.late => {
            tr!(
                "summary-asked-late",
                level = level,
                days = days.unwrap_or_default()
            )
        }
        (Standing::Owed, days) => tr!(
            "summary-asked-owed",
            level = level,
            days = days.unwrap_or_default()
        ),
        (Standing::Promised { until }, None) => tr!("summary-asked-promised", date = format::date(until)),
        (Standing::Promised { until }, Some(_)) => {
            tr!("summary-asked-promise-over", date = format::date(until))
        }
        (Standing::SaidDone, _) => tr!("summary-asked-said-done"),
        (Standing::Real, _) => tr!("summary-asked-real", date = since),
        (Standing::Declined, _) => tr!("summary-asked-declined", date = since),
        (Standing::SetAside, _) => tr!("summary-asked-set-aside", date = since),
    }
}
