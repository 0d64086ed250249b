//! What somebody asked a supervisor to approve, and the answer with its comment.
//! Kept as history: a new question is a new record.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::{not_before, not_future};
use super::value::Cell;

/// A question to a supervisor and its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Approval {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// What is to be approved.
    pub subject: Option<Subject>,
    /// Record it is about: a plan, a payment; the case when absent.
    pub about: String,
    /// What is wanted: the lower level, for a risk.
    pub wanted: String,
    /// The answer.
    pub status: Option<ApprovalStatus>,
    /// When it was asked.
    pub asked_on: Option<NaiveDate>,
    /// Who asked.
    pub asked_by: Option<Id>,
    /// What the supervisor should know.
    pub ask_note: String,
    /// When it was answered.
    pub decided_on: Option<NaiveDate>,
    /// Who answered.
    pub decided_by: Option<Id>,
    /// What the supervisor says.
    pub comment: String,
    /// When who asked had seen the answer.
    pub seen_on: Option<NaiveDate>,
}

impl Record for Approval {
    const KIND: Kind = Kind::Approval;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("subject", Shape::State("approval_subject", Subject::KEYS), |r: &Self| r.subject.to_value(), |r, v| read(&mut r.subject, v)).required(),
        fact("about", Shape::Line, |r| r.about.to_value(), |r, v| read(&mut r.about, v)),
        fact("wanted", Shape::Line, |r| r.wanted.to_value(), |r, v| read(&mut r.wanted, v)),
        fact("status", Shape::State("approval", ApprovalStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("asked_on", Shape::Day, |r: &Self| r.asked_on.to_value(), |r, v| read(&mut r.asked_on, v)).required(),
        fact("asked_by", Shape::Link(Kind::User), |r| r.asked_by.to_value(), |r, v| read(&mut r.asked_by, v)),
        fact("ask_note", Shape::Prose, |r: &Self| r.ask_note.to_value(), |r, v| read(&mut r.ask_note, v)).personal(),
        fact("decided_on", Shape::Day, |r| r.decided_on.to_value(), |r, v| read(&mut r.decided_on, v)),
        fact("decided_by", Shape::Link(Kind::User), |r| r.decided_by.to_value(), |r, v| read(&mut r.decided_by, v)),
        fact("comment", Shape::Prose, |r: &Self| r.comment.to_value(), |r, v| read(&mut r.comment, v)).personal(),
        fact("seen_on", Shape::Day, |r| r.seen_on.to_value(), |r, v| read(&mut r.seen_on, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(not_before(self.asked_on, "decided_on", self.decided_on));
        problems.extend(not_future("decided_on", self.decided_on, today));
        if self.status == Some(ApprovalStatus::Rejected) && self.comment.trim().is_empty() {
            problems.push(Problem::new("problem-comment-missing").at("comment"));
        }
        problems
    }
}

keyed! {
    /// What a supervisor approves.
    pub enum Subject {
        /// The assessment.
        Assessment = "assessment",
        /// A version of the plan.
        Plan = "plan",
        /// The closure of the case.
        Closure = "closure",
        /// A lower risk level.
        Risk = "risk",
        /// A payment.
        Tranche = "tranche",
    }
}

keyed! {
    /// Where a question to a supervisor stands (`DOMAIN.md` 1.10).
    pub enum ApprovalStatus {
        /// Not asked.
        Nothing = "none",
        /// Waits for an answer.
        Pending = "pending",
        /// Approved.
        Approved = "approved",
        /// Sent back with a comment.
        Rejected = "rejected",
    }
}
