//! Undo: the entries of a transaction read backwards, written as new entries.
//! Never a deletion from the log. What was changed again since is not undone.

use std::borrow::Cow;

use rusqlite::named_params;

use super::Logged;
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
            let edits = |logged: &&Logged| {
                logged.entry.as_ref().is_some_and(|entry| entry.edits.contains_key(key))
            };
            let own_batch = |logged: &Logged| {
                logged
                    .entry
                    .as_ref()
                    .is_some_and(|entry| entry.batch == undone.batch || entry.batch == self.batch)
            };
            let later = entries.iter().filter(|logged| logged.n > n).filter(edits);
            if later.clone().any(|logged| !own_batch(logged)) {
                return Err(StoreError::Refused(Problem::new("problem-undo-changed-since")));
            }
            let earlier = entries.iter().rev().filter(|logged| logged.n < n).find(edits);
            let value = earlier
                .and_then(|logged| logged.entry.as_ref())
                .and_then(|entry| entry.edits.get(key))
                .map_or(Value::Nothing, |edit| edit.value.clone());
            back.insert(key.clone(), value);
        }
        let made_here = entries.first().is_some_and(|first| first.n == n);
        if made_here {
            // A record that was made is taken away whole: its values stay for a redo.
            if entries.iter().any(|logged| logged.n > n && !same(logged, undone.batch, self.batch))
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

fn kind_of(logged: &Logged) -> Option<Kind> {
    logged.entry.as_ref().and_then(|entry| Kind::from_key(&entry.kind))
}

fn same(logged: &Logged, batch: i64, own: i64) -> bool {
    logged.entry.as_ref().is_some_and(|entry| entry.batch == batch || entry.batch == own)
}
