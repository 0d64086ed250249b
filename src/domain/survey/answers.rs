//! The answers of one survey, kept as one line: `E1=E1_2 E8=land+tools S4=not_applicable`.

use std::collections::BTreeMap;

use super::{Beside, Definition, Item, Kind};
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One or several of the listed answers, in the order of the question.
    Codes(Vec<String>),
    /// Not one of the listed answers.
    Beside(Beside),
}

/// What was answered, by the key of the question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<String, Answer>);

impl Answers {
    /// Nothing answered yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads what `to_text` writes; refuses what the definition does not ask or allow.
    pub fn from_text(definition: &Definition, text: &str) -> Result<Self, Problem> {
        let mut answers = Self::new();
        for pair in text.split_whitespace() {
            let unreadable = || Problem::new("survey-answer-unreadable").with("given", pair);
            let (id, value) = pair.split_once('=').ok_or_else(unreadable)?;
            if answers.get(id).is_some() {
                return Err(Problem::new("survey-answer-twice").with("item", id).at(id));
            }
            let answer = Beside::from_key(value).map_or_else(
                || Answer::Codes(value.split('+').map(str::to_owned).collect()),
                Answer::Beside,
            );
            answers.put(definition, id, answer)?;
        }
        Ok(answers)
    }

    /// The answers as one line, in the order of the questions.
    pub fn to_text(&self, definition: &Definition) -> String {
        let pairs = definition.items.iter().filter_map(|item| {
            let value = match self.get(&item.id)? {
                Answer::Codes(codes) => codes.join("+"),
                Answer::Beside(beside) => beside.key().to_owned(),
            };
            Some(format!("{}={value}", item.id))
        });
        pairs.collect::<Vec<_>>().join(" ")
    }

    /// The answer to a question.
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.0.get(id)
    }

    /// The first listed answer to a question.
    pub fn code(&self, id: &str) -> Option<&str> {
        match self.get(id)? {
            Answer::Codes(codes) => codes.first().map(String::as_str),
            Answer::Beside(_) => None,
        }
    }

    /// Answers a question; refused when that is not one of the answers offered.
    pub fn put(
        &mut self,
        definition: &Definition,
        id: &str,
        answer: Answer,
    ) -> Result<(), Problem> {
        let unknown = || Problem::new("survey-answer-unknown-item").with("item", id).at(id);
        let item = definition.item(id).ok_or_else(unknown)?;
        let outside = |given: &str| {
            let number = item.n.to_string();
            Problem::new("survey-answer-outside").with("item", number).with("given", given).at(id)
        };
        let answer = match answer {
            Answer::Beside(beside) if item.allow.contains(&beside) => answer,
            Answer::Beside(beside) => return Err(outside(beside.key())),
            Answer::Codes(codes) => Answer::Codes(ordered(item, &codes).map_err(|c| outside(&c))?),
        };
        self.0.insert(id.to_owned(), answer);
        Ok(())
    }

    /// Takes an answer back.
    pub fn clear(&mut self, id: &str) {
        self.0.remove(id);
    }

    /// Has nothing been answered?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Is this question to be asked, after what was answered so far?
    pub fn asks(&self, item: &Item) -> bool {
        let Some(condition) = &item.asked_if else { return true };
        match self.get(&condition.item) {
            Some(Answer::Codes(codes)) => codes.iter().any(|c| condition.codes.contains(c)),
            Some(Answer::Beside(_)) | None => false,
        }
    }

    /// The same without answers to questions that were not to be asked: what is kept.
    pub fn tidied(&self, definition: &Definition) -> Self {
        let asks = |id: &str| definition.item(id).is_some_and(|item| self.asks(item));
        Self(
            self.0.iter().filter(|(id, _)| asks(id)).map(|(i, a)| (i.clone(), a.clone())).collect(),
        )
    }
}

/// The codes in the order of the question, or the one that does not fit.
fn ordered(item: &Item, codes: &[String]) -> Result<Vec<String>, String> {
    if let Some(stranger) = codes.iter().find(|code| item.option(code).is_none()) {
        return Err(stranger.clone());
    }
    let chosen = item.options.iter().filter(|option| codes.contains(&option.code));
    let alone = chosen.clone().any(|option| option.alone);
    let found: Vec<String> = chosen.map(|option| option.code.clone()).collect();
    let too_many = found.len() > 1 && (item.kind == Kind::One || alone);
    if too_many || found.is_empty() { Err(codes.join("+")) } else { Ok(found) }
}
