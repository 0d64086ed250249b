//! The next follow-up of a calendar.

use super::super::write::At;
use super::Saved;
use crate::domain::fact::Record as _;
use crate::domain::followup::{Followup, FollowupStatus};
use crate::domain::kind::Kind;
use crate::domain::value::Row;
use crate::store::{StoreError, Writer, new_id};

/// A follow-up that was done and names the next one makes it due.
pub(super) fn after(
    w: &mut Writer<'_>,
    _at: &At<'_>,
    _saved: &Saved<'_>,
    row: &Row,
) -> Result<(), StoreError> {
    let done = Followup::from_row(row);
    let next = done.next_on.filter(|_| done.status == Some(FollowupStatus::Done));
    let (Some(case), Some(next)) = (done.case_id, next) else { return Ok(()) };
    if w.has_followup(case, next)? {
        return Ok(());
    }
    let due = Followup {
        case_id: Some(case),
        calendar: done.calendar,
        due_on: Some(next),
        status: Some(FollowupStatus::Due),
        mode: done.mode.clone(),
        ..Followup::default()
    };
    w.put_row(Kind::Followup, new_id()?, due.to_row()).map(|_| ())
}
