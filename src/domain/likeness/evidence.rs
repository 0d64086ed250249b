//! What speaks for two persons being one, and what against, in words.

use super::compare::{Comparison, Field};
use super::model::Model;
use crate::words;

/// One thing that speaks for or against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// What it is.
    pub what: What,
    /// Its weight: above 0 for one person, below 0 for two. It is the logarithm (to the base
    /// 2) of how much likelier this makes it: 3 is eight times.
    pub weight: f32,
}

/// What was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct What {
    /// None is what other records say: those of the household, and others of the same person.
    field: Option<Field>,
    level: u8,
    common: bool,
}

impl What {
    /// The key of its words.
    pub fn key(self) -> String {
        let level = usize::from(self.level);
        let pick =
            |keys: &[&'static str]| keys.get(level).or(keys.last()).copied().unwrap_or_default();
        let name = ["same", "sound", "close", "short", "known", "other"];
        let Some(field) = self.field else {
            return format!("company-{}", pick(&["same", "other"]));
        };
        let (field, level) = match field {
            Field::Family if level == 0 && self.common => ("family", "common"),
            Field::Given if level == 0 && self.common => ("given", "common"),
            Field::Family => ("family", pick(&name)),
            Field::Given => ("given", pick(&name)),
            Field::Father => {
                ("father", pick(&["same", "same", "close", "close", "close", "other"]))
            }
            Field::Mother => {
                ("mother", pick(&["same", "same", "close", "close", "close", "other"]))
            }
            Field::Extra => ("extra", pick(&["none", "one", "same", "other"])),
            Field::Order => ("order", pick(&["same", "swapped"])),
            Field::Sex => ("sex", pick(&["same", "other", "same", "other"])),
            Field::Place => ("place", pick(&["same", "close", "wide", "near", "renamed", "other"])),
            Field::Phone if level == 0 && self.common => ("phone", "shared"),
            Field::Phone => ("phone", pick(&["same", "other"])),
            Field::Document if level == 0 && self.common => ("document", "shared"),
            Field::Document => ("document", pick(&["same", "close", "other", "kind"])),
            Field::Journey => {
                ("journey", pick(&["same", "near", "day", "country", "other", "country", "other"]))
            }
            Field::Birth if level < 8 => (
                "birth",
                pick(&["day", "swapped", "near", "year", "year-near", "year-near", "far", "far"]),
            ),
            Field::Birth => {
                let far =
                    ["year", "year-near", "year-near", "year-off", "far", "far", "far", "far"];
                ("birth", far.get(level % 8).copied().unwrap_or("far"))
            }
        };
        format!("{field}-{level}")
    }
}

impl Evidence {
    /// What speaks, in a few words: "same phone".
    pub fn sentence(self) -> String {
        words::tr(&format!("likeness-{}", self.what.key()))
    }

    /// True when it speaks for one person.
    pub fn speaks_for(self) -> bool {
        self.weight > 0.0
    }
}

/// Below this much evidence (as in `Evidence::weight`) nothing is said.
const WORTH_SAYING: f32 = 0.5;

/// Whether so many bear it that it says little: a name of one in 150, a phone of more than a
/// large household, a paper of more than two. `chance` is the logarithm of the part that does.
fn is_common(field: Field, chance: f32, persons: f32) -> bool {
    let borne = chance.exp() * persons;
    match field {
        Field::Phone => borne > 8.5,
        Field::Document => borne > 2.5,
        _ => chance > -5.0 && borne >= 20.0,
    }
}

/// What a comparison says, the weightiest first.
/// With odds that other records had a say in, what these added stands among it.
pub(super) fn of(model: &Model, pair: &Comparison, odds: Option<f32>) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = Field::ALL
        .into_iter()
        .filter_map(|field| {
            let weight = model.worth(pair, field)? / std::f32::consts::LN_2;
            let level = u8::try_from(pair.level(field)?).ok()?;
            let common = is_common(field, pair.chance(field), model.persons);
            Some(Evidence { what: What { field: Some(field), level, common }, weight })
        })
        .collect();
    if let Some(odds) = odds {
        let weight = (odds - model.weigh(pair).odds) / std::f32::consts::LN_2;
        let what = What { field: None, level: u8::from(weight < 0.0), common: false };
        all.push(Evidence { what, weight });
    }
    all.retain(|evidence| evidence.weight.abs() >= WORTH_SAYING);
    all.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
    all
}

/// The keys of all that can be said.
#[cfg(test)]
pub(super) fn all() -> std::collections::BTreeSet<String> {
    let fields = Field::ALL.into_iter().map(Some).chain([None]);
    let every = fields.flat_map(|field| {
        (0..16).flat_map(move |level| [false, true].map(|common| What { field, level, common }))
    });
    every.map(What::key).collect()
}
