//! A danger flag: what to know before any contact. Resolved with a reason, never removed.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::{not_before, not_future};
use super::value::Cell;

/// A danger flag of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flag {
    /// The person.
    pub person_id: Option<Id>,
    /// Which danger.
    pub kind: Option<Danger>,
    /// The worker the case is hidden from.
    pub user_id: Option<Id>,
    /// When it was noted.
    pub noted_on: Option<NaiveDate>,
    /// Who noted it.
    pub noted_by: Option<Id>,
    /// What to know.
    pub note: String,
    /// When it no longer held.
    pub resolved_on: Option<NaiveDate>,
    /// Who resolved it.
    pub resolved_by: Option<Id>,
    /// Why it no longer holds.
    pub resolution: String,
}

impl Record for Flag {
    const KIND: Kind = Kind::Flag;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("kind", Shape::State("danger_flag", Danger::KEYS), |r: &Self| r.kind.to_value(), |r, v| read(&mut r.kind, v)).required(),
        fact("user_id", Shape::Link(Kind::User), |r| r.user_id.to_value(), |r, v| read(&mut r.user_id, v)),
        fact("noted_on", Shape::Day, |r: &Self| r.noted_on.to_value(), |r, v| read(&mut r.noted_on, v)).required(),
        fact("noted_by", Shape::Link(Kind::User), |r| r.noted_by.to_value(), |r, v| read(&mut r.noted_by, v)),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
        fact("resolved_on", Shape::Day, |r| r.resolved_on.to_value(), |r, v| read(&mut r.resolved_on, v)),
        fact("resolved_by", Shape::Link(Kind::User), |r| r.resolved_by.to_value(), |r, v| read(&mut r.resolved_by, v)),
        fact("resolution", Shape::Line, |r: &Self| r.resolution.to_value(), |r, v| read(&mut r.resolution, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(not_future("noted_on", self.noted_on, today));
        problems.extend(not_before(self.noted_on, "resolved_on", self.resolved_on));
        if self.kind == Some(Danger::HiddenFrom) && self.user_id.is_none() {
            problems.push(Problem::new("problem-required").at("user_id"));
        }
        if self.resolved_on.is_some() && self.resolution.trim().is_empty() {
            problems.push(Problem::new("problem-reason-missing").at("resolution"));
        }
        problems
    }
}

keyed! {
    /// What to know before any contact (`DOMAIN.md` 8.5).
    pub enum Danger {
        /// Do not tell the family.
        NoFamily = "no_family",
        /// Do not contact the police.
        NoPolice = "no_police",
        /// Hidden from a worker who may know the person.
        HiddenFrom = "hidden_from",
        /// Another danger.
        Other = "other",
    }
}
