//! The plan: goals, items, and what was delivered of them.

use eframe::egui::Ui;

use super::body::one_list_ui;
use super::page::Page;
use crate::domain::kind::Kind;
use crate::ui::look::space;

/// The tab from top to bottom.
pub(super) fn plan_ui(ui: &mut Ui, page: &mut Page<'_>) {
    one_list_ui(ui, page, Kind::Plan);
    ui.add_space(space::L);
    one_list_ui(ui, page, Kind::Goal);
    ui.add_space(space::L);
    one_list_ui(ui, page, Kind::PlanItem);
}
