//! Rows of a name, a bar and its value in words: scores between 0 and 1, budgets and what is
//! left of them.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Color32, Id, Rect, Sense, Ui, Vec2};

use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::paint;

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// The part of the whole; more than one is over it. Nothing: not known.
    pub part: Option<f64>,
    /// What is said of it at its end: "0,62", "120 000 sur 500 000 F CFA".
    pub value: String,
    /// `Warn` where it is to be looked at; it gets a sign, too.
    pub mood: Mood,
}

/// Draws the rows, their bars beginning at the same place.
pub fn bars(ui: &mut Ui, id: Id, rows: &[Bar]) {
    let room = ui.available_width();
    let width = |ui: &Ui, text: &str, font| {
        paint::line(ui, text, font, Color32::PLACEHOLDER, f32::INFINITY).size().x
    };
    let widest = |ui: &Ui, text: &dyn Fn(&Bar) -> &str, font| {
        rows.iter().map(|row| width(ui, text(row), font)).fold(0.0, f32::max)
    };
    let names = widest(ui, &|row| &row.label, Text::Body).min(room * 0.35) + space::M;
    let sign = size::ICON_SMALL + space::XS;
    let values = (widest(ui, &|row| &row.value, Text::Label) + sign + space::M).min(room * 0.45);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for (at, row) in rows.iter().enumerate() {
            let (_, rect) = ui.allocate_space(Vec2::new(room, size::TARGET));
            let response = ui.interact(rect, id.with(at), Sense::hover());
            ui.accesskit_node_builder(response.id, |node| {
                node.set_role(Role::Meter);
                node.set_label(row.label.clone());
                node.set_value(row.value.clone());
                if let Some(part) = row.part {
                    node.set_numeric_value(part);
                    node.set_min_numeric_value(0.0);
                    node.set_max_numeric_value(1.0);
                }
            });
            row_ui(ui, rect, row, names, values);
            let said = [row.label.as_str(), &row.value].join(" · ");
            let _ = response.on_hover_text(said);
        }
    });
}

fn row_ui(ui: &Ui, rect: Rect, row: &Bar, names: f32, values: f32) {
    let t = look::look(ui);
    let y = rect.center().y;
    let name = paint::line(ui, &row.label, Text::Body, t.ink, names - space::M);
    paint::left(ui, rect.left(), y, name);
    let track = Rect::from_min_max(
        egui::pos2(rect.left() + names, y - space::XS - 1.0),
        egui::pos2(rect.right() - values, y + space::XS + 1.0),
    );
    let (loud, _) = t.mood(row.mood);
    let color = if row.mood == Mood::Neutral { t.accent } else { loud };
    if track.width() > 0.0 {
        ui.painter().rect_filled(track, look::radius(), t.line);
        if let Some(part) = row.part.filter(|part| *part > 0.0) {
            let wide = (track.width() * part.clamp(0.0, 1.0) as f32).max(space::XS);
            let filled = Rect::from_min_size(track.min, Vec2::new(wide, track.height()));
            ui.painter().rect_filled(filled, look::radius(), color);
        }
    }
    let mut x = track.right() + space::M;
    let ink = if row.part.is_none() { t.ink_faint } else { t.ink };
    if matches!(row.mood, Mood::Warn | Mood::Danger) {
        let at = egui::pos2(x + size::ICON_SMALL / 2.0, y);
        paint::icon(ui, at, icon::ICON_WARNING, size::ICON_SMALL, color);
        x += size::ICON_SMALL + space::XS;
    }
    let value = paint::line(ui, &row.value, Text::Label, ink, rect.right() - x);
    paint::left(ui, x, y, value);
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;

    #[test]
    fn bars_say_their_value() {
        let row = |label: &str, part, value: &str, mood| Bar {
            label: label.to_owned(),
            part,
            value: value.to_owned(),
            mood,
        };
        let rows = vec![
            row("Économique", Some(0.62), "0,62", Mood::Neutral),
            row("Sociale", None, "pas de score", Mood::Neutral),
            row("Budget", Some(1.2), "dépassé", Mood::Warn),
        ];
        let window =
            crate::ui::widgets::harness([600.0, 300.0], rows, |ui, rows: &mut Vec<Bar>| {
                bars(ui, Id::unique("parts"), rows);
            });
        let value = |label: &str| {
            let node = window.get_by_role_and_label(Role::Meter, label);
            node.accesskit_node().value().unwrap()
        };
        assert_eq!(value("Économique"), "0,62");
        assert_eq!(value("Sociale"), "pas de score");
        assert_eq!(value("Budget"), "dépassé");
    }
}
