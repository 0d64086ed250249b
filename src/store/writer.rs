//! The only way to write: inside `Store::transact`. Every put is compared fact
//! by fact with what is held; differences become one journal entry and one
//! update of the tables; no difference leaves no trace.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rusqlite::Connection;

use super::journal::entry::{Edit, Edits, Entry, EntryId};
use super::journal::{self, Tail, heads};
use super::record::{self, GONE, Stored};
use super::register::{Apart, Load};
use super::seal::Seal;
use super::{Changed, Held, Op, StoreError, clock, derived, new_id};
use crate::domain::fact::Record;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Row, Value};

/// What every entry of one transaction says alike.
#[derive(Debug, Clone)]
pub(super) struct Occasion {
    /// The user.
    pub(super) by: Option<Id>,
    /// What is being done.
    pub(super) op: Op,
    /// Why, where somebody said it.
    pub(super) reason: String,
    /// What the machine's clock said as it began, in milliseconds.
    pub(super) now_ms: i64,
    /// Number of its first entry.
    pub(super) batch: i64,
}

impl Occasion {
    /// The entry that comes after `tail`.
    pub(super) fn entry(
        &self,
        tail: &Tail,
        kind: &str,
        record: Id,
        edits: Edits,
    ) -> Result<Entry, StoreError> {
        let moment = clock::next(tail.at, self.now_ms);
        Ok(Entry {
            id: tail.next_id(),
            at: moment.at,
            behind_ms: moment.behind_ms,
            batch: self.batch,
            by: self.by,
            op: self.op.key().to_owned(),
            reason: self.reason.clone(),
            kind: kind.to_owned(),
            record,
            edits,
            schema: super::upgrade::VERSION,
            salt: super::cheap_random()?,
        })
    }
}

/// Writes records and their journal inside one transaction.
pub struct Writer<'a> {
    pub(super) db: &'a Connection,
    pub(super) tail: Tail,
    pub(super) seal: &'a Seal,
    pub(super) occasion: Occasion,
    pub(super) changed: Changed,
    /// People whose derived rows are to be made anew.
    pub(super) dirty: BTreeSet<Id>,
    /// People of whom only the line in lists is.
    pub(super) lines: BTreeSet<Id>,
    /// What comes in at large, and is not in the tables yet.
    pub(super) load: Option<Load<'a>>,
    /// The search index of a first large load, while it is not with the load.
    pub(super) apart: Option<Apart>,
}

impl<'a> Writer<'a> {
    /// A writer inside a transaction that begins after `tail`.
    pub(super) fn new(
        db: &'a Connection,
        tail: Tail,
        seal: &'a Seal,
        by: Option<Id>,
        op: Op,
        reason: &str,
    ) -> Self {
        Self {
            db,
            tail,
            seal,
            occasion: Occasion {
                by,
                op,
                reason: reason.to_owned(),
                now_ms: clock::now_ms(),
                batch: tail.seq + 1,
            },
            changed: Changed::default(),
            dirty: BTreeSet::new(),
            lines: BTreeSet::new(),
            load: None,
            apart: None,
        }
    }
}

impl Writer<'_> {
    /// Makes a new record and returns its id.
    pub fn add<R: Record>(&mut self, record: &R) -> Result<Id, StoreError> {
        let id = new_id()?;
        self.put_new(R::KIND, id, record.to_row())?;
        Ok(id)
    }

    /// Writes a record under an id; true when something changed.
    pub fn put<R: Record>(&mut self, id: Id, record: &R) -> Result<bool, StoreError> {
        self.settle()?;
        let mut row = record.to_row();
        if let Some(held) = record::load(self.db, R::KIND, id)? {
            // A struct knows facts only: the answers beside them stay.
            let answers = held.row.into_iter().filter(|(key, _)| R::KIND.field(key).is_none());
            row.extend(answers);
        }
        self.put_row(R::KIND, id, row)
    }

    /// Writes a row under an id, made or changed; true when something changed.
    pub fn put_row(&mut self, kind: Kind, id: Id, row: Row) -> Result<bool, StoreError> {
        self.settle()?;
        let Some(held) = record::load(self.db, kind, id)? else {
            self.put_new(kind, id, row)?;
            return Ok(true);
        };
        let open = record::opened(held.row.clone(), id, self.seal);
        let keys: BTreeSet<Cow<'static, str>> = open.keys().chain(row.keys()).cloned().collect();
        let mut changes = Row::new();
        for key in keys {
            let (held, new) = (value::of(&open, &key), value::of(&row, &key));
            // What a writer could not read they did not take away by leaving it out.
            let unread = matches!(held, Value::Sealed(_)) && new.is_nothing();
            if held != new && !unread {
                changes.insert(key, new.clone());
            }
        }
        if held.gone {
            changes.insert(Cow::Borrowed(GONE), Value::Int(0));
        }
        self.change(kind, id, held, changes)
    }

    /// Takes a record away: kept in the journal, shown nowhere.
    pub fn remove(&mut self, kind: Kind, id: Id) -> Result<bool, StoreError> {
        self.settle()?;
        let Some(held) = record::load(self.db, kind, id)? else { return Ok(false) };
        if held.gone {
            return Ok(false);
        }
        let changes = Row::from([(Cow::Borrowed(GONE), Value::Int(1))]);
        self.change(kind, id, held, changes)
    }

    /// The row held for a record, as this writer may read it.
    pub fn row(&self, kind: Kind, id: Id) -> Result<Option<Row>, StoreError> {
        let held = record::load(self.db, kind, id)?.filter(|held| !held.gone);
        Ok(held.map(|held| record::opened(held.row, id, self.seal)))
    }

    /// The records of a kind whose link names a record, oldest first, as this writer may read
    /// them.
    pub fn linked(&self, kind: Kind, link: &'static str, to: Id) -> Result<Vec<Held>, StoreError> {
        let ids = super::reader::linked_ids(self.db, kind, link, to)?;
        let mut all = Vec::with_capacity(ids.len());
        for id in ids {
            all.extend(self.row(kind, id)?.map(|row| Held { kind, id, row }));
        }
        Ok(all)
    }

    /// An entry that changes no record: a view, an export, an unlock.
    pub fn note(
        &mut self,
        kind: &str,
        record: Id,
        facts: &[(&'static str, String)],
    ) -> Result<(), StoreError> {
        let mut edits = Edits::new();
        for (key, text) in facts {
            let value = Value::Text(text.clone());
            edits.insert(Cow::Borrowed(*key), Edit { value, replaces: Vec::new() });
        }
        self.append(kind, record, edits).map(|_| ())
    }

    pub(super) fn put_new(&mut self, kind: Kind, id: Id, row: Row) -> Result<(), StoreError> {
        let links = value::id_of(&row, "person_id");
        self.insert_new(kind, id, row)?;
        match kind {
            Kind::Person => self.dirty.extend([id]),
            Kind::Contact | Kind::Document | Kind::Case => self.dirty.extend(links),
            _ => {}
        }
        Ok(())
    }

    /// Writes a record that does not exist yet; what is derived from it is the caller's to make.
    fn insert_new(&mut self, kind: Kind, id: Id, row: Row) -> Result<(), StoreError> {
        self.settle()?;
        let row = record::closed(kind, id, row, self.seal)?;
        let entry = self.occasion.entry(&self.tail, kind.key(), id, Edits::new())?;
        let base = self.tail.append_new(self.db, &entry, &row)?;
        record::insert(self.db, kind, id, base, row)?;
        self.changed.kinds.insert(kind);
        self.changed.records.insert(id);
        Ok(())
    }

    /// Writes changes over a stored row: the journal, the row, its heads.
    pub(super) fn change(
        &mut self,
        kind: Kind,
        id: Id,
        mut held: Stored,
        changes: Row,
    ) -> Result<bool, StoreError> {
        if changes.is_empty() {
            return Ok(false);
        }
        self.settle()?;
        let damaged = || StoreError::Damaged("heads");
        let mut live = heads::decode(held.heads.as_deref()).ok_or_else(damaged)?;
        let base = journal::at_row(self.db, held.base)?;
        let mut edits = Edits::new();
        // What a person is found by comes from a case by its number alone.
        let found_by =
            |key: &Cow<'static, str>| ["number", "person_id", GONE].contains(&key.as_ref());
        let is_line = kind == Kind::Case && !changes.keys().any(found_by);
        if is_line {
            self.changed.kinds.insert(kind);
            self.changed.records.insert(id);
            self.lines.extend(value::id_of(&held.row, "person_id"));
        } else {
            // Who the record belonged to before counts as touched, too.
            self.touched(kind, id, &held.row);
        }
        for (key, value) in changes {
            let value = record::closed_value(kind, id, &key, value, self.seal)?;
            let replaces = match (live.get(key.as_ref()), &base) {
                (Some(ids), _) => ids.clone(),
                (None, Some(base)) if base.edits.contains_key(&key) => vec![base.id],
                _ => Vec::new(),
            };
            if key == GONE {
                held.gone = value.int() == Some(1);
            } else {
                value::put(&mut held.row, key.clone(), value.clone());
            }
            edits.insert(key, Edit { value, replaces });
        }
        let keys: Vec<Cow<'static, str>> = edits.keys().cloned().collect();
        let made: EntryId = self.tail.next_id();
        self.append(kind.key(), id, edits)?;
        for key in &keys {
            live.insert(key.to_string(), vec![made]);
        }
        held.heads = heads::encode(&live, self.tail.origin);
        record::update(self.db, kind, id, &held, &keys)?;
        if !is_line {
            self.touched(kind, id, &held.row);
        }
        Ok(true)
    }

    fn append(&mut self, kind: &str, record: Id, edits: Edits) -> Result<i64, StoreError> {
        self.settle()?;
        let entry = self.occasion.entry(&self.tail, kind, record, edits)?;
        self.tail.append(self.db, &entry)
    }

    pub(super) fn touched(&mut self, kind: Kind, id: Id, row: &Row) {
        self.changed.kinds.insert(kind);
        self.changed.records.insert(id);
        match kind {
            Kind::Person => {
                self.dirty.insert(id);
            }
            Kind::Contact | Kind::Document | Kind::Case => {
                self.dirty.extend(value::id_of(row, "person_id"));
            }
            _ => {}
        }
    }

    /// Makes the derived rows of every touched person anew.
    pub(super) fn flush(&mut self) -> Result<(), StoreError> {
        self.settle()?;
        let lines = std::mem::take(&mut self.lines);
        let dirty = std::mem::take(&mut self.dirty);
        for person in lines.difference(&dirty) {
            derived::refresh_line(self.db, *person)?;
        }
        for person in dirty {
            derived::refresh(self.db, person)?;
        }
        Ok(())
    }
}
