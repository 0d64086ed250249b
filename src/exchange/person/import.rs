//! Brings a table of people in: all of it or nothing, unless the good rows are
//! asked for. One transaction, one backup before it, each bad row told by its line.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::Column;
use super::batch::Batch;
use super::read::{Complaint, Line, Rows};
use crate::domain::centre::Centre;
use crate::domain::household::Household;
use crate::domain::id::Id;
use crate::domain::import::{self as domain, Topic};
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::note::Note;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed};
use crate::exchange::heading::Heading;
use crate::exchange::import::{self, Ask, Kept, Reads, Taker};
use crate::exchange::table::Record;
use crate::exchange::{Errand, ExchangeError};
use crate::store::register::Known;
use crate::store::{Store, StoreError, Writer};

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line it begins on.
    pub line: u64,
    /// Whose it is, as far as it was read.
    pub name: String,
    /// Why, all of it.
    pub complaints: Vec<Complaint>,
}

/// What came of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows read.
    pub read: u64,
    /// People added.
    pub added: u64,
    /// Rows refused.
    pub refused: Vec<Refused>,
    /// Headings that mean nothing here.
    pub unknown_headings: Vec<String>,
    /// How many answers are on no list and were kept as told, by column.
    pub told: BTreeMap<&'static str, u64>,
    /// Lines whose paper somebody else holds already.
    pub papers_twice: Vec<u64>,
    /// Lines of people without any name.
    pub nameless: Vec<u64>,
    /// Households made.
    pub households: u64,
    /// Centres made.
    pub centres: u64,
    /// How the file was encoded.
    pub encoding: String,
}

/// Papers whose numbers are short and meet by chance.
const COLLIDING: [&str; 2] = ["BIRTH", "JUG_SUPP"];

/// Brings a table in; the report says what came of each row. `batch` is given everybody who would
/// come in, when it is only looked at.
pub fn run(
    store: &mut Store,
    ask: &Ask<'_>,
    batch: Option<&mut Batch>,
    errand: &Errand<'_>,
) -> Result<(Report, Kept), ExchangeError> {
    let (source, heading) = import::open(ask, Heading::read)?;
    let report = Report {
        unknown_headings: heading.unknown.clone(),
        encoding: source.encoding().to_owned(),
        ..Report::default()
    };
    let mut rows = Rows::new(heading, ask.today, ask.reading.cloned());
    let mut incoming = Incoming::new(store, ask, report)?;
    let mut people = People { incoming: &mut incoming, batch };
    let kept = import::run(store, source, &mut rows, &mut people, ask, errand)?;
    Ok((incoming.report, kept))
}

impl Reads for Rows {
    type Line = Line;

    fn read(&mut self, record: &Record<'_>) -> Line {
        Self::read(self, record)
    }
}

/// Takes the rows of a register.
struct People<'a> {
    incoming: &'a mut Incoming,
    batch: Option<&'a mut Batch>,
}

impl Taker for People<'_> {
    type Read = Line;
    type Line = Line;

    fn topic(&self) -> Topic {
        Topic::Person
    }

    fn compare(&mut self, w: &Writer<'_>, mut line: Line) -> Result<Line, StoreError> {
        self.incoming.report.read += 1;
        self.incoming.compare(w, &mut line)?;
        Ok(line)
    }

    fn complain(&self, line: &mut Line, problem: Problem) {
        line.complain_of(None, problem);
    }

    fn is_refused(&self, line: &Line) -> bool {
        !line.complaints.is_empty()
    }

    fn refuse(&mut self, at: u64, line: Line) {
        let (name, complaints) = (line.registration.person.full_name(), line.complaints);
        self.incoming.report.refused.push(Refused { line: at, name, complaints });
    }

    fn look(&mut self, _: &Writer<'_>, at: u64, line: Line) -> Result<(), StoreError> {
        if let Some(batch) = &mut self.batch {
            let household = self.incoming.known.households.get(&line.household).copied();
            let household = (household, line.household.as_str());
            batch.add(at, &line.registration, household, self.incoming.today);
        }
        self.incoming.count(at, &line);
        self.incoming.look(line);
        Ok(())
    }

    fn write(&mut self, w: &mut Writer<'_>, at: u64, line: Line) -> Result<(), StoreError> {
        self.incoming.count(at, &line);
        self.incoming.write(w, line)
    }

    fn finish(&mut self, w: &mut Writer<'_>) -> Result<(), StoreError> {
        for (number, text) in std::mem::take(&mut self.incoming.notes) {
            let Some(episode) = w.episodes_of_number(&number)?.pop() else { continue };
            let (case_id, written_on) = (Some(episode.case), Some(self.incoming.today));
            w.add(&Note { case_id, written_on, text, ..Note::default() })?;
        }
        Ok(())
    }

    fn taken(&self) -> (u64, Vec<domain::Refused>) {
        (self.incoming.report.added, self.incoming.report.rows_refused())
    }

    fn nothing_kept(&mut self) {
        let report = &mut self.incoming.report;
        (report.added, report.households, report.centres) = (0, 0, 0);
    }
}

impl Report {
    /// The rows that were not taken, as every table tells of them.
    pub fn rows_refused(&self) -> Vec<domain::Refused> {
        let said = |refused: &Refused| {
            let complaints = refused.complaints.iter().map(|told| {
                let column = told.column.map(|column| Topic::Person.label(column.key()));
                domain::Fault {
                    column: column.unwrap_or_default(),
                    said: told.said.clone(),
                    problem: told.problem.clone(),
                }
            });
            let complaints = complaints.collect();
            domain::Refused { line: refused.line, name: refused.name.clone(), complaints }
        };
        self.refused.iter().map(said).collect()
    }
}

/// What is held already, and what this table brought so far.
struct Incoming {
    report: Report,
    known: Known,
    /// Centres by folded name and code.
    centres: HashMap<String, (Id, String)>,
    codes: HashSet<String>,
    own: Option<(Id, String)>,
    letters: String,
    year: i32,
    today: NaiveDate,
    /// The last running number by series.
    last: HashMap<String, i64>,
    /// Numbers of cases that came with this table, told in it or given to it.
    numbers: HashSet<String>,
    /// Notes, by the number of their case.
    notes: Vec<(String, String)>,
}

impl Incoming {
    fn new(store: &Store, ask: &Ask<'_>, report: Report) -> Result<Self, StoreError> {
        let reader = store.reader();
        let (mut centres, mut codes) = (HashMap::new(), HashSet::new());
        let mut own = None;
        for held in reader.all(Kind::Centre)? {
            let code = value::text_of(&held.row, "code").to_owned();
            if Some(held.id) == ask.centre {
                own = Some((held.id, code.clone()));
            }
            for text in [value::text_of(&held.row, "name"), code.as_str()] {
                centres.entry(name::fold(text)).or_insert((held.id, code.clone()));
            }
            codes.insert(code);
        }
        centres.remove("");
        Ok(Self {
            report,
            known: reader.known()?,
            centres,
            codes,
            own,
            letters: store.letters(),
            year: ask.today.year(),
            today: ask.today,
            last: HashMap::new(),
            numbers: HashSet::new(),
            notes: Vec::new(),
        })
    }

    /// Complaints that only show beside what is held already.
    fn compare(&mut self, w: &Writer<'_>, line: &mut Line) -> Result<(), StoreError> {
        let complain = |line: &mut Line, column, said: String, problem| {
            line.complaints.push(Complaint { column: Some(column), said, problem });
        };
        let record = line.registration.person.outside_number.clone();
        if !record.is_empty() && self.known.people.contains(&record) {
            let problem = Problem::new("exchange-row-twice").with("number", &record);
            complain(line, Column::RecordId, record, problem);
        }
        let number = line.registration.case.as_ref().map(|case| case.number.clone());
        if let Some(number) = number.filter(|number| !number.is_empty())
            && (self.numbers.contains(&number) || w.has_case_number(&number)?)
        {
            let problem = Problem::new("exchange-case-twice").with("number", &number);
            complain(line, Column::CaseNumber, number, problem);
        }
        Ok(())
    }

    /// Whether somebody holds the paper already; from now on this person does.
    fn is_paper_held(&mut self, line: &Line) -> bool {
        let Some(paper) = line.registration.document.as_ref().filter(|p| !p.number.is_empty())
        else {
            return false;
        };
        !COLLIDING.contains(&paper.kind.as_str())
            && !self.known.papers.insert(Known::paper(&paper.kind, &paper.number))
    }

    /// Counts what is worth a word in a line that is taken.
    fn count(&mut self, at: u64, line: &Line) {
        for column in &line.told {
            *self.report.told.entry(column.key()).or_default() += 1;
        }
        if self.is_paper_held(line) {
            self.report.papers_twice.push(at);
        }
        if line.nameless {
            self.report.nameless.push(at);
        }
        self.report.added += 1;
    }

    /// Remembers a line as if it were written.
    fn look(&mut self, line: Line) {
        let Line { registration, site, household, .. } = line;
        if !household.is_empty() && !self.known.households.contains_key(&household) {
            self.known.households.insert(household, Id::from_bytes([0; 16]));
            self.report.households += 1;
        }
        let key = name::fold(&site);
        if !key.is_empty() && !self.centres.contains_key(&key) {
            self.centres.insert(key, (Id::from_bytes([0; 16]), String::new()));
            self.report.centres += 1;
        }
        if let Some(case) = registration.case.filter(|case| !case.number.is_empty()) {
            self.numbers.insert(case.number);
        }
        let number = registration.person.outside_number;
        if !number.is_empty() {
            self.known.people.insert(number);
        }
    }

    /// Writes a line with its household, centre and case number.
    fn write(&mut self, w: &mut Writer<'_>, line: Line) -> Result<(), StoreError> {
        let Line { mut registration, site, household, note, .. } = line;
        if !household.is_empty() {
            let id = if let Some(id) = self.known.households.get(&household) {
                *id
            } else {
                let outside_number = household.clone();
                let id = w.register_place(&Household { outside_number, ..Household::default() })?;
                self.report.households += 1;
                self.known.households.insert(household, id);
                id
            };
            registration.person.household_id = Some(id);
        }
        if let Some(case) = &mut registration.case {
            let centre = self.centre(w, &site)?;
            let code = centre.as_ref().map(|(_, code)| code.as_str()).unwrap_or_default();
            if case.number.is_empty() {
                let year = case.registered_on.map_or(self.year, |day| day.year());
                case.number =
                    next_number(w, &mut self.last, &self.numbers, code, year, &self.letters)?;
            }
            self.numbers.insert(case.number.clone());
            case.centre_id = centre.map(|(id, _)| id);
        }
        if let Some(case) = registration.case.as_ref().filter(|_| !note.is_empty()) {
            self.notes.push((case.number.clone(), note));
        }
        let number = &registration.person.outside_number;
        if !number.is_empty() {
            self.known.people.insert(number.clone());
        }
        w.register(registration)
    }

    /// The centre of a name, found or made; the user's own for no name.
    fn centre(
        &mut self,
        w: &mut Writer<'_>,
        site: &str,
    ) -> Result<Option<(Id, String)>, StoreError> {
        if site.is_empty() {
            return Ok(self.own.clone());
        }
        let key = name::fold(site);
        if let Some(held) = self.centres.get(&key) {
            return Ok(Some(held.clone()));
        }
        let code = self.new_code(&key);
        let centre = Centre { name: site.to_owned(), code: code.clone(), ..Centre::default() };
        let id = w.register_place(&centre)?;
        self.report.centres += 1;
        self.centres.insert(key, (id, code.clone()));
        Ok(Some((id, code)))
    }

    /// Three letters of the name, and a figure where they are taken.
    fn new_code(&mut self, folded: &str) -> String {
        let letters = folded.chars().filter(char::is_ascii_alphabetic).take(3);
        let start: String = letters.collect::<String>().to_uppercase();
        let start = if start.is_empty() { "SGN".to_owned() } else { start };
        let mut code = start.clone();
        let mut figure = 2;
        while !self.codes.insert(code.clone()) {
            code = format!("{start}{figure}");
            figure += 1;
        }
        code
    }
}

/// The next number of a series that neither the vault nor the table has given.
pub(in crate::exchange) fn next_number(
    w: &Writer<'_>,
    last: &mut HashMap<String, i64>,
    given: &HashSet<String>,
    code: &str,
    year: i32,
    letters: &str,
) -> Result<String, StoreError> {
    let code = if code.is_empty() { "SGN" } else { code };
    let series = format!("{code}-{:02}-{letters}", year % 100);
    let from = match last.get(&series) {
        Some(last) => *last,
        None => w.last_case_number(&series)?,
    };
    let free = (from + 1..i64::MAX).find(|n| !given.contains(&format!("{series}{n:04}")));
    let next = free.unwrap_or(from + 1);
    let number = format!("{series}{next:04}");
    last.insert(series, next);
    Ok(number)
}
