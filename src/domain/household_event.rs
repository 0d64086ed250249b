//! Somebody joined a household, left it or was reunited with it, on a day.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A change of a household.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HouseholdEvent {
    /// Who.
    pub person_id: Option<Id>,
    /// Which household.
    pub household_id: Option<Id>,
    /// What happened.
    pub event: Option<HouseholdChange>,
    /// When.
    pub happened_on: Option<NaiveDate>,
    /// Role in the household.
    pub role: String,
    /// Why they parted.
    pub cause: String,
    /// What is worth knowing.
    pub note: String,
}

impl Record for HouseholdEvent {
    const KIND: Kind = Kind::HouseholdEvent;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("household_id", Shape::Link(Kind::Household), |r: &Self| r.household_id.to_value(), |r, v| read(&mut r.household_id, v)).required(),
        fact("event", Shape::State("household_change", HouseholdChange::KEYS), |r: &Self| r.event.to_value(), |r, v| read(&mut r.event, v)).required(),
        fact("happened_on", Shape::Day, |r: &Self| r.happened_on.to_value(), |r, v| read(&mut r.happened_on, v)).required(),
        fact("role", Shape::Choice("household_role"), |r| r.role.to_value(), |r, v| read(&mut r.role, v)),
        fact("cause", Shape::Choice("separation_cause"), |r| r.cause.to_value(), |r, v| read(&mut r.cause, v)),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("happened_on", self.happened_on, today).into_iter().collect()
    }
}

keyed! {
    /// What happened to a household.
    pub enum HouseholdChange {
        /// Somebody joined it.
        Joined = "joined",
        /// Somebody left it.
        Left = "left",
        /// Somebody came back to it.
        Reunited = "reunited",
    }
}
