//! Bars that open what they count: upright for months, lying for steps.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align2, Color32, CornerRadius, Id, Rect, Sense, Ui, Vec2, WidgetInfo};

use crate::ui::look::{self, Text, size, space};
use crate::ui::widgets::paint;
use crate::words;

/// One bar.
pub(super) struct Bar {
    /// What it counts, with the count, in words.
    pub(super) name: String,
    /// What stands at its foot.
    pub(super) short: String,
    /// How many.
    pub(super) count: usize,
}

/// Upright bars as wide as there is room; the one that was pressed.
pub(super) fn columns_ui(ui: &mut Ui, id: Id, high: f32, bars: &[Bar]) -> Option<usize> {
    let t = look::look(ui);
    let gap = space::XS;
    let whole = Vec2::new(ui.available_width(), high + size::ICON_SMALL);
    let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default().max(1);
    let wide = (rect.width() + gap) / bars.len().max(1) as f32;
    let mut pressed = None;
    for (at, bar) in bars.iter().enumerate() {
        let left = rect.left() + wide * at as f32;
        let place =
            Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(wide - gap, rect.height()));
        let response = ui.interact(place, id.with(at), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &bar.name));
        let room = high - size::ICON_SMALL * 2.0;
        let tall = (room * bar.count as f32 / most as f32).max(2.0);
        let floor = place.bottom() - size::ICON_SMALL;
        let filled = Rect::from_min_max(
            egui::pos2(place.left(), floor - tall),
            egui::pos2(place.right(), floor),
        );
        let last = at + 1 == bars.len();
        let ground = match (bar.count, last, response.hovered()) {
            (_, _, true) => t.accent_hover,
            (0, ..) => t.line,
            (_, true, _) => t.accent,
            _ => t.accent.gamma_multiply(0.55),
        };
        let round = CornerRadius { nw: 2, ne: 2, sw: 0, se: 0 };
        ui.painter().rect_filled(filled, round, ground);
        if bar.count == most || last || response.hovered() {
            let count = words::count(i64::try_from(bar.count).unwrap_or(i64::MAX));
            let above = egui::pos2(filled.center().x, filled.top() - 2.0);
            let font = Text::Secondary.font();
            ui.painter().text(above, Align2::CENTER_BOTTOM, count, font, t.ink_soft);
        }
        let foot = egui::pos2(place.center().x, rect.bottom());
        let font = Text::Secondary.font();
        ui.painter().text(foot, Align2::CENTER_BOTTOM, &bar.short, font, t.ink_faint);
        if response.has_focus() {
            paint::ring_at(ui, place);
        }
        if response.on_hover_text(&bar.name).clicked() {
            pressed = Some(at);
        }
    }
    pressed
}

/// Lying bars, one under the other; the one that was pressed.
pub(super) fn rows_ui(ui: &mut Ui, id: Id, bars: &[Bar]) -> Option<usize> {
    let t = look::look(ui);
    let room = ui.available_width();
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default().max(1);
    let measure = |ui: &Ui, text: &str| {
        paint::line(ui, text, Text::Secondary, Color32::PLACEHOLDER, f32::INFINITY).size().x
    };
    let names = bars.iter().map(|bar| measure(ui, &bar.short)).fold(0.0, f32::max);
    let names = names.min(room * 0.5) + space::S;
    let mut pressed = None;
    for (at, bar) in bars.iter().enumerate() {
        let (_, rect) = ui.allocate_space(Vec2::new(room, size::BADGE));
        let response = ui.interact(rect, id.with(at), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &bar.name));
        if response.hovered() {
            ui.painter().rect_filled(rect, look::radius(), t.hover);
        }
        let y = rect.center().y;
        let name = paint::line(ui, &bar.short, Text::Secondary, t.ink_soft, names - space::S);
        paint::left(ui, rect.left(), y, name);
        let count = words::count(i64::try_from(bar.count).unwrap_or(i64::MAX));
        let count = paint::line(ui, &count, Text::Label, t.ink, f32::INFINITY);
        let from = rect.left() + names;
        let track = (rect.right() - from - space::XXL - space::S).max(0.0);
        let wide = (track * bar.count as f32 / most as f32).max(2.0);
        let filled = Rect::from_min_size(egui::pos2(from, y - 5.0), Vec2::new(wide, 10.0));
        let ground = if response.hovered() { t.accent_hover } else { t.accent };
        ui.painter().rect_filled(filled, look::corner(), ground);
        paint::left(ui, filled.right() + space::S, y, count);
        if response.has_focus() {
            paint::ring_at(ui, rect);
        }
        if response.on_hover_text(&bar.name).clicked() {
            pressed = Some(at);
        }
    }
    pressed
}
