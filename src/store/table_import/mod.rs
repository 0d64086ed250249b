//! Imports of tables, taken back whole: as long as nothing of them was changed since, and nothing
//! hangs on it.

use std::fmt::Write as _;

use chrono::NaiveDate;
use rusqlite::named_params;

use super::{StoreError, Writer};
use crate::domain::fact::{Record as _, Shape};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::table_import::TableImport;
use crate::domain::value::Keyed;

impl Writer<'_> {
    /// The number of this transaction, and the incarnation of this laptop, in whose journal it
    /// counts.
    pub fn here(&self) -> (i64, String) {
        let mut incarnation = String::new();
        for byte in self.tail.origin.incarnation {
            let _ = write!(incarnation, "{byte:02x}");
        }
        (self.occasion.batch, incarnation)
    }

    /// Takes an import back, all of it or nothing; `watch` is told how far it is and may end it.
    /// Refused in words when it was taken back already, when it was brought in elsewhere, and
    /// when one of its records was changed since or is used by another.
    pub fn undo_import(
        &mut self,
        id: Id,
        today: NaiveDate,
        watch: &mut dyn FnMut(u64, u64) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let refuse = |word| Err(StoreError::Refused(Problem::new(word)));
        let Some(row) = self.row(Kind::TableImport, id)? else {
            return refuse("import-undo-gone");
        };
        let held = TableImport::from_row(&row);
        let (_, origin) = self.here();
        if held.undone_on.is_some() {
            return refuse("import-undo-gone");
        }
        let Some(batch) = held.batch.filter(|_| held.origin == origin) else {
            return refuse("import-undo-elsewhere");
        };
        let since = self.changed_since(batch)?;
        if since > 0 {
            let problem = Problem::new("import-undo-changed").with("count", since.to_string());
            return Err(StoreError::Refused(problem));
        }
        self.undo_watched(batch, watch)?;
        // The record of the import was one of those: it stays, and says that it was taken back.
        self.put(id, &TableImport { undone_on: Some(today), undone_by: self.occasion.by, ..held })?;
        Ok(())
    }

    /// How many records of a transaction were changed since, or have something hanging on them.
    fn changed_since(&self, batch: i64) -> Result<i64, StoreError> {
        let mut span = self.db.prepare_cached(include_str!("span.sql"))?;
        let given = named_params! { ":origin": self.tail.origin_n, ":batch": batch };
        let (first, last): (Option<i64>, Option<i64>) =
            span.query_row(given, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (Some(first), Some(last)) = (first, last) else { return Ok(0) };
        let given = named_params! { ":first": first, ":last": last };
        let mut changed = self.db.prepare_cached(include_str!("changed.sql"))?;
        let mut count: i64 = changed.query_row(given, |row| row.get(0))?;
        for kind in Kind::ALL {
            for field in kind.fields() {
                let Shape::Link(to) = field.shape else { continue };
                let (table, link, to) = (kind.key(), field.key, to.key());
                let sql = format!(
                    "select count(*)
                     from {table} c
                     where c.base > :last
                       and c.gone = 0
                       and exists (
                         select 1
                         from entry e
                         where e.record = c.{link}
                           and e.kind = '{to}'
                           and e.n between :first and :last
                       )"
                );
                let used: i64 = self.db.prepare(&sql)?.query_row(given, |row| row.get(0))?;
                count += used;
            }
        }
        Ok(count)
    }
}
