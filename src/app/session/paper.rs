//! Papers that leave the vault as a file where somebody says: each one an entry of the journal.

use std::fs::OpenOptions;
use std::io::Write as _;

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::problem::Problem;
use crate::store::Op;
use crate::ui::command::Paper;

impl Session {
    /// Writes a paper to a new file, readable by its owner alone. What is there already is never
    /// written over.
    pub(in crate::app) fn keep_file(&mut self, paper: &Paper) -> Result<Done, Refusal> {
        let problem = |word| Refusal::Problems(vec![Problem::new(word).at("path")]);
        let known = paper.path.parent().is_some_and(std::path::Path::is_dir);
        if !known || paper.path.file_name().is_none() || paper.path.is_dir() {
            return Err(problem("problem-file-place"));
        }
        if paper.path.exists() {
            return Err(problem("problem-file-there"));
        }
        // Noted first: nothing leaves without its entry.
        let by = self.me.id;
        let record = paper.record.unwrap_or(by);
        let facts = [
            ("what", paper.what.to_owned()),
            ("rows", paper.count.to_string()),
            ("names", u8::from(paper.names).to_string()),
            ("file_hash", blake3::hash(&paper.bytes).to_hex().to_string()),
        ];
        let ((), changed) = self
            .store
            .transact(Op::Export, Some(by), "", |w| w.note(Op::Export.key(), record, &facts))?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&paper.path).and_then(|mut file| {
            file.write_all(&paper.bytes)?;
            file.sync_all()
        });
        if written.is_err() {
            return Err(problem("problem-file-write"));
        }
        // There is nothing to take back: the file is out.
        let changed = crate::store::Changed { batch: None, ..changed };
        Ok(Done { changed, word: "agenda-file-kept", ..Done::default() })
    }
}
