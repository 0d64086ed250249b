//! A registration slip: the paper somebody carries, with a code that opens their record again.
//! The record holds only the hash of the code. The newest slip of a person counts; every earlier
//! one is void (FEATURES A12).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A slip that was given to somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slip {
    /// Who carries it.
    pub person_id: Option<Id>,
    /// Hash of the code on it.
    pub token_hash: String,
    /// The day it was made.
    pub issued_on: Option<NaiveDate>,
    /// By whom.
    pub issued_by: Option<Id>,
}

impl Record for Slip {
    const KIND: Kind = Kind::Slip;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("token_hash", Shape::Line, |r: &Self| r.token_hash.to_value(), |r, v| read(&mut r.token_hash, v)).required(),
        fact("issued_on", Shape::Day, |r: &Self| r.issued_on.to_value(), |r, v| read(&mut r.issued_on, v)).required(),
        fact("issued_by", Shape::Link(Kind::User), |r| r.issued_by.to_value(), |r, v| read(&mut r.issued_by, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("issued_on", self.issued_on, today).into_iter().collect()
    }
}
