//! Copies of the vault: inside it, on a USB stick, and back.
//!
//! Each copy is a complete vault folder (`cases.db`, `slots`, `slots.copy`), encrypted with the same
//! key, made in one piece from one moment of the database while others go on writing, and
//! verified by opening it and counting every table before it gets its name. Only then are older
//! ones dropped: 12 daily, 10 weekly and 9 monthly ones stay. A restored vault is a new
//! incarnation of its journal: that is for the store to say, after opening it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime, TimeDelta};
use rusqlite::Connection;
use rusqlite::backup::{Backup as Copying, StepResult};

use super::connection;
use super::vault::file::{copy, make_folder, refuse_network, sync_folder};
use super::vault::{
    BACKUP_FOLDER, COPY_FILE, DATABASE_FILE, Key, Lock, SLOTS_FILE, Vault, VaultError,
};

const DAILY: usize = 12;
const WEEKLY: usize = 10;
const MONTHLY: usize = 9;
const TIME: &str = "%Y-%m-%d_%H-%M-%S";
/// Folders that are not finished; what is left of one is removed by the next backup.
const UNFINISHED: &str = ".unfinished";
/// Says that a vault was restored and not opened since.
const RESTORED: &str = "restored";

/// The name of a backup: its place in the order, and the time on the clock when it was made. The
/// number decides what is newer, since clocks go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Grows by one with each backup of a vault.
    pub number: u32,
    /// The time on the clock.
    pub at: NaiveDateTime,
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}_{:06}", self.at.format(TIME), self.number)
    }
}

impl Stamp {
    /// Reads the name of a backup's folder.
    pub fn parse(name: &str) -> Option<Self> {
        let (at, number) = name.rsplit_once('_')?;
        let at = NaiveDateTime::parse_from_str(at, TIME).ok()?;
        Some(Self { number: number.parse().ok()?, at })
    }
}

/// One backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Its name.
    pub stamp: Stamp,
    /// Its folder, a complete vault.
    pub dir: PathBuf,
}

/// The backups inside a vault, newest first.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn list(vault: &Path) -> Result<Vec<Backup>, VaultError> {
    let folder = vault.join(BACKUP_FOLDER);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(VaultError::of_file(&folder, error)),
    };
    let mut backups: Vec<Backup> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let stamp = Stamp::parse(entry.file_name().to_str()?)?;
            Some(Backup { stamp, dir: entry.path() })
        })
        .collect();
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.stamp));
    Ok(backups)
}

/// Whether it is time for another: half an hour after the last one, or when the clock says that
/// the last one is yet to come.
pub fn is_due(last: Option<Stamp>, now: NaiveDateTime) -> bool {
    last.is_none_or(|last| now < last.at || now - last.at >= TimeDelta::minutes(30))
}

/// Makes a backup inside the vault, verifies it, then drops those that are no longer kept.
/// Works beside a connection that writes.
///
/// # Errors
/// A full disk, a damaged database, a copy unlike its source; the older backups are all kept.
pub fn make(
    vault: &Path,
    key: &Key,
    newest_schema: u32,
    now: NaiveDateTime,
) -> Result<Backup, VaultError> {
    let folder = vault.join(BACKUP_FOLDER);
    make_folder(&folder)?;
    let older = list(vault)?;
    let number = older.first().map_or(1, |newest| newest.stamp.number.saturating_add(1));
    let stamp = Stamp { number, at: now };
    let dir = folder.join(stamp.to_string());
    copy_vault(vault, key, newest_schema, &dir)?;
    let mut all: Vec<Stamp> = older.iter().map(|backup| backup.stamp).collect();
    all.push(stamp);
    let gone: BTreeSet<Stamp> = dropped(&all).into_iter().collect();
    for backup in older.iter().filter(|backup| gone.contains(&backup.stamp)) {
        fs::remove_dir_all(&backup.dir)
            .map_err(|source| VaultError::of_file(&backup.dir, source))?;
    }
    Ok(Backup { stamp, dir })
}

/// Makes a verified copy of the vault in a new folder inside `target`, such as a USB stick, and
/// says where.
///
/// # Errors
/// As [`make`].
pub fn backup_to(
    vault: &Path,
    key: &Key,
    newest_schema: u32,
    target: &Path,
    now: NaiveDateTime,
) -> Result<PathBuf, VaultError> {
    let dir = target.join(format!("segin-{}.vault", now.format(TIME)));
    if dir.exists() {
        return Err(VaultError::AlreadyVault { dir });
    }
    copy_vault(vault, key, newest_schema, &dir)?;
    Ok(dir)
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the vault that was there is now, with its own backups.
    pub moved_aside: Option<PathBuf>,
}

/// Puts the copy in `from` in the place of the vault `to`. A vault that is there is moved aside,
/// never overwritten; at every moment the old or the new one is whole. The caller opens the
/// result, which shows whether it is sound, and starts a new incarnation.
///
/// # Errors
/// When `from` is no complete vault or `to` is in use.
pub fn restore(from: &Path, to: &Path, now: NaiveDateTime) -> Result<Restored, VaultError> {
    // Names the fault of an incomplete copy before anything is moved.
    Vault::at(from).names()?;
    refuse_network(to)?;
    let parent = to.parent().unwrap_or(Path::new("."));
    make_folder(parent)?;
    let fresh = beside(to, "restoring");
    remove_left_over(&fresh)?;
    make_folder(&fresh)?;
    copy(&from.join(DATABASE_FILE), &fresh.join(DATABASE_FILE))?;
    // A folder copied by hand from a running program may have a log of its own.
    let log = format!("{DATABASE_FILE}-wal");
    if from.join(&log).exists() {
        copy(&from.join(&log), &fresh.join(&log))?;
    }
    copy_slots(from, &fresh)?;
    super::vault::file::write_atomically(&fresh.join(RESTORED), b"")?;
    sync_folder(&fresh)?;
    let mut moved_aside = None;
    if to.exists() {
        // In use by another program: refused. Windows lets no open file be moved: let go first.
        drop(Lock::take(to, now.and_utc().timestamp())?);
        let aside = beside(to, &format!("before-{}", now.format(TIME)));
        rename(to, &aside)?;
        moved_aside = Some(aside);
    }
    rename(&fresh, to)?;
    sync_folder(parent)?;
    Ok(Restored { moved_aside })
}

/// Whether the vault was restored and not opened since: whoever opens it starts a new incarnation.
pub fn is_restored(vault: &Path) -> bool {
    vault.join(RESTORED).exists()
}

/// The new incarnation has begun.
///
/// # Errors
/// When the folder cannot be written.
pub fn settle_restored(vault: &Path) -> Result<(), VaultError> {
    let mark = vault.join(RESTORED);
    fs::remove_file(&mark).map_err(|source| VaultError::of_file(&mark, source))?;
    sync_folder(vault)
}

/// Which backups are dropped. The newest of each of the last 12 days, 10 weeks and 9 months
/// that have any are kept, counted by number: a clock ten years off makes odd days, but never
/// drops the newest backup.
pub fn dropped(all: &[Stamp]) -> Vec<Stamp> {
    let mut newest_first = all.to_vec();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let (mut days, mut weeks, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    newest_first.retain(|stamp| {
        let date = stamp.at.date();
        let week = date.iso_week();
        let is_day = days.len() < DAILY && days.insert(date);
        let is_week = weeks.len() < WEEKLY && weeks.insert((week.year(), week.week()));
        let is_month = months.len() < MONTHLY && months.insert((date.year(), date.month()));
        !(is_day || is_week || is_month)
    });
    newest_first
}

/// Copies the vault into the new folder `dir`, which gets its name when the copy is verified.
fn copy_vault(vault: &Path, key: &Key, newest_schema: u32, dir: &Path) -> Result<(), VaultError> {
    let parent = dir.parent().unwrap_or(Path::new("."));
    let fresh = parent.join(UNFINISHED);
    remove_left_over(&fresh)?;
    make_folder(&fresh)?;
    let made = (|| {
        let target = fresh.join(DATABASE_FILE);
        let counted = copy_database(&vault.join(DATABASE_FILE), &target, key, newest_schema)?;
        verify(&target, key, newest_schema, &counted)?;
        copy_slots(vault, &fresh)?;
        sync_folder(&fresh)?;
        rename(&fresh, dir)
    })();
    if made.is_err() {
        // The complaint is about the fault; room on a full disk is worth giving back.
        fs::remove_dir_all(&fresh).ok();
    }
    made?;
    sync_folder(parent)
}

/// Copies the database page by page, from one moment, and says how many rows each table had.
fn copy_database(
    from: &Path,
    to: &Path,
    key: &Key,
    newest_schema: u32,
) -> Result<BTreeMap<String, i64>, VaultError> {
    let at_source = |error| VaultError::of_database(from, error);
    let at_target = |error| VaultError::of_database(to, error);
    let source = connection::open_read_only(from, key, newest_schema)?;
    let moment = source.unchecked_transaction().map_err(at_source)?;
    let counted = counts(&moment).map_err(at_source)?;
    let mut target = connection::create(to, key)?;
    // The copy is one file, without a log beside it.
    target.pragma_update(None, "journal_mode", "delete").map_err(at_target)?;
    let copying = Copying::new(&moment, &mut target).map_err(at_target)?;
    // All pages at once: in smaller steps, a writer would make it start over.
    match copying.step(-1).map_err(at_target)? {
        StepResult::Done => {}
        _ => return Err(VaultError::Busy { file: from.to_path_buf() }),
    }
    drop(copying);
    target.pragma_update(None, "journal_mode", "delete").map_err(at_target)?;
    target.close().map_err(|(_, error)| at_target(error))?;
    Ok(counted)
}

/// Opens the copy anew, checks every page and compares the number of rows of every table.
fn verify(
    file: &Path,
    key: &Key,
    newest_schema: u32,
    counted: &BTreeMap<String, i64>,
) -> Result<(), VaultError> {
    if !connection::integrity(file, key, newest_schema)?.is_empty() {
        return Err(VaultError::BackupUnlike { file: file.to_path_buf() });
    }
    let db = connection::open_read_only(file, key, newest_schema)?;
    let found = counts(&db).map_err(|error| VaultError::of_database(file, error))?;
    if found != *counted {
        return Err(VaultError::BackupUnlike { file: file.to_path_buf() });
    }
    Ok(())
}

/// Rows of every ordinary table. A search index is counted by the tables it is made of.
fn counts(db: &Connection) -> rusqlite::Result<BTreeMap<String, i64>> {
    let mut names = db.prepare(include_str!("backup/tables.sql"))?;
    let names = names.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    names
        .into_iter()
        .map(|name| {
            let quoted = name.replace('"', "\"\"");
            let count = format!("select count(*) from \"{quoted}\"");
            let count = db.query_row(&count, [], |row| row.get(0))?;
            Ok((name, count))
        })
        .collect()
}

/// Both copies of the slots file, each from the one that is whole.
fn copy_slots(from: &Path, to: &Path) -> Result<(), VaultError> {
    let whole = super::vault::whole_slots(from)?;
    for name in [SLOTS_FILE, COPY_FILE] {
        super::vault::file::write_atomically(&to.join(name), &whole)?;
    }
    Ok(())
}

fn remove_left_over(dir: &Path) -> Result<(), VaultError> {
    if dir.exists() {
        fs::remove_dir_all(dir).map_err(|source| VaultError::of_file(dir, source))?;
    }
    Ok(())
}

fn rename(from: &Path, to: &Path) -> Result<(), VaultError> {
    fs::rename(from, to).map_err(|source| VaultError::of_file(to, source))
}

/// `segin.vault` → `segin.vault.<word>`, in the same folder.
fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{word}"));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests;
