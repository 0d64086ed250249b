//! A user: a colleague with one or several roles. The password lives in the
//! key slots of the vault, never here.

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::value::Cell;

/// Somebody who works with the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct User {
    /// Name, as used to sign in.
    pub name: String,
    /// Roles.
    pub role: Vec<String>,
    /// Centre.
    pub centre_id: Option<Id>,
    /// No longer works here.
    pub inactive: bool,
    /// Scales this user is trained for.
    pub trained: Vec<String>,
}

impl Record for User {
    const KIND: Kind = Kind::User;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).required(),
        fact("role", Shape::Choices("role"), |r| r.role.to_value(), |r, v| read(&mut r.role, v)),
        fact("centre_id", Shape::Link(Kind::Centre), |r| r.centre_id.to_value(), |r, v| read(&mut r.centre_id, v)),
        fact("inactive", Shape::Tick, |r| r.inactive.to_value(), |r, v| read(&mut r.inactive, v)),
        fact("trained", Shape::Choices("instrument"), |r| r.trained.to_value(), |r, v| read(&mut r.trained, v)),
    ];
}
