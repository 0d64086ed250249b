//! The workbook read back by a program that did not write it: the figures are those of the
//! report, as numbers, and nothing is a formula.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::*;
use crate::domain::report::{Cell, Content, Table};
use crate::letters::report::sample::{FORMULA, report};

fn read(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

/// What a cell is in the sheet: its numbers, or its words.
fn expected(cell: &Cell) -> Vec<Data> {
    let float = |number: f64| Data::Float(number);
    match &cell.content {
        Content::Count(count) | Content::Given(count) => vec![float(*count as f64)],
        Content::Quantity { quantity, .. } => vec![float(*quantity as f64)],
        Content::Text(label) => vec![Data::String(label.show())],
        Content::Share { part, whole } => {
            let (part, whole) = (*part as f64, *whole as f64);
            vec![float(part / whole), float(part), float(whole)]
        }
        Content::Amount { amount, .. } => vec![float(*amount as f64)],
        Content::Median { tenths, of, .. } => vec![float(*tenths as f64 / 10.0), float(*of as f64)],
        Content::Masked | Content::Unknown | Content::ToBeCollected => {
            vec![Data::String(cell.show())]
        }
        Content::Empty => Vec::new(),
    }
}

fn compare(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, table: &Table) -> usize {
    let range = book.worksheet_range(name).unwrap();
    let mut figures = 0;
    for (at, row) in (ABOVE + 1..).zip(&table.rows) {
        let (_, last) = range.end().unwrap();
        let cells = (0..=last).filter_map(|column| range.get_value((at, column)));
        let held: Vec<Data> = cells.filter(|cell| **cell != Data::Empty).cloned().collect();
        let mut wanted = vec![Data::String(row.label.show())];
        wanted.extend(row.cells.iter().flat_map(expected));
        assert_eq!(held, wanted, "{name}, row {at}");
        figures += row.cells.len();
    }
    figures
}

#[test]
fn the_workbook_holds_every_figure_of_the_report_as_a_number() {
    let report = report();
    for lang in Lang::ALL {
        let mut book = read(workbook(&report, lang, "Centre de Bamako").unwrap());
        let names = book.sheet_names().clone();
        let tables: Vec<&Table> =
            report.sections.iter().flat_map(|section| &section.tables).collect();
        assert_eq!(names.len(), tables.len() + 2, "{names:?}");
        let mut figures = 0;
        speaking(lang, || {
            for (name, table) in names[1..].iter().zip(tables) {
                figures += compare(&mut book, name, table);
            }
            let cover = book.worksheet_range(&names[0]).unwrap();
            for sentence in report.sections.iter().flat_map(|section| &section.texts) {
                let said = Data::String(sentence.show());
                assert!(cover.used_cells().any(|(_, _, cell)| *cell == said), "{said}");
            }
            let last = book.worksheet_range(names.last().unwrap()).unwrap();
            assert_eq!(last.height(), report.indicators.len() + 1);
        });
        println!("{}: {figures} figures in {} sheets", lang.key(), names.len());
    }
}

#[test]
fn nothing_anybody_typed_is_a_formula() {
    let report = report();
    let mut book = read(workbook(&report, Lang::Fr, FORMULA).unwrap());
    let mut seen = false;
    for name in book.sheet_names().clone() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, text)| text.is_empty()), "{name}");
        let range = book.worksheet_range(&name).unwrap();
        seen |= range.used_cells().any(|(_, _, cell)| *cell == Data::String(FORMULA.to_owned()));
    }
    assert!(seen, "and stands there as it was typed");
}

#[test]
fn sheets_have_names_that_excel_takes_and_no_two_the_same() {
    let mut taken = BTreeSet::new();
    let long = "Personnes assistées par secteur, depuis le début [tous]";
    let names = [long, long, "a/b:c", "A b c", ""].map(|title| named(title, &mut taken));
    for name in &names {
        assert!(name.chars().count() <= LONGEST && !name.contains(['[', ':', '/']), "{name}");
    }
    println!("{names:?}");
    assert_eq!(taken.len(), names.len());
    let again = workbook(&report(), Lang::Fr, "").unwrap();
    assert_eq!(again, workbook(&report(), Lang::Fr, "").unwrap(), "the same file");
}
