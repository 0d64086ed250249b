//! What this program is, in which version, under which licence, on whose work it stands.

use eframe::egui::Ui;

use super::narrow_card;
use crate::ui::widgets::{frame, text};
use crate::words::tr;

pub(super) fn about_ui(ui: &mut Ui) {
    narrow_card(ui, |ui| {
        text::section(ui, tr("settings-about"));
        text::body(ui, tr("settings-about-what"));
        frame::pairs(
            ui,
            &[
                (tr("settings-version"), env!("CARGO_PKG_VERSION").to_owned()),
                (tr("settings-licence"), env!("CARGO_PKG_LICENSE").to_owned()),
            ],
        );
        text::secondary(ui, tr("settings-about-others"));
        text::secondary(ui, tr("settings-about-network"));
    });
}
