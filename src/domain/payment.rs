//! A tranche of a budget: planned, approved, paid, with its receipt.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::{not_before, not_future};
use super::value::Cell;

/// One tranche of the budget of a support.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payment {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Support it pays for.
    pub support_id: Option<Id>,
    /// Which tranche, from 1.
    pub position: Option<i64>,
    /// How much.
    pub amount: Option<i64>,
    /// Currency.
    pub currency: String,
    /// When it is planned.
    pub planned_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: Option<PaymentStatus>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// Who approved it.
    pub approved_by: Option<Id>,
    /// When it was paid.
    pub paid_on: Option<NaiveDate>,
    /// In kind, cash, transfer …
    pub way: String,
    /// Proof of receipt.
    pub receipt: String,
    /// Number of the proof.
    pub receipt_reference: String,
    /// What it bought.
    pub note: String,
}

impl Record for Payment {
    const KIND: Kind = Kind::Payment;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("support_id", Shape::Link(Kind::Support), |r: &Self| r.support_id.to_value(), |r, v| read(&mut r.support_id, v)).required(),
        fact("position", Shape::Count, |r| r.position.to_value(), |r, v| read(&mut r.position, v)),
        fact("amount", Shape::Amount, |r: &Self| r.amount.to_value(), |r, v| read(&mut r.amount, v)).required(),
        fact("currency", Shape::Choice("currency"), |r| r.currency.to_value(), |r, v| read(&mut r.currency, v)),
        fact("planned_on", Shape::Day, |r| r.planned_on.to_value(), |r, v| read(&mut r.planned_on, v)),
        fact("status", Shape::State("payment_status", PaymentStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("approved_on", Shape::Day, |r| r.approved_on.to_value(), |r, v| read(&mut r.approved_on, v)),
        fact("approved_by", Shape::Link(Kind::User), |r| r.approved_by.to_value(), |r, v| read(&mut r.approved_by, v)),
        fact("paid_on", Shape::Day, |r| r.paid_on.to_value(), |r, v| read(&mut r.paid_on, v)),
        fact("way", Shape::Choice("payment_way"), |r| r.way.to_value(), |r, v| read(&mut r.way, v)),
        fact("receipt", Shape::Choice("receipt"), |r| r.receipt.to_value(), |r, v| read(&mut r.receipt, v)),
        fact("receipt_reference", Shape::Line, |r| r.receipt_reference.to_value(), |r, v| read(&mut r.receipt_reference, v)),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(not_future("paid_on", self.paid_on, today));
        problems.extend(not_before(self.approved_on, "paid_on", self.paid_on));
        if self.status == Some(PaymentStatus::Paid) && self.paid_on.is_none() {
            problems.push(Problem::new("problem-paid-without-day").at("paid_on"));
        }
        problems
    }
}

keyed! {
    /// Where a tranche stands.
    pub enum PaymentStatus {
        /// Planned.
        Planned = "planned",
        /// Approved.
        Approved = "approved",
        /// Paid.
        Paid = "paid",
        /// Given up.
        Cancelled = "cancelled",
    }
}
