//! Who was told what about a person: every slip, export, share and print. When the
//! person withdraws, it says whom to notify.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// What was told about a person, to whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Disclosure {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// When.
    pub told_on: Option<NaiveDate>,
    /// Who told it.
    pub told_by: Option<Id>,
    /// The agency told.
    pub agency_id: Option<Id>,
    /// Who was told, when it is no agency of ours.
    pub recipient: String,
    /// How: a slip, an export, a print …
    pub way: String,
    /// What was told.
    pub fields: Vec<String>,
    /// Referral it was told for.
    pub referral_id: Option<Id>,
    /// Consent it rests on.
    pub consent_id: Option<Id>,
    /// Copies made.
    pub copies: Option<i64>,
    /// When the receiver was told that the person withdrew.
    pub notified_on: Option<NaiveDate>,
    /// What is worth knowing.
    pub note: String,
}

/// The way of what was handed to the person themselves.
pub const TO_PERSON: &str = "person";

impl Disclosure {
    /// Whether it was the person themselves who was told.
    pub fn is_to_person(&self) -> bool {
        self.way == TO_PERSON
    }
}

impl Record for Disclosure {
    const KIND: Kind = Kind::Disclosure;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("told_on", Shape::Day, |r: &Self| r.told_on.to_value(), |r, v| read(&mut r.told_on, v)).required(),
        fact("told_by", Shape::Link(Kind::User), |r| r.told_by.to_value(), |r, v| read(&mut r.told_by, v)),
        fact("agency_id", Shape::Link(Kind::Agency), |r| r.agency_id.to_value(), |r, v| read(&mut r.agency_id, v)),
        fact("recipient", Shape::Line, |r| r.recipient.to_value(), |r, v| read(&mut r.recipient, v)),
        fact("way", Shape::Choice("disclosure_way"), |r: &Self| r.way.to_value(), |r, v| read(&mut r.way, v)).required(),
        fact("fields", Shape::Choices("disclosed_field"), |r| r.fields.to_value(), |r, v| read(&mut r.fields, v)),
        fact("referral_id", Shape::Link(Kind::Referral), |r| r.referral_id.to_value(), |r, v| read(&mut r.referral_id, v)),
        fact("consent_id", Shape::Link(Kind::Consent), |r| r.consent_id.to_value(), |r, v| read(&mut r.consent_id, v)),
        fact("copies", Shape::Count, |r| r.copies.to_value(), |r, v| read(&mut r.copies, v)),
        fact("notified_on", Shape::Day, |r| r.notified_on.to_value(), |r, v| read(&mut r.notified_on, v)),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("told_on", self.told_on, today).into_iter().collect()
    }
}
