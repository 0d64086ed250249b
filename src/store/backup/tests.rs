//! Copies and restores, with a small database of its own.

use chrono::{Days, NaiveDate};

use super::*;
use crate::store::vault::{Gate, NewUser, Unlocked};

const SCHEMA: u32 = 1;

fn day(number: u64) -> NaiveDateTime {
    let first = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap().and_hms_opt(9, 0, 0).unwrap();
    first + Days::new(number)
}

fn filled() -> (tempfile::TempDir, Unlocked, Connection) {
    let home = tempfile::tempdir().unwrap();
    let vault = Vault::with_gate(home.path().join("segin.vault"), Gate::for_tests());
    let user =
        NewUser { name: "Awa".into(), roles: Vec::new(), restricted: true, user_id: [1; 16] };
    let password = String::from("un").into();
    let (unlocked, _) = vault.create(&user, password, Gate::for_tests().floor, 0).unwrap();
    let db = connection::create(&vault.database_path(), unlocked.database_key()).unwrap();
    db.execute_batch(
        "create table person (id integer primary key, name text) strict;
         create virtual table name_index using fts5 (name, content = '');
         with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000)
         insert into person (name) select 'Awa ' || i from n;
         insert into name_index (rowid, name) select id, name from person;
         pragma user_version = 1;",
    )
    .unwrap();
    (home, unlocked, db)
}

fn rows(dir: &Path, unlocked: &Unlocked) -> i64 {
    let file = dir.join(DATABASE_FILE);
    let db = connection::open_read_only(&file, unlocked.database_key(), SCHEMA).unwrap();
    db.query_row("select count(*) from person", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_backup_is_a_whole_vault_made_beside_a_writer() {
    let (_home, unlocked, db) = filled();
    let (dir, key) = (unlocked.dir().to_path_buf(), unlocked.database_key());
    db.execute_batch("begin immediate; insert into person (name) values ('Binta')").unwrap();
    let backup = make(&dir, key, SCHEMA, day(0)).unwrap();
    db.execute_batch("commit").unwrap();
    assert_eq!(rows(&backup.dir, &unlocked), 2_000, "what was not committed is not in it");
    assert_eq!(rows(&dir, &unlocked), 2_001);
    let mut names: Vec<_> =
        fs::read_dir(&backup.dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [DATABASE_FILE, SLOTS_FILE, COPY_FILE], "one file, no log");
    let opened = Vault::with_gate(&backup.dir, Gate::for_tests())
        .open("Awa", String::from("un").into(), 0)
        .unwrap();
    assert_eq!(opened.database_key().bytes(), key.bytes());
    let second = make(&dir, key, SCHEMA, day(0)).unwrap();
    assert_eq!(second.stamp.number, 2);
    assert_eq!(list(&dir).unwrap().len(), 1, "of one day the newest is kept");
    assert_eq!(Stamp::parse(&second.stamp.to_string()), Some(second.stamp));
}

#[test]
fn a_damaged_database_makes_no_backup_and_drops_none() {
    let (_home, unlocked, db) = filled();
    let (dir, key) = (unlocked.dir().to_path_buf(), unlocked.database_key());
    let good = make(&dir, key, SCHEMA, day(0)).unwrap();
    connection::checkpoint(&db).unwrap();
    drop(db);
    let file = dir.join(DATABASE_FILE);
    let mut bytes = fs::read(&file).unwrap();
    bytes[4096 * 5 + 100] ^= 1;
    fs::write(&file, bytes).unwrap();
    make(&dir, key, SCHEMA, day(1)).unwrap_err();
    assert_eq!(list(&dir).unwrap(), [good]);
    assert!(!dir.join(BACKUP_FOLDER).join(UNFINISHED).exists());
}

#[test]
fn a_copy_on_a_stick_comes_back_and_the_old_vault_is_moved_aside() {
    let (home, unlocked, db) = filled();
    let (dir, key) = (unlocked.dir().to_path_buf(), unlocked.database_key().clone());
    let stick = home.path().join("stick");
    make_folder(&stick).unwrap();
    let copy = backup_to(&dir, &key, SCHEMA, &stick, day(0)).unwrap();
    let twice = backup_to(&dir, &key, SCHEMA, &stick, day(0));
    assert!(matches!(twice, Err(VaultError::AlreadyVault { .. })));
    db.execute_batch("delete from person").unwrap();
    let in_use = restore(&copy, &dir, day(1));
    assert!(matches!(in_use, Err(VaultError::Held { .. })));
    drop((db, unlocked));
    let aside = restore(&copy, &dir, day(1)).unwrap().moved_aside.unwrap();
    assert!(aside.join(DATABASE_FILE).exists());
    let vault = Vault::with_gate(&dir, Gate::for_tests());
    let opened = vault.open("Awa", String::from("un").into(), 0).unwrap();
    assert_eq!(rows(&dir, &opened), 2_000);
    let elsewhere = home.path().join("new/segin.vault");
    assert_eq!(restore(&copy, &elsewhere, day(2)).unwrap().moved_aside, None);
    assert_eq!(rows(&elsewhere, &opened), 2_000);
    assert!(matches!(restore(&stick, &elsewhere, day(3)), Err(VaultError::NoVault { .. })));
}

#[test]
fn twelve_days_ten_weeks_nine_months_stay() {
    let mut kept: Vec<Stamp> = Vec::new();
    for number in 0..500 {
        kept.push(Stamp { number, at: day(u64::from(number)) });
        let gone = dropped(&kept);
        kept.retain(|stamp| !gone.contains(stamp));
    }
    // 12 days reach into 2 weeks and 1 month; those count once.
    println!("500 daily backups, {} kept", kept.len());
    let days_ago = |stamp: &Stamp| 499 - stamp.number;
    assert!((0..12).all(|ago| kept.iter().any(|stamp| days_ago(stamp) == ago)));
    assert!(kept.iter().any(|stamp| (57..=70).contains(&days_ago(stamp))), "ten weeks");
    assert!(kept.iter().any(|stamp| (210..=275).contains(&days_ago(stamp))), "nine months");
    assert!(kept.len() <= DAILY + WEEKLY + MONTHLY);
    let mut many = kept.clone();
    many.extend((500..520).map(|number| Stamp { number, at: day(499) }));
    assert_eq!(many.len() - dropped(&many).len(), kept.len(), "a day counts once");
}

#[test]
fn a_clock_gone_wrong_never_drops_the_newest() {
    let mut kept: Vec<Stamp> =
        (0..30).map(|n| Stamp { number: n, at: day(3_650 + u64::from(n)) }).collect();
    for number in 30..60 {
        let newest = Stamp { number, at: day(u64::from(number)) };
        kept.push(newest);
        let gone = dropped(&kept);
        assert!(!gone.contains(&newest));
        kept.retain(|stamp| !gone.contains(stamp));
    }
    assert!(kept.len() >= DAILY);
    assert!(is_due(None, day(0)));
    let last = Some(Stamp { number: 1, at: day(5) });
    assert!(is_due(last, day(4)), "the clock was set back");
    assert!(!is_due(last, day(5) + TimeDelta::minutes(29)));
    assert!(is_due(last, day(5) + TimeDelta::minutes(30)));
}
