//! A table that may be anything is read by a process of its own: with bounded memory and time, no
//! key in it, nothing it could write to. It is given the open file and hands back rows of text;
//! what it says is checked here once more. Whatever stands in the file, at worst that process
//! dies, and a sentence says of what.

mod book;
mod child;
mod frame;
mod guard;
mod sniff;
#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::thread::JoinHandle;

pub use self::child::{ARGUMENT, read_table, serve};
pub use self::frame::About;
use self::frame::{Frame, Frames};
use super::ExchangeError;
use super::table::Record;
use crate::domain::problem::Problem;

/// The program that is started to read a table; without one, a thread reads.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From now on tables are read by a process of this program. What starts here (tests, benches)
/// without being the program reads on a thread, the same way but for the limits.
pub fn read_with(program: PathBuf) {
    // Named once at the start; a second time it is the same.
    let _ = PROGRAM.set(program);
}

/// A table being read.
pub struct Source {
    path: PathBuf,
    about: About,
    frames: Frames<BufReader<Box<dyn Read + Send>>>,
    worker: Worker,
    done: (u64, u64),
    ended: bool,
    /// Cells that a row has at least: a workbook tells none behind the last that is filled.
    width: usize,
    ends: Vec<usize>,
}

/// Who reads.
enum Worker {
    Process(Child),
    Thread(Option<JoinHandle<()>>),
}

impl Source {
    /// Opens a table; of a workbook the sheet with this number from 0, the first without one.
    pub fn open(path: &Path, sheet: Option<usize>) -> Result<Self, ExchangeError> {
        let file = File::open(path).map_err(ExchangeError::of_file(path))?;
        // A pipe or a device has no end.
        let is_file = file.metadata().map_err(ExchangeError::of_file(path))?.is_file();
        if !is_file {
            return Err(ExchangeError::Table(Problem::new("exchange-not-a-file")));
        }
        let (worker, from) = start(file, sheet).map_err(ExchangeError::of_file(path))?;
        let mut source = Self {
            path: path.to_owned(),
            about: About::default(),
            frames: Frames::new(BufReader::with_capacity(1 << 16, from)),
            worker,
            done: (0, 0),
            ended: false,
            width: 0,
            ends: Vec::new(),
        };
        match source.frames.hear() {
            Some(Frame::About(about)) => source.about = about,
            Some(Frame::Fault(problem)) => return Err(source.refused(problem)),
            _ => return Err(source.died()),
        }
        Ok(source)
    }

    /// What the file is.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// How it is encoded.
    pub fn encoding(&self) -> &str {
        &self.about.encoding
    }

    /// The fingerprint of the file.
    pub fn hash(&self) -> &str {
        &self.about.hash
    }

    /// Parts read so far and in all.
    pub fn progress(&self) -> (u64, u64) {
        self.done
    }

    /// The next row; `None` at the end. Blank rows are passed over.
    pub fn next_row(&mut self) -> Result<Option<Record<'_>>, ExchangeError> {
        Ok(if self.advance()? { self.row() } else { None })
    }

    /// The row of the headings: the one on this line or after it, the first without one. In a
    /// workbook the rows after it have as many cells, or more.
    pub fn heading(&mut self, line: Option<u64>) -> Result<Option<Record<'_>>, ExchangeError> {
        let mut width = None;
        while width.is_none() && self.advance()? {
            let row = self.frames.row().filter(|row| line.is_none_or(|line| row.line >= line));
            width = row.map(|row| row.len());
        }
        if let Some(width) = width.filter(|_| self.about.separator.is_empty()) {
            self.width = width;
        }
        Ok(width.and_then(|_| self.frames.row()))
    }

    /// Goes to the next row; false at the end.
    fn advance(&mut self) -> Result<bool, ExchangeError> {
        while !self.ended {
            match self.frames.hear() {
                Some(Frame::Step(done, whole)) => self.done = (done, whole),
                Some(Frame::Row) => return Ok(true),
                Some(Frame::End) => self.ended = true,
                Some(Frame::Fault(problem)) => return Err(self.refused(problem)),
                Some(Frame::About(_)) | None => return Err(self.died()),
            }
        }
        Ok(false)
    }

    fn row(&mut self) -> Option<Record<'_>> {
        let row = self.frames.row()?;
        if row.len() >= self.width {
            return Some(row);
        }
        let (text, ends) = row.parts();
        self.ends.clear();
        self.ends.extend_from_slice(ends);
        self.ends.resize(self.width, text.len());
        Some(Record::new(row.line, text, &self.ends))
    }

    /// What the reader refused, with the file it could not name.
    fn refused(&self, problem: Problem) -> ExchangeError {
        let names_file = problem.word == "exchange-file-failed";
        let file = || self.path.display().to_string();
        let problem = if names_file { problem.with("file", file()) } else { problem };
        ExchangeError::Table(problem)
    }

    /// The reader is gone before the end: why.
    fn died(&mut self) -> ExchangeError {
        let word = match &mut self.worker {
            Worker::Process(child) => {
                let _ = child.kill();
                child.wait().map_or("exchange-reader-broken", cause)
            }
            Worker::Thread(_) => "exchange-reader-broken",
        };
        let memory = (child::MEMORY >> 20).to_string();
        let seconds = child::CPU_SECS.to_string();
        let problem = Problem::new(word).with("memory", memory).with("seconds", seconds);
        ExchangeError::Table(problem)
    }
}

impl Drop for Source {
    /// Nobody waits for the rest.
    fn drop(&mut self) {
        self.frames.close();
        match &mut self.worker {
            Worker::Process(child) => {
                let _ = child.kill();
                let _ = child.wait();
            }
            // It ends because nobody takes its rows any more.
            Worker::Thread(thread) => {
                if let Some(thread) = thread.take() {
                    let _ = thread.join();
                }
            }
        }
    }
}

/// Of what a reader died.
fn cause(status: ExitStatus) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt as _;
        // Memory that is refused aborts; time that is over is a signal of its own, then a kill.
        match status.signal() {
            Some(6) => return "exchange-reader-memory",
            Some(24) => return "exchange-reader-time",
            _ => {}
        }
    }
    let _ = status;
    "exchange-reader-broken"
}

type Started = (Worker, Box<dyn Read + Send>);

fn start(file: File, sheet: Option<usize>) -> std::io::Result<Started> {
    let Some(program) = PROGRAM.get() else {
        let (from, into) = std::io::pipe()?;
        let work = move || child::serve(file, sheet, into);
        let thread = std::thread::Builder::new().name("reader".to_owned()).spawn(work)?;
        return Ok((Worker::Thread(Some(thread)), Box::new(from)));
    };
    // No path and no name among its arguments: everybody on this machine can read those.
    let mut child = Command::new(program)
        .arg(OsStr::new(ARGUMENT))
        .args(sheet.map(|sheet| sheet.to_string()))
        .env_clear()
        .stdin(Stdio::from(file))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let Some(from) = child.stdout.take() else {
        let _ = child.kill();
        return Err(std::io::ErrorKind::BrokenPipe.into());
    };
    Ok((Worker::Process(child), Box::new(from)))
}
