//! The plan and its versions.

use super::super::write::At;
use super::Saved;
use crate::domain::value::Row;
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

/// What follows from it.
pub(super) fn after(
    _w: &mut Writer<'_>,
    _at: &At<'_>,
    _saved: &Saved<'_>,
    _row: &Row,
) -> Result<(), StoreError> {
    Ok(())
}
