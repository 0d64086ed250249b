//! A case changes hands: who may propose it, who may accept it, and what goes with the case.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::case::Case;
use crate::domain::fact::Record as _;
use crate::domain::handover::{Handover, HandoverStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Cell as _, Row, Value};
use crate::store::{StoreError, Writer};

/// What must hold before it is written: asked by who follows the case or supervises, one at a
/// time, and answered by who is to receive it.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let read = Handover::from_row(row);
    let Some(held) = saved.held else { return asked(w, at, &read, row) };
    let was = Handover::from_row(held);
    if read.status == was.status {
        let fixed = ["case_id", "from_id", "to_id", "centre_id", "note", "reason", "decided_by"];
        if fixed.iter().any(|key| saved.changes(row, key)) {
            return refuse(Problem::new("problem-handover-done"));
        }
        return Ok(());
    }
    let may = match read.status {
        Some(HandoverStatus::Accepted | HandoverStatus::Declined) => {
            was.is_for(at.me, at.centre.as_ref().map(|(centre, _)| *centre))
        }
        _ => was.asked_by == Some(at.me) || was.from_id == Some(at.me) || at.may_approve,
    };
    if !may {
        return refuse(Problem::new("problem-handover-not-mine"));
    }
    if read.status == Some(HandoverStatus::Accepted) {
        open_case(w, was.case_id)?;
    }
    value::put(row, "decided_by", Value::Text(at.me.to_string()));
    value::put(row, "decided_on", Value::Text(at.today.to_string()));
    Ok(())
}

/// A new one: a proposal, or the assignment of a supervisor, which is accepted at once.
fn asked(
    w: &mut Writer<'_>,
    at: &At<'_>,
    read: &Handover,
    row: &mut Row,
) -> Result<(), StoreError> {
    let assigned = read.status == Some(HandoverStatus::Accepted) && at.may_approve;
    if read.status != Some(HandoverStatus::Pending) && !assigned {
        return refuse(Problem::new("problem-handover-asked"));
    }
    let Some((case_id, case)) = open_case(w, read.case_id)? else { return Ok(()) };
    let ours = case.worker_id.is_none() || case.worker_id == Some(at.me);
    if !ours && !at.may_approve {
        return refuse(Problem::new("problem-handover-own"));
    }
    if read.to_id.is_some() && read.to_id == case.worker_id {
        return refuse(Problem::new("problem-handover-same").at("to_id"));
    }
    let gone = |id: Id| -> Result<bool, StoreError> {
        let user = w.row(Kind::User, id)?;
        Ok(user.is_none_or(|user| !value::of(&user, "inactive").is_nothing()))
    };
    if read.to_id.map(gone).transpose()? == Some(true) {
        return refuse(Problem::new("problem-handover-inactive").at("to_id"));
    }
    for held in waiting(w, case_id)? {
        if !assigned {
            return refuse(Problem::new("problem-handover-pending"));
        }
        let mut older = held.1;
        value::put(&mut older, "status", Some(HandoverStatus::Withdrawn).to_value());
        value::put(&mut older, "decided_by", Value::Text(at.me.to_string()));
        value::put(&mut older, "decided_on", Value::Text(at.today.to_string()));
        w.put_row(Kind::Handover, held.0, older)?;
    }
    let me = || Value::Text(at.me.to_string());
    let today = || Value::Text(at.today.to_string());
    value::put(row, "from_id", case.worker_id.to_value());
    value::put(row, "asked_by", me());
    value::put(row, "asked_on", today());
    if assigned {
        value::put(row, "decided_by", me());
        value::put(row, "decided_on", today());
    }
    Ok(())
}

/// The open case it is about.
fn open_case(w: &Writer<'_>, case: Option<Id>) -> Result<Option<(Id, Case)>, StoreError> {
    let Some(id) = case else { return Ok(None) };
    let Some(row) = w.row(Kind::Case, id)? else { return Ok(None) };
    let case = Case::from_row(&row);
    if !case.is_open() {
        return refuse(Problem::new("problem-handover-closed"));
    }
    Ok(Some((id, case)))
}

/// Those of a case that wait for an answer.
fn waiting(w: &Writer<'_>, case: Id) -> Result<Vec<(Id, Row)>, StoreError> {
    let all = w.linked(Kind::Handover, "case_id", case)?;
    let waits = |row: &Row| Handover::from_row(row).status == Some(HandoverStatus::Pending);
    Ok(all.into_iter().filter(|held| waits(&held.row)).map(|held| (held.id, held.row)).collect())
}

/// Accepted, the case has its new worker and centre; what its worker still had to do in it goes
/// along.
pub(super) fn after(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let read = Handover::from_row(row);
    let was = saved.held.map(Handover::from_row).and_then(|was| was.status);
    if read.status != Some(HandoverStatus::Accepted) || was == read.status {
        return Ok(());
    }
    let Some(case) = read.case_id else { return Ok(()) };
    let Some(mut held) = w.row(Kind::Case, case)? else { return Ok(()) };
    let before = value::id_of(&held, "worker_id");
    let worker = read.to_id.unwrap_or(at.me);
    value::put(&mut held, "worker_id", Value::Text(worker.to_string()));
    if let Some(centre) = read.centre_id {
        value::put(&mut held, "centre_id", Value::Text(centre.to_string()));
    }
    w.put_row(Kind::Case, case, held)?;
    for task in w.linked(Kind::Task, "case_id", case)? {
        let open = value::of(&task.row, "done_on").is_nothing();
        if open && value::id_of(&task.row, "worker_id") == before {
            let mut row = task.row;
            value::put(&mut row, "worker_id", Value::Text(worker.to_string()));
            w.put_row(Kind::Task, task.id, row)?;
        }
    }
    Ok(())
}
