//! What is known of somebody, as it was written: what persons are compared by.

use chrono::{Datelike, NaiveDate};

use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::place;
use crate::domain::value::Keyed;

/// What is known of somebody, as it was written; everything may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Portrait {
    /// Family name.
    pub family: String,
    /// Given names, and behind them others the person goes by.
    pub given: String,
    /// One letter for the sex, if stated.
    pub sex: Option<char>,
    /// Birth.
    pub birth: Option<Birth>,
    /// Place of origin from wide to narrow: region, cercle, village; by name or by code, but
    /// the same way for all.
    pub origin: Vec<String>,
    /// Telephone numbers.
    pub phone: Vec<String>,
    /// Papers: kind and number.
    pub document: Vec<(String, String)>,
    /// Father's name.
    pub father: String,
    /// Mother's name.
    pub mother: String,
    /// The household, by a number of its own.
    pub household: Option<u128>,
    /// Journeys home, the latest first.
    pub journey: Vec<Journey>,
}

/// A birth, as precisely as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Birth {
    /// To the day.
    Day(NaiveDate),
    /// The year.
    Year(i32),
    /// About that year: an age was estimated.
    About(i32),
}

/// A journey home.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journey {
    /// The day of arrival.
    pub day: Option<NaiveDate>,
    /// The country returned from.
    pub country: String,
}

impl Portrait {
    /// What a person's own record says. Telephones, papers and journeys lie in other records.
    pub fn of(person: &Person) -> Self {
        let origin = [&person.origin_region, &person.origin_cercle, &person.origin_village];
        Self {
            family: person.family_name.clone(),
            given: [person.given_name.as_str(), &person.other_name].join(" ").trim().to_owned(),
            sex: person.sex.and_then(|sex| sex.key().chars().next()).filter(|sex| *sex != 'U'),
            birth: birth(person),
            origin: origin.into_iter().map(|code| named(code)).collect(),
            father: person.father_name.clone(),
            mother: person.mother_name.clone(),
            household: person.household_id.map(household),
            ..Self::default()
        }
    }
}

/// The number of a household.
fn household(id: Id) -> u128 {
    u128::from_be_bytes(id.bytes())
}

/// A place by its name, which is the same on the maps of 2015 and 2023.
fn named(code: &str) -> String {
    place::get(code).map_or_else(|| code.to_owned(), |place| place.name.clone())
}

/// The birth as it may be compared. What is only about right, or a month, is worth a year.
fn birth(person: &Person) -> Option<Birth> {
    if let Some(birth) = person.birth_on {
        return Some(match birth.exact() {
            _ if person.birth_about => Birth::About(birth.year),
            Some(day) => Birth::Day(day),
            None => Birth::Year(birth.year),
        });
    }
    let years = i32::try_from(person.age_estimate?).ok()?;
    Some(Birth::About(person.age_estimated_on?.year() - years))
}
