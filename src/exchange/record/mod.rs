//! Tables of what was done: help given, referrals, sessions, returns. A line names its case by
//! number, or its person by the number of another register; its own number there makes a table
//! that is brought in twice correct what it said before, and never double it.

pub mod import;
mod read;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::name;
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
    pub(super) fn read(what: What, first: Record<'_>) -> Result<Self, ExchangeError> {
        let mut heading = Self { columns: Vec::new(), width: first.len(), unknown: Vec::new() };
        for (at, cell) in first.cells().enumerate() {
            let text = super::cell::bare(cell.trim());
            match column(what, text) {
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
                let label = label(what, column);
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

const LIST: &str = include_str!("../../../assets/lists/record_heading.csv");

/// A line of the list of headings: kind, column, French, English, other words.
fn lines() -> &'static [[String; 5]] {
    static LINES: OnceLock<Vec<[String; 5]>> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut lines = csv::Reader::from_reader(LIST.as_bytes());
        // The list is part of the program; a test reads it to its end.
        let all = lines.records().filter_map(Result::ok);
        all.map(|line| std::array::from_fn(|at| line.get(at).unwrap_or_default().to_owned()))
            .collect()
    })
}

/// The heading of a column, as it would be written.
fn label(what: What, column: &str) -> String {
    let found = lines()
        .iter()
        .find(|[kind, held, ..]| held == column && (kind == "*" || kind == what.key()));
    let Some([_, _, fr, en, _]) = found else { return column.to_owned() };
    match crate::words::language() {
        crate::words::Lang::Fr => fr.clone(),
        crate::words::Lang::En => en.clone(),
    }
}

/// The column that a heading means: what the kind calls so, else what all do.
fn column(what: What, text: &str) -> Option<&'static str> {
    static KNOWN: OnceLock<HashMap<(&str, String), &str>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known = HashMap::new();
        for [kind, column, fr, en, others] in lines() {
            let texts = [column, fr, en].into_iter().map(String::as_str).chain(others.split(';'));
            for text in texts.filter(|text| !text.is_empty()) {
                known.entry((kind.as_str(), flat(text))).or_insert(column.as_str());
            }
        }
        known
    });
    let text = flat(text);
    let of = |kind: &'static str| known.get(&(kind, text.clone())).copied();
    of(what.key()).or_else(|| of("*"))
}

fn flat(text: &str) -> String {
    let mut flat = name::fold(text);
    flat.retain(|c| c != ' ');
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_is_a_column_and_none_means_two() {
        let raw = csv::Reader::from_reader(LIST.as_bytes()).into_records().count();
        assert_eq!(raw, lines().len());
        let special = [RECORD, CASE, PERSON, CANCELLED, AGENCY, PROJECT];
        let mut texts = 0;
        for [kind, held, fr, en, others] in lines() {
            let of: Vec<What> = What::ALL
                .iter()
                .copied()
                .filter(|what| kind == "*" || kind == what.key())
                .collect();
            assert!(!of.is_empty(), "{kind}");
            for what in of {
                let is_fact = what.kind().field(held).is_some();
                assert!(is_fact || special.contains(&held.as_str()), "{kind} {held}");
                for text in [held, fr, en].into_iter().map(String::as_str).chain(others.split(';'))
                {
                    if text.is_empty() {
                        continue;
                    }
                    // What a kind calls otherwise wins over what all say.
                    let meant = column(what, text);
                    assert!(meant == Some(held) || kind == "*", "{} {text}: {meant:?}", what.key());
                    texts += 1;
                }
            }
        }
        for what in What::ALL {
            assert!(
                what.wanted().iter().all(|column| super::column(*what, column) == Some(column))
            );
            assert!(what.kind().field(what.number()).is_some());
            assert!(what.kind().field(what.day()).is_some());
        }
        println!("{texts} headings");
    }
}
