//! The definition of the reintegration survey, loaded by the office (`DOMAIN.md` 2.4).

use super::fact::{Fact, Record, Shape, fact, read};
use super::kind::Kind;
use super::value::Cell;

/// A definition of the reintegration survey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Definition {
    /// Name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Whose definition it is.
    pub owner: String,
    /// Terms of use.
    pub licence: String,
    /// The definition, as loaded.
    pub body: String,
}

impl Record for Definition {
    const KIND: Kind = Kind::Definition;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).required(),
        fact("version", Shape::Line, |r| r.version.to_value(), |r, v| read(&mut r.version, v)),
        fact("owner", Shape::Line, |r| r.owner.to_value(), |r, v| read(&mut r.owner, v)),
        fact("licence", Shape::Line, |r| r.licence.to_value(), |r, v| read(&mut r.licence, v)),
        fact("body", Shape::Prose, |r: &Self| r.body.to_value(), |r, v| read(&mut r.body, v)).required(),
    ];
}
