//! Tables of what was done: help given, referrals, sessions, returns. A line names its case by
//! number, or its person by the number of another register; its own number there makes a table
//! that is brought in twice correct what it said before, and never double it.

pub mod import;
mod read;

use crate::domain::import::{Reading, Topic};
use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed;
use crate::exchange::ExchangeError;
use crate::exchange::table::Record;

keyed! {
    /// What a table tells of.
    pub enum What {
        /// Help given.
        Assistance = "assistance",
        /// Referrals.
        Referral = "referral",
        /// Psychosocial sessions.
        Session = "session",
        /// Returns: facts of a case.
        Return = "return",
    }
}

impl What {
    /// The same among all that tables tell of.
    pub fn topic(self) -> Topic {
        match self {
            Self::Assistance => Topic::Assistance,
            Self::Referral => Topic::Referral,
            Self::Session => Topic::Session,
            Self::Return => Topic::Return,
        }
    }

    /// What a table of this topic tells; nothing for people, who come in by their own way.
    pub fn of(topic: Topic) -> Option<Self> {
        Self::ALL.iter().copied().find(|what| what.topic() == topic)
    }

    /// The kind of record that a line becomes.
    pub fn kind(self) -> Kind {
        match self {
            Self::Assistance => Kind::Assistance,
            Self::Referral => Kind::Referral,
            Self::Session => Kind::Session,
            Self::Return => Kind::Case,
        }
    }

    /// The fact in which the number of the line in another register is kept.
    fn number(self) -> &'static str {
        match self {
            Self::Return => "return_number",
            _ => "outside_number",
        }
    }

    /// The day of a line.
    fn day(self) -> &'static str {
        match self {
            Self::Assistance => "given_on",
            Self::Referral => "sent_on",
            Self::Session => "held_on",
            Self::Return => "arrived_on",
        }
    }

    /// Columns without which a table tells nothing.
    fn wanted(self) -> &'static [&'static str] {
        match self {
            Self::Assistance => &["given_on", "service"],
            Self::Referral => &["sent_on", "agency", "service"],
            Self::Session => &["held_on"],
            Self::Return => &["arrived_on", "return_category"],
        }
    }
}

/// Columns that are no fact of the record.
pub(super) const RECORD: &str = "outside_number";
pub(super) const CASE: &str = "case_number";
pub(super) const PERSON: &str = "person_number";
pub(super) const CANCELLED: &str = "cancelled";
pub(super) const AGENCY: &str = "agency";
pub(super) const PROJECT: &str = "project";

/// Which cell holds which column.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    columns: Vec<(&'static str, usize)>,
    pub(super) width: usize,
    pub(super) unknown: Vec<String>,
}

impl Heading {
    /// Reads the first row of a table.
    pub(super) fn read(
        what: What,
        first: Record<'_>,
        reading: Option<&Reading>,
    ) -> Result<Self, ExchangeError> {
        let mut heading = Self { columns: Vec::new(), width: first.len(), unknown: Vec::new() };
        for (at, cell) in first.cells().enumerate() {
            let text = super::cell::bare(cell.trim());
            let meant = match reading.filter(|reading| !reading.columns.is_empty()) {
                // Only keys that the program knows are kept in it.
                Some(reading) => reading
                    .columns
                    .get(at)
                    .and_then(Option::as_deref)
                    .and_then(|key| what.topic().columns().find(|known| *known == key)),
                None => what.topic().meant(text),
            };
            match meant {
                Some(column) if heading.has(column) => {
                    let problem = Problem::new("exchange-heading-twice").with("heading", text);
                    return Err(ExchangeError::Table(problem));
                }
                Some(column) => heading.columns.push((column, at)),
                None if text.is_empty() => {}
                None => heading.unknown.push(text.to_owned()),
            }
        }
        let missing = what.wanted().iter().find(|column| !heading.has(column));
        let missing = missing.or((!heading.has(CASE) && !heading.has(PERSON)).then_some(&CASE));
        match missing {
            Some(column) => {
                let label = what.topic().label(column);
                let problem = Problem::new("exchange-heading-missing").with("heading", label);
                Err(ExchangeError::Table(problem))
            }
            None => Ok(heading),
        }
    }

    /// Whether the table has this column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|(held, _)| *held == column)
    }

    /// The columns it has, with their places.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.columns.iter().copied()
    }

    /// What a row says in a column; empty when it has none.
    pub(super) fn cell<'a>(&self, record: &Record<'a>, column: &str) -> &'a str {
        let found = self.columns.iter().find(|(held, _)| *held == column);
        found.map(|(_, at)| cell(record, *at)).unwrap_or_default()
    }
}

/// A cell as it is meant.
pub(super) fn cell<'a>(record: &Record<'a>, at: usize) -> &'a str {
    super::cell::bare(record.cell(at).trim()).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_a_fact_of_its_kind() {
        let special = [RECORD, CASE, PERSON, CANCELLED, AGENCY, PROJECT];
        let mut columns = 0;
        for what in What::ALL {
            for column in what.topic().columns() {
                let is_fact = what.kind().field(column).is_some();
                assert!(is_fact || special.contains(&column), "{} {column}", what.key());
                columns += 1;
            }
            let meant = |column: &&str| what.topic().meant(column) == Some(*column);
            assert!(what.wanted().iter().all(meant));
            assert!(what.kind().field(what.number()).is_some());
            assert!(what.kind().field(what.day()).is_some());
        }
        println!("{columns} columns");
    }
}
