//! What the keys do in the grid, each in its order: strokes, and what decides who the line with
//! the cursor is. However slow a frame is, no key is taken for another cell or line.

use eframe::egui::{self, EventFilter, FocusDirection, Key, Ui};

use super::check::Check;
use super::keys::{self, Asked};
use super::sheet::Sheet;
use crate::domain::arrival::{Decision, Grid};
use crate::domain::id::Id as RecordId;
use crate::ui::widgets::focus;

impl Sheet<'_> {
    /// All keys are the grid's from the first frame in which it has the keyboard. The toolkit
    /// learns this only in that frame, and would have moved on with a Tab that came in it.
    pub(super) fn hold(&self, ui: &Ui) {
        let escapes = ui.input(|i| i.key_pressed(Key::Escape));
        ui.memory_mut(|m| {
            if m.had_focus_last_frame(self.id) && escapes {
                m.request_focus(self.id);
            }
            if m.has_focus(self.id) {
                m.move_focus(FocusDirection::None);
            }
        });
    }

    /// Obeys the keys while it has the keyboard; true when the bus is to be registered.
    pub(super) fn keys(&mut self, ui: &Ui, whole: &egui::Response, page: usize) -> bool {
        let mut events = std::mem::take(self.later);
        if !whole.has_focus() || focus::is_covered(ui) {
            return false;
        }
        ui.memory_mut(|m| {
            let all = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            m.set_focus_lock_filter(self.id, all);
        });
        events.extend(ui.input(|i| i.events.clone()));
        let mut events = events.into_iter();
        while let Some(event) = events.next() {
            let (one, other) = self.grid.range();
            let plain = self.grid.edit().is_none() && one == other;
            match keys::asked(&event, page, plain) {
                Some(Asked::Stroke(stroke)) => {
                    if let Some(copied) = self.grid.press(stroke) {
                        ui.copy_text(copied);
                    }
                }
                Some(Asked::Leave) => {
                    // To what stands behind it; where there is nothing, Tab begins anew.
                    ui.memory_mut(|m| {
                        m.surrender_focus(self.id);
                        m.move_focus(FocusDirection::Next);
                    });
                    return false;
                }
                Some(Asked::Save) => {
                    self.later.extend(events);
                    ui.request_repaint();
                    return true;
                }
                Some(asked) => obey(self.grid, self.check, self.picked, &asked),
                None => {}
            }
        }
        false
    }
}

/// Who the line with the cursor may be.
pub(super) fn likely(grid: &Grid, check: &Check) -> Vec<RecordId> {
    let line = grid.line(grid.cursor().line);
    let checked = line.and_then(|line| check.of(line.serial));
    checked.map(|c| c.likely.iter().map(|one| one.line.id).collect()).unwrap_or_default()
}

/// Decides who the line with the cursor is.
pub(super) fn decide(grid: &mut Grid, decision: Decision) {
    grid.decide(grid.cursor().line, decision);
}

/// Keys that decide who the line with the cursor is.
fn obey(grid: &mut Grid, check: &Check, picked: &mut (usize, usize), asked: &Asked) {
    let line = grid.cursor().line;
    if picked.0 != line {
        *picked = (line, 0);
    }
    let likely = likely(grid, check);
    match asked {
        Asked::Pick(true) => picked.1 = (picked.1 + 1).min(likely.len().saturating_sub(1)),
        Asked::Pick(false) => picked.1 = picked.1.saturating_sub(1),
        Asked::Same => {
            if let Some(person) = likely.get(picked.1).or(likely.first()) {
                decide(grid, Decision::Known(*person));
            }
        }
        // Those who were offered are others.
        Asked::New => decide(grid, Decision::New(likely)),
        Asked::Stroke(_) | Asked::Leave | Asked::Save => {}
    }
}
