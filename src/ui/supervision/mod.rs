//! What a supervisor watches over: what is late, what waits for an answer, who carries how much.

use eframe::egui::{Context, Ui};

use super::command::Command;
use super::widgets::text;
use super::{Scene, Screen};
use crate::store::{Changed, StoreError};
use crate::words::tr;

/// What a supervisor watches over: what is late, what waits for an answer, who carries how much.
pub struct Supervision;

impl Supervision {
    /// The screen, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &Context) -> Self {
        let _ = (scene, ctx);
        Self
    }
}

impl Screen for Supervision {
    fn title(&self) -> String {
        tr("verb-supervision")
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
