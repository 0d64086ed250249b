//! What a file offered as a photo or a document becomes. It is told by its first bytes, never by
//! its name: a picture is decoded and written anew as JPEG, turned upright, so that place, camera
//! and whatever was hung on behind are gone; a PDF is kept as it is; everything else is refused by
//! a sentence that says what it is. Takes up to a second: for an errand, not for a frame.

mod drawing;
mod sniff;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

pub use self::drawing::png as drawing;
use self::sniff::Found;
use super::ExchangeError;
use crate::domain::problem::Problem;
use crate::words;

/// A longer picture file is not read.
pub const LONGEST_PICTURE: u64 = 40 * MEGA;
/// A longer PDF is not read.
pub const LONGEST_PDF: u64 = 10 * MEGA;
/// The longest side of a picture that is kept, in pixels.
pub const SIDE: u32 = 1600;

const MEGA: u64 = 1024 * 1024;
/// How well a picture is kept, of 100.
const QUALITY: u8 = 82;
/// More pixels than the largest telephone takes: a file that asks for them wants the memory.
const MOST_PIXELS: u64 = 52_000_000;
/// What decoding may take of the memory.
const MOST_MEMORY: u64 = 256 * MEGA;
/// How much of a file tells what it is.
const HEAD: usize = 512;
/// A PDF says within its last bytes that it ends: what was hung on behind shows.
const TAIL: usize = 2048;

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A picture.
    Jpeg,
    /// A document.
    Pdf,
}

impl Media {
    /// The name under which it is kept.
    pub fn key(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Pdf => "pdf",
        }
    }
}

/// A photo or document as it is to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is.
    pub media: Media,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Width in pixels; 0 for a document.
    pub width: u32,
    /// Height in pixels; 0 for a document.
    pub height: u32,
}

/// A picture is somebody's face: its bytes are never printed.
impl std::fmt::Debug for Taken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}×{}, {} bytes", self.media.key(), self.width, self.height, self.bytes.len())
    }
}

/// A picture for the screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Red, green, blue and opacity of each, row by row.
    pub rgba: Vec<u8>,
}

/// What the file at a path becomes. What it is and how long it is are known before it is read.
pub fn take_file(path: &Path) -> Result<Taken, ExchangeError> {
    let of_file = || ExchangeError::of_file(path);
    let data = std::fs::metadata(path).map_err(of_file())?;
    if !data.is_file() {
        return Err(ExchangeError::Table(Problem::new("picture-no-file")));
    }
    let mut file = File::open(path).map_err(of_file())?;
    let bytes = read(&mut file, data.len()).map_err(of_file())?.map_err(ExchangeError::Table)?;
    take(&bytes).map_err(ExchangeError::Table)
}

/// Reads a file of this length: only its head where that is enough to refuse it.
fn read(from: &mut impl Read, length: u64) -> std::io::Result<Result<Vec<u8>, Problem>> {
    let mut bytes = Vec::with_capacity(HEAD);
    from.by_ref().take(HEAD as u64).read_to_end(&mut bytes)?;
    let found = sniff::of(&bytes);
    let limit = match accepted(found) {
        Err(problem) => return Ok(Err(problem)),
        Ok(limit) if length > limit => return Ok(Err(too_long(found, length, limit))),
        Ok(limit) => limit,
    };
    // A file that grows while it is read ends at the limit all the same.
    from.take(limit - HEAD as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Ok(bytes))
}

/// What a file becomes.
pub fn take(bytes: &[u8]) -> Result<Taken, Problem> {
    let found = sniff::of(bytes);
    let (limit, length) = (accepted(found)?, bytes.len() as u64);
    if length > limit {
        return Err(too_long(found, length, limit));
    }
    if found == Found::Pdf {
        let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
        if !tail.windows(5).any(|five| five == b"%%EOF") {
            return Err(Problem::new("picture-pdf-broken"));
        }
        return Ok(Taken { media: Media::Pdf, bytes: bytes.to_vec(), width: 0, height: 0 });
    }
    let picture = reduced(bytes, SIDE)?;
    let (width, height) = picture.dimensions();
    Ok(Taken { media: Media::Jpeg, bytes: encoded(&picture)?, width, height })
}

/// A small JPEG of a picture, its longest side at most `side`.
pub fn thumbnail(bytes: &[u8], side: u32) -> Result<Vec<u8>, Problem> {
    encoded(&reduced(bytes, side)?)
}

/// A picture for the screen, its longest side at most `side`.
pub fn pixels(bytes: &[u8], side: u32) -> Result<Pixels, Problem> {
    let picture = reduced(bytes, side)?;
    let (width, height) = picture.dimensions();
    let rgba = DynamicImage::ImageRgb8(picture).into_rgba8().into_raw();
    Ok(Pixels { width, height, rgba })
}

/// How long a file of this sort may be; a complaint about any other.
fn accepted(found: Found) -> Result<u64, Problem> {
    match found {
        Found::Png | Found::Jpeg => Ok(LONGEST_PICTURE),
        Found::Pdf => Ok(LONGEST_PDF),
        other => Err(refused(other)),
    }
}

fn refused(found: Found) -> Problem {
    Problem::new(found.refusal()).with("what", words::tr(found.word()))
}

fn too_long(found: Found, length: u64, limit: u64) -> Problem {
    let word = if found == Found::Pdf { "picture-pdf-long" } else { "picture-long" };
    Problem::new(word)
        .with("found", length.div_ceil(MEGA).to_string())
        .with("limit", (limit / MEGA).to_string())
}

/// Decodes a picture, turns it upright and makes it no longer than `side`, on white.
fn reduced(bytes: &[u8], side: u32) -> Result<RgbImage, Problem> {
    let format = match sniff::of(bytes) {
        Found::Png => ImageFormat::Png,
        Found::Jpeg => ImageFormat::Jpeg,
        other => return Err(refused(other)),
    };
    let broken = |_| Problem::new("picture-broken");
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    // Said by the head alone: nothing of the picture was decoded yet.
    if pixels > MOST_PIXELS || decoder.total_bytes() > MOST_MEMORY {
        return Err(Problem::new("picture-large")
            .with("width", width.to_string())
            .with("height", height.to_string()));
    }
    if pixels == 0 {
        return Err(Problem::new("picture-broken"));
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    let side = side.clamp(1, SIDE);
    if width.max(height) > side {
        picture = picture.resize(side, side, FilterType::Triangle);
    }
    // The reduced one is quicker to turn.
    picture.apply_orientation(orientation);
    Ok(on_white(&picture))
}

/// What is transparent is shown on white.
fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, opacity] = seen.get_pixel(x, y).0;
        let over = |colour: u8| {
            let (colour, opacity) = (u32::from(colour), u32::from(opacity));
            u8::try_from((colour * opacity + 255 * (255 - opacity)) / 255).unwrap_or(u8::MAX)
        };
        Rgb([over(red), over(green), over(blue)])
    })
}

fn encoded(picture: &RgbImage) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(picture)
        .map_err(|_| Problem::new("picture-broken"))?;
    Ok(bytes)
}
