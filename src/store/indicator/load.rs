//! Reads what figures are made from: each kind of record once, from an index that holds no more
//! than is needed. Nothing sealed is read, and nothing of people hidden from whoever asks.

use std::collections::HashSet;

use rusqlite::types::ValueRef;
use rusqlite::{Row, named_params};

use super::help::{Help, Known};
use super::ids::Places;
use super::people::People;
use crate::domain::id::Id;
use crate::domain::indicator::ASSISTED;
use crate::domain::indicator::day::Day;
use crate::domain::indicator::facts::{
    Alert, Approved, At, Case, Facts, Followup, NONE, Office, Paid, Planned, Referral, Service,
    Texts,
};
use crate::domain::indicator::sector;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::reader::both;
use crate::store::{Reader, StoreError, clock, journal};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;

/// Facts being read, with where each id stands among them.
pub(super) struct Load<'a> {
    reader: &'a Reader,
    /// First and last day of the period, as stored.
    from: String,
    to: String,
    pub(super) facts: Facts,
    cases: Places,
    pub(super) centres: Places,
    agencies: Places,
    pub(super) projects: Places,
}

pub(super) fn text<'a>(row: &'a Row<'_>, at: usize) -> &'a str {
    match row.get_ref(at) {
        Ok(ValueRef::Text(text)) => std::str::from_utf8(text).unwrap_or_default(),
        _ => "",
    }
}

pub(super) fn day(row: &Row<'_>, at: usize) -> Day {
    match row.get_ref(at) {
        Ok(ValueRef::Text(text)) => Day::parse(text),
        _ => Day::NONE,
    }
}

pub(super) fn int(row: &Row<'_>, at: usize) -> Option<i64> {
    match row.get_ref(at) {
        Ok(ValueRef::Integer(number)) => Some(number),
        _ => None,
    }
}

pub(super) fn id(row: &Row<'_>, at: usize) -> Option<Id> {
    match row.get_ref(at) {
        Ok(ValueRef::Blob(bytes)) => bytes.try_into().ok().map(Id::from_bytes),
        _ => None,
    }
}

pub(super) fn place(places: &Places, id: Option<Id>) -> At {
    id.and_then(|id| places.get(&id)).copied().unwrap_or(NONE)
}

pub(super) fn each(
    reader: &Reader,
    sql: &'static str,
    given: &[(&str, &dyn rusqlite::ToSql)],
    mut take: impl FnMut(&Row<'_>),
) -> Result<(), StoreError> {
    let mut statement = reader.db.prepare_cached(sql)?;
    let mut rows = statement.query(given)?;
    while let Some(row) = rows.next()? {
        take(row);
    }
    Ok(())
}

pub(super) fn next<T>(of: &[T]) -> At {
    At::try_from(of.len()).unwrap_or(NONE)
}

impl<'a> Load<'a> {
    /// Reads everything that a report until the end of a period is made from.
    pub(super) fn all(
        reader: &'a Reader,
        twin: &mut Reader,
        period: crate::domain::report::Period,
    ) -> Result<Self, StoreError> {
        let mut load = Self {
            reader,
            from: period.from.to_string(),
            to: period.to.to_string(),
            facts: Facts::default(),
            cases: Places::default(),
            centres: Places::default(),
            agencies: Places::default(),
            projects: Places::default(),
        };
        load.offices()?;
        let (people, whose) = both(twin, People::read, || load.episodes())?;
        load.belong(people, &whose);
        let carried_out = load.helps(twin)?;
        load.items(&carried_out)?;
        load.sessions()?;
        load.referrals()?;
        load.rest()?;
        load.alerts()?;
        load.facts.settle();
        Ok(load)
    }

    fn offices(&mut self) -> Result<(), StoreError> {
        for kind in [Kind::Centre, Kind::Agency, Kind::Project] {
            let mut all = Vec::new();
            let mut places = Places::default();
            for held in self.reader.all(kind)? {
                let say = |key: &str| value::text_of(&held.row, key).to_owned();
                let name = match kind {
                    Kind::Agency if !say("acronym").is_empty() => say("acronym"),
                    _ => say("name"),
                };
                places.insert(held.id, next(&all));
                all.push(Office { id: Some(held.id), name, region: say("region") });
            }
            match kind {
                Kind::Centre => (self.facts.centres, self.centres) = (all, places),
                Kind::Agency => (self.facts.agencies, self.agencies) = (all, places),
                _ => (self.facts.projects, self.projects) = (all, places),
            }
        }
        Ok(())
    }

    /// Every case; returns whose each is.
    fn episodes(&mut self) -> Result<Vec<Option<Id>>, StoreError> {
        let (mut cases, mut whose) = (Vec::new(), Vec::new());
        let mut texts = std::mem::take(&mut self.facts.texts);
        each(self.reader, include_str!("case.sql"), &[], |row| {
            let Some(id_) = id(row, 0) else { return };
            whose.push(id(row, 1));
            let (category, registered) = (text(row, 6), day(row, 4));
            let first = day(row, 3);
            cases.push(Case {
                id: id_,
                person: NONE,
                counts: !matches!(text(row, 2), "draft" | "declined" | "duplicate"),
                first: if first.is_known() { first } else { registered },
                arrived: day(row, 5),
                assisted: ASSISTED.contains(&category),
                returned: !category.is_empty() && category != "TRANSIT_FOREIGN",
                country: texts.at(text(row, 7)),
                centre: place(&self.centres, id(row, 8)),
                reason: texts.at(text(row, 9)),
                closed: day(row, 10),
                closure: texts.at(text(row, 11)),
                assessed: day(row, 12),
            });
        })?;
        (self.facts.cases, self.facts.texts) = (cases, texts);
        Ok(whose)
    }

    /// Gives each case its person; one whose person is not there is left out.
    fn belong(&mut self, people: People, whose: &[Option<Id>]) {
        let mut all = whose.iter();
        self.facts.cases.retain_mut(|case| {
            case.person = place(&people.places, all.next().copied().flatten());
            case.person != NONE
        });
        self.cases = self.facts.cases.iter().zip(0..).map(|(case, at)| (case.id, at)).collect();
        self.facts.persons = people.persons;
    }

    /// Help given, half of it read aside; returns the items of plans that it carried out.
    fn helps(&mut self, twin: &mut Reader) -> Result<HashSet<Id>, StoreError> {
        let middle: i64 =
            self.reader.db.query_row(include_str!("middle.sql"), [], |row| row.get(0))?;
        let texts = std::mem::take(&mut self.facts.texts);
        let (cases, projects) = (&self.cases, &self.projects);
        let known = Known { cases, projects, from: &self.from, to: &self.to };
        let reader = self.reader;
        let (later, mut help) = both(
            twin,
            |twin| Help::read(twin, known, Texts::default(), (middle.saturating_add(1), i64::MAX)),
            || Help::read(reader, known, texts, (0, middle)),
        )?;
        help.join(later);
        self.facts.services = help.services;
        self.facts.paid = help.paid;
        self.facts.texts = help.texts;
        Ok(help.items)
    }

    /// Items of plans and supports, unless help given carried them out and counts already.
    fn items(&mut self, carried_out: &HashSet<Id>) -> Result<(), StoreError> {
        let mut texts = std::mem::take(&mut self.facts.texts);
        let mut services = std::mem::take(&mut self.facts.services);
        let mut planned = Vec::new();
        let mut done: HashSet<Id> = carried_out.clone();
        each(self.reader, include_str!("support.sql"), named_params! { ":to": self.to }, |row| {
            let case = place(&self.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            let item = id(row, 5);
            done.extend(item);
            if item.is_some_and(|item| carried_out.contains(&item)) {
                return;
            }
            services.push(Service {
                id: id_,
                kind: Kind::Support,
                case,
                service: texts.at(sector::service_of_support(text(row, 2))),
                on: day(row, 3),
                quantity: 1,
                project: place(&self.projects, id(row, 4)),
                activity: NONE,
            });
        })?;
        let to = Day::parse(self.to.as_bytes());
        each(
            self.reader,
            include_str!("plan_item.sql"),
            named_params! { ":to": self.to },
            |row| {
                let case = place(&self.cases, id(row, 1));
                let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
                let (service, delivered) = (texts.at(text(row, 2)), day(row, 5));
                let status = text(row, 3);
                let due = day(row, 4);
                if let Some(quantity) = int(row, 6).filter(|_| status != "cancelled") {
                    let on = if due.is_known() { due } else { delivered };
                    planned.push(Planned { id: id_, case, service, on, quantity });
                }
                let counts = status == "delivered" && delivered.is_known() && delivered <= to;
                if counts && !done.contains(&id_) {
                    services.push(Service {
                        id: id_,
                        kind: Kind::PlanItem,
                        case,
                        service,
                        on: delivered,
                        quantity: int(row, 6).unwrap_or(1),
                        project: NONE,
                        activity: NONE,
                    });
                }
            },
        )?;
        (self.facts.services, self.facts.texts, self.facts.planned) = (services, texts, planned);
        Ok(())
    }

    fn sessions(&mut self) -> Result<(), StoreError> {
        let mut texts = std::mem::take(&mut self.facts.texts);
        let mut services = std::mem::take(&mut self.facts.services);
        each(self.reader, include_str!("session.sql"), named_params! { ":to": self.to }, |row| {
            let case = place(&self.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            let service = match text(row, 3) {
                "group" => "PSS_GRP",
                "family" => "PSS_FAM",
                _ => "PSS_IND",
            };
            services.push(Service {
                id: id_,
                kind: Kind::Session,
                case,
                service: texts.at(service),
                on: day(row, 2),
                quantity: 1,
                project: NONE,
                activity: texts.at(text(row, 4)),
            });
        })?;
        (self.facts.services, self.facts.texts) = (services, texts);
        Ok(())
    }

    fn referrals(&mut self) -> Result<(), StoreError> {
        let mut all = Vec::new();
        each(self.reader, include_str!("referral.sql"), named_params! { ":to": self.to }, |row| {
            let case = place(&self.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            all.push(Referral {
                id: id_,
                case,
                agency: place(&self.agencies, id(row, 2)),
                sent: day(row, 3),
                answered: day(row, 4),
                completed: text(row, 5) == "completed",
            });
        })?;
        self.facts.referrals = all;
        Ok(())
    }

    fn rest(&mut self) -> Result<(), StoreError> {
        let mut plans = Vec::new();
        each(self.reader, include_str!("plan.sql"), named_params! { ":to": self.to }, |row| {
            let case = place(&self.cases, id(row, 0));
            if case != NONE {
                plans.push(Approved { case, on: day(row, 1) });
            }
        })?;
        let given = named_params! { ":from": self.from, ":to": self.to };
        let mut followups = Vec::new();
        each(self.reader, include_str!("followup.sql"), given, |row| {
            let case = place(&self.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            followups.push(Followup { id: id_, case, due: day(row, 2), done: day(row, 3) });
        })?;
        let mut paid = std::mem::take(&mut self.facts.paid);
        let mut texts = std::mem::take(&mut self.facts.texts);
        each(self.reader, include_str!("payment.sql"), given, |row| {
            let case = place(&self.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            let currency = match text(row, 4) {
                "" => texts.at(crate::domain::money::FRANC),
                code => texts.at(code),
            };
            paid.push(Paid {
                id: id_,
                kind: Kind::Payment,
                case,
                on: day(row, 2),
                amount: int(row, 3).unwrap_or_default(),
                currency,
                project: place(&self.projects, id(row, 5)),
            });
        })?;
        (self.facts.plans, self.facts.followups) = (plans, followups);
        (self.facts.paid, self.facts.texts) = (paid, texts);
        Ok(())
    }

    /// Safety alerts, for a reader for whom they exist: how long it took until the journal says
    /// that something was done.
    fn alerts(&mut self) -> Result<(), StoreError> {
        if !self.reader.reads_restricted() {
            return Ok(());
        }
        let given = named_params! { ":from": self.from, ":to": self.to };
        let mut found = Vec::new();
        each(self.reader, include_str!("alert.sql"), given, |row| {
            let case = place(&self.cases, id(row, 1));
            if let Some(id) = id(row, 0).filter(|_| case != NONE) {
                found.push(Alert { id, case, opened: day(row, 2), handled: false });
            }
        })?;
        for alert in &mut found {
            let entries = journal::of_record(&self.reader.db, alert.id)?;
            let said = entries.iter().filter_map(|logged| logged.entry.as_ref());
            let mut said = said.peekable();
            let Some(opened) = said.peek().map(|entry| clock::millis(entry.at)) else { continue };
            let done = said.find(|entry| {
                entry.edits.get("action").is_some_and(|edit| !edit.value.is_nothing())
            });
            alert.handled = done.is_some_and(|entry| clock::millis(entry.at) - opened <= DAY_MS);
        }
        self.facts.alerts = Some(found);
        Ok(())
    }
}
