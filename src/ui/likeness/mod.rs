//! Who somebody may be, asked beside the drawing thread while they are being typed: at the desk,
//! in a row of the arrival grid. One thread with a reader of its own makes everybody ready the
//! first time that anybody asks (`Preparing`, seconds with a large register), answers from then
//! on within a frame, and is told of whoever changes. It lives in the session: locking stops it,
//! and nothing it knew outlives it.
//!
//! A screen asks with a key of its own (the id of the record being typed), as often as it likes:
//! only the newest question of a key counts, and the same question again costs nothing.
//!
//! ```ignore
//! scene.likeness.ask(scene, ui.ctx(), draft.id, Asked::of(portrait));
//! let found = scene.likeness.found(draft.id); // the newest there is, likeliest first
//! ```
//!
//! Here, too, the whole register is gone through for those registered twice (`pass`).

mod pass;
pub mod show;
#[cfg(test)]
mod tests;
mod work;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Context;

pub use self::pass::{Pair, Pass};
pub(in crate::ui) use self::work::limit;
use self::work::{Note, Told, Work};
use super::Scene;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::likeness::{Evidence, LIKELY, POSSIBLE, Portrait, WORTH_ASKING, Why};
use crate::domain::role::Right;
use crate::store::Changed;
use crate::store::person::PersonLine;

/// How many are named at most.
pub const MOST: usize = 10;

/// A register of fewer people is small.
const SMALL: usize = 5_000;

/// What is known of somebody, and who it is not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What is known.
    pub portrait: Portrait,
    /// The registration this is itself, if it is saved: left out, as is everybody linked with
    /// it or told apart from it.
    pub own: Option<Id>,
    /// Others who are left out: those just said not to be the same person.
    pub skip: BTreeSet<Id>,
}

impl Asked {
    /// A question about somebody who is not registered.
    pub fn of(portrait: Portrait) -> Self {
        Self { portrait, ..Self::default() }
    }

    /// Whether there is enough to go by: a name, a telephone or a paper.
    fn is_enough(&self) -> bool {
        let written = |text: &String| !text.trim().is_empty();
        let portrait = &self.portrait;
        written(&portrait.family)
            || written(&portrait.given)
            || portrait.phone.iter().any(written)
            || portrait.document.iter().any(|(_, number)| written(number))
    }
}

/// Somebody registered who may be the one asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Likely {
    /// The person as lists show them. Of somebody whose case may not be opened without a reason
    /// there is the name, the number and the caseworker, and nothing else.
    pub line: PersonLine,
    /// Whether that is so.
    pub is_limited: bool,
    /// How likely both are one person, from 0 to 1.
    pub probability: f32,
    /// Why the name answers; `None` when it does not.
    pub why: Option<Why>,
    /// What speaks for it and against it, the weightiest first.
    pub evidence: Vec<Evidence>,
    /// Other registrations linked with this one as the same person: their case numbers.
    pub also: Vec<String>,
}

impl Likely {
    /// Whether this is all but certain: a save asks once.
    pub fn is_likely(&self) -> bool {
        self.probability >= LIKELY
    }

    /// Whether it is worth a look.
    pub fn is_possible(&self) -> bool {
        self.probability >= POSSIBLE
    }

    /// Whether the names are the same, in whichever order.
    pub fn is_exact(&self) -> bool {
        matches!(self.why, Some(Why::Exact | Why::Order))
    }

    /// What speaks for it, in a few words each.
    pub fn speaks_for(&self) -> Vec<String> {
        self.evidence.iter().filter(|one| one.speaks_for()).map(|one| one.sentence()).collect()
    }

    /// What speaks against it, in a few words each.
    pub fn speaks_against(&self) -> Vec<String> {
        self.evidence.iter().filter(|one| !one.speaks_for()).map(|one| one.sentence()).collect()
    }
}

/// How far the work is.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Nobody has asked yet.
    Idle,
    /// Everybody is being made ready; how far, from 0 to 1. The search by name answers so long.
    Preparing(f32),
    /// Questions are answered.
    Ready,
    /// It failed, with a sentence for it.
    Trouble(String),
}

/// Who is like whom, for every screen of a session.
#[derive(Default)]
pub struct Likeness {
    inner: RefCell<Inner>,
    pass: RefCell<pass::Held>,
}

#[derive(Default)]
struct Inner {
    work: Option<Work>,
    trouble: Option<String>,
    asked: u64,
    keys: BTreeMap<Id, Key>,
}

/// What is held for one key.
struct Key {
    question: Asked,
    asked: u64,
    answered: u64,
    found: Arc<[Likely]>,
}

impl Likeness {
    /// Asks who somebody may be. What was asked before under the same key no longer matters;
    /// what was found for it stays to be shown until the new answer is there.
    pub fn ask(&self, scene: Scene<'_>, ctx: &Context, key: Id, asked: Asked) {
        let mut inner = self.inner.borrow_mut();
        let inner = &mut *inner;
        if inner.keys.get(&key).is_some_and(|held| held.question == asked) {
            return;
        }
        inner.asked += 1;
        let number = inner.asked;
        let none =
            || Key { question: Asked::default(), asked: 0, answered: 0, found: Arc::from([]) };
        let held = inner.keys.entry(key).or_insert_with(none);
        held.question = asked.clone();
        held.asked = number;
        if !asked.is_enough() {
            (held.answered, held.found) = (number, Arc::from([]));
            return;
        }
        if inner.work.is_none() && inner.trouble.is_none() {
            match scene.reader.another() {
                Ok(reader) => inner.work = Some(Work::begin(reader, ctx.clone())),
                Err(error) => inner.trouble = Some(error.sentence()),
            }
        }
        let is_free = scene.me.may(Right::Approve);
        let question = Question { number, asked, today: scene.today, is_free };
        inner.tell(Note::Ask(key, Box::new(question)));
    }

    /// Who it may be, by the newest answer there is: the likeliest first and the same names
    /// before others that are as certain; at most `MOST`.
    pub fn found(&self, key: Id) -> Arc<[Likely]> {
        let mut inner = self.inner.borrow_mut();
        inner.hear();
        inner.keys.get(&key).map_or_else(|| Arc::from([]), |held| Arc::clone(&held.found))
    }

    /// True while the newest question of a key has no answer.
    pub fn is_waiting(&self, key: Id) -> bool {
        let mut inner = self.inner.borrow_mut();
        inner.hear();
        inner.trouble.is_none()
            && inner.keys.get(&key).is_some_and(|held| held.answered < held.asked)
    }

    /// Drops a key: its record was saved or is no longer typed.
    pub fn drop_key(&self, key: Id) {
        let mut inner = self.inner.borrow_mut();
        if inner.keys.remove(&key).is_some() {
            inner.tell(Note::Drop(key));
        }
    }

    /// How far the work is.
    pub fn state(&self) -> State {
        let mut inner = self.inner.borrow_mut();
        inner.hear();
        match (&inner.trouble, &inner.work) {
            (Some(trouble), _) => State::Trouble(trouble.clone()),
            (None, None) => State::Idle,
            (None, Some(work)) => work.progress().map_or(State::Ready, State::Preparing),
        }
    }

    /// From this probability on somebody is shown beside who is being typed in a list. Lower than
    /// for pairs of the register: an agent stands before the person and can ask. Of 8 known among
    /// 57, damaged as on paper, 217, 207 and 193 of 240 are shown in registers of 10,000, 50,000 and
    /// 353,695 (213, 190 and 179 from one in two), with at most three wrong suggestions on 30, 29
    /// and 28 of 30 buses. In a small register there are few to be mistaken for.
    pub fn worth_a_look(&self) -> f32 {
        let people = self.inner.borrow().work.as_ref().map_or(0, Work::people);
        if people < SMALL { 0.2 } else { WORTH_ASKING }
    }

    /// Tells of what was written: whoever is touched is looked at anew, and questions about them
    /// are answered anew. Every door through which records are written passes here.
    pub fn changed(&self, changed: &Changed) {
        const TOUCH: [Kind; 6] = [
            Kind::Person,
            Kind::Contact,
            Kind::Document,
            Kind::Case,
            Kind::Flag,
            Kind::IdentityLink,
        ];
        if changed.kinds.iter().any(|kind| TOUCH.contains(kind)) {
            self.inner.borrow().tell(Note::Changed(changed.clone()));
        }
    }

    /// Begins anew at the next question: a whole table came in.
    pub fn renew(&self) {
        let mut inner = self.inner.borrow_mut();
        (inner.work, inner.trouble) = (None, None);
        inner.keys.clear();
    }
}

/// A question on its way.
struct Question {
    number: u64,
    asked: Asked,
    today: NaiveDate,
    /// Who asks sees everybody's cases without a reason.
    is_free: bool,
}

impl Inner {
    fn tell(&self, note: Note) {
        if let Some(work) = &self.work {
            work.tell(note);
        }
    }

    /// Takes what the thread found.
    fn hear(&mut self) {
        while let Some(told) = self.work.as_ref().and_then(Work::hear) {
            match told {
                Told::Found(key, number, found) => {
                    if let Some(held) = self.keys.get_mut(&key).filter(|key| key.asked == number) {
                        (held.answered, held.found) = (number, found);
                    }
                }
                Told::Trouble(sentence) => self.trouble = Some(sentence),
            }
        }
    }
}
