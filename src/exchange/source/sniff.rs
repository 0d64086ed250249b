//! What a file is by what stands in it, whatever its name ends with.

use std::fs::File;
use std::io::{self, BufReader, Read};

use zip::ZipArchive;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Text with separators.
    Text,
    /// A workbook in XML.
    Xlsx,
    /// A workbook in binary parts.
    Xlsb,
    /// A workbook of `OpenDocument`.
    Ods,
    /// A workbook of before 2007.
    Xls,
    /// No table: what it is, in a word.
    Other(&'static str),
}

impl Form {
    /// The key that the window knows it by.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Text => "csv",
            Self::Xlsx => "xlsx",
            Self::Xlsb => "xlsb",
            Self::Ods => "ods",
            Self::Xls => "xls",
            Self::Other(what) => what,
        }
    }
}

/// Bytes that are looked at.
const FIRST: u64 = 1 << 16;

/// First bytes and what they are the first bytes of.
const KNOWN: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "GZIP"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
    (b"PAR1", "Parquet"),
];

/// Looks at a file from where it stands.
pub(super) fn form(file: &mut File) -> io::Result<Form> {
    let mut first = Vec::new();
    file.by_ref().take(FIRST).read_to_end(&mut first)?;
    if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") {
        return Ok(zipped(file));
    }
    if first.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // A workbook with a password lies in such a box, too.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = first.windows(name.len()).any(|bytes| bytes == name);
        return Ok(if locked { Form::Other(LOCKED) } else { Form::Xls });
    }
    // A workbook of before 1997 begins without a box.
    if first.starts_with(&[0x09, 0x08]) || first.starts_with(&[0x09, 0x04]) {
        return Ok(Form::Xls);
    }
    if let Some((_, what)) = KNOWN.iter().find(|(bytes, _)| first.starts_with(bytes)) {
        return Ok(Form::Other(what));
    }
    let head: String =
        String::from_utf8_lossy(first.get(..first.len().min(512)).unwrap_or_default())
            .trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t'])
            .to_lowercase();
    let what = match head {
        head if head.starts_with("<!doctype html") || head.starts_with("<html") => Some("HTML"),
        head if head.starts_with("<?xml") || head.starts_with("<table") => Some("XML"),
        head if head.starts_with("{\"") || head.starts_with("[{") => Some("JSON"),
        _ => None,
    };
    Ok(what.map_or(Form::Text, Form::Other))
}

/// The word for a workbook that asks for a password.
pub(super) const LOCKED: &str = "locked";

/// What lies in a ZIP: its names say it.
fn zipped(file: &File) -> Form {
    let Ok(file) = file.try_clone() else { return Form::Other("ZIP") };
    let Ok(archive) = ZipArchive::new(BufReader::new(file)) else { return Form::Other("ZIP") };
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.bin") {
        Form::Xlsb
    } else if archive.file_names_raw().any(|name| name.eq_ignore_ascii_case(b"xl/workbook.xml")) {
        Form::Xlsx
    } else if has("content.xml") && has("META-INF/manifest.xml") {
        Form::Ods
    } else if has("word/document.xml") {
        Form::Other("DOCX")
    } else {
        Form::Other("ZIP")
    }
}
