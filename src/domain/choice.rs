//! Lists of answers: code, French and English label, and whatever columns a list
//! has beside them. Big lists have a file of their own, small ones share one table
//! with the columns of XLSForm. An unknown list is an empty list.

use std::collections::{BTreeMap, HashMap};
use std::sync::{OnceLock, PoisonError, RwLock};

use super::name;
use crate::words::{self, Lang};

/// One answer of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is stored; never changes and has no space in it.
    pub code: String,
    /// French label.
    pub fr: String,
    /// English label.
    pub en: String,
    /// Further columns of its list that are not empty.
    pub attributes: BTreeMap<String, String>,
}

impl Choice {
    /// The label in the language in use.
    pub fn label(&self) -> &str {
        match words::language() {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// The content of another column; empty when it has none.
    pub fn attribute(&self, column: &str) -> &str {
        self.attributes.get(column).map_or("", String::as_str)
    }
}

/// The answers of a list in the order shown; none when there is no such list.
pub fn list(name: &str) -> &'static [Choice] {
    named(name).map_or(&[], |list| list.choices.as_slice())
}

/// The list with this name: one of the program, or one that came with a form of the office.
fn named(name: &str) -> Option<&'static List> {
    lists().get(name).or_else(|| {
        let office = OFFICE.read().unwrap_or_else(PoisonError::into_inner);
        office.get(name).copied()
    })
}

/// The lists of the forms that offices have loaded. Nothing of anybody stands in them.
static OFFICE: RwLock<BTreeMap<String, &'static List>> = RwLock::new(BTreeMap::new());

/// Knows a list of a form of the office from now on, in place of an earlier one of this name.
pub(super) fn keep(name: &str, choices: Vec<Choice>) {
    if list(name) == choices.as_slice() {
        return;
    }
    let mut made = List::default();
    for choice in choices {
        made.by_code.entry(choice.code.clone()).or_insert(made.choices.len());
        made.choices.push(choice);
    }
    made.index();
    let mut office = OFFICE.write().unwrap_or_else(PoisonError::into_inner);
    office.insert(name.to_owned(), Box::leak(Box::new(made)));
}

/// The label of a code; an unknown code is shown as it is.
pub fn label(list: &str, code: &str) -> String {
    of(list, code).map_or_else(|| code.to_owned(), |choice| choice.label().to_owned())
}

/// The answer with this code.
pub fn of(list: &str, code: &str) -> Option<&'static Choice> {
    let list = named(list)?;
    list.choices.get(*list.by_code.get(code)?)
}

/// The code meant by a text: a code, a label in either language, or another word for it,
/// whatever its accents and capitals.
pub fn find(list: &str, text: &str) -> Option<&'static str> {
    let list = named(list)?;
    let at = list.by_code.get(text.trim()).or_else(|| list.by_text.get(&flat(text)))?;
    list.choices.get(*at).map(|choice| choice.code.as_str())
}

/// The names of all lists, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    lists().keys().map(String::as_str)
}

/// A text without accents, capitals, signs and spaces; signs alone stay.
pub(super) fn flat(text: &str) -> String {
    let mut flat = name::fold(text);
    flat.retain(|c| c != ' ');
    if flat.is_empty() { text.trim().to_owned() } else { flat }
}

/// The rows of a table with a heading, by column.
pub(super) fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    // The tables are part of the program; a test reads each to its end.
    reader.deserialize().filter_map(Result::ok).collect()
}

/// The lists that have a file of their own.
const FILES: &[(&str, &str)] = &[
    ("agency", include_str!("../../assets/lists/agency.csv")),
    ("arrival_code", include_str!("../../assets/lists/arrival_code.csv")),
    ("closure_reason", include_str!("../../assets/lists/closure_reason.csv")),
    ("consent_purpose", include_str!("../../assets/lists/consent_purpose.csv")),
    ("country", include_str!("../../assets/places/country.csv")),
    ("document", include_str!("../../assets/lists/document.csv")),
    ("age_scheme", include_str!("../../assets/lists/age_scheme.csv")),
    ("indicator", include_str!("../../assets/lists/indicator.csv")),
    ("language", include_str!("../../assets/lists/language.csv")),
    ("migration_reason", include_str!("../../assets/lists/migration_reason.csv")),
    ("protective_factor", include_str!("../../assets/lists/protective_factor.csv")),
    ("psychosocial_activity", include_str!("../../assets/lists/psychosocial_activity.csv")),
    ("referral_service", include_str!("../../assets/lists/referral_service.csv")),
    ("return_category", include_str!("../../assets/lists/return_category.csv")),
    ("service_type", include_str!("../../assets/lists/service_type.csv")),
    ("trafficking_element", include_str!("../../assets/lists/trafficking_element.csv")),
    ("transit_point", include_str!("../../assets/places/transit_point.csv")),
    ("vulnerability", include_str!("../../assets/lists/vulnerability.csv")),
];

/// The small lists, with the columns of XLSForm.
const SMALL: &str = include_str!("../../assets/forms/choices.csv");

/// Columns whose content, split at semicolons, also finds the answer.
const OTHER_WORDS: [&str; 4] = ["synonym", "acronym", "alpha2", "iso639_1"];

#[derive(Default)]
struct List {
    choices: Vec<Choice>,
    by_code: HashMap<String, usize>,
    by_text: HashMap<String, usize>,
}

impl List {
    fn push(&mut self, mut row: BTreeMap<String, String>, [code, fr, en]: [&str; 3]) {
        let mut take = |column: &str| row.remove(column).unwrap_or_default();
        let (code, fr, en) = (take(code), take(fr), take(en));
        row.retain(|_, content| !content.is_empty());
        self.by_code.entry(code.clone()).or_insert(self.choices.len());
        self.choices.push(Choice { code, fr, en, attributes: row });
    }

    /// Codes win over labels, labels over other words, earlier answers over later ones.
    fn index(&mut self) {
        let texts = |choice: &Choice, depth: usize| -> Vec<String> {
            match depth {
                0 => vec![choice.code.clone()],
                1 => vec![choice.fr.clone(), choice.en.clone()],
                _ => OTHER_WORDS
                    .iter()
                    .flat_map(|column| choice.attribute(column).split(';'))
                    .map(str::to_owned)
                    .collect(),
            }
        };
        for depth in 0..3 {
            for (at, choice) in self.choices.iter().enumerate() {
                for text in texts(choice, depth).into_iter().filter(|text| !text.is_empty()) {
                    self.by_text.entry(flat(&text)).or_insert(at);
                }
            }
        }
    }
}

fn lists() -> &'static BTreeMap<String, List> {
    static LISTS: OnceLock<BTreeMap<String, List>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let mut lists: BTreeMap<String, List> = BTreeMap::new();
        for (name, text) in FILES {
            let list = lists.entry((*name).to_owned()).or_default();
            for row in table(text) {
                list.push(row, ["code", "fr", "en"]);
            }
        }
        for mut row in table(SMALL) {
            let list = lists.entry(row.remove("list_name").unwrap_or_default()).or_default();
            list.push(row, ["name", "label::fr", "label::en"]);
        }
        lists.values_mut().for_each(List::index);
        lists
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_reads_to_its_end() {
        let check = |name: &str, text: &str| {
            let rows = csv::Reader::from_reader(text.as_bytes()).into_records().count();
            let ended = text.ends_with('\n') && !text.contains('\r');
            assert!(ended && rows == table(text).len() && rows > 0, "{name}");
        };
        for (name, text) in FILES {
            check(name, text);
        }
        check("choices", SMALL);
        println!(
            "{} answers in {} lists",
            lists().values().map(|l| l.choices.len()).sum::<usize>(),
            lists().len()
        );
    }

    #[test]
    fn every_answer_has_one_code_and_two_labels() {
        for (name, list) in lists() {
            assert_eq!(list.by_code.len(), list.choices.len(), "a code twice in {name}");
            for choice in &list.choices {
                let Choice { code, fr, en, .. } = choice;
                assert!(!code.is_empty() && !code.contains([' ', ';']), "{name}: {code}");
                assert!(!fr.is_empty() && !en.is_empty(), "{name}: {code}");
                assert!(!fr.contains('\'') && !en.contains('\''), "{name}: {code} {fr} {en}");
                assert_eq!((fr.trim(), en.trim()), (fr.as_str(), en.as_str()));
                assert_eq!(find(name, code), Some(code.as_str()), "{name}");
                assert_eq!(find(name, fr), Some(code.as_str()), "{name}: {fr}");
                assert_eq!(find(name, en), Some(code.as_str()), "{name}: {en}");
            }
        }
    }

    #[test]
    fn words_of_registers_find_their_code() {
        let check = |list: &str, text: &str, code: &str| {
            assert_eq!(find(list, text), Some(code), "{list}: {text}");
        };
        check("return_category", "refoulé", "DEPORT");
        check("return_category", "retour volontaire assisté", "AVR");
        check("return_category", "spontané", "SPONT");
        check("return_category", "évacué", "EVACUATED");
        check("return_category", "Évacuation sanitaire", "EVAC");
        check("document", "carte NINA", "NINA");
        check("document", "carte d'identité", "CNIB");
        check("document", "passeport", "PASSPORT");
        check("document", "laissez-passer", "LAISSEZ");
        check("document", "acte de naissance", "BIRTH");
        check("document", "carte consulaire", "CONSULAR");
        check("route", "Méditerranée centrale", "central_mediterranean");
        check("route", "Transsaharienne Gao-Kidal", "sahara_gao_kidal");
        check("route", "Atlantique ouest", "west_atlantic");
        check("route", "Transsaharienne Agadez", "sahara_agadez");
        check("route", "MEDITERRANEE OCCIDENTALE", "west_mediterranean");
        check("route", "Régionale", "regional");
        check("household_role", "chef", "head");
        check("household_role", "conjoint", "spouse");
        check("household_role", "enfant", "child");
        check("household_role", "autre", "other");
        check("household_role", "seul", "alone");
        check("sex", "f", "F");
        check("sex", "Femme", "F");
        check("sex", "H", "M");
        check("sex", "hommes", "M");
        check("sex", "male", "M");
        check("agency", "CICR", "ICRC");
        check("agency", "hcr", "UNHCR");
        check("agency", "Croix-Rouge malienne", "MRC");
        check("country", "DZ", "DZA");
        check("currency", "€", "EUR");
        check("currency", "F CFA", "XOF");
        check("yes_no_unknown", "Oui", "yes");
        check("yes_no_unknown", "?", "unknown");
        check("language", "peul", "ful");
        check("consent_decision", "Refusé", "refused");
        assert_eq!(find("sex", "chaise"), None);
        assert_eq!(find("sex", ""), None);
    }

    #[test]
    fn labels_follow_the_language_and_never_fail() {
        let mali = of("country", "DZA").map(|c| (c.fr.as_str(), c.en.as_str()));
        assert_eq!(mali, Some(("Algérie", "Algeria")));
        assert_eq!(label("sex", "F"), "Femme");
        assert_eq!(label("sex", "Z"), "Z");
        assert_eq!(label("absent", "Z"), "Z");
        assert!(list("absent").is_empty());
        assert_eq!(find("absent", "x"), None);
    }

    #[test]
    fn lists_have_their_full_length() {
        let check = |name: &str, many: usize| assert_eq!(list(name).len(), many, "{name}");
        check("agency", 34);
        check("closure_reason", 14);
        check("consent_purpose", 13);
        check("country", 62);
        check("document", 17);
        check("language", 27);
        check("service_type", 48);
        check("transit_point", 22);
        check("vulnerability", 68);
        check("case_status", 14);
        check("risk_level", 5);
        check("referral_status", 10);
        check("role", 9);
    }

    #[test]
    fn columns_beside_the_labels_are_kept() {
        let check = |list: &str, code: &str, column: &str, content: &str| {
            assert_eq!(of(list, code).map(|c| c.attribute(column)), Some(content), "{list} {code}");
        };
        check("vulnerability", "UAC", "default_priority", "high");
        check("risk_level", "high", "followup_days", "7");
        check("risk_level", "none", "hours", "");
        check("referral_urgency", "urgent", "hours", "72");
        check("case_status", "closed", "terminal", "yes");
        check("country", "NER", "dial_code", "227");
        check("service_type", "PFA", "unit", "session");
        check("agency", "CNCR", "verify", "from memory");
    }
}
