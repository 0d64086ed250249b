//! A follow-up. A case has two calendars: protection, by risk level, and
//! reintegration, by month (`DOMAIN.md` 1.8). Attempted is not done.

use chrono::{Duration, NaiveDate};

use super::case::Risk;
use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// A visit, call or meeting to see how things go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followup {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Which of the two calendars.
    pub calendar: Option<Calendar>,
    /// When it is due.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: Option<FollowupStatus>,
    /// Visit, call or meeting.
    pub mode: String,
    /// When it was done or tried.
    pub done_on: Option<NaiveDate>,
    /// Who did it.
    pub done_by: Option<Id>,
    /// Is the activity running.
    pub activity_running: String,
    /// Income in the last month.
    pub income: Option<i64>,
    /// What was found.
    pub finding: String,
    /// Next one agreed.
    pub next_on: Option<NaiveDate>,
    /// At what time.
    pub begins_at: String,
    /// Monitoring point, in months after the return.
    pub month: Option<i64>,
    /// People the activity employs.
    pub employee_count: Option<i64>,
}

impl Record for Followup {
    const KIND: Kind = Kind::Followup;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("calendar", Shape::State("followup_calendar", Calendar::KEYS), |r: &Self| r.calendar.to_value(), |r, v| read(&mut r.calendar, v)).required(),
        fact("due_on", Shape::Day, |r: &Self| r.due_on.to_value(), |r, v| read(&mut r.due_on, v)).required(),
        fact("status", Shape::State("followup_status", FollowupStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("mode", Shape::Choice("followup_mode"), |r| r.mode.to_value(), |r, v| read(&mut r.mode, v)),
        fact("done_on", Shape::Day, |r| r.done_on.to_value(), |r, v| read(&mut r.done_on, v)),
        fact("done_by", Shape::Link(Kind::User), |r| r.done_by.to_value(), |r, v| read(&mut r.done_by, v)),
        fact("activity_running", Shape::Choice("yes_no_unknown"), |r| r.activity_running.to_value(), |r, v| read(&mut r.activity_running, v)),
        fact("income", Shape::Amount, |r| r.income.to_value(), |r, v| read(&mut r.income, v)),
        fact("finding", Shape::Prose, |r: &Self| r.finding.to_value(), |r, v| read(&mut r.finding, v)).personal(),
        fact("next_on", Shape::Day, |r| r.next_on.to_value(), |r, v| read(&mut r.next_on, v)),
        fact("begins_at", Shape::Time, |r| r.begins_at.to_value(), |r, v| read(&mut r.begins_at, v)),
        fact("month", Shape::Count, |r| r.month.to_value(), |r, v| read(&mut r.month, v)),
        fact("employee_count", Shape::Count, |r| r.employee_count.to_value(), |r, v| read(&mut r.employee_count, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.status == Some(FollowupStatus::Done) && self.done_on.is_none() {
            problems.push(Problem::new("problem-done-without-day").at("done_on"));
        }
        problems.extend(super::rule::not_future("done_on", self.done_on, today));
        problems.extend(super::rule::not_before(self.done_on, "next_on", self.next_on));
        problems
    }
}

keyed! {
    /// The two calendars of a case.
    pub enum Calendar {
        /// By risk level.
        Protection = "protection",
        /// By month after return.
        Reintegration = "reintegration",
    }
}

keyed! {
    /// Where a follow-up stands.
    pub enum FollowupStatus {
        /// To do.
        Due = "due",
        /// Done.
        Done = "done",
        /// Tried, not reached: still to do.
        Attempted = "attempted",
        /// Given up as missed.
        Missed = "missed",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

/// When the next protection follow-up is due (`DOMAIN.md` 4.6): counted from the last one that
/// was done, never from an attempt; from the day the level was set while none was done. A level
/// that was raised asks for what is already late today, not for a day that has passed.
pub fn next_protection(
    level: Risk,
    last_done: Option<NaiveDate>,
    set_on: Option<NaiveDate>,
    today: NaiveDate,
) -> NaiveDate {
    let from = last_done.or(set_on).unwrap_or(today);
    let due = from.checked_add_signed(Duration::days(level.followup_days())).unwrap_or(from);
    due.max(today)
}

/// Months after the return at which reintegration is looked at (`DOMAIN.md` 1.8).
pub const MONTHS: [i64; 5] = [1, 3, 6, 9, 12];

/// The last time somebody of the office really spoke with the person: a follow-up that was done,
/// a session that was held, or an attempt by which the person was reached. A letter, a message, a
/// relative who answered and a number that rang are no contact.
pub fn last_contact(
    done: impl IntoIterator<Item = NaiveDate>,
    held: impl IntoIterator<Item = NaiveDate>,
    reached: impl IntoIterator<Item = NaiveDate>,
) -> Option<NaiveDate> {
    done.into_iter().chain(held).chain(reached).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_next_one_counts_from_the_last_that_was_done() {
        let today = day("2026-11-22");
        let due = |level, done: Option<&str>, set: Option<&str>| {
            next_protection(level, done.map(day), set.map(day), today)
        };
        let done = Some("2026-11-20");
        for (level, expected) in [
            (Risk::Critical, "2026-11-23"),
            (Risk::High, "2026-11-27"),
            (Risk::Medium, "2026-12-04"),
            (Risk::Low, "2026-12-20"),
            (Risk::Nothing, "2027-02-18"),
        ] {
            assert_eq!(due(level, done, Some("2026-11-22")), day(expected), "{level:?}");
        }
        assert_eq!(due(Risk::High, None, Some("2026-11-21")), day("2026-11-28"));
        assert_eq!(due(Risk::High, None, None), day("2026-11-29"));
        assert_eq!(due(Risk::Critical, Some("2026-10-01"), None), today, "late is today");
    }

    #[test]
    fn a_contact_is_the_latest_of_what_reached_the_person() {
        let last = last_contact([day("2026-01-05")], [day("2026-02-01")], [day("2026-01-20")]);
        assert_eq!(last, Some(day("2026-02-01")));
        assert_eq!(last_contact([], [], []), None);
    }
}
