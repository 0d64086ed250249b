//! What the store promises: one save one entry, no difference no trace, undo,
//! history, rebuild, forgetting, search.

use super::*;
use crate::domain::case::{Case, Risk, Status};
use crate::domain::contact::Contact;
use crate::domain::fact::Record;
use crate::domain::note::Note;
use crate::domain::person::{Person, Sex};
use crate::domain::value::{self, Row};

struct Place {
    store: Store,
    keys: Keys,
    _folder: tempfile::TempDir,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::new(Key::random().unwrap(), Some(Key::random().unwrap()));
    let store = Store::open(folder.path(), &keys).unwrap();
    Place { store, keys, _folder: folder }
}

fn awa() -> Person {
    Person {
        family_name: "Traoré".into(),
        given_name: "Awa".into(),
        sex: Some(Sex::Female),
        ..Person::default()
    }
}

impl Place {
    fn save<T>(
        &mut self,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> (T, Changed) {
        self.store.transact(Op::Save, None, "", work).unwrap()
    }

    fn sound(&self) -> Vec<check::Finding> {
        self.store.check_tables().unwrap().findings
    }
}

#[test]
fn one_save_is_one_entry_and_no_difference_leaves_no_trace() {
    let mut place = place();
    let (id, changed) = place.save(|w| w.add(&awa()));
    assert_eq!(changed.batch, Some(1));
    let (wrote, changed) = place.save(|w| w.put(id, &awa()));
    assert!(!wrote);
    assert_eq!(changed.batch, None);
    let mut older = awa();
    older.age_estimate = Some(25);
    let (wrote, changed) = place.save(|w| w.put(id, &older));
    assert!(wrote);
    assert_eq!(changed.batch, Some(2));
    let history = place.store.reader().history(id).unwrap();
    let last = history.last().unwrap();
    assert_eq!((last.key.as_str(), &last.to), ("age_estimate", &Value::Int(25)));
    assert_eq!(place.store.reader().record::<Person>(id).unwrap(), Some(older));
    assert_eq!(place.sound(), []);
}

#[test]
fn an_edit_names_the_edits_it_replaces() {
    let mut place = place();
    let (id, _) = place.save(|w| w.add(&awa()));
    let named = |name: &str| Person { given_name: name.into(), ..awa() };
    place.save(|w| w.put(id, &named("Aoua")));
    place.save(|w| w.put(id, &named("Hawa")));
    let entries = journal::of_record(&place.store.db, id).unwrap();
    let replaced: Vec<Vec<i64>> = entries
        .iter()
        .map(|logged| {
            let edit = &logged.entry.as_ref().unwrap().edits["given_name"];
            edit.replaces.iter().map(|id| id.seq).collect()
        })
        .collect();
    assert_eq!(replaced, [vec![], vec![1], vec![2]]);
    assert_eq!(place.sound(), []);
}

#[test]
fn undo_brings_back_what_was_and_is_itself_an_entry() {
    let mut place = place();
    let (id, _) = place.save(|w| w.add(&awa()));
    let (_, edit) = place.save(|w| w.put(id, &Person { given_name: "Hawa".into(), ..awa() }));
    let (_, undone) =
        place.store.transact(Op::Undo, None, "", |w| w.undo(edit.batch.unwrap())).unwrap();
    assert_eq!(place.store.reader().record::<Person>(id).unwrap(), Some(awa()));
    // The undo can be undone.
    place.store.transact(Op::Undo, None, "", |w| w.undo(undone.batch.unwrap())).unwrap();
    let held = place.store.reader().record::<Person>(id).unwrap().unwrap();
    assert_eq!(held.given_name, "Hawa");
    let values: Vec<Value> = place
        .store
        .reader()
        .history(id)
        .unwrap()
        .into_iter()
        .filter(|change| change.key == "given_name")
        .map(|change| change.to)
        .collect();
    assert_eq!(values, ["Awa", "Hawa", "Awa", "Hawa"].map(|v| Value::Text(v.into())));
    assert_eq!(place.sound(), []);
}

#[test]
fn undo_of_a_new_record_takes_it_away_and_redo_brings_it_back() {
    let mut place = place();
    let (id, made) = place.save(|w| w.add(&awa()));
    let (_, undone) =
        place.store.transact(Op::Undo, None, "", |w| w.undo(made.batch.unwrap())).unwrap();
    assert_eq!(place.store.reader().record::<Person>(id).unwrap(), None);
    assert_eq!(place.store.reader().search("awa traore", 10).unwrap(), []);
    place.store.transact(Op::Undo, None, "", |w| w.undo(undone.batch.unwrap())).unwrap();
    assert_eq!(place.store.reader().record::<Person>(id).unwrap(), Some(awa()));
    assert_eq!(place.sound(), []);
}

#[test]
fn undo_is_refused_when_the_field_changed_again() {
    let mut place = place();
    let (id, _) = place.save(|w| w.add(&awa()));
    let (_, edit) = place.save(|w| w.put(id, &Person { given_name: "Hawa".into(), ..awa() }));
    place.save(|w| w.put(id, &Person { given_name: "Hawwa".into(), ..awa() }));
    let undo = place.store.transact(Op::Undo, None, "", |w| w.undo(edit.batch.unwrap()));
    assert!(matches!(undo, Err(StoreError::Refused(_))));
    let held = place.store.reader().record::<Person>(id).unwrap().unwrap();
    assert_eq!(held.given_name, "Hawwa");
}

#[test]
fn a_failed_transaction_leaves_nothing() {
    let mut place = place();
    let failed = place.store.transact(Op::Save, None, "", |w| {
        w.add(&awa())?;
        Err::<(), _>(StoreError::Restricted)
    });
    assert!(failed.is_err());
    assert_eq!(place.store.reader().count(Kind::Person).unwrap(), 0);
    let (_, changed) = place.save(|w| w.add(&awa()));
    assert_eq!(changed.batch, Some(1), "numbers are not used up");
    assert_eq!(place.sound(), []);
}

#[test]
fn restricted_content_is_sealed_in_the_tables_and_in_the_journal() {
    let mut place = place();
    let (person, _) = place.save(|w| w.add(&awa()));
    let (case, _) = place.save(|w| {
        w.add(&Case {
            person_id: Some(person),
            status: Some(Status::Registered),
            ..Case::default()
        })
    });
    let note = Note {
        case_id: Some(case),
        written_on: Some(chrono::NaiveDate::from_ymd_opt(2026, 5, 3).unwrap()),
        restricted_text: "zanzibar".into(),
        ..Note::default()
    };
    let (id, _) = place.save(|w| w.add(&note));
    assert_eq!(place.store.reader().record::<Note>(id).unwrap(), Some(note.clone()));
    // Saved again as read: no difference, though sealing is never twice the same.
    assert!(!place.save(|w| w.put(id, &note)).0);
    let leaks: i64 = place
        .store
        .db
        .query_row(
            "select count(*) from entry where instr(body, cast('zanzibar' as blob))",
            [],
            |r| r.get(0),
        )
        .unwrap();
    assert_eq!(leaks, 0);
    let blind = Keys { half: None, ..place.keys.without_restricted() };
    let folder = place.store.path().parent().unwrap().to_owned();
    let mut blind = Store::open(&folder, &blind).unwrap();
    let row = blind.reader().row(Kind::Note, id).unwrap().unwrap();
    assert!(matches!(value::of(&row, "restricted_text"), Value::Sealed(_)));
    let write = blind.transact(Op::Save, None, "", |w| {
        w.put_row(Kind::Note, id, {
            let mut row: Row = row.clone();
            row.insert("restricted_text".into(), Value::Text("x".into()));
            row
        })
    });
    assert!(matches!(write, Err(StoreError::Restricted)));
    // What one cannot read one can leave as it is.
    let kept = blind.transact(Op::Save, None, "", |w| {
        let mut row = row.clone();
        row.insert("text".into(), Value::Text("open".into()));
        w.put_row(Kind::Note, id, row)
    });
    assert!(kept.unwrap().0);
    assert_eq!(place.sound(), []);
}

#[test]
fn forgetting_leaves_no_content_and_a_chain_that_verifies() {
    let mut place = place();
    let (id, _) = place.save(|w| w.add(&awa()));
    let (other, _) = place.save(|w| w.add(&Person { given_name: "Binta".into(), ..awa() }));
    place.save(|w| {
        w.add(&Contact { person_id: Some(id), number: "+22376123456".into(), ..Contact::default() })
    });
    let (records, _) =
        place.store.transact(Op::Forget, None, "law 2013-015", |w| w.forget(id)).unwrap();
    assert_eq!(records, 2);
    assert_eq!(place.store.reader().history(id).unwrap(), []);
    assert!(place.store.reader().search("76123456", 10).unwrap().is_empty());
    assert_eq!(place.store.reader().search("traore", 10).unwrap().len(), 1);
    assert!(place.store.reader().record::<Person>(other).unwrap().is_some());
    let leaks: i64 = place
        .store
        .db
        .query_row("select count(*) from entry where instr(body, cast('Awa' as blob))", [], |r| {
            r.get(0)
        })
        .unwrap();
    assert_eq!(leaks, 0);
    assert_eq!(place.sound(), []);
}

#[test]
fn what_is_changed_behind_our_back_is_noticed_and_named() {
    use super::journal::chain::Break;
    type Damage = (&'static str, fn(&check::Finding) -> bool);
    let damage: &[Damage] = &[
        ("delete from entry where seq = 2", |f| {
            matches!(f, check::Finding::Journal(Break::Missing { seq: 2 }))
        }),
        ("delete from entry where seq = (select max(seq) from entry)", |f| {
            matches!(f, check::Finding::Journal(Break::Shortened { .. }))
        }),
        ("update entry set body = cast(body || x'00' as blob) where seq = 2", |f| {
            matches!(f, check::Finding::Journal(Break::Changed { seq: 2 }))
        }),
        ("update entry set forgotten = x'00', body = null where seq = 2", |f| {
            matches!(f, check::Finding::Journal(Break::Emptied { .. } | Break::Changed { .. }))
        }),
        (
            "update person set given_name = 'Eve' where n = 1",
            |f| matches!(f, check::Finding::Table(d) if d.key == "given_name"),
        ),
        (
            "delete from person where n = 1",
            |f| matches!(f, check::Finding::Table(d) if d.table == "person"),
        ),
        (
            "insert into person (id, base) values (zeroblob(16), 1)",
            |f| matches!(f, check::Finding::Table(d) if d.table == "person" && d.key.is_empty()),
        ),
        (
            "update summary set risk = 'low'",
            |f| matches!(f, check::Finding::Table(d) if d.table == "summary"),
        ),
        (
            "update found set words = 'eve' where rowid = 1",
            |f| matches!(f, check::Finding::Table(d) if d.table == "found"),
        ),
    ];
    for (sql, expected) in damage {
        let mut place = place();
        let (id, _) = place.save(|w| w.add(&awa()));
        place.save(|w| w.put(id, &Person { given_name: "Hawa".into(), ..awa() }));
        place.save(|w| w.put(id, &Person { given_name: "Aoua".into(), ..awa() }));
        assert_eq!(place.sound(), []);
        place.store.db.execute(sql, []).unwrap();
        let findings = place.sound();
        assert!(findings.iter().any(expected), "{sql}: {findings:?}");
    }
    println!("{} kinds of tampering, all named", damage.len());
}

#[test]
fn people_are_found_by_other_spellings_numbers_and_order() {
    let mut place = place();
    let (id, _) = place.save(|w| w.add(&awa()));
    place.save(|w| {
        w.add(&Contact { person_id: Some(id), number: "+22376123456".into(), ..Contact::default() })
    });
    place.save(|w| w.add(&Person { family_name: "Coulibaly".into(), ..awa() }));
    for text in
        ["Awa Traoré", "traore awa", "Awa Tarawele", "awa t", "76123456", "+223 76 12 34 56"]
    {
        let hits = place.store.reader().search(text, 10).unwrap();
        assert_eq!(hits.first().map(|hit| hit.line.id), Some(id), "{text}");
    }
    assert!(place.store.reader().search("Zzyzx", 10).unwrap().is_empty());
}

#[test]
fn two_names_find_one_among_many_who_share_the_first() {
    let mut place = place();
    let named = |family: &str, given: &str| Person {
        family_name: family.into(),
        given_name: given.into(),
        ..Person::default()
    };
    // More of each than a search looks at.
    place.save(|w| {
        for at in 0..300 {
            w.add(&named("Traoré", ["Awa", "Mamadou", "Modibo"][at % 3]))?;
            w.add(&named(["Koné", "Keïta", "Sow"][at % 3], "Mouna"))?;
        }
        Ok(())
    });
    let (moussa, _) = place.save(|w| w.add(&named("Traoré", "Moussa")));
    let (karim, _) = place.save(|w| w.add(&named("Coulibaly", "Karim")));
    place.save(|w| {
        for _ in 0..300 {
            w.add(&named("Diarra", "Karim"))?;
        }
        Ok(())
    });
    let first = |text: &str| {
        let hits = place.store.reader().search(text, 10).unwrap();
        hits.first().map(|hit| hit.line.id)
    };
    for text in [
        "traore mou",
        "Traoré Moussa",
        "moussa traore",
        "mous tra",
        "tarawele moussa",
        "moussa tarawele",
        "Traore Musa",
        "traore mouss",
    ] {
        assert_eq!(first(text), Some(moussa), "{text}");
    }
    // A letter wrong beyond the sound of the name.
    for text in ["Coulibagy Karim", "karim coulivaly"] {
        assert_eq!(first(text), Some(karim), "{text}");
    }
    // The whole list of a search is as good as its head.
    let all = person::Question { text: "tarawele mou".into(), ..person::Question::default() };
    let found = place.store.reader().people(&all).unwrap();
    let lines = place.store.reader().people_lines(&found).unwrap();
    assert_eq!(lines.first().map(|line| line.id), Some(moussa));
    assert_eq!(place.store.reader().search("traore", 10).unwrap().len(), 10);
}

#[test]
fn the_list_filters_and_sorts() {
    use super::person::{Empty, Question, Sort};
    let mut place = place();
    let (awa_id, _) = place.save(|w| w.add(&awa()));
    let (binta, _) = place.save(|w| {
        w.add(&Person { family_name: "Ba".into(), given_name: "Binta".into(), ..Person::default() })
    });
    place.save(|w| {
        w.add(&Case {
            person_id: Some(binta),
            status: Some(Status::Active),
            risk: Some(Risk::High),
            departure_country: "DZA".into(),
            ..Case::default()
        })
    });
    let ask = |question: Question| {
        let reader = place.store.reader();
        let numbers = reader.people(&question).unwrap();
        let lines = reader.people_lines(&numbers).unwrap();
        lines.into_iter().map(|line| line.id).collect::<Vec<_>>()
    };
    assert_eq!(ask(Question::default()), [binta, awa_id]);
    assert_eq!(ask(Question { descending: true, ..Question::default() }), [awa_id, binta]);
    assert_eq!(ask(Question { sort: Sort::Risk, ..Question::default() }), [binta, awa_id]);
    assert_eq!(ask(Question { risk: Some("high".into()), ..Question::default() }), [binta]);
    assert_eq!(ask(Question { country: Some("DZA".into()), ..Question::default() }), [binta]);
    assert_eq!(ask(Question { empty: Some(Empty::Case), ..Question::default() }), [awa_id]);
    assert_eq!(ask(Question { text: "binta".into(), ..Question::default() }), [binta]);
    let none = Question { text: "binta".into(), risk: Some("low".into()), ..Question::default() };
    assert!(ask(none).is_empty());
}

#[test]
fn a_restored_vault_is_a_new_incarnation_and_both_chains_hold() {
    let mut place = place();
    let (id, _) = place.save(|w| w.add(&awa()));
    let before = place.store.letters();
    place.store.reincarnate().unwrap();
    let (_, changed) = place.save(|w| w.put(id, &Person { given_name: "Hawa".into(), ..awa() }));
    assert_eq!(changed.batch, Some(1), "numbers start again in a new incarnation");
    assert_ne!(before, place.store.letters());
    assert_eq!(place.sound(), []);
}

#[test]
fn a_draft_is_kept_resumed_and_dropped() {
    use crate::domain::draft::Draft;
    use crate::domain::fact::Shape;
    use crate::domain::form;
    let place = place();
    let by = new_id().unwrap();
    let mut draft = Draft::new(form::named("identity").unwrap(), new_id().unwrap(), Row::new());
    draft.type_in("given_name", Shape::Line, "Aw");
    place.store.keep_draft(by, &draft).unwrap();
    let kept = place.store.reader().drafts(by).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(place.store.reader().resume(draft.id).unwrap(), Some(draft.clone()));
    place.store.drop_draft(draft.id).unwrap();
    assert!(place.store.reader().drafts(by).unwrap().is_empty());
}

#[test]
fn a_person_survives_the_row() {
    let person = Person {
        birth_on: crate::domain::date::PartialDate::parse_iso("2008-05"),
        nationality: vec!["MLI".into(), "NER".into()],
        birth_about: true,
        ..awa()
    };
    assert_eq!(Person::from_row(&person.to_row()), person);
}

#[test]
fn closing_clears_the_write_ahead_log_away() {
    let mut place = place();
    place.save(|w| w.add(&awa()));
    let Place { store, _folder: folder, .. } = place;
    drop(store);
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left, [vault::DATABASE_FILE], "a log left behind may fill a small disk");
}
