//! Screening instruments: what each asks, how it is scored, and what it must never be taken
//! for. The definitions are data (`assets/instruments.json`, `DOMAIN.md` 3): numbers, topics
//! in our own words, scales, bands, safety items. The wording belongs to its owner and is
//! loaded by the office. Answers are kept, the score is always computed anew from them, and a
//! screening is never a diagnosis.

pub mod answers;
pub mod score;
#[cfg(test)]
mod tests;
pub mod wording;

use std::sync::OnceLock;

use serde::Deserialize;

use super::date::Age;
use super::label::Label;
use crate::words::tr_with;

pub use answers::{Answers, Slot};
pub use score::{Outcome, alert, score};
pub use wording::Wording;

/// One instrument as it is defined.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Short key: `phq9`.
    pub id: String,
    /// Its name.
    pub name: Label,
    /// Which edition of its wording the definition follows.
    #[serde(default)]
    pub version: Label,
    /// For whom it was made.
    #[serde(default)]
    pub population: Label,
    /// Under this age it is not meant to be used; a warning, not a bar (`DOMAIN.md` 3.5).
    #[serde(default)]
    pub warn_under: Option<u16>,
    /// The time the questions ask about.
    #[serde(default)]
    pub recall: Label,
    /// The answers of every item that has none of its own, in the order shown.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// A question that comes first and may end it.
    #[serde(default)]
    pub gate: Option<Gate>,
    /// The items.
    pub items: Vec<Item>,
    /// Items not asked after a certain answer to another.
    #[serde(default)]
    pub skip_rules: Vec<Skip>,
    /// Questions that do not count for the score.
    #[serde(default)]
    pub unscored: Vec<Unscored>,
    /// How the score is made.
    pub scoring: Scoring,
    /// What stretches of the score are called.
    pub bands: Vec<Band>,
    /// From where on it counts as positive.
    #[serde(default)]
    pub cutoff: Option<Cutoff>,
    /// True when a high score is good: the reverse of nearly all.
    #[serde(default)]
    pub higher_is_better: bool,
    /// Answers that open a safety alert at once, whatever the total.
    pub safety_rules: Vec<SafetyItem>,
    /// Advice to the person who asks.
    #[serde(default)]
    pub advice: Label,
    /// Under which terms it may be used.
    pub licence: Label,
    /// Who made it.
    #[serde(default)]
    pub attribution: Label,
    /// May the program carry it?
    pub embed: bool,
    /// On which condition it may.
    #[serde(default)]
    pub embed_condition: Option<String>,
    /// Answers with their known scores, for the tests.
    #[serde(default)]
    pub tests: Vec<serde_json::Value>,
    /// What is still to be compared with the official source; empty when nothing is.
    pub verify: Label,
}

/// One answer of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What it counts, and what is stored.
    pub value: u8,
    /// What is read.
    pub label: Label,
}

/// The question that comes first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Its topic, in our own words.
    pub topic: Label,
    /// What follows from "no".
    pub if_no: String,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its number on the official sheet.
    pub n: u8,
    /// Does it count for the score?
    pub score: bool,
    /// Its topic, in our own words.
    pub topic: Label,
    /// Answers of its own, when they are not those of the instrument.
    #[serde(default)]
    pub options: Vec<Choice>,
}

/// An item that is not asked when another was answered so, and what it then counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skip {
    /// The item left out.
    pub item: u8,
    /// After this item
    pub if_item: u8,
    /// was answered with this.
    pub if_value: u8,
    /// What the item left out counts.
    pub counts: u8,
}

/// A question that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unscored {
    /// Its key among the answers.
    pub id: Extra,
    /// Its topic, in our own words.
    pub topic: Label,
    /// Its answers.
    pub options: Vec<Choice>,
}

/// Which question that does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extra {
    /// The effect on daily life, after the PHQ-9.
    Impact,
}

/// How the score is made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoring {
    /// The rule.
    pub method: Method,
    /// Least score.
    #[serde(default)]
    pub min: u16,
    /// Highest score.
    #[serde(default)]
    pub max: u16,
    /// Least sum before it is multiplied.
    #[serde(default)]
    pub raw_min: Option<u16>,
    /// Highest sum before it is multiplied.
    #[serde(default)]
    pub raw_max: Option<u16>,
    /// The answer from which on an item counts, where any such item decides.
    #[serde(default)]
    pub threshold: Option<u8>,
    /// What is then said.
    #[serde(default)]
    pub result: Option<String>,
    /// What a missing item means.
    #[serde(default)]
    pub missing: Option<String>,
    /// A remark.
    #[serde(default)]
    pub note: Option<String>,
}

/// The rule of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The sum of the items.
    Sum,
    /// Four times the sum. A wrong formula, (sum − 5) × 4, goes around (`DOMAIN.md` 3.4).
    #[serde(rename = "sum_times_4")]
    SumTimes4,
    /// How many items reach the threshold; one is enough.
    AnyAtOrAbove,
    /// Not scored here.
    None,
}

/// A stretch of the score with its name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// From this score
    pub min: u16,
    /// to this one.
    pub max: u16,
    /// What it is called.
    pub label: Label,
}

/// From where on a score counts as positive.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Cutoff {
    /// Positive from here up.
    pub positive_min: Option<u16>,
    /// Positive from here down.
    pub positive_max: Option<u16>,
    /// A stricter line down.
    pub strict_max: Option<u16>,
    /// A milder line up.
    pub moderate_min: Option<u16>,
    /// The published line that misses few.
    pub sensitive_min: Option<u16>,
    /// The published line that rarely errs.
    pub efficient_min: Option<u16>,
    /// What an office may begin with when it sets its own.
    pub default_suggested: Option<u16>,
    /// What to know before setting one.
    pub note: Label,
}

/// An answer that opens a safety alert at once (`DOMAIN.md` 3.5, 3.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyItem {
    /// The item.
    pub item: u8,
    /// From this answer on.
    pub min_value: u8,
    /// What opens.
    pub action: Action,
    /// Whatever the total; always so.
    pub independent_of_total: bool,
}

/// What a safety item asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The alert that cannot be left without an action.
    ImmediateSafetyAlert,
}

#[derive(Deserialize, Default)]
struct Set {
    edition: String,
    instruments: Vec<Instrument>,
}

fn set() -> &'static Set {
    static SET: OnceLock<Set> = OnceLock::new();
    // Part of the program; a test reads it to its end.
    SET.get_or_init(|| {
        serde_json::from_str(include_str!("../../assets/instruments.json")).unwrap_or_default()
    })
}

/// Every instrument, also those that may only be named.
pub fn all() -> &'static [Instrument] {
    &set().instruments
}

/// The instruments that can be filled in.
pub fn available() -> impl Iterator<Item = &'static Instrument> {
    all().iter().filter(|instrument| instrument.is_available())
}

/// The instrument with this key.
pub fn named(id: &str) -> Option<&'static Instrument> {
    all().iter().find(|instrument| instrument.id == id)
}

/// The edition of the definitions: kept with the answers, so that one knows by which rules
/// they were first scored.
pub fn edition() -> &'static str {
    &set().edition
}

/// What a safety alert says of the answer that opened it: which scale and which item.
pub fn safety_detail(instrument: &Instrument, item: u8) -> String {
    let given = [("name", instrument.name.show()), ("item", &item.to_string())];
    tr_with("scale-alert-detail", &given)
}

impl Instrument {
    /// Can it be filled in?
    pub fn is_available(&self) -> bool {
        self.embed && !self.items.is_empty()
    }

    /// Why it cannot be filled in, as a sentence with its licence; nothing when it can.
    pub fn unavailable(&self) -> Option<String> {
        let given = [("name", self.name.show()), ("licence", self.licence.show())];
        (!self.is_available()).then(|| tr_with("scale-not-shipped", &given))
    }

    /// A warning when the person is, or may be, younger than it was made for.
    pub fn age_warning(&self, age: Option<Age>) -> Option<String> {
        let (least, age) = (self.warn_under?, age?);
        let given = [
            ("name", self.name.show()),
            ("least", &least.to_string()),
            ("population", self.population.show()),
        ];
        (age.min < least).then(|| tr_with("scale-age-under", &given))
    }

    /// The answers a question takes; none when it is not one of this instrument.
    pub fn options_of(&self, slot: Slot) -> &[Choice] {
        match slot {
            Slot::Gate if self.gate.is_some() => &self.options,
            Slot::Gate => &[],
            Slot::Item(n) => match self.items.iter().find(|item| item.n == n) {
                Some(item) if item.options.is_empty() => &self.options,
                Some(item) => &item.options,
                None => &[],
            },
            Slot::Impact => self.impact().map_or(&[], |extra| &extra.options),
        }
    }

    /// The topic of a question, in our own words.
    pub fn topic_of(&self, slot: Slot) -> &str {
        match slot {
            Slot::Gate => self.gate.as_ref().map(|gate| gate.topic.show()),
            Slot::Item(n) => {
                self.items.iter().find(|item| item.n == n).map(|item| item.topic.show())
            }
            Slot::Impact => self.impact().map(|extra| extra.topic.show()),
        }
        .unwrap_or_default()
    }

    /// Every question there is, in order, asked or not.
    pub fn slots(&self) -> Vec<Slot> {
        let gate = self.gate.iter().map(|_| Slot::Gate);
        let items = self.items.iter().map(|item| Slot::Item(item.n));
        gate.chain(items).chain(self.impact().map(|_| Slot::Impact)).collect()
    }

    /// Does its definition leave the cut-off to the office?
    pub fn office_sets_cutoff(&self) -> bool {
        let own = |cut: &Cutoff| cut.positive_min.or(cut.positive_max).is_some();
        self.scoring.method == Method::Sum && !self.cutoff.as_ref().is_some_and(own)
    }

    fn impact(&self) -> Option<&Unscored> {
        self.unscored.iter().find(|extra| extra.id == Extra::Impact)
    }
}
