//! Restricted content, sealed with the second key inside the database: a role
//! check protects nothing from somebody who holds the database key.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::StoreError;
use super::vault::Key;
use crate::domain::id::Id;
use crate::domain::value::Value;

const NONCE: usize = 24;

/// The restricted key, for those whose role may read restricted content.
#[derive(Clone)]
pub(super) struct Seal(Key);

impl Seal {
    /// A seal over the vault's restricted key.
    pub(super) fn new(key: Key) -> Self {
        Self(key)
    }

    /// Seals a value for one field of one record: it opens nowhere else.
    pub(super) fn close(&self, id: Id, key: &str, value: &Value) -> Result<Value, StoreError> {
        let plain = match value {
            Value::Nothing => return Ok(Value::Nothing),
            Value::Sealed(_) => return Ok(value.clone()),
            Value::Text(text) => Zeroizing::new([b"t", text.as_bytes()].concat()),
            Value::Int(number) => Zeroizing::new([b"i", number.to_string().as_bytes()].concat()),
        };
        let nonce = super::random::<NONCE>()?;
        let aad = bound(id, key);
        let payload = Payload { msg: &plain, aad: &aad };
        let sealed = self
            .cipher()
            .encrypt(XNonce::from_slice(&nonce), payload)
            .map_err(|_| StoreError::Restricted)?;
        Ok(Value::Sealed([nonce.as_slice(), &sealed].concat()))
    }

    /// Opens a sealed value; one that does not open stays sealed.
    pub(super) fn open(&self, id: Id, key: &str, value: Value) -> Value {
        let Value::Sealed(bytes) = &value else { return value };
        let Some((nonce, sealed)) = bytes.split_at_checked(NONCE) else { return value };
        let aad = bound(id, key);
        let payload = Payload { msg: sealed, aad: &aad };
        let Ok(plain) = self.cipher().decrypt(XNonce::from_slice(nonce), payload) else {
            return value;
        };
        let plain = Zeroizing::new(plain);
        match plain.split_first() {
            Some((b't', text)) => String::from_utf8(text.to_vec()).map_or(value, Value::Text),
            Some((b'i', text)) => std::str::from_utf8(text)
                .ok()
                .and_then(|text| text.parse().ok())
                .map_or(value, Value::Int),
            _ => value,
        }
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(self.0.bytes().into())
    }
}

fn bound(id: Id, key: &str) -> Vec<u8> {
    [id.bytes().as_slice(), key.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_in_its_own_field_of_its_own_record() {
        let seal = Seal::new(Key::random().unwrap());
        let (id, other) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let value = Value::Text("a note".into());
        let sealed = seal.close(id, "summary", &value).unwrap();
        assert!(matches!(&sealed, Value::Sealed(bytes) if !bytes.windows(4).any(|w| w == b"note")));
        assert_eq!(seal.open(id, "summary", sealed.clone()), value);
        assert_eq!(seal.open(other, "summary", sealed.clone()), sealed);
        assert_eq!(seal.open(id, "event", sealed.clone()), sealed);
        let stranger = Seal::new(Key::random().unwrap());
        assert_eq!(stranger.open(id, "summary", sealed.clone()), sealed);
    }
}
