//! A report that was frozen: shown again a year later it says the same. It is kept whole, with
//! the state of the data and the program that made it. Which records stood behind each figure is
//! kept too, in the content that the record names: computing that anew from the journal as it was
//! would mean rebuilding every table of the vault up to that day (a minute and more on a large
//! register), and is no longer possible once somebody of it has been forgotten; the list of ids
//! is a few bytes per counted person and survives both.

use chrono::NaiveDate;

use super::Report;
use crate::domain::fact::{Fact, Record, Shape, fact, read};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::rule::not_before;
use crate::domain::value::Cell;

/// A report as it was frozen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frozen {
    /// Title that the office gave it.
    pub title: String,
    /// First day of its period.
    pub starts_on: Option<NaiveDate>,
    /// Last day of its period.
    pub ends_on: Option<NaiveDate>,
    /// Place it is about; everywhere when empty.
    pub place: String,
    /// Project it is about; all when not said.
    pub project_id: Option<Id>,
    /// The day it was frozen.
    pub made_on: Option<NaiveDate>,
    /// Who froze it.
    pub made_by: Option<Id>,
    /// Version of the program.
    pub program: String,
    /// Laptop whose journal it was made from.
    pub device: String,
    /// Number of the last entry of that journal.
    pub number: Option<i64>,
    /// Hash of that entry.
    pub hash: String,
    /// The whole report.
    pub body: String,
    /// Hash of the content that says which records stood behind each figure.
    pub content: String,
}

impl Record for Frozen {
    const KIND: Kind = Kind::Report;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("title", Shape::Line, |r: &Self| r.title.to_value(), |r, v| read(&mut r.title, v)),
        fact("starts_on", Shape::Day, |r: &Self| r.starts_on.to_value(), |r, v| read(&mut r.starts_on, v)).required(),
        fact("ends_on", Shape::Day, |r: &Self| r.ends_on.to_value(), |r, v| read(&mut r.ends_on, v)).required(),
        fact("place", Shape::Line, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("project_id", Shape::Link(Kind::Project), |r| r.project_id.to_value(), |r, v| read(&mut r.project_id, v)),
        fact("made_on", Shape::Day, |r: &Self| r.made_on.to_value(), |r, v| read(&mut r.made_on, v)).required(),
        fact("made_by", Shape::Link(Kind::User), |r| r.made_by.to_value(), |r, v| read(&mut r.made_by, v)),
        fact("program", Shape::Line, |r| r.program.to_value(), |r, v| read(&mut r.program, v)),
        fact("device", Shape::Line, |r| r.device.to_value(), |r, v| read(&mut r.device, v)),
        fact("number", Shape::Count, |r| r.number.to_value(), |r, v| read(&mut r.number, v)),
        fact("hash", Shape::Line, |r| r.hash.to_value(), |r, v| read(&mut r.hash, v)),
        fact("body", Shape::Prose, |r: &Self| r.body.to_value(), |r, v| read(&mut r.body, v)).required(),
        fact("content", Shape::Line, |r| r.content.to_value(), |r, v| read(&mut r.content, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let _ = today;
        not_before(self.starts_on, "ends_on", self.ends_on).into_iter().collect()
    }
}

impl Frozen {
    /// The report as it was; `None` when it cannot be read.
    pub fn report(&self) -> Option<Report> {
        serde_json::from_str(&self.body).ok()
    }
}
