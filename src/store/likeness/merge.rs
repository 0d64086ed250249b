//! Two registrations side by side: what hangs on each, what was decided about them, and taking a
//! decision back with the values it brought.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, named_params};

use crate::domain::id::Id;
use crate::domain::identity_link::LinkStatus;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _, Value};
use crate::store::{Held, Reader, StoreError, Writer, journal};

/// One registration with what hangs on it.
#[derive(Debug, Clone)]
pub struct Side {
    /// The person.
    pub person: Held,
    /// The cases, the oldest first.
    pub cases: Vec<Held>,
    /// How many records of each kind hang on the person or a case.
    pub counts: BTreeMap<Kind, usize>,
}

/// A decision about two registrations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its record.
    pub link: Id,
    /// The one.
    pub one: Id,
    /// The other.
    pub other: Id,
    /// One person, or two.
    pub status: LinkStatus,
    /// When.
    pub on: Option<chrono::NaiveDate>,
    /// By whom.
    pub by: Option<Id>,
    /// Why.
    pub reason: String,
}

impl Decided {
    fn of(held: &Held) -> Option<Self> {
        let row = &held.row;
        Some(Self {
            link: held.id,
            one: value::id_of(row, "person_id")?,
            other: value::id_of(row, "same_as_id")?,
            status: LinkStatus::from_key(value::text_of(row, "status"))?,
            on: value::day_of(row, "decided_on"),
            by: value::id_of(row, "decided_by"),
            reason: value::text_of(row, "reason").to_owned(),
        })
    }
}

impl Reader {
    /// A registration with what hangs on it.
    pub fn side(&self, person: Id) -> Result<Option<Side>, StoreError> {
        let Some(row) = self.row(Kind::Person, person)? else { return Ok(None) };
        let cases = self.children(Kind::Case, person)?;
        let mut counts = BTreeMap::new();
        let mut count = |kind: Kind, parent: Id| -> Result<(), StoreError> {
            let more = self.children(kind, parent)?.len();
            if more > 0 {
                *counts.entry(kind).or_default() += more;
            }
            Ok(())
        };
        for kind in Kind::Person.children().filter(|kind| *kind != Kind::IdentityLink) {
            count(kind, person)?;
        }
        for case in &cases {
            for kind in Kind::Case.children() {
                count(kind, case.id)?;
            }
        }
        Ok(Some(Side { person: Held { kind: Kind::Person, id: person, row }, cases, counts }))
    }

    /// The other registrations linked with one as the same person, the smallest first.
    pub fn same_as(&self, person: Id) -> Result<Vec<Id>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("same.sql"))?;
        let ids = statement.query_map(named_params! { ":person": person }, |row| row.get(0))?;
        let mut ids = ids.collect::<Result<Vec<Id>, _>>()?;
        let hidden = self.hidden()?;
        ids.retain(|id| *id != person && !hidden.has(Some(*id)));
        Ok(ids)
    }

    /// Whether any two registrations are linked at all.
    pub fn has_links(&self) -> Result<bool, StoreError> {
        Ok(self.db.prepare_cached(include_str!("linked.sql"))?.query_row([], |row| row.get(0))?)
    }

    /// What was decided about two registrations, the newest first; those of whom either is
    /// hidden from who reads are not there.
    pub fn decisions(&self) -> Result<Vec<Decided>, StoreError> {
        let all = self.all(Kind::IdentityLink)?;
        self.seen(all.iter().rev().filter_map(Decided::of).collect())
    }

    /// What was decided about one registration and any other.
    pub fn decisions_of(&self, person: Id) -> Result<Vec<Decided>, StoreError> {
        let mut all = self.linked(Kind::IdentityLink, "person_id", person)?;
        all.extend(self.linked(Kind::IdentityLink, "same_as_id", person)?);
        self.seen(all.iter().filter_map(Decided::of).collect())
    }

    fn seen(&self, mut all: Vec<Decided>) -> Result<Vec<Decided>, StoreError> {
        let hidden = self.hidden()?;
        all.retain(|one| !hidden.has(Some(one.one)) && !hidden.has(Some(one.other)));
        Ok(all)
    }
}

impl Writer<'_> {
    /// The record of what was decided about two registrations, in whichever direction.
    pub fn decision(&self, one: Id, other: Id) -> Result<Option<Held>, StoreError> {
        for (from, to) in [(one, other), (other, one)] {
            let held = self.linked(Kind::IdentityLink, "person_id", from)?;
            let about = |held: &Held| value::id_of(&held.row, "same_as_id") == Some(to);
            if let Some(held) = held.into_iter().find(about) {
                return Ok(Some(held));
            }
        }
        Ok(None)
    }

    /// Brings back the values that linking two registrations replaced, where nobody has changed
    /// them since. How many came back, and how many stay as they are now.
    pub fn bring_back_linked(&mut self, link: Id) -> Result<(usize, usize), StoreError> {
        let linked = Value::Text(LinkStatus::Linked.key().to_owned());
        let entries = journal::of_record(self.db, link)?;
        let made = entries.iter().rev().filter_map(|logged| logged.entry.as_ref()).find(|entry| {
            let is_link = entry.kind == Kind::IdentityLink.key();
            is_link && entry.edits.get("status").is_some_and(|edit| edit.value == linked)
        });
        let Some(made) = made else { return Ok((0, 0)) };
        let origin = self
            .db
            .prepare_cached(include_str!("../journal/origin.sql"))?
            .query_row(
                named_params! {
                    ":device": made.id.origin.device,
                    ":incarnation": made.id.origin.incarnation,
                },
                |row| row.get(0),
            )
            .optional()?;
        match origin {
            Some(origin) => self.bring_back(origin, made.batch, Kind::Person),
            None => Ok((0, 0)),
        }
    }
}
