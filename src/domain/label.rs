//! A text in several languages, as definitions that come from outside carry it. The program
//! shows the language in use, else French, else English, else whichever there is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::words;

/// One text, by the short key of its language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(BTreeMap<String, String>);

impl Label {
    /// The text in the language in use, or in the next best; empty when there is none.
    pub fn show(&self) -> &str {
        self.in_language(words::language().key())
            .or_else(|| self.in_language("fr"))
            .or_else(|| self.in_language("en"))
            .or_else(|| self.0.values().map(String::as_str).find(|text| !text.trim().is_empty()))
            .unwrap_or_default()
    }

    /// The text in this very language.
    pub fn in_language(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// True when no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_shows_the_next_best_language() {
        let check = |json: &str, shown: &str| {
            let label: Label = serde_json::from_str(json).unwrap();
            assert_eq!(label.show(), shown, "{json}");
        };
        check(r#"{"en": "sleep", "fr": "sommeil"}"#, "sommeil");
        check(r#"{"en": "sleep", "fr": " "}"#, "sleep");
        check(r#"{"bm": "sunɔgɔ"}"#, "sunɔgɔ");
        check("{}", "");
        assert!(Label::default().is_empty());
    }
}
