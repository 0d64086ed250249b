//! The rows that were not taken, as a table to be corrected: the same columns, and one more that
//! says what is wrong. Brought in again, that one means nothing and is passed over.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::cell::guarded;
use super::source::Source;
use super::{Errand, ExchangeError, Step};
use crate::domain::import::Refused;
use crate::words::tr;

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
        mut source: Source,
        refused: &[Refused],
        errand: &Errand<'_>,
    ) -> Result<Self, ExchangeError> {
        let mut name = file.file_name().unwrap_or_default().to_os_string();
        name.push(".unfinished");
        let rest = Self { fresh: file.with_file_name(name), file: file.to_owned() };
        let failed = |error: csv::Error| ExchangeError::of_file(file)(error.into());
        let mut out = BufWriter::new(rest.made()?);
        // The mark by which table programs know the encoding.
        out.write_all(b"\xef\xbb\xbf").map_err(ExchangeError::of_file(file))?;
        let mut table = csv::WriterBuilder::new().flexible(true).from_writer(out);
        let by_line: HashMap<u64, &Refused> = refused.iter().map(|row| (row.line, row)).collect();
        let mut rows = 0_u64;
        while let Some(record) = source.next_row()? {
            rows += 1;
            let said = match by_line.get(&record.line) {
                _ if rows == 1 => tr("exchange-rest-heading"),
                Some(row) => sentences(row),
                None => continue,
            };
            let cells = record.cells().map(|cell| super::cell::bare(cell).to_owned());
            let cells = cells.chain(std::iter::once(said));
            table.write_record(cells.map(|cell| guarded(&cell).into_owned())).map_err(failed)?;
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

/// All that is wrong with a row, in a line.
fn sentences(row: &Refused) -> String {
    let said = row.complaints.iter().map(|(column, problem)| match column.as_str() {
        "" => problem.sentence(),
        column => format!("{column} – {}", problem.sentence()),
    });
    said.collect::<Vec<_>>().join(" ")
}
