//! What holds other things: cards, strips, pairs of label and value, empty states, and the
//! two columns of a form.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{self, Frame, Margin, Response, Sense, Ui, UiBuilder, Vec2};

use super::button::Button;
use super::{paint, text};
use crate::ui::look::{self, Icon, Mood, Text, icon, size, space};

/// A surface with a quiet line around it, as wide as there is room.
pub fn card<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    look::surface(ui)
        .inner_margin(look::card_margin())
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// A card with a heading.
pub fn titled_card<R>(ui: &mut Ui, title: impl Into<String>, add: impl FnOnce(&mut Ui) -> R) -> R {
    card(ui, |ui| {
        text::section(ui, title);
        ui.add_space(space::XS);
        add(ui)
    })
}

/// A strip across the whole width: something everybody who opens this must read.
pub fn notice(ui: &mut Ui, mood: Mood, sentence: &str) -> Response {
    let (ink, ground) = look::look(ui).mood(mood);
    let sign = match mood {
        Mood::Good => icon::ICON_CHECK_CIRCLE,
        Mood::Warn | Mood::Danger => icon::ICON_WARNING,
        Mood::Info | Mood::Neutral => icon::ICON_INFO,
    };
    let margin = Margin::symmetric(12, 8);
    let frame = Frame::new().fill(ground).corner_radius(look::radius()).inner_margin(margin);
    let strip = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(size::ICON, 20.0), Sense::hover());
            paint::icon(ui, rect.center(), sign, size::ICON, ink);
            let color = look::look(ui).ink;
            ui.add(egui::Label::new(text::rich(sentence, Text::Body, color)).wrap())
        })
        .inner
    });
    ui.accesskit_node_builder(strip.inner.id, |node| {
        node.set_role(Role::Alert);
        node.set_label(sentence.to_owned());
        node.set_live(Live::Polite);
    });
    strip.inner
}

/// What will be here and the first step: one sentence, one button. True when pressed.
pub fn empty(ui: &mut Ui, sign: Icon, sentence: &str, step: Option<Button>) -> bool {
    ui.vertical_centered(|ui| {
        ui.add_space(space::XXL);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(48.0), Sense::hover());
        paint::icon(ui, rect.center(), sign, 40.0, look::look(ui).ink_faint);
        ui.add_space(space::XS);
        let color = look::look(ui).ink_soft;
        ui.scope(|ui| {
            ui.set_max_width(420.0);
            ui.add(egui::Label::new(text::rich(sentence, Text::Body, color)).wrap());
        });
        ui.add_space(space::S);
        let pressed = step.is_some_and(|step| ui.add(step).clicked());
        ui.add_space(space::XXL);
        pressed
    })
    .inner
}

/// Label and value, one pair under the other in as many columns as fit. An empty value is
/// a faint dash. Values can be marked and copied.
pub fn pairs(ui: &mut Ui, pairs: &[(String, String)]) {
    columns(ui, pairs.len(), |ui, at| {
        if let Some((label, value)) = pairs.get(at) {
            pair(ui, label, value, false);
        }
    });
}

/// Things to read in as many columns as fit.
pub fn columns(ui: &mut Ui, count: usize, draw: impl FnMut(&mut Ui, usize)) {
    const LEAST: f32 = 220.0;
    grid_ui(ui, count, LEAST, space::M, draw);
}

/// One label with its value under it; a value that may not be read has a lock.
pub fn pair(ui: &mut Ui, label: &str, value: &str, locked: bool) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let t = look::look(ui);
    let name = text::secondary(ui, label);
    if locked {
        let _ = ui.horizontal(|ui| text::locked(ui, value)).inner.labelled_by(name.id);
        return;
    }
    let (shown, ink) = if value.is_empty() { ("–", t.ink_faint) } else { (value, t.ink) };
    let shown = egui::Label::new(text::rich(shown, Text::Body, ink)).wrap().selectable(true);
    let _ = ui.add(shown).labelled_by(name.id);
}

/// The fields of a form, in reading order: one column up to 640, two above. `draw` gets the
/// place of each.
pub fn form(ui: &mut Ui, count: usize, draw: impl FnMut(&mut Ui, usize)) {
    grid_ui(ui, count, size::ONE_COLUMN / 2.0, space::L, draw);
}

/// As many equal columns as are at least `least` wide; a row is as high as its highest.
fn grid_ui(ui: &mut Ui, count: usize, least: f32, down: f32, mut draw: impl FnMut(&mut Ui, usize)) {
    let room = ui.available_width();
    let gap = space::XL;
    let most = if least * 2.0 >= size::ONE_COLUMN { 2.0 } else { 4.0 };
    let columns = ((room + gap) / (least + gap)).floor().clamp(1.0, most);
    let width = ((room - gap * (columns - 1.0)) / columns).floor();
    let across = columns as usize;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = down;
        let mut at = 0;
        while at < count {
            let start = ui.cursor().min;
            let mut high: f32 = 0.0;
            for column in 0..across.min(count - at) {
                let left = start.x + (width + gap) * column as f32;
                let place = egui::Rect::from_min_size(
                    egui::pos2(left, start.y),
                    Vec2::new(width, f32::INFINITY),
                );
                let mut cell = ui.new_child(
                    UiBuilder::new()
                        .max_rect(place)
                        .id_salt(at + column)
                        .layout(egui::Layout::top_down(egui::Align::Min)),
                );
                cell.spacing_mut().item_spacing.y = space::XS;
                draw(&mut cell, at + column);
                high = high.max(cell.min_rect().height());
            }
            ui.allocate_space(Vec2::new(room, high));
            at += across;
        }
    });
}

/// A row that ends at the right and is drawn from the left, so that Tab goes as one reads.
pub fn ending_right<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.unique_id().with("ending right");
    let before: f32 = ui.data(|d| d.get_temp(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - before).max(0.0));
        let row = ui.horizontal(add);
        let wide = row.response.rect.width();
        if (wide - before).abs() > 0.5 {
            ui.data_mut(|d| d.insert_temp(id, wide));
            ui.request_discard("width");
        }
        row.inner
    })
    .inner
}

/// A row with things at its left and others at its right: a heading and its buttons.
/// The right ones are drawn from right to left. Where both do not fit, the right ones stand in a
/// row of their own, and rows wrap: nothing is cut, and nothing makes the page wider than it is.
pub fn bar(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) {
    let id = ui.next_auto_id().with("bar");
    let room = ui.available_width();
    let gap = ui.spacing().item_spacing.x;
    let before: Parts = ui.data(|d| d.get_temp(id)).unwrap_or_default();
    let fits = |parts: Parts| parts.left.x + gap + parts.right <= room + 0.5;
    let now = ui.vertical(|ui| {
        if fits(before) { beside_ui(ui, left, right) } else { under_ui(ui, before, left, right) }
    });
    let now = now.inner;
    ui.data_mut(|d| d.insert_temp(id, now));
    if fits(now) != fits(before) {
        ui.request_discard("bar");
    }
}

/// What the two parts of a bar need.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    left: Vec2,
    right: f32,
}

/// Both parts in one row, each as wide as it wants to be.
fn beside_ui(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui)) -> Parts {
    let across = ui.available_rect_before_wrap().x_range();
    ui.horizontal(|ui| {
        left(ui);
        let taken = ui.min_rect();
        let place = egui::Rect::from_x_y_ranges(across, ui.max_rect().y_range());
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut end = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
        right(&mut end);
        let end = end.min_rect();
        ui.expand_to_include_rect(end);
        let left = Vec2::new((taken.right() - across.min).max(0.0), taken.height());
        Parts { left, right: end.width() }
    })
    .inner
}

/// The right part under the left one.
fn under_ui(
    ui: &mut Ui,
    before: Parts,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) -> Parts {
    ui.spacing_mut().item_spacing.y = space::XS;
    let above = ui.horizontal_wrapped(left).response.rect.size();
    let layout = egui::Layout::right_to_left(egui::Align::Center).with_main_wrap(true);
    let row = Vec2::new(ui.available_width(), ui.spacing().interact_size.y);
    let below = ui.allocate_ui_with_layout(row, layout, right).response.rect.size();
    // What wrapped is wider than it looks.
    let wraps = above.y > before.left.y.max(size::BADGE) * 1.4;
    let left = if wraps { before.left } else { Vec2::new(above.x, before.left.y) };
    Parts { left, right: if below.y > row.y * 1.6 { before.right } else { below.x } }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::button;

    #[test]
    fn an_empty_screen_offers_the_first_step() {
        let mut harness =
            crate::ui::widgets::harness([900.0, 500.0], false, |ui, pressed: &mut bool| {
                let step = button::primary("Nouvelle personne");
                *pressed |= empty(ui, icon::ICON_PERSON, "Personne ici.", Some(step));
                notice(ui, Mood::Danger, "Menaces à Gao.");
                pairs(ui, &[("Naissance".to_owned(), String::new())]);
            });
        harness.get_by_role_and_label(Role::Button, "Nouvelle personne").click();
        harness.run();
        assert!(harness.state());
        harness.get_by_role_and_label(Role::Alert, "Menaces à Gao.");
        harness.get_by_label("–");
    }

    #[test]
    fn a_bar_that_is_too_narrow_stands_in_rows_and_widens_nothing() {
        for (room, beside) in [(600.0, true), (300.0, false)] {
            let mut window =
                crate::ui::widgets::harness([room, 300.0], 0.0, |ui, over: &mut f32| {
                    let edge = ui.max_rect().right();
                    bar(
                        ui,
                        |ui| {
                            text::section(ui, "Rapport du trimestre");
                        },
                        |ui| {
                            ui.add(button::primary("Figer le rapport"));
                            ui.add(button::secondary("Enregistrer"));
                        },
                    );
                    *over = ui.min_rect().right() - edge;
                });
            window.run();
            assert!(*window.state() <= 0.5, "{room}");
            let title = window.get_by_label("Rapport du trimestre").rect();
            for verb in ["Figer le rapport", "Enregistrer"] {
                let verb = window.get_by_role_and_label(Role::Button, verb).rect();
                assert!(verb.left() >= 0.0 && verb.right() <= room, "{room} {verb:?}");
                assert_eq!(verb.top() < title.bottom(), beside, "{room}");
            }
        }
    }
}
