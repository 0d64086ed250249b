//! What a project has promised to reach, by indicator and place: the report sets the result
//! beside it (row I2 of the features).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_before;
use super::value::Cell;

/// A target of a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Target {
    /// Project that promised it.
    pub project_id: Option<Id>,
    /// Code of the indicator.
    pub indicator: String,
    /// How many.
    pub amount: Option<i64>,
    /// Region it is for; everywhere when not said.
    pub place: String,
    /// First day that counts; that of the project when not said.
    pub starts_on: Option<NaiveDate>,
    /// Last day that counts; that of the project when not said.
    pub ends_on: Option<NaiveDate>,
    /// What to know.
    pub note: String,
}

impl Record for Target {
    const KIND: Kind = Kind::Target;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("project_id", Shape::Link(Kind::Project), |r: &Self| r.project_id.to_value(), |r, v| read(&mut r.project_id, v)).required(),
        fact("indicator", Shape::Choice("indicator"), |r: &Self| r.indicator.to_value(), |r, v| read(&mut r.indicator, v)).required(),
        fact("amount", Shape::Count, |r: &Self| r.amount.to_value(), |r, v| read(&mut r.amount, v)).required(),
        fact("place", Shape::Place, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("starts_on", Shape::Day, |r| r.starts_on.to_value(), |r, v| read(&mut r.starts_on, v)),
        fact("ends_on", Shape::Day, |r| r.ends_on.to_value(), |r, v| read(&mut r.ends_on, v)),
        fact("note", Shape::Prose, |r| r.note.to_value(), |r, v| read(&mut r.note, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let _ = today;
        not_before(self.starts_on, "ends_on", self.ends_on).into_iter().collect()
    }
}
