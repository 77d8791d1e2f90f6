//! Labels and identifiers of the fields of a format.

use roundwell_i18n::own_name;

use crate::tr;

pub(super) fn label(field: &str) -> String {
    let Some((text, language)) = field.split_once('.') else {
        return tr!(&format!("sheet-{field}"));
    };
    let language = language.parse().map(own_name).unwrap_or_default();
    tr!(&format!("sheet-{text}"), language = language)
}

pub(super) fn field_id(stage: Option<usize>, field: &str) -> String {
    let field = field.replace('.', "-");
    match stage {
        Some(number) => format!("stage-{number}-{field}"),
        None => format!("format-{field}"),
    }
}
