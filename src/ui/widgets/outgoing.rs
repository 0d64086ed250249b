//! A paper before it leaves: what it is to hold at the left, its pages at the right, where its
//! file goes. The same for every paper that is looked at before it is written.

use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, ColorImage, Context, Id, Key, Layout, Modal, ScrollArea, Ui, Vec2};

use super::field::{self, FieldLook};
use super::pages::Pages;
use super::{button, frame, text};
use crate::domain::problem::Problem;
use crate::ui::look::{self, Mood, icon, space};
use crate::words::tr;

/// How sharp a preview is, in pixels for a point of the page.
pub const SHARP: f32 = 1.5;
/// The column of what can be chosen.
const LEFT: f32 = 320.0;

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Nothing is to be written.
    Leave,
    /// The file is to be written here.
    Save(PathBuf),
}

/// A paper on show.
pub struct Outgoing {
    id: Id,
    pages: Option<Pages>,
    path: String,
    complaint: Option<String>,
    failed: Option<String>,
    opened: bool,
}

/// A file of this name among the documents of who works at this computer.
pub fn proposed(file: &str) -> String {
    let folders = directories::UserDirs::new();
    let folder = folders.as_ref().and_then(|dirs| dirs.document_dir().or(Some(dirs.home_dir())));
    folder.map_or(PathBuf::from(file), |folder| folder.join(file)).display().to_string()
}

impl Outgoing {
    /// A paper that is being made, and where its file is proposed to go.
    pub fn new(id: Id, path: String) -> Self {
        Self { id, pages: None, path, complaint: None, failed: None, opened: true }
    }

    /// It is being made anew.
    pub fn wait(&mut self) {
        (self.pages, self.failed) = (None, None);
    }

    /// Its pages are there, under a name for the screen reader.
    pub fn made(&mut self, ctx: &Context, name: String, pages: Vec<ColorImage>) {
        self.pages = Some(Pages::new(ctx, name, pages).wide());
    }

    /// It could not be made, and why.
    pub fn failed(&mut self, sentence: String) {
        self.failed = Some(sentence);
    }

    /// Shows why the file could not be written.
    pub fn refused(&mut self, problems: &[Problem]) {
        self.complaint = problems.first().map(Problem::sentence);
    }

    /// The file is of another sort: its name ends so.
    pub fn end_with(&mut self, ending: &str) {
        let path = PathBuf::from(&self.path).with_extension(ending);
        self.path = path.to_string_lossy().into_owned();
    }

    /// Types where the file goes.
    #[cfg(test)]
    pub(crate) fn type_path(&mut self, path: &std::path::Path) {
        self.path = path.to_string_lossy().into_owned();
    }

    /// Draws it over everything; `options` adds what can be chosen, `save` is its verb.
    pub fn show(
        &mut self,
        ctx: &Context,
        title: &str,
        save: &str,
        options: impl FnOnce(&mut Ui),
    ) -> Option<Answer> {
        let room = ctx.content_rect().size();
        let wide = (room.x - space::XXL * 3.0).clamp(640.0, 1180.0);
        let high = (room.y - 190.0).max(360.0);
        let shown = Modal::new(self.id)
            .backdrop_color(look::look(ctx).veil)
            .frame(look::raised(ctx).inner_margin(look::dialog_margin()))
            .show(ctx, |ui| {
                ui.set_width(wide - space::XL * 2.0);
                ui.accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::Dialog);
                    node.set_modal();
                    node.set_label(title.to_owned());
                });
                self.inside_ui(ui, title, save, high, options)
            });
        let escaped = shown.is_top_modal
            && !shown.any_popup_open
            && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
        if escaped { Some(Answer::Leave) } else { shown.inner }
    }

    fn inside_ui(
        &mut self,
        ui: &mut Ui,
        title: &str,
        save: &str,
        high: f32,
        options: impl FnOnce(&mut Ui),
    ) -> Option<Answer> {
        let mut answer = None;
        let opened = std::mem::take(&mut self.opened);
        frame::bar(
            ui,
            |ui| {
                text::section(ui, title);
            },
            |ui| {
                let close = button::icon(ui, icon::ICON_CLOSE, tr("widget-outgoing-close"));
                if opened {
                    close.request_focus();
                }
                if close.clicked() {
                    answer = Some(Answer::Leave);
                }
            },
        );
        ui.add_space(space::M);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            let down = Layout::top_down(egui::Align::Min);
            ui.allocate_ui_with_layout(Vec2::new(LEFT, high), down, |ui| {
                ui.set_width(LEFT);
                ScrollArea::vertical().id_salt("options").max_height(high).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::M;
                    ui.set_width(LEFT - space::L);
                    options(ui);
                    answer = self.save_ui(ui, save).or(answer.take());
                });
            });
            ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), high), down, |ui| {
                ui.set_width(ui.available_width());
                self.pages_ui(ui, high);
            });
        });
        answer
    }

    fn save_ui(&mut self, ui: &mut Ui, save: &str) -> Option<Answer> {
        let look = FieldLook::new(tr("agenda-print-where"))
            .hint(tr("agenda-print-where-hint"))
            .complaint(self.complaint.clone());
        if field::text(ui, self.id.with("path"), &look, &mut self.path).changed() {
            self.complaint = None;
        }
        let ready = self.pages.is_some() && !self.path.trim().is_empty();
        let verb = button::primary(save).icon(icon::ICON_DOWNLOAD).enabled(ready);
        if !ui.add(verb).clicked() {
            return None;
        }
        self.complaint = None;
        Some(Answer::Save(PathBuf::from(self.path.trim())))
    }

    fn pages_ui(&mut self, ui: &mut Ui, high: f32) {
        if let Some(sentence) = &self.failed {
            frame::notice(ui, Mood::Warn, sentence);
        } else if let Some(pages) = &mut self.pages {
            pages.pages_ui(ui, high - 44.0);
        } else {
            text::faint(ui, tr("agenda-reading"));
            ui.add_space(high - 44.0);
        }
    }
}
