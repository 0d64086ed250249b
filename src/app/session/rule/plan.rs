//! The plan and its versions, and what becomes of its items.

use super::super::write::{self, At};
use super::{Saved, approval, case, refuse};
use crate::domain::approval::Subject;
use crate::domain::case::Status;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::plan::Plan;
use crate::domain::plan_item::{PlanItem, PlanItemStatus};
use crate::domain::problem::Problem;
use crate::domain::referral::ReferralStatus;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{Held, StoreError, Writer};

/// A new version has the next number; an item knows the version that brought it in.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let Some(case) = value::id_of(row, "case_id") else { return Ok(()) };
    let newest = newest(w, case)?;
    if saved.held.is_some() || saved.kind == Kind::Goal {
        return as_approved(w, case, saved, row, newest.as_ref());
    }
    if let Some((plan, _)) = &newest
        && approval::is_pending(w, case, Subject::Plan, Some(plan.id))?
    {
        return refuse(Problem::new("problem-plan-pending"));
    }
    let last = newest.as_ref().map_or(0, |(_, plan)| plan.version.unwrap_or(1));
    if saved.kind == Kind::Plan {
        value::put(row, "version", Value::Int(last + 1));
        return Ok(());
    }
    let version = match &newest {
        Some((plan, _)) if !approval::is_approved(w, case, Subject::Plan, Some(plan.id))? => last,
        // No plan yet, or one that is approved as it stands: the item opens a version.
        _ => open_version(w, at, case, last + 1)?,
    };
    value::put(row, "since_version", Value::Int(version));
    Ok(())
}

/// What a supervisor approved stays as it was read: it is changed in a new version.
fn as_approved(
    w: &Writer<'_>,
    case: Id,
    saved: &Saved<'_>,
    row: &Row,
    newest: Option<&(Held, Plan)>,
) -> Result<(), StoreError> {
    let read: &[&str] = match saved.kind {
        Kind::Plan => &["summary", "made_on", "agreed_on"],
        Kind::Goal => &["text", "dimension"],
        _ => &["service", "detail", "quantity"],
    };
    let changed = read.iter().find(|key| saved.changes(row, key));
    let (Some(key), Some((plan, _))) = (changed, newest) else { return Ok(()) };
    let own = saved.kind != Kind::Plan || plan.id == saved.id;
    let is_new = saved.held.is_none();
    if own && !is_new && approval::is_approved(w, case, Subject::Plan, Some(plan.id))? {
        return refuse(Problem::new("problem-plan-approved").at(key));
    }
    Ok(())
}

/// A new version is a plan being prepared.
pub(super) fn after(
    w: &mut Writer<'_>,
    _at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    match value::id_of(row, "case_id") {
        Some(case) if saved.held.is_none() => case::move_on(w, case, Status::PlanDraft),
        _ => Ok(()),
    }
}

/// The newest version of the plan of a case.
pub(super) fn newest(w: &Writer<'_>, case: Id) -> Result<Option<(Held, Plan)>, StoreError> {
    let all = w.linked(Kind::Plan, "case_id", case)?;
    let all = all.into_iter().map(|held| {
        let plan = Plan::from_row(&held.row);
        (held, plan)
    });
    Ok(all.max_by_key(|(_, plan)| plan.version.unwrap_or(1)))
}

fn open_version(
    w: &mut Writer<'_>,
    at: &At<'_>,
    case: Id,
    version: i64,
) -> Result<i64, StoreError> {
    let plan = Plan {
        case_id: Some(case),
        version: Some(version),
        made_on: Some(at.today),
        ..Plan::default()
    };
    w.add(&plan)?;
    case::move_on(w, case, Status::PlanDraft)?;
    Ok(version)
}

/// What must hold before a version is sent to the supervisor: the person agreed, and there is
/// something in it.
pub(super) fn may_be_asked(w: &Writer<'_>, plan: &Held) -> Result<(), StoreError> {
    let read = Plan::from_row(&plan.row);
    if read.agreed_on.is_none() {
        return refuse(Problem::new("problem-plan-not-agreed").at("agreed_on"));
    }
    let Some(case) = read.case_id else { return Ok(()) };
    let version = read.version.unwrap_or(1);
    let items = w.linked(Kind::PlanItem, "case_id", case)?;
    if !items.iter().any(|held| PlanItem::from_row(&held.row).is_in(version)) {
        return refuse(Problem::new("problem-plan-empty"));
    }
    Ok(())
}

/// An item follows the referral or the help that carries it out, as far as the moves allow:
/// asked, under way, delivered when the agency says so. Help given begins it; whether it was
/// all of it, a person says.
pub(super) fn follow(
    w: &mut Writer<'_>,
    at: &At<'_>,
    kind: Kind,
    row: &Row,
) -> Result<(), StoreError> {
    let Some(item) = value::id_of(row, "plan_item_id") else { return Ok(()) };
    let status = match kind {
        Kind::Assistance => PlanItemStatus::Ongoing,
        Kind::Referral => match ReferralStatus::from_key(value::text_of(row, "status")) {
            Some(ReferralStatus::Sent | ReferralStatus::Received) => PlanItemStatus::Referred,
            Some(ReferralStatus::Accepted | ReferralStatus::InProgress) => PlanItemStatus::Ongoing,
            Some(ReferralStatus::Completed) => PlanItemStatus::Delivered,
            _ => return Ok(()),
        },
        _ => return Ok(()),
    };
    let Some(held) = w.row(Kind::PlanItem, item)? else { return Ok(()) };
    let was = PlanItem::from_row(&held).status.unwrap_or(PlanItemStatus::Planned);
    let forward = |status| PlanItemStatus::ALL.iter().position(|known| *known == status);
    let legal = crate::domain::moves::Moves::may_become(was, status);
    if was.is_finished() || !legal || forward(status) <= forward(was) {
        return Ok(());
    }
    let mut row_of_item = held;
    value::put(&mut row_of_item, "status", Value::Text(status.key().to_owned()));
    if status == PlanItemStatus::Delivered {
        let day = value::day_of(row, "completed_on").unwrap_or(at.today);
        value::put(&mut row_of_item, "delivered_on", Value::Text(day.to_string()));
    }
    write::put(w, at, Kind::PlanItem, item, row_of_item)
}
