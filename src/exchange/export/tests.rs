//! What leaves, looked at by programs that did not write it.

#[path = "two/tests.rs"]
mod two;

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use calamine::{Data, Reader as _, Xlsx};
use zeroize::Zeroizing;

use super::*;
use crate::app::perform::Refusal;
use crate::app::session::Session;
use crate::domain::export::{Column, Privacy, Treatment, columns, usual};
use crate::domain::kind::Kind;
use crate::domain::role::Role;
use crate::domain::value::{self, Keyed as _};
use crate::exchange::cell::bare;
use crate::exchange::heading::Heading;
use crate::exchange::person;
use crate::exchange::table::Table as Read;
use crate::store::person::{Picked, Question};
use crate::ui::command::{Command, ExportOrder};
use crate::ui::testing::{add, case, person, session, session_as};

const PASSWORD: &str = "pirogue chantons velours tambour";
const NAME: &str = "Zoumanadjan";
const DANGEROUS: [&str; 14] = [
    "=1+1",
    "+22376123456",
    "-2",
    "@SUM(A1)",
    "|calc",
    "＝1",
    "＋1",
    "'=1",
    "''+1",
    "' -x",
    "a,b;c\"d\"",
    "N'Diaye",
    "<b>&amp;</b>",
    "deux\nlignes",
];

fn order(spec: Spec, path: PathBuf, password: Option<&str>) -> ExportOrder {
    let password = password.map(|text| Zeroizing::new(text.to_owned()));
    let (whom, second) = (None, None);
    ExportOrder { path, spec, whom, password, second, plain: false, watch: Arc::default() }
}

fn spec(format: Format, privacy: Privacy, columns: Vec<Column>) -> Spec {
    let (receiver, purpose) = ("UNICEF Bamako".to_owned(), "revue annuelle".to_owned());
    Spec { format, privacy, columns, words: false, receiver, purpose }
}

fn run(session: &mut Session, order: &ExportOrder) -> Result<Report, Refusal> {
    session.export(order, &Errand { cancel: &AtomicBool::new(false), tell: &|_| {} })
}

/// People with everything that could give them away.
fn people() -> (tempfile::TempDir, Session) {
    let (folder, mut session) = session();
    for name in DANGEROUS {
        person(&mut session, name, "Awa");
    }
    let one = add(
        &mut session,
        Kind::Person,
        &[
            ("family_name", NAME),
            ("given_name", "Binta"),
            ("outside_number", "R0000777"),
            ("birth_on", "03/05/1991"),
            ("sex", "F"),
            ("origin_region", "Gao"),
            ("origin_cercle", "Ansongo"),
            ("origin_village", "Tassiga-Haoussa"),
        ],
    );
    let held = case(&mut session, one).to_string();
    add(&mut session, Kind::Contact, &[("person_id", &one.to_string()), ("number", "76 12 34 56")]);
    add(
        &mut session,
        Kind::Assistance,
        &[
            ("case_id", &held),
            ("given_on", "11/10/2026"),
            ("service", "NFI"),
            ("note", "Tassiga-Haoussa"),
        ],
    );
    add(
        &mut session,
        Kind::Vulnerability,
        &[("case_id", &held), ("noted_on", "11/10/2026"), ("code", "VOT")],
    );
    let note = [
        ("case_id", held.as_str()),
        ("written_on", "11/10/2026"),
        ("text", "parle de Tassiga-Haoussa"),
        ("restricted_text", "canari restreint"),
    ];
    add(&mut session, Kind::Note, &note);
    (folder, session)
}

fn unpacked(path: &Path, password: Option<&str>) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = match password {
                Some(password) => archive.by_index_decrypt(at, password.as_bytes()).unwrap(),
                None => archive.by_index(at).unwrap(),
            };
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn holds(bytes: &[u8], wanted: &str) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes())
}

fn family_names(bytes: Vec<u8>, sheet: &str) -> Vec<String> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, text)| text.is_empty()), "{name}");
    }
    let range = book.worksheet_range(sheet).unwrap();
    let heading: Vec<String> =
        range.rows().next().unwrap().iter().map(ToString::to_string).collect();
    let at = heading.iter().position(|text| text == "family_name").unwrap();
    range.rows().skip(1).map(|row| row[at].to_string()).collect()
}

#[test]
fn nothing_runs_in_any_form_and_all_of_it_comes_back() {
    let (folder, mut session) = people();
    let wanted: Vec<&str> = DANGEROUS.into_iter().chain([NAME]).collect();
    let full = |format| spec(format, Privacy::Full, usual());

    let path = folder.path().join("a.zip");
    run(&mut session, &order(full(Format::Csv), path.clone(), Some(PASSWORD))).unwrap();
    let files = unpacked(&path, Some(PASSWORD));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["person.csv", "about.csv", "definitions.csv"]);
    let table = folder.path().join("table.csv");
    fs::write(&table, &files[0].1).unwrap();
    let mut read = Read::open(&table).unwrap();
    let at = usual().iter().position(|column| column.heading == "family_name").unwrap();
    let mut held = Vec::new();
    read.next_row().unwrap();
    while let Some(row) = read.next_row().unwrap() {
        let cell = row.cell(at);
        assert!(!cell.starts_with(['=', '+', '-', '@', '|', '＝', '＋']), "{cell}");
        held.push(bare(cell).to_owned());
    }
    assert_eq!(held, wanted);

    let path = folder.path().join("b.zip");
    run(&mut session, &order(full(Format::Xlsx), path.clone(), Some(PASSWORD))).unwrap();
    let mut files = unpacked(&path, Some(PASSWORD));
    assert_eq!(files.len(), 1);
    let (name, book) = files.remove(0);
    assert_eq!(name, "b.xlsx");
    let held = family_names(book, "Personnes");
    let held: Vec<&str> = held.iter().map(|text| bare(text)).collect();
    assert_eq!(held, wanted);

    let path = folder.path().join("c.zip");
    run(&mut session, &order(full(Format::Json), path.clone(), Some(PASSWORD))).unwrap();
    let (_, text) = unpacked(&path, Some(PASSWORD)).remove(0);
    let object: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let rows = object["tables"]["person"].as_array().unwrap();
    let held: Vec<&str> = rows.iter().map(|row| row["family_name"].as_str().unwrap()).collect();
    assert_eq!(held, wanted);
    assert_eq!(rows[14]["birth_date"], "1991-05-03");
    println!(
        "{} dangerous names: 0 left to run, {} read back in 3 forms",
        DANGEROUS.len(),
        wanted.len()
    );
}

#[test]
fn a_workbook_has_days_as_days_and_a_sheet_for_each_kind() {
    let (folder, mut session) = people();
    let all = columns(&[]);
    let path = folder.path().join("a.zip");
    let spec = spec(Format::Xlsx, Privacy::Full, all.clone());
    let sheets: BTreeSet<Sheet> = all.iter().map(|column| column.sheet).collect();
    let report = run(&mut session, &order(spec, path.clone(), Some(PASSWORD))).unwrap();
    let (_, bytes) = unpacked(&path, Some(PASSWORD)).remove(0);
    assert!(!holds(&bytes, "canari restreint"));
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names.len(), sheets.len() + 2, "{names:?}");
    let help = book.worksheet_range("Aides fournies").unwrap_or_else(|_| panic!("{names:?}"));
    let row: Vec<String> = help.rows().nth(1).unwrap().iter().map(ToString::to_string).collect();
    let days = help.rows().nth(1).unwrap().iter().filter(|cell| matches!(cell, Data::DateTime(_)));
    assert_eq!(days.count(), 1, "{row:?}");
    assert!(row.contains(&"R0000777".to_owned()), "{row:?}");
    let text = |range: &calamine::Range<Data>| {
        range.used_cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>().join("|")
    };
    for name in names {
        let said = text(&book.worksheet_range(&name).unwrap());
        assert!(!said.contains("canari restreint"), "{name}");
        assert!(!said.contains("traite"), "{name}: {said}");
        assert!(!said.contains('⟨'), "{name}: {said}");
    }
    println!("{} columns in {} sheets, {} rows", report.columns, sheets.len(), report.rows);
}

#[test]
fn without_names_nobody_is_known() {
    let (folder, mut session) = people();
    let all = columns(&[]);
    let secrets = [
        NAME, "Binta", "R0000777", "76123456", "1991", "Ansongo", "Tassiga", "Awa", "canari",
        "BKO-", "Aminata",
    ];
    let mut codes = Vec::new();
    for (format, file) in
        [(Format::Csv, "a.zip"), (Format::Xlsx, "b.xlsx"), (Format::Json, "c.json")]
    {
        let spec = spec(format, Privacy::Pseudonymised, all.clone());
        let path = folder.path().join(file);
        assert_eq!(spec.extension(false), path.extension().unwrap().to_str().unwrap());
        run(&mut session, &order(spec, path.clone(), None)).unwrap();
        let parts = match format {
            Format::Json => vec![("c.json".to_owned(), fs::read(&path).unwrap())],
            _ => unpacked(&path, None),
        };
        for (name, bytes) in &parts {
            for secret in secrets {
                assert!(!holds(bytes, secret), "{secret} in {name}");
            }
        }
        if format == Format::Json {
            let object: serde_json::Value = serde_json::from_slice(&parts[0].1).unwrap();
            let row = &object["tables"]["person"][14];
            assert_eq!(
                (&row["age_band"], &row["sex"]),
                (&"18–59 ans".into(), &"F".into()),
                "{row}"
            );
            assert_eq!(row["region_origin"], "Gao");
            assert_eq!(row["registration_date"].as_str().unwrap().len(), 7);
            let help = &object["tables"]["assistance"][0];
            assert_eq!(
                (&help["given_on"], &help["person_number"]),
                (&"2026-10".into(), &serde_json::Value::Null)
            );
            assert_eq!(help["person_code"], row["person_code"], "one code in all tables");
            assert_eq!(help["case_code"], row["case_code"]);
            let removed = object["tables"]["removed"].as_array().unwrap();
            assert!(removed.iter().any(|line| line["column"] == "family_name"));
            let whole = all.iter().filter(|c| c.treatment() != Treatment::Kept).count();
            assert_eq!(removed.len(), whole);
            codes.push(row["person_code"].as_str().unwrap().to_owned());
        }
    }
    let path = folder.path().join("again.json");
    let spec = spec(Format::Json, Privacy::Pseudonymised, all);
    run(&mut session, &order(spec, path.clone(), None)).unwrap();
    let object: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    codes.push(object["tables"]["person"][14]["person_code"].as_str().unwrap().to_owned());
    assert_ne!(codes[0], codes[1], "another export, another code");
    println!("{} secrets looked for in 3 forms: 0 found; codes {codes:?}", secrets.len());
}

#[test]
fn whoever_is_hidden_and_whoever_is_not_asked_for_stays() {
    let (folder, mut session) = people();
    let of = |session: &Session, kind: Kind, key: &str, name: &str| {
        let all = session.store().reader().all(kind).unwrap();
        let same = |held: &crate::store::Held| value::text_of(&held.row, key) == name;
        all.into_iter().find(same).unwrap().id
    };
    let secret = || Zeroizing::new("sept chameaux attendent".to_owned());
    let roles = vec![Role::Supervisor];
    let user = Command::AddUser { name: "Moussa".to_owned(), roles, password: secret() };
    session.perform(user).unwrap();
    let moussa = of(&session, Kind::User, "name", "Moussa");
    let hidden = of(&session, Kind::Person, "family_name", NAME);
    let asked = of(&session, Kind::Person, "family_name", "N'Diaye");
    let flag = [
        ("person_id", &*hidden.to_string()),
        ("kind", "hidden_from"),
        ("user_id", &*moussa.to_string()),
        ("noted_on", "11/10/2026"),
    ];
    add(&mut session, Kind::Flag, &flag);
    let vault = session.unlocked().vault().clone();
    drop(session);
    let mut session = Session::open(&vault, "Moussa", secret()).unwrap();
    let path = folder.path().join("a.zip");
    let all = order(spec(Format::Csv, Privacy::Full, columns(&[])), path.clone(), Some(PASSWORD));
    let report = run(&mut session, &all).unwrap();
    assert_eq!(report.people, u64::try_from(DANGEROUS.len()).unwrap());
    for (name, bytes) in unpacked(&path, Some(PASSWORD)) {
        assert!(!holds(&bytes, NAME) && !holds(&bytes, "R0000777"), "{name}");
    }
    let picked = Some(Arc::new(Picked::new(String::new(), vec![asked, hidden])));
    let whom = Question { picked, ..Question::default() };
    let path = folder.path().join("b.zip");
    let one = ExportOrder { whom: Some(Box::new(whom)), path: path.clone(), ..all };
    assert_eq!(run(&mut session, &one).unwrap().people, 1);
    let (_, table) = unpacked(&path, Some(PASSWORD)).remove(0);
    let table = String::from_utf8(table).unwrap();
    assert!(table.contains("N'Diaye") && table.lines().count() == 2, "{table}");
}

#[test]
fn an_archive_opens_with_its_password_and_nothing_else() {
    let (folder, mut session) = people();
    let path = folder.path().join("a.zip");
    let spec = spec(Format::Csv, Privacy::Full, usual());
    let report = run(&mut session, &order(spec, path.clone(), Some(PASSWORD))).unwrap();
    let raw = fs::read(&path).unwrap();
    assert!(report.sealed && !holds(&raw, NAME) && !holds(&raw, "Binta"));
    assert_eq!(report.hash, blake3::hash(&raw).to_hex().to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(raw)).unwrap();
    assert!(archive.by_index(0).is_err());
    assert!(archive.by_index_decrypt(0, b"autre mot de passe").is_err());
    for (program, args) in [
        ("7z", vec!["t".to_owned(), format!("-p{PASSWORD}")]),
        ("7za", vec!["t".to_owned(), format!("-p{PASSWORD}")]),
        ("bsdtar", vec!["--passphrase".to_owned(), PASSWORD.to_owned(), "-tf".to_owned()]),
    ] {
        let run = std::process::Command::new(program).args(args).arg(&path).output();
        match run {
            Ok(output) => {
                assert!(output.status.success(), "{program}: {output:?}");
                println!("{program} opens it");
            }
            Err(_) => println!("{program} is not here"),
        }
    }
}

#[test]
fn nothing_lies_there_in_clear_meanwhile_or_after_it_was_stopped() {
    let (folder, mut session) = people();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let path = out.join("a.zip");
    let spec = spec(Format::Xlsx, Privacy::Full, columns(&[]));
    let order = order(spec, path.clone(), Some(PASSWORD));
    let looked = std::cell::Cell::new(0);
    let look = |_: Step| {
        for entry in fs::read_dir(&out).unwrap() {
            let file = entry.unwrap().path();
            assert!(!holds(&fs::read(&file).unwrap(), NAME), "{}", file.display());
            looked.set(looked.get() + 1);
        }
    };
    session.export(&order, &Errand { cancel: &AtomicBool::new(false), tell: &look }).unwrap();
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
    assert!(looked.get() > 5);
    fs::remove_file(&path).unwrap();
    let stop = session.export(&order, &Errand { cancel: &AtomicBool::new(true), tell: &|_| {} });
    assert!(matches!(stop, Err(Refusal::Problems(p)) if p[0].word == "exchange-cancelled"));
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0, "stopped: no file");
    println!("looked {} times: nothing in clear", looked.get());
}

#[test]
fn what_is_missing_or_not_allowed_is_said_in_its_place() {
    let (folder, mut session) = people();
    let path = folder.path().join("a.xlsx");
    let refused = |session: &mut Session, order: &ExportOrder| match run(session, order) {
        Err(Refusal::Problems(all)) => all.iter().map(|p| (p.field.clone(), p.word)).collect(),
        Err(Refusal::NoRight(_)) => vec![(String::new(), "right")],
        other => panic!("{:?}", other.map(|_| ())),
    };
    let full = spec(Format::Xlsx, Privacy::Full, usual());
    let none: Vec<(String, &str)> = refused(&mut session, &order(full.clone(), path.clone(), None));
    assert_eq!(none, [("password".to_owned(), "export-needs-password")]);
    let weak = refused(&mut session, &order(full, path.clone(), Some("bonjour")));
    assert_eq!(weak[0].0, "password");
    let mut empty = spec(Format::Xlsx, Privacy::Pseudonymised, Vec::new());
    (empty.receiver, empty.purpose) = (" ".to_owned(), String::new());
    let fields: Vec<String> =
        refused(&mut session, &order(empty, path.clone(), None)).into_iter().map(|p| p.0).collect();
    assert_eq!(fields, ["columns", "receiver", "purpose"]);
    fs::write(&path, "mine").unwrap();
    let bare = spec(Format::Xlsx, Privacy::Pseudonymised, usual());
    let there = refused(&mut session, &order(bare.clone(), path.clone(), None));
    assert_eq!(there, [("path".to_owned(), "problem-file-there")]);
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    let nowhere = folder.path().join("none/a.xlsx");
    assert_eq!(
        refused(&mut session, &order(bare.clone(), nowhere, None))[0].1,
        "problem-file-place"
    );
    let (folder, mut worker) = session_as(&[Role::SocialWorker]);
    let other = order(bare, folder.path().join("b.xlsx"), None);
    assert_eq!(refused(&mut worker, &other)[0].1, "right");
}

#[test]
fn the_journal_says_what_left_to_whom_and_why() {
    let (folder, mut session) = people();
    let path = folder.path().join("a.xlsx");
    let spec = spec(Format::Xlsx, Privacy::Pseudonymised, usual());
    let report = run(&mut session, &order(spec, path, None)).unwrap();
    let me = session.me().id;
    let said = session.store().reader().history(me).unwrap();
    let of = |key: &str| {
        let found = said.iter().rev().find(|change| change.kind == "export" && change.key == key);
        found.and_then(|change| change.to.text().map(str::to_owned)).unwrap_or_default()
    };
    assert_eq!(of("receiver"), "UNICEF Bamako");
    assert_eq!(of("purpose"), "revue annuelle");
    assert_eq!(of("privacy"), "pseudonymised");
    assert_eq!(of("rows"), report.people.to_string());
    assert_eq!(of("file_hash"), report.hash);
    assert!(of("columns").contains("person.sex") && !of("columns").contains("family_name"));
    let held = session.store().reader().setting(&format!("export_columns_{me}")).unwrap();
    assert!(held.unwrap().text().unwrap().contains("person.family_name"), "remembered");
}

#[test]
fn an_import_knows_every_heading_that_an_export_gives_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let register: Vec<Column> =
        columns(&[]).into_iter().filter(|column| column.sheet == Sheet::Register).collect();
    for (words, lang) in [
        (false, crate::words::Lang::Fr),
        (true, crate::words::Lang::Fr),
        (true, crate::words::Lang::En),
    ] {
        crate::words::speaking(lang, || {
            let spec = Spec { words, ..spec(Format::Csv, Privacy::Full, register.clone()) };
            let all: Vec<String> = spec.columns.iter().map(|column| spec.heading(column)).collect();
            let file = folder.path().join("heading.csv");
            let quoted: Vec<String> = all.iter().map(|text| format!("\"{text}\"")).collect();
            fs::write(&file, quoted.join(",") + "\n").unwrap();
            let mut table = Read::open(&file).unwrap();
            let heading = Heading::read(table.next_row().unwrap().unwrap(), None)
                .unwrap_or_else(|error| panic!("{lang:?} {error:?} {all:?}"));
            let apart = |column: &&person::Column| !heading.has(**column);
            let missing: Vec<_> = person::Column::ALL.iter().filter(apart).collect();
            // What only comes in: names in one cell, and what stands on records of its own.
            let (full, first) = (person::Column::FullName, person::Column::FamilyFirst);
            let others = [&full, &first, &person::Column::PhoneOwner, &person::Column::Note];
            assert_eq!(missing, others, "{lang:?}");
            println!("{} headings, {} of them an import's", all.len(), person::Column::ALL.len());
        });
    }
}
