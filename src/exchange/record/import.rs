//! Brings a table of records in: all of it or nothing, unless the good lines are asked for. One
//! transaction, each bad line told. A line whose number is known corrects what it said before;
//! one that is cancelled takes it back.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use chrono::{Datelike, NaiveDate};

pub use super::read::Complaint;
use super::read::{Line, Lines};
use super::{CASE, Heading, PERSON, RECORD, What};
use crate::domain::case::{Case, Status};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::referral::{ReferralStatus, Urgency};
use crate::domain::session::{Format, SessionStatus};
use crate::domain::value::{self, Cell as _, Row, Value};
use crate::exchange::person::import::next_number;
use crate::exchange::table::Table;
use crate::exchange::{Errand, ExchangeError, Step};
use crate::store::record_import::Episode;
use crate::store::{Changed, Op, Store, StoreError, Writer};

/// How the table is to be brought in.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// What it tells of.
    pub what: What,
    /// The file.
    pub file: &'a Path,
    /// Keep the good lines even when others are refused.
    pub keep_good: bool,
    /// The user.
    pub by: Id,
    /// Today.
    pub today: NaiveDate,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line it begins on.
    pub line: u64,
    /// Why, all of it.
    pub complaints: Vec<Complaint>,
}

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Lines read.
    pub read: u64,
    /// Records added.
    pub added: u64,
    /// Records corrected.
    pub corrected: u64,
    /// Lines that say what is held already.
    pub same: u64,
    /// Records taken back.
    pub cancelled: u64,
    /// Lines refused.
    pub refused: Vec<Refused>,
    /// Headings that mean nothing here.
    pub unknown_headings: Vec<String>,
    /// How the file was encoded.
    pub encoding: &'static str,
}

/// Lines between two words to whoever waits.
const PACE: u64 = 500;

/// Why a transaction must leave nothing behind.
enum Stop {
    /// A line was refused, and all or nothing was asked for.
    Refused,
    /// Something failed.
    Failed(ExchangeError),
}

impl<E: Into<ExchangeError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Brings a table in; the report says what came of each line.
pub fn run(
    store: &mut Store,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
) -> Result<(Report, Changed), ExchangeError> {
    let mut table = Table::open(ask.file)?;
    let Some(first) = table.next_row()? else {
        return Err(ExchangeError::Table(Problem::new("exchange-table-empty")));
    };
    let heading = Heading::read(ask.what, first)?;
    let mut report = Report {
        unknown_headings: heading.unknown.clone(),
        encoding: table.encoding(),
        ..Report::default()
    };
    let mut lines = Lines::new(ask.what, heading, store.reader())?;
    let hidden = store.reader().hidden_people()?;
    let mut incoming = Incoming {
        hidden,
        letters: store.letters(),
        numbers: HashMap::new(),
        given: HashSet::new(),
    };
    let mut stopped = None;
    let done = store.with_room(|store| {
        store.transact(Op::Import, Some(ask.by), "", |w| {
            let settled = w.at_large(0, |w| {
                take(w, &mut table, &mut lines, &mut incoming, ask, errand, &mut report)?;
                settle(w, &table, ask, &report)
            });
            settled.map_err(|error| {
                // Whatever the error is, it makes the transaction leave nothing behind.
                stopped = Some(error);
                StoreError::Refused(Problem::new("exchange-cancelled"))
            })
        })
    })?;
    match (done, stopped) {
        (Ok(((), changed)), _) => Ok((report, changed)),
        (Err(_), Some(Stop::Refused)) => {
            (report.added, report.corrected, report.cancelled) = (0, 0, 0);
            Ok((report, Changed::default()))
        }
        (Err(_), Some(Stop::Failed(error))) => Err(error),
        (Err(error), None) => Err(error.into()),
    }
}

fn take(
    w: &mut Writer<'_>,
    table: &mut Table,
    lines: &mut Lines,
    incoming: &mut Incoming,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
    report: &mut Report,
) -> Result<(), Stop> {
    while let Some(record) = table.next_row()? {
        if record.is_empty() {
            continue;
        }
        let at = record.line;
        let mut line = lines.read(&record);
        report.read += 1;
        let place = incoming.find(w, ask, &mut line)?;
        let row = place.as_ref().map(|place| whole(ask, place, &line));
        if let (Some(row), false) = (&row, line.cancelled) {
            judge(ask, row, &mut line);
        }
        if !line.complaints.is_empty() {
            report.refused.push(Refused { line: at, complaints: line.complaints });
        } else if let (Some(place), Some(row)) = (place, row)
            && (report.refused.is_empty() || ask.keep_good)
        {
            incoming.write(w, ask, &place, row, &line, report)?;
        }
        if report.read.is_multiple_of(PACE) {
            let (done, whole) = table.progress();
            errand.step(Step { rows: report.read, done, whole })?;
        }
    }
    let (done, whole) = table.progress();
    errand.step(Step { rows: report.read, done, whole })?;
    if report.refused.is_empty() || ask.keep_good { Ok(()) } else { Err(Stop::Refused) }
}

/// The entry that says what came in.
fn settle(w: &mut Writer<'_>, table: &Table, ask: &Ask<'_>, report: &Report) -> Result<(), Stop> {
    let facts = [
        ("rows", (report.added + report.corrected + report.cancelled).to_string()),
        ("refused", report.refused.len().to_string()),
        ("file_hash", table.hash().to_owned()),
    ];
    Ok(w.note(Op::Import.key(), ask.by, &facts)?)
}

/// Where a line goes.
struct Place {
    case: Episode,
    /// The record that the number of the line names, with its values as they are.
    held: Option<(Id, Row, bool)>,
    /// A return that needs an episode of its own.
    new_episode: bool,
}

/// What is held already, and what this table brought so far.
struct Incoming {
    hidden: BTreeSet<Id>,
    letters: String,
    /// The last running number by series.
    numbers: HashMap<String, i64>,
    given: HashSet<String>,
}

impl Incoming {
    /// The case of a line, and the record it corrects.
    fn find(
        &self,
        w: &mut Writer<'_>,
        ask: &Ask<'_>,
        line: &mut Line,
    ) -> Result<Option<Place>, StoreError> {
        let day = value::text_of(&line.row, ask.what.day()).to_owned();
        let mut episodes = if line.case_number.is_empty() {
            w.episodes_of_person(&line.person_number)?
        } else {
            w.episodes_of_number(&line.case_number)?
        };
        // To whoever a person is hidden from, there is no such person.
        episodes.retain(|episode| !self.hidden.contains(&episode.person));
        let held = if line.number.is_empty() {
            None
        } else {
            w.by_outside_number(ask.what.kind(), ask.what.number(), &line.number)?
        };
        let latest = episodes.iter().rposition(|e| e.registered_on.as_str() <= day.as_str());
        let Some(usual) = episodes.get(latest.unwrap_or_default()).cloned() else {
            let (column, key) = if line.case_number.is_empty() {
                (PERSON, &line.person_number)
            } else {
                (CASE, &line.case_number)
            };
            if !key.is_empty() {
                let problem = Problem::new("exchange-no-case").with("number", key);
                line.complain(ask.what, column, problem);
            }
            return Ok(None);
        };
        let mut place = Place { case: usual, held, new_episode: false };
        if ask.what != What::Return {
            if let Some((_, row, _)) = &place.held {
                let owner = value::id_of(row, "case_id");
                if let Some(episode) = episodes.iter().find(|e| Some(e.case) == owner) {
                    place.case = episode.clone();
                }
            }
            return Ok(Some(place));
        }
        // What is held names its case; else the case is looked for.
        if let Some((id, ..)) = &place.held {
            if let Some(episode) = episodes.iter().find(|episode| episode.case == *id) {
                place.case = episode.clone();
            } else {
                let problem = Problem::new("exchange-return-whose").with("number", &line.number);
                line.complain(ask.what, RECORD, problem);
            }
        } else {
            // The episode that already has this return, or one that has none yet.
            let is_free = |e: &&Episode| {
                e.return_number.is_empty() && (e.arrived_on.is_empty() || e.arrived_on == day)
            };
            let same = episodes.iter().find(|e| is_free(e) && e.arrived_on == day);
            match same.or_else(|| episodes.iter().rev().find(is_free)) {
                Some(episode) => place.case = episode.clone(),
                // Named by its case: what the case says is corrected.
                None if !line.case_number.is_empty() && line.number.is_empty() => {}
                None => place.new_episode = true,
            }
            if !place.new_episode {
                let id = place.case.case;
                place.held = w.row(Kind::Case, id)?.map(|row| (id, row, false));
            }
        }
        Ok(Some(place))
    }

    fn write(
        &mut self,
        w: &mut Writer<'_>,
        ask: &Ask<'_>,
        place: &Place,
        row: Row,
        line: &Line,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let kind = ask.what.kind();
        if line.cancelled {
            let changed = match (&place.held, ask.what) {
                (None, _) => false,
                (Some((id, held, gone)), What::Return) => {
                    let mut bare = held.clone();
                    bare.retain(|key, _| !RETURN.contains(&key.as_ref()));
                    value::put(&mut bare, ask.what.number(), Value::Text(line.number.clone()));
                    !gone && w.put_row(kind, *id, bare)?
                }
                (Some((id, ..)), _) => w.remove(kind, *id)?,
            };
            *(if changed { &mut report.cancelled } else { &mut report.same }) += 1;
            return Ok(());
        }
        if let Some((id, ..)) = &place.held {
            let is_new = ask.what == What::Return
                && place
                    .held
                    .as_ref()
                    .is_some_and(|(_, held, _)| value::of(held, "arrived_on").is_nothing());
            let changed = w.put_row(kind, *id, row)?;
            let slot = match (changed, is_new) {
                (true, true) => &mut report.added,
                (true, false) => &mut report.corrected,
                (false, _) => &mut report.same,
            };
            *slot += 1;
        } else {
            let mut row = row;
            if place.new_episode {
                self.open(w, ask, &place.case, &mut row)?;
            }
            w.add_row(kind, row)?;
            report.added += 1;
        }
        Ok(())
    }

    /// A further episode of a person, for a return of its own.
    fn open(
        &mut self,
        w: &mut Writer<'_>,
        ask: &Ask<'_>,
        before: &Episode,
        row: &mut Row,
    ) -> Result<(), StoreError> {
        let held = w.row(Kind::Case, before.case)?.unwrap_or_default();
        let held = Case::from_row(&held);
        let arrived = value::day_of(row, "arrived_on").unwrap_or(ask.today);
        let code = held.number.split('-').next().unwrap_or_default().to_owned();
        let number =
            next_number(w, &mut self.numbers, &self.given, &code, arrived.year(), &self.letters)?;
        let case = Case {
            person_id: Some(before.person),
            number,
            centre_id: held.centre_id,
            status: Some(Status::Registered),
            registered_on: Some(arrived),
            first_contact_on: Some(arrived),
            ..Case::default()
        };
        for (key, value) in case.to_row() {
            row.entry(key).or_insert(value);
        }
        Ok(())
    }
}

/// The facts of a case that are its return.
const RETURN: &[&str] =
    &["arrived_on", "return_category", "departure_country", "entry_point", "convoy"];

/// The whole record that a line makes of what is held: columns it has win, what it cannot know
/// stays, what every record needs is filled in.
fn whole(ask: &Ask<'_>, place: &Place, line: &Line) -> Row {
    let said = &line.row;
    let mut row = place.held.as_ref().map(|(_, row, _)| row.clone()).unwrap_or_default();
    for (key, value) in said {
        value::put(&mut row, key.clone(), value.clone());
    }
    if !line.number.is_empty() {
        value::put(&mut row, ask.what.number(), Value::Text(line.number.clone()));
    }
    if ask.what != What::Return {
        value::put(&mut row, "case_id", Value::Text(place.case.case.to_string()));
    }
    let mut usual = |key: &'static str, value: Value| {
        if !row.contains_key(key) {
            row.insert(key.into(), value);
        }
    };
    match ask.what {
        What::Referral => {
            usual("urgency", Some(Urgency::Normal).to_value());
            let has = |key: &str| said.get(key).is_some_and(|value| !value.is_nothing());
            let status = match (has("completed_on"), has("answered_on")) {
                (true, _) => ReferralStatus::Completed,
                (false, true) => ReferralStatus::Accepted,
                (false, false) => ReferralStatus::Sent,
            };
            usual("status", Some(status).to_value());
        }
        What::Session => {
            usual("status", Some(SessionStatus::Held).to_value());
            usual("format", Some(Format::Individual).to_value());
        }
        What::Assistance | What::Return => {}
    }
    row
}

/// What is missing or cannot stand, each at the column of its field.
fn judge(ask: &Ask<'_>, row: &Row, line: &mut Line) {
    for problem in ask.what.kind().judge(row, ask.today) {
        let column = match problem.field.as_str() {
            "agency_id" => super::AGENCY,
            field => field,
        };
        // Of a case only what the table tells is its fault.
        // What could not be read is not missing as well.
        if line.complains_of(ask.what, column) {
            continue;
        }
        let told = line.row.contains_key(column) || ask.what.wanted().contains(&column);
        if told || ask.what != What::Return {
            let column = column.to_owned();
            line.complain(ask.what, &column, problem);
        }
    }
    for column in ask.what.wanted().iter().filter(|column| **column != super::AGENCY) {
        let said = value::of(row, column).is_nothing();
        if said && ask.what == What::Return && line.complaints.is_empty() {
            line.complain(ask.what, column, Problem::new("problem-required"));
        }
    }
}

impl Report {
    /// How many lines were refused for each reason, by key of the sentence.
    pub fn reasons(&self) -> BTreeMap<&str, usize> {
        let mut all = BTreeMap::new();
        for complaint in self.refused.iter().flat_map(|refused| &refused.complaints) {
            *all.entry(complaint.problem.word).or_default() += 1;
        }
        all
    }
}
