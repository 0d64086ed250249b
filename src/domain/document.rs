//! An identity paper: kind, number, place. The number reveals sex, birth year
//! and birthplace: never in lists or exports (`DOMAIN.md` 7.7).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// A paper that says who somebody is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// Whose paper.
    pub person_id: Option<Id>,
    /// Kind of paper.
    pub kind: String,
    /// Its number as printed.
    pub number: String,
    /// Where it was issued.
    pub issued_at: String,
    /// When it was issued.
    pub issued_on: Option<NaiveDate>,
    /// When it ends.
    pub expires_on: Option<NaiveDate>,
    /// The worker has seen it.
    pub seen: bool,
}

impl Record for Document {
    const KIND: Kind = Kind::Document;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("kind", Shape::Choice("document"), |r: &Self| r.kind.to_value(), |r, v| read(&mut r.kind, v)).required(),
        fact("number", Shape::Line, |r: &Self| r.number.to_value(), |r, v| read(&mut r.number, v)).personal(),
        fact("issued_at", Shape::Line, |r: &Self| r.issued_at.to_value(), |r, v| read(&mut r.issued_at, v)).personal(),
        fact("issued_on", Shape::Day, |r| r.issued_on.to_value(), |r, v| read(&mut r.issued_on, v)),
        fact("expires_on", Shape::Day, |r| r.expires_on.to_value(), |r, v| read(&mut r.expires_on, v)),
        fact("seen", Shape::Tick, |r| r.seen.to_value(), |r, v| read(&mut r.seen, v)),
    ];

    fn judge(&self, _today: NaiveDate) -> Vec<Problem> {
        super::rule::not_before(self.issued_on, "expires_on", self.expires_on).into_iter().collect()
    }
}
