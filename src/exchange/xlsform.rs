//! The sheets of an `XLSForm` as rows of text. A workbook from outside is hostile until read:
//! cells come one by one, and one that says it stands far away takes no room.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{DataRef, Reader as _, Xlsx};

use super::ExchangeError;
use crate::domain::problem::Problem;
use crate::domain::questionnaire::Sheets;

/// A larger file is no form.
const LARGEST: u64 = 8 << 20;
/// Nor is one that unpacks to more.
const UNPACKED: u64 = 64 << 20;
/// Rows, columns and bytes of one sheet; a form has fewer.
const MOST_ROWS: u32 = 40_000;
const MOST_COLUMNS: u32 = 200;
const MOST_BYTES: usize = 32 << 20;

/// Reads the sheets of a form.
pub fn read(path: &Path) -> Result<Sheets, ExchangeError> {
    let failed = || ExchangeError::Table(Problem::new("questionnaire-unread").at("path"));
    let long = || ExchangeError::Table(Problem::new("questionnaire-long").at("path"));
    let file = File::open(path).map_err(|_| failed())?;
    if file.metadata().map_err(|_| failed())?.len() > LARGEST {
        return Err(long());
    }
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(|_| failed())?;
    let mut whole = 0_u64;
    for at in 0..archive.len() {
        whole = whole.saturating_add(archive.by_index_raw(at).map_err(|_| failed())?.size());
    }
    if whole > UNPACKED || archive.len() > 1_000 {
        return Err(long());
    }
    drop(archive);
    let file = File::open(path).map_err(|_| failed())?;
    let mut book = Xlsx::new(BufReader::new(file)).map_err(|_| failed())?;
    let names = book.sheet_names();
    let mut sheet = |wanted: &str| -> Result<Vec<Vec<String>>, ExchangeError> {
        let named = names.iter().find(|name| name.trim().eq_ignore_ascii_case(wanted));
        match named {
            Some(name) => rows(&mut book, name),
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

fn rows(book: &mut Xlsx<BufReader<File>>, name: &str) -> Result<Vec<Vec<String>>, ExchangeError> {
    let failed = || ExchangeError::Table(Problem::new("questionnaire-unread").at("path"));
    let long = || ExchangeError::Table(Problem::new("questionnaire-long").at("path"));
    let mut cells = book.worksheet_cells_reader(name).map_err(|_| failed())?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut bytes = 0_usize;
    while let Some(cell) = cells.next_cell().map_err(|_| failed())? {
        let (row, column) = cell.get_position();
        let said = text(cell.get_value());
        if said.is_empty() {
            continue;
        }
        bytes = bytes.saturating_add(said.len());
        if row >= MOST_ROWS || bytes > MOST_BYTES {
            return Err(long());
        }
        if column >= MOST_COLUMNS {
            continue;
        }
        let (row, column) = (row as usize, column as usize);
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        if let Some(held) = rows.get_mut(row) {
            if held.len() <= column {
                held.resize(column + 1, String::new());
            }
            if let Some(held) = held.get_mut(column) {
                *held = said;
            }
        }
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(said) => said.to_string(),
        DataRef::DateTime(day) => day.as_f64().to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}
