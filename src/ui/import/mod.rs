//! A table comes in, step by step: which file, which column means what, which answer means what,
//! what would come of it, and what came of it. One can go back at every step; nothing is written
//! before the last.

mod check;
mod column;
mod file;
mod nearby;
mod past;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, Id as UiId, ScrollArea, Ui};

use self::nearby::Nearby;
use self::past::Past;
use super::command::{Command, ImportAsk, Job, TableAsk, TableEnd, TableOrder};
use super::look::{Mood, icon, size, space};
use super::lookup::Lookup;
use super::widgets::button::{self, Button};
use super::widgets::table::TableState;
use super::widgets::{frame, progress, text};
use super::{Scene, Screen};
use crate::domain::id::Id;
use crate::domain::import::{Look, Outcome, Reading, Topic, own};
use crate::domain::kind::Kind;
use crate::domain::mapping::Mapping;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;
use crate::store::{Changed, StoreError};
use crate::words::{self, tr, tr_with};

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    File,
    Columns,
    Values,
    Check,
    Done,
}

impl Step {
    const ALL: [(&'static str, Self); 5] = [
        ("file", Self::File),
        ("columns", Self::Columns),
        ("values", Self::Values),
        ("check", Self::Check),
        ("done", Self::Done),
    ];
}

/// What the screen waits for.
struct Waiting {
    job: Arc<Job>,
    what: &'static str,
}

/// The wizard.
pub struct Import {
    step: Step,
    topic: Topic,
    path: String,
    look: Look,
    reading: Reading,
    /// Lines that are left out.
    table: TableState<u64>,
    rest: String,
    checked: Option<Outcome>,
    done: Option<Outcome>,
    waiting: Option<Waiting>,
    complaint: Option<String>,
    nearby: Nearby,
    past: Past,
    mappings: Vec<(Id, Mapping)>,
    /// The name of the mapping in use, or to be kept.
    mapping: String,
    /// The name of the mapping that the table is read by.
    read_by: Option<String>,
    /// How the table before was read: what was set aside of it is read the same way.
    before: Option<(Topic, Vec<String>, Reading)>,
    refused: Option<String>,
    /// The pair that is looked at, with what the register says of the person.
    pair: Option<(usize, Vec<(String, String)>)>,
    /// How many tables were looked through: each begins at its top.
    round: u64,
    /// The step that was drawn last, and whether the keyboard is to go into this one.
    drawn: Step,
    fresh: bool,
}

impl Import {
    /// The screen, not yet read.
    pub fn new(ctx: &Context) -> Self {
        Self {
            step: Step::File,
            topic: Topic::Person,
            path: String::new(),
            look: Look::default(),
            reading: Reading::default(),
            table: TableState::default(),
            rest: String::new(),
            checked: None,
            done: None,
            waiting: None,
            complaint: None,
            nearby: Nearby::new(ctx),
            past: Past::default(),
            mappings: Vec::new(),
            mapping: String::new(),
            read_by: None,
            before: None,
            refused: None,
            pair: None,
            round: 0,
            drawn: Step::File,
            fresh: true,
        }
    }

    fn file(&self) -> PathBuf {
        PathBuf::from(self.path.trim())
    }

    /// Asks for work beside the window.
    fn ask(&mut self, what: &'static str, ask: TableAsk) -> Command {
        let job = Arc::new(Job::default());
        self.complaint = None;
        self.waiting = Some(Waiting { job: job.clone(), what });
        Command::Table(Box::new(TableOrder { ask, job }))
    }

    /// Asks to look a sheet of the file through, below the headings on this line.
    fn ask_look(&mut self, sheet: usize, heading: Option<u64>) -> Command {
        let (path, topic) = (self.file(), self.topic);
        self.ask("reading", TableAsk::Look { path, sheet, topic, heading })
    }

    fn import_ask(&self, leave: BTreeSet<u64>) -> ImportAsk {
        ImportAsk {
            topic: self.topic,
            path: self.file(),
            sheet: self.look.sheet,
            reading: self.reading.clone(),
            keep_good: !leave.is_empty() || !self.faulty().is_empty(),
            leave,
            rest: None,
        }
    }

    /// Lines that cannot be taken as they are.
    fn faulty(&self) -> &[crate::domain::import::Refused] {
        self.checked.as_ref().map_or(&[], |checked| checked.refused.as_slice())
    }

    fn ask_check(&mut self) -> Command {
        self.checked = None;
        (self.table, self.pair) = (TableState::default(), None);
        self.step = Step::Check;
        let ask = self.import_ask(BTreeSet::new());
        self.ask("checking", TableAsk::Check(Box::new(ask)))
    }

    /// Takes what the work beside has brought.
    fn hear(&mut self) {
        let Some(end) = self.waiting.as_ref().and_then(|waiting| waiting.job.take_end()) else {
            return;
        };
        self.waiting = None;
        match end {
            TableEnd::Looked(look) => self.looked(*look),
            TableEnd::Checked(outcome) => self.checked = Some(*outcome),
            TableEnd::BroughtIn(outcome) if outcome.kept => {
                let headings = self.look.own_headings().to_vec();
                self.before = Some((self.topic, headings, self.reading.clone()));
                self.done = Some(*outcome);
                self.step = Step::Done;
            }
            // Between check and import the vault, or the file, has changed.
            TableEnd::BroughtIn(outcome) => self.checked = Some(*outcome),
            TableEnd::Undone => self.past.undone(),
            TableEnd::Stopped => {
                self.complaint = Some(tr("import-stopped"));
                let asked = if self.asks() { Step::Values } else { Step::Columns };
                self.step = self.step.min(asked);
            }
            TableEnd::Failed(sentence) => {
                self.complaint = Some(sentence);
                if self.step == Step::Check && self.checked.is_none() {
                    self.step = Step::Columns;
                }
            }
        }
    }

    fn looked(&mut self, look: Look) {
        self.look = look;
        self.round += 1;
        self.fresh = true;
        if self.look.headings.is_empty() {
            self.complaint = Some(tr("import-sheet-empty"));
        }
        self.propose();
        self.step = Step::Columns;
    }

    /// The mapping whose headings are the same, else how the table before was read that had them,
    /// else what the headings say.
    fn propose(&mut self) {
        let headings = self.look.own_headings();
        let known = self.mappings.iter().rev().find(|(_, held)| {
            let meant: Option<Vec<String>> = serde_json::from_str(&held.headings).ok();
            held.topic == Some(self.topic) && meant.is_some_and(|meant| own(&meant) == headings)
        });
        let kept = known.and_then(|(_, held)| {
            Some((held.name.clone(), Reading::from_json(self.topic, &held.body)?))
        });
        let before = self.before.as_ref().filter(|(topic, meant, _)| {
            *topic == self.topic && meant == headings && self.step == Step::File
        });
        self.read_by = kept.as_ref().map(|(name, _)| name.clone());
        (self.mapping, self.reading) = match (kept, before) {
            (Some((name, reading)), _) => (name, reading.over(&self.look)),
            (None, Some((.., reading))) => (String::new(), reading.clone().over(&self.look)),
            (None, None) => (String::new(), Reading::proposed(self.topic, &self.look)),
        };
    }

    /// From the beginning, with another file.
    fn start_over(&mut self) {
        self.step = Step::File;
        self.path.clear();
        self.rest.clear();
        (self.look, self.reading) = (Look::default(), Reading::default());
        (self.checked, self.done, self.complaint) = (None, None, None);
        self.nearby.ask();
    }

    /// The title and the steps, in the order in which they are read.
    fn head_ui(&self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            text::page(ui, tr("verb-import"));
            for ((key, step), number) in Step::ALL.iter().zip(1..) {
                let number: usize = number;
                let given = [("number", &*number.to_string())];
                let word = tr_with(&format!("import-step-{key}"), &given);
                if *step == self.step {
                    text::strong(ui, word);
                } else {
                    text::faint(ui, word);
                }
            }
        });
    }

    /// The work under way, or what went wrong.
    fn state_ui(&mut self, ui: &mut Ui) {
        if let Some(sentence) = &self.complaint {
            frame::notice(ui, Mood::Warn, sentence);
        }
        let Some(waiting) = &self.waiting else { return };
        let (done, total) = waiting.job.parts();
        let key = if waiting.job.is_comparing() { "comparing" } else { waiting.what };
        let rows = waiting.job.rows();
        // Before the first rows there is nothing to count.
        let key = if rows == 0 { format!("import-{key}-begun") } else { format!("import-{key}") };
        let given = [("count", &*rows.to_string()), ("rows", &*count(rows))];
        let label = tr_with(&key, &given);
        // The share is what counts: parts are bytes, rows or pairs.
        let percent = done.saturating_mul(100).checked_div(total);
        let mut stop = false;
        frame::card(ui, |ui| stop = progress::share(ui, &label, percent));
        if stop {
            waiting.job.stop();
        }
        ui.ctx().request_repaint_after(Duration::from_millis(120));
    }

    /// Back at the left, the next step at the right.
    fn foot_ui(&mut self, ui: &mut Ui, next: Option<Button>) -> bool {
        let (mut back, mut on) = (false, false);
        frame::bar(
            ui,
            |ui| {
                if self.step > Step::File {
                    let verb = button::secondary(tr("import-back")).icon(icon::ICON_ARROW_BACK);
                    let verb = ui.add(verb.enabled(self.waiting.is_none()));
                    back = verb.clicked();
                    // Not on the verb that writes: a key held too long would press it.
                    if self.step == Step::Check && self.waiting.is_none() && self.fresh {
                        self.fresh = false;
                        verb.request_focus();
                    }
                }
            },
            |ui| {
                if let Some(next) = next {
                    on = ui.add(next).clicked();
                }
            },
        );
        if back {
            self.complaint = None;
            self.step = match self.step {
                Step::Check if !self.unread().is_empty() => Step::Values,
                Step::Check | Step::Values => Step::Columns,
                _ => Step::File,
            };
        }
        on
    }

    fn step_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        match self.step {
            Step::File => self.file_ui(ui, scene),
            Step::Columns => self.columns_ui(ui, scene),
            Step::Values => self.values_ui(ui, scene),
            Step::Check => self.check_ui(ui, scene),
            Step::Done => self.done_ui(ui),
        }
    }

    /// A file was dropped onto the window.
    fn dropped(&mut self, ui: &Ui) -> bool {
        let dropped = ui.input(|i| i.raw.dropped_files.first().map(|f| f.path().to_owned()));
        let file = dropped.filter(|path: &PathBuf| path.is_file());
        let Some(path) = file.filter(|_| self.waiting.is_none()) else { return false };
        self.start_over();
        self.path = path.to_string_lossy().into_owned();
        true
    }
}

impl Drop for Import {
    /// Nobody waits for what is only looked at; what is written is not left before it is done.
    fn drop(&mut self) {
        if let Some(waiting) = &self.waiting {
            waiting.job.stop();
        }
    }
}

impl Screen for Import {
    fn title(&self) -> String {
        tr("verb-import")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let held = scene.reader.all(Kind::Mapping)?;
        let read = held.into_iter().map(|held| {
            let mapping = <Mapping as crate::domain::fact::Record>::from_row(&held.row);
            (held.id, mapping)
        });
        self.mappings = read.collect();
        self.past.refresh(scene)?;
        self.nearby.refresh(scene)?;
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        [Kind::Mapping, Kind::TableImport].iter().any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        self.hear();
        let mut commands = Vec::new();
        if self.dropped(ui) {
            commands.push(self.ask_look(0, None));
        }
        if self.drawn != self.step {
            (self.drawn, self.fresh) = (self.step, true);
        }
        let wide = size::MEASURE.min(ui.available_width());
        ui.vertical(|ui| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing.y = space::M;
            self.head_ui(ui);
            self.state_ui(ui);
            commands.extend(self.step_ui(ui, scene));
        });
        let first = match self.step {
            Step::File => Some(part("path")),
            Step::Columns => Some(column::column_id(0)),
            Step::Values => self.unread().first().map(value::answer_id),
            Step::Check | Step::Done => None,
        };
        if let Some(first) = first.filter(|_| self.fresh && self.waiting.is_none()) {
            self.fresh = false;
            ui.memory_mut(|m| m.request_focus(first));
        }
        commands.extend(
            self.past.undo_ui(ui.ctx(), scene).map(|id| self.ask("undoing", TableAsk::Undo(id))),
        );
        commands
    }

    fn is_touched(&self) -> bool {
        (Step::Columns..Step::Done).contains(&self.step)
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        self.refused = problems.first().map(Problem::sentence);
        true
    }
}

/// As many as fit between what stands above and the verbs below.
fn scrolled<R>(ui: &mut Ui, id: UiId, add: impl FnOnce(&mut Ui) -> R) -> R {
    let high = (ui.available_height() - size::BUTTON - space::M * 2.0).max(size::ROW * 4.0);
    let area = ScrollArea::vertical().id_salt(id).max_height(high).auto_shrink([false, true]);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        add(ui)
    })
    .inner
}

/// The name of a file, without where it lies.
fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn count(number: u64) -> String {
    words::count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What a topic is called.
fn topic_name(topic: Topic) -> String {
    crate::domain::choice::label("import_topic", topic.key())
}

/// An id of a part of the wizard.
fn part(name: &str) -> UiId {
    UiId::unique("import").with(name)
}

type Files = Lookup<(), Vec<nearby::Found>>;
