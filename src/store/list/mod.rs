//! Lists on any fact: whom a filter means, as row numbers of people, and what a column shows.
//!
//! A filter becomes questions to the database from the closed list of facts; what somebody typed
//! is always bound, never part of a question. Each condition gives a set of row numbers, and
//! and, or, not are done on the sets. What the database cannot judge (restricted content, ages,
//! totals, text without accents) it narrows down as far as it can, and `domain/filter` judges the
//! rest record by record.

mod clause;
mod column;
mod numbers;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use rusqlite::params_from_iter;

use self::clause::{Bound, Clause};
pub(super) use self::clause::{Source, columns, sources};
pub use self::column::Shown;
pub use self::numbers::Numbers;
use super::{Reader, StoreError, record};
use crate::domain::filter::{Asked, Filter, Has, On, Test};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _, Row, Value};

/// Up to so many records, the person of each is looked up; of more, all are read in one go.
const ONE_BY_ONE: usize = 12_000;

impl Reader {
    /// The row numbers of the people a filter means; of nobody when it asks about what this
    /// reader may not read.
    pub fn whom(&self, asked: &Asked) -> Result<Numbers, StoreError> {
        let filter = &asked.filter;
        if !self.may_ask(filter) {
            return Ok(Numbers::default());
        }
        let on = On { today: asked.today, me: self.user };
        let mut found = self.meant(filter, on)?;
        let hidden: Numbers = self.hidden()?.numbers().collect();
        found.without(&hidden);
        Ok(found)
    }

    /// Whether this reader gets an answer to a filter.
    pub fn may_ask(&self, filter: &Filter) -> bool {
        filter.is_sound() && (self.reads_restricted() || !filter.is_restricted())
    }

    fn meant(&self, filter: &Filter, on: On) -> Result<Numbers, StoreError> {
        match filter {
            Filter::All(parts) => {
                let (singles, rest) = gathered(parts);
                let mut found: Option<Numbers> = None;
                for has in &singles {
                    keep(&mut found, self.single(has, on)?);
                }
                for part in rest {
                    match (part, &mut found) {
                        (_, Some(found)) if found.is_empty() => break,
                        // What is taken out need not be sought among all.
                        (Filter::Not(inner), Some(found)) => found.without(&self.meant(inner, on)?),
                        (part, found) => keep(found, self.meant(part, on)?),
                    }
                }
                found.map_or_else(|| self.everybody(), Ok)
            }
            Filter::Any(parts) => {
                let mut found = Numbers::default();
                for part in parts {
                    found.join(&self.meant(part, on)?);
                }
                Ok(found)
            }
            Filter::Not(inner) => {
                let mut found = self.everybody()?;
                found.without(&self.meant(inner, on)?);
                Ok(found)
            }
            Filter::Has(has) if is_single(has.kind) => self.single(has, on),
            Filter::Has(has) => self.hanging(has, on),
        }
    }

    /// Everybody in the register.
    fn everybody(&self) -> Result<Numbers, StoreError> {
        self.numbers(include_str!("everybody.sql"), &[])
    }

    /// Whoever has the one record of a kind that each test holds of: the person, the newest case.
    fn single(&self, has: &Has, on: On) -> Result<Numbers, StoreError> {
        match has.kind {
            _ if has.least > 1 => Ok(Numbers::default()),
            _ if has.such.is_empty() => self.with(has.kind),
            Kind::Case => {
                let such = |reader: &Self| reader.such(has, on);
                let (newest, such) = self.at_once(Self::newest_cases, such)?;
                Ok(newest.into_iter().filter(|(case, _)| such.has(*case)).map(|(_, n)| n).collect())
            }
            _ => self.such(has, on)?.of_all(|| self.everybody()),
        }
    }

    /// The records of a single kind of which every test holds.
    fn such(&self, has: &Has, on: On) -> Result<Such, StoreError> {
        let (together, apart): (Vec<&Test>, Vec<&Test>) =
            has.such.iter().partition(|test| clause::is_together(test, on));
        let mut such = Such::default();
        if !together.is_empty() {
            let mut sql = format!("select t.n from {} t where t.gone = 0", has.kind.key());
            let mut given = Vec::new();
            for test in together {
                let clause = clause::inside(test, on);
                sql.push_str(" and ");
                sql.push_str(&clause.sql);
                given.extend(clause.given);
            }
            keep(&mut such.among, self.numbers(&sql, &given)?);
        }
        for test in apart {
            if such.among.as_ref().is_some_and(Numbers::is_empty) {
                break;
            }
            // Whoever did not answer is whoever is left of all: an index holds only what was
            // answered.
            match clause::reversed(test) {
                Some(filled) => such.but.push(self.records(has.kind, &filled, on)?),
                None => keep(&mut such.among, self.records(has.kind, test, on)?),
            }
        }
        Ok(such)
    }

    /// The row number of every newest case, with that of its person.
    fn newest_cases(&self) -> Result<Vec<(i64, i64)>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("case_numbers.sql"))?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push((row.get(0)?, row.get(1)?));
        }
        Ok(all)
    }

    /// Whoever has a record of this single kind.
    fn with(&self, kind: Kind) -> Result<Numbers, StoreError> {
        match kind {
            Kind::Case => self.numbers(include_str!("with_case.sql"), &[]),
            _ => self.everybody(),
        }
    }

    /// The row numbers of the records of a kind that a test holds of.
    fn records(&self, kind: Kind, test: &Test, on: On) -> Result<Numbers, StoreError> {
        if clause::is_by_text(test) {
            return self.texts(kind, test, on);
        }
        let clause = clause::of(test, on);
        let (from, such) = (clause.from(kind.key()), &clause.sql);
        if clause.rest(std::slice::from_ref(test)).is_empty() {
            let sql = format!("select t.n from {from} where t.gone = 0 and {such}");
            return self.numbers(&sql, &clause.given);
        }
        let sources = clause::sources([test.thing]);
        let more = clause::columns(&sources);
        let sql = format!("select t.n{more} from {from} where t.gone = 0 and {such}");
        let mut found = Numbers::default();
        self.each(&sql, &clause.given, &sources, |row, record| {
            if record.is_some_and(|record| test.holds(&record, on)) {
                found.add(row.get(0)?);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// The row numbers of the records whose text a test holds of, half of them sought aside.
    fn texts(&self, kind: Kind, test: &Test, on: On) -> Result<Numbers, StoreError> {
        let (table, key) = (kind.key(), test.thing.key);
        let own: bool =
            self.db.prepare_cached(include_str!("has_index.sql"))?.query_row(
                rusqlite::named_params! { ":name": format!("{table}_{key}") },
                |row| row.get(0),
            )?;
        if own || clause::stands_together(test.thing) {
            let sql = format!("select n, {key} from {table} where gone = 0 and {key} is not null");
            return self.judged(&sql, Vec::new(), test, on);
        }
        // The plus keeps to the table, in its order: an index without this text costs a look at the
        // table for each entry.
        let sql = format!(
            "select n, {key} from {table} where +gone = 0 and {key} is not null and n between ? and ?"
        );
        let last = format!("select coalesce(max(n), 0) from {}", kind.key());
        let last: i64 = self.db.query_row(&last, [], |row| row.get(0))?;
        let (mut found, other) = self.at_once(
            |reader| reader.judged(&sql, vec![last / 2 + 1, i64::MAX], test, on),
            |reader| reader.judged(&sql, vec![0, last / 2], test, on),
        )?;
        found.join(&other);
        Ok(found)
    }

    /// The row numbers beside the texts that a test holds of. Few texts stand for many people: each
    /// is judged once.
    fn judged(
        &self,
        sql: &str,
        given: Vec<i64>,
        test: &Test,
        on: On,
    ) -> Result<Numbers, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(given))?;
        let mut judged: HashMap<String, bool> = HashMap::new();
        // The same text follows upon itself more often than not.
        let (mut last, mut held) = (String::new(), None);
        let mut found = Numbers::default();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let known = held.filter(|_| last == text);
            let holds = if let Some(holds) = known.or_else(|| judged.get(text).copied()) {
                holds
            } else {
                let value = Value::Text(text.to_owned());
                let holds = test.holds(&Row::from([(test.thing.key.into(), value)]), on);
                judged.insert(text.to_owned(), holds);
                holds
            };
            if known.is_none() {
                last.clear();
                last.push_str(text);
                held = Some(holds);
            }
            if holds {
                found.add(row.get(0)?);
            }
        }
        Ok(found)
    }

    /// Whoever has enough records of a kind that all tests hold of.
    fn hanging(&self, has: &Has, on: On) -> Result<Numbers, StoreError> {
        let Some((link, parent)) = has.kind.parent() else { return Ok(Numbers::default()) };
        if has.kind == Kind::Contact && has.such.is_empty() && has.least <= 1 {
            let mut found = self.everybody()?;
            found.without(&self.numbers(include_str!("without_contact.sql"), &[])?);
            return Ok(found);
        }
        let clauses: Vec<Clause> = has.such.iter().map(|test| clause::inside(test, on)).collect();
        let mut rest: Vec<&Test> = Vec::new();
        for (clause, test) in clauses.iter().zip(&has.such) {
            rest.extend(clause.rest(std::slice::from_ref(test)));
        }
        let table = has.kind.key();
        let sources = clause::sources(rest.iter().map(|test| test.thing));
        let more = if rest.is_empty() { String::new() } else { clause::columns(&sources) };
        let mut sql = format!("select t.{link}{more} from {table} t where t.gone = 0");
        let mut given = Vec::new();
        for clause in clauses {
            sql.push_str(" and ");
            sql.push_str(&clause.sql);
            given.extend(clause.given);
        }
        let mut counts: HashMap<Id, u32> = HashMap::new();
        self.each(&sql, &given, &sources, |row, record| {
            let holds = |record: &Row| rest.iter().all(|test| test.holds(record, on));
            if !record.as_ref().is_none_or(holds) {
                return Ok(());
            }
            if let Some(parent) = row.get::<_, Option<Id>>(0)? {
                *counts.entry(parent).or_default() += 1;
            }
            Ok(())
        })?;
        counts.retain(|_, count| *count >= has.least.max(1));
        self.people_behind(parent, &counts)
    }

    /// The people whose person or newest case is among these.
    fn people_behind(&self, parent: Kind, ids: &HashMap<Id, u32>) -> Result<Numbers, StoreError> {
        let (one, all) = match parent {
            Kind::Case => (include_str!("by_case.sql"), include_str!("cases.sql")),
            _ => (include_str!("by_person.sql"), include_str!("people.sql")),
        };
        let mut found = Numbers::default();
        if ids.len() <= ONE_BY_ONE {
            let mut statement = self.db.prepare_cached(one)?;
            for id in ids.keys() {
                let mut rows = statement.query(rusqlite::named_params! { ":id": id })?;
                if let Some(row) = rows.next()? {
                    found.add(row.get(0)?);
                }
            }
        } else {
            let mut statement = self.db.prepare_cached(all)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if ids.contains_key(&row.get::<_, Id>(0)?) {
                    found.add(row.get(1)?);
                }
            }
        }
        if parent == Kind::Person {
            found.keep(&self.everybody()?);
        }
        Ok(found)
    }

    /// The row numbers a question gives.
    fn numbers(&self, sql: &str, given: &[Bound]) -> Result<Numbers, StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(given))?;
        let mut found = Numbers::default();
        while let Some(row) = rows.next()? {
            found.add(row.get(0)?);
        }
        Ok(found)
    }

    /// Gives every answer of a question, with what its sources say of the record; without any
    /// there is no record. The second column is then the record's id, where something may be
    /// sealed, and the sources follow it.
    pub(super) fn each(
        &self,
        sql: &str,
        given: &[Bound],
        sources: &[Source],
        mut take: impl FnMut(&rusqlite::Row<'_>, Option<Row>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(given))?;
        while let Some(row) = rows.next()? {
            let mut record = None;
            if !sources.is_empty() {
                let mut held = Row::new();
                for (at, source) in sources.iter().enumerate() {
                    value::put(&mut held, source.key, read(row, at + 2, source.is_link)?);
                }
                record = Some(match row.get::<_, Option<Id>>(1)? {
                    Some(id) => record::opened(held, id, &self.seal),
                    None => held,
                });
            }
            take(row, record)?;
        }
        Ok(())
    }
}

/// The records of a kind that are meant: among these, and none of those.
#[derive(Default)]
struct Such {
    among: Option<Numbers>,
    but: Vec<Numbers>,
}

impl Such {
    fn has(&self, n: i64) -> bool {
        self.among.as_ref().is_none_or(|among| among.has(n))
            && !self.but.iter().any(|but| but.has(n))
    }

    /// All of them, where nothing was said but who is not meant.
    fn of_all(
        self,
        all: impl FnOnce() -> Result<Numbers, StoreError>,
    ) -> Result<Numbers, StoreError> {
        let mut found = self.among.map_or_else(all, Ok)?;
        self.but.iter().for_each(|but| found.without(but));
        Ok(found)
    }
}

/// Keeps what is in both; all of the first set.
fn keep(found: &mut Option<Numbers>, such: Numbers) {
    match found {
        Some(found) => found.keep(&such),
        None => *found = Some(such),
    }
}

/// The parts of an "and": what is asked of the person and of the newest case in one go each, and
/// the other parts.
fn gathered(parts: &[Filter]) -> (Vec<Has>, Vec<&Filter>) {
    let mut singles: Vec<Has> = Vec::new();
    let mut rest = Vec::new();
    for part in parts {
        match part {
            Filter::Has(has) if is_single(has.kind) && has.least <= 1 => {
                match singles.iter_mut().find(|one| one.kind == has.kind) {
                    Some(one) => one.such.extend(has.such.iter().cloned()),
                    None => singles.push(has.clone()),
                }
            }
            part => rest.push(part),
        }
    }
    (singles, rest)
}

/// Of these kinds there is at most one record that a list asks about.
fn is_single(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Case)
}

/// A value of a row; a link as its text.
fn read(row: &rusqlite::Row<'_>, at: usize, is_link: bool) -> Result<Value, StoreError> {
    if is_link {
        let id: Option<Id> = row.get(at)?;
        return Ok(id.map_or(Value::Nothing, |id| Value::Text(id.to_string())));
    }
    Ok(row.get(at)?)
}
