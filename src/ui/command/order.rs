//! The material of commands that need more than a word: what is written, handed over, given to
//! somebody, decided.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use zeroize::Zeroizing;

use crate::domain::alert::AlertSource;
use crate::domain::approval::ApprovalStatus;
use crate::domain::arrival::{Member, Reading};
use crate::domain::draft::Draft;
use crate::domain::export::Spec as ExportSpec;
use crate::domain::handover::HandoverStatus;
use crate::domain::id::Id;
use crate::domain::indicator::Figures;
use crate::domain::problem::Problem;
use crate::domain::questionnaire::{AskedOf, Body};
use crate::domain::report::Report;
use crate::letters::code::Token;
use crate::store::person::Question;
use crate::words::Lang;

/// The same for many: what a rule refuses for one is named, the rest is saved.
#[derive(Clone)]
pub enum Bulk {
    /// Gives the newest case of each person to a worker.
    Assign {
        /// The people.
        people: Vec<Id>,
        /// The worker.
        worker: Id,
    },
    /// Adds a record for each person, or in the newest case of each.
    Add {
        /// The people.
        people: Vec<Id>,
        /// What was typed, once.
        draft: Box<Draft>,
    },
    /// Saves each of these by itself.
    Save(Vec<Draft>),
}

/// What could not be done for one of many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The person it is about, where there is one.
    pub person: Option<Id>,
    /// Their name.
    pub name: String,
    /// What stands against it, and what to do.
    pub problem: Problem,
}

/// A slip to be written.
#[derive(Clone)]
pub struct SlipOrder {
    /// The referral.
    pub referral: Id,
    /// The language of the slip.
    pub lang: Lang,
    /// Where the file goes.
    pub folder: PathBuf,
    /// What its code says; from now on no earlier one counts.
    pub token: Token,
    /// The file as it was shown; made anew when absent.
    pub pdf: Option<Vec<u8>>,
}

/// A file to be taken into the vault.
#[derive(Clone)]
pub struct Attach {
    /// Whose it is.
    pub person: Id,
    /// The case it belongs to.
    pub case: Option<Id>,
    /// What it is, by the key of the list.
    pub slot: String,
    /// What it is called; may be empty.
    pub title: String,
    /// The file.
    pub path: PathBuf,
}

/// A paper that leaves the vault as a file; the journal says so.
#[derive(Clone)]
pub struct Paper {
    /// Where to.
    pub path: PathBuf,
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// What it is, for the journal.
    pub what: &'static str,
    /// The record it was made of, when it is one.
    pub record: Option<Id>,
    /// How many lines or papers it holds.
    pub count: usize,
    /// Whether names stand in it.
    pub names: bool,
}

/// A paper that is handed to the person it is about.
#[derive(Clone)]
pub struct HandOver {
    /// The paper.
    pub paper: Paper,
    /// The case in whose list it stands.
    pub case: Id,
}

/// Whether two registrations are one person.
#[derive(Clone)]
pub struct Judgement {
    /// The one.
    pub one: Id,
    /// The other.
    pub other: Id,
    /// What is decided.
    pub verdict: Verdict,
    /// Why.
    pub reason: String,
}

/// What is decided about two registrations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// One person. The registration with the smaller id stands for both.
    Same {
        /// The values of the other that stand from now on, by key.
        take: BTreeSet<String>,
    },
    /// Two persons, however alike.
    Two,
}

/// An answer to questions to a supervisor.
#[derive(Clone)]
pub struct Decision {
    /// The questions.
    pub approvals: Vec<Id>,
    /// Approved, or sent back.
    pub status: ApprovalStatus,
    /// What the supervisor says; required when sent back.
    pub comment: String,
}

/// Cases to be given to another worker or centre.
#[derive(Clone)]
pub struct Move {
    /// The cases.
    pub cases: Vec<Id>,
    /// The worker; anybody of the centre when absent.
    pub to: Option<Id>,
    /// The centre, when it changes.
    pub centre: Option<Id>,
    /// What the receiver should know.
    pub note: String,
    /// By a supervisor, without waiting for the receiver.
    pub at_once: bool,
}

/// What becomes of cases that are handed over.
#[derive(Clone)]
pub struct Receipt {
    /// The hand-overs.
    pub handovers: Vec<Id>,
    /// Accepted, declined or taken back.
    pub status: HandoverStatus,
    /// Why it is declined.
    pub reason: String,
}

/// Tables to be written to a file outside of the vault.
#[derive(Clone)]
pub struct ExportOrder {
    /// Where to.
    pub path: PathBuf,
    /// As what, with which columns, to whom and why.
    pub spec: ExportSpec,
    /// Whom; everybody when absent.
    pub whom: Option<Box<Question>>,
    /// With it all goes into an archive that only it opens.
    pub password: Option<Zeroizing<String>>,
    /// Who else stands for it, where more leave than one person alone may let go.
    pub second: Option<Second>,
    /// Names may go out in the clear, and a file of that name is replaced: only for scripts.
    pub plain: bool,
    /// How far it has come, for whoever waits.
    pub watch: Arc<Watch>,
}

/// Somebody beside who is signed in, with the password that they typed.
#[derive(Clone)]
pub struct Second {
    /// The user.
    pub user: Id,
    /// Their own password.
    pub password: Zeroizing<String>,
}

/// A form of the office to be read before it is loaded: who reads it answers here.
#[derive(Debug, Default)]
pub struct FormFile {
    /// The workbook.
    pub path: PathBuf,
    read: Mutex<Option<Result<Body, Vec<Problem>>>>,
}

impl FormFile {
    /// This file, not read yet.
    pub fn new(path: PathBuf) -> Self {
        Self { path, read: Mutex::default() }
    }

    /// What was read, or what stands against it.
    pub fn answer(&self, read: Result<Body, Vec<Problem>>) {
        *self.read.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
    }

    /// The answer, once.
    pub fn take(&self) -> Option<Result<Body, Vec<Problem>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A form of the office to be loaded.
#[derive(Clone)]
pub struct FormOrder {
    /// What it is asked of.
    pub asked_of: AskedOf,
    /// What it asks.
    pub body: Box<Body>,
}

/// How far slow work has come, and the wish to stop it: shared by who waits and who works.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU64,
    whole: AtomicU64,
    over: AtomicBool,
    /// Raised to stop: nothing is kept.
    pub cancel: AtomicBool,
}

impl Watch {
    /// So much of so much is done.
    pub fn set(&self, done: u64, whole: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
    }

    /// How much of how much is done; of nothing while that is not known.
    pub fn get(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.whole.load(Ordering::Relaxed))
    }

    /// It has ended, well or not.
    pub fn end(&self) {
        self.over.store(true, Ordering::Release);
    }

    /// True once it has ended.
    pub fn is_over(&self) -> bool {
        self.over.load(Ordering::Acquire)
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

/// A report to be written to a file.
#[derive(Clone)]
pub struct ReportOrder {
    /// Where to.
    pub path: PathBuf,
    /// As what.
    pub form: ReportForm,
    /// The report.
    pub report: Arc<Report>,
    /// In which language.
    pub lang: Lang,
    /// Who makes it: the name of the centre.
    pub office: String,
    /// When it was frozen and by whom, if it was.
    pub frozen: Option<(NaiveDate, String)>,
    /// Its record, if it was frozen.
    pub record: Option<Id>,
    /// The pages as they were shown; made anew when absent.
    pub pdf: Option<Vec<u8>>,
}

/// As what a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportForm {
    /// Pages for the printer.
    Pdf,
    /// A workbook for Excel.
    Xlsx,
}

/// A report to be frozen.
#[derive(Clone)]
pub struct FreezeOrder {
    /// The report with what stands behind its figures.
    pub figures: Arc<Figures>,
    /// What the office calls it; may be empty.
    pub title: String,
}

/// A safety alert to be opened.
#[derive(Clone)]
pub struct Raise {
    /// The case.
    pub case: Id,
    /// What opens it.
    pub source: AlertSource,
    /// The scale it comes from, saved or not.
    pub scale: Option<Id>,
    /// What was said or seen.
    pub detail: String,
}

/// What was done about a safety alert, as typed.
#[derive(Clone)]
pub struct Handling {
    /// The alert.
    pub alert: Id,
    /// What was done.
    pub action: String,
    /// Who was told.
    pub told: String,
    /// At what time.
    pub told_at: String,
    /// Next contact.
    pub next_contact_on: String,
}

/// A bus to be registered: what holds for all, and the lines that are finished.
#[derive(Clone)]
pub struct Bus {
    /// The arrival, as typed.
    pub arrival: Draft,
    /// One line per person, from the top.
    pub lines: Vec<BusLine>,
    /// The households that lines of these keys were registered with before.
    pub households: BTreeMap<String, Id>,
}

/// One person of a bus.
#[derive(Clone)]
pub struct BusLine {
    /// The person it becomes, or is.
    pub person: Id,
    /// The case that opens.
    pub case: Id,
    /// The person is in the register already.
    pub known: bool,
    /// People who were looked at and are others.
    pub others: Vec<Id>,
    /// What was typed.
    pub reading: Reading,
    /// The household and the role in it.
    pub member: Option<Member>,
}

/// Slips to be given out: one paper, and whose code stands on it.
#[derive(Clone)]
pub struct SlipsOrder {
    /// The paper.
    pub paper: Paper,
    /// Each person with the code on their slip; from now on no earlier one counts.
    pub people: Vec<(Id, Token)>,
}
