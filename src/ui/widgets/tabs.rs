//! A bar of tabs that scrolls when there is not room for all; those out of sight stand in a menu
//! at its end. One stop for Tab; the arrows go from one to the next.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Color32, Id, Key, Rangef, Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo,
    scroll_area::ScrollBarVisibility,
};

use super::{button, paint};
use crate::ui::look::{self, Text, icon, size, space};
use crate::words::tr;

/// Draws the bar and changes `current`; true when it changed.
pub fn tabs(ui: &mut Ui, id: Id, names: &[String], current: &mut usize) -> bool {
    let before = *current;
    let wide: f32 = names.iter().map(|name| width(ui, name)).sum();
    let room = ui.available_width();
    if wide <= room {
        bar_ui(ui, id, names, current);
        return *current != before;
    }
    ui.horizontal(|ui| {
        let bar = room - size::TARGET - space::S;
        let seen = ui.allocate_ui(Vec2::new(bar, high()), |ui| {
            ui.set_width(bar);
            bar_ui(ui, id, names, current)
        });
        let seen = seen.inner;
        let more = button::icon(ui, icon::ICON_MORE_HORIZ, tr("widget-tabs-more"));
        egui::Popup::menu(&more).show(|ui| {
            // As high as the window leaves below the bar.
            let room = ui.ctx().content_rect().bottom() - more.rect.bottom() - space::XL;
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                let mut left = 0.0;
                for (at, name) in names.iter().enumerate() {
                    let place = Rangef::new(left, left + width(ui, name));
                    left = place.max;
                    let whole = seen.contains(place.min + 1.0) && seen.contains(place.max - 1.0);
                    if whole {
                        continue;
                    }
                    let entry = button::quiet(name.as_str()).selected(at == *current);
                    if ui.push_id(at, |ui| ui.add(entry)).inner.clicked() {
                        *current = at;
                    }
                }
            });
        });
    });
    *current != before
}

fn high() -> f32 {
    size::FORM_ROW + space::XS
}

/// As wide as a tab is when chosen, so that nothing moves.
fn width(ui: &Ui, name: &str) -> f32 {
    let strong = paint::line(ui, name, Text::Strong, Color32::PLACEHOLDER, f32::INFINITY);
    (strong.size().x + space::M * 2.0).ceil()
}

/// The tabs in a row; which stretch of it is in view.
fn bar_ui(ui: &mut Ui, id: Id, names: &[String], current: &mut usize) -> Rangef {
    let mut walked = None;
    let high = high();
    let line = look::line(ui);
    let top = ui.cursor().top();
    let across = ui.available_rect_before_wrap().x_range();
    let shown = ScrollArea::horizontal()
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
    let from = shown.state.clamped_offset().x;
    Rangef::new(from, from + shown.inner_rect.width())
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
    let size = Vec2::new(width(ui, name), high);
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

    #[test]
    fn the_menu_at_the_end_lists_only_what_is_out_of_sight() {
        let names: Vec<String> = (1..=9).map(|n| format!("Partie numéro {n}")).collect();
        let mut window =
            crate::ui::widgets::harness([420.0, 400.0], 0, move |ui, current: &mut usize| {
                tabs(ui, Id::unique("parts"), &names, current);
            });
        let entry = |n: usize| format!("Partie numéro {n}");
        window.get_by_role_and_label(Role::Button, "Autres onglets").click();
        window.run();
        assert!(window.query_by_role_and_label(Role::Button, &entry(1)).is_none(), "in view");
        window.get_by_role_and_label(Role::Button, &entry(9)).click();
        window.run();
        assert_eq!(*window.state(), 8);
        window.get_by_role_and_label(Role::Button, "Autres onglets").click();
        window.run();
        assert!(window.query_by_role_and_label(Role::Button, &entry(9)).is_none(), "in view now");
        window.get_by_role_and_label(Role::Button, &entry(1));
    }
}
