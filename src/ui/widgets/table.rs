//! Tables of any length: only the rows in view are drawn. The header stays, the first
//! column stays when scrolling sideways, a press on a heading sorts, and the keyboard does
//! everything: arrows, Page, Home, End, Enter opens, Space ticks, Ctrl+A ticks all.
//!
//! What is ticked is kept by key, not by place, so that sorting changes nothing about it.

mod cell;
mod key;

use std::collections::BTreeSet;
use std::ops::Range;

use eframe::egui::accesskit::{Role, SortDirection};
use eframe::egui::{self, Id, Pos2, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

pub use cell::Cells;

use super::{button, paint};
use crate::ui::look::{self, Text, icon, size, space};
use crate::words::tr;

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    title: String,
    least: f32,
    grow: f32,
    right: bool,
    sorts: bool,
}

impl Column {
    /// A column at least so wide.
    pub fn new(title: impl Into<String>, least: f32) -> Self {
        Self { title: title.into(), least, grow: 0.0, right: false, sorts: false }
    }

    /// Takes this share of the room that is left.
    #[must_use]
    pub fn grow(mut self, share: f32) -> Self {
        self.grow = share;
        self
    }

    /// Numbers: to the right.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// A press on its heading sorts by it.
    #[must_use]
    pub fn sorts(mut self) -> Self {
        self.sorts = true;
        self
    }
}

/// Which column the rows are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// Place of the column.
    pub column: usize,
    /// Largest first?
    pub descending: bool,
}

/// Where the keyboard is and what is ticked; the screen keeps it.
#[derive(Debug, Clone)]
pub struct TableState<K> {
    /// The row the keyboard is on.
    pub cursor: Option<usize>,
    /// Keys of the ticked rows.
    pub ticked: BTreeSet<K>,
    /// The next draw begins at the first row.
    to_top: bool,
}

impl<K> TableState<K> {
    /// Other rows than before: from the first one on, the keyboard on none.
    pub fn start_over(&mut self) {
        self.cursor = None;
        self.to_top = true;
    }
}

impl<K> Default for TableState<K> {
    fn default() -> Self {
        Self { cursor: None, ticked: BTreeSet::new(), to_top: false }
    }
}

/// What happened in a table this frame.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// A heading was pressed: sort like this.
    pub sort: Option<Sort>,
    /// A row was pressed once; the cursor is on it.
    pub clicked: Option<usize>,
    /// A row was pressed twice, or Enter on it.
    pub opened: Option<usize>,
    /// Something was ticked or unticked.
    pub ticked: bool,
    /// The rows in view, to be at hand next frame.
    pub visible: Range<usize>,
}

/// A table before it is shown.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    id: Id,
    name: String,
    columns: &'a [Column],
    count: usize,
    sort: Option<Sort>,
    ticks: bool,
    height: Option<f32>,
}

/// A column with its place: `left` as if nothing were scrolled.
#[derive(Debug, Clone, Copy)]
struct Placed {
    left: f32,
    width: f32,
    right: bool,
}

const EDGE: f32 = space::S;
const TICK: f32 = 36.0;

impl<'a> Table<'a> {
    /// A table with a name for the screen reader and so many rows.
    pub fn new(id: Id, name: impl Into<String>, columns: &'a [Column], count: usize) -> Self {
        let name = name.into();
        Self { id, name, columns, count, sort: None, ticks: false, height: None }
    }

    /// The order the rows are in, for the arrow in the heading.
    #[must_use]
    pub fn sort(mut self, sort: Option<Sort>) -> Self {
        self.sort = sort;
        self
    }

    /// A box to tick before each row.
    #[must_use]
    pub fn ticks(mut self) -> Self {
        self.ticks = true;
        self
    }

    /// The most height it takes; without it, all there is.
    #[must_use]
    pub fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// Draws it. `key` tells the key of a row, `row` draws the cells of one from the left.
    pub fn show<K: Ord + Clone>(
        self,
        ui: &mut Ui,
        state: &mut TableState<K>,
        key: impl Fn(usize) -> Option<K>,
        mut row: impl FnMut(usize, &mut Cells<'_>),
    ) -> Outcome {
        let mut outcome = Outcome::default();
        let width = ui.available_width();
        let rows_high = self.count as f32 * size::ROW;
        let most = self.height.unwrap_or_else(|| ui.available_height()).max(size::ROW * 4.0);
        let gutter = ui.spacing().scroll.allocated_width();
        let full = size::ROW + rows_high + 2.0;
        let inner = width - size::LINE - if full > most { gutter } else { 0.0 };
        let (placed, total) = self.place(inner);
        // Room for the bar below, where it must scroll sideways.
        let bar = if total > inner + 0.5 { gutter } else { 0.0 };
        let high = (full + bar).min(most);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(width, high), Sense::hover());
        ui.painter().rect_filled(rect, look::radius(), look::look(ui).surface);

        let head = Rect::from_min_max(rect.min, Pos2::new(rect.right(), rect.top() + size::ROW));
        let body = Rect::from_min_max(
            Pos2::new(rect.left(), head.bottom()),
            rect.max - Vec2::splat(size::LINE),
        );
        let grid = ui.interact(body, self.id, Sense::focusable_noninteractive());
        grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &self.name));
        ui.accesskit_node_builder(self.id, |node| node.set_row_count(self.count));

        let moved = self.keys(ui, &grid, state, &key, &mut outcome, body.height());
        let builder = UiBuilder::new()
            .max_rect(body)
            .id_salt(self.id)
            .accessibility_parent(self.id)
            .layout(egui::Layout::top_down(egui::Align::Min));
        let mut inside = ui.new_child(builder);
        inside.spacing_mut().item_spacing = Vec2::ZERO;
        let offset_id = self.id.with("offset");
        let mut offset: Vec2 = ui.data(|d| d.get_temp(offset_id)).unwrap_or_default();
        let mut area = ScrollArea::both().id_salt(self.id).auto_shrink([false, false]);
        if let (true, Some(cursor)) = (moved, state.cursor) {
            offset.y = into_view(cursor, offset.y, body.height() - bar);
            area = area.vertical_scroll_offset(offset.y);
        }
        if std::mem::take(&mut state.to_top) {
            offset.y = 0.0;
            area = area.vertical_scroll_offset(offset.y);
        }
        let output = area.show_viewport(&mut inside, |ui, viewport| {
            ui.set_min_size(Vec2::new(total, rows_high));
            let range = in_view(viewport, self.count);
            for at in range.clone() {
                let y = body.top() + offset_in(at, viewport.min.y);
                let line =
                    Rect::from_min_size(Pos2::new(body.left(), y), Vec2::new(inner, size::ROW));
                let place = (line, viewport.min.x, placed.as_slice());
                self.row_ui(ui, &grid, at, place, state, &key, &mut row, &mut outcome);
            }
            range
        });
        outcome.visible = output.inner;
        ui.data_mut(|d| d.insert_temp(offset_id, output.state.clamped_offset()));
        self.head_ui(ui, head, &placed, output.state.clamped_offset().x, state, &key, &mut outcome);
        let line = look::line(ui);
        if let (true, Some(first)) = (output.state.clamped_offset().x > 0.5, placed.first()) {
            // Where the other columns pass under the one that stays.
            let x = rect.left() + first.left + first.width;
            ui.painter().vline(x, rect.y_range(), line);
        }
        ui.painter().rect_stroke(rect, look::radius(), line, egui::StrokeKind::Inside);
        if grid.has_focus() && state.cursor.is_none() {
            paint::ring_at(ui, rect);
        }
        outcome
    }

    /// Columns from the left, and how wide all are together.
    fn place(&self, width: f32) -> (Vec<Placed>, f32) {
        let start = if self.ticks { TICK } else { EDGE / 2.0 };
        let least: f32 = start + EDGE + self.columns.iter().map(|c| c.least).sum::<f32>();
        let shares: f32 = self.columns.iter().map(|c| c.grow).sum();
        let spare = (width - least).max(0.0);
        let mut left = start;
        let mut placed = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let more = if shares > 0.0 { spare * column.grow / shares } else { 0.0 };
            let width = (column.least + more).floor();
            placed.push(Placed { left, width, right: column.right });
            left += width;
        }
        (placed, least.max(width.min(left + EDGE)))
    }

    #[expect(clippy::too_many_arguments, reason = "one row of one table, all of it needed")]
    fn row_ui<K: Ord + Clone>(
        &self,
        ui: &mut Ui,
        grid: &egui::Response,
        at: usize,
        (line, scrolled, placed): (Rect, f32, &[Placed]),
        state: &mut TableState<K>,
        key: &impl Fn(usize) -> Option<K>,
        row: &mut impl FnMut(usize, &mut Cells<'_>),
        outcome: &mut Outcome,
    ) {
        let t = look::look(ui);
        let own = key(at);
        let is_ticked = own.as_ref().is_some_and(|own| state.ticked.contains(own));
        let here = state.cursor == Some(at);
        let response = ui.interact(line, self.id.with(at), Sense::CLICK);
        let tick = self.ticks.then(|| {
            let place = Rect::from_min_size(line.min, Vec2::new(TICK, size::ROW));
            (place, ui.interact(place, self.id.with(("tick", at)), Sense::CLICK))
        });
        if tick.as_ref().is_some_and(|(_, tick)| tick.clicked()) {
            state.cursor = Some(at);
            outcome.ticked |= key::toggle(state, own);
            grid.request_focus();
        } else if response.clicked() {
            if ui.input(|i| i.modifiers.shift) && self.ticks {
                outcome.ticked |= key::tick_between(state, at, key);
            }
            state.cursor = Some(at);
            outcome.clicked = Some(at);
            grid.request_focus();
        }
        if response.double_clicked() {
            outcome.opened = Some(at);
        }
        let over = response.contains_pointer();
        let ground = match (is_ticked || here, over) {
            (true, _) => Some(t.selected),
            (_, true) => Some(t.hover),
            _ => None,
        };
        if let Some(ground) = ground {
            ui.painter().rect_filled(line.shrink2(Vec2::new(1.0, 0.0)), 0.0, ground);
        } else if at + 1 < self.count {
            let across = line.shrink2(Vec2::new(space::M, 0.0)).x_range();
            ui.painter().hline(across, line.bottom() - 0.5, look::line(ui));
        }
        if let Some((place, tick)) = &tick {
            button::tick_mark(ui, *place, Some(is_ticked), tick.hovered());
            tick.widget_info(|| {
                WidgetInfo::selected(Role::CheckBox, true, is_ticked, tr("widget-select-row"))
            });
        }
        let mut cells = Cells::new(ui, placed, line, scrolled);
        row(at, &mut cells);
        let name = cells.name();
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &name));
        ui.accesskit_node_builder(response.id, |node| {
            node.set_row_index(at);
            node.set_selected(here);
        });
        if here {
            let mark = Rect::from_min_size(line.min, Vec2::new(3.0, size::ROW));
            ui.painter().rect_filled(mark, 0.0, t.accent);
            ui.accesskit_node_builder(self.id, |node| {
                node.set_active_descendant(response.id.accesskit_id());
            });
            if grid.has_focus() {
                let stroke = look::ring(ui);
                let inside = egui::StrokeKind::Inside;
                ui.painter().rect_stroke(line, 0.0, stroke, inside);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one header of one table")]
    fn head_ui<K: Ord + Clone>(
        &self,
        ui: &mut Ui,
        head: Rect,
        placed: &[Placed],
        scrolled: f32,
        state: &mut TableState<K>,
        key: &impl Fn(usize) -> Option<K>,
        outcome: &mut Outcome,
    ) {
        let t = look::look(ui);
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, look::line(ui));
        if self.ticks {
            let place = Rect::from_min_size(head.min, Vec2::new(TICK, size::ROW));
            let all = ui.interact(place, self.id.with("all"), Sense::click());
            let on = match state.ticked.len() {
                0 => Some(false),
                many if many >= self.count => Some(true),
                _ => None,
            };
            let name = tr("widget-select-all");
            let ticked = on == Some(true);
            all.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, ticked, &name));
            button::tick_mark(ui, place, on, all.hovered());
            paint::ring(ui, place.shrink(space::XS), &all);
            if all.on_hover_text(name).clicked() {
                outcome.ticked |= key::tick_all(state, self.count, !ticked, key);
            }
        }
        for (at, (column, place)) in self.columns.iter().zip(placed).enumerate() {
            let (rect, clip) = cell::place(head, place, at, scrolled, placed);
            let shown = rect.intersect(clip);
            if shown.width() < 1.0 {
                continue;
            }
            let sense = if column.sorts { Sense::click() } else { Sense::hover() };
            let response = ui.interact(shown, self.id.with(("head", at)), sense);
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &column.title));
            let sorted = self.sort.filter(|sort| sort.column == at);
            if let Some(sort) = sorted {
                ui.accesskit_node_builder(response.id, |node| {
                    node.set_sort_direction(if sort.descending {
                        SortDirection::Descending
                    } else {
                        SortDirection::Ascending
                    });
                });
            }
            if response.clicked() && column.sorts {
                let descending = sorted.is_some_and(|sort| !sort.descending);
                outcome.sort = Some(Sort { column: at, descending });
            }
            let over = column.sorts && response.hovered();
            let ink = if over || sorted.is_some() { t.ink } else { t.ink_soft };
            let arrow_room = if column.sorts { size::ICON_SMALL } else { 0.0 };
            let room = rect.width() - EDGE * 2.0 - arrow_room;
            let word = paint::line(ui, &column.title, Text::Label, ink, room);
            let wide = word.size().x;
            let x = if column.right {
                rect.right() - EDGE - wide - if sorted.is_some() { arrow_room } else { 0.0 }
            } else {
                rect.left() + EDGE
            };
            let painter = ui.painter().with_clip_rect(clip);
            let top = (rect.center().y - word.size().y / 2.0).round();
            painter.galley(Pos2::new(x, top), word, ink);
            let arrow = match sorted {
                Some(sort) if sort.descending => Some(icon::ICON_ARROW_DOWNWARD),
                Some(_) => Some(icon::ICON_ARROW_UPWARD),
                None if over => Some(icon::ICON_UNFOLD_MORE),
                None => None,
            };
            if let Some(arrow) = arrow {
                let center = if column.right && sorted.is_none() {
                    x - arrow_room / 2.0 - 2.0
                } else {
                    x + wide + arrow_room / 2.0 + 2.0
                };
                let (glyph, font) = look::icon_font(arrow, size::ICON_SMALL - 2.0);
                let at = Pos2::new(center, rect.center().y);
                painter.text(at, egui::Align2::CENTER_CENTER, glyph, font, ink);
            }
            paint::ring(ui, shown.shrink(space::XS), &response);
        }
    }
}

/// The rows that show in a view.
fn in_view(view: Rect, count: usize) -> Range<usize> {
    let first = (view.min.y / size::ROW).floor().max(0.0) as usize;
    let last = (view.max.y / size::ROW).ceil().max(0.0) as usize;
    first.min(count)..last.min(count)
}

/// How far below the top of the view a row lies. Millions of points down, f32 would jitter.
fn offset_in(at: usize, top: f32) -> f32 {
    (at as f64 * f64::from(size::ROW) - f64::from(top)) as f32
}

/// The least scrolling that brings a row into view.
fn into_view(at: usize, top: f32, high: f32) -> f32 {
    let row = at as f32 * size::ROW;
    top.clamp((row + size::ROW - high).max(0.0), row.max(0.0).max(row + size::ROW - high))
}

#[cfg(test)]
mod tests;
