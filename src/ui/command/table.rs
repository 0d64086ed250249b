//! The material of bringing a table in: what is asked, how far it is, and how it ended. The work
//! is done beside the window; both look at the same [`Job`].

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::id::Id;
use crate::domain::import::{Look, Outcome, Reading, Topic};

/// How a table is to be brought in.
#[derive(Debug, Clone)]
pub struct ImportAsk {
    /// What it tells of.
    pub topic: Topic,
    /// The file.
    pub path: PathBuf,
    /// Which sheet of a workbook, from 0.
    pub sheet: usize,
    /// How it is read.
    pub reading: Reading,
    /// Add the good rows even when others are refused.
    pub keep_good: bool,
    /// Lines that are left out.
    pub leave: BTreeSet<u64>,
    /// Where the rows that were not taken are written.
    pub rest: Option<PathBuf>,
}

/// What is to be done with a table.
#[derive(Debug, Clone)]
pub enum TableAsk {
    /// Look it through.
    Look {
        /// The file.
        path: PathBuf,
        /// Which sheet of a workbook, from 0.
        sheet: usize,
        /// What it tells of: by that its headings are known.
        topic: Topic,
        /// The line of its headings; they are looked for without one.
        heading: Option<u64>,
    },
    /// See what would come of it; nothing is written.
    Check(Box<ImportAsk>),
    /// Bring it in.
    BringIn(Box<ImportAsk>),
    /// Take an import back.
    Undo(Id),
}

impl TableAsk {
    /// Whether it writes: nobody else can meanwhile.
    pub fn writes(&self) -> bool {
        matches!(self, Self::BringIn(_) | Self::Undo(_))
    }
}

/// What is to be done, and where to tell of it.
#[derive(Clone)]
pub struct TableOrder {
    /// What.
    pub ask: TableAsk,
    /// Where it is told how far it is, and how it ended.
    pub job: Arc<Job>,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq)]
pub enum TableEnd {
    /// What the table looks like.
    Looked(Box<Look>),
    /// What would come of it.
    Checked(Box<Outcome>),
    /// What came of it.
    BroughtIn(Box<Outcome>),
    /// The import is taken back.
    Undone,
    /// It was stopped: nothing was kept.
    Stopped,
    /// It could not be done, and why.
    Failed(String),
}

/// Work under way, seen from both sides.
#[derive(Debug, Default)]
pub struct Job {
    /// Raised to stop: nothing is kept.
    pub cancel: AtomicBool,
    rows: AtomicU64,
    done: AtomicU64,
    whole: AtomicU64,
    /// Rows are through; people are being compared.
    compares: AtomicBool,
    end: Mutex<Option<TableEnd>>,
}

impl Job {
    /// Tells how far it is: rows, and parts of the whole.
    pub fn tell(&self, rows: u64, done: u64, whole: u64) {
        self.rows.store(rows, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
    }

    /// Tells that people are compared now, and how far that is, from 0 to 1.
    pub fn tell_comparing(&self, done: f32) {
        self.compares.store(true, Ordering::Relaxed);
        self.tell(self.rows(), (f64::from(done) * 1000.0) as u64, 1000);
    }

    /// Rows so far.
    pub fn rows(&self) -> u64 {
        self.rows.load(Ordering::Relaxed)
    }

    /// How many parts of how many; the whole is 0 while it is not known.
    pub fn parts(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.whole.load(Ordering::Relaxed))
    }

    /// Whether people are being compared.
    pub fn is_comparing(&self) -> bool {
        self.compares.load(Ordering::Relaxed)
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// Says how it ended.
    pub fn end(&self, end: TableEnd) {
        *self.end.lock().unwrap_or_else(PoisonError::into_inner) = Some(end);
    }

    /// How it ended, once, when it has.
    pub fn take_end(&self) -> Option<TableEnd> {
        self.end.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
