//! Forgetting a person: the content of their entries is replaced by its salted
//! hash, so that the chain still verifies, and one entry says that it was done,
//! by whom, on what ground, with nothing personal in it.

use rusqlite::named_params;

use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value;
use crate::store::writer::Writer;
use crate::store::{StoreError, content, derived, new_id};

/// The name of the entry that says what was forgotten.
pub(in crate::store) const FORGET: &str = "forget";

impl Writer<'_> {
    /// Forgets a person: all their records, answers, drafts and journal content, and the photos
    /// and documents that no other record names.
    /// The ground is the reason of the transaction. Returns how many records.
    pub fn forget(&mut self, person: Id) -> Result<usize, StoreError> {
        let records = self.records_of(Kind::Person, person)?;
        let mut rows = Vec::new();
        let mut contents = content::Hashes::new();
        for (kind, id) in &records {
            let mut entries = self.db.prepare_cached(include_str!("of_record.sql"))?;
            let mut found = entries.query(named_params! { ":record": id })?;
            while let Some(row) = found.next()? {
                let (n, body): (i64, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
                let Some(body) = body else { continue };
                contents.extend(content::in_entry(&body));
                let hash = blake3::hash(&body);
                self.db
                    .prepare_cached("update entry set body = null, forgotten = ? where n = ?")?
                    .execute((hash.as_bytes().as_slice(), n))?;
                rows.push(n.to_string());
            }
            self.touched(*kind, *id, &value::Row::new());
            self.drop_row(*kind, *id)?;
        }
        self.drop_contents(contents)?;
        self.note(FORGET, new_id()?, &[("rows", rows.join(" "))])?;
        Ok(records.len())
    }

    /// A record and all that hangs on it.
    fn records_of(&self, kind: Kind, id: Id) -> Result<Vec<(Kind, Id)>, StoreError> {
        let mut found = vec![(kind, id)];
        for child in kind.children() {
            let Some((link, _)) = child.parent() else { continue };
            let sql = format!("select id from {} where {link} = ?", table(child));
            let mut statement = self.db.prepare_cached(&sql)?;
            let ids: Vec<Id> =
                statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for id in ids {
                found.extend(self.records_of(child, id)?);
            }
        }
        Ok(found)
    }

    fn drop_row(&mut self, kind: Kind, id: Id) -> Result<(), StoreError> {
        self.db.execute("delete from answer where record = ?", [id])?;
        self.db.execute("delete from draft where record = ?", [id])?;
        if kind == Kind::Person {
            derived::drop(self.db, id)?;
            self.dirty.remove(&id);
            self.lines.remove(&id);
        }
        self.db.execute(&format!("delete from {} where id = ?", table(kind)), [id])?;
        Ok(())
    }
}

fn table(kind: Kind) -> &'static str {
    crate::domain::value::Keyed::key(kind)
}
