//! Everybody is likened by all that is held of them, but whom the reader may not see.

use std::collections::BTreeMap;

use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::likeness::{Birth, Found, Watch, pairs};
use crate::domain::value::{Row, Value};
use crate::store::{Key, Keys, Op, Store, new_id};

fn row(values: &[(&'static str, &str)]) -> Row {
    values.iter().map(|(key, text)| ((*key).into(), Value::Text((*text).to_owned()))).collect()
}

struct Place {
    _folder: tempfile::TempDir,
    store: Store,
    me: Id,
    people: BTreeMap<&'static str, Id>,
}

/// Awa twice, once as a misspelt `AWWA` with the same paper, and Sira.
fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::new(Key::random().unwrap(), Some(Key::random().unwrap()));
    let mut store = Store::open(folder.path(), &keys).unwrap();
    let me = new_id().unwrap();
    let (people, _) = store
        .transact(Op::Save, Some(me), "", |w| {
            w.put_row(Kind::User, me, row(&[("name", "Moi")]))?;
            let mut people = BTreeMap::new();
            for (called, family, given, paper) in [
                ("awa", "Traoré", "Awa", "12345678901234K"),
                ("awwa", "TRAWORE", "Awwa", "12345678901234K"),
                ("sira", "Keïta", "Sira", "99945678901234K"),
            ] {
                let id = new_id()?;
                people.insert(called, id);
                let named = [
                    ("family_name", family),
                    ("given_name", given),
                    ("sex", "F"),
                    ("birth_on", if called == "sira" { "1970" } else { "1991-04-11" }),
                    ("origin_region", "LOI2023:01"),
                    ("outside_number", called),
                ];
                w.put_row(Kind::Person, id, row(&named))?;
                let p = id.to_string();
                let phone = [("person_id", p.as_str()), ("number", "+22376123456")];
                w.put_row(Kind::Contact, new_id()?, row(&phone))?;
                let paper = [("person_id", p.as_str()), ("kind", "nina"), ("number", paper)];
                w.put_row(Kind::Document, new_id()?, row(&paper))?;
                let number = format!("BKO-26-{}", called.to_uppercase());
                let case = [
                    ("person_id", p.as_str()),
                    ("number", &number),
                    ("status", "active"),
                    ("registered_on", "2026-01-01"),
                    ("arrived_on", "2026-01-01"),
                    ("departure_country", "LBY"),
                ];
                w.put_row(Kind::Case, new_id()?, row(&case))?;
            }
            Ok(people)
        })
        .unwrap();
    Place { _folder: folder, store, me, people }
}

fn found(store: &Store) -> Vec<(Id, Id, f32)> {
    let mut people = store.reader().people_likened().unwrap();
    let register = std::mem::take(&mut people.register);
    let (_, found) = pairs(register, &people.apart, 0.5, &Watch(&|_| true)).unwrap();
    let open = found.into_iter().filter(|pair| !people.is_linked(pair));
    let who = |at: u32| people.person[at as usize];
    open.map(|pair: Found| (who(pair.one), who(pair.other), pair.probability())).collect()
}

#[test]
fn a_portrait_has_all_that_is_held_of_somebody() {
    let place = place();
    let portrait = place.store.reader().portrait(place.people["awa"]).unwrap().unwrap();
    assert_eq!((portrait.family.as_str(), portrait.given.as_str()), ("Traoré", "Awa"));
    assert!(matches!(portrait.birth, Some(Birth::Day(_))), "{portrait:?}");
    assert_eq!((portrait.sex, portrait.phone.len()), (Some('F'), 1));
    assert_eq!(portrait.document.len(), 1);
    assert_eq!(portrait.journey.first().map(|journey| journey.country.as_str()), Some("LBY"));
    assert!(!portrait.origin.first().unwrap().contains(':'), "{:?}", portrait.origin);
    let sira = place.store.reader().portrait(place.people["sira"]).unwrap().unwrap();
    assert_eq!(sira.birth, Some(Birth::Year(1970)));
    let numbers = place.store.reader().numbers_outside().unwrap();
    assert_eq!(numbers.get(&place.people["awwa"]).map(String::as_str), Some("awwa"));
}

#[test]
fn the_pair_is_found_until_somebody_decides() {
    let mut place = place();
    let (awa, awwa) = (place.people["awa"], place.people["awwa"]);
    let all = found(&place.store);
    assert!(
        matches!(all.as_slice(), [(one, other, _)] if *one == awwa && *other == awa),
        "{all:?}"
    );
    for status in ["linked", "undone"] {
        let (me, link) = (place.me, new_id().unwrap());
        let (one, other) = (awa.to_string(), awwa.to_string());
        let decided = [("person_id", one.as_str()), ("same_as_id", &other), ("status", status)];
        place
            .store
            .transact(Op::Save, Some(me), "", |w| {
                w.put_row(Kind::IdentityLink, link, row(&decided))
            })
            .unwrap();
        assert_eq!(found(&place.store), [], "{status}");
        place
            .store
            .transact(Op::Remove, Some(me), "", |w| w.remove(Kind::IdentityLink, link))
            .unwrap();
    }
    assert_eq!(found(&place.store).len(), 1);
}

#[test]
fn a_hidden_person_is_not_likened() {
    let mut place = place();
    let (me, awwa) = (place.me, place.people["awwa"]);
    let (who, whom) = (awwa.to_string(), me.to_string());
    let flag = [("person_id", who.as_str()), ("user_id", &whom), ("kind", "hidden_from")];
    place
        .store
        .transact(Op::Save, Some(me), "", |w| w.put_row(Kind::Flag, new_id()?, row(&flag)))
        .unwrap();
    assert_eq!(found(&place.store).len(), 1);
    place.store.read_as(me);
    assert_eq!(found(&place.store), []);
    assert_eq!(place.store.reader().portrait(awwa).unwrap(), None);
    assert!(!place.store.reader().numbers_outside().unwrap().contains_key(&awwa));
}
