//! Views of restricted content are entries: who looked at which record, and when. They change no
//! record, and no undo takes them back.

use rusqlite::{OptionalExtension, named_params};

use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::Keyed;
use crate::store::writer::Writer;
use crate::store::{StoreError, clock};

/// Name of such an entry, in place of the kind of the record.
pub const VIEW: &str = "view";

/// Looked at again within this time, a record makes no second entry.
const AGAIN_MS: i64 = 10 * 60 * 1000;

impl Writer<'_> {
    /// Notes that a record was looked at, and what of it; at most once per record and user in
    /// ten minutes. True when it was noted.
    pub fn note_view(
        &mut self,
        kind: Kind,
        record: Id,
        what: &'static str,
    ) -> Result<bool, StoreError> {
        let last: Option<i64> = self
            .db
            .prepare_cached(include_str!("viewed.sql"))?
            .query_row(
                named_params! { ":record": record, ":kind": VIEW, ":by_user": self.occasion.by },
                |row| row.get(0),
            )
            .optional()?;
        let since = last.map(|at| self.occasion.now_ms - clock::millis(at));
        // With a clock that went back nothing is known: noted once too often.
        if since.is_some_and(|since| (0..AGAIN_MS).contains(&since)) {
            return Ok(false);
        }
        self.note(VIEW, record, &[(what, kind.key().to_owned())])?;
        Ok(true)
    }

    /// Notes that a case or the board was looked through, or opened for a reason: every time.
    pub fn note_look(
        &mut self,
        kind: Kind,
        record: Id,
        what: &'static str,
    ) -> Result<(), StoreError> {
        self.note(VIEW, record, &[(what, kind.key().to_owned())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::note::Note;
    use crate::store::vault::Key;
    use crate::store::{Keys, Op, Store, new_id};

    #[test]
    fn a_view_is_one_entry_and_hinders_no_undo() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::new(Key::random().unwrap(), None);
        let mut store = Store::open(folder.path(), &keys).unwrap();
        let note = Note { text: "open".into(), ..Note::default() };
        let (id, made) = store.transact(Op::Save, None, "", |w| w.add(&note)).unwrap();
        let (awa, binta) = (new_id().unwrap(), new_id().unwrap());
        let look = |store: &mut Store, by: Id| {
            let what = "restricted";
            let view = store
                .transact(Op::View, Some(by), "", |w| w.note_view(Kind::Note, id, what))
                .unwrap();
            assert_eq!(view.0, view.1.batch.is_some());
            view.0
        };
        assert_eq!(
            [awa, awa, binta, awa].map(|by| look(&mut store, by)),
            [true, false, true, false]
        );
        let eleven = (11 * 60 * 1000_i64) << 16;
        store.db.execute("update entry set at = at - ? where kind = 'view'", [eleven]).unwrap();
        assert!(look(&mut store, awa), "again after ten minutes");
        let seen: Vec<_> = store
            .reader()
            .history(id)
            .unwrap()
            .into_iter()
            .filter(|change| change.kind == VIEW)
            .map(|change| (change.by, change.key, change.to.text().map(str::to_owned)))
            .collect();
        let view = |by| (Some(by), "restricted".to_owned(), Some("note".to_owned()));
        assert_eq!(seen, [view(awa), view(binta), view(awa)]);
        let undo = |w: &mut Writer<'_>| w.undo(made.batch.unwrap());
        assert!(store.transact(Op::Undo, None, "", undo).unwrap().0);
        assert_eq!(store.reader().record::<Note>(id).unwrap(), None);
        assert_eq!(store.check_tables().unwrap().findings, []);
    }
}
