//! A dated note in a case. Restricted text stands in a field of its own.

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// Something worth remembering about a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Case it belongs to.
    pub case_id: Option<Id>,
    /// When.
    pub written_on: Option<NaiveDate>,
    /// What it is about.
    pub kind: String,
    /// What to remember.
    pub text: String,
    /// What only those with the right may read.
    pub restricted_text: String,
}

impl Record for Note {
    const KIND: Kind = Kind::Note;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("case_id", Shape::Link(Kind::Case), |r: &Self| r.case_id.to_value(), |r, v| read(&mut r.case_id, v)).required(),
        fact("written_on", Shape::Day, |r: &Self| r.written_on.to_value(), |r, v| read(&mut r.written_on, v)).required(),
        fact("kind", Shape::Choice("note_kind"), |r| r.kind.to_value(), |r, v| read(&mut r.kind, v)),
        fact("text", Shape::Prose, |r: &Self| r.text.to_value(), |r, v| read(&mut r.text, v)).personal(),
        fact("restricted_text", Shape::Prose, |r: &Self| r.restricted_text.to_value(), |r, v| read(&mut r.restricted_text, v)).personal().restricted(),
    ];

    fn judge(&self, _today: NaiveDate) -> Vec<Problem> {
        if self.text.is_empty() && self.restricted_text.is_empty() {
            vec![Problem::new("problem-note-empty").at("text")]
        } else {
            Vec::new()
        }
    }
}
