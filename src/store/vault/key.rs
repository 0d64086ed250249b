//! Keys, and what it costs to get from a password to one.
//!
//! A `Key` lives in one place on the heap, is wiped when dropped and cannot be printed. A `Cost`
//! is what Argon2id is asked to do; a `Gate` is the least and most that a vault accepts. Tests
//! and the throw-away demo go through a gate of their own, which they build and pass in: nothing
//! in the environment or in a file lowers the standard one.

use std::fmt;
use std::time::{Duration, Instant};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{AeadInPlace, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, Zeroizing};

use super::VaultError;

/// A secret of 256 bits, wiped when dropped.
pub struct Key(Box<[u8; 32]>);

impl Key {
    /// A new key from the system's random numbers.
    ///
    /// # Errors
    /// [`VaultError::Keys`] when the system gives none.
    pub fn random() -> Result<Self, VaultError> {
        let mut key = Self::zero();
        fill(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// The secret itself. Whoever copies it wipes the copy.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn zero() -> Self {
        Self(Box::new([0; 32]))
    }
}

impl Clone for Key {
    fn clone(&self) -> Self {
        let mut copy = Self::zero();
        copy.0.copy_from_slice(self.0.as_slice());
        copy
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

/// Fills with random bytes from the system.
pub(super) fn fill(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::Keys)
}

/// What Argon2id is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over that memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// The least that a real vault uses: 64 MiB, 3 passes, 4 lanes (RFC 9106, second choice).
    pub const FLOOR: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

    /// The cost that takes about a second on this machine, never under the floor: called once,
    /// when a vault is set up or a user added. Takes as long as one derivation.
    ///
    /// # Errors
    /// [`VaultError::Keys`] when even the floor does not fit into memory.
    pub fn tuned() -> Result<Self, VaultError> {
        let start = Instant::now();
        derive(Self::FLOOR, b"measure", &[0; 32])?;
        Ok(Self::scaled(start.elapsed(), memory_of_machine_kib()))
    }

    /// The cost for one second, given what the floor took and the machine's memory: more memory
    /// first, up to 256 MiB and a quarter of the machine, then more passes.
    fn scaled(floor_took: Duration, machine_kib: Option<u64>) -> Self {
        const AIM_MS: u128 = 1_000;
        const MOST_KIB: u64 = 256 * 1024;
        let floor = Self::FLOOR;
        let floor_kib = u64::from(floor.memory_kib);
        let took = floor_took.as_millis().max(1);
        let most = machine_kib.map_or(MOST_KIB, |kib| MOST_KIB.min(kib / 4)).max(floor_kib);
        let wanted = u128::from(floor_kib) * AIM_MS / took;
        let memory = u64::try_from(wanted).unwrap_or(most).clamp(floor_kib, most);
        let passes = u128::from(floor.passes) * wanted / u128::from(memory);
        Self {
            memory_kib: u32::try_from(memory).unwrap_or(floor.memory_kib),
            passes: u32::try_from(passes).unwrap_or(24).clamp(floor.passes, 24),
            lanes: floor.lanes,
        }
    }
}

#[cfg(target_os = "linux")]
fn memory_of_machine_kib() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(not(target_os = "linux"))]
fn memory_of_machine_kib() -> Option<u64> {
    None
}

/// The least a vault accepts: of a slot's cost and of a new password.
#[derive(Debug, Clone, Copy)]
pub struct Gate {
    /// A slot that asks for less is refused.
    pub floor: Cost,
    /// A new password that is easier to guess is refused.
    pub least_bits: u32,
}

impl Gate {
    /// What every real vault is held to.
    pub fn standard() -> Self {
        Self { floor: Cost::FLOOR, least_bits: super::password::LEAST_BITS }
    }

    /// For tests and the throw-away demo, whose people are made up.
    #[doc(hidden)]
    pub fn for_tests() -> Self {
        Self { floor: Cost { memory_kib: 32, passes: 1, lanes: 1 }, least_bits: 0 }
    }

    /// Whether a slot may ask for this: not under the floor (someone made guessing cheap), not
    /// over 1 GiB, 64 passes or 16 lanes (someone wants the machine to choke).
    pub(super) fn accepts(&self, cost: Cost) -> bool {
        (self.floor.memory_kib..=1024 * 1024).contains(&cost.memory_kib)
            && (self.floor.passes..=64).contains(&cost.passes)
            && (self.floor.lanes..=16).contains(&cost.lanes)
    }
}

/// The key that a secret and a salt give at this cost.
pub(super) fn derive(cost: Cost, secret: &[u8], salt: &[u8; 32]) -> Result<Key, VaultError> {
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_| VaultError::Keys)?;
    let mut key = Key::zero();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, key.0.as_mut_slice())
        .map_err(|_| VaultError::Keys)?;
    Ok(key)
}

/// A key under another key: XChaCha20-Poly1305 with a random nonce.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Wrapped {
    pub(super) nonce: [u8; 24],
    pub(super) text: [u8; 32],
    pub(super) tag: [u8; 16],
}

impl Wrapped {
    /// Wraps `inner`; whoever unwraps it must show the same `bound` bytes.
    pub(super) fn new(inner: &Key, under: &Key, bound: &[u8]) -> Result<Self, VaultError> {
        let mut wrapped = Self { nonce: [0; 24], text: [0; 32], tag: [0; 16] };
        fill(&mut wrapped.nonce)?;
        let mut text = Zeroizing::new(*inner.bytes());
        let tag = XChaCha20Poly1305::new(under.bytes().into())
            .encrypt_in_place_detached(XNonce::from_slice(&wrapped.nonce), bound, text.as_mut())
            .map_err(|_| VaultError::Keys)?;
        wrapped.text = *text;
        wrapped.tag = tag.into();
        Ok(wrapped)
    }

    /// The key inside, or nothing when key, bound bytes or text are not the ones it was made with.
    pub(super) fn open(&self, under: &Key, bound: &[u8]) -> Option<Key> {
        let mut inner = Key::zero();
        inner.0.copy_from_slice(&self.text);
        XChaCha20Poly1305::new(under.bytes().into())
            .decrypt_in_place_detached(
                XNonce::from_slice(&self.nonce),
                bound,
                inner.0.as_mut_slice(),
                Tag::from_slice(&self.tag),
            )
            .ok()?;
        Some(inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_opens_only_as_it_was_wrapped() {
        let (inner, under) = (Key::random().unwrap(), Key::random().unwrap());
        let wrapped = Wrapped::new(&inner, &under, b"header").unwrap();
        assert_eq!(wrapped.open(&under, b"header").unwrap().bytes(), inner.bytes());
        assert!(wrapped.open(&under, b"Header").is_none());
        assert!(wrapped.open(&inner, b"header").is_none());
        let mut bent = wrapped.clone();
        bent.text[0] ^= 1;
        assert!(bent.open(&under, b"header").is_none());
        assert_eq!(format!("{inner:?}"), "Key(…)");
    }

    #[test]
    fn cost_grows_to_a_second_within_the_machine() {
        let check = |took_ms, machine_mib: Option<u64>, memory_mib, passes| {
            let cost = Cost::scaled(Duration::from_millis(took_ms), machine_mib.map(|m| m * 1024));
            assert_eq!((cost.memory_kib / 1024, cost.passes, cost.lanes), (memory_mib, passes, 4));
        };
        check(2_000, Some(4_096), 64, 3);
        check(1_000, Some(4_096), 64, 3);
        check(500, Some(4_096), 128, 3);
        check(100, Some(4_096), 256, 7);
        check(100, Some(512), 128, 15);
        check(100, Some(64), 64, 24);
        check(0, None, 256, 24);
    }

    #[test]
    fn the_gate_refuses_too_little_and_too_much() {
        let gate = Gate::standard();
        let check = |memory_kib, passes, lanes, accepted| {
            assert_eq!(gate.accepts(Cost { memory_kib, passes, lanes }), accepted);
        };
        check(64 * 1024, 3, 4, true);
        check(1024 * 1024, 64, 16, true);
        check(64 * 1024 - 1, 3, 4, false);
        check(64 * 1024, 2, 4, false);
        check(64 * 1024, 3, 3, false);
        check(1024 * 1024 + 1, 3, 4, false);
        check(64 * 1024, 65, 4, false);
        check(64 * 1024, 3, 17, false);
    }
}
