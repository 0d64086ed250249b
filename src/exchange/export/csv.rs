//! Tables parted by commas: no cell is run as a formula, and each is read back as it was.

use std::io::Write as _;

use super::Table;
use super::made::Shown;
use super::out::Out;
use crate::domain::sheet::is_risky;
use crate::exchange::ExchangeError;

/// Writes one table after the other.
pub(super) struct Tables {
    /// Marked as UTF-8 for programs that would take it for something else.
    marked: bool,
}

impl Tables {
    pub(super) fn new(marked: bool) -> Self {
        Self { marked }
    }

    /// Begins the file of a table.
    pub(super) fn name(out: &mut Out<'_>, key: &str) -> Result<(), ExchangeError> {
        let safe: String =
            key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        out.part(format!("{safe}.csv"))
    }
}

impl Table for Tables {
    fn begin(&mut self, out: &mut Out<'_>, heading: &[String]) -> Result<(), ExchangeError> {
        if self.marked {
            out.bytes.extend_from_slice("\u{feff}".as_bytes());
        }
        let cells: Vec<Shown<'_>> = heading.iter().map(|text| Shown::Text(text)).collect();
        self.row(out, &cells)
    }

    fn row(&mut self, out: &mut Out<'_>, cells: &[Shown<'_>]) -> Result<(), ExchangeError> {
        line(&mut out.bytes, cells);
        out.flow()
    }

    fn end(&mut self, _: &mut Out<'_>) -> Result<(), ExchangeError> {
        Ok(())
    }
}

/// One row as a line.
pub(super) fn line(bytes: &mut Vec<u8>, cells: &[Shown<'_>]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            bytes.push(b',');
        }
        match cell {
            // A row of one empty cell would be a blank line, which is passed over.
            Shown::Nothing if cells.len() == 1 => bytes.extend_from_slice(b"\"\""),
            Shown::Nothing => {}
            Shown::Int(number) => {
                // Writing to memory does not fail.
                let _ = write!(bytes, "{number}");
            }
            Shown::Text(text) | Shown::Decimal(text) | Shown::Day(text) => put(bytes, text),
        }
    }
    bytes.push(b'\n');
}

fn put(bytes: &mut Vec<u8>, text: &str) {
    let risky = is_risky(text);
    let quoted =
        text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r' | b';' | b'\t'));
    if quoted {
        bytes.push(b'"');
    }
    if risky {
        bytes.push(b'\'');
    }
    if quoted {
        for byte in text.bytes() {
            if byte == b'"' {
                bytes.push(b'"');
            }
            bytes.push(byte);
        }
        bytes.push(b'"');
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
}
