//! The keyboard in a table, and what is ticked.

use eframe::egui::{Event, Key, Modifiers, Response, Ui};

use super::{Outcome, Table, TableState};
use crate::ui::look::size;
use crate::ui::widgets::paint;

impl Table<'_> {
    /// Obeys the keys; true when the cursor moved and has to be brought into view.
    pub(super) fn keys<K: Ord + Clone>(
        &self,
        ui: &Ui,
        grid: &Response,
        state: &mut TableState<K>,
        key: &impl Fn(usize) -> Option<K>,
        outcome: &mut Outcome,
        high: f32,
    ) -> bool {
        if let Some(last) = self.count.checked_sub(1) {
            state.cursor = state.cursor.map(|at| at.min(last));
        } else {
            state.cursor = None;
            return false;
        }
        if !grid.has_focus() {
            return false;
        }
        paint::keep_arrows(ui, self.id, paint::Arrows::Down);
        if self.ticks && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::A)) {
            let all = state.ticked.len() >= self.count;
            outcome.ticked |= tick_all(state, self.count, !all, key);
        }
        if let Some(at) = state.cursor {
            if paint::took(ui, Key::Enter) {
                outcome.opened = Some(at);
            }
            if self.ticks && paint::took(ui, Key::Space) {
                outcome.ticked |= toggle(state, key(at));
            }
        }
        let Some((to, extend)) = self.wanted(ui, state.cursor, high) else { return false };
        if extend && self.ticks {
            outcome.ticked |= tick_between(state, to, key);
        }
        let moved = state.cursor != Some(to);
        state.cursor = Some(to);
        moved
    }

    /// Where the keys of this frame lead, and whether Shift was held.
    fn wanted(&self, ui: &Ui, cursor: Option<usize>, high: f32) -> Option<(usize, bool)> {
        let page = ((high / size::ROW).floor() as usize).saturating_sub(1).max(1);
        let last = self.count.saturating_sub(1);
        let mut to = cursor;
        let mut extend = false;
        ui.input_mut(|i| {
            i.events.retain(|event| {
                let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                if modifiers.ctrl || modifiers.alt || modifiers.command {
                    return true;
                }
                let at = to.unwrap_or(0);
                let next = match key {
                    // The first press shows where one is.
                    Key::ArrowDown | Key::ArrowUp if to.is_none() => 0,
                    Key::ArrowDown => at + 1,
                    Key::ArrowUp => at.saturating_sub(1),
                    Key::PageDown => at + page,
                    Key::PageUp => at.saturating_sub(page),
                    Key::Home => 0,
                    Key::End => last,
                    _ => return true,
                };
                to = Some(next.min(last));
                extend |= modifiers.shift;
                false
            });
        });
        to.filter(|_| to != cursor).map(|to| (to, extend))
    }
}

/// Ticks or unticks one row; true if it has a key.
pub(super) fn toggle<K: Ord + Clone>(state: &mut TableState<K>, key: Option<K>) -> bool {
    let Some(key) = key else { return false };
    if !state.ticked.remove(&key) {
        state.ticked.insert(key);
    }
    true
}

/// Ticks every row, or none.
pub(super) fn tick_all<K: Ord + Clone>(
    state: &mut TableState<K>,
    count: usize,
    on: bool,
    key: &impl Fn(usize) -> Option<K>,
) -> bool {
    state.ticked.clear();
    if on {
        state.ticked.extend((0..count).filter_map(key));
    }
    true
}

/// Ticks from the cursor to a row, both included.
pub(super) fn tick_between<K: Ord + Clone>(
    state: &mut TableState<K>,
    to: usize,
    key: &impl Fn(usize) -> Option<K>,
) -> bool {
    let from = state.cursor.unwrap_or(to);
    state.ticked.extend((from.min(to)..=from.max(to)).filter_map(key));
    true
}
