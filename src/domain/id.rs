//! The name of a record inside the program: sixteen bytes that mean nothing.
//! Domain only carries them; the store makes them.

use std::fmt;

/// Identifies one record for good; never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

impl Id {
    /// The id made of these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// Its bytes where they lie.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads 32 hexadecimal figures.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        u128::from_str_radix(text, 16).ok().map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const FIGURES: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 32];
        for (pair, byte) in text.chunks_exact_mut(2).zip(self.0) {
            let figure = |of: u8| FIGURES.get(usize::from(of)).copied().unwrap_or_default();
            pair.copy_from_slice(&[figure(byte >> 4), figure(byte & 15)]);
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let check = |bytes: [u8; 16], text: &str| {
            let id = Id::from_bytes(bytes);
            assert_eq!(id.to_string(), text);
            assert_eq!(Id::parse(text), Some(id));
            assert_eq!(id.bytes(), bytes);
        };
        check([0; 16], "00000000000000000000000000000000");
        check([255; 16], "ffffffffffffffffffffffffffffffff");
        check(
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
            "0102030405060708090a0b0c0d0e0f10",
        );
    }

    #[test]
    fn other_text_is_no_id() {
        for text in
            ["", "01", "+1020304050607080900010203040506", "g1020304050607080900010203040506"]
        {
            assert_eq!(Id::parse(text), None, "{text}");
        }
    }
}
