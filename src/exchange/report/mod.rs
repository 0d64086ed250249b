//! A report as an Excel workbook: what it is and says on the first sheet, a sheet for each table
//! with real numbers, its chart beside it, and the definitions on the last. No text of anybody
//! is ever a formula. What is masked or to be collected stands in words.

mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook,
    Worksheet, XlsxError,
};

use chrono::Datelike as _;

use super::ExchangeError;
use crate::domain::date;
use crate::domain::problem::Problem;
use crate::domain::report::{Report, Sentence};
use crate::letters::report::{counts, origin, scope, title};
use crate::words::{Lang, speaking, tr};

/// The longest name that Excel gives a sheet.
const LONGEST: usize = 31;
/// Widths of columns, in characters: labels, and sentences of the first sheet.
const LABEL: f64 = 44.0;
const SENTENCE: f64 = 110.0;

impl From<XlsxError> for ExchangeError {
    fn from(_: XlsxError) -> Self {
        // The message may quote what stands in the workbook.
        Self::Table(Problem::new("exchange-workbook-failed"))
    }
}

/// The looks of cells; made once for a workbook.
struct Looks {
    title: Format,
    head: Format,
    head_right: Format,
    soft: Format,
    text: Format,
    bold: Format,
    wrap: Format,
    link: Format,
}

/// The ground of a heading: the accent of the house.
const ACCENT: Color = Color::RGB(0x000B_6E69);
/// The second colour of charts.
const PALE: Color = Color::RGB(0x00B9_D3D1);
/// Words that stand back.
const SOFT: Color = Color::RGB(0x004A_5652);

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let head = || {
            Format::new()
                .set_bold()
                .set_font_color(Color::White)
                .set_background_color(ACCENT)
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
        };
        Self {
            title: Format::new().set_bold().set_font_size(15),
            head: head(),
            head_right: head().set_align(FormatAlign::Right),
            soft: top().set_font_color(SOFT),
            text: top(),
            bold: top().set_bold().set_border_top(FormatBorder::Thin),
            wrap: top().set_text_wrap(),
            link: top().set_font_color(ACCENT),
        }
    }
}

/// The workbook of a report, as the bytes of its file.
pub fn workbook(report: &Report, lang: Lang, office: &str) -> Result<Vec<u8>, ExchangeError> {
    speaking(lang, || made(report, office))
}

fn made(report: &Report, office: &str) -> Result<Vec<u8>, ExchangeError> {
    let looks = Looks::new();
    let mut book = Workbook::new();
    // The same report gives the same file: the day it was made, no clock.
    let day = report.made_on;
    let year = u16::try_from(day.year()).unwrap_or(1900);
    let (month, of_month) = (day.month(), day.day());
    let on = ExcelDateTime::from_ymd(
        year,
        u8::try_from(month).unwrap_or(1),
        u8::try_from(of_month).unwrap_or(1),
    )?;
    let about = DocProperties::new().set_title(title(report)).set_author("Segin");
    book.set_properties(&about.set_creation_datetime(&on));
    let mut taken = BTreeSet::new();
    let first = named(&tr("report-sheet-first"), &mut taken);
    let last = named(&tr("report-sheet-definitions"), &mut taken);
    let mut sheets = Vec::new();
    for section in &report.sections {
        for table in &section.tables {
            let name = named(&table.title(), &mut taken);
            let charts = section.charts.iter().filter(|chart| chart.table == table.key);
            let mut sheet = Worksheet::new();
            sheet.set_name(&name)?;
            sheet::fill(&mut sheet, &name, table, charts, report, &looks)?;
            sheets.push((table.key.clone(), name, sheet));
        }
    }
    let mut cover = Worksheet::new();
    cover.set_name(&first)?;
    cover_sheet(&mut cover, report, office, &looks, &sheets)?;
    book.push_worksheet(cover);
    for (_, _, sheet) in sheets {
        book.push_worksheet(sheet);
    }
    let mut definitions = Worksheet::new();
    definitions.set_name(&last)?;
    definition_sheet(&mut definitions, report, &looks)?;
    book.push_worksheet(definitions);
    Ok(book.save_to_buffer()?)
}

/// A name that Excel takes for a sheet, and no other sheet has.
fn named(title: &str, taken: &mut BTreeSet<String>) -> String {
    let safe = |c: char| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c };
    let clean: String = title.chars().map(safe).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean = if clean.is_empty() { tr("report-sheet-first") } else { clean };
    let mut number = 1;
    loop {
        let tail = if number == 1 { String::new() } else { format!(" {number}") };
        let room = LONGEST - tail.chars().count();
        let start: String = clean.chars().take(room).collect();
        let name = format!("{}{tail}", start.trim_end());
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}

/// What the report is, what it says, and where its tables are.
fn cover_sheet(
    sheet: &mut Worksheet,
    report: &Report,
    office: &str,
    looks: &Looks,
    sheets: &[(String, String, Worksheet)],
) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 30.0)?.set_column_width(1, SENTENCE)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.write_string_with_format(0, 0, title(report), &looks.title)?;
    let mut row = 1;
    let mut line = |sheet: &mut Worksheet, label: &str, value: &str| -> Result<u32, XlsxError> {
        sheet.write_string_with_format(row, 0, label, &looks.soft)?;
        sheet.write_string_with_format(row, 1, value, &looks.wrap)?;
        row += 1;
        Ok(row)
    };
    if !office.is_empty() {
        line(sheet, &tr("report-office"), office)?;
    }
    for (label, value) in scope(report) {
        line(sheet, &label, &value)?;
    }
    line(sheet, &tr("report-data"), &origin(&report.state, &report.program))?;
    let mut row = line(sheet, "", &tr("report-masked"))? + 1;
    for section in &report.sections {
        let name = tr(&format!("figure-section-{}", section.key));
        sheet.write_string_with_format(row, 0, name, &looks.head)?;
        sheet.write_string_with_format(row, 1, "", &looks.head)?;
        row += 1;
        for text in section.texts.iter().map(Sentence::show) {
            sheet.write_string_with_format(row, 1, text, &looks.wrap)?;
            row += 1;
        }
        for table in &section.tables {
            let known = sheets.iter().find(|(key, _, _)| *key == table.key);
            if let Some((_, name, _)) = known {
                let to = Url::new(format!("internal:'{name}'!A1")).set_text(table.title());
                sheet.write_url_with_format(row, 1, to, &looks.link)?;
                row += 1;
            }
        }
    }
    Ok(())
}

/// Every indicator with what it counts, whether it is computed, and from when.
fn definition_sheet(
    sheet: &mut Worksheet,
    report: &Report,
    looks: &Looks,
) -> Result<(), XlsxError> {
    const HEADS: [(&str, f64); 8] = [
        ("report-code", 24.0),
        ("report-label", 36.0),
        ("report-definition", 70.0),
        ("report-caution", 50.0),
        ("report-counted", 20.0),
        ("report-computed", 16.0),
        ("report-start", 14.0),
        ("report-funder", 16.0),
    ];
    for (at, (key, wide)) in (0..).zip(HEADS) {
        sheet.set_column_width(at, wide)?;
        sheet.write_string_with_format(0, at, tr(key), &looks.head)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    for (row, one) in (1..).zip(&report.indicators) {
        let computed =
            if one.computed { tr("report-from-cases") } else { tr("figure-to-be-collected") };
        let cells = [
            one.code.clone(),
            one.label().to_owned(),
            one.definition().to_owned(),
            one.caution().to_owned(),
            one.counted.show(),
            computed,
            one.since.map(date::show).unwrap_or_default(),
            one.funder.clone(),
        ];
        for (at, text) in (0..).zip(&cells) {
            if !text.is_empty() {
                sheet.write_string_with_format(row, at, text, &looks.wrap)?;
            }
        }
    }
    Ok(())
}

/// What stands above the heading of a table: its name, what it counts, its definition.
const ABOVE: u32 = 4;

/// The lines above a table.
fn above(
    sheet: &mut Worksheet,
    table: &crate::domain::report::Table,
    report: &Report,
    looks: &Looks,
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, table.title(), &looks.title)?;
    sheet.write_string_with_format(1, 0, counts(table), &looks.soft)?;
    if let Some(indicator) = report.indicator(&table.indicator) {
        sheet.write_string_with_format(2, 0, indicator.definition(), &looks.soft)?;
    }
    Ok(())
}
