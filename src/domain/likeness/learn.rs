//! Weights learned without labels. Strangers are pairs drawn by lot; families are known from
//! the forms they were written on; what one person's two records look like is found by
//! expectation and maximisation: pairs are judged by the weights, the weights then counted
//! over the pairs, each as far as it was believed, until nothing moves.

use super::block::Blocks;
use super::compare::{Comparison, Field, ROWS, Strangers, Subject, compare};
use super::model::{Model, Table, beliefs, groups, probability, sum};
use super::register::Register;
use super::vocabulary::number;
use super::{Stopped, Watch, shared_out};

/// Pairs drawn by lot, and pairs of one given name.
const DRAWN: u32 = 300_000;
/// Candidate pairs that the weights are learned from, about.
const LEARNED_FROM: usize = 600_000;
/// How much what was believed beforehand counts, in pairs.
const BELIEF: f32 = 20.0;
const ROUNDS: usize = 15;

/// Numbers by lot, the same on every run.
pub(super) struct Lot(pub(super) u64);

impl Lot {
    /// A number below another one.
    pub(super) fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number(usize::try_from((z ^ (z >> 31)) % u64::from(most.max(1))).unwrap_or(0))
    }
}

/// Logarithms of counts over their groups, what was believed put in with a weight of its own.
fn normalised(counts: &[f32; ROWS], belief: &[f32; ROWS], weight: f32) -> Table {
    let mut table = [f32::MIN; ROWS];
    for group in groups() {
        let all: f32 = counts.get(group.clone()).unwrap_or_default().iter().sum();
        for row in group {
            let (count, belief) = (counts.get(row), belief.get(row));
            let part = count.unwrap_or(&0.0) + weight * belief.unwrap_or(&0.0);
            if let Some(value) = table.get_mut(row) {
                *value = (part / (all + weight)).max(1e-7).ln();
            }
        }
    }
    Table(table)
}

impl Model {
    /// What is believed before anything was learned.
    pub(super) fn believed(persons: usize) -> Self {
        let [same, kin, namesake, junior] =
            beliefs().map(|belief| normalised(&[0.0; ROWS], &belief, 1.0));
        let all = persons.max(2) as f32;
        let prior = [0.05 / all, 0.05 / all, 0.05 / all, 0.01 / all].map(f32::ln);
        Self {
            persons: all,
            strangers: Strangers::default(),
            same,
            kin,
            namesake,
            junior,
            prior,
            twice: -6.0,
        }
    }

    /// Learns the weights of a register, whose people need not be told apart beforehand.
    pub(super) fn learn(
        register: &Register,
        blocks: &Blocks,
        watch: &Watch<'_>,
    ) -> Result<Self, Stopped> {
        let mut model = Self::believed(register.len());
        model.strangers = strangers(register);
        let beliefs = beliefs();
        let forms = forms(register, &model.strangers);
        let (mut apart, drawn) = candidates(register, blocks, &model.strangers, watch)?;
        let all = drawn as f32 * register.len().max(2) as f32;
        let mut moved = f32::MAX;
        for round in 0..ROUNDS {
            if moved < 0.01 {
                break;
            }
            watch.go_on(0.1 + 0.1 * round as f32 / ROUNDS as f32)?;
            let before = model.same.clone();
            model.round(&forms, &apart, all, &beliefs);
            if matches!(round, 1 | 4) {
                // What is between strangers by now stays so.
                let least = if round == 1 { -13.0 } else { -9.0 };
                apart.retain(|pair| model.weigh(pair).bonds.iter().any(|bond| *bond > least));
            }
            moved =
                before.0.iter().zip(&model.same.0).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        }
        Ok(model)
    }

    /// One round: every pair judged, the weights counted anew.
    fn round(
        &mut self,
        forms: &[Comparison],
        apart: &[Comparison],
        all: f32,
        beliefs: &[[f32; ROWS]; 4],
    ) {
        let [same_belief, kin_belief, namesake_belief, junior_belief] = beliefs;
        let (mut same, mut kin) = ([0.0; ROWS], [0.0; ROWS]);
        let (mut namesake, mut junior) = ([0.0; ROWS], [0.0; ROWS]);
        let count = |into: &mut [f32; ROWS], pair: &Comparison, weight: f32, only: &[Field]| {
            for (field, row, _) in pair.rows() {
                if (only.is_empty() || only.contains(&field))
                    && let Some(value) = into.get_mut(row)
                {
                    *value += weight;
                }
            }
        };
        let mut twice = 0.0;
        for pair in forms {
            let part = probability(self.weigh(pair).odds);
            twice += part;
            count(&mut kin, pair, 1.0 - part, &[]);
        }
        let mut prior = [0.0_f32; 4];
        for pair in apart {
            let verdict = self.weigh(pair);
            let [as_same, as_kin, as_namesake, as_junior] = verdict.bonds;
            let whole = sum(&[0.0, as_same, as_kin, as_namesake, as_junior]);
            let parts = verdict.bonds.map(|bond| (bond - whole).exp());
            prior.iter_mut().zip(parts).for_each(|(prior, part)| *prior += part);
            let [as_same, _, as_namesake, as_junior] = parts;
            if as_same > 1e-4 {
                count(&mut same, pair, as_same, &[]);
            }
            if as_namesake > 1e-4 {
                count(&mut namesake, pair, as_namesake, &[Field::Birth, Field::Place]);
            }
            if as_junior > 1e-4 {
                count(&mut junior, pair, as_junior, &[Field::Birth]);
            }
        }
        self.same = normalised(&same, same_belief, BELIEF);
        self.kin = normalised(&kin, kin_belief, BELIEF);
        self.namesake = normalised(&namesake, namesake_belief, BELIEF);
        self.junior = normalised(&junior, junior_belief, BELIEF);
        let floor = 1.0 / all.max(1.0);
        self.prior = prior.map(|part| ((part + 0.5) * floor).ln());
        let odds = (twice + 0.2) / (forms.len() as f32 - twice + 20.0);
        self.twice = odds.ln();
    }
}

/// How strangers agree, from pairs drawn by lot; for what hangs on the given name (sex, further
/// names), from pairs drawn among those who share one.
fn strangers(register: &Register) -> Strangers {
    let mut lot = Lot(1);
    let many = number(register.len());
    let nothing = Strangers::default();
    let mut counts = [0.0; ROWS];
    let mut draw = |one: u32, other: u32, alike: bool| {
        let pair =
            compare(register, &nothing, &Subject::of(register, one), &register.profile(other));
        for (field, row, _) in pair.rows() {
            let hangs =
                field == Field::Extra || (field == Field::Sex && row < Field::Sex.base() + 2);
            if hangs == alike
                && let Some(count) = counts.get_mut(row)
            {
                *count += 1.0;
            }
        }
    };
    for _ in 0..DRAWN.min(many.saturating_mul(50)) {
        let (one, other) = (lot.below(many), lot.below(many));
        if one != other {
            draw(one, other, false);
        }
    }
    let mut called: Vec<(u32, u32)> = (0..many)
        .map(|at| (register.profile(at).given[0], at))
        .filter(|(word, _)| *word != 0)
        .collect();
    called.sort_unstable();
    for _ in 0..(DRAWN / 2).min(many.saturating_mul(25)) {
        let Some((word, one)) = called.get(lot.below(number(called.len())) as usize) else { break };
        let alike = super::vocabulary::run(&called, *word);
        if let Some((_, other)) = alike.get(lot.below(number(alike.len())) as usize)
            && one != other
        {
            draw(*one, *other, true);
        }
    }
    let mut even = [0.0; ROWS];
    for group in groups() {
        let used = group.clone().count() as f32;
        group.for_each(|row| {
            if let Some(even) = even.get_mut(row) {
                *even = 1.0 / used;
            }
        });
    }
    Strangers(normalised(&counts, &even, 1.0).0)
}

/// Pairs of one form, as far as they need be counted.
fn forms(register: &Register, strangers: &Strangers) -> Vec<Comparison> {
    let mut members: Vec<(u32, u32)> = (0..number(register.len()))
        .map(|at| (register.profile(at).household, at))
        .filter(|(household, _)| *household != 0)
        .collect();
    members.sort_unstable();
    let mut pairs = Vec::new();
    for household in members.chunk_by(|one, other| one.0 == other.0) {
        for (at, (_, one)) in household.iter().enumerate().take(12) {
            let subject = Subject::of(register, *one);
            for (_, other) in household.iter().skip(at + 1).take(12) {
                pairs.push(compare(register, strangers, &subject, &register.profile(*other)));
            }
        }
        if pairs.len() > LEARNED_FROM / 2 {
            break;
        }
    }
    pairs
}

/// The candidates of some persons, so many that about enough pairs come out; and how many
/// persons these were.
fn candidates(
    register: &Register,
    blocks: &Blocks,
    strangers: &Strangers,
    watch: &Watch<'_>,
) -> Result<(Vec<Comparison>, usize), Stopped> {
    let many = register.len();
    let mut lot = Lot(2);
    let mut order: Vec<u32> = (0..number(many)).collect();
    for at in (1..many).rev() {
        order.swap(at, lot.below(number(at + 1)) as usize);
    }
    let (mut pairs, mut drawn) = (Vec::new(), 0);
    for part in order.chunks(4000) {
        watch.go_on(0.05 + 0.05 * (pairs.len() as f32 / LEARNED_FROM as f32).min(1.0))?;
        drawn += part.len();
        let found = shared_out(part, register.len(), |one, into: &mut Vec<Comparison>, seen| {
            let subject = Subject::of(register, *one);
            blocks.candidates(register, *one, u32::MAX, seen, |other| {
                let pair = compare(register, strangers, &subject, &register.profile(other));
                if !pair.together {
                    into.push(pair);
                }
            });
        });
        pairs.extend(found.into_iter().flatten());
        if pairs.len() > LEARNED_FROM {
            break;
        }
    }
    Ok((pairs, drawn))
}
