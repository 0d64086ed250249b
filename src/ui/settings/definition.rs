//! Definitions of the sustainability survey: the draft of the program, those the office has
//! loaded, and what is wrong with one that cannot be loaded.

use std::path::PathBuf;

use eframe::egui::{Id as UiId, Ui};

use super::{head_ui, narrow_card};
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::survey::{self, Definition};
use crate::domain::value;
use crate::store::StoreError;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// The definitions there are, and the file to be loaded.
#[derive(Default)]
pub(super) struct Definitions {
    loaded: Vec<Definition>,
    path: String,
    wrong: Vec<Problem>,
}

impl Definitions {
    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let held = scene.reader.all(Kind::Definition)?;
        let read = held.iter().rev();
        self.loaded =
            read.filter_map(|h| Definition::parse(value::text_of(&h.row, "body")).ok()).collect();
        Ok(())
    }

    /// Everything that is wrong with the file, at once.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.wrong = problems.to_vec();
        true
    }

    pub(super) fn saved(&mut self) {
        self.path.clear();
        self.wrong.clear();
    }

    pub(super) fn definitions_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        head_ui(ui, tr("kind-survey-many"), |_| {});
        text::secondary(ui, tr("budget-survey-about"));
        for (at, definition) in self.loaded.iter().enumerate() {
            definition_ui(ui, definition, at == 0);
        }
        if let Some(draft) = survey::draft() {
            definition_ui(ui, draft, self.loaded.is_empty());
        }
        let mut commands = Vec::new();
        narrow_card(ui, |ui| {
            text::section(ui, tr("kind-definition-new"));
            text::body(ui, tr("budget-survey-load"));
            let look = FieldLook::new(tr("budget-survey-file")).hint(tr("budget-survey-hint"));
            let typed = field::text(ui, UiId::unique("survey file"), &look, &mut self.path);
            if typed.changed() {
                self.wrong.clear();
            }
            let dropped = ui.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_owned()));
            if let Some(path) = dropped.filter(|path| path.is_file()) {
                self.path = path.to_string_lossy().into_owned();
                self.wrong.clear();
            }
            for problem in &self.wrong {
                frame::notice(ui, Mood::Warn, &problem.sentence());
            }
            let some = !self.path.trim().is_empty();
            let load = button::primary(tr("budget-survey-verb")).icon(icon::ICON_UPLOAD_FILE);
            if ui.add(load.enabled(some)).clicked() {
                self.wrong.clear();
                commands.push(Command::LoadDefinition(PathBuf::from(self.path.trim())));
            }
        });
        commands
    }
}

/// One definition: whose it is, under which terms, and which score it gives.
fn definition_ui(ui: &mut Ui, definition: &Definition, in_use: bool) {
    frame::card(ui, |ui| {
        frame::bar(
            ui,
            |ui| {
                text::section(ui, definition.name.show());
            },
            |ui| {
                if in_use {
                    badge::badge(
                        ui,
                        Mood::Good,
                        icon::ICON_CHECK_CIRCLE,
                        &tr("budget-survey-used"),
                    );
                }
            },
        );
        let score = if definition.is_weighted() { "weighted" } else { "simplified" };
        let version = [("version", definition.version.as_str())];
        let score = tr_with(&format!("survey-score-{score}"), &version);
        let scored = definition.items.iter().filter(|item| item.scored).count();
        let all =
            [("count", &*definition.items.len().to_string()), ("scored", &*scored.to_string())];
        frame::pairs(
            ui,
            &[
                (tr("budget-survey-version"), definition.version.clone()),
                (tr("budget-survey-score"), score),
                (tr("budget-survey-questions"), tr_with("budget-survey-count", &all)),
            ],
        );
        text::faint(ui, tr_with("survey-source", &[("source", &definition.source)]));
        text::faint(ui, tr_with("survey-licence", &[("licence", definition.licence.show())]));
    });
}
