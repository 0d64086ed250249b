//! Cases hidden from a user (`DOMAIN.md` 8.5): a reader that reads as somebody answers every
//! question as if those people were not there. What is hidden is asked once per question, through
//! an index that holds the few flags that name a user, and taken out of the answer here, so that
//! the register pays nothing for it while nobody is hidden.

use std::collections::BTreeSet;

use rusqlite::named_params;

use super::{Reader, Store, StoreError};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Row};

/// The people hidden from whoever reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// Their row numbers.
    numbers: BTreeSet<i64>,
    /// Their ids.
    people: BTreeSet<Id>,
}

impl Hidden {
    /// True while nobody is hidden.
    pub(super) fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Who is hidden.
    pub(super) fn people(&self) -> impl Iterator<Item = Id> {
        self.people.iter().copied()
    }

    /// Their row numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = i64> {
        self.numbers.iter().copied()
    }

    /// Whether this person is hidden.
    pub(super) fn has(&self, person: Option<Id>) -> bool {
        person.is_some_and(|person| self.people.contains(&person))
    }

    /// Whether the person in this row is hidden.
    pub(super) fn has_number(&self, n: i64) -> bool {
        self.numbers.contains(&n)
    }

    /// Takes the row numbers of hidden people out.
    pub(super) fn keep_numbers(&self, numbers: &mut Vec<i64>) {
        if !self.is_empty() {
            numbers.retain(|n| !self.numbers.contains(n));
        }
    }

    /// Takes out what is about hidden people.
    pub(super) fn keep<T>(&self, all: &mut Vec<T>, person: impl Fn(&T) -> Option<Id>) {
        if !self.is_empty() {
            all.retain(|one| !self.has(person(one)));
        }
    }
}

impl Store {
    /// From now on the reader answers for this user.
    pub fn read_as(&mut self, user: Id) {
        self.reader.user = Some(user);
    }
}

impl Reader {
    /// The people hidden from whoever reads.
    pub(super) fn hidden(&self) -> Result<Hidden, StoreError> {
        let mut hidden = Hidden::default();
        let Some(user) = self.user else { return Ok(hidden) };
        let mut statement = self.db.prepare_cached(include_str!("hidden.sql"))?;
        let mut rows = statement.query(named_params! { ":user": user })?;
        while let Some(row) = rows.next()? {
            hidden.numbers.insert(row.get(0)?);
            hidden.people.insert(row.get(1)?);
        }
        Ok(hidden)
    }

    /// Whether a record, held or about to be, belongs to somebody hidden from whoever reads.
    pub fn is_hidden(&self, kind: Kind, id: Id, row: &Row) -> Result<bool, StoreError> {
        let hidden = self.hidden()?;
        if hidden.is_empty() {
            return Ok(false);
        }
        // As it is held and as it is to be: neither may reach into a hidden case.
        let held = super::record::load(&self.db, kind, id)?;
        let held = match held {
            Some(held) => self.belongs_to(&hidden, kind, id, &held.row)?,
            None => false,
        };
        Ok(held || self.belongs_to(&hidden, kind, id, row)?)
    }

    /// Whether a record belongs to one of the hidden people.
    pub(super) fn belongs_to(
        &self,
        hidden: &Hidden,
        kind: Kind,
        id: Id,
        row: &Row,
    ) -> Result<bool, StoreError> {
        if kind == Kind::Person {
            return Ok(hidden.has(Some(id)));
        }
        // A task hangs on a case only when it is about one.
        let Some((link, parent)) = kind.parent() else { return Ok(false) };
        let Some(above) = value::id_of(row, link) else { return Ok(false) };
        if parent == Kind::Person {
            return Ok(hidden.has(Some(above)));
        }
        match super::record::load(&self.db, parent, above)? {
            Some(held) => self.belongs_to(hidden, parent, above, &held.row),
            None => Ok(false),
        }
    }

    /// How many records of a kind belong to hidden people.
    pub(super) fn count_hidden(&self, hidden: &Hidden, kind: Kind) -> Result<usize, StoreError> {
        let mut count = 0;
        for person in hidden.people() {
            count += match kind.parent() {
                _ if kind == Kind::Person => 1,
                Some((link, Kind::Person)) => self.linked_count(kind, link, person)?,
                Some((link, Kind::Case)) => {
                    let cases =
                        super::reader::linked_ids(&self.db, Kind::Case, "person_id", person)?;
                    let mut all = 0;
                    for case in cases {
                        all += self.linked_count(kind, link, case)?;
                    }
                    all
                }
                _ => 0,
            };
        }
        Ok(count)
    }

    fn linked_count(&self, kind: Kind, link: &'static str, to: Id) -> Result<usize, StoreError> {
        Ok(super::reader::linked_ids(&self.db, kind, link, to)?.len())
    }
}

#[cfg(test)]
mod tests;
