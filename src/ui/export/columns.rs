//! The columns of an export: grouped by form, found by a search, all or none of a group at once.
//! What goes out otherwise than it is held says so on its line.

use std::collections::BTreeSet;

use eframe::egui::{Align, Id, Layout, ScrollArea, Ui};

use super::REMEMBERED;
use crate::domain::export::{self, Column, Sheet, Treatment};
use crate::domain::kind::Kind;
use crate::domain::name;
use crate::domain::value::{Keyed as _, Value};
use crate::ui::Scene;
use crate::ui::look::{icon, space};
use crate::ui::widgets::{button, field, frame, text};
use crate::words::{self, tr, tr_with};

/// Columns that stand under one heading.
struct Group {
    title: String,
    /// Its columns, as places among all.
    columns: Vec<usize>,
}

/// The columns there are, and those chosen.
pub(super) struct Columns {
    all: Vec<Column>,
    labels: Vec<String>,
    groups: Vec<Group>,
    /// By name, so that what is offered may change.
    chosen: BTreeSet<String>,
    open: BTreeSet<usize>,
    pub(super) search: String,
}

impl Columns {
    /// The columns chosen last time, or the usual ones.
    pub(super) fn new(scene: Scene<'_>) -> Self {
        let held = scene.reader.setting(&format!("{REMEMBERED}{}", scene.me.id));
        let held = held.ok().flatten();
        let remembered = held.as_ref().and_then(Value::text);
        let chosen = match remembered {
            Some(names) => names.split_whitespace().map(str::to_owned).collect(),
            None => export::usual().iter().map(Column::name).collect(),
        };
        Self {
            all: Vec::new(),
            labels: Vec::new(),
            groups: Vec::new(),
            chosen,
            open: BTreeSet::from([0]),
            search: String::new(),
        }
    }

    /// Reads anew what there is.
    pub(super) fn offer(&mut self, scene: Scene<'_>) {
        self.all = export::columns(&scene.office.forms());
        self.labels = self.all.iter().map(Column::label).collect();
        self.groups = Vec::new();
        let usual: BTreeSet<String> = export::usual().iter().map(Column::name).collect();
        for (at, column) in self.all.iter().enumerate() {
            let title = match (column.sheet, column.of) {
                (Sheet::Register, _) if usual.contains(&column.name()) => tr("export-group-usual"),
                (Sheet::Register, Kind::Person) => tr("export-group-person"),
                (Sheet::Register, _) => tr("export-group-case"),
                (sheet, _) => sheet.label(),
            };
            match self.groups.last_mut().filter(|group| group.title == title) {
                Some(group) => group.columns.push(at),
                None => self.groups.push(Group { title, columns: vec![at] }),
            }
        }
    }

    /// The columns chosen, in their order.
    pub(super) fn chosen(&self) -> Vec<Column> {
        self.all.iter().filter(|column| self.chosen.contains(&column.name())).cloned().collect()
    }

    /// How many go out and in how many tables.
    pub(super) fn sentence(&self, full: bool) -> String {
        let chosen = self.chosen();
        let out = chosen.iter().filter(|c| full || c.treatment() != Treatment::Removed);
        let out: Vec<&Column> = out.collect();
        let sheets: BTreeSet<Sheet> = out.iter().map(|column| column.sheet).collect();
        let number = |n: usize| words::count(i64::try_from(n).unwrap_or(i64::MAX));
        let (columns, tables) = (number(out.len()), number(sheets.len()));
        let removed = number(chosen.len() - out.len());
        let given = [("columns", columns.as_str()), ("tables", &tables), ("removed", &removed)];
        let word = if chosen.len() == out.len() { "export-columns" } else { "export-columns-less" };
        tr_with(word, &given)
    }

    pub(super) fn columns_ui(&mut self, ui: &mut Ui, full: bool) {
        frame::card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_height(ui.available_height());
            ui.spacing_mut().item_spacing.y = space::S;
            frame::bar(
                ui,
                |ui| {
                    text::section(ui, tr("export-columns-title"));
                },
                |ui| {
                    if ui.add(button::quiet(tr("export-columns-usual"))).clicked() {
                        self.chosen = export::usual().iter().map(Column::name).collect();
                    }
                },
            );
            let (id, wide) = (Id::unique("export-search"), ui.available_width());
            field::search(ui, id, &tr("export-search"), "", wide, &mut self.search);
            ScrollArea::vertical().id_salt("export-columns").auto_shrink([false, false]).show(
                ui,
                |ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    let wanted = name::fold(&self.search);
                    for at in 0..self.groups.len() {
                        self.group_ui(ui, at, &wanted, full);
                    }
                },
            );
        });
    }

    fn group_ui(&mut self, ui: &mut Ui, at: usize, wanted: &str, full: bool) {
        let Some(group) = self.groups.get(at) else { return };
        let whole = wanted.is_empty() || name::fold(&group.title).contains(wanted);
        let found: Vec<usize> = group
            .columns
            .iter()
            .copied()
            .filter(|column| {
                let label = self.labels.get(*column).map(|label| name::fold(label));
                whole || label.is_some_and(|label| label.contains(wanted))
            })
            .collect();
        if found.is_empty() {
            return;
        }
        let names: Vec<String> =
            found.iter().filter_map(|at| self.all.get(*at)).map(Column::name).collect();
        let count = names.iter().filter(|name| self.chosen.contains(*name)).count();
        let open = self.open.contains(&at) || !wanted.is_empty();
        let title = group.title.clone();
        frame::bar(
            ui,
            |ui| {
                let sign = if open { icon::ICON_EXPAND_MORE } else { icon::ICON_CHEVRON_RIGHT };
                let word = if open { "case-less" } else { "case-more" };
                let turn = button::icon(ui, sign, tr_with(word, &[("what", &title)]));
                if turn.clicked() && !self.open.remove(&at) {
                    self.open.insert(at);
                }
                text::strong(ui, title.clone());
                let given = [("chosen", &*count.to_string()), ("count", &*names.len().to_string())];
                text::faint(ui, tr_with("export-of", &given));
            },
            |ui| {
                let none = button::quiet(tr("export-none"));
                let named = tr_with("export-none-of", &[("group", &title)]);
                if count > 0 && ui.add(none.named(named)).clicked() {
                    self.chosen.retain(|name| !names.contains(name));
                }
                let all = button::quiet(tr("export-all"));
                let named = tr_with("export-all-of", &[("group", &title)]);
                if count < names.len() && ui.add(all.named(named)).clicked() {
                    self.chosen.extend(names.iter().cloned());
                }
            },
        );
        if !open {
            return;
        }
        for (column, name) in found.iter().zip(names) {
            self.column_ui(ui, *column, &name, full);
        }
    }

    fn column_ui(&mut self, ui: &mut Ui, at: usize, name: &str, full: bool) {
        let (Some(column), Some(label)) = (self.all.get(at), self.labels.get(at)) else { return };
        let treatment = column.treatment();
        ui.push_id(name, |ui| {
            ui.horizontal(|ui| {
                ui.add_space(space::XXL);
                let mut on = self.chosen.contains(name);
                if button::tick(ui, &mut on, label.as_str()).changed() {
                    if on {
                        self.chosen.insert(name.to_owned());
                    } else {
                        self.chosen.remove(name);
                    }
                }
                if !full && treatment != Treatment::Kept {
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        ui.add_space(space::S);
                        text::faint(ui, tr(&format!("export-done-{}", treatment.key())));
                    });
                }
            });
        });
    }
}
