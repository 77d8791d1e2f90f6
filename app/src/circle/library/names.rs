//! Labels and identifiers of the fields of a format.

use crate::tr;

pub(super) fn label(field: &str) -> String {
    tr!(&format!("sheet-{}", field.replace('.', "-")))
}

pub(super) fn field_id(stage: Option<usize>, field: &str) -> String {
    let field = field.replace('.', "-");
    match stage {
        Some(number) => format!("stage-{number}-{field}"),
        None => format!("format-{field}"),
    }
}
