//! The chain of hashes: a row deleted, changed or put in behind our back shows.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::entry::Entry;
use super::forget::FORGET;
use crate::domain::value::Value;
use crate::store::StoreError;

/// Something wrong with the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// A number is missing: entries were deleted.
    Missing {
        /// The first number that is missing.
        seq: i64,
    },
    /// An entry does not match its hash: it was changed.
    Changed {
        /// Its number.
        seq: i64,
    },
    /// An entry was emptied, and no entry says that it was forgotten.
    Emptied {
        /// Its number.
        seq: i64,
    },
    /// The newest entries are missing: there are fewer than were written.
    Shortened {
        /// How many there were.
        wanted: i64,
        /// How many there are.
        found: i64,
    },
}

/// What a walk along the chain found.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    /// How many entries were read.
    pub entries: u64,
    /// What is wrong.
    pub breaks: Vec<Break>,
}

/// The hash of an entry: over the one before it and its own body.
pub(super) fn link(before: &[u8; 32], body_hash: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(before);
    hasher.update(body_hash);
    *hasher.finalize().as_bytes()
}

/// Walks every chain from its first entry to its last.
pub(in crate::store) fn walk(db: &Connection) -> Result<Walk, StoreError> {
    let mut walk = Walk::default();
    let mut statement = db.prepare(include_str!("chain.sql"))?;
    let mut rows = statement.query([])?;
    let (mut origin, mut seq, mut before) = (0_i64, 0_i64, [0_u8; 32]);
    let (mut emptied, mut told) = (BTreeSet::new(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        let found: i64 = row.get(0)?;
        if found != origin {
            (origin, seq, before) = (found, 0, [0; 32]);
        }
        let number: i64 = row.get(1)?;
        let body: Option<Vec<u8>> = row.get(2)?;
        let forgotten: Option<Vec<u8>> = row.get(3)?;
        let hash: [u8; 32] = row.get(4)?;
        if number != seq + 1 {
            walk.breaks.push(Break::Missing { seq: seq + 1 });
        }
        let body_hash = match (&body, forgotten) {
            (Some(body), _) => *blake3::hash(body).as_bytes(),
            (None, Some(kept)) => {
                emptied.insert(row.get::<_, i64>(5)?);
                kept.try_into().unwrap_or([0; 32])
            }
            (None, None) => [0; 32],
        };
        if number == seq + 1 && link(&before, &body_hash) != hash {
            walk.breaks.push(Break::Changed { seq: number });
        }
        if row.get_ref(6)?.as_str().is_ok_and(|op| op == FORGET) {
            told.extend(body.as_deref().and_then(Entry::decode).iter().flat_map(forgotten_rows));
        }
        (seq, before) = (number, hash);
        walk.entries += 1;
    }
    walk.breaks.extend(emptied.difference(&told).map(|n| Break::Emptied { seq: *n }));
    let wanted: i64 = super::super::setting::get(db, super::super::setting::ENTRIES)?
        .and_then(|value| value.int())
        .unwrap_or_default();
    let found = i64::try_from(walk.entries).unwrap_or(i64::MAX);
    if found < wanted && walk.breaks.is_empty() {
        walk.breaks.push(Break::Shortened { wanted, found });
    }
    Ok(walk)
}

/// The rows an entry says were forgotten.
fn forgotten_rows(entry: &Entry) -> Vec<i64> {
    let rows = entry.edits.get("rows").map(|edit| &edit.value);
    rows.and_then(Value::text)
        .map(|rows| rows.split(' ').filter_map(|n| n.parse().ok()).collect())
        .unwrap_or_default()
}
