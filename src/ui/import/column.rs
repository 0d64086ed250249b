//! The second step: the first rows of the table, and what each of its columns is taken for.

use eframe::egui::{Id as UiId, Key, Response, Ui};

use super::{Import, Step, count, file_name, part};
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::import::{Column as TableColumn, Habit, Reading, Topic, Unread, split};
use crate::domain::kind::Kind;
use crate::domain::mapping::Mapping;
use crate::domain::value::Keyed as _;
use crate::store::new_id;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::table::{Column, Table, TableState};
use crate::ui::widgets::{button, choice, frame, text};
use crate::words::{tr, tr_with};

/// Rows of the preview.
const ROWS: f32 = 4.0;
/// Letters of the examples of a column.
const LETTERS: usize = 46;

impl Import {
    /// Answers that are on no list.
    pub(super) fn unread(&self) -> Vec<Unread> {
        self.reading.unread(self.topic, &self.look)
    }

    /// Whether there is one of which it was not said what it means.
    pub(super) fn asks(&self) -> bool {
        let known = |one: &Unread| self.reading.meaning(&one.column, &one.text).is_some();
        !self.unread().iter().all(known)
    }

    pub(super) fn columns_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let mut again = None;
        scrolled_ui(self, ui, |wizard, ui| {
            again = wizard.sheet_ui(ui);
            let some = wizard.reading.columns.iter().any(Option::is_some);
            if !some && !wizard.look.headings.is_empty() {
                frame::notice(ui, Mood::Warn, &tr("import-columns-none"));
            }
            wizard.preview_ui(ui);
            frame::card(ui, |ui| wizard.taken_ui(ui));
            frame::card(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                wizard.habit_ui(ui);
                commands.extend(wizard.mapping_ui(ui, scene));
            });
        });
        let some = self.reading.columns.iter().any(Option::is_some);
        let asks = self.asks();
        let word = if asks { "import-on" } else { "import-check" };
        let next = button::primary(tr(word)).enabled(self.waiting.is_none() && some);
        if self.foot_ui(ui, Some(next)) {
            if asks {
                self.complaint = None;
                self.step = Step::Values;
            } else {
                commands.push(self.ask_check());
            }
        }
        if let Some((sheet, heading)) = again {
            commands.push(self.ask_look(sheet, heading));
        }
        commands
    }

    /// What the file is; another sheet, or another line of headings, when one was chosen.
    fn sheet_ui(&self, ui: &mut Ui) -> Option<(usize, Option<u64>)> {
        let (form, rows) = (self.look.form.to_uppercase(), count(self.look.rows));
        let number = self.look.rows.to_string();
        let sign = match self.look.separator.as_str() {
            "\t" => tr("import-tab"),
            sign => sign.to_owned(),
        };
        let file = file_name(&self.file());
        let given = [
            ("file", file.as_str()),
            ("form", &form),
            ("rows", &rows),
            ("count", &number),
            ("encoding", &self.look.encoding),
            ("sign", &sign),
        ];
        let word = if sign.is_empty() { "import-book" } else { "import-text" };
        text::secondary(ui, tr_with(word, &given));
        let has_sheets = self.look.sheets.len() > 1;
        let has_top = self.look.top.len() > 1;
        let (mut sheet, mut line) = (self.look.sheet.to_string(), self.look.heading.to_string());
        frame::form(ui, usize::from(has_sheets) + usize::from(has_top), |ui, at| {
            if at == 0 && has_sheets {
                let numbers = (0..self.look.sheets.len()).map(|at| at.to_string());
                let names = self.look.sheets.iter().cloned();
                let entries: Vec<(String, String)> = numbers.zip(names).collect();
                let look = FieldLook::new(tr("import-sheet"));
                choose(ui, "sheet", &look, &entries, &mut sheet);
            } else {
                let entries = self.look.top.iter().map(|(line, cells)| {
                    let given = [("line", &*line.to_string()), ("text", &*beginning(cells))];
                    (line.to_string(), tr_with("import-heading-line", &given))
                });
                let entries: Vec<(String, String)> = entries.collect();
                let look = FieldLook::new(tr("import-heading"));
                choose(ui, "heading", &look.hint(tr("import-heading-hint")), &entries, &mut line);
            }
        });
        let (sheet, line) = (sheet.parse().ok()?, line.parse().ok()?);
        match self.waiting {
            Some(_) => None,
            None if sheet != self.look.sheet => Some((sheet, None)),
            None => (line != self.look.heading).then_some((sheet, Some(line))),
        }
    }

    fn preview_ui(&self, ui: &mut Ui) {
        let columns: Vec<Column> =
            self.look.headings.iter().map(|heading| Column::new(heading, 130.0)).collect();
        if columns.is_empty() {
            return;
        }
        let first = &self.look.first;
        let name = tr("import-preview");
        let table = Table::new(part("preview"), name, &columns, first.len());
        let mut state = TableState::<usize>::default();
        // As high as its rows, with the bar below them.
        let bar = ui.spacing().scroll.allocated_width();
        let high = size::ROW * (ROWS + 1.0) + bar + size::LINE * 2.0;
        table.height(high).show(ui, &mut state, Some, |at, cells| {
            for cell in first.get(at).into_iter().flatten().take(columns.len()) {
                cells.text(cell);
            }
        });
    }

    /// One field per heading.
    fn taken_ui(&mut self, ui: &mut Ui) {
        text::section(ui, tr("import-columns"));
        match &self.read_by {
            Some(name) => text::secondary(ui, tr_with("import-columns-kept", &[("name", name)])),
            None => text::secondary(ui, tr("import-columns-about")),
        };
        ui.add_space(space::S);
        let columns: Vec<(&str, String)> =
            self.topic.columns().map(|key| (key, self.topic.label(key))).collect();
        let none = tr("import-column-none");
        let mut entries: Vec<(&str, &str)> = vec![(NONE, none.as_str())];
        entries.extend(columns.iter().map(|(key, label)| (*key, label.as_str())));
        let mut changed = None;
        frame::form(ui, self.look.headings.len(), |ui, at| {
            let heading = self.look.headings.get(at).cloned().unwrap_or_default();
            let heading = if heading.is_empty() {
                tr_with("import-column-unnamed", &[("number", &(at + 1).to_string())])
            } else {
                heading
            };
            let held = self.reading.columns.get(at).and_then(Option::as_deref);
            let mut chosen = held.unwrap_or(NONE).to_owned();
            let look = FieldLook::new(heading).hint(self.hint(at, held));
            choice::list(ui, column_id(at), &look, &entries, &mut chosen);
            // An answer that was taken back is a column that is not taken.
            if chosen.is_empty() {
                NONE.clone_into(&mut chosen);
            }
            if chosen != held.unwrap_or(NONE) {
                changed = Some((at, chosen));
            }
        });
        if let Some((at, chosen)) = changed {
            self.reading.columns.resize(self.look.headings.len(), None);
            let column = if chosen == NONE { None } else { Some(chosen.as_str()) };
            self.reading.take(at, column);
            self.complaint = None;
        }
        let left = self.look.headings.iter().enumerate().filter(|(at, heading)| {
            !heading.is_empty() && self.reading.columns.get(*at).is_none_or(Option::is_none)
        });
        let left: Vec<&str> = left.map(|(_, heading)| heading.as_str()).collect();
        if !left.is_empty() {
            let given = [("columns", &*left.join(", "))];
            frame::notice(ui, Mood::Info, &tr_with("import-columns-left", &given));
        }
    }

    /// What stands below a heading, and what is made of it where that is not plain.
    fn hint(&self, at: usize, held: Option<&str>) -> String {
        let shown = self.example(at);
        let word = match held.and_then(TableColumn::from_key) {
            Some(TableColumn::FullName) if self.topic == Topic::Person => "import-name-last",
            Some(TableColumn::FamilyFirst) if self.topic == Topic::Person => "import-name-first",
            None if Reading::only_counts(&self.look, at) => {
                return tr_with("import-column-counts", &[("text", &shown)]);
            }
            _ => return shown,
        };
        let cell = self.look.first.iter().filter_map(|row| row.get(at)).find(|cell| {
            // A name that shows something when it is taken apart.
            cell.split_whitespace().count() > 1
        });
        let Some(cell) = cell else { return tr(word) };
        let (family, given) = split(cell, word == "import-name-first");
        let example = [("text", cell.as_str()), ("family", &family), ("given", &given)];
        [tr(word), tr_with("import-name-example", &example)].join(" ")
    }

    /// The most frequent answers of a column.
    fn example(&self, at: usize) -> String {
        let cells = self.look.first.iter().filter_map(|row| row.get(at));
        let mut seen: Vec<&str> = Vec::new();
        for cell in cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()) {
            if !seen.contains(&cell) && seen.len() < 3 {
                seen.push(cell);
            }
        }
        if seen.is_empty() {
            return tr("import-column-empty");
        }
        cut(&seen.join(" · "))
    }

    /// In which order dates are written, where that is not plain.
    fn habit_ui(&mut self, ui: &mut Ui) {
        let habits = self.reading.habits(self.topic, &self.look);
        if !habits.matters() {
            return;
        }
        let names = Habit::ALL
            .iter()
            .map(|habit| (habit.key(), tr(&format!("import-habit-{}", habit.key()))));
        let names: Vec<(&str, String)> = names.collect();
        let entries: Vec<(&str, &str)> =
            names.iter().map(|(key, name)| (*key, name.as_str())).collect();
        let sure = habits.day + habits.month + habits.year;
        let against = habits.against(self.reading.habit());
        let word = match (sure, against) {
            (0, _) => "import-habit-open",
            (_, 0) => "import-habit-sure",
            _ => "import-habit-against",
        };
        let (sure_shown, against_shown) = (count(sure), count(against));
        let given = [
            ("count", &*sure.to_string()),
            ("shown", &*sure_shown),
            ("against", &*against.to_string()),
            ("against_shown", &*against_shown),
        ];
        let look = FieldLook::new(tr("import-habit")).hint(tr_with(word, &given));
        let mut habit = self.reading.habit().key().to_owned();
        choice::segmented(ui, part("habit"), &look, &entries, &mut habit);
        self.reading.habit = habit;
    }

    /// Keeping how the table is read, under a name.
    pub(super) fn mapping_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let held =
            self.mappings.iter().rev().find(|(_, held)| {
                held.topic == Some(self.topic) && held.name == self.mapping.trim()
            });
        let body = self.reading.to_json();
        let same = held.is_some_and(|(_, held)| held.body == body);
        let hint = if same { "import-mapping-kept" } else { "import-mapping-hint" };
        let look =
            FieldLook::new(tr("import-mapping")).hint(tr(hint)).complaint(self.refused.clone());
        let name = field::text(ui, part("mapping"), &look, &mut self.mapping);
        if name.changed() {
            self.refused = None;
        }
        let ready = !self.mapping.trim().is_empty() && !same;
        let verb = button::secondary(tr("import-mapping-keep")).icon(icon::ICON_BOOKMARK);
        let kept = ui.add(verb.enabled(ready)).clicked();
        let entered = entered(ui, &name);
        if !(kept || (entered && ready)) {
            return None;
        }
        let form = form::of_kind(Kind::Mapping).next()?;
        let headings = serde_json::to_string(self.look.own_headings()).unwrap_or_default();
        let mapping = Mapping {
            name: self.mapping.trim().to_owned(),
            topic: Some(self.topic),
            headings,
            body,
        };
        let row = crate::domain::fact::Record::to_row(&mapping);
        let draft = match held {
            Some((id, _)) => {
                let mut draft = Draft::edit(form, *id, scene.reader.row(Kind::Mapping, *id).ok()??);
                draft.base.extend(row);
                draft
            }
            None => Draft::new(form, new_id().ok()?, row),
        };
        Some(Command::Save(vec![draft]))
    }
}

/// The code of a column that is not taken.
const NONE: &str = "-";

/// A list of what was read from the table.
fn choose(
    ui: &mut Ui,
    name: &str,
    look: &FieldLook,
    entries: &[(String, String)],
    value: &mut String,
) {
    let entries: Vec<(&str, &str)> =
        entries.iter().map(|(code, label)| (code.as_str(), label.as_str())).collect();
    choice::list(ui, part(name), look, &entries, value);
}

/// The beginning of a row, by which one knows it.
fn beginning(cells: &[String]) -> String {
    let filled: Vec<&str> = cells.iter().map(String::as_str).filter(|c| !c.is_empty()).collect();
    cut(&filled.join(" · "))
}

fn cut(text: &str) -> String {
    let cut: String = text.chars().take(LETTERS).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

/// Enter was pressed in a field of one line; the keyboard stays in it.
pub(super) fn entered(ui: &Ui, field: &Response) -> bool {
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if entered {
        field.request_focus();
    }
    entered
}

/// The id of the field of a heading.
pub(super) fn column_id(at: usize) -> UiId {
    part("column").with(at)
}

/// The wizard's content above its verbs.
pub(super) fn scrolled_ui(
    wizard: &mut Import,
    ui: &mut Ui,
    add: impl FnOnce(&mut Import, &mut Ui),
) {
    // Each step begins at its top.
    let id = part("step").with(wizard.step as usize).with(wizard.round);
    super::scrolled(ui, id, |ui| add(wizard, ui));
}

/// What a column is called where it is shown.
pub(super) fn label(topic: Topic, column: &str) -> String {
    topic.label(column)
}
