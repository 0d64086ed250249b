//! The whole check of a vault: the file page by page, the chain of the journal,
//! the tables against what the journal says, and every photo and document against its hash. Each finding names its place.

use std::path::Path;

use super::content::{self, Fault};
use super::journal::chain::{self, Break};
use super::journal::rebuild::{self, Difference};
use super::vault::DATABASE_FILE;
use super::{Keys, Store, StoreError, connection, upgrade};
use crate::words;

/// Something wrong with a vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A page or a structure of the file is damaged; what the check says.
    Damaged {
        /// Which file.
        file: String,
        /// What was said of it: codes and page numbers only.
        detail: String,
    },
    /// The journal is not whole.
    Journal(Break),
    /// A table is not what the journal says.
    Table(Difference),
    /// A photo or document is not what it was, or is missing.
    Content(Fault),
}

/// What a check read and found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Journal entries read.
    pub entries: u64,
    /// Records compared.
    pub records: u64,
    /// What is wrong; empty when all is well.
    pub findings: Vec<Finding>,
}

impl Finding {
    /// What is wrong and where, in a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Damaged { file, detail } => {
                words::tr_with("check-damaged", &[("file", file), ("detail", detail)])
            }
            Self::Journal(Break::Missing { seq }) => {
                words::tr_with("check-missing", &[("seq", &seq.to_string())])
            }
            Self::Journal(Break::Changed { seq }) => {
                words::tr_with("check-changed", &[("seq", &seq.to_string())])
            }
            Self::Journal(Break::Emptied { seq }) => {
                words::tr_with("check-emptied", &[("seq", &seq.to_string())])
            }
            Self::Journal(Break::Shortened { wanted, found }) => words::tr_with(
                "check-shortened",
                &[("wanted", &wanted.to_string()), ("found", &found.to_string())],
            ),
            Self::Table(Difference { table, record, key }) => words::tr_with(
                "check-differs",
                &[("table", table), ("record", &record.to_string()), ("key", key)],
            ),
            Self::Content(Fault::Changed { hash }) => {
                words::tr_with("check-content-changed", &[("hash", hash)])
            }
            Self::Content(Fault::Missing { table, record }) => words::tr_with(
                "check-content-missing",
                &[("table", table), ("record", &record.to_string())],
            ),
        }
    }
}

/// Checks the vault in a folder, on fresh connections: one bad page would
/// poison a connection that is in use.
pub fn check(folder: &Path, keys: &Keys) -> Result<Report, StoreError> {
    let path = folder.join(DATABASE_FILE);
    let mut report = Report::default();
    for found in connection::integrity(&path, &keys.database, upgrade::NEWEST)? {
        let (file, detail) = (DATABASE_FILE.to_owned(), found.detail);
        report.findings.push(Finding::Damaged { file, detail });
    }
    if !report.findings.is_empty() {
        return Ok(report);
    }
    let db = connection::open_read_only(&path, &keys.database, upgrade::NEWEST)?;
    let walk = chain::walk(&db)?;
    report.entries = walk.entries;
    report.findings.extend(walk.breaks.into_iter().map(Finding::Journal));
    let comparison = rebuild::compare(&db)?;
    report.records = comparison.records;
    report.findings.extend(comparison.differences.into_iter().map(Finding::Table));
    report.findings.extend(content::check(&db)?.into_iter().map(Finding::Content));
    Ok(report)
}

impl Store {
    /// Checks the journal and the tables of the open vault, without the pages.
    pub fn check_tables(&self) -> Result<Report, StoreError> {
        let walk = chain::walk(&self.db)?;
        let comparison = rebuild::compare(&self.db)?;
        let journal = walk.breaks.into_iter().map(Finding::Journal);
        let tables = comparison.differences.into_iter().map(Finding::Table);
        let contents = content::check(&self.db)?.into_iter().map(Finding::Content);
        let findings = journal.chain(tables).chain(contents).collect();
        Ok(Report { entries: walk.entries, records: comparison.records, findings })
    }
}
