//! Drafts: what is being typed, on disk within two seconds, encrypted like all
//! else, restricted answers sealed. Not records, not in the journal.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::seal::Seal;
use super::{Reader, StoreError, clock, record};
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed, Value};

/// A kept draft, as the start screen lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The record it would become or change.
    pub record: Id,
    /// Its kind.
    pub kind: Kind,
    /// Moment of the hybrid clock when it was last typed in.
    pub at: i64,
}

/// What the seal binds a draft to.
const DRAFT: &str = "draft";

pub(super) fn keep(db: &Connection, seal: &Seal, by: Id, draft: &Draft) -> Result<(), StoreError> {
    let body = if seal.reads() {
        seal.close(draft.id, DRAFT, &Value::Text(draft.keep()))?
    } else {
        Value::Sealed(boxed(seal, draft)?.keep().into_bytes())
    };
    db.prepare_cached(include_str!("keep.sql"))?.execute(named_params! {
        ":record": draft.id,
        ":kind": draft.kind.key(),
        ":by_user": by,
        ":at": clock::next(0, clock::now_ms()).at,
        ":body": body,
    })?;
    Ok(())
}

/// The draft of somebody without the key: what they typed as restricted is sealed already as it
/// will be in the record, so that a draft on disk shows no more than the record does. Half a
/// date cannot be sealed as an answer and is not kept.
fn boxed(seal: &Seal, draft: &Draft) -> Result<Draft, StoreError> {
    let mut kept = draft.clone();
    let open = |key: &str, value: &Value| {
        !record::is_restricted(draft.kind, key) || matches!(value, Value::Sealed(_))
    };
    kept.base.retain(|key, value| open(key, value));
    for (key, typed) in &draft.typed {
        if !record::is_restricted(draft.kind, key) {
            continue;
        }
        kept.typed.remove(key);
        let read = draft.shape(key).read(typed).unwrap_or_default();
        if let (true, false) = (seal.writes(), read.is_nothing())
            && let Value::Sealed(bytes) = seal.close(draft.id, key, &read)?
        {
            kept.sealed.insert(key.clone(), bytes);
        }
    }
    Ok(kept)
}

pub(super) fn drop(db: &Connection, record: Id) -> Result<(), StoreError> {
    db.prepare_cached("delete from draft where record = ?")?.execute([record])?;
    Ok(())
}

impl Reader {
    /// The drafts of a user, newest first.
    pub fn drafts(&self, by: Id) -> Result<Vec<Kept>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("list.sql"))?;
        let mut rows = statement.query(named_params! { ":by_user": by })?;
        let mut kept = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(kind) = Kind::from_key(row.get_ref(1)?.as_str().unwrap_or_default()) else {
                continue;
            };
            kept.push(Kept { record: row.get(0)?, kind, at: row.get(2)? });
        }
        std::mem::drop(rows);
        if !self.hidden()?.is_empty() {
            let mut open = Vec::with_capacity(kept.len());
            for one in kept {
                if self.resume(one.record)?.is_some() {
                    open.push(one);
                }
            }
            return Ok(open);
        }
        Ok(kept)
    }

    /// Takes a kept draft up again, over the record as it is now.
    pub fn resume(&self, record: Id) -> Result<Option<Draft>, StoreError> {
        let found = self
            .db
            .prepare_cached("select kind, body from draft where record = ?")?
            .query_row([record], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?)))
            .optional()?;
        let Some((kind, body)) = found else { return Ok(None) };
        let Some(kind) = Kind::from_key(&kind) else { return Ok(None) };
        let body = match self.seal.open(record, DRAFT, Value::Sealed(body)) {
            Value::Text(text) => text,
            Value::Sealed(plain) => String::from_utf8(plain).unwrap_or_default(),
            _ => String::new(),
        };
        let draft = Draft::resume(&body, record, self.row(kind, record)?);
        if let Some(draft) = &draft
            && self.is_hidden(kind, record, &draft.base)?
        {
            return Ok(None);
        }
        Ok(draft.map(|mut draft| {
            // Kept by somebody without the key, taken up by somebody with it.
            for (key, bytes) in std::mem::take(&mut draft.sealed) {
                match self.seal.open(record, &key, Value::Sealed(bytes)) {
                    Value::Sealed(bytes) => {
                        draft.sealed.insert(key, bytes);
                    }
                    open => {
                        let typed = draft.shape(&key).typed(&open);
                        draft.typed.insert(key, typed);
                    }
                }
            }
            draft
        }))
    }
}
