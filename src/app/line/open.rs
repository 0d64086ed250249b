//! The window from the command line: over one's own vault, or over the demo's.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::anyhow;
use chrono::NaiveDate;

use crate::words::{Lang, tr};

/// Opens the window over a vault, the usual one where none is named.
pub(super) fn window(_: Option<PathBuf>, _: Option<Lang>) -> anyhow::Result<ExitCode> {
    Err(anyhow!(tr("line-no-folder")))
}

/// Opens the window over a throw-away vault with a made-up register.
pub(super) fn demo(_: Option<NaiveDate>, _: Option<Lang>) -> anyhow::Result<ExitCode> {
    Err(anyhow!(tr("line-no-folder")))
}
