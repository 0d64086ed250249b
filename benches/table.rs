//! A table of people brought into an empty vault by the import that the office uses, with its
//! journal and its search index. `SEGIN_BENCH_TABLE` names the table.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures on the clock, stops at the first surprise and prints"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use segin::app::session::{FirstRun, Session};
use segin::domain::id::Id;
use segin::domain::likeness::Watch;
use segin::domain::role::Role;
use segin::exchange::Errand;
use segin::exchange::import::Ask;
use segin::exchange::person::batch::Batch;
use segin::exchange::person::import;
use segin::store::vault::{Gate, Vault};
use segin::store::{Keys, Store};
use zeroize::Zeroizing;

fn main() {
    let Some(table) = std::env::var_os("SEGIN_BENCH_TABLE").map(PathBuf::from) else {
        println!("SEGIN_BENCH_TABLE names no table: nothing to measure");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let vault = Vault::with_gate(home.path().join("bench.vault"), Gate::for_tests());
    let password = || Zeroizing::new("sept chameaux passent".to_owned());
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
    let twins = batch.twins(store.reader(), &Watch(&|_| true)).unwrap();
    println!(
        "checked for duplicates: {:.1} s, {} told",
        begun.elapsed().as_secs_f64(),
        twins.len()
    );
    drop(twins);
    let begun = Instant::now();
    let (report, _) = import::run(&mut store, &ask, None, &errand).unwrap();
    assert_eq!(report.refused, []);
    println!("{} rows in: {:.1} s", report.added, begun.elapsed().as_secs_f64());
    store.checkpoint().unwrap();
    println!("and in its file: {:.1} s, peak {}", begun.elapsed().as_secs_f64(), peak());
}

/// The peak of memory.
fn peak() -> String {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default().trim().to_owned()
}
