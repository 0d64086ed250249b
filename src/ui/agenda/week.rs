//! Seven days side by side, each with its cards from the first hour to those without one; where
//! names would be cut, in two rows.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align2, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use super::grid::{self, Shown};
use super::{Wish, entry, week_from};
use crate::ui::look::{self, Text, size, space};

/// The head of a day.
const HEAD: f32 = 40.0;
/// The least a day is high.
const LEAST: f32 = 320.0;
/// The least a day is wide before the week stands in two rows.
const NARROWEST: f32 = 116.0;
/// Days in the first of two rows.
const FIRST: usize = 4;
/// Between two cards.
const GAP: f32 = 4.0;

/// The week; the grid for the keyboard.
pub(super) fn week_ui(ui: &mut Ui, shown: &Shown<'_>, wishes: &mut Vec<Wish>) -> Response {
    let days: Vec<_> = week_from(shown.from).collect();
    let wide = ui.available_width() - 2.0;
    let across = if wide / 7.0 < NARROWEST { FIRST } else { 7 };
    let least = if across == 7 { LEAST.max(ui.available_height().min(LEAST * 1.6)) } else { 0.0 };
    let row_high = |row: &[chrono::NaiveDate]| {
        let most = row.iter().map(|day| shown.found.on(*day).len()).max().unwrap_or_default();
        (HEAD + (entry::CARD + GAP) * most as f32 + size::BUTTON).max(least).max(LEAST / 2.0)
    };
    let rows: Vec<f32> = days.chunks(across).map(row_high).collect();
    let (_, whole) = ui.allocate_space(Vec2::new(wide, rows.iter().sum()));
    let stop = grid::stop(ui, whole);
    let mut top = whole.top();
    let rows: Vec<Rect> = rows
        .into_iter()
        .map(|high| {
            let row = Rect::from_min_size(egui::pos2(whole.left(), top), Vec2::new(wide, high));
            top += high;
            row
        })
        .collect();
    let t = look::look(ui);
    ui.painter().rect(whole, look::radius(), t.surface, look::line(ui), StrokeKind::Inside);
    for (at, day) in days.into_iter().enumerate() {
        let Some(row) = rows.get(at / across) else { continue };
        let place = grid::cell(*row, at % across, across, 0.0);
        if at % across > 0 {
            ui.painter().vline(place.left(), place.y_range(), look::line(ui));
        } else if at > 0 {
            ui.painter().hline(row.x_range(), row.top(), look::line(ui));
        }
        let here = day == shown.day;
        if here {
            ui.painter().rect_filled(place.shrink(1.0), look::radius(), t.ground);
        }
        let head = Rect::from_min_size(place.min, Vec2::new(place.width(), HEAD));
        let entries = shown.found.on(day);
        wishes.extend(head_ui(ui, head, day, (shown, entries.len())));
        if here && stop.has_focus() {
            let ring = look::ring(ui);
            ui.painter().rect_stroke(head.shrink(2.0), look::radius(), ring, StrokeKind::Inside);
        }
        let mut top = head.bottom();
        for (number, one) in entries.iter().enumerate() {
            let card = Rect::from_min_size(
                egui::pos2(place.left() + GAP, top),
                Vec2::new(place.width() - GAP * 2.0, entry::CARD),
            );
            let chosen = here && stop.has_focus() && number == shown.at;
            if chosen {
                ui.scroll_to_rect(card.expand(space::XL), None);
            }
            wishes.extend(entry::card_ui(ui, card, one, chosen, (shown.scene, shown.names)));
            top += entry::CARD + GAP;
        }
        // The rest of a day: a press makes it the day, a second one adds to it.
        let rest = Rect::from_min_max(egui::pos2(place.left(), top), place.max);
        let id = egui::Id::unique(("agenda-rest", day));
        let rest = ui.interact(rest, id, Sense::CLICK);
        if rest.double_clicked() {
            wishes.push(Wish::Add(day));
        } else if rest.clicked() {
            wishes.push(Wish::Day(day));
        }
    }
    stop
}

fn head_ui(
    ui: &mut Ui,
    rect: Rect,
    day: chrono::NaiveDate,
    (shown, count): (&Shown<'_>, usize),
) -> Option<Wish> {
    let t = look::look(ui);
    let id = egui::Id::unique(("agenda-head", day));
    let response = ui.interact(rect, id, Sense::CLICK);
    let words = grid::with_count(day, count);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, day == shown.day, &words));
    let today = day == shown.scene.today;
    let ink = if today { t.accent } else { t.ink };
    let font = if today { Text::Strong } else { Text::Body };
    let at = egui::pos2(rect.left() + space::S, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, grid::short(day), font.font(), ink);
    if today {
        let line = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 3.0));
        ui.painter().rect_filled(line, 0.0, t.accent);
    }
    if count > 0 {
        let at = egui::pos2(rect.right() - space::S, rect.center().y);
        let font = Text::Secondary.font();
        ui.painter().text(at, Align2::RIGHT_CENTER, count.to_string(), font, t.ink_soft);
    }
    if response.double_clicked() {
        return Some(Wish::Add(day));
    }
    response.clicked().then_some(Wish::Day(day))
}
