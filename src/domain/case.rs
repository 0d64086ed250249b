//! A case: one episode of a person, from identification to closure, with the
//! return that opened it, the status it has reached and the risk level a person set.

use chrono::NaiveDate;

use super::date::PartialDate;
use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::selection::Selection;
use super::value::{self, Cell, Keyed, Row};

/// One episode of help for one person, from identification to closure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    /// Whose case.
    pub person_id: Option<Id>,
    /// Case number, unique without a network.
    pub number: String,
    /// Number in another register.
    pub outside_number: String,
    /// Centre that follows the case.
    pub centre_id: Option<Id>,
    /// Social worker in charge.
    pub worker_id: Option<Id>,
    /// Step reached.
    pub status: Option<Status>,
    /// First contact: the day figures count from.
    pub first_contact_on: Option<NaiveDate>,
    /// Day of registration.
    pub registered_on: Option<NaiveDate>,
    /// Who identified the person.
    pub source: String,
    /// Language of the interview.
    pub interview_language: String,
    /// With an interpreter.
    pub interpreter: bool,
    /// Departure from home.
    pub departed_on: Option<PartialDate>,
    /// Main reason of departure.
    pub departure_reason: String,
    /// Country of departure for the return.
    pub departure_country: String,
    /// Kind of return.
    pub return_category: String,
    /// Day of arrival.
    pub arrived_on: Option<NaiveDate>,
    /// Point of entry.
    pub entry_point: String,
    /// Route taken.
    pub route: String,
    /// Flight, bus or convoy.
    pub convoy: String,
    /// Immediate needs at arrival.
    pub need: Vec<String>,
    /// Help given on arrival.
    pub help_given: Vec<String>,
    /// Risk level, set by a person.
    pub risk: Option<Risk>,
    /// Day the level was set.
    pub risk_set_on: Option<NaiveDate>,
    /// Why this level.
    pub risk_reason: String,
    /// Day of the assessment.
    pub assessed_on: Option<NaiveDate>,
    /// What the person wants.
    pub wish: String,
    /// Day of closure.
    pub closed_on: Option<NaiveDate>,
    /// Why it was closed.
    pub closure_reason: String,
    /// How the case ended.
    pub closure_note: String,
    /// When this record must be looked at again (retention).
    pub review_on: Option<NaiveDate>,
    /// Case of the episode before, when it was reopened.
    pub previous_id: Option<Id>,
    /// Number of the episode, from 1.
    pub episode: Option<i64>,
    /// Day the return track stopped: a need that comes before it was recorded (`DOMAIN.md` 1.1).
    pub return_stopped_on: Option<NaiveDate>,
    /// Number of the return in another register.
    pub return_number: String,
    /// The arrival with others in which it began.
    pub arrival_id: Option<Id>,
    /// Followed as a case, or helped once; not decided on while absent.
    pub selection: Option<Selection>,
    /// Why.
    pub selection_reason: String,
    /// When that was decided.
    pub selected_on: Option<NaiveDate>,
    /// By whom.
    pub selected_by: Option<Id>,
}

impl Record for Case {
    const KIND: Kind = Kind::Case;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("number", Shape::Line, |r| r.number.to_value(), |r, v| read(&mut r.number, v)),
        fact("outside_number", Shape::Line, |r: &Self| r.outside_number.to_value(), |r, v| read(&mut r.outside_number, v)).personal(),
        fact("centre_id", Shape::Link(Kind::Centre), |r| r.centre_id.to_value(), |r, v| read(&mut r.centre_id, v)),
        fact("worker_id", Shape::Link(Kind::User), |r| r.worker_id.to_value(), |r, v| read(&mut r.worker_id, v)),
        fact("status", Shape::State("case_status", Status::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("first_contact_on", Shape::Day, |r| r.first_contact_on.to_value(), |r, v| read(&mut r.first_contact_on, v)),
        fact("registered_on", Shape::Day, |r| r.registered_on.to_value(), |r, v| read(&mut r.registered_on, v)),
        fact("source", Shape::Choice("identification_source"), |r| r.source.to_value(), |r, v| read(&mut r.source, v)),
        fact("interview_language", Shape::Choice("language"), |r| r.interview_language.to_value(), |r, v| read(&mut r.interview_language, v)),
        fact("interpreter", Shape::Tick, |r| r.interpreter.to_value(), |r, v| read(&mut r.interpreter, v)),
        fact("departed_on", Shape::PartialDay, |r| r.departed_on.to_value(), |r, v| read(&mut r.departed_on, v)),
        fact("departure_reason", Shape::Choice("migration_reason"), |r| r.departure_reason.to_value(), |r, v| read(&mut r.departure_reason, v)),
        fact("departure_country", Shape::Choice("country"), |r| r.departure_country.to_value(), |r, v| read(&mut r.departure_country, v)),
        fact("return_category", Shape::Choice("return_category"), |r| r.return_category.to_value(), |r, v| read(&mut r.return_category, v)),
        fact("arrived_on", Shape::Day, |r| r.arrived_on.to_value(), |r, v| read(&mut r.arrived_on, v)),
        fact("entry_point", Shape::Place, |r| r.entry_point.to_value(), |r, v| read(&mut r.entry_point, v)),
        fact("route", Shape::Choice("route"), |r| r.route.to_value(), |r, v| read(&mut r.route, v)),
        fact("convoy", Shape::Line, |r| r.convoy.to_value(), |r, v| read(&mut r.convoy, v)),
        fact("need", Shape::Choices("arrival_need"), |r| r.need.to_value(), |r, v| read(&mut r.need, v)),
        fact("help_given", Shape::Choices("service_type"), |r| r.help_given.to_value(), |r, v| read(&mut r.help_given, v)),
        fact("risk", Shape::State("risk_level", Risk::KEYS), |r| r.risk.to_value(), |r, v| read(&mut r.risk, v)),
        fact("risk_set_on", Shape::Day, |r| r.risk_set_on.to_value(), |r, v| read(&mut r.risk_set_on, v)),
        fact("risk_reason", Shape::Prose, |r: &Self| r.risk_reason.to_value(), |r, v| read(&mut r.risk_reason, v)).restricted(),
        fact("assessed_on", Shape::Day, |r| r.assessed_on.to_value(), |r, v| read(&mut r.assessed_on, v)),
        fact("wish", Shape::Prose, |r: &Self| r.wish.to_value(), |r, v| read(&mut r.wish, v)).personal(),
        fact("closed_on", Shape::Day, |r| r.closed_on.to_value(), |r, v| read(&mut r.closed_on, v)),
        fact("closure_reason", Shape::Choice("closure_reason"), |r| r.closure_reason.to_value(), |r, v| read(&mut r.closure_reason, v)),
        fact("closure_note", Shape::Prose, |r: &Self| r.closure_note.to_value(), |r, v| read(&mut r.closure_note, v)).personal(),
        fact("review_on", Shape::Day, |r| r.review_on.to_value(), |r, v| read(&mut r.review_on, v)),
        fact("previous_id", Shape::Link(Kind::Case), |r| r.previous_id.to_value(), |r, v| read(&mut r.previous_id, v)),
        fact("episode", Shape::Count, |r| r.episode.to_value(), |r, v| read(&mut r.episode, v)),
        fact("return_stopped_on", Shape::Day, |r| r.return_stopped_on.to_value(), |r, v| read(&mut r.return_stopped_on, v)),
        fact("return_number", Shape::Line, |r| r.return_number.to_value(), |r, v| read(&mut r.return_number, v)),
        fact("arrival_id", Shape::Link(Kind::Arrival), |r| r.arrival_id.to_value(), |r, v| read(&mut r.arrival_id, v)),
        fact("selection", Shape::State("selection", Selection::KEYS), |r| r.selection.to_value(), |r, v| read(&mut r.selection, v)),
        fact("selection_reason", Shape::Prose, |r: &Self| r.selection_reason.to_value(), |r, v| read(&mut r.selection_reason, v)).personal(),
        fact("selected_on", Shape::Day, |r| r.selected_on.to_value(), |r, v| read(&mut r.selected_on, v)),
        fact("selected_by", Shape::Link(Kind::User), |r| r.selected_by.to_value(), |r, v| read(&mut r.selected_by, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        use super::rule::{not_before, not_future};
        let mut problems: Vec<Problem> = [
            not_future("first_contact_on", self.first_contact_on, today),
            not_future("registered_on", self.registered_on, today),
            not_future("arrived_on", self.arrived_on, today),
            not_before(self.first_contact_on, "closed_on", self.closed_on),
        ]
        .into_iter()
        .flatten()
        .collect();
        if self.status == Some(Status::Closed) && self.closure_reason.is_empty() {
            problems.push(Problem::new("problem-closed-without-reason").at("closure_reason"));
        }
        let unsaid = self.selection_reason.trim().is_empty();
        if self.selection.is_some_and(Selection::wants_reason) && unsaid {
            problems.push(Problem::new("arrival-selection-why").at("selection_reason"));
        }
        problems
    }
}

impl Case {
    /// True while somebody still works on it.
    pub fn is_open(&self) -> bool {
        self.status.is_none_or(Status::is_open)
    }
}

/// Whether a record is planned ahead: it has no place in a case that has ended. What was done or
/// happened before may still be written down.
pub fn is_ahead(kind: Kind, row: &Row) -> bool {
    let status = value::text_of(row, "status");
    match kind {
        Kind::Followup => matches!(status, "due" | "attempted"),
        Kind::Session => status == "planned",
        Kind::Task => value::of(row, "done_on").is_nothing(),
        Kind::Referral | Kind::Course | Kind::Goal | Kind::PlanItem | Kind::Plan => true,
        Kind::Support => matches!(status, "" | "planned" | "approved"),
        _ => false,
    }
}

impl Status {
    /// True while somebody still works on the case.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Transferred | Self::Declined | Self::Duplicate)
    }

    /// The status after a record was added: derived from what was recorded,
    /// never moving a case back, and never out of a closed one (`DOMAIN.md` 1.10).
    #[must_use]
    pub fn after(self, recorded: Kind) -> Self {
        let reached = match recorded {
            Kind::Vulnerability | Kind::Strength => Self::Screened,
            // Urgent help is no plan: only an approved plan makes a case active (`DOMAIN.md` 1).
            _ => return self,
        };
        let on_the_way = Self::ALL.iter().position(|s| *s == Self::Monitoring);
        let place = |status: Self| Self::ALL.iter().position(|s| *s == status);
        if place(self) <= on_the_way && place(self) < place(reached) { reached } else { self }
    }
}

impl Risk {
    /// A child who needs protection is not set this low without a written reason of a
    /// supervisor (`DOMAIN.md` 4.6): low or none, while a need calls for high or critical.
    pub fn is_too_low(self, child: bool, proposed: Option<Self>) -> bool {
        child && self >= Self::Low && proposed.is_some_and(|proposed| proposed <= Self::High)
    }

    /// Days from one done follow-up to the next (`DOMAIN.md` 4.6, working default).
    pub fn followup_days(self) -> i64 {
        match self {
            Self::Critical => 3,
            Self::High => 7,
            Self::Medium => 14,
            Self::Low => 30,
            Self::Nothing => 90,
        }
    }

    /// Days from registration to a plan (`DOMAIN.md` 4.6, working default).
    pub fn plan_days(self) -> i64 {
        match self {
            Self::Critical => 1,
            Self::High => 7,
            Self::Medium => 14,
            Self::Low | Self::Nothing => 30,
        }
    }
}

keyed! {
    /// Steps a case has reached (`DOMAIN.md` 1.10).
    pub enum Status {
        /// Incomplete registration.
        Draft = "draft",
        /// Registered.
        Registered = "registered",
        /// Screened for vulnerabilities.
        Screened = "screened",
        /// Assessed.
        Assessed = "assessed",
        /// Plan being prepared.
        PlanDraft = "plan_draft",
        /// Plan waits for approval.
        PlanPending = "plan_pending",
        /// Plan carried out.
        Active = "active",
        /// Follow-up only.
        Monitoring = "monitoring",
        /// Closure waits for approval.
        ClosurePending = "closure_pending",
        /// Closed.
        Closed = "closed",
        /// Reopened.
        Reopened = "reopened",
        /// Handed to another agency or office.
        Transferred = "transferred",
        /// The person declined services.
        Declined = "declined",
        /// Merged into another case.
        Duplicate = "duplicate",
    }
}

keyed! {
    /// Risk levels, most severe first (`DOMAIN.md` 4.6).
    pub enum Risk {
        /// At once.
        Critical = "critical",
        /// Within 24 hours.
        High = "high",
        /// Within 72 hours.
        Medium = "medium",
        /// Within a week.
        Low = "low",
        /// No protection risk found.
        Nothing = "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::{PartialDate, age_on};

    #[test]
    fn seventeen_or_eighteen_is_a_child_and_is_not_set_low() {
        // `DOMAIN.md`, annex C: birth year 2008 only, service date June 2026.
        let day = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap();
        let born = PartialDate::parse("2008").unwrap();
        let age = age_on(Some(born), false, None, day).unwrap();
        assert_eq!((age.min, age.max), (17, 18));
        assert!(age.is_uncertain() && age.is_child());
        let text = age.text();
        assert!(text.contains("17 ou 18 ans") && text.contains("traité comme un enfant"), "{text}");
        let high = Some(Risk::High);
        for (level, too_low) in [
            (Risk::Critical, false),
            (Risk::High, false),
            (Risk::Medium, false),
            (Risk::Low, true),
            (Risk::Nothing, true),
        ] {
            assert_eq!(level.is_too_low(age.is_child(), high), too_low, "{level:?}");
            assert!(!level.is_too_low(false, high), "an adult is judged by a person alone");
            assert!(!level.is_too_low(true, Some(Risk::Medium)));
        }
    }

    #[test]
    fn help_in_an_emergency_is_no_plan() {
        for (before, recorded, after) in [
            (Status::Registered, Kind::Vulnerability, Status::Screened),
            (Status::Screened, Kind::Assistance, Status::Screened),
            (Status::PlanDraft, Kind::Assistance, Status::PlanDraft),
            (Status::PlanPending, Kind::Referral, Status::PlanPending),
            (Status::Monitoring, Kind::Referral, Status::Monitoring),
            (Status::Closed, Kind::Referral, Status::Closed),
        ] {
            assert_eq!(before.after(recorded), after, "{before:?} {recorded:?}");
        }
    }
}
