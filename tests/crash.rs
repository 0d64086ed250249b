//! A power cut, as a kill at a random moment: a child saves without pause and says what was
//! acknowledged; after each kill the vault opens unaided, everything acknowledged is there,
//! nothing is there by half, and the tables are what the journal says.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

use segin::app::session::Session;
use segin::domain::draft::Draft;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::value::{self, Keyed as _};
use segin::store::check;
use segin::store::{Keys, Op, Store, new_id};
use segin::ui::command::Command;

use crate::support::{NAME, Office, PASSWORD, cheap, draft, every, password};

/// Where the child finds the vault; without it the child's test does nothing.
const FOLDER: &str = "SEGIN_TEST_CRASH_FOLDER";
const ROUNDS: u32 = 200;

/// This test binary again, at the child's work.
fn child(test: &str, folder: &Path) -> Child {
    Process::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn opened() -> Option<Session> {
    let folder = std::env::var_os(FOLDER)?;
    Some(Session::open(&cheap(Path::new(&folder)), NAME, password(PASSWORD)).unwrap())
}

fn say(line: &str) {
    // One write, on the pipe before the next save begins: what was said was acknowledged.
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// Saves without pause: a person with a case and a note in one save, and an edit of both.
#[test]
fn child_saves_until_it_is_killed() {
    let Some(mut session) = opened() else { return };
    let shown = segin::domain::date::show(session.today());
    say("open");
    for turn in 0.. {
        let name = format!("Traoré {turn}");
        let person = draft(Kind::Person, &[("given_name", "Awa"), ("family_name", &name)]);
        let case = draft(Kind::Case, &[("person_id", &person.id.to_string())]);
        let note = draft(
            Kind::Note,
            &[
                ("case_id", &case.id.to_string()),
                ("written_on", &shown),
                ("text", &"Appel du soir. ".repeat(turn % 40 + 1)),
                ("restricted_text", "À ne pas dire."),
            ],
        );
        let ids = format!("saved {} {} {}", person.id, case.id, note.id);
        let (person_id, case_id) = (person.id, case.id);
        session.perform(Command::Save(vec![person, case, note])).unwrap();
        say(&ids);
        // An edit of two records in one save: the same word in both, or in neither.
        let edit = |kind: Kind, id: Id, key: &'static str| {
            let base = session.store().reader().row(kind, id).unwrap().unwrap();
            let form = segin::domain::form::of_kind(kind).next().unwrap();
            let mut draft = Draft::edit(form, id, base);
            draft.type_in(key, draft.shape(key), &format!("mot {turn}"));
            draft
        };
        let edits =
            vec![edit(Kind::Person, person_id, "other_name"), edit(Kind::Case, case_id, "convoy")];
        session.perform(Command::Save(edits)).unwrap();
        say(&format!("edited {person_id} {case_id} mot {turn}"));
    }
}

/// What the child said before it was killed.
struct Said {
    saved: Vec<[Id; 3]>,
    edited: Vec<(Id, Id, String)>,
}

fn heard(lines: impl Iterator<Item = String>) -> Said {
    let mut said = Said { saved: Vec::new(), edited: Vec::new() };
    for line in lines {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["saved", ids @ ..] if ids.len() == 3 && ids[2].len() == 32 => {
                said.saved.push([0, 1, 2].map(|at| Id::parse(ids[at]).unwrap()));
            }
            ["edited", person, case, "mot", turn] => {
                let of = |text: &str| Id::parse(text).unwrap();
                said.edited.push((of(person), of(case), format!("mot {turn}")));
            }
            _ => {}
        }
    }
    said
}

/// Saves without pause: a record of every kind in one transaction.
#[test]
fn child_saves_every_kind_until_it_is_killed() {
    let Some(session) = opened() else { return };
    let folder = session.unlocked().dir().to_owned();
    let keys = Keys::of(session.unlocked());
    drop(session);
    let mut store = Store::open(&folder, &keys).unwrap();
    say("open");
    for turn in 0.. {
        let rows = every::rows(&format!("mot {turn}"));
        let first = rows.first().map(|(_, id, _)| *id).unwrap();
        store.transact(Op::Save, None, "", |w| every::write(w, rows)).unwrap();
        say(&format!("whole {first}"));
    }
}

#[test]
fn a_save_over_every_kind_is_there_whole_or_not_at_all() {
    const ROUNDS: u32 = 40;
    let (mut opened, mut lost, mut half, mut saves) = (0, 0, 0, 0);
    let mut office = Office::new();
    for round in 0..ROUNDS {
        if round % 8 == 0 {
            office = Office::new();
            office.lock();
        }
        let folder = office.folder();
        let name = "crash::child_saves_every_kind_until_it_is_killed";
        let mut child = child(name, &folder);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.ends_with("open")), "the child opened the vault");
        std::thread::sleep(Duration::from_millis(u64::from(round * 37 % 200)));
        child.kill().unwrap();
        child.wait().unwrap();
        let first = |line: String| Id::parse(line.strip_prefix("whole ")?);
        let said: Vec<Id> = lines.filter_map(first).collect();
        saves += said.len();
        let Ok(session) = Session::open(&office.vault, NAME, password(PASSWORD)) else { continue };
        opened += 1;
        let reader = session.store().reader();
        let people: BTreeSet<Id> =
            reader.all(Kind::Person).unwrap().into_iter().map(|held| held.id).collect();
        lost += said.iter().filter(|id| !people.contains(id)).count();
        // What the office had before stands beside: its user, its centre, its agencies.
        let own = |kind: Kind| match kind {
            Kind::User | Kind::Centre => 1,
            Kind::Agency => segin::domain::choice::list("agency").len() as u64,
            _ => 0,
        };
        for kind in Kind::ALL {
            half += reader.count(*kind).unwrap().abs_diff(people.len() as u64 + own(*kind));
        }
        let report = check::check(&folder, &Keys::of(session.unlocked())).unwrap();
        assert_eq!(report.findings, [], "round {round}");
    }
    println!(
        "{ROUNDS} kills over {} kinds of record, {opened} opened, {saves} acknowledged, {lost} lost, {half} by half",
        Kind::ALL.len()
    );
    assert_eq!((opened, lost, half), (ROUNDS, 0, 0));
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_there_by_half() {
    let begun = Instant::now();
    let mut seed = 0x5e61_u64;
    let mut chance = move |most: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % most
    };
    let (mut killed, mut opened, mut lost, mut half, mut saves) = (0, 0, 0, 0, 0);
    let mut office = Office::new();
    for round in 0..ROUNDS {
        // A fresh vault now and then: the check reads all of it each time.
        if round % 10 == 0 {
            office = Office::new();
            office.lock();
        }
        let folder = office.folder();
        let mut child = child("crash::child_saves_until_it_is_killed", &folder);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.ends_with("open")), "the child opened the vault");
        std::thread::sleep(Duration::from_micros(chance(250_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        killed += 1;
        let said = heard(lines);
        saves += said.saved.len() + said.edited.len();

        let Ok(session) = Session::open(&office.vault, NAME, password(PASSWORD)) else { continue };
        opened += 1;
        let reader = session.store().reader();
        let of = |kind: Kind| -> BTreeSet<Id> {
            reader.all(kind).unwrap().into_iter().map(|held| held.id).collect()
        };
        let (people, cases, notes) = (of(Kind::Person), of(Kind::Case), of(Kind::Note));
        lost += said
            .saved
            .iter()
            .filter(|[person, case, note]| {
                !people.contains(person) || !cases.contains(case) || !notes.contains(note)
            })
            .count();
        let word = |kind: Kind, id: Id, key: &str| {
            let row = reader.row(kind, id).unwrap().unwrap_or_default();
            value::text_of(&row, key).to_owned()
        };
        lost += said
            .edited
            .iter()
            .filter(|(person, _, text)| word(Kind::Person, *person, "other_name") != *text)
            .count();
        // Each save wrote a person, their case and its note, and each edit both of two.
        half += people.len().abs_diff(cases.len()) + people.len().abs_diff(notes.len());
        for case in reader.all(Kind::Case).unwrap() {
            let person = value::id_of(&case.row, "person_id").unwrap();
            if word(Kind::Person, person, "other_name") != value::text_of(&case.row, "convoy") {
                half += 1;
            }
        }
        let keys = Keys::of(session.unlocked());
        let report = check::check(&folder, &keys).unwrap();
        assert_eq!(report.findings, [], "round {round}");
    }
    let secs = begun.elapsed().as_secs();
    println!("{killed} kills, {opened} opened, {lost} acknowledged saves lost, {half} half saves");
    println!(
        "{saves} saves were acknowledged, the projection equals the rebuilt one {opened} times, {secs} s"
    );
    assert_eq!((killed, opened, lost, half), (ROUNDS, ROUNDS, 0, 0));
}

/// Types a word every tenth of a second and keeps the draft as screens do.
#[test]
fn child_types_until_it_is_killed() {
    let Some(mut session) = opened() else { return };
    let mut draft = draft(Kind::Note, &[("case_id", &new_id().unwrap().to_string())]);
    say(&format!("typing {}", draft.id));
    let begun = Instant::now();
    let mut kept = Instant::now();
    for turn in 0.. {
        let text = format!("mot {turn} à {} ms", begun.elapsed().as_millis());
        draft.type_in("text", draft.shape("text"), &text);
        say(&text);
        if kept.elapsed() >= Duration::from_millis(1_500) {
            session.perform(Command::KeepDraft(Box::new(draft.clone()))).unwrap();
            kept = Instant::now();
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_draft_loses_its_last_two_seconds_at_most() {
    let millis = |text: &str| -> u64 {
        text.rsplit(' ').nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    let mut worst = 0;
    for wait in [1_900, 2_600, 3_700] {
        let mut office = Office::new();
        office.lock();
        let mut child = child("crash::child_types_until_it_is_killed", &office.folder());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let typing = lines.find(|line| line.contains("typing ")).expect("the child types");
        let record = typing.rsplit(' ').next().and_then(Id::parse).unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let last = lines.filter(|line| line.starts_with("mot")).last().unwrap();
        office.unlock();
        let me = office.session().me().id;
        let reader = office.session().store().reader();
        assert_eq!(reader.drafts(me).unwrap().len(), 1, "the start screen offers it");
        let kept = reader.resume(record).unwrap().expect("the draft is there");
        let held = kept.typed.get("text").cloned().unwrap_or_default();
        worst = worst.max(millis(&last) - millis(&held));
    }
    println!("3 kills while typing, at most {worst} ms of typing lost");
    assert!(worst <= 2_000, "{worst} ms lost");
}
