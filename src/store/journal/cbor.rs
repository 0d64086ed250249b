//! The few shapes of CBOR that an entry is made of, written straight into its
//! bytes: an import writes a million entries, and building a tree for each costs
//! more than all the rest of it.

/// Bytes of an entry being written.
pub(super) struct Out(pub(super) Vec<u8>);

impl Out {
    /// A whole number.
    pub(super) fn int(&mut self, number: i64) {
        match u64::try_from(number) {
            Ok(number) => self.head(0, number),
            Err(_) => self.head(1, number.unsigned_abs() - 1),
        }
    }

    /// Bytes.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.head(2, bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.head(3, text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A list of so many items, which follow.
    pub(super) fn list(&mut self, count: usize) {
        self.head(4, count as u64);
    }

    /// A map of so many pairs, which follow.
    pub(super) fn map(&mut self, count: usize) {
        self.head(5, count as u64);
    }

    /// Nothing.
    pub(super) fn null(&mut self) {
        self.0.push(0xf6);
    }

    /// Kind and number, in as few bytes as it takes.
    fn head(&mut self, kind: u8, number: u64) {
        let kind = kind << 5;
        let bytes = number.to_be_bytes();
        let (mark, from) = match number {
            0..=23 => (kind + bytes[7], 8),
            24..=0xff => (kind + 24, 7),
            0x100..=0xffff => (kind + 25, 6),
            0x1_0000..=0xffff_ffff => (kind + 26, 4),
            _ => (kind + 27, 0),
        };
        self.0.push(mark);
        self.0.extend_from_slice(bytes.get(from..).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_bytes_that_readers_expect() {
        let numbers = [
            0,
            1,
            23,
            24,
            255,
            256,
            65_535,
            65_536,
            4_294_967_295,
            4_294_967_296,
            i64::MAX,
            -1,
            -24,
            -25,
            -256,
            -257,
            i64::MIN,
        ];
        for number in numbers {
            let mut out = Out(Vec::new());
            out.int(number);
            let mut wanted = Vec::new();
            ciborium::into_writer(&number, &mut wanted).unwrap();
            assert_eq!(out.0, wanted, "{number}");
        }
    }
}
