//! What was decided about who is one person with whom, and whose likeness a change touches.

use std::collections::{BTreeSet, HashMap};

use rusqlite::named_params;

use super::text;
use crate::domain::id::Id;
use crate::domain::identity_link::{LinkStatus, canonical};
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _};
use crate::store::person::PersonLine;
use crate::store::{Changed, Reader, StoreError, record};

/// What a person's likeness is made of, beside the person's own record, and who may see them.
const MADE_OF: [Kind; 4] = [Kind::Contact, Kind::Document, Kind::Case, Kind::Flag];

/// Who was linked as one person, and who was told apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    stands: HashMap<Id, Id>,
    apart: BTreeSet<(Id, Id)>,
}

impl Links {
    /// Who stands for a person: of all who are linked as one, the smallest that the reader may
    /// see; the person alone when nobody is linked.
    pub fn stands_for(&self, person: Id) -> Id {
        self.stands.get(&person).copied().unwrap_or(person)
    }

    /// Whether two registrations are linked as one person, directly or through others.
    pub fn are_one(&self, one: Id, other: Id) -> bool {
        one != other && self.stands_for(one) == self.stands_for(other)
    }

    /// Whether somebody said that two registrations are two persons.
    pub fn are_two(&self, one: Id, other: Id) -> bool {
        self.apart.contains(&(one.min(other), one.max(other)))
    }

    /// The other registrations of the same person, the smallest first.
    pub fn others(&self, person: Id) -> Vec<Id> {
        let stands = self.stands_for(person);
        let same = self.stands.iter().filter(|(id, by)| **by == stands && **id != person);
        let mut others: Vec<Id> = same.map(|(id, _)| *id).collect();
        others.sort_unstable();
        others
    }
}

impl Reader {
    /// Who was linked as one person and who was told apart, whom the reader may see.
    pub fn links(&self) -> Result<Links, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("link.sql"))?;
        let mut rows = statement.query([])?;
        let (mut linked, mut links) = (Vec::new(), Links::default());
        while let Some(row) = rows.next()? {
            let (one, other): (Id, Id) = (row.get(0)?, row.get(1)?);
            match LinkStatus::from_key(&text(row, 2)?) {
                Some(LinkStatus::Linked) => linked.push((one, other)),
                Some(LinkStatus::Undone) => {
                    links.apart.insert((one.min(other), one.max(other)));
                }
                None => {}
            }
        }
        drop(rows);
        let hidden = self.hidden()?;
        links.apart.retain(|(one, other)| !hidden.has(Some(*one)) && !hidden.has(Some(*other)));
        let mut stands = canonical(&linked);
        stands.retain(|id, _| !hidden.has(Some(*id)));
        // Somebody hidden stands for nobody: then it is the smallest of those in view.
        let mut least: HashMap<Id, Id> = HashMap::new();
        for (id, by) in &stands {
            let least = least.entry(*by).or_insert(*id);
            *least = (*least).min(*id);
        }
        links.stands =
            stands.iter().map(|(id, by)| (*id, least.get(by).copied().unwrap_or(*id))).collect();
        Ok(links)
    }

    /// The lines of people, in the order given; who is gone or hidden is left out.
    pub fn lines_of(&self, people: &[Id]) -> Result<Vec<PersonLine>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("../person/number.sql"))?;
        let mut numbers = Vec::with_capacity(people.len());
        for person in people {
            let mut rows = statement.query(named_params! { ":id": person })?;
            if let Some(row) = rows.next()? {
                numbers.push(row.get(0)?);
            }
        }
        self.people_lines(&numbers)
    }

    /// Whose likeness a change touches: through their own record, a telephone, a paper, a
    /// journey or who may see them, taken away or not.
    pub fn likened_by(&self, changed: &Changed) -> Result<BTreeSet<Id>, StoreError> {
        let mut people = BTreeSet::new();
        for id in &changed.records {
            if changed.kinds.contains(&Kind::Person)
                && record::load(&self.db, Kind::Person, *id)?.is_some()
            {
                people.insert(*id);
                continue;
            }
            for kind in MADE_OF.into_iter().filter(|kind| changed.kinds.contains(kind)) {
                if let Some(held) = record::load(&self.db, kind, *id)? {
                    people.extend(value::id_of(&held.row, "person_id"));
                }
            }
        }
        Ok(people)
    }
}
