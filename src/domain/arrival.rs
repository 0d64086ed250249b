//! The arrival of a bus: people who came together, with what is the same for all of them, and the
//! grid in which they are typed one line each (FEATURES A4).
//!
//! `grid` is the spreadsheet: cells, ranges, copying, undo. `line` makes of a line of text a
//! person with the case that opens. Both are pure: keys come in as `Stroke`, ids and today are
//! arguments.

mod birth;
mod cell;
mod code;
mod column;
mod grid;
mod household;
mod line;
mod stroke;
mod table;
mod twin;

use chrono::NaiveDate;

pub use birth::{Birth, birth};
pub use cell::{judge, offers, settle};
pub use code::{Code, codes};
pub use column::Column;
pub use grid::{Edit, Grid, Place};
pub use household::{Member, members};
pub use line::{Decision, Line, Reading, Shared};
pub use stroke::{Move, Stroke};
pub use table::{from_table, to_table};
pub use twin::twins;

use super::fact::{Fact, Record, Shape, fact, read};
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// People who came together: a bus, a convoy, a flight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrival {
    /// What it is called.
    pub convoy: String,
    /// The day.
    pub arrived_on: Option<NaiveDate>,
    /// The hour, as `hh:mm`.
    pub arrived_at: String,
    /// Point of entry.
    pub entry_point: String,
    /// Country they came back from.
    pub departure_country: String,
    /// Kind of return.
    pub return_category: String,
    /// Who identified them.
    pub source: String,
}

impl Record for Arrival {
    const KIND: Kind = Kind::Arrival;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("convoy", Shape::Line, |r: &Self| r.convoy.to_value(), |r, v| read(&mut r.convoy, v)),
        fact("arrived_on", Shape::Day, |r: &Self| r.arrived_on.to_value(), |r, v| read(&mut r.arrived_on, v)).required(),
        fact("arrived_at", Shape::Time, |r: &Self| r.arrived_at.to_value(), |r, v| read(&mut r.arrived_at, v)),
        fact("entry_point", Shape::Place, |r: &Self| r.entry_point.to_value(), |r, v| read(&mut r.entry_point, v)),
        fact("departure_country", Shape::Choice("country"), |r: &Self| r.departure_country.to_value(), |r, v| read(&mut r.departure_country, v)),
        fact("return_category", Shape::Choice("return_category"), |r: &Self| r.return_category.to_value(), |r, v| read(&mut r.return_category, v)),
        fact("source", Shape::Choice("identification_source"), |r: &Self| r.source.to_value(), |r, v| read(&mut r.source, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("arrived_on", self.arrived_on, today).into_iter().collect()
    }
}
