//! What an import of records asks while it writes: whose line it is, and which record its number
//! names already.

use rusqlite::{OptionalExtension, named_params};

use super::{Reader, StoreError, Writer, new_id, record};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed as _, Row};

/// A case, as far as a line must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The case.
    pub case: Id,
    /// The person.
    pub person: Id,
    /// Day of registration, as stored; empty when it is not known.
    pub registered_on: String,
    /// Day of arrival, as stored; empty when it is not known.
    pub arrived_on: String,
    /// Number of its return in another register; empty without one.
    pub return_number: String,
}

impl Reader {
    /// The people hidden from whoever reads.
    pub fn hidden_people(&self) -> Result<std::collections::BTreeSet<Id>, StoreError> {
        Ok(self.hidden()?.people().collect())
    }
}

impl Writer<'_> {
    /// The cases of the person, or the case, that has this number in another register, oldest
    /// first.
    pub fn episodes_of_person(&self, number: &str) -> Result<Vec<Episode>, StoreError> {
        self.episodes(include_str!("of_person.sql"), number)
    }

    /// The case that bears this number.
    pub fn episodes_of_number(&self, number: &str) -> Result<Vec<Episode>, StoreError> {
        self.episodes(include_str!("of_number.sql"), number)
    }

    fn episodes(&self, sql: &str, number: &str) -> Result<Vec<Episode>, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let rows = statement.query_map(named_params! { ":number": number }, |row| {
            Ok(Episode {
                case: row.get(0)?,
                person: row.get(1)?,
                registered_on: row.get(2)?,
                arrived_on: row.get(3)?,
                return_number: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The record of a kind that has this number in another register, whether it was taken back
    /// or not: id, values, taken back.
    pub fn by_outside_number(
        &self,
        kind: Kind,
        field: &str,
        number: &str,
    ) -> Result<Option<(Id, Row, bool)>, StoreError> {
        if kind.field(field).is_none() {
            return Ok(None);
        }
        let sql = format!("select id from {} where {field} = ? order by n limit 1", kind.key());
        let mut statement = self.db.prepare_cached(&sql)?;
        let found: Option<Id> = statement.query_row([number], |row| row.get(0)).optional()?;
        let Some(id) = found else { return Ok(None) };
        let held = record::load(self.db, kind, id)?;
        Ok(held.map(|held| (id, record::opened(held.row, id, self.seal), held.gone)))
    }

    /// Writes a new record and returns its id.
    pub fn add_row(&mut self, kind: Kind, row: Row) -> Result<Id, StoreError> {
        let id = new_id()?;
        self.put_new(kind, id, row)?;
        Ok(id)
    }
}
