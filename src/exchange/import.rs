//! How a table comes in, whatever it tells of: one transaction, all of it or nothing unless the
//! good rows are asked for, each bad row told by its line. Or only looked at, as if it came in.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use chrono::NaiveDate;

use super::rest::Rest;
use super::source::Source;
use super::table::Record;
use super::{Errand, ExchangeError, Step};
use crate::domain::id::Id;
use crate::domain::import::{Reading, Refused, Topic};
use crate::domain::problem::Problem;
use crate::domain::table_import::TableImport;
use crate::store::{Changed, Op, Store, StoreError, Writer};

/// How a table is to be brought in.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// The file.
    pub file: &'a Path,
    /// Which sheet of a workbook, from 0; the first where it is not said.
    pub sheet: Option<usize>,
    /// How it is read; by its headings alone without one.
    pub reading: Option<&'a Reading>,
    /// Add the good rows even when others are refused.
    pub keep_good: bool,
    /// Lines that are left out, whatever is on them.
    pub leave: &'a BTreeSet<u64>,
    /// Where the rows that were not taken are written; nowhere without a path.
    pub rest: Option<&'a Path>,
    /// Only look at it: nothing is written.
    pub dry: bool,
    /// The user.
    pub by: Id,
    /// Today.
    pub today: NaiveDate,
    /// The centre of rows that name none.
    pub centre: Option<Id>,
}

/// Rows between two words to whoever waits.
const PACE: usize = 500;
/// How many times as many rows are read before they can be written.
const AHEAD: usize = 4;
/// Bytes of a line of a register, about.
const LINE: u64 = 200;

/// What reads the rows of one sort of table, beside who writes.
pub(in crate::exchange) trait Reads: Send {
    /// A row that was read.
    type Line: Send;

    /// Reads a row.
    fn read(&mut self, record: &Record<'_>) -> Self::Line;
}

/// What takes the rows of one sort of table.
pub(in crate::exchange) trait Taker {
    /// A row that was read.
    type Read: Send;
    /// A row beside what is held.
    type Line;

    /// What the tables tell of.
    fn topic(&self) -> Topic;

    /// Compares a row with what is held.
    fn compare(&mut self, w: &Writer<'_>, read: Self::Read) -> Result<Self::Line, StoreError>;

    /// Complains about a whole row.
    fn complain(&self, line: &mut Self::Line, problem: Problem);

    /// Whether anything is wrong with it.
    fn is_refused(&self, line: &Self::Line) -> bool;

    /// Keeps why a row is not taken.
    fn refuse(&mut self, at: u64, line: Self::Line);

    /// Takes a row as if it were written.
    fn look(&mut self, w: &Writer<'_>, at: u64, line: Self::Line) -> Result<(), StoreError>;

    /// Writes a row.
    fn write(&mut self, w: &mut Writer<'_>, at: u64, line: Self::Line) -> Result<(), StoreError>;

    /// Writes what belongs to records that came in, once all of them are there.
    fn finish(&mut self, w: &mut Writer<'_>) -> Result<(), StoreError> {
        let _ = w;
        Ok(())
    }

    /// Rows that were taken, and those that were not, so far.
    fn taken(&self) -> (u64, Vec<Refused>);

    /// Forgets what was counted as taken: nothing was kept.
    fn nothing_kept(&mut self);
}

/// Opens a table and reads its headings.
pub(in crate::exchange) fn open<H>(
    ask: &Ask<'_>,
    heading: impl FnOnce(Record<'_>, Option<&Reading>) -> Result<H, ExchangeError>,
) -> Result<(Source, H), ExchangeError> {
    let mut source = Source::open(ask.file, ask.sheet)?;
    let empty = || ExchangeError::Table(Problem::new("exchange-table-empty"));
    let line = ask.reading.and_then(|reading| reading.heading);
    let first = source.heading(line)?.ok_or_else(empty)?;
    let heading = heading(first, ask.reading)?;
    Ok((source, heading))
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

/// What came of it beside the rows.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// What was changed; nothing when nothing was kept.
    pub changed: Changed,
    /// The record that tells of the import.
    pub record: Option<Id>,
}

/// Brings the rows in; the taker knows what came of each.
pub(in crate::exchange) fn run<R: Reads, T: Taker<Read = R::Line>>(
    store: &mut Store,
    mut source: Source,
    rows: &mut R,
    taker: &mut T,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
) -> Result<Kept, ExchangeError> {
    if ask.dry {
        let mut stopped = None;
        let looked = store.rehearse(|w| {
            let taken = take(w, &mut source, rows, taker, ask, errand);
            taken.map_err(|stop| aborted(&mut stopped, stop))
        });
        return match (looked, stopped) {
            (Ok(()), _) | (Err(_), Some(Stop::Refused)) => Ok(Kept::default()),
            (Err(_), Some(Stop::Failed(error))) => Err(error),
            (Err(error), None) => Err(error.into()),
        };
    }
    let expected = if taker.topic() == Topic::Person { source.about().size / LINE } else { 0 };
    let (mut stopped, mut rest) = (None, None);
    let done = store.with_room(|store| {
        store.transact(Op::Import, Some(ask.by), "", |w| {
            let settled = w.at_large(expected, |w| {
                take(w, &mut source, rows, taker, ask, errand)?;
                rest = set_aside(taker, ask, errand)?;
                settle(w, &source, taker, ask)
            });
            settled.map_err(|stop| aborted(&mut stopped, stop))
        })
    })?;
    match (done, stopped) {
        (Ok((record, changed)), _) => {
            if let Some(rest) = rest {
                rest.settle()?;
            }
            Ok(Kept { changed, record: Some(record) })
        }
        (Err(_), Some(Stop::Refused)) => {
            taker.nothing_kept();
            Ok(Kept::default())
        }
        (Err(_), Some(Stop::Failed(error))) => Err(error),
        (Err(error), None) => Err(error.into()),
    }
}

/// Whatever the error is, it makes the transaction leave nothing behind.
fn aborted(stopped: &mut Option<Stop>, stop: Stop) -> StoreError {
    *stopped = Some(stop);
    StoreError::Refused(Problem::new("exchange-cancelled"))
}

/// Rows that were read and judged, with how far the table has come.
struct Bundle<L> {
    lines: Vec<(u64, L)>,
    progress: (u64, u64),
}

/// Reads the table to its end, or until nobody takes what was read.
fn read_ahead<R: Reads>(
    source: &mut Source,
    rows: &mut R,
    bundles: &SyncSender<Result<Bundle<R::Line>, ExchangeError>>,
) {
    loop {
        let bundle = bundle(source, rows);
        let last = bundle.as_ref().map_or(true, |bundle| bundle.lines.len() < PACE);
        if bundles.send(bundle).is_err() || last {
            return;
        }
    }
}

fn bundle<R: Reads>(source: &mut Source, rows: &mut R) -> Result<Bundle<R::Line>, ExchangeError> {
    let mut lines = Vec::with_capacity(PACE);
    while lines.len() < PACE
        && let Some(record) = source.next_row()?
    {
        if !record.is_empty() {
            lines.push((record.line, rows.read(&record)));
        }
    }
    Ok(Bundle { lines, progress: source.progress() })
}

/// Takes the rows in: one thread reads and judges them while this one writes.
fn take<R: Reads, T: Taker<Read = R::Line>>(
    w: &mut Writer<'_>,
    source: &mut Source,
    rows: &mut R,
    taker: &mut T,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
) -> Result<(), Stop> {
    thread::scope(|scope| {
        let (send, bundles) = sync_channel(AHEAD);
        scope.spawn(move || read_ahead(source, rows, &send));
        let (mut read, mut refused) = (0_u64, false);
        for bundle in bundles {
            let Bundle { lines, progress: (done, whole) } = bundle?;
            for (at, line) in lines {
                read += 1;
                refused |= take_line(w, at, line, taker, ask, refused)?;
            }
            errand.step(Step { rows: read, done, whole })?;
        }
        if refused && !ask.keep_good { Err(Stop::Refused) } else { Ok(()) }
    })
}

/// Takes a row; true when it is refused.
fn take_line<T: Taker>(
    w: &mut Writer<'_>,
    at: u64,
    read: T::Read,
    taker: &mut T,
    ask: &Ask<'_>,
    refused: bool,
) -> Result<bool, Stop> {
    let mut line = taker.compare(w, read)?;
    if ask.leave.contains(&at) {
        taker.complain(&mut line, Problem::new("exchange-row-left"));
    }
    if taker.is_refused(&line) {
        taker.refuse(at, line);
        return Ok(true);
    }
    if ask.dry {
        taker.look(w, at, line)?;
    } else if !refused || ask.keep_good {
        taker.write(w, at, line)?;
    }
    Ok(false)
}

/// Writes the rows that are not taken beside where they are to stand.
fn set_aside<T: Taker>(
    taker: &T,
    ask: &Ask<'_>,
    errand: &Errand<'_>,
) -> Result<Option<Rest>, ExchangeError> {
    let Some(path) = ask.rest else { return Ok(None) };
    let (_, refused) = taker.taken();
    if refused.is_empty() {
        return Ok(None);
    }
    Ok(Some(Rest::write(path, ask, &refused, errand)?))
}

/// The record that says what came in, and the entry of the journal.
fn settle<T: Taker>(
    w: &mut Writer<'_>,
    source: &Source,
    taker: &mut T,
    ask: &Ask<'_>,
) -> Result<Id, Stop> {
    let (added, refused) = taker.taken();
    let facts = [
        ("rows", added.to_string()),
        ("refused", refused.len().to_string()),
        ("file_hash", source.hash().to_owned()),
    ];
    w.note(Op::Import.key(), ask.by, &facts)?;
    taker.finish(w)?;
    let (batch, origin) = w.here();
    let record = TableImport {
        topic: Some(taker.topic()),
        done_on: Some(ask.today),
        done_by: Some(ask.by),
        rows: i64::try_from(added).ok(),
        refused: i64::try_from(refused.len()).ok(),
        file_hash: source.hash().to_owned(),
        origin,
        batch: Some(batch),
        ..TableImport::default()
    };
    Ok(w.add(&record)?)
}
