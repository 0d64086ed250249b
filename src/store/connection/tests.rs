//! Damaged, foreign and newer files: all are noticed, and none is touched.

use std::fs;
use std::path::PathBuf;

use super::*;

const SCHEMA: u32 = 1;

struct Place {
    _home: tempfile::TempDir,
    file: PathBuf,
    key: Key,
}

/// A database of a hundred pages, closed.
fn place() -> Place {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("cases.db");
    let key = Key::random().unwrap();
    let db = create(&file, &key).unwrap();
    db.execute_batch(
        "create table person (id integer primary key, name text) strict;
         create table visit (id integer primary key, person references person (id)) ;
         with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000)
         insert into person (name) select hex(randomblob(60)) from n;
         pragma user_version = 1;",
    )
    .unwrap();
    checkpoint(&db).unwrap();
    Place { _home: home, file, key }
}

impl Place {
    fn bytes(&self) -> Vec<u8> {
        fs::read(&self.file).unwrap()
    }

    fn put(&self, bytes: &[u8]) {
        for side in ["-wal", "-shm"] {
            let mut name = self.file.clone().into_os_string();
            name.push(side);
            fs::remove_file(name).ok();
        }
        fs::write(&self.file, bytes).unwrap();
    }
}

#[test]
fn a_new_database_is_set_as_it_should_be() {
    let place = place();
    let db = open(&place.file, &place.key, SCHEMA).unwrap();
    let ask = |name: &str| -> String {
        db.pragma_query_value(None, name, |row| {
            row.get::<_, rusqlite::types::Value>(0).map(|value| format!("{value:?}"))
        })
        .unwrap()
    };
    let check = |name: &str, expected: &str| assert!(ask(name).contains(expected), "{name}");
    check("journal_mode", "wal");
    check("synchronous", "2");
    check("foreign_keys", "1");
    check("busy_timeout", "5000");
    check("trusted_schema", "0");
    check("temp_store", "2");
    check("application_id", &APPLICATION_ID.to_string());
    assert!(db.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE).unwrap());
    println!("SQLite {}, SQLCipher {}", rusqlite::version(), ask("cipher_version"));
    let reader = open_read_only(&place.file, &place.key, SCHEMA).unwrap();
    assert!(reader.execute_batch("delete from person").is_err());
    assert_eq!(integrity(&place.file, &place.key, SCHEMA).unwrap(), []);
    let exists = create(&place.file, &place.key);
    assert!(matches!(exists, Err(VaultError::File { .. })));
    let cut_short = place.file.with_file_name("cut_short.db");
    fs::write(&cut_short, b"").unwrap();
    create(&cut_short, &place.key).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        db.execute_batch("insert into person (name) values ('x')").unwrap();
        for side in ["", "-wal", "-shm"] {
            let mut name = place.file.clone().into_os_string();
            name.push(side);
            let mode = fs::metadata(&name).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, 0o600, "{name:?}");
        }
    }
}

#[test]
fn nothing_is_in_clear() {
    let place = place();
    let db = open(&place.file, &place.key, SCHEMA).unwrap();
    db.execute_batch("insert into person (name) values ('KANARI-Aminata')").unwrap();
    let mut log = place.file.clone().into_os_string();
    log.push("-wal");
    let found = [place.bytes(), fs::read(log).unwrap()]
        .iter()
        .flat_map(|bytes| bytes.windows(6).filter(|w| w == b"KANARI").collect::<Vec<_>>())
        .count();
    assert_eq!(found, 0);
}

#[test]
fn a_foreign_file_is_no_vault() {
    let place = place();
    let check = |bytes: &[u8], expected: &str| {
        place.put(bytes);
        let error = open(&place.file, &place.key, SCHEMA).unwrap_err();
        let named = match error {
            VaultError::NotAVault { .. } => "foreign",
            VaultError::Damaged { ref on, .. } if on.contains('/') => "damaged",
            _ => "other",
        };
        assert_eq!(named, expected, "{error:?}");
        assert_eq!(place.bytes(), bytes, "left as it was");
    };
    let whole = place.bytes();
    check(&b"prenom;nom\nAwa;Traore\n".repeat(900), "foreign");
    check(b"PK\x03\x04 short", "foreign");
    check(b"", "damaged");
    check(&[0; 8192], "damaged");
    check(&whole[..4096 + 17], "damaged");
    let mut bent = whole.clone();
    bent[1000] ^= 4;
    check(&bent, "damaged");
    let plain = tempfile::tempdir().unwrap();
    let file = plain.path().join("plain.db");
    Connection::open(&file).unwrap().execute_batch("create table a (b)").unwrap();
    check(&fs::read(&file).unwrap(), "foreign");
    fs::remove_file(&place.file).unwrap();
    let gone = open(&place.file, &place.key, SCHEMA);
    assert!(matches!(gone, Err(VaultError::Missing { .. })));
    let wrong = Key::random().unwrap();
    place.put(&whole);
    assert!(matches!(open(&place.file, &wrong, SCHEMA), Err(VaultError::Damaged { .. })));
    // Encrypted with our key, but by some other program.
    fs::remove_file(&place.file).unwrap();
    let other = connect_new(&place.file, &place.key);
    other.execute_batch("create table a (b)").unwrap();
    drop(other);
    let foreign = open(&place.file, &place.key, SCHEMA);
    assert!(matches!(foreign, Err(VaultError::NotAVault { .. })));
}

fn connect_new(file: &Path, key: &Key) -> Connection {
    fs::write(file, b"").unwrap();
    connect(file, key, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap()
}

#[test]
fn a_newer_schema_is_refused_and_the_file_keeps_its_hash() {
    let place = place();
    let db = open(&place.file, &place.key, SCHEMA).unwrap();
    db.pragma_update(None, "user_version", SCHEMA + 1).unwrap();
    // A log that was not moved into the file yet must not be moved by a refusal either.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    drop(db);
    let before = blake3::hash(&place.bytes());
    for _ in 0..3 {
        let newer = open(&place.file, &place.key, SCHEMA);
        assert!(matches!(newer, Err(VaultError::Newer { found: 2, known: 1, .. })));
        open_read_only(&place.file, &place.key, SCHEMA).unwrap_err();
    }
    assert_eq!(blake3::hash(&place.bytes()), before);
    assert_eq!(schema_version(&open(&place.file, &place.key, 2).unwrap()).unwrap(), 2);
}

#[test]
fn a_flipped_byte_in_any_page_is_noticed_and_named() {
    let place = place();
    let whole = place.bytes();
    let pages = whole.len() / 4096;
    let mut noticed = 0;
    for page in 0..pages {
        let mut bent = whole.clone();
        bent[page * 4096 + (page * 37) % 4096] ^= 1 << (page % 8);
        place.put(&bent);
        match integrity(&place.file, &place.key, SCHEMA) {
            Err(VaultError::Damaged { file, on }) => {
                assert!(file == place.file && on.contains('/'));
                noticed += 1;
            }
            Ok(found) => {
                let named = found.iter().any(|finding| {
                    finding.check == Check::Pages
                        && finding.detail.contains(&(page + 1).to_string())
                });
                assert!(named, "page {}: {found:?}", page + 1);
                noticed += 1;
            }
            Err(error) => panic!("{error}"),
        }
    }
    println!("{pages} pages, one byte flipped in each: {noticed} noticed");
    assert_eq!(noticed, pages);
}

#[test]
fn a_shortened_file_is_noticed_wherever_it_ends() {
    let place = place();
    let whole = place.bytes();
    let mut noticed = 0;
    for point in 0..100 {
        let length = if point % 2 == 0 {
            whole.len() * point / 100
        } else {
            whole.len() / 4096 * point / 100 * 4096
        };
        place.put(&whole[..length]);
        let found = integrity(&place.file, &place.key, SCHEMA);
        assert!(!matches!(&found, Ok(found) if found.is_empty()), "{length} bytes");
        noticed += 1;
    }
    println!("cut at 100 points: {noticed} noticed");
}

/// Nothing of a closed connection's key stays in this process: raw or as the text of the pragma.
#[cfg(target_os = "linux")]
#[test]
fn a_closed_connection_leaves_no_key_in_memory() {
    let place = place();
    let db = open(&place.file, &place.key, SCHEMA).unwrap();
    let statement = statement_of(&place.key);
    // The first bytes of each are looked for, the rest is compared by hash: the hunt must not
    // find itself.
    let raw_start = place.key.bytes()[..8].to_vec();
    let text_start = statement.as_bytes()[16..32].to_vec();
    let hunted = blake3::hash(place.key.bytes());
    let hunt = || {
        let mut hits = 0;
        in_memory(|memory| {
            for window in memory.windows(64) {
                let raw = window.starts_with(&raw_start) && blake3::hash(&window[..32]) == hunted;
                let text = window.starts_with(&text_start) && is_hex_of(window, &hunted);
                hits += usize::from(raw || text);
            }
        });
        hits
    };
    let open_hits = hunt();
    let Place { key, .. } = place;
    drop((statement, db, key));
    let closed_hits = hunt();
    println!("memory: {open_hits} hits for the key while open, {closed_hits} after closing");
    assert!(open_hits >= 2, "the key and the statement are there while they are held");
    assert_eq!(closed_hits, 0);
}

#[cfg(target_os = "linux")]
fn is_hex_of(text: &[u8], hunted: &blake3::Hash) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let bytes: Option<Vec<u8>> =
        (0..32).map(|at| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
    bytes.is_some_and(|bytes| blake3::hash(&bytes) == *hunted)
}

/// Shows every writable stretch of this process's memory, through a copy that is wiped.
#[cfg(target_os = "linux")]
fn in_memory(mut look: impl FnMut(&[u8])) {
    use std::io::{Read, Seek, SeekFrom};
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = fs::File::open("/proc/self/mem").unwrap();
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (range, _) = line.split_once(' ').unwrap();
        let (start, end) = range.split_once('-').unwrap();
        let [start, end] = [start, end].map(|text| u64::from_str_radix(text, 16).unwrap());
        let mut bytes = Zeroizing::new(vec![0; usize::try_from(end - start).unwrap()]);
        if memory.seek(SeekFrom::Start(start)).is_ok() && memory.read_exact(&mut bytes).is_ok() {
            look(&bytes);
        }
    }
}
