//! A reintegration support: a micro-business, a training, a collective project …
//! Eligible, started and completed are three counts (`DOMAIN.md` 1.7).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// Reintegration support.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Support {
    /// Case it is given in.
    pub case_id: Option<Id>,
    /// Kind of support.
    pub kind: String,
    /// Individual, collective or community.
    pub scope: String,
    /// Where it stands.
    pub status: Option<SupportStatus>,
    /// What exactly: activity, goods.
    pub description: String,
    /// Agreed with the person.
    pub agreed_on: Option<NaiveDate>,
    /// Started.
    pub started_on: Option<NaiveDate>,
    /// Ended.
    pub ended_on: Option<NaiveDate>,
    /// Budget.
    pub amount: Option<i64>,
    /// Currency of the budget.
    pub currency: String,
    /// Project or donor.
    pub donor: String,
    /// Who provides it.
    pub agency_id: Option<Id>,
    /// Where.
    pub place: String,
    /// What came of it.
    pub result: String,
    /// Found eligible.
    pub eligible_on: Option<NaiveDate>,
    /// Project that pays for it.
    pub project_id: Option<Id>,
    /// Collective support it is a share of.
    pub collective_id: Option<Id>,
    /// Item of the plan it carries out.
    pub plan_item_id: Option<Id>,
}

impl Record for Support {
    const KIND: Kind = Kind::Support;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("kind", Shape::Choice("support_kind"), |r: &Self| r.kind.to_value(), |r, v| read(&mut r.kind, v)).required(),
        fact("scope", Shape::Choice("support_scope"), |r| r.scope.to_value(), |r, v| read(&mut r.scope, v)),
        fact("status", Shape::State("support_status", SupportStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("description", Shape::Prose, |r: &Self| r.description.to_value(), |r, v| read(&mut r.description, v)).personal(),
        fact("agreed_on", Shape::Day, |r| r.agreed_on.to_value(), |r, v| read(&mut r.agreed_on, v)),
        fact("started_on", Shape::Day, |r| r.started_on.to_value(), |r, v| read(&mut r.started_on, v)),
        fact("ended_on", Shape::Day, |r| r.ended_on.to_value(), |r, v| read(&mut r.ended_on, v)),
        fact("amount", Shape::Amount, |r| r.amount.to_value(), |r, v| read(&mut r.amount, v)),
        fact("currency", Shape::Choice("currency"), |r| r.currency.to_value(), |r, v| read(&mut r.currency, v)),
        fact("donor", Shape::Line, |r| r.donor.to_value(), |r, v| read(&mut r.donor, v)),
        fact("agency_id", Shape::Link(Kind::Agency), |r| r.agency_id.to_value(), |r, v| read(&mut r.agency_id, v)),
        fact("place", Shape::Line, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("result", Shape::Prose, |r: &Self| r.result.to_value(), |r, v| read(&mut r.result, v)).personal(),
        fact("eligible_on", Shape::Day, |r| r.eligible_on.to_value(), |r, v| read(&mut r.eligible_on, v)),
        fact("project_id", Shape::Link(Kind::Project), |r| r.project_id.to_value(), |r, v| read(&mut r.project_id, v)),
        fact("collective_id", Shape::Link(Kind::Collective), |r| r.collective_id.to_value(), |r, v| read(&mut r.collective_id, v)),
        fact("plan_item_id", Shape::Link(Kind::PlanItem), |r| r.plan_item_id.to_value(), |r, v| read(&mut r.plan_item_id, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        use super::rule::{not_before, not_future};
        [
            not_future("agreed_on", self.agreed_on, today),
            not_before(self.agreed_on, "started_on", self.started_on),
            not_before(self.started_on, "ended_on", self.ended_on),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

keyed! {
    /// Where a support stands.
    pub enum SupportStatus {
        /// Planned.
        Planned = "planned",
        /// Approved.
        Approved = "approved",
        /// Started.
        Started = "started",
        /// Completed.
        Completed = "completed",
        /// Stopped before its end.
        Stopped = "stopped",
    }
}
