//! The vault: a folder whose content opens with a user's password or with the recovery key.
//!
//! [`Vault`] is the folder and the [`Gate`] it is held to; opening it gives an [`Unlocked`], which
//! owns the keys and the lock on the folder until it is dropped. The time is an argument
//! everywhere, in seconds since 1970. What lies in the folder: `cases.db` (the encrypted
//! database), `slots` and `slots.copy` (the wrapped keys), `tries` (wrong passwords), `lock` and
//! `holder` (who has it open), `backup/`.

mod confirm;
mod delay;
mod error;
pub(super) mod file;
pub(super) mod half;
mod key;
mod lock;
pub mod password;
mod recovery;
mod slots;
mod unlocked;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

pub use confirm::PasswordCheck;
pub use delay::{FREE, pause_secs};
pub use error::{VaultError, duration};
pub use half::Half;
pub use key::{Cost, Gate, Key};
pub use lock::{Holder, Lock, harden_process};
pub use recovery::RecoveryKey;
pub use slots::{COPY_FILE, Notice, SLOTS_FILE};
pub use unlocked::{Unlocked, VaultUser, Way};

use delay::Tries;
use key::{Wrapped, derive, fill};
use slots::{Kind, Slot, Slots};

/// Name of the encrypted database in the vault's folder.
pub const DATABASE_FILE: &str = "cases.db";
/// Name of the folder of backups in the vault's folder.
pub const BACKUP_FOLDER: &str = "backup";

/// A user to be given a way in.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The name typed on the unlock screen; distinct in its vault, whatever the capitals.
    pub name: String,
    /// Keys of roles; what they allow is not the vault's business.
    pub roles: Vec<String>,
    /// Whether the user may read restricted content, that is, holds the second key.
    pub restricted: bool,
    /// The user's record in the database.
    pub user_id: [u8; 16],
}

/// A folder that is, or will be, a vault.
#[derive(Debug, Clone)]
pub struct Vault {
    dir: PathBuf,
    gate: Gate,
}

impl Vault {
    /// The vault in this folder, held to the standard gate. Nothing is read yet.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self::with_gate(dir, Gate::standard())
    }

    /// The vault in this folder, held to another gate: for tests and the throw-away demo.
    #[doc(hidden)]
    pub fn with_gate(dir: impl Into<PathBuf>, gate: Gate) -> Self {
        Self { dir: dir.into(), gate }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The least that this vault accepts.
    pub fn gate(&self) -> Gate {
        self.gate
    }

    /// The encrypted database.
    pub fn database_path(&self) -> PathBuf {
        self.dir.join(DATABASE_FILE)
    }

    /// Whether the folder holds a vault, whole or damaged.
    pub fn exists(&self) -> bool {
        let holds = |name: &str| self.dir.join(name).exists();
        let has_data = std::fs::metadata(self.database_path()).is_ok_and(|data| data.len() > 0);
        has_data || ((holds(SLOTS_FILE) || holds(COPY_FILE)) && holds(BACKUP_FOLDER))
    }

    /// Names of the users, as the unlock screen offers them.
    ///
    /// # Errors
    /// When there is no vault or both copies of its slots are damaged.
    pub fn names(&self) -> Result<Vec<String>, VaultError> {
        let (slots, _) = Slots::load(&self.dir)?;
        Ok(slots.users().map(|slot| slot.name.clone()).collect())
    }

    /// Makes a vault with its first user: keys, slots and folder, but no database yet; that is
    /// the store's to make with [`Unlocked::database_key`]. A folder in which this was cut short
    /// before there was a database is started afresh.
    ///
    /// # Errors
    /// When there is a vault already, the folder cannot be used or the password is weak.
    pub fn create(
        &self,
        user: &NewUser,
        password: Zeroizing<String>,
        cost: Cost,
        now: i64,
    ) -> Result<(Unlocked, RecoveryKey), VaultError> {
        self.check_password(&password, &user.name)?;
        if self.exists() {
            return Err(VaultError::AlreadyVault { dir: self.dir.clone() });
        }
        file::refuse_network(&self.dir)?;
        file::make_folder(&self.dir)?;
        let lock = Lock::take(&self.dir, now)?;
        let restricted = Key::random()?;
        let half = Some(Half::of(&restricted));
        let keys = Keys { database: Key::random()?, restricted: Some(restricted), half };
        let mut vault_id = [0; 16];
        fill(&mut vault_id)?;
        let recovery = RecoveryKey::random()?;
        let first = self.user_slot(&vault_id, user, password, cost, &keys)?;
        let spare = self.recovery_slot(&vault_id, &recovery, cost, &keys)?;
        let mut slots = Slots::new(vault_id, vec![first.clone(), spare]);
        slots.advance(&keys.database);
        slots.write(&self.dir)?;
        let keys = if user.restricted { keys } else { Keys { restricted: None, ..keys } };
        let opened = Opened { slots, keys, notice: None, way: Way::Password, lock };
        Ok((Unlocked::new(self.clone(), opened, &first), recovery))
    }

    /// Opens the vault with a user's password. Takes 0.7 to 1.5 seconds by design.
    ///
    /// # Errors
    /// A wrong password, a wait, another holder, damaged or changed slots: each by name.
    pub fn open(
        &self,
        name: &str,
        password: Zeroizing<String>,
        now: i64,
    ) -> Result<Unlocked, VaultError> {
        let lock = self.take(now)?;
        let (slots, notice) = Slots::load(&self.dir)?;
        let slot = find(&slots, name)?.clone();
        let (under, database, restricted) = self.tried(&slots, &slot, password, now)?;
        let half = Half::to_trust(&slots, slot.half, restricted.as_ref());
        let keys = Keys { database, restricted, half };
        let bound = slot.bound_to(&slots.vault_id, &under, &keys)?;
        let opened = Opened { slots, keys, notice, way: Way::Password, lock };
        let mut unlocked = Unlocked::new(self.clone(), self.whole(opened)?, &slot);
        unlocked.unwritten = bound;
        Ok(unlocked)
    }

    /// Opens the vault with the recovery key and gives the named user a new password. The key
    /// is spent: the new one that comes back is to be printed and typed back.
    ///
    /// # Errors
    /// A recovery key of another vault or one that was replaced, an unknown user, a weak password.
    pub fn recover(
        &self,
        recovery: &RecoveryKey,
        name: &str,
        password: Zeroizing<String>,
        cost: Cost,
        now: i64,
    ) -> Result<(Unlocked, RecoveryKey), VaultError> {
        self.check_password(&password, name)?;
        let lock = self.take(now)?;
        let (slots, notice) = Slots::load(&self.dir)?;
        let slot = find(&slots, name)?.clone();
        let keys = self.keys_of_recovery(&slots, recovery)?;
        let opened = Opened { slots, keys, notice, way: Way::Recovery, lock };
        let mut unlocked = Unlocked::new(self.clone(), self.whole(opened)?, &slot);
        let fresh = unlocked.replace_recovery(Some((&slot, password)), cost)?;
        let mut tries = Tries::load(&self.dir, &[], now)?;
        tries.forgive(&tries_id(&slot));
        tries.save(&self.dir)?;
        Ok((unlocked, fresh))
    }

    /// Tries a password on the slot of a user: the key that it gives, and the two that this one opens.
    /// A wrong one costs a wait; it counts before it is known whether it is right.
    fn tried(
        &self,
        slots: &Slots,
        slot: &Slot,
        password: Zeroizing<String>,
        now: i64,
    ) -> Result<(Key, Key, Option<Key>), VaultError> {
        let ids: Vec<String> = slots.users().map(tries_id).collect();
        let mut tries = Tries::load(&self.dir, &ids, now)?;
        let id = tries_id(slot);
        let secs = tries.wait_secs(&id, now);
        if secs > 0 {
            tries.save(&self.dir)?;
            return Err(VaultError::Wait { secs });
        }
        self.check_cost(slot.cost)?;
        tries.note(&id, now);
        tries.save(&self.dir)?;
        let under = derive(slot.cost, normal(password).as_bytes(), &slot.salt)?;
        let Some((database, restricted)) = slot.unwrap(&slots.vault_id, &under) else {
            return Err(VaultError::WrongPassword { wait_secs: tries.wait_secs(&id, now) });
        };
        tries.forgive(&id);
        tries.save(&self.dir)?;
        Ok((under, database, restricted))
    }

    fn take(&self, now: i64) -> Result<Lock, VaultError> {
        let there = [SLOTS_FILE, COPY_FILE, DATABASE_FILE];
        if !there.iter().any(|name| self.dir.join(name).exists()) {
            return Err(VaultError::NoVault { dir: self.dir.clone() });
        }
        Lock::take(&self.dir, now)
    }

    fn keys_of_recovery(&self, slots: &Slots, typed: &RecoveryKey) -> Result<Keys, VaultError> {
        for slot in slots.all.iter().filter(|slot| slot.kind == Kind::Recovery) {
            self.check_cost(slot.cost)?;
            let under = derive(slot.cost, typed.bytes(), &slot.salt)?;
            if let Some((database, restricted)) = slot.unwrap(&slots.vault_id, &under) {
                let half = Half::to_trust(slots, slot.half, restricted.as_ref());
                return Ok(Keys { database, restricted, half });
            }
        }
        Err(VaultError::WrongRecoveryKey)
    }

    /// Checks the seal, then makes both copies whole again if one was not.
    fn whole(&self, mut opened: Opened) -> Result<Opened, VaultError> {
        if !opened.slots.is_sealed_by(&opened.keys.database) {
            return Err(VaultError::SlotsForged { dir: self.dir.clone() });
        }
        if opened.notice.is_some() {
            opened.slots.write(&self.dir)?;
        }
        if let Some(key) = &opened.keys.restricted {
            let own = Half::of(key);
            if opened.slots.all.iter().any(|slot| slot.half.is_some_and(|half| half != own)) {
                opened.notice = Some(Notice::ForeignHalf);
            }
        }
        Ok(opened)
    }

    fn check_cost(&self, cost: Cost) -> Result<(), VaultError> {
        let refused = || VaultError::CostRefused { dir: self.dir.clone() };
        self.gate.accepts(cost).then_some(()).ok_or_else(refused)
    }

    fn check_password(&self, password: &str, name: &str) -> Result<(), VaultError> {
        let bits = password::bits(password, &[name]);
        if bits < self.gate.least_bits {
            return Err(VaultError::WeakPassword { bits });
        }
        Ok(())
    }

    fn user_slot(
        &self,
        vault_id: &[u8; 16],
        user: &NewUser,
        password: Zeroizing<String>,
        cost: Cost,
        keys: &Keys,
    ) -> Result<Slot, VaultError> {
        check_user(&user.name, &user.roles)?;
        let restricted = match (&keys.restricted, user.restricted) {
            (None, true) => return Err(VaultError::RestrictedMissing),
            (key, true) => key.as_ref(),
            (_, false) => None,
        };
        let mut slot = self.empty_slot(Kind::Password, cost)?;
        user.name.trim().clone_into(&mut slot.name);
        slot.roles.clone_from(&user.roles);
        slot.user_id = user.user_id;
        slot.half = keys.half;
        let under = derive(cost, normal(password).as_bytes(), &slot.salt)?;
        slot.wrap(vault_id, &under, &keys.database, restricted)?;
        Ok(slot)
    }

    fn recovery_slot(
        &self,
        vault_id: &[u8; 16],
        recovery: &RecoveryKey,
        cost: Cost,
        keys: &Keys,
    ) -> Result<Slot, VaultError> {
        let restricted = keys.restricted.as_ref().ok_or(VaultError::RestrictedMissing)?;
        let mut slot = self.empty_slot(Kind::Recovery, cost)?;
        slot.half = keys.half;
        let under = derive(cost, recovery.bytes(), &slot.salt)?;
        slot.wrap(vault_id, &under, &keys.database, Some(restricted))?;
        Ok(slot)
    }

    fn empty_slot(&self, kind: Kind, cost: Cost) -> Result<Slot, VaultError> {
        self.check_cost(cost)?;
        let (mut id, mut salt) = ([0; 16], [0; 32]);
        fill(&mut id)?;
        fill(&mut salt)?;
        let database = Wrapped { nonce: [0; 24], text: [0; 32], tag: [0; 16] };
        Ok(Slot {
            id,
            kind,
            name: String::new(),
            user_id: [0; 16],
            cost,
            salt,
            half: None,
            roles: Vec::new(),
            database,
            restricted: None,
        })
    }
}

/// The slot of the user of this name.
fn find<'a>(slots: &'a Slots, name: &str) -> Result<&'a Slot, VaultError> {
    let name = name_key(name);
    slots.users().find(|slot| name_key(&slot.name) == name).ok_or(VaultError::UnknownUser)
}

/// The two keys of a vault, as far as they are known, and the public half of the second.
struct Keys {
    database: Key,
    restricted: Option<Key>,
    half: Option<Half>,
}

impl Slot {
    /// This slot with the public half that its user goes by, where it does not name it yet.
    fn bound_to(
        &self,
        vault_id: &[u8; 16],
        under: &Key,
        keys: &Keys,
    ) -> Result<Option<Self>, VaultError> {
        if self.half == keys.half {
            return Ok(None);
        }
        let mut fresh = Self { half: keys.half, ..self.clone() };
        fresh.wrap(vault_id, under, &keys.database, keys.restricted.as_ref())?;
        Ok(Some(fresh))
    }
}

/// What opening found.
struct Opened {
    slots: Slots,
    keys: Keys,
    notice: Option<Notice>,
    way: Way,
    lock: Lock,
}

/// A password in one spelling: `é` typed as one character or as two opens the same slot.
fn normal(password: Zeroizing<String>) -> Zeroizing<String> {
    // Composing never needs more than three times the room, so the text does not move about.
    let mut normal = Zeroizing::new(String::with_capacity(password.len() * 3));
    normal.extend(password.nfc());
    drop(password);
    normal
}

/// How names are compared.
fn name_key(name: &str) -> String {
    name.trim().nfc().flat_map(char::to_lowercase).collect()
}

fn check_user(name: &str, roles: &[String]) -> Result<(), VaultError> {
    let name_fits = !name.trim().is_empty()
        && name.len() <= slots::LONGEST_TEXT
        && !name.chars().any(char::is_control);
    let roles_fit = roles.iter().all(|role| !role.is_empty() && !role.contains(','))
        && roles.iter().map(|role| role.len() + 1).sum::<usize>() <= slots::LONGEST_TEXT;
    if name_fits && roles_fit { Ok(()) } else { Err(VaultError::BadName) }
}

/// Under what the wrong passwords of a slot are counted.
fn tries_id(slot: &Slot) -> String {
    format!("{:032x}", u128::from_be_bytes(slot.id))
}

/// The bytes of the slots file in this folder, from the copy that is whole.
pub(super) fn whole_slots(dir: &Path) -> Result<Vec<u8>, VaultError> {
    Slots::load(dir).map(|(slots, _)| slots.encode())
}
