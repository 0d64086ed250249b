//! An attempt to reach somebody. Attempted is not done; a case closes as "could not be
//! reached" only with a log of attempts (`DOMAIN.md` 1.9).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// An attempt to reach a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attempt {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Follow-up it was meant for.
    pub followup_id: Option<Id>,
    /// When.
    pub tried_on: Option<NaiveDate>,
    /// At what time.
    pub tried_at: String,
    /// Who tried.
    pub tried_by: Option<Id>,
    /// How.
    pub mode: String,
    /// Whether somebody was reached.
    pub result: String,
    /// Who answered.
    pub spoke_with: String,
    /// What is worth knowing.
    pub note: String,
}

impl Record for Attempt {
    const KIND: Kind = Kind::Attempt;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("followup_id", Shape::Link(Kind::Followup), |r| r.followup_id.to_value(), |r, v| read(&mut r.followup_id, v)),
        fact("tried_on", Shape::Day, |r: &Self| r.tried_on.to_value(), |r, v| read(&mut r.tried_on, v)).required(),
        fact("tried_at", Shape::Time, |r| r.tried_at.to_value(), |r, v| read(&mut r.tried_at, v)),
        fact("tried_by", Shape::Link(Kind::User), |r| r.tried_by.to_value(), |r, v| read(&mut r.tried_by, v)),
        fact("mode", Shape::Choice("followup_mode"), |r| r.mode.to_value(), |r, v| read(&mut r.mode, v)),
        fact("result", Shape::Choice("contact_result"), |r: &Self| r.result.to_value(), |r, v| read(&mut r.result, v)).required(),
        fact("spoke_with", Shape::Line, |r: &Self| r.spoke_with.to_value(), |r, v| read(&mut r.spoke_with, v)).personal(),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("tried_on", self.tried_on, today).into_iter().collect()
    }
}
