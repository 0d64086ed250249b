//! The number of a referral.

use chrono::Datelike as _;

use super::super::write::At;
use super::Saved;
use crate::domain::value::{self, Row, Value};
use crate::store::{StoreError, Writer};

/// Gives a new referral its number.
pub(super) fn before(
    w: &mut Writer<'_>,
    at: &At<'_>,
    _saved: &Saved<'_>,
    row: &mut Row,
) -> Result<(), StoreError> {
    if value::of(row, "number").is_nothing() {
        let number = format!("R-{}", w.next_referral_number(at.today.year(), at.letters)?);
        value::put(row, "number", Value::Text(number));
    }
    Ok(())
}

/// What follows from a referral that was saved.
pub(super) fn after(
    _w: &mut Writer<'_>,
    _at: &At<'_>,
    _saved: &Saved<'_>,
    _row: &Row,
) -> Result<(), StoreError> {
    Ok(())
}
