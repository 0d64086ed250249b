//! How well people registered more than once are found, on a made-up register whose truth is
//! known: precision, recall, F1, recall by kind of damage, the earlier record of one who stands
//! at the desk, time, memory. No label is used but to count.
//!
//! `SEGIN_BENCH_REGISTER` is a folder with `register.csv`, `pairs.csv` (`id1,id2,tags`) and, if
//! there is one, `hard_negatives.csv` (`id1,id2,kind`). `SEGIN_BENCH_COLUMNS` says which column
//! is what (`surname=family,given_name=given,…`), for tables with other headings; the fields are
//! those of `columns` below, and several columns may be `origin`, named from wide to narrow.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench measures on the clock, stops at the first surprise and prints"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::time::Instant;

use chrono::{Datelike, NaiveDate};
use segin::domain::likeness::{
    Birth, Found, Index, Journey, LIKELY, POSSIBLE, Portrait, Register, Watch, pairs,
};

/// The headings of the made-up register.
const USUAL: &str = "record_id=number,family_name=family,given_name=given,sex=sex,\
    birth_date=birth,birth_year=year,age_estimate=age,registration_date=registered,\
    region_origin=origin,cercle_origin=origin,phone=phone,doc_type=kind,doc_number=document,\
    household_id=household,arrival_date=arrived,country_return=country";

type Pair = (u32, u32);

fn main() {
    let Some(folder) = std::env::var_os("SEGIN_BENCH_REGISTER") else {
        println!("SEGIN_BENCH_REGISTER names no folder: nothing to measure");
        return;
    };
    let folder = Path::new(&folder);
    let columns = std::env::var("SEGIN_BENCH_COLUMNS").unwrap_or_else(|_| USUAL.to_owned());
    let (numbers, people) = read(&folder.join("register.csv"), &columns);
    let at: HashMap<&str, u32> = (0..).zip(&numbers).map(|(at, n)| (n.as_str(), at)).collect();
    let truth = told(&folder.join("pairs.csv"), &at);
    let hard = told(&folder.join("hard_negatives.csv"), &at);
    println!("{} records, {} true pairs", people.len(), truth.len());

    let (begun, cpu) = (Instant::now(), cpu_secs());
    let mut register = Register::default();
    for portrait in &people {
        register.add(portrait);
    }
    let (index, found) = pairs(register, &BTreeSet::new(), 0.01, &Watch(&|_| true)).unwrap();
    let (wall, cpu) = (begun.elapsed().as_secs_f64(), cpu_secs() - cpu);
    println!("whole pass: {wall:.1} s, {cpu:.1} s of processor, peak {}", peak());
    for least in [POSSIBLE, LIKELY] {
        report(least, &found, &truth, &hard);
    }
    at_the_desk(&index, &people, &truth);
}

fn read(path: &Path, columns: &str) -> (Vec<String>, Vec<Portrait>) {
    let mut table = csv::Reader::from_path(path).unwrap();
    let headings = table.headers().unwrap().clone();
    let fields: Vec<(&str, usize)> = columns
        .split(',')
        .filter_map(|one| one.trim().split_once('='))
        .filter_map(|(heading, field)| {
            Some((field, headings.iter().position(|known| known.trim() == heading)?))
        })
        .collect();
    let day = |text: &str| {
        let dashed = NaiveDate::parse_from_str(text, "%Y-%m-%d");
        dashed.or_else(|_| NaiveDate::parse_from_str(text, "%Y%m%d")).ok()
    };
    let (mut numbers, mut people) = (Vec::new(), Vec::new());
    for row in table.records() {
        let row = row.unwrap();
        let get = |field: &str| {
            let at = fields.iter().find(|known| known.0 == field);
            at.and_then(|at| row.get(at.1)).unwrap_or_default().trim()
        };
        let year = |text: &str| text.get(..4).and_then(|year| year.parse::<i32>().ok());
        let guessed = get("age").parse::<i32>().ok().zip(day(get("registered")));
        numbers.push(get("number").to_owned());
        people.push(Portrait {
            family: get("family").to_owned(),
            given: get("given").to_owned(),
            sex: get("sex").chars().next(),
            birth: day(get("birth"))
                .map(Birth::Day)
                .or_else(|| year(get("birth")).or_else(|| year(get("year"))).map(Birth::Year))
                .or_else(|| guessed.map(|(age, on)| Birth::About(on.year() - age))),
            origin: fields
                .iter()
                .filter(|known| known.0 == "origin")
                .map(|known| row.get(known.1).unwrap_or_default().trim().to_owned())
                .collect(),
            phone: vec![get("phone").to_owned()],
            document: vec![(get("kind").to_owned(), get("document").to_owned())],
            father: get("father").to_owned(),
            mother: get("mother").to_owned(),
            household: get("household").get(1..).and_then(|household| household.parse().ok()),
            journey: vec![Journey { day: day(get("arrived")), country: get("country").to_owned() }],
        });
    }
    (numbers, people)
}

/// Pairs with what is said of them.
fn told(path: &Path, at: &HashMap<&str, u32>) -> BTreeMap<Pair, String> {
    let Ok(mut table) = csv::Reader::from_path(path) else { return BTreeMap::new() };
    let rows = table.records().map(|row| {
        let row = row.unwrap();
        let (one, other) = (at[&row[0]], at[&row[1]]);
        ((one.max(other), one.min(other)), row.get(2).unwrap_or_default().to_owned())
    });
    rows.collect()
}

fn report(
    least: f32,
    found: &[Found],
    truth: &BTreeMap<Pair, String>,
    hard: &BTreeMap<Pair, String>,
) {
    let kept: HashSet<Pair> = found
        .iter()
        .filter(|pair| pair.probability() >= least)
        .map(|pair| (pair.one, pair.other))
        .collect();
    let right = kept.iter().filter(|pair| truth.contains_key(pair)).count() as f64;
    let (precision, recall) = (right / kept.len().max(1) as f64, right / truth.len().max(1) as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    println!(
        "from {least}: {} pairs, precision {precision:.4}, recall {recall:.4}, F1 {f1:.4}",
        kept.len()
    );
    let mut tags: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (pair, said) in truth {
        for tag in said.split(';').filter(|tag| !tag.is_empty()) {
            let count = tags.entry(tag).or_default();
            count.0 += u32::from(kept.contains(pair));
            count.1 += 1;
        }
    }
    for (tag, (found, all)) in tags {
        println!("  {tag}: {:.3} of {all}", f64::from(found) / f64::from(all));
    }
    let mut wrong: BTreeMap<&str, u32> = BTreeMap::new();
    for pair in kept.iter().filter(|pair| !truth.contains_key(pair)) {
        *wrong.entry(hard.get(pair).map_or("other", String::as_str)).or_default() += 1;
    }
    println!("  wrong: {wrong:?}");
}

/// Somebody who is in the register already, or is new, is typed in: only earlier records answer.
fn at_the_desk(index: &Index, people: &[Portrait], truth: &BTreeMap<Pair, String>) {
    let mut known: BTreeMap<u32, HashSet<u32>> = BTreeMap::new();
    for (later, earlier) in truth.keys() {
        known.entry(*later).or_default().insert(*earlier);
    }
    let mut millis = Vec::new();
    let mut ask = |who: u32| {
        let typed = Portrait { household: None, ..people[who as usize].clone() };
        let begun = Instant::now();
        let found = index.ask(&typed, 10, 0.0, |other| other >= who);
        millis.push(begun.elapsed().as_secs_f64() * 1000.0);
        found
    };
    let (mut asked, mut first, mut among) = (0.0, 0.0, 0.0);
    for (who, wanted) in known.iter().step_by(known.len() / 3000 + 1) {
        let found = ask(*who);
        asked += 1.0;
        first += f64::from(u8::from(found.first().is_some_and(|one| wanted.contains(&one.who))));
        among += f64::from(u8::from(found.iter().any(|one| wanted.contains(&one.who))));
    }
    let (mut new, mut alarms) = (0.0, 0.0);
    let newcomers = (0..people.len()).filter_map(|who| u32::try_from(who).ok());
    let newcomers: Vec<u32> = newcomers.filter(|who| !known.contains_key(who)).collect();
    for who in newcomers.iter().step_by(newcomers.len() / 5000 + 1) {
        new += 1.0;
        let alarm = ask(*who).first().is_some_and(|found| found.probability >= LIKELY);
        alarms += f64::from(u8::from(alarm));
    }
    millis.sort_by(f64::total_cmp);
    println!(
        "at the desk: first {:.4}, among ten {:.4} of {asked}; false alarms {:.4} of {new}; \
         p50 {:.2} ms, p99 {:.2} ms",
        first / asked,
        among / asked,
        alarms / new,
        millis[millis.len() / 2],
        millis[millis.len() * 99 / 100]
    );
}

/// Seconds of processor so far, on Linux.
fn cpu_secs() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let rest = text.rsplit(") ").next().unwrap_or_default();
    let ticks = |at: usize| rest.split(' ').nth(at).and_then(|n| n.parse::<f64>().ok());
    (ticks(11).unwrap_or(0.0) + ticks(12).unwrap_or(0.0)) / 100.0
}

/// The most memory so far, on Linux.
fn peak() -> String {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("VmHWM"));
    line.map_or_else(|| "?".to_owned(), |line| line.trim_start_matches("VmHWM:").trim().to_owned())
}
