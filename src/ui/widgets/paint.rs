//! What several widgets paint: text cut to a width, icons, the focus ring.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, Align2, Color32, Galley, Pos2, Rect, Response, TextFormat, Ui};

use crate::ui::look::{self, Icon, Text};

/// One line of text, ended by "…" where it would be wider than `width`.
pub(in crate::ui) fn line(
    ui: &Ui,
    text: &str,
    font: Text,
    color: Color32,
    width: f32,
) -> Arc<Galley> {
    let format = TextFormat { font_id: font.font(), color, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.break_on_newline = false;
    if width.is_finite() {
        job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    }
    ui.fonts_mut(|f| f.layout_job(job))
}

/// Paints a line with its middle at the height of `y`, from `x` to the right.
pub(in crate::ui) fn left(ui: &Ui, x: f32, y: f32, galley: Arc<Galley>) {
    let top = snap(ui, y - galley.size().y / 2.0);
    ui.painter().galley(Pos2::new(x, top), galley, Color32::PLACEHOLDER);
}

/// To whole pixels, so that text stays sharp.
fn snap(ui: &Ui, y: f32) -> f32 {
    let scale = ui.pixels_per_point();
    (y * scale).round() / scale
}

/// An icon with its middle at `center`.
pub(in crate::ui) fn icon(ui: &Ui, center: Pos2, icon: Icon, points: f32, color: Color32) {
    let (glyph, font) = look::icon_font(icon, points);
    ui.painter().text(center, Align2::CENTER_CENTER, glyph, font, color);
}

/// The ring around what has the keyboard, outside the widget.
pub(in crate::ui) fn ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        ring_at(ui, rect);
    }
    into_view(ui, rect, response);
}

/// What the keyboard comes to comes into view, with some room around it.
pub(super) fn into_view(ui: &Ui, rect: Rect, response: &Response) {
    if response.gained_focus() {
        ui.scroll_to_rect(rect.expand(look::space::XL), None);
    }
}

/// The ring itself. It may lie outside the clip of a tight frame by its own width.
pub(in crate::ui) fn ring_at(ui: &Ui, rect: Rect) {
    let stroke = look::ring(ui);
    let clip = ui.clip_rect().expand(stroke.width * 2.0);
    ui.painter().with_clip_rect(clip).rect_stroke(
        rect,
        look::radius(),
        stroke,
        egui::StrokeKind::Outside,
    );
}

/// Were the arrows or others pressed, without Ctrl, Alt or Shift? Takes the key.
pub(super) fn took(ui: &Ui, key: egui::Key) -> bool {
    ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key))
}

/// Which arrows a widget wants for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrows {
    /// Up and down.
    Down,
    /// Left and right.
    Across,
    /// All four.
    Both,
}

/// Gives a widget that is being typed at the arrows, too: focus stays where it is.
pub(super) fn keep_arrows(ui: &Ui, id: egui::Id, arrows: Arrows) {
    ui.memory_mut(|m| {
        m.set_focus_lock_filter(
            id,
            egui::EventFilter {
                vertical_arrows: arrows != Arrows::Across,
                horizontal_arrows: arrows != Arrows::Down,
                tab: false,
                escape: false,
            },
        );
    });
}
