//! The live edits of a record, per field, in one small blob. A field edited
//! only by the entry that made the record is not in it: `base` names that entry.

use std::collections::BTreeMap;

use ciborium::Value as Cbor;

use super::entry::{EntryId, Origin, dereference, reference};

/// Live edits by key.
pub(in crate::store) type Heads = BTreeMap<String, Vec<EntryId>>;

/// The heads as bytes; `None` when only the base ever wrote the record.
pub(in crate::store) fn encode(heads: &Heads, home: Origin) -> Option<Vec<u8>> {
    if heads.is_empty() {
        return None;
    }
    let map = heads.iter().map(|(key, ids)| {
        let ids = ids.iter().map(|id| reference(*id, home)).collect();
        (Cbor::from(key.as_str()), Cbor::Array(ids))
    });
    // The home is kept beside: a restored vault has another one.
    let home = vec![Cbor::Bytes(home.device.to_vec()), Cbor::Bytes(home.incarnation.to_vec())];
    let whole = Cbor::Array(vec![Cbor::Array(home), Cbor::Map(map.collect())]);
    let mut out = Vec::new();
    // Writing to a vector cannot fail.
    let _ = ciborium::into_writer(&whole, &mut out);
    Some(out)
}

/// Reads heads; `None` when the bytes are not heads.
pub(in crate::store) fn decode(bytes: Option<&[u8]>) -> Option<Heads> {
    let Some(bytes) = bytes else { return Some(Heads::new()) };
    let Ok(Cbor::Array(whole)) = ciborium::from_reader::<Cbor, _>(bytes) else { return None };
    let [home, map] = whole.as_slice() else { return None };
    let [device, incarnation] = home.as_array()?.as_slice() else { return None };
    let home = Origin {
        device: device.as_bytes()?.as_slice().try_into().ok()?,
        incarnation: incarnation.as_bytes()?.as_slice().try_into().ok()?,
    };
    let mut heads = Heads::new();
    for (key, ids) in map.as_map()? {
        let ids = ids.as_array()?.iter().map(|id| dereference(id, home)).collect::<Option<_>>()?;
        heads.insert(key.as_text()?.to_owned(), ids);
    }
    Some(heads)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_survive_their_bytes_and_another_home() {
        let home = Origin { device: [1; 16], incarnation: [2; 8] };
        let other = Origin { device: [1; 16], incarnation: [3; 8] };
        let mut heads = Heads::new();
        heads.insert("sex".into(), vec![EntryId { origin: home, seq: 4 }]);
        heads.insert("name".into(), vec![EntryId { origin: other, seq: 4 }]);
        let bytes = encode(&heads, home);
        assert_eq!(decode(bytes.as_deref()), Some(heads));
        assert_eq!(decode(None), Some(Heads::new()));
        assert_eq!(decode(Some(b"junk")), None);
    }
}
