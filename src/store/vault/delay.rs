//! Waiting after wrong passwords: five are free, then 30 seconds, doubling up to 15 minutes.
//!
//! Counted per user in a small file of the vault, so that starting the program again does not
//! help. It stops a person at the keyboard, not somebody who copied the disk: that is what the
//! cost of the key derivation is for. The time is an argument; a clock set back starts the wait
//! anew instead of ending it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::VaultError;
use super::file::{read_limited, write_atomically};

/// Name of the file in the vault's folder.
const FILE: &str = "tries";
/// Wrong passwords before the first wait.
pub const FREE: u32 = 5;
const FIRST_SECS: u64 = 30;
const MOST_SECS: u64 = 15 * 60;

/// Wrong passwords since the last right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    wrong: u32,
    /// When the last one was given, in seconds since 1970.
    last: i64,
}

/// The wrong passwords of every user.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Tries {
    of_slot: BTreeMap<String, Count>,
}

impl Tries {
    /// Reads the file. One that cannot be understood costs everybody the first wait.
    pub(super) fn load(dir: &Path, slots: &[String], now: i64) -> Result<Self, VaultError> {
        let bytes = match read_limited(&dir.join(FILE), 64 * 1024) {
            Ok(bytes) => bytes,
            Err(VaultError::Missing { .. }) => return Ok(Self::default()),
            Err(error) => return Err(error),
        };
        let tries = std::str::from_utf8(&bytes).ok().and_then(Self::parse);
        Ok(tries.unwrap_or_else(|| Self {
            of_slot: slots
                .iter()
                .map(|slot| (slot.clone(), Count { wrong: FREE, last: now }))
                .collect(),
        }))
    }

    pub(super) fn save(&self, dir: &Path) -> Result<(), VaultError> {
        write_atomically(&dir.join(FILE), self.text().as_bytes())
    }

    /// Seconds this user still has to wait. A time before the last try moves that try to now.
    pub(super) fn wait_secs(&mut self, slot: &str, now: i64) -> u64 {
        let Some(count) = self.of_slot.get_mut(slot) else { return 0 };
        count.last = count.last.min(now);
        let passed = u64::try_from(now.saturating_sub(count.last)).unwrap_or(0);
        pause_secs(count.wrong).saturating_sub(passed)
    }

    /// Notes a try, before it is known whether the password is right: pulling the plug while the
    /// key is being derived must not make it free.
    pub(super) fn note(&mut self, slot: &str, now: i64) {
        let count = self.of_slot.entry(slot.to_owned()).or_insert(Count { wrong: 0, last: now });
        *count = Count { wrong: count.wrong.saturating_add(1), last: now };
    }

    /// The password was right.
    pub(super) fn forgive(&mut self, slot: &str) {
        self.of_slot.remove(slot);
    }

    fn text(&self) -> String {
        self.of_slot.iter().fold(String::new(), |mut text, (slot, count)| {
            // Writing to a string cannot fail.
            writeln!(text, "{slot} {} {}", count.wrong, count.last).ok();
            text
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let mut of_slot = BTreeMap::new();
        for line in text.lines() {
            let mut parts = line.split(' ');
            let slot = parts.next().filter(|slot| slot.len() == 32)?.to_owned();
            let count =
                Count { wrong: parts.next()?.parse().ok()?, last: parts.next()?.parse().ok()? };
            of_slot.insert(slot, count);
        }
        Some(Self { of_slot })
    }
}

/// How long the wait after this many wrong passwords is.
pub fn pause_secs(wrong: u32) -> u64 {
    let Some(doublings) = wrong.checked_sub(FREE) else { return 0 };
    FIRST_SECS.saturating_mul(1 << doublings.min(10)).min(MOST_SECS)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AWA: &str = "00112233445566778899aabbccddeeff";

    #[test]
    fn five_are_free_then_the_wait_doubles() {
        let check = |wrong, secs| assert_eq!(pause_secs(wrong), secs, "{wrong}");
        check(0, 0);
        check(4, 0);
        check(5, 30);
        check(6, 60);
        check(9, 480);
        check(10, 900);
        check(u32::MAX, 900);
    }

    #[test]
    fn a_wait_passes_with_time_and_a_clock_set_back_starts_it_anew() {
        let mut tries = Tries::default();
        for _ in 0..6 {
            tries.note(AWA, 1_000);
        }
        assert_eq!(tries.wait_secs(AWA, 1_000), 60);
        assert_eq!(tries.wait_secs(AWA, 1_059), 1);
        assert_eq!(tries.wait_secs(AWA, 1_060), 0);
        assert_eq!(tries.wait_secs("another", 1_000), 0);
        assert_eq!(tries.wait_secs(AWA, -300_000_000), 60, "ten years back");
        assert_eq!(tries.wait_secs(AWA, -300_000_000 + 61), 0, "but not for ten years");
        tries.forgive(AWA);
        assert_eq!(tries.wait_secs(AWA, 0), 0);
    }

    #[test]
    fn the_count_survives_a_restart_and_a_spoilt_file_does_not_free() {
        let dir = tempfile::tempdir().unwrap();
        let slots = [AWA.to_owned()];
        let mut tries = Tries::load(dir.path(), &slots, 50).unwrap();
        for _ in 0..7 {
            tries.note(AWA, 50);
        }
        tries.save(dir.path()).unwrap();
        let mut again = Tries::load(dir.path(), &slots, 60).unwrap();
        assert_eq!(again, tries);
        assert_eq!(again.wait_secs(AWA, 60), 110);
        std::fs::write(dir.path().join(FILE), b"\xff\x00 spoilt").unwrap();
        assert_eq!(Tries::load(dir.path(), &slots, 60).unwrap().wait_secs(AWA, 60), 30);
    }
}
