//! What a row, a column or a heading says: a key, not a sentence, so that one report reads in
//! both languages.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Counted;
use crate::domain::indicator;
use crate::domain::{choice, date, place};
use crate::words;

/// What a row, a column or a heading says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// A sentence by its key.
    Word(String),
    /// An answer of a choice list: list, code. A code on no list is shown as it was told.
    Choice(String, String),
    /// A place by its code, or as it was told.
    Place(String),
    /// A band of ages: from, to; open above when it has no end.
    Band(u16, Option<u16>),
    /// An indicator by its code.
    Indicator(String),
    /// A year.
    Year(i32),
    /// A day.
    Day(NaiveDate),
    /// What something counts.
    Counted(Counted),
    /// Something of somebody: whose, and what.
    Of(String, Box<Label>),
    /// A name as it is kept: of an agency, a project, a centre, a worker.
    Name(String),
}

impl Label {
    /// The sentence of this key.
    pub fn word(key: &str) -> Self {
        Self::Word(key.to_owned())
    }

    /// The label in the language in use.
    pub fn show(&self) -> String {
        match self {
            Self::Word(key) => words::tr(key),
            Self::Choice(list, code) => choice::label(list, code),
            Self::Place(code) => place::label(code),
            Self::Band(from, Some(to)) => {
                let (from, to) = (from.to_string(), to.to_string());
                words::tr_with("figure-band", &[("from", &from), ("to", &to)])
            }
            Self::Band(from, None) => {
                words::tr_with("figure-band-open", &[("from", &from.to_string())])
            }
            Self::Indicator(code) => {
                indicator::of(code).map_or_else(|| code.clone(), |held| held.label().to_owned())
            }
            Self::Year(year) => year.to_string(),
            Self::Day(day) => date::show(*day),
            Self::Counted(counted) => counted.show(),
            Self::Of(whose, what) => format!("{whose} · {}", what.show()),
            Self::Name(name) => name.clone(),
        }
    }
}
