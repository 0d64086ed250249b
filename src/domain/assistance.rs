//! Help given: service, quantity, value, date, place, who paid, proof of receipt.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// Help given directly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assistance {
    /// Case it was given in.
    pub case_id: Option<Id>,
    /// What was given.
    pub service: String,
    /// When.
    pub given_on: Option<NaiveDate>,
    /// How much, in the unit of the service.
    pub quantity: Option<i64>,
    /// Value.
    pub amount: Option<i64>,
    /// Currency of the value.
    pub currency: String,
    /// Where.
    pub place: String,
    /// Project or donor.
    pub donor: String,
    /// Proof of receipt.
    pub receipt: String,
    /// Reference of the paper.
    pub receipt_reference: String,
    /// What to know.
    pub note: String,
    /// Vulnerability it answers.
    pub need_id: Option<Id>,
    /// Item of the plan it carries out.
    pub plan_item_id: Option<Id>,
    /// Project that paid for it.
    pub project_id: Option<Id>,
    /// Who gave it.
    pub given_by: Option<Id>,
    /// Drawn signature of the receiver.
    pub signature_id: Option<Id>,
    /// Number of the record in another register.
    pub outside_number: String,
}

impl Record for Assistance {
    const KIND: Kind = Kind::Assistance;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("service", Shape::Choice("service_type"), |r: &Self| r.service.to_value(), |r, v| read(&mut r.service, v)).required(),
        fact("given_on", Shape::Day, |r: &Self| r.given_on.to_value(), |r, v| read(&mut r.given_on, v)).required(),
        fact("quantity", Shape::Count, |r| r.quantity.to_value(), |r, v| read(&mut r.quantity, v)),
        fact("amount", Shape::Amount, |r| r.amount.to_value(), |r, v| read(&mut r.amount, v)),
        fact("currency", Shape::Choice("currency"), |r| r.currency.to_value(), |r, v| read(&mut r.currency, v)),
        fact("place", Shape::Line, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("donor", Shape::Line, |r| r.donor.to_value(), |r, v| read(&mut r.donor, v)),
        fact("receipt", Shape::Choice("receipt"), |r| r.receipt.to_value(), |r, v| read(&mut r.receipt, v)),
        fact("receipt_reference", Shape::Line, |r| r.receipt_reference.to_value(), |r, v| read(&mut r.receipt_reference, v)),
        fact("note", Shape::Prose, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
        fact("need_id", Shape::Link(Kind::Vulnerability), |r| r.need_id.to_value(), |r, v| read(&mut r.need_id, v)),
        fact("plan_item_id", Shape::Link(Kind::PlanItem), |r| r.plan_item_id.to_value(), |r, v| read(&mut r.plan_item_id, v)),
        fact("project_id", Shape::Link(Kind::Project), |r| r.project_id.to_value(), |r, v| read(&mut r.project_id, v)),
        fact("given_by", Shape::Link(Kind::User), |r| r.given_by.to_value(), |r, v| read(&mut r.given_by, v)),
        fact("signature_id", Shape::Link(Kind::Attachment), |r| r.signature_id.to_value(), |r, v| read(&mut r.signature_id, v)),
        fact("outside_number", Shape::Line, |r| r.outside_number.to_value(), |r, v| read(&mut r.outside_number, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        super::rule::not_future("given_on", self.given_on, today).into_iter().collect()
    }
}
