//! A table that becomes a list of labelled lines on phones. The roles are written out because `display: block` would
//! otherwise take them away from a screen reader.

use leptos::prelude::*;

#[derive(Clone, Debug)]
pub struct Column {
    label: String,
    numeric: bool,
}

impl Column {
    /// A column of words.
    pub fn words(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            numeric: false,
        }
    }

    /// A column of numbers, aligned at their end.
    pub fn numbers(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            numeric: true,
        }
    }
}

/// A table. The first cell of each row is its heading.
#[component]
pub fn Table(
    /// Caption of the table, for those who cannot see it at a glance.
    #[prop(into)]
    caption: String,
    columns: Vec<Column>,
    /// Cells, row by row.
    rows: Vec<Vec<AnyView>>,
) -> impl IntoView {
    let heads = columns.iter().map(|column| {
        view! { <th role="columnheader" scope="col" class=column.numeric.then_some("num")>{column.label.clone()}</th> }
    });
    let heads = heads.collect_view();
    let rows = rows.into_iter().map(|cells| {
        let cells = cells.into_iter().zip(&columns).enumerate().map(|(index, (cell, column))| {
            let class = column.numeric.then_some("num");
            if index == 0 {
                view! { <th role="rowheader" scope="row" class=class>{cell}</th> }.into_any()
            } else {
                view! { <td role="cell" class=class data-label=column.label.clone()><span>{cell}</span></td> }.into_any()
            }
        });
        view! { <tr role="row">{cells.collect_view()}</tr> }
    });
    view! {
        <table class="table lists" role="table">
            <caption class="sr">{caption}</caption>
            <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
}
