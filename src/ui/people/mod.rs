//! The people of the register: search as one types, filters, a table of any length. The list
//! is asked for beside the drawing thread; only the rows in view are read, between frames.

pub(in crate::ui) mod builder;
mod column;
mod condition;
mod conditions;
mod filter;
mod many;
mod nobody;
mod rows;
pub(in crate::ui) mod saved;
pub(in crate::ui) mod sentence;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use eframe::egui::{self, Id, Key, Modifiers, Ui};

use self::builder::Builder;
use self::column::Choosing;
use self::conditions::Conditions;
use self::filter::Filters;
use self::many::Many;
use self::saved::{Naming, Saved};
use super::command::{Command, Failure, Route, Verb};
use super::look::{Mood, icon, size, space};
use super::lookup::Lookup;
use super::widgets::table::TableState;
use super::widgets::{button, field, focus, frame, text};
use super::{Scene, Screen};
use crate::domain::filter::{Asked, Thing};
use crate::domain::kind::Kind;
use crate::domain::likeness::Why;
use crate::domain::role::Right;
use crate::store::list::Numbers;
use crate::store::person::{PersonLine, Question};
use crate::store::{Changed, Reader, StoreError};
use crate::words::{self, tr, tr_with};

/// The most a search gives: nobody reads further.
const MOST: usize = 200;
/// How many rows beside those in view are kept at hand.
const BESIDE: usize = 40;
/// How many lines are kept before all but those in view are dropped.
const KEPT: usize = 2_000;
/// How wide the search box grows.
const SEARCH: f32 = 420.0;

/// What a question found.
struct Found {
    /// Row numbers in order.
    rows: Vec<i64>,
    /// Why each was found, when a text was searched for.
    why: Option<BTreeMap<i64, Option<Why>>>,
    /// The lines that came along.
    lines: Vec<PersonLine>,
    /// Is anybody registered at all?
    anybody: bool,
}

/// The list of people.
pub struct People {
    question: Question,
    lookup: Option<Lookup<Question, Result<Found, StoreError>>>,
    /// The list is to be asked for anew.
    stale: bool,
    found: Option<Found>,
    /// The question whose answer is on show.
    shown: Question,
    trouble: Option<String>,
    lines: HashMap<i64, PersonLine>,
    /// The rows in view at the last frame.
    seen: Range<usize>,
    table: TableState<i64>,
    filters: Filters,
    /// What must hold of any fact.
    conditions: Conditions,
    /// A condition being put together.
    builder: Option<Builder>,
    /// The facts shown after the name; the usual columns when there is none.
    columns: Vec<Thing>,
    choosing: Option<Choosing>,
    /// The fact it is sorted by, when it is none of the usual orders.
    by: Option<Thing>,
    /// What the columns of facts say of the people at hand.
    cells: HashMap<i64, Vec<String>>,
    /// Lists of one's own and of colleagues.
    saved: Vec<Saved>,
    /// The saved list on show.
    opened: Option<Saved>,
    naming: Option<Naming>,
    many: Option<Many>,
    /// What could not be done for some of many.
    failed: Vec<Failure>,
    /// The keyboard goes to the search box at the next frame.
    to_search: bool,
    /// How much room the count took at the last frame.
    count_wide: f32,
    /// How high the verbs for the ticked were drawn.
    many_high: f32,
}

impl People {
    /// The list, with the question it opens with.
    pub fn new(scene: Scene<'_>, ctx: &egui::Context, question: Question) -> Self {
        let reader = scene.reader.another();
        let trouble = reader.as_ref().err().map(StoreError::sentence);
        let mut conditions = Conditions::default();
        if let Some(asked) = &question.filter {
            conditions.take_up(&asked.filter);
        }
        Self {
            filters: Filters::new(&question),
            shown: question.clone(),
            conditions,
            builder: None,
            columns: Vec::new(),
            choosing: None,
            by: question.by.map(|(thing, _)| thing),
            cells: HashMap::new(),
            saved: Vec::new(),
            opened: None,
            naming: None,
            many: None,
            failed: Vec::new(),
            question,
            lookup: reader.ok().map(|reader| Lookup::new(reader, ctx.clone(), find)),
            stale: true,
            found: None,
            trouble,
            lines: HashMap::new(),
            seen: 0..0,
            table: TableState::default(),
            to_search: true,
            count_wide: 0.0,
            many_high: 0.0,
        }
    }

    /// What is being asked, to come back to it.
    pub fn question(&self) -> &Question {
        &self.question
    }

    fn search_id() -> Id {
        Id::unique("people-search")
    }

    fn table_id() -> Id {
        Id::unique("people-table")
    }

    /// Asks for the list where it must be, and takes what was found.
    fn look_up(&mut self, scene: Scene<'_>) {
        let Some(lookup) = &mut self.lookup else { return };
        if std::mem::take(&mut self.stale) {
            let asked = |filter| Arc::new(Asked { filter, today: scene.today });
            self.question.filter = self.conditions.filter().map(asked);
            self.question.by = self.by.map(|thing| (thing, scene.today));
            lookup.ask(self.question.clone());
        }
        match lookup.answer() {
            None => {}
            Some(Err(error)) => self.trouble = Some(error.sentence()),
            Some(Ok(mut found)) => {
                self.trouble = None;
                self.lines.clear();
                self.cells.clear();
                // Nothing is done for somebody who is ticked and no longer listed.
                if !self.table.ticked.is_empty() {
                    let listed: Numbers = found.rows.iter().copied().collect();
                    self.table.ticked.retain(|n| listed.has(*n));
                }
                self.lines.extend(found.lines.drain(..).map(|line| (line.n, line)));
                self.found = Some(found);
                if self.shown != self.question {
                    self.shown.clone_from(&self.question);
                    self.table.start_over();
                    self.seen = 0..BESIDE;
                }
            }
        }
    }

    /// Reads the rows in view that are not at hand: about a fifth of a millisecond for sixty.
    fn at_hand(&mut self, scene: Scene<'_>) {
        let reader = scene.reader;
        let Some(found) = &self.found else { return };
        let last = found.rows.len();
        let view = self.seen.start.min(last)..self.seen.end.min(last);
        let facts = !self.columns.is_empty();
        let missing = |range: &Range<usize>| -> Vec<i64> {
            let rows = found.rows.get(range.clone()).unwrap_or_default();
            let here =
                |n: &i64| self.lines.contains_key(n) && (!facts || self.cells.contains_key(n));
            rows.iter().copied().filter(|n| !here(n)).collect()
        };
        if missing(&view).is_empty() {
            return;
        }
        let around = view.start.saturating_sub(BESIDE)..(view.end + BESIDE).min(last);
        let missing = missing(&around);
        match reader.people_lines(&missing) {
            Ok(lines) => {
                if self.lines.len() > KEPT {
                    self.lines.clear();
                    self.cells.clear();
                }
                self.lines.extend(lines.into_iter().map(|line| (line.n, line)));
            }
            Err(error) => self.trouble = Some(error.sentence()),
        }
        self.facts_at_hand(&around, scene);
    }

    /// Reads the facts of the columns for the rows around those in view.
    fn facts_at_hand(&mut self, around: &Range<usize>, scene: Scene<'_>) {
        let Some(found) = self.found.as_ref().filter(|_| !self.columns.is_empty()) else { return };
        let rows = found.rows.get(around.clone()).unwrap_or_default();
        let missing: Vec<i64> =
            rows.iter().copied().filter(|n| !self.cells.contains_key(n)).collect();
        match scene.reader.columns(&missing, &self.columns, scene.today) {
            Ok(shown) => {
                for (n, shown) in missing.into_iter().zip(shown) {
                    let facts = self.columns.iter().zip(&shown);
                    let said =
                        facts.map(|(thing, shown)| column::cell(*thing, shown, scene.office));
                    self.cells.insert(n, said.collect());
                }
            }
            Err(error) => self.trouble = Some(error.sentence()),
        }
    }

    fn keys(&mut self, ui: &mut Ui) {
        if focus::is_covered(ui) {
            return;
        }
        let find = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F));
        let slash = !ui.ctx().text_edit_focused()
            && ui.input_mut(|i| {
                let before = i.events.len();
                i.events.retain(|event| !matches!(event, egui::Event::Text(text) if text == "/"));
                i.events.len() < before
            });
        let in_search = ui.memory(|m| m.has_focus(Self::search_id()));
        if in_search && self.found.as_ref().is_some_and(|found| !found.rows.is_empty()) {
            let down = ui.input_mut(|i| {
                i.consume_key(Modifiers::NONE, Key::ArrowDown)
                    || i.consume_key(Modifiers::NONE, Key::Enter)
            });
            if down {
                self.table.cursor = Some(0);
                ui.memory_mut(|m| m.request_focus(Self::table_id()));
            }
        }
        if find || slash || std::mem::take(&mut self.to_search) {
            ui.memory_mut(|m| m.request_focus(Self::search_id()));
        }
    }

    fn head_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        let search = |ui: &mut Ui, people: &mut Self| {
            let width = (ui.available_width() - space::L).clamp(120.0, SEARCH);
            let (id, name) = (Self::search_id(), tr("people-search"));
            let typed = field::search(ui, id, &name, "/", width, &mut people.question.text);
            people.stale |= typed.changed();
        };
        ui.horizontal(|ui| {
            text::page(ui, tr("people-title"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if scene.me.may(Right::WriteCase) {
                    let new = button::primary(tr("people-new")).icon(icon::ICON_PERSON_ADD);
                    if ui.add(new.key("Ctrl+N")).clicked() {
                        commands.push(Command::Go(Route::NewPerson));
                    }
                }
                search(ui, self);
            });
        });
    }

    /// What the people shown have in common, when they were picked or a list was opened, and the
    /// way to everybody.
    fn picked_ui(&mut self, ui: &mut Ui) {
        let picked = self.question.picked.as_ref().map(|picked| picked.title.clone());
        let opened = self.opened.as_ref().map(|saved| saved.name.clone());
        let Some(title) = picked.or(opened) else { return };
        ui.horizontal_wrapped(|ui| {
            text::section(ui, title);
            if ui.add(button::quiet(tr("people-everybody"))).clicked() {
                self.let_go();
            }
        });
    }

    /// Shows everybody again.
    fn let_go(&mut self) {
        self.question.picked = None;
        if self.opened.take().is_some() {
            self.conditions.clear();
            self.columns.clear();
            self.by = None;
            self.question.descending = false;
        }
        self.stale = true;
    }

    /// Filters at the left, how many at the right.
    fn filter_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        ui.horizontal_top(|ui| {
            let room = ui.available_width() - self.count_wide - space::L;
            ui.vertical(|ui| {
                ui.set_max_width(room);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    self.lists_ui(ui, scene, commands);
                    self.stale |= self.filters.bar_ui(ui, &mut self.question, scene);
                    self.conditions_ui(ui, scene);
                });
            });
            let rest = egui::vec2(ui.available_width(), size::BUTTON);
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            ui.allocate_ui_with_layout(rest, layout, |ui| {
                self.count_ui(ui, scene, commands);
                self.count_wide = ui.min_rect().width();
            });
        });
    }

    fn count_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        if self.found.is_none() {
            return;
        }
        let export = scene
            .me
            .may(Right::Export)
            .then(|| button::icon(ui, icon::ICON_DOWNLOAD, tr("list-export")));
        if export.is_some_and(|export| export.clicked()) {
            let text = self.question.text.trim().to_owned();
            let asked = Question { text, ..self.question.clone() };
            commands.push(Command::Go(Route::Export(Box::new(asked))));
        }
        if button::icon(ui, icon::ICON_VIEW_COLUMN, tr("list-columns")).clicked() {
            self.choose_columns(scene);
        }
        let Some(found) = &self.found else { return };
        let count = words::count(i64::try_from(found.rows.len()).unwrap_or(i64::MAX));
        let given = [("count", count.as_str())];
        let sentence = match &found.why {
            Some(_) => tr_with("people-found", &given),
            None => tr_with("people-count", &given),
        };
        text::secondary(ui, sentence);
        if !self.table.ticked.is_empty() && !scene.me.may(Right::WriteCase) {
            let count = words::count(i64::try_from(self.table.ticked.len()).unwrap_or(i64::MAX));
            if ui.add(button::quiet(tr("people-untick"))).clicked() {
                self.table.ticked.clear();
            }
            text::strong(ui, tr_with("people-ticked", &[("count", &count)]));
        }
    }
}

impl Screen for People {
    fn title(&self) -> String {
        tr("people-title")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.stale = true;
        self.saved = saved::read(scene.reader, scene.me.id)?;
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        let shown = [
            Kind::Person,
            Kind::Case,
            Kind::Contact,
            Kind::Document,
            Kind::User,
            Kind::Centre,
            Kind::List,
        ];
        let asked = self.conditions.filter().is_some() || !self.columns.is_empty();
        asked || shown.iter().any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        self.look_up(scene);
        self.at_hand(scene);
        self.keys(ui);
        self.head_ui(ui, scene, &mut commands);
        ui.add_space(space::XS);
        self.picked_ui(ui);
        self.filter_ui(ui, scene, &mut commands);
        self.unasked_ui(ui, scene);
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, Mood::Warn, trouble);
        }
        ui.add_space(space::XS);
        match &self.found {
            None => {}
            Some(found) if found.rows.is_empty() => {
                let anybody = found.anybody;
                commands.extend(self.nobody_ui(ui, scene, anybody));
            }
            Some(_) => {
                // What can be done for the ticked stands under the rows: a tick moves none of them.
                let mut rows = ui.available_rect_before_wrap();
                rows.max.y -= self.many_high;
                ui.scope_builder(egui::UiBuilder::new().max_rect(rows), |ui| {
                    commands.extend(self.rows_ui(ui, scene));
                });
                self.many_ui(ui, scene);
            }
        }
        self.building_ui(ui, scene);
        self.choosing_ui(ui);
        commands.extend(self.naming_ui(ui.ctx(), scene));
        commands.extend(self.doing_ui(ui, scene));
        if self.stale {
            ui.request_repaint();
        }
        commands
    }

    fn partly(&mut self, failed: &[Failure]) -> bool {
        self.keep_failed(failed);
        true
    }

    fn verb(&mut self, verb: Verb, _scene: Scene<'_>) -> Vec<Command> {
        if verb == Verb::People {
            self.to_search = true;
        }
        Vec::new()
    }
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn find(reader: &Reader, question: Question) -> Result<Found, StoreError> {
    let anybody = reader.has_people()?;
    if question.text.trim().is_empty() {
        let rows = reader.people(&question)?;
        return Ok(Found { rows, why: None, lines: Vec::new(), anybody });
    }
    let hits = reader.find_people(&question, MOST)?;
    let rows = hits.iter().map(|hit| hit.line.n).collect();
    let why = hits.iter().map(|hit| (hit.line.n, hit.why)).collect();
    let lines = hits.into_iter().map(|hit| hit.line).collect();
    Ok(Found { rows, why: Some(why), lines, anybody })
}
