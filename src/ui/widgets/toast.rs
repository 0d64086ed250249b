//! Short news in a strip of its own under the screen, so that it covers nothing: what was done,
//! with Undo where it can be undone. It stays six seconds, longer while the pointer is on it, and
//! is read aloud.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{self, Frame, Margin, Panel, Sense, Ui, Vec2};

use super::{button, paint, text};
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::words::tr;

const SHOWN_SECS: f64 = 6.0;
/// What stands beside the sentence: its sign, Undo and the ×.
const BESIDE: f32 = 180.0;

/// How long a sentence is shown: as long as it takes to read.
fn shown_secs(sentence: &str) -> f64 {
    SHOWN_SECS + sentence.chars().count().saturating_sub(60) as f64 / 12.0
}
const MOST: usize = 4;
/// Space inside the strip, in whole points.
const STRIP: Margin = Margin { left: 24, right: 16, top: 4, bottom: 4 };

/// The toasts on screen. `U` is what the caller needs to undo.
#[derive(Debug)]
pub struct Toasts<U> {
    shown: Vec<Toast<U>>,
    next: u64,
}

#[derive(Debug)]
struct Toast<U> {
    number: u64,
    mood: Mood,
    sentence: String,
    undo: Option<U>,
    /// When it goes; set when first drawn.
    until: Option<f64>,
}

impl<U> Default for Toasts<U> {
    fn default() -> Self {
        Self { shown: Vec::new(), next: 0 }
    }
}

impl<U> Toasts<U> {
    /// Something went well.
    pub fn say(&mut self, sentence: impl Into<String>) {
        self.push(Mood::Good, sentence.into(), None);
    }

    /// Something was done that can be undone.
    pub fn say_undo(&mut self, sentence: impl Into<String>, undo: U) {
        self.push(Mood::Good, sentence.into(), Some(undo));
    }

    /// Something did not go well.
    pub fn warn(&mut self, sentence: impl Into<String>) {
        self.push(Mood::Warn, sentence.into(), None);
    }

    /// Takes all away, as when the vault locks.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    /// It was taken back another way: nothing offers to undo it any more.
    pub fn undone(&mut self, undo: &U)
    where
        U: PartialEq,
    {
        self.shown.retain(|toast| toast.undo.as_ref() != Some(undo));
    }

    fn push(&mut self, mood: Mood, sentence: String, undo: Option<U>) {
        // The same thing said again replaces itself, unless it could be undone.
        self.shown.retain(|t| t.undo.is_some() || t.sentence != sentence);
        if self.shown.len() >= MOST {
            self.shown.remove(0);
        }
        let number = self.next;
        self.next += 1;
        self.shown.push(Toast { number, mood, sentence, undo, until: None });
    }

    /// Draws them under what is drawn next; what was asked to be undone, if anything. With nothing
    /// to show it takes no room, costs and repaints nothing.
    pub fn show(&mut self, ui: &mut Ui) -> Option<U> {
        if self.shown.is_empty() {
            return None;
        }
        let now = ui.input(|i| i.time);
        for toast in &mut self.shown {
            let secs = shown_secs(&toast.sentence);
            toast.until.get_or_insert(now + secs);
        }
        self.shown.retain(|t| t.until.is_none_or(|until| now < until));
        let mut pressed = None;
        let mut gone = None;
        let strip = Frame::new().fill(look::look(ui).surface).inner_margin(STRIP);
        Panel::bottom("toasts").resizable(false).frame(strip).show(ui, |ui| {
            for toast in &mut self.shown {
                let (over, undo, close) = toast_ui(ui, toast);
                if over {
                    toast.until = Some(now + shown_secs(&toast.sentence));
                }
                if undo {
                    pressed = Some(toast.number);
                } else if close {
                    gone = Some(toast.number);
                }
            }
        });
        let next = self.shown.iter().filter_map(|t| t.until).fold(f64::INFINITY, f64::min);
        if next.is_finite() {
            let wait = (next - now).max(0.0) + 0.02;
            ui.request_repaint_after(std::time::Duration::from_secs_f64(wait));
        }
        let at = self.shown.iter().position(|t| Some(t.number) == pressed.or(gone))?;
        let taken = self.shown.remove(at);
        ui.request_repaint();
        pressed.and(taken.undo)
    }
}

/// Draws one: whether the pointer is on it, Undo was pressed, or its ×.
fn toast_ui<U>(ui: &mut Ui, toast: &Toast<U>) -> (bool, bool, bool) {
    let (ink, _) = look::look(ui).mood(toast.mood);
    let sign = match toast.mood {
        Mood::Good => icon::ICON_CHECK_CIRCLE,
        _ => icon::ICON_WARNING,
    };
    let mut pressed = (false, false, false);
    let line = ui.push_id(toast.number, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (mark, _) = ui.allocate_exact_size(Vec2::splat(size::ICON), Sense::hover());
            paint::icon(ui, mark.center(), sign, size::ICON, ink);
            let color = look::look(ui).ink;
            // A whole sentence: several lines where one is too narrow.
            let words = paint::line(ui, &toast.sentence, Text::Body, color, f32::INFINITY);
            let wide = (ui.available_width() - BESIDE).max(BESIDE);
            let room = Vec2::new(words.size().x.min(wide), size::BUTTON);
            let sentence = text::rich(&toast.sentence, Text::Body, color);
            let said = ui
                .allocate_ui(room, |ui| {
                    ui.set_max_width(room.x + 1.0);
                    ui.add(egui::Label::new(sentence).wrap())
                })
                .inner;
            ui.accesskit_node_builder(said.id, |node| {
                node.set_role(Role::Status);
                node.set_label(toast.sentence.clone());
                node.set_live(Live::Polite);
            });
            if toast.undo.is_some() {
                pressed.1 = ui.add(button::quiet(tr("widget-undo"))).clicked();
            }
            pressed.2 = button::icon(ui, icon::ICON_CLOSE, tr("widget-close")).clicked();
        });
    });
    pressed.0 = line.response.contains_pointer();
    pressed
}

#[cfg(test)]
mod tests {
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;

    #[test]
    fn a_toast_can_be_undone_and_goes_by_itself() {
        let mut toasts = Toasts::default();
        toasts.say_undo("Enregistré", 7);
        let mut harness =
            Harness::builder().with_step_dt(0.5).with_context_setup(look::install).build_ui_state(
                |ui, (toasts, undone): &mut (Toasts<i32>, Option<i32>)| {
                    *undone = undone.or(toasts.show(ui));
                },
                (toasts, None),
            );
        harness.run_steps(2);
        harness.get_by_role_and_label(Role::Status, "Enregistré");
        harness.get_by_role_and_label(Role::Button, "Annuler").click();
        harness.run_steps(3);
        assert_eq!(harness.state().1, Some(7));
        assert!(harness.query_by_label("Enregistré").is_none());

        harness.state_mut().0.say("Exporté");
        harness.remove_cursor();
        harness.run_steps(2);
        harness.get_by_label("Exporté");
        harness.run_steps(13);
        assert!(harness.query_by_label("Exporté").is_none(), "six seconds are over");
    }
}
