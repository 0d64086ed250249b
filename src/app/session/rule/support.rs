//! Reintegration supports and their budget.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::budget::{self, Budget};
use crate::domain::case::Case;
use crate::domain::fact::Record as _;
use crate::domain::followup::{Calendar, Followup, FollowupStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::payment::{Payment, PaymentStatus};
use crate::domain::problem::Problem;
use crate::domain::project::Project;
use crate::domain::support::{Support, SupportStatus};
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{StoreError, Writer, new_id};

/// What must hold before it is written.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    match saved.kind {
        Kind::Payment => payment_before(w, at, saved, row),
        _ => support_before(w, at, saved, row),
    }
}

/// What follows from it: the first support that starts makes the monitoring visits due.
pub(super) fn after(
    w: &mut Writer<'_>,
    _at: &At<'_>,
    _saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let support = Support::from_row(row);
    let Some(case_id) = support.case_id.filter(|_| has_started(&support)) else { return Ok(()) };
    let held = w.linked(Kind::Followup, "case_id", case_id)?;
    if held.iter().any(|held| is_visit(&Followup::from_row(&held.row))) {
        return Ok(());
    }
    let case = Case::from_row(&w.row(Kind::Case, case_id)?.unwrap_or_default());
    for (month, day) in budget::visits(&case, &support) {
        let visit = Followup {
            case_id: Some(case_id),
            calendar: Some(Calendar::Reintegration),
            due_on: Some(day),
            status: Some(FollowupStatus::Due),
            mode: "home_visit".to_owned(),
            month: Some(month),
            ..Followup::default()
        };
        w.put_row(Kind::Followup, new_id()?, visit.to_row())?;
    }
    Ok(())
}

/// One of the monitoring visits, made once for a case.
fn is_visit(followup: &Followup) -> bool {
    followup.calendar == Some(Calendar::Reintegration) && followup.month.is_some()
}

fn has_started(support: &Support) -> bool {
    use SupportStatus::{Completed, Started};
    matches!(support.status, Some(Started | Completed)) && support.started_on.is_some()
}

fn support_before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    fill(row, at);
    let support = Support::from_row(row);
    let Some(case_id) = support.case_id else { return Ok(()) };
    let starts = saved.changes(row, "status") && has_started(&support);
    if starts && saved.held.is_none_or(|held| !has_started(&Support::from_row(held))) {
        let case = Case::from_row(&w.row(Kind::Case, case_id)?.unwrap_or_default());
        if let Some(day) = case.return_stopped_on {
            let day = crate::domain::date::show(day);
            return refuse(Problem::new("problem-return-stopped").with("day", day).at("status"));
        }
    }
    let money = ["amount", "currency", "project_id", "status"];
    if !money.iter().any(|key| saved.changes(row, key)) {
        return Ok(());
    }
    let own = budget_of(w, case_id, saved.id, &support, None)?;
    let spoken_for = own.paid + own.approved + own.planned;
    if spoken_for > 0 && support.amount.is_none_or(|amount| amount < spoken_for) {
        let least = own.show(spoken_for);
        return refuse(
            Problem::new("problem-support-budget-low").with("least", least).at("amount"),
        );
    }
    if spoken_for > 0 && saved.changes(row, "currency") {
        return refuse(Problem::new("problem-support-currency-late").at("currency"));
    }
    let Some(project_id) = support.project_id else { return Ok(()) };
    let Some(project) = w.row(Kind::Project, project_id)? else { return Ok(()) };
    let taken = taken(w, case_id, project_id, saved.id)?;
    match budget::judge_limit(&Project::from_row(&project), &support, taken) {
        Some(problem) => refuse(problem),
        None => Ok(()),
    }
}

/// What the program knows by itself of a support.
fn fill(row: &mut Row, at: &At<'_>) {
    let today = Value::Text(at.today.to_string());
    let status = SupportStatus::from_key(value::text_of(row, "status"));
    let mut know = |key: &'static str, when: bool, value: &Value| {
        if when && value::of(row, key).is_nothing() {
            value::put(row, key, value.clone());
        }
    };
    know("started_on", status == Some(SupportStatus::Started), &today);
    let ended = matches!(status, Some(SupportStatus::Completed | SupportStatus::Stopped));
    know("ended_on", ended, &today);
    let has_amount = row.contains_key("amount");
    let franc = Value::Text(crate::domain::money::FRANC.to_owned());
    if has_amount && value::of(row, "currency").is_nothing() {
        value::put(row, "currency", franc);
    }
}

/// What the other supports of this person in a project count for, in all their cases.
fn taken(w: &Writer<'_>, case: Id, project: Id, but: Id) -> Result<i64, StoreError> {
    let person = w.row(Kind::Case, case)?.and_then(|row| value::id_of(&row, "person_id"));
    let Some(person) = person else { return Ok(0) };
    let mut sum = 0;
    for case in w.linked(Kind::Case, "person_id", person)? {
        for held in w.linked(Kind::Support, "case_id", case.id)? {
            let support = Support::from_row(&held.row);
            if held.id != but && support.project_id == Some(project) {
                let budget = budget_of(w, case.id, held.id, &support, None)?;
                sum += budget::counts_for(&support, &budget);
            }
        }
    }
    Ok(sum)
}

/// The budget of a support with its tranches, but for one.
fn budget_of(
    w: &Writer<'_>,
    case: Id,
    support_id: Id,
    support: &Support,
    but: Option<Id>,
) -> Result<Budget, StoreError> {
    let held = w.linked(Kind::Payment, "case_id", case)?;
    let others = held.iter().filter(|held| Some(held.id) != but);
    let payments: Vec<Payment> = others
        .map(|held| Payment::from_row(&held.row))
        .filter(|payment| payment.support_id == Some(support_id))
        .collect();
    Ok(Budget::of(support, &payments))
}

fn payment_before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    use PaymentStatus::{Approved, Paid};
    let missing = || Problem::new("problem-payment-support").at("support_id");
    let Some(support_id) = value::id_of(row, "support_id") else { return refuse(missing()) };
    let Some(support) = w.row(Kind::Support, support_id)? else { return refuse(missing()) };
    let support = Support::from_row(&support);
    let Some(case) = support.case_id else { return refuse(missing()) };
    if value::id_of(row, "case_id") != Some(case) {
        return refuse(missing());
    }
    if value::of(row, "currency").is_nothing() {
        let currency = budget::currency_of(&support.currency);
        value::put(row, "currency", Value::Text(currency));
    }
    let status = PaymentStatus::from_key(value::text_of(row, "status"));
    let was = PaymentStatus::from_key(saved.was("status"));
    let spent = ["amount", "currency", "support_id"];
    if saved.held.is_some() && spent.iter().any(|key| saved.changes(row, key)) {
        if was == Some(Paid) {
            return refuse(Problem::new("problem-payment-paid").at("amount"));
        }
        if was == Some(Approved) && !at.may_approve {
            return refuse(Problem::new("problem-payment-approved").at("amount"));
        }
    }
    if status == Some(Approved) && was != Some(Approved) {
        if !at.may_approve {
            return refuse(Problem::new("problem-payment-approval").at("status"));
        }
        if w.row(Kind::Case, case)?.is_some_and(|held| !at.decides(&held)) {
            return refuse(Problem::new("problem-decide-own").at("status"));
        }
    }
    if status == Some(Paid) && !matches!(was, Some(Approved | Paid)) {
        return refuse(Problem::new("problem-payment-unapproved").at("status"));
    }
    let signed = [("approved_on", "approved_on"), ("approved_by", "approved_by")];
    let by_hand = signed.iter().any(|(key, _)| saved.changes(row, key));
    if by_hand && !at.may_approve && status != Some(PaymentStatus::Planned) {
        return refuse(Problem::new("problem-payment-approval").at("approved_by"));
    }
    if let Some(problem) =
        budget_of(w, case, support_id, &support, Some(saved.id))?.judge(&Payment::from_row(row))
    {
        return refuse(problem);
    }
    let position = value::of(row, "position").is_nothing();
    if position {
        let all = w.linked(Kind::Payment, "case_id", case)?;
        let ours =
            all.iter().filter(|held| value::id_of(&held.row, "support_id") == Some(support_id));
        let last = ours.filter_map(|held| value::of(&held.row, "position").int()).max();
        value::put(row, "position", Value::Int(last.unwrap_or_default() + 1));
    }
    if status == Some(Approved) && was != Some(Approved) {
        sign(row, at);
    }
    if matches!(status, Some(PaymentStatus::Planned)) {
        value::put(row, "approved_on", Value::Nothing);
        value::put(row, "approved_by", Value::Nothing);
    }
    if status == Some(Paid) && value::of(row, "paid_on").is_nothing() {
        value::put(row, "paid_on", Value::Text(at.today.to_string()));
    }
    Ok(())
}

/// Who approves, and when.
fn sign(row: &mut Row, at: &At<'_>) {
    value::put(row, "approved_on", Value::Text(at.today.to_string()));
    value::put(row, "approved_by", Value::Text(at.me.to_string()));
}
