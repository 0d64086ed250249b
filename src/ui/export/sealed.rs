//! The password of the archive that names leave in: one's own, twice, or four words that are
//! offered. Segin does not keep it.

use eframe::egui::{Id, Ui};
use zeroize::Zeroizing;

use super::secret;
use crate::domain::problem::Problem;
use crate::store::vault::password;
use crate::ui::Scene;
use crate::ui::look::Mood;
use crate::ui::unlock::{forget, secret_ui, strength_ui, words_ui};
use crate::ui::widgets::{button, frame};
use crate::words::tr;

/// What was typed or taken.
pub(super) struct Sealed {
    password: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Four words that were offered and taken.
    pub(super) offered: Option<Zeroizing<String>>,
    bits: u32,
}

/// The fields.
pub(super) fn ids() -> [Id; 2] {
    ["password", "again"].map(|name| Id::unique(("export", name)))
}

impl Sealed {
    pub(super) fn new() -> Self {
        Self { password: secret(), again: secret(), offered: None, bits: 0 }
    }

    /// The fields; `wrong` says what stands against each. Those that were touched.
    pub(super) fn sealed_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        wrong: impl Fn(&str) -> Option<String>,
    ) -> Vec<&'static str> {
        let mut touched = Vec::new();
        frame::notice(ui, Mood::Warn, &tr("export-names-care"));
        let [first, again] = ids();
        if let Some(offered) = &self.offered {
            words_ui(ui, offered);
        } else {
            let (label, hint) = (tr("export-password"), tr("export-password-hint"));
            let mut complaint = wrong("password");
            let typed = secret_ui(ui, first, (&label, &hint), &mut complaint, &mut self.password);
            if typed.changed() {
                self.bits = password::bits(&self.password, &[&scene.me.name]);
                touched.push("password");
            }
            strength_ui(ui, self.bits, self.password.is_empty());
            let (label, mut complaint) = (tr("unlock-password-again"), wrong("again"));
            if secret_ui(ui, again, (&label, ""), &mut complaint, &mut self.again).changed() {
                touched.push("again");
            }
        }
        ui.horizontal(|ui| {
            let word =
                if self.offered.is_some() { "unlock-offer-another" } else { "unlock-offered" };
            if ui.add(button::quiet(tr(word))).clicked() {
                self.offered = password::offer().ok();
                touched.extend(["password", "again"]);
            }
            if self.offered.is_some() && ui.add(button::quiet(tr("unlock-own"))).clicked() {
                self.offered = None;
            }
        });
        touched
    }

    /// The password; `None` where nothing was typed.
    pub(super) fn password(&self) -> Result<Option<Zeroizing<String>>, Problem> {
        if self.offered.is_none() && *self.password != *self.again {
            return Err(Problem::new("unlock-password-differs").at("again"));
        }
        let typed = self.offered.clone().unwrap_or_else(|| self.password.clone());
        Ok(Some(typed).filter(|typed| !typed.is_empty()))
    }

    /// The tables are out. Words that were offered stay in view until one leaves: whoever wrote
    /// the file has to say them.
    pub(super) fn out(&mut self) {
        (self.password, self.again, self.bits) = (secret(), secret(), 0);
    }

    /// Drops what the fields keep for undoing.
    pub(super) fn forget(ui: &Ui) {
        for id in ids() {
            forget(ui, id);
        }
    }
}
