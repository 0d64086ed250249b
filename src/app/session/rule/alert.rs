//! Safety alerts (`DOMAIN.md` 3.6).

use super::super::write::At;
use super::Saved;
use crate::domain::alert::{Alert, AlertSource, AlertStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _, Row};
use crate::store::{StoreError, Writer};

/// What must hold before it is written.
pub(super) fn before(
    _w: &mut Writer<'_>,
    _at: &At<'_>,
    _saved: &Saved<'_>,
    _row: &mut Row,
) -> Result<(), StoreError> {
    Ok(())
}

/// Opens an alert in a case; none when one is open there already.
pub(super) fn raise(
    w: &mut Writer<'_>,
    at: &At<'_>,
    case: Id,
    source: AlertSource,
    detail: &str,
) -> Result<Option<Id>, StoreError> {
    let open = AlertStatus::Open.key();
    let held = w.linked(Kind::Alert, "case_id", case)?;
    if held.iter().any(|held| value::text_of(&held.row, "status") == open) {
        return Ok(None);
    }
    let alert = Alert {
        case_id: Some(case),
        source: Some(source),
        opened_on: Some(at.today),
        opened_at: at.time.clone(),
        opened_by: Some(at.me),
        detail: detail.to_owned(),
        status: Some(AlertStatus::Open),
        ..Alert::default()
    };
    w.add(&alert).map(Some)
}
