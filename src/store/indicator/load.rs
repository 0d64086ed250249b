//! Reads what figures are made from: each kind of record once, from an index that holds no more
//! than is needed. Nothing sealed is read, and nothing of people hidden from whoever asks.

use std::collections::HashSet;

use rusqlite::types::ValueRef;
use rusqlite::{Row, named_params};

use super::ids::Places;
use crate::domain::date::PartialDate;
use crate::domain::id::Id;
use crate::domain::identity_link;
use crate::domain::indicator::ASSISTED;
use crate::domain::indicator::day::Day;
use crate::domain::indicator::facts::{
    Alert, Approved, At, Case, Facts, Followup, NONE, Office, Paid, Person, Planned, Referral,
    Service, index,
};
use crate::domain::indicator::sector;
use crate::domain::kind::Kind;
use crate::domain::person::Sex;
use crate::domain::value::{self, Keyed};
use crate::store::{Reader, StoreError, clock, journal};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;
/// The code of Mali among nationalities.
const MALI: &str = "MLI";

/// Facts being read, with where each id stands among them.
pub(super) struct Load<'a> {
    reader: &'a Reader,
    /// First and last day of the period, as stored.
    from: String,
    to: String,
    pub(super) facts: Facts,
    persons: Places,
    cases: Places,
    pub(super) centres: Places,
    agencies: Places,
    pub(super) projects: Places,
}

fn text<'a>(row: &'a Row<'_>, at: usize) -> &'a str {
    match row.get_ref(at) {
        Ok(ValueRef::Text(text)) => std::str::from_utf8(text).unwrap_or_default(),
        _ => "",
    }
}

fn day(row: &Row<'_>, at: usize) -> Day {
    match row.get_ref(at) {
        Ok(ValueRef::Text(text)) => Day::parse(text),
        _ => Day::NONE,
    }
}

fn int(row: &Row<'_>, at: usize) -> Option<i64> {
    match row.get_ref(at) {
        Ok(ValueRef::Integer(number)) => Some(number),
        _ => None,
    }
}

fn id(row: &Row<'_>, at: usize) -> Option<Id> {
    match row.get_ref(at) {
        Ok(ValueRef::Blob(bytes)) => bytes.try_into().ok().map(Id::from_bytes),
        _ => None,
    }
}

fn place(places: &Places, id: Option<Id>) -> At {
    id.and_then(|id| places.get(&id)).copied().unwrap_or(NONE)
}

fn next<T>(of: &[T]) -> At {
    At::try_from(of.len()).unwrap_or(NONE)
}

impl<'a> Load<'a> {
    /// Reads everything that a report until the end of a period is made from.
    pub(super) fn all(
        reader: &'a Reader,
        period: crate::domain::report::Period,
    ) -> Result<Self, StoreError> {
        let mut load = Self {
            reader,
            from: period.from.to_string(),
            to: period.to.to_string(),
            facts: Facts::default(),
            persons: Places::default(),
            cases: Places::default(),
            centres: Places::default(),
            agencies: Places::default(),
            projects: Places::default(),
        };
        load.offices()?;
        load.people()?;
        load.links()?;
        load.episodes()?;
        let carried_out = load.helps()?;
        load.items(&carried_out)?;
        load.sessions()?;
        load.referrals()?;
        load.rest()?;
        load.alerts()?;
        load.facts.settle();
        Ok(load)
    }

    fn each(
        &self,
        sql: &'static str,
        given: &[(&str, &dyn rusqlite::ToSql)],
        mut take: impl FnMut(&Row<'_>),
    ) -> Result<(), StoreError> {
        let mut statement = self.reader.db.prepare_cached(sql)?;
        let mut rows = statement.query(given)?;
        while let Some(row) = rows.next()? {
            take(row);
        }
        Ok(())
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

    fn people(&mut self) -> Result<(), StoreError> {
        let hidden = self.reader.hidden()?;
        let (mut persons, mut places) = (Vec::new(), Places::default());
        self.each(include_str!("person.sql"), &[], |row| {
            let Some(id) = id(row, 0) else { return };
            if hidden.has(Some(id)) {
                return;
            }
            let estimate = int(row, 4).and_then(|years| u16::try_from(years).ok());
            let nationality = text(row, 6);
            places.insert(id, next(&persons));
            persons.push(Person {
                id,
                sex: Sex::from_key(text(row, 1)).unwrap_or(Sex::Unknown),
                birth: PartialDate::parse_iso(text(row, 2)),
                about: int(row, 3) == Some(1),
                estimate: estimate.map(|years| (years, day(row, 5))),
                malian: (!nationality.is_empty()).then(|| nationality.contains(MALI)),
                stands: true,
            });
        })?;
        (self.facts.persons, self.persons) = (persons, places);
        Ok(())
    }

    /// People registered twice are one: the smallest id stands for all, and what is not known of
    /// it is taken from the others.
    fn links(&mut self) -> Result<(), StoreError> {
        let mut pairs = Vec::new();
        self.each(include_str!("link.sql"), &[], |row| {
            pairs.extend(id(row, 0).zip(id(row, 1)));
        })?;
        pairs.retain(|(one, other)| {
            self.persons.contains_key(one) && self.persons.contains_key(other)
        });
        for (one, stands) in identity_link::canonical(&pairs) {
            let (from, to) = (place(&self.persons, Some(one)), place(&self.persons, Some(stands)));
            if from == to {
                continue;
            }
            let Some(other) = self.facts.persons.get_mut(index(from)).map(|person| {
                person.stands = false;
                *person
            }) else {
                continue;
            };
            if let Some(person) = self.facts.persons.get_mut(index(to)) {
                if person.sex == Sex::Unknown {
                    person.sex = other.sex;
                }
                if person.birth.is_none() && person.estimate.is_none() {
                    person.birth = other.birth;
                    person.about = other.about;
                    person.estimate = other.estimate;
                }
                person.malian = person.malian.or(other.malian);
            }
            self.persons.insert(one, to);
        }
        Ok(())
    }

    fn episodes(&mut self) -> Result<(), StoreError> {
        let (mut cases, mut places) = (Vec::new(), Places::default());
        let mut texts = std::mem::take(&mut self.facts.texts);
        self.each(include_str!("case.sql"), &[], |row| {
            let person = place(&self.persons, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| person != NONE) else { return };
            let (category, registered) = (text(row, 6), day(row, 4));
            let first = day(row, 3);
            places.insert(id_, next(&cases));
            cases.push(Case {
                id: id_,
                person,
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
        (self.facts.cases, self.cases, self.facts.texts) = (cases, places, texts);
        Ok(())
    }

    /// Help given; returns the items of plans that it carried out.
    fn helps(&mut self) -> Result<HashSet<Id>, StoreError> {
        let (mut services, mut paid, mut items) = (Vec::new(), Vec::new(), HashSet::new());
        let mut texts = std::mem::take(&mut self.facts.texts);
        let from = Day::parse(self.from.as_bytes());
        self.each(include_str!("assistance.sql"), named_params! { ":to": self.to }, |row| {
            let case = place(&self.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            items.extend(id(row, 8));
            let (on, project) = (day(row, 3), place(&self.projects, id(row, 7)));
            if let Some(amount) = int(row, 5).filter(|_| on >= from) {
                let currency = match text(row, 6) {
                    "" => texts.at(crate::domain::money::FRANC),
                    code => texts.at(code),
                };
                let kind = Kind::Assistance;
                paid.push(Paid { id: id_, kind, case, on, amount, currency, project });
            }
            services.push(Service {
                id: id_,
                kind: Kind::Assistance,
                case,
                service: texts.at(text(row, 2)),
                on,
                quantity: int(row, 4).unwrap_or(1),
                project,
                activity: NONE,
            });
        })?;
        self.facts.services = services;
        self.facts.paid = paid;
        self.facts.texts = texts;
        Ok(items)
    }

    /// Items of plans and supports, unless help given carried them out and counts already.
    fn items(&mut self, carried_out: &HashSet<Id>) -> Result<(), StoreError> {
        let mut texts = std::mem::take(&mut self.facts.texts);
        let mut services = std::mem::take(&mut self.facts.services);
        let mut planned = Vec::new();
        let mut done: HashSet<Id> = carried_out.clone();
        self.each(include_str!("support.sql"), named_params! { ":to": self.to }, |row| {
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
        self.each(include_str!("plan_item.sql"), named_params! { ":to": self.to }, |row| {
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
        })?;
        (self.facts.services, self.facts.texts, self.facts.planned) = (services, texts, planned);
        Ok(())
    }

    fn sessions(&mut self) -> Result<(), StoreError> {
        let mut texts = std::mem::take(&mut self.facts.texts);
        let mut services = std::mem::take(&mut self.facts.services);
        self.each(include_str!("session.sql"), named_params! { ":to": self.to }, |row| {
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
        self.each(include_str!("referral.sql"), named_params! { ":to": self.to }, |row| {
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
        self.each(include_str!("plan.sql"), named_params! { ":to": self.to }, |row| {
            let case = place(&self.cases, id(row, 0));
            if case != NONE {
                plans.push(Approved { case, on: day(row, 1) });
            }
        })?;
        let given = named_params! { ":from": self.from, ":to": self.to };
        let mut followups = Vec::new();
        self.each(include_str!("followup.sql"), given, |row| {
            let case = place(&self.cases, id(row, 1));
            let Some(id_) = id(row, 0).filter(|_| case != NONE) else { return };
            followups.push(Followup { id: id_, case, due: day(row, 2), done: day(row, 3) });
        })?;
        let mut paid = std::mem::take(&mut self.facts.paid);
        let mut texts = std::mem::take(&mut self.facts.texts);
        self.each(include_str!("payment.sql"), given, |row| {
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
        self.each(include_str!("alert.sql"), given, |row| {
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
