//! Reports, tables of figures, projects and their targets.

pub mod table;

use eframe::egui::{Context, Ui};

use self::table::Tables;
use super::command::Command;
use super::look::{icon, space};
use super::widgets::{frame, text};
use super::{Scene, Screen};
use crate::domain::role::Right;
use crate::store::{Changed, StoreError};
use crate::words::tr;

/// Reports, tables of figures, projects and their targets.
pub struct Figures {
    tables: Tables,
}

impl Figures {
    /// The screen, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &Context) -> Self {
        Self { tables: Tables::new(scene, ctx) }
    }
}

impl Screen for Figures {
    fn title(&self) -> String {
        tr("verb-figures")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.tables.refresh(scene)
    }

    fn concerns(&self, changed: &Changed) -> bool {
        self.tables.concerns(changed)
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        text::page(ui, self.title());
        ui.add_space(space::S);
        if !scene.me.may(Right::ReadFigures) {
            frame::empty(ui, icon::ICON_LOCK, &tr("pivot-not-allowed"), None);
            return Vec::new();
        }
        self.tables.tables_ui(ui, scene)
    }
}
