//! The indicators of the five project reports: what each counts, told in a sentence that stands
//! beside the figure (`DOMAIN.md` 6). Every one is a line of `assets/lists/indicator.csv`; label,
//! definition and code of the funder can be reworded by the office. What cannot be computed from
//! cases says "to be collected", never 0.

pub mod bands;
pub mod count;
pub mod day;
pub mod facts;
pub mod figures;
pub mod record;
pub mod section;
pub mod sector;
pub mod sheet;

use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use self::figures::{Figures, Member};
pub use self::record::Indicator;
use super::choice::{self, Choice};
use super::report::Counted;
use crate::words::{self, Lang};

/// An indicator with its definition, as a report keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Its code; never changes.
    pub code: String,
    /// What it counts.
    pub counted: Counted,
    /// Whether cases give it; otherwise it is to be collected.
    pub computed: bool,
    /// French label.
    pub fr: String,
    /// English label.
    pub en: String,
    /// French definition.
    pub definition_fr: String,
    /// English definition.
    pub definition_en: String,
    /// French warning; empty when there is none.
    pub caution_fr: String,
    /// English warning.
    pub caution_en: String,
    /// Where a cumulative figure starts when nothing else is asked.
    pub since: Option<NaiveDate>,
    /// The reports that printed it.
    pub seed: String,
    /// The target that the programme published.
    pub target: Option<i64>,
    /// The code of the funder.
    pub funder: String,
}

impl Described {
    /// The label in the language in use.
    pub fn label(&self) -> &str {
        spoken(&self.fr, &self.en)
    }

    /// The definition in the language in use.
    pub fn definition(&self) -> &str {
        spoken(&self.definition_fr, &self.definition_en)
    }

    /// The warning in the language in use.
    pub fn caution(&self) -> &str {
        spoken(&self.caution_fr, &self.caution_en)
    }

    fn of_line(line: &Choice) -> Self {
        let text = |column: &str| line.attribute(column).to_owned();
        Self {
            code: line.code.clone(),
            counted: match line.attribute("counted") {
                "episodes" => Counted::Episodes,
                "services" => Counted::Services,
                "participations" => Counted::Participations,
                "money" => Counted::Money,
                _ => Counted::Persons,
            },
            computed: line.attribute("computed") == "yes",
            fr: line.fr.clone(),
            en: line.en.clone(),
            definition_fr: text("definition_fr"),
            definition_en: text("definition_en"),
            caution_fr: text("caution_fr"),
            caution_en: text("caution_en"),
            since: line.attribute("since").parse().ok(),
            seed: text("seed"),
            target: line.attribute("target").parse().ok(),
            funder: text("funder"),
        }
    }

    /// The indicator in the words of the office; what the office left empty stays.
    #[must_use]
    pub fn reworded(mut self, by: &Indicator) -> Self {
        for (text, slots) in [
            (&by.label, [&mut self.fr, &mut self.en]),
            (&by.definition, [&mut self.definition_fr, &mut self.definition_en]),
        ] {
            if !text.trim().is_empty() {
                for slot in slots {
                    text.trim().clone_into(slot);
                }
            }
        }
        if !by.funder_code.trim().is_empty() {
            by.funder_code.trim().clone_into(&mut self.funder);
        }
        self.since = by.since.or(self.since);
        self
    }
}

fn spoken<'a>(fr: &'a str, en: &'a str) -> &'a str {
    match words::language() {
        Lang::Fr => fr,
        Lang::En => en,
    }
}

/// Every indicator, in the order of the list, as the program words it.
pub fn all() -> &'static [Described] {
    static ALL: OnceLock<Vec<Described>> = OnceLock::new();
    ALL.get_or_init(|| choice::list("indicator").iter().map(Described::of_line).collect())
}

/// The indicator with this code.
pub fn of(code: &str) -> Option<&'static Described> {
    all().iter().find(|held| held.code == code)
}

/// The categories of return that are assisted voluntary returns (`return_category`).
pub const ASSISTED: [&str; 2] = ["AVR", "AVRR"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_of_the_reports_is_defined_in_both_languages() {
        assert_eq!(all().len(), 29);
        for held in all() {
            assert!(!held.definition_fr.is_empty() && !held.definition_en.is_empty());
            assert_eq!(held.caution_fr.is_empty(), held.caution_en.is_empty(), "{}", held.code);
        }
        let computed = all().iter().filter(|held| held.computed).count();
        println!("{computed} of {} indicators come from cases", all().len());
    }

    #[test]
    fn the_office_may_word_an_indicator_otherwise() {
        let held = of("IND_AVR_CUM").unwrap().clone();
        let by = Indicator { label: " Retours ".to_owned(), ..Indicator::default() };
        let said = held.clone().reworded(&by);
        assert_eq!((said.fr.as_str(), said.en.as_str()), ("Retours", "Retours"));
        assert_eq!((said.definition_fr, said.since), (held.definition_fr, held.since));
    }
}
