//! Remarks of a supervisor and what the worker makes of them; and findings passed over.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::{StoreError, Writer};

/// What the supervisor wrote.
const WRITTEN: &[&str] = &["case_id", "kind", "text", "made_on", "made_by", "due_on"];

/// A supervisor remarks, the worker answers, nobody writes over what was said.
pub(super) fn before(
    _w: &mut Writer<'_>,
    at: &At<'_>,
    saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    let me = || Value::Text(at.me.to_string());
    let today = || Value::Text(at.today.to_string());
    let Some(held) = saved.held else {
        if !at.may_approve {
            return refuse(Problem::new("problem-remark-right"));
        }
        value::put(row, "made_by", me());
        value::put(row, "made_on", today());
        return Ok(());
    };
    if WRITTEN.iter().any(|key| saved.changes(row, key)) {
        return refuse(Problem::new("problem-remark-fixed"));
    }
    let settled = !value::of(held, "resolved_on").is_nothing();
    if settled && ["answer", "resolved_on", "resolution"].iter().any(|key| saved.changes(row, key))
    {
        return refuse(Problem::new("problem-remark-settled"));
    }
    if saved.changes(row, "answer") {
        value::put(row, "answered_on", today());
        value::put(row, "seen_on", today());
    }
    if saved.changes(row, "resolution") && value::of(row, "resolved_on").is_nothing() {
        value::put(row, "resolved_on", today());
    }
    if saved.changes(row, "resolved_on") {
        value::put(row, "resolved_by", me());
    }
    Ok(())
}

/// Who passed a finding over, and when.
pub(super) fn dismissed(at: &At<'_>, saved: &Saved<'_>, row: &mut Row) {
    if saved.held.is_none() {
        value::put(row, "dismissed_by", Value::Text(at.me.to_string()));
        value::put(row, "dismissed_on", Value::Text(at.today.to_string()));
    }
}
