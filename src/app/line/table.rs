//! Tables that come in by the command line.

use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use anyhow::anyhow;
use serde_json::json;

use super::out::{self, no, progress, refused, say, tell};
use super::{ImportTable, Order};
use crate::app::session::Session;
use crate::domain::import::{Habit, Reading, Topic, own};
use crate::domain::kind::Kind;
use crate::domain::mapping::Mapping;
use crate::domain::value::Keyed;
use crate::exchange::Errand;
use crate::exchange::import::Ask;
use crate::exchange::look::headings;
use crate::exchange::person::import as person;
use crate::exchange::record::{What, import as record};
use crate::store::StoreError;
use crate::words::{self, tr, tr_with};

/// Brings a table of people in.
pub(super) fn people(asked: &ImportTable) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&asked.opening)?;
    let reading = reading(&session, Topic::Person, asked)?;
    let ask = as_asked(&session, asked, &reading)?;
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &progress() };
    let (report, _) = session.import_people_as(&ask, &errand).map_err(|r| no(&r))?;
    if asked.json {
        say(&people_json(&report).to_string());
    } else {
        say_people(&report);
    }
    Ok(ended(report.refused.is_empty() || asked.keep_good))
}

/// Brings a table of records in.
pub(super) fn records(what: What, asked: &ImportTable) -> anyhow::Result<ExitCode> {
    let mut session = out::session(&asked.opening)?;
    let reading = reading(&session, what.topic(), asked)?;
    let ask = as_asked(&session, asked, &reading)?;
    let errand = Errand { cancel: &AtomicBool::new(false), tell: &progress() };
    let (report, _) = session.import_records_as(what, &ask, &errand).map_err(|r| no(&r))?;
    if asked.json {
        say(&records_json(&report).to_string());
    } else {
        say_records(&report);
    }
    Ok(ended(report.refused.is_empty() || asked.keep_good))
}

fn ended(kept: bool) -> ExitCode {
    if kept {
        return ExitCode::SUCCESS;
    }
    tell(&tr("line-nothing-added"));
    ExitCode::FAILURE
}

fn as_asked<'a>(
    session: &Session,
    asked: &'a ImportTable,
    reading: &'a Reading,
) -> anyhow::Result<Ask<'a>> {
    let ask = session.usual(&asked.file, asked.keep_good).map_err(|error| refused(&error))?;
    let sheet = Some(asked.sheet.saturating_sub(1));
    Ok(Ask { sheet, reading: Some(reading), rest: asked.rest.as_deref(), ..ask })
}

/// How the table is read, where its headings alone do not say it.
fn reading(session: &Session, topic: Topic, asked: &ImportTable) -> anyhow::Result<Reading> {
    let sheet = Some(asked.sheet.saturating_sub(1));
    let found = headings(&asked.file, sheet, topic);
    let (line, first) = found.map_err(|error| refused(&StoreError::from(error)))?;
    let mut reading = match &asked.mapping {
        None => Reading::default(),
        Some(name) => kept(session, topic, &first, name)?,
    };
    reading.heading = Some(line);
    if let Some(order) = asked.dates {
        let habit = match order {
            Order::Day => Habit::Day,
            Order::Month => Habit::Month,
            Order::Year => Habit::Year,
        };
        habit.key().clone_into(&mut reading.habit);
    }
    Ok(reading)
}

/// The mapping of this name, for a table with its headings.
fn kept(session: &Session, topic: Topic, first: &[String], name: &str) -> anyhow::Result<Reading> {
    let reader = session.store().reader();
    let found = reader.find(Kind::Mapping, "name", name).map_err(|error| refused(&error))?;
    let no_such = || anyhow!(tr_with("import-mapping-none", &[("name", name)]));
    let id = found.ok_or_else(no_such)?;
    let held = reader.record::<Mapping>(id).map_err(|error| refused(&error))?;
    let held = held.filter(|held| held.topic == Some(topic)).ok_or_else(no_such)?;
    let meant: Vec<String> = serde_json::from_str(&held.headings).unwrap_or_default();
    if own(first) != own(&meant) {
        return Err(anyhow!(tr_with("import-mapping-other", &[("name", name)])));
    }
    Reading::from_json(topic, &held.body).ok_or_else(no_such)
}

fn number(number: u64) -> String {
    words::count(i64::try_from(number).unwrap_or(i64::MAX))
}

fn say_people(report: &person::Report) {
    let (read, added) = (number(report.read), number(report.added));
    let refused = number(report.refused.len() as u64);
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
        let all = number(report.papers_twice.len() as u64);
        tell(&tr_with("line-papers-twice", &[("count", &all), ("lines", &lines.join(", "))]));
    }
    if report.encoding != "UTF-8" {
        tell(&tr_with("line-encoding", &[("encoding", &report.encoding)]));
    }
}

/// Why a row was refused: column and sentence.
fn reasons(line: &person::Refused) -> impl Iterator<Item = (&'static str, String)> {
    line.complaints
        .iter()
        .map(|complaint| (complaint.column.map_or("", Keyed::key), complaint.problem.sentence()))
}

fn people_json(report: &person::Report) -> serde_json::Value {
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

fn say_records(report: &record::Report) {
    let refused = number(report.refused.len() as u64);
    let given = [
        ("read", number(report.read)),
        ("added", number(report.added)),
        ("corrected", number(report.corrected)),
        ("same", number(report.same)),
        ("cancelled", number(report.cancelled)),
        ("refused", refused),
    ];
    let given: Vec<(&str, &str)> = given.iter().map(|(key, text)| (*key, text.as_str())).collect();
    say(&tr_with("line-records", &given));
    for line in &report.refused {
        for complaint in &line.complaints {
            let (at, reason) = (line.line.to_string(), complaint.problem.sentence());
            let column = complaint.column.as_str();
            let given = [("line", at.as_str()), ("column", column), ("reason", &reason)];
            say(&tr_with("line-refused", &given));
        }
    }
    for heading in &report.unknown_headings {
        tell(&tr_with("line-unknown-heading", &[("heading", heading)]));
    }
    if report.encoding != "UTF-8" {
        tell(&tr_with("line-encoding", &[("encoding", &report.encoding)]));
    }
}

fn records_json(report: &record::Report) -> serde_json::Value {
    let refused: Vec<_> = report
        .refused
        .iter()
        .flat_map(|line| {
            line.complaints.iter().map(|complaint| {
                let (column, reason) = (&complaint.column, complaint.problem.sentence());
                json!({ "line": line.line, "column": column, "reason": reason })
            })
        })
        .collect();
    json!({
        "read": report.read,
        "added": report.added,
        "corrected": report.corrected,
        "same": report.same,
        "cancelled": report.cancelled,
        "refused": report.refused.len(),
        "reasons": refused,
        "unknown_headings": report.unknown_headings,
        "encoding": report.encoding,
    })
}
