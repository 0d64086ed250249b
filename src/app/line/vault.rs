//! Vaults on the command line: made, checked, backed up, restored.

use std::process::ExitCode;

use anyhow::anyhow;
use serde_json::json;

use super::out::{self, no, refused, say, tell};
use super::{Backup, Check, Init, Restore};
use crate::app::session::{FirstRun, Session};
use crate::domain::role::{self, Right, Role};
use crate::domain::value::Keyed;
use crate::store::vault::{Cost, Vault};
use crate::store::{Keys, StoreError, backup, check as whole, clock};
use crate::ui::command::Command;
use crate::words::{self, tr, tr_with};

/// Makes a vault with its first user and prints the recovery key.
pub(super) fn init(ask: Init) -> anyhow::Result<ExitCode> {
    let mut roles = Vec::new();
    for key in &ask.role {
        let Some(role) = Role::from_key(key.trim()) else {
            let known = Role::KEYS.join(", ");
            tell(&tr_with("line-no-role", &[("role", key), ("known", &known)]));
            return Ok(ExitCode::from(2));
        };
        roles.push(role);
    }
    let password = out::password()?;
    let name = ask.opening.user;
    let first =
        FirstRun { name, roles, password, centre: ask.centre, centre_code: ask.centre_code };
    let vault = Vault::at(&ask.opening.vault);
    let cost = Cost::tuned().map_err(|error| refused(&StoreError::from(error)))?;
    let (session, recovery) =
        Session::create(&vault, first, cost).map_err(|error| refused(&error))?;
    session.store().checkpoint().map_err(|error| refused(&error))?;
    tell(&tr("line-made"));
    say(&recovery.text());
    Ok(ExitCode::SUCCESS)
}

/// Checks a vault: its pages, its journal, its tables.
pub(super) fn check(ask: &Check) -> anyhow::Result<ExitCode> {
    let unlocked = out::unlocked(&ask.opening)?;
    let report = whole::check(unlocked.dir(), &Keys::of(&unlocked)).map_err(|e| refused(&e))?;
    let findings: Vec<String> = report.findings.iter().map(whole::Finding::sentence).collect();
    if ask.json {
        let (entries, records) = (report.entries, report.records);
        let slots = unlocked.notice().map(crate::store::vault::Notice::sentence);
        let told =
            json!({ "entries": entries, "records": records, "findings": findings, "slots": slots });
        say(&told.to_string());
    } else {
        let count = |number: u64| words::count(i64::try_from(number).unwrap_or(i64::MAX));
        let (entries, records) = (count(report.entries), count(report.records));
        say(&tr_with("line-checked", &[("entries", &entries), ("records", &records)]));
        for finding in &findings {
            say(finding);
        }
    }
    if findings.is_empty() {
        if !ask.json {
            say(&tr("check-well"));
        }
        return Ok(ExitCode::SUCCESS);
    }
    match backup::list(unlocked.dir()).ok().and_then(|all| all.into_iter().next()) {
        Some(newest) => {
            let dir = newest.dir.display().to_string();
            let day = newest.stamp.at.format("%d/%m/%Y %H:%M").to_string();
            tell(&tr_with("line-newest-backup", &[("day", &day), ("dir", &dir)]));
        }
        None => tell(&tr("line-no-backup")),
    }
    Ok(ExitCode::FAILURE)
}

/// Backs a vault up, into itself or as a copy in a folder.
pub(super) fn back_up(ask: &Backup) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&ask.opening)?;
    session.perform(Command::Backup(ask.to.clone())).map_err(|refusal| no(&refusal))?;
    say(&tr("app-backed-up"));
    Ok(ExitCode::SUCCESS)
}

/// Puts a backup in the place of a vault, once the password has opened the backup.
pub(super) fn restore(ask: &Restore) -> anyhow::Result<ExitCode> {
    let password = out::password()?;
    let source = out::unlock(&Vault::at(&ask.from), &ask.opening, password.clone())?;
    let user = source.user();
    if !role::may(&role::parse(&user.roles), Right::Backup) {
        return Err(no(&crate::app::perform::Refusal::NoRight(Right::Backup)));
    }
    let report = whole::check(source.dir(), &Keys::of(&source)).map_err(|e| refused(&e))?;
    if let Some(finding) = report.findings.first() {
        return Err(anyhow!(finding.sentence()));
    }
    drop(source);
    let to = &ask.opening.vault;
    let restored = backup::restore(&ask.from, to, clock::local_now())
        .map_err(|error| refused(&StoreError::from(error)))?;
    if let Some(aside) = restored.moved_aside {
        tell(&tr_with("line-moved-aside", &[("dir", &aside.display().to_string())]));
    }
    // The first opening starts the new incarnation and notes it.
    let unlocked = out::unlock(&Vault::at(to), &ask.opening, password)?;
    let session = Session::enter(unlocked).map_err(|error| refused(&error))?;
    session.store().checkpoint().map_err(|error| refused(&error))?;
    say(&tr("line-restored"));
    Ok(ExitCode::SUCCESS)
}
