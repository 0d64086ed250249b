//! A group session or workshop. Who of the register took part has a session of their
//! own that names it; others only count as participations (`DOMAIN.md` 3.1).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::session::SessionStatus;
use super::value::Cell;

/// A group session or workshop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Workshop {
    /// When.
    pub held_on: Option<NaiveDate>,
    /// At what time.
    pub begins_at: String,
    /// Planned, held, cancelled.
    pub status: Option<SessionStatus>,
    /// What was done.
    pub activity: String,
    /// What it is called.
    pub title: String,
    /// How long, in minutes.
    pub duration_minutes: Option<i64>,
    /// Language.
    pub language: String,
    /// With an interpreter.
    pub interpreter: bool,
    /// Where.
    pub place: String,
    /// Centre that held it.
    pub centre_id: Option<Id>,
    /// Who led it.
    pub led_by: Option<Id>,
    /// People who took part and are not in the register.
    pub anonymous: Option<i64>,
    /// What is worth knowing; no names.
    pub note: String,
}

impl Record for Workshop {
    const KIND: Kind = Kind::Workshop;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("held_on", Shape::Day, |r: &Self| r.held_on.to_value(), |r, v| read(&mut r.held_on, v)).required(),
        fact("begins_at", Shape::Time, |r| r.begins_at.to_value(), |r, v| read(&mut r.begins_at, v)),
        fact("status", Shape::State("session_status", SessionStatus::KEYS), |r: &Self| r.status.to_value(), |r, v| read(&mut r.status, v)).required(),
        fact("activity", Shape::Choice("psychosocial_activity"), |r: &Self| r.activity.to_value(), |r, v| read(&mut r.activity, v)).required(),
        fact("title", Shape::Line, |r| r.title.to_value(), |r, v| read(&mut r.title, v)),
        fact("duration_minutes", Shape::Count, |r| r.duration_minutes.to_value(), |r, v| read(&mut r.duration_minutes, v)),
        fact("language", Shape::Choice("language"), |r| r.language.to_value(), |r, v| read(&mut r.language, v)),
        fact("interpreter", Shape::Tick, |r| r.interpreter.to_value(), |r, v| read(&mut r.interpreter, v)),
        fact("place", Shape::Line, |r| r.place.to_value(), |r, v| read(&mut r.place, v)),
        fact("centre_id", Shape::Link(Kind::Centre), |r| r.centre_id.to_value(), |r, v| read(&mut r.centre_id, v)),
        fact("led_by", Shape::Link(Kind::User), |r| r.led_by.to_value(), |r, v| read(&mut r.led_by, v)),
        fact("anonymous", Shape::Count, |r| r.anonymous.to_value(), |r, v| read(&mut r.anonymous, v)),
        fact("note", Shape::Prose, |r| r.note.to_value(), |r, v| read(&mut r.note, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let held = self.status == Some(SessionStatus::Held);
        held.then(|| not_future("held_on", self.held_on, today)).flatten().into_iter().collect()
    }
}
