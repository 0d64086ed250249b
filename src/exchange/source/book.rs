//! Workbooks become rows of text: dates as `2001-05-03`, whole numbers without a point. XLSX is
//! read cell by cell; the older forms are small enough to be held, or the limits end it.

use std::fs::File;
use std::io::{BufReader, Seek as _, SeekFrom, Write};

use calamine::{Cell, Data, DataRef, ExcelDateTime, Ods, Range, Reader, Xls, Xlsb, Xlsx};

use super::child::{Stop, unread};
use super::frame::{About, Out};
use super::guard;
use super::sniff::Form;
use crate::domain::problem::Problem;
use crate::exchange::table::{MOST_BYTES, MOST_CELLS};

/// Cells between two words about how far it is.
const PACE: u64 = 20_000;

/// Says the rows of a sheet.
pub(super) fn read<W: Write>(
    form: Form,
    mut file: File,
    sheet: Option<usize>,
    about: &About,
    rows: &mut Rows<'_, W>,
) -> Result<(), Stop> {
    if form != Form::Xls {
        guard::look_through(&file)?;
        let back = file.seek(SeekFrom::Start(0));
        back.map_err(|_| unread())?;
    }
    let from = BufReader::new(file);
    let broken = || Stop::Refused(Problem::new("exchange-book-broken"));
    match form {
        Form::Xlsx => {
            let mut book = Xlsx::new(from).map_err(|_| broken())?;
            let name = rows.begin(about, book.sheet_names(), sheet)?;
            let mut cells = book.worksheet_cells_reader(&name).map_err(|_| broken())?;
            rows.whole = u64::from(cells.dimensions().end.0) + 1;
            while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
                rows.cell(&cell)?;
            }
            rows.flush()?;
        }
        Form::Xlsb => ranged(Xlsb::new(from).map_err(|_| broken())?, sheet, about, rows)?,
        Form::Ods => ranged(Ods::new(from).map_err(|_| broken())?, sheet, about, rows)?,
        _ => ranged(Xls::new(from).map_err(|_| broken())?, sheet, about, rows)?,
    }
    rows.end()
}

fn ranged<W: Write, B: Reader<BufReader<File>>>(
    mut book: B,
    sheet: Option<usize>,
    about: &About,
    rows: &mut Rows<'_, W>,
) -> Result<(), Stop> {
    let name = rows.begin(about, book.sheet_names(), sheet)?;
    let range: Range<Data> =
        book.worksheet_range(&name).map_err(|_| Problem::new("exchange-book-broken"))?;
    let (top, left) = range.start().unwrap_or_default();
    rows.whole = u64::from(top) + range.height() as u64;
    for (row, column, value) in range.used_cells() {
        let at = (top + row as u32, left + column as u32);
        rows.put(at, &text_of_data(value))?;
    }
    rows.flush()
}

/// Gathers cells into rows and says them.
pub(super) struct Rows<'a, W: Write> {
    out: &'a mut Out<W>,
    /// The row being gathered.
    row: u32,
    text: String,
    ends: Vec<usize>,
    /// Columns of the first row: shorter ones are filled up to it.
    width: usize,
    whole: u64,
    cells: u64,
}

impl<'a, W: Write> Rows<'a, W> {
    pub(super) fn new(out: &'a mut Out<W>) -> Self {
        Self { out, row: 0, text: String::new(), ends: Vec::new(), width: 0, whole: 0, cells: 0 }
    }

    /// Says what the file is; the name of the sheet that is read.
    fn begin(
        &mut self,
        about: &About,
        names: Vec<String>,
        sheet: Option<usize>,
    ) -> Result<String, Stop> {
        let at = sheet.unwrap_or_default();
        let name = names.get(at).cloned();
        let name = name.ok_or_else(|| Problem::new("exchange-book-empty"))?;
        let about =
            About { sheets: names, sheet: at, encoding: "UTF-8".to_owned(), ..about.clone() };
        self.out.about(&about).map_err(|_| Stop::Unheard)?;
        Ok(name)
    }

    fn cell(&mut self, cell: &Cell<DataRef<'_>>) -> Result<(), Stop> {
        match cell.get_value() {
            DataRef::Empty => Ok(()),
            DataRef::SharedString(text) => self.put(cell.get_position(), text),
            DataRef::String(text) => self.put(cell.get_position(), text),
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                self.put(cell.get_position(), text)
            }
            DataRef::Int(number) => self.put(cell.get_position(), &number.to_string()),
            DataRef::Float(number) => self.put(cell.get_position(), &number_text(*number)),
            DataRef::Bool(value) => self.put(cell.get_position(), yes_no(*value)),
            DataRef::DateTime(moment) => self.put(cell.get_position(), &moment_text(*moment)),
            DataRef::Error(error) => self.put(cell.get_position(), &error.to_string()),
        }
    }

    /// Takes the next cell, which stands right of the last one or below it.
    fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), Stop> {
        self.cells += 1;
        let at = |word| Problem::new(word).with("line", (u64::from(row) + 1).to_string());
        if text.trim().is_empty() {
            return Ok(());
        }
        if row < self.row {
            return Err(at("exchange-book-order").into());
        }
        if row > self.row {
            self.flush()?;
            self.row = row;
        }
        let place = column as usize;
        if place >= MOST_CELLS {
            return Err(at("exchange-book-far").with("column", letters(column)).into());
        }
        if text.len() > MOST_BYTES {
            return Err(at("exchange-book-long").with("column", letters(column)).into());
        }
        if text.contains('\0') {
            return Err(at("exchange-table-nul").into());
        }
        if place < self.ends.len() {
            return Err(at("exchange-book-order").into());
        }
        self.ends.resize(place, self.text.len());
        self.text.push_str(text);
        self.ends.push(self.text.len());
        Ok(())
    }

    /// Says the row that was gathered.
    fn flush(&mut self) -> Result<(), Stop> {
        if self.ends.is_empty() {
            return Ok(());
        }
        if self.width == 0 {
            self.width = self.ends.len();
        }
        if self.ends.len() < self.width {
            self.ends.resize(self.width, self.text.len());
        }
        let line = u64::from(self.row) + 1;
        self.out.row(line, &self.text, &self.ends).map_err(|_| Stop::Unheard)?;
        self.text.clear();
        self.ends.clear();
        if self.cells >= PACE {
            self.cells = 0;
            self.out.step(line, self.whole.max(line)).map_err(|_| Stop::Unheard)?;
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Stop> {
        let whole = self.whole.max(1);
        self.out.step(whole, whole).map_err(|_| Stop::Unheard)
    }
}

fn text_of_data(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(value) => yes_no(*value).to_owned(),
        Data::DateTime(moment) => moment_text(*moment),
        Data::Error(error) => error.to_string(),
    }
}

/// Yes and no by the codes of the list that every yes or no is read by.
fn yes_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn number_text(number: f64) -> String {
    // As far as a float counts whole numbers one by one.
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

/// A day, with the time where there is one; a length of time, or a day that cannot be, as its
/// number.
fn moment_text(moment: ExcelDateTime) -> String {
    let number = || number_text(moment.as_f64());
    // Day 0 and the time of no day.
    if !moment.is_datetime() || moment.as_f64() < 1.0 {
        return number();
    }
    let Some(read) = moment.as_datetime() else { return number() };
    let text = read.format("%Y-%m-%d %H:%M").to_string();
    text.strip_suffix(" 00:00").map_or(text.clone(), str::to_owned)
}

/// The letters of a column: A, Z, AA, XFD.
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_their_letters_and_numbers_no_point() {
        for (column, wanted) in
            [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(letters(column), wanted);
        }
        assert_eq!(number_text(76_123_456.0), "76123456");
        assert_eq!(number_text(-2.0), "-2");
        assert_eq!(number_text(0.5), "0.5");
    }
}
