//! A project with its donor, its budget and what it may give one person.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_before;
use super::value::Cell;

/// A project that pays for help.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Project {
    /// Name.
    pub name: String,
    /// Short code.
    pub code: String,
    /// Who funds it.
    pub donor: String,
    /// Currency of its budget.
    pub currency: String,
    /// Budget.
    pub budget: Option<i64>,
    /// Most that one person may receive.
    pub person_limit: Option<i64>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// No longer in use.
    pub inactive: bool,
}

impl Record for Project {
    const KIND: Kind = Kind::Project;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).required(),
        fact("code", Shape::Line, |r| r.code.to_value(), |r, v| read(&mut r.code, v)),
        fact("donor", Shape::Line, |r| r.donor.to_value(), |r, v| read(&mut r.donor, v)),
        fact("currency", Shape::Choice("currency"), |r| r.currency.to_value(), |r, v| read(&mut r.currency, v)),
        fact("budget", Shape::Amount, |r| r.budget.to_value(), |r, v| read(&mut r.budget, v)),
        fact("person_limit", Shape::Amount, |r| r.person_limit.to_value(), |r, v| read(&mut r.person_limit, v)),
        fact("starts_on", Shape::Day, |r| r.starts_on.to_value(), |r, v| read(&mut r.starts_on, v)),
        fact("ends_on", Shape::Day, |r| r.ends_on.to_value(), |r, v| read(&mut r.ends_on, v)),
        fact("inactive", Shape::Tick, |r| r.inactive.to_value(), |r, v| read(&mut r.inactive, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let _ = today;
        not_before(self.starts_on, "ends_on", self.ends_on).into_iter().collect()
    }
}
