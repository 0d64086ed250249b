//! The answers to a scale. The score is recomputed from them, never stored
//! (`DOMAIN.md` 3.2).

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::rule::not_future;
use super::value::Cell;

/// The answers of a person to a scale.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scale {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Which scale.
    pub instrument: String,
    /// Version of its definition.
    pub version: String,
    /// When.
    pub taken_on: Option<NaiveDate>,
    /// Who asked.
    pub taken_by: Option<Id>,
    /// Language it was read in.
    pub language: String,
    /// With an interpreter.
    pub interpreter: bool,
    /// Translated by word of mouth, not the official wording.
    pub oral_translation: bool,
    /// Consent it rests on.
    pub consent_id: Option<Id>,
    /// The answers, item by item.
    pub answers: String,
}

impl Record for Scale {
    const KIND: Kind = Kind::Scale;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("instrument", Shape::Choice("instrument"), |r: &Self| r.instrument.to_value(), |r, v| read(&mut r.instrument, v)).required(),
        fact("version", Shape::Line, |r| r.version.to_value(), |r, v| read(&mut r.version, v)),
        fact("taken_on", Shape::Day, |r: &Self| r.taken_on.to_value(), |r, v| read(&mut r.taken_on, v)).required(),
        fact("taken_by", Shape::Link(Kind::User), |r| r.taken_by.to_value(), |r, v| read(&mut r.taken_by, v)),
        fact("language", Shape::Choice("language"), |r| r.language.to_value(), |r, v| read(&mut r.language, v)),
        fact("interpreter", Shape::Tick, |r| r.interpreter.to_value(), |r, v| read(&mut r.interpreter, v)),
        fact("oral_translation", Shape::Tick, |r| r.oral_translation.to_value(), |r, v| read(&mut r.oral_translation, v)),
        fact("consent_id", Shape::Link(Kind::Consent), |r| r.consent_id.to_value(), |r, v| read(&mut r.consent_id, v)),
        fact("answers", Shape::Line, |r: &Self| r.answers.to_value(), |r, v| read(&mut r.answers, v)).personal().restricted(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("taken_on", self.taken_on, today).into_iter().collect()
    }
}
