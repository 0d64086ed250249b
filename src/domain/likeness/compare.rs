//! Two persons laid side by side: for every field how far they agree, and how likely two
//! strangers would agree so (of a common name more likely than of a rare one).

use super::field;
use super::profile::Profile;
use super::register::Register;
use super::vocabulary::{Near, Nearness, Role};

/// What is compared. The birth stands last because it has the most levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    Family,
    Given,
    Extra,
    Order,
    Sex,
    Place,
    Phone,
    Document,
    Journey,
    Father,
    Mother,
    Birth,
}

impl Field {
    pub(super) const ALL: [Self; 12] = [
        Self::Family,
        Self::Given,
        Self::Extra,
        Self::Order,
        Self::Sex,
        Self::Place,
        Self::Phone,
        Self::Document,
        Self::Journey,
        Self::Father,
        Self::Mother,
        Self::Birth,
    ];

    /// Where its levels begin in a table.
    pub(super) const fn base(self) -> usize {
        self as usize * LEVELS
    }
}

/// Levels of every field but the birth, which has ten times as many.
pub(super) const LEVELS: usize = 8;
/// Rows of a table: all levels of all fields.
pub(super) const ROWS: usize = 11 * LEVELS + 10 * LEVELS;
/// No level: nothing to compare.
const NONE: u8 = u8::MAX;

/// Levels of a name: those of `Nearness`, and this.
pub(super) const OTHER_NAME: usize = 5;

/// Two persons side by side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison {
    /// For each field the row of its level.
    at: [u8; 12],
    /// For each field the logarithm of how likely strangers agree so.
    chance: [f32; 12],
    /// Written on one form, as members of one household.
    pub(super) together: bool,
    /// The words of family name and of given names that were laid together.
    pub(super) words: [(u32, u32); 2],
}

impl Default for Comparison {
    fn default() -> Self {
        Self { at: [NONE; 12], chance: [0.0; 12], together: false, words: [(0, 0); 2] }
    }
}

impl Comparison {
    pub(super) fn set(&mut self, field: Field, level: usize, chance: f32) {
        if let Some(at) = self.at.get_mut(field as usize) {
            *at = u8::try_from(field.base() + level).unwrap_or(NONE);
        }
        if let Some(kept) = self.chance.get_mut(field as usize) {
            *kept = chance;
        }
    }

    /// The level of a field, if there was something to compare.
    pub(super) fn level(&self, field: Field) -> Option<usize> {
        let at = self.at.get(field as usize).copied().unwrap_or(NONE);
        (at != NONE).then(|| usize::from(at) - field.base())
    }

    /// The same without what some fields say.
    pub(super) fn without(mut self, fields: &[Field]) -> Self {
        for field in fields {
            if let Some(at) = self.at.get_mut(*field as usize) {
                *at = NONE;
            }
        }
        self
    }

    /// How likely strangers agree so.
    pub(super) fn chance(&self, field: Field) -> f32 {
        self.chance.get(field as usize).copied().unwrap_or(0.0)
    }

    /// Row and chance of every field compared.
    pub(super) fn rows(&self) -> impl Iterator<Item = (Field, usize, f32)> {
        let rows = Field::ALL.into_iter().zip(self.at).zip(self.chance);
        rows.filter(|((_, at), _)| *at != NONE)
            .map(|((field, at), chance)| (field, usize::from(at), chance))
    }
}

/// One side of many comparisons, with the words near its own.
#[derive(Debug, Clone)]
pub(super) struct Subject<'a> {
    pub(super) profile: Profile,
    pub(super) family: [&'a [Near]; 4],
    pub(super) given: [&'a [Near]; 4],
    pub(super) father: [&'a [Near]; 2],
    pub(super) mother: [&'a [Near]; 2],
    pub(super) place: [&'a [Near]; 4],
}

impl<'a> Subject<'a> {
    /// Somebody of the register.
    pub(super) fn of(register: &'a Register, at: u32) -> Self {
        let profile = register.profile(at);
        let near = |word: u32| register.names.near(word);
        let [f1, f2, f3] = profile.family.map(near);
        let [g1, g2, g3] = profile.given.map(near);
        let [family, given] = profile.joined.map(near);
        Self {
            profile,
            family: [f1, f2, f3, family],
            given: [g1, g2, g3, given],
            father: profile.father.map(near),
            mother: profile.mother.map(near),
            place: profile.place.map(|place| register.places.near(place)),
        }
    }
}

/// How strangers agree on what has no frequencies of its own: read off pairs drawn by lot.
#[derive(Debug, Clone)]
pub(super) struct Strangers(pub(super) [f32; ROWS]);

impl Default for Strangers {
    fn default() -> Self {
        Self([0.0; ROWS])
    }
}

impl Strangers {
    pub(super) fn of(&self, field: Field, level: usize) -> f32 {
        self.0.get(field.base() + level).copied().unwrap_or(0.0)
    }
}

/// How two names agree.
#[derive(Debug, Clone, Copy)]
struct Agreement {
    level: usize,
    chance: f32,
    gain: f32,
    /// Which words of the one and the other were found alike; the fourth is all run together.
    words: (usize, usize),
}

/// What is made of each nearness before anything was learned; only to choose the best words.
const GUESS: [f32; 5] = [-0.3, -2.2, -3.0, -3.5, -2.5];

/// Lays two persons side by side.
pub(super) fn compare(
    register: &Register,
    strangers: &Strangers,
    one: &Subject<'_>,
    other: &Profile,
) -> Comparison {
    let mut found = Comparison::default();
    let own = &one.profile;
    found.together = own.household != 0 && own.household == other.household;
    names(register, strangers, one, other, &mut found);
    if own.sex != 0 && other.sex != 0 {
        let alike = matches!(found.level(Field::Given), Some(0 | 1));
        let level = usize::from(own.sex != other.sex) + if alike { 0 } else { 2 };
        found.set(Field::Sex, level, strangers.of(Field::Sex, level));
    }
    field::birth(register, own.birth, other.birth, &mut found);
    field::place(register, strangers, one, other, &mut found);
    field::phone(register, own, other, &mut found);
    field::document(register, strangers, own, other, &mut found);
    field::journey(register, strangers, own, other, &mut found);
    let parents = [
        (Field::Father, own.father, one.father, other.father),
        (Field::Mother, own.mother, one.mother, other.mother),
    ];
    for (field, own, near, other) in parents {
        if let Some(found_name) = name(register, Role::Given, &own, &near, &other) {
            found.set(field, found_name.level, found_name.chance);
        }
    }
    found
}

fn names(
    register: &Register,
    strangers: &Strangers,
    one: &Subject<'_>,
    other: &Profile,
    found: &mut Comparison,
) {
    let own = &one.profile;
    let with = |words: [u32; 3], joined: u32| {
        let [a, b, c] = words;
        [a, b, c, joined]
    };
    let [own_family, own_given] = own.joined;
    let (own_family, own_given) = (with(own.family, own_family), with(own.given, own_given));
    let [family, given] = other.joined;
    let (family, given) = (with(other.family, family), with(other.given, given));
    let families = name(register, Role::Family, &own_family, &one.family, &family);
    let givens = name(register, Role::Given, &own_given, &one.given, &given);
    let gain = |found: &Option<Agreement>| found.map_or(0.0, |found| found.gain);
    let poor = |found: &Option<Agreement>| found.is_none_or(|found| found.level == OTHER_NAME);
    if poor(&families) || poor(&givens) {
        // Perhaps one is written in the other's place.
        let crossed = [
            name(register, Role::Either, &own_family, &one.family, &given),
            name(register, Role::Either, &own_given, &one.given, &family),
        ];
        let [to_given, to_family] = &crossed;
        let better = gain(to_given) + gain(to_family) - 3.0 > gain(&families) + gain(&givens);
        let whole = !poor(to_given) && !poor(to_family);
        if better
            && whole
            && let [Some(first), Some(second)] = crossed
        {
            found.set(Field::Family, first.level, first.chance);
            found.set(Field::Given, second.level, second.chance);
            found.set(Field::Order, 1, 0.0);
            return;
        }
    }
    let word = |words: [u32; 4], at: usize| words.get(at).or(words.first()).copied().unwrap_or(0);
    if let Some(families) = families {
        found.set(Field::Family, families.level, families.chance);
        let (mine, theirs) = families.words;
        found.words[0] = (word(own_family, mine), word(family, theirs));
    }
    if let Some(givens) = givens {
        found.set(Field::Given, givens.level, givens.chance);
        let (mine, theirs) = givens.words;
        found.words[1] = (word(own_given, mine), word(given, theirs));
        extra(register, strangers, one, other, &givens, found);
    }
    if families.is_some() && givens.is_some() {
        found.set(Field::Order, 0, 0.0);
    }
}

/// The given names that are left when the best have been laid together.
fn extra(
    register: &Register,
    strangers: &Strangers,
    one: &Subject<'_>,
    other: &Profile,
    givens: &Agreement,
    found: &mut Comparison,
) {
    let (mine, theirs) = givens.words;
    if givens.level == OTHER_NAME {
        return;
    }
    let left = |words: &[u32; 3], taken: usize| {
        let mut left = *words;
        match left.get_mut(taken) {
            Some(word) => *word = 0,
            // All of them run together: nothing is left.
            None => left = [0; 3],
        }
        left
    };
    let (mine, theirs) = (left(&one.profile.given, mine), left(&other.given, theirs));
    let any = |words: &[u32; 3]| words.iter().any(|word| *word != 0);
    let [g1, g2, g3, _] = one.given;
    let (level, chance) = match (any(&mine), any(&theirs)) {
        (false, false) => (0, None),
        (true, true) => match name(register, Role::Given, &mine, &[g1, g2, g3], &theirs) {
            Some(second) if second.level != OTHER_NAME => (2, Some(second.chance)),
            _ => (3, None),
        },
        _ => (1, None),
    };
    found.set(Field::Extra, level, chance.unwrap_or_else(|| strangers.of(Field::Extra, level)));
}

/// The best that two lists of words have in common.
fn name(
    register: &Register,
    role: Role,
    own: &[u32],
    near: &[&[Near]],
    other: &[u32],
) -> Option<Agreement> {
    let some = |words: &[u32]| words.iter().any(|word| *word != 0);
    if !some(own) || !some(other) {
        return None;
    }
    let nothing = Agreement { level: OTHER_NAME, chance: 0.0, gain: -3.0, words: (9, 9) };
    let mut best = nothing;
    for (mine, (word, near)) in
        own.iter().zip(near).enumerate().filter(|(_, (word, _))| **word != 0)
    {
        for (theirs, their) in other.iter().enumerate().filter(|(_, their)| **their != 0) {
            let (nearness, share) = if word == their && *word != u32::MAX {
                (Nearness::Same, 0.0)
            } else if let Ok(at) = near.binary_search_by_key(their, |near| near.word) {
                // Names run together begin like one of them; that says nothing new.
                match near.get(at) {
                    Some(near) if near.nearness != Nearness::Short || mine.max(theirs) < 3 => {
                        (near.nearness, near.share)
                    }
                    _ => continue,
                }
            } else {
                continue;
            };
            let chance = (register.names.rarity(*their, role) - share).min(0.0);
            let level = nearness as usize;
            let gain = GUESS.get(level).copied().unwrap_or(0.0) - chance;
            if gain > best.gain {
                best = Agreement { level, chance, gain, words: (mine, theirs) };
            }
        }
    }
    Some(best)
}
