//! Texts by Project Fluent, dates and numbers by ICU4X, all on the server: an island gets its few words as props.
//!
//! Every visible word is a key in `locales/<language>/*.ftl`; [`tr!`](crate::tr) looks it up in the visitor's language.

#[cfg(test)]
mod counted;
pub mod format;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
pub use roundwell::Locale;

type Bundle = FluentBundle<FluentResource>;

macro_rules! sources {
    ($language:literal) => {
        [
            include_str!(concat!("../../../locales/", $language, "/common.ftl")),
            include_str!(concat!("../../../locales/", $language, "/errors.ftl")),
            include_str!(concat!("../../../locales/", $language, "/team.ftl")),
            include_str!(concat!("../../../locales/", $language, "/schedule.ftl")),
            include_str!(concat!("../../../locales/", $language, "/circle.ftl")),
            include_str!(concat!("../../../locales/", $language, "/room.ftl")),
            include_str!(concat!("../../../locales/", $language, "/format.ftl")),
            include_str!(concat!("../../../locales/", $language, "/live.ftl")),
            include_str!(concat!("../../../locales/", $language, "/pulse.ftl")),
            include_str!(concat!("../../../locales/", $language, "/disclosure.ftl")),
            include_str!(concat!("../../../locales/", $language, "/ballot.ftl")),
            include_str!(concat!("../../../locales/", $language, "/summary.ftl")),
            include_str!(concat!("../../../locales/", $language, "/action.ftl")),
            include_str!(concat!("../../../locales/", $language, "/help.ftl")),
            include_str!(concat!("../../../locales/", $language, "/handbook.ftl")),
            include_str!(concat!("../../../locales/", $language, "/library.ftl")),
            include_str!(concat!("../../../locales/", $language, "/bank.ftl")),
            include_str!(concat!("../../../locales/", $language, "/privacy.ftl")),
        ]
    };
}

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::En, &sources!("en")));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::Fr, &sources!("fr")));

fn bundle(locale: Locale, sources: &[&str]) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![locale.as_str().parse().unwrap_or_default()]);
    // Names of any script stand in `<bdi>`, so the invisible isolation marks are not needed inside sentences.
    bundle.set_use_isolating(false);
    for source in sources {
        // A test parses every file; at run time a broken line costs that line alone.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The text of `key` in `locale`; the key itself when there is none (a test forbids that).
pub fn text_in(locale: Locale, key: &str, args: Option<&FluentArgs<'_>>) -> String {
    let bundle: &Bundle = match locale {
        Locale::En => &ENGLISH,
        Locale::Fr => &FRENCH,
    };
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        tracing::warn!(key, "a text is missing");
        return key.to_owned();
    };
    bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
}

/// The text of `key` in a language, with variables that are texts themselves.
pub fn text_with(locale: Locale, key: &str, variables: &[(&str, &str)]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in variables {
        args.set(*name, *value);
    }
    text_in(locale, key, Some(&args))
}

/// The text of `key` in the visitor's language.
pub fn text(key: &str, args: Option<&FluentArgs<'_>>) -> String {
    text_in(use_locale(), key, args)
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
        let mut args = ::fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $value);)+
        $crate::i18n::text($key, Some(&args))
    }};
}

/// The text of a [`Problem`](roundwell::Problem).
pub fn problem(problem: &roundwell::Problem) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in &problem.args {
        match value.parse::<f64>() {
            Ok(number) => args.set(name.clone(), number),
            Err(_) => args.set(name.clone(), value.clone()),
        }
    }
    // A refusal concerns the form as a whole and has a text of its own.
    let is_refusal = problem.code.starts_with("refused-");
    let key = if is_refusal {
        problem.code.clone()
    } else {
        format!("problem-{}", problem.code)
    };
    text(&key, Some(&args))
}
