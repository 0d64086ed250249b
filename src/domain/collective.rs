//! A collective or community support: several people share it, and each is counted once;
//! a community counts participations, not persons (`DOMAIN.md` 1.6).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::{not_before, not_future};
use super::support::SupportStatus;
use super::value::Cell;

/// A support shared by several people or a community.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collective {
    /// What it is called.
    pub name: String,
    /// Collective or community.
    pub scope: String,
    /// Kind of work.
    pub kind: String,
    /// Where it stands.
    pub status: Option<SupportStatus>,
    /// Project that pays for it.
    pub project_id: Option<Id>,
    /// Budget.
    pub amount: Option<i64>,
    /// Currency of the budget.
    pub currency: String,
    /// Where.
    pub place: String,
    /// Started.
    pub started_on: Option<NaiveDate>,
    /// Ended.
    pub ended_on: Option<NaiveDate>,
    /// Participations of the community.
    pub participation: Option<i64>,
    /// What is worth knowing; no names.
    pub note: String,
}

impl Record for Collective {
    const KIND: Kind = Kind::Collective;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).required(),
        fact("scope", Shape::Choice("support_scope"), |r: &Self| r.scope.to_value(), |r, v| read(&mut r.scope, v)).required(),
        fact("kind", Shape::Choice("collective_kind"), |r: &Self| r.kind.to_value(), |r, v| read(&mut r.kind, v)).required(),
        fact("status", Shape::State("support_status", SupportStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("project_id", Shape::Link(Kind::Project), |r| r.project_id.to_value(), |r, v| read(&mut r.project_id, v)),
        fact("amount", Shape::Amount, |r| r.amount.to_value(), |r, v| read(&mut r.amount, v)),
        fact("currency", Shape::Choice("currency"), |r| r.currency.to_value(), |r, v| read(&mut r.currency, v)),
        fact("place", Shape::Place, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("started_on", Shape::Day, |r| r.started_on.to_value(), |r, v| read(&mut r.started_on, v)),
        fact("ended_on", Shape::Day, |r| r.ended_on.to_value(), |r, v| read(&mut r.ended_on, v)),
        fact("participation", Shape::Count, |r| r.participation.to_value(), |r, v| read(&mut r.participation, v)),
        fact("note", Shape::Prose, |r| r.note.to_value(), |r, v| read(&mut r.note, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        [
            not_future("started_on", self.started_on, today),
            not_before(self.started_on, "ended_on", self.ended_on),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
