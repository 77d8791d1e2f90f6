//! Mistakes of a draft, for the page of fields: each one beside its field, and all of them in a list that leads there.
//!
//! Invariant: every mistake is in the list, also one whose field is not on the page.

use leptos::prelude::*;
use roundwell::{
    Problem,
    format::{
        Format, FormatError,
        library::sheet::{self, HEAD, STAGE},
    },
};

use super::names::{field_id, label};
use crate::tr;

/// The mistakes of a draft; none in one that crossed with somebody else's.
pub(super) struct Mistakes(Vec<Mistake>);

struct Mistake {
    stage: Option<usize>,
    field: String,
    problem: String,
}

impl Mistakes {
    pub(super) fn of(draft: &str) -> Self {
        let errors = Format::parse(draft).err().unwrap_or_default();
        let mistakes = errors.iter().map(|error| {
            let (stage, field) = sheet::place(draft, error);
            Mistake {
                stage,
                field,
                problem: plain(error),
            }
        });
        Self(mistakes.collect())
    }

    /// Fault of one field.
    pub(super) fn at(&self, stage: Option<usize>, field: &str) -> Option<String> {
        let here = |mistake: &&Mistake| mistake.stage == stage && mistake.field == field;
        let problems = self.0.iter().filter(here).map(|mistake| mistake.problem.as_str());
        let problems: Vec<&str> = problems.collect();
        (!problems.is_empty()).then(|| problems.join(" "))
    }

    /// True when anything is wrong with a stage.
    pub(super) fn touch(&self, stage: usize) -> bool {
        self.0.iter().any(|mistake| mistake.stage == Some(stage))
    }

    pub(super) fn summary(&self) -> impl IntoView + use<> {
        let lines = self.0.iter().map(|mistake| view! { <li>{mistake.line()}</li> });
        let lines = lines.collect_view();
        let lines = if self.0.is_empty() {
            view! { <p>{tr!("format-draft-crossed")}</p> }.into_any()
        } else {
            view! { <ul>{lines}</ul> }.into_any()
        };
        view! {
            <div role="alert" class="error-summary">
                <h2>{tr!("format-draft")}</h2>
                {lines}
                <p>{tr!("format-draft-note")}</p>
            </div>
        }
    }
}

impl Mistake {
    fn line(&self) -> AnyView {
        let problem = self.problem.clone();
        let fields = if self.stage.is_some() { &STAGE } else { &HEAD };
        if self.field == "stage" {
            let field = tr!("format-stages");
            return tr!("sheet-mistake", field = field, problem = problem).into_any();
        }
        if !fields.iter().any(|(name, ..)| *name == self.field) {
            return problem.into_any();
        }
        let field = label(&self.field);
        let text = match self.stage {
            Some(number) => tr!(
                "sheet-mistake-in-stage",
                number = number + 1,
                field = field,
                problem = problem
            ),
            None => tr!("sheet-mistake", field = field, problem = problem),
        };
        let href = format!("#{}", field_id(self.stage, &self.field));
        view! { <a href=href>{text}</a> }.into_any()
    }
}

/// Fault without the line: it stands beside the field.
fn plain(error: &FormatError) -> String {
    let problem = Problem::from(error);
    let number = |wanted: &str| {
        let found = problem.args.iter().find(|(name, _)| name == wanted);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let what = problem.code.trim_start_matches("format-");
    tr!(
        &format!("sheet-wrong-{what}"),
        least = number("least"),
        most = number("most")
    )
}
