//! What the reader says and how it is heard: frames of a tag, a length and so many bytes. Whoever
//! hears trusts none of it: lengths are bounded, texts are text, sentences are known ones.

use std::io::{self, BufWriter, Read, Write};

use serde::{Deserialize, Serialize};

use crate::domain::problem::Problem;
use crate::exchange::table::Record;

/// Bytes of one frame: no row of a table that is accepted is longer.
const MOST: u32 = 40 << 20;

/// What the file is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// `csv`, `xlsx`, `xlsb`, `xls` or `ods`, whatever its name ends with.
    pub form: String,
    /// How its text is encoded.
    pub encoding: String,
    /// What parts its cells; empty in a workbook.
    pub separator: String,
    /// The sheets of a workbook; none in a text.
    pub sheets: Vec<String>,
    /// Which of them is read.
    pub sheet: usize,
    /// The fingerprint of the file.
    pub hash: String,
    /// Its bytes.
    pub size: u64,
}

/// One word of the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frame {
    /// What the file is: first.
    About(About),
    /// A row; it lies in [`Frames::row`].
    Row,
    /// So many parts of so many are read.
    Step(u64, u64),
    /// The table cannot be read.
    Fault(Problem),
    /// There is no more: without it the reader died.
    End,
}

/// A fault as it is told.
#[derive(Serialize, Deserialize)]
struct Told {
    word: String,
    given: Vec<(String, String)>,
}

/// Sentences that a reader may say.
const WORDS: &[&str] = &[
    "exchange-table-nul",
    "exchange-table-unclosed",
    "exchange-table-quote",
    "exchange-table-return",
    "exchange-table-long",
    "exchange-table-wide",
    "exchange-table-encoding",
    "exchange-not-a-table",
    "exchange-file-failed",
    "exchange-book-broken",
    "exchange-book-locked",
    "exchange-book-empty",
    "exchange-book-far",
    "exchange-book-long",
    "exchange-book-order",
    "exchange-book-large",
    "exchange-book-ratio",
    "exchange-book-tag",
    "exchange-book-text",
    "exchange-book-parts",
];

/// What their values are called.
const NAMES: &[&str] = &["line", "column", "sheet", "part", "what", "limit", "row"];

/// The side that says.
pub(super) struct Out<W: Write>(BufWriter<W>);

impl<W: Write> Out<W> {
    pub(super) fn new(to: W) -> Self {
        Self(BufWriter::with_capacity(1 << 16, to))
    }

    fn head(&mut self, tag: u8, length: usize) -> io::Result<()> {
        let length = u32::try_from(length).map_err(|_| io::ErrorKind::InvalidData)?;
        self.0.write_all(&[tag])?;
        self.0.write_all(&length.to_le_bytes())
    }

    pub(super) fn about(&mut self, about: &About) -> io::Result<()> {
        let body = serde_json::to_vec(about).unwrap_or_default();
        self.head(b'A', body.len())?;
        self.0.write_all(&body)
    }

    /// A row: its text with the end of each cell.
    pub(super) fn row(&mut self, line: u64, text: &str, ends: &[usize]) -> io::Result<()> {
        self.head(b'R', 12 + ends.len() * 4 + text.len())?;
        self.0.write_all(&line.to_le_bytes())?;
        let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes();
        self.0.write_all(&number(ends.len()))?;
        for end in ends {
            self.0.write_all(&number(*end))?;
        }
        self.0.write_all(text.as_bytes())
    }

    pub(super) fn step(&mut self, done: u64, whole: u64) -> io::Result<()> {
        self.head(b'S', 16)?;
        self.0.write_all(&done.to_le_bytes())?;
        self.0.write_all(&whole.to_le_bytes())
    }

    pub(super) fn fault(&mut self, problem: &Problem) -> io::Result<()> {
        let given = problem.given.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let told = Told { word: problem.word.to_owned(), given: given.collect() };
        let body = serde_json::to_vec(&told).unwrap_or_default();
        self.head(b'F', body.len())?;
        self.0.write_all(&body)?;
        self.0.flush()
    }

    pub(super) fn end(&mut self) -> io::Result<()> {
        self.head(b'E', 0)?;
        self.0.flush()
    }
}

/// The side that hears.
pub(super) struct Frames<R> {
    from: Option<R>,
    body: Vec<u8>,
    line: u64,
    ends: Vec<usize>,
    text: usize,
}

impl<R: Read> Frames<R> {
    pub(super) fn new(from: R) -> Self {
        Self { from: Some(from), body: Vec::new(), line: 0, ends: Vec::new(), text: 0 }
    }

    /// Hears no more: whoever still says something finds nobody.
    pub(super) fn close(&mut self) {
        self.from = None;
    }

    /// The next frame; `None` when nothing sound comes any more.
    pub(super) fn hear(&mut self) -> Option<Frame> {
        let from = self.from.as_mut()?;
        let mut head = [0; 5];
        from.read_exact(&mut head).ok()?;
        let [tag, length @ ..] = head;
        let length = u32::from_le_bytes(length);
        if length > MOST {
            return None;
        }
        self.body.clear();
        self.body.resize(length as usize, 0);
        from.read_exact(&mut self.body).ok()?;
        match tag {
            b'A' => serde_json::from_slice(&self.body).ok().map(Frame::About),
            b'R' => self.take_row().map(|()| Frame::Row),
            b'S' => Some(Frame::Step(self.long(0)?, self.long(8)?)),
            b'F' => self.take_fault().map(Frame::Fault),
            b'E' => Some(Frame::End),
            _ => None,
        }
    }

    /// The row of the last frame.
    pub(super) fn row(&self) -> Option<Record<'_>> {
        let text = std::str::from_utf8(self.body.get(self.text..)?).ok()?;
        Some(Record::new(self.line, text, &self.ends))
    }

    fn long(&self, at: usize) -> Option<u64> {
        let bytes = self.body.get(at..at + 8)?.first_chunk::<8>()?;
        Some(u64::from_le_bytes(*bytes))
    }

    fn number(&self, at: usize) -> Option<usize> {
        let bytes = self.body.get(at..at + 4)?.first_chunk::<4>()?;
        Some(u32::from_le_bytes(*bytes) as usize)
    }

    fn take_row(&mut self) -> Option<()> {
        self.line = self.long(0)?;
        let count = self.number(8)?;
        self.text = count.checked_mul(4)?.checked_add(12)?;
        let long = self.body.len().checked_sub(self.text)?;
        self.ends.clear();
        let mut before = 0;
        for at in 0..count {
            let end = self.number(12 + at * 4)?;
            if end < before || end > long {
                return None;
            }
            self.ends.push(end);
            before = end;
        }
        self.row().map(|_| ())
    }

    fn take_fault(&self) -> Option<Problem> {
        let told: Told = serde_json::from_slice(&self.body).ok()?;
        let word = WORDS.iter().find(|word| **word == told.word)?;
        let known = |name: &str| NAMES.iter().find(|known| **known == name).copied();
        let given = told.given.into_iter();
        let given = given.filter_map(|(name, value)| Some((known(&name)?, value)));
        Some(Problem { field: String::new(), word, given: given.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_heard_and_nonsense_is_not() {
        let mut out = Out::new(Vec::new());
        let about = About { form: "csv".into(), sheets: vec!["é".into()], ..About::default() };
        out.about(&about).unwrap();
        out.row(7, "aébc", &[1, 3, 3, 5]).unwrap();
        out.step(5, 9).unwrap();
        out.fault(&Problem::new("exchange-table-nul").with("line", "3")).unwrap();
        out.end().unwrap();
        let said = out.0.into_inner().unwrap();
        let mut frames = Frames::new(said.as_slice());
        assert_eq!(frames.hear(), Some(Frame::About(about)));
        assert_eq!(frames.hear(), Some(Frame::Row));
        let cells: Vec<_> = frames.row().unwrap().cells().map(str::to_owned).collect();
        assert_eq!(cells, ["a", "é", "", "bc"]);
        assert_eq!(frames.hear(), Some(Frame::Step(5, 9)));
        let problem = Problem::new("exchange-table-nul").with("line", "3");
        assert_eq!(frames.hear(), Some(Frame::Fault(problem)));
        assert_eq!(frames.hear(), Some(Frame::End));
        assert_eq!(frames.hear(), None);
        // Every byte of it turned over: heard or not, but never a fall.
        let mut unheard = 0;
        for at in 0..said.len() {
            let mut said = said.clone();
            said[at] ^= 0xff;
            let mut frames = Frames::new(said.as_slice());
            let mut heard = 0;
            while let Some(frame) = frames.hear() {
                heard += 1;
                if frame == Frame::Row {
                    assert!(frames.row().is_some());
                }
            }
            unheard += usize::from(heard < 5);
        }
        println!("{} bytes turned over, {unheard} times the reader was not believed", said.len());
    }
}
