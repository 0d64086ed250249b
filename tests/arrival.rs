//! The arrival of a bus and the power cut, as a kill at a random moment: what was typed is there
//! but for the last two seconds, and a bus that is registered is there whole or not at all.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::time::{Duration, Instant};

use segin::app::session::Session;
use segin::domain::arrival::{Column, Grid, Shared, Stroke, members};
use segin::domain::draft::Draft;
use segin::domain::form;
use segin::domain::kind::Kind;
use segin::domain::value::{self, Row, Value};
use segin::store::new_id;
use segin::ui::command::{Bus, BusLine, Command};

use crate::support::{NAME, Office, PASSWORD, cheap, password};

/// Where the child finds the vault; without it the child's test does nothing.
const FOLDER: &str = "SEGIN_TEST_ARRIVAL_FOLDER";

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
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// The header of a bus.
fn header(session: &Session) -> Draft {
    let mut known = Row::new();
    value::put(&mut known, "arrived_on", Value::Text(session.today().to_string()));
    let mut draft = Draft::new(form::named("arrival").unwrap(), new_id().unwrap(), known);
    draft.type_in("convoy", draft.shape("convoy"), "Car de Gao");
    draft
}

/// Types people into the grid without pause, key by key, and keeps it as the screen does.
#[test]
fn child_types_a_bus_until_it_is_killed() {
    let Some(mut session) = opened() else { return };
    let mut draft = header(&session);
    let mut grid = Grid::default();
    say("typing");
    let (begun, mut kept) = (Instant::now(), Instant::now());
    for turn in 0.. {
        for letter in format!("Nom{turn}").chars() {
            grid.press(Stroke::Text(letter.to_string()));
            std::thread::sleep(Duration::from_millis(9));
            if kept.elapsed() >= Duration::from_secs(1) {
                draft.typed.insert("lines".to_owned(), grid.keep());
                session.perform(Command::KeepDraft(Box::new(draft.clone()))).unwrap();
                kept = Instant::now();
            }
        }
        grid.press(Stroke::Enter);
        say(&format!("typed {turn} {}", begun.elapsed().as_millis()));
    }
}

#[test]
fn a_bus_half_typed_survives_a_kill_but_for_its_last_two_seconds() {
    let mut worst = 0;
    let mut lines_there = 0;
    for wait in [2_300, 3_100, 4_200] {
        let mut office = Office::new();
        office.lock();
        let mut child = child("arrival::child_types_a_bus_until_it_is_killed", &office.folder());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.ends_with("typing")), "the child types");
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let typed: Vec<(usize, u64)> = lines
            .filter_map(|line| {
                let words: Vec<String> = line.split(' ').map(str::to_owned).collect();
                (words.first()? == "typed").then_some(())?;
                Some((words.get(1)?.parse().ok()?, words.get(2)?.parse().ok()?))
            })
            .collect();
        office.unlock();
        let me = office.session().me().id;
        let reader = office.session().store().reader();
        let kept = reader.drafts(me).unwrap();
        assert_eq!((kept.len(), kept[0].kind), (1, Kind::Arrival), "the start screen offers it");
        let draft = reader.resume(kept[0].record).unwrap().unwrap();
        assert_eq!(draft.typed.get("convoy").map(String::as_str), Some("Car de Gao"));
        let grid = Grid::resume(&draft.typed["lines"]);
        let there = |turn: usize| {
            grid.line(turn).is_some_and(|l| l.text(Column::Family) == format!("Nom{turn}"))
        };
        lines_there += grid.count();
        let last = typed.last().unwrap().1;
        let first_lost = typed.iter().find(|(turn, _)| !there(*turn));
        worst = worst.max(first_lost.map_or(0, |(_, at)| last - at));
    }
    println!("3 kills while a bus is typed, {lines_there} lines there, {worst} ms of lines lost");
    assert!(worst <= 2_000, "{worst} ms lost");
}

/// Registers a bus of twelve without pause.
#[test]
fn child_registers_buses_until_it_is_killed() {
    let Some(mut session) = opened() else { return };
    say("open");
    for turn in 0.. {
        let mut grid = Grid::default();
        for at in 0..12 {
            let line = format!("Nom{turn}\tAwa{at}\tF\t25 ans\t\t\t\t\t{}\n", at / 3);
            grid.press(Stroke::Paste(line));
            grid.press(Stroke::Enter);
        }
        let arrival = header(&session);
        let id = arrival.id;
        let bus = bus(&session, arrival, &grid);
        session.perform(Command::RegisterBus(Box::new(bus))).unwrap();
        say(&format!("bus {id}"));
    }
}

/// The order of everybody in a grid.
fn bus(session: &Session, arrival: Draft, grid: &Grid) -> Bus {
    let shared = Shared { arrived_on: Some(session.today()), ..Shared::default() };
    let members = members(grid.lines());
    let lines = grid.lines().zip(members).filter(|(line, _)| !line.is_empty());
    let lines = lines.map(|(line, member)| BusLine {
        person: new_id().unwrap(),
        case: new_id().unwrap(),
        known: false,
        others: Vec::new(),
        reading: line.reading(&shared, session.today()),
        member,
    });
    Bus { arrival, lines: lines.collect(), households: std::collections::BTreeMap::new() }
}

#[test]
fn a_bus_is_registered_whole_or_not_at_all() {
    const ROUNDS: u64 = 12;
    let (mut said, mut lost, mut half) = (0, 0, 0);
    let mut office = Office::new();
    for round in 0..ROUNDS {
        if round % 4 == 0 {
            office = Office::new();
        }
        office.lock();
        let mut child =
            child("arrival::child_registers_buses_until_it_is_killed", &office.folder());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.ends_with("open")), "the child opened the vault");
        std::thread::sleep(Duration::from_millis(60 + round * 83 % 700));
        child.kill().unwrap();
        child.wait().unwrap();
        let buses: Vec<String> =
            lines.filter_map(|line| Some(line.strip_prefix("bus ")?.to_owned())).collect();
        said += buses.len();
        office.unlock();
        let reader = office.session().store().reader();
        for arrival in reader.all(Kind::Arrival).unwrap() {
            half += usize::from(reader.passengers(arrival.id).unwrap().len() != 12);
        }
        let there = reader.all(Kind::Arrival).unwrap();
        let is_there = |id: &&String| there.iter().any(|held| held.id.to_string() == **id);
        lost += buses.len() - buses.iter().filter(is_there).count();
        let (people, cases) =
            (reader.count(Kind::Person).unwrap(), reader.count(Kind::Case).unwrap());
        assert_eq!((people, people % 12), (cases, 0));
        assert_eq!(reader.count(Kind::Household).unwrap() * 3, people, "three to a household");
        assert_eq!(office.check().findings, [], "round {round}");
    }
    println!("{ROUNDS} kills, {said} buses acknowledged, {lost} lost, {half} by half");
    assert_eq!((lost, half), (0, 0));
}
