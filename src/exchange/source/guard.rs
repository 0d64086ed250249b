//! Looks through the parts of a workbook before anything is made of them: every part is unpacked
//! once and thrown away, and counted as it comes, not as it says of itself.

use std::fs::File;
use std::io::{BufReader, Read};

use zip::ZipArchive;

use crate::domain::problem::Problem;

/// Parts of a workbook.
const MOST_PARTS: usize = 4_096;
/// Bytes of all parts, unpacked: a sheet of half a million rows has some 400 MB.
const MOST_BYTES: u64 = 1_500 << 20;
/// A part unpacked is at most so many times what it was packed …
const MOST_RATIO: u64 = 250;
/// … once it is larger than this.
const SMALL: u64 = 24 << 20;
/// Bytes of one tag with its attributes.
const MOST_TAG: u64 = 64 << 10;
/// Bytes between two tags: 32,767 letters are the most a cell can hold.
const MOST_TEXT: u64 = 256 << 10;
/// Bytes unpacked at once.
const CHUNK: usize = 1 << 16;

/// Refuses what would take more room or time than any table does.
pub(super) fn look_through(file: &File) -> Result<(), Problem> {
    let broken = || Problem::new("exchange-book-broken");
    let file = file.try_clone().map_err(|_| broken())?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| broken())?;
    if archive.len() > MOST_PARTS {
        let problem = Problem::new("exchange-book-parts").with("limit", MOST_PARTS.to_string());
        return Err(problem);
    }
    let mut whole = 0;
    let mut chunk = vec![0; CHUNK];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| broken())?;
        let name: String = String::from_utf8_lossy(part.name_raw()).chars().take(80).collect();
        let packed = part.compressed_size().max(1);
        let is_xml = [".xml", ".rels"].iter().any(|end| name.to_lowercase().ends_with(end));
        let mut walk = Walk::default();
        let mut unpacked = 0_u64;
        loop {
            let count = part.read(&mut chunk).map_err(|_| broken())?;
            if count == 0 {
                if is_xml && !walk.is_whole() {
                    return Err(broken());
                }
                break;
            }
            unpacked += count as u64;
            whole += count as u64;
            if whole > MOST_BYTES {
                let limit = (MOST_BYTES >> 20).to_string();
                return Err(Problem::new("exchange-book-large").with("limit", limit));
            }
            let fault =
                if is_xml { walk.over(chunk.get(..count).unwrap_or_default()) } else { None };
            let ratio = unpacked > SMALL && unpacked / packed > MOST_RATIO;
            if fault == Some("exchange-book-broken") {
                return Err(broken());
            }
            if let Some(word) = fault.or(ratio.then_some("exchange-book-ratio")) {
                let row = walk.rows.to_string();
                return Err(Problem::new(word).with("part", name).with("row", row));
            }
        }
    }
    Ok(())
}

/// A walk over the bytes of XML: how long its tags and texts are, how many rows have begun, and
/// whether every tag that opens closes again. Some readers of workbooks never end where one does
/// not.
#[derive(Default)]
struct Walk {
    in_tag: bool,
    /// Inside a tag, the sign that ends the value of an attribute.
    quote: Option<u8>,
    long: u64,
    /// The beginning of the tag, to know it by.
    head: Vec<u8>,
    last: u8,
    /// Names of the tags that are open.
    open: Vec<Vec<u8>>,
    rows: u64,
}

/// Bytes of the name of a tag.
const MOST_NAME: usize = 80;
/// Tags inside one another.
const MOST_DEEP: usize = 200;

impl Walk {
    /// Walks on; the word of what is too long, or does not close.
    fn over(&mut self, mut bytes: &[u8]) -> Option<&'static str> {
        while !bytes.is_empty() {
            // A comment may hold an apostrophe.
            let is_element = self.head.first().or(bytes.first()) != Some(&b'!');
            let end = match (self.in_tag, self.quote) {
                (false, _) => bytes.iter().position(|byte| *byte == b'<'),
                (true, Some(quote)) => bytes.iter().position(|byte| *byte == quote),
                (true, None) if is_element => {
                    bytes.iter().position(|byte| matches!(byte, b'>' | b'"' | b'\''))
                }
                (true, None) => bytes.iter().position(|byte| *byte == b'>'),
            };
            let (piece, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
            let sign = rest.first().copied();
            self.long += piece.len() as u64;
            match (self.in_tag, self.long) {
                (true, long) if long > MOST_TAG => return Some("exchange-book-tag"),
                (false, long) if long > MOST_TEXT => return Some("exchange-book-text"),
                _ => {}
            }
            if self.in_tag && self.quote.is_none() {
                let room = MOST_NAME.saturating_sub(self.head.len());
                self.head.extend(piece.iter().take(room));
                self.last = piece.last().copied().unwrap_or(self.last);
            }
            match (sign, self.in_tag, self.quote) {
                (None, ..) => {}
                (Some(_), false, _) => {
                    (self.in_tag, self.long, self.last) = (true, 0, 0);
                    self.head.clear();
                }
                (Some(b'>'), true, None) => {
                    (self.in_tag, self.long) = (false, 0);
                    if !self.closed() {
                        return Some("exchange-book-broken");
                    }
                }
                (Some(quote), true, None) => (self.quote, self.last) = (Some(quote), quote),
                (Some(_), true, Some(_)) => self.quote = None,
            }
            bytes = rest.get(1..).unwrap_or_default();
        }
        None
    }

    /// A tag ended; false when it closes what is not open, or opens too deep.
    fn closed(&mut self) -> bool {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
        match self.head.first() {
            // What is no element.
            Some(b'!' | b'?') => true,
            Some(b'/') => {
                let name = self.head.get(1..).unwrap_or_default().trim_ascii_end();
                self.open.pop().is_some_and(|open| open == name)
            }
            _ => {
                let long = self.head.iter().position(is_end).unwrap_or(self.head.len());
                let long = long.min(MOST_NAME - 1);
                let name = self.head.get(..long).unwrap_or_default();
                self.rows += u64::from(name == b"row");
                if self.last != b'/' {
                    self.open.push(name.to_vec());
                }
                self.open.len() <= MOST_DEEP
            }
        }
    }

    /// Whether all that was opened is closed.
    fn is_whole(&self) -> bool {
        self.open.is_empty() && !self.in_tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_texts_are_measured_across_the_edges_of_chunks() {
        let text = format!(
            "<a><row r=\"1\"><c>{}</c></row><row>x</row></a>",
            "y".repeat(MOST_TEXT as usize)
        );
        for size in [1, 2, 3, 7, 4096] {
            let mut walk = Walk::default();
            assert!(text.as_bytes().chunks(size).all(|piece| walk.over(piece).is_none()));
            assert_eq!(walk.rows, 2, "{size}");
            assert!(walk.is_whole());
        }
        let long = text.replace("x<", &format!("{}<", "x".repeat(MOST_TEXT as usize + 1)));
        let mut walk = Walk::default();
        assert_eq!(walk.over(long.as_bytes()), Some("exchange-book-text"));
        assert_eq!(walk.rows, 2);
        let mut walk = Walk::default();
        let tag = format!("<row{}>", " a=\"1\"".repeat(20_000));
        assert_eq!(walk.over(tag.as_bytes()), Some("exchange-book-tag"));
    }

    #[test]
    fn every_tag_that_opens_closes_again() {
        let deep = "<a>".repeat(300);
        for (text, whole) in [
            (
                "<?xml version='1.0'?><!-- x --><a b=\"1>2\" c='</a>'><b/><c d=\"/\">x</c ></a>",
                true,
            ),
            ("<a><b></a></b>", false),
            ("<a><b></b>", false),
            ("<a></a></a>", false),
            ("<a", false),
            ("<x:a></x-1:a>", false),
            ("<a><!-- don't --></a>", true),
            (deep.as_str(), false),
        ] {
            for size in [1, 2, 5, 4096] {
                let mut walk = Walk::default();
                let sound = text.as_bytes().chunks(size).all(|piece| walk.over(piece).is_none());
                assert_eq!(sound && walk.is_whole(), whole, "{text} {size}");
            }
        }
    }
}
