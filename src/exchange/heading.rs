//! Headings of a table in French and English, as people write them, and the
//! columns that they mean.

use super::ExchangeError;
use super::person::Column;
use super::table::Record;
use crate::domain::import::{Reading, Topic};
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
    /// Reads the first row of a table; what was said of its headings counts more than what they
    /// say themselves.
    pub fn read(record: Record<'_>, reading: Option<&Reading>) -> Result<Self, ExchangeError> {
        let mut heading =
            Self { places: [None; Column::ALL.len()], width: record.len(), unknown: Vec::new() };
        for (at, cell) in record.cells().enumerate() {
            let text = super::cell::bare(cell.trim());
            let key = match reading.filter(|reading| !reading.columns.is_empty()) {
                Some(reading) => reading.columns.get(at).and_then(Option::as_deref),
                None => Topic::Person.meant(text),
            };
            let Some(column) = key.and_then(Column::from_key) else {
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
        let names = [
            Column::FamilyName,
            Column::GivenName,
            Column::FullName,
            Column::FamilyFirst,
            Column::RecordId,
        ];
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
