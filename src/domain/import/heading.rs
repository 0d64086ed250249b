//! Headings of tables in French and English, as people write them, the columns that they mean,
//! and what kind of answers stands below each.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Column;
use crate::domain::choice;
use crate::domain::fact::Shape;
use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::place;
use crate::domain::value::Keyed;
use crate::words::{self, Lang};

keyed! {
    /// What a table tells of.
    pub enum Topic {
        /// People, with what stands on the same line.
        Person = "person",
        /// Help given.
        Assistance = "assistance",
        /// Referrals.
        Referral = "referral",
        /// Psychosocial sessions.
        Session = "session",
        /// Returns: facts of a case.
        Return = "return",
    }
}

/// What stands below a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Answers of a list.
    List(&'static str),
    /// One or several answers of a list, with signs between them.
    Several(&'static str),
    /// Answers of a closed list that has these keys.
    State(&'static str, &'static [&'static str]),
    /// Regions of Mali.
    Region,
    /// Cercles of Mali.
    Cercle,
    /// Points of entry, or any place.
    Place,
    /// Dates.
    Day,
    /// Anything else.
    Text,
}

/// A line of the lists of headings.
#[derive(Clone)]
struct Line {
    column: String,
    fr: String,
    en: String,
    others: String,
}

const PEOPLE: &str = include_str!("../../../assets/lists/heading.csv");
const RECORDS: &str = include_str!("../../../assets/lists/record_heading.csv");

/// The lines of a topic: what it calls so itself, then what all do.
fn lines(topic: Topic) -> &'static [Line] {
    static LINES: OnceLock<Vec<Vec<Line>>> = OnceLock::new();
    let all = LINES.get_or_init(|| {
        let (people, records) = (read(PEOPLE, 0), read(RECORDS, 1));
        let of = |kind: &str| -> Vec<Line> {
            let own = records.iter().filter(|(held, _)| held == kind);
            own.map(|(_, line)| line.clone()).collect()
        };
        let lines = |topic: &Topic| match topic {
            Topic::Person => people.iter().map(|(_, line)| line.clone()).collect(),
            topic => [of(topic.key()), of("*")].concat(),
        };
        Topic::ALL.iter().map(lines).collect()
    });
    all.get(topic as usize).map_or(&[], Vec::as_slice)
}

/// The lines of a list, each with what stands before its column.
fn read(text: &str, before: usize) -> Vec<(String, Line)> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    // The lists are part of the program; a test reads them to their end.
    let rows = reader.records().filter_map(Result::ok);
    rows.map(|row| {
        let cell = |at: usize| row.get(before + at).unwrap_or_default().to_owned();
        let line = Line { column: cell(0), fr: cell(1), en: cell(2), others: cell(3) };
        (row.get(0).unwrap_or_default().to_owned(), line)
    })
    .collect()
}

impl Topic {
    /// The kind of record that a line becomes first of all.
    pub fn kind(self) -> Kind {
        match self {
            Self::Person => Kind::Person,
            Self::Assistance => Kind::Assistance,
            Self::Referral => Kind::Referral,
            Self::Session => Kind::Session,
            Self::Return => Kind::Case,
        }
    }

    /// The columns that its tables may have, in the order shown.
    pub fn columns(self) -> impl Iterator<Item = &'static str> {
        lines(self).iter().map(|line| line.column.as_str())
    }

    /// The heading of a column, as it would be written.
    pub fn label(self, column: &str) -> String {
        let found = lines(self).iter().find(|line| line.column == column);
        let Some(line) = found else { return column.to_owned() };
        match words::language() {
            Lang::Fr => line.fr.clone(),
            Lang::En => line.en.clone(),
        }
    }

    /// The column that a heading means.
    pub fn meant(self, heading: &str) -> Option<&'static str> {
        type Known = HashMap<(Topic, String), &'static str>;
        static KNOWN: OnceLock<Known> = OnceLock::new();
        let known = KNOWN.get_or_init(|| {
            let mut known = Known::new();
            for topic in Topic::ALL {
                for line in lines(*topic) {
                    let texts = [&line.column, &line.fr, &line.en].into_iter().map(String::as_str);
                    for text in texts.chain(line.others.split(';')).filter(|t| !t.is_empty()) {
                        known.entry((*topic, flat(text))).or_insert(line.column.as_str());
                    }
                }
            }
            known
        });
        known.get(&(self, flat(heading))).copied()
    }

    /// What stands in a column.
    pub fn answers(self, column: &str) -> Answers {
        if self != Self::Person {
            return match self.kind().field(column).map(|field| field.shape) {
                Some(Shape::Choice(list)) => Answers::List(list),
                Some(Shape::State(list, keys)) => Answers::State(list, keys),
                Some(Shape::Place) => Answers::Place,
                Some(Shape::Day | Shape::PartialDay) => Answers::Day,
                _ => Answers::Text,
            };
        }
        let Some(column) = Column::from_key(column) else { return Answers::Text };
        match (column, column.list()) {
            (column, Some(list)) if column.is_several() => Answers::Several(list),
            (_, Some(list)) => Answers::List(list),
            (Column::RegionOrigin, _) => Answers::Region,
            (Column::CercleOrigin, _) => Answers::Cercle,
            (Column::TransitPoint, _) => Answers::Place,
            (
                Column::RegistrationDate
                | Column::BirthDate
                | Column::AgeEstimatedOn
                | Column::ArrivalDate
                | Column::FirstContactDate,
                _,
            ) => Answers::Day,
            _ => Answers::Text,
        }
    }

    /// Whether an answer that is on no list is kept as it was told.
    pub fn keeps_told(self, column: &str) -> bool {
        match self {
            Self::Person => {
                let closed = |own: Column| own == Column::Sex || own.is_several();
                !Column::from_key(column).is_some_and(closed)
            }
            _ => self.answers(column) == Answers::Place,
        }
    }
}

impl Answers {
    /// Whether a text is understood as it stands.
    pub fn understand(self, text: &str) -> bool {
        match self {
            Self::List(list) => choice::find(list, text).is_some(),
            Self::Several(list) => several(list, text).is_ok(),
            Self::State(list, keys) => keys.contains(&text) || choice::find(list, text).is_some(),
            Self::Region => place::get(text).is_some() || place::find_region(text).is_some(),
            Self::Cercle => place::get(text).is_some() || place::find_cercle(text, None).is_some(),
            Self::Place => place::get(text).is_some() || place::find(text).is_some(),
            Self::Day | Self::Text => true,
        }
    }

    /// What one may choose as the meaning of a text: codes and labels.
    pub fn offers(self) -> Vec<(String, String)> {
        let named = |codes: Vec<String>| -> Vec<(String, String)> {
            let labels = codes.into_iter().map(|code| (code.clone(), place::label(&code)));
            labels.collect()
        };
        let list = |list: &str| -> Vec<(String, String)> {
            let all = choice::list(list).iter();
            all.map(|choice| (choice.code.clone(), choice.label().to_owned())).collect()
        };
        let mut offers = match self {
            Self::List(name) | Self::Several(name) => return list(name),
            Self::State(name, keys) => {
                let all = keys.iter().map(|key| ((*key).to_owned(), choice::label(name, key)));
                return all.collect();
            }
            Self::Region => named(place::regions()),
            Self::Cercle => {
                let regions = place::regions();
                named(regions.iter().flat_map(|region| place::cercles(region)).collect())
            }
            Self::Place => list("transit_point"),
            Self::Day | Self::Text => Vec::new(),
        };
        offers.sort_by_key(|(_, label)| name::fold(label));
        offers
    }
}

/// The codes of the answers of a list that stand in one cell, each once; else the part that is on
/// none.
pub fn several<'a>(list: &str, text: &'a str) -> Result<Vec<&'static str>, &'a str> {
    if let Some(code) = choice::find(list, text) {
        return Ok(vec![code]);
    }
    let mut codes = Vec::new();
    let parts = text.split([';', ',', '/', '+', '|']).map(str::trim);
    for part in parts.filter(|part| !part.is_empty()) {
        let code = choice::find(list, part).ok_or(part)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

/// Whether a heading says no more than that a number stands below it.
pub(super) fn is_bare_number(heading: &str) -> bool {
    let bare = ["n", "no", "nr", "num", "numero", "number", "id", "code", "record"];
    bare.contains(&flat(heading).as_str())
}

/// A heading without accents, capitals, signs and spaces.
pub(super) fn flat(text: &str) -> String {
    let mut flat = name::fold(text);
    flat.retain(|c| c != ' ');
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_is_a_column_and_none_means_two() {
        for (text, before) in [(PEOPLE, 0), (RECORDS, 1)] {
            let rows = csv::Reader::from_reader(text.as_bytes()).into_records().count();
            assert_eq!(rows, read(text, before).len());
        }
        let mut texts = 0;
        for topic in Topic::ALL {
            let own = lines(*topic);
            assert!(!own.is_empty(), "{topic:?}");
            for line in own {
                for text in [&line.column, &line.fr, &line.en] {
                    // What a kind calls otherwise wins over what all say.
                    let meant = topic.meant(text).unwrap();
                    let first = own.iter().position(|l| l.column == meant);
                    let here = own.iter().position(|l| l.column == line.column);
                    assert!(first <= here, "{topic:?} {text}: {meant}");
                    texts += 1;
                }
                assert_eq!(topic.meant(&line.column), Some(line.column.as_str()));
                assert_ne!(topic.label(&line.column), "");
            }
        }
        let keys: Vec<&str> = Topic::Person.columns().collect();
        assert_eq!(keys, Column::KEYS);
        assert_eq!(Topic::Person.meant("NOM DE FAMILLE"), Some("family_name"));
        assert_eq!(Topic::Person.meant("Nom et prénom(s)"), Some("family_first"));
        assert_eq!(Topic::Person.meant("Nom complet"), Some("full_name"));
        assert_eq!(Topic::Person.meant("couleur"), None);
        println!("{texts} headings");
    }

    #[test]
    fn every_offer_is_understood() {
        let mut offers = 0;
        for topic in Topic::ALL {
            for column in topic.columns() {
                let answers = topic.answers(column);
                for (code, label) in answers.offers() {
                    assert!(answers.understand(&code), "{topic:?} {column} {code}");
                    assert!(!label.is_empty(), "{topic:?} {column} {code}");
                    offers += 1;
                }
            }
        }
        assert!(!Topic::Person.keeps_told("sex") && Topic::Person.keeps_told("route"));
        assert!(!Topic::Person.keeps_told("language"));
        assert_eq!(several("country", "Malienne, Niger ; mali"), Ok(vec!["MLI", "NER"]));
        assert_eq!(several("country", "Mali et d’ailleurs"), Err("Mali et d’ailleurs"));
        assert_eq!(several("country", " ; "), Ok(vec![]));
        println!("{offers} offers");
    }
}
