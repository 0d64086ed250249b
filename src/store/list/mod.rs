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
use crate::domain::filter::{Ask, Asked, Filter, Has, On, Test};
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
                let Some((first, rest)) = parts.split_first() else { return self.everybody() };
                let mut found = self.meant(first, on)?;
                for part in rest {
                    if found.is_empty() {
                        break;
                    }
                    match part {
                        // What is taken out need not be sought among all.
                        Filter::Not(inner) => found.without(&self.meant(inner, on)?),
                        part => found.keep(&self.meant(part, on)?),
                    }
                }
                Ok(found)
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
            Filter::Has(has) if matches!(has.kind, Kind::Person | Kind::Case) => {
                self.single(has, on)
            }
            Filter::Has(has) => self.hanging(has, on),
        }
    }

    /// Everybody in the register.
    fn everybody(&self) -> Result<Numbers, StoreError> {
        self.numbers(include_str!("everybody.sql"), &[])
    }

    /// Whoever has the one record of a kind that each test holds of: the person, the newest case.
    fn single(&self, has: &Has, on: On) -> Result<Numbers, StoreError> {
        if has.least > 1 {
            return Ok(Numbers::default());
        }
        let mut found: Option<Numbers> = None;
        for test in &has.such {
            if found.as_ref().is_some_and(Numbers::is_empty) {
                break;
            }
            let such = self.tested(has.kind, test, on)?;
            match &mut found {
                Some(found) => found.keep(&such),
                None => found = Some(such),
            }
        }
        found.map_or_else(|| self.with(has.kind), Ok)
    }

    /// Whoever has a record of this single kind.
    fn with(&self, kind: Kind) -> Result<Numbers, StoreError> {
        match kind {
            Kind::Case => self.numbers(include_str!("with_case.sql"), &[]),
            _ => self.everybody(),
        }
    }

    /// Whom one test of the person or the newest case means. Whoever did not answer is whoever is
    /// left of all: an index holds only what was answered.
    fn tested(&self, kind: Kind, test: &Test, on: On) -> Result<Numbers, StoreError> {
        let filled = clause::reversed(test);
        let records = self.records(kind, filled.as_ref().unwrap_or(test), on)?;
        match (kind, filled.is_some()) {
            (Kind::Case, left) => self.of_cases(&records, left),
            (_, false) => Ok(records),
            (_, true) => {
                let mut found = self.everybody()?;
                found.without(&records);
                Ok(found)
            }
        }
    }

    /// The row numbers of the records of a kind that a test holds of.
    fn records(&self, kind: Kind, test: &Test, on: On) -> Result<Numbers, StoreError> {
        let clause = clause::of(test, on);
        let (from, such) = (clause.from(kind.key()), &clause.sql);
        if clause.rest(std::slice::from_ref(test)).is_empty() {
            let sql = format!("select t.n from {from} where t.gone = 0 and {such}");
            return self.numbers(&sql, &clause.given);
        }
        if matches!(test.ask, Ask::Contains(_))
            && test.thing.is_fact()
            && !test.thing.is_restricted()
        {
            return self.texts(kind, test, on);
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

    /// The row numbers of the records whose text a test holds of. Few texts stand for many people:
    /// each is judged once.
    fn texts(&self, kind: Kind, test: &Test, on: On) -> Result<Numbers, StoreError> {
        let (table, key) = (kind.key(), test.thing.key);
        // The plus keeps to the table, in its order: an index without this text costs a look at the
        // table for each entry.
        let sql = format!("select n, {key} from {table} where +gone = 0 and {key} is not null");
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut judged: HashMap<String, bool> = HashMap::new();
        let mut found = Numbers::default();
        while let Some(row) = rows.next()? {
            let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            let holds = if let Some(holds) = judged.get(text) {
                *holds
            } else {
                let value = Value::Text(text.to_owned());
                let holds = test.holds(&Row::from([(key.into(), value)]), on);
                judged.insert(text.to_owned(), holds);
                holds
            };
            if holds {
                found.add(row.get(0)?);
            }
        }
        Ok(found)
    }

    /// Whose newest case is among these, by row numbers of cases; or, of those who have a case,
    /// all the others.
    fn of_cases(&self, cases: &Numbers, others: bool) -> Result<Numbers, StoreError> {
        let mut found = Numbers::default();
        if !others && cases.len() <= ONE_BY_ONE {
            let mut statement = self.db.prepare_cached(include_str!("by_case_number.sql"))?;
            for n in cases.iter() {
                let mut rows = statement.query(rusqlite::named_params! { ":case_n": n })?;
                if let Some(row) = rows.next()? {
                    found.add(row.get(0)?);
                }
            }
            return Ok(found);
        }
        let mut statement = self.db.prepare_cached(include_str!("case_numbers.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if cases.has(row.get(0)?) != others {
                found.add(row.get(1)?);
            }
        }
        Ok(found)
    }

    /// Whoever has enough records of a kind that all tests hold of.
    fn hanging(&self, has: &Has, on: On) -> Result<Numbers, StoreError> {
        let Some((link, parent)) = has.kind.parent() else { return Ok(Numbers::default()) };
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

/// A value of a row; a link as its text.
fn read(row: &rusqlite::Row<'_>, at: usize, is_link: bool) -> Result<Value, StoreError> {
    if is_link {
        let id: Option<Id> = row.get(at)?;
        return Ok(id.map_or(Value::Nothing, |id| Value::Text(id.to_string())));
    }
    Ok(row.get(at)?)
}
