//! Reintegration: the supports with their dates, budgets and tranches, the monitoring visits, and
//! the sustainability survey.

mod support;
pub(super) mod survey;
mod visit;

use eframe::egui::Ui;

use super::page::Page;
use crate::ui::look::space;

/// The tab from top to bottom.
pub(super) fn reintegration_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if page.rooms.work.taking.is_some() {
        survey::taking_ui(ui, page);
        return;
    }
    support::supports_ui(ui, page);
    ui.add_space(space::L);
    visit::visits_ui(ui, page);
    ui.add_space(space::L);
    survey::survey_ui(ui, page);
}
