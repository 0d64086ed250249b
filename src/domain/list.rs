//! A saved list of people or table of figures: what it asks for, kept as JSON, and whose it is.

use super::fact::{Fact, Record, Shape, fact, read};
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
