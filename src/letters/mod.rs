//! What leaves on paper: slips, lists and reports, set from a template into pages, as PDF for the printer
//! and as pictures for the screen.
//!
//! Pure: no disk, no clock, no network. Templates (`assets/letters/*.typ`) and fonts are part of
//! the program. What a letter says is handed to its template as data and never as source, so that
//! nothing a person wrote is taken for an instruction. What Typst remembers between two steps is
//! dropped after each of them: no name outlives its letter.

pub mod agenda;
pub mod arrival;
pub mod code;
pub mod held;
mod press;
pub mod report;
pub mod slip;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};
use typst_render::RenderOptions;

/// Why a letter could not be made. None of it is the writer's fault, and nothing of what the
/// letter says is in it.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum LetterError {
    /// A font or a template of the program cannot be read.
    #[error("letter: fonts or templates")]
    Press,
    /// The template does not fit what it was given: the file, and the line when known.
    #[error("letter: {template} line {line}")]
    Template {
        /// Name of the template.
        template: String,
        /// Line, from 1; 0 when unknown.
        line: usize,
    },
    /// The pages could not be written as PDF or as a picture.
    #[error("letter: writing")]
    Writing,
}

/// A letter, set into pages.
pub struct Letter {
    document: PagedDocument,
    date: NaiveDate,
}

/// A page as a picture: rows from the top, four bytes (red, green, blue, opaque) a pixel.
pub struct Picture {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// The pixels.
    pub rgba: Vec<u8>,
}

impl Letter {
    fn set(template: &str, data: &serde_json::Value, date: NaiveDate) -> Result<Self, LetterError> {
        Ok(Self { document: press::set(template, data)?, date })
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// The file to print: the same bytes for the same letter of the same day.
    pub fn pdf(&self) -> Result<Vec<u8>, LetterError> {
        let day = Datetime::from_ymd(
            self.date.year(),
            u8::try_from(self.date.month()).unwrap_or(1),
            u8::try_from(self.date.day()).unwrap_or(1),
        );
        let options = PdfOptions {
            creator: Smart::Custom(Some("Segin".to_owned())),
            timestamp: day.map(Timestamp::new_utc),
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&self.document, &options);
        press::forget();
        pdf.map_err(|_| LetterError::Writing)
    }

    /// A page for the screen, counted from 0; a point is 1/72 inch. `None` behind the last page.
    pub fn page_picture(&self, page: usize, pixels_per_point: f32) -> Option<Picture> {
        let page = self.document.pages().get(page)?;
        let options = RenderOptions {
            pixel_per_pt: f64::from(pixels_per_point.clamp(0.1, 10.0)).into(),
            render_bleed: false,
        };
        let picture = typst_render::render(page, &options);
        press::forget();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        Some(Picture { width, height, rgba: picture.take() })
    }

    /// The same page as a PNG file.
    pub fn page_png(&self, page: usize, pixels_per_point: f32) -> Option<Vec<u8>> {
        use image::ImageEncoder;
        let picture = self.page_picture(page, pixels_per_point)?;
        let mut file = Vec::new();
        image::codecs::png::PngEncoder::new(&mut file)
            .write_image(
                &picture.rgba,
                u32::try_from(picture.width).ok()?,
                u32::try_from(picture.height).ok()?,
                image::ExtendedColorType::Rgba8,
            )
            .ok()?;
        Some(file)
    }
}

/// Text as a letter may hold it: marks that reverse or hide what follows are left out, and a word
/// too long for a line may be broken.
fn clean(text: &str) -> String {
    // Wide letters of this number still fit the narrowest column.
    const LONGEST: usize = 18;
    let mut word = 0;
    let mut cleaned = String::with_capacity(text.len());
    for c in text.trim().chars() {
        let reverses = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let hidden = matches!(c, '\u{feff}' | '\u{ad}') || (c.is_control() && c != '\n');
        if reverses {
            continue;
        }
        let c = if hidden { ' ' } else { c };
        word = if c.is_whitespace() { 0 } else { word + 1 };
        if word > LONGEST {
            cleaned.push('\u{200b}');
            word = 1;
        }
        cleaned.push(c);
    }
    cleaned
}

/// Cleans every text of what a template is given.
fn cleaned(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::String(text) => Value::String(clean(&text)),
        Value::Array(values) => Value::Array(values.into_iter().map(cleaned).collect()),
        Value::Object(values) => {
            Value::Object(values.into_iter().map(|(key, value)| (key, cleaned(value))).collect())
        }
        other => other,
    }
}

/// The words a template uses, under their keys without `letter-`.
fn words(lang: crate::words::Lang, keys: &[&str]) -> serde_json::Value {
    keys.iter()
        .map(|key| {
            let text = crate::words::tr_in(lang, &format!("letter-{key}"), &[]);
            ((*key).to_owned(), serde_json::Value::String(text))
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}
