//! An item of the plan: which service, from whom, by when, for which need, and what
//! became of it.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// One thing to do for the person, agreed in the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanItem {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Goal it serves.
    pub goal_id: Option<Id>,
    /// Vulnerability it answers.
    pub need_id: Option<Id>,
    /// Service.
    pub service: String,
    /// What exactly.
    pub detail: String,
    /// Who provides it; ourselves when absent.
    pub agency_id: Option<Id>,
    /// Who of us sees to it.
    pub responsible_id: Option<Id>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// The person agreed to it.
    pub agreed: bool,
    /// Where it stands.
    pub status: Option<PlanItemStatus>,
    /// When it was delivered.
    pub delivered_on: Option<NaiveDate>,
    /// How much was delivered, in the unit of the service.
    pub quantity: Option<i64>,
    /// Why it was not delivered.
    pub outcome_reason: String,
    /// Version of the plan that brought it in.
    pub since_version: Option<i64>,
    /// Last version of the plan it was part of.
    pub until_version: Option<i64>,
    /// What is worth knowing.
    pub note: String,
}

impl Record for PlanItem {
    const KIND: Kind = Kind::PlanItem;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("goal_id", Shape::Link(Kind::Goal), |r| r.goal_id.to_value(), |r, v| read(&mut r.goal_id, v)),
        fact("need_id", Shape::Link(Kind::Vulnerability), |r| r.need_id.to_value(), |r, v| read(&mut r.need_id, v)),
        fact("service", Shape::Choice("service_type"), |r: &Self| r.service.to_value(), |r, v| read(&mut r.service, v)).required(),
        fact("detail", Shape::Line, |r: &Self| r.detail.to_value(), |r, v| read(&mut r.detail, v)).personal(),
        fact("agency_id", Shape::Link(Kind::Agency), |r| r.agency_id.to_value(), |r, v| read(&mut r.agency_id, v)),
        fact("responsible_id", Shape::Link(Kind::User), |r| r.responsible_id.to_value(), |r, v| read(&mut r.responsible_id, v)),
        fact("due_on", Shape::Day, |r| r.due_on.to_value(), |r, v| read(&mut r.due_on, v)),
        fact("agreed", Shape::Tick, |r| r.agreed.to_value(), |r, v| read(&mut r.agreed, v)),
        fact("status", Shape::State("plan_item_status", PlanItemStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("delivered_on", Shape::Day, |r| r.delivered_on.to_value(), |r, v| read(&mut r.delivered_on, v)),
        fact("quantity", Shape::Count, |r| r.quantity.to_value(), |r, v| read(&mut r.quantity, v)),
        fact("outcome_reason", Shape::Choice("referral_outcome"), |r| r.outcome_reason.to_value(), |r, v| read(&mut r.outcome_reason, v)),
        fact("since_version", Shape::Count, |r| r.since_version.to_value(), |r, v| read(&mut r.since_version, v)),
        fact("until_version", Shape::Count, |r| r.until_version.to_value(), |r, v| read(&mut r.until_version, v)),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(not_future("delivered_on", self.delivered_on, today));
        if self.status == Some(PlanItemStatus::Delivered) && self.delivered_on.is_none() {
            problems.push(Problem::new("problem-delivered-without-day").at("delivered_on"));
        }
        if self.status == Some(PlanItemStatus::NotDelivered) && self.outcome_reason.is_empty() {
            problems.push(Problem::new("problem-reason-missing").at("outcome_reason"));
        }
        problems
    }
}

keyed! {
    /// Where an item of the plan stands (`DOMAIN.md` 1.10).
    pub enum PlanItemStatus {
        /// To be done.
        Planned = "planned",
        /// Asked of another agency.
        Referred = "referred",
        /// Under way.
        Ongoing = "ongoing",
        /// Delivered.
        Delivered = "delivered",
        /// Not delivered.
        NotDelivered = "not_delivered",
        /// Given up.
        Cancelled = "cancelled",
    }
}
