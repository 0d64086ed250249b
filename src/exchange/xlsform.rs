//! The sheets of an `XLSForm` as rows of text. A workbook from outside is hostile until read: like
//! every other table it is read by a process of its own ([`Source`]).

use std::path::Path;

use super::ExchangeError;
use super::source::Source;
use crate::domain::problem::Problem;
use crate::domain::questionnaire::Sheets;

/// A larger file is no form.
const LARGEST: u64 = 8 << 20;
/// Rows, columns and bytes of one sheet; a form has fewer.
const MOST_ROWS: usize = 40_000;
const MOST_COLUMNS: usize = 200;
const MOST_BYTES: usize = 32 << 20;

/// Reads the sheets of a form.
pub fn read(path: &Path) -> Result<Sheets, ExchangeError> {
    let first = Source::open(path, None).map_err(|_| refused("questionnaire-unread"))?;
    let about = first.about().clone();
    drop(first);
    if about.sheets.is_empty() {
        return Err(refused("questionnaire-unread"));
    }
    if about.size > LARGEST {
        return Err(refused("questionnaire-long"));
    }
    let sheet = |wanted: &str| {
        let is_wanted = |name: &String| name.trim().eq_ignore_ascii_case(wanted);
        match about.sheets.iter().position(is_wanted) {
            Some(at) => rows(path, at),
            None => Ok(Vec::new()),
        }
    };
    Ok(Sheets {
        survey: sheet("survey")?,
        choices: sheet("choices")?,
        settings: sheet("settings")?,
        file: path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
    })
}

/// The rows of a sheet, each at its place: blank rows between them, too.
fn rows(path: &Path, sheet: usize) -> Result<Vec<Vec<String>>, ExchangeError> {
    let unread = |_| refused("questionnaire-unread");
    let mut source = Source::open(path, Some(sheet)).map_err(unread)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut bytes = 0_usize;
    while let Some(record) = source.next_row().map_err(unread)? {
        let place = usize::try_from(record.line).unwrap_or(usize::MAX);
        let cells: Vec<String> = record.cells().take(MOST_COLUMNS).map(str::to_owned).collect();
        bytes = bytes.saturating_add(cells.iter().map(String::len).sum());
        if place > MOST_ROWS || bytes > MOST_BYTES {
            return Err(refused("questionnaire-long"));
        }
        rows.resize(place.saturating_sub(1), Vec::new());
        rows.push(cells);
    }
    Ok(rows)
}

fn refused(word: &'static str) -> ExchangeError {
    ExchangeError::Table(Problem::new(word).at("path"))
}
