//! The whole pass over a register: everybody compared with whoever is worth it, names learned
//! from what was found, households laid side by side, pairs made consistent.

use std::collections::BTreeSet;

use super::block::Blocks;
use super::compare::{Subject, compare};
use super::group::consistent;
use super::household::households;
use super::index::Index;
use super::model::{Model, probability};
use super::register::Register;
use super::vocabulary::number;
use super::{Stopped, Watch, shared_out};

/// Two who may be one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The one, by its place in the register.
    pub one: u32,
    /// The other, which stands before it.
    pub other: u32,
    /// Logarithm of the odds that they are one person.
    pub odds: f32,
}

impl Found {
    /// How likely both are one person, from 0 to 1.
    pub fn probability(&self) -> f32 {
        probability(self.odds)
    }

    pub(super) fn key(&self) -> (u32, u32) {
        (self.one, self.other)
    }
}

/// From about so many persons spellings are learned when only the index is wanted.
const SPELLINGS_FROM: usize = 60_000;

/// Pairs below these odds are not looked at again.
const HOPELESS: f32 = -7.0;

/// The weights and spellings of a register that is settled.
pub(super) fn learned(
    register: &mut Register,
    blocks: &Blocks,
    watch: &Watch<'_>,
) -> Result<Model, Stopped> {
    let model = Model::learn(register, blocks, watch)?;
    let every = register.len() / SPELLINGS_FROM + 1;
    let found = compared(register, blocks, &model, every, watch)?;
    model.learn_spellings(register, &found);
    watch.go_on(1.0)?;
    Ok(model)
}

/// Pairs as likely as this are offered for one click (project choice: nineteen in twenty of
/// what is offered should be right, and records are weighed, not counted).
pub const LIKELY: f32 = 0.9;
/// Pairs as likely as this are worth a look.
pub const POSSIBLE: f32 = 0.5;

/// As likely as this is worth asking about where the person stands there, or the table lies there.
pub const WORTH_ASKING: f32 = 0.3;

/// All pairs of a register that may be one person, down to a probability of `least`, the
/// likeliest first; and the index that came of it. `apart` are those known to be two
/// (the one that stands later first): they stay apart.
pub fn pairs(
    register: Register,
    apart: &BTreeSet<(u32, u32)>,
    least: f32,
    watch: &Watch<'_>,
) -> Result<(Index, Vec<Found>), Stopped> {
    judged(register, apart, least, watch, &|_| ())
}

/// The same where some of the register only come: of them some are known already, even where
/// nobody of the others is there twice.
pub fn pairs_of_who_come(
    register: Register,
    apart: &BTreeSet<(u32, u32)>,
    least: f32,
    watch: &Watch<'_>,
) -> Result<(Index, Vec<Found>), Stopped> {
    judged(register, apart, least, watch, &Model::expect_known)
}

fn judged(
    mut register: Register,
    apart: &BTreeSet<(u32, u32)>,
    least: f32,
    watch: &Watch<'_>,
    expect: &dyn Fn(&mut Model),
) -> Result<(Index, Vec<Found>), Stopped> {
    register.settle();
    let blocks = Blocks::new(&register);
    watch.go_on(0.05)?;
    let mut model = Model::learn(&register, &blocks, watch)?;
    expect(&mut model);
    let found = compared(&register, &blocks, &model, 1, watch)?;
    model.learn_spellings(&mut register, &found);
    watch.go_on(0.8)?;
    let found = again(&register, &model, &found);
    let mut found = households(&register, &model, found, watch)?;
    watch.go_on(0.95)?;
    let two = |key: (u32, u32)| apart.contains(&key);
    found.iter_mut().filter(|pair| two(pair.key())).for_each(|pair| pair.odds = NEVER);
    let mut found = consistent(found, |one, other| {
        if two((one, other)) { NEVER } else { judge(&register, &model, one, other) }
    });
    found.retain(|pair| pair.probability() >= least && !two(pair.key()));
    found.sort_by(|one, other| other.odds.total_cmp(&one.odds).then(one.key().cmp(&other.key())));
    watch.go_on(1.0)?;
    Ok((Index::ready(register, blocks, model), found))
}

/// Odds of those known to be two.
const NEVER: f32 = -30.0;

fn judge(register: &Register, model: &Model, one: u32, other: u32) -> f32 {
    let subject = Subject::of(register, one);
    model.weigh(&compare(register, &model.strangers, &subject, &register.profile(other))).odds
}

/// Everybody, or every so many, compared with whoever is worth it.
fn compared(
    register: &Register,
    blocks: &Blocks,
    model: &Model,
    every: usize,
    watch: &Watch<'_>,
) -> Result<Vec<Found>, Stopped> {
    let order: Vec<u32> = (0..number(register.len())).step_by(every).collect();
    let mut all = Vec::new();
    for (at, part) in order.chunks(16_384).enumerate() {
        watch.go_on(0.2 + 0.6 * (at * 16_384) as f32 / order.len() as f32)?;
        let found = shared_out(part, register.len(), |one, into: &mut Vec<Found>, seen| {
            let subject = Subject::of(register, *one);
            blocks.candidates(register, *one, *one, seen, |other| {
                let pair = compare(register, &model.strangers, &subject, &register.profile(other));
                if pair.together || model.hope(&pair) > HOPELESS {
                    let odds = model.weigh(&pair).odds;
                    if odds > HOPELESS {
                        into.push(Found { one: *one, other, odds });
                    }
                }
            });
        });
        all.extend(found.into_iter().flatten());
    }
    Ok(all)
}

/// The same pairs judged anew, after names were learned.
fn again(register: &Register, model: &Model, found: &[Found]) -> Vec<Found> {
    let judged = shared_out(found, 0, |pair, into: &mut Vec<Found>, _| {
        let odds = judge(register, model, pair.one, pair.other);
        into.push(Found { odds, ..*pair });
    });
    judged.into_iter().flatten().collect()
}
