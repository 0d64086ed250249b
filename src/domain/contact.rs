//! A telephone number with its owner, whether it is safe to call, and what may
//! be said to whoever answers (`DOMAIN.md` 7.8). Phones are shared and change hands.

use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::kind::Kind;
use super::value::Cell;

/// A telephone by which a person may be reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Whose number.
    pub person_id: Option<Id>,
    /// The number with its country code.
    pub number: String,
    /// Whose telephone it is.
    pub owner: String,
    /// May it be called.
    pub safe_to_call: String,
    /// What may be said to whoever answers.
    pub message: String,
    /// Best time, place to ask.
    pub note: String,
}

impl Record for Contact {
    const KIND: Kind = Kind::Contact;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("person_id", Shape::Link(Kind::Person), |r: &Self| r.person_id.to_value(), |r, v| read(&mut r.person_id, v)).required(),
        fact("number", Shape::Phone, |r: &Self| r.number.to_value(), |r, v| read(&mut r.number, v)).required().personal(),
        fact("owner", Shape::Choice("phone_owner"), |r| r.owner.to_value(), |r, v| read(&mut r.owner, v)),
        fact("safe_to_call", Shape::Choice("yes_no_unknown"), |r| r.safe_to_call.to_value(), |r, v| read(&mut r.safe_to_call, v)),
        fact("message", Shape::Choice("call_message"), |r| r.message.to_value(), |r, v| read(&mut r.message, v)),
        fact("note", Shape::Line, |r: &Self| r.note.to_value(), |r, v| read(&mut r.note, v)).personal(),
    ];
}
