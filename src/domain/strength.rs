//! A protective factor: the other half of every assessment (`DOMAIN.md` 1.2).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::value::Cell;

/// A strength of the person or of what surrounds them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strength {
    /// Case it was seen in.
    pub case_id: Option<Id>,
    /// Which one.
    pub code: String,
    /// When it was seen.
    pub noted_on: Option<NaiveDate>,
    /// What was seen or said.
    pub detail: String,
}

impl Record for Strength {
    const KIND: Kind = Kind::Strength;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("code", Shape::Choice("protective_factor"), |r: &Self| r.code.to_value(), |r, v| read(&mut r.code, v)).required(),
        fact("noted_on", Shape::Day, |r| r.noted_on.to_value(), |r, v| read(&mut r.noted_on, v)),
        fact("detail", Shape::Prose, |r: &Self| r.detail.to_value(), |r, v| read(&mut r.detail, v)).personal(),
    ];
}
