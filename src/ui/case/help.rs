//! Help given.

use eframe::egui::Ui;

use super::body::one_list_ui;
use super::page::Page;
use crate::domain::kind::Kind;

/// The tab from top to bottom.
pub(super) fn help_ui(ui: &mut Ui, page: &mut Page<'_>) {
    one_list_ui(ui, page, Kind::Assistance);
}
