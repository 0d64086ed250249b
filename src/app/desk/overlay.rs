//! What lies over the screen: a safety alert that waits for an answer, else the palette or
//! help, one at a time, and the keyboard going back to where it was once they close.

use eframe::egui;

use crate::app::palette::Palette;
use crate::domain::problem::Problem;
use crate::store::StoreError;
use crate::ui::Scene;
use crate::ui::alert::{AlertDialog, Told};
use crate::ui::command::{Command, Verb};
use crate::ui::help::Help;
use crate::ui::widgets::focus;

/// What lies over the screen.
#[derive(Default)]
pub(super) struct Overlay {
    palette: Option<Palette>,
    help: Option<Help>,
    /// A safety alert, which nothing but an answer takes away.
    alert: Option<AlertDialog>,
    /// What had the keyboard before.
    before: Option<egui::Id>,
}

impl Overlay {
    /// Opens the safety alert that waits for who is signed in, where there is one.
    pub(super) fn watch(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let waiting = AlertDialog::waiting(scene)?;
        let same = |held: &AlertDialog, new: &AlertDialog| held.alert().id == new.alert().id;
        match (&self.alert, waiting) {
            // What was typed in it stays.
            (Some(held), Some(new)) if same(held, &new) => {}
            (_, new) => self.alert = new,
        }
        if self.alert.is_some() {
            (self.palette, self.help) = (None, None);
        }
        Ok(())
    }

    /// Whether something must be answered before anything else is done: only locking, and how
    /// the window looks, are not in its way.
    pub(super) fn bars(&self, command: &Command) -> bool {
        let passes = match command {
            Command::Do(verb) => matches!(
                verb,
                Verb::Lock
                    | Verb::ZoomIn
                    | Verb::ZoomOut
                    | Verb::ZoomReset
                    | Verb::Theme
                    | Verb::Language
            ),
            Command::Go(_) | Command::Resume(_) | Command::Undo(_) | Command::Remove(..) => false,
            _ => true,
        };
        self.alert.is_some() && !passes
    }

    /// Complaints about the answer to an alert; true when they are shown.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.alert.as_mut().is_some_and(|alert| alert.refused(problems))
    }

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
        *self = Self { alert: self.alert.take(), ..Self::default() };
    }

    /// Draws it; what was chosen.
    pub(super) fn overlay_ui(&mut self, ctx: &egui::Context, scene: Scene<'_>) -> Option<Command> {
        if let Some(alert) = &mut self.alert {
            return match alert.dialog_ui(ctx) {
                Some(Told::Do(command)) => Some(command),
                Some(Told::Back) | None => None,
            };
        }
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
