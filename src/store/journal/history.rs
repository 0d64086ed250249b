//! History: per record and field, who changed what, when, from what to what, why.

use super::Logged;
use super::entry::Entry;
use super::view::VIEW;
use crate::domain::id::Id;
use crate::domain::value::{Row, Value};
use crate::store::seal::Seal;

/// One change of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Row of the journal it stands in.
    pub entry: i64,
    /// Moment of the hybrid clock.
    pub at: i64,
    /// The machine's clock was doubtful.
    pub doubtful: bool,
    /// Who.
    pub by: Option<Id>,
    /// What was being done.
    pub op: String,
    /// Why, where it was said.
    pub reason: String,
    /// Table of the record.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// The field.
    pub key: String,
    /// Before.
    pub from: Value,
    /// After.
    pub to: Value,
}

/// The changes of a record, oldest first, from its entries.
pub(in crate::store) fn changes(entries: &[Logged], seal: &Seal) -> Vec<Change> {
    let mut held = Row::new();
    let mut changes = Vec::new();
    for Logged { n, entry } in entries {
        let Some(entry) = entry else { continue };
        for (key, edit) in &entry.edits {
            let open = |value: Value| seal.open(entry.record, key, value);
            // A view replaces nothing.
            let from = match entry.kind.as_str() {
                VIEW => Value::Nothing,
                _ => held.insert(key.clone(), edit.value.clone()).unwrap_or_default(),
            };
            let (from, to) = (open(from), open(edit.value.clone()));
            changes.push(change(*n, entry, key, from, to));
        }
    }
    changes
}

fn change(n: i64, entry: &Entry, key: &str, from: Value, to: Value) -> Change {
    Change {
        entry: n,
        at: entry.at,
        doubtful: entry.behind_ms.is_some(),
        by: entry.by,
        op: entry.op.clone(),
        reason: entry.reason.clone(),
        kind: entry.kind.clone(),
        record: entry.record,
        key: key.to_owned(),
        from,
        to,
    }
}
