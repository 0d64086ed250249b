//! How any field of any record is named, typed, read, set and judged.
//! A record is a struct; beside it stands the list of its facts. The column,
//! the form widget, the complaint, the heading of an export, the journal entry
//! and the search all walk that list: nothing else knows the fields.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::choice;
use super::date::{self, PartialDate};
use super::id::Id;
use super::kind::Kind;
use super::money;
use super::phone::Phone;
use super::place;
use super::problem::Problem;
use super::value::{Cell, Keyed, Row, Value};
use crate::words;

/// What kind of answer a field takes: decides column, widget and judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of text.
    Line,
    /// Several lines of text.
    Prose,
    /// A whole number, not negative.
    Count,
    /// A number, with figures after the point or below zero.
    Decimal,
    /// An amount in whole units of the currency beside it.
    Amount,
    /// A day.
    Day,
    /// A day, a month or only a year.
    PartialDay,
    /// A time of the day, hours and minutes.
    Time,
    /// Yes, or not said.
    Tick,
    /// One of a choice list that the office may extend.
    Choice(&'static str),
    /// Several of a choice list.
    Choices(&'static str),
    /// One of a closed list the program branches on: list name and keys.
    State(&'static str, &'static [&'static str]),
    /// A telephone number.
    Phone,
    /// A place: a code with its scheme, or the place as told.
    Place,
    /// Another record.
    Link(Kind),
}

/// The part of a fact (or question) that does not depend on its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Key of the column, the form line, the journal field. Never changes.
    pub key: &'static str,
    /// What it takes.
    pub shape: Shape,
    /// A record without it is not accepted.
    pub required: bool,
    /// Tells who the person is: left out of pseudonymised exports.
    pub personal: bool,
    /// Sealed with the restricted key (`DOMAIN.md` 4.7).
    pub restricted: bool,
}

/// A field of the record `R`, with its way in and out of the struct.
pub struct Fact<R: 'static> {
    /// The part that forms, tables and the journal need.
    pub field: Field,
    /// Reads the value.
    pub get: fn(&R) -> Value,
    /// Sets the value; false when it does not fit.
    pub set: fn(&mut R, &Value) -> bool,
}

/// A fact that is neither required, personal nor restricted.
pub const fn fact<R>(
    key: &'static str,
    shape: Shape,
    get: fn(&R) -> Value,
    set: fn(&mut R, &Value) -> bool,
) -> Fact<R> {
    let field = Field { key, shape, required: false, personal: false, restricted: false };
    Fact { field, get, set }
}

impl<R> Fact<R> {
    /// Marks it as required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.field.required = true;
        self
    }

    /// Marks it as telling who the person is.
    #[must_use]
    pub const fn personal(mut self) -> Self {
        self.field.personal = true;
        self
    }

    /// Marks it as restricted content.
    #[must_use]
    pub const fn restricted(mut self) -> Self {
        self.field.restricted = true;
        self
    }
}

/// Sets a struct field from a value: the second half of every fact.
pub fn read<T: Cell>(slot: &mut T, value: &Value) -> bool {
    T::from_value(value).is_some_and(|read| {
        *slot = read;
        true
    })
}

/// A record: a struct with its kind, its facts and its rules.
pub trait Record: Default + Clone + 'static {
    /// Which kind of record it is.
    const KIND: Kind;
    /// Its facts, in the order of the columns.
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>];

    /// Rules across fields; `today` for rules about the future.
    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let _ = today;
        Vec::new()
    }

    /// The record as values by key.
    fn to_row(&self) -> Row {
        let mut row = Row::new();
        for fact in Self::FACTS {
            let value = (fact.get)(self);
            if !value.is_nothing() {
                row.insert(fact.field.key.into(), value);
            }
        }
        row
    }

    /// The record from its values; a value that does not fit is left out.
    fn from_row(row: &Row) -> Self {
        let mut record = Self::default();
        for fact in Self::FACTS {
            if let Some(value) = row.get(fact.field.key) {
                (fact.set)(&mut record, value);
            }
        }
        record
    }
}

/// The keys of a closed list, for the shape of its fact.
pub fn keys<K: Keyed>() -> Vec<&'static str> {
    K::ALL.iter().map(|k| k.key()).collect()
}

impl Shape {
    /// What a person typed, as a value; blank is `Nothing`.
    pub fn read(self, typed: &str) -> Result<Value, Problem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Value::Nothing);
        }
        let text = |text: String| Ok(Value::Text(text));
        match self {
            Self::Line | Self::Prose => text(typed.to_owned()),
            Self::Count => count(typed).map(Value::Int),
            Self::Amount => money::parse_amount(typed).map(Value::Int),
            Self::Decimal => decimal(typed).map(Value::Text),
            Self::Day => date::parse(typed).map(|day| Value::Text(day.to_string())),
            Self::PartialDay => PartialDate::parse(typed).map(|d| Value::Text(d.to_string())),
            Self::Time => date::parse_time(typed).map(Value::Text),
            Self::Tick => match choice::find("yes_no_unknown", typed) {
                Some("yes") => Ok(Value::Int(1)),
                _ if typed == "1" => Ok(Value::Int(1)),
                _ => Ok(Value::Nothing),
            },
            Self::Choice(list) => match choice::find(list, typed) {
                Some(code) => text(code.to_owned()),
                None => Err(Problem::new("problem-not-in-list").with("given", typed)),
            },
            Self::Choices(list) => {
                let mut codes = BTreeSet::new();
                for part in typed.split([';', ' ']).filter(|p| !p.is_empty()) {
                    match choice::find(list, part) {
                        Some(code) => codes.insert(code.to_owned()),
                        None => {
                            return Err(Problem::new("problem-not-in-list").with("given", part));
                        }
                    };
                }
                text(codes.into_iter().collect::<Vec<_>>().join(" "))
            }
            Self::State(list, keys) => {
                let found = keys.iter().find(|key| **key == typed).copied();
                match found.or_else(|| choice::find(list, typed)) {
                    Some(key) => text(key.to_owned()),
                    None => Err(Problem::new("problem-not-in-list").with("given", typed)),
                }
            }
            Self::Phone => Phone::parse(typed).map(|phone| Value::Text(phone.number().to_owned())),
            Self::Place => text(place::find(typed).unwrap_or_else(|| typed.to_owned())),
            Self::Link(_) => match Id::parse(typed) {
                Some(id) => text(id.to_string()),
                None => Err(Problem::new("problem-not-in-list").with("given", typed)),
            },
        }
    }

    /// The value as a person would type it: what a field shows while edited.
    pub fn typed(self, value: &Value) -> String {
        match (self, value) {
            (_, Value::Nothing | Value::Sealed(_)) => String::new(),
            (Self::Day, Value::Text(text)) => {
                Option::<NaiveDate>::from_value(&Value::Text(text.clone()))
                    .flatten()
                    .map_or_else(|| text.clone(), date::show)
            }
            (Self::PartialDay, Value::Text(text)) => {
                PartialDate::parse_iso(text).map_or_else(|| text.clone(), date::show_partial)
            }
            (Self::Place, Value::Text(text)) => place::label(text),
            (Self::Decimal, Value::Text(text)) if words::language() == words::Lang::Fr => {
                text.replace('.', ",")
            }
            (_, Value::Text(text)) => text.clone(),
            (_, Value::Int(number)) => number.to_string(),
        }
    }

    /// The value in words, for reading. Links are shown by the caller.
    pub fn show(self, value: &Value) -> String {
        match (self, value) {
            (_, Value::Sealed(_)) => words::tr("problem-sealed"),
            (Self::Choice(list) | Self::State(list, _), Value::Text(code)) => {
                choice::label(list, code)
            }
            (Self::Choices(list), Value::Text(codes)) => {
                let labels: Vec<String> =
                    codes.split_whitespace().map(|code| choice::label(list, code)).collect();
                labels.join(", ")
            }
            (Self::Tick, Value::Int(number)) => {
                choice::label("yes_no_unknown", if *number == 0 { "no" } else { "yes" })
            }
            (Self::Amount, Value::Int(number)) => words::count(*number),
            (Self::Phone, Value::Text(text)) => {
                Phone::parse(text).map_or_else(|_| text.clone(), |phone| phone.show())
            }
            _ => self.typed(value),
        }
    }
}

/// A number as typed, with a point or a comma: as it is kept, without needless zeros.
fn decimal(typed: &str) -> Result<String, Problem> {
    let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.replace(',', ".").replace('−', "-");
    let (sign, figures) = bare.strip_prefix('-').map_or(("", bare.as_str()), |rest| ("-", rest));
    let (whole, part) = figures.split_once('.').unwrap_or((figures, ""));
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let known = !(whole.is_empty() && part.is_empty()) && whole.len() + part.len() <= 15;
    if !known || !all(whole) || !all(part) {
        return Err(Problem::new("problem-not-a-number").with("given", typed));
    }
    let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    let sign = if whole == "0" && part.is_empty() { "" } else { sign };
    let point = if part.is_empty() { "" } else { "." };
    Ok(format!("{sign}{whole}{point}{part}"))
}

/// A whole number as typed, with or without spaces between its groups.
fn count(typed: &str) -> Result<i64, Problem> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    match digits.parse::<i64>() {
        Ok(number) if number >= 0 => Ok(number),
        _ => Err(Problem::new("problem-not-a-number").with("given", typed)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_figures_after_the_point_are_kept_one_way() {
        let check = |typed: &str, kept: Option<&str>| {
            let read = Shape::Decimal.read(typed).ok();
            assert_eq!(read, kept.map(|text| Value::Text(text.to_owned())), "{typed}");
        };
        check("12,50", Some("12.5"));
        check("12.5", Some("12.5"));
        check("-0,0", Some("0"));
        check("007", Some("7"));
        check(",5", Some("0.5"));
        check("1 234,5", Some("1234.5"));
        check("−3", Some("-3"));
        check("12,5,1", None);
        check("douze", None);
        check("-", None);
        assert_eq!(Shape::Decimal.typed(&Value::Text("12.5".into())), "12,5");
    }
}
