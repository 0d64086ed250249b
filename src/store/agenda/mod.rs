//! What stands in somebody's agenda: the dates of the records of their cases, and what was
//! promised without a case. Never stored.

use chrono::{Duration, NaiveDate};
use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::case::Risk;
use crate::domain::id::Id;
use crate::domain::keyed;
use crate::domain::kind::Kind;
use crate::domain::referral::Urgency;
use crate::domain::value::Keyed;

keyed! {
    /// What an entry of the agenda is.
    pub enum What {
        /// A follow-up of the protection calendar.
        Protection = "protection",
        /// A follow-up of the reintegration calendar.
        Reintegration = "reintegration",
        /// A session with one person or family.
        Session = "session",
        /// Something agreed in a plan.
        PlanItem = "plan_item",
        /// The day by which an agency should have answered.
        Referral = "referral",
        /// A free task.
        Task = "task",
        /// A group session or workshop.
        Workshop = "workshop",
    }
}

/// One entry of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub what: What,
    /// Kind of the record it comes from.
    pub kind: Kind,
    /// That record.
    pub record: Id,
    /// Its case.
    pub case_id: Option<Id>,
    /// Number of the case.
    pub case_number: String,
    /// The person.
    pub person: Option<Id>,
    /// The person's name, family name first.
    pub name: String,
    /// Risk level of the case.
    pub risk: Option<Risk>,
    /// The day.
    pub on: NaiveDate,
    /// The hour, as `hh:mm`; empty when it is any time of the day.
    pub time: String,
    /// What it is about: a mode, an activity, a service, an agency, the words of a task.
    pub about: String,
    /// It has taken place.
    pub done: bool,
    /// Whose agenda it is in.
    pub worker: Id,
}

impl Reader {
    /// What stands in the agenda of a worker up to a day, by day and hour: everything open,
    /// however old, and what was done from a day on.
    pub fn agenda(
        &self,
        worker: Id,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("range.sql"))?;
        let mut rows = statement.query(named_params! {
            ":worker": worker,
            ":from": from.to_string(),
            ":to": to.to_string(),
        })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.extend(entry(row, worker)?.filter(|entry| entry.on <= to));
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |entry| entry.person);
        all.sort_by(|a, b| {
            let order = |e: &Entry| (e.on, e.time.is_empty(), e.time.clone(), e.risk, e.record);
            order(a).cmp(&order(b))
        });
        Ok(all)
    }
}

fn entry(row: &rusqlite::Row<'_>, worker: Id) -> Result<Option<Entry>, StoreError> {
    let text = |at: usize| -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
    };
    let Some(what) = What::from_key(&text(0)?) else { return Ok(None) };
    let Ok(day) = text(9)?.parse::<NaiveDate>() else { return Ok(None) };
    let days = match what {
        What::Referral => Urgency::from_key(&text(12)?).unwrap_or(Urgency::Normal).answer_days(),
        _ => 0,
    };
    let Some(on) = day.checked_add_signed(Duration::days(days)) else { return Ok(None) };
    let name = format!("{} {}", text(6)?, text(7)?).trim().to_owned();
    Ok(Some(Entry {
        what,
        kind: Kind::from_key(&text(1)?).unwrap_or(Kind::Task),
        record: row.get(2)?,
        case_id: row.get(3)?,
        case_number: text(4)?,
        person: row.get(5)?,
        name,
        risk: Risk::from_key(&text(8)?),
        on,
        time: text(10)?,
        about: text(11)?,
        done: row.get(13)?,
        worker,
    }))
}
