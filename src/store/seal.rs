//! Restricted content, sealed inside the database: a role check protects nothing
//! from somebody who holds the database key. Who holds the restricted key seals
//! with it; everybody else writes into a box that only it opens (`vault/half.rs`).

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::StoreError;
use super::vault::Key;
use super::vault::half::{self, Half};
use crate::domain::id::Id;
use crate::domain::value::Value;

const NONCE: usize = 24;

/// What a box begins with. A value sealed with the key begins with chance: where the two are
/// mistaken for each other, the one that does not open is tried as the other.
const BOX: &[u8; 4] = b"box1";

/// What this user has for restricted content.
#[derive(Clone)]
pub(super) struct Seal {
    /// The restricted key, for those whose role may read restricted content.
    key: Option<Key>,
    /// Its public half, for everybody.
    half: Option<Half>,
}

impl Seal {
    /// The seal of somebody who holds these.
    pub(super) fn new(key: Option<Key>, half: Option<Half>) -> Self {
        Self { key, half }
    }

    /// Whether it opens what is sealed.
    pub(super) fn reads(&self) -> bool {
        self.key.is_some()
    }

    /// Whether it can seal.
    pub(super) fn writes(&self) -> bool {
        self.key.is_some() || self.half.is_some()
    }

    /// Seals a value for one field of one record: it opens nowhere else. Refused while neither
    /// the key nor its public half is known.
    pub(super) fn close(&self, id: Id, key: &str, value: &Value) -> Result<Value, StoreError> {
        let plain = match value {
            Value::Nothing => return Ok(Value::Nothing),
            Value::Sealed(_) => return Ok(value.clone()),
            Value::Text(text) => Zeroizing::new([b"t", text.as_bytes()].concat()),
            Value::Int(number) => Zeroizing::new([b"i", number.to_string().as_bytes()].concat()),
        };
        let aad = bound(id, key);
        let Some(own) = &self.key else {
            let half = self.half.ok_or(StoreError::Restricted)?;
            return Ok(Value::Sealed([BOX.as_slice(), &half.close(&plain, &aad)?].concat()));
        };
        let nonce = super::random::<NONCE>()?;
        let payload = Payload { msg: &plain, aad: &aad };
        let sealed = cipher(own)
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| StoreError::Restricted)?;
        Ok(Value::Sealed([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens a sealed value; one that does not open stays sealed.
    pub(super) fn open(&self, id: Id, key: &str, value: Value) -> Value {
        let (Value::Sealed(bytes), Some(own)) = (&value, &self.key) else { return value };
        let aad = bound(id, key);
        let boxed = bytes.strip_prefix(BOX).and_then(|boxed| half::open(own, boxed, &aad));
        let Some(plain) = boxed.or_else(|| opened(own, bytes, &aad)) else { return value };
        match plain.split_first() {
            Some((b't', text)) => String::from_utf8(text.to_vec()).map_or(value, Value::Text),
            Some((b'i', text)) => std::str::from_utf8(text)
                .ok()
                .and_then(|text| text.parse().ok())
                .map_or(value, Value::Int),
            _ => value,
        }
    }
}

fn opened(key: &Key, bytes: &[u8], aad: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = bytes.split_at_checked(NONCE)?;
    let payload = Payload { msg: sealed, aad };
    cipher(key).decrypt(XNonce::from_slice(nonce), payload).ok().map(Zeroizing::new)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

fn bound(id: Id, key: &str) -> Vec<u8> {
    [id.bytes().as_slice(), key.as_bytes()].concat()
}

#[cfg(test)]
mod tests;
