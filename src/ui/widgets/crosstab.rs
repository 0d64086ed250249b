//! A small table of figures, all of it drawn: each figure that something stands behind is a
//! button that opens it. Headings and labels wrap; wider than there is room, it scrolls sideways.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Color32, Galley, Id, Pos2, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo,
};

use super::paint;
use crate::ui::look::{self, Text, size, space};

/// The narrowest and the widest a column of figures is.
const COLUMN: std::ops::RangeInclusive<f32> = 64.0..=150.0;
/// The narrowest and the widest the column of labels is.
const LABEL: std::ops::RangeInclusive<f32> = 140.0..=360.0;

/// A heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub text: String,
    /// Over a column of totals.
    pub total: bool,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub label: String,
    /// A row of totals.
    pub total: bool,
    /// As many figures as there are headings.
    pub cells: Vec<Figure>,
}

/// One figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figure {
    /// What it shows.
    pub text: String,
    /// Something stands behind it.
    pub opens: bool,
    /// It is no number: to be collected, masked.
    pub faint: bool,
}

/// Where things lie.
struct Frame {
    label: f32,
    column: f32,
    columns: usize,
}

impl Frame {
    fn width(&self) -> f32 {
        self.label + self.column * self.columns as f32
    }

    fn right(&self, left: f32, at: usize) -> f32 {
        left + self.label + self.column * (at + 1) as f32
    }
}

/// Draws it under a name; the row and column of the figure that was pressed.
pub fn crosstab(
    ui: &mut Ui,
    id: Id,
    name: &str,
    heading: &str,
    heads: &[Head],
    lines: &[Line],
) -> Option<(usize, usize)> {
    let frame = measure(ui, heads, lines);
    let room = ui.available_width();
    if frame.width() <= room + 0.5 {
        return inside_ui(ui, id, name, heading, heads, lines, &frame);
    }
    let area = ScrollArea::horizontal().id_salt(id).auto_shrink([false, true]);
    area.show(ui, |ui| inside_ui(ui, id, name, heading, heads, lines, &frame)).inner
}

fn measure(ui: &Ui, heads: &[Head], lines: &[Line]) -> Frame {
    let wide = |text: &str| {
        paint::line(ui, text, Text::Body, Color32::PLACEHOLDER, f32::INFINITY).size().x
    };
    let label = lines.iter().map(|line| wide(&line.label)).fold(0.0, f32::max) + space::L;
    let label = label.clamp(*LABEL.start(), *LABEL.end());
    let figures = lines.iter().flat_map(|line| &line.cells);
    let figure = figures.map(|cell| wide(&cell.text)).fold(0.0, f32::max) + space::L;
    let longest = |head: &Head| head.text.split(' ').map(wide).fold(0.0, f32::max);
    let words = heads.iter().map(longest).fold(0.0, f32::max) + space::M;
    let figure = figure.max(words).max(*COLUMN.start());
    let columns = heads.len();
    let room = ui.available_width();
    // Labels wrap before figures go out of sight.
    let label = label.min((room - figure * columns as f32).max(*LABEL.start()));
    let column = ((room - label) / columns.max(1) as f32).min(*COLUMN.end()).max(figure);
    // What is left over goes to the labels, so that figures stand at the right edge.
    let spare = (ui.available_width() - label - column * columns as f32).max(0.0);
    Frame { label: label + spare.min(160.0), column, columns }
}

fn wrapped(ui: &Ui, text: &str, font: Text, color: Color32, width: f32) -> Arc<Galley> {
    ui.painter().layout(text.to_owned(), font.font(), color, width)
}

fn inside_ui(
    ui: &mut Ui,
    id: Id,
    name: &str,
    heading: &str,
    heads: &[Head],
    lines: &[Line],
    frame: &Frame,
) -> Option<(usize, usize)> {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Table);
            node.set_label(name.to_owned());
        });
        heads_ui(ui, id, heading, heads, frame);
        let mut pressed = None;
        for (at, line) in lines.iter().enumerate() {
            let found = line_ui(ui, id.with(at), line, heads, frame);
            pressed = pressed.or(found.map(|column| (at, column)));
        }
        pressed
    })
    .inner
}

fn heads_ui(ui: &mut Ui, id: Id, heading: &str, heads: &[Head], frame: &Frame) {
    let t = look::look(ui);
    let width = frame.column - space::S;
    let all: Vec<Arc<Galley>> =
        heads.iter().map(|head| wrapped(ui, &head.text, Text::Label, t.ink_soft, width)).collect();
    let first = wrapped(ui, heading, Text::Label, t.ink_soft, frame.label - space::S);
    let high = all.iter().map(|galley| galley.size().y).fold(first.size().y, f32::max) + space::S;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(frame.width(), high), Sense::hover());
    let whole = std::iter::once((heading, Pos2::new(rect.left(), rect.bottom()), first, true));
    let rest = heads.iter().zip(all).enumerate().map(|(at, (head, galley))| {
        let right = frame.right(rect.left(), at);
        (head.text.as_str(), Pos2::new(right, rect.bottom()), galley, false)
    });
    for (at, (text, corner, galley, first)) in whole.chain(rest).enumerate() {
        let x = if first { corner.x } else { corner.x - galley.size().x };
        let top = Pos2::new(x.round(), (corner.y - space::XS - galley.size().y).round());
        let place = Rect::from_min_size(top, galley.size());
        ui.painter().galley(top, galley, t.ink_soft);
        let head = ui.interact(place, id.with(("head", at)), Sense::hover());
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, text));
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom() - 0.5,
        egui::Stroke::new(size::LINE, t.field_line),
    );
}

/// Draws a row; the column of the figure that was pressed.
fn line_ui(ui: &mut Ui, id: Id, line: &Line, heads: &[Head], frame: &Frame) -> Option<usize> {
    let t = look::look(ui);
    let font = if line.total { Text::Strong } else { Text::Body };
    let label = wrapped(ui, &line.label, font, t.ink, frame.label - space::S);
    let high = (label.size().y + space::XS).max(size::TARGET);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(frame.width(), high), Sense::hover());
    let top = (rect.center().y - label.size().y / 2.0).round();
    let place = Rect::from_min_size(Pos2::new(rect.left(), top), label.size());
    ui.painter().galley(place.min, label, t.ink);
    let row = ui.interact(place, id.with("label"), Sense::hover());
    row.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &line.label));
    let mut pressed = None;
    for (at, (figure, head)) in line.cells.iter().zip(heads).enumerate() {
        let right = frame.right(rect.left(), at);
        let place = Rect::from_min_max(
            Pos2::new(right - frame.column, rect.top()),
            Pos2::new(right, rect.bottom()),
        );
        let named = [figure.text.as_str(), &line.label, &head.text].join(" · ");
        let total = line.total || head.total;
        if figure_ui(ui, id.with(at), place, figure, total, &named) {
            pressed = Some(at);
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, look::line(ui));
    pressed
}

/// Draws a figure; true when it was pressed.
fn figure_ui(ui: &Ui, id: Id, place: Rect, figure: &Figure, total: bool, named: &str) -> bool {
    if figure.text.is_empty() {
        return false;
    }
    let t = look::look(ui);
    let sense = if figure.opens { Sense::click() } else { Sense::hover() };
    let font = if total { Text::Strong } else { Text::Body };
    let ink = match (figure.opens, figure.faint) {
        (true, _) => t.accent,
        (_, true) => t.ink_faint,
        _ => t.ink,
    };
    let font = if figure.faint { Text::Secondary } else { font };
    let word = paint::line(ui, &figure.text, font, ink, place.width() - space::XS);
    let wide = word.size().x;
    let target = Rect::from_min_max(
        Pos2::new(place.right() - wide - space::S, place.top() + 1.0),
        Pos2::new(place.right() + space::XS, place.bottom() - 2.0),
    );
    let response = ui.interact(target, id, sense);
    let role = if figure.opens { Role::Button } else { Role::Cell };
    response.widget_info(|| WidgetInfo::labeled(role, true, named));
    if figure.opens && (response.hovered() || response.is_pointer_button_down_on()) {
        ui.painter().rect_filled(target, look::radius(), t.hover);
    }
    paint::left(ui, place.right() - wide, place.center().y, word);
    if figure.opens {
        paint::ring(ui, target, &response);
    }
    response.clicked()
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn a_figure_is_pressed_by_its_row_and_column_and_what_is_masked_is_not() {
        let figure =
            |text: &str, opens: bool| Figure { text: text.to_owned(), opens, faint: !opens };
        let heads = ["Femmes", "Hommes"].map(|text| Head { text: text.to_owned(), total: false });
        let lines =
            [("0–4 ans", ["12", "masqué"]), ("5–11 ans", ["27", "31"])].map(|(label, cells)| {
                Line {
                    label: label.to_owned(),
                    total: false,
                    cells: cells.map(|text| figure(text, text != "masqué")).to_vec(),
                }
            });
        let mut window = crate::ui::widgets::harness([700.0, 300.0], None, move |ui, pressed| {
            let id = Id::unique("sex and age");
            let found = crosstab(ui, id, "Sexe et âge", "Âge", &heads, &lines);
            *pressed = found.or(*pressed);
        });
        window.get_by_role_and_label(Role::Table, "Sexe et âge");
        window.get_by_role_and_label(Role::Cell, "masqué · 0–4 ans · Hommes");
        window.get_by_role_and_label(Role::Button, "31 · 5–11 ans · Hommes").click();
        window.run();
        assert_eq!(*window.state(), Some((1, 1)));
    }
}
