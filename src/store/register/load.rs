//! People coming in at large, by two hands: one thread makes the rows and the entries of the
//! journal, this one writes them, table by table. What waits is written before anything else is,
//! and at the end of the transaction.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use rusqlite::Connection;

use super::super::derived::{self, Found};
use super::super::journal::entry::Edits;
use super::super::journal::{self, Tail};
use super::super::record;
use super::super::seal::Seal;
use super::super::sheet::{Given, Pen};
use super::super::writer::Occasion;
use super::super::{Changed, StoreError, new_id};
use super::{Apart, Registration};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed as _, Row};

/// People handed over at once.
const BUNDLE: usize = 500;
/// Bundles under way.
const WAITING: usize = 4;
/// The kinds of record that come in at large.
const KINDS: [Kind; 6] =
    [Kind::Person, Kind::Case, Kind::Contact, Kind::Document, Kind::Household, Kind::Centre];

/// What comes in and is not in the tables yet.
pub(in crate::store) struct Load<'a> {
    db: &'a Connection,
    bundle: Vec<Incoming>,
    /// Bundles that were handed over and did not come back yet.
    waiting: usize,
    bundles: Sender<Vec<Incoming>>,
    made: Receiver<Result<Made, StoreError>>,
    work: JoinHandle<(Tail, Option<Apart>)>,
    pens: BTreeMap<Table, Pen<'a>>,
}

/// What is to be written.
enum Incoming {
    Record(Kind, Id, Row),
    Person(Box<Registration>),
}

/// A table that rows go into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Table {
    Entry,
    Of(Kind),
    Summary,
}

impl Table {
    /// How a row of it is written.
    fn inserts(self) -> &'static str {
        match self {
            Self::Entry => journal::APPEND,
            Self::Of(kind) => record::inserts(kind),
            Self::Summary => derived::FRESH,
        }
    }
}

/// Rows that are ready to be written, one after the other.
#[derive(Default)]
struct Made {
    rows: BTreeMap<Table, Vec<Given>>,
    /// What the people are found by, unless their index is built apart.
    found: Vec<(i64, Found)>,
    records: Vec<Id>,
}

impl<'a> Load<'a> {
    /// Begins behind the last entry of the journal.
    pub(super) fn begin(
        db: &'a Connection,
        tail: Tail,
        occasion: Occasion,
        seal: Seal,
        apart: Option<Apart>,
    ) -> Result<Self, StoreError> {
        let last = KINDS.iter().map(|kind| Ok((*kind, record::newest(db, *kind)?)));
        let last = last.collect::<Result<_, StoreError>>()?;
        let mut maker = Maker { tail, entry: journal::newest(db)?, last, occasion, seal, apart };
        let (bundles, given) = channel::<Vec<Incoming>>();
        let (ready, made) = channel();
        let work = thread::Builder::new().name("load".to_owned()).spawn(move || {
            for bundle in given {
                let made = maker.make(bundle);
                let failed = made.is_err();
                if ready.send(made).is_err() || failed {
                    break;
                }
            }
            (maker.tail, maker.apart)
        });
        let work = work.map_err(|_| StoreError::Damaged("thread"))?;
        let (bundle, pens) = (Vec::with_capacity(BUNDLE), BTreeMap::new());
        Ok(Self { db, bundle, waiting: 0, bundles, made, work, pens })
    }

    fn take(&mut self, incoming: Incoming, changed: &mut Changed) -> Result<(), StoreError> {
        self.bundle.push(incoming);
        if self.bundle.len() < BUNDLE {
            return Ok(());
        }
        self.hand_over();
        while self.waiting > WAITING {
            self.write(changed)?;
        }
        Ok(())
    }

    fn hand_over(&mut self) {
        let full = std::mem::replace(&mut self.bundle, Vec::with_capacity(BUNDLE));
        // Nobody takes it any more when the work failed: what comes back says why.
        self.bundles.send(full).ok();
        self.waiting += 1;
    }

    /// Writes the bundle that comes back next.
    fn write(&mut self, changed: &mut Changed) -> Result<(), StoreError> {
        self.waiting -= 1;
        let Made { rows, found, records } =
            self.made.recv().map_err(|_| StoreError::Damaged("load"))??;
        for (table, rows) in rows {
            if let Table::Of(kind) = table {
                changed.kinds.insert(kind);
            }
            let pen = self.pens.entry(table).or_insert_with(|| Pen::new(self.db, table.inserts()));
            pen.write(&rows)?;
        }
        for (n, found) in &found {
            derived::index(self.db, *n, found)?;
        }
        changed.records.extend(records);
        Ok(())
    }

    /// Writes all that waits; returns where the journal stands now.
    pub(super) fn settle(
        mut self,
        changed: &mut Changed,
    ) -> Result<(Tail, Option<Apart>), StoreError> {
        self.hand_over();
        while self.waiting > 0 {
            self.write(changed)?;
        }
        drop(self.bundles);
        self.work.join().map_err(|_| StoreError::Damaged("load"))
    }

    /// Takes a person in with what stands on the same line.
    pub(super) fn person(
        &mut self,
        line: Registration,
        changed: &mut Changed,
    ) -> Result<(), StoreError> {
        self.take(Incoming::Person(Box::new(line)), changed)
    }

    /// Takes a record in of which nothing is derived.
    pub(super) fn record(
        &mut self,
        (kind, id, row): (Kind, Id, Row),
        changed: &mut Changed,
    ) -> Result<(), StoreError> {
        self.take(Incoming::Record(kind, id, row), changed)
    }
}

/// Makes the rows.
struct Maker {
    tail: Tail,
    /// Number of the last row of the journal.
    entry: i64,
    /// Number of the last row by kind.
    last: BTreeMap<Kind, i64>,
    occasion: Occasion,
    seal: Seal,
    apart: Option<Apart>,
}

impl Maker {
    fn make(&mut self, bundle: Vec<Incoming>) -> Result<Made, StoreError> {
        let mut made = Made::default();
        for incoming in bundle {
            match incoming {
                Incoming::Record(kind, id, row) => {
                    self.record(&mut made, kind, id, row)?;
                }
                Incoming::Person(line) => self.person(&mut made, *line)?,
            }
        }
        Ok(made)
    }

    /// Makes the row and the entry of a record; returns the number of its row.
    fn record(&mut self, made: &mut Made, kind: Kind, id: Id, row: Row) -> Result<i64, StoreError> {
        let n = self.last.get_mut(&kind).ok_or(StoreError::Damaged("kind"))?;
        *n += 1;
        self.entry += 1;
        let row = record::closed(kind, id, row, &self.seal)?;
        let entry = self.occasion.entry(&self.tail, kind.key(), id, Edits::new())?;
        let entry = self.tail.follow_new(self.entry, &entry, &row);
        made.rows.entry(Table::Entry).or_default().extend(entry);
        let cells = made.rows.entry(Table::Of(kind)).or_default();
        let answers = record::cells_of(kind, Some(*n), id, self.entry, row, cells)?;
        if !answers.is_empty() {
            return Err(StoreError::Damaged("answers"));
        }
        made.records.push(id);
        Ok(*n)
    }

    fn person(&mut self, made: &mut Made, line: Registration) -> Result<(), StoreError> {
        let id = new_id()?;
        let number = line.case.as_ref().map(|case| case.number.as_str());
        let mut found = derived::found_of(&line.person, number.unwrap_or_default());
        let counts = [line.contact.is_some(), line.document.is_some()];
        let n = self.record(made, Kind::Person, id, line.person.to_row())?;
        let mut case = None;
        if let Some(mut held) = line.case {
            held.person_id = Some(id);
            let case_id = new_id()?;
            case = Some((self.record(made, Kind::Case, case_id, held.to_row())?, case_id, held));
        }
        if let Some(mut contact) = line.contact {
            contact.person_id = Some(id);
            self.record(made, Kind::Contact, new_id()?, contact.to_row())?;
            derived::add_number(&mut found.numbers, &contact.number);
        }
        if let Some(mut document) = line.document {
            document.person_id = Some(id);
            self.record(made, Kind::Document, new_id()?, document.to_row())?;
            derived::add_number(&mut found.numbers, &document.number);
        }
        let case = case.as_ref().map(|(n, id, case)| (*n, *id, case));
        let summary = derived::fresh((n, id, &line.person), case, counts, &found);
        made.rows.entry(Table::Summary).or_default().extend(summary);
        match &mut self.apart {
            Some(apart) => apart.add(n, found),
            None => made.found.push((n, found)),
        }
        Ok(())
    }
}
