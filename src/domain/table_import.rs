//! One import of a table: what came in, when, by whom, and whether it was taken back. By it an
//! import can be undone long after.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::import::Topic;
use super::kind::Kind;
use super::value::Cell;

/// One import of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableImport {
    /// What its rows told of.
    pub topic: Option<Topic>,
    /// The day.
    pub done_on: Option<NaiveDate>,
    /// Who brought it in.
    pub done_by: Option<Id>,
    /// Rows that were taken.
    pub rows: Option<i64>,
    /// Rows that were not.
    pub refused: Option<i64>,
    /// The fingerprint of the file.
    pub file_hash: String,
    /// The incarnation of the laptop whose journal has it: elsewhere its number means nothing.
    pub origin: String,
    /// The number of its transaction in that journal.
    pub batch: Option<i64>,
    /// The day it was taken back.
    pub undone_on: Option<NaiveDate>,
    /// Who took it back.
    pub undone_by: Option<Id>,
}

impl Record for TableImport {
    const KIND: Kind = Kind::TableImport;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("topic", Shape::State("import_topic", Topic::KEYS), |r: &Self| r.topic.to_value(), |r, v| read(&mut r.topic, v)).required(),
        fact("done_on", Shape::Day, |r| r.done_on.to_value(), |r, v| read(&mut r.done_on, v)),
        fact("done_by", Shape::Link(Kind::User), |r| r.done_by.to_value(), |r, v| read(&mut r.done_by, v)),
        fact("rows", Shape::Count, |r| r.rows.to_value(), |r, v| read(&mut r.rows, v)),
        fact("refused", Shape::Count, |r| r.refused.to_value(), |r, v| read(&mut r.refused, v)),
        fact("file_hash", Shape::Line, |r: &Self| r.file_hash.to_value(), |r, v| read(&mut r.file_hash, v)),
        fact("origin", Shape::Line, |r: &Self| r.origin.to_value(), |r, v| read(&mut r.origin, v)),
        fact("batch", Shape::Count, |r| r.batch.to_value(), |r, v| read(&mut r.batch, v)),
        fact("undone_on", Shape::Day, |r| r.undone_on.to_value(), |r, v| read(&mut r.undone_on, v)),
        fact("undone_by", Shape::Link(Kind::User), |r| r.undone_by.to_value(), |r, v| read(&mut r.undone_by, v)),
    ];
}
