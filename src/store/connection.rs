//! Opening the encrypted database: the one place where a connection is made and set.
//!
//! The key is raw (no derivation from text) and given in the first statement that touches the
//! file. Before anything else is set, the file is asked whether it is a vault and of which schema, so
//! that a foreign or newer file is left as it was, to the byte.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::vault::{Key, VaultError};

/// Marks a database as a vault's, in SQLite's header: "Segn".
pub(super) const APPLICATION_ID: i32 = 0x5365_676e;
/// Older versions can lose a committed page when the write-ahead log is reset.
const LEAST_SQLITE: i32 = 3_051_003;
/// SQLCipher's page, in bytes: no vault's database is shorter, or no multiple of it.
const PAGE: u64 = 4096;
/// How long a statement waits for another connection, in milliseconds.
const BUSY_MS: u32 = 5_000;

/// Makes a new database, empty but for its mark, readable by its owner only.
///
/// # Errors
/// When the file exists or cannot be written.
pub(super) fn create(path: &Path, key: &Key) -> Result<Connection, VaultError> {
    // An empty file is what a creation that was cut short leaves: `Vault::create` starts it over.
    let is_empty = std::fs::metadata(path).is_ok_and(|data| data.len() == 0);
    super::vault::file::owner_only()
        .write(true)
        .create(is_empty)
        .create_new(!is_empty)
        .open(path)
        .map_err(|source| VaultError::of_file(path, source))?;
    let db = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    db.pragma_update(None, "application_id", APPLICATION_ID)
        .map_err(|source| VaultError::of_database(path, source))?;
    set(&db, false).map_err(|source| VaultError::of_database(path, source))?;
    super::vault::file::sync_folder(path.parent().unwrap_or(Path::new(".")))?;
    Ok(db)
}

/// Opens the database for reading and writing. `newest_schema` is the newest `user_version` this
/// program knows; an older one is for the caller to upgrade.
///
/// # Errors
/// [`VaultError::Missing`], [`VaultError::NotAVault`], [`VaultError::Damaged`] or
/// [`VaultError::Newer`]; in each case the file was not touched.
pub(super) fn open(path: &Path, key: &Key, newest_schema: u32) -> Result<Connection, VaultError> {
    let db = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Until the file is known to be ours, closing must not move the log into it.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
        .map_err(|source| VaultError::of_database(path, source))?;
    check(&db, path, newest_schema)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
        .and_then(|_| set(&db, false))
        .map_err(|source| VaultError::of_database(path, source))?;
    Ok(db)
}

/// Opens a second connection that cannot write: for screens, exports, checks and backups.
///
/// # Errors
/// As [`open`].
pub(super) fn open_read_only(
    path: &Path,
    key: &Key,
    newest_schema: u32,
) -> Result<Connection, VaultError> {
    let db = connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    check(&db, path, newest_schema)?;
    set(&db, true).map_err(|source| VaultError::of_database(path, source))?;
    Ok(db)
}

/// The schema of an open database.
///
/// # Errors
/// When the first page cannot be read.
pub(super) fn schema_version(db: &Connection) -> rusqlite::Result<u32> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// A number that changes when another connection has written.
///
/// # Errors
/// When the database does not answer.
pub(super) fn version(db: &Connection) -> rusqlite::Result<i64> {
    db.pragma_query_value(None, "data_version", |row| row.get(0))
}

/// Moves the write-ahead log into the database file: when idle, and at exit.
///
/// # Errors
/// When the disk is full or fails. Readers in the way are no error: it is done next time.
pub(super) fn checkpoint(db: &Connection) -> rusqlite::Result<()> {
    db.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))
}

/// Room for the pages of one large transaction, in KiB: a page is encrypted anew each time it has
/// to make way. The usual room comes back with [`usual_room`].
const LARGE_KIB: i64 = 320 * 1024;
/// The room that the pages of the writer have otherwise.
const USUAL_KIB: i64 = 8 * 1024;
/// The room of a reader: a page that a search meets again is not decrypted again.
const READER_KIB: i64 = 32 * 1024;

/// Makes room for a large transaction. Nor is looked up meanwhile what refers to what: only entries
/// of the journal do, to the origin that writes them.
///
/// # Errors
/// When the database does not answer.
pub(super) fn large_room(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "foreign_keys", false)?;
    db.pragma_update(None, "cache_size", -LARGE_KIB)
}

/// Whether codes are written without looking whether they are on the list of their column.
///
/// # Errors
/// When the database does not answer.
pub(super) fn trust_codes(db: &Connection, trust: bool) -> rusqlite::Result<()> {
    db.pragma_update(None, "ignore_check_constraints", trust)
}

/// Gives the room back.
///
/// # Errors
/// When the database does not answer.
pub(super) fn usual_room(db: &Connection) -> rusqlite::Result<()> {
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "cache_size", -USUAL_KIB)?;
    db.release_memory()
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// Which check.
    pub check: Check,
    /// What SQLite says: page and row numbers and names of tables, never content.
    pub detail: String,
}

/// The three checks of a database file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Check {
    /// Every page is as it was written.
    Pages,
    /// Tables and indexes agree.
    Structure,
    /// Every reference leads to a row.
    References,
}

/// Checks the database file whole. Pages first, on a connection of its own and to the last row:
/// one bad page spoils the connection that read it. Nothing found means that the file is sound.
///
/// # Errors
/// When the file cannot be opened at all; a bad first page is [`VaultError::Damaged`].
pub(super) fn integrity(
    path: &Path,
    key: &Key,
    newest_schema: u32,
) -> Result<Vec<Finding>, VaultError> {
    let mut found = Vec::new();
    for (check, pragma) in [
        (Check::Pages, "cipher_integrity_check"),
        (Check::Structure, "integrity_check"),
        (Check::References, "foreign_key_check"),
    ] {
        // A page that opening reads may be the bad one: it is to be named like any other.
        let db = match check {
            Check::Pages => connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
            _ => open_read_only(path, key, newest_schema)?,
        };
        let before = found.len();
        let asked = db.pragma_query(None, pragma, |row| {
            let detail = match check {
                Check::References => {
                    let (table, row_id): (String, Option<i64>) = (row.get(0)?, row.get(1)?);
                    format!("{table} {}", row_id.unwrap_or_default())
                }
                Check::Pages | Check::Structure => row.get(0)?,
            };
            if detail != "ok" {
                found.push(Finding { check, detail });
            }
            Ok(())
        });
        // A check that breaks off has found something too.
        if let Err(error) = asked {
            found.push(Finding { check, detail: error.to_string() });
        }
        if check == Check::Pages && found.len() > before {
            break;
        }
    }
    Ok(found)
}

/// Opens the file and gives it the key; nothing is read yet.
fn connect(path: &Path, key: &Key, access: OpenFlags) -> Result<Connection, VaultError> {
    let fault = |source| VaultError::of_database(path, source);
    if rusqlite::version_number() < LEAST_SQLITE {
        return Err(VaultError::Library { found: rusqlite::version().to_owned() });
    }
    if !path.exists() {
        return Err(VaultError::Missing { file: path.to_path_buf() });
    }
    let db = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(fault)?;
    // The log level belongs to the library, not to the file: set before the key, so that a wrong
    // one is told by a sentence and not by a line on the terminal.
    db.execute_batch("pragma cipher_log_level = none").map_err(fault)?;
    db.execute_batch(&statement_of(key)).map_err(fault)?;
    // A library without encryption would take any key and write in clear.
    let cipher: Option<String> =
        db.pragma_query_value(None, "cipher_version", |row| row.get(0)).ok();
    if cipher.is_none_or(|version| version.is_empty()) {
        return Err(VaultError::Library { found: rusqlite::version().to_owned() });
    }
    Ok(db)
}

/// `pragma key = "x'…'"`, in memory that is wiped.
fn statement_of(key: &Key) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(96));
    text.push_str("pragma key = \"x'");
    for byte in key.bytes() {
        for half in [byte >> 4, byte & 15] {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
    }
    text.push_str("'\"");
    text
}

/// Whether the file is a vault that this program can read. Reads the first page.
fn check(db: &Connection, path: &Path, newest_schema: u32) -> Result<(), VaultError> {
    db.busy_timeout(std::time::Duration::from_millis(u64::from(BUSY_MS)))
        .map_err(|source| VaultError::of_database(path, source))?;
    if let Some(error) = not_a_vault(path) {
        return Err(error);
    }
    let mark: i32 = db
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(|source| VaultError::of_database(path, source))?;
    if mark != APPLICATION_ID {
        return Err(VaultError::NotAVault { file: path.to_path_buf() });
    }
    let found = schema_version(db).map_err(|source| VaultError::of_database(path, source))?;
    if found > newest_schema {
        let file = path.to_path_buf();
        return Err(VaultError::Newer { file, found, known: newest_schema });
    }
    Ok(())
}

/// What the bytes alone say. An encrypted page looks like chance: in 4,096 random bytes nearly
/// all of the 256 values occur, in text or in a plain database far fewer. Nothing but zeros is
/// what a failing disk leaves.
fn not_a_vault(path: &Path) -> Option<VaultError> {
    let length = std::fs::metadata(path).map_or(0, |data| data.len());
    let first = super::vault::file::read_limited(path, PAGE - 1).unwrap_or_default();
    let mut seen = [false; 256];
    for byte in &first {
        if let Some(seen) = seen.get_mut(usize::from(*byte)) {
            *seen = true;
        }
    }
    let values = seen.iter().filter(|seen| **seen).count();
    let zeros = first.iter().all(|byte| *byte == 0);
    if !zeros && values < first.len().min(200) / 2 + 50 && first.len() > 256 {
        return Some(VaultError::NotAVault { file: path.to_path_buf() });
    }
    if !zeros && first.len() <= 256 {
        return Some(VaultError::NotAVault { file: path.to_path_buf() });
    }
    (length < PAGE || !length.is_multiple_of(PAGE)).then(|| VaultError::damaged(path))
}

/// Every setting of a connection. SQLCipher's `cipher_memory_security` stays off: it makes a search
/// five times and an import twice as slow (measured), and the key is wiped without it.
fn set(db: &Connection, read_only: bool) -> rusqlite::Result<()> {
    if !read_only {
        db.pragma_update(None, "journal_mode", "wal")?;
        // A commit is on the disk before it is acknowledged.
        db.pragma_update(None, "synchronous", "full")?;
        // What is erased is overwritten where that costs no further write.
        db.pragma_update(None, "secure_delete", "fast")?;
    }
    db.pragma_update(None, "query_only", read_only)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "mmap_size", 0)?;
    db.pragma_update(None, "temp_store", "memory")?;
    let room = if read_only { READER_KIB } else { USUAL_KIB };
    db.pragma_update(None, "cache_size", -room)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "busy_timeout", BUSY_MS)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    Ok(())
}

#[cfg(test)]
mod tests;
