//! A line of the directory: which agency offers which service where, whom to ask, and
//! when that was last checked.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A service that an agency offers at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// The agency.
    pub agency_id: Option<Id>,
    /// The service.
    pub service: String,
    /// Where.
    pub place: String,
    /// Whom to ask.
    pub contact: String,
    /// Telephone.
    pub phone: String,
    /// Opening hours.
    pub hours: String,
    /// When this was last checked.
    pub checked_on: Option<NaiveDate>,
    /// Conditions, limits.
    pub note: String,
    /// No longer offered.
    pub inactive: bool,
}

impl Record for Offer {
    const KIND: Kind = Kind::Offer;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("agency_id", Shape::Link(Kind::Agency), |r: &Self| r.agency_id.to_value(), |r, v| read(&mut r.agency_id, v)).required(),
        fact("service", Shape::Choice("referral_service"), |r: &Self| r.service.to_value(), |r, v| read(&mut r.service, v)).required(),
        fact("place", Shape::Place, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("contact", Shape::Line, |r| r.contact.to_value(), |r, v| read(&mut r.contact, v)),
        fact("phone", Shape::Phone, |r| r.phone.to_value(), |r, v| read(&mut r.phone, v)),
        fact("hours", Shape::Line, |r| r.hours.to_value(), |r, v| read(&mut r.hours, v)),
        fact("checked_on", Shape::Day, |r| r.checked_on.to_value(), |r, v| read(&mut r.checked_on, v)),
        fact("note", Shape::Line, |r| r.note.to_value(), |r, v| read(&mut r.note, v)),
        fact("inactive", Shape::Tick, |r| r.inactive.to_value(), |r, v| read(&mut r.inactive, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("checked_on", self.checked_on, today).into_iter().collect()
    }
}
