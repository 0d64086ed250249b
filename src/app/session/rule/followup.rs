//! The two calendars of a case: what a follow-up that was done brings, what an attempt does not,
//! and how the day moves with the risk level.

use chrono::NaiveDate;

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::case::{Case, Risk};
use crate::domain::fact::Record as _;
use crate::domain::followup::{Calendar, Followup, FollowupStatus, next_protection};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{Held, StoreError, Writer, new_id};

/// What must hold before it is written: given up only with a reason.
pub(super) fn before(
    _w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let status = FollowupStatus::from_key(value::text_of(row, "status"));
    let given_up = matches!(status, Some(FollowupStatus::Missed | FollowupStatus::Cancelled));
    let reason = value::text_of(row, "outcome_reason").trim();
    if given_up && saved.changes(row, "status") && reason.is_empty() {
        return refuse(Problem::new("problem-followup-reason").at("outcome_reason"));
    }
    let done = status == Some(FollowupStatus::Done) && saved.changes(row, "status");
    if done && value::of(row, "done_by").is_nothing() {
        value::put(row, "done_by", Value::Text(at.me.to_string()));
    }
    Ok(())
}

/// A follow-up that was done and names the next one makes it due.
pub(super) fn after(
    w: &mut Writer<'_>,
    _at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let done = Followup::from_row(row);
    let next = done.next_on.filter(|_| done.status == Some(FollowupStatus::Done));
    let (Some(case), Some(next)) = (done.case_id, next) else { return Ok(()) };
    let calendar = done.calendar.unwrap_or(Calendar::Protection);
    let held = w.linked(Kind::Followup, "case_id", case)?;
    let known = of(&held, calendar)
        .any(|held| held.id != saved.id && value::day_of(&held.row, "due_on") == Some(next));
    if known {
        return Ok(());
    }
    let due = Followup {
        case_id: Some(case),
        calendar: done.calendar,
        due_on: Some(next),
        status: Some(FollowupStatus::Due),
        mode: done.mode.clone(),
        ..Followup::default()
    };
    w.put_row(Kind::Followup, new_id()?, due.to_row()).map(|_| ())
}

/// An attempt is logged under its follow-up, which stays due on the day it was.
pub(super) fn tried(w: &mut Writer<'_>, row: &Row) -> Result<(), StoreError> {
    let Some(id) = value::id_of(row, "followup_id") else { return Ok(()) };
    let Some(mut held) = w.row(Kind::Followup, id)? else { return Ok(()) };
    if value::text_of(&held, "status") == FollowupStatus::Due.key() {
        let attempted = FollowupStatus::Attempted.key().to_owned();
        value::put(&mut held, "status", Value::Text(attempted));
        w.put_row(Kind::Followup, id, held)?;
    }
    Ok(())
}

/// A change of the risk level moves the open protection follow-up at once (`DOMAIN.md` 4.6).
pub(super) fn level_changed(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let case = Case::from_row(row);
    let Some(level) = case.risk.filter(|_| case.is_open()) else { return Ok(()) };
    if saved.held.is_none() || !saved.changes(row, "risk") {
        return Ok(());
    }
    move_open(w, saved.id, level, case.risk_set_on, at.today)
}

fn move_open(
    w: &mut Writer<'_>,
    case: Id,
    level: Risk,
    set_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), StoreError> {
    let held = w.linked(Kind::Followup, "case_id", case)?;
    let with = |statuses: &[FollowupStatus], key: &'static str| {
        let keys: Vec<&str> = statuses.iter().map(|status| status.key()).collect();
        of(&held, Calendar::Protection)
            .filter(|held| keys.contains(&value::text_of(&held.row, "status")))
            .filter_map(|held| Some((value::day_of(&held.row, key)?, held)))
            .collect::<Vec<_>>()
    };
    let last = with(&[FollowupStatus::Done], "done_on").into_iter().map(|(day, _)| day).max();
    let open = with(&[FollowupStatus::Due, FollowupStatus::Attempted], "due_on");
    let Some((was, next)) = open.into_iter().min_by_key(|(day, _)| *day) else { return Ok(()) };
    let due = next_protection(level, last, set_on, today);
    if due == was {
        return Ok(());
    }
    let mut moved = next.row.clone();
    value::put(&mut moved, "due_on", Value::Text(due.to_string()));
    // An hour was agreed for the day it was.
    value::put(&mut moved, "begins_at", Value::Nothing);
    w.put_row(Kind::Followup, next.id, moved).map(|_| ())
}

fn of(held: &[Held], calendar: Calendar) -> impl Iterator<Item = &Held> {
    held.iter().filter(move |held| value::text_of(&held.row, "calendar") == calendar.key())
}
