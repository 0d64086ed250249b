//! A lost password: the recovery key from its sheet of paper, and a new password.

use eframe::egui::{Id, Ui};
use zeroize::Zeroizing;

use super::{Ask, entered, forget, secret, secret_ui, working_ui};
use crate::store::vault::{RecoveryKey, password};
use crate::ui::look::space;
use crate::ui::widgets::{button, field, field::FieldLook, text};
use crate::words::tr;

/// What was pressed.
pub(super) enum Asked {
    /// Back to name and password.
    Back,
    /// All is there.
    Recover(Ask),
}

/// What was typed so far.
pub(super) struct Recover {
    key: Zeroizing<String>,
    name: String,
    password: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Complaints about key, name, password and its repetition.
    wrong: [Option<String>; 4],
}

pub(super) fn key_id() -> Id {
    Id::unique("recover key")
}

fn password_id() -> Id {
    Id::unique("recover password")
}

fn again_id() -> Id {
    Id::unique("recover again")
}

impl Recover {
    pub(super) fn new(name: String) -> Self {
        Self {
            key: secret(),
            name,
            password: secret(),
            again: secret(),
            wrong: [const { None }; 4],
        }
    }

    pub(super) fn recover_ui(
        &mut self,
        ui: &mut Ui,
        busy: bool,
        refused: Option<&str>,
    ) -> Option<Asked> {
        text::page(ui, tr("unlock-recover-title"));
        text::body(ui, tr("unlock-recover-about"));
        let mut go = false;
        ui.add_enabled_ui(!busy, |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let [key_wrong, name_wrong, password_wrong, again_wrong] = &mut self.wrong;
            let look = FieldLook::new(tr("unlock-recovery-key")).complaint(key_wrong.clone());
            let key = field::text(ui, key_id(), &look, &mut self.key);
            if key.changed() {
                *key_wrong = None;
            }
            if key.lost_focus() && !self.key.trim().is_empty() {
                *key_wrong = RecoveryKey::parse(&self.key).err().map(|p| p.sentence());
            }
            field::enter_advances(ui, &key);
            let look = FieldLook::new(tr("unlock-name")).complaint(name_wrong.clone());
            let name = field::text(ui, Id::unique("recover name"), &look, &mut self.name);
            if name.changed() {
                *name_wrong = None;
            }
            field::enter_advances(ui, &name);
            let look = (&*tr("unlock-new-password"), &*tr("unlock-own-hint"));
            let new = secret_ui(ui, password_id(), look, password_wrong, &mut self.password);
            field::enter_advances(ui, &new);
            let look = (&*tr("unlock-password-again"), "");
            let again = secret_ui(ui, again_id(), look, again_wrong, &mut self.again);
            go = again.lost_focus() && entered(ui);
        });
        if let Some(refused) = refused {
            field::complaint_ui(ui, refused);
        }
        ui.add_space(space::XS);
        if busy {
            working_ui(ui, &tr("unlock-opening"));
            return None;
        }
        let mut back = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            go |= ui.add(button::primary(tr("unlock-recover-open"))).clicked();
            back = ui.add(button::secondary(tr("unlock-back"))).clicked();
        });
        if back {
            return Some(Asked::Back);
        }
        let recovery = go.then(|| self.judge()).flatten()?;
        for id in [key_id(), password_id(), again_id()] {
            forget(ui, id);
        }
        Some(Asked::Recover(Ask::Recover {
            recovery,
            name: self.name.trim().to_owned(),
            password: self.password.clone(),
        }))
    }

    /// The key, if everything typed will do.
    fn judge(&mut self) -> Option<RecoveryKey> {
        let key = RecoveryKey::parse(&self.key);
        self.wrong = [
            key.as_ref().err().map(crate::domain::problem::Problem::sentence),
            self.name.trim().is_empty().then(|| tr("unlock-name-missing")),
            password::judge(&self.password, &[&self.name]).err().map(|p| p.sentence()),
            (*self.password != *self.again).then(|| tr("unlock-password-differs")),
        ];
        key.ok().filter(|_| self.wrong.iter().all(Option::is_none))
    }
}
