//! Consent is a list of records, one per purpose, never one tick box
//! (`DOMAIN.md` 8.3): given, refused or withdrawn, when, who asked, in which form.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::value::{self, Cell, Keyed as _, Row};

/// What a person allowed, for one purpose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    /// Case it was asked in.
    pub case_id: Option<Id>,
    /// What for.
    pub purpose: String,
    /// Given, refused or withdrawn.
    pub decision: Option<Decision>,
    /// When.
    pub decided_on: Option<NaiveDate>,
    /// Who asked.
    pub asked_by: Option<Id>,
    /// Language it was asked in.
    pub language: String,
    /// With an interpreter.
    pub interpreter: bool,
    /// Written, audio, video, verbal certified.
    pub form: String,
    /// For a referral: the agency allowed to know.
    pub agency_id: Option<Id>,
    /// For a referral: what may be told.
    pub data: String,
    /// Until when.
    pub expires_on: Option<NaiveDate>,
    /// What the person said about it.
    pub note: String,
    /// For a referral: the very list that may be told.
    pub fields: Vec<String>,
}

impl Record for Consent {
    const KIND: Kind = Kind::Consent;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("purpose", Shape::Choice("consent_purpose"), |r: &Self| r.purpose.to_value(), |r, v| read(&mut r.purpose, v)).required(),
        fact("decision", Shape::State("consent_decision", Decision::KEYS), |r: &Self| r.decision.to_value(), |r, v| read(&mut r.decision, v)).required(),
        fact("decided_on", Shape::Day, |r: &Self| r.decided_on.to_value(), |r, v| read(&mut r.decided_on, v)).required(),
        fact("asked_by", Shape::Link(Kind::User), |r| r.asked_by.to_value(), |r, v| read(&mut r.asked_by, v)),
        fact("language", Shape::Choice("language"), |r| r.language.to_value(), |r, v| read(&mut r.language, v)),
        fact("interpreter", Shape::Tick, |r| r.interpreter.to_value(), |r, v| read(&mut r.interpreter, v)),
        fact("form", Shape::Choice("consent_form"), |r| r.form.to_value(), |r, v| read(&mut r.form, v)),
        fact("agency_id", Shape::Link(Kind::Agency), |r| r.agency_id.to_value(), |r, v| read(&mut r.agency_id, v)),
        fact("data", Shape::Line, |r| r.data.to_value(), |r, v| read(&mut r.data, v)),
        fact("expires_on", Shape::Day, |r| r.expires_on.to_value(), |r, v| read(&mut r.expires_on, v)),
        fact("note", Shape::Prose, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
        fact("fields", Shape::Choices("disclosed_field"), |r| r.fields.to_value(), |r, v| read(&mut r.fields, v)),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        use super::rule::{not_before, not_future};
        [
            not_future("decided_on", self.decided_on, today),
            not_before(self.decided_on, "expires_on", self.expires_on),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// What must be written of a child's yes: which parent or guardian was asked, or why none agreed,
/// or on what other ground it rests (`DOMAIN.md` 8.3). `row` is the consent with its questions.
pub fn guardian(row: &Row) -> Option<Problem> {
    let given = value::text_of(row, "decision") == Decision::Given.key();
    let asked = ["guardian", "guardian_missing", "other_basis"];
    let written = asked.iter().any(|key| !value::text_of(row, key).trim().is_empty());
    (given && !written).then(|| Problem::new("problem-consent-guardian").at("guardian"))
}

keyed! {
    /// What the person decided.
    pub enum Decision {
        /// Given.
        Given = "given",
        /// Refused, with no effect on other purposes.
        Refused = "refused",
        /// Withdrawn: sharing stops at once.
        Withdrawn = "withdrawn",
    }
}
