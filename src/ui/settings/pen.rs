//! The form of a list of the office that is shown in cards: opened, saved, closed.

use eframe::egui::Ui;

use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::Row;
use crate::store::{Changed, Held, new_id};
use crate::ui::Scene;
use crate::ui::command::{Command, Verb};
use crate::ui::form::{Editor, Event};
use crate::ui::widgets::frame;

/// The one form of a list that is open, or none.
pub(super) struct Pen {
    kind: Kind,
    editor: Option<Editor>,
}

impl Pen {
    pub(super) fn new(kind: Kind) -> Self {
        Self { kind, editor: None }
    }

    pub(super) fn is_open(&self) -> bool {
        self.editor.is_some()
    }

    pub(super) fn is_touched(&self) -> bool {
        self.editor.as_ref().is_some_and(|editor| editor.draft().is_touched())
    }

    /// Opens a new record.
    pub(super) fn add(&mut self) {
        if let (Some(form), Ok(id)) = (form::of_kind(self.kind).next(), new_id()) {
            self.edit(Draft::new(form, id, Row::new()));
        }
    }

    /// Opens one that exists.
    pub(super) fn open(&mut self, held: &Held) {
        if let Some(form) = form::of_kind(self.kind).next() {
            self.edit(Draft::edit(form, held.id, held.row.clone()));
        }
    }

    fn edit(&mut self, draft: Draft) {
        let mut editor = Editor::new(draft);
        editor.focus_first();
        self.editor = Some(editor);
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(editor) = &mut self.editor else { return false };
        editor.refused(problems);
        true
    }

    pub(super) fn saved(&mut self, changed: &Changed) {
        // An unchanged record is as good as saved.
        let own = |id| changed.records.contains(&id) || changed.records.is_empty();
        if self.editor.as_ref().is_some_and(|editor| own(editor.draft().id)) {
            self.editor = None;
        }
    }

    pub(super) fn verb(&self, verb: Verb) -> Vec<Command> {
        match (&self.editor, verb) {
            (Some(editor), Verb::Save) => vec![Command::Save(vec![editor.draft().clone()])],
            _ => Vec::new(),
        }
    }

    /// The form in a card of its own.
    pub(super) fn editor_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let Some(editor) = &mut self.editor else { return Vec::new() };
        match frame::card(ui, |ui| editor.editor_ui(ui, scene)) {
            Some(Event::Save) => return vec![Command::Save(vec![editor.draft().clone()])],
            Some(Event::Cancel) => self.editor = None,
            // A list of the office is not worth a draft on disk.
            Some(Event::Keep) | None => {}
        }
        Vec::new()
    }
}
