//! The second person who stands for an export of many: who it is, and their own password, typed
//! here and forgotten as soon as the tables are out.

use eframe::egui::{Id, Ui};
use zeroize::Zeroizing;

use super::{SECOND, SECOND_PASSWORD, borrowed, most, secret};
use crate::domain::fact::Record as _;
use crate::domain::role::{self, Right};
use crate::domain::user::User;
use crate::ui::Scene;
use crate::ui::command::Second;
use crate::ui::look::{Mood, space};
use crate::ui::unlock::{forget, secret_ui};
use crate::ui::widgets::choice as pick;
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{frame, text};
use crate::words::{tr, tr_with};

/// Who stands for it, too.
pub(super) struct SecondPerson {
    /// The others who may export: id and name.
    others: Vec<(String, String)>,
    who: String,
    password: Zeroizing<String>,
}

pub(super) fn password_id() -> Id {
    Id::unique(("export", SECOND_PASSWORD))
}

impl SecondPerson {
    pub(super) fn new() -> Self {
        Self { others: Vec::new(), who: String::new(), password: secret() }
    }

    /// Whether nobody else may export here.
    pub(super) fn is_nobody(&self) -> bool {
        self.others.is_empty()
    }

    /// Who there is to be asked.
    pub(super) fn refresh(&mut self, scene: Scene<'_>) {
        let others = scene.office.users.iter().filter(|held| held.id != scene.me.id);
        let others = others.filter_map(|held| {
            let user = User::from_row(&held.row);
            let may = role::may(&role::parse(&user.role), Right::Export);
            may.then(|| (held.id.to_string(), user.name))
        });
        self.others = others.collect();
        if let [(only, _)] = self.others.as_slice() {
            self.who.clone_from(only);
        }
        if !self.others.iter().any(|(id, _)| *id == self.who) {
            self.who.clear();
        }
    }

    /// The card; `wrong` says what stands against a field. The field that was touched.
    pub(super) fn second_ui(
        &mut self,
        ui: &mut Ui,
        wrong: impl Fn(&str) -> Option<String>,
    ) -> Option<&'static str> {
        text::section(ui, tr("export-second"));
        ui.spacing_mut().item_spacing.y = space::M;
        let given = [("most", most())];
        let given = given.each_ref().map(|(name, most)| (*name, most.as_str()));
        if self.others.is_empty() {
            let mood = if wrong(SECOND).is_some() { Mood::Danger } else { Mood::Warn };
            frame::notice(ui, mood, &tr_with("export-second-nobody", &given));
            return None;
        }
        text::body(ui, tr_with("export-second-about", &given));
        let mut touched = None;
        let before = self.who.clone();
        let look = FieldLook::new(tr("export-second-who")).required(true).complaint(wrong(SECOND));
        let entries = borrowed(&self.others);
        pick::one(ui, Id::unique(("export", SECOND)), &look, &entries, &mut self.who);
        if self.who != before {
            touched = Some(SECOND);
            // Another person has another password.
            self.forget(ui);
        }
        let (label, hint) = (tr("export-second-password"), tr("export-second-password-hint"));
        let mut complaint = wrong(SECOND_PASSWORD);
        let value = &mut self.password;
        let typed = secret_ui(ui, password_id(), (&label, &hint), &mut complaint, value);
        if typed.changed() {
            touched = Some(SECOND_PASSWORD);
        }
        field::enter_advances(ui, &typed);
        touched
    }

    /// What was typed goes out of memory, and out of what the field keeps for undoing.
    pub(super) fn forget(&mut self, ui: &Ui) {
        self.clear();
        forget(ui, password_id());
    }

    pub(super) fn clear(&mut self) {
        self.password = secret();
    }

    /// Whoever was chosen.
    pub(super) fn order(&self) -> Option<Second> {
        let user = crate::domain::id::Id::parse(&self.who)?;
        Some(Second { user, password: self.password.clone() })
    }
}
