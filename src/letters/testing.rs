//! Letters read by programs that did not write them: the text of the pages by poppler's
//! `pdftotext`, the codes by a reader of squares.

use std::io::Write;
use std::process::{Command, Stdio};

use unicode_normalization::UnicodeNormalization;

use super::Letter;

/// The text of each page in the order it was set, spaces and line ends made one space.
pub(super) fn pages(letter: &Letter) -> Vec<String> {
    read(letter, "-raw")
}

/// The same in the order of the eye, which is the one that knows about Arabic.
pub(super) fn pages_to_the_eye(letter: &Letter) -> Vec<String> {
    read(letter, "-q")
}

fn read(letter: &Letter, manner: &str) -> Vec<String> {
    let mut program = Command::new("pdftotext")
        .args([manner, "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is missing: install poppler-utils (./check does it)");
    program.stdin.take().unwrap().write_all(&letter.pdf().unwrap()).unwrap();
    let output = program.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(even).collect();
    // Each page ends in a form feed.
    assert_eq!(pages.pop().as_deref(), Some(""));
    assert_eq!(pages.len(), letter.pages());
    pages
}

/// Without the marks that a reader adds around Arabic, and with one space between words.
pub(super) fn even(text: &str) -> String {
    let mark = |c: &char| matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|c| !mark(c)).nfkc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the codes on a page say, seen at this many pixels a point. They stand at the upper right.
pub(super) fn codes(letter: &Letter, page: usize, pixels_per_point: f32) -> Vec<String> {
    let picture = letter.page_picture(page, pixels_per_point).unwrap();
    let from = picture.width * 3 / 5;
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(
        picture.width - from,
        picture.height / 3,
        |x, y| picture.rgba[4 * (y * picture.width + from + x)],
    );
    seen.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
}
