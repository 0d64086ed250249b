//! The public half of the restricted key: with it anybody who opens the vault may *write*
//! restricted content, and only who holds the restricted key reads it.
//!
//! The pair is X25519, its secret derived from the restricted key, so that there is nothing more
//! to keep. A box is a fresh public key (32 bytes) and the content under XChaCha20-Poly1305, with
//! a key derived from the shared secret and both public keys. That key is used once, so the
//! nonce is zero; what the box is bound to (its record and field) is associated data.
//!
//! What holds against somebody who edits the files. The half is no secret, but whoever swaps it
//! for their own reads all that is written afterwards. So it is part of the header of every slot,
//! and the header is bound to the keys that the user's own password wraps: without that password
//! nobody, not even another user with the database key, gives a user another half; their slot
//! would no longer open. Who holds the restricted key derives the half anew, and is told when a
//! slot names another one ([`super::Notice::ForeignHalf`]).
//!
//! What does not hold. Slots made before there was a half, or given by somebody who was deceived,
//! take at their first opening the half that the other slots agree on: until then a user with the
//! database key and a file editor may put theirs there, and it shows only when somebody with the
//! restricted key signs in. A box says nothing of who wrote it: the journal does.

use blake3::derive_key;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::Zeroizing;

use super::key::{Key, fill};
use super::{VaultError, slots::Slots};

const SECRET: &str = "segin restricted 1 x25519 secret";
const BOX: &str = "segin restricted 1 box key";
/// A box begins with the public key it was made with.
const PUBLIC: usize = 32;

/// The public half of a vault's restricted key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Half(pub(super) [u8; PUBLIC]);

impl Half {
    /// The half that belongs to a restricted key.
    pub fn of(restricted: &Key) -> Self {
        Self(x25519(*secret(restricted), X25519_BASEPOINT_BYTES))
    }

    /// Puts content in a box that only the restricted key opens, and only with the same `bound`.
    ///
    /// # Errors
    /// [`VaultError::Keys`] without random numbers, or when the half is none.
    pub(in crate::store) fn close(
        &self,
        plain: &[u8],
        bound: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let mut once = Zeroizing::new([0; 32]);
        fill(once.as_mut_slice())?;
        let public = x25519(*once, X25519_BASEPOINT_BYTES);
        let shared = Zeroizing::new(x25519(*once, self.0));
        let cipher = cipher(&shared, &public, self).ok_or(VaultError::Keys)?;
        let sealed = cipher
            .encrypt(&XNonce::default(), Payload { msg: plain, aad: bound })
            .map_err(|_| VaultError::Keys)?;
        Ok([public.as_slice(), &sealed].concat())
    }

    /// The half to go by for the user of a slot: derived by who holds the restricted key, else
    /// the one bound to their own slot, else the one that the slots agree on.
    pub(super) fn to_trust(
        slots: &Slots,
        own: Option<Self>,
        restricted: Option<&Key>,
    ) -> Option<Self> {
        if let Some(key) = restricted {
            return Some(Self::of(key));
        }
        own.or_else(|| {
            let mut known = slots.all.iter().filter_map(|slot| slot.half);
            let first = known.next()?;
            known.all(|half| half == first).then_some(first)
        })
    }
}

/// Opens a box, or nothing when it is none, is bound to something else, or is another vault's.
pub(in crate::store) fn open(
    restricted: &Key,
    boxed: &[u8],
    bound: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (public, sealed) = boxed.split_first_chunk::<PUBLIC>()?;
    let shared = Zeroizing::new(x25519(*secret(restricted), *public));
    let cipher = cipher(&shared, public, &Half::of(restricted))?;
    let payload = Payload { msg: sealed, aad: bound };
    cipher.decrypt(&XNonce::default(), payload).ok().map(Zeroizing::new)
}

fn secret(restricted: &Key) -> Zeroizing<[u8; 32]> {
    Zeroizing::new(derive_key(SECRET, restricted.bytes()))
}

/// The cipher of one box; none where a public key of small order makes the secret known to all.
fn cipher(shared: &[u8; 32], public: &[u8; 32], half: &Half) -> Option<XChaCha20Poly1305> {
    if *shared == [0; 32] {
        return None;
    }
    let mut material = Zeroizing::new([0; 96]);
    for (place, byte) in material.iter_mut().zip(shared.iter().chain(public).chain(&half.0)) {
        *place = *byte;
    }
    let key = Zeroizing::new(derive_key(BOX, material.as_slice()));
    Some(XChaCha20Poly1305::new((&*key).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_opens_for_its_key_in_its_place_and_nowhere_else() {
        let (key, other) = (Key::random().unwrap(), Key::random().unwrap());
        let half = Half::of(&key);
        let boxed = half.close(b"a word", b"here").unwrap();
        assert_eq!(open(&key, &boxed, b"here").unwrap().as_slice(), b"a word");
        assert!(open(&key, &boxed, b"there").is_none());
        assert!(open(&other, &boxed, b"here").is_none());
        assert!(!boxed.windows(4).any(|bytes| bytes == b"word"));
        assert_ne!(boxed, half.close(b"a word", b"here").unwrap(), "never twice the same");
        let mut noticed = 0;
        for at in 0..boxed.len() {
            let mut bent = boxed.clone();
            bent[at] ^= 1;
            noticed += usize::from(open(&key, &bent, b"here").is_none());
        }
        println!("{noticed} of {} bytes changed, all noticed", boxed.len());
        assert_eq!(noticed, boxed.len());
        assert!(open(&key, &boxed[..40], b"here").is_none());
        assert!(Half([0; 32]).close(b"a word", b"here").is_err(), "a half of small order");
    }
}
