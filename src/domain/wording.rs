//! The official wording of a scale in one language, loaded by the office: the program
//! ships none (`DOMAIN.md` 3.4).

use super::fact::{Fact, Record, Shape, fact, read};
use super::kind::Kind;
use super::value::Cell;

/// The wording of a scale in a language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// Which scale.
    pub instrument: String,
    /// In which language.
    pub language: String,
    /// Whose wording it is.
    pub owner: String,
    /// Version.
    pub version: String,
    /// Terms of use.
    pub licence: String,
    /// The items, as loaded.
    pub body: String,
}

impl Record for Wording {
    const KIND: Kind = Kind::Wording;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("instrument", Shape::Choice("instrument"), |r: &Self| r.instrument.to_value(), |r, v| read(&mut r.instrument, v)).required(),
        fact("language", Shape::Choice("language"), |r: &Self| r.language.to_value(), |r, v| read(&mut r.language, v)).required(),
        fact("owner", Shape::Line, |r| r.owner.to_value(), |r, v| read(&mut r.owner, v)),
        fact("version", Shape::Line, |r| r.version.to_value(), |r, v| read(&mut r.version, v)),
        fact("licence", Shape::Line, |r| r.licence.to_value(), |r, v| read(&mut r.licence, v)),
        fact("body", Shape::Prose, |r: &Self| r.body.to_value(), |r, v| read(&mut r.body, v)).required(),
    ];
}
