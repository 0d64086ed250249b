//! Brings a table of people in: all of it or nothing, unless the good rows are
//! asked for. One transaction, one backup before it, each bad row told by its line.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use chrono::{Datelike, NaiveDate};

use super::Column;
use super::place::Names;
use super::read::{Complaint, Line, Rows};
use crate::domain::centre::Centre;
use crate::domain::household::Household;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed};
use crate::exchange::heading::Heading;
use crate::exchange::table::Table;
use crate::exchange::{Errand, ExchangeError, Step};
use crate::store::register::Known;
use crate::store::{Changed, Op, Store, StoreError, Writer};

/// How the table is to be brought in.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// The file.
    pub file: &'a Path,
    /// Add the good rows even when others are refused.
    pub keep_good: bool,
    /// The user.
    pub by: Id,
    /// Today.
    pub today: NaiveDate,
    /// The centre of rows that name none.
    pub centre: Option<Id>,
}

/// A row that was not taken.
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
    /// Households made.
    pub households: u64,
    /// Centres made.
    pub centres: u64,
    /// How the file was encoded.
    pub encoding: &'static str,
}

/// Rows between two words to whoever waits.
const PACE: usize = 500;
/// How many times as many rows are read before they can be written.
const AHEAD: usize = 4;
/// Bytes of a line of a register, about.
const LINE: u64 = 200;
/// Papers whose numbers are short and meet by chance.
const COLLIDING: [&str; 2] = ["BIRTH", "JUG_SUPP"];

/// Brings a table in; the report says what came of each row.
pub fn run(
    store: &mut Store,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
) -> Result<(Report, Changed), ExchangeError> {
    let mut table = Table::open(ask.file)?;
    let Some(first) = table.next_row()? else {
        return Err(ExchangeError::Table(Problem::new("exchange-table-empty")));
    };
    let heading = Heading::read(first)?;
    let mut report = Report {
        unknown_headings: heading.unknown.clone(),
        encoding: table.encoding(),
        ..Report::default()
    };
    let mut incoming = Incoming::new(store, ask)?;
    let mut rows = Rows { heading, today: ask.today, names: Names::default() };
    let expected = table.progress().1 / LINE;
    let mut stopped = None;
    let done = store.with_room(|store| {
        store.transact(Op::Import, Some(ask.by), "", |w| {
            let settled = w.at_large(expected, |w| {
                take(w, &mut table, &mut rows, &mut incoming, ask, errand, &mut report)?;
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
            (report.added, report.households, report.centres) = (0, 0, 0);
            Ok((report, Changed::default()))
        }
        (Err(_), Some(Stop::Failed(error))) => Err(error),
        (Err(error), None) => Err(error.into()),
    }
}

/// Why a transaction must leave nothing behind.
enum Stop {
    /// A row was refused, and all or nothing was asked for.
    Refused,
    /// Something failed.
    Failed(ExchangeError),
}

impl<E: Into<ExchangeError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Rows that were read and judged, with how far the table has come.
struct Bundle {
    lines: Vec<(u64, Line)>,
    progress: (u64, u64),
}

/// Reads the table to its end, or until nobody takes what was read.
fn read_ahead(
    table: &mut Table,
    rows: &mut Rows,
    bundles: &SyncSender<Result<Bundle, ExchangeError>>,
) {
    loop {
        let bundle = bundle(table, rows);
        let last = bundle.as_ref().map_or(true, |bundle| bundle.lines.len() < PACE);
        if bundles.send(bundle).is_err() || last {
            return;
        }
    }
}

fn bundle(table: &mut Table, rows: &mut Rows) -> Result<Bundle, ExchangeError> {
    let mut lines = Vec::with_capacity(PACE);
    while lines.len() < PACE
        && let Some(record) = table.next_row()?
    {
        if !record.is_empty() {
            lines.push((record.line, rows.read(&record)));
        }
    }
    Ok(Bundle { lines, progress: table.progress() })
}

/// Takes the rows in: one thread reads and judges them while this one writes.
fn take(
    w: &mut Writer<'_>,
    table: &mut Table,
    rows: &mut Rows,
    incoming: &mut Incoming,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
    report: &mut Report,
) -> Result<(), Stop> {
    thread::scope(|scope| {
        let (send, bundles) = sync_channel(AHEAD);
        scope.spawn(move || read_ahead(table, rows, &send));
        for bundle in bundles {
            let Bundle { lines, progress: (done, whole) } = bundle?;
            for (at, line) in lines {
                take_line(w, at, line, incoming, ask.keep_good, report)?;
            }
            errand.step(Step { rows: report.read, done, whole })?;
        }
        if report.refused.is_empty() || ask.keep_good { Ok(()) } else { Err(Stop::Refused) }
    })
}

fn take_line(
    w: &mut Writer<'_>,
    at: u64,
    mut line: Line,
    incoming: &mut Incoming,
    keep_good: bool,
    report: &mut Report,
) -> Result<(), Stop> {
    report.read += 1;
    incoming.compare(w, &mut line)?;
    if !line.complaints.is_empty() {
        report.refused.push(Refused { line: at, complaints: line.complaints });
    } else if report.refused.is_empty() || keep_good {
        for column in &line.told {
            *report.told.entry(column.key()).or_default() += 1;
        }
        if incoming.is_paper_held(&line) {
            report.papers_twice.push(at);
        }
        incoming.write(w, line, report)?;
        report.added += 1;
    }
    Ok(())
}

/// The entry that says what came in.
fn settle(w: &mut Writer<'_>, table: &Table, ask: &Ask<'_>, report: &Report) -> Result<(), Stop> {
    let facts = [
        ("rows", report.added.to_string()),
        ("refused", report.refused.len().to_string()),
        ("file_hash", table.hash().to_owned()),
    ];
    Ok(w.note(Op::Import.key(), ask.by, &facts)?)
}

/// What is held already, and what this table brought so far.
struct Incoming {
    known: Known,
    /// Centres by folded name and code.
    centres: HashMap<String, (Id, String)>,
    codes: HashSet<String>,
    own: Option<(Id, String)>,
    letters: String,
    year: i32,
    /// The last running number by series.
    last: HashMap<String, i64>,
    /// Numbers of cases that the table gave.
    numbers: HashSet<String>,
}

impl Incoming {
    fn new(store: &Store, ask: &Ask<'_>) -> Result<Self, StoreError> {
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
            known: reader.known()?,
            centres,
            codes,
            own,
            letters: store.letters(),
            year: ask.today.year(),
            last: HashMap::new(),
            numbers: HashSet::new(),
        })
    }

    /// Complaints that only show beside what is held already.
    fn compare(&mut self, w: &Writer<'_>, line: &mut Line) -> Result<(), StoreError> {
        let complain = |line: &mut Line, column, problem| {
            line.complaints.push(Complaint { column: Some(column), problem });
        };
        let record = &line.registration.person.outside_number;
        if !record.is_empty() && self.known.people.contains(record) {
            let problem = Problem::new("exchange-row-twice").with("number", record);
            complain(line, Column::RecordId, problem);
        }
        let number = line.registration.case.as_ref().map(|case| case.number.clone());
        if let Some(number) = number.filter(|number| !number.is_empty())
            && (self.numbers.contains(&number) || w.has_case_number(&number)?)
        {
            let problem = Problem::new("exchange-case-twice").with("number", number);
            complain(line, Column::CaseNumber, problem);
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

    /// Writes a line with its household, centre and case number.
    fn write(
        &mut self,
        w: &mut Writer<'_>,
        line: Line,
        report: &mut Report,
    ) -> Result<(), StoreError> {
        let Line { mut registration, site, household, .. } = line;
        if !household.is_empty() {
            let id = if let Some(id) = self.known.households.get(&household) {
                *id
            } else {
                let outside_number = household.clone();
                let id = w.add(&Household { outside_number, ..Household::default() })?;
                report.households += 1;
                self.known.households.insert(household, id);
                id
            };
            registration.person.household_id = Some(id);
        }
        if let Some(case) = &mut registration.case {
            let centre = self.centre(w, &site, report)?;
            let code = centre.as_ref().map(|(_, code)| code.as_str()).unwrap_or_default();
            if case.number.is_empty() {
                let year = case.registered_on.map_or(self.year, |day| day.year());
                case.number =
                    next_number(w, &mut self.last, &self.numbers, code, year, &self.letters)?;
            } else {
                self.numbers.insert(case.number.clone());
            }
            case.centre_id = centre.map(|(id, _)| id);
        }
        let number = &registration.person.outside_number;
        if !number.is_empty() {
            self.known.people.insert(number.clone());
        }
        w.register(&registration)?;
        Ok(())
    }

    /// The centre of a name, found or made; the user's own for no name.
    fn centre(
        &mut self,
        w: &mut Writer<'_>,
        site: &str,
        report: &mut Report,
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
        let id = w.add(&centre)?;
        report.centres += 1;
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
