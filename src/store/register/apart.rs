//! The search index of the first large load, built beside it: while one thread writes the people,
//! another gathers what they are found by in memory; at the end the pieces are copied into the
//! vault. Only where the vault holds nobody yet: pieces of two indexes cannot be put together.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, Value};

use super::super::StoreError;
use super::super::derived::{self, Found};

/// People handed over at once.
const BUNDLE: usize = 1_000;
/// Bundles that may wait.
const WAITING: usize = 8;

/// People by row number, with what they are found by.
type Bundle = Vec<(i64, Found)>;

/// An index that is being built.
pub(in crate::store) struct Apart {
    bundle: Bundle,
    bundles: SyncSender<Bundle>,
    work: JoinHandle<Result<Connection, StoreError>>,
}

impl Apart {
    /// Begins an index made like that of the vault.
    pub(super) fn begin(db: &Connection) -> Result<Self, StoreError> {
        let made: String = db.query_row(include_str!("made.sql"), [], |row| row.get(0))?;
        let (bundles, given) = sync_channel::<Bundle>(WAITING);
        let work = thread::Builder::new().name("found".to_owned()).spawn(move || {
            let index = Connection::open_in_memory()?;
            index.execute_batch(&made)?;
            index.execute_batch("begin")?;
            super::gather_much(&index)?;
            for bundle in given {
                for (n, found) in &bundle {
                    derived::index(&index, *n, found)?;
                }
            }
            index.execute(include_str!("merge.sql"), [])?;
            index.execute_batch("commit")?;
            Ok(index)
        });
        let work = work.map_err(|_| StoreError::Damaged("thread"))?;
        Ok(Self { bundle: Vec::with_capacity(BUNDLE), bundles, work })
    }

    /// Takes a person in.
    pub(super) fn add(&mut self, n: i64, found: Found) {
        self.bundle.push((n, found));
        if self.bundle.len() >= BUNDLE {
            let full = std::mem::replace(&mut self.bundle, Vec::with_capacity(BUNDLE));
            // Nobody takes it any more when the work failed: its end says why.
            self.bundles.send(full).ok();
        }
    }

    /// Puts the index in the place of the empty one of the vault.
    pub(super) fn settle(self, db: &Connection) -> Result<(), StoreError> {
        let Self { bundle, bundles, work } = self;
        bundles.send(bundle).ok();
        drop(bundles);
        let index = work.join().map_err(|_| StoreError::Damaged("found"))??;
        // The tables that an index is made of are closed to everybody otherwise.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        let done = replace(db, &index);
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        done
    }
}

/// Makes the index of a vault anew from another.
fn replace(db: &Connection, index: &Connection) -> Result<(), StoreError> {
    let made: String = db.query_row(include_str!("made.sql"), [], |row| row.get(0))?;
    let settings: Vec<(String, Value)> = db
        .prepare(include_str!("settings.sql"))?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    // What the database remembers of the empty index goes with it.
    db.execute_batch("drop table found")?;
    db.execute_batch(&made)?;
    for setting in settings {
        db.execute(include_str!("setting.sql"), setting)?;
    }
    for (part, width) in PARTS {
        copy(index, db, part, *width)?;
    }
    Ok(())
}

/// The tables of a search index, with how many columns each has.
const PARTS: &[(&str, usize)] = &[("data", 2), ("idx", 3), ("content", 5)];

fn copy(from: &Connection, to: &Connection, part: &str, width: usize) -> Result<(), StoreError> {
    let marks = vec!["?"; width].join(", ");
    let mut write = to.prepare(&format!("replace into found_{part} values ({marks})"))?;
    let mut read = from.prepare(&format!("select * from found_{part}"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        for at in 0..width {
            write.raw_bind_parameter(at + 1, ToSqlOutput::Borrowed(row.get_ref(at)?))?;
        }
        write.raw_execute()?;
    }
    Ok(())
}
