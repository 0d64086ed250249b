//! A filter on anything that is recorded about people: conditions on the person, on the newest
//! case and on whatever hangs on them, joined by and, or, not. It is kept as JSON and evaluated
//! in two ways: here over records at hand, and in `store/list` over the whole register.
//!
//! What a filter may ask is the closed list of facts and questions ([`Thing`]), those of the office's
//! own forms among them; nobody can write another into it. A safety alert is never asked about, and restricted content only by who may
//! read it: for everybody else a filter that asks about it means nobody.

mod span;
#[cfg(test)]
mod tests;
mod thing;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::span::Span;
pub use self::thing::{Thing, kind_label, of_form, things};
use super::date::PartialDate;
use super::fact::Shape;
use super::id::Id;
use super::kind::Kind;
use super::name;
use super::value::{Row, Value};

/// The word for whoever asks, where a user is asked about: a shared list of "my cases" means
/// each reader's own.
pub const ME: &str = "me";

/// Whom a list is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filter {
    /// Whom all of these mean; everybody when there is none.
    All(Vec<Filter>),
    /// Whom any of these means.
    Any(Vec<Filter>),
    /// Everybody but these.
    Not(Box<Filter>),
    /// Whoever has a record such that.
    Has(Has),
}

/// There is a record of a kind of which all tests hold. Of the person and of the newest case
/// there is at most one; whatever hangs on a case is sought in the newest one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Has {
    /// Which kind.
    #[serde(with = "thing::kind")]
    pub kind: Kind,
    /// What must hold of one and the same record.
    #[serde(default)]
    pub such: Vec<Test>,
    /// How many such records there must be at least.
    #[serde(default = "one")]
    pub least: u32,
}

/// One condition on one fact or question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Test {
    /// What is asked about.
    pub thing: Thing,
    /// What must hold of it.
    pub ask: Ask,
}

/// What must hold of a value. Only `Empty` holds where nothing was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// It is one of these: codes, states, places, users ([`ME`] for who asks), whole texts. Of
    /// an answer that holds several codes, at least one.
    Is(Vec<String>),
    /// The text is in it, whatever accents and capitals.
    Contains(String),
    /// A number that is not less than the first and not more than the second. An age known only
    /// about fits where it may lie.
    Range(Option<i64>, Option<i64>),
    /// A day within a span. A day known only to the month or year fits where it may lie.
    Within(Span),
    /// It was not answered; of a box to tick, it is not ticked.
    Empty,
    /// It was answered.
    Filled,
}

/// A filter with the day it is asked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The filter.
    pub filter: Filter,
    /// The day.
    pub today: NaiveDate,
}

/// On which day, and for whom, something is judged.
#[derive(Debug, Clone, Copy)]
pub struct On {
    /// Today.
    pub today: NaiveDate,
    /// Who asks.
    pub me: Option<Id>,
}

/// A person with the records a filter may ask about, as values.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// The records by kind: the person, the newest case, and what hangs on either.
    pub records: BTreeMap<Kind, Vec<Row>>,
}

fn one() -> u32 {
    1
}

impl Default for Filter {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Filter {
    /// One condition on one thing.
    pub fn test(thing: Thing, ask: Ask) -> Self {
        Self::Has(Has { kind: thing.kind, such: vec![Test { thing, ask }], least: 1 })
    }

    /// There is a record of this kind.
    pub fn has(kind: Kind) -> Self {
        Self::Has(Has { kind, such: Vec::new(), least: 1 })
    }

    /// The reverse.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// True when it narrows nothing.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// Whether it asks about what only some may read.
    pub fn is_restricted(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::is_restricted),
            Self::Not(inner) => inner.is_restricted(),
            Self::Has(has) => {
                thing::is_restricted(has.kind) || has.such.iter().any(|t| t.thing.is_restricted())
            }
        }
    }

    /// Whether it asks only about kinds of record that can be asked about, and tests of each only
    /// what belongs to it: what comes out of a saved list is judged before it is asked.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_sound),
            Self::Not(inner) => inner.is_sound(),
            Self::Has(has) => {
                thing::is_offered(has.kind) && has.such.iter().all(|t| t.thing.kind == has.kind)
            }
        }
    }

    /// Whether a person with these records is meant.
    pub fn holds(&self, seen: &Seen, on: On) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(seen, on)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(seen, on)),
            Self::Not(inner) => !inner.holds(seen, on),
            Self::Has(has) => {
                let records = seen.records.get(&has.kind).map(Vec::as_slice).unwrap_or_default();
                let such = records.iter().filter(|row| has.such.iter().all(|t| t.holds(row, on)));
                u32::try_from(such.count()).unwrap_or(u32::MAX) >= has.least.max(1)
            }
        }
    }

    /// The filter as it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what `to_json` wrote; `None` for anything else, or for what this program does not
    /// know.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(Self::is_sound)
    }
}

impl Test {
    /// Whether it holds of a record.
    pub fn holds(&self, row: &Row, on: On) -> bool {
        if self.thing.is_age() {
            return self.ask.holds_of_age(thing::age(row, on.today));
        }
        self.ask.holds(self.thing.shape(), &self.thing.value(row, on.today), on)
    }
}

impl Ask {
    /// Whether it holds of a value.
    fn holds(&self, shape: Shape, value: &Value, on: On) -> bool {
        let text = value.text().unwrap_or_default();
        let is_there = !value.is_nothing();
        match self {
            Self::Empty => !is_there,
            Self::Filled => is_there,
            // What cannot be read is not known to hold.
            _ if !is_there || matches!(value, Value::Sealed(_)) => false,
            Self::Is(wanted) => {
                wanted.iter().map(|wanted| on.meant(wanted)).any(|wanted| match shape {
                    Shape::Choices(_) => text.split(' ').any(|code| code == wanted),
                    _ => match value {
                        Value::Int(number) => number.to_string() == wanted,
                        _ => text == wanted,
                    },
                })
            }
            Self::Contains(part) => contains(text, part),
            Self::Range(least, most) => value.int().is_some_and(|number| {
                least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most)
            }),
            Self::Within(span) => {
                let (from, to) = span.ends(on.today);
                PartialDate::parse_iso(text).is_some_and(|day| {
                    from.is_none_or(|from| day.latest() >= from)
                        && to.is_none_or(|to| day.earliest() <= to)
                })
            }
        }
    }

    fn holds_of_age(&self, age: Option<super::date::Age>) -> bool {
        match (self, age) {
            (Self::Empty, age) => age.is_none(),
            (Self::Filled, age) => age.is_some(),
            (Self::Range(least, most), Some(age)) => {
                least.is_none_or(|least| i64::from(age.max) >= least)
                    && most.is_none_or(|most| i64::from(age.min) <= most)
            }
            _ => false,
        }
    }
}

impl On {
    /// A text that is asked for, with whoever asks put in their place.
    pub fn meant(self, wanted: &str) -> String {
        match self.me {
            Some(me) if wanted == ME => me.to_string(),
            _ => wanted.to_owned(),
        }
    }
}

/// Whether a text is in another, whatever accents, capitals and signs.
pub fn contains(text: &str, part: &str) -> bool {
    let part = name::fold(part);
    if part.is_empty() { !text.is_empty() } else { name::fold(text).contains(&part) }
}
