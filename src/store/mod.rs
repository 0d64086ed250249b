//! The only room that knows the database. One door for writing, `transact`,
//! which returns what changed; readers that cannot write; the journal beneath.

pub mod alert;
pub mod arrival;
pub mod backup;
pub mod case;
pub mod check;
pub mod clock;
mod connection;
pub mod content;
mod derived;
pub mod draft;
pub mod export;
mod flag;
pub mod indicator;
pub mod journal;
pub mod likeness;
pub mod list;
mod part;
pub mod person;
pub mod pivot;
mod reader;
mod record;
pub mod record_import;
pub mod referral;
pub mod register;
mod seal;
pub mod selfcheck;
mod setting;
mod sheet;
pub mod slip;
pub mod supervision;
pub mod support;
pub mod table_import;
pub mod task;
#[cfg(test)]
mod tests;
pub mod upgrade;
pub mod vault;
pub mod workshop;
mod writer;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, TransactionBehavior};

use self::journal::Tail;
use self::journal::entry::Origin;
pub use self::reader::{Held, Reader, Stop};
use self::seal::Seal;
use self::vault::{Half, Key, Unlocked};
pub use self::writer::Writer;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::Value;
use crate::words;

/// What a transaction is for: names itself in the journal and the undo menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// A record is saved.
    Save,
    /// A record is taken away.
    Remove,
    /// A table of records comes in.
    Import,
    /// A transaction is taken back.
    Undo,
    /// A person is forgotten.
    Forget,
    /// The vault is made, or moved to a new place.
    Setup,
    /// Records of people are looked at.
    View,
    /// A supervisor has looked through a case or the board.
    Look,
    /// Somebody opens a case that another follows, and says why.
    Access,
    /// Records of people leave the vault.
    Export,
    /// Somebody signs in; carries failed attempts before it.
    Unlock,
}

impl Op {
    /// The key kept in the journal.
    pub fn key(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Remove => "remove",
            Self::Import => "import",
            Self::Undo => "undo",
            Self::Forget => journal::forget::FORGET,
            Self::Setup => "setup",
            Self::View => journal::view::VIEW,
            Self::Look => "look",
            Self::Access => "access",
            Self::Export => "export",
            Self::Unlock => "unlock",
        }
    }
}

/// What a transaction changed: screens ask it whether they must refresh.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changed {
    /// Kinds of record touched.
    pub kinds: BTreeSet<Kind>,
    /// Records touched.
    pub records: BTreeSet<Id>,
    /// Number of the transaction in the journal; `None` when nothing was written.
    pub batch: Option<i64>,
}

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full: nothing was written, nothing is lost.
    #[error("disk full")]
    DiskFull,
    /// The folder cannot be written.
    #[error("read-only")]
    ReadOnly,
    /// The file was made by a newer program.
    #[error("newer schema")]
    Newer,
    /// The file is damaged; what part.
    #[error("damaged: {0}")]
    Damaged(&'static str),
    /// Restricted content without the right to it.
    #[error("restricted")]
    Restricted,
    /// A rule stands against it.
    #[error("refused: {}", .0.word)]
    Refused(Problem),
    /// The vault itself.
    #[error(transparent)]
    Vault(#[from] vault::VaultError),
    /// Anything else the database said.
    #[error("database")]
    Database(#[source] rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged(vault::DATABASE_FILE)
            }
            _ => Self::Database(error),
        }
    }
}

impl StoreError {
    /// What happened and what to do, for the person at the keyboard.
    pub fn sentence(&self) -> String {
        match self {
            Self::DiskFull => words::tr("store-disk-full"),
            Self::ReadOnly => words::tr("store-read-only"),
            Self::Newer => words::tr("store-newer"),
            Self::Damaged(part) => words::tr_with("store-damaged", &[("part", part)]),
            Self::Restricted => words::tr("store-restricted"),
            Self::Refused(problem) => problem.sentence(),
            Self::Vault(error) => error.sentence(),
            Self::Database(_) => words::tr("store-failed"),
        }
    }
}

/// The open vault: one writer, and the reader that screens are given.
pub struct Store {
    // Closed before the writer: only a writer that closes last clears the write-ahead log away,
    // which may hold a whole import that did not find room on the disk.
    reader: Reader,
    db: Connection,
    path: PathBuf,
    tail: Tail,
    /// The state of the file that the tail was read in: another writer may have gone on.
    version: i64,
    seal: Seal,
}

/// What opens a vault's database.
pub struct Keys {
    /// The key of the database.
    pub database: Key,
    /// The key of restricted content, for those whose role may read it.
    pub restricted: Option<Key>,
    /// The public half of that key, with which everybody else writes restricted content.
    pub half: Option<Half>,
}

impl Keys {
    /// The two keys, of which the second may be unknown.
    pub fn new(database: Key, restricted: Option<Key>) -> Self {
        let half = restricted.as_ref().map(Half::of);
        Self { database, restricted, half }
    }

    /// The keys of an open vault.
    pub fn of(unlocked: &Unlocked) -> Self {
        let restricted = unlocked.restricted_key().cloned();
        Self { database: unlocked.database_key().clone(), restricted, half: unlocked.half() }
    }

    /// The same for somebody who may write restricted content but not read it.
    #[must_use]
    pub fn without_restricted(&self) -> Self {
        Self { database: self.database.clone(), restricted: None, half: self.half }
    }
}

impl Store {
    /// Opens the database in a vault folder, made or upgraded where needed.
    pub fn open(folder: &Path, keys: &Keys) -> Result<Self, StoreError> {
        let path = folder.join(vault::DATABASE_FILE);
        let is_new = std::fs::metadata(&path).map_or(true, |data| data.len() == 0);
        let mut db = if is_new {
            connection::create(&path, &keys.database)?
        } else {
            connection::open(&path, &keys.database, upgrade::NEWEST)?
        };
        upgrade::climb(&mut db)?;
        let origin = origin(&db)?;
        let tail = Tail::read(&db, origin)?;
        let seal = Seal::new(keys.restricted.clone(), keys.half);
        let reader = Reader::open(&path, keys.database.clone(), seal.clone())?;
        let version = connection::version(&db)?;
        Ok(Self { reader, db, path, tail, version, seal })
    }

    /// What screens read through.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The file of the database.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The letters of this laptop since its last restore: part of every case
    /// number, so that two laptops never make the same one.
    pub fn letters(&self) -> String {
        let letter = |byte: &u8| char::from(b'A' + byte % 26);
        self.tail.origin.incarnation.iter().take(3).map(letter).collect()
    }

    /// The one door for writing: all of `work` or nothing of it, with its
    /// journal entries, its derived rows and what it changed.
    pub fn transact<T>(
        &mut self,
        op: Op,
        by: Option<Id>,
        reason: &str,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Changed), StoreError> {
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version = connection::version(&transaction)?;
        if version != self.version {
            // An import beside the window has written since.
            self.tail = Tail::read(&transaction, self.tail.origin)?;
            self.version = version;
        }
        let before = self.tail.seq;
        let mut writer = Writer::new(&transaction, self.tail, &self.seal, by, op, reason);
        let done = work(&mut writer)?;
        writer.flush()?;
        let (tail, mut changed) = (writer.tail, std::mem::take(&mut writer.changed));
        drop(writer);
        if tail.seq > before {
            changed.batch = Some(before + 1);
            let entries: i64 = setting::get(&transaction, setting::ENTRIES)?
                .and_then(|value| value.int())
                .unwrap_or_default();
            let entries = Value::Int(entries + tail.seq - before);
            setting::set(&transaction, setting::ENTRIES, &entries)?;
        }
        transaction.commit()?;
        self.tail = tail;
        Ok((done, changed))
    }

    /// Does work as [`Self::transact`] would and keeps nothing of it. While it only reads, nobody
    /// has to wait for it to write.
    pub fn rehearse<T>(
        &mut self,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Deferred)?;
        let mut writer = Writer::new(&transaction, self.tail, &self.seal, None, Op::View, "");
        let done = work(&mut writer);
        drop(writer);
        transaction.rollback()?;
        done
    }

    /// Keeps what is being typed. Not a record, not in the journal.
    pub fn keep_draft(
        &self,
        by: Id,
        draft: &crate::domain::draft::Draft,
    ) -> Result<(), StoreError> {
        draft::keep(&self.db, &self.seal, by, draft)
    }

    /// Drops a kept draft.
    pub fn drop_draft(&self, record: Id) -> Result<(), StoreError> {
        draft::drop(&self.db, record)
    }

    /// Reads a setting of this laptop.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, StoreError> {
        setting::get(&self.db, key)
    }

    /// Writes a setting of this laptop.
    pub fn set_setting(&self, key: &str, value: &Value) -> Result<(), StoreError> {
        setting::set(&self.db, key, value)
    }

    /// A new incarnation: after a restore no number is ever used twice.
    pub fn reincarnate(&mut self) -> Result<(), StoreError> {
        let fresh = Value::Sealed(random::<8>()?.to_vec());
        setting::set(&self.db, setting::INCARNATION, &fresh)?;
        self.tail = Tail::read(&self.db, origin(&self.db)?)?;
        Ok(())
    }

    /// Moves what the write-ahead log holds into the file; when idle and at exit.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        Ok(connection::checkpoint(&self.db)?)
    }
}

/// A backup about to be made.
pub struct BackingUp {
    vault: PathBuf,
    key: Key,
}

impl BackingUp {
    /// A backup of an open vault, to be run beside the drawing thread.
    pub fn of(unlocked: &Unlocked) -> Self {
        let (vault, key) = (unlocked.dir().to_owned(), unlocked.database_key().clone());
        Self { vault, key }
    }

    /// Whether it is time for one: half an hour after the last.
    pub fn is_due(&self) -> Result<bool, StoreError> {
        let last = backup::list(&self.vault)?.first().map(|backup| backup.stamp);
        Ok(backup::is_due(last, clock::local_now()))
    }

    /// Makes a verified copy: into the vault's own backups, where older ones are
    /// kept by the plan, or of the whole vault into a folder such as a USB stick.
    pub fn run(&self, folder: Option<&Path>) -> Result<(), StoreError> {
        let (vault, key, now) = (&self.vault, &self.key, clock::local_now());
        match folder {
            Some(folder) => {
                backup::backup_to(vault, key, upgrade::NEWEST, folder, now)?;
            }
            None => {
                backup::make(vault, key, upgrade::NEWEST, now)?;
            }
        }
        Ok(())
    }
}

/// This installation and its incarnation, made at the first opening.
fn origin(db: &Connection) -> Result<Origin, StoreError> {
    fn bytes<const N: usize>(db: &Connection, key: &str) -> Result<[u8; N], StoreError> {
        if let Some(Value::Sealed(held)) = setting::get(db, key)? {
            return held.try_into().map_err(|_| StoreError::Damaged("setting"));
        }
        let fresh = random::<N>()?;
        setting::set(db, key, &Value::Sealed(fresh.to_vec()))?;
        Ok(fresh)
    }
    let device = bytes(db, setting::DEVICE)?;
    Ok(Origin { device, incarnation: bytes(db, setting::INCARNATION)? })
}

/// Random bytes from the system.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::Damaged("random"))?;
    Ok(bytes)
}

/// Random bytes for ids and salts, which are no secrets: fetched from the system by the page.
pub(crate) fn cheap_random() -> Result<[u8; 16], StoreError> {
    const PAGE: usize = 4096;
    thread_local! {
        static POOL: RefCell<(Vec<u8>, usize)> = const { RefCell::new((Vec::new(), 0)) };
    }
    POOL.with_borrow_mut(|(pool, used)| {
        if let Some(bytes) = pool.get(*used..).and_then(<[u8]>::first_chunk::<16>) {
            *used += 16;
            return Ok(*bytes);
        }
        pool.clear();
        pool.extend_from_slice(&random::<PAGE>()?);
        *used = 16;
        pool.first_chunk::<16>().copied().ok_or(StoreError::Damaged("random"))
    })
}

/// A new id: 48 bits of time, so that new rows lie side by side, and 80 random ones.
pub fn new_id() -> Result<Id, StoreError> {
    let mut bytes = cheap_random()?;
    let time = clock::now_ms().to_be_bytes();
    for (slot, byte) in bytes.iter_mut().zip(time.iter().skip(2)) {
        *slot = *byte;
    }
    Ok(Id::from_bytes(bytes))
}
