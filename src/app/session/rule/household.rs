//! Who lives with whom, after somebody joined, left or came back.

use super::super::write::At;
use super::Saved;
use crate::domain::value::Row;
use crate::store::{StoreError, Writer};

/// What follows from it.
pub(super) fn after(
    _w: &mut Writer<'_>,
    _at: &At<'_>,
    _saved: &Saved<'_>,
    _row: &Row,
) -> Result<(), StoreError> {
    Ok(())
}
