//! Group sessions and workshops: participations and people are two figures, never added up
//! (`DOMAIN.md` 3.1).

use chrono::NaiveDate;
use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::id::Id;
use crate::domain::session::SessionStatus;
use crate::domain::value::Keyed as _;

/// One workshop of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopLine {
    /// The workshop.
    pub id: Id,
    /// When.
    pub held_on: String,
    /// At what time.
    pub begins_at: String,
    /// What was done, by key.
    pub activity: String,
    /// What it is called.
    pub title: String,
    /// Where.
    pub place: String,
    /// Planned, held, cancelled.
    pub status: Option<SessionStatus>,
    /// Who led it.
    pub led_by: Option<Id>,
    /// Others, who only count as participations.
    pub anonymous: i64,
    /// Of the register.
    pub attending: i64,
}

impl WorkshopLine {
    /// How many took part, known or not.
    pub fn participations(&self) -> i64 {
        self.attending + self.anonymous
    }
}

/// Somebody of the register who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attending {
    /// Their case.
    pub case: Id,
    /// Its number.
    pub number: String,
    /// The person.
    pub person: Id,
    /// Name, family name first.
    pub name: String,
}

impl Reader {
    /// The workshops of a stretch of days, newest first.
    pub fn workshops(
        &self,
        first: NaiveDate,
        last: NaiveDate,
    ) -> Result<Vec<WorkshopLine>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query(named_params! {
            ":first": first.to_string(), ":last": last.to_string(), ":user": self.user,
        })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |at: usize| -> Result<String, StoreError> {
                Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
            };
            all.push(WorkshopLine {
                id: row.get(0)?,
                held_on: text(1)?,
                begins_at: text(2)?,
                activity: text(3)?,
                title: text(4)?,
                place: text(5)?,
                status: SessionStatus::from_key(&text(6)?),
                led_by: row.get(7)?,
                anonymous: row.get(8)?,
                attending: row.get(9)?,
            });
        }
        Ok(all)
    }

    /// How many people took part in what was held in a stretch of days, each once.
    pub fn workshop_persons(&self, first: NaiveDate, last: NaiveDate) -> Result<i64, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("persons.sql"))?;
        let asked = named_params! {
            ":first": first.to_string(), ":last": last.to_string(), ":user": self.user,
        };
        Ok(statement.query_row(asked, |row| row.get(0))?)
    }

    /// Who of the register took part in a workshop.
    pub fn attendance(&self, workshop: Id) -> Result<Vec<Attending>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("attendance.sql"))?;
        let mut rows = statement.query(named_params! { ":workshop": workshop })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |at: usize| -> Result<String, StoreError> {
                Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
            };
            let name = format!("{} {}", text(3)?, text(4)?).trim().to_owned();
            all.push(Attending { case: row.get(0)?, number: text(1)?, person: row.get(2)?, name });
        }
        self.hidden()?.keep(&mut all, |one| Some(one.person));
        Ok(all)
    }
}
