//! Chance by a seed, and what it does to a sample.

/// Numbers that follow from a seed (xorshift64*; Vigna 2016).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below another, which is not 0.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A sample changed in a few places; `words` are put in where they hurt.
    pub(crate) fn damaged(&mut self, sample: &[u8], others: &[Vec<u8>], words: &[&str]) -> Vec<u8> {
        let mut bytes = sample.to_vec();
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len() + 1);
            let end = (at + 1 + self.below(24)).min(bytes.len());
            match self.below(9) {
                0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
                1 if at < bytes.len() => bytes[at] = self.next() as u8,
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let piece = bytes[at..end].to_vec();
                    let times = 1 + self.below(40);
                    bytes.splice(at..at, piece.repeat(times));
                }
                4 | 5 => drop(bytes.splice(at..at, self.pick(words).bytes())),
                6 => {
                    let other = self.pick(others);
                    let from = self.below(other.len() + 1);
                    let to = (from + self.below(200)).min(other.len());
                    bytes.splice(at..end, other[from..to].iter().copied());
                }
                7 => {
                    let number = *self.pick(&NUMBERS);
                    bytes.splice(at..end.min(at + 2), number.bytes());
                }
                _ => bytes.truncate(at),
            }
        }
        bytes.truncate(1 << 20);
        bytes
    }
}

/// Numbers at which counting goes wrong.
const NUMBERS: [&str; 10] = [
    "0",
    "-1",
    "255",
    "256",
    "65536",
    "1048577",
    "4294967296",
    "9223372036854775807",
    "99999999999999999999",
    "1e308",
];
