//! Papers that leave the vault as a file where somebody says: each one an entry of the journal.

use std::fs::OpenOptions;
use std::io::Write as _;

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::disclosure::{self, Disclosure};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::Row;
use crate::store::{Changed, Op, StoreError, Writer};
use crate::ui::command::{HandOver, Paper};

impl Session {
    /// Writes a paper to a new file, readable by its owner alone. What is there already is never
    /// written over.
    pub(in crate::app) fn keep_file(&mut self, paper: &Paper) -> Result<Done, Refusal> {
        may_lie_there(paper)?;
        // Noted first: nothing leaves without its entry.
        let by = self.me.id;
        let ((), changed) =
            self.store.transact(Op::Export, Some(by), "", |w| noted(w, by, paper))?;
        if write(paper).is_err() {
            return Err(trouble("problem-file-write"));
        }
        Ok(out(changed, "agenda-file-kept"))
    }

    /// Writes a paper about a person for that person; the list of who was told what says so.
    pub(in crate::app) fn hand_over(&mut self, over: &HandOver) -> Result<Done, Refusal> {
        let HandOver { paper, case } = over;
        may_lie_there(paper)?;
        self.open_to_me(Kind::Case, *case, &Row::new())?;
        let (by, today) = (self.me.id, self.today());
        let ((), changed) = self.store.transact(Op::Export, Some(by), "", |w| {
            noted(w, by, paper)?;
            w.add(&Disclosure {
                case_id: Some(*case),
                told_on: Some(today),
                told_by: Some(by),
                way: disclosure::TO_PERSON.to_owned(),
                copies: Some(1),
                ..Disclosure::default()
            })?;
            // Last, so that neither the file nor the line is there without the other.
            write(paper)
                .map_err(|_| StoreError::Refused(Problem::new("problem-file-write").at("path")))
        })?;
        Ok(out(changed, "case-held-kept"))
    }
}

fn trouble(word: &'static str) -> Refusal {
    Refusal::Problems(vec![Problem::new(word).at("path")])
}

/// There is nothing to take back: the file is out.
fn out(changed: Changed, word: &'static str) -> Done {
    let changed = Changed { batch: None, ..changed };
    Done { changed, word, ..Done::default() }
}

/// Whether a file may be made where it is to go.
fn may_lie_there(paper: &Paper) -> Result<(), Refusal> {
    let known = paper.path.parent().is_some_and(std::path::Path::is_dir);
    if !known || paper.path.file_name().is_none() || paper.path.is_dir() {
        return Err(trouble("problem-file-place"));
    }
    if paper.path.exists() {
        return Err(trouble("problem-file-there"));
    }
    Ok(())
}

/// The entry of a paper that leaves.
fn noted(w: &mut Writer<'_>, by: Id, paper: &Paper) -> Result<(), StoreError> {
    let facts = [
        ("what", paper.what.to_owned()),
        ("rows", paper.count.to_string()),
        ("names", u8::from(paper.names).to_string()),
        ("file_hash", blake3::hash(&paper.bytes).to_hex().to_string()),
    ];
    w.note(Op::Export.key(), paper.record.unwrap_or(by), &facts)
}

/// Writes the file: a new one, and its owner's alone.
fn write(paper: &Paper) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&paper.path)?;
    file.write_all(&paper.bytes)?;
    file.sync_all()
}
