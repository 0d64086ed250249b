//! The codes on registration slips: whom one opens, and whether it still counts (FEATURES A12).

use chrono::NaiveDate;

use super::{Reader, StoreError};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::slip::Slip;
use crate::domain::value::day_of;

/// Whom a code leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipWay {
    /// The person who carries the slip.
    Opens(Id),
    /// A newer slip of this day took its place.
    Void(Option<NaiveDate>),
}

impl Reader {
    /// Whom a slip's code leads to, by its hash; `None` when no slip has it, or when it is that
    /// of somebody whom the reader may not see.
    pub fn slip_of_code(&self, hash: &str) -> Result<Option<SlipWay>, StoreError> {
        let Some(id) = self.find(Kind::Slip, "token_hash", hash)? else { return Ok(None) };
        let Some(person) = self.record::<Slip>(id)?.and_then(|slip| slip.person_id) else {
            return Ok(None);
        };
        if self.row(Kind::Person, person)?.is_none() {
            return Ok(None);
        }
        let newest = self.children(Kind::Slip, person)?.pop();
        Ok(newest.map(|newest| {
            if newest.id == id {
                SlipWay::Opens(person)
            } else {
                SlipWay::Void(day_of(&newest.row, "issued_on"))
            }
        }))
    }
}
