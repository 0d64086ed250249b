//! A course of sessions: how many are planned, how it ended, and how satisfied the
//! person was.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::{not_before, not_future};
use super::value::Cell;

/// A course of psychosocial sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// What it is for.
    pub goal: String,
    /// Sessions planned.
    pub planned: Option<i64>,
    /// When it begins.
    pub starts_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: Option<CourseStatus>,
    /// When it ended.
    pub ended_on: Option<NaiveDate>,
    /// Why the person left it.
    pub drop_reason: String,
    /// How satisfied the person was.
    pub satisfaction: String,
    /// What is worth knowing.
    pub note: String,
}

impl Record for Course {
    const KIND: Kind = Kind::Course;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("goal", Shape::Line, |r: &Self| r.goal.to_value(), |r, v| read(&mut r.goal, v)).personal(),
        fact("planned", Shape::Count, |r: &Self| r.planned.to_value(), |r, v| read(&mut r.planned, v)).required(),
        fact("starts_on", Shape::Day, |r: &Self| r.starts_on.to_value(), |r, v| read(&mut r.starts_on, v)).required(),
        fact("status", Shape::State("course_status", CourseStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("ended_on", Shape::Day, |r| r.ended_on.to_value(), |r, v| read(&mut r.ended_on, v)),
        fact("drop_reason", Shape::Choice("drop_out_reason"), |r| r.drop_reason.to_value(), |r, v| read(&mut r.drop_reason, v)),
        fact("satisfaction", Shape::Choice("satisfaction"), |r| r.satisfaction.to_value(), |r, v| read(&mut r.satisfaction, v)),
        fact("note", Shape::Prose, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal().restricted(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(not_future("ended_on", self.ended_on, today));
        problems.extend(not_before(self.starts_on, "ended_on", self.ended_on));
        if self.status == Some(CourseStatus::Dropped) && self.drop_reason.is_empty() {
            problems.push(Problem::new("problem-reason-missing").at("drop_reason"));
        }
        problems
    }
}

keyed! {
    /// Where a course of sessions stands.
    pub enum CourseStatus {
        /// Under way.
        Running = "running",
        /// Completed.
        Completed = "completed",
        /// Left by the person.
        Dropped = "dropped",
    }
}
