//! One person against everybody, while being typed: at the desk, in a row of the arrival grid,
//! on import. Words that nobody bears yet are judged like the others, by what they are near.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use super::block::{Blocks, Seen};
use super::compare::{Subject, compare};
use super::evidence::{self, Evidence};
use super::model::{Model, probability};
use super::pass::Found;
use super::portrait::{Journey, Portrait};
use super::profile::{Numbering, Profile, Trip, convoy, profile, rounded};
use super::register::Register;
use super::vocabulary::{Near, Vocabulary, Word, number};
use super::{Stopped, Watch};

/// How many more may share a key than in a whole pass: one question may take its time.
const PATIENCE: u32 = 8;

/// A register ready to be asked about anybody.
#[derive(Debug)]
pub struct Index {
    register: Register,
    blocks: Blocks,
    model: Model,
    gone: HashSet<u32>,
    seen: Mutex<Seen>,
}

/// Somebody who may be the one asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Likely {
    /// Place in the register.
    pub who: u32,
    /// How likely both are one person, from 0 to 1.
    pub probability: f32,
    /// What speaks for it and against it, the weightiest first.
    pub evidence: Vec<Evidence>,
}

/// Numbers for the words and figures of somebody who is not in the register.
struct Asking<'a> {
    register: &'a Register,
    names: Vec<(Word, Vec<Near>)>,
    places: Vec<(Word, Vec<Near>)>,
}

/// Numbers from here on are of words that the register does not have.
const UNHEARD: u32 = u32::MAX - 64;

fn imagined(words: &Vocabulary, text: &str, heard: &mut Vec<(Word, Vec<Near>)>) -> u32 {
    let (id, mut word) = words.imagine(text);
    if id != u32::MAX {
        return id;
    }
    let near = words.find_near(&word);
    word.meant = words.meant(&word, &near);
    heard.push((word, near));
    UNHEARD + number(heard.len()) - 1
}

impl Numbering for Asking<'_> {
    fn name(&mut self, text: &str) -> u32 {
        if text.is_empty() { 0 } else { imagined(&self.register.names, text, &mut self.names) }
    }

    fn place(&mut self, text: &str) -> u32 {
        if text.is_empty() { 0 } else { imagined(&self.register.places, text, &mut self.places) }
    }

    fn phone(&mut self, text: &str) -> u32 {
        self.register.phones.find(text)
    }

    fn document(&mut self, kind: &str, text: &str) -> (u32, u32) {
        (self.register.kinds.find(kind), self.register.documents.find(text))
    }

    fn household(&mut self, household: u128) -> u32 {
        self.register.households.get(&household).copied().unwrap_or(0)
    }

    fn journey(&mut self, journey: &Journey) -> Trip {
        let (day, country, both) = convoy(journey);
        let (countries, convoys) = (&self.register.countries, &self.register.convoys);
        Trip { day, country: countries.find(&country), convoy: convoys.find(&both) }
    }
}

fn heard(words: &[(Word, Vec<Near>)], id: u32) -> Option<&(Word, Vec<Near>)> {
    words.get(usize::try_from(id.checked_sub(UNHEARD)?).ok()?)
}

impl Asking<'_> {
    fn word(&self, id: u32) -> &Word {
        heard(&self.names, id).map_or_else(|| self.register.names.word(id), |heard| &heard.0)
    }

    fn near(&self, id: u32) -> &[Near] {
        heard(&self.names, id).map_or_else(|| self.register.names.near(id), |heard| &heard.1)
    }

    fn around(&self, id: u32) -> &[Near] {
        heard(&self.places, id).map_or_else(|| self.register.places.near(id), |heard| &heard.1)
    }

    fn subject(&self, profile: Profile) -> Subject<'_> {
        let near = |word: u32| self.near(word);
        let [f1, f2, f3] = profile.family.map(near);
        let [g1, g2, g3] = profile.given.map(near);
        let [family, given] = profile.joined.map(near);
        Subject {
            profile,
            family: [f1, f2, f3, family],
            given: [g1, g2, g3, given],
            father: profile.father.map(near),
            mother: profile.mother.map(near),
            place: profile.place.map(|place| self.around(place)),
        }
    }
}

impl Index {
    /// Makes a register ready: learns its weights, which takes some seconds.
    pub fn new(mut register: Register, watch: &Watch<'_>) -> Result<Self, Stopped> {
        register.settle();
        let blocks = Blocks::new(&register);
        let model = super::pass::learned(&mut register, &blocks, watch)?;
        Ok(Self::ready(register, blocks, model))
    }

    /// The same with what a whole pass has learned already.
    pub(super) fn ready(register: Register, blocks: Blocks, mut model: Model) -> Self {
        model.expect_known();
        let seen = Mutex::new(Seen::new(register.len()));
        Self { register, blocks, model, gone: HashSet::new(), seen }
    }

    /// How many persons it knows.
    pub fn len(&self) -> usize {
        self.register.len()
    }

    /// True when it knows nobody.
    pub fn is_empty(&self) -> bool {
        self.register.is_empty()
    }

    /// Takes in somebody who has just been registered; the number of the new place.
    pub fn insert(&mut self, portrait: &Portrait) -> u32 {
        let at = number(self.register.len());
        self.register.add_late(portrait);
        self.blocks.insert(&self.register, at);
        self.seen.get_mut().unwrap_or_else(PoisonError::into_inner).grow(self.register.len());
        at
    }

    /// Leaves somebody out from now on: taken away, or changed and taken in anew.
    pub fn forget(&mut self, who: u32) {
        if self.gone.insert(who) {
            self.register.release(who);
        }
    }

    /// What speaks for a pair of a whole pass and against it, the weightiest first; what their
    /// households and other records say stands among it.
    pub fn reasons(&self, pair: &Found) -> Vec<Evidence> {
        let subject = Subject::of(&self.register, pair.one);
        let other = self.register.profile(pair.other);
        let found = compare(&self.register, &self.model.strangers, &subject, &other);
        evidence::of(&self.model, &found, Some(pair.odds))
    }

    /// Who this may be, the likeliest first, at most so many, none less likely than `least`
    /// (0 to 1). `skip` says whom to leave out: the one asked about, those told apart before.
    pub fn ask(
        &self,
        portrait: &Portrait,
        most: usize,
        least: f32,
        skip: impl Fn(u32) -> bool,
    ) -> Vec<Likely> {
        let mut asking = Asking { register: &self.register, names: Vec::new(), places: Vec::new() };
        let mut profile = profile(portrait, &mut asking);
        profile.birth = rounded(profile.birth, &self.register.round);
        let subject = asking.subject(profile);
        let mut found: Vec<(u32, f32)> = Vec::new();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        self.blocks.look(
            &|word| asking.word(word),
            &profile,
            (PATIENCE, u32::MAX),
            &mut seen,
            |who| {
                if !skip(who) && !self.gone.contains(&who) {
                    let other = self.register.profile(who);
                    let pair = compare(&self.register, &self.model.strangers, &subject, &other);
                    found.push((who, self.model.weigh(&pair).odds));
                }
            },
        );
        drop(seen);
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        found.truncate(most);
        found.retain(|(_, odds)| probability(*odds) >= least);
        let likely = found.into_iter().map(|(who, odds)| {
            let other = self.register.profile(who);
            let pair = compare(&self.register, &self.model.strangers, &subject, &other);
            let evidence = evidence::of(&self.model, &pair, None);
            Likely { who, probability: probability(odds), evidence }
        });
        likely.collect()
    }
}
