//! The score of a survey, between 0 (worst) and 1 (best). Don't know and no answer are left
//! out, never zero; what does not apply is not counted at all (`DOMAIN.md` 2.4). The name of
//! the score says which one it is, wherever it is shown.

use super::{Answer, Answers, Beside, Choice, Combine, Definition, Dimension, Item, Kind};
use crate::domain::value::Keyed as _;
use crate::words::{tr, tr_with};

/// Which score it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreKind {
    /// The plain mean; not comparable with published results.
    Simplified,
    /// By the weights of a definition the office has loaded.
    Weighted,
}

/// A score with its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Which one.
    pub kind: ScoreKind,
    /// The version of the definition it was computed by.
    pub version: String,
    /// The dimensions, in order.
    pub parts: Vec<Part>,
    /// All three together; nothing when one of them has no score.
    pub composite: Option<f64>,
}

/// The score of one dimension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The dimension.
    pub dimension: Dimension,
    /// Its score; nothing when too few of its items were answered.
    pub value: Option<f64>,
    /// Items that count and were answered.
    pub answered: usize,
    /// Items that count and apply.
    pub of: usize,
}

impl Score {
    /// What the score is called: it never passes for another one.
    pub fn name(&self) -> String {
        match self.kind {
            ScoreKind::Simplified => tr("survey-score-simplified"),
            ScoreKind::Weighted => tr_with("survey-score-weighted", &[("version", &self.version)]),
        }
    }

    /// The score of a dimension.
    pub fn of(&self, dimension: Dimension) -> Option<f64> {
        self.parts.iter().find(|part| part.dimension == dimension)?.value
    }
}

/// The weighted score where the definition carries weights, else the simplified one.
pub fn compute(definition: &Definition, answers: &Answers) -> Score {
    weighted(definition, answers).unwrap_or_else(|| simplified(definition, answers))
}

/// The plain mean of each dimension, and of the three.
pub fn simplified(definition: &Definition, answers: &Answers) -> Score {
    let parts = parts(definition, answers, |_| 1.0);
    let composite = mean_of_parts(&parts);
    Score { kind: ScoreKind::Simplified, version: definition.version.clone(), parts, composite }
}

/// The score by the weights of the definition; nothing when it carries none.
pub fn weighted(definition: &Definition, answers: &Answers) -> Option<Score> {
    if !definition.is_weighted() {
        return None;
    }
    let parts = parts(definition, answers, |item| item.weight_in_dimension.unwrap_or(0.0));
    let mut scored = definition.items.iter().filter(|item| item.scored);
    let own_weights = scored.all(|item| item.weight_in_composite.is_some());
    let composite = if own_weights {
        // All three must be known, as for the mean.
        mean_of_parts(&parts).and_then(|_| {
            let all = definition.items.iter().filter(|item| item.scored);
            mean(all.filter_map(|item| Some((points(item, answers)?, item.weight_in_composite?))))
        })
    } else {
        mean_of_parts(&parts)
    };
    let version = definition.version.clone();
    Some(Score { kind: ScoreKind::Weighted, version, parts, composite })
}

fn parts(definition: &Definition, answers: &Answers, weight: impl Fn(&Item) -> f64) -> Vec<Part> {
    let part = |dimension: &Dimension| {
        let applies: Vec<&Item> = definition
            .of(*dimension)
            .filter(|item| item.scored && answers.asks(item))
            .filter(|item| answers.get(&item.id) != Some(&Answer::Beside(Beside::NotApplicable)))
            .collect();
        let counted: Vec<(f64, f64)> = applies
            .iter()
            .filter_map(|item| Some((points(item, answers)?, weight(item))))
            .collect();
        let (answered, of) = (counted.len(), applies.len());
        // 7 of 10 are enough; the sum of floating parts must not decide that.
        let least = definition.scoring.min_answered * of as f64 - 1e-9;
        let enough = of > 0 && answered > 0 && answered as f64 >= least;
        let value = if enough { mean(counted.into_iter()) } else { None };
        Part { dimension: *dimension, value, answered, of }
    };
    Dimension::ALL.iter().map(part).collect()
}

/// The points of an answered question, from 0 to 1.
fn points(item: &Item, answers: &Answers) -> Option<f64> {
    if !answers.asks(item) {
        return None;
    }
    let Answer::Codes(codes) = answers.get(&item.id)? else { return None };
    let mut chosen = codes.iter().filter_map(|code| item.option(code));
    match (item.kind, item.combine) {
        (Kind::One, _) => chosen.find_map(|option| option.points),
        (Kind::Several, Combine::Any) => {
            let any = |option: &Choice| !option.alone;
            Some(if chosen.any(any) { 1.0 } else { 0.0 })
        }
        (Kind::Several, Combine::Sum) => {
            Some(chosen.filter_map(|option| option.points).sum::<f64>().clamp(0.0, 1.0))
        }
    }
}

fn mean(pairs: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (sum, weight) = pairs
        .fold((0.0, 0.0), |(sum, total), (value, weight)| (sum + value * weight, total + weight));
    (weight > 0.0).then(|| sum / weight)
}

fn mean_of_parts(parts: &[Part]) -> Option<f64> {
    let known: Option<Vec<f64>> = parts.iter().map(|part| part.value).collect();
    mean(known?.into_iter().map(|value| (value, 1.0)))
}
