//! The days as one thing for the keyboard: arrows by day, Page up and Page down by week or
//! month, T for today, N for a new appointment, Enter to open.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Ui};

use super::Found;
use crate::ui::Scene;
use crate::words::tr;

/// What is drawn, whichever the stretch.
pub(super) struct Shown<'a> {
    /// The first day.
    pub(super) from: NaiveDate,
    /// The last day.
    pub(super) to: NaiveDate,
    /// The day the keyboard stands on.
    pub(super) day: NaiveDate,
    /// The entry of it.
    pub(super) at: usize,
    /// What was found.
    pub(super) found: &'a Found,
    /// What every screen may look at.
    pub(super) scene: Scene<'a>,
    /// Whether entries say whose they are.
    pub(super) names: bool,
}

/// What the keyboard asks of the days.
pub(super) enum Asked {
    /// So many days on.
    Day(i64),
    /// A week or month on.
    Page(i64),
    /// Today.
    Today,
    /// So many entries on within the day.
    Entry(isize),
    /// Open the entry.
    Open,
    /// A new appointment on this day.
    New,
}

/// The days as a stop for Tab; drawn before what stands on them.
pub(super) fn stop(ui: &Ui, rect: Rect) -> Response {
    let id = Id::unique("agenda-days");
    let grid = ui.interact(rect, id, Sense::focusable_noninteractive());
    ui.accesskit_node_builder(id, |node| {
        node.set_role(Role::Grid);
        node.set_label(tr("agenda-days"));
    });
    grid
}

/// What was pressed while the days have the keyboard.
pub(super) fn keys(ui: &Ui, grid: &Response, is_week: bool) -> Option<Asked> {
    if !grid.has_focus() {
        return None;
    }
    let filter =
        EventFilter { tab: false, escape: false, horizontal_arrows: true, vertical_arrows: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(grid.id, filter));
    let took = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (up, down) =
        if is_week { (Asked::Entry(-1), Asked::Entry(1)) } else { (Asked::Day(-7), Asked::Day(7)) };
    let keys = [
        (Key::ArrowLeft, Asked::Day(-1)),
        (Key::ArrowRight, Asked::Day(1)),
        (Key::ArrowUp, up),
        (Key::ArrowDown, down),
        (Key::PageUp, Asked::Page(-1)),
        (Key::PageDown, Asked::Page(1)),
        (Key::T, Asked::Today),
        (Key::N, Asked::New),
        (Key::Enter, Asked::Open),
    ];
    keys.into_iter().find_map(|(key, asked)| took(key).then_some(asked))
}

/// "lun. 16", for the head of a day.
pub(super) fn short(day: NaiveDate) -> String {
    use chrono::Datelike as _;
    let weekday = tr(&format!("agenda-weekday-{}", day.weekday().number_from_monday()));
    format!("{weekday} {}", day.day())
}

/// A day in words, for the screen reader.
pub(super) fn long(day: NaiveDate) -> String {
    use chrono::Datelike as _;
    let weekday = tr(&format!("today-weekday-{}", day.weekday().number_from_monday()));
    let month = tr(&format!("today-month-{}", day.month()));
    let given = [
        ("weekday", weekday.as_str()),
        ("day", &day.day().to_string()),
        ("month", month.as_str()),
        ("year", &day.year().to_string()),
    ];
    crate::words::tr_with("today-day", &given)
}

/// A place in a row of equal columns.
pub(super) fn cell(row: Rect, at: usize, count: usize, gap: f32) -> Rect {
    let wide = ((row.width() - gap * (count as f32 - 1.0)) / count as f32).floor();
    let left = row.left() + (wide + gap) * at as f32;
    Rect::from_min_size(egui::pos2(left, row.top()), egui::vec2(wide, row.height()))
}
