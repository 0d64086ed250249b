//! A table of people brought into an empty vault by the import that the office uses, with its
//! journal and its search index; then some of them at the desk. `SEGIN_BENCH_TABLE` names the
//! table.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures on the clock, stops at the first surprise and prints"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use eframe::egui::Context;
use segin::app::session::{FirstRun, Session};
use segin::domain::id::Id;
use segin::domain::likeness::{Portrait, Watch};
use segin::domain::role::Role;
use segin::exchange::Errand;
use segin::exchange::import::Ask;
use segin::exchange::person::batch::Batch;
use segin::exchange::person::import;
use segin::store::vault::{Gate, Vault};
use segin::store::{Keys, Store};
use segin::ui::likeness::Asked;
use zeroize::Zeroizing;

const PASSWORD: &str = "sept chameaux passent";

fn main() {
    let Some(table) = std::env::var_os("SEGIN_BENCH_TABLE").map(PathBuf::from) else {
        println!("SEGIN_BENCH_TABLE names no table: nothing to measure");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let vault = Vault::with_gate(home.path().join("bench.vault"), Gate::for_tests());
    let password = || Zeroizing::new(PASSWORD.to_owned());
    let first = FirstRun {
        name: "Awa".to_owned(),
        roles: vec![Role::Supervisor],
        password: password(),
        centre: "Bamako".to_owned(),
        centre_code: "BKO".to_owned(),
    };
    drop(Session::create(&vault, first, vault.gate().floor).unwrap());
    let unlocked = vault.open("Awa", password(), 0).unwrap();
    let mut store = Store::open(vault.dir(), &Keys::of(&unlocked)).unwrap();
    let ask = Ask {
        file: &table,
        sheet: None,
        reading: None,
        keep_good: false,
        leave: &BTreeSet::new(),
        rest: None,
        dry: false,
        by: Id::from_bytes(unlocked.user().user_id),
        today: chrono::Utc::now().date_naive(),
        centre: None,
    };
    let cancel = AtomicBool::new(false);
    let errand = Errand { cancel: &cancel, tell: &|_| () };
    let begun = Instant::now();
    let mut batch = Batch::new(store.reader()).unwrap();
    let dry = Ask { dry: true, ..ask.clone() };
    import::run(&mut store, &dry, Some(&mut batch), &errand).unwrap();
    println!("read and judged: {:.1} s", begun.elapsed().as_secs_f64());
    let twins = batch.twins(store.reader(), ask.today, &Watch(&|_| true)).unwrap();
    println!(
        "checked for duplicates: {:.1} s, {} told",
        begun.elapsed().as_secs_f64(),
        twins.len()
    );
    drop(twins);
    let (begun, worked) = (Instant::now(), processor());
    let (report, _) = import::run(&mut store, &ask, None, &errand).unwrap();
    assert_eq!(report.refused, []);
    println!(
        "{} rows in: {:.1} s, {:.1} s of processor",
        report.added,
        begun.elapsed().as_secs_f64(),
        processor() - worked
    );
    store.checkpoint().unwrap();
    println!("and in its file: {:.1} s, peak {}", begun.elapsed().as_secs_f64(), peak());
    drop((store, unlocked));
    at_the_desk(&vault, &table);
}

/// People who are in the register twice stand at the desk, typed letter by letter: whether their
/// other registration is named, as the window asks and answers. `pairs.csv` beside the table says
/// who they are (`id1,id2`).
fn at_the_desk(vault: &Vault, table: &Path) {
    let Ok(mut pairs) = csv::Reader::from_path(table.with_file_name("pairs.csv")) else { return };
    let mut rows = csv::Reader::from_path(table).unwrap();
    let at: HashMap<String, usize> =
        (0..).zip(rows.records()).map(|(at, row)| (row.unwrap()[0].to_owned(), at)).collect();
    let mut twins: BTreeMap<usize, HashSet<usize>> = BTreeMap::new();
    for pair in pairs.records() {
        let pair = pair.unwrap();
        let (one, other) = (at[&pair[0]], at[&pair[1]]);
        twins.entry(one).or_default().insert(other);
        twins.entry(other).or_default().insert(one);
    }
    forget_peak();
    let session = Session::open(vault, "Awa", Zeroizing::new(PASSWORD.to_owned())).unwrap();
    let (scene, ctx) = (session.scene(), Context::default());
    let reader = session.store().reader();
    // The table came in in its order.
    let people = reader.people_likened().unwrap().person;
    let ask = |own: Id, portrait: Portrait| {
        let asked = Asked { own: Some(own), ..Asked::of(portrait) };
        let begun = Instant::now();
        scene.likeness.ask(scene, &ctx, own, asked);
        while scene.likeness.is_waiting(own) {
            std::thread::sleep(Duration::from_micros(50));
        }
        begun.elapsed()
    };
    let mut took = Vec::new();
    let (mut asked, mut first, mut among) = (0_u32, 0_u32, 0_u32);
    for (who, wanted) in twins.iter().step_by(twins.len() / 500 + 1) {
        let own = people[*who];
        let whole = reader.portrait(own).unwrap().unwrap();
        if asked == 0 {
            let ready = ask(own, whole.clone());
            println!("everybody ready to be asked about: {:.1} s, {}", secs(ready), peak());
        }
        let letters: Vec<char> = whole.family.chars().collect();
        for end in 1..=letters.len() {
            let family = letters[..end].iter().collect();
            took.push(ask(own, Portrait { family, ..Portrait::default() }));
        }
        took.push(ask(own, Portrait { household: None, ..whole }));
        let found = scene.likeness.found(own);
        scene.likeness.drop_key(own);
        let wanted: HashSet<Id> = wanted.iter().map(|at| people[*at]).collect();
        asked += 1;
        first += u32::from(found.first().is_some_and(|one| wanted.contains(&one.line.id)));
        among += u32::from(found.iter().any(|one| wanted.contains(&one.line.id)));
    }
    took.sort();
    println!(
        "at the desk: first {:.3}, among ten {:.3} of {asked}; a key p50 {:.1} ms, p99 {:.1} ms, \
         worst {:.1} ms of {}; {}",
        f64::from(first) / f64::from(asked),
        f64::from(among) / f64::from(asked),
        secs(took[took.len() / 2]) * 1_000.0,
        secs(took[took.len() * 99 / 100]) * 1_000.0,
        secs(took[took.len() - 1]) * 1_000.0,
        took.len(),
        peak()
    );
}

fn secs(took: Duration) -> f64 {
    took.as_secs_f64()
}

/// From now on the peak of memory is counted anew.
fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").ok();
}

/// Seconds of processor this program has used: the clock of a busy machine tells less.
fn processor() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> =
        text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse().ok()).unwrap_or(0.0);
    (ticks(11) + ticks(12)) / 100.0
}

/// The peak of memory.
fn peak() -> String {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default().trim().to_owned()
}
