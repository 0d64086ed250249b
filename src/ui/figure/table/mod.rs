//! A table of figures of one's own: what stands in rows and columns, what is counted and of whom,
//! small numbers masked, a chart, saved under a name. Every number that shows opens its people.

mod grid;
mod saved;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui::{self, Context, Id, ScrollArea, Ui};

use self::saved::{Kept, Naming};
use crate::domain::choice;
use crate::domain::fact::Shape;
use crate::domain::filter::{Filter, Thing};
use crate::domain::pivot::{
    Axis, Counted, Cut, Pivot, SMALL, Shown, Tally, axes, cuts, masked, tally,
};
use crate::store::{Changed, Reader, StoreError};
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::{Mood, icon, size, space};
use crate::ui::lookup::Lookup;
use crate::ui::people::builder::{Builder, End};
use crate::ui::people::sentence::sentence;
use crate::ui::widgets::choice::{self as pick, Entry};
use crate::ui::widgets::field::FieldLook;
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// How wide a box of the head is.
const BOX: f32 = 236.0;

/// What the thread beside is asked.
enum Ask {
    /// To count.
    Table(Box<Pivot>, chrono::NaiveDate),
    /// Who stands behind a number.
    Who(String, Vec<i64>),
}

/// What it found.
enum Answer {
    Table(Box<Made>),
    Who(String, Vec<crate::domain::id::Id>),
}

/// A table that was counted.
pub(super) struct Made {
    /// What was asked.
    pivot: Pivot,
    /// What was counted.
    table: Tally,
    /// What may be shown of it.
    shown: Vec<Vec<Shown>>,
}

/// Tables of one's own.
pub struct Tables {
    pivot: Pivot,
    conditions: Vec<Filter>,
    lookup: Option<Lookup<Ask, Result<Answer, StoreError>>>,
    stale: bool,
    made: Option<Arc<Made>>,
    trouble: Option<String>,
    builder: Option<Builder>,
    saved: Vec<Kept>,
    opened: Option<Kept>,
    naming: Option<Naming>,
    chart: bool,
    copied: bool,
}

impl Tables {
    /// The tables, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &Context) -> Self {
        let reader = scene.reader.another();
        let trouble = reader.as_ref().err().map(StoreError::sentence);
        // As it was left, while the vault is open: whoever looked at the people comes back.
        let left: Option<String> = ctx.data(|d| d.get_temp(left_id()));
        let pivot = left.and_then(|left| Pivot::from_json(&left)).unwrap_or_else(saved::first);
        let conditions = match &pivot.filter {
            Filter::All(parts) => parts.clone(),
            other => vec![other.clone()],
        };
        Self {
            pivot,
            conditions,
            lookup: reader.ok().map(|reader| Lookup::new(reader, ctx.clone(), find)),
            stale: true,
            made: None,
            trouble,
            builder: None,
            saved: Vec::new(),
            opened: None,
            naming: None,
            chart: false,
            copied: false,
        }
    }

    /// Reads anew what it shows.
    pub fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.stale = true;
        self.saved = saved::read(scene.reader, scene.me.id)?;
        Ok(())
    }

    /// Whether something it shows has changed: it may count anything.
    #[expect(clippy::unused_self, reason = "a table asks this of each of its parts")]
    pub fn concerns(&self, changed: &Changed) -> bool {
        !changed.kinds.is_empty()
    }

    /// Draws them.
    pub fn tables_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = self.look_up(ui.ctx(), scene);
        let before = (self.pivot.clone(), self.conditions.clone());
        ScrollArea::vertical().id_salt("pivot").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            self.saved_ui(ui, scene, &mut commands);
            self.axes_ui(ui, scene);
            self.whom_ui(ui, scene);
            if let Some(trouble) = &self.trouble {
                frame::notice(ui, Mood::Warn, trouble);
            }
            ui.add_space(space::S);
            self.made_ui(ui, scene);
        });
        self.building_ui(ui, scene);
        commands.extend(self.naming_ui(ui.ctx(), scene));
        if before != (self.pivot.clone(), self.conditions.clone()) {
            self.stale = true;
            self.copied = false;
            ui.request_repaint();
        }
        commands
    }

    /// Asks for the table where it must be counted anew, and takes what was found.
    fn look_up(&mut self, ctx: &Context, scene: Scene<'_>) -> Vec<Command> {
        let Some(lookup) = &mut self.lookup else { return Vec::new() };
        if std::mem::take(&mut self.stale) {
            self.pivot.filter = Filter::All(self.conditions.clone());
            lookup.ask(Ask::Table(Box::new(self.pivot.clone()), scene.today));
            ctx.data_mut(|d| d.insert_temp(left_id(), self.pivot.to_json()));
        }
        match lookup.answer() {
            None => {}
            Some(Err(error)) => self.trouble = Some(error.sentence()),
            Some(Ok(Answer::Table(made))) => {
                self.trouble = None;
                self.made = Some(Arc::new(*made));
            }
            Some(Ok(Answer::Who(title, people))) => {
                return vec![Command::Go(Route::picked(title, people))];
            }
        }
        Vec::new()
    }

    /// What stands where, and what is counted.
    fn axes_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let may = |thing: &Thing| !thing.is_restricted() || scene.reader.reads_restricted();
        let all: Vec<Thing> = axes(self.pivot.counted).into_iter().filter(may).collect();
        let mut offered = vec![(String::from("-"), tr("pivot-none"))];
        offered.extend(all.iter().map(|thing| (thing.to_string(), thing.full_label())));
        boxes_ui(ui, |ui| {
            axis_ui(ui, "pivot-rows", &offered, &mut self.pivot.rows);
            axis_ui(ui, "pivot-columns", &offered, &mut self.pivot.columns);
        });
        boxes_ui(ui, |ui| {
            let labels = Counted::ALL.map(|counted| (counted.key(), tr(&counted_key(counted))));
            let entries: Vec<Entry<'_>> =
                labels.iter().map(|(key, label)| (*key, label.as_str())).collect();
            let mut key = self.pivot.counted.key().to_owned();
            box_ui(ui, Id::unique("pivot-counted"), tr("pivot-counted"), &entries, &mut key);
            let chosen = Counted::ALL.into_iter().find(|counted| counted.key() == key);
            self.pivot.counted = chosen.unwrap_or_default();
            let ages = self.pivot.rows.iter().chain(&self.pivot.columns);
            if ages.into_iter().any(|axis| axis.thing.is_age()) {
                self.day_ui(ui, &all);
            }
        });
    }

    /// The day of which ages are taken.
    fn day_ui(&mut self, ui: &mut Ui, all: &[Thing]) {
        let own = self.pivot.counted.kind();
        let fits = |thing: &&Thing| {
            let near = Some(thing.kind) == own || thing.kind == crate::domain::kind::Kind::Case;
            thing.shape() == Shape::Day && near
        };
        let mut offered = vec![(String::from("-"), tr("pivot-today"))];
        let days = all.iter().filter(fits);
        offered.extend(days.map(|thing| (thing.to_string(), thing.full_label())));
        let entries: Vec<Entry<'_>> =
            offered.iter().map(|(code, label)| (code.as_str(), label.as_str())).collect();
        let mut code = self.pivot.on.map_or_else(|| String::from("-"), |on| on.to_string());
        box_ui(ui, Id::unique("pivot-on"), tr("pivot-on"), &entries, &mut code);
        self.pivot.on = Thing::try_from(code).ok();
    }

    /// Of whom, and whether small numbers show.
    fn whom_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let (mut gone, mut opened) = (None, None);
            for (at, filter) in self.conditions.iter().enumerate() {
                let chip = badge::chip_to_open(ui, &sentence(filter, scene.office));
                if chip.removed {
                    gone = Some(at);
                } else if chip.opened {
                    opened = Some((at, filter));
                }
            }
            let add = button::quiet(tr("filter-add")).icon(icon::ICON_ADD);
            if ui.add(add).clicked() {
                self.builder = Builder::new(scene, ui.ctx(), None);
            } else if opened.is_some() {
                self.builder = Builder::new(scene, ui.ctx(), opened);
            }
            if let Some(at) = gone {
                self.conditions.remove(at);
            }
            let mut mask = !self.pivot.open;
            let small = SMALL.to_string();
            pick::tick(ui, tr_with("pivot-mask", &[("small", &small)]), &mut mask);
            self.pivot.open = !mask;
            pick::tick(ui, tr("pivot-chart"), &mut self.chart);
        });
    }

    fn building_ui(&mut self, ui: &Ui, scene: Scene<'_>) {
        let Some(builder) = &mut self.builder else { return };
        match builder.builder_ui(ui.ctx(), scene) {
            None => {}
            Some(End::Leave) => self.builder = None,
            Some(End::Set(at, filter)) => {
                self.builder = None;
                match at.and_then(|at| self.conditions.get_mut(at)) {
                    Some(held) => *held = filter,
                    None => self.conditions.push(filter),
                }
            }
        }
    }

    /// The table, its words, its chart.
    fn made_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        if self.pivot.is_restricted() && !scene.reader.reads_restricted() {
            text::locked(ui, tr("filter-restricted"));
            return;
        }
        let waiting = self.lookup.as_ref().is_some_and(Lookup::is_waiting);
        let Some(made) = self.made.clone() else {
            text::faint(ui, tr("pivot-counting"));
            return;
        };
        let axes = made.pivot.rows.iter().chain(&made.pivot.columns);
        let names: Vec<String> = axes.map(|axis| axis.thing.label()).collect();
        let what = tr(&counted_key(made.pivot.counted));
        text::section(ui, [vec![what], names].concat().join(" · "));
        ui.horizontal_wrapped(|ui| {
            text::secondary(ui, tr(&format!("{}-about", counted_key(made.pivot.counted))));
            if waiting {
                text::faint(ui, tr("pivot-counting"));
            }
        });
        let opened = grid::table_ui(ui, scene.office, &made);
        if let (Some((title, numbers)), Some(lookup)) = (opened, &mut self.lookup) {
            lookup.ask(Ask::Who(title, numbers));
        }
        for note in notes(&made) {
            text::secondary(ui, note);
        }
        ui.horizontal(|ui| {
            let copy = button::secondary(tr("pivot-copy")).icon(icon::ICON_CONTENT_COPY);
            if ui.add(copy).clicked() {
                ui.ctx().copy_text(grid::csv(scene.office, &made));
                self.copied = true;
            }
            if self.copied {
                text::secondary(ui, tr("pivot-copied"));
            }
        });
        if self.chart {
            ui.add_space(space::S);
            grid::chart_ui(ui, scene.office, &made);
        }
    }
}

/// What must be said beside the numbers.
fn notes(made: &Made) -> Vec<String> {
    let mut notes = Vec::new();
    if made.shown.iter().flatten().any(|shown| *shown == Shown::Masked) {
        notes.push(tr_with("pivot-masked", &[("small", &SMALL.to_string())]));
    }
    if made.table.overlaps {
        notes.push(tr("pivot-overlaps"));
    }
    let axes = made.pivot.rows.iter().chain(&made.pivot.columns);
    if axes.into_iter().any(|axis| axis.thing.is_age()) {
        notes.push(tr("pivot-age"));
    }
    notes
}

fn counted_key(counted: Counted) -> String {
    format!("pivot-{}", counted.key())
}

/// Boxes side by side; those that find no room stand below.
fn boxes_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::M, space::S);
        add(ui);
    });
}

/// A list to choose from, under its label.
fn box_ui(ui: &mut Ui, id: Id, label: String, entries: &[Entry<'_>], code: &mut String) {
    let high = size::FORM_ROW + size::BADGE;
    let layout = egui::Layout::top_down(egui::Align::Min);
    ui.allocate_ui_with_layout(egui::vec2(BOX, high), layout, |ui| {
        ui.set_max_width(BOX);
        pick::list(ui, id, &FieldLook::new(label).width(BOX), entries, code);
    });
}

/// One axis: what, and how its values are put together.
fn axis_ui(ui: &mut Ui, key: &str, offered: &[(String, String)], axis: &mut Option<Axis>) {
    let entries: Vec<Entry<'_>> =
        offered.iter().map(|(code, label)| (code.as_str(), label.as_str())).collect();
    let before = axis.as_ref().map_or_else(|| String::from("-"), |axis| axis.thing.to_string());
    let mut code = before.clone();
    let id = Id::unique(("pivot", key.to_owned()));
    box_ui(ui, id, tr(key), &entries, &mut code);
    if code != before {
        *axis = Thing::try_from(code).ok().map(Axis::of);
    }
    let Some(axis) = axis else { return };
    let all = cuts(axis.thing);
    if all.len() < 2 {
        return;
    }
    let labels: Vec<(String, String)> =
        all.iter().map(|cut| (cut_code(cut), cut_label(cut))).collect();
    let entries: Vec<Entry<'_>> =
        labels.iter().map(|(code, label)| (code.as_str(), label.as_str())).collect();
    let mut code = cut_code(&axis.cut);
    box_ui(ui, id.with("cut"), tr("pivot-cut"), &entries, &mut code);
    if let Some(cut) = all.into_iter().find(|cut| cut_code(cut) == code) {
        axis.cut = cut;
    }
}

fn cut_code(cut: &Cut) -> String {
    match cut {
        Cut::Each => String::from("each"),
        Cut::Month => String::from("month"),
        Cut::Quarter => String::from("quarter"),
        Cut::Year => String::from("year"),
        Cut::Region => String::from("region"),
        Cut::Bands(scheme) => format!("bands-{scheme}"),
    }
}

fn cut_label(cut: &Cut) -> String {
    match cut {
        Cut::Bands(scheme) => choice::label("age_scheme", scheme),
        cut => tr(&format!("pivot-cut-{}", cut_code(cut))),
    }
}

/// What the thread beside does.
fn find(reader: &Reader, ask: Ask) -> Result<Answer, StoreError> {
    Ok(match ask {
        Ask::Table(pivot, today) => {
            let table = tally(&pivot, &reader.units(&pivot, today)?);
            let shown = masked(&table.counts, if pivot.open { 0 } else { SMALL });
            Answer::Table(Box::new(Made { pivot: *pivot, table, shown }))
        }
        Ask::Who(title, numbers) => Answer::Who(title, reader.people_ids(&numbers)?),
    })
}

/// Where the table is remembered while the vault is open.
fn left_id() -> Id {
    Id::unique("pivot-left")
}

/// The id of the drawn table.
fn grid_id() -> egui::Id {
    Id::unique("pivot-grid")
}
