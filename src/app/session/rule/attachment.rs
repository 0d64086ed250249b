//! Photos and documents: a picture of somebody stands only while they allow it.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::consent::Decision;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _, Row};
use crate::store::{StoreError, Writer};

/// The slots that show the person.
const SHOW_THE_PERSON: &[&str] = &["photo", "activity"];

/// What must hold before it is written.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let slot = value::text_of(row, "slot");
    if !SHOW_THE_PERSON.contains(&slot) || !saved.changes(row, "slot") {
        return Ok(());
    }
    if slot == "photo" && value::text_of(row, "media") == "pdf" {
        return refuse(Problem::new("problem-photo-document").at("slot"));
    }
    let allowed = match value::id_of(row, "person_id") {
        Some(person) => may_be_shown(w, person, at)?,
        None => false,
    };
    if allowed { Ok(()) } else { refuse(Problem::new("problem-photo-consent").at("slot")) }
}

/// Whether the last decision of a person about their photo allows it today.
fn may_be_shown(w: &Writer<'_>, person: Id, at: &At<'_>) -> Result<bool, StoreError> {
    let mut decisions = Vec::new();
    for case in w.linked(Kind::Case, "person_id", person)? {
        decisions.extend(w.linked(Kind::Consent, "case_id", case.id)?);
    }
    let last = decisions
        .iter()
        .enumerate()
        .filter(|(_, held)| value::text_of(&held.row, "purpose") == "photo")
        .max_by_key(|(place, held)| (value::day_of(&held.row, "decided_on"), *place));
    Ok(last.is_some_and(|(_, held)| {
        let given = Decision::from_key(value::text_of(&held.row, "decision"));
        let ended = value::day_of(&held.row, "expires_on").is_some_and(|day| day < at.today);
        given == Some(Decision::Given) && !ended
    }))
}
