//! The rows that were not taken, as a table to be corrected: the same columns, and one more that
//! says what is wrong. Brought in again, that one means nothing and is passed over.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::cell::guarded;
use super::import::Ask;
use super::source::Source;
use super::table::Record;
use super::{Errand, ExchangeError, Step};
use crate::domain::import::{self as domain, Refused};
use crate::words::{self, Lang, tr};

/// Rows between two words to whoever waits.
const PACE: u64 = 2_000;

/// A table that has been written under another name and is not yet in its place.
pub(super) struct Rest {
    fresh: PathBuf,
    file: PathBuf,
}

impl Rest {
    /// Writes the refused rows of a table beside `file`.
    pub(super) fn write(
        file: &Path,
        ask: &Ask<'_>,
        refused: &[Refused],
        errand: &Errand<'_>,
    ) -> Result<Self, ExchangeError> {
        let mut source = Source::open(ask.file, ask.sheet)?;
        let mut name = file.file_name().unwrap_or_default().to_os_string();
        name.push(".unfinished");
        let rest = Self { fresh: file.with_file_name(name), file: file.to_owned() };
        let failed = |error: csv::Error| ExchangeError::of_file(file)(error.into());
        let mut out = BufWriter::new(rest.made()?);
        // The mark by which table programs know the encoding.
        out.write_all(b"\xef\xbb\xbf").map_err(ExchangeError::of_file(file))?;
        let mut table = csv::WriterBuilder::new();
        table.flexible(true).delimiter(separator(&source.about().separator));
        let mut table = table.from_writer(out);
        let by_line: HashMap<u64, &Refused> = refused.iter().map(|row| (row.line, row)).collect();
        let mut rows = 0_u64;
        let line = ask.reading.and_then(|reading| reading.heading);
        // What was wrong the last time is not said again.
        let mut before = None;
        if let Some(record) = source.heading(line)? {
            let headings: Vec<String> = record.cells().map(|cell| cell.trim().to_owned()).collect();
            let own = domain::own(&headings).len();
            before = (own < headings.len()).then_some(own);
            let heading = row(&record, before, tr("exchange-rest-heading"));
            table.write_record(heading).map_err(failed)?;
        }
        while let Some(record) = source.next_row()? {
            rows += 1;
            if let Some(refused) = by_line.get(&record.line) {
                table.write_record(row(&record, before, sentences(refused))).map_err(failed)?;
            }
            if rows.is_multiple_of(PACE) {
                errand.step(Step { rows, done: rows, whole: 0 })?;
            }
        }
        let mut out =
            table.into_inner().map_err(|error| ExchangeError::of_file(file)(error.into_error()))?;
        out.flush().map_err(ExchangeError::of_file(file))?;
        out.get_ref().sync_all().map_err(ExchangeError::of_file(file))?;
        Ok(rest)
    }

    fn made(&self) -> Result<File, ExchangeError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&self.fresh).map_err(ExchangeError::of_file(&self.file))
    }

    /// Gives the file its name.
    pub(super) fn settle(self) -> Result<(), ExchangeError> {
        fs::rename(&self.fresh, &self.file).map_err(ExchangeError::of_file(&self.file))
    }
}

impl Drop for Rest {
    /// What got no name is taken away again.
    fn drop(&mut self) {
        // It may be in its place already.
        let _ = fs::remove_file(&self.fresh);
    }
}

/// What parts the cells: the same as in the table; of a workbook what a table program of this
/// language expects.
fn separator(own: &str) -> u8 {
    match (own.as_bytes(), words::language()) {
        ([sign @ (b',' | b';' | b'\t' | b'|')], _) => *sign,
        (_, Lang::Fr) => b';',
        (_, Lang::En) => b',',
    }
}

/// The cells of a row, but for the one that said what was wrong before, with what is wrong.
fn row(record: &Record<'_>, before: Option<usize>, said: String) -> Vec<String> {
    let cells = record.cells().enumerate().filter(|(at, _)| Some(*at) != before);
    let cells = cells.map(|(_, cell)| super::cell::bare(cell).to_owned());
    let cells = cells.chain(std::iter::once(said));
    cells.map(|cell| guarded(&cell).into_owned()).collect()
}

/// All that is wrong with a row, in a line.
fn sentences(row: &Refused) -> String {
    let said = row.complaints.iter().map(|fault| match fault.column.as_str() {
        "" => fault.problem.sentence(),
        column => format!("{column} – {}", fault.problem.sentence()),
    });
    said.collect::<Vec<_>>().join(" ")
}
