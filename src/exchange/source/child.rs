//! The process that reads: it shuts itself in before it looks at the file, which is its standard
//! input, and says rows on its standard output.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::ExitCode;

use super::book::{self, Rows};
use super::frame::{About, Out};
use super::sniff::{self, Form};
use crate::domain::problem::Problem;
use crate::exchange::ExchangeError;
use crate::exchange::table::Table;

/// The first argument that makes the program a reader.
pub const ARGUMENT: &str = "read-table";
/// Address space it may have, in bytes.
pub(super) const MEMORY: u64 = 512 << 20;
/// Seconds of processor it may use.
pub(super) const CPU_SECS: u64 = 60;
/// Rows between two words about how far it is.
const PACE: u64 = 500;

/// Reads the table that is the standard input; `sheet` is the second argument.
pub fn read_table(sheet: Option<&str>) -> ExitCode {
    let Ok(file) = confine().and_then(|()| standard_input()) else {
        return ExitCode::FAILURE;
    };
    serve(file, sheet.and_then(|sheet| sheet.parse().ok()), io::stdout());
    ExitCode::SUCCESS
}

/// Little memory, little time, no file written, none opened, no picture of its memory left.
fn confine() -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        for (resource, most) in [
            (Resource::As, MEMORY),
            (Resource::Cpu, CPU_SECS),
            (Resource::Fsize, 0),
            (Resource::Core, 0),
            (Resource::Nofile, 8),
        ] {
            // A second later the system kills what does not hear that its time is over.
            let maximum = if resource == Resource::Cpu { most + 1 } else { most };
            setrlimit(resource, Rlimit { current: Some(most), maximum: Some(maximum) })?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd as _;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle as _;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

/// Reads the table in a file and says its rows; whoever hears may stop hearing.
pub fn serve(file: File, sheet: Option<usize>, to: impl Write) {
    let mut out = Out::new(to);
    let ended = match told(file, sheet, &mut out) {
        Ok(()) => out.end(),
        Err(Stop::Refused(problem)) => out.fault(&problem),
        Err(Stop::Unheard) => Ok(()),
    };
    // Nobody hears: then there is nobody to tell.
    let _ = ended;
}

/// The file cannot be read; which one, whoever hears this knows.
pub(super) fn unread() -> Problem {
    Problem::new("exchange-file-failed").with("file", "")
}

/// Why it stops before the end.
pub(super) enum Stop {
    /// The table cannot be read.
    Refused(Problem),
    /// Nobody takes what it says.
    Unheard,
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl From<ExchangeError> for Stop {
    fn from(error: ExchangeError) -> Self {
        Self::Refused(match error {
            ExchangeError::Table(problem) => problem,
            _ => unread(),
        })
    }
}

/// Says the rows of whatever the file is.
fn told<W: Write>(mut file: File, sheet: Option<usize>, out: &mut Out<W>) -> Result<(), Stop> {
    let failed = |_: io::Error| Stop::Refused(unread());
    let form = sniff::form(&mut file).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    if form == Form::Text {
        return text(file, out);
    }
    if form == Form::Other(sniff::LOCKED) {
        return Err(Problem::new("exchange-book-locked").into());
    }
    if let Form::Other(what) = form {
        return Err(Problem::new("exchange-not-a-table").with("what", what).into());
    }
    let (hash, size) = fingerprint(&mut file).map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let about = About { form: form.key().to_owned(), hash, size, ..About::default() };
    book::read(form, file, sheet, &about, &mut Rows::new(out))
}

/// A text with separators.
fn text<W: Write>(file: File, out: &mut Out<W>) -> Result<(), Stop> {
    let unheard = |_: io::Error| Stop::Unheard;
    let mut table = Table::over(Path::new(""), file)?;
    let about = About {
        form: Form::Text.key().to_owned(),
        encoding: table.encoding().to_owned(),
        separator: table.separator().to_string(),
        hash: table.hash().to_owned(),
        size: table.progress().1,
        ..About::default()
    };
    out.about(&about).map_err(unheard)?;
    let mut rows = 0_u64;
    while let Some(record) = table.next_row()? {
        let (line, (text, ends)) = (record.line, record.parts());
        out.row(line, text, ends).map_err(unheard)?;
        rows += 1;
        if rows.is_multiple_of(PACE) {
            let (done, whole) = table.progress();
            out.step(done, whole).map_err(unheard)?;
        }
    }
    let (done, whole) = table.progress();
    out.step(done, whole).map_err(unheard)
}

fn fingerprint(file: &mut File) -> io::Result<(String, u64)> {
    let mut hasher = blake3::Hasher::new();
    let (mut chunk, mut size) = (vec![0; 1 << 16], 0);
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            return Ok((hasher.finalize().to_hex().to_string(), size));
        }
        hasher.update(chunk.get(..count).unwrap_or_default());
        size += count as u64;
    }
}
