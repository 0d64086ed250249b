//! Safety alerts that stand open. Everything else that reads them needs the key: to whoever
//! has not got it, an alert does not exist (`DOMAIN.md` 3.6).

use chrono::NaiveDate;
use rusqlite::named_params;

use super::{Reader, StoreError, Writer};
use crate::domain::alert::{AlertSource, AlertStatus, hours_open};
use crate::domain::id::Id;
use crate::domain::value::Keyed as _;

/// A safety alert that nobody has cleared yet, without a word of what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAlert {
    /// The alert.
    pub id: Id,
    /// Its case.
    pub case: Id,
    /// Number of the case.
    pub number: String,
    /// The person.
    pub person: Id,
    /// Who follows the case.
    pub worker: Option<Id>,
    /// What opened it.
    pub source: Option<AlertSource>,
    /// Where it stands.
    pub status: Option<AlertStatus>,
    /// When it opened.
    pub opened_on: NaiveDate,
    /// At what time.
    pub opened_at: String,
    /// Who was there.
    pub opened_by: Option<Id>,
    /// Next contact with the person.
    pub next_contact_on: Option<NaiveDate>,
    /// The person asked that the police be kept out.
    pub without_police: bool,
}

impl OpenAlert {
    /// Whole hours since it opened.
    pub fn hours(&self, today: NaiveDate, time: &str) -> i64 {
        hours_open(self.opened_on, &self.opened_at, today, time)
    }

    /// True while nothing is recorded of what was done.
    pub fn is_waiting(&self) -> bool {
        self.status == Some(AlertStatus::Open)
    }

    /// True for those who have to see to it: who follows the case, and who was there.
    pub fn is_of(&self, user: Id) -> bool {
        self.worker == Some(user) || self.opened_by == Some(user)
    }
}

impl Reader {
    /// The alerts that stand open, oldest first: everybody's for who clears them (`team`), else
    /// those of the cases that `me` follows and those that `me` opened.
    pub fn open_alerts(&self, me: Id, team: bool) -> Result<Vec<OpenAlert>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("open.sql"))?;
        let mut rows = statement.query(named_params! { ":me": me, ":team": team })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |at: usize| -> Result<String, StoreError> {
                Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
            };
            let Ok(opened_on) = text(7)?.parse() else { continue };
            all.push(OpenAlert {
                id: row.get(0)?,
                case: row.get(1)?,
                number: text(2)?,
                person: row.get(3)?,
                worker: row.get(4)?,
                source: AlertSource::from_key(&text(5)?),
                status: AlertStatus::from_key(&text(6)?),
                opened_on,
                opened_at: text(8)?,
                opened_by: row.get(9)?,
                next_contact_on: text(10)?.parse().ok(),
                without_police: text(11)? == "yes",
            });
        }
        self.hidden()?.keep(&mut all, |alert| Some(alert.person));
        Ok(all)
    }
}

impl Writer<'_> {
    /// True while a case has a safety alert that nobody has cleared.
    pub fn has_open_alert(&self, case: Id) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("of_case.sql"))?;
        Ok(statement.exists(named_params! { ":case_id": case })?)
    }
}
