//! Writes the register as a table that import reads back unchanged. With names
//! it is a plain file: whoever asks for it is told so. No cell is a formula.

use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Column;
use super::place::Names;
use crate::domain::value::{Keyed, Value};
use crate::exchange::cell::guarded;
use crate::exchange::{Errand, ExchangeError, Step};
use crate::store::Reader;
use crate::store::register::WIDTH;

/// What came of an export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// People written.
    pub rows: u64,
    /// Columns written.
    pub columns: usize,
    /// Fingerprint of the file.
    pub hash: String,
}

/// Rows between two words to whoever waits.
const PACE: u64 = 500;

/// A table that has been written under another name and is not yet in its place.
pub struct Written {
    report: Report,
    fresh: PathBuf,
    file: PathBuf,
}

/// Writes the register beside `file`; it gets its name when the caller has noted it.
pub fn write(reader: &Reader, file: &Path, errand: &Errand<'_>) -> Result<Written, ExchangeError> {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".unfinished");
    let fresh = file.with_file_name(name);
    let mut written = Written { report: Report::default(), fresh, file: file.to_path_buf() };
    written.report = write_to(reader, &written.fresh, errand)?;
    Ok(written)
}

impl Written {
    /// What was written.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Gives the file its name.
    pub fn settle(mut self) -> Result<Report, ExchangeError> {
        fs::rename(&self.fresh, &self.file).map_err(ExchangeError::of_file(&self.file))?;
        Ok(std::mem::take(&mut self.report))
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        // Not settled: what was written goes away. Settled: there is nothing left under this name.
        fs::remove_file(&self.fresh).ok();
    }
}

fn write_to(reader: &Reader, path: &Path, errand: &Errand<'_>) -> Result<Report, ExchangeError> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(ExchangeError::of_file(path))?;
    let out = Hashed { inner: BufWriter::new(file), hasher: blake3::Hasher::new() };
    let mut table = csv::Writer::from_writer(out);
    let failed = |error: csv::Error| ExchangeError::of_file(path)(error.into());
    table.write_record(Column::KEYS).map_err(failed)?;
    let whole = reader.count(crate::domain::kind::Kind::Person)?;
    let mut names = Names::default();
    let mut rows = 0;
    reader.register(|line| {
        for (column, value) in Column::ALL.iter().zip(cells(line, &mut names)) {
            debug_assert!((*column as usize) < WIDTH);
            table.write_field(guarded(&value).as_ref()).map_err(failed)?;
        }
        table.write_record(None::<&[u8]>).map_err(failed)?;
        rows += 1;
        if rows % PACE == 0 {
            errand.step(Step { rows, done: rows, whole })?;
        }
        Ok::<(), ExchangeError>(())
    })?;
    let out =
        table.into_inner().map_err(|error| ExchangeError::of_file(path)(error.into_error()))?;
    let hash = out.hasher.finalize().to_hex().to_string();
    let file =
        out.inner.into_inner().map_err(|error| ExchangeError::of_file(path)(error.into_error()))?;
    file.sync_all().map_err(ExchangeError::of_file(path))?;
    errand.step(Step { rows, done: rows, whole })?;
    Ok(Report { rows, columns: Column::ALL.len(), hash })
}

/// The cells of a line, each as import reads it.
fn cells(line: &[Value; WIDTH], names: &mut Names) -> Vec<String> {
    let text = |column: Column| line.get(column as usize).map(plain).unwrap_or_default();
    let region = text(Column::RegionOrigin);
    let birth = text(Column::BirthDate);
    let by_year = birth.len() == 4;
    let shown = |column: &Column| match column {
        Column::BirthDate if by_year => String::new(),
        Column::BirthYear => birth.clone().split_off(if by_year { 0 } else { birth.len() }),
        Column::CercleOrigin => names.show(*column, &text(*column), &region),
        Column::RegionOrigin | Column::TransitPoint => names.show(*column, &text(*column), ""),
        column if column.list().is_some() => names.show(*column, &text(*column), ""),
        column => text(*column),
    };
    Column::ALL.iter().map(shown).collect()
}

fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Int(number) => number.to_string(),
        Value::Nothing | Value::Sealed(_) => String::new(),
    }
}

/// What is written, with its fingerprint on the way.
struct Hashed<W> {
    inner: W,
    hasher: blake3::Hasher,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hasher.update(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
