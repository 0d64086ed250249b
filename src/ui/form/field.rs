//! One field, drawn as its shape wants it, with the house's keys: Enter goes to
//! the next field from any of them, Space and arrows choose.

use eframe::egui::{
    self, Align, FocusDirection, Key, Layout, Popup, Response, Ui, UiBuilder, Vec2,
};

use crate::domain::choice::{self, Choice};
use crate::domain::fact::{Field, Record as _, Shape};
use crate::domain::form::Line;
use crate::domain::kind::Kind;
use crate::domain::sharing;
use crate::domain::user::User;
use crate::domain::value::{self, Row};
use crate::ui::Scene;
use crate::ui::look::{Text, size, space};
use crate::ui::widgets::choice::{self as pick, Entry};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, text as words};
use crate::words::{tr, tr_with};

use super::place;

/// Up to how many answers of a list that takes several stand as chips.
const CHIPS: usize = 12;

/// One field to draw.
pub(super) struct Ask<'a> {
    pub(super) id: egui::Id,
    pub(super) line: &'a Line,
    pub(super) field: &'a Field,
    /// A box with a label stands in the same row.
    pub(super) beside: bool,
    pub(super) look: FieldLook,
    pub(super) scene: Scene<'a>,
    pub(super) answers: &'a Row,
}

/// What came of drawing it.
pub(super) struct Told {
    /// Something was typed or chosen.
    pub(super) changed: bool,
    /// The keyboard left it.
    pub(super) left: bool,
    /// What takes the keyboard when the field is to have it.
    pub(super) focus: egui::Id,
    /// Where it stands.
    pub(super) rect: egui::Rect,
}

/// Does it take the whole width? Text to read back, chips that stand in rows, and
/// answers that stand side by side there but not in one of two columns.
pub(super) fn is_wide(ui: &Ui, field: &Field) -> bool {
    let room = ui.available_width();
    let column = if room < size::ONE_COLUMN { room } else { (room - space::XL) / 2.0 };
    let between = |entries: &[Entry<'_>]| {
        pick::stand(ui, entries, room.min(size::FIELD)) && !pick::stand(ui, entries, column)
    };
    match field.shape {
        Shape::Prose => true,
        Shape::Choices(list) => choice::list(list).len() <= CHIPS,
        Shape::Choice(list) => between(&entries(list)),
        Shape::State(list, keys) => between(&states(list, keys)),
        _ => false,
    }
}

impl Ask<'_> {
    pub(super) fn field_ui(&self, ui: &mut Ui, text: &mut String) -> Told {
        let (id, mut look) = (self.id, self.look.clone());
        if self.field.shape == Shape::Day && look.hint == tr("widget-date-placeholder") {
            // The empty box says so already.
            look.hint.clear();
        }
        let look = &look;
        let response = match self.field.shape {
            Shape::Line | Shape::Decimal => field::text(ui, id, look, text),
            Shape::Prose => field::multiline(ui, id, look, 3, text),
            Shape::Count => field::number(ui, id, look, text),
            Shape::Amount => field::money(ui, id, look, currency(self.answers), text),
            Shape::Day | Shape::PartialDay => field::date(ui, id, look, text),
            Shape::Time => field::text(ui, id, look, text),
            Shape::Phone => field::phone(ui, id, look, text),
            Shape::Place => place::place_ui(ui, id, look, self.line.name, self.answers, text),
            _ => return self.choice_ui(ui, text),
        };
        field::enter_advances(ui, &response);
        told(&response, response.id)
    }

    fn choice_ui(&self, ui: &mut Ui, text: &mut String) -> Told {
        match self.field.shape {
            Shape::Tick => self.tick_ui(ui, text),
            Shape::Choice("yes_no_unknown") => {
                advance(ui, self.id, 3);
                let at = ["yes", "no", "unknown"].iter().position(|code| code == text);
                let response = pick::yes_no(ui, self.id, &self.look, text);
                told(&response, self.id.with(at.unwrap_or(0)))
            }
            Shape::Choice(list) => self.one_ui(ui, &self.offered(list, text), text),
            Shape::State(list, keys) => self.one_ui(ui, &states(list, keys), text),
            Shape::Choices(list) => self.many_ui(ui, list, text),
            Shape::Link(kind) => self.link_ui(ui, kind, text),
            _ => told(&ui.response(), self.id),
        }
    }

    /// The answers that go with those so far; what is answered already stays to be read.
    fn offered(&self, list: &'static str, answered: &str) -> Vec<Entry<'static>> {
        let goes =
            |choice: &&Choice| choice.code == answered || self.line.offers(choice, self.answers);
        let offered = choice::list(list).iter().filter(goes);
        offered.map(|choice| (choice.code.as_str(), choice.label())).collect()
    }

    fn one_ui(&self, ui: &mut Ui, entries: &[Entry<'_>], text: &mut String) -> Told {
        let id = self.id;
        advance(ui, id, entries.len());
        let at = entries.iter().position(|(code, _)| code == text).unwrap_or(0);
        let response = pick::one(ui, id, &self.look, entries, text);
        // Segments have an id each, a list has the one of the field.
        let focus = if response.id == id { id } else { id.with(at) };
        told(&response, focus)
    }

    fn many_ui(&self, ui: &mut Ui, list: &'static str, text: &mut String) -> Told {
        let (id, entries) = (self.id, entries(list));
        let chips = entries.len() <= CHIPS;
        advance(ui, id, if chips { entries.len() } else { 0 });
        advance(ui, id.with("more"), 0);
        let mut codes: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let response = pick::many(ui, id, &self.look, &entries, &mut codes);
        if response.changed() {
            // As they are kept: in the order of their codes, so that no order is a change.
            codes.sort_unstable();
            *text = codes.join(" ");
        }
        told(&response, if chips { id.with(0) } else { id.with("more") })
    }

    fn link_ui(&self, ui: &mut Ui, kind: Kind, text: &mut String) -> Told {
        let held: Vec<(String, &str)> = self
            .scene
            .office
            .choices(kind)
            .iter()
            .filter(|held| self.may_be_named(&held.row))
            .map(|held| (held.id.to_string(), self.scene.office.name(held.id)))
            .collect();
        let mut entries: Vec<Entry<'_>> =
            held.iter().map(|(id, name)| (id.as_str(), *name)).collect();
        // Somebody who left is still an answer.
        let before = text.clone();
        if let Some(id) = crate::domain::id::Id::parse(&before) {
            let name = self.scene.office.name(id);
            if !name.is_empty() && !held.iter().any(|(id, _)| *id == before) {
                entries.push((before.as_str(), name));
            }
        }
        advance(ui, self.id, 0);
        told(&pick::list(ui, self.id, &self.look, &entries, text), self.id)
    }

    /// Who lets a referral go without consent is somebody who may.
    fn may_be_named(&self, row: &Row) -> bool {
        self.field.key != sharing::DECIDED_BY || sharing::may_decide(&User::from_row(row).role)
    }

    /// A tick stands at the height of the box beside it, where there is one.
    fn tick_ui(&self, ui: &mut Ui, text: &mut String) -> Told {
        let mut on = !text.is_empty();
        if self.beside {
            let label = ui.fonts_mut(|f| f.row_height(&Text::Label.font()));
            ui.add_space(label + space::XS);
        }
        let high = if self.beside { size::FORM_ROW } else { size::TARGET };
        let row = Vec2::new(ui.available_width(), high);
        let scope = UiBuilder::new().scope_id(self.id);
        let response = ui
            .allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                ui.scope_builder(scope, |ui| {
                    let had = ui.memory(egui::Memory::focused);
                    let last: Option<egui::Id> = ui.data(|d| d.get_temp(self.id));
                    if had.is_some() && had == last {
                        next_on_enter(ui);
                    }
                    let response = button::tick(ui, &mut on, &self.look.label);
                    ui.data_mut(|d| d.insert_temp(self.id, response.id));
                    response
                })
                .inner
            })
            .inner;
        if !self.look.hint.is_empty() && self.look.complaint.is_none() {
            words::faint(ui, &self.look.hint);
        }
        if let Some(complaint) = &self.look.complaint {
            field::complaint_ui(ui, complaint);
        }
        if response.changed() {
            *text = if on { "1".to_owned() } else { String::new() };
        }
        told(&response, response.id)
    }
}

/// The currency that stands beside an amount in the same record, or francs.
pub(super) fn currency(answers: &Row) -> &str {
    match value::text_of(answers, "currency") {
        "" | "XOF" => "FCFA",
        other => other,
    }
}

/// Which layer of psychosocial support a chosen activity counts as (`DOMAIN.md` 3.1).
pub(super) fn layer(field: &Field, chosen: &str) -> Option<String> {
    let Shape::Choice(list) = field.shape else { return None };
    let layer = choice::of(list, chosen)?.attribute("mhpss_layer");
    let name =
        matches!(layer, "1" | "2" | "3" | "4").then(|| tr(&format!("session-layer-{layer}")));
    Some(tr_with("session-layer", &[("layer", layer), ("name", &name?)]))
}

fn entries(list: &'static str) -> Vec<Entry<'static>> {
    choice::list(list).iter().map(|choice| (choice.code.as_str(), choice.label())).collect()
}

fn states(list: &str, keys: &'static [&'static str]) -> Vec<Entry<'static>> {
    let known = |key: &&'static str| choice::of(list, key).map(|found| (*key, found.label()));
    keys.iter().filter_map(known).collect()
}

fn told(response: &Response, focus: egui::Id) -> Told {
    let (changed, left) = (response.changed(), response.lost_focus());
    Told { changed, left, focus, rect: response.rect }
}

/// Enter on a choice goes on, and leaves choosing to Space, letters and arrows. Call it
/// before the choice is drawn; `parts` is how many of its own parts can have the keyboard.
fn advance(ui: &Ui, id: egui::Id, parts: usize) {
    let here = ui
        .memory(egui::Memory::focused)
        .is_some_and(|focused| focused == id || (0..parts).any(|part| focused == id.with(part)));
    if here && !Popup::is_any_open(ui) {
        next_on_enter(ui);
    }
}

fn next_on_enter(ui: &Ui) {
    if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Enter)) {
        ui.memory_mut(|m| m.move_focus(FocusDirection::Next));
    }
}
