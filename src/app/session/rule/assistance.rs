//! Help given, and the item of the plan it carries out.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::assistance::Assistance;
use crate::domain::choice;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::plan_item::PlanItemStatus;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{StoreError, Writer};

/// Units of help that goes on over time: one delivery does not end it.
const LASTING: [&str; 5] = ["session", "person-night", "participation", "days", "case"];

/// What must hold before it is written, and the currency of an amount that names none.
pub(super) fn before(
    _w: &mut Writer<'_>,
    _at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    for key in ["quantity", "amount"] {
        let nothing = value::of(row, key).int().is_some_and(|number| number <= 0);
        if nothing && saved.changes(row, key) {
            return refuse(Problem::new("problem-assistance-nothing").at(key));
        }
    }
    if row.contains_key("amount") && value::of(row, "currency").is_nothing() {
        value::put(row, "currency", Value::Text(crate::domain::money::FRANC.to_owned()));
    }
    Ok(())
}

/// What follows from it: the item of the plan is delivered, or goes on, with what was given.
pub(super) fn after(
    w: &mut Writer<'_>,
    _at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let items = [value::id_of(row, "plan_item_id"), Id::parse(saved.was("plan_item_id"))];
    let [now, before] = items;
    if let Some(item) = now {
        deliver(w, item, row)?;
    }
    if let Some(item) = before.filter(|item| Some(*item) != now) {
        count(w, item, row)?;
    }
    Ok(())
}

fn deliver(w: &mut Writer<'_>, item: Id, row: &Row) -> Result<(), StoreError> {
    use PlanItemStatus::{Delivered, Ongoing};
    let given = Assistance::from_row(row);
    let Some(mut held) = w.row(Kind::PlanItem, item)? else { return Ok(()) };
    let was = PlanItemStatus::from_key(value::text_of(&held, "status"));
    if was != Some(Delivered) {
        let lasts = choice::of("service_type", &given.service)
            .is_some_and(|service| LASTING.contains(&service.attribute("unit")));
        let status = if lasts { Ongoing } else { Delivered };
        value::put(&mut held, "status", Value::Text(status.key().to_owned()));
        value::put(&mut held, "outcome_reason", Value::Nothing);
        if status == Delivered {
            let day = given.given_on.map(|day| Value::Text(day.to_string()));
            value::put(&mut held, "delivered_on", day.unwrap_or_default());
        }
        w.put_row(Kind::PlanItem, item, held)?;
    }
    count(w, item, row)
}

/// The quantity of an item is the sum of all help that names it.
fn count(w: &mut Writer<'_>, item: Id, row: &Row) -> Result<(), StoreError> {
    let Some(case) = value::id_of(row, "case_id") else { return Ok(()) };
    let Some(mut held) = w.row(Kind::PlanItem, item)? else { return Ok(()) };
    let all = w.linked(Kind::Assistance, "case_id", case)?;
    let ours = all.iter().map(|held| Assistance::from_row(&held.row));
    let sum: i64 = ours
        .filter(|given| given.plan_item_id == Some(item))
        .map(|given| given.quantity.unwrap_or(1))
        .sum();
    value::put(&mut held, "quantity", if sum > 0 { Value::Int(sum) } else { Value::Nothing });
    w.put_row(Kind::PlanItem, item, held).map(|_| ())
}
