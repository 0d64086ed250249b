//! People: the list with its filters and orders, and finding somebody by name
//! as people spell it, by number, by place.

mod find;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::named_params;

use super::list::Numbers;
use super::{Reader, StoreError};
use crate::domain::date::{self, Age, PartialDate};
use crate::domain::filter::{Asked, Thing};
use crate::domain::id::Id;
use crate::domain::likeness::Why;
use crate::domain::{case, value::Keyed};

/// What the list may be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// Family name, then given names.
    #[default]
    Name,
    /// Case number.
    Number,
    /// Risk level, most severe first.
    Risk,
    /// Status.
    Status,
    /// Day of arrival.
    Arrival,
    /// Country of departure.
    Country,
    /// Worker.
    Worker,
}

/// What may be asked to be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Empty {
    /// No birth date, year or estimated age.
    Birth,
    /// No telephone.
    Contact,
    /// No paper.
    Document,
    /// No risk level.
    Risk,
    /// No worker.
    Worker,
    /// No case.
    Case,
}

impl Empty {
    /// Every question of this sort.
    pub const ALL: [Self; 6] =
        [Self::Birth, Self::Contact, Self::Document, Self::Risk, Self::Worker, Self::Case];

    /// The key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Birth => "birth",
            Self::Contact => "contact",
            Self::Document => "document",
            Self::Risk => "risk",
            Self::Worker => "worker",
            Self::Case => "case",
        }
    }
}

/// Which people to list, in which order. Absent means any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// What was typed in the search field.
    pub text: String,
    /// Status of the newest case, by key.
    pub status: Option<String>,
    /// Only cases that somebody still works on.
    pub open_only: bool,
    /// Risk level, by key.
    pub risk: Option<String>,
    /// Worker.
    pub worker: Option<Id>,
    /// Centre.
    pub centre: Option<Id>,
    /// Country of departure for the return.
    pub country: Option<String>,
    /// Arrived on or after.
    pub arrived_from: Option<NaiveDate>,
    /// Arrived on or before.
    pub arrived_to: Option<NaiveDate>,
    /// What must be empty.
    pub empty: Option<Empty>,
    /// Exactly these people and nobody else.
    pub picked: Option<Arc<Picked>>,
    /// What must hold of them, on the day it is asked.
    pub filter: Option<Arc<Asked>>,
    /// Sorted by any fact, on a day; overrides the order below.
    pub by: Option<(Thing, NaiveDate)>,
    /// Order.
    pub sort: Sort,
    /// Reversed order.
    pub descending: bool,
}

/// People picked one by one: what stands behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picked {
    /// What they have in common, as the list is headed.
    pub title: String,
    /// The people, each once.
    pub people: BTreeSet<Id>,
}

impl Picked {
    /// These people under a title.
    pub fn new(title: String, people: Vec<Id>) -> Self {
        Self { title, people: people.into_iter().collect() }
    }
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// Row number: what lists hold.
    pub n: i64,
    /// The person.
    pub id: Id,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_name: String,
    /// Sex, by key.
    pub sex: String,
    /// Birth as known.
    pub birth_on: Option<PartialDate>,
    /// The birth date is about right, no more.
    pub birth_about: bool,
    /// Estimated age and the day it was estimated.
    pub age_estimate: Option<(u16, NaiveDate)>,
    /// Origin: code or as told.
    pub origin: String,
    /// Newest case.
    pub case_id: Option<Id>,
    /// Its number.
    pub case_number: String,
    /// Its status, by key.
    pub status: String,
    /// Its risk level, by key; empty when not set.
    pub risk: String,
    /// Its worker.
    pub worker: Option<Id>,
    /// Its centre.
    pub centre: Option<Id>,
    /// Country of departure.
    pub country: String,
    /// Day of arrival.
    pub arrived_on: Option<NaiveDate>,
    /// Numbers of other registrations linked with this one as the same person; a search fills it.
    pub also: Vec<String>,
}

/// Somebody found, with why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The person.
    pub line: PersonLine,
    /// How well it fits: higher is better.
    pub score: u16,
    /// Why the name fits; `None` when a number, a place or a parent was found.
    pub why: Option<Why>,
}

impl PersonLine {
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

/// The filter by worker, as the questions write it.
const ANY_WORKER: &str = "(:worker is null or s.worker_id = :worker)";
/// From more people on their row numbers are read in one go.
const ONE_BY_ONE: usize = 20_000;

impl Question {
    /// True when nothing but the text and the people picked narrows it.
    fn is_open(&self) -> bool {
        let bare = Self { sort: self.sort, descending: self.descending, ..Self::default() };
        let text = String::new();
        Self { text, picked: None, filter: None, by: None, ..self.clone() } == bare
    }
}

impl Reader {
    /// The row numbers of the people asked for, in order.
    pub fn people(&self, question: &Question) -> Result<Vec<i64>, StoreError> {
        if !question.text.trim().is_empty() {
            let hits = self.find_people(question, 500)?;
            return Ok(hits.into_iter().map(|hit| hit.line.n).collect());
        }
        if let Some((thing, today)) = question.by {
            let named =
                Question { by: None, sort: Sort::Name, descending: false, ..question.clone() };
            let mut found = self.people(&named)?;
            self.sort_by(&mut found, thing, today, question.descending)?;
            return Ok(found);
        }
        if question.is_open() && question.sort == Sort::Name {
            let mut statement = self.db.prepare_cached(include_str!("list_all.sql"))?;
            let mut found =
                statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
            if question.descending {
                found.reverse();
            }
            self.hidden()?.keep_numbers(&mut found);
            keep_among(self.among(question)?.as_ref(), &mut found);
            return Ok(found);
        }
        let sql = match question.sort {
            Sort::Name => include_str!("list_name.sql"),
            Sort::Number => include_str!("list_number.sql"),
            Sort::Risk => include_str!("list_risk.sql"),
            Sort::Status => include_str!("list_status.sql"),
            Sort::Arrival => include_str!("list_arrival.sql"),
            Sort::Country => include_str!("list_country.sql"),
            Sort::Worker => include_str!("list_worker.sql"),
        };
        // The filter that leaves few of many goes by its index.
        let sql = match question.worker {
            Some(_) => sql.replace(ANY_WORKER, "s.worker_id = :worker"),
            None => sql.to_owned(),
        };
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut rows = statement.query(named_params! {
            ":status": question.status,
            ":open_only": question.open_only,
            ":risk": question.risk,
            ":worker": question.worker,
            ":centre": question.centre,
            ":country": question.country,
            ":arrived_from": question.arrived_from.map(|day| day.to_string()),
            ":arrived_to": question.arrived_to.map(|day| day.to_string()),
            ":empty": question.empty.map(Empty::key),
        })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(row.get(0)?);
        }
        if question.descending {
            found.reverse();
        }
        self.hidden()?.keep_numbers(&mut found);
        keep_among(self.among(question)?.as_ref(), &mut found);
        Ok(found)
    }

    /// The row numbers to which picking and the filter narrow it; `None` when neither does.
    fn among(&self, question: &Question) -> Result<Option<Numbers>, StoreError> {
        let picked = question.picked.as_ref().map(|picked| self.numbers_of(&picked.people));
        let meant = question.filter.as_ref().map(|asked| self.whom(asked));
        Ok(match (picked.transpose()?, meant.transpose()?) {
            (Some(mut picked), Some(meant)) => {
                picked.keep(&meant);
                Some(picked)
            }
            (picked, meant) => picked.or(meant),
        })
    }

    /// The row numbers of people.
    fn numbers_of(&self, people: &BTreeSet<Id>) -> Result<Numbers, StoreError> {
        let mut numbers = Numbers::default();
        if people.len() > ONE_BY_ONE {
            let mut statement = self.db.prepare_cached(include_str!("numbers.sql"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if people.contains(&row.get::<_, Id>(1)?) {
                    numbers.add(row.get(0)?);
                }
            }
            return Ok(numbers);
        }
        let mut statement = self.db.prepare_cached(include_str!("number.sql"))?;
        for person in people {
            let mut rows = statement.query(named_params! { ":id": person })?;
            if let Some(row) = rows.next()? {
                numbers.add(row.get(0)?);
            }
        }
        Ok(numbers)
    }

    /// The line of each row number, in the order given; those gone are left out.
    pub fn people_lines(&self, numbers: &[i64]) -> Result<Vec<PersonLine>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("line.sql"))?;
        let mut lines = Vec::with_capacity(numbers.len());
        for n in numbers {
            let mut rows = statement.query(named_params! { ":n": n })?;
            if let Some(row) = rows.next()? {
                lines.push(line(row)?);
            }
        }
        self.hidden()?.keep(&mut lines, |line| Some(line.id));
        Ok(lines)
    }

    /// True when anybody is registered.
    pub fn has_people(&self) -> Result<bool, StoreError> {
        Ok(self.db.prepare_cached(include_str!("any.sql"))?.query_row([], |row| row.get(0))?)
    }

    /// How many arrived on each day from one day to another, earliest first.
    pub fn arrivals(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<(NaiveDate, u32)>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("arrivals.sql"))?;
        let given = named_params! { ":from": from.to_string(), ":to": to.to_string() };
        let mut rows = statement.query(given)?;
        let mut days = Vec::new();
        while let Some(row) = rows.next()? {
            if let Ok(day) = row.get::<_, String>(0)?.parse() {
                days.push((day, row.get(1)?));
            }
        }
        drop(rows);
        self.without_hidden(&mut days)?;
        Ok(days)
    }

    /// Takes the arrivals of hidden people out of the counts.
    fn without_hidden(&self, days: &mut [(NaiveDate, u32)]) -> Result<(), StoreError> {
        let hidden = self.hidden()?;
        let mut statement = self.db.prepare_cached(include_str!("line.sql"))?;
        for n in hidden.numbers() {
            let mut rows = statement.query(named_params! { ":n": n })?;
            let Some(row) = rows.next()? else { continue };
            let arrived = line(row)?.arrived_on;
            for (_, count) in days.iter_mut().filter(|(day, _)| Some(*day) == arrived) {
                *count = count.saturating_sub(1);
            }
        }
        Ok(())
    }
}

/// Takes out who is not among these, where it matters.
fn keep_among(among: Option<&Numbers>, found: &mut Vec<i64>) {
    if let Some(among) = among {
        found.retain(|n| among.has(*n));
    }
}

fn line(row: &rusqlite::Row<'_>) -> Result<PersonLine, StoreError> {
    let text = |at: usize| -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
    };
    let day = |at: usize| -> Result<Option<NaiveDate>, StoreError> {
        Ok(text(at)?.parse::<NaiveDate>().ok())
    };
    let age: Option<u16> = row.get(7)?;
    Ok(PersonLine {
        n: row.get(0)?,
        id: row.get(1)?,
        family_name: text(2)?,
        given_name: text(3)?,
        sex: text(4)?,
        birth_on: PartialDate::parse_iso(&text(5)?),
        birth_about: row.get::<_, Option<bool>>(6)?.unwrap_or_default(),
        age_estimate: age.zip(day(8)?),
        origin: text(9)?,
        case_id: row.get(10)?,
        case_number: text(11)?,
        status: text(12)?,
        risk: text(13)?,
        worker: row.get(14)?,
        centre: row.get(15)?,
        country: text(16)?,
        arrived_on: day(17)?,
        also: Vec::new(),
    })
}

/// Statuses of cases nobody works on any more, as the filters name them.
pub fn ended_statuses() -> impl Iterator<Item = &'static str> {
    case::Status::ALL.iter().filter(|status| !status.is_open()).map(|status| status.key())
}
