//! Looks a table through, whole, before anything of it is brought in.

use std::path::Path;

use super::source::Source;
use super::{Errand, ExchangeError, Step, cell};
use crate::domain::import::{Look, Profile, TOP, Topic, heading_row};
use crate::domain::problem::Problem;

/// Rows between two words to whoever waits.
const PACE: u64 = 500;
/// Rows that are shown.
const SHOWN: usize = 20;

/// What the table, or a sheet of it, looks like below the headings on this line; they are looked
/// for where none is said.
pub fn look(
    path: &Path,
    sheet: Option<usize>,
    (topic, heading): (Topic, Option<u64>),
    errand: &Errand<'_>,
) -> Result<Look, ExchangeError> {
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
    look.top = top(&mut source)?;
    let at = match heading {
        Some(line) => look.top.iter().position(|(own, _)| *own == line).unwrap_or_default(),
        None => found(topic, &look.top),
    };
    let Some((line, headings)) = look.top.get(at).cloned() else {
        // Another sheet may have something.
        return if look.sheets.len() > 1 { Ok(look) } else { Err(empty()) };
    };
    (look.heading, look.headings) = (line, headings);
    look.columns = vec![Profile::default(); look.headings.len()];
    for (_, row) in look.top.clone().into_iter().skip(at + 1) {
        see(&mut look, row.iter().map(String::as_str));
    }
    while let Some(record) = source.next_row()? {
        if record.is_empty() {
            continue;
        }
        see(&mut look, record.cells());
        if look.rows.is_multiple_of(PACE) {
            let (done, whole) = source.progress();
            errand.step(Step { rows: look.rows, done, whole })?;
        }
    }
    let (done, whole) = source.progress();
    errand.step(Step { rows: look.rows, done, whole })?;
    Ok(look)
}

/// Looks at one row.
fn see<'a>(look: &mut Look, cells: impl Iterator<Item = &'a str> + Clone) {
    look.rows += 1;
    for (profile, text) in look.columns.iter_mut().zip(cells.clone()) {
        profile.see(cell::bare(text.trim()));
    }
    if look.first.len() < SHOWN {
        look.first.push(cells.map(bare).collect());
    }
}

/// The headings of a table, or of a sheet, with their line.
pub fn headings(
    path: &Path,
    sheet: Option<usize>,
    topic: Topic,
) -> Result<(u64, Vec<String>), ExchangeError> {
    let top = top(&mut Source::open(path, sheet)?)?;
    let at = found(topic, &top);
    top.into_iter().nth(at).ok_or_else(empty)
}

/// The first rows with their lines.
fn top(source: &mut Source) -> Result<Vec<(u64, Vec<String>)>, ExchangeError> {
    let mut top = Vec::new();
    while top.len() < TOP
        && let Some(record) = source.next_row()?
    {
        if !record.is_empty() {
            top.push((record.line, record.cells().map(bare).collect()));
        }
    }
    Ok(top)
}

/// Which of the first rows has the headings.
fn found(topic: Topic, top: &[(u64, Vec<String>)]) -> usize {
    let rows: Vec<Vec<String>> = top.iter().map(|(_, row)| row.clone()).collect();
    heading_row(topic, &rows)
}

fn bare(text: &str) -> String {
    cell::bare(text.trim()).trim().to_owned()
}

fn empty() -> ExchangeError {
    ExchangeError::Table(Problem::new("exchange-table-empty"))
}
