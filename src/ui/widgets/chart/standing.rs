//! Bars that stand in the order of time, and bars that lie to both sides: age by sex. Every bar
//! says its value; what is not shown as a number is not drawn.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Color32, Id, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo};

use crate::letters::report::Drawn;
use crate::ui::look::{self, Text, size, space};
use crate::ui::widgets::paint;

/// How high the standing bars are at most.
const HIGH: f32 = 160.0;
/// How high one lying bar is.
const ROW: f32 = 22.0;

/// The colour of a series.
fn color(ui: &Ui, at: usize) -> Color32 {
    let t = look::look(ui);
    match at % 3 {
        0 => t.accent,
        1 => t.info,
        _ => t.ink_soft,
    }
}

/// What each colour means, where there is more than one.
fn legend_ui(ui: &mut Ui, drawn: &Drawn) {
    if drawn.series.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for (at, (name, _)) in drawn.series.iter().enumerate() {
            let t = look::look(ui);
            let word = paint::line(ui, name, Text::Secondary, t.ink_soft, f32::INFINITY);
            let wide = space::L + word.size().x;
            let (rect, response) =
                ui.allocate_exact_size(Vec2::new(wide, size::ICON + 2.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
            let mark = Rect::from_center_size(
                Pos2::new(rect.left() + space::XS + 1.0, rect.center().y),
                Vec2::splat(space::S + 2.0),
            );
            ui.painter().rect_filled(mark, 2.0, color(ui, at));
            paint::left(ui, rect.left() + space::L, rect.center().y, word);
        }
    });
}

/// One bar, named for the screen reader, with what it says at a place.
fn bar_ui(ui: &Ui, id: Id, rect: Rect, at: usize, named: &str) {
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, named));
    ui.painter().rect_filled(rect, 2.0, color(ui, at));
    let _ = response.on_hover_text(named);
}

/// The picture as a whole, for the screen reader.
fn picture_ui(ui: &Ui, id: Id, rect: Rect, name: &str) {
    ui.interact(rect, id, Sense::hover());
    ui.accesskit_node_builder(id, |node| {
        node.set_role(Role::Image);
        node.set_label(name.to_owned());
    });
}

/// Standing bars, one place for each row.
pub fn standing(ui: &mut Ui, id: Id, name: &str, drawn: &Drawn) {
    legend_ui(ui, drawn);
    let count = drawn.labels.len().max(1) as f32;
    let room = ui.available_width();
    let place = (room / count).min(96.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(place * count, HIGH + 48.0), Sense::hover());
    picture_ui(ui, id, rect, name);
    let t = look::look(ui);
    let ground = rect.bottom() - 24.0;
    let most = drawn.most();
    for (row, label) in drawn.labels.iter().enumerate() {
        let left = rect.left() + place * row as f32;
        let inner = place - space::S;
        let wide = inner / drawn.series.len().max(1) as f32;
        for (at, (series, values)) in drawn.series.iter().enumerate() {
            let Some((value, said)) = values.get(row) else { continue };
            let part = value.unwrap_or_default() / most;
            let high = if part > 0.0 { (HIGH * part as f32).max(1.0) } else { 0.0 };
            let x = left + space::XS + wide * at as f32;
            let bar =
                Rect::from_min_max(Pos2::new(x, ground - high), Pos2::new(x + wide - 1.0, ground));
            let named = [label.as_str(), series, said].join(" · ");
            bar_ui(ui, id.with((row, at)), bar, at, &named);
            let word = paint::line(ui, said, Text::Secondary, t.ink_soft, wide + space::S);
            let middle = bar.center().x - word.size().x / 2.0;
            paint::left(ui, middle, ground - high - 10.0, word);
        }
        let word = paint::line(ui, label, Text::Secondary, t.ink_soft, inner);
        let middle = left + (place - word.size().x) / 2.0;
        paint::left(ui, middle, ground + 12.0, word);
    }
    ui.painter().hline(rect.x_range(), ground, egui::Stroke::new(size::LINE, t.field_line));
}

/// Lying bars to both sides of their labels, the last row on top: a pyramid of ages.
pub fn pyramid(ui: &mut Ui, id: Id, name: &str, drawn: &Drawn) {
    legend_ui(ui, drawn);
    let t = look::look(ui);
    let labels: Vec<_> = drawn
        .labels
        .iter()
        .map(|label| paint::line(ui, label, Text::Secondary, t.ink_soft, 160.0))
        .collect();
    let middle = labels.iter().map(|word| word.size().x).fold(0.0, f32::max) + space::L;
    let room = ui.available_width().min(680.0);
    let side = ((room - middle) / 2.0).max(60.0);
    let high = ROW * drawn.labels.len() as f32;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(room, high), Sense::hover());
    picture_ui(ui, id, rect, name);
    let most = drawn.most();
    let last = drawn.labels.len().saturating_sub(1);
    for (row, word) in labels.into_iter().enumerate() {
        let y = rect.top() + ROW * (last - row.min(last)) as f32 + ROW / 2.0;
        let center = rect.left() + side + middle / 2.0;
        paint::left(ui, center - word.size().x / 2.0, y, word);
        for (at, (series, values)) in drawn.series.iter().enumerate().take(2) {
            let Some((value, said)) = values.get(row) else { continue };
            let said_word = paint::line(ui, said, Text::Secondary, t.ink_soft, side * 0.3);
            let longest = side - said_word.size().x - space::S;
            let wide = longest.max(0.0) * (value.unwrap_or_default() / most) as f32;
            let (up, down) = (y - ROW / 2.0 + 2.0, y + ROW / 2.0 - 2.0);
            let (from, to, text) = if at == 0 {
                let edge = rect.left() + side;
                (edge - wide, edge, edge - wide - said_word.size().x - space::XS)
            } else {
                let edge = rect.left() + side + middle;
                (edge, edge + wide, edge + wide + space::XS)
            };
            let bar = Rect::from_min_max(Pos2::new(from, up), Pos2::new(to, down));
            let label = drawn.labels.get(row).map_or("", String::as_str);
            let named = [label, series, said].join(" · ");
            bar_ui(ui, id.with((row, at)), bar, at, &named);
            paint::left(ui, text, y, said_word);
        }
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn every_bar_says_its_value() {
        let values =
            |numbers: &[f64]| numbers.iter().map(|n| (Some(*n), n.to_string())).collect::<Vec<_>>();
        let drawn = Drawn {
            labels: vec!["2012".to_owned(), "2013".to_owned()],
            series: vec![
                ("Femmes".to_owned(), values(&[12.0, 30.0])),
                (
                    "Hommes".to_owned(),
                    vec![(None, "masqué".to_owned()), (Some(8.0), "8".to_owned())],
                ),
            ],
        };
        let window = crate::ui::widgets::harness([700.0, 600.0], drawn, |ui, drawn: &mut Drawn| {
            standing(ui, Id::unique("years"), "Retours par année", drawn);
            pyramid(ui, Id::unique("ages"), "Âges", drawn);
        });
        window.get_by_role_and_label(Role::Image, "Retours par année");
        window.get_by_role_and_label(Role::Image, "Âges");
        let bars = window.query_all_by_label("2013 · Hommes · 8").count();
        assert_eq!(bars, 2, "one in each picture");
    }
}
