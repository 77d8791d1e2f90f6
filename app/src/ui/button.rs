//! Buttons and links that look like one. A page has one [`ButtonKind::Primary`]; everything else is quieter.

use leptos::prelude::*;

/// Weight of a button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The page's one primary action.
    #[default]
    Primary,
    /// A second action.
    Soft,
    /// A way out, or a detail.
    Quiet,
    /// Something that cannot be undone.
    Grave,
    /// A large primary target, as wide as its column.
    Big,
    /// A large second target.
    BigSoft,
}

impl ButtonKind {
    /// Class names.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Soft => "button soft",
            Self::Quiet => "button quiet",
            Self::Grave => "button grave",
            Self::Big => "button big",
            Self::BigSoft => "button soft big",
        }
    }
}

/// A button that posts its form.
#[component]
pub fn Button(
    /// Label, as a verb.
    #[prop(into)]
    label: String,
    /// Weight of the button.
    #[prop(optional)]
    kind: ButtonKind,
    /// The field it sends, when the form has several buttons.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Value it sends in that field.
    #[prop(optional, into)]
    value: Option<String>,
) -> impl IntoView {
    view! { <button class=kind.class() type="submit" name=name value=value>{label}</button> }
}

/// A link that looks like a button.
#[component]
pub fn LinkButton(
    /// Target of the link.
    #[prop(into)]
    href: String,
    /// Label of the link.
    #[prop(into)]
    label: String,
    /// Weight of the button.
    #[prop(optional)]
    kind: ButtonKind,
) -> impl IntoView {
    view! { <a class=kind.class() href=href>{label}</a> }
}
