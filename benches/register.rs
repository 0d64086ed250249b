//! How fast the program is on a register of made-up people: bringing them in, finding them as
//! one types, the list, a case, a save, a slip, the check, the window's frames, memory, the
//! quarterly report. One table.
//!
//! `SEGIN_BENCH_PERSONS` is how many (20,000 when not said). `SEGIN_BENCH_VAULT` names a folder
//! in which the vault is kept and found again, to measure reading without writing it anew.
//! `SEGIN_BENCH_ONLY` names the parts wanted, with commas between: slip, find, list, filter, case,
//! table, scroll, day, save, check, report.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures on the clock, stops at the first surprise and prints"
)]

mod figure;
mod filter;
mod letter;
mod made;
mod outgoing;
mod screen;
mod watch;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use segin::app::session::{FirstRun, Session};
use segin::domain::draft::Draft;
use segin::domain::form;
use segin::domain::id::Id;
use segin::domain::kind::Kind;
use segin::domain::role::Role;
use segin::domain::value::Row;
use segin::store::person::{Empty, Question, Sort};
use segin::store::register::Registration;
use segin::store::vault::{Gate, Vault};
use segin::store::{Keys, Op, Store, StoreError, check, new_id};
use segin::ui::command::Command;
use zeroize::Zeroizing;

const PASSWORD: &str = "sept chameaux passent";
const NAME: &str = "Awa";

fn main() {
    let count: u32 = std::env::var("SEGIN_BENCH_PERSONS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(20_000);
    let home = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("SEGIN_BENCH_VAULT")
        .map_or_else(|| home.path().join("bench.vault"), PathBuf::from);
    let vault = Vault::with_gate(&folder, Gate::for_tests());
    println!("| what, at {count} persons | aim | measured |");
    println!("|---|---|---|");
    if !vault.exists() {
        fill(&vault, count);
    }
    row("size of the file", "", &format!("{} MB", size(&vault.database_path()) / 1_000_000));
    forget_peak();
    if wants("slip") {
        let (first, later) = letter::slips();
        row("a referral slip as PDF, slowest of ten", "≤ 300 ms", &ms(later));
        row("the first slip after the start", "", &ms(first));
    }

    let begun = Instant::now();
    let mut session = Session::open(&vault, NAME, password()).unwrap();
    let frame = screen::first_frame(&session);
    row("start to first frame of People, without key derivation", "", &ms(begun.elapsed()));
    drop(frame);
    let parts: [Part; 6] = [
        ("find", find),
        ("list", list),
        ("filter", filter::any_fact),
        ("case", open_case),
        ("table", outgoing::tables),
        ("scroll", screen::scroll),
    ];
    for (name, part) in parts.into_iter().filter(|(name, _)| wants(name)) {
        part(&session);
        row(&format!("memory after {name} (peak)"), "≤ 250 MB", &format!("{} MB", peak() / 1_000));
        forget_peak();
    }
    if wants("day") {
        day(&mut session);
        watch::board(&session);
    }
    // The day was filled through a second store: this one reads its place in the journal anew.
    drop(session);
    let mut session = Session::open(&vault, NAME, password()).unwrap();
    if wants("save") {
        save(&mut session);
        row("memory after saves (peak)", "≤ 250 MB", &format!("{} MB", peak() / 1_000));
    }
    if wants("check") {
        let keys = Keys::of(session.unlocked());
        let begun = Instant::now();
        let report = check::check(&folder, &keys).unwrap();
        assert_eq!(report.findings, []);
        row(
            "whole check",
            "",
            &format!("{:.1} s, {} entries", begun.elapsed().as_secs_f64(), report.entries),
        );
    }
    // Last: it writes more than all before it.
    if wants("report") {
        figure::report(&session);
    }
}

/// A part of the bench, with its name.
type Part = (&'static str, fn(&Session));

/// Whether a part is wanted.
fn wants(part: &str) -> bool {
    let only = std::env::var("SEGIN_BENCH_ONLY").unwrap_or_default();
    only.is_empty() || only.split(',').any(|name| name.trim() == part)
}

fn password() -> Zeroizing<String> {
    Zeroizing::new(PASSWORD.to_owned())
}

fn row(what: &str, aim: &str, measured: &str) {
    println!("| {what} | {aim} | {measured} |");
}

fn ms(took: Duration) -> String {
    format!("{:.2} ms", took.as_secs_f64() * 1_000.0)
}

fn size(file: &Path) -> u64 {
    std::fs::metadata(file).map_or(0, |data| data.len())
}

/// From now on the peak of memory is counted anew.
fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").ok();
}

/// The peak of memory, in kB.
fn peak() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok()).unwrap_or_default()
}

/// Seconds of processor this program has used: the clock of a busy machine tells less.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> =
        text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// Half, 99 of a hundred, and the worst.
fn spread(mut took: Vec<Duration>) -> String {
    took.sort();
    let at = |part: usize| ms(took[(took.len() * part / 100).min(took.len() - 1)]);
    format!("p50 {}, p99 {}, worst {} of {}", at(50), at(99), ms(*took.last().unwrap()), took.len())
}

fn time<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let done = work();
    (done, begun.elapsed())
}

/// Brings everybody in: a person, their case and, for most, a telephone.
fn fill(vault: &Vault, count: u32) {
    let first = FirstRun {
        name: NAME.to_owned(),
        roles: vec![Role::SocialWorker, Role::Supervisor, Role::Administrator],
        password: password(),
        centre: "Bamako".to_owned(),
        centre_code: "BKO".to_owned(),
    };
    let (session, _) = Session::create(vault, first, vault.gate().floor).unwrap();
    drop(session);
    let unlocked = vault.open(NAME, password(), 0).unwrap();
    let me = Id::from_bytes(unlocked.user().user_id);
    let mut store = Store::open(vault.dir(), &Keys::of(&unlocked)).unwrap();
    let mut made = made::Made::new(me);
    let (begun, worked) = (Instant::now(), processor());
    let mut records = 0;
    store
        .with_room(|store| {
            store.transact(Op::Import, Some(me), "", |w| {
                w.at_large(u64::from(count), |w| {
                    for _ in 0..count {
                        let (person, case, contact) = made.next();
                        records += 2 + i32::from(contact.is_some());
                        w.register(Registration {
                            person,
                            case: Some(case),
                            contact,
                            document: None,
                        })?;
                    }
                    Ok::<_, StoreError>(())
                })
            })
        })
        .unwrap()
        .unwrap();
    store.checkpoint().unwrap();
    let secs = begun.elapsed().as_secs_f64();
    row(
        "bringing in, with journal and index",
        "≥ 12,000 persons/s",
        &format!(
            "{:.0} persons/s, {:.0} records/s; {:.0} persons per second of processor",
            f64::from(count) / secs,
            f64::from(records) / secs,
            f64::from(count) / (processor() - worked)
        ),
    );
}

/// Names typed letter by letter, as they are and as people misspell them.
fn find(session: &Session) {
    let reader = session.store().reader();
    let mut made = made::Made::new(Id::from_bytes([0; 16]));
    let (mut plain, mut bent, mut lone) = (Vec::new(), Vec::new(), Vec::new());
    let (mut found, mut asked) = (0, 0);
    // The first questions fill the cache, as the first minutes of a day do.
    for at in 0..70 {
        let (person, ..) = made.next();
        let name = format!("{} {}", person.family_name, person.given_name);
        let typed: Vec<char> = name.chars().collect();
        let wrong: Vec<char> = made::misspell(&name, at).chars().collect();
        for (typed, took) in [(&typed, &mut plain), (&wrong, &mut bent)] {
            for end in 1..=typed.len() {
                let text: String = typed[..end].iter().collect();
                let question = Question { text, ..Question::default() };
                let (numbers, spent) = time(|| {
                    let numbers = reader.people(&question).unwrap();
                    let seen = &numbers[..numbers.len().min(40)];
                    reader.people_lines(seen).unwrap();
                    numbers
                });
                if at >= 10 {
                    took.push(spent);
                }
                if end == typed.len() {
                    asked += 1;
                    found += usize::from(!numbers.is_empty());
                }
            }
        }
        let (_, spent) = time(|| reader.search(&name, 8).unwrap());
        lone.push(spent);
    }
    row("search per keystroke, prefixes", "p99 ≤ 16 ms", &spread(plain));
    row("search per keystroke, misspelt", "p99 ≤ 16 ms", &spread(bent));
    row("search before registering", "p99 ≤ 16 ms", &spread(lone));
    row("whole names that found somebody", "", &format!("{found} of {asked}"));
}

fn list(session: &Session) {
    let reader = session.store().reader();
    let ask = |question: &Question| {
        let mut took = Vec::new();
        let mut count = 0;
        for _ in 0..5 {
            let (numbers, spent) = time(|| {
                let numbers = reader.people(question).unwrap();
                let seen = &numbers[..numbers.len().min(40)];
                reader.people_lines(seen).unwrap();
                numbers
            });
            count = numbers.len();
            took.push(spent);
        }
        took.sort();
        format!("{} ({count} people)", ms(took[2]))
    };
    let any = Question::default();
    row("People, all by name", "", &ask(&any));
    for (what, sort) in [("risk", Sort::Risk), ("arrival", Sort::Arrival), ("number", Sort::Number)]
    {
        row(&format!("People, all by {what}"), "", &ask(&Question { sort, ..any.clone() }));
    }
    let open = Question { open_only: true, worker: Some(session.me().id), ..any.clone() };
    row("People, my open cases", "", &ask(&open));
    let filtered = Question {
        risk: Some("high".to_owned()),
        country: Some("DZA".to_owned()),
        sort: Sort::Arrival,
        ..any.clone()
    };
    row("People, high risk from Algeria by arrival", "", &ask(&filtered));
    row("People without a telephone", "", &ask(&Question { empty: Some(Empty::Contact), ..any }));
}

/// Two hundred cases of one worker, each with what a case brings: how soon their day is there.
fn day(session: &mut Session) {
    let worker = new_id().unwrap();
    let today = session.today();
    let on = |ahead: i64| (today + chrono::Duration::days(ahead)).to_string();
    let people = some(session, 200);
    let mut records = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let held = session.store().reader().children(Kind::Case, *person).unwrap();
        let Some(case) = held.last() else { continue };
        let mut row = case.row.clone();
        let text = |text: String| segin::domain::value::Value::Text(text);
        row.insert("worker_id".into(), text(worker.to_string()));
        row.insert("status".into(), text("active".to_owned()));
        records.push((Kind::Case, case.id, row));
        let ahead = i64::try_from(at).unwrap() % 40 - 5;
        let parts: [(Kind, Vec<(&'static str, String)>); 5] = [
            (
                Kind::Followup,
                vec![
                    ("calendar", "protection".to_owned()),
                    ("status", "due".to_owned()),
                    ("due_on", on(ahead)),
                ],
            ),
            (
                Kind::Followup,
                vec![
                    ("calendar", "reintegration".to_owned()),
                    ("status", "done".to_owned()),
                    ("due_on", on(-30)),
                    ("done_on", on(-30)),
                ],
            ),
            (Kind::Session, vec![("status", "planned".to_owned()), ("held_on", on(ahead))]),
            (Kind::PlanItem, vec![("status", "planned".to_owned()), ("due_on", on(ahead + 3))]),
            (Kind::Referral, vec![("status", "sent".to_owned()), ("sent_on", on(-10))]),
        ];
        for (kind, values) in parts {
            let mut row: Row =
                values.into_iter().map(|(key, value)| (key.into(), text(value))).collect();
            row.insert("case_id".into(), text(case.id.to_string()));
            records.push((kind, new_id().unwrap(), row));
        }
    }
    let keys = Keys::of(session.unlocked());
    let folder = session.unlocked().dir().to_owned();
    let mut store = Store::open(&folder, &keys).unwrap();
    store
        .transact(Op::Save, None, "", |w| {
            records.into_iter().try_for_each(|(kind, id, row)| w.put_row(kind, id, row).map(|_| ()))
        })
        .unwrap();
    let reader = session.store().reader();
    let (mut dues, mut agendas, mut both) = (Vec::new(), Vec::new(), Vec::new());
    let (mut due, mut entries) = (0, 0);
    for _ in 0..50 {
        let soon = today + chrono::Duration::days(7);
        let (found, first) = time(|| reader.due(Some(worker), soon).unwrap().len());
        let to = today + chrono::Duration::days(35);
        let (all, second) = time(|| reader.agenda(worker, today, to).unwrap().len());
        (due, entries) = (found, all);
        dues.push(first);
        agendas.push(second);
        both.push(first + second);
    }
    row("Today, 200 cases of one worker", "", &format!("{} ({due} due)", spread(dues)));
    row("Agenda of six weeks, the same", "", &format!("{} ({entries} entries)", spread(agendas)));
    row("Today and Agenda together", "≤ 50 ms", &spread(both));
}

/// People here and there in the register.
fn some(session: &Session, count: usize) -> Vec<Id> {
    let reader = session.store().reader();
    let numbers = reader.people(&Question::default()).unwrap();
    let step = (numbers.len() / count).max(1);
    let few: Vec<i64> = numbers.iter().copied().step_by(step).collect();
    reader.people_lines(&few).unwrap().into_iter().map(|line| line.id).collect()
}

fn open_case(session: &Session) {
    let reader = session.store().reader();
    let mut took = Vec::new();
    for id in some(session, 300) {
        let (_, spent) = time(|| {
            let file = reader.case_file(id, None).unwrap().unwrap();
            reader.events(&file).unwrap()
        });
        took.push(spent);
    }
    row("opening a case with its history", "p99 ≤ 10 ms", &spread(took));
}

fn save(session: &mut Session) {
    let mut edits = Vec::new();
    for (at, id) in some(session, 300).into_iter().enumerate() {
        let base = session.store().reader().row(Kind::Person, id).unwrap().unwrap();
        let mut draft = Draft::edit(form::named("identity").unwrap(), id, base);
        draft.type_in("other_name", draft.shape("other_name"), &format!("Nana {at}"));
        let command = Command::Save(vec![draft]);
        let (done, spent) = time(|| session.perform(command));
        done.unwrap();
        edits.push(spent);
    }
    row("saving an edit", "p99 ≤ 20 ms", &spread(edits));
    let mut made = made::Made::new(session.me().id);
    let mut news = Vec::new();
    for _ in 0..200 {
        let (person, ..) = made.next();
        let mut new = Draft::new(form::named("identity").unwrap(), new_id().unwrap(), Row::new());
        new.type_in("family_name", new.shape("family_name"), &person.family_name);
        new.type_in("given_name", new.shape("given_name"), &person.given_name);
        let mut case = Draft::new(form::named("intake").unwrap(), new_id().unwrap(), Row::new());
        let link = segin::domain::value::Value::Text(new.id.to_string());
        case.base.insert("person_id".into(), link);
        let command = Command::Register(Box::new([new, case]));
        let (done, spent) = time(|| session.perform(command));
        done.unwrap();
        news.push(spent);
    }
    row("registering somebody with a case", "p99 ≤ 20 ms", &spread(news));
}
