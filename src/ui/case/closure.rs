//! Notes, and the end of the case.

use eframe::egui::Ui;

use super::body::one_list_ui;
use super::page::{Page, Wish};
use super::prefill;
use super::section::form_ui;
use crate::domain::case::Case;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::role::Right;
use crate::domain::value;
use crate::ui::command::Command;
use crate::ui::look::{icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::tr;

/// The notes, then closing or reopening.
pub(super) fn closure_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    one_list_ui(ui, page, Kind::Note);
    ui.add_space(space::L);
    if page.edits("closure", case.id) {
        page.editor_ui(ui);
        return;
    }
    let is_open = Case::from_row(&case.row).is_open();
    if is_open && value::of(&case.row, "closure_reason").is_nothing() {
        frame::titled_card(ui, tr("case-close-title"), |ui| {
            let may_close = page.scene.me.may(Right::Approve);
            let help = if may_close { tr("case-close-help") } else { tr("case-close-ask") };
            text::secondary(ui, help);
            ui.add_space(space::S);
            let close = button::secondary(tr("case-close")).icon(icon::ICON_LOCK);
            if page.may_write() && ui.add(close).clicked() {
                page.wish(Wish::Edit { form: "closure", kind: Kind::Case, id: case.id });
            }
        });
        return;
    }
    form_ui(ui, page, &tr("case-close-title"), "closure", case);
    if !is_open && page.may_write() {
        ui.add_space(space::S);
        if ui.add(button::secondary(tr("case-reopen")).icon(icon::ICON_UNDO)).clicked() {
            let typed = [("status", "reopened".to_owned())];
            if let Some(draft) = prefill::changed(case, "intake", &typed) {
                page.wish(Wish::Send(Command::Save(vec![draft])));
            }
        }
    }
}
