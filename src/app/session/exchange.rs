//! The table of people out of the vault under its own right, and what
//! follows from a vault that was restored.

use std::path::Path;
use std::sync::Arc;

use super::Session;
use crate::app::perform::Refusal;
use crate::domain::export::{Format, Privacy, Spec, usual};
use crate::domain::role::Right;
use crate::exchange::Errand;
use crate::exchange::export;
use crate::store::{Op, StoreError, backup};
use crate::ui::command::{ExportOrder, Second};

impl Session {
    /// Writes the register of people out as a table that an import reads back, with names and in
    /// the clear; the journal says so, and who else stood for it.
    pub fn export_people(
        &mut self,
        file: &Path,
        second: Option<Second>,
        errand: &Errand<'_>,
    ) -> Result<export::Report, Refusal> {
        let spec = Spec {
            format: Format::Csv,
            privacy: Privacy::Full,
            columns: usual(),
            words: false,
            receiver: self.me.name.clone(),
            purpose: Op::Export.key().to_owned(),
        };
        let (path, watch) = (file.to_path_buf(), Arc::default());
        let (whom, password) = (None, None);
        let order = ExportOrder { path, spec, whom, password, second, plain: true, watch };
        self.export(&order, errand)
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
