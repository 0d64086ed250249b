//! A saved list of people or table of figures: what it asks for, kept as JSON, and whose it is.

use serde::{Deserialize, Serialize};

use super::fact::{Fact, Record, Shape, fact, read};
use super::filter::{Filter, Thing};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::value::Cell;

/// A saved list or table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// What it is called.
    pub name: String,
    /// List or table.
    pub sort: Option<ListSort>,
    /// What it asks for, as JSON.
    pub body: String,
    /// Who made it.
    pub owner_id: Option<Id>,
    /// For everybody to use.
    pub shared: bool,
}

keyed! {
    /// What is saved.
    pub enum ListSort {
        /// A list of people.
        People = "people",
        /// A table of figures.
        Table = "table",
    }
}

impl Record for List {
    const KIND: Kind = Kind::List;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("name", Shape::Line, |r: &Self| r.name.to_value(), |r, v| read(&mut r.name, v)).required(),
        fact("sort", Shape::State("list_sort", ListSort::KEYS), |r: &Self| r.sort.to_value(), |r, v| read(&mut r.sort, v)).required(),
        fact("body", Shape::Prose, |r: &Self| r.body.to_value(), |r, v| read(&mut r.body, v)).required(),
        fact("owner_id", Shape::Link(Kind::User), |r| r.owner_id.to_value(), |r, v| read(&mut r.owner_id, v)),
        fact("shared", Shape::Tick, |r| r.shared.to_value(), |r, v| read(&mut r.shared, v)),
    ];
}

/// What a saved list of people asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Whom it means.
    #[serde(default)]
    pub filter: Filter,
    /// Its columns after the name; the usual ones when there is none.
    #[serde(default)]
    pub columns: Vec<Thing>,
    /// What it is sorted by; the name when there is nothing.
    #[serde(default)]
    pub by: Option<Thing>,
    /// Reversed order.
    #[serde(default)]
    pub descending: bool,
}

impl Body {
    /// As it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what `to_json` wrote; `None` for what this program does not know.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|body: &Self| body.filter.is_sound())
    }
}

#[cfg(test)]
mod tests {
    use super::super::filter::Ask;
    use super::super::kind::Kind;
    use super::*;

    #[test]
    fn a_list_is_read_back_and_what_is_unknown_is_not() {
        let risk = Thing::of(Kind::Case, "risk").unwrap();
        let filter = Filter::test(risk, Ask::Empty);
        let body = Body { filter, columns: vec![risk], by: Some(risk), descending: true };
        assert_eq!(Body::from_json(&body.to_json()), Some(body));
        assert_eq!(Body::from_json("{}"), Some(Body::default()));
        assert_eq!(Body::from_json(r#"{"columns":["alert.detail"]}"#), None);
        assert_eq!(Body::from_json(r#"{"filter":{"has":{"kind":"alert"}}}"#), None);
    }
}
