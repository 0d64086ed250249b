//! Looks through a file once: how it is encoded, how long it is, its fingerprint.

use std::fs::File;
use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// What a file is, before it is read as a table.
pub(super) struct Probe {
    /// How its bytes become text.
    pub(super) encoding: &'static Encoding,
    /// Bytes of the mark at its start.
    pub(super) mark: u64,
    /// Its bytes.
    pub(super) size: u64,
    /// Its fingerprint, in hexadecimal figures.
    pub(super) hash: String,
}

impl Probe {
    /// Looks through the whole file.
    pub(super) fn of(file: &mut File) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        let mut chunk = vec![0; 1 << 16];
        let (mut first, mut size, mut kept) = (None, 0_u64, 0);
        let mut is_utf8 = true;
        loop {
            let count = file.read(chunk.get_mut(kept..).unwrap_or_default())?;
            let fresh = chunk.get(kept..kept + count).unwrap_or_default();
            if count == 0 {
                is_utf8 &= kept == 0;
                break;
            }
            hasher.update(fresh);
            size += u64::try_from(count).unwrap_or_default();
            first.get_or_insert_with(|| fresh.iter().take(4096).copied().collect::<Vec<u8>>());
            if is_utf8 {
                let seen = chunk.get(..kept + count).unwrap_or_default();
                kept = match std::str::from_utf8(seen) {
                    Ok(_) => 0,
                    // A letter may be cut by the end of what was read.
                    Err(error) if error.error_len().is_none() => {
                        let from = error.valid_up_to();
                        let left = seen.len() - from;
                        chunk.copy_within(from..from + left, 0);
                        left
                    }
                    Err(_) => {
                        is_utf8 = false;
                        0
                    }
                };
            }
        }
        let (encoding, mark) = encoding_of(&first.unwrap_or_default(), is_utf8);
        Ok(Self { encoding, mark, size, hash: hasher.finalize().to_hex().to_string() })
    }
}

fn encoding_of(first: &[u8], is_utf8: bool) -> (&'static Encoding, u64) {
    if let Some((encoding, mark)) = Encoding::for_bom(first) {
        // A mark of UTF-8 before bytes that are not: the bytes are right.
        let encoding = if encoding == UTF_8 && !is_utf8 { WINDOWS_1252 } else { encoding };
        return (encoding, u64::try_from(mark).unwrap_or_default());
    }
    let empty = |at: usize| first.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, half) = (empty(0), empty(1), first.len() / 2);
    if half > 4 && odd * 2 > half && even * 8 < half {
        return (UTF_16LE, 0);
    }
    if half > 4 && even * 2 > half && odd * 8 < half {
        return (UTF_16BE, 0);
    }
    (if is_utf8 { UTF_8 } else { WINDOWS_1252 }, 0)
}
