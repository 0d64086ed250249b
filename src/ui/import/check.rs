//! The last steps: what would come of the table, row by row, and what came of it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::Ui;

use super::column::scrolled_ui;
use super::{Import, Step, count, file_name, part};
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::import::{Fault, Outcome, Refused, Topic, Twin};
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::ui::Scene;
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
    pub(super) fn check_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let Some(checked) = self.checked.take() else {
            if self.waiting.is_none() {
                self.step = Step::Columns;
            }
            return Vec::new();
        };
        if self.rest.is_empty() && !(checked.refused.is_empty() && checked.twins.is_empty()) {
            self.rest = proposed(&tr_with("import-rest-file", &[("file", &self.stem())]));
        }
        let mut answer = false;
        scrolled_ui(self, ui, |wizard, ui| {
            frame::card(ui, |ui| counts_ui(ui, &checked));
            nameless_ui(ui, &checked.nameless);
            let open = wizard.unanswered();
            if open > 0 {
                let given = [("count", &*open.to_string()), ("shown", &*count(open))];
                frame::notice(ui, Mood::Warn, &tr_with("import-values-open", &given));
                answer = ui.add(button::secondary(tr("import-values-answer"))).clicked();
            }
            faults_ui(ui, &checked.refused);
            wizard.twins_ui(ui, &checked, scene);
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
        let word = if left == 0 && good > 0 { "import-verb-all" } else { "import-verb-good" };
        let ready = self.waiting.is_none() && good > 0;
        let next = button::primary(tr_with(word, &given)).icon(icon::ICON_CHECK).enabled(ready);
        self.checked = Some(checked);
        if answer {
            self.step = Step::Values;
            return Vec::new();
        }
        if !self.foot_ui(ui, Some(next)) {
            return Vec::new();
        }
        self.past.forget();
        self.fresh = true;
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
    fn twins_ui(&mut self, ui: &mut Ui, checked: &Outcome, scene: Scene<'_>) {
        let compared = checked.good();
        let given = [("count", &*compared.to_string()), ("shown", &*count(compared))];
        if checked.twins.is_empty() {
            let is_people = checked.topic == Topic::Person && compared > 0;
            if is_people && checked.refused.is_empty() {
                frame::notice(ui, Mood::Good, &tr("import-twins-none"));
            } else if is_people {
                frame::notice(ui, Mood::Info, &tr_with("import-twins-none-good", &given));
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
        if !checked.refused.is_empty() {
            text::secondary(ui, tr("import-twins-refused"));
        }
        let columns = [
            Column::new(tr("import-line"), 64.0).right(),
            Column::new(tr("import-twin-name"), 170.0).grow(1.0),
            Column::new(tr("import-twin-other"), 190.0).grow(1.0),
            Column::new(tr("import-twin-known"), 190.0).grow(1.0),
            Column::new(tr("import-twin-likely"), 132.0),
            Column::new(tr("import-twin-why"), 220.0).grow(2.0),
        ];
        let twins = &checked.twins;
        let name = tr("import-twins");
        let table = Table::new(part("twins"), name, &columns, twins.len()).ticks();
        let high = high(twins.len());
        let pressed = table.height(high).show(
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
                cells.soft(&twin.other_about);
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
        if let Some(at) = pressed.opened.or(pressed.clicked) {
            let person = twins.get(at).and_then(|twin| twin.person);
            self.pair = Some((at, person.map(|id| facts(scene, id)).unwrap_or_default()));
        }
        let pair = self.pair.as_ref();
        if let Some((twin, facts)) = pair.and_then(|(at, facts)| Some((twins.get(*at)?, facts))) {
            frame::card(ui, |ui| pair_ui(ui, twin, facts));
        }
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
                let verb = ui.add(button::primary(tr("import-again")));
                if std::mem::take(&mut self.fresh) {
                    verb.request_focus();
                }
                again = verb.clicked();
                let verb = button::secondary(tr("import-undo-this")).icon(icon::ICON_UNDO);
                let verb = ui.add(verb.enabled(self.waiting.is_none()));
                undo = verb.clicked();
                if undo {
                    verb.request_focus();
                }
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

/// A pair in full: the row, whom it is like, and why.
fn pair_ui(ui: &mut Ui, twin: &Twin, facts: &[(String, String)]) {
    ui.spacing_mut().item_spacing.y = space::S;
    let own = [twin.name.as_str(), &twin.about];
    let line = twin.line.to_string();
    let given = [("line", &*line), ("name", &*joined(&own))];
    text::strong(ui, tr_with("import-twin-line", &given));
    let known = joined(&[&twin.other, &twin.other_about]);
    match twin.other_line {
        Some(line) => {
            let given = [("line", &*line.to_string()), ("name", &*known)];
            text::strong(ui, tr_with("import-twin-line", &given));
        }
        None => {
            text::strong(ui, tr_with("import-twin-held", &[("name", &*known)]));
        }
    }
    text::body(ui, twin.why.join(" · "));
    if !facts.is_empty() {
        frame::pairs(ui, facts);
    }
}

fn joined(parts: &[&str]) -> String {
    let filled: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    filled.join(" · ")
}

/// What the register says of somebody, as far as one may see it.
fn facts(scene: Scene<'_>, person: Id) -> Vec<(String, String)> {
    let keys = ["sex", "birth_on", "birth_place", "father_name", "mother_name"];
    let keys = keys.into_iter().chain(["origin_cercle", "origin_village", "occupation"]);
    let may = matches!(scene.reader.limited(person, scene.today), Ok(None));
    let held = may.then(|| scene.reader.row(Kind::Person, person).ok().flatten()).flatten();
    let Some(row) = held else { return Vec::new() };
    let said = keys.filter_map(|key| {
        let shown = Kind::Person.field(key)?.shape.show(value::of(&row, key));
        (!shown.is_empty()).then(|| (form::label(Kind::Person, key), shown))
    });
    said.collect()
}

/// Rows of people of whom not even a name is known.
fn nameless_ui(ui: &mut Ui, lines: &[u64]) {
    const NAMED: usize = 12;
    if lines.is_empty() {
        return;
    }
    let mut shown: Vec<String> = lines.iter().take(NAMED).map(u64::to_string).collect();
    if lines.len() > NAMED {
        shown.push("…".to_owned());
    }
    let number = lines.len();
    let given = [
        ("count", &*number.to_string()),
        ("shown", &*count(number as u64)),
        ("lines", &*shown.join(", ")),
    ];
    frame::notice(ui, Mood::Warn, &tr_with("import-nameless", &given));
}

/// Every row that cannot be taken, with all that is wrong.
fn faults_ui(ui: &mut Ui, refused: &[Refused]) {
    if refused.is_empty() {
        return;
    }
    text::section(ui, tr("import-faults"));
    let lines: Vec<(&Refused, &Fault)> = refused
        .iter()
        .flat_map(|row| row.complaints.iter().map(move |fault| (row, fault)))
        .collect();
    let columns = [
        Column::new(tr("import-line"), 64.0).right(),
        Column::new(tr("import-fault-name"), 150.0).grow(1.0),
        Column::new(tr("import-fault-column"), 150.0).grow(1.0),
        Column::new(tr("import-fault-said"), 130.0).grow(1.0),
        Column::new(tr("import-fault"), 400.0).grow(3.0),
    ];
    let table = Table::new(part("faults"), tr("import-faults"), &columns, lines.len());
    let mut state = TableState::<usize>::default();
    table.height(high(lines.len())).show(ui, &mut state, Some, |at, cells| {
        let Some((row, fault)) = lines.get(at) else { return };
        cells.text(&row.line.to_string());
        cells.soft(&row.name);
        cells.strong(&fault.column);
        cells.text(&fault.said);
        cells.text(&fault.problem.sentence());
    });
}

/// The height of a table of so many lines.
fn high(lines: usize) -> f32 {
    size::ROW * (lines.min(ROWS) as f32 + 1.6)
}
