//! Reads a table of cells from a file as people save it: UTF-8 with or without
//! a mark, UTF-16, Windows-1252, parted by commas, semicolons, tabs or bars.
//! The file is streamed, never held; a broken one is refused with the line.

mod probe;
mod separator;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use encoding_rs::{CoderResult, Decoder};

use self::probe::Probe;
use super::ExchangeError;

/// Bytes of one cell: more is not a cell but a broken file.
pub(super) const MOST_BYTES: usize = 1 << 16;
/// Cells of one row.
pub(super) const MOST_CELLS: usize = 512;
/// Bytes read and decoded at once.
const CHUNK: usize = 1 << 16;

/// A table being read.
pub struct Table {
    path: PathBuf,
    probe: Probe,
    source: File,
    taken: u64,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_from: usize,
    text: Vec<u8>,
    at: usize,
    ended: bool,
    separator: u8,
    line: u64,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Record<'a> {
    /// The line it begins on, counted from 1.
    pub line: u64,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Record<'a> {
    /// A row of which each cell ends where `ends` says.
    pub(super) fn new(line: u64, text: &'a str, ends: &'a [usize]) -> Self {
        Self { line, text, ends }
    }

    /// Its whole text, and where each cell ends in it.
    pub(super) fn parts(self) -> (&'a str, &'a [usize]) {
        (self.text, self.ends)
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True when nothing stands in any cell.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// A cell; empty when the row is shorter.
    pub fn cell(&self, at: usize) -> &'a str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(at).copied().unwrap_or_default();
        self.text.get(start.unwrap_or_default()..end).unwrap_or_default()
    }

    /// The cells in order.
    pub fn cells(self) -> impl Iterator<Item = &'a str> + Clone {
        (0..self.len()).map(move |at| self.cell(at))
    }
}

/// Where the reading of a cell stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    Closed,
    Return,
}

impl Table {
    /// Opens a table; the file is looked through once for its encoding and fingerprint.
    pub fn open(path: &Path) -> Result<Self, ExchangeError> {
        Self::over(path, File::open(path).map_err(ExchangeError::of_file(path))?)
    }

    /// The table in a file that is open, at its start; the path is named in complaints only.
    pub(super) fn over(path: &Path, mut source: File) -> Result<Self, ExchangeError> {
        let probe = Probe::of(&mut source).map_err(ExchangeError::of_file(path))?;
        let start = SeekFrom::Start(probe.mark);
        source.seek(start).map_err(ExchangeError::of_file(path))?;
        let mut table = Self {
            path: path.to_path_buf(),
            taken: probe.mark,
            decoder: probe.encoding.new_decoder_without_bom_handling(),
            probe,
            source,
            raw: Vec::new(),
            raw_from: 0,
            text: Vec::new(),
            at: 0,
            ended: false,
            separator: b',',
            line: 1,
            cells: Vec::new(),
            ends: Vec::new(),
        };
        table.fill()?;
        table.separator = table.find_separator();
        Ok(table)
    }

    /// The name of the encoding.
    pub fn encoding(&self) -> &'static str {
        self.probe.encoding.name()
    }

    /// The sign that parts its cells.
    pub(super) fn separator(&self) -> char {
        char::from(self.separator)
    }

    /// The fingerprint of the file.
    pub fn hash(&self) -> &str {
        &self.probe.hash
    }

    /// Bytes read so far and in all.
    pub fn progress(&self) -> (u64, u64) {
        (self.taken, self.probe.size)
    }

    /// The next row; `None` at the end. Blank lines are passed over.
    pub fn next_row(&mut self) -> Result<Option<Record<'_>>, ExchangeError> {
        loop {
            let line = self.line;
            if !self.read_record()? {
                return Ok(None);
            }
            let blank = self.ends.len() == 1 && self.cells.iter().all(u8::is_ascii_whitespace);
            if blank {
                continue;
            }
            let text = std::str::from_utf8(&self.cells)
                .map_err(|_| ExchangeError::at_line("exchange-table-encoding", line))?;
            return Ok(Some(Record { line, text, ends: &self.ends }));
        }
    }

    /// Reads the bytes of one row; false at the end of the file.
    fn read_record(&mut self) -> Result<bool, ExchangeError> {
        self.cells.clear();
        self.ends.clear();
        let (mut state, mut opened, mut begun) = (State::Start, 0, 0);
        loop {
            if self.at >= self.text.len() {
                if !self.fill()? {
                    break;
                }
                continue;
            }
            let Some(byte) = self.text.get(self.at).copied() else { break };
            self.at += 1;
            if state == State::Return && byte != b'\n' {
                return Err(ExchangeError::at_line("exchange-table-return", self.line));
            }
            match (state, byte) {
                (_, 0) => return Err(ExchangeError::at_line("exchange-table-nul", self.line)),
                (State::Quoted, b'"') => state = State::Closed,
                (State::Quoted, _) => {
                    self.line += u64::from(byte == b'\n');
                    self.cells.push(byte);
                }
                (State::Closed, b'"') => {
                    self.cells.push(byte);
                    state = State::Quoted;
                }
                (State::Start, b'"') => (state, opened) = (State::Quoted, self.line),
                (_, b'\n') => {
                    self.line += 1;
                    self.ends.push(self.cells.len());
                    return Ok(true);
                }
                (_, b'\r') => state = State::Return,
                (_, _) if byte == self.separator => {
                    self.ends.push(self.cells.len());
                    (state, begun) = (State::Start, self.cells.len());
                    if self.ends.len() >= MOST_CELLS {
                        return Err(ExchangeError::at_line("exchange-table-wide", self.line));
                    }
                }
                (State::Closed, _) => {
                    return Err(ExchangeError::at_line("exchange-table-quote", self.line));
                }
                (_, _) => {
                    self.cells.push(byte);
                    state = State::Plain;
                }
            }
            if self.cells.len() - begun > MOST_BYTES {
                let line = if state == State::Quoted { opened } else { self.line };
                return Err(ExchangeError::at_line("exchange-table-long", line));
            }
        }
        if state == State::Quoted {
            return Err(ExchangeError::at_line("exchange-table-unclosed", opened));
        }
        if state == State::Start && self.ends.is_empty() {
            return Ok(false);
        }
        self.ends.push(self.cells.len());
        Ok(true)
    }

    /// Decodes the next bytes; false when there are none.
    fn fill(&mut self) -> Result<bool, ExchangeError> {
        if self.ended {
            return Ok(false);
        }
        if self.raw_from >= self.raw.len() {
            self.raw.resize(CHUNK, 0);
            let count =
                self.source.read(&mut self.raw).map_err(ExchangeError::of_file(&self.path))?;
            self.raw.truncate(count);
            self.raw_from = 0;
            self.taken += u64::try_from(count).unwrap_or_default();
        }
        let raw = self.raw.get(self.raw_from..).unwrap_or_default();
        let last = raw.is_empty();
        self.text.resize(CHUNK * 3, 0);
        let (result, read, written, bad) = self.decoder.decode_to_utf8(raw, &mut self.text, last);
        if bad {
            return Err(ExchangeError::at_line("exchange-table-encoding", self.line));
        }
        self.raw_from += read;
        self.text.truncate(written);
        self.at = 0;
        self.ended = last && result == CoderResult::InputEmpty;
        Ok(true)
    }

    /// The sign that parts the cells: the one that most of the first lines have as often as one
    /// another, or that the first line names.
    fn find_separator(&mut self) -> u8 {
        if let Some(&[b's', b'e', b'p', b'=', sign, ..]) = self.text.get(..6)
            && !sign.is_ascii_alphanumeric()
        {
            self.at = self.text.iter().position(|b| *b == b'\n').map_or(5, |end| end + 1);
            self.line += 1;
            return sign;
        }
        separator::find(&self.text)
    }
}

#[cfg(test)]
mod tests;
