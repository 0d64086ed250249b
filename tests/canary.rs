//! Nothing in clear: after a day's work a known name, note and password and the keys are looked
//! for in every file the program may have written, and in its memory after a lock.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};

use segin::app::session::{FirstRun, Session};
use segin::domain::kind::Kind;
use segin::domain::role::Role;
use segin::domain::value::Keyed as _;
use segin::store::{Keys, Op, Store};
use segin::ui::command::Command;

use crate::support::{cheap, draft, every};

/// Where the child works; without it the child's test does nothing.
const HOME: &str = "SEGIN_TEST_CANARY_HOME";
const NAME: &str = "Zoumanadjan Kanarikoro";
const NOTE: &str = "canari du matin chante sur le toit de paille";
const RESTRICTED: &str = "canari du soir se tait derriere la porte bleue";
const DRAFT: &str = "canari en brouillon pas encore range";

/// The password, made at run time: a constant would lie in the program's own memory.
fn secret() -> zeroize::Zeroizing<String> {
    let mut text = zeroize::Zeroizing::new(String::with_capacity(96));
    for word in ["tsvgrv", "kbnbjt", "qbqzsvt", "mbnqf"] {
        text.extend(word.bytes().map(|byte| char::from(byte - 1)));
        text.push('-');
    }
    text
}

/// The ways a text may lie in a file: as it is, in UTF-16 both ways, in base64 at each of the
/// three places it may begin.
fn disguises(what: &'static str, secret: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![(format!("{what}, as it is"), secret.to_vec())];
    if let Ok(text) = std::str::from_utf8(secret) {
        let wide =
            |pair: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(pair).collect::<Vec<u8>>();
        all.push((format!("{what}, UTF-16LE"), wide(u16::to_le_bytes)));
        all.push((format!("{what}, UTF-16BE"), wide(u16::to_be_bytes)));
    }
    for shift in 0..3 {
        let mut bytes = vec![0; shift];
        bytes.extend_from_slice(secret);
        let coded = base64(&bytes);
        // The letters that depend on what stands before and behind are left out.
        let (from, to) = ([0, 2, 3][shift], bytes.len() * 8 / 6);
        all.push((format!("{what}, base64 from {shift}"), coded[from..to].to_vec()));
    }
    all
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut coded = Vec::new();
    for three in bytes.chunks(3) {
        let mut word = 0_u32;
        for at in 0..3 {
            word = word << 8 | u32::from(three.get(at).copied().unwrap_or_default());
        }
        coded.extend((0..4).map(|at| LETTERS[(word >> (18 - 6 * at) & 63) as usize]));
    }
    coded
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()
}

fn hits(held: &[u8], wanted: &[u8]) -> usize {
    let Some((first, _)) = wanted.split_first() else { return 0 };
    let mut count = 0;
    let mut from = 0;
    while let Some(at) = held[from..].iter().position(|byte| byte == first) {
        from += at;
        if held[from..].starts_with(wanted) {
            count += 1;
        }
        from += 1;
    }
    count
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

/// A day's work of a program that was started with its own home and temporary folder; then it
/// stays, locked, until it may go.
#[test]
fn child_works_a_day_and_locks() {
    let Some(home) = std::env::var_os(HOME) else { return };
    let home = PathBuf::from(home);
    let vault = cheap(&home.join("bureau.vault"));
    let first = FirstRun {
        name: "Awa".to_owned(),
        roles: vec![Role::SocialWorker, Role::Counsellor, Role::Administrator],
        password: secret(),
        centre: "Bamako".to_owned(),
        centre_code: "BKO".to_owned(),
    };
    let (session, _) = Session::create(&vault, first, vault.gate().floor).unwrap();
    drop(session);
    let mut session = Session::open(&vault, "Awa", secret()).unwrap();
    let (given, family) = NAME.split_once(' ').unwrap();
    let person = draft(Kind::Person, &[("given_name", given), ("family_name", family)]);
    let case = draft(Kind::Case, &[("person_id", &person.id.to_string())]);
    let in_case = case.id.to_string();
    let shown = segin::domain::date::show(session.today());
    session.perform(Command::Register(Box::new([person, case]))).unwrap();
    let note = [
        ("case_id", in_case.as_str()),
        ("written_on", shown.as_str()),
        ("text", NOTE),
        ("restricted_text", RESTRICTED),
    ];
    session.perform(Command::Save(vec![draft(Kind::Note, &note)])).unwrap();
    let typing = draft(Kind::Note, &[("case_id", &in_case), ("text", DRAFT)]);
    session.perform(Command::KeepDraft(Box::new(typing))).unwrap();
    assert_eq!(session.store().reader().search("Kanarikoro", 5).unwrap().len(), 1);
    session.perform(Command::Backup(None)).unwrap();
    let copy = home.join("usb");
    fs::create_dir(&copy).unwrap();
    session.perform(Command::Backup(Some(copy))).unwrap();

    // A record of every kind, with the note in every text of it.
    let keys = Keys::of(session.unlocked());
    drop(session);
    let mut store = Store::open(&home.join("bureau.vault"), &keys).unwrap();
    let rows = every::rows(NOTE);
    let kinds = rows.len();
    store.transact(Op::Save, None, "", |w| every::write(w, rows)).unwrap();
    drop((store, keys));
    let mut session = Session::open(&vault, "Awa", secret()).unwrap();
    session.perform(Command::Backup(None)).unwrap();
    assert_eq!(kinds, Kind::ALL.len());

    // The keys in another shape, so that holding them here is no hit.
    let mask = |key: &[u8; 32]| -> [u8; 32] {
        let mut masked = [0; 32];
        // Byte by byte: a copy of the key on the stack would be a find of our own making.
        for (to, from) in masked.iter_mut().zip(key) {
            *to = from ^ 0xa5;
        }
        masked
    };
    let database = mask(session.unlocked().database_key().bytes());
    let restricted = mask(session.unlocked().restricted_key().unwrap().bytes());
    let say = |line: &str| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}").unwrap();
        out.flush().unwrap();
    };
    say(&format!("key {} {}", text(&hex(&database)), text(&hex(&restricted))));
    let held = secret();
    say(&format!("open {}", memory(&database, &restricted)));
    drop(held);
    drop(session);
    say(&format!("locked {}", memory(&database, &restricted)));
    // Waits with its files as they are after a lock.
    std::io::stdin().read_exact(&mut [0]).ok();
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// How often each key and the password lie in this program's own memory: bytes read, then the
/// database key, the same in hex, the restricted key, the password.
fn memory(database: &[u8; 32], restricted: &[u8; 32]) -> String {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut own = File::open("/proc/self/mem").unwrap();
    let (mut read, mut found) = (0_usize, [0_usize; 4]);
    // What is looked for is kept masked, so that the search does not find itself.
    let password: Vec<u8> = secret().bytes().map(|byte| byte ^ 0xa5).collect();
    let hexed: Vec<u8> = database
        .iter()
        .flat_map(|byte| [(byte ^ 0xa5) >> 4, (byte ^ 0xa5) & 15])
        .map(|half| b"0123456789abcdef"[usize::from(half)] ^ 0xa5)
        .collect();
    let wanted: [&[u8]; 4] = [database, &hexed, restricted, &password];
    let mut bytes: Vec<u8> = Vec::with_capacity(64 << 20);
    let buffer = bytes.as_ptr() as u64;
    let behind = buffer + (64 << 20);
    for line in maps.lines() {
        let mut words = line.split_whitespace();
        let (range, access) = (words.next().unwrap(), words.next().unwrap());
        if !access.starts_with("rw") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let of = |text: &str| u64::from_str_radix(text, 16).unwrap();
        let (from, to) = (of(from), of(to));
        let mut at = from;
        while at < to {
            // The buffer of the search is not searched.
            if (buffer..behind).contains(&at) {
                at = behind;
                continue;
            }
            let to = if at < buffer { to.min(buffer) } else { to };
            // Pieces overlap by more than the longest of what is looked for.
            let long = (to - at).min(32 << 20) as usize;
            bytes.resize(long, 0);
            own.seek(SeekFrom::Start(at)).unwrap();
            if own.read_exact(&mut bytes).is_err() {
                break;
            }
            read += long;
            for byte in &mut bytes {
                *byte ^= 0xa5;
            }
            for (count, what) in found.iter_mut().zip(wanted) {
                *count += hits(&bytes, what);
            }
            at = if long as u64 == to - at { to } else { at + long as u64 - 256 };
        }
    }
    format!("{read} {} {} {} {}", found[0], found[1], found[2], found[3])
}

#[test]
fn nothing_lies_in_clear_in_any_file_nor_in_memory_after_a_lock() {
    let home = tempfile::tempdir().unwrap();
    let root = home.path();
    for folder in ["tmp", "config", "data", "cache", "state"] {
        fs::create_dir(root.join(folder)).unwrap();
    }
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["canary::child_works_a_day_and_locks", "--exact", "--nocapture", "--test-threads=1"])
        .env(HOME, root)
        .env("HOME", root)
        .env("TMPDIR", root.join("tmp"))
        .env("XDG_CONFIG_HOME", root.join("config"))
        .env("XDG_DATA_HOME", root.join("data"))
        .env("XDG_CACHE_HOME", root.join("cache"))
        .env("XDG_STATE_HOME", root.join("state"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut said = |word: &str| -> Vec<String> {
        let line =
            lines.find(|line| line.contains(&format!("{word} "))).expect("the child goes on");
        let from = line.find(&format!("{word} ")).unwrap();
        line[from..].split(' ').skip(1).map(str::to_owned).collect()
    };
    let keys: Vec<Vec<u8>> = said("key")
        .iter()
        .map(|key| {
            let byte = |at: usize| u8::from_str_radix(&key[at..at + 2], 16).unwrap() ^ 0xa5;
            (0..key.len()).step_by(2).map(byte).collect()
        })
        .collect();
    let (open, locked) = (said("open"), said("locked"));

    // The day's files, while the program still runs.
    let mut wanted = Vec::new();
    for (what, text) in [
        ("name", NAME),
        ("note", NOTE),
        ("restricted note", RESTRICTED),
        ("draft", DRAFT),
        ("family name", "Kanarikoro"),
    ] {
        wanted.extend(disguises(what, text.as_bytes()));
    }
    wanted.extend(disguises("password", secret().as_bytes()));
    for (what, key) in ["database key", "restricted key"].into_iter().zip(&keys) {
        wanted.extend(disguises(what, key));
        wanted.extend(disguises(what, &hex(key)));
        wanted.extend(disguises(what, &hex(key).to_ascii_uppercase()));
    }
    let mut all = Vec::new();
    files(root, &mut all);
    let mut searched = 0;
    let mut found = Vec::new();
    for file in &all {
        let bytes = fs::read(file).unwrap();
        searched += bytes.len();
        for (what, text) in &wanted {
            if hits(&bytes, text) > 0 {
                found.push(format!("{what} in {}", file.display()));
            }
        }
    }
    // The search can find: each disguise planted in a file of its own.
    let mut seen = 0;
    for (what, text) in &wanted {
        let file = root.join("control");
        fs::write(&file, [b"before ".as_slice(), text, b" behind"].concat()).unwrap();
        seen += usize::from(hits(&fs::read(&file).unwrap(), text) == 1);
        assert!(text.len() > 8, "{what}");
    }
    for shift in 0..3 {
        // And the base64 of a text that stands somewhere in a longer one.
        let long = base64(&[&b"xyz"[..shift], NOTE.as_bytes(), b" and more"].concat());
        let known = disguises("note", NOTE.as_bytes());
        assert!(known.iter().any(|(_, text)| hits(&long, text) == 1), "base64 from {shift}");
    }
    let names: Vec<_> = all.iter().filter_map(|file| file.file_name()).collect();
    assert!(names.iter().any(|name| *name == "cases.db") && names.len() >= 6, "{names:?}");
    println!(
        "{} disguises in {} files, {searched} bytes: {} hits; control: {seen} of {} found",
        wanted.len(),
        all.len(),
        found.len(),
        wanted.len(),
    );
    println!(
        "memory while open: {} bytes, database key {} times, in hex {}, restricted key {}, password {}",
        open[0], open[1], open[2], open[3], open[4]
    );
    println!(
        "memory after lock: {} bytes, database key {} times, in hex {}, restricted key {}, password {}",
        locked[0], locked[1], locked[2], locked[3], locked[4]
    );
    drop(child.stdin.take());
    child.wait().unwrap();
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(seen, wanted.len());
    for (at, what) in [(1, "database key"), (3, "restricted key"), (4, "password")] {
        assert_ne!(open[at], "0", "the search finds a {what} that is held");
    }
    assert_eq!(locked[1..], ["0", "0", "0", "0"]);
}
