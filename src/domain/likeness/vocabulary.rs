//! The words that names (or places) are made of, each kept once: how often it is borne, how
//! it sounds, and which other words of the register could be the same name written otherwise.
//! Nothing here knows a name beforehand: what is common, rare or near is read off the register.

use std::collections::HashMap;

use crate::domain::name;

/// How one word stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// The very same letters.
    Same,
    /// The same sound, or spellings listed together.
    Sound,
    /// A letter or two differ.
    Close,
    /// One is the beginning of the other.
    Short,
    /// Other words altogether, but the register shows them borne by the same people.
    Known,
}

/// A word that may stand for another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near {
    /// The other word.
    pub(super) word: u32,
    /// How it is near.
    pub(super) nearness: Nearness,
    /// Of the times the one is written in such a way, the part (logarithm) that becomes the other.
    pub(super) share: f32,
}

/// One word with what is known of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Word {
    pub(super) text: Box<str>,
    /// Words of one sound share this.
    pub(super) sound: u32,
    /// Words that differ by vowels share this.
    pub(super) bones: u32,
    /// The sound of a far commoner word that this is probably a slip of, or 0.
    pub(super) meant: u32,
    /// How many bear it as a family name, and as a given name.
    pub(super) borne: [u32; 2],
}

/// All words of a register. The word 0 is no word.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    ids: HashMap<Box<str>, u32>,
    sounds: HashMap<String, u32>,
    near: Vec<Near>,
    starts: Vec<u32>,
    /// Words by what is left of them with a letter or two taken out.
    cut: Vec<(u64, u32)>,
    by_sound: Vec<(u32, u32)>,
    by_bones: Vec<(u32, u32)>,
    by_text: Vec<u32>,
    /// The words near those that came late, and near those that have a late one near them.
    late: HashMap<u32, Vec<Near>>,
    /// Logarithms of frequencies, by role.
    rarity: Vec<[f32; 3]>,
    /// All bearings, by role.
    total: [u32; 2],
    nothing: Word,
}

/// Ways in which a word is commonly misspelt: what one rare misspelling has of them.
const WAYS: f32 = 300.0;
/// The same for spellings of one sound.
const SPELLINGS: f32 = 20.0;

impl Vocabulary {
    /// The word, made when it is new.
    pub(super) fn add(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(id) = self.ids.get(text) {
            return *id;
        }
        if self.words.is_empty() {
            self.words.push(Word::default());
        }
        let id = number(self.words.len());
        let word = self.read(text);
        self.words.push(word);
        self.ids.insert(text.into(), id);
        id
    }

    fn read(&mut self, text: &str) -> Word {
        let mut of = |sound: String| {
            let next = number(self.sounds.len()) + 1;
            *self.sounds.entry(sound).or_insert(next)
        };
        let sound = of(name::key(text));
        let bones = of(format!("-{}", name::skeleton(text)));
        Word { text: text.into(), sound, bones, ..Word::default() }
    }

    /// The word as it would stand here, without keeping it: for one who only asks.
    pub(super) fn imagine(&self, text: &str) -> (u32, Word) {
        if let Some(id) = self.ids.get(text) {
            return (*id, self.word(*id).clone());
        }
        let of = |sound: String| self.sounds.get(&sound).copied().unwrap_or(u32::MAX);
        let sound = of(name::key(text));
        let bones = of(format!("-{}", name::skeleton(text)));
        (u32::MAX, Word { text: text.into(), sound, bones, ..Word::default() })
    }

    /// The sound of the word that a rare one is probably a slip of.
    pub(super) fn meant(&self, word: &Word, near: &[Near]) -> u32 {
        let borne = |word: &Word| word.borne.iter().sum::<u32>();
        let close = near.iter().filter(|near| near.nearness <= Nearness::Close);
        let best = close.map(|near| self.word(near.word)).max_by_key(|other| borne(other));
        best.filter(|other| borne(other) >= 10 * borne(word).max(1) && other.sound != word.sound)
            .map_or(0, |other| other.sound)
    }

    pub(super) fn word(&self, id: u32) -> &Word {
        self.words.get(id as usize).unwrap_or(&self.nothing)
    }

    /// One more bears the word, as family name (0) or given name (1).
    pub(super) fn count(&mut self, id: u32, role: usize) {
        if id == 0 {
            return;
        }
        let borne = self.words.get_mut(id as usize).and_then(|word| word.borne.get_mut(role));
        if let (Some(borne), Some(total)) = (borne, self.total.get_mut(role)) {
            *borne += 1;
            *total += 1;
        }
    }

    /// The part of all bearings that is this word's, never quite nothing.
    pub(super) fn frequency(&self, id: u32, role: Role) -> f32 {
        let borne = self.word(id).borne;
        let of = |role: usize| {
            let all = self.total.get(role).copied().unwrap_or(0).max(1);
            borne.get(role).copied().unwrap_or(0).max(1) as f32 / all as f32
        };
        match role {
            Role::Family => of(0),
            Role::Given => of(1),
            Role::Either => of(0).max(of(1)),
        }
    }

    /// The logarithm of the frequency, kept ready once all is settled.
    pub(super) fn rarity(&self, id: u32, role: Role) -> f32 {
        let ready = self.rarity.get(id as usize).and_then(|all| all.get(role as usize));
        ready.copied().unwrap_or_else(|| self.frequency(id, role).ln())
    }

    /// The words near this one, by number.
    pub(super) fn near(&self, id: u32) -> &[Near] {
        if !self.late.is_empty()
            && let Some(near) = self.late.get(&id)
        {
            return near;
        }
        let at = |id: u32| self.starts.get(id as usize).copied().unwrap_or(0) as usize;
        self.near.get(at(id)..at(id + 1)).unwrap_or_default()
    }

    /// How many words there are, the empty one with them.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Finds out which words are near which; once, when all are in.
    pub(super) fn settle(&mut self) {
        self.late.clear();
        self.cut.clear();
        self.by_sound.clear();
        self.by_bones.clear();
        for (id, word) in (0_u32..).zip(&self.words).skip(1) {
            cuts(&word.text, |cut| self.cut.push((cut, id)));
            self.by_sound.push((word.sound, id));
            self.by_bones.push((word.bones, id));
        }
        self.cut.sort_unstable();
        self.cut.dedup();
        self.by_sound.sort_unstable();
        self.by_bones.sort_unstable();
        self.by_text = (1..number(self.words.len())).collect();
        let words = &self.words;
        let text = |id: &u32| words.get(*id as usize).map(|word| &word.text);
        self.by_text.sort_unstable_by(|one, other| text(one).cmp(&text(other)));
        let (mut near, mut starts) = (Vec::new(), vec![0, 0]);
        for word in self.words.iter().skip(1) {
            near.extend(self.find_near(word));
            starts.push(number(near.len()));
        }
        self.near = near;
        self.starts = starts;
        let meant: Vec<u32> =
            (0_u32..).zip(&self.words).map(|(id, word)| self.meant(word, self.near(id))).collect();
        self.words.iter_mut().zip(meant).for_each(|(word, meant)| word.meant = meant);
        let all = [Role::Family, Role::Given, Role::Either];
        self.rarity = (0..number(self.words.len()))
            .map(|id| all.map(|role| self.frequency(id, role).ln()))
            .collect();
    }

    /// Finds out what is near the words that came after all was settled, from a number on.
    pub(super) fn settle_late(&mut self, from: usize) {
        for id in number(from)..number(self.words.len()) {
            let near = self.find_near(self.word(id));
            let meant = self.meant(self.word(id), &near);
            if let Some(word) = self.words.get_mut(id as usize) {
                word.meant = meant;
            }
            for other in &near {
                let mut theirs = self.near(other.word).to_vec();
                theirs.push(Near { word: id, nearness: other.nearness, share: (0.5 / WAYS).ln() });
                self.late.insert(other.word, theirs);
            }
            self.late.insert(id, near);
        }
    }

    /// The words near one that need not be among them; by number.
    pub(super) fn find_near(&self, word: &Word) -> Vec<Near> {
        let mut found: Vec<(u32, Nearness)> = Vec::new();
        let other = |id: u32| self.word(id);
        for (_, id) in run(&self.by_sound, word.sound) {
            found.push((*id, Nearness::Sound));
        }
        let long = word.text.len();
        for (_, id) in run(&self.by_bones, word.bones) {
            if long.min(other(*id).text.len()) >= 4 && long.abs_diff(other(*id).text.len()) <= 3 {
                found.push((*id, Nearness::Close));
            }
        }
        let mut cut: Vec<u32> = Vec::new();
        cuts(&word.text, |hash| cut.extend(run(&self.cut, hash).iter().map(|(_, id)| *id)));
        cut.sort_unstable();
        cut.dedup();
        for id in cut {
            if slips(&word.text, &other(id).text).is_some() {
                found.push((id, Nearness::Close));
            }
        }
        if long >= 3 {
            let begin = self.by_text.partition_point(|id| *other(*id).text < *word.text);
            let rest = self.by_text.get(begin..).unwrap_or_default();
            let longer = rest.iter().take_while(|id| other(**id).text.starts_with(&*word.text));
            found.extend(longer.map(|id| (*id, Nearness::Short)));
            for end in (3..long).filter(|end| word.text.is_char_boundary(*end)) {
                if let Some(id) = word.text.get(..end).and_then(|text| self.ids.get(text)) {
                    found.push((*id, Nearness::Short));
                }
            }
        }
        found.retain(|(id, _)| other(*id).text != word.text);
        found.sort_unstable();
        found.dedup_by_key(|(id, _)| *id);
        self.shared(&found)
    }

    /// Gives each near word its part of what this one becomes: half after how often the other
    /// is borne, half alike, since a slip of the pen may make anything.
    fn shared(&self, found: &[(u32, Nearness)]) -> Vec<Near> {
        let borne = |id: u32| self.word(id).borne.iter().sum::<u32>().max(1) as f32;
        let mut mass = [0.0_f32; 5];
        for (id, nearness) in found {
            if let Some(mass) = mass.get_mut(*nearness as usize) {
                *mass += borne(*id);
            }
        }
        let near = found.iter().map(|(id, nearness)| {
            let ways = if *nearness == Nearness::Sound { SPELLINGS } else { WAYS };
            let mass = mass.get(*nearness as usize).copied().unwrap_or(1.0);
            let share = (0.5 * borne(*id) / mass + 0.5 / ways).ln();
            Near { word: *id, nearness: *nearness, share }
        });
        near.collect()
    }

    /// Puts other shares in the place of those made up beforehand. `told` gives, for a word, the
    /// other words with shares learned from the register.
    pub(super) fn learn(&mut self, told: &HashMap<u32, Vec<Near>>) {
        let (mut near, mut starts) = (Vec::with_capacity(self.near.len()), vec![0, 0]);
        for id in 1..number(self.words.len()) {
            let from = near.len();
            near.extend_from_slice(self.near(id));
            for learned in told.get(&id).into_iter().flatten() {
                let own = near.get_mut(from..).unwrap_or_default();
                match own.iter_mut().find(|near| near.word == learned.word) {
                    Some(near) => near.share = learned.share,
                    None => near.push(*learned),
                }
            }
            if let Some(own) = near.get_mut(from..) {
                own.sort_unstable_by_key(|near| near.word);
            }
            starts.push(number(near.len()));
        }
        self.near = near;
        self.starts = starts;
    }
}

/// As what a word is borne.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Family,
    Given,
    /// Written in the other's place.
    Either,
}

/// The part of a sorted list that has this key.
pub(super) fn run<K: Ord + Copy, T>(sorted: &[(K, T)], key: K) -> &[(K, T)] {
    let from = sorted.partition_point(|(other, _)| *other < key);
    let rest = sorted.get(from..).unwrap_or_default();
    let many = rest.partition_point(|(other, _)| *other == key);
    rest.get(..many).unwrap_or_default()
}

/// A count as a number that is kept in four bytes; a register of more is not to be had.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Fowler, Noll and Vo's hash.
pub(super) fn hash(bytes: impl IntoIterator<Item = u8>) -> u64 {
    let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// How many slips make a word another: one from 3 letters on, two from 7.
fn most(letters: usize) -> usize {
    match letters {
        ..3 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// What is left of a word with as many letters taken out as may be wrong: two words with a slip
/// between them have one such rest in common (W. Garbe's symmetric deletion).
fn cuts(text: &str, mut keep: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let long = bytes.len();
    let most = most(long);
    if most == 0 || long > 24 {
        return;
    }
    let without = |one: usize, two: usize| {
        let kept = bytes.iter().enumerate().filter(|(at, _)| *at != one && *at != two);
        hash(kept.map(|(_, byte)| *byte))
    };
    keep(without(long, long));
    for one in 0..long {
        keep(without(one, long));
        if most > 1 {
            (one + 1..long).for_each(|two| keep(without(one, two)));
        }
    }
}

/// Letters added, left out, changed or swapped between two words, when they are few.
pub(super) fn slips(one: &str, other: &str) -> Option<usize> {
    let most = most(one.len().min(other.len()));
    if most == 0 || one.len().abs_diff(other.len()) > most {
        return None;
    }
    let distance = strsim::osa_distance(one, other);
    (distance <= most).then_some(distance)
}
