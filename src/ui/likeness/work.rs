//! The thread beside: makes everybody ready, then hears of changes and questions, in this order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use eframe::egui::Context;

use super::{Likely, MOST, Question};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::likeness::{Index, LIKELY, POSSIBLE, Query, Watch};
use crate::store::likeness::Links;
use crate::store::person::PersonLine;
use crate::store::{Changed, Reader, Stop, StoreError};

/// Who is less likely than this is not named.
const LEAST: f32 = 0.01;
/// From so many changed records on everybody is made ready anew.
const MANY: usize = 5_000;
/// Parts of the progress; one more means ready.
const PARTS: u32 = 1_000;
/// The part of the work that reading everybody takes, about.
const READ: f32 = 0.2;

/// What the thread is told.
pub(super) enum Note {
    /// Somebody asks, under a key.
    Ask(Id, Box<Question>),
    /// Nobody asks under this key any more.
    Drop(Id),
    /// Records were written.
    Changed(Changed),
}

/// What the thread tells.
pub(super) enum Told {
    /// An answer: the key, the number of the question, who it may be.
    Found(Id, u64, Arc<[Likely]>),
    /// It failed.
    Trouble(String),
}

/// How far a thread is, and whether it shall stop.
#[derive(Default)]
pub(super) struct Way {
    done: AtomicU32,
    /// Of how many people something is known.
    people: AtomicUsize,
    stop: AtomicBool,
}

impl Way {
    /// Notes how far it is (0 to 1); whether to go on.
    pub(super) fn at(&self, done: f32) -> bool {
        // From 0 to the parts, whatever comes.
        let done = (done.clamp(0.0, 1.0) * PARTS as f32) as u32;
        self.done.fetch_max(done, Ordering::Relaxed);
        !self.is_stopped()
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    pub(super) fn ready(&self) {
        self.done.store(PARTS + 1, Ordering::Relaxed);
    }

    fn known(&self, people: usize) {
        self.people.store(people, Ordering::Relaxed);
    }

    fn begin(&self) {
        self.done.store(0, Ordering::Relaxed);
    }

    /// How far it is; `None` once it is ready.
    pub(super) fn progress(&self) -> Option<f32> {
        let done = self.done.load(Ordering::Relaxed);
        (done <= PARTS).then(|| done as f32 / PARTS as f32)
    }
}

/// A thread under way; it ends when this is dropped.
pub(super) struct Work {
    notes: Option<Sender<Note>>,
    told: Receiver<Told>,
    way: Arc<Way>,
    stop: Stop,
    thread: Option<JoinHandle<()>>,
}

impl Work {
    /// Starts the thread. The window is drawn anew whenever it has something to tell.
    pub(super) fn begin(reader: Reader, ctx: Context) -> Self {
        let (notes, heard) = mpsc::channel();
        let (tell, told) = mpsc::channel();
        let way = Arc::new(Way::default());
        let stop = reader.stop();
        let thread = {
            let way = Arc::clone(&way);
            let work = move || {
                if let Err(error) = run(&reader, &heard, &tell, &way, &ctx)
                    && !way.is_stopped()
                {
                    let _ = tell.send(Told::Trouble(error.sentence()));
                }
                ctx.request_repaint();
            };
            // Without a thread nobody is found; the system that gives none has other troubles.
            std::thread::Builder::new().name("likeness".to_owned()).spawn(work).ok()
        };
        Self { notes: Some(notes), told, way, stop, thread }
    }

    pub(super) fn tell(&self, note: Note) {
        if let Some(notes) = &self.notes {
            let _ = notes.send(note);
        }
    }

    pub(super) fn hear(&self) -> Option<Told> {
        self.told.try_recv().ok()
    }

    /// How far it is with making ready; `None` once it is.
    pub(super) fn progress(&self) -> Option<f32> {
        self.way.progress()
    }

    /// Of how many people something is known.
    pub(super) fn people(&self) -> usize {
        self.way.people.load(Ordering::Relaxed)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.notes = None;
        end(&self.way, &self.stop, self.thread.take());
    }
}

/// Stops a thread, cutting short whatever it reads or computes, and waits for its end.
pub(super) fn end(way: &Way, stop: &Stop, thread: Option<JoinHandle<()>>) {
    way.stop();
    let Some(thread) = thread else { return };
    while !thread.is_finished() {
        stop.now();
        std::thread::park_timeout(Duration::from_millis(1));
    }
    // It has panicked or not: it is gone.
    let _ = thread.join();
}

/// Everybody, ready to be asked about.
struct Known {
    index: Index,
    /// Who stands at each place.
    person: Vec<Id>,
    /// Where somebody stands.
    place: HashMap<Id, u32>,
    links: Links,
}

/// Makes ready, then waits to be told something until nobody can tell any more.
fn run(
    reader: &Reader,
    notes: &Receiver<Note>,
    tell: &Sender<Told>,
    way: &Way,
    ctx: &Context,
) -> Result<(), StoreError> {
    let Some(mut known) = Known::read(reader, way)? else { return Ok(()) };
    way.known(known.index.len());
    way.ready();
    ctx.request_repaint();
    let mut questions: BTreeMap<Id, Box<Question>> = BTreeMap::new();
    while let Ok(first) = notes.recv() {
        let mut fresh: BTreeSet<Id> = BTreeSet::new();
        let mut changed = Changed::default();
        for note in std::iter::once(first).chain(notes.try_iter()) {
            match note {
                Note::Ask(key, question) => {
                    questions.insert(key, question);
                    fresh.insert(key);
                }
                Note::Drop(key) => {
                    questions.remove(&key);
                }
                Note::Changed(more) => {
                    changed.kinds.extend(more.kinds);
                    changed.records.extend(more.records);
                }
            }
        }
        if changed.records.len() > MANY {
            way.begin();
            let Some(anew) = Known::read(reader, way)? else { return Ok(()) };
            known = anew;
            way.ready();
        } else if !changed.records.is_empty() {
            known.heed(reader, &changed)?;
        }
        way.known(known.index.len());
        if !changed.records.is_empty() {
            fresh.extend(questions.keys());
        }
        for (key, question) in questions.iter().filter(|(key, _)| fresh.contains(key)) {
            if way.is_stopped() {
                return Ok(());
            }
            let found = known.answer(reader, question)?;
            if tell.send(Told::Found(*key, question.number, found.into())).is_err() {
                return Ok(());
            }
            ctx.request_repaint();
        }
    }
    Ok(())
}

impl Known {
    /// Reads everybody; `None` when it was stopped.
    fn read(reader: &Reader, way: &Way) -> Result<Option<Self>, StoreError> {
        let people = reader.people_likened()?;
        if !way.at(READ) {
            return Ok(None);
        }
        let watch = |done: f32| way.at(READ + (1.0 - READ) * done);
        let Ok(index) = Index::new(people.register, &Watch(&watch)) else { return Ok(None) };
        let place = (0..).zip(&people.person).map(|(at, id)| (*id, at)).collect();
        Ok(Some(Self { index, person: people.person, place, links: reader.links()? }))
    }

    /// Whoever a change touches is looked at anew.
    fn heed(&mut self, reader: &Reader, changed: &Changed) -> Result<(), StoreError> {
        for person in reader.likened_by(changed)? {
            if let Some(at) = self.place.remove(&person) {
                self.index.forget(at);
            }
            if let Some(portrait) = reader.portrait(person)? {
                let at = self.index.insert(&portrait);
                self.person.push(person);
                self.place.insert(person, at);
            }
        }
        if changed.kinds.contains(&Kind::IdentityLink) || changed.kinds.contains(&Kind::Flag) {
            self.links = reader.links()?;
        }
        Ok(())
    }

    fn answer(&self, reader: &Reader, question: &Question) -> Result<Vec<Likely>, StoreError> {
        let asked = &question.asked;
        let skip = |at: u32| {
            let Some(who) = self.person.get(at as usize) else { return true };
            let own = |own: Id| {
                own == *who || self.links.are_one(own, *who) || self.links.are_two(own, *who)
            };
            asked.skip.contains(who) || asked.own.is_some_and(own)
        };
        // Of linked registrations one is shown: a few more than are named.
        let found = self.index.ask(&asked.portrait, MOST * 2, LEAST, skip);
        let named = Query::new(&format!("{} {}", asked.portrait.family, asked.portrait.given));
        let mut likely: Vec<Likely> = Vec::new();
        for one in found {
            let Some(who) = self.person.get(one.who as usize) else { continue };
            let stands = self.links.stands_for(*who);
            // The likeliest of them came before.
            if likely.iter().any(|other| other.line.id == stands) {
                continue;
            }
            let Some(mut line) = reader.lines_of(&[stands])?.pop() else { continue };
            let is_limited = !question.is_free && reader.limited(stands, question.today)?.is_some();
            let why = named.score(&line.family_name, &line.given_name).map(|found| found.why);
            if is_limited {
                limit(&mut line);
            }
            let others = reader.lines_of(&self.links.others(stands))?;
            let also = others.into_iter().map(|line| line.case_number);
            likely.push(Likely {
                line,
                is_limited,
                probability: one.probability,
                why,
                evidence: one.evidence,
                also: also.filter(|number| !number.is_empty()).collect(),
            });
        }
        // As certain as one another: the same names first.
        let certain = |one: &Likely| match one.probability {
            p if p >= LIKELY => 0,
            p if p >= POSSIBLE => 1,
            _ => 2,
        };
        likely.sort_by(|one, other| {
            (certain(one), !one.is_exact())
                .cmp(&(certain(other), !other.is_exact()))
                .then(other.probability.total_cmp(&one.probability))
        });
        likely.truncate(MOST);
        Ok(likely)
    }
}

/// Leaves the name, the number and the caseworker.
pub(in crate::ui) fn limit(line: &mut PersonLine) {
    line.sex.clear();
    line.birth_on = None;
    line.age_estimate = None;
    line.origin.clear();
    line.risk.clear();
    line.status.clear();
    line.country.clear();
    line.arrived_on = None;
}
