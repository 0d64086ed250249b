//! What is due, computed from the dates of the records: never stored.

use chrono::{Duration, NaiveDate};
use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::case::Risk;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::referral::Urgency;
use crate::domain::task::Reason;
use crate::domain::value::Keyed;

/// One thing that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Why.
    pub reason: Reason,
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
    /// When.
    pub on: NaiveDate,
    /// What it is about: a service code, an agency, the words of a free task.
    pub about: String,
}

impl Reader {
    /// What is due for a worker up to a day, soonest first. Without a worker:
    /// the cases nobody was given.
    pub fn due(&self, worker: Option<Id>, until: NaiveDate) -> Result<Vec<Due>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("due.sql"))?;
        let mut rows = statement.query(named_params! { ":worker": worker })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.extend(due(row)?.filter(|due| due.on <= until));
        }
        self.hidden()?.keep(&mut all, |due| due.person);
        all.sort_by_key(|due| (due.on, due.risk, due.reason, due.record));
        Ok(all)
    }

    /// What is due for everybody, and for nobody yet.
    pub fn due_for_all(&self, until: NaiveDate) -> Result<Vec<Due>, StoreError> {
        let mut all = self.due(None, until)?;
        for user in self.all(Kind::User)? {
            all.extend(self.due(Some(user.id), until)?);
        }
        all.sort_by_key(|due| (due.on, due.risk, due.reason, due.record));
        Ok(all)
    }
}

fn due(row: &rusqlite::Row<'_>) -> Result<Option<Due>, StoreError> {
    let text = |at: usize| -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
    };
    let reason = text(0)?;
    let risk = Risk::from_key(&text(7)?);
    let Ok(day) = text(8)?.parse::<NaiveDate>() else { return Ok(None) };
    let level = risk.unwrap_or(Risk::Nothing);
    let (reason, days) = match reason.as_str() {
        "protection" => (Reason::ProtectionFollowup, 0),
        "reintegration" => (Reason::ReintegrationFollowup, 0),
        "referral" => {
            let urgency = Urgency::from_key(&text(10)?).unwrap_or(Urgency::Normal);
            (Reason::ReferralAnswer, urgency.answer_days())
        }
        "session" => (Reason::Session, 0),
        "plan" => (Reason::Plan, level.plan_days()),
        "no_followup" => (Reason::NoFollowup, level.followup_days()),
        _ => (Reason::Free, 0),
    };
    let Some(on) = day.checked_add_signed(Duration::days(days)) else { return Ok(None) };
    let kind = Kind::from_key(&text(1)?).unwrap_or(Kind::Task);
    let name = format!("{} {}", text(5)?, text(6)?).trim().to_owned();
    Ok(Some(Due {
        reason,
        kind,
        record: row.get(2)?,
        case_id: row.get(3)?,
        case_number: text(11)?,
        person: row.get(4)?,
        name,
        risk,
        on,
        about: text(9)?,
    }))
}
