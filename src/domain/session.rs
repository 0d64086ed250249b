//! A psychosocial session: individual, family or group. The summary is
//! restricted: never in lists or exports (`DOMAIN.md` 3.1).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// A psychosocial session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Session {
    /// Case it is held in.
    pub case_id: Option<Id>,
    /// When.
    pub held_on: Option<NaiveDate>,
    /// Planned, held, missed.
    pub status: Option<SessionStatus>,
    /// Individual, family or group.
    pub format: Option<Format>,
    /// What was done.
    pub activity: String,
    /// How long, in minutes.
    pub duration_minutes: Option<i64>,
    /// How many took part, for a family or a group.
    pub participants: Option<i64>,
    /// Language.
    pub language: String,
    /// With an interpreter.
    pub interpreter: bool,
    /// Where.
    pub place: String,
    /// Who led it.
    pub led_by: Option<Id>,
    /// Short neutral summary.
    pub summary: String,
    /// Next session.
    pub next_on: Option<NaiveDate>,
    /// At what time.
    pub begins_at: String,
    /// First, following or closing session.
    pub stage: String,
    /// Course it is part of.
    pub course_id: Option<Id>,
    /// Workshop it was.
    pub workshop_id: Option<Id>,
    /// Number of the record in another register.
    pub outside_number: String,
}

impl Record for Session {
    const KIND: Kind = Kind::Session;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("held_on", Shape::Day, |r: &Self| r.held_on.to_value(), |r, v| read(&mut r.held_on, v)).required(),
        fact("status", Shape::State("session_status", SessionStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("format", Shape::State("session_format", Format::KEYS), |r: &Self| r.format.to_value(), |r, v| read(&mut r.format, v)).required(),
        fact("activity", Shape::Choice("psychosocial_activity"), |r| r.activity.to_value(), |r, v| read(&mut r.activity, v)),
        fact("duration_minutes", Shape::Count, |r| r.duration_minutes.to_value(), |r, v| read(&mut r.duration_minutes, v)),
        fact("participants", Shape::Count, |r| r.participants.to_value(), |r, v| read(&mut r.participants, v)),
        fact("language", Shape::Choice("language"), |r| r.language.to_value(), |r, v| read(&mut r.language, v)),
        fact("interpreter", Shape::Tick, |r| r.interpreter.to_value(), |r, v| read(&mut r.interpreter, v)),
        fact("place", Shape::Line, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("led_by", Shape::Link(Kind::User), |r| r.led_by.to_value(), |r, v| read(&mut r.led_by, v)),
        fact("summary", Shape::Prose, |r: &Self| r.summary.to_value(), |r, v| read(&mut r.summary, v)).personal().restricted(),
        fact("next_on", Shape::Day, |r| r.next_on.to_value(), |r, v| read(&mut r.next_on, v)),
        fact("begins_at", Shape::Time, |r| r.begins_at.to_value(), |r, v| read(&mut r.begins_at, v)),
        fact("stage", Shape::Choice("session_stage"), |r| r.stage.to_value(), |r, v| read(&mut r.stage, v)),
        fact("course_id", Shape::Link(Kind::Course), |r| r.course_id.to_value(), |r, v| read(&mut r.course_id, v)),
        fact("workshop_id", Shape::Link(Kind::Workshop), |r| r.workshop_id.to_value(), |r, v| read(&mut r.workshop_id, v)),
        fact("outside_number", Shape::Line, |r| r.outside_number.to_value(), |r, v| read(&mut r.outside_number, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.status == Some(SessionStatus::Held) {
            problems.extend(super::rule::not_future("held_on", self.held_on, today));
        }
        problems.extend(super::rule::not_before(self.held_on, "next_on", self.next_on));
        problems
    }
}

keyed! {
    /// Whether a session took place.
    pub enum SessionStatus {
        /// Planned.
        Planned = "planned",
        /// Held.
        Held = "held",
        /// The person did not come.
        Missed = "missed",
        /// Cancelled.
        Cancelled = "cancelled",
    }
}

keyed! {
    /// With whom a session is held.
    pub enum Format {
        /// One person.
        Individual = "individual",
        /// A family.
        Family = "family",
        /// A group.
        Group = "group",
    }
}
