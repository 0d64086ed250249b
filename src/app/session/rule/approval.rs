//! Questions to a supervisor: who may answer, and what the answer brings about.

use super::super::write::{self, At};
use super::{Saved, case, plan, refuse};
use crate::domain::approval::{Approval, ApprovalStatus, Subject};
use crate::domain::case::Status;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::payment::PaymentStatus;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Cell as _, Keyed as _, Row, Value};
use crate::store::{Held, StoreError, Writer};

/// One question at a time about one thing; only a supervisor answers.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let today = || Value::Text(at.today.to_string());
    let me = || Value::Text(at.me.to_string());
    let read = Approval::from_row(row);
    let Some(held) = saved.held else {
        if read.status != Some(ApprovalStatus::Pending) {
            return refuse(Problem::new("problem-approval-asked"));
        }
        let (Some(case), Some(subject)) = (read.case_id, read.subject) else { return Ok(()) };
        let about = Id::parse(&read.about);
        if is_pending(w, case, subject, about)? {
            return refuse(Problem::new("problem-approval-twice"));
        }
        if subject == Subject::Plan
            && let Some(plan) = about.and_then(|id| w.row(Kind::Plan, id).ok().flatten())
        {
            let id = about.unwrap_or(saved.id);
            plan::may_be_asked(w, &Held { kind: Kind::Plan, id, row: plan })?;
        }
        value::put(row, "asked_by", me());
        value::put(row, "asked_on", today());
        return Ok(());
    };
    let was = ApprovalStatus::from_key(value::text_of(held, "status"));
    // History: of an answered question nothing changes but that it was seen.
    let fixed = ["case_id", "subject", "about", "wanted", "asked_on", "asked_by", "ask_note"];
    if fixed.iter().any(|key| saved.changes(row, key))
        || (was != Some(ApprovalStatus::Pending) && saved.changes(row, "comment"))
    {
        return refuse(Problem::new("problem-approval-fixed"));
    }
    match read.status {
        status if status == was => {}
        Some(ApprovalStatus::Approved | ApprovalStatus::Rejected) => {
            if !at.may_approve {
                return refuse(Problem::new("problem-approval-right"));
            }
            if read.asked_by == Some(at.me) && !at.may_approve_own {
                return refuse(Problem::new("problem-approval-own"));
            }
            value::put(row, "decided_by", me());
            value::put(row, "decided_on", today());
        }
        // Taken back: by who asked, or by who answers.
        Some(ApprovalStatus::Nothing) if read.asked_by != Some(at.me) && !at.may_approve => {
            return refuse(Problem::new("problem-approval-right"));
        }
        _ => {}
    }
    Ok(())
}

/// The consequences of a question and of its answer.
pub(super) fn after(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let read = Approval::from_row(row);
    let was = saved.held.and_then(|held| ApprovalStatus::from_key(value::text_of(held, "status")));
    let (Some(case), Some(subject), Some(status)) = (read.case_id, read.subject, read.status)
    else {
        return Ok(());
    };
    if was == Some(status) {
        return Ok(());
    }
    match (subject, status) {
        (Subject::Plan, ApprovalStatus::Pending) => case::move_on(w, case, Status::PlanPending),
        (Subject::Plan, ApprovalStatus::Approved) => case::move_on(w, case, Status::Active),
        (Subject::Plan, _) => case::move_back(w, case, Status::PlanPending),
        (Subject::Closure, ApprovalStatus::Approved) => close(w, at, case),
        (Subject::Closure, ApprovalStatus::Rejected | ApprovalStatus::Nothing) => {
            case::move_back(w, case, Status::ClosurePending)
        }
        (Subject::Risk, ApprovalStatus::Approved) => lower(w, at, case, &read),
        (Subject::Assessment, ApprovalStatus::Approved) => assessed(w, at, case),
        (Subject::Tranche, ApprovalStatus::Approved) => pay(w, at, &read.about),
        _ => Ok(()),
    }
}

fn close(w: &mut Writer<'_>, at: &At<'_>, case: Id) -> Result<(), StoreError> {
    let Some(mut row) = w.row(Kind::Case, case)? else { return Ok(()) };
    value::put(&mut row, "status", Value::Text(Status::Closed.key().to_owned()));
    if value::of(&row, "closed_on").is_nothing() {
        value::put(&mut row, "closed_on", Value::Text(at.today.to_string()));
    }
    write::put(w, at, Kind::Case, case, row)
}

/// Sets the level that was asked for; the supervisor's comment is its reason.
fn lower(w: &mut Writer<'_>, at: &At<'_>, case: Id, asked: &Approval) -> Result<(), StoreError> {
    let Some(mut row) = w.row(Kind::Case, case)? else { return Ok(()) };
    value::put(&mut row, "risk", Value::Text(asked.wanted.clone()));
    value::put(&mut row, "risk_reason", asked.comment.to_value());
    match write::put(w, at, Kind::Case, case, row) {
        // On the answer it is the comment that is missing.
        Err(StoreError::Refused(problem)) if problem.field == "risk_reason" => {
            refuse(problem.at("comment"))
        }
        done => done,
    }
}

fn assessed(w: &mut Writer<'_>, at: &At<'_>, case: Id) -> Result<(), StoreError> {
    let Some(mut row) = w.row(Kind::Case, case)? else { return Ok(()) };
    if value::of(&row, "assessed_on").is_nothing() {
        value::put(&mut row, "assessed_on", Value::Text(at.today.to_string()));
        w.put_row(Kind::Case, case, row)?;
    }
    case::move_up(w, case, Status::Assessed)
}

fn pay(w: &mut Writer<'_>, at: &At<'_>, about: &str) -> Result<(), StoreError> {
    let Some(id) = Id::parse(about) else { return Ok(()) };
    let Some(mut row) = w.row(Kind::Payment, id)? else { return Ok(()) };
    value::put(&mut row, "status", Value::Text(PaymentStatus::Approved.key().to_owned()));
    value::put(&mut row, "approved_on", Value::Text(at.today.to_string()));
    value::put(&mut row, "approved_by", Value::Text(at.me.to_string()));
    write::put(w, at, Kind::Payment, id, row)
}

/// The questions of a case about one thing, oldest first.
pub(super) fn about(
    w: &Writer<'_>,
    case: Id,
    subject: Subject,
    about: Option<Id>,
) -> Result<Vec<Held>, StoreError> {
    let mut all = w.linked(Kind::Approval, "case_id", case)?;
    all.retain(|held| {
        value::text_of(&held.row, "subject") == subject.key()
            && Id::parse(value::text_of(&held.row, "about")) == about
    });
    Ok(all)
}

/// Whether a question about it waits for an answer.
pub(super) fn is_pending(
    w: &Writer<'_>,
    case: Id,
    subject: Subject,
    of: Option<Id>,
) -> Result<bool, StoreError> {
    stands(w, case, subject, of, ApprovalStatus::Pending)
}

/// Whether it was approved.
pub(super) fn is_approved(
    w: &Writer<'_>,
    case: Id,
    subject: Subject,
    of: Option<Id>,
) -> Result<bool, StoreError> {
    stands(w, case, subject, of, ApprovalStatus::Approved)
}

fn stands(
    w: &Writer<'_>,
    case: Id,
    subject: Subject,
    of: Option<Id>,
    status: ApprovalStatus,
) -> Result<bool, StoreError> {
    let all = about(w, case, subject, of)?;
    Ok(all.iter().any(|held| value::text_of(&held.row, "status") == status.key()))
}

/// Asks for the closure, unless that was asked.
pub(super) fn ask_closure(w: &mut Writer<'_>, at: &At<'_>, case: Id) -> Result<(), StoreError> {
    if is_pending(w, case, Subject::Closure, None)? {
        return Ok(());
    }
    let asked = Approval {
        case_id: Some(case),
        subject: Some(Subject::Closure),
        status: Some(ApprovalStatus::Pending),
        asked_on: Some(at.today),
        asked_by: Some(at.me),
        ..Approval::default()
    };
    w.add(&asked).map(|_| ())
}

/// Settles the questions that wait in a case: the closure as given, all others as no longer
/// asked where the case has ended.
pub(super) fn settle(
    w: &mut Writer<'_>,
    at: &At<'_>,
    case: Id,
    ended: bool,
) -> Result<(), StoreError> {
    for held in w.linked(Kind::Approval, "case_id", case)? {
        let mut read = Approval::from_row(&held.row);
        let of_closure = read.subject == Some(Subject::Closure);
        if read.status != Some(ApprovalStatus::Pending) || !(of_closure || ended) {
            continue;
        }
        read.status = Some(ApprovalStatus::Nothing);
        if of_closure && ended {
            read.status = Some(ApprovalStatus::Approved);
            (read.decided_on, read.decided_by) = (Some(at.today), Some(at.me));
        }
        w.put(held.id, &read)?;
    }
    Ok(())
}
