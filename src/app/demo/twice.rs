//! A few people of the demo who were registered twice: once more on another bus, by somebody who
//! heard the names otherwise and asked for less.

use super::Maker;
use crate::domain::contact::Contact;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::person::Person;
use crate::store::StoreError;

/// Who comes back: the number, among those who travel alone, of the first registration.
const WHO: [u32; 4] = [150, 260, 390, 520];
/// So many others come before somebody comes back.
const LATER: u32 = 240;

/// Those who are to come back, and how many travelled alone so far.
#[derive(Default)]
pub(super) struct Twice {
    alone: u32,
    waiting: Vec<(u32, Id, Person, i64)>,
    /// How many came back.
    came: usize,
}

impl Maker<'_, '_> {
    /// Makes of somebody who travels alone one who is registered already, when it is time and
    /// sex and age fit; the earlier registration.
    pub(super) fn come_back(&mut self, person: &mut Person, age: i64) -> Option<Id> {
        self.twice.alone += 1;
        let now = self.twice.alone;
        let fits = |(at, _, known, years): &(u32, Id, Person, i64)| {
            now > at + LATER && known.sex == person.sex && (years - age).abs() <= 4
        };
        let at = self.twice.waiting.iter().position(fits)?;
        let (_, id, known, _) = self.twice.waiting.remove(at);
        self.twice.came += 1;
        let swapped = self.twice.came == WHO.len();
        let (family, given) = (respelt(&known.family_name), known.given_name.clone());
        *person = Person {
            family_name: if swapped { given.clone() } else { family.clone() },
            given_name: if swapped { family } else { respelt(&given) },
            father_name: respelt(&known.father_name),
            mother_name: String::new(),
            birth_on: known.birth_on,
            birth_about: known.birth_about,
            birth_source: known.birth_source.clone(),
            age_estimate: known.age_estimate,
            age_estimated_on: known.age_estimated_on,
            origin_region: known.origin_region.clone(),
            origin_cercle: known.origin_cercle.clone(),
            origin_village: known.origin_village.clone(),
            language: known.language.clone(),
            ..std::mem::take(person)
        };
        Some(id)
    }

    /// Remembers somebody who is to come back.
    pub(super) fn remember(&mut self, id: Id, person: &Person, age: i64) {
        let now = self.twice.alone;
        if WHO.contains(&now) {
            self.twice.waiting.push((now, id, person.clone(), age));
        }
    }

    /// The telephone is the same; who gave none the first time has one now.
    pub(super) fn same_phone(&mut self, person: Id, known: Id) -> Result<(), StoreError> {
        let earlier = self.w.linked(Kind::Contact, "person_id", known)?;
        let own = self.w.linked(Kind::Contact, "person_id", person)?;
        let Some(earlier) = earlier.first().map(|held| Contact::from_row(&held.row)) else {
            return Ok(());
        };
        if let Some(held) = own.first() {
            let own = Contact { number: earlier.number, ..Contact::from_row(&held.row) };
            self.w.put(held.id, &own).map(|_| ())
        } else {
            let own = Contact { person_id: Some(person), ..earlier };
            self.w.add(&own).map(|_| ())
        }
    }
}

/// A name as somebody else hears and writes it.
fn respelt(text: &str) -> String {
    let mut heard = name::fold(text);
    for (written, heard_as) in [("ou", "u"), ("c", "k"), ("ss", "s"), ("dj", "j"), ("ky", "ki")] {
        heard = heard.replace(written, heard_as);
    }
    let words = heard.split(' ').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_as_it_is_heard() {
        for (text, heard) in [
            ("Coulibaly", "Kulibaly"),
            ("Traoré", "Traore"),
            ("Sissoko", "Sisoko"),
            ("Awa Fatoumata", "Awa Fatumata"),
        ] {
            assert_eq!(respelt(text), heard);
        }
    }
}
