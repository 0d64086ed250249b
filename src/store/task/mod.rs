//! What is due and what stands in an agenda, computed from the dates of the records: never stored.

use chrono::{Duration, NaiveDate};
use rusqlite::named_params;

use super::{Reader, StoreError};
use crate::domain::case::Risk;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::referral::Urgency;
use crate::domain::task::Reason;
use crate::domain::value::Keyed;

/// One thing that is due, or was done.
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
    /// The day.
    pub on: NaiveDate,
    /// The hour, as `hh:mm`; empty when it is any time of the day.
    pub time: String,
    /// What it is about: a mode, an activity, a service, an agency, the words of a free task.
    pub about: String,
    /// It has taken place.
    pub done: bool,
    /// For whom it is; `None` for whoever takes up a case that nobody follows.
    pub worker: Option<Id>,
}

impl Reader {
    /// What is due for a worker up to a day, soonest first. Without a worker:
    /// the cases nobody was given.
    pub fn due(&self, worker: Option<Id>, until: NaiveDate) -> Result<Vec<Due>, StoreError> {
        let mut all = Vec::new();
        let mut statement = self.db.prepare_cached(include_str!("due.sql"))?;
        let mut rows = statement.query(named_params! { ":worker": worker })?;
        while let Some(row) = rows.next()? {
            all.extend(due(row, worker, false)?.filter(|due| due.on <= until));
        }
        drop(rows);
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

    /// What stands in the agenda of a worker up to a day, by day and hour: all that is due,
    /// however old, and what was done from a day on.
    pub fn agenda(
        &self,
        worker: Id,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<Due>, StoreError> {
        let mut done = Vec::new();
        let mut statement = self.db.prepare_cached(include_str!("done.sql"))?;
        let mut rows = statement.query(named_params! {
            ":worker": worker,
            ":from": from.to_string(),
            ":to": to.to_string(),
        })?;
        while let Some(row) = rows.next()? {
            done.extend(due(row, Some(worker), true)?);
        }
        drop(rows);
        self.hidden()?.keep(&mut done, |due| due.person);
        let mut all = self.due(Some(worker), to)?;
        all.append(&mut done);
        all.sort_by(|a, b| a.by_hour().cmp(&b.by_hour()));
        Ok(all)
    }
}

impl Due {
    /// By day and hour, what has no hour last; then the weightiest case first.
    pub fn by_hour(&self) -> impl Ord + '_ {
        (self.on, self.time.is_empty(), &self.time, self.risk, self.record)
    }
}

fn due(row: &rusqlite::Row<'_>, worker: Option<Id>, done: bool) -> Result<Option<Due>, StoreError> {
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
        "plan_item" => (Reason::PlanItem, 0),
        "plan" => (Reason::Plan, level.plan_days()),
        "no_followup" => (Reason::NoFollowup, level.followup_days()),
        "workshop" => (Reason::Workshop, 0),
        _ => (Reason::Free, 0),
    };
    let Some(on) = day.checked_add_signed(Duration::days(days)) else { return Ok(None) };
    let name = format!("{} {}", text(5)?, text(6)?).trim().to_owned();
    Ok(Some(Due {
        reason,
        kind: Kind::from_key(&text(1)?).unwrap_or(Kind::Task),
        record: row.get(2)?,
        case_id: row.get(3)?,
        case_number: text(11)?,
        person: row.get(4)?,
        name,
        risk,
        on,
        time: text(12)?,
        about: text(9)?,
        done,
        worker,
    }))
}
