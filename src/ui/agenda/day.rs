//! One day in full: beside the month.

use eframe::egui::{StrokeKind, Ui};

use super::grid::{self, Shown};
use super::{Wish, entry};
use crate::domain::role::Right;
use crate::ui::look::{self, icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::tr;

/// The chosen day with all that stands in it.
pub(super) fn day_ui(ui: &mut Ui, shown: &Shown<'_>, wishes: &mut Vec<Wish>) {
    frame::card(ui, |ui| {
        text::section(ui, grid::long(shown.day));
        let entries = shown.found.on(shown.day);
        if entries.is_empty() {
            text::faint(ui, tr("agenda-day-empty"));
        }
        for (at, one) in entries.iter().enumerate() {
            let high = entry::CARD;
            let (_, rect) = ui.allocate_space(eframe::egui::vec2(ui.available_width(), high));
            wishes.extend(entry::card_ui(ui, rect, one, false, (shown.scene, shown.names)));
            if at == shown.at {
                let line = look::line(ui);
                ui.painter().rect_stroke(rect, look::radius(), line, StrokeKind::Inside);
            }
        }
        if shown.scene.me.may(Right::WriteCase) {
            ui.add_space(space::S);
            let new = button::secondary(tr("agenda-new-here")).icon(icon::ICON_ADD);
            if ui.add(new).clicked() {
                wishes.push(Wish::Add(shown.day));
            }
        }
    });
}
