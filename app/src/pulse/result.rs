//! A published result in words and figures, wherever it is read.

use leptos::prelude::*;
use roundwell::{
    disclosure::{Comparability, Disclosed, IndexFigure, Portion, Publication, RoundedLevel, Shares},
    question::item::{Item, Theme},
};

use crate::{
    i18n::use_locale,
    tr,
    ui::{Details, Notice, Tone},
};

/// Publications about one pulse: who answered in rough bands, the indices, the single questions as far as they may be shown, and one
/// notice for everything that is withheld.
#[component]
pub fn PulseResult(
    /// Figures that the gate let through.
    publication: Publication,
    /// Items asked.
    items: Vec<Item>,
) -> impl IntoView {
    let Some(respondents) = publication.respondents() else {
        return view! {
            <Notice tone=Tone::Plain>
                <p>{tr!("pulse-withheld-all", threshold = publication.threshold())}</p>
                <p>{tr!("pulse-withheld-prompt")}</p>
            </Notice>
        }
        .into_any();
    };
    let singles = singles(&publication, &items);
    let broken = publication.line() == Comparability::Broken;
    let withheld = publication.withholds_something();
    view! {
        <div class="stack">
            <p>{tr!("pulse-respondents", band = respondents.get().as_str().replace('-', "–"))}</p>
            <ul class="levels">{publication.indices().iter().map(index).collect_view()}</ul>
            <p class="quiet">{tr!("pulse-levels-hint")}</p>
            {broken.then(|| view! { <p>{tr!("pulse-line-broken")}</p> })}
            {singles}
            {withheld.then(|| view! { <Notice tone=Tone::Plain><p>{tr!("pulse-withheld-some")}</p></Notice> })}
        </div>
    }
    .into_any()
}

pub(super) fn theme_name(theme: Theme) -> String {
    tr!(&format!("pulse-theme-{theme}"))
}

fn index(figure: &IndexFigure) -> impl IntoView + use<> {
    row(theme_name(figure.theme()), figure.level())
}

fn singles(publication: &Publication, items: &[Item]) -> Option<impl IntoView + use<>> {
    let locale = use_locale();
    let wording = |key: &str| {
        let item = items.iter().find(|item| item.key == key)?;
        Some(item.wording.get(locale).to_owned())
    };
    let shown = publication
        .items()
        .iter()
        .filter(|figure| figure.level().is_some());
    let rows: Vec<_> = shown
        .filter_map(|figure| {
            Some((
                row(wording(figure.key())?, figure.level()),
                figure.shares().map(shares),
            ))
        })
        .collect();
    (!rows.is_empty())
        .then(|| view! { <Details summary=tr!("pulse-singles")><ul class="levels">{rows}</ul></Details> })
}

/// Spread of divided opinions, in quarters, for a mean says little of them.
fn shares(shares: Disclosed<Shares>) -> impl IntoView {
    let word = |portion: Portion| tr!(&format!("shares-{portion}"));
    let Shares { low, middle, high } = shares.get();
    let text = tr!(
        "shares-divided",
        low = word(low),
        middle = word(middle),
        high = word(high)
    );
    view! { <li class="quiet">{text}</li> }
}

fn row(name: String, level: Option<Disclosed<RoundedLevel>>) -> impl IntoView + use<> {
    let shown = level.map_or_else(
        || view! { <span class="quiet">{tr!("pulse-level-withheld")}</span> }.into_any(),
        |level| meter(&name, level.get()).into_any(),
    );
    view! { <li class="index-row worded"><span>{name}</span>{shown}</li> }
}

fn meter(name: &str, level: RoundedLevel) -> impl IntoView + use<> {
    let value = level.value();
    let text = if level.is_lowest() {
        tr!("pulse-level-lowest", level = i64::from(value))
    } else if level.is_highest() {
        tr!("pulse-level-highest", level = i64::from(value))
    } else {
        tr!("pulse-level", level = i64::from(value))
    };
    view! {
        <meter min="0" max="100" value=value aria-label=name.to_owned()>{text.clone()}</meter>
        <span class="nums">{text}</span>
    }
}
