//! Number, centre, risk and end of a case being saved, and how far the case has come.

use chrono::Datelike as _;

use super::super::write::{self, At};
use super::{Saved, alert, approval, plan, refuse};
use crate::domain::alert::AlertSource;
use crate::domain::approval::Subject;
use crate::domain::case::{Case, Risk, Status};
use crate::domain::closure;
use crate::domain::date::Age;
use crate::domain::fact::Record as _;
use crate::domain::followup::FollowupStatus;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::moves::Moves as _;
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::referral::ReferralStatus;
use crate::domain::session::SessionStatus;
use crate::domain::support::SupportStatus;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::domain::vulnerability;
use crate::store::{StoreError, Writer};
use crate::words::tr;

/// Number and centre, episode, end, return track and risk.
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
    worker(at, saved, row)?;
    episode(w, saved, row)?;
    ending(w, at, saved, row)?;
    return_track(at, saved, row)?;
    selection(at, saved, row);
    risk(w, at, saved, row)
}

/// Who decided what becomes of somebody who arrived, and when: whoever says so now.
fn selection(at: &At<'_>, saved: &Saved<'_>, row: &mut Row) {
    if !saved.changes(row, "selection") {
        return;
    }
    let decided = !value::of(row, "selection").is_nothing();
    let said = |value: String| if decided { Value::Text(value) } else { Value::Nothing };
    let dated = saved.changes(row, "selected_on") && decided;
    if !dated {
        value::put(row, "selected_on", said(at.today.to_string()));
    }
    value::put(row, "selected_by", said(at.me.to_string()));
}

/// A case that somebody follows changes hands by a hand-over that the other accepts; one that
/// nobody follows may be taken.
fn worker(at: &At<'_>, saved: &Saved<'_>, row: &Row) -> Result<(), StoreError> {
    let Some(held) = saved.held else { return Ok(()) };
    let takes =
        value::of(held, "worker_id").is_nothing() && value::id_of(row, "worker_id") == Some(at.me);
    if saved.changes(row, "worker_id") && !takes && !at.may_approve {
        return refuse(Problem::new("problem-worker-change").at("worker_id"));
    }
    Ok(())
}

/// A level is raised at once and lowered by a supervisor; a child in need of protection is not
/// set low without a written reason of theirs (`DOMAIN.md` 4.6).
fn risk(w: &Writer<'_>, at: &At<'_>, saved: &Saved<'_>, row: &mut Row) -> Result<(), StoreError> {
    let held = saved.held;
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
    if lowered && held.is_some_and(|held| !at.decides(held)) {
        return refuse(Problem::new("problem-decide-own").at("risk"));
    }
    let written = !value::text_of(row, "risk_reason").trim().is_empty();
    if let Some(after) = after.filter(|_| !(at.may_approve && written)) {
        let needs = w.linked(Kind::Vulnerability, "case_id", saved.id)?;
        let proposed = vulnerability::proposed(needs.iter().map(|held| &held.row));
        let person =
            value::id_of(row, "person_id").map(|id| w.row(Kind::Person, id)).transpose()?;
        let age = person.flatten().and_then(|row| Person::from_row(&row).age_on(at.today));
        if after.is_too_low(age.is_some_and(Age::is_child), proposed) {
            let word = if at.may_approve { "problem-risk-child" } else { "problem-risk-child-ask" };
            let field = if at.may_approve { "risk_reason" } else { "risk" };
            return refuse(Problem::new(word).at(field));
        }
    }
    let set_on = held.map(|held| value::of(held, "risk_set_on"));
    if set_on.is_none_or(|before| before == value::of(row, "risk_set_on")) {
        value::put(row, "risk_set_on", Value::Text(at.today.to_string()));
    }
    Ok(())
}

/// A case that goes on after another has its number of episode; the other has ended, and only
/// one goes on after it.
fn episode(w: &Writer<'_>, saved: &Saved<'_>, row: &mut Row) -> Result<(), StoreError> {
    let Some(previous) = value::id_of(row, "previous_id").filter(|_| saved.held.is_none()) else {
        return Ok(());
    };
    let Some(before) = w.row(Kind::Case, previous)? else { return Ok(()) };
    let read = Case::from_row(&before);
    if read.is_open() {
        return refuse(Problem::new("problem-reopen-open"));
    }
    if !w.linked(Kind::Case, "previous_id", previous)?.is_empty() {
        return refuse(Problem::new("problem-reopen-twice"));
    }
    value::put(row, "episode", Value::Int(read.episode.unwrap_or(1) + 1));
    Ok(())
}

/// Whether the case may end, or its end be asked for.
fn ending(w: &Writer<'_>, at: &At<'_>, saved: &Saved<'_>, row: &Row) -> Result<(), StoreError> {
    let status = Status::from_key(value::text_of(row, "status"));
    let was = Status::from_key(saved.was("status"));
    if status == was {
        return Ok(());
    }
    let skips = was == Some(Status::PlanPending) && status == Some(Status::Active);
    let closes = status == Some(Status::Closed);
    if (skips || closes) && !at.may_approve {
        let word = if closes { "problem-close-right" } else { "problem-approval-right" };
        return refuse(Problem::new(word));
    }
    if (skips || closes) && !at.decides(saved.held.unwrap_or(row)) {
        return refuse(Problem::new("problem-decide-own"));
    }
    if !matches!(status, Some(Status::Closed | Status::ClosurePending)) {
        return Ok(());
    }
    let of = |kind| w.linked(kind, "case_id", saved.id);
    let held =
        [of(Kind::Alert)?, of(Kind::Referral)?, of(Kind::Vulnerability)?, of(Kind::Attempt)?];
    let [alerts, referrals, needs, attempts] =
        held.each_ref().map(|all| all.iter().map(|held| &held.row).collect());
    let parts = closure::Parts { alerts, referrals, needs, attempts };
    let checks = closure::checks(row, &parts, at.today);
    closure::judge(row, &checks, at.may_approve).or_else(refuse)
}

/// The return track goes on again by a supervisor who writes why, not by leaving the day out.
fn return_track(at: &At<'_>, saved: &Saved<'_>, row: &Row) -> Result<(), StoreError> {
    let stood = saved.held.is_some_and(|held| !value::of(held, "return_stopped_on").is_nothing());
    if !stood || !value::of(row, "return_stopped_on").is_nothing() {
        return Ok(());
    }
    if !at.may_approve {
        return refuse(Problem::new("problem-return-lift-right"));
    }
    let written = !value::text_of(row, "return_lift_note").trim().is_empty();
    if !written || !saved.changes(row, "return_lift_note") {
        return refuse(Problem::new("problem-return-lift-note").at("return_lift_note"));
    }
    Ok(())
}

/// What follows from a case that was saved.
pub(super) fn after(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let told = |key: &str| value::text_of(row, key) == "yes" && saved.changes(row, key);
    if told("safety_concern") {
        let detail = value::text_of(row, "safety_action");
        alert::raise(w, at, saved.id, AlertSource::Worker, detail)?;
    }
    if told("asylum_need") {
        stop_return(w, at, saved.id)?;
    }
    let status = Status::from_key(value::text_of(row, "status"));
    let was = Status::from_key(saved.was("status"));
    if status == was {
        return Ok(());
    }
    if status == Some(Status::ClosurePending) {
        return approval::ask_closure(w, at, saved.id);
    }
    let ended = status == Some(Status::Closed);
    if ended || was == Some(Status::ClosurePending) {
        approval::settle(w, at, saved.id, ended)?;
    }
    if ended {
        end_followups(w, at, saved.id)?;
    }
    Ok(())
}

/// Nobody follows a closed case up: what was still planned is cancelled, and says why.
fn end_followups(w: &mut Writer<'_>, at: &At<'_>, case: Id) -> Result<(), StoreError> {
    for held in w.linked(Kind::Followup, "case_id", case)? {
        let status = FollowupStatus::from_key(value::text_of(&held.row, "status"));
        if !matches!(status, Some(FollowupStatus::Due | FollowupStatus::Attempted)) {
            continue;
        }
        let mut row = held.row;
        let cancelled = FollowupStatus::Cancelled.key().to_owned();
        value::put(&mut row, "status", Value::Text(cancelled));
        value::put(&mut row, "outcome_reason", Value::Text(tr("followup-case-closed")));
        write::put(w, at, Kind::Followup, held.id, row)?;
    }
    Ok(())
}

/// Stops the return track, where it does not stand still yet.
pub(super) fn stop_return(w: &mut Writer<'_>, at: &At<'_>, case: Id) -> Result<(), StoreError> {
    let Some(mut row) = w.row(Kind::Case, case)? else { return Ok(()) };
    if value::of(&row, "return_stopped_on").is_nothing() {
        value::put(&mut row, "return_stopped_on", Value::Text(at.today.to_string()));
        w.put_row(Kind::Case, case, row)?;
    }
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

/// Brings a case to a status, where that is a legal move.
pub(super) fn move_on(w: &mut Writer<'_>, case: Id, status: Status) -> Result<(), StoreError> {
    match status_of(w, case)? {
        Some(was) if was.is_open() && was != Status::ClosurePending && was.may_become(status) => {
            reach(w, case, status)
        }
        _ => Ok(()),
    }
}

/// Brings a case on to a status, never back to it.
pub(super) fn move_up(w: &mut Writer<'_>, case: Id, status: Status) -> Result<(), StoreError> {
    let place = |status: Status| Status::ALL.iter().position(|known| *known == status);
    match status_of(w, case)? {
        Some(was) if place(was) < place(status) => move_on(w, case, status),
        _ => Ok(()),
    }
}

/// Where a case stands again when what it waited for (`from`) was sent back.
pub(super) fn move_back(w: &mut Writer<'_>, case: Id, from: Status) -> Result<(), StoreError> {
    if status_of(w, case)? != Some(from) {
        return Ok(());
    }
    if from == Status::PlanPending {
        return reach(w, case, Status::PlanDraft);
    }
    let status = match plan::newest(w, case)? {
        Some((held, _)) if approval::is_approved(w, case, Subject::Plan, Some(held.id))? => {
            Status::Active
        }
        Some(_) => Status::PlanDraft,
        // Help without a plan does not make a case one that follows a plan.
        None => Status::Assessed,
    };
    reach(w, case, status)
}

fn status_of(w: &Writer<'_>, case: Id) -> Result<Option<Status>, StoreError> {
    let row = w.row(Kind::Case, case)?;
    Ok(row.map(|row| Case::from_row(&row).status.unwrap_or(Status::Registered)))
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
