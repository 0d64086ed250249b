//! A safety alert: the life or safety of somebody is in danger now. Open until a named
//! supervisor clears it (`DOMAIN.md` 3.6).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// A safety alert.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alert {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// What opened it.
    pub source: Option<AlertSource>,
    /// The scale it came from.
    pub scale_id: Option<Id>,
    /// When it opened.
    pub opened_on: Option<NaiveDate>,
    /// At what time.
    pub opened_at: String,
    /// Who was there.
    pub opened_by: Option<Id>,
    /// What was said or seen.
    pub detail: String,
    /// What was done at once.
    pub action: String,
    /// Who was told.
    pub told: String,
    /// At what time.
    pub told_at: String,
    /// Next contact.
    pub next_contact_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: Option<AlertStatus>,
    /// When it was cleared.
    pub cleared_on: Option<NaiveDate>,
    /// At what time.
    pub cleared_at: String,
    /// The supervisor who cleared it.
    pub cleared_by: Option<Id>,
    /// Why it could be cleared.
    pub clear_note: String,
}

impl Record for Alert {
    const KIND: Kind = Kind::Alert;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("source", Shape::State("alert_source", AlertSource::KEYS), |r: &Self| r.source.to_value(), |r, v| read(&mut r.source, v)).required(),
        fact("scale_id", Shape::Link(Kind::Scale), |r| r.scale_id.to_value(), |r, v| read(&mut r.scale_id, v)),
        fact("opened_on", Shape::Day, |r: &Self| r.opened_on.to_value(), |r, v| read(&mut r.opened_on, v)).required(),
        fact("opened_at", Shape::Time, |r: &Self| r.opened_at.to_value(), |r, v| read(&mut r.opened_at, v)).required(),
        fact("opened_by", Shape::Link(Kind::User), |r| r.opened_by.to_value(), |r, v| read(&mut r.opened_by, v)),
        fact("detail", Shape::Prose, |r: &Self| r.detail.to_value(), |r, v| read(&mut r.detail, v)).personal().restricted(),
        fact("action", Shape::Prose, |r: &Self| r.action.to_value(), |r, v| read(&mut r.action, v)).personal().restricted(),
        fact("told", Shape::Line, |r: &Self| r.told.to_value(), |r, v| read(&mut r.told, v)).personal().restricted(),
        fact("told_at", Shape::Time, |r| r.told_at.to_value(), |r, v| read(&mut r.told_at, v)),
        fact("next_contact_on", Shape::Day, |r| r.next_contact_on.to_value(), |r, v| read(&mut r.next_contact_on, v)),
        fact("status", Shape::State("alert_status", AlertStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("cleared_on", Shape::Day, |r| r.cleared_on.to_value(), |r, v| read(&mut r.cleared_on, v)),
        fact("cleared_at", Shape::Time, |r| r.cleared_at.to_value(), |r, v| read(&mut r.cleared_at, v)),
        fact("cleared_by", Shape::Link(Kind::User), |r| r.cleared_by.to_value(), |r, v| read(&mut r.cleared_by, v)),
        fact("clear_note", Shape::Prose, |r: &Self| r.clear_note.to_value(), |r, v| read(&mut r.clear_note, v)).personal().restricted(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        problems.extend(not_future("opened_on", self.opened_on, today));
        if self.status != Some(AlertStatus::Open) {
            if self.next_contact_on.is_none() {
                problems.push(Problem::new("problem-required").at("next_contact_on"));
            }
            if self.told_at.is_empty() {
                problems.push(Problem::new("problem-required").at("told_at"));
            }
        }
        problems
    }
}

/// Whole hours from the opening of an alert to now; times are `hh:mm`.
pub fn hours_open(opened_on: NaiveDate, opened_at: &str, today: NaiveDate, time: &str) -> i64 {
    let minutes = |time: &str| {
        let (hours, minutes) = time.split_once(':')?;
        Some(hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
    };
    let (from, to) = (minutes(opened_at).unwrap_or_default(), minutes(time).unwrap_or_default());
    let open = (today - opened_on).num_days() * 24 * 60 + to - from;
    open.max(0) / 60
}

keyed! {
    /// What opened a safety alert.
    pub enum AlertSource {
        /// An answer to a scale.
        Scale = "scale",
        /// A worker saw or heard it.
        Worker = "worker",
    }
}

keyed! {
    /// Where a safety alert stands.
    pub enum AlertStatus {
        /// Nothing recorded yet.
        Open = "open",
        /// Action, who was told and next contact are recorded.
        Handled = "handled",
        /// Cleared by a supervisor.
        Cleared = "cleared",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_counted_over_midnight_and_never_below_nothing() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let cases = [
            ((22, "22:40"), (22, "23:39"), 0),
            ((22, "22:40"), (23, "00:40"), 2),
            ((20, "08:00"), (22, "09:30"), 49),
            ((22, "22:40"), (22, "08:00"), 0),
        ];
        for ((on, at), (today, time), hours) in cases {
            assert_eq!(hours_open(day(on), at, day(today), time), hours, "{on} {at}");
        }
    }
}
