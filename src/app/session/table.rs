//! Tables that come in, by hand of the window or of the command line: looked through, checked,
//! brought in, taken back. The same work is done in the session or beside it, on a writer of its
//! own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use chrono::NaiveDate;

use super::Session;
use crate::app::perform::{Done, Refusal};
use crate::domain::id::Id;
use crate::domain::import::{Outcome, Topic};
use crate::domain::kind::Kind;
use crate::domain::likeness::Watch;
use crate::domain::role::Right;
use crate::exchange::import::{Ask, Kept};
use crate::exchange::look::look;
use crate::exchange::person::batch::Batch;
use crate::exchange::record::What;
use crate::exchange::{Errand, ExchangeError, Step, person, record};
use crate::store::{BackingUp, Changed, Keys, Op, Store, StoreError};
use crate::ui::command::{ImportAsk, Job, TableAsk, TableEnd, TableOrder};

/// With so many records changed the index of who is like whom is made anew.
const MANY: usize = 5_000;

/// Who asks, and for which office.
#[derive(Debug, Clone, Copy)]
struct Who {
    me: Id,
    today: NaiveDate,
    centre: Option<Id>,
}

/// What works on tables beside the window.
pub(in crate::app) struct TableWork {
    folder: PathBuf,
    keys: Keys,
    who: Who,
    backing: BackingUp,
}

impl TableWork {
    /// Does what is asked and says how it ended; what was written.
    pub(in crate::app) fn carry_out(&mut self, order: &TableOrder) -> Changed {
        let done = self.done(order);
        ended(&order.job, done)
    }

    fn done(&self, order: &TableOrder) -> Result<(TableEnd, Changed), StoreError> {
        let mut store = Store::open(&self.folder, &self.keys)?;
        store.read_as(self.who.me);
        carry_out(&mut store, &self.who, &self.backing, order)
    }
}

impl Session {
    /// What works on tables beside the window.
    pub(in crate::app) fn table_work(&self) -> Result<TableWork, StoreError> {
        Ok(TableWork {
            folder: self.unlocked.dir().to_owned(),
            keys: Keys::of(&self.unlocked),
            who: self.who()?,
            backing: BackingUp::of(&self.unlocked),
        })
    }

    /// The office is read anew after something was written beside the session.
    pub(in crate::app) fn written_beside(&mut self, changed: &Changed) -> Result<(), Refusal> {
        if changed.records.len() > MANY {
            self.likeness().renew();
        } else {
            self.likeness().changed(changed);
        }
        Ok(self.refresh_office(changed.kinds.iter().copied())?)
    }

    /// Does the same in the session itself.
    pub(in crate::app) fn table(&mut self, order: &TableOrder) -> Result<Done, Refusal> {
        let (who, backing) = (self.who()?, BackingUp::of(&self.unlocked));
        let done = carry_out(&mut self.store, &who, &backing, order);
        Ok(Done { changed: ended(&order.job, done), ..Done::default() })
    }

    fn who(&self) -> Result<Who, StoreError> {
        let centre = self.centre()?.map(|(id, _)| id);
        Ok(Who { me: self.me.id, today: self.today(), centre })
    }

    /// Brings a table of people in, after a backup of what is there.
    pub fn import_people(
        &mut self,
        file: &Path,
        keep_good: bool,
        errand: &Errand<'_>,
    ) -> Result<(person::import::Report, Changed), Refusal> {
        let ask = self.usual(file, keep_good)?;
        self.import_people_as(&ask, errand)
    }

    /// The same as it is asked.
    pub fn import_people_as(
        &mut self,
        ask: &Ask<'_>,
        errand: &Errand<'_>,
    ) -> Result<(person::import::Report, Changed), Refusal> {
        self.demand(Right::Import)?;
        secure(&self.store, &BackingUp::of(&self.unlocked), Topic::Person)?;
        let (report, kept) =
            person::import::run(&mut self.store, ask, None, errand).map_err(StoreError::from)?;
        self.store.checkpoint()?;
        self.refresh_office(kept.changed.kinds.iter().copied())?;
        Ok((report, kept.changed))
    }

    /// Brings a table of what was done in, after a backup of what is there when one is due.
    pub fn import_records(
        &mut self,
        what: What,
        file: &Path,
        keep_good: bool,
        errand: &Errand<'_>,
    ) -> Result<(record::import::Report, Changed), Refusal> {
        let ask = self.usual(file, keep_good)?;
        self.import_records_as(what, &ask, errand)
    }

    /// The same as it is asked.
    pub fn import_records_as(
        &mut self,
        what: What,
        ask: &Ask<'_>,
        errand: &Errand<'_>,
    ) -> Result<(record::import::Report, Changed), Refusal> {
        self.demand(Right::Import)?;
        secure(&self.store, &BackingUp::of(&self.unlocked), what.topic())?;
        let (report, kept) =
            record::import::run(&mut self.store, what, ask, errand).map_err(StoreError::from)?;
        self.store.checkpoint()?;
        Ok((report, kept.changed))
    }

    /// All of a file or nothing, or the good rows; read by its headings.
    pub fn usual<'a>(&self, file: &'a Path, keep_good: bool) -> Result<Ask<'a>, StoreError> {
        static NOTHING: BTreeSet<u64> = BTreeSet::new();
        let Who { me, today, centre } = self.who()?;
        Ok(Ask {
            file,
            sheet: None,
            reading: None,
            keep_good,
            leave: &NOTHING,
            rest: None,
            dry: false,
            by: me,
            today,
            centre,
        })
    }
}

/// A backup before much is written. One import of records after the other is one day's work: the
/// first of them backs up.
fn secure(store: &Store, backing: &BackingUp, topic: Topic) -> Result<(), StoreError> {
    let due = topic == Topic::Person || backing.is_due()?;
    if due && store.reader().count(Kind::Person)? > 0 {
        backing.run(None)?;
    }
    Ok(())
}

/// Says how it ended; what was written.
fn ended(job: &Job, done: Result<(TableEnd, Changed), StoreError>) -> Changed {
    match done {
        Ok((end, changed)) => {
            job.end(end);
            changed
        }
        Err(StoreError::Refused(problem)) if problem.word == "exchange-cancelled" => {
            job.end(TableEnd::Stopped);
            Changed::default()
        }
        Err(error) => {
            job.end(TableEnd::Failed(error.sentence()));
            Changed::default()
        }
    }
}

fn carry_out(
    store: &mut Store,
    who: &Who,
    backing: &BackingUp,
    order: &TableOrder,
) -> Result<(TableEnd, Changed), StoreError> {
    let job = &order.job;
    let tell = |step: Step| job.tell(step.rows, step.done, step.whole);
    let errand = Errand { cancel: &job.cancel, tell: &tell };
    match &order.ask {
        TableAsk::Look { path, sheet, topic, heading } => {
            let found = look(path, Some(*sheet), (*topic, *heading), &errand)?;
            Ok((TableEnd::Looked(Box::new(found)), Changed::default()))
        }
        TableAsk::Check(ask) => {
            let outcome = checked(store, who, ask, job, &errand)?;
            Ok((TableEnd::Checked(Box::new(outcome)), Changed::default()))
        }
        TableAsk::BringIn(ask) => {
            secure(store, backing, ask.topic)?;
            let (outcome, changed) = brought_in(store, who, ask, None, false, &errand)?;
            store.checkpoint()?;
            Ok((TableEnd::BroughtIn(Box::new(outcome)), changed))
        }
        TableAsk::Undo(id) => {
            let mut watch = |done, whole| Ok(errand.step(Step { rows: done, done, whole })?);
            let ((), changed) = store.with_room(|store| {
                store.transact(Op::Undo, Some(who.me), "", |w| {
                    w.undo_import(*id, who.today, &mut watch)
                })
            })??;
            store.checkpoint()?;
            Ok((TableEnd::Undone, changed))
        }
    }
}

/// What would come of it, with those who seem to be known.
fn checked(
    store: &mut Store,
    who: &Who,
    ask: &ImportAsk,
    job: &Job,
    errand: &Errand<'_>,
) -> Result<Outcome, ExchangeError> {
    let is_people = ask.topic == Topic::Person;
    let mut batch = if is_people { Some(Batch::new(store.reader())?) } else { None };
    let (mut outcome, _) = brought_in(store, who, ask, batch.as_mut(), true, errand)?;
    if let Some(batch) = batch {
        let watch = |done: f32| {
            job.tell_comparing(done);
            !job.cancel.load(Ordering::Relaxed)
        };
        outcome.twins = batch.twins(store.reader(), who.today, &Watch(&watch))?;
    }
    Ok(outcome)
}

fn brought_in(
    store: &mut Store,
    who: &Who,
    ask: &ImportAsk,
    batch: Option<&mut Batch>,
    dry: bool,
    errand: &Errand<'_>,
) -> Result<(Outcome, Changed), ExchangeError> {
    let asked = Ask {
        file: &ask.path,
        sheet: Some(ask.sheet),
        reading: Some(&ask.reading),
        keep_good: ask.keep_good || dry,
        leave: &ask.leave,
        rest: ask.rest.as_deref(),
        dry,
        by: who.me,
        today: who.today,
        centre: who.centre,
    };
    let (mut outcome, kept) = match What::of(ask.topic) {
        None => {
            let (report, kept) = person::import::run(store, &asked, batch, errand)?;
            (of_people(report), kept)
        }
        Some(what) => {
            let (report, kept) = record::import::run(store, what, &asked, errand)?;
            (of_records(what, &report), kept)
        }
    };
    let Kept { changed, record } = kept;
    outcome.kept = record.is_some();
    outcome.record = record;
    outcome.rest = ask.rest.clone().filter(|_| outcome.kept && !outcome.refused.is_empty());
    Ok((outcome, changed))
}

fn of_people(report: person::import::Report) -> Outcome {
    let told = report.told.iter().map(|(key, count)| (Topic::Person.label(key), *count));
    Outcome {
        topic: Topic::Person,
        read: report.read,
        added: report.added,
        households: report.households,
        centres: report.centres,
        refused: report.rows_refused(),
        told: told.collect(),
        papers_twice: report.papers_twice,
        nameless: report.nameless,
        ..nothing(Topic::Person)
    }
}

fn of_records(what: What, report: &record::import::Report) -> Outcome {
    Outcome {
        read: report.read,
        added: report.added,
        corrected: report.corrected,
        same: report.same,
        cancelled: report.cancelled,
        refused: report.told(),
        ..nothing(what.topic())
    }
}

fn nothing(topic: Topic) -> Outcome {
    Outcome {
        topic,
        read: 0,
        added: 0,
        corrected: 0,
        same: 0,
        cancelled: 0,
        households: 0,
        centres: 0,
        refused: Vec::new(),
        twins: Vec::new(),
        told: Vec::new(),
        papers_twice: Vec::new(),
        nameless: Vec::new(),
        kept: false,
        record: None,
        rest: None,
    }
}
