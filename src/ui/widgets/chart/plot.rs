//! The picture of a chart: zones at the back, their names in a column of their own, the
//! cut-off, the lines and their points. No label ever lies on another.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Color32, Id, Pos2, Rangef, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
};

use super::{Chart, Point, Zone, figure};
use crate::domain::date;
use crate::ui::look::{self, Mood, Text, size, space};
use crate::ui::widgets::paint;

/// Radius of a point, and how near the pointer must come.
const MARK: f32 = 5.0;

/// The widest part of the picture that names of zones may take.
const NAMES: f32 = 0.36;

/// Where things lie.
struct Frame {
    plot: Rect,
    first: NaiveDate,
    days: f32,
    least: f64,
    most: f64,
}

impl Frame {
    fn y(&self, value: f64) -> f32 {
        let part = ((value - self.least) / (self.most - self.least).max(f64::EPSILON)) as f32;
        self.plot.bottom() - part.clamp(0.0, 1.0) * self.plot.height()
    }

    fn x(&self, day: NaiveDate) -> f32 {
        if self.days < 1.0 {
            return self.plot.center().x;
        }
        let inner = self.plot.x_range().shrink(MARK * 2.0);
        let part = (day - self.first).num_days() as f32 / self.days;
        egui::lerp(inner.min..=inner.max, part)
    }

    fn at(&self, point: &Point) -> Pos2 {
        Pos2::new(self.x(point.day), self.y(point.value))
    }
}

/// What each line and the cut-off look like, in words.
pub(super) fn legend_ui(ui: &mut Ui, chart: &Chart) {
    if chart.series.len() < 2 && chart.cutoff.is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(space::XS, space::XS);
        let t = look::look(ui);
        let entry = |ui: &mut Ui, word: &str, draw: &dyn Fn(&Ui, Rect)| {
            // Mark and word stay together.
            let galley = paint::line(ui, word, Text::Secondary, t.ink_soft, ui.max_rect().width());
            let wide = 24.0 + space::XS + galley.size().x + space::M;
            let (rect, response) =
                ui.allocate_exact_size(Vec2::new(wide, size::ICON + 2.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
            let mark = Rect::from_min_size(rect.min, Vec2::new(24.0, rect.height()));
            draw(ui, mark);
            paint::left(ui, mark.right() + space::XS, rect.center().y, galley);
        };
        if chart.series.len() > 1 {
            for (at, series) in chart.series.iter().enumerate() {
                let color = color(ui, at);
                entry(ui, &series.name, &|ui, rect| {
                    let stroke = Stroke::new(size::RING, color);
                    ui.painter().hline(rect.x_range(), rect.center().y, stroke);
                    mark_ui(ui, rect.center(), at, color, t.surface);
                });
            }
        }
        if let Some((_, word)) = &chart.cutoff {
            entry(ui, word, &|ui, rect| dashed(ui, rect.x_range(), rect.center().y));
        }
    });
}

/// The picture itself.
pub(super) fn plot_ui(ui: &Ui, id: Id, rect: Rect, chart: &Chart) {
    let t = look::look(ui);
    let days: Vec<NaiveDate> =
        chart.series.iter().flat_map(|series| series.points.iter().map(|p| p.day)).collect();
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return };
    let row = paint::line(ui, "0", Text::Secondary, t.ink, f32::INFINITY).size().y;
    let ticks = ticks(chart, rect.height() - row * 2.0, row);
    let tick_wide =
        ticks.iter().map(|tick| line_width(ui, &figure(*tick, chart.decimals))).fold(0.0, f32::max);
    let names = chart.zones.iter().map(|zone| line_width(ui, &zone.label)).fold(0.0, f32::max);
    let names = if names > 0.0 { (names + space::M).min(rect.width() * NAMES) } else { 0.0 };
    let plot = Rect::from_min_max(
        egui::pos2(rect.left() + tick_wide + space::S, rect.top() + row / 2.0),
        egui::pos2(rect.right() - names, rect.bottom() - row - space::S),
    );
    let frame = Frame {
        plot,
        first: *first,
        days: (*last - *first).num_days() as f32,
        least: chart.least,
        most: chart.most,
    };
    // All tints first: a later one would cover the line of an earlier one.
    for zone in chart.zones.iter().filter(|zone| zone.mood != Mood::Neutral) {
        let tint = t.mood(zone.mood).1;
        ui.painter().rect_filled(zone_rect(&frame, zone, rect.right()), 0.0, tint);
    }
    for zone in &chart.zones {
        zone_ui(ui, &frame, zone, rect.right(), row);
    }
    for tick in ticks {
        let y = frame.y(tick);
        let word = paint::line(
            ui,
            &figure(tick, chart.decimals),
            Text::Secondary,
            t.ink_soft,
            f32::INFINITY,
        );
        paint::left(ui, plot.left() - space::S - word.size().x, y, word);
        ui.painter().hline(plot.x_range(), y, look::line(ui));
    }
    if let Some((value, _)) = &chart.cutoff {
        dashed(ui, plot.x_range(), frame.y(*value));
    }
    let axis = Stroke::new(size::LINE, t.field_line);
    ui.painter().hline(plot.x_range(), plot.bottom(), axis);
    days_ui(ui, &frame, days, rect);
    for (at, series) in chart.series.iter().enumerate() {
        let color = color(ui, at);
        let points: Vec<Pos2> = series.points.iter().map(|point| frame.at(point)).collect();
        ui.painter().add(Shape::line(points, Stroke::new(size::RING, color)));
    }
    for (at, series) in chart.series.iter().enumerate() {
        for (nth, point) in series.points.iter().enumerate() {
            let said = said(chart, &series.name, point);
            point_ui(ui, id.with((at, nth)), frame.at(point), at, &said);
        }
    }
}

/// What is said of a point.
fn said(chart: &Chart, name: &str, point: &Point) -> String {
    let value = figure(point.value, chart.decimals);
    let note = if point.note.is_empty() { value } else { point.note.clone() };
    let day = date::show(point.day);
    if chart.series.len() > 1 {
        [day.as_str(), name, &note].join(" · ")
    } else {
        [day.as_str(), &note].join(" · ")
    }
}

fn point_ui(ui: &Ui, id: Id, center: Pos2, at: usize, said: &str) {
    let near = Rect::from_center_size(center, Vec2::splat(MARK * 4.0));
    let point = ui.interact(near, id, Sense::hover());
    point.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, said));
    let color = color(ui, at);
    if point.hovered() {
        ui.painter().circle_filled(center, MARK * 2.0, look::look(ui).selected);
    }
    mark_ui(ui, center, at, color, look::look(ui).surface);
    let _ = point.on_hover_text(said);
}

/// A circle, a square, a triangle: lines are told apart without their colours.
fn mark_ui(ui: &Ui, center: Pos2, at: usize, color: Color32, edge: Color32) {
    let stroke = Stroke::new(size::LINE, edge);
    match at % 3 {
        0 => {
            ui.painter().circle(center, MARK, color, stroke);
        }
        1 => {
            let square = Rect::from_center_size(center, Vec2::splat(MARK * 1.8));
            ui.painter().rect(square, 0.0, color, stroke, egui::StrokeKind::Outside);
        }
        _ => {
            let corner = |x: f32, y: f32| center + Vec2::new(x, y) * MARK * 1.2;
            let points = vec![corner(0.0, -1.0), corner(1.0, 0.8), corner(-1.0, 0.8)];
            ui.painter().add(Shape::convex_polygon(points, color, stroke));
        }
    }
}

fn color(ui: &Ui, at: usize) -> Color32 {
    let t = look::look(ui);
    match at % 3 {
        0 => t.accent,
        1 => t.info,
        _ => t.ink_soft,
    }
}

fn zone_rect(frame: &Frame, zone: &Zone, right: f32) -> Rect {
    let corner = egui::pos2(frame.plot.left(), frame.y(zone.to));
    Rect::from_min_max(corner, egui::pos2(right, frame.y(zone.from)))
}

/// The upper edge of a stretch, and its name beside it where that has room.
fn zone_ui(ui: &Ui, frame: &Frame, zone: &Zone, right: f32, row: f32) {
    let part = zone_rect(frame, zone, right);
    let edge = Stroke::new(size::LINE / 2.0, look::look(ui).field_line);
    ui.painter().hline(part.x_range(), part.top(), edge);
    if part.height() >= row {
        let room = right - frame.plot.right() - space::M;
        let ink = look::look(ui).ink_soft;
        let word = paint::line(ui, &zone.label, Text::Secondary, ink, room);
        paint::left(ui, frame.plot.right() + space::S, part.center().y, word);
    }
}

/// Least, most and the cut-off; where one would touch another it is left out.
fn ticks(chart: &Chart, high: f32, row: f32) -> Vec<f64> {
    let span = (chart.most - chart.least).max(f64::EPSILON);
    let mut ticks = vec![chart.least, chart.most];
    let edges = chart.zones.iter().map(|zone| zone.from);
    let middle = chart.zones.is_empty().then(|| f64::midpoint(chart.least, chart.most));
    let rest = chart.cutoff.iter().map(|(value, _)| *value).chain(middle).chain(edges);
    for value in rest {
        let clear = |tick: &f64| ((value - tick).abs() / span) as f32 * high >= row;
        // Edges of zones lie between two whole values and are no value themselves.
        let is_value = chart.decimals > 0 || value.fract() == 0.0;
        if is_value && ticks.iter().all(clear) {
            ticks.push(value);
        }
    }
    ticks
}

/// The first and last day always, others where there is room between.
fn days_ui(ui: &Ui, frame: &Frame, mut days: Vec<NaiveDate>, rect: Rect) {
    let t = look::look(ui);
    days.sort_unstable();
    days.dedup();
    if let Some(last) = days.pop() {
        // First come the two ends.
        days.insert(1.min(days.len()), last);
    }
    let mut taken: Vec<Rangef> = Vec::new();
    for day in days {
        let word = paint::line(ui, &date::show(day), Text::Secondary, t.ink_soft, f32::INFINITY);
        let wide = word.size().x;
        let most = (frame.plot.right() - wide).max(frame.plot.left());
        let left = (frame.x(day) - wide / 2.0).clamp(frame.plot.left(), most);
        let place = Rangef::new(left - space::S, left + wide + space::S);
        if taken.iter().all(|other| place.max <= other.min || place.min >= other.max) {
            let y = rect.bottom() - word.size().y / 2.0;
            paint::left(ui, left, y, word);
            taken.push(place);
        }
    }
}

fn dashed(ui: &Ui, x: Rangef, y: f32) {
    let stroke = Stroke::new(size::RING - 0.5, look::look(ui).ink_soft);
    let ends = [Pos2::new(x.min, y), Pos2::new(x.max, y)];
    ui.painter().extend(Shape::dashed_line(&ends, stroke, space::XS + 2.0, space::XS));
}

fn line_width(ui: &Ui, text: &str) -> f32 {
    paint::line(ui, text, Text::Secondary, Color32::PLACEHOLDER, f32::INFINITY).size().x
}
