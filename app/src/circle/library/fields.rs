//! A format of the team's own as fields: the same text as on the page beside it, for whoever would rather not write a file.
//!
//! What is wrong stands beside its field, and nothing typed is lost: what cannot be used is kept as a draft. One stage behind each
//! disclosure; a new stage, another order and a stage less are fields as well, so that all of it works without JavaScript.

use leptos::prelude::*;
use roundwell::{
    format::{
        Format,
        library::{
            OwnFormat, service,
            sheet::{FieldContent, FieldSpec, FieldValues, FormatSheet, HEAD, STAGE},
        },
    },
    ids::{FormatId, TeamId},
};

use super::{
    labels,
    mistakes::Mistakes,
    names::{field_id, label},
};
use crate::{
    i18n::use_locale,
    request::{path_param, signed_in, use_ctx, visitor},
    tr,
    ui::{ButtonKind, Details, Form, Layout, LinkButton, NavPlace, PageHead, Submit, escaped, page},
};

/// `/teams/{team}/formats/{format}/fields`.
#[component]
pub fn FormatFields() -> impl IntoView {
    page(async move {
        let actor = signed_in()?;
        let team: TeamId = path_param("team")?;
        let id: FormatId = path_param("format")?;
        let own = service::own(&use_ctx(), &actor, team, id).await?;
        let title = Format::parse(&own.text).map_or_else(|_| String::new(), |format| labels::title(&format));
        let text = own.draft.clone().unwrap_or_else(|| own.text.clone());
        let wrong = own.draft.as_deref().map(Mistakes::of);
        let summary = wrong.as_ref().map(Mistakes::summary);
        let path = format!("/teams/{team}/formats/{id}/fields");
        let body = match sent(&path).or_else(|| FormatSheet::read(&text)) {
            Some(sheet) => form(&own, &sheet, wrong.as_ref()).into_any(),
            None => view! { <p>{tr!("sheet-no-fields")}</p> }.into_any(),
        };
        let as_text = format!("/teams/{team}/formats/{id}/edit");
        Ok(view! {
            <Layout title=tr!("format-edit-title") team=team place=NavPlace::Circle class="narrow">
                <PageHead title=tr!("format-edit-title") eyebrow=title lede=tr!("sheet-lede")/>
                {summary}
                {body}
                <p class="quiet"><a href=as_text>{tr!("sheet-as-text")}</a></p>
            </Layout>
        })
    })
}

/// Values typed into the fields, when they come back.
fn sent(path: &str) -> Option<FormatSheet> {
    let visitor = visitor();
    let typed = &visitor.returned(path, "")?.typed;
    let fields = typed.iter().filter_map(|(name, value)| {
        let name = name.strip_prefix("fields[")?.strip_suffix(']')?;
        Some((name.to_owned(), value.clone()))
    });
    Some(FormatSheet::typed(&fields.collect()))
}

fn form(own: &OwnFormat, sheet: &FormatSheet, wrong: Option<&Mistakes>) -> impl IntoView + use<> {
    let version = own.version;
    let back = format!("/teams/{}/formats/{}", own.team_id, own.id);
    let key = sheet.head.get("key").cloned().unwrap_or_default();
    let head = fields(None, &HEAD, &sheet.head, wrong);
    let stages = sheet
        .stages
        .iter()
        .enumerate()
        .map(|(number, typed)| stage(number, typed, wrong))
        .collect_view();
    view! {
        <Form action=format!("{back}/fields")>
            <input type="hidden" name="seen" value=version/>
            <input type="hidden" name="fields[key]" value=key/>
            {head}
            <h2>{tr!("format-stages")}</h2>
            {stages}
            <Submit label=tr!("format-save")><LinkButton href=back label=tr!("format-leave") kind=ButtonKind::Quiet/></Submit>
            // Not the first button: Enter in a field presses that one.
            <div><button class="button soft" type="submit" name="fields[add]" value="1">{tr!("sheet-add")}</button></div>
        </Form>
    }
}

fn stage(number: usize, typed: &FieldValues, wrong: Option<&Mistakes>) -> impl IntoView + use<> {
    let locale = use_locale();
    let title = typed.get(&format!("title.{}", locale.as_str())).cloned();
    let title = title.filter(|title| !title.trim().is_empty());
    let summary = tr!(
        "sheet-stage",
        number = number + 1,
        title = title.unwrap_or_else(|| tr!("sheet-untitled"))
    );
    let key = typed.get("key").cloned().unwrap_or_default();
    let place = number + 1;
    let place_id = field_id(Some(number), "place");
    let open = wrong.is_some_and(|wrong| wrong.touch(number));
    let fields = fields(Some(number), &STAGE, typed, wrong);
    view! {
        <Details summary=summary open=open>
            <div class="form">
                <input type="hidden" name=post_name(Some(number), "key") value=key/>
                {fields}
                <div class="field">
                    <label for=place_id.clone()>{tr!("sheet-place")}</label>
                    <input class="input short" type="number" min="1" max="20" id=place_id name=post_name(Some(number), "place") value=place/>
                </div>
                <label class="check"><input type="checkbox" name=post_name(Some(number), "gone")/><span>{tr!("sheet-gone")}</span></label>
            </div>
        </Details>
    }
}

fn fields(
    stage: Option<usize>,
    fields: &[FieldSpec],
    typed: &FieldValues,
    wrong: Option<&Mistakes>,
) -> Vec<AnyView> {
    let drawn = fields.iter().map(|(name, holds, optional)| {
        let text = typed.get(name).cloned().unwrap_or_default();
        let problem = wrong.and_then(|wrong| wrong.at(stage, name));
        Drawing {
            stage,
            name,
            optional: *optional,
            text,
            problem,
        }
        .draw(*holds)
    });
    drawn.collect()
}

/// A field as the form sends it (see `Sheet::typed`).
fn post_name(stage: Option<usize>, field: &str) -> String {
    match stage {
        Some(number) => format!("fields[stage-{number}/{field}]"),
        None => format!("fields[{field}]"),
    }
}

/// One field, about to be drawn.
struct Drawing<'a> {
    stage: Option<usize>,
    name: &'a str,
    optional: bool,
    text: String,
    problem: Option<String>,
}

impl Drawing<'_> {
    fn draw(self, holds: FieldContent) -> AnyView {
        let (id, name, label) = (
            field_id(self.stage, self.name),
            post_name(self.stage, self.name),
            label(self.name),
        );
        let problem_id = format!("{id}-problem");
        let described = self.problem.is_some().then(|| problem_id.clone());
        let invalid = self.problem.is_some().then_some("true");
        let note = self
            .problem
            .clone()
            .map(|text| view! { <p class="error" id=problem_id>{text}</p> });
        let control = match holds {
            FieldContent::SomeOf(list) => return self.ticks(list(), label, note.into_any()),
            FieldContent::Line => {
                view! { <input class="input" type="text" id=id.clone() name=name value=self.text maxlength="80" aria-describedby=described aria-invalid=invalid/> }
                    .into_any()
            }
            // Not of the kind `number`: what was typed instead of one would not be shown again.
            FieldContent::Number => {
                view! { <input class="input short" type="text" inputmode="numeric" id=id.clone() name=name value=self.text maxlength="10" aria-describedby=described aria-invalid=invalid/> }
                    .into_any()
            }
            FieldContent::Sentences => {
                let text = escaped(&self.text);
                view! { <textarea class="textarea" id=id.clone() name=name maxlength="600" aria-describedby=described aria-invalid=invalid>{text}</textarea> }
                    .into_any()
            }
            FieldContent::OneOf(list) => {
                let options = options(self.name, list(), &self.text);
                view! { <select class="select" id=id.clone() name=name aria-describedby=described aria-invalid=invalid>{options}</select> }
                    .into_any()
            }
        };
        let optional = (self.optional && matches!(holds, FieldContent::Number))
            .then(|| view! { <span class="optional">" "{tr!("field-optional")}</span> });
        view! {
            <div class="field">
                <label for=id>{label}{optional}</label>
                {note}
                {control}
            </div>
        }
        .into_any()
    }

    fn ticks(self, words: Vec<&'static str>, label: String, note: AnyView) -> AnyView {
        let (id, name) = (field_id(self.stage, self.name), post_name(self.stage, self.name));
        let stem = name.trim_end_matches(']').to_owned();
        let chosen: Vec<&str> = self.text.split_whitespace().collect();
        let unknown = chosen.iter().filter(|word| !words.contains(word));
        let unknown = unknown.map(|word| (*word, (*word).to_owned()));
        let known = words.iter().map(|word| (*word, word_label(self.name, word)));
        let ticks = known.chain(unknown).map(|(word, label)| {
            let name = format!("{stem}/{word}]");
            let checked = chosen.contains(&word);
            view! { <label class="check"><input type="checkbox" name=name checked=checked/><span>{label}</span></label> }
        });
        view! { <fieldset class="field" id=id><legend>{label}</legend>{note}<div>{ticks.collect_view()}</div></fieldset> }.into_any()
    }
}

/// A word that is on no list stays in it, so that it can be seen and exchanged.
fn options(field: &str, words: Vec<&'static str>, text: &str) -> Vec<AnyView> {
    let unknown = (!text.is_empty() && !words.contains(&text)).then(|| (text.to_owned(), text.to_owned()));
    let known = words
        .into_iter()
        .map(|word| (word.to_owned(), word_label(field, word)));
    let all = unknown.into_iter().chain(known);
    all.map(|(word, label)| {
        let selected = word == text;
        view! { <option value=word selected=selected>{label}</option> }.into_any()
    })
    .collect()
}

fn word_label(field: &str, word: &str) -> String {
    match field {
        "kind" => tr!(&format!("format-kind-{word}")),
        "turns" => tr!(&format!("format-rule-{word}")),
        "families" => tr!(&format!("format-family-{word}")),
        _ => tr!(&format!("sheet-word-{word}")),
    }
}
