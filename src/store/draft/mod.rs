//! Drafts: what is being typed, on disk within two seconds, encrypted like all
//! else, restricted answers sealed. Not records, not in the journal.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::seal::Seal;
use super::{Reader, StoreError, clock};
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

pub(super) fn keep(
    db: &Connection,
    seal: Option<&Seal>,
    by: Id,
    draft: &Draft,
) -> Result<(), StoreError> {
    let body = Value::Text(draft.keep());
    let body = match (seal, body) {
        (Some(seal), body) => seal.close(draft.id, DRAFT, &body)?,
        (None, Value::Text(text)) => Value::Sealed(text.into_bytes()),
        (None, other) => other,
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
        let body = match &self.seal {
            Some(seal) => match seal.open(record, DRAFT, Value::Sealed(body)) {
                Value::Text(text) => text,
                Value::Sealed(plain) => String::from_utf8(plain).unwrap_or_default(),
                _ => String::new(),
            },
            None => String::from_utf8(body).unwrap_or_default(),
        };
        Ok(Draft::resume(&body, record, self.row(kind, record)?))
    }
}
