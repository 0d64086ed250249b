//! A household: people who travel, live and are helped together.

use super::fact::{Fact, Record, Shape, fact, read};
use super::kind::Kind;
use super::value::Cell;

/// People who live and travel together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Household {
    /// How the household is called.
    pub name: String,
    /// Number in another register.
    pub outside_number: String,
    /// What to know.
    pub note: String,
}

impl Record for Household {
    const KIND: Kind = Kind::Household;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).personal(),
        fact("outside_number", Shape::Line, |r: &Self| r.outside_number.to_value(), |r, v| read(&mut r.outside_number, v)).personal(),
        fact("note", Shape::Prose, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];
}
