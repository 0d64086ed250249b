//! Safety alerts: opened at once, left only with an action, cleared by a supervisor
//! (`DOMAIN.md` 3.6).

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::alert::{Alert, AlertSource, AlertStatus};
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::instrument::{self, Answers};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::rule::not_before;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::{StoreError, Writer};

/// Opens an alert in a case, now; `None` when one stands there already of which nothing is
/// recorded yet: it is the same danger, and is asked about already.
pub(super) fn raise(
    w: &mut Writer<'_>,
    at: &At<'_>,
    case: Id,
    source: AlertSource,
    detail: &str,
) -> Result<Option<Id>, StoreError> {
    raise_of(w, at, case, source, None, detail)
}

/// The same for the answer to a scale, whether or not the scale is ever saved.
pub(in crate::app::session) fn raise_of(
    w: &mut Writer<'_>,
    at: &At<'_>,
    case: Id,
    source: AlertSource,
    scale_id: Option<Id>,
    detail: &str,
) -> Result<Option<Id>, StoreError> {
    if w.row(Kind::Case, case)?.is_none() {
        return Ok(None);
    }
    let waiting = AlertStatus::Open.key();
    let alerts = w.linked(Kind::Alert, "case_id", case)?;
    if alerts.iter().any(|held| value::text_of(&held.row, "status") == waiting) {
        return Ok(None);
    }
    let alert = Alert {
        case_id: Some(case),
        source: Some(source),
        scale_id,
        opened_on: Some(at.today),
        opened_at: at.time.clone(),
        opened_by: Some(at.me),
        detail: detail.trim().to_owned(),
        status: Some(AlertStatus::Open),
        ..Alert::default()
    };
    w.add(&alert).map(Some)
}

/// A scale that was saved with an answer that touches safety has its alert, whichever way the
/// answers came in.
pub(super) fn after_scale(
    w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let Some(instrument) = instrument::named(value::text_of(row, "instrument")) else {
        return Ok(());
    };
    let answers = Answers::from_text(instrument, value::text_of(row, "answers"));
    let item = answers.ok().and_then(|answers| instrument::alert(instrument, &answers));
    let (Some(item), Some(case)) = (item, value::id_of(row, "case_id")) else { return Ok(()) };
    let alerts = w.linked(Kind::Alert, "case_id", case)?;
    if alerts.iter().any(|held| value::id_of(&held.row, "scale_id") == Some(saved.id)) {
        return Ok(());
    }
    let detail = instrument::safety_detail(instrument, item.item);
    raise_of(w, at, case, AlertSource::Scale, Some(saved.id), &detail).map(|_| ())
}

/// What must hold before it is written.
pub(super) fn before(
    _w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let Some(held) = saved.held else {
        let open = Value::Text(AlertStatus::Open.key().to_owned());
        value::put(row, "status", open);
        value::put(row, "opened_on", Value::Text(at.today.to_string()));
        value::put(row, "opened_at", Value::Text(at.time.clone()));
        value::put(row, "opened_by", Value::Text(at.me.to_string()));
        return Ok(());
    };
    // What opened it, when, and who was there is evidence.
    for key in ["case_id", "source", "scale_id", "opened_on", "opened_at", "opened_by"] {
        value::put(row, key, value::of(held, key).clone());
    }
    let alert = Alert::from_row(row);
    let missing =
        ["action", "told", "told_at", "next_contact_on"].into_iter().find(|key| is_blank(row, key));
    if alert.status != Some(AlertStatus::Open)
        && let Some(key) = missing
    {
        return refuse(Problem::new("problem-required").at(key));
    }
    if let Some(problem) = not_before(alert.opened_on, "next_contact_on", alert.next_contact_on) {
        return refuse(problem);
    }
    let was = value::text_of(held, "status");
    if alert.status == Some(AlertStatus::Cleared) && was != AlertStatus::Cleared.key() {
        if !at.may_approve {
            return refuse(Problem::new("alert-only-supervisor").at("status"));
        }
        if is_blank(row, "clear_note") {
            return refuse(Problem::new("problem-required").at("clear_note"));
        }
        value::put(row, "cleared_on", Value::Text(at.today.to_string()));
        value::put(row, "cleared_at", Value::Text(at.time.clone()));
        value::put(row, "cleared_by", Value::Text(at.me.to_string()));
    }
    Ok(())
}

fn is_blank(row: &Row, key: &str) -> bool {
    match value::of(row, key) {
        Value::Nothing => true,
        Value::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}
