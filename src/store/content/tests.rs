//! What is kept is what is given back, from a backup too, and what is damaged is named.

use super::*;
use crate::store::check::Finding;
use crate::store::vault::Key;
use crate::store::{Keys, Op, Store};

fn place() -> (tempfile::TempDir, Keys, Store) {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::new(Key::random().unwrap(), None);
    let store = Store::open(folder.path(), &keys).unwrap();
    (folder, keys, store)
}

fn put(store: &mut Store, bytes: &[u8]) -> String {
    store.transact(Op::Save, None, "", |w| w.put_content(bytes)).unwrap().0
}

#[test]
fn a_content_is_kept_once_and_given_back_whole() {
    let (_folder, _, mut store) = place();
    let photo: Vec<u8> = (0..300_000_u32).map(|n| (n * 7 % 251) as u8).collect();
    let hash = put(&mut store, &photo);
    assert_eq!(put(&mut store, &photo), hash);
    let empty = put(&mut store, b"");
    assert_eq!(store.reader().content(&hash).unwrap(), Some(photo));
    assert_eq!(store.reader().content(&empty).unwrap(), Some(Vec::new()));
    assert_eq!(store.reader().content("not a hash").unwrap(), None);
    assert_eq!(store.reader().content(&"0".repeat(64)).unwrap(), None);
    let kept: i64 =
        store.db.query_row("select count(*) from content", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2);
    assert_eq!(store.check_tables().unwrap().findings, []);
    let failed = store.transact(Op::Save, None, "", |w| {
        w.put_content(b"half")?;
        Err::<(), _>(StoreError::Restricted)
    });
    assert!(failed.is_err(), "nothing is kept of what was not saved");
    assert_eq!(store.reader().content(&blake3::hash(b"half").to_hex()).unwrap(), None);
}

#[test]
fn changed_bytes_are_named_and_not_handed_out() {
    let (folder, keys, mut store) = place();
    let hash = put(&mut store, b"a photo");
    store.db.execute("update content set bytes = cast('a foto.' as blob)", []).unwrap();
    assert!(matches!(store.reader().content(&hash), Err(StoreError::Damaged("content"))));
    let wanted = [Finding::Content(Fault::Changed { hash })];
    assert_eq!(store.check_tables().unwrap().findings, wanted);
    drop(store);
    let report = crate::store::check::check(folder.path(), &keys).unwrap();
    assert_eq!(report.findings, wanted);
    let sentence = report.findings[0].sentence();
    assert!(!sentence.contains('⟨'), "{sentence}");
}

#[test]
fn a_backup_carries_contents_and_a_restored_vault_has_them() {
    use crate::store::vault::{Gate, NewUser, Vault};
    use crate::store::{BackingUp, backup, clock};
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| Vault::with_gate(home.path().join(name), Gate::for_tests());
    let user =
        NewUser { name: "Awa".into(), roles: Vec::new(), restricted: true, user_id: [1; 16] };
    let password = || String::from("un").into();
    let vault = at("first.vault");
    let (unlocked, _) = vault.create(&user, password(), Gate::for_tests().floor, 0).unwrap();
    let mut store = Store::open(vault.dir(), &Keys::of(&unlocked)).unwrap();
    let photo = vec![7; 200_000];
    let hash = put(&mut store, &photo);
    BackingUp::of(&unlocked).run(None).unwrap();
    drop((store, unlocked));
    let copy = backup::list(vault.dir()).unwrap().remove(0);
    let second = at("second.vault");
    backup::restore(&copy.dir, second.dir(), clock::local_now()).unwrap();
    let unlocked = second.open("Awa", password(), 0).unwrap();
    let store = Store::open(second.dir(), &Keys::of(&unlocked)).unwrap();
    assert_eq!(store.reader().content(&hash).unwrap(), Some(photo));
    assert_eq!(store.check_tables().unwrap().findings, []);
}

#[test]
fn forgetting_takes_the_contents_away_that_nobody_else_names() {
    use crate::domain::attachment::{Attachment, Media};
    use crate::domain::person::Person;
    let (_folder, _, mut store) = place();
    let file = |person: Id, content: &str| Attachment {
        person_id: Some(person),
        slot: "photo".into(),
        media: Some(Media::Jpeg),
        content: content.to_owned(),
        ..Attachment::default()
    };
    let ((awa, binta, all), _) = store
        .transact(Op::Save, None, "", |w| {
            let (awa, binta) = (w.add(&Person::default())?, w.add(&Person::default())?);
            let words = ["first", "second", "shared", "once shared", "taken away", "nobody's"];
            let mut all = Vec::new();
            for word in words {
                all.push(w.put_content(word.as_bytes())?);
            }
            Ok((awa, binta, all))
        })
        .unwrap();
    let [first, second, shared, once, away, nobodys] = all.as_slice() else { panic!() };
    let save = |store: &mut Store, person: Id, hash: &str| {
        store.transact(Op::Save, None, "", |w| w.add(&file(person, hash))).unwrap().0
    };
    let photo = save(&mut store, awa, first);
    store.transact(Op::Save, None, "", |w| w.put(photo, &file(awa, second))).unwrap();
    save(&mut store, awa, shared);
    save(&mut store, binta, shared);
    save(&mut store, awa, once);
    let other = save(&mut store, binta, once);
    store.transact(Op::Save, None, "", |w| w.put(other, &file(binta, shared))).unwrap();
    let gone = save(&mut store, awa, away);
    store.transact(Op::Remove, None, "", |w| w.remove(Kind::Attachment, gone)).unwrap();
    assert_eq!(store.check_tables().unwrap().findings, []);
    let held = |store: &Store| -> Vec<&'static str> {
        [(first, "first"), (second, "second"), (shared, "shared"), (once, "once"), (away, "away")]
            .into_iter()
            .chain([(nobodys, "nobody's")])
            .filter(|(hash, _)| store.reader().content(hash).unwrap().is_some())
            .map(|(_, word)| word)
            .collect()
    };
    assert_eq!(held(&store).len(), 6);
    store.transact(Op::Forget, None, "law", |w| w.forget(awa)).unwrap();
    // An undo could still give Binta the photo that once was hers, too.
    assert_eq!(held(&store), ["shared", "once", "nobody's"]);
    assert_eq!(store.check_tables().unwrap().findings, []);
    store.db.execute("delete from content where hash = unhex(?)", [shared]).unwrap();
    let findings = store.check_tables().unwrap().findings;
    assert_eq!(findings.len(), 2, "two records of Binta: {findings:?}");
    for found in findings {
        assert!(matches!(&found, Finding::Content(Fault::Missing { .. })), "{found:?}");
    }
    store.transact(Op::Forget, None, "law", |w| w.forget(binta)).unwrap();
    assert_eq!(held(&store), ["nobody's"]);
}
