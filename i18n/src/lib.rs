//! Texts by Project Fluent, dates and numbers by ICU4X.
//!
//! Every visible word is a key in `locales/<language>/*.ftl`. The language is an argument everywhere; neither screens nor a database are
//! known here, so that a mail, a calendar and a page speak alike.

#[cfg(test)]
mod counted;
#[cfg(test)]
#[path = "../embed.rs"]
mod embed;
#[cfg(test)]
mod families;
pub mod format;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

pub use fluent_bundle::FluentArgs as Args;
use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use roundwell::{Locale, Problem};

type Bundle = FluentBundle<FluentResource>;

/// The texts of every folder of `locales`, by the folder's name.
const SOURCES: &[(&str, &[&str])] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// One bundle for each of [`Locale::ALL`], in that order.
static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| {
    let sources = |code: &str| SOURCES.iter().find(|(language, _)| *language == code);
    let texts = |locale: &Locale| sources(locale.as_str()).map_or(&[][..], |(_, texts)| *texts);
    let bundles = Locale::ALL.iter().map(|locale| bundle(*locale, texts(locale)));
    bundles.collect()
});

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

/// Text of `key` in `locale`, else in the default language, else the key itself (a test forbids both).
pub fn text(locale: Locale, key: &str, args: Option<&Args<'_>>) -> String {
    let found = text_in(locale, key, args).or_else(|| {
        tracing::warn!(key, %locale, "a text is missing");
        text_in(Locale::default(), key, args)
    });
    found.unwrap_or_else(|| key.to_owned())
}

fn text_in(locale: Locale, key: &str, args: Option<&Args<'_>>) -> Option<String> {
    let bundle = BUNDLES.get(locale as usize)?;
    let pattern = bundle.get_message(key)?.value()?;
    Some(bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
}

/// Text of `key` with variables that are texts themselves.
pub fn text_with(locale: Locale, key: &str, variables: &[(&str, &str)]) -> String {
    let mut args = Args::new();
    for (name, value) in variables {
        args.set(*name, *value);
    }
    text(locale, key, Some(&args))
}

/// Name of a language in that language, as a switch of languages shows it.
pub fn own_name(locale: Locale) -> String {
    text(locale, "language-name", None)
}

/// Text of a [`Problem`].
pub fn problem(locale: Locale, problem: &Problem) -> String {
    let mut args = Args::new();
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
    text(locale, &key, Some(&args))
}
