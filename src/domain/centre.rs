//! A transit centre or office.

use chrono::NaiveDate;

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
    /// Clinical contact for a safety alert.
    pub clinical_contact: String,
    /// Telephone of the clinical contact.
    pub clinical_phone: String,
    /// Whom to call by night.
    pub clinical_night: String,
    /// When these contacts were last checked.
    pub contact_checked_on: Option<NaiveDate>,
    /// Cut-off of the SRQ-20 validated here.
    pub srq20_cutoff: Option<i64>,
    /// Cases of others show name and number until a reason is stated.
    pub limited_view: bool,
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
        fact("clinical_contact", Shape::Line, |r| r.clinical_contact.to_value(), |r, v| read(&mut r.clinical_contact, v)),
        fact("clinical_phone", Shape::Phone, |r| r.clinical_phone.to_value(), |r, v| read(&mut r.clinical_phone, v)),
        fact("clinical_night", Shape::Line, |r| r.clinical_night.to_value(), |r, v| read(&mut r.clinical_night, v)),
        fact("contact_checked_on", Shape::Day, |r| r.contact_checked_on.to_value(), |r, v| read(&mut r.contact_checked_on, v)),
        fact("srq20_cutoff", Shape::Count, |r| r.srq20_cutoff.to_value(), |r, v| read(&mut r.srq20_cutoff, v)),
        fact("limited_view", Shape::Tick, |r| r.limited_view.to_value(), |r, v| read(&mut r.limited_view, v)),
    ];
}
