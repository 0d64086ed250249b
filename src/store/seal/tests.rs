//! Anybody writes restricted content, only those with the key read it: whatever is asked, and
//! wherever in the file one looks.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::Path;

use rusqlite::types::ValueRef;

use super::*;
use crate::domain::draft::Draft;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed, Row};
use crate::store::person::{Empty, Question, Sort};
use crate::store::{Held, Keys, Op, Reader, Store, Writer, new_id};

/// Stands in every restricted value of these tests, and nowhere else.
const CLEAR: &str = "zanzibar";

#[test]
fn a_sealed_value_opens_only_in_its_own_field_of_its_own_record() {
    let key = Key::random().unwrap();
    let half = Some(Half::of(&key));
    let reads = Seal::new(Some(key), half);
    let (id, other) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
    let value = Value::Text("a note".into());
    let writes = Seal::new(None, half);
    let stranger = Seal::new(Some(Key::random().unwrap()), half);
    for seal in [&reads, &writes] {
        let sealed = seal.close(id, "summary", &value).unwrap();
        assert!(matches!(&sealed, Value::Sealed(b) if !b.windows(4).any(|w| w == b"note")));
        assert_eq!(reads.open(id, "summary", sealed.clone()), value);
        assert_eq!(reads.open(other, "summary", sealed.clone()), sealed);
        assert_eq!(reads.open(id, "event", sealed.clone()), sealed);
        assert_eq!(writes.open(id, "summary", sealed.clone()), sealed);
        assert_eq!(stranger.open(id, "summary", sealed.clone()), sealed);
    }
    let neither = Seal::new(None, None);
    assert!(matches!(neither.close(id, "summary", &value), Err(StoreError::Restricted)));
}

/// The restricted fields of a kind: facts and questions of every form.
fn restricted(kind: Kind) -> BTreeSet<&'static str> {
    let facts = kind.fields().iter().copied();
    let questions = form::of_kind(kind).flat_map(|form| form.fields().map(|(_, field)| field));
    facts.chain(questions).filter(|field| field.restricted).map(|field| field.key).collect()
}

/// What one looks for, in what was looked at.
#[derive(Default)]
struct Search {
    looked: usize,
    hits: usize,
}

impl Search {
    fn bytes(&mut self, bytes: &[u8]) {
        let wide = |order: fn(u16) -> [u8; 2]| CLEAR.encode_utf16().flat_map(order).collect();
        let needles: [Vec<u8>; 3] = [CLEAR.into(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
        self.looked += 1;
        let holds = |needle: &Vec<u8>| bytes.windows(needle.len()).any(|window| window == needle);
        self.hits += usize::from(needles.iter().any(holds));
    }

    fn said(&mut self, said: &impl Debug) {
        self.bytes(format!("{said:?}").as_bytes());
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Sealed(bytes) => self.bytes(bytes),
            other => self.said(other),
        }
    }

    fn held(&mut self, all: &[Held]) {
        all.iter().flat_map(|held| held.row.values()).for_each(|value| self.value(value));
    }

    /// Everything a reader answers.
    fn reader(&mut self, reader: &Reader, by: Id, persons: &[Id]) {
        let day = chrono::NaiveDate::from_ymd_opt(2030, 1, 1).unwrap();
        for kind in Kind::ALL {
            self.held(&reader.all(*kind).unwrap());
            self.said(&reader.count(*kind).unwrap());
            for field in kind.fields() {
                self.said(&reader.find(*kind, field.key, CLEAR).unwrap());
            }
            for held in reader.all(*kind).unwrap() {
                let row = reader.row(*kind, held.id).unwrap().unwrap();
                for value in row.values() {
                    self.value(value);
                }
                self.said(&reader.person_of(*kind, held.id).unwrap());
                for change in reader.history(held.id).unwrap() {
                    self.value(&change.from);
                    self.value(&change.to);
                    self.said(&change.reason);
                }
                for child in kind.children() {
                    self.held(&reader.children(child, held.id).unwrap());
                }
                if let Some(draft) = reader.resume(held.id).unwrap() {
                    self.said(&draft.typed);
                    draft.base.values().for_each(|value| self.value(value));
                    draft.sealed.values().for_each(|bytes| self.bytes(bytes));
                }
            }
        }
        for person in persons {
            let Some(file) = reader.case_file(*person, None).unwrap() else { continue };
            self.said(&file);
            self.held(&file.episodes);
            file.parts.values().for_each(|parts| self.held(parts));
            for change in reader.events(&file).unwrap() {
                self.value(&change.from);
                self.value(&change.to);
            }
        }
        let empties = Empty::ALL.iter().map(|empty| Some(*empty)).chain([None]);
        for empty in empties {
            for text in [String::new(), CLEAR.to_owned()] {
                let sort = Sort::Risk;
                let question = Question { text, empty, sort, ..Question::default() };
                let found = reader.people(&question).unwrap();
                self.said(&reader.people_lines(&found).unwrap());
                self.said(&reader.find_people(&question, 50).unwrap());
            }
        }
        assert_eq!(reader.search(CLEAR, 50).unwrap(), [], "nobody is found by it");
        self.said(&reader.arrivals(day, day).unwrap());
        self.said(&reader.due(None, day).unwrap());
        self.said(&reader.due_for_all(day).unwrap());
        self.said(&reader.known().unwrap());
        self.said(&reader.drafts(by).unwrap());
        self.said(&reader.office().unwrap());
        let mut lines = Vec::new();
        let told = reader.register(|line| {
            lines.push(line.clone());
            Ok::<(), StoreError>(())
        });
        told.unwrap();
        lines.iter().flatten().for_each(|value| self.value(value));
    }

    /// Every cell of every table, the search index's own and the journal included.
    fn tables(&mut self, db: &rusqlite::Connection) {
        let mut names = db.prepare("select name from sqlite_master where type = 'table'").unwrap();
        let names: Vec<String> =
            names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert!(names.len() > 25, "{names:?}");
        for name in names {
            let mut all = db.prepare(&format!("select * from \"{name}\"")).unwrap();
            let width = all.column_count();
            let mut rows = all.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for at in 0..width {
                    match row.get_ref(at).unwrap() {
                        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => self.bytes(bytes),
                        _ => self.looked += 1,
                    }
                }
            }
        }
    }
}

/// Writes a person with every kind of record, each with all its restricted answers.
fn write_all(w: &mut Writer<'_>, said: &str) -> Result<(Id, Vec<(Kind, Id)>), StoreError> {
    let (person, case) = (new_id()?, new_id()?);
    let mut made = Vec::new();
    for kind in Kind::ALL {
        let id = match kind {
            Kind::Person => person,
            Kind::Case => case,
            _ => new_id()?,
        };
        let mut row = Row::new();
        if let Some((link, parent)) = kind.parent() {
            let above = if parent == Kind::Person { person } else { case };
            row.insert(link.into(), Value::Text(above.to_string()));
        }
        for key in restricted(*kind) {
            row.insert(key.into(), Value::Text(format!("{CLEAR} {said} {key}")));
        }
        w.put_row(*kind, id, row)?;
        made.push((*kind, id));
    }
    Ok((person, made))
}

/// Somebody types a restricted answer that is not saved.
fn type_draft(store: &Store, by: Id, id: Id, typed: &str) -> Draft {
    let base = store.reader().row(Kind::Note, id).unwrap().unwrap();
    let mut draft = Draft::edit(form::named("note").unwrap(), id, base);
    draft.type_in("text", draft.shape("text"), "open");
    draft.type_in("restricted_text", draft.shape("restricted_text"), typed);
    store.keep_draft(by, &draft).unwrap();
    draft
}

fn note_of(made: &[(Kind, Id)]) -> Id {
    made.iter().find(|(kind, _)| *kind == Kind::Note).unwrap().1
}

fn sound(store: &Store) {
    assert_eq!(store.check_tables().unwrap().findings, []);
}

fn text(reader: &Reader, kind: Kind, id: Id, key: &str) -> Value {
    value::of(&reader.row(kind, id).unwrap().unwrap(), key).clone()
}

#[test]
fn who_holds_no_key_sees_no_restricted_byte_and_who_does_sees_them_all() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::new(Key::random().unwrap(), Some(Key::random().unwrap()));
    let blind = keys.without_restricted();
    let open = |keys: &Keys| Store::open(folder.path(), keys).unwrap();
    let (reads, writes) = (new_id().unwrap(), new_id().unwrap());

    let mut store = open(&keys);
    let ((awa, made), _) =
        store.transact(Op::Save, Some(reads), "", |w| write_all(w, "read")).unwrap();
    type_draft(&store, reads, note_of(&made), &format!("{CLEAR} half"));
    drop(store);
    let mut store = open(&blind);
    let ((binta, blind_made), _) =
        store.transact(Op::Save, Some(writes), "", |w| write_all(w, "blind")).unwrap();
    let typed = format!("{CLEAR} half");
    let draft = type_draft(&store, writes, note_of(&blind_made), &typed);
    // Over what one cannot read: left as it is, typed anew, taken back, taken away.
    let mut untouched = 0;
    for (kind, id) in &made {
        let Some(row) = store.reader().row(*kind, *id).unwrap() else {
            assert_eq!(*kind, Kind::Alert, "only an alert does not exist without the key");
            continue;
        };
        let wrote = store.transact(Op::Save, Some(writes), "", |w| w.put_row(*kind, *id, row));
        assert!(!wrote.unwrap().0, "{kind:?}");
        untouched += 1;
    }
    let session = made.iter().find(|(kind, _)| *kind == Kind::Session).unwrap().1;
    let held = crate::domain::session::Session {
        activity: "group".into(),
        ..store.reader().record(session).unwrap().unwrap()
    };
    store.transact(Op::Save, Some(writes), "", |w| w.put(session, &held)).unwrap();
    let step = made.iter().find(|(kind, _)| *kind == Kind::Step).unwrap().1;
    let anew = |w: &mut Writer<'_>| {
        let mut row = w.row(Kind::Step, step)?.unwrap();
        row.insert("event".into(), Value::Text(format!("{CLEAR} anew")));
        w.put_row(Kind::Step, step, row)
    };
    let (_, first) = store.transact(Op::Save, Some(writes), "", anew).unwrap();
    store.transact(Op::Undo, Some(writes), "", |w| w.undo(first.batch.unwrap())).unwrap();
    store.transact(Op::Save, Some(writes), "", anew).unwrap();
    let gone = blind_made.iter().find(|(kind, _)| *kind == Kind::Vulnerability).unwrap().1;
    store.transact(Op::Remove, Some(writes), "", |w| w.remove(Kind::Vulnerability, gone)).unwrap();
    sound(&store);

    let mut without = Search::default();
    for reader in [store.reader(), &store.reader().another().unwrap()] {
        without.reader(reader, writes, &[awa, binta]);
        assert!(!reader.reads_restricted() && reader.writes_restricted());
    }
    without.tables(&store.db);
    // The draft of one's own, too, is sealed once it was kept; it is saved with the rest.
    let again = store.reader().resume(draft.id).unwrap().unwrap();
    assert_eq!(again.typed.keys().collect::<Vec<_>>(), ["text"]);
    assert!(again.sealed.contains_key("restricted_text"));
    let row = again.under();
    store.transact(Op::Save, Some(writes), "", |w| w.put_row(Kind::Note, draft.id, row)).unwrap();
    drop(store);

    let store = open(&keys);
    let mut with = Search::default();
    with.reader(store.reader(), reads, &[awa, binta]);
    let mut sealed = Search::default();
    sealed.tables(&store.db);
    println!(
        "without the key: {} of {} answers and cells show it; with it {} of {}; at rest {} of {}",
        without.hits, without.looked, with.hits, with.looked, sealed.hits, sealed.looked
    );
    assert_eq!((without.hits, sealed.hits), (0, 0));
    let mut fields = 0;
    for (made, said) in [(&made, "read"), (&blind_made, "blind")] {
        for (kind, id) in made.iter().filter(|(_, id)| *id != gone) {
            for key in restricted(*kind) {
                let wanted = match (*kind, key) {
                    (Kind::Note, _) if said == "blind" => typed.clone(),
                    (Kind::Step, _) if said == "read" => format!("{CLEAR} anew"),
                    _ => format!("{CLEAR} {said} {key}"),
                };
                let held = text(store.reader(), *kind, *id, key);
                assert_eq!(held, Value::Text(wanted), "{kind:?} {key}");
                fields += 1;
            }
        }
    }
    println!(
        "{fields} restricted answers read with the key, {untouched} records left as they were"
    );
    assert!(with.hits >= fields);
    let held = store.reader().record::<crate::domain::session::Session>(session).unwrap().unwrap();
    assert_eq!((held.activity.as_str(), held.summary.is_empty()), ("group", false));
    sound(&store);
    whole_check(folder.path(), &keys);
}

fn whole_check(folder: &Path, keys: &Keys) {
    assert_eq!(crate::store::check::check(folder, keys).unwrap().findings, []);
}

#[test]
fn forgetting_takes_boxes_away_too_and_without_a_half_writing_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::new(Key::random().unwrap(), Some(Key::random().unwrap()));
    let mut store = Store::open(folder.path(), &keys.without_restricted()).unwrap();
    let ((person, made), _) = store.transact(Op::Save, None, "", |w| write_all(w, "x")).unwrap();
    store.transact(Op::Forget, None, "law", |w| w.forget(person)).unwrap();
    assert_eq!(store.reader().row(Kind::Note, note_of(&made)).unwrap(), None);
    sound(&store);
    drop(store);
    // A vault from before, which nobody with the key opened since.
    let before = Keys { half: None, ..keys.without_restricted() };
    let mut store = Store::open(folder.path(), &before).unwrap();
    assert!(!store.reader().writes_restricted());
    let refused = store.transact(Op::Save, None, "", |w| write_all(w, "x"));
    assert!(matches!(refused, Err(StoreError::Restricted)));
    sound(&store);
}
