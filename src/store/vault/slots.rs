//! The `slots` file: the vault's keys, wrapped once for each user and once for the recovery key.
//!
//! ```text
//! magic 8 · version 2 · vault id 16 · generation 8 · number of slots 2
//! each slot: header length 2 · header · roles length 2 · roles · database key 72 · 0, or 1 and restricted key 72
//! seal 32 · checksum 32
//! ```
//!
//! Numbers are little-endian. A slot's **header** (id, kind, user name, user's record, cost, salt,
//! and from version 2 on the public half of the restricted key, see [`super::half`]),
//! with the vault's id before it, is bound to each wrapped key: a slot that was changed or
//! carried over from another user or vault does not open. The roles are beside it, because an
//! administrator changes them without knowing the user's password. Everything before the
//! **seal** is under it, and the seal is keyed by the database key: whoever does not hold that key can
//! neither change roles, nor drop a slot, nor raise the **generation**, which grows with every
//! change and which the database remembers, so that an old file is known. The **checksum** finds
//! plain damage before any password is tried; then the second copy, `slots.copy`, is used.

use std::path::Path;

use super::VaultError;
use super::file::{read_limited, write_atomically};
use super::half::Half;
use super::key::{Cost, Key, Wrapped};

/// Name of the first copy in the vault's folder.
pub const SLOTS_FILE: &str = "slots";
/// Name of the second copy.
pub const COPY_FILE: &str = "slots.copy";

const MAGIC: &[u8; 8] = b"SEGINSLT";
/// 1 knew no public half; its slots are read and written on.
const VERSION: u16 = 2;
const DATABASE: &[u8] = b"segin slot 1 database key";
const RESTRICTED: &[u8] = b"segin slot 1 restricted key";
const SEAL: &str = "segin slots 1 seal";
/// No vault has so many users: a longer file is not read.
const LONGEST: u64 = 1024 * 1024;
/// Longest user name and longest list of roles, in bytes.
pub(super) const LONGEST_TEXT: usize = 512;

/// What a slot is opened with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Password,
    Recovery,
}

/// One way in.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) id: [u8; 16],
    pub(super) kind: Kind,
    /// Empty in a recovery slot.
    pub(super) name: String,
    pub(super) user_id: [u8; 16],
    pub(super) cost: Cost,
    pub(super) salt: [u8; 32],
    /// With it this user writes restricted content; not known in slots made before it was.
    pub(super) half: Option<Half>,
    pub(super) roles: Vec<String>,
    pub(super) database: Wrapped,
    pub(super) restricted: Option<Wrapped>,
}

impl Slot {
    /// What is bound to this slot's wrapped keys: what they are for, the vault and the header.
    fn bound(&self, purpose: &[u8], vault_id: &[u8; 16]) -> Vec<u8> {
        [purpose, vault_id.as_slice(), &self.header()].concat()
    }

    fn header(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(96 + self.name.len());
        bytes.extend_from_slice(&self.id);
        bytes.push(match self.kind {
            Kind::Password => 1,
            Kind::Recovery => 2,
        });
        put_text(&mut bytes, &self.name);
        bytes.extend_from_slice(&self.user_id);
        for number in [self.cost.memory_kib, self.cost.passes, self.cost.lanes] {
            bytes.extend_from_slice(&number.to_le_bytes());
        }
        bytes.extend_from_slice(&self.salt);
        if let Some(half) = &self.half {
            bytes.extend_from_slice(&half.0);
        }
        bytes
    }

    /// Wraps the keys anew under `under`, as the header now stands.
    pub(super) fn wrap(
        &mut self,
        vault_id: &[u8; 16],
        under: &Key,
        database: &Key,
        restricted: Option<&Key>,
    ) -> Result<(), VaultError> {
        self.database = Wrapped::new(database, under, &self.bound(DATABASE, vault_id))?;
        let bound = self.bound(RESTRICTED, vault_id);
        self.restricted = restricted.map(|key| Wrapped::new(key, under, &bound)).transpose()?;
        Ok(())
    }

    /// The keys inside: nothing when `under` is not the key of this slot, the restricted key
    /// only if the slot holds it.
    pub(super) fn unwrap(&self, vault_id: &[u8; 16], under: &Key) -> Option<(Key, Option<Key>)> {
        let database = self.database.open(under, &self.bound(DATABASE, vault_id))?;
        let Some(wrapped) = &self.restricted else { return Some((database, None)) };
        let restricted = wrapped.open(under, &self.bound(RESTRICTED, vault_id))?;
        Some((database, Some(restricted)))
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        let header = self.header();
        put_length(bytes, header.len());
        bytes.extend_from_slice(&header);
        put_text(bytes, &self.roles.join(","));
        put_wrapped(bytes, &self.database);
        bytes.push(u8::from(self.restricted.is_some()));
        if let Some(wrapped) = &self.restricted {
            put_wrapped(bytes, wrapped);
        }
    }

    fn decode(from: &mut Bytes<'_>) -> Option<Self> {
        let length = from.number()?;
        let mut header = Bytes(from.take(length)?);
        let id = header.array()?;
        let kind = match header.take(1)? {
            [1] => Kind::Password,
            [2] => Kind::Recovery,
            _ => return None,
        };
        let name = header.text()?;
        let user_id = header.array()?;
        let cost = Cost {
            memory_kib: u32::from_le_bytes(header.array()?),
            passes: u32::from_le_bytes(header.array()?),
            lanes: u32::from_le_bytes(header.array()?),
        };
        let salt = header.array()?;
        let half = if header.0.is_empty() { None } else { Some(Half(header.array()?)) };
        if !header.0.is_empty() {
            return None;
        }
        let roles = from.text()?;
        let roles = roles.split(',').filter(|role| !role.is_empty()).map(str::to_owned).collect();
        let database = from.wrapped()?;
        let restricted = match from.take(1)? {
            [0] => None,
            [1] => Some(from.wrapped()?),
            _ => return None,
        };
        Some(Self { id, kind, name, user_id, cost, salt, half, roles, database, restricted })
    }
}

/// The whole file.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Slots {
    pub(super) vault_id: [u8; 16],
    pub(super) generation: u64,
    pub(super) all: Vec<Slot>,
    seal: [u8; 32],
}

/// Why one copy cannot be used.
enum Unusable {
    Missing,
    Damaged,
    Newer,
    Other(VaultError),
}

impl Slots {
    pub(super) fn new(vault_id: [u8; 16], all: Vec<Slot>) -> Self {
        Self { vault_id, generation: 0, all, seal: [0; 32] }
    }

    pub(super) fn users(&self) -> impl Iterator<Item = &Slot> {
        self.all.iter().filter(|slot| slot.kind == Kind::Password)
    }

    /// Whether the file is as the last holder of the database key left it.
    pub(super) fn is_sealed_by(&self, database: &Key) -> bool {
        // This comparison takes the same time wherever the difference is.
        self.sealed(database) == blake3::Hash::from_bytes(self.seal)
    }

    /// Marks a change: the next generation, sealed.
    pub(super) fn advance(&mut self, database: &Key) {
        self.generation = self.generation.saturating_add(1);
        self.seal = self.sealed(database).into();
    }

    fn sealed(&self, database: &Key) -> blake3::Hash {
        let key = zeroize::Zeroizing::new(blake3::derive_key(SEAL, database.bytes()));
        blake3::keyed_hash(&key, &self.body())
    }

    fn body(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64 + self.all.len() * 320);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&self.vault_id);
        bytes.extend_from_slice(&self.generation.to_le_bytes());
        put_length(&mut bytes, self.all.len());
        for slot in &self.all {
            slot.encode(&mut bytes);
        }
        bytes
    }

    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = self.body();
        bytes.extend_from_slice(&self.seal);
        let checksum = blake3::hash(&bytes);
        bytes.extend_from_slice(checksum.as_bytes());
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, Unusable> {
        let (sealed, checksum) = bytes.split_last_chunk::<32>().ok_or(Unusable::Damaged)?;
        if blake3::hash(sealed).as_bytes() != checksum || !sealed.starts_with(MAGIC) {
            return Err(Unusable::Damaged);
        }
        let (body, seal) = sealed.split_last_chunk::<32>().ok_or(Unusable::Damaged)?;
        let mut from = Bytes(body.get(MAGIC.len()..).unwrap_or_default());
        let version = from.array().map(u16::from_le_bytes).ok_or(Unusable::Damaged)?;
        if version > VERSION {
            return Err(Unusable::Newer);
        }
        if version == 0 {
            return Err(Unusable::Damaged);
        }
        Self::decode_body(&mut from, *seal).ok_or(Unusable::Damaged)
    }

    fn decode_body(from: &mut Bytes<'_>, seal: [u8; 32]) -> Option<Self> {
        let vault_id = from.array()?;
        let generation = u64::from_le_bytes(from.array()?);
        let count = from.number()?;
        let all = (0..count).map(|_| Slot::decode(from)).collect::<Option<Vec<_>>>()?;
        from.0.is_empty().then_some(Self { vault_id, generation, all, seal })
    }

    fn read(path: &Path) -> Result<Self, Unusable> {
        match read_limited(path, LONGEST) {
            Ok(bytes) => Self::decode(&bytes),
            Err(VaultError::Missing { .. }) => Err(Unusable::Missing),
            Err(error) => Err(Unusable::Other(error)),
        }
    }

    /// Reads the copy that is whole, the newer one if both are, and says what was amiss.
    pub(super) fn load(dir: &Path) -> Result<(Self, Option<Notice>), VaultError> {
        let first = Self::read(&dir.join(SLOTS_FILE));
        let second = Self::read(&dir.join(COPY_FILE));
        match (first, second) {
            (Ok(first), Ok(second)) if second.generation > first.generation => {
                Ok((second, Some(Notice::FirstCopyOld)))
            }
            (Ok(first), Ok(second)) => {
                let notice = (first != second).then_some(Notice::SecondCopyOld);
                Ok((first, notice))
            }
            (Ok(first), Err(_)) => Ok((first, Some(Notice::SecondCopyDamaged))),
            (Err(Unusable::Newer), _) | (_, Err(Unusable::Newer)) => {
                Err(VaultError::SlotsNewer { dir: dir.to_path_buf() })
            }
            (Err(_), Ok(second)) => Ok((second, Some(Notice::FirstCopyDamaged))),
            (Err(Unusable::Missing), Err(Unusable::Missing)) => {
                Err(VaultError::NoVault { dir: dir.to_path_buf() })
            }
            (Err(Unusable::Other(error)), _) | (_, Err(Unusable::Other(error))) => Err(error),
            (Err(_), Err(_)) => Err(VaultError::SlotsDamaged { dir: dir.to_path_buf() }),
        }
    }

    /// Writes both copies, one after the other: at every moment one of them is whole.
    pub(super) fn write(&self, dir: &Path) -> Result<(), VaultError> {
        let bytes = self.encode();
        write_atomically(&dir.join(SLOTS_FILE), &bytes)?;
        write_atomically(&dir.join(COPY_FILE), &bytes)
    }
}

/// Something about the slots that a person should know; both copies are whole again after opening.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// `slots` was damaged or gone; its copy was used.
    FirstCopyDamaged,
    /// `slots.copy` was damaged or gone.
    SecondCopyDamaged,
    /// `slots` was older than its copy: a change was cut short.
    FirstCopyOld,
    /// `slots.copy` differed from `slots`: a change was cut short.
    SecondCopyOld,
    /// A slot names a public half that is not the restricted key's: what its user writes as
    /// restricted is for somebody else to read. Seen by who holds the restricted key.
    ForeignHalf,
}

impl Notice {
    /// What happened and what to do, in the language in use.
    pub fn sentence(self) -> String {
        match self {
            Self::FirstCopyDamaged => crate::words::tr("vault-notice-first-damaged"),
            Self::SecondCopyDamaged => crate::words::tr("vault-notice-second-damaged"),
            Self::ForeignHalf => crate::words::tr("vault-notice-foreign-half"),
            Self::FirstCopyOld | Self::SecondCopyOld => crate::words::tr("vault-notice-cut-short"),
        }
    }
}

fn put_length(bytes: &mut Vec<u8>, length: usize) {
    // Names, roles and the number of slots are held under the limit where they come in.
    let length = u16::try_from(length).unwrap_or(u16::MAX);
    bytes.extend_from_slice(&length.to_le_bytes());
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_length(bytes, text.len());
    bytes.extend_from_slice(text.as_bytes());
}

fn put_wrapped(bytes: &mut Vec<u8>, wrapped: &Wrapped) {
    bytes.extend_from_slice(&wrapped.nonce);
    bytes.extend_from_slice(&wrapped.text);
    bytes.extend_from_slice(&wrapped.tag);
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn number(&mut self) -> Option<usize> {
        self.array().map(|bytes| usize::from(u16::from_le_bytes(bytes)))
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number().filter(|length| *length <= LONGEST_TEXT)?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    fn wrapped(&mut self) -> Option<Wrapped> {
        Some(Wrapped { nonce: self.array()?, text: self.array()?, tag: self.array()? })
    }
}
