//! Who comes: convoys over eighteen months, the people and families in them,
//! their names, papers and telephones.

use chrono::{Datelike, Days, NaiveDate};

use super::{Maker, PEOPLE};
use crate::domain::arrival::Arrival;
use crate::domain::contact::Contact;
use crate::domain::date::PartialDate;
use crate::domain::document::Document;
use crate::domain::household::Household;
use crate::domain::id::Id;
use crate::domain::person::{Person, Sex};
use crate::domain::value::Keyed;
use crate::store::StoreError;

use super::list::Line;

/// The days the register covers.
const SPAN: i64 = 548;
/// How many convoys came.
const CONVOYS: i64 = 104;
/// How many come together, by the table.
const USUAL: i64 = 24;

/// Who somebody is, beside their record: what the course of their case follows.
pub(super) struct Somebody<'a> {
    pub(super) id: Id,
    pub(super) age: i64,
    pub(super) woman: bool,
    pub(super) alone: bool,
    pub(super) language: String,
    pub(super) convoy: &'a Line,
    pub(super) arrived: NaiveDate,
    /// The same for all who came together.
    pub(super) label: String,
    /// What they came with.
    pub(super) arrival: Option<Id>,
}

/// A family, or somebody alone, on the way.
#[derive(Default)]
struct Group<'a> {
    home: Option<&'a Line>,
    household: Option<Id>,
    /// What they came with.
    arrival: Option<Id>,
    family: String,
    size: i64,
    place: i64,
}

impl<'a> Maker<'a, '_> {
    /// Writes everybody; `progress` hears how many are there.
    pub(super) fn people(mut self, mut progress: impl FnMut(u32, u32)) -> Result<(), StoreError> {
        let (mut done, mut count) = (0_u32, CONVOYS);
        let lists = self.lists;
        while done < PEOPLE {
            count -= 1;
            // Evenly over the time, the last one today.
            let back = (SPAN * count / CONVOYS).max(0) + self.chance.between(0, 2);
            let back = if count <= 0 { 0 } else { back };
            let arrived = self.back(back);
            let Some(convoy) = self.chance.weigh(&lists.convoy, Line::weight) else { break };
            let left = i64::from(PEOPLE - done);
            let ahead = count.max(0);
            let even = left / (ahead + 1);
            let size = if ahead == 0 {
                left
            } else {
                let size = self.chance.between(convoy.number("least"), convoy.number("most"));
                // So that the last convoys are as large as the first.
                (size * even / USUAL).clamp(even / 4, even * 3).max(1)
            };
            let label = format!("{} {}", convoy.get("label"), arrived.format("%d/%m"));
            let arrival = self.w.add(&Arrival {
                convoy: label.clone(),
                arrived_on: Some(arrived),
                entry_point: convoy.text("entry"),
                departure_country: convoy.text("country"),
                return_category: convoy.text("category"),
                source: "charter".to_owned(),
                ..Arrival::default()
            })?;
            let mut group = Group { arrival: Some(arrival), ..Group::default() };
            for _ in 0..size {
                let somebody = self.somebody(convoy, arrived, &label, &mut group)?;
                self.course(&somebody)?;
                done += 1;
                if done.is_multiple_of(50) || done == PEOPLE {
                    progress(done, PEOPLE);
                }
            }
        }
        self.fill_today()
    }

    /// The day so many days ago.
    pub(super) fn back(&self, days: i64) -> NaiveDate {
        self.today.checked_sub_days(Days::new(days.max(0).unsigned_abs())).unwrap_or(self.today)
    }

    fn somebody(
        &mut self,
        convoy: &'a Line,
        arrived: NaiveDate,
        label: &str,
        group: &mut Group<'a>,
    ) -> Result<Somebody<'a>, StoreError> {
        let lists = self.lists;
        let fresh = group.place >= group.size;
        if fresh {
            let size = if self.chance.percent(9) { self.chance.between(2, 5) } else { 1 };
            *group = Group { size, arrival: group.arrival, ..Group::default() };
        }
        let place = group.place;
        group.place += 1;
        let none = Line::default();
        if fresh {
            group.home = self.chance.weigh(&lists.home, Line::weight);
        }
        let home = group.home.unwrap_or(&none);
        let people = home.get("people");
        let (age, woman) = self.age_and_sex(group.size, place);
        if fresh {
            group.family = lists.family_name(&mut self.chance, people);
            if group.size > 1 {
                let name = lists.first("household").replace("{name}", &group.family);
                group.household = Some(self.w.add(&Household { name, ..Household::default() })?);
            }
        }
        let sex = if woman { Sex::Female } else { Sex::Male };
        let mut person = Person {
            // A wife keeps the name of her father.
            family_name: match place {
                1 => lists.family_name(&mut self.chance, people),
                _ => group.family.clone(),
            },
            given_name: lists.given_name(&mut self.chance, people, sex.key()),
            sex: Some(sex),
            father_name: self.maybe(55, |m| lists.given_name(&mut m.chance, people, "M")),
            mother_name: self.maybe(50, |m| lists.given_name(&mut m.chance, people, "F")),
            nationality: vec!["MLI".to_owned()],
            language: vec![home.text("language")],
            marital_status: self.marital(age),
            education: self.schooling(age),
            origin_region: home.text("region"),
            origin_cercle: home.text("cercle"),
            origin_village: home.text("village"),
            household_id: group.household,
            household_role: role_in_household(group.size, place).to_owned(),
            ..Person::default()
        };
        if home.get("language") != "bam" && self.chance.percent(60) {
            person.language.push("bam".to_owned());
            person.language.sort();
        }
        if age >= 16 {
            person.occupation = self.maybe(70, |m| lists.say(&mut m.chance, "occupation"));
            person.skill = self.maybe(40, |m| lists.say(&mut m.chance, "skill"));
        }
        self.birth(&mut person, age, arrived);
        let grown = group.size == 1 && age >= 18;
        let known = if grown { self.come_back(&mut person, age) } else { None };
        let id = self.w.add(&person)?;
        if grown && known.is_none() {
            self.remember(id, &person, age);
        }
        if let Some(household) = group.household.filter(|_| place > 0 && self.chance.percent(20)) {
            self.joined(id, household, &person.household_role, arrived)?;
        }
        if self.chance.percent(3) {
            self.paper(id, arrived)?;
        }
        self.telephone(id, age)?;
        if let Some(known) = known {
            self.same_phone(id, known)?;
        }
        self.papers(id, &person, arrived)?;
        let alone = group.size == 1;
        Ok(Somebody {
            id,
            age,
            woman,
            alone,
            language: home.text("language"),
            convoy,
            arrived,
            label: label.to_owned(),
            arrival: group.arrival,
        })
    }

    fn age_and_sex(&mut self, size: i64, place: i64) -> (i64, bool) {
        match (size, place) {
            (1, _) => match self.chance.between(1, 100) {
                1..=9 => (self.chance.between(13, 17), self.chance.percent(25)),
                10..=86 => (self.chance.between(18, 35), self.chance.percent(18)),
                _ => (self.chance.between(36, 62), self.chance.percent(20)),
            },
            (_, 0) => (self.chance.between(24, 50), self.chance.percent(30)),
            (_, 1) => (self.chance.between(20, 42), true),
            _ => (self.chance.between(1, 15), self.chance.percent(50)),
        }
    }

    fn birth(&mut self, person: &mut Person, age: i64, arrived: NaiveDate) {
        let year = arrived.year() - i32::try_from(age).unwrap_or(25);
        let day = u32::try_from(self.chance.between(1, 28)).unwrap_or(1);
        // The birthday was before the arrival: the age is the one meant.
        let month = u32::try_from(self.chance.between(1, i64::from(arrived.month()))).unwrap_or(1);
        match self.chance.between(1, 100) {
            1..=45 => {
                let born = NaiveDate::from_ymd_opt(year, month, day).unwrap_or(arrived);
                person.birth_on = Some(PartialDate::of_day(born.min(arrived)));
                self.chance.pick(&["document", "told"]).clone_into(&mut person.birth_source);
            }
            46..=68 => {
                person.birth_on = Some(PartialDate { year, month: None, day: None });
                person.birth_about = true;
                "told".clone_into(&mut person.birth_source);
            }
            69..=96 => {
                person.age_estimate = Some(age);
                person.age_estimated_on = Some(arrived);
                "estimated".clone_into(&mut person.birth_source);
            }
            _ => {}
        }
    }

    fn marital(&mut self, age: i64) -> String {
        match age {
            ..18 => "single",
            18..25 => self.chance.pick(&["single", "single", "married"]),
            _ => self.chance.pick(&[
                "married",
                "married",
                "polygamous",
                "single",
                "divorced",
                "widowed",
            ]),
        }
        .to_owned()
    }

    fn schooling(&mut self, age: i64) -> String {
        match age {
            ..7 => "none",
            7..15 => self.chance.pick(&["primary", "koranic", "none"]),
            _ => self.chance.pick(&[
                "none",
                "koranic",
                "primary",
                "primary",
                "lower_secondary",
                "secondary",
                "vocational",
                "literacy",
            ]),
        }
        .to_owned()
    }

    fn telephone(&mut self, person: Id, age: i64) -> Result<(), StoreError> {
        if age < 13 || !self.chance.percent(72) {
            return Ok(());
        }
        // No telephone in Mali begins with 3: nobody is rung by mistake.
        let number = format!("+2233{}", self.chance.between(1_000_000, 9_999_999));
        let own = self.chance.percent(70);
        let owner = if own {
            "self"
        } else {
            self.chance.pick(&["relative", "neighbour", "spouse", "friend", "relay"])
        };
        let safe = self.chance.pick(&["yes", "yes", "yes", "yes", "unknown", "no"]);
        let message = match (own, safe) {
            (_, "no") => "nothing",
            (true, _) => self.chance.pick(&["free", "office", "name"]),
            _ => self.chance.pick(&["callback", "name"]),
        };
        let contact = Contact {
            person_id: Some(person),
            number,
            owner: owner.to_owned(),
            safe_to_call: safe.to_owned(),
            message: message.to_owned(),
            note: String::new(),
        };
        self.w.add(&contact).map(|_| ())
    }

    fn papers(&mut self, id: Id, person: &Person, arrived: NaiveDate) -> Result<(), StoreError> {
        if !self.chance.percent(42) {
            return Ok(());
        }
        let kind =
            self.chance.pick(&["LAISSEZ", "LAISSEZ", "NINA", "PASSPORT", "CONSULAR", "BIRTH"]);
        let number = match kind {
            "NINA" => {
                let sex = if person.sex == Some(Sex::Female) { 2 } else { 1 };
                let year = person.birth_on.map_or(90, |birth| birth.year.rem_euclid(100));
                let (place, order) =
                    (self.chance.between(1_000_000, 9_999_999), self.chance.between(1, 999));
                let letter = self.chance.pick(&["A", "C", "F", "H", "K", "M", "R", "T"]);
                format!("1{sex}{year:02}{place}{order:03}{letter}")
            }
            "PASSPORT" => format!("AA{:07}", self.chance.between(1, 9_999_999)),
            _ => format!("{}/{}", self.chance.between(100, 9999), arrived.year()),
        };
        let document = Document {
            person_id: Some(id),
            kind: kind.to_owned(),
            number,
            seen: self.chance.percent(80),
            ..Document::default()
        };
        self.w.add(&document).map(|_| ())
    }

    /// Something, so many times out of a hundred; else nothing.
    pub(super) fn maybe(&mut self, times: i64, make: impl FnOnce(&mut Self) -> String) -> String {
        if self.chance.percent(times) { make(self) } else { String::new() }
    }
}

fn role_in_household(size: i64, place: i64) -> &'static str {
    match (size, place) {
        (1, _) => "alone",
        (_, 0) => "head",
        (_, 1) => "spouse",
        _ => "child",
    }
}
