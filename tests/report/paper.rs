//! The report of 2014 on paper and as a workbook: every figure of it stands in both, read by
//! programs that wrote neither.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use segin::domain::indicator::Figures;
use segin::domain::report::{Cell, Content, Report, Table};
use segin::ui::command::{ReportForm, ReportOrder};
use segin::words::Lang;

use super::Office;

/// Writes the report both ways and reads it back.
pub(crate) fn stands_on_paper(office: &mut Office, figures: &Figures) {
    let report = Arc::new(figures.report.clone());
    let folder = tempfile::tempdir().unwrap();
    let mut keep = |form: ReportForm, name: &str| {
        let path = folder.path().join(name);
        let order = ReportOrder {
            path: path.clone(),
            form,
            report: Arc::clone(&report),
            lang: Lang::Fr,
            office: "Bamako".to_owned(),
            frozen: None,
            record: None,
            pdf: None,
        };
        office.session.keep_report(order).unwrap();
        path
    };
    let pages = text_of(&keep(ReportForm::Pdf, "r.pdf"));
    let mut found = 0;
    for cell in report.cells().filter(|cell| cell.content != Content::Empty) {
        let shown = bare(&cell.show());
        assert!(pages.contains(&shown), "{} {shown}", cell.figure.as_str());
        found += 1;
    }
    let sheets = compare(&keep(ReportForm::Xlsx, "r.xlsx"), &report);
    println!("{found} figures stand on paper, {sheets} of them in the workbook as well");
}

/// Text without any space: lines break where they must.
fn bare(text: &str) -> String {
    let space = |c: &char| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{2060}';
    text.chars().filter(space).collect()
}

fn text_of(pdf: &Path) -> String {
    let mut program = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is missing: install poppler-utils (./check does it)");
    let bytes = std::fs::read(pdf).unwrap();
    program.stdin.take().unwrap().write_all(&bytes).unwrap();
    bare(&String::from_utf8(program.wait_with_output().unwrap().stdout).unwrap())
}

/// What a cell is in a sheet: its numbers, or its words.
fn expected(cell: &Cell) -> Vec<Data> {
    match &cell.content {
        Content::Count(count) | Content::Given(count) => vec![Data::Float(*count as f64)],
        Content::Quantity { quantity, .. } => vec![Data::Float(*quantity as f64)],
        Content::Share { part, whole } => {
            let (part, whole) = (*part as f64, *whole as f64);
            let percent = (whole > 0.0).then(|| Data::Float(part / whole));
            percent.into_iter().chain([Data::Float(part), Data::Float(whole)]).collect()
        }
        Content::Amount { amount, .. } => vec![Data::Float(*amount as f64)],
        Content::Median { tenths, of, .. } => {
            vec![Data::Float(*tenths as f64 / 10.0), Data::Float(*of as f64)]
        }
        Content::Empty => Vec::new(),
        _ => vec![Data::String(cell.show())],
    }
}

/// Every row of every table stands in its sheet; how many figures these are.
fn compare(file: &Path, report: &Report) -> usize {
    let mut book: Xlsx<_> = open_workbook(file).unwrap();
    let names = book.sheet_names().clone();
    let tables: Vec<&Table> = report.sections.iter().flat_map(|section| &section.tables).collect();
    assert_eq!(names.len(), tables.len() + 2);
    let mut figures = 0;
    for (name, table) in names[1..].iter().zip(tables) {
        let range = book.worksheet_range(name).unwrap();
        let rows: Vec<Vec<Data>> = range
            .rows()
            .map(|row| row.iter().filter(|cell| **cell != Data::Empty).cloned().collect())
            .collect();
        for row in &table.rows {
            let mut wanted = vec![Data::String(row.label.show())];
            wanted.extend(row.cells.iter().flat_map(expected));
            assert!(rows.contains(&wanted), "{name}: {wanted:?}");
            figures += row.cells.len();
        }
    }
    figures
}
