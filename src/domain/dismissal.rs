//! A finding of the self-check that was looked at and passed over, with the reason: it does not
//! come back until somebody takes the dismissal away.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::value::Cell;

/// A finding that was passed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dismissal {
    /// The person it concerns.
    pub person_id: Option<Id>,
    /// Key of the rule (`domain/selfcheck.rs`).
    pub rule: String,
    /// The record it is about, as text.
    pub about: String,
    /// Why nothing needs doing.
    pub reason: String,
    /// When.
    pub dismissed_on: Option<NaiveDate>,
    /// By whom.
    pub dismissed_by: Option<Id>,
}

impl Record for Dismissal {
    const KIND: Kind = Kind::Dismissal;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("rule", Shape::Line, |r: &Self| r.rule.to_value(), |r, v| read(&mut r.rule, v)).required(),
        fact("about", Shape::Line, |r: &Self| r.about.to_value(), |r, v| read(&mut r.about, v)).required(),
        fact("reason", Shape::Prose, |r: &Self| r.reason.to_value(), |r, v| read(&mut r.reason, v)).required().personal(),
        fact("dismissed_on", Shape::Day, |r| r.dismissed_on.to_value(), |r, v| read(&mut r.dismissed_on, v)),
        fact("dismissed_by", Shape::Link(Kind::User), |r| r.dismissed_by.to_value(), |r, v| read(&mut r.dismissed_by, v)),
    ];
}
