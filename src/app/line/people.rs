//! People on the command line: the table out, and somebody found.

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use serde_json::json;

use super::out::{self, no, progress, refused, say, tell};
use super::{ExportPerson, Find};
use crate::domain::date::{self, Age};
use crate::domain::role::Right;
use crate::exchange::Errand;
use crate::store::person::Hit;
use crate::words::{self, tr, tr_with};

fn count(number: usize) -> String {
    words::count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Writes the register of people out.
pub(super) fn export(ask: &ExportPerson) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&ask.opening)?;
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &progress() };
    let report = session.export_people(&ask.file, &errand).map_err(|r| no(&r))?;
    if ask.json {
        let (rows, columns, hash) = (report.rows, report.columns, &report.hash);
        say(&json!({ "rows": rows, "columns": columns, "blake3": hash }).to_string());
    } else {
        let rows = words::count(i64::try_from(report.rows).unwrap_or(i64::MAX));
        let columns = count(report.columns);
        say(&tr_with("line-exported", &[("rows", &rows), ("columns", &columns)]));
    }
    tell(&tr("line-export-warning"));
    Ok(ExitCode::SUCCESS)
}

/// Finds somebody.
pub(super) fn find(ask: &Find) -> anyhow::Result<ExitCode> {
    let session = out::session(&ask.opening)?;
    session.demand(Right::ReadCase).map_err(|r| no(&r))?;
    let hits = session.store().reader().search(&ask.text, ask.most).map_err(|e| refused(&e))?;
    let why = |hit: &Hit| {
        hit.why.map_or_else(|| tr("line-why-other"), crate::domain::likeness::Why::sentence)
    };
    if ask.json {
        let all: Vec<_> = hits
            .iter()
            .map(|hit| {
                json!({
                    "case_number": hit.line.case_number,
                    "family_name": hit.line.family_name,
                    "given_name": hit.line.given_name,
                    "birth": hit.line.birth_on.map(|birth| birth.to_string()),
                    "age": hit.line.age_on(session.today()).map(|age| [age.min, age.max]),
                    "why": hit.why.map_or("other", crate::domain::likeness::Why::key),
                    "score": hit.score,
                })
            })
            .collect();
        say(&serde_json::Value::from(all).to_string());
    } else {
        for hit in &hits {
            let age = hit.line.age_on(session.today()).map(Age::text);
            let birth = hit.line.birth_on.map(date::show_partial).or(age).unwrap_or_default();
            let (name, score) = (hit.line.name(), hit.score.to_string());
            say(&[&hit.line.case_number, &name, &birth, &why(hit), &score]
                .map(String::as_str)
                .join("\t"));
        }
    }
    if hits.is_empty() {
        tell(&tr("line-nobody"));
    }
    Ok(ExitCode::SUCCESS)
}
