//! A new recovery key: shown in large groups to be written down, then hidden and typed back, so
//! that nobody begins with a copy that is wrong.

use eframe::egui::{self, Id, Margin, Ui, Vec2};
use zeroize::Zeroizing;

use super::{entered, secret};
use crate::store::vault::RecoveryKey;
use crate::ui::look::{self, Mood, Text, icon, space};
use crate::ui::widgets::{badge, button, field, field::FieldLook, frame, text};
use crate::words::{tr, tr_with};

/// A recovery key that has not been typed back yet.
pub(super) struct Keep {
    key: RecoveryKey,
    /// After a recovery the sheet so far is worth nothing any more.
    replaces: bool,
    /// Whether it is hidden, to be typed back.
    hidden: bool,
    typed: Zeroizing<String>,
    wrong: Option<String>,
}

fn typed_id() -> Id {
    Id::unique("keep typed")
}

impl Keep {
    pub(super) fn new(key: RecoveryKey, replaces: bool) -> Self {
        Self { key, replaces, hidden: false, typed: secret(), wrong: None }
    }

    /// True when it was typed back and the work may begin.
    pub(super) fn keep_ui(&mut self, ui: &mut Ui) -> bool {
        if self.replaces {
            text::page(ui, tr("unlock-keep-title"));
        } else {
            let step = tr_with("unlock-step", &[("step", "3")]);
            frame::bar(ui, super::wordmark_ui, |ui| {
                text::label(ui, step);
            });
            text::section(ui, tr("unlock-keep-title"));
        }
        if self.hidden { self.back_ui(ui) } else { self.shown_ui(ui) }
    }

    fn shown_ui(&mut self, ui: &mut Ui) -> bool {
        text::body(ui, tr("unlock-keep-about"));
        if self.replaces {
            frame::notice(ui, Mood::Warn, &tr("unlock-keep-replaces"));
        }
        groups_ui(ui, &self.key.text());
        text::body(ui, tr("unlock-keep-where"));
        frame::notice(ui, Mood::Warn, &tr("unlock-keep-once"));
        ui.add_space(space::XS);
        if ui.add(button::primary(tr("unlock-keep-written"))).clicked() {
            self.hidden = true;
            ui.memory_mut(|m| m.request_focus(typed_id()));
        }
        false
    }

    fn back_ui(&mut self, ui: &mut Ui) -> bool {
        text::body(ui, tr("unlock-keep-back-about"));
        let same = self.key.is_same(&self.typed);
        let look = FieldLook::new(tr("unlock-recovery-key"))
            .hint(tr("unlock-keep-hint"))
            .complaint(self.wrong.clone());
        let typed = field::text(ui, typed_id(), &look, &mut self.typed);
        if typed.changed() {
            self.wrong = None;
        }
        if typed.lost_focus() && !same && !self.typed.trim().is_empty() {
            let parsed = RecoveryKey::parse(&self.typed);
            self.wrong =
                Some(parsed.err().map_or_else(|| tr("unlock-keep-other"), |p| p.sentence()));
        }
        if same {
            badge::badge(ui, Mood::Good, icon::ICON_CHECK_CIRCLE, &tr("unlock-keep-right"));
        }
        ui.add_space(space::XS);
        let mut begin = typed.lost_focus() && entered(ui);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let start = button::primary(tr("unlock-keep-begin")).enabled(same);
            begin |= ui.add(start).clicked();
            if ui.add(button::secondary(tr("unlock-keep-again"))).clicked() {
                self.hidden = false;
            }
        });
        if begin && same {
            super::forget(ui, typed_id());
        }
        begin && same
    }
}

/// Seven groups of four, large enough to be copied from across a table.
fn groups_ui(ui: &mut Ui, key: &str) {
    let t = look::look(ui);
    let ground = egui::Frame::new().fill(t.selected).corner_radius(look::radius());
    let shown = ground.inner_margin(Margin::from(space::L)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space::XL, space::M);
            for group in key.split('-') {
                ui.label(text::rich(group, Text::Page, t.ink));
            }
        });
    });
    ui.accesskit_node_builder(shown.response.id, |node| {
        node.set_role(egui::accesskit::Role::Group);
        node.set_label(tr("unlock-recovery-key"));
    });
}
