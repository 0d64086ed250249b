//! What came of a table: brought in, or only looked at as if it were.

use std::path::PathBuf;

use super::Topic;
use crate::domain::id::Id;
use crate::domain::problem::Problem;

/// A row that is not taken, with all that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// Whose it is, as far as it was read.
    pub name: String,
    /// All that is wrong.
    pub complaints: Vec<Fault>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The heading; none when it is about the row.
    pub column: String,
    /// What stands in the cell.
    pub said: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// A row of somebody who seems to be known.
#[derive(Debug, Clone, PartialEq)]
pub struct Twin {
    /// The line it begins on.
    pub line: u64,
    /// The name on it.
    pub name: String,
    /// What else is known of whoever stands on it: age, origin.
    pub about: String,
    /// Who is registered already; nobody when it is another row.
    pub person: Option<Id>,
    /// Their newest case.
    pub case: Option<Id>,
    /// The other row, when it is one.
    pub other_line: Option<u64>,
    /// The name of the other.
    pub other: String,
    /// What else is known of the other: number, age, origin.
    pub other_about: String,
    /// How likely both are one person, from 0 to 1.
    pub probability: f32,
    /// What speaks for it, the weightiest first.
    pub why: Vec<String>,
}

/// What came of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What it tells of.
    pub topic: Topic,
    /// Rows read.
    pub read: u64,
    /// Records added.
    pub added: u64,
    /// Records corrected.
    pub corrected: u64,
    /// Rows that say what is held already.
    pub same: u64,
    /// Records taken back.
    pub cancelled: u64,
    /// Households made.
    pub households: u64,
    /// Centres made.
    pub centres: u64,
    /// Rows that are not taken.
    pub refused: Vec<Refused>,
    /// Rows of people who seem to be known, the likeliest first.
    pub twins: Vec<Twin>,
    /// How many answers are on no list and are kept as told, by heading.
    pub told: Vec<(String, u64)>,
    /// Rows whose paper somebody else holds already.
    pub papers_twice: Vec<u64>,
    /// Rows of people without any name.
    pub nameless: Vec<u64>,
    /// Whether it was kept: else nothing was written.
    pub kept: bool,
    /// The record that tells of the import, by which it can be undone.
    pub record: Option<Id>,
    /// The table of the rows that were not taken.
    pub rest: Option<PathBuf>,
}

impl Outcome {
    /// Rows that can be taken.
    pub fn good(&self) -> u64 {
        self.read.saturating_sub(self.refused.len() as u64)
    }
}
