//! What came in before, and taking it back: also long after, as long as nothing of it changed.

use eframe::egui::{Context, Ui};

use super::{count, part, topic_name};
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::table_import::TableImport;
use crate::store::StoreError;
use crate::ui::Scene;
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{button, text};
use crate::words::{tr, tr_with};

/// Imports, newest first.
#[derive(Default)]
pub(super) struct Past {
    held: Vec<(Id, TableImport)>,
    table: TableState<Id>,
    /// The one that is to be taken back, once that is confirmed.
    asked: Option<Id>,
    /// One was just taken back.
    undone: bool,
}

impl Past {
    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let all = scene.reader.all(Kind::TableImport)?.into_iter().rev();
        self.held = all.map(|held| (held.id, TableImport::from_row(&held.row))).collect();
        Ok(())
    }

    /// Says that one was taken back.
    pub(super) fn undone(&mut self) {
        self.undone = true;
    }

    /// Says no more that one was taken back.
    pub(super) fn forget(&mut self) {
        self.undone = false;
    }

    /// Whether one was taken back since the last question.
    pub(super) fn is_undone(&self) -> bool {
        self.undone
    }

    /// Asks whether an import is to be taken back.
    pub(super) fn ask(&mut self, id: Id) {
        self.undone = false;
        self.asked = Some(id);
    }

    pub(super) fn past_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        text::section(ui, tr("import-past"));
        if self.undone {
            text::secondary(ui, tr("import-undone"));
        }
        if self.held.is_empty() {
            text::secondary(ui, tr("import-past-none"));
            return;
        }
        let columns = [
            Column::new(tr("import-past-day"), 104.0),
            Column::new(tr("import-past-topic"), 90.0).grow(1.0),
            Column::new(tr("import-past-rows"), 72.0).right(),
            Column::new(tr("import-past-state"), 188.0),
        ];
        let held = &self.held;
        let mut asked = None;
        let table = Table::new(part("past"), tr("import-past"), &columns, held.len());
        let high = ui.available_height().clamp(size::ROW * 4.0, size::ROW * 9.0);
        table.height(high).show(
            ui,
            &mut self.table,
            |at| held.get(at).map(|(id, _)| *id),
            |at, cells| {
                let Some((id, import)) = held.get(at) else { return };
                let day = import.done_on.map(date::show).unwrap_or_default();
                cells.text(&day);
                let topic = import.topic.map(topic_name).unwrap_or_default();
                cells.strong(&topic);
                let rows =
                    count(u64::try_from(import.rows.unwrap_or_default()).unwrap_or_default());
                cells.text(&rows);
                if let Some(undone) = import.undone_on {
                    let words = tr_with("import-past-undone", &[("day", &date::show(undone))]);
                    cells.badge(Mood::Neutral, icon::ICON_UNDO, &words);
                } else {
                    let given = [("topic", topic.as_str()), ("day", &day), ("rows", &rows)];
                    let named = tr_with("import-undo-named", &given);
                    cells.add(|ui| {
                        let verb = button::quiet(tr("import-undo")).named(named);
                        let verb = ui.add(verb);
                        if verb.clicked() {
                            // Where the keyboard goes back to after the question.
                            verb.request_focus();
                            asked = Some(*id);
                        }
                    });
                }
                if let Some(by) = import.done_by {
                    cells.say(scene.office.name(by));
                }
            },
        );
        if let Some(id) = asked {
            self.ask(id);
        }
    }

    /// The question before one is taken back; which, once it is answered.
    pub(super) fn undo_ui(&mut self, ctx: &Context, scene: Scene<'_>) -> Option<Id> {
        let id = self.asked?;
        let Some((_, import)) = self.held.iter().find(|(held, _)| *held == id) else {
            self.asked = None;
            return None;
        };
        let rows = count(u64::try_from(import.rows.unwrap_or_default()).unwrap_or_default());
        let given = [
            ("rows", rows.as_str()),
            ("day", &import.done_on.map(date::show).unwrap_or_default()),
            ("who", import.done_by.map(|by| scene.office.name(by)).unwrap_or_default()),
        ];
        let dialog = Dialog::new(part("undo"), tr("import-undo-title"), tr("import-undo-keep"))
            .body(tr_with("import-undo-body", &given))
            .danger(tr("import-undo-verb"));
        let answer = dialog.show(ctx, |ui| ui.add_space(space::S))?;
        self.asked = None;
        (answer == Answer::Verb).then_some(id)
    }
}
