//! People registered more than once, looked for in the whole vault.

use std::path::Path;

use super::Session;
use crate::app::perform::Refusal;
use crate::domain::likeness::{Watch, pairs};
use crate::domain::role::Right;
use crate::exchange::ExchangeError;
use crate::exchange::likeness::{Report, write};
use crate::store::{Op, StoreError};

impl Session {
    /// Writes the pairs that may be one person, down to a probability of `least`, as a table
    /// of numbers without names. Those linked already, and those told apart, are left out. The
    /// journal says how many, and the fingerprint of the file.
    pub fn write_duplicates(
        &mut self,
        file: &Path,
        least: f32,
        watch: &Watch<'_>,
    ) -> Result<Report, Refusal> {
        self.demand(Right::Import)?;
        let reader = self.store.reader();
        let mut people = reader.people_likened()?;
        let register = std::mem::take(&mut people.register);
        let (index, mut found) = pairs(register, &people.apart, least, watch)
            .map_err(|_| StoreError::from(ExchangeError::Cancelled))?;
        found.retain(|pair| !people.is_linked(pair));
        let numbers = reader.numbers_outside()?;
        let number = |at: u32| {
            let person = people.person.get(at as usize);
            person.and_then(|id| numbers.get(id)).map_or("", String::as_str)
        };
        let report =
            write(file, &found, number, |pair| index.reasons(pair)).map_err(StoreError::from)?;
        let facts = [
            ("rows", report.pairs.to_string()),
            ("columns", "4".to_owned()),
            ("file_hash", report.hash.clone()),
        ];
        let by = self.me.id;
        self.store.transact(Op::Export, Some(by), "", |w| w.note(Op::Export.key(), by, &facts))?;
        Ok(report)
    }
}
