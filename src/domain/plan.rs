//! A version of the plan: what the person and the worker agreed to do. Its items say
//! since which version they are part of it, so that an old version can still be read.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::{not_before, not_future};
use super::value::Cell;

/// A version of the plan of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Number of the version, from 1.
    pub version: Option<i64>,
    /// When it was written.
    pub made_on: Option<NaiveDate>,
    /// What the person wants to reach, in their words.
    pub summary: String,
    /// When the person agreed to it.
    pub agreed_on: Option<NaiveDate>,
    /// When it is to be looked at again.
    pub review_on: Option<NaiveDate>,
}

impl Record for Plan {
    const KIND: Kind = Kind::Plan;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("version", Shape::Count, |r: &Self| r.version.to_value(), |r, v| read(&mut r.version, v)).required(),
        fact("made_on", Shape::Day, |r: &Self| r.made_on.to_value(), |r, v| read(&mut r.made_on, v)).required(),
        fact("summary", Shape::Prose, |r: &Self| r.summary.to_value(), |r, v| read(&mut r.summary, v)).personal(),
        fact("agreed_on", Shape::Day, |r| r.agreed_on.to_value(), |r, v| read(&mut r.agreed_on, v)),
        fact("review_on", Shape::Day, |r| r.review_on.to_value(), |r, v| read(&mut r.review_on, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        [
            not_future("made_on", self.made_on, today),
            not_future("agreed_on", self.agreed_on, today),
            not_before(self.made_on, "review_on", self.review_on),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
