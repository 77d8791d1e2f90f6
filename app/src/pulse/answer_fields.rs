//! The questions of a ballot, as both ballot pages and the preview show them: real radio buttons that need no script to be filled in.

use leptos::prelude::*;
use roundwell::{
    Locale, Localized,
    question::{answers::MAX_REMARK_CHARS, item::Item},
};

use crate::{i18n::use_locale, tr};

/// The class of a scale by the longest word of its labels in any language, so that a question looks the same in all of them: in how narrow
/// a place its answers still stand in a row (`style/components/scale.css`).
fn scale_class(labels: &[Localized; 5]) -> &'static str {
    let words = |locale: &Locale| labels.each_ref().map(|label| label.get(*locale).to_owned());
    let labels = Locale::ALL.iter().flat_map(words);
    let letters = |label: String| label.split_whitespace().map(|word| word.chars().count()).max();
    match labels.filter_map(letters).max().unwrap_or_default() {
        0..=6 => "scale",
        7..=8 => "scale middling",
        _ => "scale long",
    }
}

/// Every question, in order.
pub(super) fn questions(items: &[Item]) -> impl IntoView + use<> {
    let questions = items.iter().enumerate();
    questions.map(|(at, item)| question(at, item)).collect_view()
}

/// One question: five real radio buttons whose whole label is the target, and a sixth for skipping.
fn question(at: usize, item: &Item) -> impl IntoView + use<> {
    let locale = use_locale();
    let name = format!("item-{at}");
    let labels = item.labels.each_ref().map(|label| label.get(locale).to_owned());
    let class = scale_class(&item.labels);
    let answers = labels.into_iter().zip(1..).map(|(label, value)| {
        view! { <label><input type="radio" name=name.clone() value=value.to_string() autocomplete="off"/><span>{label}</span></label> }
    });
    let answers = answers.collect_view();
    view! {
        <fieldset class="item">
            <legend>{item.wording.get(locale).to_owned()}</legend>
            <div class=class>{answers}</div>
            <label class="skip-item"><input type="radio" name=name value="" autocomplete="off"/><span>{tr!("ballot-skip")}</span></label>
        </fieldset>
    }
}

/// One remark, with what to know before typing: who reads it, that nobody watches the box, and that names and style can give somebody
/// away. A pulse without a reader takes none, and says so.
pub(super) fn remark(takes_remarks: bool, reader: Option<String>) -> impl IntoView {
    if !takes_remarks {
        return view! { <p class="quiet">{tr!("remark-none")}</p> }.into_any();
    }
    let reader = reader.map_or_else(
        || tr!("remark-reader"),
        |name| tr!("remark-reader-named", name = name),
    );
    view! {
        <div class="field">
            <label for="remark">{tr!("ballot-remark")}<span class="optional">" "{tr!("ballot-remark-optional")}</span></label>
            <p class="hint" id="remark-hint">{tr!("remark-hint")}" "{reader}</p>
            <p class="hint" id="remark-help">{tr!("ballot-remark-nobody")}" "<a href="/help">{tr!("ballot-remark-help")}</a></p>
            <textarea class="textarea" id="remark" maxlength=MAX_REMARK_CHARS.to_string() autocomplete="off"
                aria-describedby="remark-hint remark-help"></textarea>
        </div>
    }
    .into_any()
}
