//! A month at a glance: a few lines in each day, and the day chosen in full beside it.

use chrono::Datelike as _;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align2, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use super::grid::{self, Shown};
use super::{Wish, day, entry, week_from};
use crate::ui::look::{self, Text, size, space};
use crate::words::{tr, tr_with};

/// The names of the days.
const NAMES: f32 = 26.0;
/// The number of a day.
const NUMBER: f32 = 24.0;
/// Lines in a day.
const LINES: usize = 3;
/// Width from which the chosen day stands beside.
const BESIDE: f32 = 900.0;

/// The month; the grid for the keyboard.
pub(super) fn month_ui(ui: &mut Ui, shown: &Shown<'_>, wishes: &mut Vec<Wish>) -> Response {
    let all = ui.available_width() - 2.0;
    let beside = all >= BESIDE;
    let wide = if beside { all - size::RIGHT - space::L } else { all };
    let grid = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let grid = ui
                .vertical(|ui| {
                    ui.set_width(wide);
                    weeks_ui(ui, shown, wishes)
                })
                .inner;
            if beside {
                ui.vertical(|ui| {
                    ui.set_width(size::RIGHT);
                    day::day_ui(ui, shown, wishes);
                });
            }
            grid
        })
        .inner;
    if !beside {
        ui.add_space(space::L);
        day::day_ui(ui, shown, wishes);
    }
    grid
}

fn weeks_ui(ui: &mut Ui, shown: &Shown<'_>, wishes: &mut Vec<Wish>) -> Response {
    let t = look::look(ui);
    let weeks = ((shown.to - shown.from).num_days() + 1) / 7;
    let row = NUMBER + entry::LINE * (LINES as f32 + 1.0);
    let (_, whole) = ui.allocate_space(Vec2::new(ui.available_width(), NAMES + row * weeks as f32));
    let stop = grid::stop(ui, whole);
    ui.painter().rect(whole, look::radius(), t.surface, look::line(ui), StrokeKind::Inside);
    for at in 0..7 {
        let names = Rect::from_min_size(whole.min, Vec2::new(whole.width(), NAMES));
        let place = grid::cell(names, at, 7, 0.0);
        let name = tr(&format!("agenda-weekday-{}", at + 1));
        let font = Text::Label.font();
        let from = egui::pos2(place.left() + space::S, place.center().y);
        ui.painter().text(from, Align2::LEFT_CENTER, name, font, t.ink_soft);
    }
    for week in 0..weeks {
        let Some(monday) = shown.from.checked_add_signed(chrono::Duration::weeks(week)) else {
            break;
        };
        let top = whole.top() + NAMES + row * week as f32;
        ui.painter().hline(whole.x_range(), top, look::line(ui));
        let line =
            Rect::from_min_size(egui::pos2(whole.left(), top), Vec2::new(whole.width(), row));
        for (at, date) in week_from(monday).enumerate() {
            let place = grid::cell(line, at, 7, 0.0);
            if at > 0 {
                ui.painter().vline(place.left(), place.y_range(), look::line(ui));
            }
            cell_ui(ui, place, date, shown, (&stop, &mut *wishes));
        }
    }
    stop
}

fn cell_ui(
    ui: &mut Ui,
    place: Rect,
    date: chrono::NaiveDate,
    shown: &Shown<'_>,
    (stop, wishes): (&Response, &mut Vec<Wish>),
) {
    let t = look::look(ui);
    let entries = shown.found.on(date);
    let id = egui::Id::unique(("agenda-day", date));
    let response = ui.interact(place, id, Sense::CLICK);
    let words = tr_with(
        "agenda-day-count",
        &[("day", &grid::long(date)), ("count", &entries.len().to_string())],
    );
    let here = date == shown.day;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &words));
    if here {
        ui.painter().rect_filled(place.shrink(1.0), look::radius(), t.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(place.shrink(1.0), look::radius(), t.hover);
    }
    if here && stop.has_focus() {
        let ring = look::ring(ui);
        ui.painter().rect_stroke(place.shrink(1.0), look::radius(), ring, StrokeKind::Inside);
    }
    let today = date == shown.scene.today;
    let other = date.month() != shown.day.month();
    let ink = match (today, other) {
        (true, _) => t.accent,
        (_, true) => t.ink_faint,
        _ => t.ink,
    };
    let font = if today { Text::Strong } else { Text::Secondary };
    let at = place.min + Vec2::new(space::S, 4.0);
    ui.painter().text(at, Align2::LEFT_TOP, date.day().to_string(), font.font(), ink);
    let mut top = place.top() + NUMBER;
    let whole = entries.len() <= LINES + 1;
    let lines = if whole { LINES + 1 } else { LINES };
    for one in entries.iter().take(lines) {
        let line = Rect::from_min_size(
            egui::pos2(place.left() + space::XS, top),
            Vec2::new(place.width() - space::S, entry::LINE),
        );
        wishes.extend(entry::line_ui(ui, line, one, (shown.scene, shown.names)));
        top += entry::LINE;
    }
    if !whole {
        let rest = (entries.len() - LINES).to_string();
        let more = tr_with("agenda-more", &[("count", &rest)]);
        let at = egui::pos2(place.left() + space::S, top + 2.0);
        ui.painter().text(at, Align2::LEFT_TOP, more, Text::Secondary.font(), t.ink_soft);
    }
    if response.double_clicked() {
        wishes.push(Wish::Add(date));
    } else if response.clicked() {
        wishes.push(Wish::Day(date));
    }
}
