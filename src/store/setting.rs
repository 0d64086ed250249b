//! Settings of this vault on this laptop: neither records nor journal.

use rusqlite::{Connection, OptionalExtension};

use super::StoreError;
use crate::domain::value::Value;

/// This installation: 16 random bytes.
pub(super) const DEVICE: &str = "device";
/// 8 random bytes, new at install and at every restore.
pub(super) const INCARNATION: &str = "incarnation";
/// How many entries were written: a journal cut at its end shows.
pub(super) const ENTRIES: &str = "entries";

/// Reads a setting.
pub(super) fn get(db: &Connection, key: &str) -> Result<Option<Value>, StoreError> {
    let mut statement = db.prepare_cached("select value from setting where key = ?")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

/// Writes a setting.
pub(super) fn set(db: &Connection, key: &str, value: &Value) -> Result<(), StoreError> {
    db.prepare_cached(
        "insert into setting (key, value) values (?, ?)
         on conflict (key) do update set value = excluded.value",
    )?
    .execute((key, value))?;
    Ok(())
}
