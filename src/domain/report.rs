//! A report as it is shown, printed and kept: plain values, made by the store's figures and drawn
//! by whoever draws. Nothing in it is computed again to be shown, and no name of a person is in it.
//!
//! Every figure carries a [`FigureId`]; `Reader::figure_members` opens exactly what it counted.
//! Labels are keys, so that a report kept in French reads in English, too.

mod cell;
mod difference;
mod frozen;
mod label;
mod period;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::cell::{Cell, Content, FigureId, Unit};
pub use self::difference::{Changed, Difference};
pub use self::frozen::Frozen;
pub use self::label::Label;
pub use self::period::Period;
use super::indicator::Described;
use crate::words;

/// What is asked for: the same question, asked of the same data, gives the same report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spec {
    /// First and last day.
    pub period: Period,
    /// Only what one centre or the centres of one region did; everywhere when not said.
    #[serde(default)]
    pub place: Option<Place>,
    /// Only what one project paid for; all when not said.
    #[serde(default)]
    pub project: Option<Named>,
    /// Bands of age: id of a scheme of `sex_age_bands.json` ([`super::indicator::bands`]).
    pub scheme: String,
    /// The start of every cumulative figure; each its own when not said.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// Counts below this, and what would give them away, are masked; 0 masks nothing.
    pub threshold: u32,
}

impl Spec {
    /// The usual question about a period: everywhere, all projects, counts under five masked.
    pub fn of(period: Period) -> Self {
        let scheme = super::indicator::bands::USUAL.to_owned();
        Self { period, place: None, project: None, scheme, since: None, threshold: 5 }
    }
}

/// Where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The centres of a region, by its code.
    Region(String),
    /// One centre.
    Centre(Named),
}

impl Place {
    /// The place in words.
    pub fn show(&self) -> String {
        match self {
            Self::Region(code) => super::place::label(code),
            Self::Centre(centre) => centre.name.clone(),
        }
    }
}

/// A record that is named: its id in hexadecimal figures, and its name on the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Id of the record.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Where the journal stood: what the figures were made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataState {
    /// The laptop, in hexadecimal figures.
    pub device: String,
    /// Its incarnation: a restored vault counts anew.
    pub incarnation: String,
    /// Number of the last entry of its journal.
    pub number: i64,
    /// Hash of that entry.
    pub hash: String,
}

/// A whole report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What was asked.
    pub spec: Spec,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// Version of the program that made it.
    pub program: String,
    /// What it was made from.
    pub state: DataState,
    /// Its sections, in the order of the report of 2014.
    pub sections: Vec<Section>,
    /// Every indicator with the definition that was in force, in the order of the list.
    pub indicators: Vec<Described>,
}

/// One section: sentences, tables and what is drawn of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Key of the section; its title is the sentence `figure-section-KEY`.
    pub key: String,
    /// Sentences with their figures, in order.
    pub texts: Vec<Sentence>,
    /// Tables, in order.
    pub tables: Vec<Table>,
    /// Charts over these tables.
    pub charts: Vec<Chart>,
}

/// One sentence with figures in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// Key of the sentence.
    pub key: String,
    /// Values of the sentence that are figures, by name.
    pub cells: Vec<(String, Cell)>,
    /// Values that are words or days, by name.
    pub labels: Vec<(String, Label)>,
}

impl Sentence {
    /// The sentence in the language in use.
    pub fn show(&self) -> String {
        let cells = self.cells.iter().map(|(name, cell)| (name.as_str(), cell.show()));
        let labels = self.labels.iter().map(|(name, label)| (name.as_str(), label.show()));
        let values: Vec<(&str, String)> = cells.chain(labels).collect();
        let given: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
        words::tr_with(&self.key, &given)
    }
}

/// What a figure counts. Never mixed in one figure, never added up across sectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Distinct persons: one person counts once.
    Persons,
    /// Episodes of help, that is cases.
    Episodes,
    /// Services given, referrals sent, follow-ups due: one person may count several times.
    Services,
    /// Participations in a session or activity.
    Participations,
    /// Money, in one currency.
    Money,
}

impl Counted {
    /// What is counted, in words.
    pub fn show(self) -> String {
        words::tr(match self {
            Self::Persons => "figure-counted-persons",
            Self::Episodes => "figure-counted-episodes",
            Self::Services => "figure-counted-services",
            Self::Participations => "figure-counted-participations",
            Self::Money => "figure-counted-money",
        })
    }
}

/// One table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Key of the table, of its own in the report; its title is the sentence `figure-table-KEY`.
    pub key: String,
    /// Code of the indicator whose definition is shown beside it.
    pub indicator: String,
    /// What its figures count, where the column does not say otherwise.
    pub counted: Counted,
    /// Heading of the first column, that of the labels.
    pub heading: Label,
    /// Its columns, without that of the labels.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The start of what is cumulative in it.
    pub since: Option<NaiveDate>,
    /// Keys of the sentences below it: what to know before the figures are used.
    pub notes: Vec<String>,
}

impl Table {
    /// The title in the language in use.
    pub fn title(&self) -> String {
        words::tr(&format!("figure-table-{}", self.key))
    }
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub label: Label,
    /// What it counts, when it is not what the table counts.
    pub counted: Option<Counted>,
    /// True for a total over other columns.
    pub total: bool,
}

/// One row of a table: as many cells as there are columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What the row is about.
    pub label: Label,
    /// The cells.
    pub cells: Vec<Cell>,
    /// True for a total over other rows.
    pub total: bool,
}

/// How something is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// A bar per row, lying.
    Bars,
    /// A bar per row, standing, in the order of time.
    Columns,
    /// For each row a bar to the left and one to the right: age by sex.
    Pyramid,
}

/// A chart over one table of the same section. Masked cells are left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// Key of the table.
    pub table: String,
    /// How it is drawn.
    pub drawing: Drawing,
    /// Which columns are drawn, by their place.
    pub columns: Vec<usize>,
}

impl Report {
    /// The section with this key.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }

    /// The table with this key.
    pub fn table(&self, key: &str) -> Option<&Table> {
        self.sections.iter().flat_map(|section| &section.tables).find(|table| table.key == key)
    }

    /// The cell of a figure, wherever it stands first.
    pub fn cell(&self, figure: &str) -> Option<&Cell> {
        self.cells().find(|cell| cell.figure.as_str() == figure)
    }

    /// The definition of an indicator as it was in force.
    pub fn indicator(&self, code: &str) -> Option<&Described> {
        self.indicators.iter().find(|indicator| indicator.code == code)
    }

    /// Every cell: those of the sentences and those of the tables, section by section.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.sections.iter().flat_map(|section| {
            let told = section.texts.iter().flat_map(|text| text.cells.iter().map(|(_, c)| c));
            let held = section.tables.iter().flat_map(|table| &table.rows);
            told.chain(held.flat_map(|row| &row.cells))
        })
    }

    /// Every cell, to be masked.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.sections.iter_mut().flat_map(|section| {
            let told =
                section.texts.iter_mut().flat_map(|text| text.cells.iter_mut().map(|(_, c)| c));
            let held = section.tables.iter_mut().flat_map(|table| &mut table.rows);
            told.chain(held.flat_map(|row| &mut row.cells))
        })
    }
}
