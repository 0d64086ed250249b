//! Saved lists and tables: each belongs to who made it; what is shared is changed by its maker or
//! a supervisor.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::StoreError;

/// What must hold before it is written.
pub(super) fn before(at: &At<'_>, saved: &Saved<'_>, row: &mut Row) -> Result<(), StoreError> {
    if let Some(held) = saved.held {
        guard(at.me, at.may_approve, held)?;
    }
    if value::of(row, "owner_id").is_nothing() {
        value::put(row, "owner_id", Value::Text(at.me.to_string()));
    }
    Ok(())
}

/// Refuses to touch what somebody else made.
pub(in crate::app::session) fn guard(
    me: Id,
    may_approve: bool,
    held: &Row,
) -> Result<(), StoreError> {
    let owner = value::id_of(held, "owner_id");
    if may_approve || owner.is_none_or(|owner| owner == me) {
        return Ok(());
    }
    refuse(Problem::new("problem-list-owner"))
}
