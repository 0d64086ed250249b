//! An item of the plan: which service, from whom, by when, for which need, and what
//! became of it.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::need::Answer;
use super::problem::Problem;
use super::rule::not_future;
use super::value::{self, Cell, Row};

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

impl PlanItem {
    /// Whether it was part of this version of the plan.
    pub fn is_in(&self, version: i64) -> bool {
        self.since_version.unwrap_or(1) <= version
            && self.until_version.is_none_or(|until| until >= version)
    }

    /// Nothing more is to be done about it.
    pub fn is_finished(&self) -> bool {
        self.status.is_some_and(PlanItemStatus::is_finished)
    }
}

impl PlanItemStatus {
    /// Nothing more is to be done.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Delivered | Self::NotDelivered | Self::Cancelled)
    }
}

/// How far a plan or a goal has come: what was delivered of what was agreed. What was given up
/// no longer counts; what could not be delivered does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// Delivered.
    pub done: usize,
    /// Agreed.
    pub total: usize,
    /// Neither delivered nor given up nor refused.
    pub open: usize,
}

/// How far these items have come.
pub fn reached<'a>(items: impl IntoIterator<Item = &'a PlanItem>) -> Reached {
    let mut reached = Reached::default();
    for item in items {
        reached.total += usize::from(item.status != Some(PlanItemStatus::Cancelled));
        reached.done += usize::from(item.status == Some(PlanItemStatus::Delivered));
        reached.open += usize::from(!item.is_finished());
    }
    reached
}

/// What was really given for an item, beside what was agreed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Given {
    /// How often help was given.
    pub times: usize,
    /// How much, in the unit of the service; `None` when nobody counted.
    pub quantity: Option<i64>,
    /// Referrals that ended with the service given.
    pub referrals: usize,
    /// Referrals that wait or are under way.
    pub waiting: usize,
}

impl Given {
    /// True when nothing was given and nothing is under way.
    pub fn is_nothing(&self) -> bool {
        self.times + self.referrals + self.waiting == 0
    }
}

/// What help and referrals say they gave for this item.
pub fn given<'a>(
    item: Id,
    help: impl IntoIterator<Item = &'a Row>,
    referrals: impl IntoIterator<Item = &'a Row>,
) -> Given {
    let ours = |row: &&Row| value::id_of(row, "plan_item_id") == Some(item);
    let mut given = Given::default();
    for row in help.into_iter().filter(ours) {
        given.times += 1;
        if let Some(more) = value::of(row, "quantity").int() {
            given.quantity = Some(given.quantity.unwrap_or_default().saturating_add(more));
        }
    }
    for row in referrals.into_iter().filter(ours) {
        match super::need::of_referral(row) {
            Answer::Given => given.referrals += 1,
            Answer::Under => given.waiting += 1,
            Answer::Failed | Answer::Nothing => {}
        }
    }
    given
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Value;

    #[test]
    fn an_item_belongs_to_the_versions_between_its_first_and_its_last() {
        let item = |since, until| PlanItem {
            since_version: Some(since),
            until_version: until,
            ..PlanItem::default()
        };
        let of = |item: &PlanItem| [1, 2, 3].map(|version| item.is_in(version));
        assert_eq!(of(&item(1, None)), [true, true, true]);
        assert_eq!(of(&item(2, None)), [false, true, true]);
        assert_eq!(of(&item(1, Some(1))), [true, false, false]);
    }

    #[test]
    fn given_up_does_not_count_and_not_delivered_does() {
        use PlanItemStatus::{Cancelled, Delivered, NotDelivered, Ongoing};
        let items = [Delivered, NotDelivered, Cancelled, Ongoing]
            .map(|status| PlanItem { status: Some(status), ..PlanItem::default() });
        assert_eq!(reached(&items), Reached { done: 1, total: 3, open: 1 });
    }

    #[test]
    fn what_was_given_is_counted_from_help_and_ended_referrals_only() {
        let item = Id::from_bytes([3; 16]);
        let row = |status: &str, quantity: Option<i64>| {
            let mut row = Row::new();
            value::put(&mut row, "plan_item_id", Value::Text(item.to_string()));
            value::put(&mut row, "status", Value::Text(status.to_owned()));
            value::put(&mut row, "quantity", quantity.map_or(Value::Nothing, Value::Int));
            row
        };
        let help = [row("", Some(2)), row("", None), row("", Some(3)), Row::new()];
        let referrals = [row("completed", None), row("sent", None), row("rejected", None)];
        let found = given(item, &help, &referrals);
        assert_eq!(found, Given { times: 3, quantity: Some(5), referrals: 1, waiting: 1 });
        assert!(given(Id::from_bytes([4; 16]), &help, &referrals).is_nothing());
    }
}
