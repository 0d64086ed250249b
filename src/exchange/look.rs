//! Looks a table through, whole, before anything of it is brought in.

use std::path::Path;

use super::source::Source;
use super::{Errand, ExchangeError, Step, cell};
use crate::domain::import::{Look, Profile};
use crate::domain::problem::Problem;

/// Rows between two words to whoever waits.
const PACE: u64 = 500;
/// Rows that are shown.
const SHOWN: usize = 20;

/// What the table, or a sheet of it, looks like.
pub fn look(path: &Path, sheet: Option<usize>, errand: &Errand<'_>) -> Result<Look, ExchangeError> {
    let mut source = Source::open(path, sheet)?;
    let about = source.about().clone();
    let mut look = Look {
        form: about.form,
        encoding: about.encoding,
        separator: about.separator,
        sheets: about.sheets,
        sheet: about.sheet,
        ..Look::default()
    };
    let empty = || ExchangeError::Table(Problem::new("exchange-table-empty"));
    let first = source.next_row()?;
    let bare = |text: &str| cell::bare(text.trim()).trim().to_owned();
    match first {
        Some(first) => look.headings = first.cells().map(bare).collect(),
        // Another sheet may have something.
        None if look.sheets.len() > 1 => return Ok(look),
        None => return Err(empty()),
    }
    look.columns = vec![Profile::default(); look.headings.len()];
    while let Some(record) = source.next_row()? {
        if record.is_empty() {
            continue;
        }
        look.rows += 1;
        for (profile, text) in look.columns.iter_mut().zip(record.cells()) {
            profile.see(cell::bare(text.trim()));
        }
        if look.first.len() < SHOWN {
            look.first.push(record.cells().map(bare).collect());
        }
        if look.rows.is_multiple_of(PACE) {
            let (done, whole) = source.progress();
            errand.step(Step { rows: look.rows, done, whole })?;
        }
    }
    let (done, whole) = source.progress();
    errand.step(Step { rows: look.rows, done, whole })?;
    Ok(look)
}

/// The first row of a table, or of a sheet.
pub fn headings(path: &Path, sheet: Option<usize>) -> Result<Vec<String>, ExchangeError> {
    let mut source = Source::open(path, sheet)?;
    let empty = || ExchangeError::Table(Problem::new("exchange-table-empty"));
    let first = source.next_row()?.ok_or_else(empty)?;
    Ok(first.cells().map(|text| cell::bare(text.trim()).trim().to_owned()).collect())
}
