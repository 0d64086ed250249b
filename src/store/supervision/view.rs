//! Who looked when, and the limited view of others' cases. Both stand in the journal and nowhere
//! else, so that they travel with it and no undo takes them back.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension as _, named_params};

use crate::domain::id::Id;
use crate::store::journal::entry::Entry;
use crate::store::{Reader, StoreError, clock};

/// That somebody has looked: the row of the journal, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// The row of the journal.
    pub entry: i64,
    /// Moment of the hybrid clock.
    pub at: i64,
}

/// That somebody opened a case that another follows, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Moment of the hybrid clock.
    pub at: i64,
    /// Who.
    pub by: Option<Id>,
    /// The reason given.
    pub reason: String,
    /// The case.
    pub case: Id,
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub person: Id,
    /// Who follows it.
    pub worker: Option<Id>,
}

impl Reader {
    /// When a user last looked through a case, or through the board (their own id).
    pub fn looked(&self, me: Id, record: Id) -> Result<Option<Looked>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("look.sql"))?;
        let found = statement.query_row(named_params! { ":me": me, ":record": record }, |row| {
            Ok(Looked { entry: row.get(0)?, at: row.get(1)? })
        });
        Ok(found.optional()?)
    }

    /// The case for which whoever reads must state a reason before seeing more of a person than
    /// name and number: somebody else follows it, its centre wants a reason (`FEATURES.md` H6),
    /// and none was stated today.
    pub fn limited(&self, person: Id, today: NaiveDate) -> Result<Option<Id>, StoreError> {
        let Some(me) = self.user else { return Ok(None) };
        let mut statement = self.db.prepare_cached(include_str!("limited.sql"))?;
        let case: Option<Id> = statement
            .query_row(named_params! { ":person": person, ":me": me }, |row| row.get(0))
            .optional()?;
        let Some(case) = case else { return Ok(None) };
        let mut statement = self.db.prepare_cached(include_str!("accessed.sql"))?;
        let stated: Option<i64> = statement
            .query_row(named_params! { ":case_id": case, ":me": me }, |row| row.get(0))
            .optional()?;
        let today = stated.is_some_and(|at| clock::local(at).date_naive() >= today);
        Ok((!today).then_some(case))
    }

    /// The newest openings of others' cases for a stated reason, newest first.
    pub fn accesses(&self, most: usize) -> Result<Vec<Access>, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("access.sql"))?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut rows = statement.query(named_params! { ":most": most })?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let body: Option<Vec<u8>> = row.get(0)?;
            let Some(entry) = body.as_deref().and_then(Entry::decode) else { continue };
            all.push(Access {
                at: entry.at,
                by: entry.by,
                reason: entry.reason,
                case: entry.record,
                number: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                person: row.get(2)?,
                worker: row.get(3)?,
            });
        }
        drop(rows);
        self.hidden()?.keep(&mut all, |access| Some(access.person));
        Ok(all)
    }
}
