//! What a table looks like before anything of it is brought in: its first rows, and of each column
//! which answers stand in it and how its dates are written.

use std::collections::BTreeMap;

use super::Habits;

/// So many different answers of a column are kept: a column with more is no list.
pub const MOST_VALUES: usize = 2_000;
/// An answer longer than this is none of a list.
const LONG: usize = 80;

/// A table as it was looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// `csv`, `xlsx`, `xlsb`, `xls` or `ods`.
    pub form: String,
    /// How its text is encoded.
    pub encoding: String,
    /// What parts its cells; empty in a workbook.
    pub separator: String,
    /// The sheets of a workbook; none in a text.
    pub sheets: Vec<String>,
    /// Which of them was read.
    pub sheet: usize,
    /// Its first row.
    pub headings: Vec<String>,
    /// The rows after it that are shown.
    pub first: Vec<Vec<String>>,
    /// Rows after the headings.
    pub rows: u64,
    /// What stands in each column.
    pub columns: Vec<Profile>,
}

/// What stands in a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Cells that are not empty.
    pub filled: u64,
    /// Its answers with how many cells say so; none when they are too many.
    pub values: BTreeMap<String, u64>,
    /// There were too many to be kept.
    pub many: bool,
    /// How its dates are written.
    pub habits: Habits,
}

impl Profile {
    /// Looks at one cell.
    pub fn see(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        self.habits.see(text);
        if self.many {
            return;
        }
        if let Some(count) = self.values.get_mut(text) {
            *count += 1;
        } else if self.values.len() < MOST_VALUES && text.len() <= LONG {
            self.values.insert(text.to_owned(), 1);
        } else if self.values.len() >= MOST_VALUES {
            self.many = true;
            self.values.clear();
        }
    }
}
