//! Who is worth comparing with whom, found by index: people who share a phone, a paper, a
//! birthday, or two or three coarser things at once. Words go in by their sound, or by what is
//! left without vowels, so that spellings meet. What too many share is no key.

use std::collections::HashMap;

use super::profile::{Born, Profile, Sort};
use super::register::Register;
use super::vocabulary::{Word, number};

/// An index of everybody by everything that may bring two together.
#[derive(Debug)]
pub(super) struct Blocks {
    starts: Vec<u32>,
    /// Key and person, sorted.
    all: Vec<(u32, u32)>,
    shift: u32,
    /// Those who came late, by key.
    late: HashMap<u32, Vec<u32>>,
}

/// Marks who was seen already, without forgetting work.
#[derive(Debug)]
pub(super) struct Seen {
    marks: Vec<u32>,
    round: u32,
}

impl Seen {
    pub(super) fn new(persons: usize) -> Self {
        Self { marks: vec![0; persons], round: 0 }
    }

    /// Room for more.
    pub(super) fn grow(&mut self, persons: usize) {
        self.marks.resize(persons, 0);
    }

    fn next(&mut self) {
        self.round += 1;
    }

    /// True the first time.
    fn first(&mut self, who: u32) -> bool {
        let round = self.round;
        self.marks.get_mut(who as usize).is_some_and(|mark| std::mem::replace(mark, round) != round)
    }
}

/// A key and how many may share it.
#[derive(Debug, Clone, Copy)]
struct Key {
    hash: u32,
    most: u32,
}

fn key(sort: u32, parts: [u32; 3], most: u32) -> Key {
    let mut hash = u64::from(sort) ^ 0x9e37_79b9_7f4a_7c15;
    for part in parts {
        hash = (hash ^ u64::from(part)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        hash ^= hash >> 32;
    }
    let folded = (hash ^ (hash >> 29)) & 0xffff_ffff;
    Key { hash: u32::try_from(folded).unwrap_or(0), most }
}

/// Words of one person as they go into keys.
struct Heard {
    sound: Vec<u32>,
    bones: Vec<u32>,
    first: Vec<u32>,
}

fn heard<'w>(names: &impl Fn(u32) -> &'w Word, words: &[u32], joined: u32) -> Heard {
    let mut heard = Heard { sound: Vec::new(), bones: Vec::new(), first: Vec::new() };
    for word in words.iter().chain([&joined]).filter(|word| **word != 0) {
        let word = names(*word);
        heard.sound.push(word.sound);
        if word.meant != 0 {
            heard.sound.push(word.meant);
        }
        heard.bones.push(word.bones);
        heard.first.push(word.text.bytes().next().map_or(0, u32::from));
    }
    heard
}

fn year(birth: Born, by: i16) -> u32 {
    u32::from((birth.year + by).unsigned_abs())
}

/// All keys of a person: those it is found under, or those it looks under.
fn keys<'w>(
    names: &impl Fn(u32) -> &'w Word,
    person: &Profile,
    looking: bool,
    mut keep: impl FnMut(Key),
) {
    let [family, given] = person.joined;
    let family = heard(names, &person.family, family);
    let given = heard(names, &person.given, given);
    let birth = person.birth;
    let known = birth.sort != Sort::Unknown;
    let guessed = birth.sort == Sort::About;
    let [wide, rest @ ..] = person.place;
    let narrow = rest.into_iter().rfind(|place| *place != 0).unwrap_or(0);
    person
        .phone
        .iter()
        .filter(|phone| **phone != 0)
        .for_each(|phone| keep(key(1, [*phone, 0, 0], 100)));
    let papers = person.document.iter().filter(|paper| paper.1 != 0);
    papers.for_each(|paper| keep(key(2, [paper.1, 0, 0], 60)));
    if birth.sort == Sort::Day {
        let (day, month) = (u32::from(birth.day), u32::from(birth.month));
        keep(key(3, [year(birth, 0), day.min(month), day.max(month)], 100));
    }
    let window = |looking: bool, by: i16| if looking { -by..=by } else { 0..=0 };
    for g in &given.sound {
        for f in &family.sound {
            let (low, high) = (*g.min(f), *g.max(f));
            keep(key(11, [low, high, 0], 60));
            if wide != 0 {
                keep(key(10, [low, high, wide], 120));
            }
            if !known {
                keep(key(4, [low, high, 0], 400));
                continue;
            }
            // Guessed ages stand apart, since one looks farther for them.
            if looking || !guessed {
                for by in window(looking, if guessed { 4 } else { 2 }) {
                    keep(key(4, [low, high, year(birth, by)], 400));
                }
            }
            if looking || guessed {
                for by in window(looking, 4) {
                    keep(key(14, [low, high, year(birth, by)], 400));
                }
            }
        }
    }
    if known {
        for g in &given.bones {
            for f in &family.bones {
                for by in window(looking, 1) {
                    keep(key(5, [*g.min(f), *g.max(f), year(birth, by)], 300));
                }
            }
            if wide != 0 && birth.month != 0 {
                let day = u32::from(birth.month) * 100 + u32::from(birth.day);
                keep(key(12, [*g, wide, year(birth, 0) * 2000 + day], 300));
            }
        }
    }
    for (sort, heard) in [(6, &given), (7, &family)] {
        for word in &heard.sound {
            if known && narrow != 0 {
                for by in window(looking, 1) {
                    keep(key(sort, [*word, narrow, year(birth, by)], 200));
                }
            }
            for trip in person.journey.iter().filter(|trip| trip.convoy != 0) {
                keep(key(sort + 20, [*word, trip.convoy, 0], 60));
            }
        }
    }
    if known {
        for trip in person.journey.iter().filter(|trip| trip.convoy != 0) {
            for by in window(looking, if guessed { 3 } else { 1 }) {
                keep(key(30, [trip.convoy, year(birth, by), 0], 40));
            }
        }
        for g in &given.first {
            for f in family.first.iter().filter(|_| narrow != 0) {
                for by in window(looking, 1) {
                    keep(key(31, [narrow, year(birth, by), g.min(f) * 256 + g.max(f)], 100));
                }
            }
        }
        for (sort, heard, other) in [(15, &given, &family), (16, &family, &given)] {
            for word in &heard.sound {
                for first in &other.first {
                    keep(key(sort, [*word, *first, year(birth, 0)], 200));
                }
            }
        }
    }
}

impl Blocks {
    /// The index of a register.
    pub(super) fn new(register: &Register) -> Self {
        let mut all = Vec::with_capacity(register.len() * 18);
        for (at, person) in (0_u32..).zip(&register.profiles) {
            keys(&|word| register.names.word(word), person, false, |key| all.push((key.hash, at)));
        }
        all.sort_unstable();
        all.dedup();
        let bits = all.len().max(2).ilog2().clamp(4, 24);
        let shift = 32 - bits;
        let mut starts = vec![0_u32; (1 << bits) + 1];
        for (hash, _) in &all {
            if let Some(count) = starts.get_mut((hash >> shift) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { starts, all, shift, late: HashMap::new() }
    }

    /// Takes in one who came late.
    pub(super) fn insert(&mut self, register: &Register, at: u32) {
        keys(&|word| register.names.word(word), &register.profile(at), false, |key| {
            self.late.entry(key.hash).or_default().push(at);
        });
    }

    fn under(&self, hash: u32) -> &[(u32, u32)] {
        let bucket = (hash >> self.shift) as usize;
        let at = |bucket: usize| self.starts.get(bucket).copied().unwrap_or(0) as usize;
        let inside = self.all.get(at(bucket)..at(bucket + 1)).unwrap_or_default();
        super::vocabulary::run(inside, hash)
    }

    /// Everybody worth comparing with one of the register, each once, of those below a number.
    pub(super) fn candidates(
        &self,
        register: &Register,
        one: u32,
        below: u32,
        seen: &mut Seen,
        mut keep: impl FnMut(u32),
    ) {
        let words = |word| register.names.word(word);
        self.look(&words, &register.profile(one), (1, below), seen, |other| {
            if other != one {
                keep(other);
            }
        });
    }

    /// The same for anybody. Patience multiplies how many may share a key.
    pub(super) fn look<'w>(
        &self,
        names: &impl Fn(u32) -> &'w Word,
        person: &Profile,
        (patience, below): (u32, u32),
        seen: &mut Seen,
        mut keep: impl FnMut(u32),
    ) {
        seen.next();
        keys(names, person, true, |key| {
            let found = self.under(key.hash);
            if number(found.len()) <= key.most * patience {
                let found = found.iter().map(|(_, who)| *who).take_while(|who| *who < below);
                found.filter(|who| seen.first(*who)).for_each(&mut keep);
            }
            for who in self.late.get(&key.hash).into_iter().flatten() {
                if *who < below && seen.first(*who) {
                    keep(*who);
                }
            }
        });
    }
}
