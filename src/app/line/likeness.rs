//! People registered more than once, on the command line.

use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

use super::Duplicates;
use super::out::{self, no, say, tell};
use crate::domain::likeness::Watch;
use crate::words::{self, tr_with};

/// Writes likely pairs as a table.
pub(super) fn duplicates(ask: &Duplicates) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&ask.opening)?;
    let told = AtomicU32::new(0);
    let watch = |done: f32| {
        let percent = (done * 100.0) as u32;
        if percent >= told.load(Ordering::Relaxed) + 10 {
            told.store(percent, Ordering::Relaxed);
            tell(&tr_with("line-percent", &[("percent", &percent.to_string())]));
        }
        true
    };
    let report =
        session.write_duplicates(&ask.out, ask.least, &Watch(&watch)).map_err(|r| no(&r))?;
    let count = |number: usize| words::count(i64::try_from(number).unwrap_or(i64::MAX));
    let (pairs, likely) = (count(report.pairs), count(report.likely));
    say(&tr_with("line-duplicates-found", &[("pairs", &pairs), ("likely", &likely)]));
    Ok(ExitCode::SUCCESS)
}
