//! What figures are made from: the few facts of each record that a figure depends on, side by
//! side in memory. Nobody hidden from whoever asks is in it, and no restricted content.

use std::collections::HashMap;

use super::bands::{self, Band};
use super::day::Day;
use super::sector::{Dimension, Sector};
use crate::domain::choice;
use crate::domain::date::{self, PartialDate};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Sex;

/// A place in a list of texts, or of records that are named.
pub type At = u32;

/// One person: one entry for all registrations linked as the same.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Id of the registration that stands for the person.
    pub id: Id,
    /// Sex, by its place in `sex`; the last one when it is not stated.
    pub sex: Sex,
    /// Birth, as precisely as known.
    pub birth: Option<PartialDate>,
    /// The birth date is about right, no more.
    pub about: bool,
    /// Estimated age and the day of the estimate.
    pub estimate: Option<(u16, Day)>,
    /// Whether the person is Malian; `None` when no nationality is known.
    pub malian: Option<bool>,
    /// False for a registration that another one stands for.
    pub stands: bool,
}

/// One case.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// Its id.
    pub id: Id,
    /// The person.
    pub person: At,
    /// False for drafts, cases declined and duplicates: no episode of help.
    pub counts: bool,
    /// First contact; the day of registration when it is not known.
    pub first: Day,
    /// Arrival.
    pub arrived: Day,
    /// Returned by an assisted voluntary return.
    pub assisted: bool,
    /// Returned, in whatever way.
    pub returned: bool,
    /// Country of departure, in `texts`.
    pub country: At,
    /// Centre, in `centres`; `NONE` without one.
    pub centre: At,
    /// Reason for departure, in `texts`.
    pub reason: At,
    /// Closed.
    pub closed: Day,
    /// Why, in `texts`.
    pub closure: At,
    /// Assessed.
    pub assessed: Day,
}

/// One service delivered.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_field_names,
    reason = "a service is what it is called in the lists of the office"
)]
pub struct Service {
    /// The record.
    pub id: Id,
    /// Its kind: help given, an item of a plan, a support, a session.
    pub kind: Kind,
    /// The case.
    pub case: At,
    /// What, in `texts`.
    pub service: At,
    /// When.
    pub on: Day,
    /// How much.
    pub quantity: i64,
    /// The project that paid, in `projects`; `NONE` without one.
    pub project: At,
    /// Psychosocial activity of a session, in `texts`.
    pub activity: At,
}

/// One referral that was sent.
#[derive(Debug, Clone, Copy)]
pub struct Referral {
    /// The record.
    pub id: Id,
    /// The case.
    pub case: At,
    /// The agency, in `agencies`.
    pub agency: At,
    /// Sent.
    pub sent: Day,
    /// Answered.
    pub answered: Day,
    /// The service was given.
    pub completed: bool,
}

/// The approval of a plan.
#[derive(Debug, Clone, Copy)]
pub struct Approved {
    /// The case.
    pub case: At,
    /// When.
    pub on: Day,
}

/// One follow-up that was due.
#[derive(Debug, Clone, Copy)]
pub struct Followup {
    /// The record.
    pub id: Id,
    /// The case.
    pub case: At,
    /// Due.
    pub due: Day,
    /// Done; not known when it was not.
    pub done: Day,
}

/// One safety alert: that it was, and how long it took; nothing of what was said.
#[derive(Debug, Clone, Copy)]
pub struct Alert {
    /// The record.
    pub id: Id,
    /// The case.
    pub case: At,
    /// Opened.
    pub opened: Day,
    /// Something was done within 24 hours.
    pub handled: bool,
}

/// Money that was paid or given.
#[derive(Debug, Clone, Copy)]
pub struct Paid {
    /// The record.
    pub id: Id,
    /// Its kind: a payment, or help given.
    pub kind: Kind,
    /// The case.
    pub case: At,
    /// When.
    pub on: Day,
    /// How much.
    pub amount: i64,
    /// In what, in `texts`.
    pub currency: At,
    /// The project that paid, in `projects`; `NONE` without one.
    pub project: At,
}

/// An item of a plan that promises a quantity.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    /// The record.
    pub id: Id,
    /// The case.
    pub case: At,
    /// What, in `texts`.
    pub service: At,
    /// When it is due, or was delivered.
    pub on: Day,
    /// How much.
    pub quantity: i64,
}

/// What a service counts as.
#[derive(Debug, Clone, Copy)]
pub struct Meaning {
    /// Its sector.
    pub sector: Sector,
    /// Its dimension of reintegration, if it has one.
    pub dimension: Option<Dimension>,
    /// Its group in the list of services.
    pub group: &'static str,
}

/// There is none.
pub const NONE: At = At::MAX;

/// A centre, an agency or a project.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its id.
    pub id: Option<Id>,
    /// Its name, or its acronym.
    pub name: String,
    /// Region of a centre.
    pub region: String,
}

/// Texts, each once.
#[derive(Debug, Default)]
pub struct Texts {
    all: Vec<String>,
    places: HashMap<String, At>,
}

impl Texts {
    /// The place of a text; `NONE` for no text.
    pub fn at(&mut self, text: &str) -> At {
        if text.is_empty() {
            return NONE;
        }
        if let Some(at) = self.places.get(text) {
            return *at;
        }
        let at = At::try_from(self.all.len()).unwrap_or(NONE);
        self.all.push(text.to_owned());
        self.places.insert(text.to_owned(), at);
        at
    }

    /// The place a text already has.
    pub fn find(&self, text: &str) -> Option<At> {
        self.places.get(text).copied()
    }

    /// The text at a place; empty when there is none.
    pub fn get(&self, at: At) -> &str {
        self.all.get(index(at)).map_or("", String::as_str)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True without any.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// A place as an index.
pub fn index(at: At) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// Everything that figures are made from.
#[derive(Debug, Default)]
pub struct Facts {
    /// People.
    pub persons: Vec<Person>,
    /// Cases.
    pub cases: Vec<Case>,
    /// Services delivered.
    pub services: Vec<Service>,
    /// Referrals sent, without those withdrawn.
    pub referrals: Vec<Referral>,
    /// Approvals of plans.
    pub plans: Vec<Approved>,
    /// Follow-ups, without those cancelled.
    pub followups: Vec<Followup>,
    /// Safety alerts; `None` for a reader for whom they do not exist.
    pub alerts: Option<Vec<Alert>>,
    /// Money paid and given.
    pub paid: Vec<Paid>,
    /// Quantities in plans.
    pub planned: Vec<Planned>,
    /// Centres.
    pub centres: Vec<Office>,
    /// Agencies.
    pub agencies: Vec<Office>,
    /// Projects.
    pub projects: Vec<Office>,
    /// Codes of countries, services, reasons, currencies.
    pub texts: Texts,
    /// By service in `texts`: what it counts as.
    pub services_are: Vec<Meaning>,
}

impl Facts {
    /// Reads the sector and dimension of every text, once all are known.
    pub fn settle(&mut self) {
        let meaning = |text: &String| Meaning {
            sector: Sector::of_service(text),
            dimension: Dimension::of_service(text),
            group: choice::of("service_type", text).map_or("", |line| line.attribute("group")),
        };
        self.services_are = self.texts.all.iter().map(meaning).collect();
    }

    /// The sector of a service.
    pub fn sector(&self, service: At) -> Sector {
        self.services_are.get(index(service)).map_or(Sector::Other, |held| held.sector)
    }

    /// The dimension of a service.
    pub fn dimension(&self, service: At) -> Option<Dimension> {
        self.services_are.get(index(service)).and_then(|held| held.dimension)
    }

    /// The group of a service in the list of services.
    pub fn group(&self, service: At) -> &'static str {
        self.services_are.get(index(service)).map_or("", |held| held.group)
    }

    /// The case at a place.
    pub fn case(&self, at: At) -> Option<&Case> {
        self.cases.get(index(at))
    }

    /// The person of a case; `NONE` when there is no such case.
    pub fn person_of(&self, case: At) -> At {
        self.case(case).map_or(NONE, |case| case.person)
    }

    /// The region of the centre of a case; empty without one.
    pub fn region_of(&self, case: At) -> &str {
        let centre = self.case(case).map_or(NONE, |case| case.centre);
        self.centres.get(index(centre)).map_or("", |centre| centre.region.as_str())
    }

    /// Which band of age a person is in on a day, and whether the person may be a child or an
    /// adult; `None` for a band not known.
    pub fn band(&self, person: At, on: Day, all: &[Band]) -> (Option<usize>, bool) {
        let age = self.persons.get(index(person)).and_then(|person| {
            let estimate = person.estimate.and_then(|(years, day)| Some((years, day.date()?)));
            date::age_on(person.birth, person.about, estimate, on.date()?)
        });
        (bands::place(all, age), age.is_some_and(date::Age::is_uncertain))
    }
}
