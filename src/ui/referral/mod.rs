//! The board of referrals: mine, all, by agency, by state, overdue.

use eframe::egui::Ui;

use super::command::Command;
use super::{Scene, Screen};
use crate::store::{Changed, StoreError};
use crate::words::tr;

/// The board of referrals: mine, all, by agency, by state, overdue.
#[derive(Default)]
pub struct Referrals {}

impl Referrals {
    /// The screen, not yet read.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Screen for Referrals {
    fn title(&self) -> String {
        tr("verb-referrals")
    }

    fn refresh(&mut self, _scene: Scene<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        !changed.kinds.is_empty()
    }

    fn screen_ui(&mut self, _ui: &mut Ui, _scene: Scene<'_>) -> Vec<Command> {
        Vec::new()
    }
}
