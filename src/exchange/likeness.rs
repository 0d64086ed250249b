//! Likely pairs as a table: two numbers, how likely, and why. No names.

use std::fs::OpenOptions;
use std::io::{BufWriter, Write};
use std::path::Path;

use super::ExchangeError;
use super::cell::guarded;
use crate::domain::likeness::{Evidence, Found, LIKELY};

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Pairs written.
    pub pairs: usize,
    /// Of these, pairs all but certain.
    pub likely: usize,
    /// Fingerprint of the file.
    pub hash: String,
}

/// Writes the pairs with the numbers of the places they stand at: the earlier record first.
pub fn write<'a>(
    path: &Path,
    found: &[Found],
    number: impl Fn(u32) -> &'a str,
    reasons: impl Fn(&Found) -> Vec<Evidence>,
) -> Result<Report, ExchangeError> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| ExchangeError::of_file(path)(error.into());
    table.write_record(["a", "b", "score", "reasons"]).map_err(failed)?;
    for pair in found {
        let said: Vec<String> = reasons(pair)
            .into_iter()
            .map(|reason| format!("{} ({:+.1})", reason.sentence(), reason.weight))
            .collect();
        let score = format!("{:.4}", pair.probability());
        let cells = [number(pair.other), number(pair.one), &score, &said.join("; ")];
        table.write_record(cells.map(|cell| guarded(cell).into_owned())).map_err(failed)?;
    }
    let bytes =
        table.into_inner().map_err(|error| ExchangeError::of_file(path)(error.into_error()))?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(ExchangeError::of_file(path))?;
    let mut out = BufWriter::new(file);
    out.write_all(&bytes).and_then(|()| out.flush()).map_err(ExchangeError::of_file(path))?;
    out.get_ref().sync_all().map_err(ExchangeError::of_file(path))?;
    Ok(Report {
        pairs: found.len(),
        likely: found.iter().filter(|pair| pair.probability() >= LIKELY).count(),
        hash: blake3::hash(&bytes).to_hex().to_string(),
    })
}
