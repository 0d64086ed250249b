//! Two registrations that are one person, or are known to be two: who decided, and when.

use super::super::write::At;
use super::{Saved, refuse};
use crate::domain::identity_link::LinkStatus;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::StoreError;

/// Whoever registers people may say that two are not one; that they are one is for those who
/// may merge. Whom it is about does not change: another pair is another record.
pub(super) fn before(at: &At<'_>, saved: &Saved<'_>, row: &mut Row) -> Result<(), StoreError> {
    let linked = LinkStatus::Linked.key();
    let touches_link = [saved.was("status"), value::text_of(row, "status")].contains(&linked);
    if touches_link && !at.may_merge {
        return refuse(Problem::new("problem-merge-right"));
    }
    let of_others = ["person_id", "same_as_id"].iter().any(|key| saved.changes(row, key));
    if saved.held.is_some() && of_others {
        return refuse(Problem::new("problem-link-fixed"));
    }
    if saved.changes(row, "status") {
        value::put(row, "decided_by", Value::Text(at.me.to_string()));
        value::put(row, "decided_on", Value::Text(at.today.to_string()));
    }
    Ok(())
}
