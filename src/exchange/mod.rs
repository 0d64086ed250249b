//! In and out of the vault: tables that other programs write and read. A table
//! from outside is hostile until read: every fault is a sentence with its line.

pub mod answers;
pub mod cell;
pub mod export;
pub mod heading;
pub mod import;
pub mod likeness;
pub mod look;
pub mod person;
pub mod picture;
pub mod record;
pub mod report;
mod rest;
pub mod source;
pub mod table;
pub mod xlsform;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::domain::problem::Problem;
use crate::store::StoreError;

/// Why a table could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The file cannot be opened, read or written.
    #[error("file")]
    File(PathBuf, #[source] std::io::Error),
    /// The table itself is broken: what and where.
    #[error("table: {}", .0.word)]
    Table(Problem),
    /// It was stopped by the person at the keyboard: nothing was kept.
    #[error("cancelled")]
    Cancelled,
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ExchangeError {
    /// A fault of a table at a line.
    pub(crate) fn at_line(word: &'static str, line: u64) -> Self {
        Self::Table(Problem::new(word).with("line", line.to_string()))
    }

    pub(crate) fn of_file(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |source| Self::File(path.to_path_buf(), source)
    }
}

impl From<ExchangeError> for StoreError {
    fn from(error: ExchangeError) -> Self {
        let refused = |problem| StoreError::Refused(problem);
        match error {
            ExchangeError::Store(error) => error,
            ExchangeError::Table(problem) => refused(problem),
            ExchangeError::Cancelled => refused(Problem::new("exchange-cancelled")),
            ExchangeError::File(path, source) => {
                let word = match source.kind() {
                    std::io::ErrorKind::NotFound => "exchange-file-missing",
                    std::io::ErrorKind::StorageFull => "exchange-file-full",
                    _ => "exchange-file-failed",
                };
                let file = path.display().to_string();
                refused(Problem::new(word).with("file", file))
            }
        }
    }
}

/// How far slow work has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Step {
    /// Rows done.
    pub rows: u64,
    /// Parts of the whole that are done.
    pub done: u64,
    /// Parts of the whole.
    pub whole: u64,
}

/// What slow work is given: somebody to tell, and a flag that stops it.
pub struct Errand<'a> {
    /// Raised to stop: nothing is kept.
    pub cancel: &'a AtomicBool,
    /// Told every few hundred rows.
    pub tell: &'a dyn Fn(Step),
}

impl Errand<'_> {
    /// Tells how far it has come; an error when it is to stop.
    pub(crate) fn step(&self, step: Step) -> Result<(), ExchangeError> {
        (self.tell)(step);
        if self.cancel.load(Ordering::Relaxed) { Err(ExchangeError::Cancelled) } else { Ok(()) }
    }
}
