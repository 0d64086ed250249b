//! The agenda: sessions, visits, follow-ups and tasks by week and month.

use eframe::egui::Ui;

use super::command::Command;
use super::{Scene, Screen};
use crate::store::{Changed, StoreError};
use crate::words::tr;

/// The agenda: sessions, visits, follow-ups and tasks by week and month.
#[derive(Default)]
pub struct Agenda {}

impl Agenda {
    /// The screen, not yet read.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Screen for Agenda {
    fn title(&self) -> String {
        tr("verb-agenda")
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
