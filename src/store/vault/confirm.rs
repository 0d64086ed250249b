//! A second person at the desk: while the vault is open, somebody else types their password, and
//! their slot says whether it is theirs. Wrong ones count and wait as they do at the door. Deriving
//! a key takes about a second, so this owns what it needs and goes to another thread.

use zeroize::Zeroizing;

use super::slots::Slots;
use super::unlocked::VaultUser;
use super::{Vault, VaultError};

/// Says whether a password is that of a user.
pub struct PasswordCheck {
    vault: Vault,
    slots: Slots,
}

impl PasswordCheck {
    pub(super) fn new(vault: Vault, slots: Slots) -> Self {
        Self { vault, slots }
    }

    /// The user with this record, if they have a way in.
    pub fn user(&self, user_id: &[u8; 16]) -> Option<VaultUser> {
        self.slots.users().find(|slot| slot.user_id == *user_id).map(VaultUser::of)
    }

    /// Everybody who has a way in.
    pub fn users(&self) -> impl Iterator<Item = VaultUser> {
        self.slots.users().map(VaultUser::of)
    }

    /// Tries a password on the slot of a user; nobody is signed in by it.
    ///
    /// # Errors
    /// A wrong password, a wait, an unknown user.
    pub fn confirm(
        &self,
        user_id: &[u8; 16],
        password: Zeroizing<String>,
        now: i64,
    ) -> Result<(), VaultError> {
        let slot = self.slots.users().find(|slot| slot.user_id == *user_id);
        let slot = slot.ok_or(VaultError::UnknownUser)?;
        self.vault.tried(&self.slots, slot, password, now).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Gate, NewUser};
    use super::*;

    #[test]
    fn a_second_person_is_known_by_their_password_and_wrong_ones_wait_as_at_the_door() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::with_gate(folder.path().join("v"), Gate::for_tests());
        let cost = vault.gate().floor;
        let user = |name: &str, id: u8| NewUser {
            name: name.to_owned(),
            roles: vec!["supervisor".to_owned()],
            restricted: false,
            user_id: [id; 16],
        };
        let secret = |text: &str| Zeroizing::new(text.to_owned());
        let (mut open, _) =
            vault.create(&user("Awa", 1), secret("sept chameaux passent"), cost, 0).unwrap();
        open.add_user(&user("Binta", 2), secret("neuf pirogues glissent"), cost).unwrap();
        let check = open.password_check();
        assert_eq!(check.user(&[2; 16]).unwrap().name, "Binta");
        assert_eq!(check.user(&[3; 16]), None);
        let unknown = check.confirm(&[3; 16], secret("neuf pirogues glissent"), 0);
        assert!(matches!(unknown, Err(VaultError::UnknownUser)));
        check.confirm(&[2; 16], secret("neuf pirogues glissent"), 0).unwrap();
        for wrong in 1..=5 {
            match check.confirm(&[2; 16], secret("sept chameaux passent"), 10) {
                Err(VaultError::WrongPassword { wait_secs }) => {
                    assert_eq!(wait_secs, super::super::pause_secs(wrong));
                }
                other => panic!("{other:?}"),
            }
        }
        let wait = check.confirm(&[2; 16], secret("neuf pirogues glissent"), 11);
        assert!(matches!(wait, Err(VaultError::Wait { secs: 29 })), "{wait:?}");
        check.confirm(&[1; 16], secret("sept chameaux passent"), 11).unwrap();
        check.confirm(&[2; 16], secret("neuf pirogues glissent"), 40).unwrap();
    }
}
