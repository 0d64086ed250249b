//! What agreement is worth. Of every level of every field: how often one person's two records
//! agree so, how often two of one family do, how often two namesakes; and how common each of
//! these is among all pairs. Strangers are judged by frequency (`compare`).

use super::compare::{Comparison, Field, LEVELS, OTHER_NAME, ROWS, Strangers};

/// Logarithms of probabilities, one for each level of each field.
#[derive(Debug, Clone)]
pub(super) struct Table(pub(super) [f32; ROWS]);

impl Table {
    pub(super) fn of(&self, row: usize) -> f32 {
        self.0.get(row).copied().unwrap_or(0.0)
    }
}

/// The part of those who come that is known already, at least (project choice): with twice as many,
/// one bus in two of the made-up register of 50,000 without doubles has more than three wrong
/// suggestions; with half, fewer of the known are shown.
pub(super) const KNOWN: f32 = 0.1;

/// What was learned of a register.
#[derive(Debug, Clone)]
pub(super) struct Model {
    /// How many persons it was learned from.
    pub(super) persons: f32,
    pub(super) strangers: Strangers,
    /// One person's records.
    pub(super) same: Table,
    /// Two of one family.
    pub(super) kin: Table,
    /// Two who are called alike: birth and place are their own.
    pub(super) namesake: Table,
    /// Two of one family who are called alike: only the birth differs from `same`.
    pub(super) junior: Table,
    /// How common each is among all pairs (logarithm): same, kin, namesake, junior.
    pub(super) prior: [f32; 4],
    /// How common the same person twice is on one form (logarithm of the odds).
    pub(super) twice: f32,
}

/// What a comparison comes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verdict {
    /// Logarithm of the odds that both are one person.
    pub(super) odds: f32,
    /// The same against strangers, for every bond: same, kin, namesake, junior.
    pub(super) bonds: [f32; 4],
}

/// What the fields of a household agree in with all its members.
pub(super) fn of_household(field: Field) -> bool {
    matches!(field, Field::Place | Field::Phone | Field::Journey | Field::Father | Field::Mother)
}

impl Model {
    /// Expects that of those who come some are known already, however few are in the register
    /// twice: a register without doubles is well kept, and says nothing about who comes back.
    pub(super) fn expect_known(&mut self) {
        if let Some(same) = self.prior.first_mut() {
            *same = same.max((KNOWN / self.persons).ln());
        }
    }

    /// What the odds cannot exceed, quickly.
    pub(super) fn hope(&self, comparison: &Comparison) -> f32 {
        let [same, ..] = self.prior;
        same + comparison.rows().map(|(_, row, chance)| self.same.of(row) - chance).sum::<f32>()
    }

    /// Weighs a comparison.
    pub(super) fn weigh(&self, comparison: &Comparison) -> Verdict {
        let [mut same, mut kin, mut namesake, mut junior] = self.prior;
        if comparison.together {
            (same, kin) = (self.twice, 0.0);
        }
        for (field, row, chance) in comparison.rows() {
            let as_same = self.same.of(row) - chance;
            match field {
                _ if of_household(field) && comparison.together => {}
                _ if of_household(field) => {
                    if field == Field::Place {
                        namesake += self.namesake.of(row) - chance;
                    }
                    same += as_same;
                    kin += as_same;
                    junior += as_same;
                }
                Field::Document => same += as_same,
                Field::Order => {
                    same += as_same;
                    kin += as_same;
                    namesake += as_same;
                    junior += as_same;
                }
                Field::Birth => {
                    same += as_same;
                    kin += self.as_kin(field, row, chance);
                    namesake += self.namesake.of(row) - chance;
                    junior += self.junior.of(row) - chance;
                }
                _ => {
                    same += as_same;
                    kin += self.as_kin(field, row, chance);
                    namesake += as_same;
                    junior += as_same;
                }
            }
        }
        if comparison.together {
            return Verdict { odds: same - kin, bonds: [same, kin, f32::MIN, f32::MIN] };
        }
        let odds = same - sum(&[0.0, kin, namesake, junior]);
        Verdict { odds, bonds: [same, kin, namesake, junior] }
    }

    /// What a row says for kin, against strangers. Brothers' names are no spellings of one
    /// another, whatever the letters; the family's name is.
    pub(super) fn as_kin(&self, field: Field, row: usize, chance: f32) -> f32 {
        match (field, row - field.base()) {
            (Field::Given, 2..) => self.kin.of(Field::Given.base() + OTHER_NAME),
            (Field::Family, 4) => self.same.of(row) - chance,
            _ => self.kin.of(row) - chance,
        }
    }

    /// What one field adds for being one person, against the most likely other explanation.
    pub(super) fn worth(&self, comparison: &Comparison, field: Field) -> Option<f32> {
        let level = comparison.level(field)?;
        let row = field.base() + level;
        let as_same = self.same.of(row) - comparison.chance(field);
        let [_, kin, namesake, _] = self.weigh(comparison).bonds;
        let other = if comparison.together || (kin > 0.0 && kin >= namesake) {
            match field {
                _ if of_household(field) => {
                    return Some(if comparison.together { 0.0 } else { as_same.min(2.0) });
                }
                Field::Document => 0.0,
                Field::Order => as_same,
                _ => self.as_kin(field, row, comparison.chance(field)),
            }
        } else {
            0.0
        };
        Some(as_same - other)
    }
}

/// The logarithm of a sum of exponentials.
pub(super) fn sum(terms: &[f32]) -> f32 {
    let most = terms.iter().copied().fold(f32::MIN, f32::max);
    most + terms.iter().map(|term| (term - most).exp()).sum::<f32>().ln()
}

/// Odds as a probability.
pub(super) fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// The levels that add up to one: the rows of a field, or parts of them.
pub(super) fn groups() -> impl Iterator<Item = std::ops::Range<usize>> {
    let plain = Field::ALL.into_iter().filter(|field| !matches!(field, Field::Birth | Field::Sex));
    let sex = Field::Sex.base();
    let birth = Field::Birth.base();
    plain
        .map(|field| field.base()..field.base() + LEVELS)
        .chain([sex..sex + 2, sex + 2..sex + 4])
        .chain((0..10).map(move |pair| birth + pair * LEVELS..birth + (pair + 1) * LEVELS))
}

/// What is believed before anything was learned (project choice): mild, and the same for every
/// register; a few dozen found pairs outweigh it.
pub(super) fn beliefs() -> [[f32; ROWS]; 4] {
    const NAME: [f32; 8] = [0.70, 0.10, 0.08, 0.03, 0.01, 0.08, 0.0, 0.0];
    const EXTRA: [f32; 8] = [0.80, 0.10, 0.08, 0.02, 0.0, 0.0, 0.0, 0.0];
    const DAY: [f32; 8] = [0.75, 0.02, 0.10, 0.04, 0.04, 0.02, 0.02, 0.01];
    const YEAR: [f32; 8] = [0.50, 0.22, 0.10, 0.10, 0.05, 0.02, 0.01, 0.0];
    let same = |field: Field| match field {
        Field::Family | Field::Given | Field::Father | Field::Mother => NAME,
        Field::Extra => EXTRA,
        Field::Order => [0.96, 0.04, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        Field::Sex => [0.99, 0.01, 0.98, 0.02, 0.0, 0.0, 0.0, 0.0],
        Field::Place => [0.55, 0.03, 0.20, 0.08, 0.04, 0.10, 0.0, 0.0],
        Field::Phone => [0.60, 0.40, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        Field::Document => [0.60, 0.08, 0.12, 0.20, 0.0, 0.0, 0.0, 0.0],
        Field::Journey => [0.50, 0.10, 0.02, 0.18, 0.10, 0.06, 0.04, 0.0],
        Field::Birth => YEAR,
    };
    let kin = |field: Field| match field {
        Field::Family => [0.50, 0.08, 0.03, 0.01, 0.01, 0.37, 0.0, 0.0],
        Field::Given => [0.006, 0.006, 0.02, 0.02, 0.01, 0.938, 0.0, 0.0],
        Field::Sex => [0.6, 0.4, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0],
        Field::Birth => [0.06, 0.09, 0.09, 0.15, 0.16, 0.20, 0.25, 0.0],
        _ => same(field),
    };
    let namesake = |field: Field| match field {
        Field::Birth => [0.15, 0.25, 0.20, 0.20, 0.10, 0.06, 0.04, 0.0],
        Field::Place => [0.30, 0.01, 0.15, 0.10, 0.01, 0.43, 0.0, 0.0],
        _ => same(field),
    };
    let junior = |field: Field| match field {
        Field::Birth => [0.002, 0.002, 0.002, 0.004, 0.01, 0.03, 0.95, 0.0],
        _ => same(field),
    };
    let fill = |of: &dyn Fn(Field) -> [f32; 8], day: [f32; 8]| {
        let mut table = [0.0; ROWS];
        let birth = Field::Birth.base();
        for (row, value) in table.iter_mut().enumerate() {
            let levels = match row / LEVELS {
                _ if row >= birth && row < birth + LEVELS => day,
                at => of(Field::ALL.get(at).copied().unwrap_or(Field::Birth)),
            };
            *value = levels.get(row % LEVELS).copied().unwrap_or(0.0);
        }
        table
    };
    [
        fill(&same, DAY),
        fill(&kin, [0.010, 0.001, 0.040, 0.040, 0.080, 0.180, 0.300, 0.349]),
        fill(&namesake, [0.002, 0.001, 0.050, 0.120, 0.200, 0.250, 0.200, 0.177]),
        fill(&junior, [0.001, 0.001, 0.002, 0.001, 0.002, 0.003, 0.010, 0.980]),
    ]
}
