//! What changed, by whom, replacing what: one append-only log inside the
//! encrypted file. It is the history of a record, the source of undo, the audit,
//! and what another laptop will receive. Only forgetting ever rewrites it.

mod cbor;
pub mod chain;
pub mod entry;
pub mod forget;
pub mod heads;
pub mod history;
pub mod rebuild;
pub mod undo;
pub mod view;

use rusqlite::{Connection, OptionalExtension};

use self::entry::{Entry, EntryId, Origin};
use super::StoreError;
use super::sheet::{self, Given};
use crate::domain::id::Id;
use crate::domain::value::Row;

/// How an entry is written.
pub(super) const APPEND: &str = include_str!("append.sql");

/// Where the journal stands: what the next entry follows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// This installation since its last restore.
    pub(super) origin: Origin,
    /// Its row in the table of origins.
    pub(super) origin_n: i64,
    /// Number of its last entry.
    pub(super) seq: i64,
    /// Moment of the last entry of any origin.
    pub(super) at: i64,
    /// Hash of its last entry.
    pub(super) hash: [u8; 32],
}

/// An entry as it lies in the table.
#[derive(Debug, Clone)]
pub struct Logged {
    /// Number of the row, in the order the entries arrived here.
    pub n: i64,
    /// The entry; `None` when it was forgotten.
    pub entry: Option<Entry>,
}

/// The row number of the newest entry of any origin: what the vault holds follows from the entries
/// up to it.
pub(super) fn newest(db: &Connection) -> Result<i64, StoreError> {
    Ok(db.query_row("select coalesce(max(n), 0) from entry", [], |row| row.get(0))?)
}

impl Tail {
    /// Reads where the journal stands for an origin.
    pub(super) fn read(db: &Connection, origin: Origin) -> Result<Self, StoreError> {
        db.execute(
            "insert or ignore into origin (device, incarnation) values (?, ?)",
            (origin.device, origin.incarnation),
        )?;
        let origin_n = db.query_row(
            "select n from origin where device = ? and incarnation = ?",
            (origin.device, origin.incarnation),
            |row| row.get(0),
        )?;
        let last = db
            .query_row(
                "select seq, hash from entry where origin = ? order by seq desc limit 1",
                [origin_n],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let at = db
            .query_row("select at from entry order by n desc limit 1", [], |row| row.get(0))
            .optional()?;
        let (seq, hash) = last.unwrap_or((0, [0; 32]));
        Ok(Self { origin, origin_n, seq, at: at.unwrap_or_default(), hash })
    }

    /// Writes an entry at the end; returns the number of its row.
    pub(super) fn append(&mut self, db: &Connection, entry: &Entry) -> Result<i64, StoreError> {
        self.append_body(db, entry, entry.encode())
    }

    /// Writes the entry that makes a record, whose edits are its row.
    pub(super) fn append_new(
        &mut self,
        db: &Connection,
        entry: &Entry,
        row: &Row,
    ) -> Result<i64, StoreError> {
        self.append_body(db, entry, entry.encode_new(row))
    }

    fn append_body(
        &mut self,
        db: &Connection,
        entry: &Entry,
        body: Vec<u8>,
    ) -> Result<i64, StoreError> {
        let row = self.follow(None, entry, body);
        let mut statement = db.prepare_cached(APPEND)?;
        sheet::run(&mut statement, &row)?;
        Ok(db.last_insert_rowid())
    }

    /// The row of the next entry, one that makes a record, in the order of [`APPEND`]. From now on
    /// it is the last.
    pub(super) fn follow_new(&mut self, n: i64, entry: &Entry, row: &Row) -> [Given; 11] {
        self.follow(Some(n), entry, entry.encode_new(row))
    }

    fn follow(&mut self, n: Option<i64>, entry: &Entry, body: Vec<u8>) -> [Given; 11] {
        let hash = chain::link(&self.hash, blake3::hash(&body).as_bytes());
        (self.seq, self.at, self.hash) = (entry.id.seq, entry.at, hash);
        [
            n.into(),
            self.origin_n.into(),
            entry.id.seq.into(),
            entry.at.into(),
            entry.batch.into(),
            entry.op.clone().into(),
            entry.kind.clone().into(),
            entry.record.into(),
            entry.by.into(),
            Given::Bytes(body),
            Given::Bytes(hash.to_vec()),
        ]
    }

    /// The id of the next entry.
    pub(super) fn next_id(&self) -> EntryId {
        EntryId { origin: self.origin, seq: self.seq + 1 }
    }
}

/// The entries of a record, oldest first.
pub(super) fn of_record(db: &Connection, record: Id) -> Result<Vec<Logged>, StoreError> {
    let mut statement = db.prepare_cached(include_str!("of_record.sql"))?;
    let mut rows = statement.query(rusqlite::named_params! { ":record": record })?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        let body: Option<Vec<u8>> = row.get(1)?;
        entries.push(Logged { n: row.get(0)?, entry: body.as_deref().and_then(Entry::decode) });
    }
    Ok(entries)
}

/// The entry in a row of the journal.
pub(super) fn at_row(db: &Connection, n: i64) -> Result<Option<Entry>, StoreError> {
    let body: Option<Option<Vec<u8>>> = db
        .prepare_cached("select body from entry where n = ?")?
        .query_row([n], |row| row.get(0))
        .optional()?;
    Ok(body.flatten().as_deref().and_then(Entry::decode))
}
