//! What is derived from the records of a person: the row that lists and filters
//! read, and the words the person is found by. Never edited, always made anew.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::StoreError;
use crate::domain::id::Id;
use crate::domain::name;
use crate::domain::place;

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
    db.prepare_cached("delete from found where rowid = ?")?.execute([n])?;
    let Some(found) = texts(db, person)? else {
        db.prepare_cached("delete from summary where n = ?")?.execute([n])?;
        return Ok(());
    };
    db.prepare_cached(include_str!("derived/index.sql"))?.execute(named_params! {
        ":n": n,
        ":words": found.words,
        ":sounds": found.sounds,
        ":numbers": found.numbers,
        ":others": found.others,
    })?;
    let sort = found.words;
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
    let mut found = Found::default();
    // The family name first: the words are also what lists are sorted by.
    for at in 0..3 {
        for word in name::words(&text(at)?) {
            push(&mut found.sounds, &name::key(&word));
            push(&mut found.words, &word);
        }
    }
    for at in 3..6 {
        for word in name::words(&text(at)?) {
            push(&mut found.others, &word);
        }
    }
    for at in 6..8 {
        for word in name::words(&place::label(&text(at)?)) {
            push(&mut found.others, &word);
        }
    }
    add_number(&mut found.numbers, &text(8)?);
    Ok(found)
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

/// A number is found whole, by its parts, and by its last digits.
fn add_number(text: &mut String, number: &str) {
    let plain: String =
        number.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    push(text, &plain);
    for part in number.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| p.len() > 2) {
        let part = part.to_lowercase();
        if part != plain {
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
