//! What a file is, by its first bytes.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Png,
    Jpeg,
    Pdf,
    Empty,
    Windows,
    Linux,
    Mac,
    Script,
    Page,
    Drawing,
    Zip,
    Packed,
    Word,
    Apple,
    Picture,
    Film,
    Sound,
    Database,
    Text,
    Unknown,
}

impl Found {
    /// What it is called in the sentence that refuses it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Png | Self::Jpeg => "picture-is-picture",
            Self::Pdf => "picture-is-pdf",
            Self::Empty => "picture-is-empty",
            Self::Windows => "picture-is-windows",
            Self::Linux => "picture-is-linux",
            Self::Mac => "picture-is-mac",
            Self::Script => "picture-is-script",
            Self::Page => "picture-is-page",
            Self::Drawing => "picture-is-drawing",
            Self::Zip => "picture-is-zip",
            Self::Packed => "picture-is-packed",
            Self::Word => "picture-is-word",
            Self::Apple => "picture-is-apple",
            Self::Picture => "picture-is-other",
            Self::Film => "picture-is-film",
            Self::Sound => "picture-is-sound",
            Self::Database => "picture-is-database",
            Self::Text => "picture-is-text",
            Self::Unknown => "picture-is-unknown",
        }
    }

    /// The sentence that refuses it: a program is nothing to convert.
    pub(super) fn refusal(self) -> &'static str {
        match self {
            Self::Windows | Self::Linux | Self::Mac | Self::Script => "picture-program",
            Self::Picture | Self::Apple | Self::Drawing => "picture-convert",
            Self::Empty => "picture-empty",
            _ => "picture-refused",
        }
    }
}

/// Marks at the start of a file, the longer before those they begin with.
const MARKS: &[(&[u8], Found)] = &[
    (b"\x89PNG\r\n\x1a\n", Found::Png),
    (b"\xff\xd8\xff", Found::Jpeg),
    (b"%PDF-", Found::Pdf),
    (b"MZ", Found::Windows),
    // A link that starts a program.
    (b"L\0\0\0\x01\x14\x02\0", Found::Windows),
    (b"\x7fELF", Found::Linux),
    (b"\xfe\xed\xfa", Found::Mac),
    (b"\xce\xfa\xed\xfe", Found::Mac),
    (b"\xcf\xfa\xed\xfe", Found::Mac),
    (b"\xca\xfe\xba\xbe", Found::Mac),
    (b"#!", Found::Script),
    (b"PK\x03\x04", Found::Zip),
    (b"PK\x05\x06", Found::Zip),
    (b"Rar!", Found::Packed),
    (b"7z\xbc\xaf\x27\x1c", Found::Packed),
    (b"\x1f\x8b", Found::Packed),
    (b"BZh", Found::Packed),
    (b"\xfd7zXZ\0", Found::Packed),
    (b"\x28\xb5\x2f\xfd", Found::Packed),
    (b"\xd0\xcf\x11\xe0", Found::Word),
    (b"{\\rtf", Found::Word),
    (b"GIF8", Found::Picture),
    (b"BM", Found::Picture),
    (b"II*\0", Found::Picture),
    (b"MM\0*", Found::Picture),
    (b"\0\0\x01\0", Found::Picture),
    (b"8BPS", Found::Picture),
    (b"\x1a\x45\xdf\xa3", Found::Film),
    (b"ID3", Found::Sound),
    (b"OggS", Found::Sound),
    (b"fLaC", Found::Sound),
    (b"SQLite format 3\0", Found::Database),
];

/// What a file is, by its first bytes.
pub(super) fn of(bytes: &[u8]) -> Found {
    if bytes.is_empty() {
        return Found::Empty;
    }
    if let Some((_, found)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return *found;
    }
    let at = |from: usize, mark: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(mark));
    if at(4, b"ftyp") {
        let apple: [&[u8]; 6] = [b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"];
        return if apple.iter().any(|mark| at(8, mark)) { Found::Apple } else { Found::Film };
    }
    if at(0, b"RIFF") {
        return match bytes.get(8..12) {
            Some(b"WEBP") => Found::Picture,
            Some(b"WAVE") => Found::Sound,
            _ => Found::Film,
        };
    }
    if at(257, b"ustar") {
        return Found::Packed;
    }
    text(bytes)
}

/// What a file of text is.
fn text(bytes: &[u8]) -> Found {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let plain = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let start: String = String::from_utf8_lossy(plain).trim_start().to_ascii_lowercase();
    if start.starts_with("<svg") || (start.starts_with("<?xml") && start.contains("<svg")) {
        return Found::Drawing;
    }
    if ["<!doctype", "<html", "<head", "<script", "<body", "<?xml", "<!--"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Found::Page;
    }
    if ["@echo", "<?php", "powershell", "import ", "function "].iter().any(|w| start.starts_with(w))
    {
        return Found::Script;
    }
    let is_text = |byte: &u8| *byte >= 32 || matches!(byte, b'\n' | b'\r' | b'\t');
    if head.iter().all(is_text) { Found::Text } else { Found::Unknown }
}
