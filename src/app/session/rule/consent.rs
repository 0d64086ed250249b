//! Consents: a child's yes stands only with who was asked for the child.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::consent;
use crate::domain::date::Age;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::value::{self, Row};
use crate::store::{StoreError, Writer};

/// What must hold before it is written.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let said = ["decision", "guardian", "guardian_missing", "other_basis"];
    let Some(problem) = consent::guardian(row) else { return Ok(()) };
    if !said.iter().any(|key| saved.changes(row, key)) {
        return Ok(());
    }
    let case = value::id_of(row, "case_id").map(|case| w.row(Kind::Case, case)).transpose()?;
    let person = case.flatten().and_then(|case| value::id_of(&case, "person_id"));
    let person = person.map(|person| w.row(Kind::Person, person)).transpose()?.flatten();
    let on = value::day_of(row, "decided_on").unwrap_or(at.today);
    let age = person.and_then(|row| Person::from_row(&row).age_on(on));
    if age.is_some_and(Age::is_child) { refuse(problem) } else { Ok(()) }
}
