//! Psychosocial work: courses of sessions and how far they have come, the sessions, and the
//! screening scales with what came of them.

pub(super) mod asking;
mod course;
mod result;

use eframe::egui::Ui;

use super::body::one_list_ui;
use super::page::Page;
use crate::domain::kind::Kind;
use crate::ui::look::space;

pub(super) use asking::Asking;

/// The tab from top to bottom.
pub(super) fn session_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if page.asking.is_some() {
        asking::asking_ui(ui, page);
        ui.add_space(space::L);
    }
    course::courses_ui(ui, page);
    ui.add_space(space::L);
    one_list_ui(ui, page, Kind::Session);
    ui.add_space(space::L);
    result::scales_ui(ui, page);
}
