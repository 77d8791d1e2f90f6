//! Charts: drawn by the server, with a sentence and a table that say the same.
//!
//! Colours and strokes are in `style/components/chart.css`; sizes below are units of the drawing's own box.

use chrono::NaiveDate;
use leptos::prelude::*;
use roundwell::stats::{Point, RunChart, Verdict};

use super::{Column, Table};
use crate::{i18n::format, tr};

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 188.0;
const LEFT: f64 = 36.0;
const RIGHT: f64 = 512.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 158.0;

/// Levels in time around their median: a thin line with dots, broken where nothing may be compared, and what the rules say of it.
#[component]
pub fn RunChartFigure(
    /// Subject.
    #[prop(into)]
    topic: String,
    /// The levels and the verdict.
    chart: RunChart,
) -> impl IntoView {
    let sentence = verdict(chart.verdict);
    let count = chart.points.len();
    let label = tr!(
        "chart-label",
        topic = topic.clone(),
        count = count,
        median = chart.median.unwrap_or_default(),
        sentence = sentence.clone()
    );
    view! {
        <figure class="figure">
            <svg class="chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
                {grid()}
                {chart.median.map(median)}
                {breaks(&chart.points)}
                {segments(&chart.points).into_iter().map(|line| view! { <polyline class="chart-line" points=line/> }).collect_view()}
                {dots(&chart.points)}
                {ends(&chart.points)}
            </svg>
            <figcaption>{sentence}</figcaption>
            {as_table(topic, &chart.points)}
        </figure>
    }
}

/// Circles kept and lost, one mark each.
#[component]
pub fn KeptFigure(
    /// Circles kept.
    kept: i64,
    /// Circles planned.
    planned: i64,
) -> impl IntoView {
    const STEP: i64 = 26;
    // A season has a dozen circles; beyond two rows' worth the words say it better.
    if !(1..=24).contains(&planned) {
        return None;
    }
    let marks = (0..planned).map(|at| {
        let class = if at < kept { "kept" } else { "kept lost" };
        view! { <circle class=class cx=13 + at * STEP cy="13" r="9"/> }
    });
    let (width, label) = (planned * STEP, tr!("chart-kept", kept = kept, planned = planned));
    let marks = marks.collect_view();
    Some(
        view! { <svg class="kept-row" viewBox=format!("0 0 {width} 26") width=width height="26" role="img" aria-label=label>{marks}</svg> },
    )
}

/// Verdict of the rules, in words.
pub fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::TooFew => tr!("chart-too-few"),
        Verdict::NoClearChange => tr!("chart-no-change"),
        Verdict::Waves => tr!("chart-waves"),
        Verdict::Shift { upward: true, since } => tr!("chart-shift-up", since = format::month(since)),
        Verdict::Shift { upward: false, since } => tr!("chart-shift-down", since = format::month(since)),
        Verdict::Passed {
            upward: true,
            since,
            until,
        } => {
            tr!(
                "chart-passed-up",
                since = format::month(since),
                until = format::month(until)
            )
        }
        Verdict::Passed {
            upward: false,
            since,
            until,
        } => {
            tr!(
                "chart-passed-down",
                since = format::month(since),
                until = format::month(until)
            )
        }
    }
}

/// The height of a level.
fn y(level: f64) -> f64 {
    BOTTOM - level / 100.0 * (BOTTOM - TOP)
}

/// The place of a point in time: the first at the left end, the last at the right.
fn x(points: &[Point], at: usize) -> f64 {
    let day = |point: &Point| f64::from(point.on.to_epoch_days());
    let (Some(first), Some(last), Some(point)) = (points.first(), points.last(), points.get(at)) else {
        return LEFT;
    };
    let span = (day(last) - day(first)).max(1.0);
    LEFT + 8.0 + (day(point) - day(first)) / span * (RIGHT - LEFT - 16.0)
}

fn grid() -> impl IntoView {
    [20, 50, 80].map(|level| {
        let height = y(f64::from(level));
        view! {
            <line class="chart-grid" x1=LEFT x2=RIGHT y1=height y2=height/>
            <text class="end" x=LEFT - 8.0 y=height + 4.5>{level}</text>
        }
    })
}

fn median(median: f64) -> impl IntoView {
    let height = y(median);
    view! {
        <line class="chart-median" x1=LEFT x2=RIGHT y1=height y2=height/>
        <text x=RIGHT + 8.0 y=height + 4.5>{tr!("chart-median")}</text>
    }
}

/// A thin upright line halfway before each break; the newest one says why.
fn breaks(points: &[Point]) -> impl IntoView + use<> {
    let places: Vec<f64> = (1..points.len())
        .filter(|at| points[*at].broken)
        .map(|at| f64::midpoint(x(points, at - 1), x(points, at)))
        .collect();
    let newest = places.last().copied();
    let label = newest.map(|place| {
        let (class, place) = if place > 400.0 {
            ("end", place + 6.0)
        } else {
            ("", place - 6.0)
        };
        view! { <text class=class x=place y=TOP - 14.0>{tr!("chart-break")}</text> }
    });
    let lines = places
        .into_iter()
        .map(|place| view! { <line class="chart-break" x1=place x2=place y1=TOP - 8.0 y2=BOTTOM/> });
    (lines.collect_view(), label)
}

/// The line, in pieces: it ends at a break and at a withheld level.
fn segments(points: &[Point]) -> Vec<String> {
    let mut pieces: Vec<Vec<String>> = vec![Vec::new()];
    for (at, point) in points.iter().enumerate() {
        if (point.broken || point.level.is_none()) && pieces.last().is_some_and(|piece| !piece.is_empty()) {
            pieces.push(Vec::new());
        }
        if let (Some(level), Some(piece)) = (point.level, pieces.last_mut()) {
            piece.push(format!("{:.1},{:.1}", x(points, at), y(f64::from(level))));
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces.into_iter().map(|piece| piece.join(" ")).collect()
}

/// A dot for each level, the newest one with its figure.
fn dots(points: &[Point]) -> impl IntoView + use<> {
    let newest = points.iter().rposition(|point| point.level.is_some());
    let shown = points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| Some((at, f64::from(point.level?))));
    let dots = shown.map(|(at, level)| {
        let (place, height) = (x(points, at), y(level));
        let last = newest == Some(at);
        let class = if last { "chart-dot last" } else { "chart-dot" };
        let value =
            last.then(|| view! { <text class="chart-value mid" x=place y=height - 11.0>{level}</text> });
        view! {
            <circle class=class cx=place cy=height r="4.5"/>
            {value}
        }
    });
    dots.collect_view()
}

/// The months of the first and the last point.
fn ends(points: &[Point]) -> impl IntoView + use<> {
    let month = |point: Option<&Point>| point.map(|point| format::month(point.on)).unwrap_or_default();
    let (first, last) = (month(points.first()), month(points.last()));
    view! {
        <text x=LEFT y=HEIGHT - 6.0>{first}</text>
        <text class="end" x=RIGHT y=HEIGHT - 6.0>{last}</text>
    }
}

fn as_table(topic: String, points: &[Point]) -> impl IntoView + use<> {
    let rows = points.iter().map(|point| {
        let level = point.level.map_or_else(
            || tr!("chart-withheld"),
            |level| tr!("summary-level", level = level),
        );
        let level = if point.broken {
            tr!("chart-level-broken", level = level)
        } else {
            level
        };
        vec![day(point.on).into_any(), level.into_any()]
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    let columns = vec![
        Column::words(tr!("chart-pulse")),
        Column::words(tr!("chart-level")),
    ];
    view! {
        <details class="reveal">
            <summary>{tr!("chart-table")}</summary>
            <Table caption=topic columns rows/>
        </details>
    }
}

fn day(on: NaiveDate) -> impl IntoView {
    view! { <time datetime=on.to_string()>{format::date(on)}</time> }
}
