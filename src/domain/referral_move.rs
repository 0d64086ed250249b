//! A move of a referral from one state to the next: when, who told us, and why.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::referral::ReferralStatus;
use super::rule::not_future;
use super::value::Cell;

/// One move of a referral.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReferralMove {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// The referral.
    pub referral_id: Option<Id>,
    /// The state it reached.
    pub status: Option<ReferralStatus>,
    /// When it happened.
    pub moved_on: Option<NaiveDate>,
    /// Who entered it.
    pub moved_by: Option<Id>,
    /// Who told us, at the agency or elsewhere.
    pub told_by: String,
    /// Why it was refused, withdrawn or not provided.
    pub reason: String,
    /// What is worth knowing.
    pub note: String,
}

impl Record for ReferralMove {
    const KIND: Kind = Kind::ReferralMove;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("referral_id", Shape::Link(Kind::Referral), |r: &Self| r.referral_id.to_value(), |r, v| read(&mut r.referral_id, v)).required(),
        fact("status", Shape::State("referral_status", ReferralStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("moved_on", Shape::Day, |r: &Self| r.moved_on.to_value(), |r, v| read(&mut r.moved_on, v)).required(),
        fact("moved_by", Shape::Link(Kind::User), |r| r.moved_by.to_value(), |r, v| read(&mut r.moved_by, v)),
        fact("told_by", Shape::Line, |r: &Self| r.told_by.to_value(), |r, v| read(&mut r.told_by, v)).personal(),
        fact("reason", Shape::Choice("referral_outcome"), |r| r.reason.to_value(), |r, v| read(&mut r.reason, v)),
        fact("note", Shape::Prose, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems: Vec<Problem> =
            not_future("moved_on", self.moved_on, today).into_iter().collect();
        if self.status.is_some_and(ReferralStatus::wants_reason) && self.reason.is_empty() {
            problems.push(Problem::new("problem-referral-reason").at("reason"));
        }
        problems
    }
}
