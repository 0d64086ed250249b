//! Everybody whom a table would bring in, beside everybody who is there: who of them seems to be
//! known already, or to stand in the table twice.

use chrono::NaiveDate;

use crate::domain::date::Age;
use crate::domain::id::Id;
use crate::domain::import::Twin;
use crate::domain::likeness::{
    Evidence, Found, Index, Journey, Portrait, WORTH_ASKING, Watch, pairs_of_who_come,
};
use crate::domain::place;
use crate::exchange::ExchangeError;
use crate::store::likeness::People;
use crate::store::register::Registration;
use crate::store::{Reader, StoreError};

/// Pairs that are told: nobody looks through more.
const MOST: usize = 2_000;

/// Those who would come in.
pub struct Batch {
    people: People,
    /// How many are registered already: they stand first.
    held: usize,
    /// Of the others the lines, the names and what else is known.
    lines: Vec<Named>,
}

/// Somebody who would come in.
struct Named {
    line: u64,
    name: String,
    age: String,
    origin: String,
}

impl Batch {
    /// Beside everybody whom the reader may see.
    pub fn new(reader: &Reader) -> Result<Self, StoreError> {
        let people = reader.people_likened()?;
        Ok(Self { held: people.register.len(), people, lines: Vec::new() })
    }

    /// Takes in a row; `household` is that of its number, when it is known.
    pub(super) fn add(
        &mut self,
        line: u64,
        row: &Registration,
        (household, number): (Option<Id>, &str),
        today: NaiveDate,
    ) {
        let mut portrait = Portrait::of(&row.person);
        portrait.phone.extend(row.contact.iter().map(|contact| contact.number.clone()));
        let papers = row.document.iter().filter(|paper| !paper.number.is_empty());
        portrait.document.extend(papers.map(|paper| (paper.kind.clone(), paper.number.clone())));
        if let Some(case) = &row.case {
            let country = case.departure_country.clone();
            portrait.journey.push(Journey { day: case.arrived_on, country });
        }
        // A household that the table makes has no id yet: its number stands for it.
        let made = household.filter(|id| *id != Id::from_bytes([0; 16])).map(Id::bytes);
        let made = made.or_else(|| {
            let hash = blake3::hash(number.as_bytes());
            hash.as_bytes().first_chunk::<16>().copied().filter(|_| !number.is_empty())
        });
        portrait.household = made.map(u128::from_be_bytes);
        self.people.register.add(&portrait);
        let person = &row.person;
        self.lines.push(Named {
            line,
            name: name(&person.family_name, &person.given_name),
            age: person.age_on(today).map(Age::text).unwrap_or_default(),
            origin: place::label(&person.origin_region),
        });
    }

    /// Those who may be somebody else, the likeliest first.
    pub fn twins(
        self,
        reader: &Reader,
        today: NaiveDate,
        watch: &Watch<'_>,
    ) -> Result<Vec<Twin>, ExchangeError> {
        let Self { mut people, held, lines } = self;
        if lines.is_empty() {
            return Ok(Vec::new());
        }
        let register = std::mem::take(&mut people.register);
        let (index, mut found) = pairs_of_who_come(register, &people.apart, WORTH_ASKING, watch)
            .map_err(|_| ExchangeError::Cancelled)?;
        found.retain(|pair| pair.one.max(pair.other) as usize >= held);
        found.truncate(MOST);
        let mut twins = Vec::with_capacity(found.len());
        for pair in found {
            twins.extend(twin((reader, today), &people.person, &lines, &index, &pair)?);
        }
        Ok(twins)
    }
}

/// A pair in words; nothing when neither is of the table.
fn twin(
    (reader, today): (&Reader, NaiveDate),
    person: &[Id],
    lines: &[Named],
    index: &Index,
    pair: &Found,
) -> Result<Option<Twin>, StoreError> {
    let (early, late) = (pair.one.min(pair.other) as usize, pair.one.max(pair.other) as usize);
    let row = |at: usize| at.checked_sub(person.len()).and_then(|at| lines.get(at));
    let Some(own) = row(late) else { return Ok(None) };
    let why = index.reasons(pair).into_iter().filter(|reason| reason.weight > 0.0).take(4);
    let mut twin = Twin {
        line: own.line,
        name: own.name.clone(),
        about: about([&own.age, &own.origin]),
        person: person.get(early).copied(),
        case: None,
        other_line: row(early).map(|other| other.line),
        other: row(early).map(|other| other.name.clone()).unwrap_or_default(),
        other_about: row(early).map(|other| about([&other.age, &other.origin])).unwrap_or_default(),
        probability: pair.probability(),
        why: why.map(Evidence::sentence).collect(),
    };
    if let Some(id) = twin.person
        && let Some(held) = reader.lines_of(&[id])?.pop()
    {
        twin.other = name(&held.family_name, &held.given_name);
        twin.case = held.case_id;
        // Of whoever is to be seen by few no more than the number.
        let seen = reader.limited(id, today)?.is_none();
        let age = held.age_on(today).map(Age::text).filter(|_| seen).unwrap_or_default();
        let origin = if seen { place::label(&held.origin) } else { String::new() };
        twin.other_about = about([&held.case_number, &age, &origin]);
    }
    Ok(Some(twin))
}

fn name(family: &str, given: &str) -> String {
    [&family.to_uppercase(), given].join(" ").trim().to_owned()
}

/// What is known, in a line.
fn about<const N: usize>(parts: [&str; N]) -> String {
    let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    known.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::Session;
    use crate::domain::fact::Record as _;
    use crate::domain::kind::Kind;
    use crate::domain::person::Person;

    /// The demonstration.
    fn office() -> (tempfile::TempDir, Session, NaiveDate) {
        let folder = tempfile::tempdir().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
        let (session, _) = crate::app::demo::make(folder.path(), today, |_, _| {}).unwrap();
        (folder, session, today)
    }

    #[test]
    fn who_is_known_under_another_spelling_is_told_where_nobody_is_there_twice() {
        let (_folder, session, today) = office();
        let reader = session.store().reader();
        let mut batch = Batch::new(reader).unwrap();
        let mut known = Vec::new();
        for held in reader.all(Kind::Person).unwrap() {
            let person = Person::from_row(&held.row);
            if person.given_name.contains("ou") && !person.origin_cercle.is_empty() {
                let respelt = Person {
                    family_name: person.family_name.to_uppercase(),
                    given_name: person.given_name.replace("ou", "u"),
                    father_name: String::new(),
                    mother_name: String::new(),
                    household_id: None,
                    ..person
                };
                let row = Registration { person: respelt, ..Registration::default() };
                known.push(held.id);
                batch.add(known.len() as u64, &row, (None, ""), today);
            }
            if known.len() == 20 {
                break;
            }
        }
        // And somebody who is new.
        let new = Person {
            family_name: "Zongo".into(),
            given_name: "Blaise".into(),
            age_estimate: Some(31),
            age_estimated_on: Some(today),
            ..Person::default()
        };
        let new = Registration { person: new, ..Registration::default() };
        batch.add(99, &new, (None, ""), today);
        let twins = batch.twins(reader, today, &Watch(&|_| true)).unwrap();
        let is_right = |twin: &&Twin| {
            let at = usize::try_from(twin.line).unwrap() - 1;
            twin.person.is_some() && known.get(at).copied() == twin.person
        };
        let right = twins.iter().filter(is_right).count();
        println!("{right} of {} told, {} lines in all", known.len(), twins.len());
        assert_eq!(known.len(), 20);
        assert!(right >= 18 && twins.len() <= 22, "{right} of 20, {} in all", twins.len());
    }

    #[test]
    fn a_table_that_came_in_before_is_told_line_by_line() {
        let (_folder, session, today) = office();
        let reader = session.store().reader();
        let mut batch = Batch::new(reader).unwrap();
        let mut known = Vec::new();
        for held in reader.all(Kind::Case).unwrap().into_iter().step_by(60) {
            let case = crate::domain::case::Case::from_row(&held.row);
            let Some(id) = case.person_id else { continue };
            let person = Person::from_row(&reader.row(Kind::Person, id).unwrap().unwrap());
            let person = Person { household_id: None, ..person };
            if person.family_name.is_empty() || person.given_name.is_empty() {
                continue;
            }
            known.push(id);
            let row = Registration { person, case: Some(case), ..Registration::default() };
            batch.add(known.len() as u64, &row, (None, ""), today);
        }
        let twins = batch.twins(reader, today, &Watch(&|_| true)).unwrap();
        let told = |at: usize| {
            twins
                .iter()
                .find(|twin| twin.line == at as u64 + 1 && twin.person == known.get(at).copied())
        };
        let right = (0..known.len()).filter(|at| told(*at).is_some()).count();
        for at in 0..known.len().min(12) {
            println!("{:?}", told(at).map(|t| (t.probability, t.why.clone())));
        }
        println!("{right} of {} told, {} in all", known.len(), twins.len());
        assert!(right * 10 >= known.len() * 9 && twins.len() <= known.len() + 3);
    }

    #[test]
    fn a_bus_that_stands_in_its_table_twice_is_told_line_by_line() {
        use crate::domain::case::Case;
        use crate::domain::contact::Contact;

        let (_folder, session, today) = office();
        let reader = session.store().reader();
        let mut batch = Batch::new(reader).unwrap();
        let people: Vec<Person> = reader
            .all(Kind::Person)
            .unwrap()
            .iter()
            .step_by(61)
            .map(|held| Person { household_id: None, ..Person::from_row(&held.row) })
            .filter(|person| !person.family_name.is_empty() && !person.given_name.is_empty())
            .take(30)
            .collect();
        let many = people.len() as u64;
        for (line, person) in (1..).zip(people.iter().chain(&people)) {
            // Nobody of the register: the given name of another, another birth.
            let at = usize::try_from(line).unwrap() % people.len();
            let person = Person {
                given_name: people[at].given_name.clone(),
                birth_on: None,
                age_estimate: Some(18 + i64::try_from(line % many).unwrap()),
                age_estimated_on: Some(today),
                father_name: String::new(),
                mother_name: String::new(),
                ..person.clone()
            };
            let case = Case {
                arrived_on: Some(today),
                departure_country: "DZA".into(),
                ..Case::default()
            };
            let number = format!("+2237600{:04}", line % many);
            let contact = Contact { number, ..Contact::default() };
            let row =
                Registration { person, case: Some(case), contact: Some(contact), document: None };
            batch.add(line, &row, (None, ""), today);
        }
        let twins = batch.twins(reader, today, &Watch(&|_| true)).unwrap();
        let right = twins
            .iter()
            .filter(|twin| twin.other_line.is_some_and(|other| other + many == twin.line))
            .count();
        println!("{right} of {many} told, {} in all", twins.len());
        assert!(right as u64 * 10 >= many * 9 && twins.len() as u64 <= many + 3);
    }
}
