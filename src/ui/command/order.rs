//! The material of commands that need more than a word: what is written, handed over, given to
//! somebody, decided.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::alert::AlertSource;
use crate::domain::approval::ApprovalStatus;
use crate::domain::draft::Draft;
use crate::domain::handover::HandoverStatus;
use crate::domain::id::Id;
use crate::domain::indicator::Figures;
use crate::domain::problem::Problem;
use crate::domain::report::Report;
use crate::letters::code::Token;
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

/// What a table of people is called among the papers that leave the vault.
pub const PEOPLE_TABLE: &str = "people";

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
