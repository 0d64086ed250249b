//! The few shapes a stored value can have, and how typed fields become them.
//! Every record can be seen as a `Row` of values by key; the journal, the
//! tables, the forms and the exports all walk rows, never structs.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::date::PartialDate;
use super::id::Id;

/// One value as it is stored. A `Row` never holds `Nothing`: absent is nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Not answered.
    #[default]
    Nothing,
    /// Text, an ISO date, a key, or several keys parted by spaces.
    Text(String),
    /// A whole number; 0 and 1 for a tick.
    Int(i64),
    /// Restricted content this reader holds no key for; opaque bytes.
    Sealed(Vec<u8>),
}

/// A record seen as its values by key: facts first, questions beside them.
pub type Row = BTreeMap<Cow<'static, str>, Value>;

impl Value {
    /// The text, when it is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, when it is a number.
    pub fn int(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// True when nothing was answered.
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// Reads a value of a row; absent is `Nothing`.
pub fn of<'a>(row: &'a Row, key: &str) -> &'a Value {
    static NOTHING: Value = Value::Nothing;
    row.get(key).unwrap_or(&NOTHING)
}

/// The text of a value of a row; empty when there is none.
pub fn text_of<'a>(row: &'a Row, key: &str) -> &'a str {
    of(row, key).text().unwrap_or_default()
}

/// The link a value of a row holds.
pub fn id_of(row: &Row, key: &str) -> Option<Id> {
    of(row, key).text().and_then(Id::parse)
}

/// The day a value of a row holds.
pub fn day_of(row: &Row, key: &str) -> Option<NaiveDate> {
    of(row, key).text().and_then(day_from_iso)
}

fn day_from_iso(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

/// Puts a value in a row; `Nothing` takes the key away.
pub fn put(row: &mut Row, key: impl Into<Cow<'static, str>>, value: Value) {
    if value.is_nothing() {
        row.remove(&key.into());
    } else {
        row.insert(key.into(), value);
    }
}

/// A field type that can be stored as a value and read back.
pub trait Cell: Sized {
    /// The value to store.
    fn to_value(&self) -> Value;
    /// The field, or `None` when the value does not fit.
    fn from_value(value: &Value) -> Option<Self>;
}

/// A closed list: what the program branches on, stored as a short key.
pub trait Keyed: Copy + PartialEq + 'static {
    /// Every variant, in the order shown.
    const ALL: &'static [Self];
    /// The stored key.
    fn key(self) -> &'static str;
    /// The variant with this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|v| v.key() == key)
    }
}

impl Cell for String {
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Nothing } else { Value::Text(self.clone()) }
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(Self::new()),
            Value::Text(text) => Some(text.clone()),
            Value::Int(number) => Some(number.to_string()),
            Value::Sealed(_) => None,
        }
    }
}

impl Cell for bool {
    fn to_value(&self) -> Value {
        if *self { Value::Int(1) } else { Value::Nothing }
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(false),
            Value::Int(number) => Some(*number != 0),
            _ => None,
        }
    }
}

impl Cell for Option<i64> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Nothing, Value::Int)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(None),
            Value::Int(number) => Some(Some(*number)),
            _ => None,
        }
    }
}

impl Cell for Option<NaiveDate> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Nothing, |day| Value::Text(day.to_string()))
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(None),
            Value::Text(text) => day_from_iso(text).map(Some),
            _ => None,
        }
    }
}

impl Cell for Option<PartialDate> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Nothing, |date| Value::Text(date.to_string()))
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(None),
            Value::Text(text) => PartialDate::parse_iso(text).map(Some),
            _ => None,
        }
    }
}

impl Cell for Option<Id> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Nothing, |id| Value::Text(id.to_string()))
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(None),
            Value::Text(text) => Id::parse(text).map(Some),
            _ => None,
        }
    }
}

impl Cell for Vec<String> {
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Nothing } else { Value::Text(self.join(" ")) }
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(Self::new()),
            Value::Text(text) => Some(text.split_whitespace().map(str::to_owned).collect()),
            _ => None,
        }
    }
}

impl<K: Keyed> Cell for Option<K> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Nothing, |k| Value::Text(k.key().to_owned()))
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Nothing => Some(None),
            Value::Text(text) => K::from_key(text).map(Some),
            _ => None,
        }
    }
}
