//! Arrivals of several people together, and who of them waits for a decision (FEATURES A4, A13).

use chrono::NaiveDate;
use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::date::{self, Age, PartialDate};
use crate::domain::id::Id;
use crate::domain::selection::Selection;
use crate::domain::value::Keyed as _;

/// An arrival, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrivalLine {
    /// The arrival.
    pub id: Id,
    /// What it is called.
    pub convoy: String,
    /// The day.
    pub arrived_on: Option<NaiveDate>,
    /// The hour.
    pub arrived_at: String,
    /// Point of entry.
    pub entry_point: String,
    /// Country they came back from.
    pub departure_country: String,
    /// How many people.
    pub people: i64,
    /// How many of them nobody has decided on.
    pub waiting: i64,
}

/// Somebody who came with an arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passenger {
    /// Their case of this arrival.
    pub case: Id,
    /// Its number.
    pub number: String,
    /// What was decided; `None` while nobody has.
    pub selection: Option<Selection>,
    /// Why.
    pub reason: String,
    /// Immediate needs, by code.
    pub need: Vec<String>,
    /// Day of arrival.
    pub arrived_on: Option<NaiveDate>,
    /// The person.
    pub person: Id,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_name: String,
    /// Sex, by key.
    pub sex: String,
    birth_on: Option<PartialDate>,
    birth_about: bool,
    age_estimate: Option<(u16, NaiveDate)>,
    /// Their household.
    pub household: Option<Id>,
    /// Whether they carry a slip.
    pub has_slip: bool,
    /// Who follows the case.
    pub worker: Option<Id>,
}

impl Passenger {
    /// The name as lists show it: family name first.
    pub fn name(&self) -> String {
        let (family, given) = (self.family_name.as_str(), self.given_name.as_str());
        [family, given].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Age on a day.
    pub fn age_on(&self, day: NaiveDate) -> Option<Age> {
        date::age_on(self.birth_on, self.birth_about, self.age_estimate, day)
    }
}

impl Reader {
    /// Arrivals of several together, the newest first, at most so many.
    pub fn arrivals_together(&self, most: usize) -> Result<Vec<ArrivalLine>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("list.sql"))?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut rows = statement.query(named_params! { ":user": self.user, ":most": most })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let text = |at: usize| -> Result<String, StoreError> {
                Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
            };
            all.push(ArrivalLine {
                id: row.get(0)?,
                convoy: text(1)?,
                arrived_on: text(2)?.parse().ok(),
                arrived_at: text(3)?,
                entry_point: text(4)?,
                departure_country: text(5)?,
                people: row.get(6)?,
                waiting: row.get(7)?,
            });
        }
        Ok(all)
    }

    /// The people of an arrival, in the order in which they were registered.
    pub fn passengers(&self, arrival: Id) -> Result<Vec<Passenger>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("people.sql"))?;
        let mut rows = statement.query(named_params! { ":arrival": arrival })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(passenger(row)?);
        }
        self.hidden()?.keep(&mut all, |passenger| Some(passenger.person));
        Ok(all)
    }
}

fn passenger(row: &rusqlite::Row<'_>) -> Result<Passenger, StoreError> {
    let text = |at: usize| -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
    };
    let age: Option<u16> = row.get(12)?;
    Ok(Passenger {
        case: row.get(0)?,
        number: text(1)?,
        selection: Selection::from_key(&text(2)?),
        reason: text(3)?,
        need: text(4)?.split_whitespace().map(str::to_owned).collect(),
        arrived_on: text(5)?.parse().ok(),
        person: row.get(6)?,
        family_name: text(7)?,
        given_name: text(8)?,
        sex: text(9)?,
        birth_on: PartialDate::parse_iso(&text(10)?),
        birth_about: row.get::<_, Option<bool>>(11)?.unwrap_or_default(),
        age_estimate: age.zip(text(13)?.parse().ok()),
        household: row.get(14)?,
        has_slip: row.get(15)?,
        worker: row.get(16)?,
    })
}
