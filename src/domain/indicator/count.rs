//! What each indicator counts: from the facts, the set of records a figure is made of. A figure
//! is the size of its set, and opens it: there is no second computation that could differ.

use std::collections::BTreeMap;

use super::day::{Day, Window};
use super::facts::{At, Case, Facts, NONE, Service, index};
use super::sector::{Dimension, Sector};
use crate::domain::choice;
use crate::domain::kind::Kind;

/// What the entries of a set are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// Distinct persons.
    Person,
    /// Cases.
    Case,
    /// Services delivered.
    Service,
    /// Referrals.
    Referral,
    /// Follow-ups.
    Followup,
    /// Safety alerts.
    Alert,
    /// Payments, and help given with a value.
    Paid,
    /// Items of plans.
    Planned,
}

/// The records that a figure counts, each with its reference date: the day that its age, its
/// year and its region are of. Sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// What they are.
    pub of: Of,
    /// Their places among the facts.
    pub items: Vec<(At, Day)>,
}

impl Set {
    /// How many.
    pub fn count(&self) -> u64 {
        self.items.len() as u64
    }

    /// Whether one is in it.
    pub fn has(&self, at: At) -> bool {
        self.items.binary_search_by_key(&at, |(held, _)| *held).is_ok()
    }

    /// The part of it that some condition holds for.
    #[must_use]
    pub fn only(&self, holds: impl Fn(At, Day) -> bool) -> Self {
        let items = self.items.iter().copied().filter(|(at, on)| holds(*at, *on)).collect();
        Self { of: self.of, items }
    }

    /// Its parts by some key.
    pub fn by<K: Ord>(&self, key: impl Fn(At, Day) -> K) -> BTreeMap<K, Self> {
        let mut parts: BTreeMap<K, Self> = BTreeMap::new();
        for (at, on) in &self.items {
            let part = parts.entry(key(*at, *on));
            let part = part.or_insert_with(|| Self { of: self.of, items: Vec::new() });
            part.items.push((*at, *on));
        }
        parts
    }
}

/// Where, and who paid.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// By centre: whether it is asked about; everywhere when not said.
    pub centres: Option<Vec<bool>>,
    /// The project asked about.
    pub project: Option<At>,
}

/// Counts within one scope.
#[derive(Debug, Clone, Copy)]
pub struct Counter<'a> {
    /// What is counted.
    pub facts: &'a Facts,
    /// Where, and who paid.
    pub scope: &'a Scope,
}

impl<'a> Counter<'a> {
    fn is_here(self, case: &Case) -> bool {
        let Some(centres) = &self.scope.centres else { return true };
        centres.get(index(case.centre)).copied().unwrap_or_default()
    }

    /// Whether a record of this case counts.
    pub fn here(self, case: At) -> bool {
        self.facts.case(case).is_some_and(|case| self.is_here(case))
    }

    /// Whether this project is asked about.
    pub fn pays(self, project: At) -> bool {
        self.scope.project.is_none_or(|wanted| wanted == project)
    }

    /// The services of the scope in a window.
    pub fn services(self, window: Window) -> impl Iterator<Item = (At, &'a Service)> {
        (0..).zip(&self.facts.services).filter(move |(_, service)| {
            window.has(service.on) && self.pays(service.project) && self.here(service.case)
        })
    }

    /// Distinct persons, each with the first of their days.
    pub fn persons(self, found: impl Iterator<Item = (At, Day)>) -> Set {
        let mut first = vec![Day::NONE; self.facts.persons.len()];
        for (person, on) in found {
            if let Some(slot) = first.get_mut(index(person)) {
                *slot = slot.earlier(on);
            }
        }
        let items = (0..).zip(first).filter(|(_, day)| day.is_known()).collect();
        Set { of: Of::Person, items }
    }

    /// Distinct persons with a service in a window for which something holds.
    pub fn helped(self, window: Window, holds: impl Fn(&Service) -> bool) -> Set {
        let found = self.services(window).filter(|(_, service)| holds(service));
        self.persons(found.map(|(_, s)| (self.facts.person_of(s.case), s.on)))
    }

    /// Services in a window for which something holds.
    pub fn given(self, window: Window, holds: impl Fn(&Service) -> bool) -> Set {
        let found = self.services(window).filter(|(_, service)| holds(service));
        Set { of: Of::Service, items: found.map(|(at, s)| (at, s.on)).collect() }
    }

    /// By person: the case of the earliest contact of all, and its day.
    fn first_contacts(self) -> Vec<(Day, At)> {
        let mut first = vec![(Day::NONE, NONE); self.facts.persons.len()];
        for (at, case) in (0..).zip(&self.facts.cases).filter(|(_, case)| case.counts) {
            let Some(slot) = first.get_mut(index(case.person)) else { continue };
            if case.first.is_known() && (!slot.0.is_known() || case.first < slot.0) {
                *slot = (case.first, at);
            }
        }
        first
    }

    /// Distinct persons whose first contact falls in a window, with the case it was in.
    pub fn met(self, window: Window) -> Vec<(At, Day, At)> {
        let first = (0..).zip(self.first_contacts());
        first
            .filter(|(_, (on, case))| window.has(*on) && self.here(*case))
            .map(|(person, (on, case))| (person, on, case))
            .collect()
    }

    /// Persons identified and supported: first contact in the window, and a protection service
    /// by its end, wherever it was given.
    pub fn identified(self, window: Window) -> Set {
        let mut supported = vec![false; self.facts.persons.len()];
        for service in &self.facts.services {
            let counts = service.on.is_known() && service.on <= window.to;
            if counts
                && self.pays(service.project)
                && self.facts.sector(service.service) == Sector::Protection
                && let Some(slot) = supported.get_mut(index(self.facts.person_of(service.case)))
            {
                *slot = true;
            }
        }
        let is_supported = |at: At| supported.get(index(at)).copied().unwrap_or_default();
        let met = self.met(window).into_iter().filter(|(person, ..)| is_supported(*person));
        Set { of: Of::Person, items: met.map(|(person, on, _)| (person, on)).collect() }
    }

    /// Referrals of these persons sent in a window.
    pub fn referrals(self, window: Window, among: Option<&Set>) -> Set {
        let items = (0..).zip(&self.facts.referrals).filter(|(_, referral)| {
            let person = self.facts.person_of(referral.case);
            window.has(referral.sent)
                && (among.is_some() || self.here(referral.case))
                && among.is_none_or(|set| set.has(person))
        });
        Set { of: Of::Referral, items: items.map(|(at, r)| (at, r.sent)).collect() }
    }

    /// The distinct persons of some referrals.
    pub fn referred(self, referrals: &Set) -> Set {
        let person = |at: At| {
            let case = self.facts.referrals.get(index(at)).map_or(NONE, |r| r.case);
            self.facts.person_of(case)
        };
        self.persons(referrals.items.iter().map(|(at, on)| (person(*at), *on)))
    }

    /// Persons who arrived in a window by an assisted voluntary return, each with the first.
    pub fn returns(self, window: Window) -> Set {
        let paid = self.scope.project.map(|_| {
            let all = Window { from: Day::NONE, to: window.to };
            self.helped(all, |_| true)
        });
        let cases = self.facts.cases.iter().filter(|case| {
            case.counts && case.assisted && window.has(case.arrived) && self.is_here(case)
        });
        let cases = cases.filter(|case| paid.as_ref().is_none_or(|set| set.has(case.person)));
        self.persons(cases.map(|case| (case.person, case.arrived)))
    }

    /// The first assisted return of each person, by person: where from.
    pub fn countries(self, window: Window) -> BTreeMap<At, At> {
        let mut all: BTreeMap<At, (Day, At)> = BTreeMap::new();
        for case in self.facts.cases.iter().filter(|case| case.counts && case.assisted) {
            if !window.has(case.arrived) || !self.is_here(case) {
                continue;
            }
            let held = all.entry(case.person).or_insert((case.arrived, case.country));
            if case.arrived < held.0 {
                *held = (case.arrived, case.country);
            }
        }
        all.into_iter().map(|(person, (_, country))| (person, country)).collect()
    }

    /// Of these persons, those with a service of a dimension of reintegration in a window.
    pub fn reintegrated(self, window: Window, dimension: Dimension, among: &Set) -> Set {
        let is = |service: &Service| self.facts.dimension(service.service) == Some(dimension);
        self.helped(window, is).only(|person, _| among.has(person))
    }

    /// Persons with a service of a sector in a window.
    pub fn sector(self, sector: Sector, window: Window) -> Set {
        self.helped(window, |service| self.facts.sector(service.service) == sector)
    }

    /// Returnees, however they came, with an approved plan and a service of reintegration.
    pub fn settled(self, window: Window) -> Set {
        let planned = self.facts.plans.iter().filter(|plan| plan.on <= window.to);
        let planned = self.persons(planned.map(|p| (self.facts.person_of(p.case), p.on)));
        let back = self.facts.cases.iter().filter(|case| case.counts && case.returned);
        let back = self.persons(back.map(|case| (case.person, case.first)));
        let helped = self.helped(window, |s| self.facts.dimension(s.service).is_some());
        helped.only(|person, _| planned.has(person) && back.has(person))
    }

    /// Cases for which a day falls in a window.
    pub fn cases(self, window: Window, day: impl Fn(&Case) -> Day) -> Set {
        let found = (0..)
            .zip(&self.facts.cases)
            .filter(|(_, case)| case.counts && window.has(day(case)) && self.is_here(case));
        Set { of: Of::Case, items: found.map(|(at, case)| (at, day(case))).collect() }
    }

    /// Cases whose plan was first approved in a window, each with the days it took.
    pub fn plan_days(self, window: Window) -> (Set, Vec<i64>) {
        let mut first: BTreeMap<At, Day> = BTreeMap::new();
        for plan in &self.facts.plans {
            let held = first.entry(plan.case).or_insert(plan.on);
            *held = held.earlier(plan.on);
        }
        let mut items = Vec::new();
        let mut days = Vec::new();
        for (at, on) in first.into_iter().filter(|(at, on)| window.has(*on) && self.here(*at)) {
            let Some(case) = self.facts.case(at) else { continue };
            let from = if case.arrived.is_known() { case.arrived } else { case.first };
            if let (Some(from), Some(to)) = (from.date(), on.date()) {
                items.push((at, on));
                days.push((to - from).num_days());
            }
        }
        (Set { of: Of::Case, items }, days)
    }

    /// The set of an indicator that is a plain count, over any window; `None` for the others.
    pub fn indicator(self, code: &str, window: Window) -> Option<Set> {
        let named = |service: &Service, names: &[&str]| {
            names.contains(&self.facts.texts.get(service.service))
        };
        let malian = |person: At| self.facts.persons.get(index(person)).and_then(|p| p.malian);
        Some(match code {
            "IND_PROT_QUARTER" => self.identified(window),
            "IND_REFERRED" => {
                self.referred(&self.referrals(window, Some(&self.identified(window))))
            }
            "IND_AVR_PERIOD" | "IND_AVR_CUM" => self.returns(window),
            "IND_REINTEG" => self.reintegrated(window, Dimension::Economic, &self.returns(window)),
            "IND_PSS_REACHED" => self.sector(Sector::Mhpss, window),
            "IND_IGA" => self.sector(Sector::Livelihoods, window),
            "IND_TRANSIT_PROT" => {
                let groups =
                    |service: &Service| matches!(self.facts.group(service.service), "ARR" | "PRO");
                self.helped(window, groups).only(|person, _| malian(person) == Some(false))
            }
            "IND_AVR_COMM" => self
                .helped(window, |service| named(service, &["TRANSPORT", "AVR"]))
                .only(|person, _| malian(person) == Some(true)),
            "IND_REINTEG_SUST" => self.settled(window),
            "IND_PROFILE" => self.cases(window, |case| case.assessed),
            "IND_KIT" => {
                self.given(window, |service| self.facts.sector(service.service) == Sector::Nfi)
            }
            _ => return None,
        })
    }

    /// Whether a reason for departure is economic.
    pub fn is_economic(self, reason: At) -> bool {
        let line = choice::of("migration_reason", self.facts.texts.get(reason));
        line.is_some_and(|line| line.attribute("dtm_group") == "economic migration")
    }

    /// Whether a service is a participation: a session, or something psychosocial given.
    pub fn is_participation(self, service: &Service) -> bool {
        service.kind == Kind::Session || self.facts.sector(service.service) == Sector::Mhpss
    }
}
