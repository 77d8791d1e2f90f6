//! Writing a format of the team's own: its text, and what is wrong with a draft of it, by line and field.

use leptos::prelude::*;
use roundwell::{
    Problem,
    format::{
        Format,
        library::{MAX_TEXT_CHARS, OwnFormat, service},
    },
    ids::{FormatId, TeamId},
};

use super::labels;
use crate::{
    i18n,
    request::{path_param, signed_in, use_ctx},
    tr,
    ui::{
        ButtonKind, Details, Form, Layout, LinkButton, NavPlace, Notice, PageHead, Submit, TextArea, Tone,
        page,
    },
};

/// `/teams/{team}/formats/{format}/edit`.
#[component]
pub fn EditFormat() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let id: FormatId = path_param("format")?;
        let own = service::own(&use_ctx(), &actor, team, id).await?;
        let title = Format::parse(&own.text).map_or_else(|_| String::new(), |format| labels::title(&format));
        let state = own.draft.as_deref().map(draft);
        let text = own.draft.clone().unwrap_or_else(|| own.text.clone());
        let back = format!("/teams/{team}/formats/{id}");
        let fields = format!("{back}/fields");
        Ok(view! {
            <Layout title=tr!("format-edit-title") team=team place=NavPlace::Circle class="narrow">
                <PageHead title=tr!("format-edit-title") eyebrow=title lede=tr!("format-edit-lede")/>
                {state}
                {form(&own, text, back)}
                <p class="quiet"><a href=fields>{tr!("format-edit-fields")}</a></p>
                {help()}
            </Layout>
        })
    })
}

fn form(own: &OwnFormat, text: String, back: String) -> impl IntoView + use<> {
    let most = u32::try_from(MAX_TEXT_CHARS).unwrap_or(u32::MAX);
    let version = own.version;
    view! {
        <Form action=format!("{back}/edit") class="form format-text">
            <input type="hidden" name="seen" value=version/>
            <TextArea name="text" label=tr!("format-text") value=text hint=tr!("format-text-hint") most=most/>
            <Submit label=tr!("format-save")><LinkButton href=back label=tr!("format-leave") kind=ButtonKind::Quiet/></Submit>
        </Form>
    }
}

/// A draft is not in use: what is wrong with it, or that somebody else was faster.
fn draft(text: &str) -> impl IntoView + use<> {
    let problems = match Format::parse(text) {
        Ok(_) => vec![tr!("format-draft-crossed")],
        Err(errors) => {
            let problems = errors.iter().map(|error| i18n::problem(&Problem::from(error)));
            problems.collect()
        }
    };
    let lines = problems
        .into_iter()
        .map(|problem| view! { <li><a href="#field-text">{problem}</a></li> });
    view! {
        <div role="alert" class="error-summary">
            <h2>{tr!("format-draft")}</h2>
            <ul>{lines.collect_view()}</ul>
            <p>{tr!("format-draft-note")}</p>
        </div>
    }
}

/// The words of the file.
fn help() -> impl IntoView {
    use roundwell::format::{StageKind, TurnRule, prompt::Family};
    let list = |words: Vec<(String, String)>| {
        let rows = words
            .into_iter()
            .map(|(word, text)| view! { <dt><code>{word}</code></dt><dd>{text}</dd> });
        view! { <dl class="facts">{rows.collect_view()}</dl> }
    };
    let kinds = StageKind::ALL.iter().map(|kind| {
        let text = tr!(&format!("format-kind-{kind}"));
        (kind.to_string(), text)
    });
    let rules = TurnRule::ALL.iter().map(|rule| {
        let text = tr!(&format!("format-rule-{rule}"));
        (rule.to_string(), text)
    });
    let families = Family::ALL.iter().map(|family| {
        let text = tr!(&format!("format-family-{family}"));
        (family.to_string(), text)
    });
    view! {
        <Details summary=tr!("format-help")>
            <Notice tone=Tone::Plain><p>{tr!("format-help-lead")}</p></Notice>
            <h2>"kind"</h2>
            {list(kinds.collect())}
            <h2>"turns"</h2>
            {list(rules.collect())}
            <h2>"families"</h2>
            {list(families.collect())}
        </Details>
    }
}
