//! Texts in the visitor's language, all on the server: an island gets its few words as props.

pub mod format;

pub use roundwell::Locale;
pub use roundwell_i18n::Args;

/// Text of `key` in the visitor's language.
pub fn text(key: &str, args: Option<&Args<'_>>) -> String {
    roundwell_i18n::text(use_locale(), key, args)
}

/// The visitor's language.
pub fn use_locale() -> Locale {
    leptos::prelude::use_context::<Locale>().unwrap_or_else(|| crate::request::visitor().locale)
}

/// The text of a key in the visitor's language, with variables: `tr!("circle-minutes", minutes = 45)`.
#[macro_export]
macro_rules! tr {
    ($key:expr $(,)?) => { $crate::i18n::text($key, None) };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::i18n::Args::new();
        $(args.set(stringify!($name), $value);)+
        $crate::i18n::text($key, Some(&args))
    }};
}

/// Text of a [`Problem`](roundwell::Problem) in the visitor's language.
pub fn problem(problem: &roundwell::Problem) -> String {
    roundwell_i18n::problem(use_locale(), problem)
}
