//! One figure: what it is, and the name by which what it counted is opened.

use serde::{Deserialize, Serialize};

use super::label::Label;
use crate::domain::money::Money;
use crate::words;

/// The lasting name of a figure within its report, such as `identified/sex_age/F/18-24`: the same
/// question asked a year later names the same figure the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FigureId(String);

impl FigureId {
    /// The figure of this name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The figure below this one.
    pub fn below(&self, part: &str) -> Self {
        Self(format!("{}/{part}", self.0))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days.
    Days,
    /// Hours.
    Hours,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// A count.
    Count(u64),
    /// A part of a whole: shown with both, and as a percentage. The figure opens the part.
    Share {
        /// Counted in the part.
        part: u64,
        /// Counted in the whole: missing answers are not in it.
        whole: u64,
    },
    /// Money, in whole units of one currency.
    Amount {
        /// How much.
        amount: i64,
        /// In what.
        currency: String,
        /// How many records it is the sum of. The figure opens these.
        of: u64,
    },
    /// A sum of quantities: kits, nights.
    Quantity {
        /// How much.
        quantity: i64,
        /// How many records it is the sum of. The figure opens these.
        of: u64,
    },
    /// The middle of what was measured.
    Median {
        /// In tenths of the unit.
        tenths: i64,
        /// The unit.
        unit: Unit,
        /// How many were measured. The figure opens these.
        of: u64,
    },
    /// Under the threshold, or would give away one that is: not shown to anybody.
    Masked,
    /// There is nothing to compute it from: a share of none, a middle of none.
    Unknown,
    /// The office does not collect what it is computed from: not 0.
    ToBeCollected,
    /// A number that was set, not counted: a target.
    Given(u64),
    /// Words: where, since when.
    Text(Label),
    /// There is no such figure at this place of the table.
    Empty,
}

/// A cell of a table, or a value in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Its lasting name.
    pub figure: FigureId,
    /// What it shows.
    pub content: Content,
}

impl Cell {
    /// A cell without a figure.
    pub fn empty() -> Self {
        Self { figure: FigureId::default(), content: Content::Empty }
    }

    /// How many things the figure opens; `None` when it opens nothing.
    pub fn members(&self) -> Option<u64> {
        match self.content {
            Content::Count(count) => Some(count),
            Content::Share { part, .. } => Some(part),
            Content::Median { of, .. }
            | Content::Amount { of, .. }
            | Content::Quantity { of, .. } => Some(of),
            Content::Given(_)
            | Content::Text(_)
            | Content::Masked
            | Content::Unknown
            | Content::ToBeCollected
            | Content::Empty => None,
        }
    }

    /// The percentage of a share, in tenths of a percent; `None` for anything else.
    pub fn per_mille(&self) -> Option<u64> {
        let Content::Share { part, whole } = self.content else { return None };
        (part * 2000 + whole).checked_div(whole * 2)
    }

    /// The cell in the language in use; a count has its figures grouped.
    pub fn show(&self) -> String {
        let number = |n: u64| words::count(i64::try_from(n).unwrap_or(i64::MAX));
        match &self.content {
            Content::Count(count) | Content::Given(count) => number(*count),
            Content::Text(label) => label.show(),
            Content::Share { part, whole } => {
                let Some(tenths) = self.per_mille() else { return words::tr("figure-unknown") };
                let percent = decimal(i64::try_from(tenths).unwrap_or(i64::MAX));
                let (part, whole) = (number(*part), number(*whole));
                let given = [("percent", percent.as_str()), ("part", &part), ("whole", &whole)];
                words::tr_with("figure-share", &given)
            }
            Content::Quantity { quantity, .. } => words::count(*quantity),
            Content::Amount { amount, currency, .. } => {
                Money { amount: *amount, currency: currency.clone() }.show()
            }
            Content::Median { tenths, unit, of } => {
                let (value, of) = (decimal(*tenths), number(*of));
                let given = [("value", value.as_str()), ("of", &of)];
                words::tr_with(
                    match unit {
                        Unit::Days => "figure-median-days",
                        Unit::Hours => "figure-median-hours",
                    },
                    &given,
                )
            }
            Content::Masked => words::tr("figure-masked"),
            Content::Unknown => words::tr("figure-unknown"),
            Content::ToBeCollected => words::tr("figure-to-be-collected"),
            Content::Empty => String::new(),
        }
    }
}

impl Default for FigureId {
    fn default() -> Self {
        Self::new("")
    }
}

/// Tenths as a number with at most one figure behind the point.
fn decimal(tenths: i64) -> String {
    let whole = words::count(tenths / 10);
    match tenths.unsigned_abs() % 10 {
        0 => whole,
        part => format!("{whole}{}{part}", words::tr("figure-point")),
    }
}
