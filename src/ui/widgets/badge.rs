//! Badges say a state in icon, word and colour, never in colour alone; chips say what is
//! chosen or filtered and can be taken away.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Color32, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo};

use super::{button, paint};
use crate::ui::look::{self, Icon, Mood, Text, icon, size, space};
use crate::words::tr_with;

/// An icon and a word on a tint.
pub fn badge(ui: &mut Ui, mood: Mood, icon: Icon, word: &str) -> Response {
    let wide = width(ui, word).min(ui.available_width().max(size::BADGE * 2.0));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, size::BADGE), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    badge_at(ui, rect, mood, icon, word);
    response
}

/// How wide a badge with this word is.
pub(super) fn width(ui: &Ui, word: &str) -> f32 {
    let word = paint::line(ui, word, Text::Label, Color32::PLACEHOLDER, f32::INFINITY);
    (word.size().x + size::ICON_SMALL + space::XS + space::S * 2.0).ceil()
}

/// A badge painted at a place, its word cut to fit.
pub(in crate::ui) fn badge_at(ui: &Ui, rect: Rect, mood: Mood, icon: Icon, word: &str) {
    let (ink, ground) = look::look(ui).mood(mood);
    ui.painter().rect_filled(rect, look::radius(), ground);
    let at = Pos2::new(rect.left() + space::S + size::ICON_SMALL / 2.0 - 1.0, rect.center().y);
    paint::icon(ui, at, icon, size::ICON_SMALL, ink);
    let x = at.x + size::ICON_SMALL / 2.0 + space::XS;
    let word = paint::line(ui, word, Text::Label, ink, rect.right() - space::S - x + 1.0);
    paint::left(ui, x, rect.center().y, word);
}

/// A word with a × after it; true when the × was pressed.
pub fn chip(ui: &mut Ui, word: &str) -> bool {
    let t = look::look(ui);
    let room = ui.available_width().max(160.0) - size::TARGET - space::S;
    let galley = paint::line(ui, word, Text::Body, t.ink, room);
    let wide = space::S + 2.0 + galley.size().x + size::TARGET;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, size::TARGET), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    ui.painter().rect_filled(rect, look::radius(), t.selected);
    paint::left(ui, rect.left() + space::S + 2.0, rect.center().y, galley);
    let cross = Rect::from_min_max(egui::pos2(rect.right() - size::TARGET, rect.top()), rect.max);
    let cross = ui.interact(cross, response.id.with("remove"), Sense::click());
    let name = tr_with("widget-remove", &[("what", word)]);
    button::icon_at(ui, cross.rect, &cross, icon::ICON_CLOSE, &name);
    cross.on_hover_text(name).clicked()
}

/// What was done with a chip that can be opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Chip {
    /// Its word was pressed.
    pub opened: bool,
    /// Its × was pressed.
    pub removed: bool,
}

/// A word that can be pressed, with a × after it.
pub fn chip_to_open(ui: &mut Ui, word: &str) -> Chip {
    let t = look::look(ui);
    let room = ui.available_width().max(160.0) - size::TARGET - space::S;
    let galley = paint::line(ui, word, Text::Body, t.ink, room);
    let cut = galley.size().x + 1.0 >= room;
    let wide = space::S + 2.0 + galley.size().x + size::TARGET;
    let (rect, whole) = ui.allocate_exact_size(Vec2::new(wide, size::TARGET), Sense::hover());
    let cross = Rect::from_min_max(egui::pos2(rect.right() - size::TARGET, rect.top()), rect.max);
    let name = Rect::from_min_max(rect.min, egui::pos2(cross.left(), rect.bottom()));
    let response = ui.interact(name, whole.id.with("open"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, word));
    let ground = if response.hovered() { t.hover } else { t.selected };
    ui.painter().rect_filled(rect, look::radius(), ground);
    paint::left(ui, rect.left() + space::S + 2.0, rect.center().y, galley);
    paint::ring(ui, name, &response);
    let cross = ui.interact(cross, whole.id.with("remove"), Sense::click());
    let remove = tr_with("widget-remove", &[("what", word)]);
    button::icon_at(ui, cross.rect, &cross, icon::ICON_CLOSE, &remove);
    let removed = cross.on_hover_text(remove).clicked();
    let response = if cut { response.on_hover_text(word) } else { response };
    Chip { opened: response.clicked(), removed }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn a_badge_is_a_word_and_a_chip_goes_away() {
        let mut harness =
            crate::ui::widgets::harness([900.0, 500.0], false, |ui, gone: &mut bool| {
                badge(ui, Mood::Danger, icon::ICON_WARNING, "Risque élevé");
                *gone |= chip(ui, "Bamako");
            });
        harness.get_by_label("Risque élevé");
        harness.get_by_role_and_label(Role::Button, "Retirer : Bamako").click();
        harness.run();
        assert!(harness.state());
    }
}
