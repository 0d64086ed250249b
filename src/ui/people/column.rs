//! The columns of the list: the usual ones, or any facts in any order.

use eframe::egui::{Id, ScrollArea, Ui};

use super::People;
use super::builder::offered;
use super::sentence::code_label;
use crate::domain::filter::Thing;
use crate::domain::kind::Kind;
use crate::domain::value::Value;
use crate::store::case::Office;
use crate::store::person::Sort;
use crate::ui::look::{size, space};
use crate::ui::widgets::choice::{self as pick, Entry};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::FieldLook;
use crate::ui::{Scene, form};
use crate::words::tr;

/// The facts behind the usual columns, after the name.
const USUAL: [(Kind, &str); 8] = [
    (Kind::Person, "age"),
    (Kind::Person, "sex"),
    (Kind::Case, "number"),
    (Kind::Case, "status"),
    (Kind::Case, "risk"),
    (Kind::Case, "departure_country"),
    (Kind::Case, "arrived_on"),
    (Kind::Case, "worker_id"),
];

/// Columns being chosen.
pub(super) struct Choosing {
    codes: Vec<String>,
    offered: Vec<(String, String)>,
}

/// The usual columns as things.
pub(super) fn usual() -> Vec<Thing> {
    USUAL.iter().filter_map(|(kind, key)| Thing::of(*kind, key)).collect()
}

/// The thing behind one of the usual orders; none for the name.
pub(super) fn sorted_by(sort: Sort) -> Option<Thing> {
    let (kind, key) = match sort {
        Sort::Name => return None,
        Sort::Number => (Kind::Case, "number"),
        Sort::Risk => (Kind::Case, "risk"),
        Sort::Status => (Kind::Case, "status"),
        Sort::Arrival => (Kind::Case, "arrived_on"),
        Sort::Country => (Kind::Case, "departure_country"),
        Sort::Worker => (Kind::Case, "worker_id"),
    };
    Thing::of(kind, key)
}

/// What a cell says: every value in words.
pub(super) fn cell(thing: Thing, shown: &[Value], office: &Office) -> String {
    let said: Vec<String> = shown
        .iter()
        .map(|value| match value {
            Value::Text(code) => code_label(thing, code, office),
            value => form::show(office, &thing.field(), value),
        })
        .collect();
    said.join(" · ")
}

impl People {
    /// The columns after the name.
    pub(super) fn things(&self) -> Vec<Thing> {
        if self.columns.is_empty() { usual() } else { self.columns.clone() }
    }

    /// Opens the choice of columns.
    pub(super) fn choose_columns(&mut self, scene: Scene<'_>) {
        let codes = self.things().iter().map(ToString::to_string).collect();
        let offered = offered(scene).into_iter().filter(|(code, _)| !code.ends_with('*')).collect();
        self.choosing = Some(Choosing { codes, offered });
    }

    /// The dialog of columns, while it is open.
    pub(super) fn choosing_ui(&mut self, ui: &Ui) {
        let Some(choosing) = &mut self.choosing else { return };
        let dialog =
            Dialog::new(Id::unique("people-columns"), tr("list-columns"), tr("filter-leave"))
                .body(tr("list-columns-body"))
                .verb(tr("list-columns-verb"))
                .other(tr("list-columns-usual"))
                .width(*size::DIALOG.end());
        let answer = dialog.show(ui.ctx(), |ui| {
            ui.add_space(space::S);
            ScrollArea::vertical().max_height(320.0).id_salt("columns").show(ui, |ui| {
                let entries: Vec<Entry<'_>> = choosing
                    .offered
                    .iter()
                    .map(|(code, label)| (code.as_str(), label.as_str()))
                    .collect();
                let look = FieldLook::new(tr("list-columns-after")).width(ui.available_width());
                pick::many(
                    ui,
                    Id::unique("people-columns-many"),
                    &look,
                    &entries,
                    &mut choosing.codes,
                );
            });
        });
        let Some(answer) = answer else { return };
        let codes = self.choosing.take().map(|choosing| choosing.codes).unwrap_or_default();
        let chosen: Vec<Thing> =
            codes.into_iter().filter_map(|code| Thing::try_from(code).ok()).collect();
        self.columns = match answer {
            Answer::Safe => return,
            Answer::Other => Vec::new(),
            Answer::Verb if chosen == usual() => Vec::new(),
            Answer::Verb => chosen,
        };
        if self.by.is_some_and(|by| !self.things().contains(&by)) {
            self.by = None;
        }
        self.cells.clear();
        self.stale = true;
    }
}
