//! One entry of the journal and its bytes: a CBOR map with integer keys, of
//! which unknown ones are kept, because the bytes themselves are what is stored.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ciborium::Value as Cbor;

use super::cbor::Out;

use crate::domain::id::Id;
use crate::domain::value::{Row, Value};

/// Where entries are numbered: this installation, since its last restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// This installation.
    pub device: [u8; 16],
    /// New at install and at every restore.
    pub incarnation: [u8; 8],
}

/// The id of an entry: where it was made, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId {
    /// Where it was made.
    pub origin: Origin,
    /// 1, 2, 3 … in its incarnation.
    pub seq: i64,
}

/// One field of an entry: its new value and the edits it had seen and replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The new value.
    pub value: Value,
    /// The live edits of the same field that this one replaces.
    pub replaces: Vec<EntryId>,
}

/// Field by field, what an entry sets.
pub type Edits = BTreeMap<Cow<'static, str>, Edit>;

/// One save of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where and under which number.
    pub id: EntryId,
    /// Moment of the hybrid clock.
    pub at: i64,
    /// How far the machine's clock lay behind, when that is doubtful.
    pub behind_ms: Option<i64>,
    /// Number, in this origin, of the first entry of the same transaction.
    pub batch: i64,
    /// The user.
    pub by: Option<Id>,
    /// What was being done.
    pub op: String,
    /// Why, where somebody said it.
    pub reason: String,
    /// Table of the record.
    pub kind: String,
    /// The record.
    pub record: Id,
    /// What is set.
    pub edits: Edits,
    /// Version of the schema that wrote it.
    pub schema: i64,
    /// Random bytes: nobody can guess the content from its hash once forgotten.
    pub salt: [u8; 16],
}

// Field numbers of the map. Never reused.
const DEVICE: i64 = 1;
const INCARNATION: i64 = 2;
const SEQ: i64 = 3;
const AT: i64 = 4;
const BY: i64 = 5;
const OP: i64 = 6;
const REASON: i64 = 7;
const KIND: i64 = 8;
const RECORD: i64 = 9;
const EDITS: i64 = 10;
const SCHEMA: i64 = 11;
const BATCH: i64 = 12;
const SALT: i64 = 13;
const BEHIND: i64 = 14;

impl Entry {
    /// The bytes that are stored, hashed and one day sent.
    pub fn encode(&self) -> Vec<u8> {
        self.encode_with(|out| self.write_edits(out))
    }

    /// The bytes of the entry that makes a record: the same as with the edits of its row,
    /// which replace nothing, without building them.
    pub(super) fn encode_new(&self, row: &Row) -> Vec<u8> {
        self.encode_with(|out| {
            out.map(row.len());
            for (key, value) in row {
                out.text(key);
                out.list(2);
                write_value(out, value);
                out.list(0);
            }
        })
    }

    fn encode_with(&self, write_edits: impl FnOnce(&mut Out)) -> Vec<u8> {
        let mut out = Out(Vec::with_capacity(512));
        let optional = [self.by.is_some(), !self.reason.is_empty(), self.behind_ms.is_some()];
        out.map(11 + optional.into_iter().filter(|is| *is).count());
        for (number, bytes) in [
            (DEVICE, self.id.origin.device.as_slice()),
            (INCARNATION, self.id.origin.incarnation.as_slice()),
        ] {
            out.int(number);
            out.bytes(bytes);
        }
        for (number, value) in [(SEQ, self.id.seq), (AT, self.at)] {
            out.int(number);
            out.int(value);
        }
        for (number, text) in [(OP, &self.op), (KIND, &self.kind)] {
            out.int(number);
            out.text(text);
        }
        out.int(RECORD);
        out.bytes(&self.record.bytes());
        out.int(EDITS);
        write_edits(&mut out);
        for (number, value) in [(SCHEMA, self.schema), (BATCH, self.batch)] {
            out.int(number);
            out.int(value);
        }
        out.int(SALT);
        out.bytes(&self.salt);
        if let Some(by) = self.by {
            out.int(BY);
            out.bytes(&by.bytes());
        }
        if !self.reason.is_empty() {
            out.int(REASON);
            out.text(&self.reason);
        }
        if let Some(behind) = self.behind_ms {
            out.int(BEHIND);
            out.int(behind);
        }
        out.0
    }

    /// Reads an entry; `None` when the bytes are not one.
    pub fn decode(body: &[u8]) -> Option<Self> {
        let Ok(Cbor::Map(map)) = ciborium::from_reader::<Cbor, _>(body) else { return None };
        let mut fields: BTreeMap<i64, Cbor> =
            map.into_iter().filter_map(|(key, value)| Some((int(&key)?, value))).collect();
        let mut text = |key| fields.remove(&key).and_then(|v| v.into_text().ok());
        let (op, reason, kind) = (text(OP)?, text(REASON).unwrap_or_default(), text(KIND)?);
        let origin = Origin {
            device: array(fields.get(&DEVICE)?)?,
            incarnation: array(fields.get(&INCARNATION)?)?,
        };
        Some(Self {
            id: EntryId { origin, seq: int(fields.get(&SEQ)?)? },
            at: int(fields.get(&AT)?)?,
            behind_ms: fields.get(&BEHIND).and_then(int),
            batch: int(fields.get(&BATCH)?)?,
            by: fields.get(&BY).and_then(array).map(Id::from_bytes),
            op,
            reason,
            kind,
            record: Id::from_bytes(array(fields.get(&RECORD)?)?),
            edits: edits_from_cbor(fields.remove(&EDITS)?, origin)?,
            schema: int(fields.get(&SCHEMA)?)?,
            salt: array(fields.get(&SALT)?)?,
        })
    }

    fn write_edits(&self, out: &mut Out) {
        out.map(self.edits.len());
        for (key, edit) in &self.edits {
            out.text(key);
            out.list(2);
            write_value(out, &edit.value);
            out.list(edit.replaces.len());
            for id in &edit.replaces {
                // An edit of the same origin is named by its number alone.
                if id.origin != self.id.origin {
                    out.list(3);
                    out.bytes(&id.origin.device);
                    out.bytes(&id.origin.incarnation);
                }
                out.int(id.seq);
            }
        }
    }
}

fn write_value(out: &mut Out, value: &Value) {
    match value {
        Value::Nothing => out.null(),
        Value::Text(text) => out.text(text),
        Value::Int(number) => out.int(*number),
        Value::Sealed(sealed) => out.bytes(sealed),
    }
}

fn edits_from_cbor(cbor: Cbor, origin: Origin) -> Option<Edits> {
    let mut edits = Edits::new();
    for (key, pair) in cbor.into_map().ok()? {
        let mut pair = pair.into_array().ok()?.into_iter();
        let value = value_from_cbor(pair.next()?)?;
        let replaces = pair.next()?.into_array().ok()?;
        let replaces = replaces.iter().map(|id| dereference(id, origin)).collect::<Option<_>>()?;
        edits.insert(Cow::Owned(key.into_text().ok()?), Edit { value, replaces });
    }
    Some(edits)
}

/// An edit of the same origin is named by its number alone.
pub(super) fn reference(id: EntryId, origin: Origin) -> Cbor {
    if id.origin == origin {
        Cbor::from(id.seq)
    } else {
        let (device, incarnation) = (&id.origin.device, &id.origin.incarnation);
        Cbor::Array(vec![bytes(device), bytes(incarnation), Cbor::from(id.seq)])
    }
}

pub(super) fn dereference(cbor: &Cbor, origin: Origin) -> Option<EntryId> {
    if let Some(seq) = int(cbor) {
        return Some(EntryId { origin, seq });
    }
    let [device, incarnation, seq] = cbor.as_array()?.as_slice() else { return None };
    let origin = Origin { device: array(device)?, incarnation: array(incarnation)? };
    Some(EntryId { origin, seq: int(seq)? })
}

fn value_from_cbor(cbor: Cbor) -> Option<Value> {
    Some(match cbor {
        Cbor::Null => Value::Nothing,
        Cbor::Text(text) => Value::Text(text),
        Cbor::Bytes(sealed) => Value::Sealed(sealed),
        other => Value::Int(int(&other)?),
    })
}

fn bytes(bytes: &[u8]) -> Cbor {
    Cbor::Bytes(bytes.to_vec())
}

fn int(cbor: &Cbor) -> Option<i64> {
    cbor.as_integer().and_then(|number| i64::try_from(number).ok())
}

fn array<const N: usize>(cbor: &Cbor) -> Option<[u8; N]> {
    cbor.as_bytes()?.as_slice().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(crate) fn sample() -> Entry {
        let origin = Origin { device: [1; 16], incarnation: [2; 8] };
        let other = Origin { device: [9; 16], incarnation: [8; 8] };
        let mut edits = Edits::new();
        edits.insert(
            "given_name".into(),
            Edit {
                value: Value::Text("Awa".into()),
                replaces: vec![EntryId { origin, seq: 3 }, EntryId { origin: other, seq: 7 }],
            },
        );
        edits.insert("gone".into(), Edit { value: Value::Int(1), replaces: Vec::new() });
        edits.insert("summary".into(), Edit { value: Value::Nothing, replaces: Vec::new() });
        edits.insert("event".into(), Edit { value: Value::Sealed(vec![5]), replaces: Vec::new() });
        Entry {
            id: EntryId { origin, seq: 12 },
            at: 5,
            behind_ms: Some(4),
            batch: 11,
            by: Some(Id::from_bytes([4; 16])),
            op: "save".into(),
            reason: "told so".into(),
            kind: "person".into(),
            record: Id::from_bytes([6; 16]),
            edits,
            schema: 1,
            salt: [7; 16],
        }
    }

    #[test]
    fn an_entry_survives_its_bytes() {
        assert_eq!(Entry::decode(&sample().encode()), Some(sample()));
    }

    #[test]
    fn the_bytes_are_those_that_any_reader_of_cbor_writes() {
        for entry in
            [sample(), Entry { by: None, behind_ms: None, reason: String::new(), ..sample() }]
        {
            let bytes = entry.encode();
            let tree: Cbor = ciborium::from_reader(bytes.as_slice()).unwrap();
            let mut again = Vec::new();
            ciborium::into_writer(&tree, &mut again).unwrap();
            assert_eq!(bytes, again);
        }
    }

    #[test]
    fn an_entry_that_makes_a_record_is_the_same_with_and_without_its_edits() {
        let row = Row::from([
            ("given_name".into(), Value::Text("Awa".into())),
            ("event".into(), Value::Sealed(vec![5])),
            ("gone".into(), Value::Int(-3)),
        ]);
        let plain = |value: &Value| Edit { value: value.clone(), replaces: Vec::new() };
        let edits = row.iter().map(|(key, value)| (key.clone(), plain(value))).collect();
        let whole = Entry { edits, ..sample() };
        let bare = Entry { edits: Edits::new(), ..sample() };
        assert_eq!(bare.encode_new(&row), whole.encode());
    }

    #[test]
    fn cut_or_damaged_bytes_never_panic() {
        let body = sample().encode();
        for end in 0..body.len() {
            assert_eq!(Entry::decode(&body[..end]), None);
        }
        for at in 0..body.len() {
            let mut damaged = body.clone();
            damaged[at] ^= 0x55;
            let _ = Entry::decode(&damaged);
        }
    }

    #[test]
    fn a_field_number_of_a_later_program_is_passed_over() {
        let Ok(Cbor::Map(mut map)) = ciborium::from_reader::<Cbor, _>(sample().encode().as_slice())
        else {
            panic!("a map")
        };
        map.push((Cbor::from(99), Cbor::from("later")));
        let mut body = Vec::new();
        ciborium::into_writer(&Cbor::Map(map), &mut body).unwrap();
        assert_eq!(Entry::decode(&body), Some(sample()));
    }
}
