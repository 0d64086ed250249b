//! Doors that must stay shut, and files that are not what they were: each is noticed, named,
//! and left as it was found.

use std::fs;
use std::path::Path;

use segin::app::session::Session;
use segin::domain::kind::Kind;
use segin::domain::value::Keyed;
use segin::store::check::{self, Finding};
use segin::store::journal::chain::Break;
use segin::store::vault::{DATABASE_FILE, VaultError};
use segin::store::{Keys, Store, StoreError};

use crate::support::{NAME, Office, PASSWORD, cheap, password};

/// A connection past all the doors, as somebody with the key could make one.
fn outside(file: &Path, keys: &Keys) -> rusqlite::Connection {
    let db = rusqlite::Connection::open(file).unwrap();
    let mut hex = String::new();
    for byte in keys.database.bytes() {
        let _ = std::fmt::Write::write_fmt(&mut hex, format_args!("{byte:02x}"));
    }
    db.execute_batch(&format!("pragma key = \"x'{hex}'\"")).unwrap();
    db
}

/// An office that worked and closed; its keys, for a look from outside.
fn closed() -> (Office, Keys) {
    let mut office = Office::new();
    for number in 0..40 {
        office.register("Awa", &format!("Traoré {number}"), &[("father_name", "Bakary")]);
    }
    let keys = office.keys();
    office.session().store().checkpoint().unwrap();
    office.lock();
    (office, keys)
}

fn sentence(error: &StoreError) -> String {
    let sentence = error.sentence();
    assert!(!sentence.contains(['⟨', '{']) && sentence.len() > 15, "{error:?}: {sentence}");
    sentence
}

fn refusal(opened: Result<Session, StoreError>) -> StoreError {
    match opened {
        Ok(_) => panic!("it opened"),
        Err(error) => error,
    }
}

#[test]
fn a_wrong_password_a_second_program_and_no_vault_are_told_apart() {
    let mut office = Office::new();
    let second = refusal(Session::open(&office.vault, NAME, password(PASSWORD)));
    assert!(matches!(second, StoreError::Vault(VaultError::Held { .. })), "{second:?}");
    sentence(&second);
    office.lock();

    let wrong = refusal(Session::open(&office.vault, NAME, password("sept chameaux")));
    assert!(matches!(wrong, StoreError::Vault(VaultError::WrongPassword { .. })), "{wrong:?}");
    sentence(&wrong);
    let nobody = refusal(Session::open(&office.vault, "Personne", password(PASSWORD)));
    assert!(matches!(nobody, StoreError::Vault(VaultError::UnknownUser)), "{nobody:?}");
    office.unlock();

    let empty = office.home.path().join("vide");
    fs::create_dir(&empty).unwrap();
    let none = refusal(Session::open(&cheap(&empty), NAME, password(PASSWORD)));
    assert!(matches!(none, StoreError::Vault(VaultError::NoVault { .. })), "{none:?}");
    assert_eq!(fs::read_dir(&empty).unwrap().count(), 0, "the folder is left as it was");
}

#[test]
fn a_file_that_is_no_vault_is_not_touched() {
    let office = Office::new();
    let folder = office.home.path().join("autre");
    fs::create_dir(&folder).unwrap();
    let file = folder.join(DATABASE_FILE);
    let text = "nom;prénom;âge\n".repeat(2_000);
    fs::write(&file, &text).unwrap();
    let keys = { Office::new().keys() };
    let Err(error) = Store::open(&folder, &keys) else { panic!("it opened") };
    assert!(matches!(error, StoreError::Vault(VaultError::NotAVault { .. })), "{error:?}");
    sentence(&error);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("fermé");
    fs::create_dir(&folder).unwrap();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(folder.join("try"), "").is_ok() {
        println!("not measured: this user may write everywhere");
        return;
    }
    let vault = cheap(&folder.join("bureau.vault"));
    let error = refusal(Session::open(&vault, NAME, password(PASSWORD)));
    sentence(&error);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_file_of_a_newer_program_is_refused_and_left_as_it_was() {
    let (office, keys) = closed();
    let file = office.vault.database_path();
    outside(&file, &keys).execute_batch("pragma user_version = 9999").unwrap();
    let before = fs::read(&file).unwrap();
    let error = refusal(Session::open(&office.vault, NAME, password(PASSWORD)));
    assert!(
        matches!(error, StoreError::Newer | StoreError::Vault(VaultError::Newer { .. })),
        "{error:?}"
    );
    sentence(&error);
    assert!(fs::read(&file).unwrap() == before, "the file is as it was");
}

#[test]
fn a_bent_page_is_named() {
    let (office, keys) = closed();
    let file = office.vault.database_path();
    let whole = fs::read(&file).unwrap();
    let pages = whole.len() / 4096;
    let mut named = 0;
    for page in (1..pages).step_by(7) {
        let mut bent = whole.clone();
        bent[page * 4096 + 1234] ^= 1;
        fs::write(&file, &bent).unwrap();
        let report = check::check(&office.folder(), &keys).unwrap();
        let Some(Finding::Damaged { file: name, detail }) = report.findings.first() else {
            panic!("page {page} of {pages}: {:?}", report.findings);
        };
        assert_eq!(name, DATABASE_FILE);
        assert!(detail.contains(&(page + 1).to_string()), "page {}: {detail}", page + 1);
        assert!(report.findings[0].sentence().contains(DATABASE_FILE));
        named += 1;
    }
    fs::write(&file, &whole).unwrap();
    assert_eq!(check::check(&office.folder(), &keys).unwrap().findings, []);
    println!("{named} pages bent by one bit, {named} named");
}

#[test]
fn a_journal_row_or_a_table_changed_from_outside_is_named() {
    let (office, keys) = closed();
    let file = office.vault.database_path();
    let last: i64 = outside(&file, &keys)
        .query_row("select max(seq) from entry", [], |row| row.get(0))
        .unwrap();
    let gone = last / 2;
    outside(&file, &keys)
        .execute_batch(&format!(
            "pragma foreign_keys = off;
             create table held as select * from entry where seq = {gone};
             delete from entry where seq = {gone};"
        ))
        .unwrap();
    let report = check::check(&office.folder(), &keys).unwrap();
    let missing = Finding::Journal(Break::Missing { seq: gone });
    assert!(report.findings.contains(&missing), "{:?}", report.findings);
    assert!(missing.sentence().contains(&gone.to_string()));

    outside(&file, &keys)
        .execute_batch("insert into entry select * from held; drop table held;")
        .unwrap();
    assert_eq!(check::check(&office.folder(), &keys).unwrap().findings, []);

    outside(&file, &keys)
        .execute_batch("update person set father_name = 'Issa' where n = 7")
        .unwrap();
    let report = check::check(&office.folder(), &keys).unwrap();
    let named = report.findings.iter().any(|finding| {
        matches!(finding, Finding::Table(found) if found.table == Kind::Person.key() && found.key == "father_name")
    });
    assert!(named, "{:?}", report.findings);

    // The last entries gone: the rest still hangs together, only the count tells.
    outside(&file, &keys)
        .execute_batch(&format!("delete from entry where seq > {}", last - 2))
        .unwrap();
    let report = check::check(&office.folder(), &keys).unwrap();
    let shortened =
        |finding: &Finding| matches!(finding, Finding::Journal(Break::Shortened { .. }));
    assert!(report.findings.iter().any(shortened), "{:?}", report.findings);
}

#[test]
fn one_copy_of_the_slots_is_mended_and_told_two_are_refused() {
    let (mut office, _) = closed();
    let folder = office.folder();
    let cut = |name: &str| {
        let bytes = fs::read(folder.join(name)).unwrap();
        fs::write(folder.join(name), &bytes[..bytes.len() / 2]).unwrap();
    };
    for name in ["slots", "slots.copy"] {
        cut(name);
        office.unlock();
        assert!(office.session().unlocked().notice().is_some(), "{name} was cut: it is told");
        office.lock();
        office.unlock();
        assert_eq!(office.session().unlocked().notice(), None, "{name} is whole again");
        office.lock();
    }
    cut("slots");
    cut("slots.copy");
    let error = refusal(Session::open(&office.vault, NAME, password(PASSWORD)));
    assert!(matches!(error, StoreError::Vault(VaultError::SlotsDamaged { .. })), "{error:?}");
    sentence(&error);
}
