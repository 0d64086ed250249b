//! Photos and documents inside the vault: each once, by the hash of its bytes. Records name them
//! by that hash in a field `content`; the journal holds the hash and never the bytes.

use std::collections::BTreeSet;

use blake3::Hash;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::journal::entry::Entry;
use super::{Reader, StoreError, Writer};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Value};

/// The field by which a record names a content: its hash in hexadecimal.
pub const FIELD: &str = "content";

/// Something wrong with a content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The bytes are not those of its hash.
    Changed {
        /// The hash, in hexadecimal.
        hash: String,
    },
    /// A record names a content that is not there.
    Missing {
        /// Table of the record.
        table: String,
        /// The record.
        record: Id,
    },
}

/// Hashes by which records name contents.
pub(super) type Hashes = BTreeSet<String>;

/// The kinds of record that name a content.
fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|kind| kind.field(FIELD).is_some())
}

impl Writer<'_> {
    /// Keeps a content and returns its hash in hexadecimal, by which records name it. Bytes that
    /// are held already are not kept twice.
    pub fn put_content(&mut self, bytes: &[u8]) -> Result<String, StoreError> {
        let hash = blake3::hash(bytes);
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        self.db.prepare_cached(include_str!("put.sql"))?.execute(named_params! {
            ":hash": hash.as_bytes().as_slice(),
            ":size": size,
            ":bytes": bytes,
        })?;
        Ok(hash.to_hex().to_string())
    }

    /// Takes contents away that nothing names any more: no record, gone or not, and no entry of
    /// the journal that an undo could bring back.
    pub(super) fn drop_contents(&mut self, mut hashes: Hashes) -> Result<(), StoreError> {
        for kind in kinds() {
            if hashes.is_empty() {
                return Ok(());
            }
            for (_, hash) in named(self.db, kind)? {
                hashes.remove(&hash);
            }
            let mut entries = self.db.prepare_cached(include_str!("entries.sql"))?;
            let mut rows = entries.query(named_params! { ":kind": kind.key() })?;
            while let Some(row) = rows.next()? {
                let body: Vec<u8> = row.get(0)?;
                if let Some(hash) = in_entry(&body) {
                    hashes.remove(&hash);
                }
            }
        }
        for hash in hashes.iter().filter_map(|hash| Hash::from_hex(hash).ok()) {
            self.db
                .prepare_cached(include_str!("drop.sql"))?
                .execute(named_params! { ":hash": hash.as_bytes().as_slice() })?;
        }
        Ok(())
    }
}

impl Reader {
    /// A content by its hash in hexadecimal; `None` when there is none. Bytes that are not those
    /// of the hash are damage, and are not handed out.
    pub fn content(&self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        if self.is_hidden_content(hash)? {
            return Ok(None);
        }
        let Ok(hash) = Hash::from_hex(hash) else { return Ok(None) };
        let found: Option<Vec<u8>> = self
            .db
            .prepare_cached(include_str!("get.sql"))?
            .query_row(named_params! { ":hash": hash.as_bytes().as_slice() }, |row| row.get(0))
            .optional()?;
        match found {
            Some(bytes) if blake3::hash(&bytes) != hash => Err(StoreError::Damaged("content")),
            found => Ok(found),
        }
    }

    /// Whether a content is named by records of hidden people alone.
    fn is_hidden_content(&self, hash: &str) -> Result<bool, StoreError> {
        let hidden = self.hidden()?;
        let mut named = false;
        for person in hidden.people() {
            for kind in kinds() {
                let all = super::reader::linked_ids(&self.db, kind, "person_id", person)?;
                for id in all {
                    let held = super::record::load(&self.db, kind, id)?;
                    named |= held.is_some_and(|held| value::text_of(&held.row, FIELD) == hash);
                }
            }
        }
        if !named {
            return Ok(false);
        }
        for kind in kinds() {
            for (id, _) in self::named(&self.db, kind)?.iter().filter(|(_, held)| held == hash) {
                if self.row(kind, *id)?.is_some() {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

/// The contents that an entry of the journal names.
pub(super) fn in_entry(body: &[u8]) -> Option<String> {
    let entry = Entry::decode(body)?;
    Kind::from_key(&entry.kind)?.field(FIELD)?;
    entry.edits.get(FIELD).and_then(|edit| edit.value.text()).map(str::to_owned)
}

/// Records of a kind, gone or not, with the content each names.
fn named(db: &Connection, kind: Kind) -> Result<Vec<(Id, String)>, StoreError> {
    let sql = format!("select id, {FIELD} from {} where {FIELD} is not null", kind.key());
    let mut statement = db.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        if let Value::Text(hash) = row.get(1)? {
            all.push((row.get(0)?, hash));
        }
    }
    Ok(all)
}

/// Reads every content anew, and looks for every one that a record names.
pub(super) fn check(db: &Connection) -> Result<Vec<Fault>, StoreError> {
    let mut faults = Vec::new();
    let mut all = db.prepare(include_str!("all.sql"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, size): ([u8; 32], i64) = (row.get(0)?, row.get(1)?);
        let bytes = row.get_ref(2)?.as_blob().unwrap_or_default();
        let hash = Hash::from_bytes(hash);
        if blake3::hash(bytes) != hash || i64::try_from(bytes.len()) != Ok(size) {
            faults.push(Fault::Changed { hash: hash.to_hex().to_string() });
        }
    }
    for kind in kinds() {
        let mut has = db.prepare_cached(include_str!("has.sql"))?;
        for (record, hash) in named(db, kind)? {
            let held = match Hash::from_hex(&hash) {
                Ok(hash) => has.exists(named_params! { ":hash": hash.as_bytes().as_slice() })?,
                Err(_) => false,
            };
            if !held {
                faults.push(Fault::Missing { table: kind.key().to_owned(), record });
            }
        }
    }
    Ok(faults)
}

#[cfg(test)]
mod tests;
