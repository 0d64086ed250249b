//! What a form of the office asks, as it is kept: everything that was taken of its file, and a
//! line for everything that was not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::choice::Choice;
use crate::domain::expression::Expression;
use crate::domain::fact::{Field, Shape};
use crate::domain::form::{self, Form, OFFICE, Wanted};
use crate::domain::kind::Kind;
use crate::words;

/// A form as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Its lasting name.
    pub form_id: String,
    /// What it is called, French and English.
    pub titles: [String; 2],
    /// Version.
    pub version: String,
    /// Headings, sentences and questions in the order asked.
    pub asks: Vec<Ask>,
    /// The lists of its answers.
    pub lists: BTreeMap<String, Vec<Answer>>,
    /// What was not taken, and where it stands.
    pub left: Vec<Left>,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Its name in the form.
    pub name: String,
    /// What it takes.
    pub sort: Sort,
    /// The list of its answers.
    #[serde(default)]
    pub list: String,
    /// French and English.
    pub labels: [String; 2],
    /// French and English.
    #[serde(default)]
    pub hints: [String; 2],
    /// Must be answered where it is asked.
    #[serde(default)]
    pub required: bool,
    /// Sealed with the restricted key.
    #[serde(default)]
    pub restricted: bool,
    /// When it is asked: all of these must hold.
    #[serde(default)]
    pub relevant: Vec<String>,
    /// What must hold of the answer.
    #[serde(default)]
    pub rule: String,
    /// What is said when it does not, French and English.
    #[serde(default)]
    pub said: [String; 2],
    /// Column of the list, and the question whose answer it must hold.
    #[serde(default)]
    pub filter: Option<(String, String)>,
    /// An earlier version asked it; what was answered stays.
    #[serde(default)]
    pub retired: bool,
}

/// What a line takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A heading.
    Group,
    /// A sentence to read.
    Note,
    /// A line of text.
    #[default]
    Text,
    /// Several lines of text.
    Prose,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A day.
    Date,
    /// A time of the day.
    Time,
    /// One of a list.
    One,
    /// Several of a list.
    Many,
    /// Yes, or not said.
    Tick,
}

/// One answer of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its code.
    pub name: String,
    /// French and English.
    pub labels: [String; 2],
    /// Further columns, for lists that depend on an answer.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

/// Something that was not taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Which sheet.
    pub sheet: String,
    /// Its row, counted from 1.
    pub row: u32,
    /// Key of the sentence.
    pub word: String,
    /// What the sentence needs.
    #[serde(default)]
    pub given: BTreeMap<String, String>,
}

impl Left {
    /// What was not taken and why.
    pub fn sentence(&self) -> String {
        let given: Vec<(&str, &str)> =
            self.given.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        if words::has(&self.word) { words::tr_with(&self.word, &given) } else { String::new() }
    }

    /// Where it stands.
    pub fn place(&self) -> String {
        let row = self.row.to_string();
        words::tr_with("questionnaire-place", &[("sheet", &self.sheet), ("row", &row)])
    }
}

impl Body {
    /// As it is kept.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what `to_json` wrote.
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// How many questions are asked.
    pub fn questions(&self) -> usize {
        self.asks
            .iter()
            .filter(|ask| !ask.retired && !matches!(ask.sort, Sort::Group | Sort::Note))
            .count()
    }

    /// The name of its form among all forms.
    pub fn name(&self) -> String {
        format!("{OFFICE}{}", self.form_id)
    }

    /// The key that answers to a question are kept under.
    pub fn key(&self, name: &str) -> String {
        format!("{OFFICE}{}.{name}", self.form_id)
    }

    /// This version, knowing an earlier one: what is no longer asked stays readable, and a
    /// question never changes what it takes, or what was answered would mean something else.
    #[must_use]
    pub fn after(mut self, before: &Self) -> Self {
        for old in &before.asks {
            let asks = !matches!(old.sort, Sort::Group | Sort::Note);
            match self.asks.iter_mut().find(|ask| ask.name == old.name) {
                Some(new) if asks && !same_sort(new.sort, old.sort) => {
                    self.left.push(Left {
                        sheet: "survey".to_owned(),
                        row: 0,
                        word: "questionnaire-left-sort".to_owned(),
                        given: BTreeMap::from([("name".to_owned(), old.name.clone())]),
                    });
                    (new.sort, new.list) = (old.sort, old.list.clone());
                }
                Some(_) => {}
                None if asks => {
                    self.asks.push(Ask { retired: true, required: false, ..old.clone() });
                }
                None => {}
            }
        }
        for (name, old) in &before.lists {
            let new = self.lists.entry(name.clone()).or_default();
            for answer in old {
                if !new.iter().any(|held| held.name == answer.name) {
                    let mut gone = answer.clone();
                    gone.columns.insert(RETIRED.to_owned(), "yes".to_owned());
                    new.push(gone);
                }
            }
        }
        self
    }

    /// Its questions as a form; `text` is this body as it is kept.
    pub fn form(&self, kind: Kind, text: &str) -> &'static Form {
        form::keep(&self.name(), kind, text, || (self.titles.clone(), self.lines()))
    }

    fn lines(&self) -> Vec<Wanted> {
        let key = |name: &str| {
            let known = self.asks.iter().any(|ask| ask.name == name);
            known.then(|| self.key(name))
        };
        let read = |text: &str| Expression::parse(text, key);
        let list = |name: &str| {
            let answers = self.lists.get(name).map(Vec::as_slice).unwrap_or_default();
            let [fr, en] = [0, 1].map(|at: usize| {
                move |answer: &Answer| answer.labels.get(at).cloned().unwrap_or_default()
            });
            let choices = answers.iter().map(|answer| Choice {
                code: answer.name.clone(),
                fr: fr(answer),
                en: en(answer),
                attributes: answer.columns.clone(),
            });
            form::keep_list(&format!("{}.{name}", self.name()), choices.collect())
        };
        let line = |ask: &Ask| {
            let shape = match ask.sort {
                Sort::Group | Sort::Note => None,
                Sort::Text => Some(Shape::Line),
                Sort::Prose => Some(Shape::Prose),
                Sort::Integer => Some(Shape::Count),
                Sort::Decimal => Some(Shape::Decimal),
                Sort::Date => Some(Shape::Day),
                Sort::Time => Some(Shape::Time),
                Sort::One => Some(Shape::Choice(list(&ask.list))),
                Sort::Many => Some(Shape::Choices(list(&ask.list))),
                Sort::Tick => Some(Shape::Tick),
            };
            let field = shape.map(|shape| Field {
                key: "",
                shape,
                required: ask.required && !ask.retired,
                personal: false,
                restricted: ask.restricted,
            });
            let condition =
                ask.relevant.iter().filter_map(|text| read(text)).reduce(Expression::and);
            Wanted {
                key: self.key(&ask.name),
                field,
                note: ask.sort == Sort::Note,
                retired: ask.retired,
                labels: ask.labels.clone(),
                hints: ask.hints.clone(),
                condition,
                rule: read(&ask.rule).map(|rule| (rule, ask.said.clone())),
                filter: ask.filter.as_ref().map(|(column, name)| (column.clone(), self.key(name))),
            }
        };
        self.asks.iter().map(line).collect()
    }
}

/// The column of an answer that an earlier version offered.
const RETIRED: &str = "retired";

/// Whether answers to the one can be read as answers to the other.
fn same_sort(new: Sort, old: Sort) -> bool {
    let text = |sort| matches!(sort, Sort::Text | Sort::Prose);
    new == old || (text(new) && text(old))
}
