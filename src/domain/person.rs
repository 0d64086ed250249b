//! A person: names as spoken, birth with its precision, origin, family.
//! Having no document, no surname and no birth date never blocks a
//! registration: "woman, about 25, night of 3 May" is a person (`DOMAIN.md` 4.1).

use chrono::{Datelike, NaiveDate};

use super::date::{self, Age, PartialDate};
use super::fact::{Fact, Record, Shape, fact, read};
use super::id::Id;
use super::keyed;
use super::kind::Kind;
use super::problem::Problem;
use super::value::Cell;

/// A person: who somebody is, as far as is known. Nothing is required.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Family name as written.
    pub family_name: String,
    /// Given names as written.
    pub given_name: String,
    /// Other names the person goes by.
    pub other_name: String,
    /// Sex as stated.
    pub sex: Option<Sex>,
    /// Birth, as precisely as known.
    pub birth_on: Option<PartialDate>,
    /// The birth date is about right, no more.
    pub birth_about: bool,
    /// Where the birth date comes from.
    pub birth_source: String,
    /// Age in years, estimated on `age_estimated_on`.
    pub age_estimate: Option<i64>,
    /// The day the age was estimated.
    pub age_estimated_on: Option<NaiveDate>,
    /// Place of birth as told.
    pub birth_place: String,
    /// Father's name.
    pub father_name: String,
    /// Mother's name.
    pub mother_name: String,
    /// Nationalities, one or several.
    pub nationality: Vec<String>,
    /// Languages spoken.
    pub language: Vec<String>,
    /// Marital status.
    pub marital_status: String,
    /// Schooling.
    pub education: String,
    /// Occupation.
    pub occupation: String,
    /// Skills and experience.
    pub skill: String,
    /// Region of origin.
    pub origin_region: String,
    /// Cercle of origin.
    pub origin_cercle: String,
    /// Village or quarter of origin, as told.
    pub origin_village: String,
    /// Household the person belongs to.
    pub household_id: Option<Id>,
    /// Role in the household.
    pub household_role: String,
    /// Number in another register.
    pub outside_number: String,
}

impl Record for Person {
    const KIND: Kind = Kind::Person;
    #[rustfmt::skip]
    const FACTS: &'static [Fact<Self>] = &[
        fact("family_name", Shape::Line, |r: &Self| r.family_name.to_value(), |r, v| read(&mut r.family_name, v)).personal(),
        fact("given_name", Shape::Line, |r: &Self| r.given_name.to_value(), |r, v| read(&mut r.given_name, v)).personal(),
        fact("other_name", Shape::Line, |r: &Self| r.other_name.to_value(), |r, v| read(&mut r.other_name, v)).personal(),
        fact("sex", Shape::State("sex", Sex::KEYS), |r| r.sex.to_value(), |r, v| read(&mut r.sex, v)),
        fact("birth_on", Shape::PartialDay, |r: &Self| r.birth_on.to_value(), |r, v| read(&mut r.birth_on, v)).personal(),
        fact("birth_about", Shape::Tick, |r| r.birth_about.to_value(), |r, v| read(&mut r.birth_about, v)),
        fact("birth_source", Shape::Choice("birth_source"), |r| r.birth_source.to_value(), |r, v| read(&mut r.birth_source, v)),
        fact("age_estimate", Shape::Count, |r| r.age_estimate.to_value(), |r, v| read(&mut r.age_estimate, v)),
        fact("age_estimated_on", Shape::Day, |r| r.age_estimated_on.to_value(), |r, v| read(&mut r.age_estimated_on, v)),
        fact("birth_place", Shape::Line, |r: &Self| r.birth_place.to_value(), |r, v| read(&mut r.birth_place, v)).personal(),
        fact("father_name", Shape::Line, |r: &Self| r.father_name.to_value(), |r, v| read(&mut r.father_name, v)).personal(),
        fact("mother_name", Shape::Line, |r: &Self| r.mother_name.to_value(), |r, v| read(&mut r.mother_name, v)).personal(),
        fact("nationality", Shape::Choices("country"), |r| r.nationality.to_value(), |r, v| read(&mut r.nationality, v)),
        fact("language", Shape::Choices("language"), |r| r.language.to_value(), |r, v| read(&mut r.language, v)),
        fact("marital_status", Shape::Choice("marital_status"), |r| r.marital_status.to_value(), |r, v| read(&mut r.marital_status, v)),
        fact("education", Shape::Choice("education_level"), |r| r.education.to_value(), |r, v| read(&mut r.education, v)),
        fact("occupation", Shape::Line, |r| r.occupation.to_value(), |r, v| read(&mut r.occupation, v)),
        fact("skill", Shape::Line, |r| r.skill.to_value(), |r, v| read(&mut r.skill, v)),
        fact("origin_region", Shape::Place, |r| r.origin_region.to_value(), |r, v| read(&mut r.origin_region, v)),
        fact("origin_cercle", Shape::Place, |r: &Self| r.origin_cercle.to_value(), |r, v| read(&mut r.origin_cercle, v)).personal(),
        fact("origin_village", Shape::Line, |r: &Self| r.origin_village.to_value(), |r, v| read(&mut r.origin_village, v)).personal(),
        fact("household_id", Shape::Link(Kind::Household), |r| r.household_id.to_value(), |r, v| read(&mut r.household_id, v)),
        fact("household_role", Shape::Choice("household_role"), |r| r.household_role.to_value(), |r, v| read(&mut r.household_role, v)),
        fact("outside_number", Shape::Line, |r: &Self| r.outside_number.to_value(), |r, v| read(&mut r.outside_number, v)).personal(),
    ];

    fn judge(&self, today: NaiveDate) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Some(birth) = self.birth_on {
            if birth.earliest() > today {
                problems.push(Problem::new("problem-birth-future").at("birth_on"));
            } else if birth.year < today.year() - 120 {
                problems.push(Problem::new("problem-birth-too-old").at("birth_on"));
            }
        }
        if self.age_estimate.is_some_and(|age| age > 120) {
            problems.push(Problem::new("problem-age-too-high").at("age_estimate"));
        }
        if self.age_estimate.is_some() && self.age_estimated_on.is_none() {
            problems.push(Problem::new("problem-age-without-day").at("age_estimated_on"));
        }
        problems
    }
}

impl Person {
    /// The name as spoken: given names, then the family name; empty when unknown.
    pub fn full_name(&self) -> String {
        [self.given_name.as_str(), self.family_name.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Age on a day, with what is uncertain about it.
    pub fn age_on(&self, day: NaiveDate) -> Option<Age> {
        let estimate = self
            .age_estimate
            .and_then(|years| u16::try_from(years).ok())
            .zip(self.age_estimated_on);
        date::age_on(self.birth_on, self.birth_about, estimate, day)
    }
}

keyed! {
    /// Sex as stated (`DOMAIN.md` 6.5); unknown is an answer.
    pub enum Sex {
        /// Female.
        Female = "F",
        /// Male.
        Male = "M",
        /// Other.
        Other = "X",
        /// Not stated.
        Unknown = "U",
    }
}
