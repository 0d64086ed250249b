//! Tables that are broken or made to do harm: each is refused with a sentence that says what,
//! where and what to do, by a process of its own that has little memory and little time, and
//! nothing comes in.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use segin::app::perform::Refusal;
use segin::exchange::source::{Source, read_with};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Office;

/// Says that tables are read by processes of the program, as the program itself does.
fn with_processes() {
    read_with(env!("CARGO_BIN_EXE_segin").into());
}

/// An office that is to refuse everything.
struct Gate {
    office: Office,
    refused: usize,
}

impl Gate {
    fn new() -> Self {
        with_processes();
        Self { office: Office::new(), refused: 0 }
    }

    /// Brings the file in, which must fail with this sentence and these words in it.
    #[track_caller]
    fn refuses(&mut self, name: &str, word: &str, said: &[&str]) {
        let file = self.office.folder.path().join(name);
        let size = std::fs::metadata(&file).unwrap().len();
        let Err(Refusal::Problems(problems)) = self.office.import(&file, true) else {
            panic!("{name} was taken")
        };
        let sentence = problems[0].sentence();
        assert_eq!(problems[0].word, word, "{name}: {sentence}");
        assert!(!sentence.contains(['⟨', '{']), "{sentence}");
        for part in said {
            assert!(sentence.contains(part), "{name}: {part}: {sentence}");
        }
        assert_eq!(self.office.people(), 0, "{name}");
        self.refused += 1;
        println!("{name} ({} kB): {sentence}", size.div_ceil(1000));
        std::fs::remove_file(file).unwrap();
    }

    fn file(&self, name: &str) -> BufWriter<File> {
        BufWriter::new(File::create(self.office.folder.path().join(name)).unwrap())
    }

    fn text(&mut self, name: &str, content: impl AsRef<[u8]>, word: &str, said: &[&str]) {
        self.office.file(name, content);
        self.refuses(name, word, said);
    }

    /// A workbook whose sheet is what `write` says.
    fn book(&self, name: &str, write: impl FnOnce(&mut dyn Write)) {
        book(&self.office.folder.path().join(name), write);
    }
}

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Feuille" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const SHEET: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>"#;
const FOOT: &str = "</sheetData></worksheet>";

fn packed() -> SimpleFileOptions {
    packed_at(1)
}

fn packed_at(level: i64) -> SimpleFileOptions {
    let method = CompressionMethod::Deflated;
    SimpleFileOptions::default().compression_method(method).compression_level(Some(level))
}

fn book(path: &Path, write: impl FnOnce(&mut dyn Write)) {
    book_at(path, 1, "", write);
}

/// The same, packed at a level, with so many shared strings.
fn book_at(path: &Path, level: i64, strings: &str, write: impl FnOnce(&mut dyn Write)) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
    ] {
        zip.start_file(name, packed()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    if !strings.is_empty() {
        zip.start_file("xl/sharedStrings.xml", packed()).unwrap();
        zip.write_all(b"<sst>").unwrap();
        for _ in 0..2_000 {
            zip.write_all(strings.as_bytes()).unwrap();
        }
        zip.write_all(b"</sst>").unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", packed_at(level)).unwrap();
    zip.write_all(SHEET.as_bytes()).unwrap();
    zip.write_all(HEAD.as_bytes()).unwrap();
    write(&mut zip);
    zip.write_all(FOOT.as_bytes()).unwrap();
    zip.finish().unwrap();
}

/// So many times the same.
fn many(to: &mut dyn Write, text: &str, times: usize) {
    let at_once = (65_536 / text.len()).max(1);
    let piece = text.repeat(at_once);
    for _ in 0..times / at_once {
        to.write_all(piece.as_bytes()).unwrap();
    }
    to.write_all(text.repeat(times % at_once).as_bytes()).unwrap();
}

#[test]
fn hostile_texts_are_refused_with_a_sentence() {
    let mut gate = Gate::new();
    gate.text("nul.csv", "nom\nTraoré\nB\0a\n", "exchange-table-nul", &["Ligne 3"]);
    gate.text("retour.csv", "nom\rTraoré\r", "exchange-table-return", &["Ligne 1"]);
    gate.text(
        "guillemet.csv",
        "nom\nTraoré\n\"Ba\nKoné\n",
        "exchange-table-unclosed",
        &["Ligne 3"],
    );
    gate.text("apres.csv", "nom\n\"Ba\" x\n", "exchange-table-quote", &["Ligne 2"]);
    let wide = vec!["nom"; 16_384].join(",");
    gate.text("large.csv", wide, "exchange-table-wide", &["Ligne 1", "512"]);
    gate.text("vide.csv", "", "exchange-table-empty", &["vide"]);
    gate.text(
        "surrogat.csv",
        [0xff, 0xfe, b'a', 0, 0, 0xd8, b'b', 0],
        "exchange-table-encoding",
        &["Ligne 1"],
    );
    let mut out = gate.file("giga.csv");
    out.write_all(b"nom\n").unwrap();
    many(&mut out, "x", 1 << 30);
    drop(out);
    gate.refuses("giga.csv", "exchange-table-long", &["Ligne 2", "65 536"]);
    gate.text("page.csv", "<!DOCTYPE html><html>", "exchange-not-a-table", &["HTML"]);
    gate.text("photo.csv", b"\x89PNG\r\n\x1a\n", "exchange-not-a-table", &["PNG"]);
    println!("{} hostile texts, {} refused, 0 people", gate.refused, gate.refused);
}

#[test]
fn hostile_workbooks_are_refused_with_a_sentence() {
    let mut gate = Gate::new();
    gate.text("vieux.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rien", "exchange-book-broken", &[]);
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    gate.text("secret.xlsx", locked, "exchange-book-locked", &["mot de passe"]);
    gate.text("coupe.xlsx", b"PK\x03\x04 rien", "exchange-not-a-table", &["ZIP"]);

    gate.book("loin.xlsx", |to| {
        let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
        to.write_all(far.as_bytes()).unwrap();
    });
    gate.refuses("loin.xlsx", "exchange-book-far", &["1048576", "XFD"]);

    gate.book("attributs.xlsx", |to| {
        to.write_all(b"<row r=\"2\"").unwrap();
        for at in 0..800_000 {
            write!(to, " a{at}=\"1\"").unwrap();
        }
        to.write_all(b"><c r=\"A2\"><v>1</v></c></row>").unwrap();
    });
    gate.refuses("attributs.xlsx", "exchange-book-tag", &["sheet1.xml", "ligne 1"]);

    gate.book("cellule.xlsx", |to| {
        to.write_all(b"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>").unwrap();
        many(to, "x", 1 << 30);
        to.write_all(b"</t></is></c></row>").unwrap();
    });
    gate.refuses("cellule.xlsx", "exchange-book-text", &["sheet1.xml", "ligne 2"]);

    let bomb = gate.office.folder.path().join("bombe.xlsx");
    let blank = " ".repeat(200_000) + "<row/>";
    book_at(&bomb, 9, "", |to| many(to, &blank, 400));
    gate.refuses("bombe.xlsx", "exchange-book-ratio", &["sheet1.xml", "250"]);

    gate.book("longue.xlsx", |to| {
        to.write_all(b"<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>").unwrap();
        many(to, "x", 70_000);
        to.write_all(b"</t></is></c></row>").unwrap();
    });
    gate.refuses("longue.xlsx", "exchange-book-long", &["Ligne 2", "colonne A"]);

    gate.book("ordre.xlsx", |to| {
        let rows = "<row r=\"5\"><c r=\"A5\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>";
        to.write_all(rows.as_bytes()).unwrap();
    });
    gate.refuses("ordre.xlsx", "exchange-book-order", &["Ligne 3"]);

    let path = gate.office.folder.path().join("parts.xlsx");
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    zip.start_file("xl/workbook.xml", packed()).unwrap();
    zip.write_all(BOOK.as_bytes()).unwrap();
    for at in 0..5_000 {
        zip.start_file(format!("xl/p{at}.xml"), packed()).unwrap();
    }
    zip.finish().unwrap();
    gate.refuses("parts.xlsx", "exchange-book-parts", &["4096"]);
    println!("{} hostile workbooks, {} refused, 0 people", gate.refused, gate.refused);
}

/// A workbook of `OpenDocument`: one cell that stands for very many.
fn repeated(path: &Path, columns: u32, rows: u32) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    zip.start_file("mimetype", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
    zip.start_file("META-INF/manifest.xml", packed()).unwrap();
    zip.write_all(b"<manifest/>").unwrap();
    zip.start_file("content.xml", packed()).unwrap();
    write!(
        zip,
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" \
         xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"F\">\
         <table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell \
         office:value-type=\"string\" table:number-columns-repeated=\"{columns}\"><text:p>Nom\
         </text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    )
    .unwrap();
    zip.finish().unwrap();
}

#[test]
fn what_takes_too_much_memory_or_never_ends_is_stopped_from_outside() {
    let mut gate = Gate::new();
    // Twelve million words that a sheet may point to.
    let words: Vec<String> = (0..6_000).map(|at| format!("<si><t>mot{at}</t></si>")).collect();
    let words = words.concat();
    book_at(&gate.office.folder.path().join("mots.xlsx"), 1, &words, |_| {});
    gate.refuses("mots.xlsx", "exchange-reader-memory", &["512"]);
    // One cell that says it stands for seventeen thousand million.
    repeated(&gate.office.folder.path().join("repete.ods"), 16_384, 1_048_576);
    gate.refuses("repete.ods", "exchange-book-broken", &["XLSX"]);
    // A device has no end.
    let Err(Refusal::Problems(problems)) = gate.office.import(Path::new("/dev/zero"), true) else {
        panic!("a device was taken")
    };
    assert_eq!(problems[0].word, "exchange-not-a-file");
    // A small one of the same sort is read.
    let path = gate.office.folder.path().join("petit.ods");
    repeated(&path, 2, 3);
    let mut source = Source::open(&path, None).unwrap();
    let mut rows = 0;
    while let Some(record) = source.next_row().unwrap() {
        assert_eq!(record.cells().collect::<Vec<_>>(), ["Nom", "Nom"]);
        rows += 1;
    }
    assert_eq!((rows, source.about().form.as_str()), (3, "ods"));
    println!("{} stopped from outside with a sentence, a device refused", gate.refused);
}

#[test]
fn a_name_that_says_something_else_changes_nothing() {
    with_processes();
    let mut office = Office::new();
    let named = |name: &str| office.folder.path().join(name);
    let (xlsx, csv) = (named("classeur.csv"), named("texte.xlsx"));
    book(&xlsx, |to| {
        let row = "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Traoré</t></is></c></row>";
        to.write_all(row.as_bytes()).unwrap();
    });
    std::fs::write(&csv, "nom\nBa\n").unwrap();
    assert_eq!(office.import(&xlsx, false).unwrap().added, 1);
    assert_eq!(office.import(&csv, false).unwrap().added, 1);
    assert_eq!(office.people(), 2);
}
