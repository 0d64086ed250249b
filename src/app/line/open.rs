//! The window from the command line: over the office's vault, or over a
//! throw-away one with a made-up register.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use directories::ProjectDirs;

use super::out;
use crate::app::demo;
use crate::app::window::{self, WindowAsk};
use crate::store::clock;
use crate::store::vault::Vault;
use crate::words::{Lang, tr};

/// Opens the window over a vault: the one named, or the one of this computer's user.
pub(super) fn office(folder: Option<PathBuf>, language: Option<Lang>) -> anyhow::Result<ExitCode> {
    let folders = folders()?;
    let folder = folder.unwrap_or_else(|| folders.data_dir().join("segin.vault"));
    let preferences = Some(folders.config_dir().join("preferences.json"));
    let vault = Vault::at(folder);
    Ok(shown(WindowAsk { vault, open: None, today: None, language, preferences }))
}

/// Opens the window over a made-up register, which is gone when it closes.
pub(super) fn demonstration(
    folder: Option<&Path>,
    today: Option<NaiveDate>,
    language: Option<Lang>,
) -> anyhow::Result<ExitCode> {
    window::can_open().map_err(|error| anyhow::anyhow!(error.sentence()))?;
    let passing = format!("demo-{}.vault", std::process::id());
    let place = match folder {
        Some(folder) => folder.to_owned(),
        None => folders()?.cache_dir().join(passing),
    };
    out::tell(&tr("line-demo-making"));
    let day = today.unwrap_or_else(clock::today);
    let (session, password) = demo::make(&place, day, |_, _| {})?;
    let vault = session.unlocked().vault().clone();
    let open = Some((session, password.to_string()));
    let code = shown(WindowAsk { vault, open, today, language, preferences: None });
    if folder.is_none() {
        // Made up and encrypted: a left-over harms nobody.
        let _ = std::fs::remove_dir_all(&place);
    }
    Ok(code)
}

fn shown(ask: WindowAsk) -> ExitCode {
    match window::run(ask) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let sentence = error.sentence();
            if !sentence.is_empty() {
                out::tell(&sentence);
            }
            ExitCode::FAILURE
        }
    }
}

fn folders() -> anyhow::Result<ProjectDirs> {
    ProjectDirs::from("", "", "segin").ok_or_else(|| anyhow::anyhow!(tr("line-no-home")))
}
