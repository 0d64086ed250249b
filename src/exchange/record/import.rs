//! Brings a table of records in: all of it or nothing, unless the good lines are asked for. One
//! transaction, each bad line told. A line whose number is known corrects what it said before;
//! one that is cancelled takes it back.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

pub use super::read::Complaint;
use super::read::{Line, Lines};
use super::{CASE, Heading, PERSON, RECORD, What};
use crate::domain::case::{Case, Status};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::import::{self as domain, Topic};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::referral::{ReferralStatus, Urgency};
use crate::domain::session::{Format, SessionStatus};
use crate::domain::value::{self, Cell as _, Row, Value};
use crate::exchange::import::{self, Ask, Kept, Reads, Taker};
use crate::exchange::person::import::next_number;
use crate::exchange::table::Record;
use crate::exchange::{Errand, ExchangeError};
use crate::store::record_import::Episode;
use crate::store::{Store, StoreError, Writer};

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line it begins on.
    pub line: u64,
    /// The number that says whose it is.
    pub whose: String,
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
    pub encoding: String,
}

/// Brings a table in; the report says what came of each line.
pub fn run(
    store: &mut Store,
    what: What,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
) -> Result<(Report, Kept), ExchangeError> {
    let (source, heading) =
        import::open(ask, |first, reading| Heading::read(what, first, reading))?;
    let report = Report {
        unknown_headings: heading.unknown.clone(),
        encoding: source.encoding().to_owned(),
        ..Report::default()
    };
    let mut lines = Lines::new(what, heading, store.reader())?;
    lines.reading = ask.reading.cloned();
    let mut incoming = Incoming {
        what,
        today: ask.today,
        report,
        hidden: store.reader().hidden_people()?,
        letters: store.letters(),
        numbers: HashMap::new(),
        given: HashSet::new(),
    };
    let kept = import::run(store, source, &mut lines, &mut incoming, ask, errand)?;
    Ok((incoming.report, kept))
}

impl Reads for Lines {
    type Line = Line;

    fn read(&mut self, record: &Record<'_>) -> Line {
        Self::read(self, record)
    }
}

/// A line with where it goes.
pub(super) struct Placed {
    line: Line,
    place: Option<Place>,
    row: Option<Row>,
}

impl Taker for Incoming {
    type Read = Line;
    type Line = Placed;

    fn topic(&self) -> Topic {
        self.what.topic()
    }

    fn compare(&mut self, w: &Writer<'_>, mut line: Line) -> Result<Placed, StoreError> {
        self.report.read += 1;
        let place = self.find(w, &mut line)?;
        let row = place.as_ref().map(|place| whole(self.what, place, &line));
        if let (Some(row), false) = (&row, line.cancelled) {
            judge(self.what, self.today, row, &mut line);
        }
        Ok(Placed { line, place, row })
    }

    fn complain(&self, line: &mut Placed, problem: Problem) {
        line.line.complaints.push(Complaint::of(String::new(), problem));
    }

    fn is_refused(&self, line: &Placed) -> bool {
        !line.line.complaints.is_empty()
    }

    fn refuse(&mut self, at: u64, line: Placed) {
        let Line { case_number, person_number, complaints, .. } = line.line;
        let whose = if case_number.is_empty() { person_number } else { case_number };
        self.report.refused.push(Refused { line: at, whose, complaints });
    }

    fn look(&mut self, w: &Writer<'_>, _: u64, line: Placed) -> Result<(), StoreError> {
        let Placed { line, place: Some(place), row: Some(row) } = line else { return Ok(()) };
        let slot = match (&place.held, line.cancelled) {
            (None, true) => &mut self.report.same,
            (Some(_), true) => &mut self.report.cancelled,
            (None, false) => &mut self.report.added,
            (Some((id, held, gone)), false) => {
                let is_new =
                    self.what == What::Return && value::of(held, "arrived_on").is_nothing();
                let same = !gone && w.row(self.what.kind(), *id)?.as_ref() == Some(&row);
                match (same, is_new) {
                    (true, _) => &mut self.report.same,
                    (false, true) => &mut self.report.added,
                    (false, false) => &mut self.report.corrected,
                }
            }
        };
        *slot += 1;
        Ok(())
    }

    fn write(&mut self, w: &mut Writer<'_>, _: u64, line: Placed) -> Result<(), StoreError> {
        let Placed { line, place: Some(place), row: Some(row) } = line else { return Ok(()) };
        self.put(w, &place, row, &line)
    }

    fn taken(&self) -> (u64, Vec<domain::Refused>) {
        let Report { added, corrected, cancelled, .. } = &self.report;
        (added + corrected + cancelled, self.report.told())
    }

    fn nothing_kept(&mut self) {
        let report = &mut self.report;
        (report.added, report.corrected, report.cancelled) = (0, 0, 0);
    }
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
    what: What,
    today: NaiveDate,
    report: Report,
    hidden: BTreeSet<Id>,
    letters: String,
    /// The last running number by series.
    numbers: HashMap<String, i64>,
    given: HashSet<String>,
}

impl Incoming {
    /// The case of a line, and the record it corrects.
    fn find(&self, w: &Writer<'_>, line: &mut Line) -> Result<Option<Place>, StoreError> {
        let day = value::text_of(&line.row, self.what.day()).to_owned();
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
            w.by_outside_number(self.what.kind(), self.what.number(), &line.number)?
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
                line.complain(self.what, column, problem);
            }
            return Ok(None);
        };
        let mut place = Place { case: usual, held, new_episode: false };
        if self.what != What::Return {
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
                line.complain(self.what, RECORD, problem);
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

    fn put(
        &mut self,
        w: &mut Writer<'_>,
        place: &Place,
        row: Row,
        line: &Line,
    ) -> Result<(), StoreError> {
        let kind = self.what.kind();
        if line.cancelled {
            let changed = match (&place.held, self.what) {
                (None, _) => false,
                (Some((id, held, gone)), What::Return) => {
                    let mut bare = held.clone();
                    bare.retain(|key, _| !RETURN.contains(&key.as_ref()));
                    value::put(&mut bare, self.what.number(), Value::Text(line.number.clone()));
                    !gone && w.put_row(kind, *id, bare)?
                }
                (Some((id, ..)), _) => w.remove(kind, *id)?,
            };
            *(if changed { &mut self.report.cancelled } else { &mut self.report.same }) += 1;
            return Ok(());
        }
        if let Some((id, ..)) = &place.held {
            let is_new = self.what == What::Return
                && place
                    .held
                    .as_ref()
                    .is_some_and(|(_, held, _)| value::of(held, "arrived_on").is_nothing());
            let changed = w.put_row(kind, *id, row)?;
            let slot = match (changed, is_new) {
                (true, true) => &mut self.report.added,
                (true, false) => &mut self.report.corrected,
                (false, _) => &mut self.report.same,
            };
            *slot += 1;
        } else {
            let mut row = row;
            if place.new_episode {
                self.open(w, &place.case, &mut row)?;
            }
            w.add_row(kind, row)?;
            self.report.added += 1;
        }
        Ok(())
    }

    /// A further episode of a person, for a return of its own.
    fn open(
        &mut self,
        w: &mut Writer<'_>,
        before: &Episode,
        row: &mut Row,
    ) -> Result<(), StoreError> {
        let held = w.row(Kind::Case, before.case)?.unwrap_or_default();
        let held = Case::from_row(&held);
        let arrived = value::day_of(row, "arrived_on").unwrap_or(self.today);
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
fn whole(what: What, place: &Place, line: &Line) -> Row {
    let said = &line.row;
    let mut row = place.held.as_ref().map(|(_, row, _)| row.clone()).unwrap_or_default();
    for (key, value) in said {
        value::put(&mut row, key.clone(), value.clone());
    }
    if !line.number.is_empty() {
        value::put(&mut row, what.number(), Value::Text(line.number.clone()));
    }
    if what != What::Return {
        value::put(&mut row, "case_id", Value::Text(place.case.case.to_string()));
    }
    let mut usual = |key: &'static str, value: Value| {
        if !row.contains_key(key) {
            row.insert(key.into(), value);
        }
    };
    match what {
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
fn judge(what: What, today: NaiveDate, row: &Row, line: &mut Line) {
    for problem in what.kind().judge(row, today) {
        let column = match problem.field.as_str() {
            "agency_id" => super::AGENCY,
            field => field,
        };
        // Of a case only what the table tells is its fault.
        // What could not be read is not missing as well.
        if line.complains_of(what, column) {
            continue;
        }
        let told = line.row.contains_key(column) || what.wanted().contains(&column);
        if told || what != What::Return {
            let column = column.to_owned();
            line.complain(what, &column, problem);
        }
    }
    for column in what.wanted().iter().filter(|column| **column != super::AGENCY) {
        let said = value::of(row, column).is_nothing();
        if said && what == What::Return && line.complaints.is_empty() {
            line.complain(what, column, Problem::new("problem-required"));
        }
    }
}

impl Report {
    /// The lines that were not taken, as every table tells of them.
    pub fn told(&self) -> Vec<domain::Refused> {
        let said = |refused: &Refused| {
            let complaints = refused.complaints.iter();
            let complaints = complaints.map(|told| domain::Fault {
                column: told.column.clone(),
                said: told.said.clone(),
                problem: told.problem.clone(),
            });
            let (line, name) = (refused.line, refused.whose.clone());
            domain::Refused { line, name, complaints: complaints.collect() }
        };
        self.refused.iter().map(said).collect()
    }

    /// How many lines were refused for each reason, by key of the sentence.
    pub fn reasons(&self) -> BTreeMap<&str, usize> {
        let mut all = BTreeMap::new();
        for complaint in self.refused.iter().flat_map(|refused| &refused.complaints) {
            *all.entry(complaint.problem.word).or_default() += 1;
        }
        all
    }
}
