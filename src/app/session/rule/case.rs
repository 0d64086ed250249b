//! Number, centre and risk of a case being saved, and how far the case has come.

use chrono::Datelike as _;

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::case::{Case, Risk, Status};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::referral::ReferralStatus;
use crate::domain::session::SessionStatus;
use crate::domain::support::SupportStatus;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{StoreError, Writer};

/// Number, centre and risk.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let held = saved.held;
    let without_centre = held.is_none() && value::of(row, "centre_id").is_nothing();
    if let Some((centre, _)) = at.centre.as_ref().filter(|_| without_centre) {
        value::put(row, "centre_id", Value::Text(centre.to_string()));
    }
    if value::of(row, "number").is_nothing() {
        let code = at.centre.as_ref().map(|(_, code)| code.as_str()).filter(|c| !c.is_empty());
        let number = w.next_case_number(code.unwrap_or("SGN"), at.today.year(), at.letters)?;
        value::put(row, "number", Value::Text(number));
    }
    let level = |row: &Row| Risk::from_key(value::text_of(row, "risk"));
    let (before, after) = (held.and_then(level), level(row));
    if before == after {
        return Ok(());
    }
    // Most severe first: a later level is a lower one.
    let lowered = before.is_some_and(|before| after.is_none_or(|after| after > before));
    if lowered && !at.may_approve {
        return refuse(Problem::new("problem-risk-lowered").at("risk"));
    }
    let set_on = held.map(|held| value::of(held, "risk_set_on"));
    if set_on.is_none_or(|before| before == value::of(row, "risk_set_on")) {
        value::put(row, "risk_set_on", Value::Text(at.today.to_string()));
    }
    Ok(())
}

/// What follows from a case that was saved.
pub(super) fn after(
    _w: &mut Writer<'_>,
    _at: &At<'_>,
    _saved: &Saved<'_>,
    _row: &Row,
) -> Result<(), StoreError> {
    Ok(())
}

/// The status of a case follows from what was recorded in it.
pub(super) fn advance(w: &mut Writer<'_>, kind: Kind, row: &Row) -> Result<(), StoreError> {
    let Some(case) = value::id_of(row, "case_id").filter(|_| counts(kind, row)) else {
        return Ok(());
    };
    let Some(held) = w.row(Kind::Case, case)? else { return Ok(()) };
    let status = Case::from_row(&held).status.unwrap_or(Status::Registered);
    reach(w, case, status.after(kind))
}

/// Brings a case to a status, when it is not there yet.
pub(super) fn reach(w: &mut Writer<'_>, case: Id, status: Status) -> Result<(), StoreError> {
    let Some(mut row) = w.row(Kind::Case, case)? else { return Ok(()) };
    if value::text_of(&row, "status") != status.key() {
        value::put(&mut row, "status", Value::Text(status.key().to_owned()));
        w.put_row(Kind::Case, case, row)?;
    }
    Ok(())
}

/// Whether a record moves its case on: what is only meant or planned does not.
fn counts(kind: Kind, row: &Row) -> bool {
    let status = value::text_of(row, "status");
    match kind {
        Kind::Referral => status != ReferralStatus::Draft.key(),
        Kind::Session => status == SessionStatus::Held.key(),
        Kind::Support => status != SupportStatus::Planned.key(),
        _ => true,
    }
}
