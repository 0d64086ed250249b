//! A definition of the survey as the office loads it: a JSON text in the form of
//! `assets/survey_draft.json`. Everything wrong with it is said at once, item by item.

use std::collections::BTreeSet;

use super::{Beside, Combine, Definition, Dimension, Item, Kind};
use crate::domain::label::Label;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;

/// The only form of definition there is.
const SCHEMA: &str = "survey/1";

/// More questions than any such survey has.
const MOST_ITEMS: usize = 200;

/// The longest definition, in bytes.
const LONGEST: usize = 1_000_000;

impl Definition {
    /// Reads a definition, or says everything that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        if text.len() > LONGEST {
            return Err(vec![Problem::new("survey-file-long")]);
        }
        let definition: Self =
            serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|fault| {
                // The place is shown, the content is not.
                let line = fault.line().to_string();
                vec![Problem::new("survey-file-unreadable").with("line", line)]
            })?;
        let mut problems = Vec::new();
        definition.judge(&mut problems);
        if problems.is_empty() { Ok(definition) } else { Err(problems) }
    }

    fn judge(&self, problems: &mut Vec<Problem>) {
        if self.schema != SCHEMA {
            problems.push(Problem::new("survey-file-schema").with("given", &self.schema));
        }
        let whole = [
            ("id", self.id.is_empty()),
            ("name", self.name.is_empty()),
            ("version", self.version.trim().is_empty()),
            ("licence", self.licence.is_empty()),
            ("source", self.source.trim().is_empty()),
            ("languages", self.languages.is_empty()),
        ];
        for (field, _) in whole.into_iter().filter(|(_, lacks)| *lacks) {
            problems.push(Problem::new("survey-file-lacks").with("field", field).at(field));
        }
        let part = self.scoring.min_answered;
        if !(part > 0.0 && part <= 1.0) {
            problems.push(Problem::new("survey-file-part"));
        }
        if self.items.len() > MOST_ITEMS {
            problems.push(Problem::new("survey-file-long"));
            return;
        }
        let mut seen = BTreeSet::new();
        for item in &self.items {
            if !seen.insert(item.id.as_str()) {
                problems.push(about(item, "survey-item-twice"));
            }
            self.judge_item(item, problems);
        }
        for dimension in Dimension::ALL {
            if !self.of(*dimension).any(|item| item.scored) {
                let key = dimension.key();
                problems.push(Problem::new("survey-file-dimension").with("dimension", key));
            }
        }
        self.judge_weights(problems);
        self.judge_bands(problems);
    }

    fn judge_item(&self, item: &Item, problems: &mut Vec<Problem>) {
        if !is_key(&item.id) {
            problems.push(about(item, "survey-item-key"));
        }
        let labels = std::iter::once(&item.label).chain(item.options.iter().map(|o| &o.label));
        let spoken = |label: &Label| self.languages.iter().all(|l| label.in_language(l).is_some());
        if !labels.into_iter().all(spoken) {
            problems.push(about(item, "survey-item-language"));
        }
        if item.options.len() < 2 {
            problems.push(about(item, "survey-item-options"));
        }
        let codes: BTreeSet<&str> = item.options.iter().map(|o| o.code.as_str()).collect();
        let beside = |code: &&str| Beside::from_key(code).is_some();
        if codes.len() < item.options.len()
            || !codes.iter().all(|code| is_key(code))
            || codes.iter().any(beside)
        {
            problems.push(about(item, "survey-item-codes"));
        }
        let by_points = item.kind == Kind::One || item.combine == Combine::Sum;
        let lacks = item.options.iter().any(|option| option.points.is_none());
        if item.scored && by_points && lacks {
            problems.push(about(item, "survey-item-points"));
        }
        let fits = |points: f64| (0.0..=1.0).contains(&points);
        if !item.options.iter().filter_map(|option| option.points).all(fits) {
            problems.push(about(item, "survey-item-range"));
        }
        let weights = [item.weight_in_dimension, item.weight_in_composite];
        if weights.into_iter().flatten().any(|weight| !(weight.is_finite() && weight >= 0.0)) {
            problems.push(about(item, "survey-item-weight"));
        }
        if let Some(condition) = &item.asked_if {
            let place = |id: &str| self.items.iter().position(|other| other.id == id);
            let known = self.item(&condition.item).is_some_and(|other| {
                condition.codes.iter().all(|code| other.option(code).is_some())
            });
            let before = place(&condition.item) < place(&item.id);
            if !known || !before || condition.codes.is_empty() {
                problems.push(about(item, "survey-item-condition"));
            }
        }
        if let Some(signal) = &item.signal
            && !signal.codes.iter().all(|code| item.option(code).is_some())
        {
            problems.push(about(item, "survey-item-signal"));
        }
    }

    fn judge_weights(&self, problems: &mut Vec<Problem>) {
        let scored = || self.items.iter().filter(|item| item.scored);
        for weight in [|i: &Item| i.weight_in_dimension, |i: &Item| i.weight_in_composite] {
            let carry = scored().filter(|item| weight(item).is_some()).count();
            if carry > 0 && carry < scored().count() {
                for item in scored().filter(|item| weight(item).is_none()) {
                    problems.push(about(item, "survey-item-unweighted"));
                }
            }
        }
        let composite = scored().any(|item| item.weight_in_composite.is_some());
        if composite && !self.is_weighted() {
            problems.push(Problem::new("survey-file-weights"));
        }
        for dimension in Dimension::ALL.iter().filter(|_| self.is_weighted()) {
            let sum: f64 = self
                .of(*dimension)
                .filter(|item| item.scored)
                .filter_map(|item| item.weight_in_dimension)
                .sum();
            if sum <= 0.0 {
                problems.push(Problem::new("survey-file-weights"));
            }
        }
    }

    fn judge_bands(&self, problems: &mut Vec<Problem>) {
        let same = |a: f64, b: f64| (a - b).abs() < 1e-9;
        let (Some(first), Some(last)) = (self.bands.first(), self.bands.last()) else { return };
        let meet =
            self.bands.iter().zip(self.bands.iter().skip(1)).all(|(a, b)| same(a.max, b.min));
        let rise = self.bands.iter().all(|band| band.min < band.max && !band.label.is_empty());
        if !(same(first.min, 0.0) && same(last.max, 1.0) && meet && rise) {
            problems.push(Problem::new("survey-file-bands"));
        }
    }
}

fn about(item: &Item, word: &'static str) -> Problem {
    Problem::new(word).with("item", &item.id).at(&item.id)
}

/// A key that can stand in a line of answers.
fn is_key(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-' || b == b'.';
    !text.is_empty() && text.len() <= 60 && text.bytes().all(fits)
}
