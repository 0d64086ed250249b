//! Spellings learned from the register itself. Of people who are one by all but a name, one
//! sees how that name is written the second time: as itself, by ear, by a pet name, under the
//! region's new name. What is never seen although both are common (Lassana, Lassine) counts as
//! two names, however near the letters.

use std::collections::HashMap;

use super::compare::{Comparison, Field, Subject, compare};
use super::model::{Model, probability};
use super::pass::Found;
use super::register::Register;
use super::shared_out;
use super::vocabulary::{Near, Nearness, Role, Vocabulary};

/// How sure the rest must be before a name counts as written in two ways.
const SURE: f32 = 0.8;
/// How much the shares made up beforehand count, in pairs.
const BELIEF: f32 = 8.0;
/// So much oftener than by chance, too.
const LIFT: f32 = 2.0;
/// So often must other words stand for one another before that is more than chance.
const SEEN: f32 = 2.5;

/// Likely pairs of which neither has somebody fitting better in the other's household: else
/// twins would teach that their names are one.
fn unrivalled(register: &Register, found: &[Found]) -> Vec<Found> {
    let mut best: HashMap<(u32, u32), f32> = HashMap::new();
    let home = |who: u32| match register.profile(who).household {
        0 => u32::MAX - who,
        household => household,
    };
    let mut likely: Vec<Found> = found.iter().filter(|found| found.odds > -5.0).copied().collect();
    for pair in &likely {
        for key in [(pair.one, home(pair.other)), (pair.other, home(pair.one))] {
            let best = best.entry(key).or_insert(f32::MIN);
            *best = best.max(pair.odds);
        }
    }
    likely.retain(|pair| {
        let keys = [(pair.one, home(pair.other)), (pair.other, home(pair.one))];
        keys.iter().all(|key| best.get(key).is_none_or(|best| *best <= pair.odds))
    });
    likely
}

/// A word and the one that stood in its place, and how surely.
type Sight = (bool, u32, u32, f32);

impl Model {
    /// Learns from likely pairs which words stand for one another.
    pub(super) fn learn_spellings(&self, register: &mut Register, found: &[Found]) {
        let likely = unrivalled(register, found);
        let seen = shared_out(&likely, 0, |found, into: &mut Vec<Sight>, _| {
            let subject = Subject::of(register, found.one);
            let other = register.profile(found.other);
            let pair = compare(register, &self.strangers, &subject, &other);
            if !pair.together && pair.level(Field::Order) != Some(1) {
                self.sights(&pair, into);
                let ([mine, ..], [theirs, ..]) = (subject.profile.place, other.place);
                if mine != 0 && theirs != 0 {
                    let sure = probability(self.weigh(&pair.without(&[Field::Place])).odds);
                    into.push((true, mine, theirs, sure));
                }
            }
        });
        let all: Vec<Sight> = seen.into_iter().flatten().collect();
        let names = self.shares(&register.names, Field::Given, all.iter().filter(|sight| !sight.0));
        let places =
            self.shares(&register.places, Field::Place, all.iter().filter(|sight| sight.0));
        register.names.learn(&names);
        register.places.learn(&places);
    }

    fn sights(&self, pair: &Comparison, into: &mut Vec<Sight>) {
        let [(family, families), (given, givens)] = pair.words;
        let fields: [(u32, u32, &[Field]); 2] = [
            (family, families, &[Field::Family]),
            (given, givens, &[Field::Given, Field::Extra, Field::Sex]),
        ];
        for (one, other, without) in fields {
            if one != 0 && other != 0 {
                into.push((
                    false,
                    one,
                    other,
                    probability(self.weigh(&pair.without(without)).odds),
                ));
            }
        }
    }

    fn shares<'a>(
        &self,
        words: &Vocabulary,
        field: Field,
        sights: impl Iterator<Item = &'a Sight>,
    ) -> HashMap<u32, Vec<Near>> {
        let mut borne: HashMap<u32, f32> = HashMap::new();
        let mut both: HashMap<(u32, u32), f32> = HashMap::new();
        for (_, one, other, sure) in sights.filter(|sight| sight.3 > SURE) {
            *borne.entry(*one).or_default() += sure;
            *borne.entry(*other).or_default() += sure;
            if one != other {
                *both.entry((*one, *other)).or_default() += sure;
                *both.entry((*other, *one)).or_default() += sure;
            }
        }
        let level = |nearness: Nearness| {
            let level = match (field, nearness) {
                (Field::Place, Nearness::Known) => 4,
                (Field::Place, _) => 1,
                _ => nearness as usize,
            };
            self.same.of(field.base() + level)
        };
        let mut told: HashMap<u32, Vec<Near>> = HashMap::new();
        for (word, all) in &borne {
            let into = told.entry(*word).or_default();
            for near in words.near(*word) {
                let known = level(near.nearness);
                let seen = both.get(&(*word, near.word)).copied().unwrap_or(0.0);
                let part = (seen + BELIEF * (known + near.share).exp()) / (all + BELIEF);
                into.push(Near { share: part.ln() - known, ..*near });
            }
        }
        for ((word, other), seen) in both {
            if seen > SEEN
                && words.near(word).binary_search_by_key(&other, |near| near.word).is_err()
                && let Some(into) = told.get_mut(&word)
            {
                let all = borne.get(&word).copied().unwrap_or(0.0);
                let common = [Role::Family, Role::Given].map(|role| words.frequency(other, role));
                if seen / (all + BELIEF) < LIFT * common[0].max(common[1]) {
                    continue;
                }
                let share = (seen / (all + BELIEF)).ln() - level(Nearness::Known);
                into.push(Near { word: other, nearness: Nearness::Known, share });
            }
        }
        told
    }
}
