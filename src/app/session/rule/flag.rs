//! Danger flags: raised by a hand or by what was answered at arrival, lifted with a reason.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::fact::Record as _;
use crate::domain::flag::{Danger, Flag};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{StoreError, Writer, new_id};

/// What must hold before it is written.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    if saved.held.is_some_and(|held| !value::of(held, "resolved_on").is_nothing()) {
        return refuse(Problem::new("problem-flag-lifted"));
    }
    let me = || Value::Text(at.me.to_string());
    if value::of(row, "noted_by").is_nothing() {
        value::put(row, "noted_by", me());
    }
    let lifted = !value::of(row, "resolved_on").is_nothing();
    if lifted && value::of(row, "resolved_by").is_nothing() {
        value::put(row, "resolved_by", me());
    }
    let flag = Flag::from_row(row);
    let (Some(person), Some(user)) = (flag.person_id, flag.user_id) else { return Ok(()) };
    if lifted || flag.kind != Some(Danger::HiddenFrom) {
        return Ok(());
    }
    // Somebody must be able to go on with the case.
    if user == at.me {
        return refuse(Problem::new("problem-flag-own").at("user_id"));
    }
    let cases = w.linked(Kind::Case, "person_id", person)?;
    if cases.iter().any(|case| value::id_of(&case.row, "worker_id") == Some(user)) {
        return refuse(Problem::new("problem-flag-worker").at("user_id"));
    }
    Ok(())
}

/// The answers that raise a flag, and which.
const INTAKE: &[(&str, Danger)] =
    &[("do_not_tell_family", Danger::NoFamily), ("do_not_contact_police", Danger::NoPolice)];

/// What was answered at arrival raises its flag, unless it is up already.
pub(super) fn answered(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let Some(person) = value::id_of(row, "person_id") else { return Ok(()) };
    for (key, danger) in INTAKE {
        if value::text_of(row, key) != "yes" || !saved.changes(row, key) {
            continue;
        }
        let held = w.linked(Kind::Flag, "person_id", person)?;
        let up = held.iter().any(|held| {
            value::text_of(&held.row, "kind") == danger.key()
                && value::of(&held.row, "resolved_on").is_nothing()
        });
        if up {
            continue;
        }
        let flag = Flag {
            person_id: Some(person),
            kind: Some(*danger),
            noted_on: Some(at.today),
            noted_by: Some(at.me),
            ..Flag::default()
        };
        w.put_row(Kind::Flag, new_id()?, flag.to_row())?;
    }
    Ok(())
}
