//! A line of text with things one may mean offered below it. Anything can be written;
//! arrows and Enter, or the pointer, take one of the offers over.

use eframe::egui::{self, FocusDirection, Id, Key, Popup, PopupCloseBehavior, Response};
use eframe::egui::{Sense, Ui, Vec2};

use super::field::{self, FieldLook};
use super::{list, paint};
use crate::ui::look::{self, size, space};

/// Draws the box; `offers` gives what to offer for a text, best first.
pub fn text(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    value: &mut String,
    offers: impl Fn(&str) -> Vec<String>,
) -> Response {
    let popup = id.with("offers");
    let (was_open, here) = (Popup::is_id_open(ui, popup), ui.memory(|m| m.has_focus(id)));
    let mut at: Option<usize> = ui.data(|d| d.get_temp(popup)).flatten();
    let mut found = if was_open { offers(value) } else { Vec::new() };
    let mut taken = None;
    if here && was_open && !found.is_empty() {
        let last = found.len() - 1;
        if paint::took(ui, Key::ArrowDown) {
            at = Some(at.map_or(0, |at| (at + 1).min(last)));
        }
        if paint::took(ui, Key::ArrowUp) {
            at = at.and_then(|at| at.checked_sub(1));
        }
        if at.is_some() && paint::took(ui, Key::Enter) {
            taken = at;
            ui.memory_mut(|m| m.move_focus(FocusDirection::Next));
        }
    } else if here && paint::took(ui, Key::ArrowDown) {
        found = offers(value);
        at = Some(0).filter(|_| !found.is_empty());
        Popup::open_id(ui, popup);
    }
    let mut response = field::text(ui, id, look, value);
    if response.changed() {
        found = offers(value);
        at = None;
        if found.is_empty() || value.trim().is_empty() {
            Popup::close_id(ui, popup);
        } else {
            Popup::open_id(ui, popup);
        }
    }
    let open = Popup::is_id_open(ui, popup) && !found.is_empty();
    ui.accesskit_node_builder(response.id, |node| {
        node.set_has_popup(egui::accesskit::HasPopup::Listbox);
        node.set_expanded(open);
    });
    // The keyboard went elsewhere; a press of the pointer may still be on an offer.
    if response.lost_focus() && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released()) {
        Popup::close_id(ui, popup);
    }
    let clicked = if found.is_empty() { None } else { offers_ui(ui, &response, popup, &found, at) };
    if let Some(label) = taken.or(clicked).and_then(|at| found.get(at)) {
        if value != label {
            value.clone_from(label);
            response.mark_changed();
        }
        at = None;
        Popup::close_id(ui, popup);
        if clicked.is_some() {
            response.request_focus();
        }
    }
    ui.data_mut(|d| d.insert_temp(popup, at));
    response
}

/// The offers under the box; the one that was pressed.
fn offers_ui(
    ui: &Ui,
    response: &Response,
    popup: Id,
    found: &[String],
    at: Option<usize>,
) -> Option<usize> {
    let wide = response.rect.width().max(240.0);
    Popup::from_response(response)
        .id(popup)
        .open_memory(None)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(wide)
        .gap(space::XS)
        .frame(look::raised(ui).inner_margin(6))
        .show(|ui| {
            ui.set_width(wide - 12.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut clicked = None;
            for (row, label) in found.iter().enumerate() {
                let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), size::ROW));
                let offer = ui.interact(rect, popup.with(row), Sense::CLICK);
                list::row_ui(ui, &offer, label, (false, at == Some(row)));
                if offer.clicked() {
                    clicked = Some(row);
                }
            }
            clicked
        })
        .and_then(|shown| shown.inner)
}
