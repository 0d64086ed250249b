//! Centres and agencies: the lists from which records choose. Searched, opened, added to; what
//! is no longer used is said to be so and never taken away, since records name it.

use eframe::egui::{Id, Ui};

use super::{head_ui, list_height};
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::form::{self, Form};
use crate::domain::id::Id as Record;
use crate::domain::kind::Kind;
use crate::domain::name::fold;
use crate::domain::problem::Problem;
use crate::domain::value::{self, Row};
use crate::store::{Changed, Held, StoreError, new_id};
use crate::ui::Scene;
use crate::ui::command::{Command, Verb};
use crate::ui::form::{Editor, Event, show};
use crate::ui::look::{Mood, icon};
use crate::ui::referral::offer::stale;
use crate::ui::widgets::table::{Cells, Column, Table, TableState};
use crate::ui::widgets::{button, field, frame, text};
use crate::words::{tr, tr_with};

/// One of the office's lists.
pub(super) struct Book {
    kind: Kind,
    list: Vec<Held>,
    /// What is read in each of them, to be searched.
    texts: Vec<String>,
    /// Places in the list of what is searched for.
    found: Vec<usize>,
    search: String,
    table: TableState<Record>,
    editor: Option<Editor>,
}

impl Book {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            list: Vec::new(),
            texts: Vec::new(),
            found: Vec::new(),
            search: String::new(),
            table: TableState::default(),
            editor: None,
        }
    }

    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.list = scene.reader.all(self.kind)?;
        let first = match self.kind {
            Kind::Agency => "acronym",
            Kind::Offer => "service",
            _ => "name",
        };
        let kind = self.kind;
        self.list.sort_by_cached_key(|held| {
            let unused = !value::of(&held.row, "inactive").is_nothing();
            (unused, fold(&shown(kind, &held.row, first, scene)))
        });
        let text = |held: &Held| {
            let keys = held.row.keys();
            let all: Vec<String> = keys.map(|key| shown(kind, &held.row, key, scene)).collect();
            fold(&all.join(" "))
        };
        self.texts = self.list.iter().map(text).collect();
        self.find();
        Ok(())
    }

    pub(super) fn is_touched(&self) -> bool {
        self.editor.as_ref().is_some_and(|editor| editor.draft().is_touched())
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(editor) = &mut self.editor else { return false };
        editor.refused(problems);
        true
    }

    pub(super) fn saved(&mut self, changed: &Changed) {
        // An unchanged record is as good as saved.
        let own = |id| changed.records.contains(&id) || changed.records.is_empty();
        if self.editor.as_ref().is_some_and(|editor| own(editor.draft().id)) {
            self.editor = None;
        }
    }

    pub(super) fn verb(&mut self, verb: Verb) -> Vec<Command> {
        match (&self.editor, verb) {
            (Some(editor), Verb::Save) => vec![Command::Save(vec![editor.draft().clone()])],
            _ => Vec::new(),
        }
    }

    fn find(&mut self) {
        let words: Vec<String> = fold(&self.search).split_whitespace().map(str::to_owned).collect();
        let holds = |text: &str| words.iter().all(|word| text.contains(word));
        let list = self.texts.iter().enumerate();
        self.found = list.filter(|(_, text)| holds(text)).map(|(at, _)| at).collect();
    }

    fn form(&self) -> Option<&'static Form> {
        form::of_kind(self.kind).next()
    }

    pub(super) fn book_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let searched = self.kind != Kind::Centre;
        let (title, add, about) = match self.kind {
            Kind::Agency => {
                (tr("settings-agencies"), tr("settings-add-agency"), tr("settings-agencies-about"))
            }
            Kind::Offer => {
                (tr("settings-offers"), tr("settings-add-offer"), tr("settings-offers-about"))
            }
            _ => (tr("settings-centres"), tr("settings-add-centre"), tr("settings-centres-about")),
        };
        let free = self.editor.is_none();
        let mut new = false;
        head_ui(ui, title.clone(), |ui| {
            let add = button::primary(add).icon(icon::ICON_ADD).enabled(free);
            new = free && ui.add(add).clicked();
            if searched && free {
                let id = Id::unique(("book search", self.kind));
                let name = match self.kind {
                    Kind::Offer => tr("settings-offer-search"),
                    _ => tr("settings-agency-search"),
                };
                if field::search(ui, id, &name, "", SEARCH, &mut self.search).changed() {
                    self.find();
                }
            }
        });
        if new && let (Some(form), Ok(id)) = (self.form(), new_id()) {
            self.edit(Draft::new(form, id, Row::new()));
        }
        if self.editor.is_some() {
            return self.editor_ui(ui, scene);
        }
        text::secondary(ui, about);
        if self.found.is_empty() {
            let nothing = tr_with("settings-nothing-found", &[("text", &self.search)]);
            let sentence = if self.list.is_empty() { tr("settings-list-empty") } else { nothing };
            frame::empty(ui, icon::ICON_SEARCH, &sentence, None);
        } else if let Some(at) = self.list_ui(ui, scene, &title)
            && let (Some(form), Some(held)) = (self.form(), self.list.get(at))
        {
            self.edit(Draft::edit(form, held.id, held.row.clone()));
        }
        Vec::new()
    }

    fn edit(&mut self, draft: Draft) {
        let mut editor = Editor::new(draft);
        editor.focus_first();
        self.editor = Some(editor);
    }

    fn editor_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let Some(editor) = &mut self.editor else { return Vec::new() };
        let event = frame::card(ui, |ui| editor.editor_ui(ui, scene));
        match event {
            Some(Event::Save) => vec![Command::Save(vec![editor.draft().clone()])],
            Some(Event::Cancel) => {
                self.editor = None;
                Vec::new()
            }
            // A list of the office is not worth a draft on disk.
            Some(Event::Keep) | None => Vec::new(),
        }
    }

    /// The table; the place in the list of what is to be opened.
    fn list_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, name: &str) -> Option<usize> {
        let label = |key| form::label(self.kind, key);
        let columns = if self.kind == Kind::Offer {
            vec![
                Column::new(label("service"), 150.0).grow(2.0),
                Column::new(label("agency_id"), 100.0).grow(1.0),
                Column::new(label("place"), 100.0).grow(1.0),
                Column::new(label("contact"), 120.0).grow(1.0),
                Column::new(label("phone"), 110.0),
                Column::new(tr("settings-checked"), 150.0).grow(0.5),
                Column::new(tr("settings-user-change"), 110.0),
            ]
        } else if self.kind == Kind::Agency {
            vec![
                Column::new(label("acronym"), 110.0),
                Column::new(label("name"), 180.0).grow(2.0),
                Column::new(label("takes"), 140.0).grow(2.0),
                Column::new(label("contact"), 120.0).grow(1.0),
                Column::new(tr("settings-checked"), 110.0),
                Column::new(tr("settings-user-change"), 110.0),
            ]
        } else {
            vec![
                Column::new(label("name"), 200.0).grow(2.0),
                Column::new(label("code"), 100.0),
                Column::new(label("region"), 140.0).grow(1.0),
                Column::new(tr("settings-beds"), 80.0).right(),
                Column::new(tr("settings-user-change"), 110.0),
            ]
        };
        let (list, found, kind) = (&self.list, &self.found, self.kind);
        let mut pressed = None;
        let table = Table::new(Id::unique(("book", kind)), name, &columns, found.len());
        let high = list_height(ui);
        let outcome = table.height(high).show(
            ui,
            &mut self.table,
            |at| held(list, found, at).map(|held| held.id),
            |at, cells| {
                let Some(held) = held(list, found, at) else { return };
                row_ui(cells, kind, &held.row, scene);
                cells.add(|ui| {
                    if ui.add(button::quiet(tr("settings-change"))).clicked() {
                        pressed = Some(at);
                    }
                });
            },
        );
        found.get(pressed.or(outcome.opened)?).copied()
    }
}

fn held<'a>(list: &'a [Held], found: &[usize], at: usize) -> Option<&'a Held> {
    list.get(*found.get(at)?)
}

/// A value as people read it.
fn shown(kind: Kind, row: &Row, key: &str, scene: Scene<'_>) -> String {
    let field = kind.field(key);
    field.map(|field| show(scene.office, field, value::of(row, key))).unwrap_or_default()
}

fn row_ui(cells: &mut Cells<'_>, kind: Kind, row: &Row, scene: Scene<'_>) {
    let unused = !value::of(row, "inactive").is_nothing();
    let shown = |key: &str| shown(kind, row, key, scene);
    let keys: &[&str] = match kind {
        Kind::Agency => &["acronym", "name", "takes", "contact"],
        Kind::Offer => &["service", "agency_id", "place", "contact", "phone"],
        _ => &["name", "code", "region", "beds"],
    };
    for (at, key) in keys.iter().enumerate() {
        match (at, unused) {
            (0, true) => {
                let words = [("name", &*shown(key))];
                cells.soft(&tr_with("settings-unused", &words));
            }
            (0, false) => cells.strong(&shown(key)),
            _ => cells.text(&shown(key)),
        }
    }
    if kind == Kind::Offer {
        let day = value::day_of(row, "checked_on").map(date::show).unwrap_or_default();
        match stale(row, scene.today) {
            Some(old) => cells.tinted(Mood::Warn, &old),
            None => cells.soft(&day),
        }
    }
    if kind == Kind::Agency {
        match value::day_of(row, "checked_on") {
            Some(day) if (scene.today - day).num_days() > STALE_DAYS => {
                cells.tinted(Mood::Warn, &date::show(day));
            }
            Some(day) => cells.soft(&date::show(day)),
            None => cells.soft(&tr("settings-never-checked")),
        }
    }
}

/// A contact checked longer ago than this may well have changed.
const STALE_DAYS: i64 = 180;
/// How wide the search for an agency is.
const SEARCH: f32 = 260.0;
