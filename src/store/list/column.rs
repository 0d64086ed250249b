//! What the columns of a list show, and sorting by any of them.

use std::cmp::Ordering;
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::named_params;

use super::clause::{self, Bound};
use crate::domain::choice;
use crate::domain::fact::Shape;
use crate::domain::filter::{Filter, Thing};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::place;
use crate::domain::value::{Keyed as _, Value};
use crate::store::case::Office;
use crate::store::{Reader, StoreError};

/// What one column shows of one person: every value, oldest record first.
pub type Shown = Vec<Value>;

/// What a list is sorted by; what is not there comes last in either direction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
}

impl Reader {
    /// What each column shows of each person, in the order given. Nothing of what this reader may
    /// not read.
    pub fn columns(
        &self,
        numbers: &[i64],
        things: &[Thing],
        today: NaiveDate,
    ) -> Result<Vec<Vec<Shown>>, StoreError> {
        let hidden = self.hidden()?;
        let mut whose = self.db.prepare_cached(include_str!("person.sql"))?;
        let mut all = Vec::with_capacity(numbers.len());
        for n in numbers {
            let mut line = vec![Shown::new(); things.len()];
            let mut rows = whose.query(named_params! { ":n": n })?;
            let held = match rows.next()? {
                Some(row) if !hidden.has_number(*n) => {
                    Some((row.get::<_, Id>(0)?, row.get::<_, Option<Id>>(1)?))
                }
                _ => None,
            };
            if let Some((person, case)) = held {
                for (shown, thing) in line.iter_mut().zip(things) {
                    *shown = self.shown_of(*thing, person, case, today)?;
                }
            }
            all.push(line);
        }
        Ok(all)
    }

    fn may_read(&self, thing: Thing) -> bool {
        self.reads_restricted() || !thing.is_restricted()
    }

    /// The values of a thing of one person.
    fn shown_of(
        &self,
        thing: Thing,
        person: Id,
        case: Option<Id>,
        today: NaiveDate,
    ) -> Result<Shown, StoreError> {
        if !self.may_read(thing) {
            return Ok(Shown::new());
        }
        let (key, of) = match (thing.kind, thing.kind.parent()) {
            (Kind::Person, _) => ("id", Some(person)),
            (Kind::Case, _) => ("id", case),
            (_, Some((link, Kind::Person))) => (link, Some(person)),
            (_, Some((link, _))) => (link, case),
            (_, None) => return Ok(Shown::new()),
        };
        let Some(of) = of else { return Ok(Shown::new()) };
        let (sources, table) = (clause::sources([thing]), thing.kind.key());
        let more = clause::columns(&sources);
        let sql = format!(
            "select t.n{more} from {table} t where t.{key} = ? and t.gone = 0 order by t.n"
        );
        let mut shown = Shown::new();
        self.each(&sql, &[Bound::Link(of)], &sources, |_, record| {
            let value = record.map(|row| thing.value(&row, today)).unwrap_or_default();
            if !matches!(value, Value::Nothing | Value::Sealed(_)) {
                shown.push(value);
            }
            Ok(())
        })?;
        Ok(shown)
    }

    /// Puts row numbers in the order of a column. Those alike stay as they were, and those of
    /// whom nothing is known come last.
    pub(crate) fn sort_by(
        &self,
        numbers: &mut [i64],
        thing: Thing,
        today: NaiveDate,
        descending: bool,
    ) -> Result<(), StoreError> {
        if !self.may_ask(&Filter::has(thing.kind)) || !self.may_read(thing) {
            return Ok(());
        }
        let keys = self.keys(thing, today)?;
        numbers.sort_by(|a, b| match (keys.get(a), keys.get(b)) {
            (Some(a), Some(b)) if descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        Ok(())
    }

    /// What each person is sorted by: of several records the newest.
    fn keys(&self, thing: Thing, today: NaiveDate) -> Result<HashMap<i64, Key>, StoreError> {
        let (sources, table) = (clause::sources([thing]), thing.kind.key());
        let more = clause::columns(&sources);
        let office = self.office()?;
        let mut keys = HashMap::new();
        let number = match thing.kind {
            Kind::Person => "select t.n",
            Kind::Case => "select s.n",
            _ => return self.hanging_keys(thing, today),
        };
        let join = match thing.kind {
            Kind::Case => "cross join summary s on s.case_n = t.n",
            _ => "",
        };
        let sql = format!("{number}{more} from {table} t {join} where t.gone = 0");
        self.each(&sql, &[], &sources, |row, record| {
            let value = record.map(|row| thing.value(&row, today)).unwrap_or_default();
            if let Some(key) = key(thing, &value, &office) {
                keys.insert(row.get(0)?, key);
            }
            Ok(())
        })?;
        Ok(keys)
    }

    fn hanging_keys(
        &self,
        thing: Thing,
        today: NaiveDate,
    ) -> Result<HashMap<i64, Key>, StoreError> {
        let Some((link, parent)) = thing.kind.parent() else { return Ok(HashMap::new()) };
        let (sources, table) = (clause::sources([thing]), thing.kind.key());
        let more = clause::columns(&sources);
        let office = self.office()?;
        let mut by_parent: HashMap<Id, Key> = HashMap::new();
        let sql = format!("select t.{link}{more} from {table} t where t.gone = 0 order by t.n");
        self.each(&sql, &[], &sources, |row, record| {
            let value = record.map(|row| thing.value(&row, today)).unwrap_or_default();
            if let (Some(parent), Some(key)) = (row.get(0)?, key(thing, &value, &office)) {
                by_parent.insert(parent, key);
            }
            Ok(())
        })?;
        let sql = match parent {
            Kind::Case => include_str!("cases.sql"),
            _ => include_str!("people.sql"),
        };
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut keys = HashMap::new();
        while let Some(row) = rows.next()? {
            if let Some(key) = by_parent.remove(&row.get::<_, Id>(0)?) {
                keys.insert(row.get(1)?, key);
            }
        }
        Ok(keys)
    }
}

/// Choices in the order of their list, names as names are read, days and numbers as they are.
fn key(thing: Thing, value: &Value, office: &Office) -> Option<Key> {
    let text = match value {
        Value::Int(number) => return Some(Key::Number(*number)),
        Value::Text(text) => text,
        Value::Nothing | Value::Sealed(_) => return None,
    };
    let placed = |list: &str| {
        let at = choice::list(list).iter().position(|choice| choice.code == *text);
        Some(Key::Number(at.and_then(|at| i64::try_from(at).ok()).unwrap_or(i64::MAX)))
    };
    match thing.shape() {
        Shape::State(list, _) => placed(list),
        Shape::Choice(list) => Some(Key::Text(name::fold(&choice::label(list, text)))),
        Shape::Place => Some(Key::Text(name::fold(&place::label(text)))),
        Shape::Link(_) => {
            let name = Id::parse(text).map(|id| office.name(id)).unwrap_or_default();
            (!name.is_empty()).then(|| Key::Text(name::fold(name)))
        }
        Shape::Line | Shape::Prose => Some(Key::Text(name::fold(text))),
        _ => Some(Key::Text(text.clone())),
    }
}
