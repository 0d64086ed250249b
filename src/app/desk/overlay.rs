//! What lies over the screen: the palette or help, one at a time, and the keyboard going back
//! to where it was once they close.

use eframe::egui;

use crate::app::palette::Palette;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::help::Help;
use crate::ui::widgets::focus;

/// What lies over the screen.
#[derive(Default)]
pub(super) struct Overlay {
    palette: Option<Palette>,
    help: Option<Help>,
    /// What had the keyboard before.
    before: Option<egui::Id>,
}

impl Overlay {
    /// Whether the palette takes the keys of the verbs.
    pub(super) fn takes_keys(&self) -> bool {
        self.palette.is_some()
    }

    /// Opens the palette.
    pub(super) fn open_palette(&mut self, scene: Scene<'_>, ctx: &egui::Context) {
        self.before = focus::held(ctx);
        self.palette = Palette::open(scene, ctx);
    }

    /// Opens help at a page, or closes it.
    pub(super) fn turn_help(&mut self, page: &str, ctx: &egui::Context) {
        if self.help.take().is_some() {
            focus::give_back(ctx, self.before.take());
        } else {
            self.before = focus::held(ctx);
            self.help = Some(Help::open_at(page));
        }
    }

    /// Another screen opens: nothing lies over it.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Draws it; what was chosen.
    pub(super) fn overlay_ui(&mut self, ctx: &egui::Context, scene: Scene<'_>) -> Option<Command> {
        let (chosen, stays) = match &mut self.palette {
            Some(palette) => palette.palette_ui(ctx, scene),
            None => (None, true),
        };
        if !stays {
            self.palette = None;
        }
        let closed = self.help.as_mut().is_some_and(|help| !help.help_ui(ctx));
        if closed {
            self.help = None;
        }
        if closed || !stays {
            focus::give_back(ctx, self.before.take());
        }
        chosen
    }
}
