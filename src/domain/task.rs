//! What is due. Most of it is computed from the dates of other records and
//! never stored; a free task is the one kind somebody writes down.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::value::Cell;

/// A free task somebody set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Task {
    /// Case it is about.
    pub case_id: Option<Id>,
    /// What to do.
    pub text: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Who does it.
    pub worker_id: Option<Id>,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
    /// At what time.
    pub begins_at: String,
}

impl Record for Task {
    const KIND: Kind = Kind::Task;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)),
        fact("text", Shape::Line, |r: &Self| r.text.to_value(), |r, v| read(&mut r.text, v)).required().personal(),
        fact("due_on", Shape::Day, |r: &Self| r.due_on.to_value(), |r, v| read(&mut r.due_on, v)).required(),
        fact("worker_id", Shape::Link(Kind::User), |r| r.worker_id.to_value(), |r, v| read(&mut r.worker_id, v)),
        fact("done_on", Shape::Day, |r| r.done_on.to_value(), |r, v| read(&mut r.done_on, v)),
        fact("begins_at", Shape::Time, |r| r.begins_at.to_value(), |r, v| read(&mut r.begins_at, v)),
    ];
}

/// Why something is due: decides its words and where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// An answer to a referral has not come.
    ReferralAnswer,
    /// A follow-up of the protection calendar.
    ProtectionFollowup,
    /// A follow-up of the reintegration calendar.
    ReintegrationFollowup,
    /// A session was agreed.
    Session,
    /// Something agreed in a plan.
    PlanItem,
    /// No plan or help yet, though the level asks for one.
    Plan,
    /// No follow-up is set on an open case.
    NoFollowup,
    /// A free task.
    Free,
    /// A group session or workshop.
    Workshop,
}

/// When something is due, seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// Before today.
    Overdue,
    /// Today.
    Today,
    /// Within the week.
    Soon,
    /// Later.
    Later,
}

impl When {
    /// Where a due date falls, seen from today.
    pub fn of(due: NaiveDate, today: NaiveDate) -> Self {
        let days = (due - today).num_days();
        match days {
            ..0 => Self::Overdue,
            0 => Self::Today,
            1..=7 => Self::Soon,
            _ => Self::Later,
        }
    }
}

impl Reason {
    /// The key of its words (`task-…`) and of its icon.
    pub fn key(self) -> &'static str {
        match self {
            Self::ReferralAnswer => "referral-answer",
            Self::ProtectionFollowup => "protection-followup",
            Self::ReintegrationFollowup => "reintegration-followup",
            Self::Session => "session",
            Self::PlanItem => "plan-item",
            Self::Plan => "plan",
            Self::NoFollowup => "no-followup",
            Self::Free => "free",
            Self::Workshop => "workshop",
        }
    }
}
