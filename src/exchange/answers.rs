//! Brings a table of answers to a form of the office in: each line names its case or person, the
//! other columns are questions by their names or labels. All of it, or nothing.

use std::collections::BTreeSet;
use std::path::Path;

use super::cell::bare;
use super::source::Source;
use super::{Errand, ExchangeError, Step};
use crate::domain::choice;
use crate::domain::fact::{Field, Shape};
use crate::domain::form::{self, Form, Line};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::{Changed, Op, Store, StoreError, Writer};

/// What came of an import.
#[derive(Debug, Default)]
pub struct Report {
    /// Lines read.
    pub read: u64,
    /// Records whose answers changed.
    pub changed: u64,
    /// Lines that say what is held already.
    pub same: u64,
    /// Lines refused: line, column, why.
    pub refused: Vec<(u64, String, Problem)>,
    /// Headings that mean nothing here.
    pub unknown: Vec<String>,
}

/// What a column holds.
enum Column {
    Person,
    Case,
    Question(&'static Line, Field),
    Unknown,
}

/// Lines between two words to whoever waits.
const PACE: u64 = 500;

/// Reads the table, and writes all of it or nothing.
pub fn run(
    store: &mut Store,
    form: &'static Form,
    file: &Path,
    by: Id,
    errand: &Errand<'_>,
) -> Result<(Report, Changed), ExchangeError> {
    let mut table = Source::open(file, None)?;
    let Some(first) = table.next_row()? else {
        return Err(ExchangeError::Table(Problem::new("exchange-table-empty")));
    };
    let mut report = Report::default();
    let headings: Vec<String> = first.cells().map(|cell| bare(cell.trim()).to_owned()).collect();
    let columns: Vec<Column> = headings.iter().map(|heading| column(form, heading)).collect();
    for (heading, column) in headings.iter().zip(&columns) {
        if matches!(column, Column::Unknown) && !heading.is_empty() {
            report.unknown.push(heading.clone());
        }
    }
    if !columns.iter().any(|column| matches!(column, Column::Person | Column::Case)) {
        return Err(ExchangeError::Table(Problem::new("exchange-record-whose")));
    }
    let hidden = store.reader().hidden_people()?;
    let mut failed = None;
    let done = store.transact(Op::Import, Some(by), "", |w| {
        let taken = take(w, &mut table, form, (&headings, &columns), &hidden, errand, &mut report);
        let taken = taken.and_then(|()| {
            let facts = [
                ("rows", report.changed.to_string()),
                ("form", form.name.to_owned()),
                ("file_hash", table.hash().to_owned()),
            ];
            if report.refused.is_empty() {
                Ok(w.note(Op::Import.key(), by, &facts)?)
            } else {
                Ok(())
            }
        });
        match taken {
            Ok(()) if report.refused.is_empty() => Ok(()),
            Ok(()) => Err(StoreError::Refused(Problem::new("exchange-cancelled"))),
            Err(error) => {
                failed = Some(error);
                Err(StoreError::Refused(Problem::new("exchange-cancelled")))
            }
        }
    });
    match (done, failed) {
        (Ok(((), changed)), _) => Ok((report, changed)),
        (Err(_), Some(error)) => Err(error),
        (Err(_), None) if !report.refused.is_empty() => {
            report.changed = 0;
            Ok((report, Changed::default()))
        }
        (Err(error), None) => Err(error.into()),
    }
}

fn take(
    w: &mut Writer<'_>,
    table: &mut Source,
    form: &'static Form,
    (headings, columns): (&[String], &[Column]),
    hidden: &BTreeSet<Id>,
    errand: &Errand<'_>,
    report: &mut Report,
) -> Result<(), ExchangeError> {
    while let Some(record) = table.next_row()? {
        if record.is_empty() {
            continue;
        }
        report.read += 1;
        let line = record.line;
        let (mut person, mut case) = (String::new(), String::new());
        let mut answers: Vec<(&'static Line, Value)> = Vec::new();
        for ((cell, column), heading) in record.cells().zip(columns).zip(headings) {
            let said = bare(cell.trim()).trim();
            match column {
                Column::Person => said.clone_into(&mut person),
                Column::Case => said.clone_into(&mut case),
                Column::Question(asked, field) => match read(field.shape, said) {
                    Ok(answer) => answers.push((asked, answer)),
                    Err(problem) => report.refused.push((line, heading.clone(), problem)),
                },
                Column::Unknown => {}
            }
        }
        let found = whose(w, form.kind, &person, &case, hidden)?;
        let Some((id, mut row)) = found else {
            let number = if case.is_empty() { person } else { case };
            let problem = Problem::new("exchange-no-case").with("number", number);
            report.refused.push((line, String::new(), problem));
            continue;
        };
        for (asked, answer) in answers {
            if let Some(problem) = asked.breach(&row, &answer) {
                report.refused.push((line, form::short(asked.name).to_owned(), problem));
            }
            value::put(&mut row, asked.name, answer);
        }
        if report.refused.is_empty() {
            let changed = w.put_row(form.kind, id, row)?;
            *(if changed { &mut report.changed } else { &mut report.same }) += 1;
        }
        if report.read.is_multiple_of(PACE) {
            let (done, whole) = table.progress();
            errand.step(Step { rows: report.read, done, whole })?;
        }
    }
    Ok(())
}

/// The record that the answers belong to: the case with this number, the newest of the person
/// with that one, or the person.
fn whose(
    w: &mut Writer<'_>,
    kind: Kind,
    person: &str,
    case: &str,
    hidden: &BTreeSet<Id>,
) -> Result<Option<(Id, Row)>, StoreError> {
    if kind == Kind::Person && !person.is_empty() {
        let found = w.by_outside_number(kind, "outside_number", person)?;
        let open = found.filter(|(id, _, gone)| !gone && !hidden.contains(id));
        return Ok(open.map(|(id, row, _)| (id, row)));
    }
    let episodes =
        if case.is_empty() { w.episodes_of_person(person)? } else { w.episodes_of_number(case)? };
    let Some(last) = episodes.into_iter().rfind(|one| !hidden.contains(&one.person)) else {
        return Ok(None);
    };
    let id = if kind == Kind::Person { last.person } else { last.case };
    Ok(w.row(kind, id)?.map(|row| (id, row)))
}

fn column(form: &'static Form, heading: &str) -> Column {
    let wanted = name::fold(heading).replace(' ', "");
    match wanted.as_str() {
        "personnumber" | "recordid" | "numerodenregistrement" | "registrationnumber" => {
            return Column::Person;
        }
        "casenumber" | "numerodudossier" | "numerodedossier" => return Column::Case,
        _ => {}
    }
    let same = |text: &str| name::fold(text).replace(' ', "") == wanted;
    let found = form
        .fields()
        .find(|(line, _)| form::short(line.name) == heading)
        .or_else(|| form.fields().find(|(line, _)| line.is_called(same)));
    found.map_or(Column::Unknown, |(line, field)| Column::Question(line, field))
}

/// What a cell says; several answers stand with semicolons between them.
fn read(shape: Shape, said: &str) -> Result<Value, Problem> {
    let Shape::Choices(list) = shape else { return shape.read(said) };
    let mut codes = BTreeSet::new();
    for part in said.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        match choice::find(list, part) {
            Some(code) => codes.insert(code),
            None => return Err(Problem::new("problem-not-in-list").with("given", part)),
        };
    }
    let codes: Vec<&str> = codes.into_iter().collect();
    Ok(if codes.is_empty() { Value::Nothing } else { Value::Text(codes.join(" ")) })
}
