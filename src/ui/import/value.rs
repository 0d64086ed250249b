//! The third step: answers of the table that are on no list, and what each of them means.

use std::collections::BTreeMap;

use eframe::egui::{Id as UiId, Ui};

use super::column::{label, scrolled_ui};
use super::{Import, count, part};
use crate::domain::import::Unread;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Mood, space};
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::{button, choice, frame, text};
use crate::words::{tr, tr_with};

/// Answers of a column that are asked for: nobody goes through more.
const MOST: usize = 60;
/// Kept as it was told.
const KEEP: &str = "=";
/// An empty answer.
const BLANK: &str = "-";

impl Import {
    pub(super) fn values_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let mut by_column: BTreeMap<usize, Vec<Unread>> = BTreeMap::new();
        for unread in self.unread() {
            let at = self.reading.place(&unread.column).unwrap_or_default();
            by_column.entry(at).or_default().push(unread);
        }
        scrolled_ui(self, ui, |wizard, ui| {
            text::body(ui, tr("import-values-about"));
            let open = wizard.unanswered();
            // There is always such a line: nothing moves below whoever answers the last.
            if open > 0 {
                let given = [("count", &*open.to_string()), ("shown", &*count(open))];
                text::secondary(ui, tr_with("import-values-open", &given));
            } else {
                text::secondary(ui, tr("import-values-none"));
            }
            for unread in by_column.values() {
                frame::card(ui, |ui| wizard.column_values_ui(ui, unread));
            }
            frame::card(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                commands.extend(wizard.mapping_ui(ui, scene));
            });
        });
        let next = button::primary(tr("import-check")).enabled(self.waiting.is_none());
        if self.foot_ui(ui, Some(next)) {
            commands.push(self.ask_check());
        }
        commands
    }

    /// Cells whose answer is on no list, cannot be kept as told, and was not said to mean anything.
    pub(super) fn unanswered(&self) -> u64 {
        let open = self.unread().into_iter().filter(|one| {
            !self.topic.keeps_told(&one.column)
                && self.reading.meaning(&one.column, &one.text).is_none()
        });
        open.map(|one| one.count).sum()
    }

    fn column_values_ui(&mut self, ui: &mut Ui, unread: &[Unread]) {
        let Some(first) = unread.first() else { return };
        let column = first.column.as_str();
        let (topic, keeps) = (self.topic, self.topic.keeps_told(column));
        text::section(ui, label(topic, column));
        ui.add_space(space::S);
        let offers = topic.answers(column).offers();
        let (keep, blank) = (tr("import-value-keep"), tr("import-value-blank"));
        let mut entries: Vec<(&str, &str)> = Vec::new();
        if keeps {
            entries.push((KEEP, &keep));
        }
        entries.push((BLANK, &blank));
        entries.extend(offers.iter().map(|(code, label)| (code.as_str(), label.as_str())));
        frame::form(ui, unread.len().min(MOST), |ui, at| {
            let Some(one) = unread.get(at) else { return };
            let held = match self.reading.meaning(column, &one.text) {
                Some("") => BLANK,
                Some(code) => code,
                None if keeps => KEEP,
                None => "",
            };
            let mut chosen = held.to_owned();
            let rows = tr_with("import-value-rows", &[("count", &one.count.to_string())]);
            let name = tr_with("import-value", &[("text", &one.text)]);
            let look = FieldLook::new(name).hint(rows);
            choice::list(ui, answer_id(one), &look, &entries, &mut chosen);
            if chosen == held {
                return;
            }
            let (column, text) = (column.to_owned(), one.text.clone());
            match chosen.as_str() {
                KEEP | "" => self.reading.mean(&column, &text, None),
                BLANK => self.reading.mean(&column, &text, Some("")),
                code => self.reading.mean(&column, &text, Some(code)),
            }
        });
        if unread.len() > MOST {
            let more = count((unread.len() - MOST) as u64);
            let word = if keeps { "import-values-more-kept" } else { "import-values-more" };
            frame::notice(ui, Mood::Info, &tr_with(word, &[("count", &more)]));
        }
    }
}

/// The id of the field of an answer.
pub(super) fn answer_id(one: &Unread) -> UiId {
    part(&one.column).with(&one.text)
}
