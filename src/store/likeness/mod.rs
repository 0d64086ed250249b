//! What people are likened by: everybody in the vault whom the reader may see, made ready for
//! `domain/likeness`, and what was decided about pairs before.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Row, named_params};

use super::{Reader, StoreError};
use crate::domain::id::Id;
use crate::domain::identity_link::{LinkStatus, canonical};
use crate::domain::likeness::{Found, Journey, Portrait, Register};
use crate::domain::person::{Person, Sex};
use crate::domain::value::Keyed;

mod decision;
mod merge;
#[cfg(test)]
mod tests;

pub use decision::Links;
pub use merge::{Decided, Side};

/// Everybody who may be likened.
#[derive(Debug, Default)]
pub struct People {
    /// As they are compared.
    pub register: Register,
    /// Who stands at each place of the register.
    pub person: Vec<Id>,
    /// Pairs of places that are known to be two persons, the later first.
    pub apart: BTreeSet<(u32, u32)>,
    /// Who stands for whom, of those linked as one person.
    linked: HashMap<Id, Id>,
}

impl People {
    /// True when both are linked as one person already.
    pub fn is_linked(&self, pair: &Found) -> bool {
        let who = |at: u32| {
            let id = self.person.get(at as usize)?;
            Some(self.linked.get(id).unwrap_or(id))
        };
        who(pair.one) == who(pair.other)
    }
}

/// The condition that leaves one person of all; without its first part it goes by an index.
const ANYBODY: &str = "(:person is null or ";

/// A person with the number they go by.
type Line = (i64, Id, Portrait, String);

fn text(row: &Row<'_>, at: usize) -> Result<String, rusqlite::Error> {
    Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
}

fn line(row: &Row<'_>) -> Result<Line, rusqlite::Error> {
    let day = |at: usize| row.get::<_, Option<String>>(at);
    let person = Person {
        family_name: text(row, 2)?,
        given_name: text(row, 3)?,
        other_name: text(row, 4)?,
        sex: row.get::<_, Option<String>>(5)?.and_then(|key| Sex::from_key(&key)),
        birth_on: day(6)?.and_then(|day| crate::domain::date::PartialDate::parse_iso(&day)),
        birth_about: row.get::<_, Option<bool>>(7)?.unwrap_or_default(),
        age_estimate: row.get(8)?,
        age_estimated_on: day(9)?.and_then(|day| day.parse().ok()),
        father_name: text(row, 10)?,
        mother_name: text(row, 11)?,
        origin_region: text(row, 12)?,
        origin_cercle: text(row, 13)?,
        origin_village: text(row, 14)?,
        household_id: row.get(15)?,
        ..Person::default()
    };
    Ok((row.get(0)?, row.get(1)?, Portrait::of(&person), text(row, 16)?))
}

impl Reader {
    /// Everybody as they are likened, whom the reader may see.
    pub fn people_likened(&self) -> Result<People, StoreError> {
        let lines = self.portraits(None)?;
        let mut people = People::default();
        for (_, id, portrait, _) in &lines {
            people.register.add(portrait);
            people.person.push(*id);
        }
        let at: HashMap<Id, u32> = (0..).zip(&lines).map(|(at, line)| (line.1, at)).collect();
        let mut statement = self.db.prepare_cached(include_str!("link.sql"))?;
        let mut rows = statement.query([])?;
        let mut linked = Vec::new();
        while let Some(row) = rows.next()? {
            let (one, other): (Id, Id) = (row.get(0)?, row.get(1)?);
            let status = LinkStatus::from_key(&text(row, 2)?);
            match (status, at.get(&one), at.get(&other)) {
                (Some(LinkStatus::Linked), ..) => linked.push((one, other)),
                (Some(LinkStatus::Undone), Some(one), Some(other)) => {
                    people.apart.insert((*one.max(other), *one.min(other)));
                }
                _ => {}
            }
        }
        people.linked = canonical(&linked);
        Ok(people)
    }

    /// The number each person goes by outside, or else that of the newest case.
    pub fn numbers_outside(&self) -> Result<HashMap<Id, String>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("person.sql"))?;
        let mut rows = statement.query(named_params! { ":person": None::<Id> })?;
        let hidden = self.hidden()?;
        let mut numbers = HashMap::new();
        while let Some(row) = rows.next()? {
            if !hidden.has_number(row.get(0)?) {
                numbers.insert(row.get(1)?, text(row, 16)?);
            }
        }
        Ok(numbers)
    }

    /// One person as they are likened.
    pub fn portrait(&self, person: Id) -> Result<Option<Portrait>, StoreError> {
        Ok(self.portraits(Some(person))?.pop().map(|line| line.2))
    }

    fn portraits(&self, only: Option<Id>) -> Result<Vec<Line>, StoreError> {
        let about = |sql: &str| match only {
            Some(_) => sql.replace(ANYBODY, "("),
            None => sql.to_owned(),
        };
        let mut statement = self.db.prepare_cached(&about(include_str!("person.sql")))?;
        let mut rows = statement.query(named_params! { ":person": only })?;
        let hidden = self.hidden()?;
        let mut lines: Vec<Line> = Vec::new();
        while let Some(row) = rows.next()? {
            if !hidden.has_number(row.get(0)?) {
                lines.push(line(row)?);
            }
        }
        let at: HashMap<Id, usize> = lines.iter().enumerate().map(|(at, l)| (l.1, at)).collect();
        let mut each =
            |sql: &str, put: &dyn Fn(&mut Portrait, &Row<'_>) -> rusqlite::Result<()>| {
                let mut statement = self.db.prepare_cached(&about(sql))?;
                let mut rows = statement.query(named_params! { ":person": only })?;
                while let Some(row) = rows.next()? {
                    let whose: Option<Id> = row.get(0)?;
                    let line = whose.and_then(|id| at.get(&id)).and_then(|at| lines.get_mut(*at));
                    if let Some(line) = line {
                        put(&mut line.2, row)?;
                    }
                }
                Ok::<(), StoreError>(())
            };
        each(include_str!("contact.sql"), &|portrait, row| {
            portrait.phone.push(text(row, 1)?);
            Ok(())
        })?;
        each(include_str!("document.sql"), &|portrait, row| {
            portrait.document.push((text(row, 2)?, text(row, 1)?));
            Ok(())
        })?;
        each(include_str!("journey.sql"), &|portrait, row| {
            let day = row.get::<_, Option<String>>(1)?.and_then(|day| day.parse().ok());
            portrait.journey.push(Journey { day, country: text(row, 2)? });
            Ok(())
        })?;
        Ok(lines)
    }
}
