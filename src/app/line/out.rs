//! What the command line says: results on standard output, all else on standard
//! error. Whoever reads may stop reading; that is no fault.

use std::cell::Cell;
use std::io::{self, BufRead, Read, Write};

use anyhow::anyhow;
use zeroize::Zeroizing;

use super::Opening;
use crate::app::perform::Refusal;
use crate::app::session::Session;
use crate::exchange::Step;
use crate::store::StoreError;
use crate::store::vault::{Unlocked, Vault};
use crate::words;

/// A line of the result.
pub(super) fn say(text: &str) {
    writeln!(io::stdout().lock(), "{text}").ok();
}

/// A line beside the result.
pub(super) fn tell(text: &str) {
    writeln!(io::stderr().lock(), "{text}").ok();
}

/// Rows between two lines of progress.
const PACE: u64 = 10_000;

/// Tells how far slow work has come, now and then.
pub(super) fn progress() -> impl Fn(Step) {
    let told = Cell::new(0);
    move |step| {
        if step.rows / PACE > told.get() {
            told.set(step.rows / PACE);
            let percent = step.done * 100 / step.whole.max(1);
            let rows = words::count(i64::try_from(step.rows).unwrap_or(i64::MAX));
            let given = [("rows", rows.as_str()), ("percent", &percent.to_string())];
            tell(&words::tr_with("line-progress", &given));
        }
    }
}

/// The password: the first line of standard input.
pub(super) fn password() -> anyhow::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::with_capacity(4096));
    io::stdin().lock().take(4096).read_line(&mut line)?;
    let bare = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(bare);
    if line.is_empty() {
        return Err(anyhow!(words::tr("line-no-password")));
    }
    Ok(line)
}

/// Opens a vault and signs in.
pub(super) fn session(opening: &Opening) -> anyhow::Result<Session> {
    Session::enter(unlocked(opening)?).map_err(|error| refused(&error))
}

/// Opens a vault without its database.
pub(super) fn unlocked(opening: &Opening) -> anyhow::Result<Unlocked> {
    unlock(&Vault::at(&opening.vault), opening, password()?)
}

/// Opens a vault with a password; what was amiss with its slots is told.
pub(super) fn unlock(
    vault: &Vault,
    opening: &Opening,
    password: Zeroizing<String>,
) -> anyhow::Result<Unlocked> {
    let now = crate::store::clock::now_ms() / 1000;
    let unlocked =
        vault.open(&opening.user, password, now).map_err(|error| anyhow!(error.sentence()))?;
    if let Some(notice) = unlocked.notice() {
        tell(&words::tr_with("line-slots", &[("notice", &notice.sentence())]));
    }
    Ok(unlocked)
}

/// A fault of the store, in words.
pub(super) fn refused(error: &StoreError) -> anyhow::Error {
    anyhow!(error.sentence())
}

/// A refusal, in words.
pub(super) fn no(refusal: &Refusal) -> anyhow::Error {
    anyhow!(refusal.sentence())
}
