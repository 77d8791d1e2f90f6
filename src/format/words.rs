//! A short text in every language of the product, as content files hold it.

use serde::{Deserialize, Serialize};

/// One text in English and in French. Content files must give both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// British English.
    pub en: String,
    /// French.
    pub fr: String,
}

impl Words {
    /// The text in a language (`en`, `fr`, `fr-CH` …); English when there is no other.
    pub fn get(&self, locale: &str) -> &str {
        if locale.starts_with("fr") {
            &self.fr
        } else {
            &self.en
        }
    }
}
