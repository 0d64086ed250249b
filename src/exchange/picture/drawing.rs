//! A drawn signature as a small picture: black on white, nothing else in it.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, GrayImage, ImageEncoder as _, Luma};

use crate::domain::drawing::Drawing;
use crate::domain::problem::Problem;

/// Width of the picture, in pixels.
const WIDE: u32 = 540;
/// Height of the picture, in pixels.
const HIGH: u32 = 180;
/// Half the width of the pen, in pixels.
const PEN: f32 = 1.6;

/// The drawing as PNG.
pub fn png(drawing: &Drawing) -> Result<Vec<u8>, Problem> {
    let mut picture = GrayImage::from_pixel(WIDE, HIGH, Luma([255]));
    for stroke in drawing.strokes() {
        let at = |(x, y): (f32, f32)| (x * (WIDE - 1) as f32, y * (HIGH - 1) as f32);
        let points: Vec<(f32, f32)> = stroke.iter().copied().map(at).collect();
        match points.as_slice() {
            [only] => line(&mut picture, *only, *only),
            points => {
                for pair in points.windows(2) {
                    if let [from, to] = pair {
                        line(&mut picture, *from, *to);
                    }
                }
            }
        }
    }
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive)
        .write_image(&picture, WIDE, HIGH, ExtendedColorType::L8)
        .map_err(|_| Problem::new("picture-broken"))?;
    Ok(bytes)
}

/// A line as thick as the pen, its edge softened over one pixel.
fn line(picture: &mut GrayImage, from: (f32, f32), to: (f32, f32)) {
    let reach = PEN + 1.0;
    let low = |a: f32, b: f32| (a.min(b) - reach).floor().max(0.0) as u32;
    let high = |a: f32, b: f32, most: u32| ((a.max(b) + reach).ceil() as u32).min(most - 1);
    for y in low(from.1, to.1)..=high(from.1, to.1, HIGH) {
        for x in low(from.0, to.0)..=high(from.0, to.0, WIDE) {
            let ink = (PEN + 0.5 - distance((x as f32, y as f32), from, to)).clamp(0.0, 1.0);
            let Luma([held]) = picture.get_pixel(x, y);
            let dark = (255.0 * (1.0 - ink)) as u8;
            picture.put_pixel(x, y, Luma([dark.min(*held)]));
        }
    }
}

/// How far a point is from a line between two others.
fn distance(point: (f32, f32), from: (f32, f32), to: (f32, f32)) -> f32 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx * dx + dy * dy;
    let along = (point.0 - from.0) * dx + (point.1 - from.1) * dy;
    let part = if length > 0.0 { (along / length).clamp(0.0, 1.0) } else { 0.0 };
    (point.0 - from.0 - part * dx).hypot(point.1 - from.1 - part * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_a_small_picture_that_reads_back() {
        let mut drawing = Drawing::default();
        drawing.begin((0.1, 0.2));
        for step in 0..200_u8 {
            let x = f32::from(step) / 200.0;
            drawing.go_on((x, 0.5 + 0.4 * (x * 20.0).sin()));
        }
        drawing.begin((0.5, 0.5));
        let bytes = png(&drawing).unwrap();
        println!("{} bytes", bytes.len());
        assert!(bytes.len() < 16_000, "{} bytes", bytes.len());
        let seen = super::super::pixels(&bytes, 540).unwrap();
        assert_eq!((seen.width, seen.height), (WIDE, HIGH));
        let dark = seen.rgba.chunks(4).filter(|pixel| pixel[0] < 60).count();
        assert!((500..20_000).contains(&dark), "{dark} dark pixels");
    }
}
