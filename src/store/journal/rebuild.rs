//! The tables are a projection of the journal: they can be made anew from it at
//! any time. The check does so record by record and compares; nothing is kept
//! in memory but the record at hand.

use rusqlite::{Connection, named_params};

use super::entry::Entry;
use super::heads::{self, Heads};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Row};
use crate::store::record::{self, GONE};
use crate::store::{StoreError, derived};

/// Something in the tables that the journal does not say, or the reverse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Table.
    pub table: String,
    /// The record.
    pub record: Id,
    /// The field; empty for the whole row.
    pub key: String,
}

/// What the comparison of journal and tables found.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    /// Records compared.
    pub records: u64,
    /// Where they differ.
    pub differences: Vec<Difference>,
}

/// A record as the journal says it is.
#[derive(Default)]
struct Rebuilt {
    row: Row,
    heads: Heads,
    gone: bool,
    base: i64,
    forgotten: bool,
    entries: u64,
}

/// Compares every record with what its journal says, and every derived row
/// with what its records say.
pub(in crate::store) fn compare(db: &Connection) -> Result<Comparison, StoreError> {
    let mut comparison = Comparison::default();
    let mut statement = db.prepare(include_str!("rebuild.sql"))?;
    let mut rows = statement.query([])?;
    let mut at: Option<(Kind, Id, Rebuilt)> = None;
    while let Some(row) = rows.next()? {
        let Some(kind) = Kind::from_key(row.get_ref(2)?.as_str().unwrap_or_default()) else {
            continue;
        };
        let id: Id = row.get(1)?;
        if at.as_ref().is_none_or(|(_, held, _)| *held != id) {
            if let Some(done) = at.take() {
                settle(db, done, &mut comparison)?;
            }
            at = Some((kind, id, Rebuilt { base: row.get(0)?, ..Rebuilt::default() }));
        }
        let body: Option<Vec<u8>> = row.get(3)?;
        if let Some((_, _, rebuilt)) = &mut at {
            match body.as_deref().and_then(Entry::decode) {
                Some(entry) => apply(rebuilt, &entry),
                None => rebuilt.forgotten = true,
            }
        }
    }
    if let Some(done) = at {
        settle(db, done, &mut comparison)?;
    }
    strays(db, &mut comparison)?;
    indexes(db, &mut comparison)?;
    Ok(comparison)
}

fn apply(rebuilt: &mut Rebuilt, entry: &Entry) {
    let first = rebuilt.entries == 0;
    rebuilt.entries += 1;
    for (key, edit) in &entry.edits {
        if key == GONE {
            rebuilt.gone = edit.value.int() == Some(1);
        } else {
            value::put(&mut rebuilt.row, key.clone(), edit.value.clone());
        }
        if !first {
            rebuilt.heads.insert(key.to_string(), vec![entry.id]);
        }
    }
}

fn settle(
    db: &Connection,
    (kind, id, rebuilt): (Kind, Id, Rebuilt),
    comparison: &mut Comparison,
) -> Result<(), StoreError> {
    comparison.records += 1;
    let mut differ = |key: &str| {
        let table = kind.key().to_owned();
        comparison.differences.push(Difference { table, record: id, key: key.to_owned() });
    };
    let Some(held) = record::load(db, kind, id)? else {
        if !rebuilt.forgotten {
            differ("");
        }
        return Ok(());
    };
    if rebuilt.forgotten {
        // A forgotten record leaves nothing in the tables.
        differ("");
        return Ok(());
    }
    if held.gone != rebuilt.gone {
        differ(GONE);
    }
    if held.base != rebuilt.base {
        differ("base");
    }
    if heads::decode(held.heads.as_deref()).as_ref() != Some(&rebuilt.heads) {
        differ("heads");
    }
    let keys: std::collections::BTreeSet<_> =
        held.row.keys().chain(rebuilt.row.keys()).cloned().collect();
    for key in keys {
        if value::of(&held.row, &key) != value::of(&rebuilt.row, &key) {
            differ(&key);
        }
    }
    Ok(())
}

/// Rows of the tables that no entry ever made.
fn strays(db: &Connection, comparison: &mut Comparison) -> Result<(), StoreError> {
    for kind in Kind::ALL {
        let sql = format!(
            "select id from {} t where not exists (select 1 from entry where record = t.id)",
            kind.key()
        );
        let mut statement = db.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (table, record) = (kind.key().to_owned(), row.get(0)?);
            comparison.differences.push(Difference { table, record, key: String::new() });
        }
    }
    Ok(())
}

/// The search index and the summary against the records they are made from.
fn indexes(db: &Connection, comparison: &mut Comparison) -> Result<(), StoreError> {
    let mut statement = db.prepare(include_str!("indexes.sql"))?;
    let mut kept =
        db.prepare("select words, sounds, numbers, others from found where rowid = ?")?;
    let mut summary = db.prepare(include_str!("summary_differs.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (n, id): (i64, Id) = (row.get(0)?, row.get(1)?);
        let found = kept
            .query_row([n], |row| {
                Ok(derived::Found {
                    words: row.get(0)?,
                    sounds: row.get(1)?,
                    numbers: row.get(2)?,
                    others: row.get(3)?,
                })
            })
            .ok();
        let wanted = derived::texts(db, id)?;
        let mut differ = |table: &str| {
            let (table, key) = (table.to_owned(), String::new());
            comparison.differences.push(Difference { table, record: id, key });
        };
        if found != wanted {
            differ("found");
        }
        let sort = wanted.map(|found| found.words);
        if summary.exists(named_params! { ":id": id, ":name_sort": sort })? {
            differ("summary");
        }
    }
    Ok(())
}
