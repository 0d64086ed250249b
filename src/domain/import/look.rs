//! What a table looks like before anything of it is brought in: its first rows, and of each column
//! which answers stand in it and how its dates are written.

use std::collections::BTreeMap;

use super::Habits;
use crate::words::{Lang, tr_in};

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
    /// The first rows with their lines: one of them has the headings.
    pub top: Vec<(u64, Vec<String>)>,
    /// The line of the headings, counted from 1.
    pub heading: u64,
    /// The headings.
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
    /// How its numbers follow one another.
    pub count: Count,
}

/// How the numbers of a column follow one another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count {
    /// Cells that are whole numbers.
    whole: u64,
    /// Of these, those one higher than the one before.
    next: u64,
    /// The smallest.
    least: Option<u64>,
    last: Option<u64>,
}

impl Count {
    /// Numbers from here on are those of a register.
    const LARGE: u64 = 1_000;

    fn see(&mut self, text: &str) {
        let figures = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let Some(number) = text.parse::<u64>().ok().filter(|_| figures) else { return };
        self.whole += 1;
        self.next += u64::from(self.last.is_some_and(|last| last.checked_add(1) == Some(number)));
        self.least = Some(self.least.map_or(number, |least| least.min(number)));
        self.last = Some(number);
    }
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
        self.count.see(text);
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

    /// Whether it only counts the rows of the table: 1, 2, 3…
    pub fn is_running(&self) -> bool {
        let Count { whole, next, least, .. } = self.count;
        let low = least.is_some_and(|least| least < Count::LARGE);
        low && whole == self.filled && next * 10 >= (whole - 1) * 9
    }
}

impl Look {
    /// The headings without the one that we put last into a table to be corrected.
    pub fn own_headings(&self) -> &[String] {
        own(&self.headings)
    }
}

/// Headings without what is wrong with each row, the last of a table to be corrected.
pub fn own(headings: &[String]) -> &[String] {
    let said = |heading: &String| {
        Lang::ALL.into_iter().any(|lang| *heading == tr_in(lang, "exchange-rest-heading", &[]))
    };
    match headings.split_last() {
        Some((last, before)) if said(last) => before,
        _ => headings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_that_counts_rows_is_told_from_numbers_of_a_register() {
        let check = |texts: &[&str], wanted: bool| {
            let mut profile = Profile::default();
            for text in texts {
                profile.see(text);
            }
            assert_eq!(profile.is_running(), wanted, "{texts:?}");
        };
        check(&["1", "2", "3", "4"], true);
        check(&["01", "02", "", "03"], true);
        check(&["31", "32", "33"], true);
        check(&["1"], true);
        check(&["1", "7", "9", "4"], false);
        check(&["20451", "20452", "20453"], false);
        check(&["R1", "R2", "R3"], false);
        check(&["1", "2", "3 bis"], false);
        check(&["1", "1", "1", "2", "2"], false);
        check(&["", ""], false);
    }

    #[test]
    fn the_last_heading_of_a_table_to_be_corrected_is_not_its_own() {
        let all: Vec<String> = ["Nom", "Sexe", "problème"].map(str::to_owned).to_vec();
        assert_eq!(own(&all), &all[..2]);
        assert_eq!(own(&all[..2]), &all[..2]);
        assert_eq!(own(&[]), &[] as &[String]);
    }
}
