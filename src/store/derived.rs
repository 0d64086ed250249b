//! What is derived from the records of a person: the row that lists and filters
//! read, and the words the person is found by. Never edited, always made anew.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::StoreError;
use super::sheet::Given;
use crate::domain::case::Case;
use crate::domain::id::Id;
use crate::domain::name;
use crate::domain::person::Person;
use crate::domain::place;
use crate::domain::value::Cell;

/// The texts a person is found by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// Folded names.
    pub(super) words: String,
    /// Keys of the names by sound.
    pub(super) sounds: String,
    /// Case, telephone and paper numbers.
    pub(super) numbers: String,
    /// Parents and places.
    pub(super) others: String,
}

/// Makes the derived rows of a person anew, or takes them away.
pub(super) fn refresh(db: &Connection, person: Id) -> Result<(), StoreError> {
    let before: Option<i64> = db
        .prepare_cached("select n from person where id = ?")?
        .query_row([person], |row| row.get(0))
        .optional()?;
    let Some(n) = before else { return Ok(()) };
    let Some(found) = texts(db, person)? else {
        db.prepare_cached("delete from found where rowid = ?")?.execute([n])?;
        db.prepare_cached("delete from summary where n = ?")?.execute([n])?;
        return Ok(());
    };
    // Most changes of a case leave the words alone by which the person is found.
    if indexed(db, n)?.as_ref() != Some(&found) {
        db.prepare_cached("delete from found where rowid = ?")?.execute([n])?;
        index(db, n, &found)?;
    }
    let sort = found.words;
    db.prepare_cached(include_str!("derived/summary.sql"))?
        .execute(named_params! { ":id": person, ":name_sort": sort })?;
    Ok(())
}

/// Makes the line of a person in lists anew; the words by which they are found stay as they are.
pub(super) fn refresh_line(db: &Connection, person: Id) -> Result<(), StoreError> {
    let sort: Option<String> = db
        .prepare_cached(include_str!("derived/name_sort.sql"))?
        .query_row(named_params! { ":id": person }, |row| row.get(0))
        .optional()?;
    let Some(sort) = sort else { return refresh(db, person) };
    db.prepare_cached(include_str!("derived/summary.sql"))?
        .execute(named_params! { ":id": person, ":name_sort": sort })?;
    Ok(())
}

/// Takes away what is derived from a person who is forgotten.
pub(super) fn drop(db: &Connection, person: Id) -> Result<(), StoreError> {
    db.execute("delete from found where rowid = (select n from person where id = ?)", [person])?;
    db.execute("delete from summary where id = ?", [person])?;
    Ok(())
}

/// The texts a person is found by, from the records; `None` when gone.
pub(super) fn texts(db: &Connection, person: Id) -> Result<Option<Found>, StoreError> {
    let mut statement = db.prepare_cached(include_str!("derived/person.sql"))?;
    let found = statement.query_row(named_params! { ":id": person }, |row| Ok(of_row(row)));
    let Some(found) = found.optional()? else { return Ok(None) };
    let mut found = found?;
    let mut numbers = db.prepare_cached(include_str!("derived/number.sql"))?;
    let mut rows = numbers.query(named_params! { ":id": person })?;
    while let Some(row) = rows.next()? {
        let number: String = row.get(0)?;
        add_number(&mut found.numbers, &number);
    }
    Ok(Some(found))
}

fn of_row(row: &Row<'_>) -> Result<Found, StoreError> {
    let text = |at: usize| -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
    };
    let person = Person {
        family_name: text(0)?,
        given_name: text(1)?,
        other_name: text(2)?,
        father_name: text(3)?,
        mother_name: text(4)?,
        origin_village: text(5)?,
        origin_cercle: text(6)?,
        origin_region: text(7)?,
        outside_number: text(8)?,
        ..Person::default()
    };
    Ok(found_of(&person, ""))
}

/// The texts a person is found by, but for the numbers of telephones and papers.
pub(super) fn found_of(person: &Person, case_number: &str) -> Found {
    let mut found = Found::default();
    // The family name first: the words are also what lists are sorted by.
    for names in [&person.family_name, &person.given_name, &person.other_name] {
        let folded = name::fold(names);
        for word in folded.split(' ') {
            push(&mut found.sounds, &name::key(word));
            push(&mut found.words, word);
        }
    }
    for names in [&person.father_name, &person.mother_name, &person.origin_village] {
        push_new(&mut found.others, names);
    }
    // In whatever language the window is: the index is the same for all.
    for code in [&person.origin_cercle, &person.origin_region] {
        match place::get(code) {
            Some(place) => {
                push_new(&mut found.others, &place.fr);
                if place.en != place.fr {
                    push_new(&mut found.others, &place.en);
                }
            }
            None => push_new(&mut found.others, code),
        }
    }
    add_number(&mut found.numbers, &person.outside_number);
    add_number(&mut found.numbers, case_number);
    found
}

/// How the line in lists of a new person is written.
pub(super) const FRESH: &str = include_str!("derived/summary_fresh.sql");

/// The line in lists of a new person, from what is written, in the order of [`FRESH`].
pub(super) fn fresh(
    (n, id, person): (i64, Id, &Person),
    case: Option<(i64, Id, &Case)>,
    [contact, document]: [bool; 2],
    found: &Found,
) -> [Given; 23] {
    let texts = [&person.origin_cercle, &person.origin_region, &person.origin_village];
    let origin = texts.into_iter().find(|text| !text.is_empty());
    [
        n.into(),
        id.into(),
        found.words.clone().into(),
        person.family_name.to_value().into(),
        person.given_name.to_value().into(),
        person.sex.to_value().into(),
        person.birth_on.to_value().into(),
        person.birth_about.to_value().into(),
        person.age_estimate.to_value().into(),
        person.age_estimated_on.to_value().into(),
        origin.cloned().into(),
        contact.into(),
        document.into(),
        case.map(|(_, id, _)| id).into(),
        case.map(|(_, _, case)| case.number.to_value()).into(),
        case.map(|(_, _, case)| case.status.to_value()).into(),
        case.map(|(_, _, case)| case.risk.to_value()).into(),
        case.and_then(|(_, _, case)| case.worker_id).into(),
        case.and_then(|(_, _, case)| case.centre_id).into(),
        case.map(|(_, _, case)| case.departure_country.to_value()).into(),
        case.map(|(_, _, case)| case.arrived_on.to_value()).into(),
        case.map(|(_, _, case)| case.registered_on.to_value()).into(),
        case.map(|(n, _, _)| n).into(),
    ]
}

/// What the search index holds of a person.
fn indexed(db: &Connection, n: i64) -> Result<Option<Found>, StoreError> {
    let mut statement = db.prepare_cached(include_str!("derived/indexed.sql"))?;
    let held = statement.query_row(named_params! { ":n": n }, |row| {
        Ok(Found {
            words: row.get(0)?,
            sounds: row.get(1)?,
            numbers: row.get(2)?,
            others: row.get(3)?,
        })
    });
    Ok(held.optional()?)
}

/// Puts what a person is found by into the search index.
pub(super) fn index(db: &Connection, n: i64, found: &Found) -> Result<(), StoreError> {
    let Found { words, sounds, numbers, others } = found;
    let mut statement = db.prepare_cached(include_str!("derived/index.sql"))?;
    statement.execute(params![n, words, sounds, numbers, others])?;
    Ok(())
}

fn push(text: &mut String, word: &str) {
    if word.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// The words of a name or a place that are not there yet: Kayes, Kayes (cercle).
fn push_new(text: &mut String, words: &str) {
    for word in name::fold(words).split(' ') {
        if !text.split(' ').any(|held| held == word) {
            push(text, word);
        }
    }
}

/// A number is found whole, by its later parts, and by its last digits.
pub(super) fn add_number(text: &mut String, number: &str) {
    let plain: String =
        number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    push(text, &plain);
    for part in number.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| p.len() > 2) {
        let part = part.to_lowercase();
        // What the whole begins with finds it already.
        if !plain.starts_with(&part) {
            push(text, &part);
        }
    }
    // A telephone is told without its country code, or by its last four digits.
    for tail in [8, 4] {
        if number.starts_with('+') && plain.len() > tail {
            push(text, plain.get(plain.len() - tail..).unwrap_or_default());
        }
    }
}
