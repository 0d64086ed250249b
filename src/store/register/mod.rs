//! The register as a table holds it: one line per person with case, telephone,
//! paper and household. What an import must know beforehand, how a line comes
//! in without reading anything back, and how the lines go out.

mod apart;
mod load;

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, named_params};

pub(super) use self::apart::Apart;
pub(super) use self::load::Load;

use super::{Reader, Store, StoreError, Writer, connection, new_id};
use crate::domain::case::Case;
use crate::domain::contact::Contact;
use crate::domain::document::Document;
use crate::domain::fact::Record;
use crate::domain::id::Id;
use crate::domain::paper;
use crate::domain::person::Person;
use crate::domain::value::Value;

/// How many columns a line of the register has.
pub const WIDTH: usize = 24;

/// With so many records written, the search index is in more pieces than a save should merge.
const LARGE: usize = 50_000;
/// Of fewer people, an index built apart saves nothing.
const SMALL: u64 = 2_000;

/// One person of a register, with what stands on the same line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registration {
    /// The person.
    pub person: Person,
    /// The case that the registration opened.
    pub case: Option<Case>,
    /// A telephone.
    pub contact: Option<Contact>,
    /// A paper.
    pub document: Option<Document>,
}

/// What is held already, as far as an import must know.
#[derive(Debug, Default)]
pub struct Known {
    /// Numbers of people in another register.
    pub people: HashSet<String>,
    /// Fingerprints of kinds and numbers of papers.
    pub papers: HashSet<u64>,
    /// Households by their number.
    pub households: HashMap<String, Id>,
}

impl Known {
    /// The fingerprint of a paper: the same however its number is written.
    pub fn paper(kind: &str, number: &str) -> u64 {
        let text = [kind, "\0", &paper::clean(number)].concat();
        let hash = blake3::hash(text.as_bytes());
        let first = hash.as_bytes().first_chunk::<8>().copied().unwrap_or_default();
        u64::from_le_bytes(first)
    }
}

impl Reader {
    /// What is held already, as far as an import must know.
    pub fn known(&self) -> Result<Known, StoreError> {
        let mut known = Known::default();
        let mut people = self.db.prepare(include_str!("known_person.sql"))?;
        let mut rows = people.query([])?;
        while let Some(row) = rows.next()? {
            known.people.insert(row.get(0)?);
        }
        let mut papers = self.db.prepare(include_str!("known_paper.sql"))?;
        let mut rows = papers.query([])?;
        while let Some(row) = rows.next()? {
            let kind: Option<String> = row.get(0)?;
            let number: String = row.get(1)?;
            known.papers.insert(Known::paper(&kind.unwrap_or_default(), &number));
        }
        let mut households = self.db.prepare(include_str!("known_household.sql"))?;
        let mut rows = households.query([])?;
        while let Some(row) = rows.next()? {
            known.households.insert(row.get(0)?, row.get(1)?);
        }
        Ok(known)
    }

    /// Gives every line of the register to `take`, in the order the people came in.
    pub fn register<E: From<StoreError>>(
        &self,
        mut take: impl FnMut(&[Value; WIDTH]) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |error: rusqlite::Error| E::from(StoreError::from(error));
        let mut statement = self.db.prepare(include_str!("line.sql")).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut line: [Value; WIDTH] = std::array::from_fn(|_| Value::Nothing);
        let hidden = self.hidden()?;
        while let Some(row) = rows.next().map_err(failed)? {
            if !hidden.is_empty() && hidden.has_number(row.get(WIDTH).map_err(failed)?) {
                continue;
            }
            for (at, cell) in line.iter_mut().enumerate() {
                *cell = row.get(at).map_err(failed)?;
            }
            take(&line)?;
        }
        Ok(())
    }
}

impl Store {
    /// Does work that writes very much: with room for its pages, given back afterwards.
    pub fn with_room<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Result<T, StoreError> {
        connection::large_room(&self.db)?;
        let done = work(self);
        connection::usual_room(&self.db)?;
        Ok(done)
    }
}

impl<'a> Writer<'a> {
    /// Does work that brings in very many records, about so many of them `people`. Meanwhile the
    /// search index gathers much before it writes; and where most people of the vault will have
    /// come with this work, the indexes of their tables are taken away and made at its end, once
    /// and in order: half of the time would go into keeping them up row by row. Nor does the
    /// database look again whether each code is on its list, which costs it a table for each row:
    /// the facts have given none that is not (`segin check` does look).
    ///
    /// Work that fails must make its transaction fail, too.
    ///
    /// # Errors
    /// Those of the work, and when the database does not answer.
    pub fn at_large<T, E: From<StoreError>>(
        &mut self,
        people: u64,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let held = self.held()?;
        let resting =
            if people.saturating_mul(4) < held { Vec::new() } else { self.rest_indexes()? };
        if held == 0 && people > SMALL {
            self.apart = Some(Apart::begin(self.db)?);
        }
        gather_much(self.db)?;
        connection::trust_codes(self.db, true).map_err(StoreError::from)?;
        let done = work(self).and_then(|done| {
            self.settle()?;
            Ok(done)
        });
        let apart = self.apart.take();
        connection::trust_codes(self.db, false).map_err(StoreError::from)?;
        gather_usually(self.db)?;
        let done = done?;
        if let Some(apart) = apart {
            apart.settle(self.db)?;
        }
        for index in resting {
            self.db.execute_batch(&index).map_err(StoreError::from)?;
        }
        // What a large load wrote is merged here: otherwise the first saves after it would.
        if held > 0 && self.changed.records.len() > LARGE {
            self.db.execute(include_str!("merge.sql"), []).map_err(StoreError::from)?;
        }
        Ok(done)
    }

    /// How many people were ever registered here, about.
    fn held(&self) -> Result<u64, StoreError> {
        let held: i64 = self.db.query_row(include_str!("held.sql"), [], |row| row.get(0))?;
        Ok(u64::try_from(held).unwrap_or_default())
    }

    /// Takes the indexes away that nothing asks while people come in; returns how to make them.
    fn rest_indexes(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.db.prepare(include_str!("indexes.sql"))?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let all: Vec<(String, String)> = all.collect::<Result<_, _>>()?;
        for (name, _) in &all {
            self.db.execute_batch(&format!("drop index {name}"))?;
        }
        Ok(all.into_iter().map(|(_, made)| made).collect())
    }

    /// Brings a new person in with what stands on the same line of a register. They stand in the
    /// tables once something else is written, or at the end.
    pub fn register(&mut self, line: Registration) -> Result<(), StoreError> {
        let mut load = self.loading()?;
        load.person(line, &mut self.changed)?;
        self.load = Some(load);
        Ok(())
    }

    /// Brings a new household or centre in, in the same way; returns its id.
    pub fn register_place<R: Record>(&mut self, record: &R) -> Result<Id, StoreError> {
        let (mut load, id) = (self.loading()?, new_id()?);
        load.record((R::KIND, id, record.to_row()), &mut self.changed)?;
        self.load = Some(load);
        Ok(id)
    }

    fn loading(&mut self) -> Result<Load<'a>, StoreError> {
        if let Some(load) = self.load.take() {
            return Ok(load);
        }
        let (occasion, seal) = (self.occasion.clone(), self.seal.clone());
        Load::begin(self.db, self.tail, occasion, seal, self.apart.take())
    }

    /// Writes what was brought in and waits.
    pub(super) fn settle(&mut self) -> Result<(), StoreError> {
        if let Some(load) = self.load.take() {
            (self.tail, self.apart) = load.settle(&mut self.changed)?;
        }
        Ok(())
    }

    /// True when a case bears this number.
    pub fn has_case_number(&self, number: &str) -> Result<bool, StoreError> {
        let mut statement = self.db.prepare_cached(include_str!("has_case_number.sql"))?;
        Ok(statement.exists(named_params! { ":number": number })?)
    }

    /// The highest number a case of this series bears.
    pub fn last_case_number(&self, series: &str) -> Result<i64, StoreError> {
        super::case::last_case_number(self.db, series)
    }
}

/// The search index gathers much before it writes, and merges nothing meanwhile.
fn gather_much(db: &Connection) -> Result<(), StoreError> {
    set_index(db, "hashsize", 32 << 20)?;
    set_index(db, "automerge", 0)
}

/// The search index works as it always does.
fn gather_usually(db: &Connection) -> Result<(), StoreError> {
    set_index(db, "hashsize", 1 << 20)?;
    set_index(db, "automerge", 4)
}

fn set_index(db: &Connection, setting: &str, value: i64) -> Result<(), StoreError> {
    let mut statement = db.prepare_cached(include_str!("index_setting.sql"))?;
    statement.execute(named_params! { ":setting": setting, ":value": value })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Cell;

    #[test]
    fn the_first_large_load_is_found_as_any_other() {
        let folder = tempfile::tempdir().unwrap();
        let keys = crate::store::Keys::new(crate::store::Key::random().unwrap(), None);
        let mut store = crate::store::Store::open(folder.path(), &keys).unwrap();
        let named = |family: &str| Registration {
            person: Person { family_name: family.into(), ..Person::default() },
            ..Registration::default()
        };
        let names = ["Coulibaly", "Traoré", "Ag Mohamed"];
        let load = |store: &mut Store, names: &[&str], fails: bool| {
            store.transact(crate::store::Op::Import, None, "", |w| {
                w.at_large(1_000_000, |w| {
                    for name in names {
                        w.register(named(name))?;
                    }
                    if fails { Err(StoreError::Damaged("test")) } else { Ok(()) }
                })
            })
        };
        // What fails leaves nothing, and the next load is as the first.
        // Codes are looked at again afterwards, whatever came of the load.
        let wrong = "insert into case_file (id, base, status) values (x'00', 1, 'nonsense')";
        load(&mut store, &["Diallo"], true).unwrap_err();
        assert!(store.db.execute(wrong, []).is_err());
        load(&mut store, &names, false).unwrap();
        assert!(store.db.execute(wrong, []).is_err());
        load(&mut store, &["Kouyaté"], false).unwrap();
        let reader = store.reader();
        assert_eq!(reader.search("dial", 8).unwrap(), []);
        for (typed, least) in
            [("coulib", 1), ("kulubali", 1), ("traore", 1), ("mohamed", 1), ("kuyate", 1)]
        {
            assert!(reader.search(typed, 8).unwrap().len() >= least, "{typed}");
        }
        let held = reader.search("traore", 8).unwrap().remove(0).line.id;
        let renamed = named("Diarra").person;
        store.transact(crate::store::Op::Save, None, "", |w| w.put(held, &renamed)).unwrap();
        assert_eq!(store.reader().search("traore", 8).unwrap(), []);
        assert_eq!(store.reader().search("diarra", 8).unwrap().len(), 1);
        drop(store);
        let report = crate::store::check::check(folder.path(), &keys).unwrap();
        assert_eq!(report.findings, []);
        let db = crate::store::Store::open(folder.path(), &keys).unwrap();
        let resting: i64 = db
            .reader()
            .db
            .query_row(
                "select count(*) from sqlite_schema where name like '%\\_fact' escape '\\'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(resting, 2);
    }

    #[test]
    fn what_is_written_between_comes_after_what_was_brought_in_before() {
        use crate::domain::centre::Centre;

        let folder = tempfile::tempdir().unwrap();
        let keys = crate::store::Keys::new(crate::store::Key::random().unwrap(), None);
        let mut store = crate::store::Store::open(folder.path(), &keys).unwrap();
        let op = crate::store::Op::Import;
        let many = 1_203;
        let (renamed, changed) = store
            .transact(op, None, "", |w| {
                let first =
                    w.register_place(&Centre { code: "BKO".into(), ..Centre::default() })?;
                for at in 0..many {
                    let last = at + 1 == many;
                    let family_name = if last { "Sidibé".into() } else { format!("Diallo {at}") };
                    let person = Person { family_name, ..Person::default() };
                    let line = Registration { person, ..Registration::default() };
                    w.register(line)?;
                    if at == 700 {
                        // The centre came in with the load, and is there to be changed.
                        w.put(first, &Centre { code: "GAO".into(), ..Centre::default() })?;
                        w.note("import", first, &[("rows", "700".to_owned())])?;
                    }
                }
                Ok(first)
            })
            .unwrap();
        assert_eq!(changed.records.len(), many + 1);
        assert_eq!(changed.batch, Some(1));
        let reader = store.reader();
        assert_eq!(reader.known().unwrap().people.len(), 0);
        let row = reader.row(crate::domain::kind::Kind::Centre, renamed).unwrap().unwrap();
        assert_eq!(crate::domain::value::text_of(&row, "code"), "GAO");
        assert_eq!(reader.search("sidibe", 3).unwrap().len(), 1);
        // And what follows goes on from there.
        let person = Person { family_name: "Touré".into(), ..Person::default() };
        store.transact(crate::store::Op::Save, None, "", |w| w.add(&person)).unwrap();
        drop(store);
        let report = crate::store::check::check(folder.path(), &keys).unwrap();
        assert_eq!(report.findings, []);
        assert_eq!(report.entries, many as u64 + 1 + 2 + 1);
    }

    #[test]
    fn a_line_brought_in_is_derived_as_if_it_had_been_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let key = crate::store::Key::random().unwrap();
        let keys = crate::store::Keys::new(key, None);
        let mut store = crate::store::Store::open(folder.path(), &keys).unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 5, 3);
        let person = Person {
            family_name: "Ag Mohamed".into(),
            given_name: "Ibrahîm".into(),
            origin_region: "LOI2023:04".into(),
            origin_cercle: "a place as told".into(),
            outside_number: "R0000001".into(),
            age_estimate: Some(25),
            age_estimated_on: day,
            ..Person::default()
        };
        let case = Case {
            number: "GAO-26-ABC0001".into(),
            status: Some(crate::domain::case::Status::Registered),
            registered_on: day,
            arrived_on: day,
            departure_country: "DZA".into(),
            ..Case::default()
        };
        let contact = Contact { number: "+22376123456".into(), ..Contact::default() };
        let document =
            Document { kind: "BIRTH".into(), number: "215/RG03".into(), ..Document::default() };
        let whole = Registration {
            person: person.clone(),
            case: Some(case),
            contact: Some(contact),
            document: Some(document),
        };
        let alone = Registration { person, ..Registration::default() };
        let lines = [whole, alone, Registration::default()];
        let op = crate::store::Op::Import;
        let ((), changed) = store
            .transact(op, None, "", |w| {
                for line in &lines {
                    w.register(line.clone())?;
                }
                Ok(())
            })
            .unwrap();
        assert_eq!(changed.kinds.len(), 4);
        assert_eq!(store.check_tables().unwrap().findings, []);
        let hits = store.reader().search("R0000001", 5).unwrap();
        assert_eq!(hits.len(), 2);
        let mut seen = Vec::new();
        store
            .reader()
            .register(|line| {
                seen.push(line.clone());
                Ok::<(), StoreError>(())
            })
            .unwrap();
        assert_eq!(seen.len(), 3);
        assert_eq!(seen[0][22], "GAO-26-ABC0001".to_owned().to_value());
        assert_eq!(store.reader().known().unwrap().people.len(), 1);
    }
}
