//! An open vault: its keys, its lock, and who is signed in. Dropping it locks the vault: the keys
//! are wiped and the folder is free for another. Whatever changes the users writes the slots
//! file before it returns; the store then records [`Unlocked::generation`] in the database.

use std::path::Path;

use zeroize::Zeroizing;

use super::key::derive;
use super::slots::{Kind, Slot, Slots};
use super::{Cost, Half, Key, Keys, Lock, NewUser, Notice, Opened, PasswordCheck, RecoveryKey};
use super::{Vault, VaultError, check_user, name_key, normal};

/// What the vault was opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A user's password.
    Password,
    /// The recovery key: to be entered in the journal.
    Recovery,
}

/// A user who has a way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultUser {
    /// The user's record in the database.
    pub user_id: [u8; 16],
    /// The name typed on the unlock screen.
    pub name: String,
    /// Keys of roles.
    pub roles: Vec<String>,
    /// Whether the user holds the restricted key.
    pub restricted: bool,
}

impl VaultUser {
    pub(super) fn of(slot: &Slot) -> Self {
        Self {
            user_id: slot.user_id,
            name: slot.name.clone(),
            roles: slot.roles.clone(),
            restricted: slot.restricted.is_some(),
        }
    }
}

/// An open vault.
pub struct Unlocked {
    vault: Vault,
    slots: Slots,
    keys: Keys,
    user: VaultUser,
    way: Way,
    notice: Option<Notice>,
    /// Who is signed in's slot with the public half bound to it, not written yet.
    pub(super) unwritten: Option<Slot>,
    // Last, so that the folder is free only when the keys are gone.
    _lock: Lock,
}

impl std::fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Unlocked").field("way", &self.way).finish_non_exhaustive()
    }
}

impl Unlocked {
    pub(super) fn new(vault: Vault, opened: Opened, slot: &Slot) -> Self {
        let Opened { slots, keys, notice, way, lock } = opened;
        let user = VaultUser::of(slot);
        Self { vault, slots, keys, user, way, notice, unwritten: None, _lock: lock }
    }

    /// The vault that is open.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Its folder.
    pub fn dir(&self) -> &Path {
        self.vault.dir()
    }

    /// The key of the database.
    pub fn database_key(&self) -> &Key {
        &self.keys.database
    }

    /// The key of restricted content, if this user may read it.
    pub fn restricted_key(&self) -> Option<&Key> {
        self.keys.restricted.as_ref().filter(|_| self.user.restricted)
    }

    /// The public half of the restricted key, if it is known: with it restricted content is
    /// written by who may not read it.
    pub fn half(&self) -> Option<Half> {
        self.keys.half
    }

    /// Binds the public half to the slot of who is signed in, where it was made before there
    /// was one. After [`Self::refuse_older_than`]: it makes a new generation.
    ///
    /// # Errors
    /// When the slots cannot be written.
    pub fn bind_half(&mut self) -> Result<(), VaultError> {
        match self.unwritten.take() {
            Some(fresh) => self.change(|slots| replace(slots, fresh)),
            None => Ok(()),
        }
    }

    /// Who is signed in.
    pub fn user(&self) -> &VaultUser {
        &self.user
    }

    /// What the vault was opened with.
    pub fn way(&self) -> Way {
        self.way
    }

    /// What was amiss with the two copies of the slots file, now mended.
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// Grows with every change of the users; the newest is kept in the database.
    pub fn generation(&self) -> u64 {
        self.slots.generation
    }

    /// Refuses slots older than the database remembers: someone put an old file back, perhaps
    /// one that still lets a removed user in.
    ///
    /// # Errors
    /// [`VaultError::SlotsOld`].
    pub fn refuse_older_than(&self, newest: u64) -> Result<(), VaultError> {
        let found = self.generation();
        if found < newest {
            return Err(VaultError::SlotsOld { dir: self.dir().to_path_buf(), found, newest });
        }
        Ok(())
    }

    /// Everybody who has a way in, in the order they were added.
    pub fn users(&self) -> Vec<VaultUser> {
        self.slots.users().map(VaultUser::of).collect()
    }

    /// Asks for the password of a user while the vault is open, on whichever thread.
    pub fn password_check(&self) -> PasswordCheck {
        PasswordCheck::new(self.vault.clone(), self.slots.clone())
    }

    /// Gives a user a way in.
    ///
    /// # Errors
    /// A taken name, a weak password, or restricted content for the new user when who is signed
    /// in cannot read it.
    pub fn add_user(
        &mut self,
        user: &NewUser,
        password: Zeroizing<String>,
        cost: Cost,
    ) -> Result<(), VaultError> {
        self.vault.check_password(&password, &user.name)?;
        let name = name_key(&user.name);
        let is_taken = |s: &Slot| name_key(&s.name) == name || s.user_id == user.user_id;
        if self.slots.users().any(is_taken) {
            return Err(VaultError::NameTaken);
        }
        let slot =
            self.vault.user_slot(&self.slots.vault_id, user, password, cost, &self.held())?;
        self.change(|slots| slots.push(slot))
    }

    /// Changes the password of who is signed in. The old one is asked for, so that an unlocked
    /// desk is not enough.
    ///
    /// # Errors
    /// A wrong old password or a weak new one.
    pub fn change_password(
        &mut self,
        old: Zeroizing<String>,
        new: Zeroizing<String>,
        cost: Cost,
    ) -> Result<(), VaultError> {
        let slot = self.slot_of(&self.user.user_id)?.clone();
        let under = derive(slot.cost, normal(old).as_bytes(), &slot.salt)?;
        if slot.unwrap(&self.slots.vault_id, &under).is_none() {
            return Err(VaultError::WrongPassword { wait_secs: 0 });
        }
        self.set_password(&slot.user_id, new, slot.restricted.is_some(), cost)
    }

    /// Gives another user a new password, and with it (or not) the restricted key: for somebody
    /// who forgot theirs, or whose role changed.
    ///
    /// # Errors
    /// A weak password, an unknown user, or a restricted key that who is signed in does not hold.
    pub fn set_password(
        &mut self,
        user_id: &[u8; 16],
        password: Zeroizing<String>,
        restricted: bool,
        cost: Cost,
    ) -> Result<(), VaultError> {
        let VaultUser { user_id, name, roles, .. } = VaultUser::of(self.slot_of(user_id)?);
        self.vault.check_password(&password, &name)?;
        let user = NewUser { name, roles, restricted, user_id };
        let fresh =
            self.vault.user_slot(&self.slots.vault_id, &user, password, cost, &self.held())?;
        self.change(|slots| replace(slots, fresh))?;
        if self.user.user_id == user_id {
            self.sign(VaultUser { restricted, ..self.user.clone() });
        }
        Ok(())
    }

    /// Takes a user's way in away. What the user already copied stays copied: see the guide.
    ///
    /// # Errors
    /// An unknown user, or the last one.
    pub fn remove_user(&mut self, user_id: &[u8; 16]) -> Result<(), VaultError> {
        self.slot_of(user_id)?;
        if self.slots.users().count() < 2 {
            return Err(VaultError::LastUser);
        }
        self.change(|slots| slots.retain(|s| s.kind == Kind::Recovery || s.user_id != *user_id))
    }

    /// Changes a user's roles, and takes the restricted key away if the new ones do not need it.
    ///
    /// # Errors
    /// [`VaultError::RestrictedNeedsPassword`] when the roles need the key and the user's slot
    /// lacks it: then [`Self::set_password`] gives both.
    pub fn set_roles(
        &mut self,
        user_id: &[u8; 16],
        roles: &[String],
        restricted: bool,
    ) -> Result<(), VaultError> {
        let mut slot = self.slot_of(user_id)?.clone();
        check_user(&slot.name, roles)?;
        if restricted && slot.restricted.is_none() {
            return Err(VaultError::RestrictedNeedsPassword);
        }
        roles.clone_into(&mut slot.roles);
        slot.restricted = slot.restricted.filter(|_| restricted);
        let user = VaultUser::of(&slot);
        self.change(|slots| replace(slots, slot))?;
        if self.user.user_id == *user_id {
            self.sign(user);
        }
        Ok(())
    }

    /// Makes a new recovery key; the one before opens nothing from now on.
    ///
    /// # Errors
    /// [`VaultError::RestrictedMissing`] when who is signed in cannot read restricted content.
    pub fn new_recovery_key(&mut self, cost: Cost) -> Result<RecoveryKey, VaultError> {
        self.replace_recovery(None, cost)
    }

    /// The new recovery key and, after a recovery, the user's new password in one write.
    pub(super) fn replace_recovery(
        &mut self,
        password: Option<(&Slot, Zeroizing<String>)>,
        cost: Cost,
    ) -> Result<RecoveryKey, VaultError> {
        let recovery = RecoveryKey::random()?;
        let id = &self.slots.vault_id;
        let keys = if password.is_some() { &self.keys } else { &self.held() };
        let spare = self.vault.recovery_slot(id, &recovery, cost, keys)?;
        let mut fresh = None;
        if let Some((slot, password)) = password {
            let VaultUser { user_id, name, roles, restricted } = VaultUser::of(slot);
            let user = NewUser { name, roles, restricted, user_id };
            fresh = Some(self.vault.user_slot(id, &user, password, cost, keys)?);
        }
        self.change(|slots| {
            slots.retain(|slot| slot.kind == Kind::Password);
            slots.push(spare);
            if let Some(fresh) = fresh {
                replace(slots, fresh);
            }
        })?;
        // Who came by the recovery key held all it opens only to make the new one.
        self.sign(self.user.clone());
        Ok(recovery)
    }

    fn sign(&mut self, user: VaultUser) {
        if !user.restricted {
            self.keys.restricted = None;
        }
        self.user = user;
    }

    /// The keys that who is signed in may hand on.
    fn held(&self) -> Keys {
        let Keys { database, half, .. } = &self.keys;
        let restricted = self.restricted_key().cloned();
        Keys { database: database.clone(), restricted, half: *half }
    }

    fn slot_of(&self, user_id: &[u8; 16]) -> Result<&Slot, VaultError> {
        self.slots.users().find(|slot| slot.user_id == *user_id).ok_or(VaultError::UnknownUser)
    }

    /// Changes the slots on disk first; what is in memory follows only if that went well.
    fn change(&mut self, change: impl FnOnce(&mut Vec<Slot>)) -> Result<(), VaultError> {
        let mut next = self.slots.clone();
        change(&mut next.all);
        next.advance(&self.keys.database);
        next.write(self.vault.dir())?;
        self.slots = next;
        Ok(())
    }
}

/// Puts a slot in the place of the one of the same user.
fn replace(slots: &mut [Slot], fresh: Slot) {
    let old = slots.iter_mut().find(|s| s.kind == Kind::Password && s.user_id == fresh.user_id);
    if let Some(old) = old {
        *old = fresh;
    }
}
