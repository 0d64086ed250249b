//! A transit centre or office.

use super::fact::{Fact, Record, Shape, fact, read};
use super::kind::Kind;
use super::value::Cell;

/// A transit centre or office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Centre {
    /// Name.
    pub name: String,
    /// Short code, first part of a case number.
    pub code: String,
    /// Region.
    pub region: String,
    /// Beds.
    pub beds: Option<i64>,
    /// Local emergency numbers.
    pub emergency_contact: String,
    /// No longer used.
    pub inactive: bool,
}

impl Record for Centre {
    const KIND: Kind = Kind::Centre;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).required(),
        fact("code", Shape::Line, |r| r.code.to_value(), |r, v| read(&mut r.code, v)),
        fact("region", Shape::Place, |r| r.region.to_value(), |r, v| read(&mut r.region, v)),
        fact("beds", Shape::Count, |r| r.beds.to_value(), |r, v| read(&mut r.beds, v)),
        fact("emergency_contact", Shape::Line, |r| r.emergency_contact.to_value(), |r, v| read(&mut r.emergency_contact, v)),
        fact("inactive", Shape::Tick, |r| r.inactive.to_value(), |r, v| read(&mut r.inactive, v)),
    ];
}
