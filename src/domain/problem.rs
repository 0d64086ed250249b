//! What a person typed that cannot stand as it is: a value, not an error.
//! A problem names the field it belongs to and carries the key of a sentence
//! that says what is wrong and what to do; `words` turns it into French or English.

use crate::words;

/// One complaint about one field, ready to be shown under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Key of the fact or question it is about; empty when it is about the whole record.
    pub field: String,
    /// Key of the sentence in `assets/words`.
    pub word: &'static str,
    /// Values the sentence needs.
    pub given: Vec<(&'static str, String)>,
}

impl Problem {
    /// A complaint whose sentence is `word`.
    pub fn new(word: &'static str) -> Self {
        Self { field: String::new(), word, given: Vec::new() }
    }

    /// Adds a value that the sentence shows.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.given.push((name, value.into()));
        self
    }

    /// Says which field it is about.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        field.clone_into(&mut self.field);
        self
    }

    /// The sentence in the language in use.
    pub fn sentence(&self) -> String {
        let given: Vec<(&str, &str)> = self.given.iter().map(|(n, v)| (*n, v.as_str())).collect();
        words::tr_with(self.word, &given)
    }
}
