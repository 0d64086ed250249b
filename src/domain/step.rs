//! One step of the journey, in order, with dates often unknown (`DOMAIN.md` 7.2).

use chrono::NaiveDate;

use super::date::PartialDate;
use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// One step of a journey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Place in the order.
    pub position: Option<i64>,
    /// Place as told.
    pub place: String,
    /// Country.
    pub country: String,
    /// Arrival there.
    pub arrived_on: Option<PartialDate>,
    /// Departure from there.
    pub left_on: Option<PartialDate>,
    /// How the person travelled.
    pub transport: String,
    /// Held or detained there.
    pub held: String,
    /// What happened there.
    pub event: String,
}

impl Record for Step {
    const KIND: Kind = Kind::Step;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("position", Shape::Count, |r| r.position.to_value(), |r, v| read(&mut r.position, v)),
        fact("place", Shape::Line, |r: &Self| r.place.to_value(), |r, v| read(&mut r.place, v)).personal(),
        fact("country", Shape::Choice("country"), |r| r.country.to_value(), |r, v| read(&mut r.country, v)),
        fact("arrived_on", Shape::PartialDay, |r| r.arrived_on.to_value(), |r, v| read(&mut r.arrived_on, v)),
        fact("left_on", Shape::PartialDay, |r| r.left_on.to_value(), |r, v| read(&mut r.left_on, v)),
        fact("transport", Shape::Choice("transport_mode"), |r| r.transport.to_value(), |r, v| read(&mut r.transport, v)),
        fact("held", Shape::Choice("yes_no_unknown"), |r| r.held.to_value(), |r, v| read(&mut r.held, v)),
        fact("event", Shape::Prose, |r: &Self| r.event.to_value(), |r, v| read(&mut r.event, v)).personal().restricted(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let (Some(arrived), Some(left)) = (self.arrived_on, self.left_on)
            && left.latest() < arrived.earliest()
        {
            let start = super::date::show_partial(arrived);
            problems
                .push(Problem::new("problem-end-before-start").with("start", start).at("left_on"));
        }
        if let Some(arrived) = self.arrived_on.filter(|date| date.earliest() > today) {
            let day = super::date::show_partial(arrived);
            problems.push(Problem::new("problem-day-future").with("day", day).at("arrived_on"));
        }
        problems
    }
}
