//! How tables of one sort are read, kept under a name for everybody of the office: proposed again
//! when a table has the same headings.

use super::fact::{Fact, Record, Shape, fact, read};
use super::import::Topic;
use super::kind::Kind;
use super::value::Cell;

/// How tables of one sort are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// What it is called.
    pub name: String,
    /// What its tables tell of.
    pub topic: Option<Topic>,
    /// The headings of its tables, as JSON.
    pub headings: String,
    /// How they are read, as JSON.
    pub body: String,
}

impl Record for Mapping {
    const KIND: Kind = Kind::Mapping;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).required(),
        fact("topic", Shape::State("import_topic", Topic::KEYS), |r: &Self| r.topic.to_value(), |r, v| read(&mut r.topic, v)).required(),
        fact("headings", Shape::Prose, |r: &Self| r.headings.to_value(), |r, v| read(&mut r.headings, v)).required(),
        fact("body", Shape::Prose, |r: &Self| r.body.to_value(), |r, v| read(&mut r.body, v)).required(),
    ];
}
