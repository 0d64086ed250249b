//! The reintegration sustainability survey as a definition that can be loaded: questions,
//! answers, points, weights, version, licence. The draft shipped with the program is in our own
//! words and carries no weights; what it gives is a simplified score that says so, not the
//! score of IOM (`DOMAIN.md` 2). Raw answers and the version are kept, the score is computed.

mod answers;
mod import;
mod record;
pub mod score;
#[cfg(test)]
mod tests;

use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use super::keyed;
use super::label::Label;

pub use answers::{Answer, Answers};
pub use record::Survey;
pub use score::{Part, Score, ScoreKind, compute, simplified, weighted};

/// A definition of the survey.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Definition {
    /// Which form of definition this is; only `survey/1` is understood.
    pub schema: String,
    /// Key of the survey.
    pub id: String,
    /// Its name.
    pub name: Label,
    /// Kept with every answer: scores of two versions are not compared.
    pub version: String,
    /// Does the office hold it from the owner of the survey?
    #[serde(default)]
    pub official: bool,
    /// Under which terms it may be used.
    pub licence: Label,
    /// Where it comes from.
    pub source: String,
    /// The languages every label has.
    pub languages: Vec<String>,
    /// What is still to be compared with the official source.
    #[serde(default)]
    pub verify: String,
    /// How the score is made.
    #[serde(default)]
    pub scoring: Scoring,
    /// Stretches of the composite score. None until an office sets some: a band only ever
    /// proposes how often to follow up, and never lowers a protection risk level.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// The questions, in order.
    pub items: Vec<Item>,
}

/// How the score is made.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Scoring {
    /// The part of the items of a dimension that must be answered for it to have a score.
    pub min_answered: f64,
}

impl Default for Scoring {
    fn default() -> Self {
        Self { min_answered: 0.7 }
    }
}

/// A stretch of the composite score.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Band {
    /// From here
    pub min: f64,
    /// up to here; the next one begins there.
    pub max: f64,
    /// What it proposes.
    pub label: Label,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Item {
    /// Its key among the answers.
    pub id: String,
    /// Its number.
    pub n: u16,
    /// The dimension it belongs to.
    pub dimension: Dimension,
    /// What is asked.
    pub label: Label,
    /// One answer or several?
    #[serde(default)]
    pub kind: Kind,
    /// Does it count?
    pub scored: bool,
    /// The answers.
    pub options: Vec<Choice>,
    /// How several answers become points.
    #[serde(default)]
    pub combine: Combine,
    /// Which answers beside the listed ones it takes.
    #[serde(default)]
    pub allow: Vec<Beside>,
    /// Only asked after a certain answer to another question.
    #[serde(default)]
    pub asked_if: Option<Condition>,
    /// Answers that propose psychosocial follow-up.
    #[serde(default)]
    pub signal: Option<Signal>,
    /// Its weight in the score of its dimension.
    #[serde(default)]
    pub weight_in_dimension: Option<f64>,
    /// Its weight in the composite score.
    #[serde(default)]
    pub weight_in_composite: Option<f64>,
    /// What is still to be compared with the official source.
    #[serde(default)]
    pub verify: String,
}

/// One answer of a question.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub label: Label,
    /// What it counts, from 0 to 1.
    #[serde(default)]
    pub points: Option<f64>,
    /// Among several answers, stands alone: "none".
    #[serde(default)]
    pub alone: bool,
}

/// One answer or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One.
    #[default]
    One,
    /// Several at once.
    Several,
}

/// How several answers become points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Combine {
    /// One with any answer, zero with the one that stands alone.
    #[default]
    Any,
    /// The points of the answers added, at most one.
    Sum,
}

/// An answer after which another question is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Condition {
    /// The question.
    pub item: String,
    /// Any of these answers.
    pub codes: Vec<String>,
}

/// Answers that propose psychosocial follow-up.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Signal {
    /// Why.
    pub kind: Proposal,
    /// Any of these answers.
    pub codes: Vec<String>,
}

keyed! {
    /// A dimension of reintegration.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Dimension {
        /// Means of living.
        Economic = "economic",
        /// Services, housing, documents.
        Social = "social",
        /// Ties, safety, well-being.
        Psychosocial = "psychosocial",
    }
}

keyed! {
    /// An answer beside the listed ones. Left out of the score, never counted as zero.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Beside {
        /// The person does not know.
        DontKnow = "dont_know",
        /// The person does not want to answer.
        NoAnswer = "no_answer",
        /// The question has no object: no school-age child. Not counted at all.
        NotApplicable = "not_applicable",
    }
}

keyed! {
    /// Why psychosocial follow-up is proposed.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Proposal {
        /// Signs of distress are frequent.
        Distress = "distress",
        /// The person wishes specialised support.
        WishesSupport = "wishes_support",
    }
}

/// The draft shipped with the program.
pub fn draft() -> Option<&'static Arc<Definition>> {
    static DRAFT: OnceLock<Option<Arc<Definition>>> = OnceLock::new();
    // Part of the program; a test reads it.
    DRAFT
        .get_or_init(|| {
            Definition::parse(include_str!("../../assets/survey_draft.json")).ok().map(Arc::new)
        })
        .as_ref()
}

impl Definition {
    /// The question with this key.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The questions of a dimension, in order.
    pub fn of(&self, dimension: Dimension) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.dimension == dimension)
    }

    /// Does every item that counts carry a weight in its dimension?
    pub fn is_weighted(&self) -> bool {
        let mut scored = self.items.iter().filter(|item| item.scored);
        scored.all(|item| item.weight_in_dimension.is_some())
    }

    /// The band of a composite score, where an office has set some.
    pub fn band(&self, score: f64) -> Option<&Band> {
        self.bands.iter().rev().find(|band| score >= band.min)
    }
}

impl Item {
    /// The listed answer with this code.
    pub fn option(&self, code: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.code == code)
    }
}

/// Why psychosocial follow-up is to be proposed, after these answers; nothing is decided.
pub fn proposals(definition: &Definition, answers: &Answers) -> Vec<Proposal> {
    let mut found: Vec<Proposal> = definition
        .items
        .iter()
        .filter(|item| answers.asks(item))
        .filter_map(|item| {
            let (signal, answer) = (item.signal.as_ref()?, answers.get(&item.id)?);
            let Answer::Codes(codes) = answer else { return None };
            codes.iter().any(|code| signal.codes.contains(code)).then_some(signal.kind)
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}
