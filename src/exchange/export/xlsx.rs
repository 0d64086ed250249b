//! A workbook, written row by row: the crate that writes reports keeps every cell in memory, or
//! puts them into temporary files in the clear. Text is text: no cell holds a formula, and what
//! looks like one is marked so that editing it does not make it one. Days are days.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;

use chrono::NaiveDate;

use super::Table;
use super::made::Shown;
use super::out::Out;
use crate::domain::sheet::is_risky;
use crate::exchange::ExchangeError;

/// The longest name that Excel gives a sheet.
const LONGEST: usize = 31;
/// The first lines of every part.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// What the parts of a workbook are called.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Writes the workbook.
#[derive(Default)]
pub(super) struct Book {
    names: Vec<String>,
    taken: BTreeSet<String>,
    letters: Vec<String>,
    row: u32,
}

impl Book {
    /// Begins a sheet under a name that Excel takes.
    pub(super) fn name(&mut self, out: &mut Out<'_>, label: &str) -> Result<(), ExchangeError> {
        let safe = |c: char| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c };
        let clean: String = label.chars().map(safe).collect();
        let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut number = 1;
        let name = loop {
            let tail = if number == 1 { String::new() } else { format!(" {number}") };
            let start: String = clean.chars().take(LONGEST - tail.chars().count()).collect();
            let name = format!("{}{tail}", start.trim_end());
            if self.taken.insert(name.to_lowercase()) {
                break name;
            }
            number += 1;
        };
        self.names.push(name);
        out.part(format!("xl/worksheets/sheet{}.xml", self.names.len()))
    }

    /// What holds the sheets together.
    pub(super) fn close(&mut self, out: &mut Out<'_>) -> Result<(), ExchangeError> {
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        let (mut parts, mut sheets, mut links) = (String::new(), String::new(), String::new());
        for (name, at) in self.names.iter().zip(1_usize..) {
            let mut safe = Vec::new();
            escaped(&mut safe, name);
            let safe = String::from_utf8_lossy(&safe);
            // Writing to memory does not fail.
            let _ = write!(
                parts,
                "<Override PartName=\"/xl/worksheets/sheet{at}.xml\" \
                 ContentType=\"{sheet}.worksheet+xml\"/>"
            );
            let _ = write!(sheets, "<sheet name=\"{safe}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>");
            let _ = write!(
                links,
                "<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/worksheet\" \
                 Target=\"worksheets/sheet{at}.xml\"/>"
            );
        }
        let types = format!(
            "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Override PartName=\"/xl/workbook.xml\" ContentType=\"{sheet}.sheet.main+xml\"/>\
             <Override PartName=\"/xl/styles.xml\" ContentType=\"{sheet}.styles+xml\"/>\
             {parts}</Types>"
        );
        let root = format!(
            "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        let workbook = format!(
            "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets>\
             </workbook>"
        );
        let last = self.names.len() + 1;
        let links = format!(
            "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{links}<Relationship \
             Id=\"rId{last}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
        );
        for (name, text) in [
            ("xl/styles.xml", styles()),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", links),
            ("_rels/.rels", root),
            ("[Content_Types].xml", types),
        ] {
            out.part(name)?;
            out.bytes.extend_from_slice(text.as_bytes());
        }
        Ok(())
    }
}

/// The looks of cells: plain, heading, what looks like a formula, day.
fn styles() -> String {
    format!(
        "{HEAD}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/>\
         <name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font>\
         </fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill>\
         <patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border>\
         <left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\">\
         <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" \
         xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" \
         applyFont=\"1\"/><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" \
         xfId=\"0\" quotePrefix=\"1\"/><xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" \
         borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
    )
}

/// Styles, as `styles` orders them.
const HEADING: u8 = 1;
const QUOTED: u8 = 2;
const DAY: u8 = 3;

impl Table for Book {
    fn begin(&mut self, out: &mut Out<'_>, heading: &[String]) -> Result<(), ExchangeError> {
        self.letters = (0..heading.len()).map(letters).collect();
        let _ = write!(
            out.bytes,
            "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
             <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
             </sheetView></sheetViews><cols>"
        );
        for (text, at) in heading.iter().zip(1_usize..) {
            let wide = text.chars().count().clamp(10, 40) + 4;
            let _ = write!(
                out.bytes,
                "<col min=\"{at}\" max=\"{at}\" width=\"{wide}\" customWidth=\"1\"/>"
            );
        }
        out.bytes.extend_from_slice(b"</cols><sheetData><row r=\"1\">");
        for (letters, title) in self.letters.iter().zip(heading) {
            text(&mut out.bytes, letters, 1, HEADING, title);
        }
        out.bytes.extend_from_slice(b"</row>");
        self.row = 1;
        out.flow()
    }

    fn row(&mut self, out: &mut Out<'_>, cells: &[Shown<'_>]) -> Result<(), ExchangeError> {
        self.row += 1;
        let (row, bytes) = (self.row, &mut out.bytes);
        let _ = write!(bytes, "<row r=\"{row}\">");
        for (letters, cell) in self.letters.iter().zip(cells) {
            match cell {
                Shown::Nothing => {}
                Shown::Int(number) => {
                    let _ = write!(bytes, "<c r=\"{letters}{row}\"><v>{number}</v></c>");
                }
                Shown::Decimal(number) => {
                    let _ = write!(bytes, "<c r=\"{letters}{row}\"><v>{number}</v></c>");
                }
                Shown::Day(day) => match serial(day) {
                    Some(days) => {
                        let _ =
                            write!(bytes, "<c r=\"{letters}{row}\" s=\"{DAY}\"><v>{days}</v></c>");
                    }
                    None => text(bytes, letters, row, 0, day),
                },
                Shown::Text(said) => {
                    let style = if is_risky(said) { QUOTED } else { 0 };
                    text(bytes, letters, row, style, said);
                }
            }
        }
        bytes.extend_from_slice(b"</row>\n");
        out.flow()
    }

    fn end(&mut self, out: &mut Out<'_>) -> Result<(), ExchangeError> {
        out.bytes.extend_from_slice(b"</sheetData></worksheet>");
        out.flow()
    }
}

fn text(bytes: &mut Vec<u8>, letters: &str, row: u32, style: u8, said: &str) {
    let _ = match style {
        0 => write!(bytes, "<c r=\"{letters}{row}\" t=\"inlineStr\"><is><t"),
        style => write!(bytes, "<c r=\"{letters}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t"),
    };
    let outside = |c: char| c.is_ascii_whitespace();
    if said.starts_with(outside) || said.ends_with(outside) || said.contains('\n') {
        bytes.extend_from_slice(b" xml:space=\"preserve\"");
    }
    bytes.push(b'>');
    // An import takes one apostrophe before such a sign away.
    if style == QUOTED && said.starts_with('\'') {
        bytes.push(b'\'');
    }
    escaped(bytes, said);
    bytes.extend_from_slice(b"</t></is></c>");
}

/// Text as it stands in XML. Signs that no XML holds are left out.
fn escaped(bytes: &mut Vec<u8>, text: &str) {
    let plain = |byte: u8| !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0..=31 | 0xEF);
    if text.bytes().all(plain) {
        bytes.extend_from_slice(text.as_bytes());
        return;
    }
    let mut buffer = [0; 4];
    for c in text.chars() {
        match c {
            '&' => bytes.extend_from_slice(b"&amp;"),
            '<' => bytes.extend_from_slice(b"&lt;"),
            '>' => bytes.extend_from_slice(b"&gt;"),
            '"' => bytes.extend_from_slice(b"&quot;"),
            '\t' => bytes.extend_from_slice(b"&#9;"),
            '\n' => bytes.push(b'\n'),
            '\r' => bytes.extend_from_slice(b"&#13;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => bytes.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes()),
        }
    }
}

/// The letters of a column: A, B … Z, AA.
fn letters(at: usize) -> String {
    let mut letters = String::new();
    let mut rest = at + 1;
    while rest > 0 {
        let one = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + one));
        rest = (rest - 1) / 26;
    }
    letters
}

/// A day as Excel counts it; days before March 1900 it counts wrongly, and they stay text.
fn serial(day: &str) -> Option<i64> {
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    let days = day.signed_duration_since(NaiveDate::from_ymd_opt(1899, 12, 30)?).num_days();
    (days > 60).then_some(days)
}
