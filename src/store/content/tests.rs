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
