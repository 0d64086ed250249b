//! The answers to the reintegration survey. The score is recomputed from them with the
//! definition they were given under (`DOMAIN.md` 2.4).

use chrono::NaiveDate;

use crate::domain::fact::{Fact, Record, Shape, fact, read};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::rule::not_future;
use crate::domain::value::Cell;

/// The answers of a person to the reintegration survey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// Name of the definition.
    pub definition: String,
    /// Version of the definition.
    pub version: String,
    /// Baseline, or months after the return.
    pub round: String,
    /// When.
    pub taken_on: Option<NaiveDate>,
    /// Who asked.
    pub taken_by: Option<Id>,
    /// Language it was read in.
    pub language: String,
    /// The answers, question by question.
    pub answers: String,
}

impl Record for Survey {
    const KIND: Kind = Kind::Survey;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("definition", Shape::Line, |r: &Self| r.definition.to_value(), |r, v| read(&mut r.definition, v)).required(),
        fact("version", Shape::Line, |r| r.version.to_value(), |r, v| read(&mut r.version, v)),
        fact("round", Shape::Choice("survey_round"), |r| r.round.to_value(), |r, v| read(&mut r.round, v)),
        fact("taken_on", Shape::Day, |r: &Self| r.taken_on.to_value(), |r, v| read(&mut r.taken_on, v)).required(),
        fact("taken_by", Shape::Link(Kind::User), |r| r.taken_by.to_value(), |r, v| read(&mut r.taken_by, v)),
        fact("language", Shape::Choice("language"), |r| r.language.to_value(), |r, v| read(&mut r.language, v)),
        fact("answers", Shape::Line, |r: &Self| r.answers.to_value(), |r, v| read(&mut r.answers, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        not_future("taken_on", self.taken_on, today).into_iter().collect()
    }
}
