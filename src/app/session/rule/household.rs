//! Who lives with whom, after somebody joined, left or came back: the dated events and the link
//! of the person say the same.

use super::super::write::At;
use super::Saved;
use crate::domain::fact::Record as _;
use crate::domain::household_event::{HouseholdChange, HouseholdEvent};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{StoreError, Writer, new_id};

/// The last event of a person says where they live.
pub(super) fn after(
    w: &mut Writer<'_>,
    _at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let event = HouseholdEvent::from_row(row);
    let (Some(person), Some(household)) = (event.person_id, event.household_id) else {
        return Ok(());
    };
    let later = w.linked(Kind::HouseholdEvent, "person_id", person)?;
    let later = later.iter().filter(|held| held.id != saved.id);
    let later = later.filter_map(|held| value::day_of(&held.row, "happened_on")).max();
    if later > event.happened_on {
        return Ok(());
    }
    let Some(mut held) = w.row(Kind::Person, person)? else { return Ok(()) };
    match event.event {
        Some(HouseholdChange::Joined | HouseholdChange::Reunited) => {
            value::put(&mut held, "household_id", Value::Text(household.to_string()));
            let role = match event.role.as_str() {
                "" => last_role(w, person, household)?,
                role => role.to_owned(),
            };
            if !role.is_empty() {
                value::put(&mut held, "household_role", Value::Text(role));
            }
        }
        Some(HouseholdChange::Left) if value::id_of(&held, "household_id") == Some(household) => {
            value::put(&mut held, "household_id", Value::Nothing);
            value::put(&mut held, "household_role", Value::Nothing);
        }
        _ => return Ok(()),
    }
    w.put_row(Kind::Person, person, held).map(|_| ())
}

/// Somebody put into a household, or out of it, by a hand on the person: the event is written.
pub(super) fn moved(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let was = saved.held.and_then(|held| value::id_of(held, "household_id"));
    let is = value::id_of(row, "household_id");
    if was == is {
        return Ok(());
    }
    let mut role = value::text_of(row, "household_role").to_owned();
    if let Some(household) = is.filter(|_| role.is_empty()) {
        // Whoever comes back is what they were.
        role = last_role(w, saved.id, household)?;
        if !role.is_empty() {
            let mut row = row.clone();
            value::put(&mut row, "household_role", Value::Text(role.clone()));
            w.put_row(Kind::Person, saved.id, row)?;
        }
    }
    let had = saved.was("household_role").to_owned();
    let events = [(was, HouseholdChange::Left, had), (is, HouseholdChange::Joined, role)];
    for (household, event, role) in events {
        let Some(household) = household else { continue };
        let event = back(w, saved.id, household, event)?;
        let event = HouseholdEvent {
            person_id: Some(saved.id),
            household_id: Some(household),
            event: Some(event),
            happened_on: Some(at.today),
            role,
            ..HouseholdEvent::default()
        };
        w.put_row(Kind::HouseholdEvent, new_id()?, event.to_row())?;
    }
    Ok(())
}

/// The last role that somebody is known to have had in a household; empty when none is.
fn last_role(w: &Writer<'_>, person: Id, household: Id) -> Result<String, StoreError> {
    let all = w.linked(Kind::HouseholdEvent, "person_id", person)?;
    let here = all.iter().enumerate().filter(|(_, held)| {
        value::id_of(&held.row, "household_id") == Some(household)
            && !value::text_of(&held.row, "role").is_empty()
    });
    let last = here.max_by_key(|(at, held)| (value::day_of(&held.row, "happened_on"), *at));
    Ok(last.map(|(_, held)| value::text_of(&held.row, "role").to_owned()).unwrap_or_default())
}

/// Who joins a household they had left comes back to it.
fn back(
    w: &Writer<'_>,
    person: Id,
    household: Id,
    event: HouseholdChange,
) -> Result<HouseholdChange, StoreError> {
    let all = w.linked(Kind::HouseholdEvent, "person_id", person)?;
    let had_left = all.iter().any(|held| {
        value::id_of(&held.row, "household_id") == Some(household)
            && value::text_of(&held.row, "event") == HouseholdChange::Left.key()
    });
    let joins = event == HouseholdChange::Joined;
    Ok(if joins && had_left { HouseholdChange::Reunited } else { event })
}
