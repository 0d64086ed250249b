//! Tables as they come from outside: every encoding read, every fault with its line.

use super::*;

/// Lines with their cells, and the encoding they were read in.
type Read = (Vec<(u64, Vec<String>)>, &'static str);

fn read(bytes: &[u8]) -> Result<Read, ExchangeError> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let mut table = Table::open(file.path())?;
    let mut rows = Vec::new();
    while let Some(record) = table.next_row()? {
        rows.push((record.line, record.cells().map(str::to_owned).collect()));
    }
    Ok((rows, table.encoding()))
}

fn fault(bytes: &[u8]) -> (&'static str, String) {
    let Err(ExchangeError::Table(problem)) = read(bytes) else { panic!("{bytes:?} was read") };
    assert!(!problem.sentence().contains(['⟨', '{']), "{}", problem.sentence());
    (problem.word, problem.given[0].1.clone())
}

#[test]
fn every_usual_encoding_and_separator_is_read() {
    let wanted = vec![
        (1, vec!["nom".to_owned(), "prénom".to_owned()]),
        (2, vec!["Traoré".to_owned(), "Awa".to_owned()]),
    ];
    let text = "nom,prénom\r\nTraoré,Awa\r\n";
    let utf16 = |le: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| if le { u.to_le_bytes() } else { u.to_be_bytes() })
            .collect()
    };
    let check = |bytes: Vec<u8>, name: &str| {
        assert_eq!(
            read(&bytes).unwrap(),
            (wanted.clone(), Box::leak(name.to_owned().into_boxed_str()) as &str)
        );
    };
    check(text.into(), "UTF-8");
    check(text.replace("\r\n", "\n").into(), "UTF-8");
    check(text.replace(',', ";").into(), "UTF-8");
    check(text.replace(',', "\t").into(), "UTF-8");
    check(text.trim_end().into(), "UTF-8");
    check(["\u{feff}", text].concat().into(), "UTF-8");
    check(WINDOWS.encode(text).0.into_owned(), "windows-1252");
    check([&[0xff, 0xfe][..], &utf16(true)].concat(), "UTF-16LE");
    check([&[0xfe, 0xff][..], &utf16(false)].concat(), "UTF-16BE");
    check(utf16(true), "UTF-16LE");
    check(utf16(false), "UTF-16BE");
    println!("11 ways of saving a table read");
}

const WINDOWS: &encoding_rs::Encoding = encoding_rs::WINDOWS_1252;

#[test]
fn quotes_lines_and_blank_rows_are_kept_apart() {
    let (rows, _) = read(b"sep=;\na;b\n\n\"x;\"\"y\"\"\r\nz\";2\n   \nlast").unwrap();
    let rows: Vec<_> = rows.iter().map(|(line, cells)| (*line, cells.join("|"))).collect();
    assert_eq!(rows, [(2, "a|b".into()), (4, "x;\"y\"\r\nz|2".into()), (7, "last".to_owned())]);
    assert_eq!(read(b"").unwrap().0, []);
}

#[test]
fn a_letter_cut_by_the_edge_of_a_chunk_is_one_letter() {
    for pad in 0..4 {
        let cell = "é".repeat(20_000);
        let text = format!("{}\n{cell}\n{cell}\n{cell}\n", "x".repeat(pad + 1));
        let (rows, encoding) = read(text.as_bytes()).unwrap();
        assert_eq!((rows.len(), encoding), (4, "UTF-8"));
        assert!(rows[1..].iter().all(|(_, cells)| cells[0] == cell));
    }
}

#[test]
fn a_broken_table_is_refused_with_its_line() {
    let check = |bytes: &[u8], word: &str, line: &str| {
        assert_eq!(fault(bytes), (word, line.to_owned()));
    };
    check(b"a,b\n1,2\n3,\0\n", "exchange-table-nul", "3");
    check(b"a,b\n1,\"2\n3,4\n", "exchange-table-unclosed", "2");
    check(b"a,b\n1,\"2\"x\n", "exchange-table-quote", "2");
    check(b"a,b\r1,2\r", "exchange-table-return", "1");
    check([b"a\n", "x".repeat(70_000).as_bytes()].concat().as_slice(), "exchange-table-long", "2");
    check(format!("a\n\"{}", "x\n".repeat(70_000)).as_bytes(), "exchange-table-long", "2");
    check(",".repeat(16_384).as_bytes(), "exchange-table-wide", "1");
    check(&[0xff, 0xfe, b'a', 0, 0x00, 0xd8, b'b', 0], "exchange-table-encoding", "1");
    println!("8 broken tables, 8 refused with their line");
}
