//! How an office words an indicator, and from when it counts: funders number and name the same
//! figure differently (`DOMAIN.md` 6.4). The computation is the program's.

use chrono::NaiveDate;

use crate::domain::fact::{Fact, Record, Shape, fact, read};
use crate::domain::kind::Kind;
use crate::domain::value::Cell;

/// The words of the office for one indicator.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indicator {
    /// Code of the indicator.
    pub code: String,
    /// Label; as the program words it when empty.
    pub label: String,
    /// Definition; as the program words it when empty.
    pub definition: String,
    /// Code that the funder gives it.
    pub funder_code: String,
    /// Start of the cumulative figure.
    pub since: Option<NaiveDate>,
}

impl Record for Indicator {
    const KIND: Kind = Kind::Indicator;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("code", Shape::Choice("indicator"), |r: &Self| r.code.to_value(), |r, v| read(&mut r.code, v)).required(),
        fact("label", Shape::Line, |r| r.label.to_value(), |r, v| read(&mut r.label, v)),
        fact("definition", Shape::Prose, |r| r.definition.to_value(), |r, v| read(&mut r.definition, v)),
        fact("funder_code", Shape::Line, |r| r.funder_code.to_value(), |r, v| read(&mut r.funder_code, v)),
        fact("since", Shape::Day, |r| r.since.to_value(), |r, v| read(&mut r.since, v)),
    ];
}
