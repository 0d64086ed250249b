//! The form of a list of the office that is shown in cards: opened, saved, closed.

use eframe::egui::Ui;

use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row, Value};
use crate::store::{Changed, Held, new_id};
use crate::ui::Scene;
use crate::ui::command::{Command, Verb};
use crate::ui::form::{Editor, Event};
use crate::ui::widgets::frame;

/// The one form of a list that is open, or none.
pub(in crate::ui) struct Pen {
    kind: Kind,
    editor: Option<Editor>,
}

impl Pen {
    pub(in crate::ui) fn new(kind: Kind) -> Self {
        Self { kind, editor: None }
    }

    pub(in crate::ui) fn is_open(&self) -> bool {
        self.editor.is_some()
    }

    pub(in crate::ui) fn is_touched(&self) -> bool {
        self.editor.as_ref().is_some_and(|editor| editor.draft().is_touched())
    }

    /// Opens a new record.
    pub(in crate::ui) fn add(&mut self) {
        if let (Some(form), Ok(id)) = (form::of_kind(self.kind).next(), new_id()) {
            self.edit(Draft::new(form, id, Row::new()));
        }
    }

    /// Opens a new record that hangs on another.
    pub(in crate::ui) fn add_to(&mut self, link: &'static str, to: Id) {
        if let (Some(form), Ok(id)) = (form::of_kind(self.kind).next(), new_id()) {
            let mut base = Row::new();
            value::put(&mut base, link, Value::Text(to.to_string()));
            self.edit(Draft::new(form, id, base));
        }
    }

    /// Opens one that exists.
    pub(in crate::ui) fn open(&mut self, held: &Held) {
        if let Some(form) = form::of_kind(self.kind).next() {
            self.edit(Draft::edit(form, held.id, held.row.clone()));
        }
    }

    fn edit(&mut self, draft: Draft) {
        let mut editor = Editor::new(draft);
        editor.focus_first();
        self.editor = Some(editor);
    }

    pub(in crate::ui) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(editor) = &mut self.editor else { return false };
        editor.refused(problems);
        true
    }

    pub(in crate::ui) fn saved(&mut self, changed: &Changed) {
        // An unchanged record is as good as saved.
        let own = |id| changed.records.contains(&id) || changed.records.is_empty();
        if self.editor.as_ref().is_some_and(|editor| own(editor.draft().id)) {
            self.editor = None;
        }
    }

    pub(in crate::ui) fn verb(&self, verb: Verb) -> Vec<Command> {
        match (&self.editor, verb) {
            (Some(editor), Verb::Save) => vec![Command::Save(vec![editor.draft().clone()])],
            _ => Vec::new(),
        }
    }

    /// The form in a card of its own.
    pub(in crate::ui) fn editor_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
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
