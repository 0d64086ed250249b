//! A goal of the plan, in the words of the person.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A goal of the plan of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Goal {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// What is to be reached.
    pub text: String,
    /// Economic, social, psychosocial or protection.
    pub dimension: String,
    /// By when.
    pub target_on: Option<NaiveDate>,
    /// When it was reached.
    pub reached_on: Option<NaiveDate>,
    /// What came of it.
    pub outcome: String,
}

impl Record for Goal {
    const KIND: Kind = Kind::Goal;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("text", Shape::Line, |r: &Self| r.text.to_value(), |r, v| read(&mut r.text, v)).required().personal(),
        fact("dimension", Shape::Choice("goal_dimension"), |r| r.dimension.to_value(), |r, v| read(&mut r.dimension, v)),
        fact("target_on", Shape::Day, |r| r.target_on.to_value(), |r, v| read(&mut r.target_on, v)),
        fact("reached_on", Shape::Day, |r| r.reached_on.to_value(), |r, v| read(&mut r.reached_on, v)),
        fact("outcome", Shape::Line, |r: &Self| r.outcome.to_value(), |r, v| read(&mut r.outcome, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("reached_on", self.reached_on, today).into_iter().collect()
    }
}
