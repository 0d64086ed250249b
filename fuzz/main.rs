//! What comes from outside, damaged in every way that chance finds: readers of tables, dates and
//! telephone numbers. Each target runs in a process of its own with 512 MB for so many seconds,
//! from the samples in `corpus`, by a seed that is printed; an input that makes it fall is kept.
//!
//! `.ci/fuzz` runs all for a minute each. `--secs 5`, `--seed 7` and names of targets choose.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "it stops at the first surprise and prints what it measured"
)]

mod chance;
mod target;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use chance::Chance;
use target::{TARGETS, Target};

/// What one run is asked.
struct Ask {
    secs: u64,
    seed: u64,
    only: Vec<String>,
    /// In the process of one target: which.
    here: Option<String>,
}

fn main() -> ExitCode {
    let mut ask = Ask { secs: 60, seed: 1, only: Vec::new(), here: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut number = || args.next().and_then(|text| text.parse().ok()).expect("a number");
        match arg.as_str() {
            "--secs" => ask.secs = number(),
            "--seed" => ask.seed = number(),
            "--here" => ask.here = args.next(),
            // Given by cargo.
            "--bench" | "--test" => {}
            name => ask.only.push(name.to_owned()),
        }
    }
    if let Some(name) = &ask.here {
        let target = TARGETS.iter().find(|target| target.name == name).expect("a target");
        return run(target, &ask);
    }
    let mut fell = 0;
    for target in TARGETS {
        if !ask.only.is_empty() && !ask.only.iter().any(|name| name == target.name) {
            continue;
        }
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--here", target.name])
            .args(["--secs", &ask.secs.to_string(), "--seed", &ask.seed.to_string()])
            .status()
            .unwrap();
        if !status.success() {
            fell += 1;
            println!("{:<8} fell ({status}): see {}", target.name, kept(target).display());
        }
    }
    println!("seed {}, {} s each: {fell} targets fell", ask.seed, ask.secs);
    if fell == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Where the input under way lies: it stays when the process falls.
fn kept(target: &Target) -> PathBuf {
    std::env::temp_dir().join(format!("segin-fuzz-{}", target.name))
}

/// One target in this process.
fn run(target: &Target, ask: &Ask) -> ExitCode {
    confine(ask.secs);
    std::panic::set_hook(Box::new(|_| {}));
    let mut chance = Chance::new(ask.seed);
    let corpus = target.samples();
    let (begun, lasting) = (Instant::now(), Duration::from_secs(ask.secs));
    let (mut runs, mut bytes, mut caught) = (0_u64, 0_u64, 0_u64);
    let file = kept(target);
    while begun.elapsed() < lasting {
        for _ in 0..16 {
            let input = (target.make)(&mut chance, &corpus);
            std::fs::write(&file, &input).unwrap();
            if catch_unwind(AssertUnwindSafe(|| (target.take)(&input, &file))).is_err() {
                caught += 1;
                let kept = format!("{}-{caught}", file.display());
                std::fs::write(kept, &input).unwrap();
            }
            runs += 1;
            bytes += input.len() as u64;
        }
    }
    let secs = begun.elapsed().as_secs_f64();
    println!(
        "{:<8} {runs} executions in {secs:.0} s ({:.0} per second, {} samples, {} kB on average): \
         {caught} crashes",
        target.name,
        runs as f64 / secs,
        corpus.len(),
        bytes / runs.max(1) / 1000,
    );
    let _ = std::fs::remove_file(file);
    if caught == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// As little memory as the reader has; and one input that never ends is a fall, too.
fn confine(secs: u64) {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let most = Rlimit { current: Some(512 << 20), maximum: Some(512 << 20) };
        setrlimit(Resource::As, most).unwrap();
        let ends = Some(secs + 30);
        setrlimit(Resource::Cpu, Rlimit { current: ends, maximum: ends }).unwrap();
    }
}
