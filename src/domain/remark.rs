//! What a supervisor remarks on a case after having looked at it: a comment that the worker
//! answers or marks as read, or a flag with a day until which something must be seen to.
//! Resolved with a reason, never removed.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::{not_before, not_future};
use super::value::Cell;

/// A remark of a supervisor on a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// The case.
    pub case_id: Option<Id>,
    /// Comment or flag.
    pub kind: Option<RemarkKind>,
    /// What is remarked.
    pub text: String,
    /// When.
    pub made_on: Option<NaiveDate>,
    /// By whom.
    pub made_by: Option<Id>,
    /// The worker it is for.
    pub for_id: Option<Id>,
    /// Until when a flag must be seen to.
    pub due_on: Option<NaiveDate>,
    /// What the worker answered.
    pub answer: String,
    /// When the worker answered.
    pub answered_on: Option<NaiveDate>,
    /// When the worker had read it.
    pub seen_on: Option<NaiveDate>,
    /// When it was settled.
    pub resolved_on: Option<NaiveDate>,
    /// Who settled it.
    pub resolved_by: Option<Id>,
    /// How it was settled.
    pub resolution: String,
}

impl Record for Remark {
    const KIND: Kind = Kind::Remark;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("kind", Shape::State("remark_kind", RemarkKind::KEYS), |r: &Self| r.kind.to_value(), |r, v| read(&mut r.kind, v)).required(),
        fact("text", Shape::Prose, |r: &Self| r.text.to_value(), |r, v| read(&mut r.text, v)).required().personal(),
        fact("made_on", Shape::Day, |r: &Self| r.made_on.to_value(), |r, v| read(&mut r.made_on, v)).required(),
        fact("made_by", Shape::Link(Kind::User), |r| r.made_by.to_value(), |r, v| read(&mut r.made_by, v)),
        fact("for_id", Shape::Link(Kind::User), |r| r.for_id.to_value(), |r, v| read(&mut r.for_id, v)),
        fact("due_on", Shape::Day, |r| r.due_on.to_value(), |r, v| read(&mut r.due_on, v)),
        fact("answer", Shape::Prose, |r: &Self| r.answer.to_value(), |r, v| read(&mut r.answer, v)).personal(),
        fact("answered_on", Shape::Day, |r| r.answered_on.to_value(), |r, v| read(&mut r.answered_on, v)),
        fact("seen_on", Shape::Day, |r| r.seen_on.to_value(), |r, v| read(&mut r.seen_on, v)),
        fact("resolved_on", Shape::Day, |r| r.resolved_on.to_value(), |r, v| read(&mut r.resolved_on, v)),
        fact("resolved_by", Shape::Link(Kind::User), |r| r.resolved_by.to_value(), |r, v| read(&mut r.resolved_by, v)),
        fact("resolution", Shape::Prose, |r: &Self| r.resolution.to_value(), |r, v| read(&mut r.resolution, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(not_future("made_on", self.made_on, today));
        problems.extend(not_before(self.made_on, "due_on", self.due_on));
        problems.extend(not_before(self.made_on, "resolved_on", self.resolved_on));
        if self.kind == Some(RemarkKind::Flag) && self.due_on.is_none() {
            problems.push(Problem::new("problem-required").at("due_on"));
        }
        let flag = self.kind == Some(RemarkKind::Flag);
        if flag && self.resolved_on.is_some() && self.resolution.trim().is_empty() {
            problems.push(Problem::new("problem-reason-missing").at("resolution"));
        }
        problems
    }
}

impl Remark {
    /// True while it waits for whom it is for: not read, not answered, not settled.
    pub fn is_unread(&self) -> bool {
        self.seen_on.is_none() && self.resolved_on.is_none()
    }
}

keyed! {
    /// What sort of remark it is.
    pub enum RemarkKind {
        /// Something said to the worker.
        Comment = "comment",
        /// Something to be seen to until a day.
        Flag = "flag",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_has_a_day_and_is_resolved_with_a_reason() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22);
        let flag = Remark {
            case_id: Some(Id::from_bytes([1; 16])),
            kind: Some(RemarkKind::Flag),
            text: "Revoir le logement".to_owned(),
            made_on: today,
            ..Remark::default()
        };
        let judge = |remark: &Remark| {
            let found = remark.judge(today.unwrap());
            found.into_iter().map(|problem| problem.field).collect::<Vec<_>>()
        };
        assert_eq!(judge(&flag), ["due_on"]);
        let dated = Remark { due_on: today, ..flag.clone() };
        assert!(judge(&dated).is_empty() && dated.is_unread());
        let settled = Remark { resolved_on: today, ..dated.clone() };
        assert_eq!(judge(&settled), ["resolution"]);
        let comment = Remark { kind: Some(RemarkKind::Comment), resolved_on: today, ..flag };
        assert!(judge(&comment).is_empty() && !comment.is_unread());
    }
}
