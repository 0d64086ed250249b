//! A case on its way from one worker to another. The owner changes when the receiver accepts,
//! never before; what was asked, by whom and how it ended stays as history. An assignment by a
//! supervisor is the same record, accepted at once.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_before;
use super::value::Cell;

/// A case on its way from one worker to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handover {
    /// The case.
    pub case_id: Option<Id>,
    /// Who followed it; nobody when absent.
    pub from_id: Option<Id>,
    /// Who is to follow it; anybody of the centre when absent.
    pub to_id: Option<Id>,
    /// The centre that is to follow it, when it changes.
    pub centre_id: Option<Id>,
    /// What the receiver should know.
    pub note: String,
    /// Where it stands.
    pub status: Option<HandoverStatus>,
    /// When it was asked.
    pub asked_on: Option<NaiveDate>,
    /// Who asked.
    pub asked_by: Option<Id>,
    /// When it was answered.
    pub decided_on: Option<NaiveDate>,
    /// Who answered.
    pub decided_by: Option<Id>,
    /// Why it was declined.
    pub reason: String,
    /// When whom the answer concerns had seen it.
    pub seen_on: Option<NaiveDate>,
}

impl Record for Handover {
    const KIND: Kind = Kind::Handover;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("from_id", Shape::Link(Kind::User), |r| r.from_id.to_value(), |r, v| read(&mut r.from_id, v)),
        fact("to_id", Shape::Link(Kind::User), |r| r.to_id.to_value(), |r, v| read(&mut r.to_id, v)),
        fact("centre_id", Shape::Link(Kind::Centre), |r| r.centre_id.to_value(), |r, v| read(&mut r.centre_id, v)),
        fact("note", Shape::Prose, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
        fact("status", Shape::State("handover", HandoverStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("asked_on", Shape::Day, |r: &Self| r.asked_on.to_value(), |r, v| read(&mut r.asked_on, v)).required(),
        fact("asked_by", Shape::Link(Kind::User), |r| r.asked_by.to_value(), |r, v| read(&mut r.asked_by, v)),
        fact("decided_on", Shape::Day, |r| r.decided_on.to_value(), |r, v| read(&mut r.decided_on, v)),
        fact("decided_by", Shape::Link(Kind::User), |r| r.decided_by.to_value(), |r, v| read(&mut r.decided_by, v)),
        fact("reason", Shape::Prose, |r: &Self| r.reason.to_value(), |r, v| read(&mut r.reason, v)).personal(),
        fact("seen_on", Shape::Day, |r| r.seen_on.to_value(), |r, v| read(&mut r.seen_on, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let _ = today;
        let mut problems: Vec<Problem> =
            not_before(self.asked_on, "decided_on", self.decided_on).into_iter().collect();
        if self.to_id.is_none() && self.centre_id.is_none() {
            problems.push(Problem::new("problem-handover-nobody").at("to_id"));
        }
        if self.status == Some(HandoverStatus::Declined) && self.reason.trim().is_empty() {
            problems.push(Problem::new("problem-reason-missing").at("reason"));
        }
        problems
    }
}

impl Handover {
    /// Whether this user, who works at this centre, may accept or decline it.
    pub fn is_for(&self, user: Id, centre: Option<Id>) -> bool {
        match self.to_id {
            Some(to) => to == user,
            None => self.centre_id.is_some() && self.centre_id == centre,
        }
    }
}

keyed! {
    /// Where the handing over of a case stands.
    pub enum HandoverStatus {
        /// Waits for the receiver.
        Pending = "pending",
        /// The case has its new worker.
        Accepted = "accepted",
        /// The receiver said no, and why.
        Declined = "declined",
        /// Taken back by who asked.
        Withdrawn = "withdrawn",
    }
}
