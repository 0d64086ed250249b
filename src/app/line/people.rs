//! People on the command line: tables in and out, and somebody found.

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use serde_json::json;

use super::out::{self, no, progress, refused, say, tell};
use super::{Find, ImportPerson};
use crate::domain::date::{self, Age};
use crate::domain::role::Right;
use crate::domain::value::Keyed;
use crate::exchange::Errand;
use crate::exchange::person::import::{Refused, Report};
use crate::store::person::Hit;
use crate::words::{self, tr, tr_with};

/// Brings a table of people in.
pub(super) fn import(ask: &ImportPerson) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&ask.opening)?;
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &progress() };
    let (report, _) =
        session.import_people(&ask.file, ask.keep_good, &errand).map_err(|r| no(&r))?;
    if ask.json {
        say(&as_json(&report).to_string());
    } else {
        say_report(&report);
    }
    let kept = report.refused.is_empty() || ask.keep_good;
    if !kept {
        tell(&tr("line-nothing-added"));
    }
    Ok(if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn count(number: usize) -> String {
    words::count(i64::try_from(number).unwrap_or(i64::MAX))
}

fn say_report(report: &Report) {
    let number = |number: u64| words::count(i64::try_from(number).unwrap_or(i64::MAX));
    let (read, added) = (number(report.read), number(report.added));
    let refused = count(report.refused.len());
    let given = [("read", read.as_str()), ("added", &added), ("refused", &refused)];
    say(&tr_with("line-imported", &given));
    for line in &report.refused {
        for (column, reason) in reasons(line) {
            let at = line.line.to_string();
            let given = [("line", at.as_str()), ("column", column), ("reason", &reason)];
            say(&tr_with("line-refused", &given));
        }
    }
    for heading in &report.unknown_headings {
        tell(&tr_with("line-unknown-heading", &[("heading", heading)]));
    }
    for (column, told) in &report.told {
        let count = number(*told);
        tell(&tr_with("line-as-told", &[("count", &count), ("column", column)]));
    }
    if !report.papers_twice.is_empty() {
        let lines: Vec<String> =
            report.papers_twice.iter().take(20).map(ToString::to_string).collect();
        let all = count(report.papers_twice.len());
        tell(&tr_with("line-papers-twice", &[("count", &all), ("lines", &lines.join(", "))]));
    }
    if report.encoding != "UTF-8" {
        tell(&tr_with("line-encoding", &[("encoding", report.encoding)]));
    }
}

/// Why a row was refused: column and sentence.
fn reasons(line: &Refused) -> impl Iterator<Item = (&'static str, String)> {
    line.complaints
        .iter()
        .map(|complaint| (complaint.column.map_or("", Keyed::key), complaint.problem.sentence()))
}

fn as_json(report: &Report) -> serde_json::Value {
    let refused: Vec<_> = report
        .refused
        .iter()
        .flat_map(|line| {
            reasons(line).map(
                |(column, reason)| json!({ "line": line.line, "column": column, "reason": reason }),
            )
        })
        .collect();
    json!({
        "read": report.read,
        "added": report.added,
        "refused": report.refused.len(),
        "reasons": refused,
        "unknown_headings": report.unknown_headings,
        "as_told": report.told,
        "papers_twice": report.papers_twice,
        "households": report.households,
        "centres": report.centres,
        "encoding": report.encoding,
    })
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
