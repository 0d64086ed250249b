//! Ids found fast: their last bytes are chance already and need no mixing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::domain::id::Id;
use crate::domain::indicator::facts::At;

/// Where each id stands.
pub(super) type Places = HashMap<Id, At, BuildHasherDefault<Last>>;

/// Takes the last eight bytes for the hash.
#[derive(Default)]
pub(super) struct Last(u64);

impl Hasher for Last {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        if let Some(last) = bytes.last_chunk::<8>() {
            self.0 = u64::from_ne_bytes(*last);
        }
    }

    fn write_usize(&mut self, _: usize) {
        // The length of the bytes, the same for every id.
    }
}
