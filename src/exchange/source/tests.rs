//! Tables as offices save them, through the reader: every form, encoding and separator gives the
//! same rows.

use std::path::PathBuf;

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;

/// Rows with their lines, and what the file was.
fn read(bytes: &[u8], sheet: Option<usize>) -> Result<(Vec<(u64, String)>, About), ExchangeError> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let mut source = Source::open(file.path(), sheet)?;
    let mut rows = Vec::new();
    while let Some(record) = source.next_row()? {
        rows.push((record.line, record.cells().collect::<Vec<_>>().join("|")));
    }
    Ok((rows, source.about().clone()))
}

#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    let rows = [["nom", "prénom", "né le"], ["Traoré", "Awa, dite \"Na\"", "31/05/2001"]];
    let wanted: Vec<(u64, String)> = (1..).zip(rows.map(|row| row.join("|"))).collect();
    let mut read_so = 0;
    for separator in [',', ';', '\t', '|'] {
        for end in ["\n", "\r\n"] {
            let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
            let line = |row: [&str; 3]| row.map(quoted).join(&separator.to_string()) + end;
            let text = rows.map(line).concat();
            let utf16 = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
                let mark = mark.then_some(0xfeff).into_iter();
                mark.chain(text.encode_utf16()).flat_map(bytes).collect()
            };
            let ways = [
                text.clone().into_bytes(),
                ["\u{feff}", &text].concat().into_bytes(),
                utf16(true, u16::to_le_bytes),
                utf16(true, u16::to_be_bytes),
                utf16(false, u16::to_le_bytes),
                utf16(false, u16::to_be_bytes),
                encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
            ];
            for bytes in ways {
                let (found, about) = read(&bytes, None).unwrap();
                // A bar inside a cell would not be told from one between cells: there is none.
                assert_eq!(found, wanted, "{separator:?} {about:?}");
                assert_eq!((about.form.as_str(), about.size), ("csv", bytes.len() as u64));
                assert_eq!(about.separator, separator.to_string());
                read_so += 1;
            }
        }
    }
    println!("{read_so} ways of saving one table (7 encodings, 4 separators, 2 ends of line) read");
}

fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Arrivées").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for (column, heading) in ["Nom", "Prénoms", "Né le", "Téléphone", "Vu"].iter().enumerate() {
        sheet.write(0, column as u16, *heading).unwrap();
    }
    sheet.write(2, 0, "Traoré").unwrap();
    sheet.write(2, 1, "Awa").unwrap();
    let birth = ExcelDateTime::parse_from_str("2001-05-31").unwrap();
    sheet.write_with_format(2, 2, &birth, &day).unwrap();
    sheet.write(2, 3, 76_123_456).unwrap();
    sheet.write(2, 4, true).unwrap();
    sheet.write(3, 0, "Ba").unwrap();
    sheet.write(4, 2, "  ").unwrap();
    book.add_worksheet().set_name("Vide").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_sheet_by_sheet_whatever_it_is_called() {
    let (rows, about) = read(&book(), None).unwrap();
    let wanted = [
        (1, "Nom|Prénoms|Né le|Téléphone|Vu"),
        (3, "Traoré|Awa|2001-05-31|76123456|yes"),
        (4, "Ba||||"),
    ];
    assert_eq!(rows, wanted.map(|(line, row)| (line, row.to_owned())));
    assert_eq!((about.form.as_str(), about.sheets.join(",")), ("xlsx", "Arrivées,Vide".into()));
    assert_eq!(read(&book(), Some(1)).unwrap().0, []);
    let Err(ExchangeError::Table(problem)) = read(&book(), Some(2)) else { panic!() };
    assert_eq!(problem.word, "exchange-book-empty");
}

#[test]
fn rows_below_the_headings_of_a_workbook_are_as_wide_as_these() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Liste de mai").unwrap();
    for (column, heading) in ["Nom", "Prénoms", "Village"].iter().enumerate() {
        sheet.write(2, column as u16, *heading).unwrap();
    }
    sheet.write(3, 0, "Ba").unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), book.save_to_buffer().unwrap()).unwrap();
    let mut source = Source::open(file.path(), None).unwrap();
    let heading = source.heading(Some(3)).unwrap().unwrap();
    assert_eq!((heading.line, heading.len()), (3, 3));
    let row = source.next_row().unwrap().unwrap();
    assert_eq!(row.cells().collect::<Vec<_>>(), ["Ba", "", ""]);
    assert!(source.next_row().unwrap().is_none());
    assert!(source.next_row().unwrap().is_none(), "the end is the end");
    let mut source = Source::open(file.path(), None).unwrap();
    assert_eq!(source.heading(None).unwrap().unwrap().line, 1);
}

#[test]
fn what_is_no_table_is_named() {
    for (bytes, what) in [
        (&b"%PDF-1.7 \n"[..], "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"<!DOCTYPE html><table><tr><td>Nom</td></tr></table>", "HTML"),
        (b"<?xml version=\"1.0\"?><a/>", "XML"),
        (b"{\"nom\": 1}", "JSON"),
        (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "ZIP"),
    ] {
        let Err(ExchangeError::Table(problem)) = read(bytes, None) else { panic!("{what}") };
        assert_eq!(problem.word, "exchange-not-a-table");
        assert!(problem.sentence().contains(what), "{}", problem.sentence());
    }
    let Err(ExchangeError::Table(problem)) = read(b"PK\x03\x04 nonsense", None) else { panic!() };
    assert_eq!(problem.word, "exchange-not-a-table");
    let broken = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nonsense", None);
    let Err(ExchangeError::Table(problem)) = broken else { panic!() };
    assert_eq!(problem.word, "exchange-book-broken");
    let missing = Source::open(&PathBuf::from("no such file"), None);
    assert!(matches!(missing, Err(ExchangeError::File(..))));
}

#[test]
fn nobody_waits_for_a_reader_that_nobody_hears() {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), "nom,prénom\n".to_owned() + &"Traoré,Awa\n".repeat(100_000))
        .unwrap();
    let mut source = Source::open(file.path(), None).unwrap();
    assert!(source.next_row().unwrap().is_some());
    drop(source);
}
