//! What the board of a supervisor counts, and whom each figure is about. Every question is
//! answered from an index of open or late things, so that a register of 350,000 people is counted
//! while one waits (`benches/register.rs`). What is hidden from who asks is not counted.

pub mod view;
pub mod waiting;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, Days, Months, NaiveDate};
use rusqlite::named_params;

use self::view::Looked;
use super::alert::OpenAlert;
use super::{Reader, StoreError, clock};
use crate::domain::case::{Risk, Status};
use crate::domain::caseload;
use crate::domain::id::Id;
use crate::domain::keyed;
use crate::domain::referral::Urgency;
use crate::domain::value::Keyed as _;

/// The row of the journal since which things are new lies at most this far back.
const FRESH_ENTRIES: i64 = 5_000;
/// Months of arrivals on the board, this one last.
const MONTHS: u32 = 12;
/// Weeks of the trend, this one last.
const WEEKS: u64 = 12;

keyed! {
    /// What may be late.
    pub enum Late {
        /// A follow-up.
        Followup = "followup",
        /// A session that was planned.
        Session = "session",
        /// A task.
        Task = "task",
        /// The answer to a referral.
        Referral = "referral",
        /// An item of a plan.
        PlanItem = "plan_item",
        /// A safety alert: nothing noted yet, or the next contact is past.
        Alert = "alert",
    }
}

/// Whose cases a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Everybody's.
    All,
    /// Those of one worker.
    Of(Id),
    /// Those that nobody follows.
    Nobody,
}

impl Whose {
    /// Of whoever follows a case.
    pub fn of(worker: Option<Id>) -> Self {
        worker.map_or(Self::Nobody, Self::Of)
    }

    fn takes(self, worker: Option<Id>) -> bool {
        self == Self::All || self == Self::of(worker)
    }
}

/// A figure of the board whose people can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// What is late: whose, and of which sort (any when absent).
    Late(Whose, Option<Late>),
    /// What waits for approval.
    Approval,
    /// Referrals without an answer.
    Silent,
    /// Safety alerts.
    Alert,
    /// Cases that others opened since the last look.
    New,
    /// Cases that others changed since the last look.
    Changed,
    /// Open cases without contact for long.
    Quiet,
    /// Open cases of a worker.
    Load(Whose),
    /// Open cases at a step.
    Step(Status),
}

/// Open cases by worker and level.
pub type Loads = BTreeMap<(Option<Id>, Option<Risk>), usize>;

/// What the board shows.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// What is late, by worker and sort.
    pub late: BTreeMap<(Option<Id>, Late), usize>,
    /// Open cases by worker and level.
    pub load: Loads,
    /// Open cases by step.
    pub steps: BTreeMap<Status, usize>,
    /// How many questions wait for approval, and since when the oldest does.
    pub approvals: (usize, Option<NaiveDate>),
    /// How many referrals have no answer, and since when the oldest has none.
    pub silent: (usize, Option<NaiveDate>),
    /// The safety alerts that stand open, oldest first.
    pub alerts: Vec<OpenAlert>,
    /// What time it was when this was read.
    pub time: String,
    /// Cases without contact for long.
    pub quiet: usize,
    /// When the board was last looked through.
    pub looked: Option<Looked>,
    /// Cases others opened since, and cases others changed.
    pub fresh: (usize, usize),
    /// Arrivals by month: the first day of each, and how many.
    pub months: Vec<(NaiveDate, u32)>,
    /// Follow-ups that were late at the end of each week.
    pub trend: Vec<(NaiveDate, usize)>,
}

impl Reader {
    /// Everything the board shows, for a supervisor.
    pub fn board(&self, me: Id, today: NaiveDate) -> Result<Board, StoreError> {
        let mut board = Board { time: clock::time(), ..Board::default() };
        let hidden = self.hidden()?;
        board.alerts = self.open_alerts(me, true)?;
        hidden.keep(&mut board.alerts, |alert| Some(alert.person));
        for (worker, sort, _) in self.late(today)? {
            *board.late.entry((worker, sort)).or_default() += 1;
        }
        for alert in board.alerts.iter().filter(|alert| is_late(alert, today)) {
            *board.late.entry((alert.worker, Late::Alert)).or_default() += 1;
        }
        let old = self.open_cases(&mut board, today)?;
        board.quiet = old.saturating_sub(self.in_contact(today)?);
        let mut approvals = self.approvals_waiting()?.into_iter().map(|asked| asked.on);
        let oldest = approvals.next();
        board.approvals = (approvals.count() + usize::from(oldest.is_some()), oldest.flatten());
        let silent = self.silent()?;
        board.silent = (silent.len(), silent.iter().map(|(_, day)| *day).min());
        board.looked = self.looked(me, me)?;
        let fresh = self.fresh(me, board.looked)?;
        let new = fresh.iter().filter(|(_, new)| **new).count();
        board.fresh = (new, fresh.len() - new);
        board.months = self.months(today)?;
        board.trend = self.trend(today)?;
        Ok(board)
    }

    /// Open cases by worker and level, for a weighed caseload.
    pub fn caseloads(&self, today: NaiveDate) -> Result<Loads, StoreError> {
        let mut board = Board::default();
        self.open_cases(&mut board, today)?;
        Ok(board.load)
    }

    /// The people behind a figure of the board, each once.
    pub fn behind(&self, figure: Figure, me: Id, today: NaiveDate) -> Result<Vec<Id>, StoreError> {
        let people: Vec<Id> = match figure {
            Figure::Late(whose, sort) => {
                let mut all = self.late(today)?;
                let alerts = self.open_alerts(me, true)?;
                let late = alerts.iter().filter(|alert| is_late(alert, today));
                all.extend(late.map(|alert| (alert.worker, Late::Alert, alert.person)));
                let fits = |(worker, own, _): &(Option<Id>, Late, Id)| {
                    whose.takes(*worker) && sort.is_none_or(|sort| sort == *own)
                };
                all.into_iter().filter(fits).map(|(_, _, person)| person).collect()
            }
            Figure::Approval => {
                self.approvals_waiting()?.into_iter().map(|asked| asked.person).collect()
            }
            Figure::Silent => self.silent()?.into_iter().map(|(person, _)| person).collect(),
            Figure::Alert => {
                self.open_alerts(me, true)?.into_iter().map(|alert| alert.person).collect()
            }
            Figure::New | Figure::Changed => {
                let fresh = self.fresh(me, self.looked(me, me)?)?;
                let wanted = figure == Figure::New;
                fresh.into_iter().filter(|(_, new)| *new == wanted).map(|(id, _)| id).collect()
            }
            Figure::Quiet => self.quiet_people(today)?,
            Figure::Load(whose) => self.open_people(whose, None)?,
            Figure::Step(step) => self.open_people(Whose::All, Some(step))?,
        };
        let mut people: Vec<Id> = people.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        self.hidden()?.keep(&mut people, |person| Some(*person));
        Ok(people)
    }

    /// What is late but the alerts: worker, sort, person.
    fn late(&self, today: NaiveDate) -> Result<Vec<(Option<Id>, Late, Id)>, StoreError> {
        let before = |urgency: Urgency| {
            let days = Days::new(u64::try_from(urgency.answer_days()).unwrap_or_default());
            today.checked_sub_days(days).unwrap_or(today).to_string()
        };
        let mut statement = self.db.prepare_cached(include_str!("late.sql"))?;
        let mut rows = statement.query(named_params! {
            ":today": today.to_string(),
            ":emergency": before(Urgency::Emergency),
            ":urgent": before(Urgency::Urgent),
            ":normal": before(Urgency::Normal),
        })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(sort) = Late::from_key(row.get_ref(1)?.as_str().unwrap_or_default()) else {
                continue;
            };
            all.push((row.get(0)?, sort, row.get(2)?));
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |(_, _, person)| Some(*person));
        Ok(all)
    }

    /// Fills in caseload and steps; how many were registered long ago.
    fn open_cases(&self, board: &mut Board, today: NaiveDate) -> Result<usize, StoreError> {
        let long_ago = caseload::quiet_before(today).to_string();
        let hidden = self.hidden()?;
        let mut old = 0_i64;
        let mut count = |sql: &str, person: Option<Id>, sign: i64| -> Result<(), StoreError> {
            let mut statement = self.db.prepare_cached(sql)?;
            statement.raw_bind_parameter(":long_ago", &long_ago)?;
            if let Some(person) = person {
                statement.raw_bind_parameter(":person", person)?;
            }
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next()? {
                let text = |at: usize| -> Result<Option<String>, StoreError> { Ok(row.get(at)?) };
                let worker: Option<Id> = row.get(0)?;
                let risk = text(1)?.and_then(|key| Risk::from_key(&key));
                let step = text(2)?.and_then(|key| Status::from_key(&key));
                let many = row.get::<_, i64>(3)?;
                old += sign * row.get::<_, i64>(4)?;
                add(board.load.entry((worker, risk)).or_default(), sign * many);
                add(
                    board.steps.entry(step.unwrap_or(Status::Registered)).or_default(),
                    sign * many,
                );
            }
            Ok(())
        };
        count(include_str!("open.sql"), None, 1)?;
        for person in hidden.people() {
            count(include_str!("open_of.sql"), Some(person), -1)?;
        }
        board.load.retain(|_, many| *many > 0);
        board.steps.retain(|_, many| *many > 0);
        Ok(usize::try_from(old).unwrap_or_default())
    }

    /// How many of the open cases registered long ago had a contact since.
    fn in_contact(&self, today: NaiveDate) -> Result<usize, StoreError> {
        let long_ago = caseload::quiet_before(today).to_string();
        let hidden = self.hidden()?;
        let mut open = self.db.prepare_cached(include_str!("old_open.sql"))?;
        let mut count = 0;
        for case in self.contacts(today)? {
            let mut rows = open.query(named_params! { ":id": case, ":long_ago": long_ago })?;
            if let Some(row) = rows.next()? {
                count += usize::from(!hidden.has(row.get(0)?));
            }
        }
        Ok(count)
    }

    /// The cases with a contact lately.
    fn contacts(&self, today: NaiveDate) -> Result<BTreeSet<Id>, StoreError> {
        let since = caseload::quiet_before(today).to_string();
        let mut statement = self.db.prepare_cached(include_str!("contact.sql"))?;
        let ids = statement
            .query_map(named_params! { ":since": since }, |row| row.get::<_, Option<Id>>(0))?;
        Ok(ids.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }

    fn quiet_people(&self, today: NaiveDate) -> Result<Vec<Id>, StoreError> {
        let contacts = self.contacts(today)?;
        let long_ago = caseload::quiet_before(today).to_string();
        let mut statement = self.db.prepare_cached(include_str!("old_people.sql"))?;
        let mut rows = statement.query(named_params! { ":long_ago": long_ago })?;
        let mut people = Vec::new();
        while let Some(row) = rows.next()? {
            if !contacts.contains(&row.get(0)?) {
                people.push(row.get(1)?);
            }
        }
        Ok(people)
    }

    fn open_people(&self, whose: Whose, step: Option<Status>) -> Result<Vec<Id>, StoreError> {
        let worker = match whose {
            Whose::Of(worker) => Some(worker),
            _ => None,
        };
        let mut statement = self.db.prepare_cached(include_str!("open_people.sql"))?;
        let given = named_params! {
            ":worker": worker,
            ":nobody": whose == Whose::Nobody,
            ":status": step.map(Status::key),
        };
        let people = statement.query_map(given, |row| row.get(0))?;
        Ok(people.collect::<Result<_, _>>()?)
    }

    /// Referrals without an answer: whose, and since when.
    fn silent(&self) -> Result<Vec<(Id, NaiveDate)>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("silent.sql"))?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let day: Option<String> = row.get(1)?;
            if let Some(day) = day.and_then(|day| day.parse().ok()) {
                all.push((row.get(0)?, day));
            }
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |(person, _)| Some(*person));
        Ok(all)
    }

    /// The people whose cases others opened (true) or changed since a look.
    fn fresh(&self, me: Id, looked: Option<Looked>) -> Result<BTreeMap<Id, bool>, StoreError> {
        let mut last = self.db.prepare_cached(include_str!("last.sql"))?;
        let last: i64 = last.query_row([], |row| row.get(0))?;
        let since = looked.map_or(0, |looked| looked.entry).max(last - FRESH_ENTRIES);
        let mut statement = self.db.prepare_cached(include_str!("fresh.sql"))?;
        let mut rows = statement.query(named_params! { ":since": since, ":me": me })?;
        let hidden = self.hidden()?;
        let mut people = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (person, new): (Id, bool) = (row.get(0)?, row.get(1)?);
            if !hidden.has(Some(person)) {
                *people.entry(person).or_default() |= new;
            }
        }
        Ok(people)
    }

    fn months(&self, today: NaiveDate) -> Result<Vec<(NaiveDate, u32)>, StoreError> {
        let this = today.with_day(1).unwrap_or(today);
        let first = this.checked_sub_months(Months::new(MONTHS - 1)).unwrap_or(this);
        let days = self.arrivals(first, today)?;
        let months = (0..MONTHS).filter_map(|at| first.checked_add_months(Months::new(at)));
        let count = |month: NaiveDate| {
            let own = |day: &NaiveDate| (day.year(), day.month()) == (month.year(), month.month());
            days.iter().filter(|(day, _)| own(day)).map(|(_, count)| count).sum()
        };
        Ok(months.map(|month| (month, count(month))).collect())
    }

    /// How many follow-ups were late at the end of each of the last weeks.
    fn trend(&self, today: NaiveDate) -> Result<Vec<(NaiveDate, usize)>, StoreError> {
        let back = |weeks: u64| today.checked_sub_days(Days::new(weeks * 7)).unwrap_or(today);
        let first = back(WEEKS - 1);
        let day = |text: Option<String>| text.and_then(|day| day.parse::<NaiveDate>().ok());
        let mut spans: Vec<(NaiveDate, Option<NaiveDate>, usize)> = Vec::new();
        let mut open = self.db.prepare_cached(include_str!("trend_open.sql"))?;
        let mut rows = open.query(named_params! { ":today": today.to_string() })?;
        while let Some(row) = rows.next()? {
            let many = usize::try_from(row.get::<_, i64>(1)?).unwrap_or_default();
            spans.extend(day(row.get(0)?).map(|due| (due, None, many)));
        }
        let mut done = self.db.prepare_cached(include_str!("trend_done.sql"))?;
        let mut rows = done.query(named_params! { ":since": first.to_string() })?;
        while let Some(row) = rows.next()? {
            let many = usize::try_from(row.get::<_, i64>(2)?).unwrap_or_default();
            let (due, done) = (day(row.get(0)?), day(row.get(1)?));
            spans.extend(due.map(|due| (due, done, many)));
        }
        let late = |on: NaiveDate| {
            let was = |(due, done, _): &&(NaiveDate, Option<NaiveDate>, usize)| {
                *due < on && done.is_none_or(|done| done > on)
            };
            spans.iter().filter(was).map(|(_, _, many)| many).sum()
        };
        Ok((0..WEEKS).rev().map(|weeks| (back(weeks), late(back(weeks)))).collect())
    }
}

/// Nothing is noted of what was done, or the next contact is past.
fn is_late(alert: &OpenAlert, today: NaiveDate) -> bool {
    alert.is_waiting() || alert.next_contact_on.is_some_and(|day| day < today)
}

fn add(slot: &mut usize, many: i64) {
    let sum = i64::try_from(*slot).unwrap_or(i64::MAX).saturating_add(many);
    *slot = usize::try_from(sum).unwrap_or_default();
}
