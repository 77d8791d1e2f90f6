//! The manager's reply.

use chrono::NaiveDate;
use leptos::prelude::*;
use roundwell::{
    action::{Level, ReplyForm, ReplyKind},
    ids::{ActionId, TeamId},
};

use crate::{
    tr,
    ui::{Choice, Form, RadioSet, Submit, TextArea, TextField},
};

/// The form of a reply. The day is asked for where the browser can tell that a promise is chosen, and always where it cannot.
#[component]
pub fn ReplyToIt(
    /// The team that asks.
    team: TeamId,
    action: ActionId,
    /// Number of entries that the history has that the reader sees.
    seen: u32,
    /// Person who is asked now.
    level: Level,
    /// True when a reply is owed, as opposed to changing one's mind.
    first: bool,
    /// Today, for the reader.
    today: NaiveDate,
) -> impl IntoView {
    let choice = |kind: ReplyKind| {
        let hint = match (kind, level.above()) {
            (ReplyKind::Escalated, None) => return None,
            (ReplyKind::Escalated, Some(above)) => {
                tr!("action-reply-escalated-hint", level = above.as_str())
            }
            _ => tr!(&format!("action-reply-{kind}-hint")),
        };
        Some(Choice::new(kind.as_str(), tr!(&format!("action-reply-{kind}"))).with(hint))
    };
    let choices: Vec<Choice> = ReplyKind::ALL.iter().filter_map(|kind| choice(*kind)).collect();
    let most = u32::try_from(ReplyForm::MAX_TEXT_CHARS).ok();
    view! {
        <section class="stack" id="reply">
            <h2>{tr!("action-reply-title")}</h2>
            {first.then(|| view! { <p class="quiet">{tr!("action-reply-lead")}</p> })}
            <Form action=format!("/teams/{team}/actions/{action}/reply") class="form reply-form">
                <input type="hidden" name="seen" value=seen/>
                <RadioSet name="kind" label=tr!("action-reply-kind") choices/>
                <div class="reply-until">
                    <TextField name="until" kind="date" label=tr!("action-reply-until") hint=tr!("action-reply-until-hint")
                        min=today.to_string() optional=true/>
                </div>
                <TextArea name="text" label=tr!("action-reply-text") hint=tr!("action-reply-text-hint") most=most.unwrap_or_default() optional=true/>
                <Submit label=tr!("action-reply-submit")/>
            </Form>
        </section>
    }
}
