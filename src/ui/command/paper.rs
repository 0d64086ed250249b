//! Papers and files: slips, what comes into the vault, what leaves it.

use std::path::PathBuf;

use crate::domain::id::Id;
use crate::letters::code::Token;
use crate::words::Lang;

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
