//! A sign that one of the three elements of trafficking may be there. Signs are never a
//! conclusion: only an authorised body decides (`DOMAIN.md` 4.5).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A sign of an element of trafficking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trafficking {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Which sign.
    pub code: String,
    /// When it was seen or told.
    pub noted_on: Option<NaiveDate>,
    /// What was seen or said.
    pub detail: String,
}

impl Record for Trafficking {
    const KIND: Kind = Kind::Trafficking;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("code", Shape::Choice("trafficking_element"), |r: &Self| r.code.to_value(), |r, v| read(&mut r.code, v)).required().restricted(),
        fact("noted_on", Shape::Day, |r: &Self| r.noted_on.to_value(), |r, v| read(&mut r.noted_on, v)).required(),
        fact("detail", Shape::Prose, |r: &Self| r.detail.to_value(), |r, v| read(&mut r.detail, v)).personal().restricted(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("noted_on", self.noted_on, today).into_iter().collect()
    }
}
