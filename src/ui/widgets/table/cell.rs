//! The cells of one row, drawn one after the other from the left.

use eframe::egui::{self, Color32, Painter, Pos2, Rect, Sense, Ui, UiBuilder, Vec2};

use super::{EDGE, Placed};
use crate::ui::look::{self, Icon, Mood, Text, size};
use crate::ui::widgets::{badge, paint};

/// Draws the cells of one row; each call fills the next column. What is written is also the
/// row's name for the screen reader.
pub struct Cells<'a> {
    ui: &'a mut Ui,
    placed: &'a [Placed],
    line: Rect,
    scrolled: f32,
    next: usize,
    said: String,
}

/// Where a cell is and what of it may show: the first column stays, the others pass under it.
pub(super) fn place(
    line: Rect,
    column: &Placed,
    at: usize,
    scrolled: f32,
    placed: &[Placed],
) -> (Rect, Rect) {
    let moved = if at == 0 { 0.0 } else { scrolled };
    let rect = Rect::from_min_size(
        Pos2::new(line.left() + column.left - moved, line.top()),
        Vec2::new(column.width, line.height()),
    );
    let stays = placed.first().map_or(0.0, |first| first.left + first.width);
    let from = if at == 0 { line.left() } else { line.left() + stays };
    (rect, Rect::from_min_max(Pos2::new(from, line.top()), line.max))
}

impl<'a> Cells<'a> {
    pub(super) fn new(ui: &'a mut Ui, placed: &'a [Placed], line: Rect, scrolled: f32) -> Self {
        Self { ui, placed, line, scrolled, next: 0, said: String::new() }
    }

    pub(super) fn name(self) -> String {
        self.said
    }

    /// Text; a faint dash when empty.
    pub fn text(&mut self, text: &str) {
        let ink = look::look(self.ui).ink;
        self.word(text, Text::Body, ink);
    }

    /// What the row is about, as a name.
    pub fn strong(&mut self, text: &str) {
        let ink = look::look(self.ui).ink;
        self.word(text, Text::Strong, ink);
    }

    /// Text that stands back.
    pub fn soft(&mut self, text: &str) {
        let ink = look::look(self.ui).ink_soft;
        self.word(text, Text::Body, ink);
    }

    /// Text in the colour of a mood: a date that is past.
    pub fn tinted(&mut self, mood: Mood, text: &str) {
        let (ink, _) = look::look(self.ui).mood(mood);
        self.word(text, Text::Strong, ink);
    }

    /// A badge: icon, word, tint.
    pub fn badge(&mut self, mood: Mood, icon: Icon, word: &str) {
        self.say(word);
        let Some((rect, clip)) = self.advance() else { return };
        if word.is_empty() {
            return;
        }
        let inside = rect.shrink2(Vec2::new(EDGE, (size::ROW - size::BADGE) / 2.0));
        let wide = badge::width(self.ui, word).min(inside.width());
        let place = Rect::from_min_size(inside.min, Vec2::new(wide, size::BADGE));
        self.clipped(clip, |ui| badge::badge_at(ui, place, mood, icon, word));
    }

    /// An icon alone, with a name for the screen reader.
    pub fn icon(&mut self, mood: Mood, icon: Icon, name: &str) {
        self.say(name);
        let Some((rect, clip)) = self.advance() else { return };
        let (ink, _) = look::look(self.ui).mood(mood);
        let at = Pos2::new(rect.left() + EDGE + size::ICON / 2.0, rect.center().y);
        self.clipped(clip, |ui| paint::icon(ui, at, icon, size::ICON, ink));
    }

    /// Nothing, not even a dash.
    pub fn blank(&mut self) {
        let _ = self.advance();
    }

    /// Anything else: a button, a bar.
    pub fn add(&mut self, add: impl FnOnce(&mut Ui)) {
        let Some((rect, clip)) = self.advance() else { return };
        // As high as the row, which is as high as a button: what stands in it stands in its middle.
        let inside = rect.shrink2(Vec2::new(EDGE, 0.0));
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let builder = UiBuilder::new().max_rect(inside).layout(layout).id_salt(self.next);
        let mut child = self.ui.new_child(builder);
        child.shrink_clip_rect(clip.intersect(rect));
        add(&mut child);
    }

    /// Adds to the row's name for the screen reader without showing anything.
    pub fn say(&mut self, words: &str) {
        if !words.is_empty() {
            if !self.said.is_empty() {
                self.said.push_str(", ");
            }
            self.said.push_str(words);
        }
    }

    fn word(&mut self, text: &str, font: Text, ink: Color32) {
        self.say(text);
        let right = self.placed.get(self.next).is_some_and(|p| p.right);
        let Some((rect, clip)) = self.advance() else { return };
        let (shown, ink) =
            if text.is_empty() { ("–", look::look(self.ui).ink_faint) } else { (text, ink) };
        let word = paint::line(self.ui, shown, font, ink, rect.width() - EDGE * 2.0);
        if word.elided {
            // What is cut is shown whole beside the pointer.
            let id = self.ui.unique_id().with(("whole", self.next, rect.top().to_bits()));
            let seen = rect.intersect(clip).intersect(self.ui.clip_rect());
            self.ui.interact(seen, id, Sense::hover()).on_hover_text(text);
        }
        let x = if right { rect.right() - EDGE - word.size().x } else { rect.left() + EDGE };
        let top = (rect.center().y - word.size().y / 2.0).round();
        self.painter(clip).galley(Pos2::new(x, top), word, ink);
    }

    fn painter(&self, clip: Rect) -> Painter {
        self.ui.painter().with_clip_rect(clip.intersect(self.ui.clip_rect()))
    }

    fn clipped(&mut self, clip: Rect, paint: impl FnOnce(&Ui)) {
        let whole = self.ui.clip_rect();
        self.ui.set_clip_rect(whole.intersect(clip));
        paint(self.ui);
        self.ui.set_clip_rect(whole);
    }

    fn advance(&mut self) -> Option<(Rect, Rect)> {
        let at = self.next;
        self.next += 1;
        let column = self.placed.get(at)?;
        Some(place(self.line, column, at, self.scrolled, self.placed))
    }
}
