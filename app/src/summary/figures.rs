//! The sections with figures: protected space, the themes, what we sacrifice, pressure.

use leptos::prelude::*;
use roundwell::{
    question::item::Theme,
    summary::{
        Protection,
        model::{KEPT, LOW, LevelLine, Pressure, Sacrifice, ThemeReport, Topic},
    },
};

use crate::{
    tr,
    ui::{KeptFigure, Notice, RunChartFigure, Tone},
};

/// The name of what a figure is about.
pub(super) fn topic(topic: Topic) -> String {
    match topic {
        Topic::Theme(theme) => tr!(&format!("summary-theme-{theme}")),
        Topic::Area(area) => tr!(&format!("action-area-{area}")),
        Topic::Domain(domain) => tr!(&format!("summary-domain-{domain}")),
    }
}

fn word(topic: Topic) -> &'static str {
    match topic {
        Topic::Theme(theme) => theme.as_str(),
        Topic::Area(area) => area.as_str(),
        Topic::Domain(domain) => domain.as_str(),
    }
}

/// Part on what would help, and who can decide it; with the name of what it is about, where several follow each other.
fn help(word: &str, about: Option<String>) -> impl IntoView + use<> {
    view! {
        {about.map(|about| view! { <h3 class="help-about">{about}</h3> })}
        <dl class="help-line">
                        <div><dt>{tr!("summary-help")}</dt><dd>{tr!(&format!("summary-help-{word}"))}</dd></div>
            <div><dt>{tr!("summary-decides")}</dt><dd>{tr!(&format!("summary-decides-{word}"))}</dd></div>
        </dl>
    }
}

/// Circles planned and kept, and why the lost ones were lost.
pub(super) fn protected(protection: &Protection) -> impl IntoView + use<> {
    let Protection {
        planned,
        kept,
        curtailed,
        minutes_planned,
        minutes_kept,
        lost,
        rebooked,
        ..
    } = *protection;
    let title = view! { <h2>{tr!("summary-protected")}</h2> };
    let Some(rate) = protection.rate() else {
        return view! { <section>{title}<p>{tr!("summary-protected-none")}</p></section> }.into_any();
    };
    let causes = protection
        .causes
        .iter()
        .map(|(cause, count)| tr!(&format!("summary-cause-{cause}"), count = *count));
    let causes = causes.collect::<Vec<_>>().join(", ");
    let sentences = [
        (curtailed > 0).then(|| tr!("summary-protected-curtailed", count = curtailed)),
        (lost > 0).then(|| tr!("summary-protected-lost", count = lost, causes = causes)),
        (lost > 0).then(|| tr!("summary-protected-rebooked", lost = lost, count = rebooked)),
    ];
    let text = sentences.into_iter().flatten().collect::<Vec<_>>().join(" ");
    view! {
        <section>
            {title}
            <p class="key-figure">
                {tr!("summary-protected-figure", kept = kept, planned = planned, minutes = minutes_kept, of = minutes_planned)}
            </p>
            <KeptFigure kept planned/>
            {(!text.is_empty()).then(|| view! { <p>{text}</p> })}
            {(rate < KEPT).then(|| help("space", None))}
            <p class="quiet">{tr!("summary-protected-rule")}</p>
        </section>
    }
    .into_any()
}

/// A theme: its level, its single questions, its chart, and what would help where it is low.
pub(super) fn theme(report: &ThemeReport) -> impl IntoView + use<> {
    let of = Topic::Theme(report.theme);
    let sentence = match (report.asked, report.level) {
        (false, _) => tr!("summary-theme-not-asked"),
        (true, None) => tr!("summary-theme-withheld"),
        (true, Some(level)) => tr!(
            "summary-theme-sentence",
            level = tr!("summary-level", level = level)
        ),
    };
    let low = report.level.is_some_and(|level| level <= LOW);
    let mut lows: Vec<Topic> = report
        .lines
        .iter()
        .filter(|line| line.level <= LOW)
        .map(|line| line.topic)
        .collect();
    // Energy, mood and control are one matter: its single questions get one answer.
    if (lows.is_empty() && low) || (report.theme == Theme::Core && !lows.is_empty()) {
        lows = vec![of];
    }
    let several = lows.len() > 1;
    let helps = lows
        .into_iter()
        .map(|low| help(word(low), several.then(|| topic(low))))
        .collect_view();
    let lines = (report.theme != Theme::Core && !report.lines.is_empty())
        .then(|| view! { <ul class="levels">{report.lines.iter().map(line).collect_view()}</ul> });
    let chart = report
        .chart
        .clone()
        .map(|chart| view! { <RunChartFigure topic=topic(of) chart/> });
    view! {
        <section>
            <h2>{topic(of)}</h2>
            <p>{sentence}</p>
            {lines}
            {chart}
            {helps}
        </section>
    }
}

fn line(line: &LevelLine) -> impl IntoView + use<> {
    let (name, level) = (topic(line.topic), line.level);
    view! {
        <li class="index-row">
            <span>{name.clone()}</span>
            <meter min="0" max="100" value=level aria-label=name>{level}</meter>
            <span>{level}</span>
        </li>
    }
}

/// Sacrifices: spoken of as lasting only after two blocks.
pub(super) fn sacrifice(sacrifice: &Sacrifice) -> impl IntoView + use<> {
    let low = sacrifice.level.is_some_and(|level| level <= LOW);
    let text = match sacrifice.level.map(|level| tr!("summary-level", level = level)) {
        None => tr!("summary-sacrifice-unknown"),
        Some(_) if sacrifice.lasting => tr!("summary-sacrifice-lasting"),
        Some(level) if low => tr!("summary-sacrifice-once", level = level),
        Some(level) => tr!("summary-sacrifice-fine", level = level),
    };
    view! {
        <section>
            <h2>{tr!("summary-sacrifice")}</h2>
            <p>{text}</p>
            {sacrifice.lasting.then(|| help("norms", None))}
        </section>
    }
}

/// High demands while the space was lost.
pub(super) fn pressure(pressure: Pressure) -> impl IntoView {
    let level = tr!("summary-level", level = pressure.demands);
    view! {
        <section>
            <h2>{tr!("summary-pressure")}</h2>
            <Notice tone=Tone::Warm><p>{tr!("summary-pressure-text", level = level, rate = pressure.rate)}</p></Notice>
            {help("space", None)}
        </section>
    }
}
