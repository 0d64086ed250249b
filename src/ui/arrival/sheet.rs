//! The grid as it is drawn: only the lines in view; number and check stay when it scrolls
//! sideways. It has the keyboard as a whole, and says which cell it stands on.

use std::collections::BTreeMap;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Event, Id, Order, Pos2, Rect, ScrollArea, Sense, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

use super::check::Check;
use crate::domain::arrival::{Column, Decision, Grid, Line, Place, Shared, Stroke};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::domain::value::Keyed as _;
use crate::ui::likeness::show;
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, paint};
use crate::words::{tr, tr_with};

/// How high a line is: a spreadsheet shows many.
pub(super) const ROW: f32 = size::TARGET;
/// The number of the line.
const NUMBER: f32 = 36.0;
/// The outcome of the check.
const CHECK: f32 = 148.0;
/// Space at the sides of a cell.
const EDGE: f32 = 6.0;

fn width(column: Column) -> f32 {
    match column {
        Column::Family | Column::Given => 110.0,
        Column::Sex => 70.0,
        Column::Birth => 112.0,
        Column::Father | Column::Mother => 84.0,
        Column::Village => 112.0,
        Column::Phone => 156.0,
        Column::Household => 88.0,
        Column::Need => 130.0,
        Column::Remark => 190.0,
        Column::Selection => 200.0,
        Column::Day => 104.0,
        Column::Entry | Column::Category => 180.0,
        Column::Country => 120.0,
    }
}

/// Where a column begins, as if nothing were scrolled.
fn left(column: usize) -> f32 {
    Column::ALL.iter().take(column).map(|column| width(*column)).sum()
}

/// What is shown in the grid beside its cells.
pub(super) struct Sheet<'a> {
    pub(super) id: Id,
    pub(super) grid: &'a mut Grid,
    pub(super) shared: &'a Shared,
    pub(super) check: &'a Check,
    /// What stands against each line.
    pub(super) problems: &'a [Vec<(Column, Problem)>],
    /// Why lines could not be registered, by their number.
    pub(super) failed: &'a BTreeMap<u32, Problem>,
    /// Which candidate of which line is picked.
    pub(super) picked: &'a mut (usize, usize),
    /// Keys that came behind one that registers: heard in the next frame.
    pub(super) later: &'a mut Vec<Event>,
}

impl Sheet<'_> {
    /// Draws it as high as `high`; true when a key asked to register the bus.
    pub(super) fn sheet_ui(&mut self, ui: &mut Ui, high: f32) -> bool {
        let (rect, _) =
            ui.allocate_exact_size(Vec2::new(ui.available_width(), high), Sense::hover());
        let t = look::look(ui);
        ui.painter().rect_filled(rect, look::radius(), t.surface);
        let frozen = NUMBER + CHECK;
        let head = Rect::from_min_size(rect.min, Vec2::new(rect.width(), size::ROW));
        let body = Rect::from_min_max(Pos2::new(rect.left(), head.bottom()), rect.max);
        let cells = body.with_min_x(body.left() + frozen);
        self.hold(ui);
        let whole = ui.interact(body, self.id, Sense::focusable_noninteractive());
        whole.widget_info(|| WidgetInfo::labeled(Role::Grid, true, tr("arrival-grid")));
        ui.accesskit_node_builder(self.id, |node| node.set_row_count(self.grid.len()));

        let page = ((cells.height() / ROW) as usize).saturating_sub(2).max(1);
        let before = (self.grid.cursor(), self.grid.version());
        let saves = self.keys(ui, &whole, page);
        self.pointer(ui, &whole, cells);
        let moved = before != (self.grid.cursor(), self.grid.version());

        let offset_id = self.id.with("offset");
        let mut offset: Vec2 = ui.data(|d| d.get_temp(offset_id)).unwrap_or_default();
        let total = Vec2::new(left(Column::COUNT), ROW * (self.grid.len() + 1) as f32);
        let builder = UiBuilder::new()
            .max_rect(cells)
            .id_salt(self.id)
            .accessibility_parent(self.id)
            .layout(egui::Layout::top_down(egui::Align::Min));
        let mut inside = ui.new_child(builder);
        let mut area = ScrollArea::both().id_salt(self.id).auto_shrink([false, false]);
        if moved {
            let gutter = ui.spacing().scroll.allocated_width();
            offset = self.scrolled_to(offset, cells.size() - Vec2::splat(gutter));
            area = area.scroll_offset(offset);
        }
        let output = area.show_viewport(&mut inside, |ui, _| ui.set_min_size(total));
        let offset = output.state.clamped_offset();
        ui.data_mut(|d| d.insert_temp(offset_id, offset));

        let first = (offset.y / ROW).floor().max(0.0) as usize;
        let last = (first + (cells.height() / ROW) as usize + 2).min(self.grid.len());
        for at in first..last {
            let top = body.top() + ROW * at as f32 - offset.y;
            self.line_ui(ui, at, top, (body, cells), offset.x);
        }
        self.head_ui(ui, head, cells, offset.x);
        let line = look::line(ui);
        ui.painter().vline(cells.left() - 0.5, rect.y_range(), line);
        ui.painter().rect_stroke(rect, look::radius(), line, StrokeKind::Inside);
        self.cursor_ui(ui, &whole, cells, offset);
        saves
    }

    /// Obeys the pointer: a press puts the cursor there, dragging marks, a double press changes.
    fn pointer(&mut self, ui: &Ui, whole: &egui::Response, cells: Rect) {
        let area = ui.interact(cells, self.id.with("cells"), Sense::CLICK);
        let offset: Vec2 = ui.data(|d| d.get_temp(self.id.with("offset"))).unwrap_or_default();
        let gutter = ui.spacing().scroll.allocated_width();
        let within = Rect::from_min_max(cells.min, cells.max - Vec2::splat(gutter));
        let (pressed, down, shift, at) = ui.input(|i| {
            let pointer = &i.pointer;
            (
                pointer.primary_pressed(),
                pointer.primary_down() && pointer.is_moving(),
                i.modifiers.shift,
                pointer.interact_pos(),
            )
        });
        let Some(at) = at.filter(|at| within.contains(*at) && area.contains_pointer()) else {
            return;
        };
        let place = Place {
            line: ((at.y - cells.top() + offset.y) / ROW) as usize,
            column: column_at(at.x - cells.left() + offset.x),
        };
        if pressed {
            self.grid.point(place, shift);
            whole.request_focus();
        } else if down && whole.has_focus() && place != self.grid.cursor() {
            self.grid.point(place, true);
        }
        if area.double_clicked() {
            self.grid.press(Stroke::Change);
        }
    }

    /// So far scrolled that the cursor is in view.
    fn scrolled_to(&self, offset: Vec2, room: Vec2) -> Vec2 {
        let Place { line, column } = self.grid.cursor();
        let fit = |offset: f32, from: f32, to: f32, room: f32| {
            if from < offset { from } else { offset.max(to - room) }
        };
        let (top, start) = (ROW * line as f32, left(column));
        Vec2::new(
            fit(offset.x, start, start + width(Column::at(column)), room.x),
            fit(offset.y, top, top + ROW * 2.0, room.y),
        )
    }

    fn line_ui(
        &self,
        ui: &mut Ui,
        at: usize,
        top: f32,
        (body, cells): (Rect, Rect),
        scrolled: f32,
    ) {
        let Some(line) = self.grid.line(at) else { return };
        let t = look::look(ui);
        let (first, last) = self.grid.range();
        let here = at == self.grid.cursor().line;
        let whole = Rect::from_min_size(Pos2::new(body.left(), top), Vec2::new(body.width(), ROW));
        let inside = ui.painter().with_clip_rect(body);
        inside.hline(whole.x_range(), whole.bottom() - 0.5, look::line(ui));
        let clip = ui.clip_rect();
        ui.set_clip_rect(clip.intersect(cells));
        for column in Column::ALL {
            let place = Place { line: at, column: column.index() };
            let rect = cell_rect(place, cells, Vec2::new(scrolled, 0.0))
                .with_min_y(top)
                .with_max_y(top + ROW);
            if !rect.intersects(cells) {
                continue;
            }
            let marked = (first.line..=last.line).contains(&at)
                && (first.column..=last.column).contains(&place.column)
                && first != last;
            if marked {
                ui.painter().rect_filled(rect, 0.0, t.selected);
            }
            ui.painter().vline(rect.right() - 0.5, rect.y_range(), look::line(ui));
            self.cell_ui(ui, line, place, rect);
        }
        ui.set_clip_rect(clip.intersect(body));
        let ground = if here { t.selected } else { t.surface };
        let number = Rect::from_min_size(whole.min, Vec2::new(NUMBER, ROW - 1.0));
        ui.painter().rect_filled(number, 0.0, ground);
        let ink = if here { t.accent } else { t.ink_faint };
        let word = paint::line(ui, &(at + 1).to_string(), Text::Secondary, ink, NUMBER);
        paint::left(ui, number.right() - EDGE - word.size().x, number.center().y, word);
        let check =
            Rect::from_min_size(Pos2::new(number.right(), top), Vec2::new(CHECK, ROW - 1.0));
        if !self.check_ui(ui, at, line, check) && scrolled > width(Column::Family) / 2.0 {
            // The names are out of view: whose line it is.
            let room = CHECK - EDGE * 2.0;
            let name = paint::line(ui, &line.name(), Text::Secondary, t.ink_soft, room);
            paint::left(ui, check.left() + EDGE, check.center().y, name);
        }
        ui.set_clip_rect(clip);
    }

    fn cell_ui(&self, ui: &Ui, line: &Line, place: Place, rect: Rect) {
        let t = look::look(ui);
        let column = place.column();
        let text = line.text(column);
        let problem = self
            .problems
            .get(place.line)
            .and_then(|all| all.iter().find(|(own, _)| *own == column))
            .filter(|_| !text.is_empty());
        let shared =
            if text.is_empty() && !line.is_empty() { self.of_head(column) } else { String::new() };
        let (shown, ink) = match (&problem, text.is_empty()) {
            (Some(_), _) => (text, t.danger),
            (None, false) => (text, t.ink),
            (None, true) => (shared.as_str(), t.ink_faint),
        };
        let word = paint::line(ui, shown, Text::Body, ink, rect.width() - EDGE * 2.0);
        paint::left(ui, rect.left() + EDGE, rect.center().y, word);
        if problem.is_some() {
            let under = Rect::from_min_max(
                Pos2::new(rect.left() + 2.0, rect.bottom() - 3.0),
                rect.max - Vec2::splat(1.0),
            );
            ui.painter().rect_filled(under, 0.0, t.danger);
        }
        let response = ui.interact(
            rect.intersect(ui.clip_rect()),
            self.id.with(("cell", line.serial, place.column)),
            Sense::hover(),
        );
        let number = (place.line + 1).to_string();
        let label = column.label();
        let name =
            tr_with("arrival-cell", &[("line", &number), ("column", &label), ("text", text)]);
        response.widget_info(|| WidgetInfo::labeled(Role::GridCell, true, &name));
        ui.accesskit_node_builder(response.id, |node| {
            node.set_row_index(place.line);
            node.set_column_index(place.column);
            if let Some((_, problem)) = &problem {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(problem.sentence());
            }
        });
        if place == self.grid.cursor() {
            ui.accesskit_node_builder(self.id, |node| {
                node.set_active_descendant(response.id.accesskit_id());
            });
        }
        if let Some((_, problem)) = problem {
            response.on_hover_text(problem.sentence());
        }
    }

    /// What the header says where a cell says nothing.
    fn of_head(&self, column: Column) -> String {
        match column {
            Column::Day => self.shared.arrived_on.map(date::show).unwrap_or_default(),
            Column::Entry => place::label(&self.shared.entry_point),
            Column::Country => choice::label("country", &self.shared.departure_country),
            Column::Category => choice::label("return_category", &self.shared.return_category),
            _ => String::new(),
        }
    }

    /// The outcome of the check: icon, colour and the name of who it may be; false when there is
    /// nothing to say.
    fn check_ui(&self, ui: &Ui, at: usize, line: &Line, rect: Rect) -> bool {
        let Some((mood, sign, word, name)) = self.outcome(at, line) else { return false };
        let place = rect.shrink2(Vec2::new(space::XS, 2.0));
        badge::badge_at(ui, place, mood, sign, &word);
        let response = ui.interact(place, self.id.with(("check", line.serial)), Sense::hover());
        let number = (at + 1).to_string();
        let said = tr_with("arrival-check-line", &[("line", &number), ("said", &name)]);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        response.on_hover_text(name);
        true
    }

    /// Mood, icon, short word and the whole of it.
    fn outcome(&self, at: usize, line: &Line) -> Option<(Mood, look::Icon, String, String)> {
        if line.is_empty() {
            return None;
        }
        if let Some(problem) = self.failed.get(&line.serial) {
            let reason = problem.sentence();
            let whole = tr_with("arrival-refused-why", &[("reason", &reason)]);
            return Some((Mood::Danger, icon::ICON_ERROR, tr("arrival-refused"), whole));
        }
        let checked = self.check.of(line.serial);
        match &line.decision {
            Decision::Known(person) => {
                let known =
                    checked.and_then(|c| c.likely.iter().find(|one| one.line.id == *person));
                let name = known.map(|one| one.line.name()).unwrap_or_default();
                let word = if name.is_empty() { tr("arrival-known") } else { name.clone() };
                let whole = tr_with("arrival-known-name", &[("name", &name)]);
                return Some((Mood::Good, icon::ICON_CHECK_CIRCLE, word, whole));
            }
            Decision::New(_) => {
                let word = tr("arrival-new");
                return Some((Mood::Neutral, icon::ICON_PERSON_ADD, word.clone(), word));
            }
            Decision::Open => {}
        }
        if let Some(twin) = checked.and_then(|checked| checked.twin) {
            let twin = (twin + 1).to_string();
            let word = tr_with("arrival-twin-short", &[("line", &twin)]);
            let whole = tr_with("arrival-twin", &[("line", &twin)]);
            return Some((Mood::Warn, icon::ICON_CONTENT_COPY, word, whole));
        }
        if let Some(one) = checked.and_then(|checked| checked.likely.first()) {
            let (mood, sign, certain) = show::faint_certainty(one.probability);
            let name = one.line.name();
            let whole = tr_with("arrival-may-be", &[("certain", &certain), ("name", &name)]);
            return Some((mood, sign, name, whole));
        }
        if self.problems.get(at).is_some_and(|all| !all.is_empty()) {
            let word = tr("arrival-to-correct");
            return Some((Mood::Danger, icon::ICON_ERROR, word.clone(), word));
        }
        None
    }

    fn head_ui(&self, ui: &mut Ui, head: Rect, cells: Rect, scrolled: f32) {
        let t = look::look(ui);
        let edge = look::line(ui);
        let clip = ui.clip_rect();
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, edge);
        let title = |ui: &mut Ui, rect: Rect, key: usize, word: &str| {
            let word_shown =
                paint::line(ui, word, Text::Label, t.ink_soft, rect.width() - EDGE * 2.0);
            paint::left(ui, rect.left() + EDGE, rect.center().y, word_shown);
            let seen = rect.intersect(ui.clip_rect());
            let response = ui.interact(seen, self.id.with(("head", key)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, word));
            response.on_hover_text(word);
        };
        let check = Rect::from_min_max(
            Pos2::new(head.left() + NUMBER, head.top()),
            Pos2::new(cells.left(), head.bottom()),
        );
        title(ui, check, usize::MAX, &tr("arrival-column-check"));
        ui.set_clip_rect(clip.intersect(head.with_min_x(cells.left())));
        for column in Column::ALL {
            let from = cells.left() + left(column.index()) - scrolled;
            let rect = Rect::from_min_size(
                Pos2::new(from, head.top()),
                Vec2::new(width(*column), size::ROW),
            );
            if rect.intersects(head.with_min_x(cells.left())) {
                title(ui, rect, column.index(), &column.label());
            }
        }
        ui.set_clip_rect(clip);
    }

    /// The ring of the cursor, or the cell being typed in with what it may become.
    fn cursor_ui(&self, ui: &Ui, whole: &egui::Response, cells: Rect, offset: Vec2) {
        let rect = cell_rect(self.grid.cursor(), cells, offset);
        let seen = cells.intersect(ui.clip_rect());
        let painter = ui.painter().with_clip_rect(seen);
        let t = look::look(ui);
        if let Some(edit) = self.grid.edit() {
            let before: String = edit.text.chars().take(edit.caret).collect();
            let text = paint::line(ui, &edit.text, Text::Body, t.ink, f32::INFINITY);
            let caret = paint::line(ui, &before, Text::Body, t.ink, f32::INFINITY).size().x;
            let wide = (text.size().x + EDGE * 2.0 + 2.0).max(rect.width());
            let rect = Rect::from_min_size(rect.min, Vec2::new(wide, ROW));
            painter.rect_filled(rect, 0.0, t.raised);
            let top = rect.center().y - text.size().y / 2.0;
            painter.galley(Pos2::new(rect.left() + EDGE, top.round()), text, t.ink);
            let x = rect.left() + EDGE + caret + 1.0;
            painter.vline(x, rect.shrink(5.0).y_range(), look::ring(ui));
            painter.rect_stroke(rect, 0.0, look::ring(ui), StrokeKind::Inside);
            self.offers_ui(ui, rect);
        } else {
            let line = if whole.has_focus() { look::ring(ui) } else { look::line(ui) };
            painter.rect_stroke(rect, 0.0, line, StrokeKind::Inside);
        }
    }

    /// What the cell may become, under it; the first is taken when the cell is left.
    fn offers_ui(&self, ui: &Ui, cell: Rect) {
        let offers = self.grid.offers();
        if offers.is_empty() {
            return;
        }
        let takes = self.grid.cursor().column() != Column::Need;
        let t = look::look(ui);
        let wide = 240.0_f32.max(cell.width());
        egui::Area::new(self.id.with("offers"))
            .order(Order::Foreground)
            .interactable(false)
            .constrain(true)
            .fixed_pos(cell.left_bottom() + Vec2::new(0.0, space::XS))
            .show(ui, |ui| {
                look::raised(ui).inner_margin(space::XS).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for (at, offer) in offers.iter().enumerate() {
                        let (rect, response) =
                            ui.allocate_exact_size(Vec2::new(wide, ROW), Sense::hover());
                        if takes && at == 0 {
                            ui.painter().rect_filled(rect, look::radius(), t.selected);
                        }
                        let word = paint::line(ui, offer, Text::Body, t.ink, wide - space::M);
                        paint::left(ui, rect.left() + space::S, rect.center().y, word);
                        response
                            .widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, offer));
                    }
                });
            });
    }
}

fn column_at(x: f32) -> usize {
    let mut from = 0.0;
    for column in Column::ALL {
        from += width(*column);
        if x < from {
            return column.index();
        }
    }
    Column::COUNT - 1
}

/// Where a cell stands, so far scrolled.
fn cell_rect(place: Place, cells: Rect, offset: Vec2) -> Rect {
    let min = Pos2::new(
        cells.left() + left(place.column) - offset.x,
        cells.top() + ROW * place.line as f32 - offset.y,
    );
    Rect::from_min_size(min, Vec2::new(width(place.column()), ROW))
}
