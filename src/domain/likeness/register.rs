//! Everybody who is compared with everybody, and what only all of them together show: which
//! words are common, which days are crowded, how old people are.

use std::collections::HashMap;

use super::portrait::{Journey, Portrait};
use super::profile::{Numbering, Profile, Sort, Trip, convoy, day_of, profile, rounded};
use super::vocabulary::{Vocabulary, number};

/// All persons that are compared with one another, and the words and numbers they share.
#[derive(Debug, Default)]
pub struct Register {
    pub(super) profiles: Vec<Profile>,
    pub(super) names: Vocabulary,
    pub(super) places: Vocabulary,
    pub(super) phones: Figures,
    pub(super) documents: Figures,
    pub(super) kinds: Figures,
    pub(super) households: HashMap<u128, u32>,
    pub(super) countries: Figures,
    pub(super) convoys: Figures,
    /// The part of all that was born before a year, from 1850 on.
    pub(super) years: Vec<f32>,
    /// The days of the year that too many were born on, as 100 × month + day.
    pub(super) round: Vec<u16>,
    settled: bool,
}

impl Numbering for Register {
    fn name(&mut self, text: &str) -> u32 {
        self.names.add(text)
    }

    fn place(&mut self, text: &str) -> u32 {
        self.places.add(text)
    }

    fn phone(&mut self, text: &str) -> u32 {
        self.phones.add(text)
    }

    fn document(&mut self, kind: &str, text: &str) -> (u32, u32) {
        (self.kinds.add(kind), self.documents.add(text))
    }

    fn household(&mut self, household: u128) -> u32 {
        let next = number(self.households.len()) + 1;
        *self.households.entry(household).or_insert(next)
    }

    fn journey(&mut self, journey: &Journey) -> Trip {
        let (day, country, both) = convoy(journey);
        Trip { day, country: self.countries.add(&country), convoy: self.convoys.add(&both) }
    }
}

impl Register {
    /// Takes in one more person, whose number is the count of those before.
    pub fn add(&mut self, portrait: &Portrait) {
        let profile = profile(portrait, self);
        for word in profile.family {
            self.names.count(word, 0);
        }
        for word in profile.given.into_iter().chain(profile.father).chain(profile.mother) {
            self.names.count(word, 1);
        }
        profile.place.iter().for_each(|place| self.places.count(*place, 0));
        self.profiles.push(profile);
        self.settled = false;
    }

    /// Takes in one more when all was settled already; everything else stays as it is.
    pub(super) fn add_late(&mut self, portrait: &Portrait) {
        let (names, places) = (self.names.len(), self.places.len());
        self.add(portrait);
        self.names.settle_late(names);
        self.places.settle_late(places);
        let round = &self.round;
        if let Some(profile) = self.profiles.last_mut() {
            profile.birth = rounded(profile.birth, round);
        }
        self.settled = true;
    }

    /// Gives back the numbers of somebody who is left out from now on, so that nobody makes their
    /// own telephone common by being changed.
    pub(super) fn release(&mut self, at: u32) {
        let profile = self.profile(at);
        profile.phone.into_iter().for_each(|phone| self.phones.release(phone));
        profile.document.into_iter().for_each(|(_, paper)| self.documents.release(paper));
    }

    /// How many people numbers are given out to: at least everybody registered. Among three people
    /// a telephone is not common because one of the three has it.
    pub(super) fn numbered(&self) -> f32 {
        self.len().max(1_000) as f32
    }

    /// How many persons there are.
    pub fn len(&self) -> usize {
        self.profiles.len()
    }

    /// True when nobody is in it.
    pub fn is_empty(&self) -> bool {
        self.profiles.is_empty()
    }

    pub(super) fn profile(&self, at: u32) -> Profile {
        self.profiles.get(at as usize).copied().unwrap_or_default()
    }

    /// Reads off what only the whole register shows: near words, crowded birthdays, ages.
    pub fn settle(&mut self) {
        if std::mem::replace(&mut self.settled, true) {
            return;
        }
        self.names.settle();
        self.places.settle();
        let mut days: HashMap<u16, u32> = HashMap::new();
        let mut dated = 0_u32;
        self.years = vec![0.0; 300];
        for profile in &self.profiles {
            let birth = profile.birth;
            if matches!(birth.sort, Sort::Day | Sort::Round) {
                *days.entry(day_of(birth)).or_default() += 1;
                dated += 1;
            }
            if birth.sort != Sort::Unknown
                && let Some(year) = usize::try_from(i32::from(birth.year) - 1850).ok()
                && let Some(year) = self.years.get_mut(year)
            {
                *year += 1.0;
            }
        }
        let all = self.years.iter().sum::<f32>().max(1.0);
        let mut before = 0.0;
        for year in &mut self.years {
            let born = (*year + 0.02) / all;
            *year = before;
            before += born;
        }
        // Five times what chance would bring, and more than chance brings to few.
        let crowded = f64::from(dated) / 365.0 * 5.0 + 8.0;
        self.round =
            days.into_iter().filter(|(_, n)| f64::from(*n) > crowded).map(|d| d.0).collect();
        self.round.sort_unstable();
        for profile in &mut self.profiles {
            profile.birth = rounded(profile.birth, &self.round);
        }
    }

    /// The part of all that was born in the years from one to another.
    pub(super) fn born(&self, from: i32, to: i32) -> f32 {
        let at = |year: i32| usize::try_from(year - 1850).unwrap_or(0);
        let before = |year: i32| self.years.get(at(year)).or(self.years.last()).copied();
        (before(to + 1).unwrap_or(0.0) - before(from).unwrap_or(0.0)).max(1e-6)
    }
}

/// A number with how many have it.
#[derive(Debug, Clone, Default)]
pub(super) struct Figure {
    pub(super) text: Box<str>,
    pub(super) borne: u32,
}

/// Numbers of phones, papers, journeys: each kept once, the first being none.
#[derive(Debug, Default)]
pub(super) struct Figures {
    ids: HashMap<Box<str>, u32>,
    all: Vec<Figure>,
}

impl Figures {
    pub(super) fn add(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if self.all.is_empty() {
            self.all.push(Figure::default());
        }
        let next = number(self.all.len());
        let id = *self.ids.entry(text.into()).or_insert(next);
        if id == next {
            self.all.push(Figure { text: text.into(), borne: 0 });
        }
        if let Some(figure) = self.all.get_mut(id as usize) {
            figure.borne += 1;
        }
        id
    }

    /// One fewer has it.
    fn release(&mut self, id: u32) {
        if let Some(figure) = self.all.get_mut(id as usize) {
            figure.borne = figure.borne.saturating_sub(1);
        }
    }

    /// The number if anybody has it; one that nobody has is the highest.
    pub(super) fn find(&self, text: &str) -> u32 {
        if text.is_empty() { 0 } else { self.ids.get(text).copied().unwrap_or(u32::MAX) }
    }

    pub(super) fn text(&self, id: u32) -> &str {
        self.all.get(id as usize).map_or("", |figure| &figure.text)
    }

    /// How many have it.
    pub(super) fn borne(&self, id: u32) -> u32 {
        self.all.get(id as usize).map_or(1, |figure| figure.borne)
    }
}
