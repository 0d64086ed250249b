//! The house's form over any record: the lines of its form with headings, each
//! field as its shape wants it, complaints in their places. What is typed lands
//! in the draft and nowhere else; a field is judged when it is left, and nothing
//! is refused while typing. Two columns where there is room.

mod field;
mod place;
mod view;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::NaiveDate;
use eframe::egui::{self, Key, KeyboardShortcut, Modifiers, Popup, Ui};

use super::Scene;
use super::look::{Mood, icon, size, space};
use super::widgets::dialog::{Answer, Dialog};
use super::widgets::field::FieldLook;
use super::widgets::{button, focus, frame, text};
use crate::domain::draft::Draft;
use crate::domain::fact::{Field, Shape};
use crate::domain::form::{self, Line};
use crate::domain::id::Id;
use crate::domain::problem::Problem;
use crate::domain::value::Row;
use crate::words::tr;

pub use view::{show, view_ui, view_under_ui};

/// Typing is on disk after this many seconds at the latest.
const KEEP_SECS: f64 = 1.5;
/// The key that saves a form, wherever the keyboard is in it.
const SAVE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);
/// What is said about a record when a field is only empty so far.
const MISSING: &str = "problem-required";

/// What the person at the keyboard wants of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Save what was typed.
    Save,
    /// Leave without saving; asked already where something would be lost.
    Cancel,
    /// Time to put the draft on disk.
    Keep,
}

/// A form being filled in.
pub struct Editor {
    draft: Draft,
    lines: &'static [Line],
    only: Option<&'static [&'static str]>,
    answers: Row,
    complaints: BTreeMap<String, Problem>,
    loose: Vec<Problem>,
    focus: Option<Focus>,
    unkept: Option<f64>,
    left: bool,
    asking: bool,
    optional: bool,
    /// The heading it stands under, which no group repeats.
    under: String,
}

/// Where the keyboard is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Focus {
    First,
    At(String),
}

/// The heading of a group of fields, near what it heads.
pub fn heading_ui(ui: &mut Ui, heading: &str) {
    ui.add_space(space::XS);
    text::section(ui, heading);
    ui.add_space(space::S - ui.spacing().item_spacing.y);
}

/// The id of the widget of a field: the record and the field are in it.
pub fn field_id(record: Id, key: &str) -> egui::Id {
    egui::Id::unique(("form", record.bytes(), key))
}

impl Editor {
    /// A form over a draft.
    pub fn new(draft: Draft) -> Self {
        let lines = form::named(draft.form).map_or(&[][..], |form| form.lines.as_slice());
        let answers = draft.answers();
        Self {
            draft,
            lines,
            only: None,
            answers,
            complaints: BTreeMap::new(),
            loose: Vec::new(),
            focus: None,
            unkept: None,
            left: false,
            asking: false,
            optional: false,
            under: String::new(),
        }
    }

    /// Asks only these fields of the form.
    #[must_use]
    pub fn only(mut self, keys: &'static [&'static str]) -> Self {
        self.only = Some(keys);
        self
    }

    /// Whether it asks only some fields of the form.
    pub fn asks_some(&self) -> bool {
        self.only.is_some()
    }

    /// Stands under this heading: no group says it again.
    pub fn stand_under(&mut self, heading: &str) {
        heading.clone_into(&mut self.under);
    }

    /// Nothing of it is required: the record is saved when something is written, or not at all.
    #[must_use]
    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// From now on asks only these fields of the form.
    pub fn ask_only(&mut self, keys: &'static [&'static str]) {
        self.only = Some(keys);
        self.focus_first();
    }

    /// What was typed.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// What was typed, to be changed from outside.
    pub fn draft_mut(&mut self) -> &mut Draft {
        // Relevance is judged anew with the next key; until then on what follows here.
        self.answers.clear();
        &mut self.draft
    }

    /// True when something typed is not on disk yet.
    pub fn is_unkept(&self) -> bool {
        self.unkept.is_some()
    }

    /// True when this form asks the field.
    pub fn asks(&self, key: &str) -> bool {
        self.only.is_none_or(|only| only.contains(&key))
            && self.lines.iter().any(|line| line.name == key && line.field.is_some())
    }

    /// The keyboard goes to the first field.
    pub fn focus_first(&mut self) {
        self.focus = Some(Focus::First);
    }

    /// Complaints about what was to be saved: each at its field, the first one in view
    /// with the keyboard in it; those about no field of this form above it.
    pub fn refused(&mut self, problems: &[Problem]) {
        self.complaints.clear();
        self.loose.clear();
        for problem in problems {
            if self.asks(&problem.field) {
                self.complaints.entry(problem.field.clone()).or_insert_with(|| problem.clone());
            } else {
                self.loose.push(problem.clone());
            }
        }
        let first = self.lines.iter().find(|line| self.complaints.contains_key(line.name));
        self.focus = first.map(|line| Focus::At(line.name.to_owned()));
    }

    /// All fields with their headings and the buttons under them.
    pub fn editor_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Event> {
        self.editor_with_ui(ui, scene, |_, _| {})
    }

    /// The same with something of the screen's own between the fields and the buttons.
    pub fn editor_with_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        between: impl FnOnce(&mut Ui, &Draft),
    ) -> Option<Event> {
        let mut event = self.keys(ui);
        self.fields_ui(ui, scene);
        between(ui, &self.draft);
        ui.add_space(space::L);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let save = button::primary(tr("form-save")).key(tr("form-save-key"));
            if ui.add(save.icon(icon::ICON_CHECK)).clicked() {
                event = Some(Event::Save);
            }
            let cancel = button::quiet(tr("form-cancel")).key(tr("form-cancel-key"));
            if ui.add(cancel).clicked() {
                event = self.cancelled();
            }
        });
        let event = self.ask_ui(ui).or(event);
        event.or_else(|| self.keep_due(ui).then_some(Event::Keep))
    }

    /// The keys of the whole form: Ctrl+Enter saves, Esc leaves. For screens that place
    /// their own buttons; call it before the fields.
    pub fn keys(&mut self, ui: &Ui) -> Option<Event> {
        if self.asking || focus::is_covered(ui) || Popup::is_any_open(ui) {
            return None;
        }
        if ui.input_mut(|i| i.consume_shortcut(&SAVE)) {
            return Some(Event::Save);
        }
        if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            return self.cancelled();
        }
        None
    }

    /// The wish to leave: asks first where something would be lost.
    pub fn cancelled(&mut self) -> Option<Event> {
        self.asking = self.draft.is_touched();
        (!self.asking).then_some(Event::Cancel)
    }

    /// The question before something typed is lost; call it after the fields.
    pub fn ask_ui(&mut self, ui: &Ui) -> Option<Event> {
        if !self.asking {
            return None;
        }
        let id = field_id(self.draft.id, "leave");
        let dialog = Dialog::new(id, tr("form-leave-title"), tr("form-leave-stay"))
            .body(tr("form-leave-body"))
            .danger(tr("form-leave-verb"));
        let answer = dialog.show(ui, |_| {})?;
        self.asking = false;
        (answer == Answer::Verb).then_some(Event::Cancel)
    }

    /// Only the fields with their headings; true when something was typed.
    pub fn fields_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> bool {
        self.loose_ui(ui, scene);
        self.lines_ui(ui, scene, self.lines.iter())
    }

    /// These fields in this order, without headings: for screens that show a form in parts.
    pub fn some_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, keys: &[&str]) -> bool {
        let lines = self.lines;
        let some = keys.iter().filter_map(|key| lines.iter().find(|line| line.name == *key));
        self.lines_ui(ui, scene, some)
    }

    /// All fields but these, with headings: the rest of a form shown in parts.
    pub fn rest_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, but: &[&str]) -> bool {
        self.lines_ui(ui, scene, self.lines.iter().filter(|line| !but.contains(&line.name)))
    }

    fn lines_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        lines: impl Iterator<Item = &'static Line>,
    ) -> bool {
        if self.answers.is_empty() {
            self.answers = self.draft.answers();
        }
        let mut typed = false;
        let mut group: Option<&'static Line> = None;
        let mut run: Vec<(&'static Line, Field)> = Vec::new();
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::L;
            for line in lines {
                if line.note {
                    typed |= self.run_ui(ui, scene, &mut run);
                    if line.is_relevant(&self.answers) {
                        if let Some(group) = group.take().filter(|g| g.label() != self.under) {
                            heading_ui(ui, group.label());
                        }
                        text::secondary(ui, line.label());
                    }
                    continue;
                }
                let Some(field) = line.field else {
                    typed |= self.run_ui(ui, scene, &mut run);
                    group = Some(line);
                    continue;
                };
                if !self.is_shown(line, &field, scene) {
                    continue;
                }
                let wide = field::is_wide(ui, &field);
                if wide {
                    typed |= self.run_ui(ui, scene, &mut run);
                }
                if let Some(group) = group.take().filter(|g| g.label() != self.under) {
                    heading_ui(ui, group.label());
                }
                run.push((line, field));
                if wide {
                    typed |= self.run_ui(ui, scene, &mut run);
                }
            }
            typed |= self.run_ui(ui, scene, &mut run);
        });
        typed
    }

    /// True when the draft is to be put on disk now; a window asks once per frame.
    pub fn keep_due(&mut self, ui: &Ui) -> bool {
        let Some(since) = self.unkept else { return false };
        let waited = ui.input(|i| i.time) - since;
        if self.left || waited >= KEEP_SECS {
            self.unkept = None;
            self.left = false;
            return true;
        }
        ui.request_repaint_after(Duration::from_secs_f64(KEEP_SECS - waited));
        false
    }

    fn is_shown(&self, line: &Line, field: &Field, scene: Scene<'_>) -> bool {
        let none = |kind| scene.office.choices(kind).is_empty();
        let offered = !matches!(field.shape, Shape::Link(kind) if none(kind));
        offered
            && !line.quiet
            && !line.retired
            && self.asks(line.name)
            && (!field.restricted || scene.reader.writes_restricted())
            && (line.is_relevant(&self.answers) || self.draft.is_sealed(line.name))
    }

    /// What stands against the whole record, or against a field that is not in view; for
    /// screens that show a form in parts.
    pub fn loose_ui(&self, ui: &mut Ui, scene: Scene<'_>) {
        let hidden = self.complaints.iter().filter_map(|(key, problem)| {
            let line = self.lines.iter().find(|line| line.name == key)?;
            let field = line.field?;
            (!self.is_shown(line, &field, scene)).then_some((line.label(), problem))
        });
        let loose = self.loose.iter().map(|problem| {
            let label = form::line_of(self.draft.kind, &problem.field).map(Line::label);
            (label.unwrap_or_default(), problem)
        });
        for (label, problem) in loose.chain(hidden) {
            let sentence = problem.sentence();
            let said = if label.is_empty() { sentence } else { format!("{label} – {sentence}") };
            frame::notice(ui, Mood::Danger, &said);
        }
    }

    /// Neighbouring fields on the grid.
    fn run_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        run: &mut Vec<(&'static Line, Field)>,
    ) -> bool {
        let fields = std::mem::take(run);
        let mut typed = false;
        match fields.as_slice() {
            [] => {}
            [(line, field)] if field::is_wide(ui, field) => {
                let width = ui.available_width().min(size::FIELD * 2.0 + space::XL);
                typed = self.field_ui(ui, scene, (line, field), false, Some(width));
            }
            several => {
                let two = ui.available_width() >= size::ONE_COLUMN + space::XL;
                let boxed = |at: usize| {
                    several.get(at).is_some_and(|(_, field)| field.shape != Shape::Tick)
                };
                frame::form(ui, several.len(), |ui, at| {
                    if let Some((line, field)) = several.get(at) {
                        let beside = two && boxed(at ^ 1);
                        typed |= self.field_ui(ui, scene, (line, field), beside, None);
                    }
                });
            }
        }
        typed
    }

    fn field_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        (line, field): (&'static Line, &Field),
        beside: bool,
        width: Option<f32>,
    ) -> bool {
        let key = line.name;
        let mut text = self.draft.text(key, field.shape);
        let mut look = FieldLook::new(line.label())
            .hint(line.hint())
            .required(field.required && !self.optional)
            .restricted(field.restricted)
            .complaint(self.complaints.get(key).map(Problem::sentence));
        if let Some(layer) = field::layer(field, &text) {
            look.hint = layer;
        }
        look.width = width;
        if field.restricted && !scene.reader.reads_restricted() {
            look.hint = self.blind_hint(line);
        }
        let ask = field::Ask {
            id: field_id(self.draft.id, key),
            line,
            field,
            beside,
            look,
            scene,
            answers: &self.answers,
        };
        let told = ask.field_ui(ui, &mut text);
        if told.changed {
            self.type_in(key, field.shape, &text, ui.input(|i| i.time), scene.today);
        }
        if told.left {
            self.left |= self.unkept.is_some();
            self.judge(key, field.shape, scene.today);
        }
        let here = match &self.focus {
            Some(Focus::First) => true,
            Some(Focus::At(wanted)) => wanted == key,
            None => false,
        };
        if here && !focus::is_covered(ui) {
            self.focus = None;
            ui.memory_mut(|m| m.request_focus(told.focus));
            // With its complaint.
            ui.scroll_to_rect(told.rect.expand(space::XXL * 2.0), None);
        }
        told.changed
    }

    /// What is said below a field whose answers this user may write and not read.
    fn blind_hint(&self, line: &Line) -> String {
        let key = line.name;
        let said = if self.draft.is_sealed(key) && !self.draft.typed.contains_key(key) {
            tr("form-restricted-held")
        } else if self.draft.is_sealed(key) {
            tr("form-restricted-replaces")
        } else {
            tr("form-restricted-write")
        };
        if line.hint().is_empty() { said } else { format!("{} · {said}", line.hint()) }
    }

    fn type_in(&mut self, key: &str, shape: Shape, text: &str, now: f64, today: NaiveDate) {
        self.draft.type_in(key, shape, text);
        self.answers = self.draft.answers();
        self.unkept.get_or_insert(now);
        self.loose.clear();
        // A complaint goes as soon as what it says is no longer so; none comes while typing.
        if self.complaints.contains_key(key) {
            self.judge(key, shape, today);
        }
    }

    /// Judges one answer: as it stands alone, then beside the others.
    fn judge(&mut self, key: &str, shape: Shape, today: NaiveDate) {
        let answered = self.draft.typed.get(key).is_some_and(|typed| !typed.trim().is_empty());
        let alone = self.draft.complaint(key, shape);
        let problem = alone.or_else(|| {
            let beside = || self.draft.kind.judge(&self.answers, today);
            let own = |problem: &Problem| problem.field == key && problem.word != MISSING;
            if answered { beside().into_iter().find(own) } else { None }
        });
        match problem {
            Some(problem) => self.complaints.insert(key.to_owned(), problem),
            None => self.complaints.remove(key),
        };
    }
}
