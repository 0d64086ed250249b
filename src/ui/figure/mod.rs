//! Reports, tables of figures, projects and their targets.

use eframe::egui::{Context, Ui};

use super::command::Command;
use super::widgets::text;
use super::{Scene, Screen};
use crate::store::{Changed, StoreError};
use crate::words::tr;

/// Reports, tables of figures, projects and their targets.
pub struct Figures;

impl Figures {
    /// The screen, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &Context) -> Self {
        let _ = (scene, ctx);
        Self
    }
}

impl Screen for Figures {
    fn title(&self) -> String {
        tr("verb-figures")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let _ = scene;
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        let _ = changed;
        false
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let _ = scene;
        text::page(ui, self.title());
        Vec::new()
    }
}
