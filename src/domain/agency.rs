//! A partner agency: what it takes, where, whom to call, when last checked.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::kind::Kind;
use super::value::Cell;

/// A partner that takes referrals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agency {
    /// Short name.
    pub acronym: String,
    /// Full name.
    pub name: String,
    /// What it takes.
    pub takes: String,
    /// Where.
    pub place: String,
    /// Person and number to contact.
    pub contact: String,
    /// Opening hours.
    pub hours: String,
    /// When this was last checked.
    pub checked_on: Option<NaiveDate>,
    /// No longer takes referrals.
    pub inactive: bool,
}

impl Record for Agency {
    const KIND: Kind = Kind::Agency;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("acronym", Shape::Line, |r: &Self| r.acronym.to_value(), |r, v| read(&mut r.acronym, v)).required(),
        fact("name", Shape::Line, |r| r.name.to_value(), |r, v| read(&mut r.name, v)),
        fact("takes", Shape::Line, |r| r.takes.to_value(), |r, v| read(&mut r.takes, v)),
        fact("place", Shape::Line, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("contact", Shape::Line, |r| r.contact.to_value(), |r, v| read(&mut r.contact, v)),
        fact("hours", Shape::Line, |r| r.hours.to_value(), |r, v| read(&mut r.hours, v)),
        fact("checked_on", Shape::Day, |r| r.checked_on.to_value(), |r, v| read(&mut r.checked_on, v)),
        fact("inactive", Shape::Tick, |r| r.inactive.to_value(), |r, v| read(&mut r.inactive, v)),
    ];
}
