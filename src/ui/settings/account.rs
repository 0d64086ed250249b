//! Who one is here, and one's own password. The old one is asked for, so that a desk left open
//! is not enough to change it.

use eframe::egui::{Id, Ui, Vec2};
use zeroize::Zeroizing;

use super::narrow_card;
use crate::domain::value::Keyed;
use crate::store::vault::password;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::unlock::{forget, secret_ui, strength_ui, words_ui};
use crate::ui::widgets::{badge, button, text};
use crate::words::tr;

/// What was typed so far.
#[derive(Default)]
pub(super) struct Account {
    old: Zeroizing<String>,
    new: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Four words that were offered and taken.
    offered: Option<Zeroizing<String>>,
    bits: u32,
    /// Complaints about the old, the new, and the new once more.
    wrong: [Option<String>; 3],
}

impl Account {
    pub(super) fn account_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        narrow_card(ui, |ui| {
            text::section(ui, tr("settings-account"));
            text::name(ui, scene.me.name.clone());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(space::S);
                for role in &scene.me.roles {
                    let word = tr(&format!("role-{}", role.key().replace('_', "-")));
                    badge::badge(ui, Mood::Neutral, icon::ICON_BADGE, &word);
                }
            });
        });
        narrow_card(ui, |ui| self.password_ui(ui, scene)).into_iter().collect()
    }

    fn password_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        text::section(ui, tr("settings-change-password"));
        let [old, new, again] = ["old password", "new password", "password again"].map(Id::unique);
        let label = tr("settings-old-password");
        secret_ui(ui, old, (&label, ""), &mut self.wrong[0], &mut self.old);
        if let Some(offered) = &self.offered {
            text::body(ui, tr("settings-offered-about"));
            words_ui(ui, offered);
        } else {
            let (label, hint) = (tr("unlock-new-password"), tr("unlock-own-hint"));
            let typed = secret_ui(ui, new, (&label, &hint), &mut self.wrong[1], &mut self.new);
            if typed.changed() {
                self.bits = password::bits(&self.new, &[&scene.me.name]);
            }
            strength_ui(ui, self.bits, self.new.is_empty());
            let label = tr("unlock-password-again");
            secret_ui(ui, again, (&label, ""), &mut self.wrong[2], &mut self.again);
        }
        let mut change = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::S);
            change = ui.add(button::primary(tr("settings-change-password"))).clicked();
            let word = if self.offered.is_some() {
                tr("unlock-offer-another")
            } else {
                tr("unlock-offered")
            };
            if ui.add(button::quiet(word)).clicked() {
                self.offered = password::offer().ok();
            }
            if self.offered.is_some() && ui.add(button::quiet(tr("unlock-own"))).clicked() {
                self.offered = None;
            }
        });
        if !change || !self.judge(&scene.me.name) {
            return None;
        }
        let Self { old: typed, new: chosen, offered, .. } = std::mem::take(self);
        for id in [old, new, again] {
            forget(ui, id);
        }
        Some(Command::ChangePassword { old: typed, new: offered.unwrap_or(chosen) })
    }

    /// Whether nothing is typed.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty() && self.offered.is_none()
    }

    fn judge(&mut self, name: &str) -> bool {
        let own = self.offered.is_none();
        let weak = password::judge(&self.new, &[name]).err().filter(|_| own);
        let differs = own && *self.new != *self.again;
        self.wrong = [
            self.old.is_empty().then(|| tr("settings-old-missing")),
            weak.map(|problem| problem.sentence()),
            differs.then(|| tr("unlock-password-differs")),
        ];
        self.wrong.iter().all(Option::is_none)
    }
}
