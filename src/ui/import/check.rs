//! The last steps: what would come of the table, row by row, and what came of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::Ui;

use super::column::scrolled_ui;
use super::{Import, Step, count, file_name, part};
use crate::domain::import::{Outcome, Refused, Topic};
use crate::ui::command::{Command, TableAsk};
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::outgoing::proposed;
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// Lines of a table before it scrolls.
const ROWS: usize = 6;

impl Import {
    pub(super) fn check_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let Some(checked) = self.checked.take() else {
            if self.waiting.is_none() {
                self.step = Step::Columns;
            }
            return Vec::new();
        };
        if self.rest.is_empty() && !(checked.refused.is_empty() && checked.twins.is_empty()) {
            self.rest = proposed(&tr_with("import-rest-file", &[("file", &self.stem())]));
        }
        scrolled_ui(self, ui, |wizard, ui| {
            frame::card(ui, |ui| counts_ui(ui, &checked));
            faults_ui(ui, &checked.refused);
            wizard.twins_ui(ui, &checked);
            let some = !(checked.refused.is_empty() && wizard.table.ticked.is_empty());
            if some {
                frame::card(ui, |ui| {
                    let look = FieldLook::new(tr("import-rest")).hint(tr("import-rest-hint"));
                    field::text(ui, part("rest"), &look, &mut wizard.rest);
                });
            }
        });
        let leave: BTreeSet<u64> = self.table.ticked.clone();
        let faulty: BTreeSet<u64> = checked.refused.iter().map(|row| row.line).collect();
        let left = leave.union(&faulty).count() as u64;
        let good = checked.read.saturating_sub(left);
        let given = [("count", &*good.to_string()), ("shown", &*count(good))];
        let word = if left == 0 { "import-verb-all" } else { "import-verb-good" };
        let ready = self.waiting.is_none() && good > 0;
        let next = button::primary(tr_with(word, &given)).icon(icon::ICON_CHECK).enabled(ready);
        self.checked = Some(checked);
        if !self.foot_ui(ui, Some(next)) {
            return Vec::new();
        }
        self.past.forget();
        let mut ask = self.import_ask(leave);
        ask.keep_good = left > 0;
        let rest = self.rest.trim();
        ask.rest = (left > 0 && !rest.is_empty()).then(|| PathBuf::from(rest));
        vec![self.ask("importing", TableAsk::BringIn(Box::new(ask)))]
    }

    /// The name of the file without its ending.
    fn stem(&self) -> String {
        let stem = self.file();
        stem.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Rows of people who seem to be known: those ticked are left out.
    fn twins_ui(&mut self, ui: &mut Ui, checked: &Outcome) {
        if checked.twins.is_empty() {
            if checked.topic == Topic::Person && checked.read > 0 {
                frame::notice(ui, Mood::Good, &tr("import-twins-none"));
            }
            return;
        }
        frame::bar(
            ui,
            |ui| {
                text::section(ui, tr("import-twins"));
            },
            |ui| {
                let ticked = self.table.ticked.len();
                let given = [("count", &*ticked.to_string())];
                text::secondary(ui, tr_with("import-twins-left", &given));
            },
        );
        text::secondary(ui, tr("import-twins-about"));
        let columns = [
            Column::new(tr("import-line"), 64.0).right(),
            Column::new(tr("import-twin-name"), 190.0).grow(1.0),
            Column::new(tr("import-twin-other"), 210.0).grow(1.0),
            Column::new(tr("import-twin-likely"), 108.0),
            Column::new(tr("import-twin-why"), 280.0).grow(2.0),
        ];
        let twins = &checked.twins;
        let name = tr("import-twins");
        let table = Table::new(part("twins"), name, &columns, twins.len()).ticks();
        let high = high(twins.len());
        table.height(high).show(
            ui,
            &mut self.table,
            |at| twins.get(at).map(|twin| twin.line),
            |at, cells| {
                let Some(twin) = twins.get(at) else { return };
                cells.text(&twin.line.to_string());
                cells.strong(&twin.name);
                let other = match twin.other_line {
                    Some(line) => {
                        let given = [("line", &*line.to_string()), ("name", &*twin.other)];
                        tr_with("import-twin-line", &given)
                    }
                    None => twin.other.clone(),
                };
                cells.text(&other);
                let sure = twin.probability >= crate::domain::likeness::LIKELY;
                let (mood, word) = if sure {
                    (Mood::Warn, tr("import-twin-sure"))
                } else {
                    (Mood::Info, tr("import-twin-maybe"))
                };
                cells.badge(mood, icon::ICON_GROUPS, &word);
                cells.soft(&twin.why.join(" · "));
            },
        );
    }

    pub(super) fn done_ui(&mut self, ui: &mut Ui) -> Vec<Command> {
        let Some(done) = self.done.clone() else {
            self.step = Step::File;
            return Vec::new();
        };
        let (mut again, mut undo) = (false, false);
        frame::card(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            badge::badge(ui, Mood::Good, icon::ICON_CHECK_CIRCLE, &tr("import-done"));
            counts_ui(ui, &done);
            if let Some(rest) = &done.rest {
                let given = [("file", &*file_name(rest)), ("path", &*rest.display().to_string())];
                frame::notice(ui, Mood::Warn, &tr_with("import-rest-done", &given));
            }
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                again = ui.add(button::primary(tr("import-again"))).clicked();
                let verb = button::secondary(tr("import-undo-this")).icon(icon::ICON_UNDO);
                undo = ui.add(verb.enabled(self.waiting.is_none())).clicked();
            });
        });
        if undo && let Some(id) = done.record {
            self.past.ask(id);
        }
        if again || self.past.is_undone() {
            self.start_over();
        }
        Vec::new()
    }
}

/// What was read, and what becomes of it.
fn counts_ui(ui: &mut Ui, outcome: &Outcome) {
    let mut pairs = vec![("import-count-read", outcome.read)];
    let added = match outcome.topic {
        Topic::Person => "import-count-people",
        _ => "import-count-added",
    };
    pairs.push((added, outcome.added));
    let refused = if outcome.kept { "import-count-left" } else { "import-count-refused" };
    let more = [
        ("import-count-corrected", outcome.corrected),
        ("import-count-same", outcome.same),
        ("import-count-cancelled", outcome.cancelled),
        ("import-count-households", outcome.households),
        ("import-count-centres", outcome.centres),
        (refused, outcome.refused.len() as u64),
        ("import-count-papers", outcome.papers_twice.len() as u64),
    ];
    pairs.extend(more.into_iter().filter(|(_, number)| *number > 0));
    let pairs: Vec<(String, String)> =
        pairs.into_iter().map(|(key, number)| (tr(key), count(number))).collect();
    frame::pairs(ui, &pairs);
    for (column, told) in &outcome.told {
        let given = [("column", column.as_str()), ("count", &told.to_string())];
        text::secondary(ui, tr_with("import-told", &given));
    }
}

/// Every row that cannot be taken, with all that is wrong.
fn faults_ui(ui: &mut Ui, refused: &[Refused]) {
    if refused.is_empty() {
        return;
    }
    text::section(ui, tr("import-faults"));
    let lines: Vec<(u64, &str, String)> = refused
        .iter()
        .flat_map(|row| {
            let said = row.complaints.iter();
            said.map(|(column, problem)| (row.line, column.as_str(), problem.sentence()))
        })
        .collect();
    let columns = [
        Column::new(tr("import-line"), 64.0).right(),
        Column::new(tr("import-fault-column"), 170.0),
        Column::new(tr("import-fault"), 400.0).grow(1.0),
    ];
    let table = Table::new(part("faults"), tr("import-faults"), &columns, lines.len());
    let mut state = TableState::<usize>::default();
    table.height(high(lines.len())).show(ui, &mut state, Some, |at, cells| {
        let Some((line, column, sentence)) = lines.get(at) else { return };
        cells.text(&line.to_string());
        cells.strong(column);
        cells.text(sentence);
    });
}

/// The height of a table of so many lines.
fn high(lines: usize) -> f32 {
    size::ROW * (lines.min(ROWS) as f32 + 1.6)
}
