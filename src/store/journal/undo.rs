//! Undo: the entries of a transaction read backwards, written as new entries.
//! Never a deletion from the log. What was changed again since is not undone.

use std::borrow::Cow;

use rusqlite::named_params;

use super::Logged;
use super::entry::Entry;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{Keyed, Row, Value};
use crate::store::StoreError;
use crate::store::record::{self, GONE};
use crate::store::writer::Writer;

/// Entries between two words to whoever waits.
const PACE: u64 = 500;

impl Writer<'_> {
    /// Takes back everything the transaction `batch` wrote on this laptop.
    /// Refused, whole, when one of its fields was changed again since.
    pub fn undo(&mut self, batch: i64) -> Result<bool, StoreError> {
        self.undo_watched(batch, &mut |_, _| Ok(()))
    }

    /// The same, telling how many of how many entries are taken back; an error of who is told
    /// ends it.
    pub fn undo_watched(
        &mut self,
        batch: i64,
        watch: &mut dyn FnMut(u64, u64) -> Result<(), StoreError>,
    ) -> Result<bool, StoreError> {
        let mut touched: Vec<(i64, String, crate::domain::id::Id)> = Vec::new();
        {
            let mut statement = self.db.prepare_cached(include_str!("batch.sql"))?;
            let mut rows = statement
                .query(named_params! { ":origin": self.tail.origin_n, ":batch": batch })?;
            while let Some(row) = rows.next()? {
                touched.push((row.get(0)?, row.get(1)?, row.get(2)?));
            }
        }
        let mut any = false;
        let all = touched.len() as u64;
        for (done, (n, kind, id)) in (0_u64..).zip(touched) {
            if done.is_multiple_of(PACE) {
                watch(done, all)?;
            }
            let Some(kind) = Kind::from_key(&kind) else { continue };
            let Some(held) = record::load(self.db, kind, id)? else { continue };
            let back = self.before(n, id)?;
            any |= self.change(kind, id, held, back)?;
        }
        Ok(any)
    }

    /// The values that the entry in row `n` replaced.
    fn before(&self, n: i64, id: crate::domain::id::Id) -> Result<Row, StoreError> {
        let mut entries = super::of_record(self.db, id)?;
        let kind = entries.iter().find(|logged| logged.n == n).and_then(kind_of);
        // That somebody looked at it since is no change.
        entries.retain(|logged| kind_of(logged) == kind);
        let undone = entries.iter().find(|logged| logged.n == n);
        let Some(Logged { entry: Some(undone), .. }) = undone else { return Ok(Row::new()) };
        let mut back = Row::new();
        for key in undone.edits.keys() {
            if changed_since(&entries, (n, undone), key, self.occasion.batch) {
                return Err(StoreError::Refused(Problem::new("problem-undo-changed-since")));
            }
            back.insert(key.clone(), replaced(&entries, n, key));
        }
        let made_here = entries.first().is_some_and(|first| first.n == n);
        if made_here {
            // A record that was made is taken away whole: its values stay for a redo.
            if entries
                .iter()
                .any(|logged| logged.n > n && !same(logged, undone.batch, self.occasion.batch))
            {
                return Err(StoreError::Refused(Problem::new("problem-undo-changed-since")));
            }
            back = Row::from([(Cow::Borrowed(GONE), Value::Int(1))]);
        } else if let Some(gone @ Value::Nothing) = back.get_mut(GONE) {
            *gone = Value::Int(0);
        }
        Ok(back)
    }
}

impl Writer<'_> {
    /// Brings back the values that a transaction replaced in records of a kind that were there
    /// before it, where nobody has changed them since. How many values were brought back, and
    /// how many were left as they are now.
    pub(in crate::store) fn bring_back(
        &mut self,
        origin: i64,
        batch: i64,
        kind: Kind,
    ) -> Result<(usize, usize), StoreError> {
        let mut touched: Vec<(i64, crate::domain::id::Id)> = Vec::new();
        {
            let mut statement = self.db.prepare_cached(include_str!("batch.sql"))?;
            let mut rows = statement.query(named_params! { ":origin": origin, ":batch": batch })?;
            while let Some(row) = rows.next()? {
                if Kind::from_key(&row.get::<_, String>(1)?) == Some(kind) {
                    touched.push((row.get(0)?, row.get(2)?));
                }
            }
        }
        let (mut brought, mut left) = (0, 0);
        for (n, id) in touched {
            let mut entries = super::of_record(self.db, id)?;
            entries.retain(|logged| kind_of(logged) == Some(kind));
            let made = entries.first().is_some_and(|first| first.n == n);
            let undone = entries.iter().find(|logged| logged.n == n);
            let Some(Logged { entry: Some(undone), .. }) = undone.filter(|_| !made) else {
                continue;
            };
            let mut back = Row::new();
            for key in undone.edits.keys() {
                if changed_since(&entries, (n, undone), key, self.occasion.batch) {
                    left += 1;
                } else {
                    back.insert(key.clone(), replaced(&entries, n, key));
                }
            }
            let Some(held) = record::load(self.db, kind, id)? else { continue };
            brought += back.len();
            self.change(kind, id, held, back)?;
        }
        Ok((brought, left))
    }
}

fn edits(logged: &Logged, key: &str) -> bool {
    logged.entry.as_ref().is_some_and(|entry| entry.edits.contains_key(key))
}

/// Whether another transaction has changed a field since the entry in row `n`.
fn changed_since(entries: &[Logged], (n, undone): (i64, &Entry), key: &str, own: i64) -> bool {
    let mut later = entries.iter().filter(|logged| logged.n > n && edits(logged, key));
    later.any(|logged| !same(logged, undone.batch, own))
}

/// What a field held before the entry in row `n`.
fn replaced(entries: &[Logged], n: i64, key: &str) -> Value {
    let earlier = entries.iter().rev().find(|logged| logged.n < n && edits(logged, key));
    earlier
        .and_then(|logged| logged.entry.as_ref())
        .and_then(|entry| entry.edits.get(key))
        .map_or(Value::Nothing, |edit| edit.value.clone())
}

fn kind_of(logged: &Logged) -> Option<Kind> {
    logged.entry.as_ref().and_then(|entry| Kind::from_key(&entry.kind))
}

fn same(logged: &Logged, batch: i64, own: i64) -> bool {
    logged.entry.as_ref().is_some_and(|entry| entry.batch == batch || entry.batch == own)
}
