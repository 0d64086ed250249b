//! One table of a report as a sheet. A share takes three columns (percentage, part, whole) and a
//! median two (value, how many), so that every figure behind it can be computed with.

use rust_xlsxwriter::{Chart, ChartType, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{ABOVE, ACCENT, LABEL, Looks, PALE, SOFT, above};
use crate::domain::budget;
use crate::domain::report::{self, Cell, Content, Drawing, Report, Table};
use crate::letters::report::{drawn, heading};
use crate::words::tr;

/// How a column of a report stands in the sheet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    /// The figure alone.
    One,
    /// A median and how many were measured.
    Median,
    /// A percentage, the part and the whole.
    Share,
}

impl Width {
    fn of(table: &Table, at: usize) -> Self {
        let cells = || table.rows.iter().filter_map(|row| row.cells.get(at));
        if cells().any(|cell| matches!(cell.content, Content::Share { .. })) {
            Self::Share
        } else if cells().any(|cell| matches!(cell.content, Content::Median { .. })) {
            Self::Median
        } else {
            Self::One
        }
    }

    fn columns(self) -> u16 {
        match self {
            Self::One => 1,
            Self::Median => 2,
            Self::Share => 3,
        }
    }
}

/// Writes a table into its sheet, with its charts beside it.
pub(super) fn fill<'a>(
    sheet: &mut Worksheet,
    name: &str,
    table: &Table,
    charts: impl Iterator<Item = &'a report::Chart>,
    report: &Report,
    looks: &Looks,
) -> Result<(), XlsxError> {
    above(sheet, table, report, looks)?;
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_column_width(0, LABEL)?;
    sheet.set_row_height(ABOVE, 34)?;
    sheet.write_string_with_format(ABOVE, 0, table.heading.show(), &looks.head)?;
    // Where each column of the report begins in the sheet.
    let mut starts = Vec::new();
    let mut next = 1;
    for at in 0..table.columns.len() {
        let width = Width::of(table, at);
        starts.push((next, width));
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let longest = match width {
            Width::One => cells.map(|cell| cell.show().chars().count()).max().unwrap_or_default(),
            Width::Median | Width::Share => 0,
        };
        head(sheet, next, &heading(table, at), longest, width, looks)?;
        next += width.columns();
    }
    sheet.set_freeze_panes(ABOVE + 1, 1)?;
    sheet.set_repeat_rows(ABOVE, ABOVE)?;
    let mut at_row = ABOVE;
    for row in &table.rows {
        at_row += 1;
        let label = if row.total { &looks.bold } else { &looks.text };
        sheet.write_string_with_format(at_row, 0, row.label.show(), label)?;
        for (at, cell) in row.cells.iter().enumerate() {
            let Some((column, width)) = starts.get(at).copied() else { continue };
            let total = row.total || table.columns.get(at).is_some_and(|column| column.total);
            write(sheet, at_row, column, width, cell, total, row.total)?;
        }
    }
    for (row, note) in (at_row + 2..).zip(&table.notes) {
        sheet.write_string_with_format(row, 0, tr(note), &looks.soft)?;
    }
    let mut down = ABOVE;
    for chart in charts {
        if let Some(drawn) = picture(name, table, chart, &starts) {
            sheet.insert_chart(down, next + 1, &drawn)?;
            down += 22;
        }
    }
    Ok(())
}

fn head(
    sheet: &mut Worksheet,
    column: u16,
    label: &str,
    longest: usize,
    width: Width,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let more: &[&str] = match width {
        Width::One => &[],
        Width::Median => &["report-of"],
        Width::Share => &["report-part", "report-whole"],
    };
    let words = label.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
    let wide = longest.max(words) as f64 + 3.0;
    let wide = wide.max(label.chars().count() as f64 * 0.62).clamp(12.0, 30.0);
    sheet.set_column_width(column, wide)?;
    sheet.write_string_with_format(ABOVE, column, label, &looks.head_right)?;
    for (at, key) in (column + 1..).zip(more) {
        sheet.set_column_width(at, 12.0)?;
        sheet.write_string_with_format(ABOVE, at, tr(key), &looks.head_right)?;
    }
    Ok(())
}

#[expect(clippy::fn_params_excessive_bools, reason = "what a row is, and what stands above it")]
fn look(total: bool, rule: bool) -> Format {
    let look = Format::new().set_align(FormatAlign::Top);
    let look = if rule { look.set_border_top(FormatBorder::Thin) } else { look };
    if total { look.set_bold() } else { look }
}

#[expect(clippy::fn_params_excessive_bools, reason = "what a row is, and what stands above it")]
fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    width: Width,
    cell: &Cell,
    total: bool,
    rule: bool,
) -> Result<(), XlsxError> {
    let plain = || look(total, rule);
    let whole = || plain().set_num_format("#,##0");
    match &cell.content {
        Content::Quantity { quantity, .. } => {
            sheet.write_number_with_format(row, column, *quantity as f64, &whole())?;
        }
        Content::Text(label) => {
            let said = plain().set_text_wrap();
            sheet.write_string_with_format(row, column, label.show(), &said)?;
        }
        Content::Count(count) | Content::Given(count) => {
            // A count beside shares stands where their parts stand.
            let at = if width == Width::Share { column + 1 } else { column };
            sheet.write_number_with_format(row, at, *count as f64, &whole())?;
        }
        Content::Share { part, whole: all } => {
            let (part, all) = (*part as f64, *all as f64);
            if all > 0.0 {
                let percent = plain().set_num_format("0.0%");
                sheet.write_number_with_format(row, column, part / all, &percent)?;
            }
            sheet.write_number_with_format(row, column + 1, part, &whole())?;
            sheet.write_number_with_format(row, column + 2, all, &whole())?;
        }
        Content::Amount { amount, currency, .. } => {
            let currency: String =
                budget::currency_of(currency).chars().filter(char::is_ascii_alphabetic).collect();
            let money = plain().set_num_format(format!("#,##0 \"{currency}\""));
            sheet.write_number_with_format(row, column, *amount as f64, &money)?;
        }
        Content::Median { tenths, of, .. } => {
            let middle = plain().set_num_format("0.0");
            sheet.write_number_with_format(row, column, *tenths as f64 / 10.0, &middle)?;
            let at = if width == Width::Share { column + 2 } else { column + 1 };
            sheet.write_number_with_format(row, at, *of as f64, &whole())?;
        }
        Content::Masked | Content::Unknown | Content::ToBeCollected => {
            let said = plain().set_align(FormatAlign::Right).set_font_color(SOFT);
            sheet.write_string_with_format(row, column, cell.show(), &said)?;
        }
        Content::Empty => {
            if rule {
                sheet.write_blank(row, column, &plain())?;
            }
        }
    }
    Ok(())
}

/// A chart of Excel over the rows that are no totals; none where nothing can be drawn.
fn picture(
    name: &str,
    table: &Table,
    chart: &report::Chart,
    starts: &[(u16, Width)],
) -> Option<Chart> {
    let rows = table.rows.iter().take_while(|row| !row.total).count();
    if drawn(table, chart).is_empty() {
        return None;
    }
    let kind = match chart.drawing {
        Drawing::Columns => ChartType::Column,
        Drawing::Bars | Drawing::Pyramid => ChartType::Bar,
    };
    let (first, last) = (ABOVE + 1, ABOVE + u32::try_from(rows).ok()?);
    let mut picture = Chart::new(kind);
    for (place, at) in chart.columns.iter().enumerate() {
        let (column, _) = starts.get(*at).copied()?;
        let color = if place == 0 { ACCENT } else { PALE };
        picture
            .add_series()
            .set_name((name, ABOVE, column))
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, column, last, column))
            .set_format(
                rust_xlsxwriter::ChartFormat::new()
                    .set_solid_fill(rust_xlsxwriter::ChartSolidFill::new().set_color(color)),
            );
    }
    picture.title().set_name(&table.title());
    if chart.columns.len() < 2 {
        picture.legend().set_hidden();
    }
    if kind == ChartType::Bar {
        // The first row on top, as in the table: of lying bars this axis stands.
        picture.y_axis().set_reverse();
    }
    picture.set_alt_text(table.title());
    picture.set_width(620).set_height(u32::try_from(rows).ok()?.clamp(6, 24) * 26 + 120);
    Some(picture)
}
