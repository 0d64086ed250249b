//! Group sessions and workshops, with their attendance.

use eframe::egui::Ui;

use super::command::Command;
use super::{Scene, Screen};
use crate::store::{Changed, StoreError};
use crate::words::tr;

/// Group sessions and workshops, with their attendance.
#[derive(Default)]
pub struct Workshops {}

impl Workshops {
    /// The screen, not yet read.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Screen for Workshops {
    fn title(&self) -> String {
        tr("verb-workshops")
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
