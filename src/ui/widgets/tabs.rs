//! A bar of tabs that scrolls when there is not room for all. One stop for Tab; the arrows
//! go from one to the next.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Color32, Id, Key, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo,
    scroll_area::ScrollBarVisibility,
};

use super::paint;
use crate::ui::look::{self, Text, size, space};

/// Draws the bar and changes `current`; true when it changed.
pub fn tabs(ui: &mut Ui, id: Id, names: &[String], current: &mut usize) -> bool {
    let before = *current;
    let mut walked = None;
    let high = size::FORM_ROW + space::XS;
    let line = look::line(ui);
    let top = ui.cursor().top();
    let across = ui.available_rect_before_wrap().x_range();
    ScrollArea::horizontal()
        .id_salt(id)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.set_height(high);
            ui.painter().hline(across, top + high - line.width / 2.0, line);
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                for (at, name) in names.iter().enumerate() {
                    walked = tab_ui(ui, id, names.len(), at, name, current, high).or(walked);
                }
            });
            if let Some(to) = walked {
                *current = to;
                // Only now: the one walked to became a stop for Tab just now.
                ui.memory_mut(|m| m.request_focus(id.with(to)));
            }
            // Also when it was changed from elsewhere since it was last drawn.
            let seen = ui.data(|d| d.get_temp::<usize>(id.with("seen")));
            if seen != Some(*current)
                && let Some(shown) = ui.read_response(id.with(*current))
            {
                ui.scroll_to_rect(shown.rect.expand(space::XXL), None);
                ui.data_mut(|d| d.insert_temp(id.with("seen"), *current));
            }
        });
    *current != before
}

/// Draws one; the one the arrows lead to.
fn tab_ui(
    ui: &mut Ui,
    id: Id,
    count: usize,
    at: usize,
    name: &str,
    current: &mut usize,
    high: f32,
) -> Option<usize> {
    let mut walked = None;
    let chosen = *current == at;
    // As wide as it is when chosen, so that nothing moves.
    let strong = paint::line(ui, name, Text::Strong, Color32::PLACEHOLDER, f32::INFINITY);
    let size = Vec2::new((strong.size().x + space::M * 2.0).ceil(), high);
    let (_, rect) = ui.allocate_space(size);
    let sense = if chosen { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id.with(at), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, true, name));
    ui.accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    if response.clicked() {
        *current = at;
    }
    if response.has_focus() {
        paint::keep_arrows(ui, response.id, paint::Arrows::Across);
        let to = match (paint::took(ui, Key::ArrowRight), paint::took(ui, Key::ArrowLeft)) {
            (true, _) => at + 1,
            (_, true) => at + count - 1,
            _ => at,
        } % count;
        walked = (to != at).then_some(to);
    }
    let t = look::look(ui);
    let (font, ink) = match (chosen, response.hovered()) {
        (true, _) => (Text::Strong, t.accent),
        (_, true) => (Text::Body, t.ink),
        _ => (Text::Body, t.ink_soft),
    };
    let inside = rect.shrink2(Vec2::new(2.0, space::XS));
    if response.hovered() && !chosen {
        ui.painter().rect_filled(inside, look::radius(), t.hover);
    }
    let word = paint::line(ui, name, font, ink, f32::INFINITY);
    let x = (rect.center().x - word.size().x / 2.0).round();
    paint::left(ui, x, rect.center().y, word);
    if chosen {
        let under = Rect::from_min_max(
            egui::pos2(rect.left() + space::M, rect.bottom() - 3.0),
            egui::pos2(rect.right() - space::M, rect.bottom()),
        );
        ui.painter().rect_filled(under, 1.0, t.accent);
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::RING, t.accent);
        let inner = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(inside, look::radius(), stroke, inner);
    }
    walked
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn tabs_are_pressed_and_walked() {
        let names: Vec<String> = ["Aperçu", "Ménage", "Parcours"].map(str::to_owned).into();
        let mut harness =
            crate::ui::widgets::harness([900.0, 500.0], 0, move |ui, current: &mut usize| {
                tabs(ui, Id::unique("case"), &names, current);
            });
        harness.get_by_role_and_label(Role::Tab, "Parcours").click();
        harness.run();
        assert_eq!(*harness.state(), 2);
        harness.get_by_role_and_label(Role::Tab, "Parcours").focus();
        harness.run();
        for expected in [0, 1, 2] {
            harness.key_press(Key::ArrowRight);
            harness.run();
            assert_eq!(*harness.state(), expected, "and round");
        }
    }
}
