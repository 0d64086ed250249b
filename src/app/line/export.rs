//! Tables out of the vault on the command line.

use std::path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::anyhow;
use serde_json::json;
use zeroize::Zeroizing;

use super::out::{self, no, progress, refused, say, tell};
use super::{ExportColumns, ExportPerson, ImportForm, TableFormat};
use crate::app::perform::Refusal;
use crate::app::session::Session;
use crate::domain::export::{self, Column, Format, Privacy, Spec};
use crate::domain::fact::Record as _;
use crate::domain::filter::Asked;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::list::{Body, List, ListSort};
use crate::domain::name;
use crate::exchange::Errand;
use crate::store::person::Question;
use crate::store::vault::VaultError;
use crate::ui::command::{ExportOrder, Second};
use crate::ui::export::SECOND;
use crate::words::{self, tr, tr_with};

/// Brings answers to a form of the office in.
pub(super) fn answers(ask: &ImportForm) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&ask.opening)?;
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &progress() };
    let (report, _) = session.import_answers(&ask.form, &ask.file, &errand).map_err(|r| no(&r))?;
    let number = |number: u64| words::count(i64::try_from(number).unwrap_or(i64::MAX));
    let refused = number(u64::try_from(report.refused.len()).unwrap_or(u64::MAX));
    let (read, changed, same) = (number(report.read), number(report.changed), number(report.same));
    let given =
        [("read", read.as_str()), ("changed", &changed), ("same", &same), ("refused", &refused)];
    say(&tr_with("line-answers", &given));
    for (line, column, problem) in &report.refused {
        let (line, reason) = (line.to_string(), problem.sentence());
        let given = [("line", line.as_str()), ("column", column), ("reason", &reason)];
        say(&tr_with("line-refused", &given));
    }
    for heading in &report.unknown {
        tell(&tr_with("line-unknown-heading", &[("heading", heading)]));
    }
    if !report.refused.is_empty() {
        tell(&tr("line-nothing-added"));
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}

/// Names the columns that may leave.
pub(super) fn columns(ask: &ExportColumns) -> anyhow::Result<ExitCode> {
    let session = out::session(&ask.opening)?;
    for column in export::columns(&session.office().forms()) {
        say(&format!("{}\t{} – {}", column.name(), column.sheet.label(), column.label()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes people out.
pub(super) fn export(ask: &ExportPerson) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&ask.opening)?;
    if !ask.pseudonymised && !ask.zip_password_stdin && !ask.plain {
        tell(&tr("line-export-needs"));
        return Ok(ExitCode::FAILURE);
    }
    let password: Option<Zeroizing<String>> =
        if ask.zip_password_stdin { Some(out::password()?) } else { None };
    let second = match &ask.second {
        Some(name) => Some(Second { user: known(&session, name)?, password: out::password()? }),
        None => None,
    };
    let receiver = match ask.receiver.as_str() {
        "" => session.me().name.clone(),
        receiver => receiver.to_owned(),
    };
    let purpose = if ask.purpose.is_empty() { tr("verb-export") } else { ask.purpose.clone() };
    let spec = Spec {
        format: match ask.format {
            TableFormat::Csv => Format::Csv,
            TableFormat::Xlsx => Format::Xlsx,
            TableFormat::Json => Format::Json,
        },
        privacy: if ask.pseudonymised { Privacy::Pseudonymised } else { Privacy::Full },
        columns: chosen(&session, &ask.columns)?,
        words: ask.words,
        receiver,
        purpose,
    };
    let order = ExportOrder {
        path: path::absolute(&ask.file)?,
        spec,
        whom: ask.list.as_ref().map(|list| whom(&session, list)).transpose()?,
        password,
        second,
        plain: ask.plain,
        watch: Arc::default(),
    };
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &progress() };
    let report = session.export(&order, &errand).map_err(|refusal| match &refusal {
        Refusal::Problems(all) if all.iter().any(|problem| problem.field == SECOND) => {
            anyhow!("{} {}", refusal.sentence(), tr("line-export-second"))
        }
        _ => no(&refusal),
    })?;
    if ask.json {
        let (people, rows, columns) = (report.people, report.rows, report.columns);
        let told =
            json!({ "rows": people, "lines": rows, "columns": columns, "blake3": report.hash });
        say(&told.to_string());
    } else {
        let rows = words::count(i64::try_from(report.people).unwrap_or(i64::MAX));
        let columns = words::count(i64::try_from(report.columns).unwrap_or(i64::MAX));
        say(&tr_with("line-exported", &[("rows", &rows), ("columns", &columns)]));
    }
    tell(&match (ask.pseudonymised, ask.plain) {
        (true, _) => tr("line-export-bare"),
        (_, true) => tr("line-export-warning"),
        _ => tr("line-export-sealed"),
    });
    Ok(ExitCode::SUCCESS)
}

/// The columns named; those of the register when none is.
fn chosen(session: &Session, names: &[String]) -> anyhow::Result<Vec<Column>> {
    if names.is_empty() {
        return Ok(export::usual());
    }
    let all = export::columns(&session.office().forms());
    let mut chosen = Vec::new();
    for name in names {
        match export::named(&all, name.trim()) {
            Some(column) => chosen.push(column.clone()),
            None => return Err(anyhow!(tr_with("line-no-column", &[("column", name)]))),
        }
    }
    Ok(chosen)
}

/// The user of this name.
fn known(session: &Session, typed: &str) -> anyhow::Result<Id> {
    let wanted = name::fold(typed);
    let users = session.unlocked().users();
    let found = users.iter().find(|user| name::fold(&user.name) == wanted);
    let found = found.map(|user| Id::from_bytes(user.user_id));
    found.ok_or_else(|| anyhow!(VaultError::UnknownUser.sentence()))
}

/// The question of a saved list.
fn whom(session: &Session, list: &str) -> anyhow::Result<Box<Question>> {
    let wanted = name::fold(list);
    let all = session.store().reader().all(Kind::List).map_err(|error| refused(&error))?;
    let found = all.iter().map(|held| List::from_row(&held.row)).find(|known| {
        let mine = known.shared || known.owner_id == Some(session.me().id);
        mine && known.sort == Some(ListSort::People) && name::fold(&known.name) == wanted
    });
    let body = found.and_then(|list| Body::from_json(&list.body));
    let body = body.ok_or_else(|| anyhow!(tr_with("line-no-list", &[("list", list)])))?;
    let filter = Some(Arc::new(Asked { filter: body.filter, today: session.today() }));
    Ok(Box::new(Question { filter, ..Question::default() }))
}
