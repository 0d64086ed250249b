//! How users are given a way in, and how the vault is backed up.

use std::path::Path;

use zeroize::Zeroizing;

use super::{Session, new_user};
use crate::app::perform::{Done, Refusal};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::{self, Right, Role};
use crate::domain::user::User;
use crate::domain::value::Keyed;
use crate::store::vault::Cost;
use crate::store::{BackingUp, Op, StoreError, new_id};

impl Session {
    /// Adds a user: a way in, and a record.
    pub(in crate::app) fn add_user(
        &mut self,
        name: &str,
        roles: &[Role],
        password: Zeroizing<String>,
    ) -> Result<Done, Refusal> {
        if name.trim().is_empty() {
            return Err(Refusal::Problems(vec![Problem::new("problem-required").at("name")]));
        }
        if roles.is_empty() {
            return Err(Refusal::Problems(vec![Problem::new("problem-required").at("role")]));
        }
        let id = new_id()?;
        self.unlocked.add_user(&new_user(id, name, roles), password, self.cost()?)?;
        self.remember_generation()?;
        let user = User {
            name: name.trim().to_owned(),
            role: roles.iter().map(|role| role.key().to_owned()).collect(),
            centre_id: self.centre()?.map(|(id, _)| id),
            ..User::default()
        };
        self.write_user(id, &user, "app-user-added")
    }

    /// Changes the roles of a user, and gives them a new password where there is one.
    pub(in crate::app) fn set_roles(
        &mut self,
        user: Id,
        roles: &[Role],
        password: Option<Zeroizing<String>>,
    ) -> Result<Done, Refusal> {
        let restricted = role::may(roles, Right::ReadRestricted);
        let keys: Vec<String> = roles.iter().map(|role| role.key().to_owned()).collect();
        if keys.is_empty() {
            return Err(Refusal::Problems(vec![Problem::new("problem-required").at("role")]));
        }
        if !role::may(roles, Right::ManageOffice) {
            self.keep_an_administrator(user)?;
        }
        if let Some(password) = password {
            let cost = self.cost()?;
            self.unlocked.set_password(&user.bytes(), password, restricted, cost)?;
        }
        self.unlocked.set_roles(&user.bytes(), &keys, restricted)?;
        self.remember_generation()?;
        let mut record = self.user(user)?;
        record.role = keys;
        if user == self.me.id {
            self.me.roles = roles.to_vec();
        }
        self.write_user(user, &record, "app-saved")
    }

    /// Refuses what would leave nobody to manage users.
    fn keep_an_administrator(&self, leaving: Id) -> Result<(), Refusal> {
        let manages = |roles: &[String]| role::may(&role::parse(roles), Right::ManageOffice);
        let others =
            self.unlocked.users().into_iter().filter(|user| user.user_id != leaving.bytes());
        if others.into_iter().any(|user| manages(&user.roles)) {
            return Ok(());
        }
        Err(Refusal::Problems(vec![Problem::new("problem-last-administrator").at("role")]))
    }

    /// Takes away a user's way in; what they wrote stays theirs.
    pub(in crate::app) fn remove_user(&mut self, user: Id) -> Result<Done, Refusal> {
        self.keep_an_administrator(user)?;
        self.unlocked.remove_user(&user.bytes())?;
        self.remember_generation()?;
        let record = User { inactive: true, ..self.user(user)? };
        self.write_user(user, &record, "app-user-removed")
    }

    /// Changes one's own password.
    pub(in crate::app) fn change_password(
        &mut self,
        old: Zeroizing<String>,
        new: Zeroizing<String>,
    ) -> Result<Done, Refusal> {
        let cost = self.cost()?;
        self.unlocked.change_password(old, new, cost)?;
        self.remember_generation()?;
        Ok(Done { word: "app-password-changed", ..Done::default() })
    }

    /// A backup into the vault, or a copy of the whole vault into a folder.
    pub(in crate::app) fn back_up(&mut self, folder: Option<&Path>) -> Result<Done, Refusal> {
        BackingUp::of(&self.unlocked).run(folder)?;
        Ok(Done { word: "app-backed-up", ..Done::default() })
    }

    /// What deriving a key costs here: the floor of a test vault, else tuned to the machine.
    fn cost(&self) -> Result<Cost, StoreError> {
        let floor = self.unlocked.vault().gate().floor;
        Ok(if floor == Cost::FLOOR { Cost::tuned()? } else { floor })
    }

    fn user(&self, id: Id) -> Result<User, StoreError> {
        Ok(self.store.reader().record(id)?.unwrap_or_default())
    }

    fn write_user(&mut self, id: Id, user: &User, word: &'static str) -> Result<Done, Refusal> {
        let (_, changed) =
            self.store.transact(Op::Save, Some(self.me.id), "", |w| w.put(id, user))?;
        debug_assert!(changed.kinds.is_empty() || changed.kinds.contains(&Kind::User));
        Ok(Done { changed, word, ..Done::default() })
    }
}
