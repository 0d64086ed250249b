//! Referrals: the number, what allows one to be sent, the history of its moves, and what follows
//! for the plan and the list of who was told what.

use chrono::Datelike as _;
use chrono::NaiveDate;

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::consent::Consent;
use crate::domain::disclosure::Disclosure;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::referral_move::ReferralMove;
use crate::domain::sharing;
use crate::domain::user::User;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{StoreError, Writer};

/// Number, dates and reason of a move, and whether what leaves may leave.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    if value::of(row, "number").is_nothing() {
        let number = format!("R-{}", w.next_referral_number(at.today.year(), at.letters)?);
        value::put(row, "number", Value::Text(number));
    }
    let was = saved.held.map(Referral::from_row);
    let referral = Referral::from_row(row);
    let Some(status) = referral.status else { return Ok(()) };
    let decides = ["override_reason", "override_by"];
    if decides.iter().any(|key| saved.changes(row, key))
        && let Some(problem) = sharing::half_overridden(&referral)
    {
        return refuse(problem);
    }
    let moved = was.as_ref().is_none_or(|was| was.status != Some(status));
    if moved {
        if status.wants_reason() && referral.outcome_reason.is_empty() {
            return refuse(Problem::new("problem-referral-reason").at("outcome_reason"));
        }
        let mut day = |key: &'static str| {
            if value::of(row, key).is_nothing() {
                value::put(row, key, Value::Text(at.today.to_string()));
            }
        };
        if status.is_answer() {
            day("answered_on");
        }
        if status == ReferralStatus::Completed {
            day("completed_on");
        }
    }
    if leaves(was.as_ref(), &referral) {
        let consent = allowed(w, at.today, &referral)?;
        let held = consent.map_or(Value::Nothing, |id| Value::Text(id.to_string()));
        value::put(row, "consent_id", held);
    }
    Ok(())
}

/// Whether something goes to an agency that it was not allowed to have so far.
fn leaves(was: Option<&Referral>, is: &Referral) -> bool {
    let away = |referral: &Referral| {
        !matches!(referral.status, None | Some(ReferralStatus::Draft | ReferralStatus::Withdrawn))
    };
    let Some(was) = was.filter(|was| away(was)) else { return away(is) };
    let more = is.disclosed.iter().any(|field| !was.disclosed.contains(field));
    away(is) && (is.agency_id != was.agency_id || more)
}

/// The consent a referral may rest on, `None` when a supervisor decided without one; refused,
/// with the ways out, when neither is so.
pub(in crate::app::session) fn allowed(
    w: &Writer<'_>,
    today: NaiveDate,
    referral: &Referral,
) -> Result<Option<Id>, StoreError> {
    let (Some(case), Some(agency)) = (referral.case_id, referral.agency_id) else {
        return refuse(Problem::new("problem-required").at("agency_id"));
    };
    let is_child = person(w, case)?
        .and_then(|person| person.age_on(today))
        .is_some_and(crate::domain::date::Age::is_child);
    if let Some(problem) = sharing::caregiver(referral).filter(|_| is_child) {
        return refuse(problem);
    }
    let held = w.linked(Kind::Consent, "case_id", case)?;
    let consents: Vec<(Id, Consent)> =
        held.iter().map(|held| (held.id, Consent::from_row(&held.row))).collect();
    let lack = match sharing::consent_for(&consents, agency, &referral.disclosed, today) {
        Ok(consent) => return Ok(Some(consent)),
        Err(lack) => lack,
    };
    let supervises = match referral.override_by {
        Some(user) => w
            .row(Kind::User, user)?
            .is_some_and(|row| sharing::may_decide(&User::from_row(&row).role)),
        None => false,
    };
    match sharing::overridden(referral, is_child, supervises) {
        Ok(true) => Ok(None),
        Ok(false) => refuse(lack.problem()),
        Err(problem) => refuse(problem),
    }
}

fn person(w: &Writer<'_>, case: Id) -> Result<Option<Person>, StoreError> {
    let case = w.row(Kind::Case, case)?;
    let Some(id) = case.and_then(|row| value::id_of(&row, "person_id")) else { return Ok(None) };
    Ok(w.row(Kind::Person, id)?.map(|row| Person::from_row(&row)))
}

/// The move of the history, and who was told what; the plan follows by its own rule.
pub(super) fn after(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let referral = Referral::from_row(row);
    let Some(status) = referral.status else { return Ok(()) };
    let was = saved.held.map(|held| Referral::from_row(held).status);
    let begins = was.is_none() && status == ReferralStatus::Draft;
    if begins || was == Some(Some(status)) {
        return Ok(());
    }
    tell_move(w, at, saved.id, &referral, status)?;
    if status == ReferralStatus::Sent {
        tell_disclosure(w, at, saved.id, &referral)?;
    }
    Ok(())
}

/// Notes the move, unless it is the move that was saved and the referral that follows it.
fn tell_move(
    w: &mut Writer<'_>,
    at: &At<'_>,
    id: Id,
    referral: &Referral,
    status: ReferralStatus,
) -> Result<(), StoreError> {
    let moves = w.linked(Kind::ReferralMove, "referral_id", id)?;
    let last = moves.last().map(|held| value::text_of(&held.row, "status"));
    if last == Some(status.key()) {
        return Ok(());
    }
    let day = match status {
        ReferralStatus::Sent => referral.sent_on,
        ReferralStatus::Completed => referral.completed_on,
        status if status.is_answer() => referral.answered_on,
        _ => None,
    };
    let reason =
        if status.wants_reason() { referral.outcome_reason.clone() } else { String::new() };
    w.add(&ReferralMove {
        case_id: referral.case_id,
        referral_id: Some(id),
        status: Some(status),
        moved_on: Some(day.unwrap_or(at.today)),
        moved_by: Some(at.me),
        reason,
        ..ReferralMove::default()
    })?;
    Ok(())
}

/// Sending tells, whichever way: what no slip has told yet is noted here.
fn tell_disclosure(
    w: &mut Writer<'_>,
    at: &At<'_>,
    id: Id,
    referral: &Referral,
) -> Result<(), StoreError> {
    let told = w.linked(Kind::Disclosure, "referral_id", id)?;
    let same = |held: &crate::store::Held| {
        let told = Disclosure::from_row(&held.row);
        told.agency_id == referral.agency_id && told.fields == referral.disclosed
    };
    if told.iter().any(same) {
        return Ok(());
    }
    let way = match referral.sent_by.as_str() {
        "phone" => "phone",
        "email" | "database" => "message",
        _ => "hand",
    };
    w.add(&Disclosure {
        case_id: referral.case_id,
        told_on: Some(referral.sent_on.unwrap_or(at.today)),
        told_by: Some(at.me),
        agency_id: referral.agency_id,
        way: way.to_owned(),
        fields: referral.disclosed.clone(),
        referral_id: Some(id),
        consent_id: referral.consent_id,
        ..Disclosure::default()
    })?;
    Ok(())
}

/// A move that was saved takes its referral along, with day, reason and note.
pub(super) fn moved(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let step = ReferralMove::from_row(row);
    let (Some(id), Some(status), None) = (step.referral_id, step.status, saved.held) else {
        return Ok(());
    };
    let Some(held) = w.row(Kind::Referral, id)? else { return Ok(()) };
    let mut row = held.clone();
    let day = step.moved_on.unwrap_or(at.today).to_string();
    let mut put = |key: &'static str, text: &str| {
        if !text.is_empty() {
            value::put(&mut row, key, Value::Text(text.to_owned()));
        }
    };
    put("status", status.key());
    match status {
        ReferralStatus::Sent => put("sent_on", &day),
        ReferralStatus::Completed => put("completed_on", &day),
        _ => {}
    }
    if status.is_answer() && value::of(&held, "answered_on").is_nothing() {
        put("answered_on", &day);
    }
    if status.wants_reason() {
        put("outcome_reason", &step.reason);
    }
    if status != ReferralStatus::Sent {
        put("outcome_note", &step.note);
    }
    // The same referral saved by itself: same rules, same transaction.
    let problems = Referral::from_row(&row).judge(at.today);
    if let Some(problem) = problems.into_iter().next() {
        let field = if problem.field.ends_with("_on") { "moved_on" } else { "" };
        return refuse(problem.at(field));
    }
    super::super::write::put(w, at, Kind::Referral, id, row)
}
