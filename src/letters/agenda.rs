//! The list of a worker's day on paper: who, when, where and what for. It goes about in a pocket,
//! so it holds nothing restricted, and a number only when calling it is safe.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Letter, LetterError, cleaned, words};
use crate::domain::date;
use crate::words::{Lang, tr_in};

/// What the list says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// Language of the list, whichever the program speaks.
    pub lang: Lang,
    /// What the list is: for example the day in words.
    pub title: String,
    /// The day.
    pub date: NaiveDate,
    /// Whose day it is.
    pub worker: String,
    /// The centre; may be empty.
    pub centre: String,
    /// What is to be done, in order.
    pub rows: Vec<Row>,
}

/// One thing to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// The hour; empty when it is any time of the day.
    pub time: String,
    /// The number of the case or the name.
    pub who: String,
    /// Where.
    pub place: String,
    /// What is to be done.
    pub what: String,
    /// Whether to call.
    pub call: Call,
}

/// Whether the person may be called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Call {
    /// No number is known.
    #[default]
    Unknown,
    /// Calling this number is safe.
    Safe(String),
    /// Calling is not safe: the list says so and gives no number.
    Unsafe,
}

/// Words of the template.
const WORDS: &[&str] = &[
    "agenda-call",
    "agenda-destroy",
    "agenda-empty",
    "agenda-place",
    "agenda-time",
    "agenda-unsafe",
    "agenda-what",
    "agenda-who",
];

impl Agenda {
    /// Sets the list.
    pub fn set(&self) -> Result<Letter, LetterError> {
        Letter::set("agenda.typ", &self.data(), self.date)
    }

    fn data(&self) -> Value {
        let rows: Vec<Value> = self.rows.iter().map(Row::data).collect();
        let say = |key: &str, given: &[(&str, &str)]| tr_in(self.lang, key, given);
        let count = rows.len().to_string();
        cleaned(json!({
            "lang": self.lang.key(),
            "words": words(self.lang, WORDS),
            "title": self.title,
            "page": say("letter-page", &[("page", "{page}"), ("pages", "{pages}")]),
            "date": date::show(self.date),
            "worker": self.worker,
            "centre": self.centre,
            "count": say("letter-agenda-count", &[("count", &count)]),
            "rows": rows,
        }))
    }
}

impl Row {
    fn data(&self) -> Value {
        let (phone, unsafe_to_call) = match &self.call {
            Call::Safe(number) => (number.as_str(), false),
            Call::Unsafe => ("", true),
            Call::Unknown => ("", false),
        };
        json!({
            "time": self.time,
            "who": self.who,
            "place": self.place,
            "what": self.what,
            "phone": phone,
            "unsafe": unsafe_to_call,
        })
    }
}
