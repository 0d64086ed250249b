//! The press: Typst with the program's own templates and fonts, and nothing else. It reads no
//! file, fetches no package and does not know what day it is.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

use super::LetterError;

/// Templates by name.
const TEMPLATES: &[(&str, &str)] = &[
    ("agenda.typ", include_str!("../../assets/letters/agenda.typ")),
    ("arrival.typ", include_str!("../../assets/letters/arrival.typ")),
    ("common.typ", include_str!("../../assets/letters/common.typ")),
    ("held.typ", include_str!("../../assets/letters/held.typ")),
    ("report.typ", include_str!("../../assets/letters/report.typ")),
    ("slip.typ", include_str!("../../assets/letters/slip.typ")),
];

/// What a template reads its letter from.
const DATA: &str = "data.json";

const FONTS: &[&[u8]] = &[
    include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf"),
];

/// What all letters share; made once.
struct Kit {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: Vec<Source>,
    data: FileId,
}

impl Kit {
    fn new() -> Option<Self> {
        let fonts: Vec<Font> =
            FONTS.iter().filter_map(|font| Font::new(Bytes::new(*font), 0)).collect();
        let file = |name: &str| {
            let path = VirtualPath::new(name).ok()?;
            Some(RootedPath::new(VirtualRoot::Project, path).intern())
        };
        let mut templates = Vec::with_capacity(TEMPLATES.len());
        for (name, text) in TEMPLATES {
            templates.push(Source::new(file(name)?, (*text).to_owned()));
        }
        (fonts.len() == FONTS.len()).then_some(())?;
        Some(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            templates,
            data: file(DATA)?,
        })
    }

    fn shared() -> Option<&'static Self> {
        static KIT: OnceLock<Option<Kit>> = OnceLock::new();
        KIT.get_or_init(Self::new).as_ref()
    }
}

/// The world of one letter.
struct Press {
    kit: &'static Kit,
    main: FileId,
    data: Bytes,
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.kit.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.kit.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.kit
            .templates
            .iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.kit.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.kit.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets a letter: the template of this name with this data.
pub(super) fn set(template: &str, data: &serde_json::Value) -> Result<PagedDocument, LetterError> {
    let kit = Kit::shared().ok_or(LetterError::Press)?;
    let place = TEMPLATES.iter().position(|(name, _)| *name == template);
    let main = place.and_then(|at| kit.templates.get(at)).ok_or(LetterError::Press)?.id();
    let press = Press { kit, main, data: Bytes::from_string(data.to_string()) };
    let set = typst::compile::<PagedDocument>(&press);
    forget();
    #[cfg(test)]
    assert!(set.warnings.is_empty(), "{:#?}", set.warnings);
    set.output.map_err(|faults| complaint(&press, &faults))
}

/// Drops what Typst remembers of the letters it has set.
pub(super) fn forget() {
    typst::comemo::evict(0);
}

/// Where it went wrong. The message stays here: it may quote the letter.
fn complaint(press: &Press, faults: &EcoVec<SourceDiagnostic>) -> LetterError {
    let span = faults.first().map(|fault| fault.span);
    let found = span.and_then(|span| {
        let id = span.id()?;
        let source = press.source(id).ok()?;
        let line = press.range(span).and_then(|range| source.lines().byte_to_line(range.start));
        let name = id.get().vpath().get_without_slash().to_owned();
        Some((name, line.map_or(0, |line| line + 1)))
    });
    let (template, line) = found.unwrap_or_default();
    LetterError::Template { template, line }
}
