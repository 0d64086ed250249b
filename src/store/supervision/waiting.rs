//! What waits for somebody: questions for approval, answers to be seen, remarks, cases that are
//! handed over; and whom a case could be given to.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};

use crate::domain::approval::{ApprovalStatus, Subject};
use crate::domain::case::{Risk, Status};
use crate::domain::handover::HandoverStatus;
use crate::domain::id::Id;
use crate::domain::remark::RemarkKind;
use crate::domain::value::Keyed as _;
use crate::store::{Reader, StoreError};

/// The case something belongs to, as a row of a list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The case.
    pub case: Id,
    /// Its number.
    pub number: String,
    /// The person.
    pub person: Id,
    /// The person's name, family name first; empty when unknown.
    pub name: String,
}

/// A question for approval that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub id: Id,
    /// Its case.
    pub place: Place,
    /// The person.
    pub person: Id,
    /// What is to be approved.
    pub subject: Option<Subject>,
    /// What is wanted: the lower level.
    pub wanted: String,
    /// When it was asked.
    pub on: Option<NaiveDate>,
    /// Who asked.
    pub by: Option<Id>,
    /// What the supervisor should know.
    pub note: String,
    /// Who follows the case.
    pub worker: Option<Id>,
    /// Its level.
    pub risk: Option<Risk>,
    /// Why the case is to end, as it is written in the case.
    pub closure_reason: String,
    /// How it is to end, as it is written in the case.
    pub closure_note: String,
}

/// An answer that who asked has not seen yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question.
    pub id: Id,
    /// Its case.
    pub place: Place,
    /// What was to be approved.
    pub subject: Option<Subject>,
    /// The answer.
    pub status: Option<ApprovalStatus>,
    /// When.
    pub on: Option<NaiveDate>,
    /// By whom.
    pub by: Option<Id>,
    /// What the supervisor says.
    pub comment: String,
}

/// A remark that waits for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remarked {
    /// The remark.
    pub id: Id,
    /// Its case.
    pub place: Place,
    /// Comment or flag.
    pub kind: Option<RemarkKind>,
    /// What is remarked.
    pub text: String,
    /// When.
    pub on: Option<NaiveDate>,
    /// By whom.
    pub by: Option<Id>,
    /// For whom.
    pub for_id: Option<Id>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// What was answered.
    pub answer: String,
    /// It was read.
    pub seen: bool,
}

/// A case that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moving {
    /// The hand-over.
    pub id: Id,
    /// Its case.
    pub place: Place,
    /// Level of the case.
    pub risk: Option<Risk>,
    /// Who followed it.
    pub from: Option<Id>,
    /// Who is to follow it.
    pub to: Option<Id>,
    /// The centre that is to follow it.
    pub centre: Option<Id>,
    /// What the receiver should know.
    pub note: String,
    /// Where it stands.
    pub status: Option<HandoverStatus>,
    /// When it was asked.
    pub on: Option<NaiveDate>,
    /// Who asked.
    pub by: Option<Id>,
    /// When it was answered.
    pub decided_on: Option<NaiveDate>,
    /// By whom.
    pub decided_by: Option<Id>,
    /// Why it was declined.
    pub reason: String,
}

/// An open case of a worker, as it is picked to be given on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The case.
    pub place: Place,
    /// Its level.
    pub risk: Option<Risk>,
    /// Its step.
    pub status: Option<Status>,
}

impl Reader {
    /// What waits for approval, oldest first.
    pub fn approvals_waiting(&self) -> Result<Vec<Asked>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("approval.sql"))?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let place = place(row, 1, 8, 9, 12)?;
            all.push(Asked {
                id: row.get(0)?,
                person: place.person,
                place,
                subject: Subject::from_key(&text(row, 2)?),
                wanted: text(row, 4)?,
                on: day(row, 5)?,
                by: row.get(6)?,
                note: text(row, 7)?,
                worker: row.get(10)?,
                risk: Risk::from_key(&text(row, 11)?),
                closure_reason: text(row, 14)?,
                closure_note: text(row, 15)?,
            });
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |asked| Some(asked.person));
        Ok(all)
    }

    /// Answers of a supervisor that this user has not seen yet, oldest first.
    pub fn answers_to(&self, me: Id) -> Result<Vec<Answered>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("told.sql"))?;
        let mut rows = statement.query(named_params! { ":me": me })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(Answered {
                id: row.get(0)?,
                place: place(row, 1, 7, 8, 9)?,
                subject: Subject::from_key(&text(row, 2)?),
                status: ApprovalStatus::from_key(&text(row, 3)?),
                on: day(row, 4)?,
                by: row.get(5)?,
                comment: text(row, 6)?,
            });
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |answered| Some(answered.place.person));
        Ok(all)
    }

    /// Remarks that wait for a user; with `team` every open flag, too.
    pub fn remarks_for(&self, me: Id, team: bool) -> Result<Vec<Remarked>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("remark.sql"))?;
        let mut rows = statement.query(named_params! { ":me": me, ":team": team })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(Remarked {
                id: row.get(0)?,
                place: place(row, 1, 10, 11, 12)?,
                kind: RemarkKind::from_key(&text(row, 2)?),
                text: text(row, 3)?,
                on: day(row, 4)?,
                by: row.get(5)?,
                for_id: row.get(6)?,
                due_on: day(row, 7)?,
                answer: text(row, 8)?,
                seen: row.get::<_, Option<String>>(9)?.is_some(),
            });
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |remarked| Some(remarked.place.person));
        Ok(all)
    }

    /// Cases that are handed over to or by a user and wait, and answers they have not seen; with
    /// `team` everything that waits.
    pub fn handovers_of(&self, me: Id, team: bool) -> Result<Vec<Moving>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("handover.sql"))?;
        let mut rows = statement.query(named_params! { ":me": me, ":team": team })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(Moving {
                id: row.get(0)?,
                place: place(row, 1, 12, 13, 15)?,
                risk: Risk::from_key(&text(row, 14)?),
                from: row.get(2)?,
                to: row.get(3)?,
                centre: row.get(4)?,
                note: text(row, 5)?,
                status: HandoverStatus::from_key(&text(row, 6)?),
                on: day(row, 7)?,
                by: row.get(8)?,
                decided_on: day(row, 9)?,
                decided_by: row.get(10)?,
                reason: text(row, 11)?,
            });
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |moving| Some(moving.place.person));
        Ok(all)
    }

    /// The open cases of a worker, or of nobody, gravest first; at most so many.
    pub fn carried(&self, worker: Option<Id>, most: usize) -> Result<Vec<Carried>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("worker_cases.sql"))?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut rows = statement.query(named_params! { ":worker": worker, ":most": most })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(Carried {
                place: place(row, 0, 1, 2, 5)?,
                risk: Risk::from_key(&text(row, 3)?),
                status: Status::from_key(&text(row, 4)?),
            });
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |carried| Some(carried.place.person));
        Ok(all)
    }
}

/// The case of a row: the columns of its id, its number, the person, and the two names.
fn place(
    row: &Row<'_>,
    case: usize,
    number: usize,
    person: usize,
    name: usize,
) -> Result<Place, StoreError> {
    let name = format!("{} {}", text(row, name)?, text(row, name + 1)?).trim().to_owned();
    Ok(Place { case: row.get(case)?, number: text(row, number)?, person: row.get(person)?, name })
}

fn text(row: &Row<'_>, at: usize) -> Result<String, StoreError> {
    Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
}

fn day(row: &Row<'_>, at: usize) -> Result<Option<NaiveDate>, StoreError> {
    Ok(text(row, at)?.parse().ok())
}
