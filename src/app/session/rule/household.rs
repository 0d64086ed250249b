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
            if !event.role.is_empty() {
                value::put(&mut held, "household_role", Value::Text(event.role.clone()));
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
    let role = value::text_of(row, "household_role").to_owned();
    let events = [(was, HouseholdChange::Left, String::new()), (is, HouseholdChange::Joined, role)];
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
