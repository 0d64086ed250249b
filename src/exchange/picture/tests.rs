//! Made pictures, and files that only pretend to be one.

use std::time::Instant;

use super::*;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

/// Red at the left, blue at the right.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| {
        if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) }
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    encoded(picture).unwrap()
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

const CAMERA: &[u8] = b"TECNO Bamako 12.6392N";
const BEHIND: &[u8] = b"PK\x03\x04 hung on behind";

/// The JPEG as a telephone writes it: how it was held, which camera, where.
fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [tag.to_be_bytes().as_slice(), &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    let (gps_at, text_at) = (8 + 2 + 3 * 12 + 4, 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4);
    tiff.extend(3_u16.to_be_bytes());
    tiff.extend(entry(0x010e, 2, CAMERA.len() as u32, u32::to_be_bytes(text_at)));
    let [high, low] = orientation.to_be_bytes();
    tiff.extend(entry(0x0112, 3, 1, [high, low, 0, 0]));
    tiff.extend(entry(0x8825, 4, 1, u32::to_be_bytes(gps_at)));
    tiff.extend([0; 4]);
    tiff.extend(1_u16.to_be_bytes());
    tiff.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    tiff.extend([0; 4]);
    tiff.extend(CAMERA);
    let app1 = [b"Exif\0\0".as_slice(), &tiff].concat();
    let length = u16::try_from(app1.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &app1, &jpeg[2..], BEHIND].concat()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

fn word(bytes: &[u8]) -> &'static str {
    let problem = take(bytes).unwrap_err();
    let sentence = problem.sentence();
    assert!(!sentence.contains(['⟨', '{']), "{sentence}");
    problem.word
}

#[test]
fn a_photo_is_turned_upright_reduced_and_tells_neither_place_nor_camera() {
    let plain = jpeg(&halves(640, 320));
    let mut turned = 0;
    for (orientation, red, size) in [
        (1, (20, 100), (640, 320)),
        (3, (620, 100), (640, 320)),
        (6, (100, 20), (320, 640)),
        (8, (100, 620), (320, 640)),
    ] {
        let offered = with_exif(&plain, orientation);
        assert!(holds(&offered, CAMERA) && holds(&offered, b"Exif") && holds(&offered, BEHIND));
        let taken = take(&offered).unwrap();
        assert_eq!((taken.media, (taken.width, taken.height)), (Media::Jpeg, size));
        for gone in [CAMERA, b"Exif", BEHIND, b"TECNO"] {
            assert!(!holds(&taken.bytes, gone), "{}", String::from_utf8_lossy(gone));
        }
        let seen = pixels(&taken.bytes, SIDE).unwrap();
        let at = ((red.1 * seen.width + red.0) * 4) as usize;
        assert!(seen.rgba[at] > 180 && seen.rgba[at + 2] < 80, "orientation {orientation}");
        turned += 1;
    }
    println!("{turned} ways of holding a telephone, all upright, no place, no camera");
    let photo = jpeg(&halves(4000, 3000));
    let start = Instant::now();
    let taken = take(&photo).unwrap();
    let (before, after) = (photo.len(), taken.bytes.len());
    println!("12 megapixels: {before} bytes to {after} in {:?}", start.elapsed());
    assert_eq!((taken.width, taken.height), (1600, 1200));
    let small = thumbnail(&taken.bytes, 160).unwrap();
    let seen = pixels(&small, 160).unwrap();
    assert_eq!((seen.width, seen.height, seen.rgba.len()), (160, 120, 160 * 120 * 4));
}

#[test]
fn a_png_becomes_a_photo_on_white_and_a_pdf_stays_as_it_is() {
    let taken = take(&png(&halves(40, 20))).unwrap();
    assert_eq!((taken.media, taken.width), (Media::Jpeg, 40));
    assert!(taken.bytes.starts_with(b"\xff\xd8\xff"));
    let clear = image::RgbaImage::from_pixel(8, 8, image::Rgba([0, 0, 0, 0]));
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(&clear, 8, 8, ExtendedColorType::Rgba8).unwrap();
    let seen = pixels(&take(&bytes).unwrap().bytes, 8).unwrap();
    assert!(seen.rgba.iter().all(|part| *part > 250), "transparent is white");
    let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
    let taken = take(pdf).unwrap();
    assert_eq!((taken.media, taken.bytes.as_slice()), (Media::Pdf, pdf.as_slice()));
    assert_eq!(word(b"%PDF-1.7\n1 0 obj\n"), "picture-pdf-broken");
    let behind = [pdf.as_slice(), &vec![b'x'; 4096]].concat();
    assert_eq!(word(&behind), "picture-pdf-broken");
}

#[test]
fn what_is_neither_is_refused_by_what_it_is_whatever_its_name() {
    let tar = [vec![0_u8; 257], b"ustar\0".to_vec()].concat();
    let refused: &[(&[u8], &str, &str)] = &[
        (b"MZ\x90\0\x03\0", "picture-program", "picture-is-windows"),
        (b"\x7fELF\x02\x01\x01", "picture-program", "picture-is-linux"),
        (b"\xcf\xfa\xed\xfe\x07\0\0\x01", "picture-program", "picture-is-mac"),
        (b"#!/bin/sh\nrm -rf ~\n", "picture-program", "picture-is-script"),
        (b"@echo off\r\ndel *.*\r\n", "picture-program", "picture-is-script"),
        (b"PK\x03\x04\x14\0", "picture-refused", "picture-is-zip"),
        (b"Rar!\x1a\x07", "picture-refused", "picture-is-packed"),
        (b"\x1f\x8b\x08", "picture-refused", "picture-is-packed"),
        (&tar, "picture-refused", "picture-is-packed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "picture-refused", "picture-is-word"),
        (b"<!DOCTYPE html><html>", "picture-refused", "picture-is-page"),
        (b"\xef\xbb\xbf  <HTML><script>", "picture-refused", "picture-is-page"),
        (b"<svg xmlns='x' onload='y'/>", "picture-convert", "picture-is-drawing"),
        (b"GIF89a\x01\0", "picture-convert", "picture-is-other"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "picture-convert", "picture-is-other"),
        (b"\0\0\0\x18ftypheic\0\0", "picture-convert", "picture-is-apple"),
        (b"\0\0\0\x18ftypmp42\0\0", "picture-refused", "picture-is-film"),
        (b"SQLite format 3\0", "picture-refused", "picture-is-database"),
        (b"Bonjour, voici la photo.", "picture-refused", "picture-is-text"),
        (b"\x01\x02\x03\x04\x05\xff\xfe", "picture-refused", "picture-is-unknown"),
        (b"", "picture-empty", "picture-is-empty"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (bytes, refusal, what) in refused {
        assert_eq!(word(bytes), *refusal, "{what}");
        assert_eq!(sniff::of(bytes).word(), *what);
        let path = folder.path().join("photo.jpg");
        std::fs::write(&path, bytes).unwrap();
        assert!(matches!(take_file(&path), Err(ExchangeError::Table(p)) if p.word == *refusal));
    }
    println!("{} files that are no photo, each named", refused.len());
    assert!(matches!(
        take_file(folder.path()),
        Err(ExchangeError::Table(problem)) if problem.word == "picture-no-file"
    ));
    let mut cut = jpeg(&halves(64, 64));
    cut.truncate(40);
    assert_eq!(word(&cut), "picture-broken");
}

/// Counts what is read of it.
struct Long {
    head: Vec<u8>,
    at: usize,
}

impl Read for Long {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        for byte in into.iter_mut() {
            *byte = self.head.get(self.at).copied().unwrap_or(0);
            self.at += 1;
        }
        Ok(into.len())
    }
}

#[test]
fn what_is_too_long_is_refused_before_it_is_read() {
    for (head, length, wanted) in [
        (png(&halves(4, 4)), 80 * MEGA, "picture-long"),
        (jpeg(&halves(4, 4)), LONGEST_PICTURE + 1, "picture-long"),
        (b"%PDF-1.7".to_vec(), LONGEST_PDF + 1, "picture-pdf-long"),
        (b"MZ".to_vec(), 80 * MEGA, "picture-program"),
    ] {
        let mut long = Long { head, at: 0 };
        let problem = read(&mut long, length).unwrap().unwrap_err();
        assert_eq!(problem.word, wanted);
        assert!(long.at <= HEAD, "{} bytes read", long.at);
    }
    // One that says it is short and is not.
    let mut long = Long { head: png(&halves(4, 4)), at: 0 };
    let bytes = read(&mut long, 1000).unwrap().unwrap();
    assert_eq!(bytes.len() as u64, LONGEST_PICTURE + 1);
    assert_eq!(word(&bytes), "picture-long");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("photo.png");
    std::fs::write(&path, png(&halves(4, 4))).unwrap();
    std::fs::File::options().write(true).open(&path).unwrap().set_len(80 * MEGA).unwrap();
    let start = Instant::now();
    let error = take_file(&path).unwrap_err();
    println!("80 MB refused in {:?}: {}", start.elapsed(), {
        let ExchangeError::Table(problem) = &error else { panic!("{error:?}") };
        problem.sentence()
    });
}

#[test]
fn a_picture_that_asks_for_all_the_memory_is_refused_by_its_head() {
    // A PNG of 30,000 × 30,000 whose picture would be a few kilobytes of zeros.
    let mut bomb = png(&halves(4, 4));
    bomb[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
    let check = crc(&bomb[12..29]).to_be_bytes();
    bomb[29..33].copy_from_slice(&check);
    let start = Instant::now();
    assert_eq!(word(&bomb), "picture-large");
    println!("900 megapixels refused in {:?}", start.elapsed());
    assert!(thumbnail(&bomb, 100).is_err() && pixels(&bomb, 100).is_err());
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}
