//! The table of people out of the vault under its own right, and what
//! follows from a vault that was restored.

use std::path::Path;

use super::Session;
use crate::app::perform::Refusal;
use crate::domain::role::Right;
use crate::exchange::Errand;
use crate::exchange::person::export;
use crate::store::{Op, StoreError, backup};

impl Session {
    /// Writes the register of people out, with names; the journal says how many,
    /// which columns, and the fingerprint of the file.
    pub fn export_people(
        &mut self,
        file: &Path,
        errand: &Errand<'_>,
    ) -> Result<export::Report, Refusal> {
        self.demand(Right::Export)?;
        let written = export::write(self.store.reader(), file, errand).map_err(StoreError::from)?;
        let report = written.report();
        let facts = [
            ("rows", report.rows.to_string()),
            ("columns", report.columns.to_string()),
            ("file_hash", report.hash.clone()),
        ];
        let by = self.me.id;
        self.store.transact(Op::Export, Some(by), "", |w| w.note(Op::Export.key(), by, &facts))?;
        Ok(written.settle().map_err(StoreError::from)?)
    }

    /// Refuses what the roles of who is signed in do not allow.
    pub fn demand(&self, right: Right) -> Result<(), Refusal> {
        if self.me.may(right) { Ok(()) } else { Err(Refusal::NoRight(right)) }
    }

    /// A vault that was restored goes on as a new incarnation, so that no number is used twice.
    pub(super) fn settle_restored(&mut self) -> Result<(), StoreError> {
        if !backup::is_restored(self.unlocked.dir()) {
            return Ok(());
        }
        self.store.reincarnate()?;
        let by = self.me.id;
        let facts = [("restored", String::from("1"))];
        self.store.transact(Op::Setup, Some(by), "", |w| w.note(Op::Setup.key(), by, &facts))?;
        Ok(backup::settle_restored(self.unlocked.dir())?)
    }
}
