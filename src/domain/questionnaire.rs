//! A form that the office uses already in Kobo or ODK, loaded as questions about a person or a
//! case. Its answers lie beside the facts of that record, under keys that no version changes.

mod body;
mod read;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::fact::{Fact, Record, Shape, fact, read};
use super::keyed;
use super::kind::Kind;
use super::value::Cell;

pub use body::{Answer, Ask, Body, Left, Sort};
pub use read::{Sheets, read as read_sheets};

/// A form of the office.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Questionnaire {
    /// What it is called.
    pub title: String,
    /// Its lasting name: a newer version has the same.
    pub form_id: String,
    /// Version.
    pub version: String,
    /// Of what it is asked.
    pub asked_of: Option<AskedOf>,
    /// Day it was loaded.
    pub loaded_on: Option<NaiveDate>,
    /// Nobody is asked any more; what was answered stays.
    pub off: bool,
    /// Its questions, as JSON.
    pub body: String,
}

keyed! {
    /// Of what a form of the office is asked.
    pub enum AskedOf {
        /// Of each case.
        Case = "case",
        /// Once of each person.
        Person = "person",
    }
}

impl AskedOf {
    /// The kind of record that the answers belong to.
    pub fn kind(self) -> Kind {
        match self {
            Self::Case => Kind::Case,
            Self::Person => Kind::Person,
        }
    }
}

impl Record for Questionnaire {
    const KIND: Kind = Kind::Questionnaire;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("title", Shape::Line, |r: &Self| r.title.to_value(), |r, v| read(&mut r.title, v)).required(),
        fact("form_id", Shape::Line, |r: &Self| r.form_id.to_value(), |r, v| read(&mut r.form_id, v)).required(),
        fact("version", Shape::Line, |r| r.version.to_value(), |r, v| read(&mut r.version, v)),
        fact("asked_of", Shape::State("asked_of", AskedOf::KEYS), |r: &Self| r.asked_of.to_value(), |r, v| read(&mut r.asked_of, v)).required(),
        fact("loaded_on", Shape::Day, |r| r.loaded_on.to_value(), |r, v| read(&mut r.loaded_on, v)),
        fact("off", Shape::Tick, |r| r.off.to_value(), |r, v| read(&mut r.off, v)),
        fact("body", Shape::Prose, |r: &Self| r.body.to_value(), |r, v| read(&mut r.body, v)).required(),
    ];
}

impl Questionnaire {
    /// Its questions as a form; `None` when this program cannot read it.
    pub fn form(&self) -> Option<&'static super::form::Form> {
        let kind = self.asked_of?.kind();
        Some(Body::from_json(&self.body)?.form(kind, &self.body))
    }
}
