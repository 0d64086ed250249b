//! Writes what leaves the vault: tables, a workbook or one object, with names or without, in the
//! clear or under a password. Rows are read on this thread and written on another; with a password
//! nothing lies on the disk but what is encrypted. The file gets its name when all of it is there
//! and the journal says so; until then, and whenever it is stopped, there is none.

mod beside;
mod csv;
mod json;
mod made;
mod out;
#[cfg(test)]
mod tests;
mod xlsx;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use zeroize::Zeroizing;

use self::made::{Maker, Secret};
use self::out::{Layout, Out};
use super::{Errand, ExchangeError, Step};
use crate::domain::export::{Column, Format, Sheet, Spec};
use crate::domain::problem::Problem;
use crate::store::Reader;
use crate::store::case::Office;
use crate::store::list::Numbers;

/// What is to be written.
pub struct Ask<'a> {
    /// As what, with which columns.
    pub spec: &'a Spec,
    /// Whom; everybody when absent.
    pub whom: Option<&'a Numbers>,
    /// The names that the office goes by.
    pub office: &'a Office,
    /// The day that ages are counted to.
    pub today: NaiveDate,
    /// With it all goes into an archive that only it opens.
    pub password: Option<&'a Zeroizing<String>>,
}

/// What came of an export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// People it is of.
    pub people: u64,
    /// Rows of all tables.
    pub rows: u64,
    /// Columns of all tables.
    pub columns: usize,
    /// Fingerprint of the file.
    pub hash: String,
    /// Whether it is under a password.
    pub sealed: bool,
}

/// Rows between two words to whoever waits.
const PACE: u64 = 1_000;
/// Rows that a sheet of a workbook holds, besides its heading.
const MOST_ROWS: u64 = 1_048_575;

/// An export that was written under another name and is not yet in its place.
pub struct Written {
    report: Report,
    fresh: PathBuf,
    file: PathBuf,
    replaces: bool,
}

impl Written {
    /// What was written.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Gives the file its name. What is there already is never written over.
    pub fn settle(mut self) -> Result<Report, ExchangeError> {
        let there = |_| ExchangeError::Table(Problem::new("problem-file-there").at("path"));
        if !self.replaces {
            // Takes the name, so that nobody else has it meanwhile.
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true).open(&self.file).map_err(there)?;
        }
        if let Err(error) = fs::rename(&self.fresh, &self.file) {
            if !self.replaces {
                fs::remove_file(&self.file).ok();
            }
            return Err(ExchangeError::File(self.file.clone(), error));
        }
        Ok(std::mem::take(&mut self.report))
    }

    /// The name may be taken already: the file there is replaced.
    #[must_use]
    pub fn replacing(mut self) -> Self {
        self.replaces = true;
        self
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        // Not settled: what was written goes away. Settled: there is nothing left under this name.
        fs::remove_file(&self.fresh).ok();
    }
}

/// Writes beside `file`; it gets its name when the caller has noted it.
pub fn write(
    reader: &Reader,
    ask: &Ask<'_>,
    file: &Path,
    errand: &Errand<'_>,
) -> Result<Written, ExchangeError> {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".unfinished");
    let fresh = file.with_file_name(name);
    let mut written =
        Written { report: Report::default(), fresh, file: file.to_path_buf(), replaces: false };
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let layout = match (ask.spec.format, ask.password) {
        (Format::Xlsx, None) => Layout::Book,
        (Format::Xlsx, Some(password)) => Layout::SealedBook(password, format!("{stem}.xlsx")),
        (Format::Json, None) => Layout::Single,
        (_, None) if ask.spec.is_single() => Layout::Single,
        (_, password) => Layout::Archive(password),
    };
    let mut report =
        out::beside(&written.fresh, layout, |out| encode(reader, ask, &stem, out, errand))?;
    report.hash = out::fingerprint(&written.fresh)?;
    report.sealed = ask.password.is_some();
    written.report = report;
    Ok(written)
}

/// One table of the file being written.
trait Table {
    /// Begins it.
    fn begin(&mut self, out: &mut Out<'_>, heading: &[String]) -> Result<(), ExchangeError>;
    /// One row.
    fn row(&mut self, out: &mut Out<'_>, cells: &[made::Shown<'_>]) -> Result<(), ExchangeError>;
    /// Ends it.
    fn end(&mut self, out: &mut Out<'_>) -> Result<(), ExchangeError>;
}

/// Everything in its order: the tables, then what they mean and what was taken out.
fn encode(
    reader: &Reader,
    ask: &Ask<'_>,
    stem: &str,
    out: &mut Out<'_>,
    errand: &Errand<'_>,
) -> Result<Report, ExchangeError> {
    let spec = ask.spec;
    let sheets = spec.sheets();
    let people = reader.count_of(ask.whom)?;
    let mut report = Report { people, columns: spec.width(), ..Report::default() };
    let secret = Secret::new()?;
    let whole = people * u64::try_from(sheets.len()).unwrap_or(1);
    let mut writer = Writer::new(spec, stem);
    writer.open(out, ask)?;
    for (place, (sheet, columns)) in sheets.iter().enumerate() {
        let heading: Vec<String> = columns.iter().map(|column| spec.heading(column)).collect();
        writer.begin(out, *sheet, &heading)?;
        let before = people * u64::try_from(place).unwrap_or_default();
        let mut rows = 0;
        if *sheet == Sheet::Register && spec.format == Format::Csv {
            report.rows += in_halves(reader, ask, (columns, secret), out, |done| {
                let done = before + done.min(people);
                errand.step(Step { rows: report.rows + done, done, whole })
            })?;
            continue;
        }
        let mut maker = Maker::new(columns, ask, secret);
        reader.sheet(*sheet, columns, ask.whom, |line| {
            maker.row(line, |cells| writer.row(out, cells))?;
            rows += 1;
            if rows > MOST_ROWS && spec.format == Format::Xlsx {
                return Err(ExchangeError::Table(Problem::new("export-too-long")));
            }
            if rows % PACE == 0 {
                let done = before + rows.min(people);
                errand.step(Step { rows: report.rows + rows, done, whole })?;
            }
            Ok::<(), ExchangeError>(())
        })?;
        writer.end(out)?;
        report.rows += rows;
        errand.step(Step { rows: report.rows, done: before + people, whole })?;
    }
    if !spec.is_single() || ask.password.is_some() {
        beside::write(&mut writer, out, ask)?;
    }
    writer.close(out)?;
    Ok(report)
}

/// The register as lines: half of them made aside and held in memory until their turn comes.
/// Returns how many there are; `step` is told how many are about made.
fn in_halves(
    reader: &Reader,
    ask: &Ask<'_>,
    (columns, secret): (&[&Column], Secret),
    out: &mut Out<'_>,
    mut step: impl FnMut(u64) -> Result<(), ExchangeError>,
) -> Result<u64, ExchangeError> {
    let (mut makes, mut makes_aside) =
        (Maker::new(columns, ask, secret), Maker::new(columns, ask, secret));
    let (mut rows, mut rows_aside, mut held) = (0, 0, Vec::new());
    let stopped = AtomicBool::new(false);
    reader.register_in_halves(
        columns,
        ask.whom,
        |line| {
            rows += 1;
            let made = makes.row(line, |cells| {
                csv::line(&mut out.bytes, cells);
                out.flow()
            });
            let made = made.and_then(|()| if rows % PACE == 0 { step(2 * rows) } else { Ok(()) });
            made.inspect_err(|_| stopped.store(true, Ordering::Relaxed))
        },
        |line| {
            if stopped.load(Ordering::Relaxed) {
                return Err(ExchangeError::Cancelled);
            }
            rows_aside += 1;
            makes_aside.row(line, |cells| {
                csv::line(&mut held, cells);
                Ok(())
            })
        },
    )?;
    for piece in held.chunks(1 << 18) {
        out.bytes.extend_from_slice(piece);
        out.flow()?;
    }
    let rows = rows + rows_aside;
    step(rows)?;
    Ok(rows)
}

/// What writes tables in the form asked for.
enum Writer {
    Csv(csv::Tables),
    Xlsx(xlsx::Book),
    Json(json::Object),
}

impl Writer {
    fn new(spec: &Spec, stem: &str) -> Self {
        match spec.format {
            Format::Csv => Self::Csv(csv::Tables::new(spec.words)),
            Format::Xlsx => Self::Xlsx(xlsx::Book::default()),
            Format::Json => Self::Json(json::Object::new(stem)),
        }
    }

    fn open(&mut self, out: &mut Out<'_>, ask: &Ask<'_>) -> Result<(), ExchangeError> {
        match self {
            Self::Json(object) => object.open(out, ask),
            Self::Csv(_) | Self::Xlsx(_) => Ok(()),
        }
    }

    fn begin(
        &mut self,
        out: &mut Out<'_>,
        sheet: Sheet,
        heading: &[String],
    ) -> Result<(), ExchangeError> {
        self.begin_named(out, sheet.key(), &sheet.label(), heading)
    }

    fn begin_named(
        &mut self,
        out: &mut Out<'_>,
        key: &str,
        label: &str,
        heading: &[String],
    ) -> Result<(), ExchangeError> {
        match self {
            Self::Csv(tables) => {
                csv::Tables::name(out, key)?;
                tables.begin(out, heading)
            }
            Self::Xlsx(book) => {
                book.name(out, label)?;
                book.begin(out, heading)
            }
            Self::Json(object) => {
                object.name(key);
                object.begin(out, heading)
            }
        }
    }

    fn row(&mut self, out: &mut Out<'_>, cells: &[made::Shown<'_>]) -> Result<(), ExchangeError> {
        match self {
            Self::Csv(tables) => tables.row(out, cells),
            Self::Xlsx(book) => book.row(out, cells),
            Self::Json(object) => object.row(out, cells),
        }
    }

    fn end(&mut self, out: &mut Out<'_>) -> Result<(), ExchangeError> {
        match self {
            Self::Csv(tables) => tables.end(out),
            Self::Xlsx(book) => book.end(out),
            Self::Json(object) => object.end(out),
        }
    }

    fn close(&mut self, out: &mut Out<'_>) -> Result<(), ExchangeError> {
        match self {
            Self::Csv(_) => Ok(()),
            Self::Xlsx(book) => book.close(out),
            Self::Json(_) => {
                json::Object::close(out);
                Ok(())
            }
        }
    }
}
