//! Headings of a table in French and English, as people write them, and the
//! columns that they mean.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::ExchangeError;
use super::person::Column;
use super::table::Record;
use crate::domain::name;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed;

/// Which cell holds which column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    places: [Option<usize>; Column::ALL.len()],
    /// Cells of a row.
    pub width: usize,
    /// Headings that mean nothing here: their columns are passed over.
    pub unknown: Vec<String>,
}

impl Heading {
    /// Reads the first row of a table.
    pub fn read(record: Record<'_>) -> Result<Self, ExchangeError> {
        let mut heading =
            Self { places: [None; Column::ALL.len()], width: record.len(), unknown: Vec::new() };
        for (at, cell) in record.cells().enumerate() {
            let text = super::cell::bare(cell.trim());
            let Some(column) = column(text) else {
                if !text.is_empty() {
                    heading.unknown.push(text.to_owned());
                }
                continue;
            };
            let Some(place) = heading.places.get_mut(column as usize) else { continue };
            if place.replace(at).is_some() {
                let problem = Problem::new("exchange-heading-twice").with("heading", text);
                return Err(ExchangeError::Table(problem));
            }
        }
        let names = [Column::FamilyName, Column::GivenName, Column::RecordId];
        if !names.iter().any(|column| heading.has(*column)) {
            return Err(ExchangeError::Table(Problem::new("exchange-heading-none")));
        }
        Ok(heading)
    }

    /// Whether the table has this column.
    pub fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// What a row says in a column; empty when it has none.
    pub fn cell<'a>(&self, record: &Record<'a>, column: Column) -> &'a str {
        let cell = self.place(column).map(|at| record.cell(at)).unwrap_or_default();
        super::cell::bare(cell.trim()).trim()
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }
}

/// The column that a heading means.
fn column(text: &str) -> Option<Column> {
    static KNOWN: OnceLock<HashMap<String, Column>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known = HashMap::new();
        let mut lines = csv::Reader::from_reader(LIST.as_bytes());
        // The list is part of the program; a test reads it to its end.
        for line in lines.records().filter_map(Result::ok) {
            let Some(column) = line.get(0).and_then(Column::from_key) else { continue };
            let texts = line.iter().take(3).chain(line.get(3).unwrap_or_default().split(';'));
            for text in texts.filter(|text| !text.is_empty()) {
                known.entry(flat(text)).or_insert(column);
            }
        }
        known
    });
    known.get(&flat(text)).copied()
}

const LIST: &str = include_str!("../../assets/lists/heading.csv");

fn flat(text: &str) -> String {
    let mut flat = name::fold(text);
    flat.retain(|c| c != ' ');
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_headings_and_none_means_two() {
        let lines: Vec<_> =
            csv::Reader::from_reader(LIST.as_bytes()).into_records().map(Result::unwrap).collect();
        assert_eq!(lines.len(), Column::ALL.len());
        for (line, expected) in lines.iter().zip(Column::ALL) {
            assert_eq!(line.get(0), Some(expected.key()));
            for text in line.iter().take(3).chain(line[3].split(';')) {
                assert_eq!(column(text), Some(*expected), "{text}");
            }
        }
        assert_eq!(column("NOM DE FAMILLE"), Some(Column::FamilyName));
        assert_eq!(column("couleur"), None);
    }
}
