//! What screens read through: it has no writing method, and its connection
//! refuses to write. Restricted content opens only with the key.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, InterruptHandle, OptionalExtension, Transaction};

use super::flag::Hidden;
use super::journal::history::{self, Change};
use super::seal::Seal;
use super::vault::Key;
use super::{StoreError, connection, journal, record, setting, upgrade};
use crate::domain::fact::Record;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed, Row, Value};

/// A record with its id, as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its kind.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Its values: facts and answers.
    pub row: Row,
}

/// Reads records and asks questions; never writes.
pub struct Reader {
    pub(super) db: Connection,
    path: PathBuf,
    key: Key,
    pub(super) seal: Seal,
    /// Who reads: what is hidden from them is not there.
    pub(super) user: Option<Id>,
}

/// Does two things at once: one aside, with a reader of its own, the other here.
pub(super) fn both<A: Send, B>(
    twin: &mut Reader,
    aside: impl FnOnce(&Reader) -> Result<A, StoreError> + Send,
    here: impl FnOnce() -> Result<B, StoreError>,
) -> Result<(A, B), StoreError> {
    std::thread::scope(|scope| {
        let asked = scope.spawn(move || aside(twin));
        let here = here();
        let aside = asked.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok((aside?, here?))
    })
}

/// Cuts short what a reader is being asked; the question fails.
pub struct Stop(InterruptHandle);

impl Stop {
    /// Ends the question under way, if there is one.
    pub fn now(&self) {
        self.0.interrupt();
    }
}

impl Reader {
    pub(super) fn open(path: &Path, key: Key, seal: Seal) -> Result<Self, StoreError> {
        let db = connection::open_read_only(path, &key, upgrade::NEWEST)?;
        Ok(Self { db, path: path.to_owned(), key, seal, user: None })
    }

    /// Reads a setting of this laptop.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, StoreError> {
        setting::get(&self.db, key)
    }

    /// A second reader, for work beside the drawing thread.
    pub fn another(&self) -> Result<Self, StoreError> {
        let mut other = Self::open(&self.path, self.key.clone(), self.seal.clone())?;
        other.user = self.user;
        Ok(other)
    }

    /// Asks two questions at once: one aside, on a thread and a connection of its own, the other
    /// here. Each sees the vault as it is when it begins.
    pub(super) fn at_once<A: Send, B>(
        &self,
        aside: impl FnOnce(&Self) -> Result<A, StoreError> + Send,
        here: impl FnOnce(&Self) -> Result<B, StoreError>,
    ) -> Result<(A, B), StoreError> {
        both(&mut self.another()?, aside, || here(self))
    }

    /// Begins to read one state of the data, whatever is being written meanwhile, with a second
    /// reader that reads the same state.
    pub(super) fn one_state(&self) -> Result<(Transaction<'_>, Self), StoreError> {
        let twin = self.another()?;
        loop {
            let reading = self.db.unchecked_transaction()?;
            let own = journal::newest(&self.db)?;
            twin.db.execute_batch("begin")?;
            // Nothing was written between the two beginnings, which are a moment apart.
            if journal::newest(&twin.db)? == own {
                return Ok((reading, twin));
            }
            twin.db.execute_batch("rollback")?;
        }
    }

    /// What cuts a long question short from another thread.
    pub fn stop(&self) -> Stop {
        Stop(self.db.get_interrupt_handle())
    }

    /// True when this reader may open restricted content.
    pub fn reads_restricted(&self) -> bool {
        self.seal.reads()
    }

    /// True when who reads here may write restricted content, whether they can read it or not.
    pub fn writes_restricted(&self) -> bool {
        self.seal.writes()
    }

    /// A record as a row; `None` when there is none or it was taken away.
    /// To whoever has not got the key, a safety alert does not exist.
    pub fn row(&self, kind: Kind, id: Id) -> Result<Option<Row>, StoreError> {
        if self.hides(kind) {
            return Ok(None);
        }
        let hidden = self.hidden()?;
        self.shown(&hidden, kind, id)
    }

    /// A record as a row, when it is there and not hidden.
    fn shown(&self, hidden: &Hidden, kind: Kind, id: Id) -> Result<Option<Row>, StoreError> {
        if self.hides(kind) {
            return Ok(None);
        }
        let Some(held) = record::load(&self.db, kind, id)?.filter(|held| !held.gone) else {
            return Ok(None);
        };
        if !hidden.is_empty() && self.belongs_to(hidden, kind, id, &held.row)? {
            return Ok(None);
        }
        Ok(Some(record::opened(held.row, id, &self.seal)))
    }

    /// A record as its struct.
    pub fn record<R: Record>(&self, id: Id) -> Result<Option<R>, StoreError> {
        Ok(self.row(R::KIND, id)?.map(|row| R::from_row(&row)))
    }

    /// The records of a kind that hang on a parent, oldest first.
    pub fn children(&self, kind: Kind, parent: Id) -> Result<Vec<Held>, StoreError> {
        let Some((link, _)) = kind.parent() else { return Ok(Vec::new()) };
        self.linked(kind, link, parent)
    }

    /// The records of a kind whose link names a record, oldest first.
    pub fn linked(&self, kind: Kind, link: &'static str, to: Id) -> Result<Vec<Held>, StoreError> {
        self.held(kind, linked_ids(&self.db, kind, link, to)?)
    }

    /// Every record of a kind, oldest first: for users, centres, agencies.
    pub fn all(&self, kind: Kind) -> Result<Vec<Held>, StoreError> {
        let sql = format!("select id from {} where gone = 0 order by n", kind.key());
        let mut statement = self.db.prepare_cached(&sql)?;
        let ids = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<Id>, _>>()?;
        self.held(kind, ids)
    }

    /// The first record of a kind whose field holds exactly this text.
    pub fn find(&self, kind: Kind, key: &str, text: &str) -> Result<Option<Id>, StoreError> {
        if kind.field(key).is_none() || self.hides(kind) {
            return Ok(None);
        }
        let sql = format!(
            "select id from {} where {key} = ? and gone = 0 order by n limit 1",
            kind.key()
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found: Option<Id> = statement.query_row([text], |row| row.get(0)).optional()?;
        let Some(id) = found else { return Ok(None) };
        Ok(self.row(kind, id)?.map(|_| id))
    }

    /// How many records of a kind there are.
    pub fn count(&self, kind: Kind) -> Result<u64, StoreError> {
        if self.hides(kind) {
            return Ok(0);
        }
        let sql = format!("select count(*) from {} where gone = 0", kind.key());
        let count: i64 = self.db.query_row(&sql, [], |row| row.get(0))?;
        let hidden = self.hidden()?;
        let hidden = self.count_hidden(&hidden, kind)? as u64;
        Ok(u64::try_from(count).unwrap_or_default().saturating_sub(hidden))
    }

    /// The changes of a record, oldest first.
    pub fn history(&self, record: Id) -> Result<Vec<Change>, StoreError> {
        let entries = journal::of_record(&self.db, record)?;
        let first = entries.first().and_then(|logged| logged.entry.as_ref());
        let kind = first.and_then(|entry| Kind::from_key(&entry.kind));
        if let Some(kind) = kind.filter(|_| self.user.is_some())
            && let Some(held) = record::load(&self.db, kind, record)?
            && self.is_hidden(kind, record, &held.row)?
        {
            return Ok(Vec::new());
        }
        let mut changes = history::changes(&entries, &self.seal);
        changes.retain(|change| !self.hides_key(&change.kind));
        Ok(changes)
    }

    /// The kinds of record a transaction of this laptop wrote.
    pub fn kinds_of_batch(&self, batch: i64) -> Result<Vec<Kind>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("journal/kinds.sql"))?;
        let origin = setting::get(&self.db, setting::INCARNATION)?;
        let mut rows =
            statement.query(rusqlite::named_params! { ":incarnation": origin, ":batch": batch })?;
        let mut kinds = Vec::new();
        while let Some(row) = rows.next()? {
            kinds.extend(Kind::from_key(row.get_ref(0)?.as_str().unwrap_or_default()));
        }
        Ok(kinds)
    }

    /// What does not exist for a reader without the key: that there is a safety alert says all
    /// (`DOMAIN.md` 3.6). Who has to see to one learns of it through `open_alerts`.
    fn hides(&self, kind: Kind) -> bool {
        kind == Kind::Alert && !self.seal.reads()
    }

    fn hides_key(&self, kind: &str) -> bool {
        Kind::from_key(kind).is_some_and(|kind| self.hides(kind))
    }

    fn held(&self, kind: Kind, ids: Vec<Id>) -> Result<Vec<Held>, StoreError> {
        let mut all = Vec::with_capacity(ids.len());
        let hidden = self.hidden()?;
        for id in ids {
            if let Some(row) = self.shown(&hidden, kind, id)? {
                all.push(Held { kind, id, row });
            }
        }
        Ok(all)
    }
}

/// The ids of the records of a kind whose link names a record, oldest first; none when the kind
/// has no such link.
pub(super) fn linked_ids(
    db: &Connection,
    kind: Kind,
    link: &'static str,
    to: Id,
) -> Result<Vec<Id>, StoreError> {
    if kind.field(link).is_none() {
        return Ok(Vec::new());
    }
    let sql = format!("select id from {} where {link} = ? and gone = 0 order by n", kind.key());
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement.query_map([to], |row| row.get(0))?.collect::<Result<Vec<Id>, _>>()?)
}
