//! Everybody whom figures count: registrations linked as one person are one.

use super::ids::Places;
use super::load::{day, each, id, int, next, place, text};
use crate::domain::date::PartialDate;
use crate::domain::identity_link;
use crate::domain::indicator::facts::{Person, index};
use crate::domain::person::Sex;
use crate::domain::value::Keyed as _;
use crate::store::{Reader, StoreError};

/// The code of Mali among nationalities.
const MALI: &str = "MLI";

/// Everybody, and where each registration stands among them.
#[derive(Default)]
pub(super) struct People {
    pub(super) persons: Vec<Person>,
    pub(super) places: Places,
}

impl People {
    /// Reads everybody who is not hidden from whoever reads.
    pub(super) fn read(reader: &Reader) -> Result<Self, StoreError> {
        let hidden = reader.hidden()?;
        let mut people = Self::default();
        each(reader, include_str!("person.sql"), &[], |row| {
            let Some(id) = id(row, 0) else { return };
            if hidden.has(Some(id)) {
                return;
            }
            let estimate = int(row, 4).and_then(|years| u16::try_from(years).ok());
            let nationality = text(row, 6);
            people.places.insert(id, next(&people.persons));
            people.persons.push(Person {
                id,
                sex: Sex::from_key(text(row, 1)).unwrap_or(Sex::Unknown),
                birth: PartialDate::parse_iso(text(row, 2)),
                about: int(row, 3) == Some(1),
                estimate: estimate.map(|years| (years, day(row, 5))),
                malian: (!nationality.is_empty()).then(|| nationality.contains(MALI)),
                stands: true,
            });
        })?;
        people.link(reader)?;
        Ok(people)
    }

    /// People registered twice are one: the smallest id stands for all, and what is not known of
    /// it is taken from the others.
    fn link(&mut self, reader: &Reader) -> Result<(), StoreError> {
        let mut pairs = Vec::new();
        each(reader, include_str!("link.sql"), &[], |row| {
            pairs.extend(id(row, 0).zip(id(row, 1)));
        })?;
        pairs.retain(|(one, other)| {
            self.places.contains_key(one) && self.places.contains_key(other)
        });
        for (one, stands) in identity_link::canonical(&pairs) {
            let (from, to) = (place(&self.places, Some(one)), place(&self.places, Some(stands)));
            if from == to {
                continue;
            }
            let Some(other) = self.persons.get_mut(index(from)).map(|person| {
                person.stands = false;
                *person
            }) else {
                continue;
            };
            if let Some(person) = self.persons.get_mut(index(to)) {
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
            self.places.insert(one, to);
        }
        Ok(())
    }
}
