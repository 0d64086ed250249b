//! What the database answers is what the same filter says of every record at hand.

use std::collections::BTreeMap;

use super::*;
use crate::app::session::Session;
use crate::domain::choice;
use crate::domain::fact::Shape;
use crate::domain::filter::{Ask, ME, Seen, Span, Thing, things};
use crate::domain::role::Role;
use crate::store::{Op, new_id};
use crate::ui::testing;

/// Chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn one<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn day(&mut self) -> String {
        let year = 2024 + self.below(3);
        format!("{year}-{:02}-{:02}", 1 + self.below(12), 1 + self.below(28))
    }
}

const TEXTS: [&str; 6] = ["Ségou-koura", "N’Diaye Awa", "segou", "Kayes", "BAMAKO 12", "ñame"];

/// A value a field may hold; few enough that tests meet them.
fn made(chance: &mut Chance, shape: Shape, users: &[Id]) -> Value {
    let coded = |chance: &mut Chance, list: &str| {
        let all = choice::list(list);
        all[chance.below(all.len().min(3))].code.clone()
    };
    Value::Text(match shape {
        Shape::Line | Shape::Prose => chance.one(&TEXTS).to_owned(),
        Shape::Count | Shape::Amount => return Value::Int(chance.below(40) as i64),
        Shape::Tick => return Value::Int(1),
        Shape::Decimal => "7.5".to_owned(),
        Shape::Day => chance.day(),
        Shape::PartialDay => {
            let day = chance.day();
            let upto = [4, 7, 10][chance.below(3)];
            day[..upto].to_owned()
        }
        Shape::Time => format!("{:02}:30", chance.below(24)),
        Shape::Choice(list) => coded(chance, list),
        Shape::Choices(list) => format!(
            "{} {}",
            coded(chance, list),
            choice::list(list)[3.min(choice::list(list).len() - 1)].code
        ),
        Shape::State(_, keys) => keys[chance.below(keys.len().min(3))].to_owned(),
        Shape::Phone => format!("+2237000000{}", chance.below(10)),
        Shape::Place => chance.one(&["LOI2023:01", "COD2015:ML09", "Zinziguiri"]).to_owned(),
        Shape::Link(_) => users[chance.below(users.len())].to_string(),
    })
}

fn record(chance: &mut Chance, kind: Kind, parent: Id, users: &[Id]) -> Row {
    let mut row = Row::new();
    for thing in things().iter().filter(|thing| thing.kind == kind && !thing.is_computed()) {
        if chance.below(2) == 0 {
            value::put(&mut row, thing.key, made(chance, thing.shape(), users));
        }
    }
    match kind {
        Kind::Person => {
            value::put(&mut row, "birth_on", Value::Text((1980 + chance.below(45)).to_string()));
        }
        Kind::Scale => {
            let answers = (1..=9).map(|n| format!("{n}={}", chance.below(4))).collect::<Vec<_>>();
            value::put(&mut row, "instrument", Value::Text("phq9".into()));
            value::put(&mut row, "answers", Value::Text(answers.join(" ")));
        }
        _ => {}
    }
    if let Some((link, _)) = kind.parent() {
        value::put(&mut row, link, Value::Text(parent.to_string()));
    }
    row
}

/// Made-up people with records of every kind, and some that were taken away.
fn fill(session: &Session, people: usize, seed: u64) -> crate::store::Store {
    let mut chance = Chance(seed);
    let users = [session.me().id, new_id().unwrap(), new_id().unwrap()];
    let keys = crate::store::Keys::of(session.unlocked());
    let mut store = crate::store::Store::open(session.unlocked().dir(), &keys).unwrap();
    store
        .transact(Op::Save, None, "", |w| {
            for _ in 0..people {
                let person = new_id()?;
                let row = record(&mut chance, Kind::Person, person, &users);
                w.put_row(Kind::Person, person, row)?;
                let kinds: Vec<Kind> = things()
                    .iter()
                    .map(|thing| thing.kind)
                    .collect::<std::collections::BTreeSet<_>>()
                    .into_iter()
                    .collect();
                for kind in kinds
                    .iter()
                    .filter(|k| matches!(k.parent(), Some((_, Kind::Person))) && **k != Kind::Case)
                {
                    for _ in 0..chance.below(2) {
                        w.put_row(*kind, new_id()?, record(&mut chance, *kind, person, &users))?;
                    }
                }
                for _ in 0..chance.below(3) {
                    let case = new_id()?;
                    w.put_row(Kind::Case, case, record(&mut chance, Kind::Case, person, &users))?;
                    for kind in kinds.iter().filter(|k| matches!(k.parent(), Some((_, Kind::Case))))
                    {
                        for _ in 0..chance.below(3) {
                            let id = new_id()?;
                            w.put_row(*kind, id, record(&mut chance, *kind, case, &users))?;
                            if chance.below(9) == 0 {
                                w.remove(*kind, id)?;
                            }
                        }
                    }
                    if chance.below(9) == 0 {
                        w.remove(Kind::Case, case)?;
                    }
                }
                if chance.below(12) == 0 {
                    w.remove(Kind::Person, person)?;
                }
            }
            Ok(())
        })
        .unwrap();
    store.read_as(session.me().id);
    store
}

/// Every person with what a filter may ask about.
fn everything(reader: &Reader) -> BTreeMap<i64, Seen> {
    let numbers: Vec<i64> = reader.everybody().unwrap().iter().collect();
    let mut all = BTreeMap::new();
    for line in reader.people_lines(&numbers).unwrap() {
        let mut seen = Seen::default();
        let rows = |kind: Kind, of: Id| -> Vec<Row> {
            reader.children(kind, of).unwrap().into_iter().map(|held| held.row).collect()
        };
        seen.records
            .insert(Kind::Person, vec![reader.row(Kind::Person, line.id).unwrap().unwrap()]);
        let case = reader.children(Kind::Case, line.id).unwrap().pop();
        for thing in things() {
            let kind = thing.kind;
            match kind.parent() {
                Some((_, Kind::Person)) if kind != Kind::Case => {
                    seen.records.insert(kind, rows(kind, line.id));
                }
                Some((_, Kind::Case)) => {
                    let held = case.as_ref().map(|case| rows(kind, case.id)).unwrap_or_default();
                    seen.records.insert(kind, held);
                }
                _ => {}
            }
        }
        seen.records.insert(Kind::Case, case.map(|case| case.row).into_iter().collect());
        all.insert(line.n, seen);
    }
    all
}

fn ask(chance: &mut Chance, thing: Thing, users: &[Id]) -> Ask {
    match chance.below(6) {
        0 => return Ask::Empty,
        1 => return Ask::Filled,
        _ => {}
    }
    let number = |chance: &mut Chance| (chance.below(3) > 0).then(|| chance.below(45) as i64);
    match thing.shape() {
        Shape::Count | Shape::Amount => Ask::Range(number(chance), number(chance)),
        Shape::Tick => Ask::Filled,
        Shape::Day | Shape::PartialDay => Ask::Within(match chance.below(6) {
            0 => Span::Last(1 + chance.below(400) as u32),
            1 => Span::Before(chance.below(400) as u32),
            2 => Span::Quarter,
            3 => Span::Year,
            _ => {
                let (a, b) = (chance.day().parse().ok(), chance.day().parse().ok());
                Span::Days(a.filter(|_| chance.below(3) > 0), b.filter(|_| chance.below(3) > 0))
            }
        }),
        Shape::Line | Shape::Prose if chance.below(3) > 0 => Ask::Contains(
            chance.one(&["segou", "NDIAYE", "k", "a", "bamako 12", "yes", "naME", ""]).to_owned(),
        ),
        Shape::Link(_) if chance.below(3) == 0 => Ask::Is(vec![ME.to_owned()]),
        shape => {
            let text = |value: Value| value.text().unwrap_or_default().to_owned();
            let first = text(made(chance, shape, users));
            let code = first.split(' ').next().unwrap_or_default().to_owned();
            let one = if matches!(shape, Shape::Choices(_)) { code } else { first };
            let more = (chance.below(2) == 0).then(|| text(made(chance, shape, users)));
            Ask::Is(std::iter::once(one).chain(more.filter(|m| !m.contains(' '))).collect())
        }
    }
}

fn filter(chance: &mut Chance, depth: usize, users: &[Id]) -> Filter {
    match chance.below(if depth == 0 { 3 } else { 6 }) {
        0..=2 => {
            let thing = things()[chance.below(things().len())];
            let own: Vec<Thing> =
                things().iter().filter(|other| other.kind == thing.kind).copied().collect();
            let such = (0..=chance.below(2))
                .map(|at| {
                    let thing = if at == 0 { thing } else { own[chance.below(own.len())] };
                    Test { thing, ask: ask(chance, thing, users) }
                })
                .collect();
            Filter::Has(Has { kind: thing.kind, such, least: 1 + u32::from(chance.below(5) == 0) })
        }
        3 => Filter::All((0..chance.below(3)).map(|_| filter(chance, depth - 1, users)).collect()),
        4 => Filter::Any((0..chance.below(3)).map(|_| filter(chance, depth - 1, users)).collect()),
        _ => Filter::Not(Box::new(filter(chance, depth - 1, users))),
    }
}

#[test]
fn the_database_means_whom_the_records_mean() {
    let (_folder, session) = testing::session();
    let store = fill(&session, 60, 5);
    let (reader, today) = (store.reader(), "2026-11-22".parse().unwrap());
    let people = everything(reader);
    let users = [session.me().id];
    let mut chance = Chance(77);
    let (mut filters, mut meant, mut none) = (0, 0, 0);
    let mut check = |filter: Filter| {
        let on = On { today, me: Some(session.me().id) };
        let wanted: Vec<i64> =
            people.iter().filter(|(_, seen)| filter.holds(seen, on)).map(|(n, _)| *n).collect();
        let asked = Asked { filter, today };
        let found: Vec<i64> = reader.whom(&asked).unwrap().iter().collect();
        assert_eq!(found, wanted, "{}", asked.filter.to_json());
        assert_eq!(Filter::from_json(&asked.filter.to_json()).as_ref(), Some(&asked.filter));
        filters += 1;
        meant += found.len();
        none += usize::from(found.is_empty());
    };
    for thing in things() {
        for _ in 0..6 {
            check(Filter::test(*thing, ask(&mut chance, *thing, &users)));
        }
    }
    for _ in 0..1_500 {
        check(filter(&mut chance, 3, &users));
    }
    println!("{filters} filters over {} people meant {meant}, {none} of them nobody", people.len());
}

#[test]
fn who_may_not_read_restricted_content_gets_no_answer_from_it() {
    let (_folder, session) = testing::session_as(&[Role::SocialWorker]);
    let keys = crate::store::Keys::of(session.unlocked());
    let store = fill(&session, 20, 6);
    let today = "2026-11-22".parse().unwrap();
    let mut asked_of = 0;
    for thing in things().iter().filter(|thing| thing.is_restricted()) {
        for ask in [Ask::Filled, Ask::Empty] {
            let one = Filter::test(*thing, ask);
            for filter in
                [one.clone(), one.clone().negated(), Filter::Any(vec![Filter::default(), one])]
            {
                let found = store.reader().whom(&Asked { filter, today }).unwrap();
                assert!(found.is_empty(), "{thing}");
                asked_of += 1;
            }
        }
        let numbers: Vec<i64> = store.reader().everybody().unwrap().iter().collect();
        let shown = store.reader().columns(&numbers, &[*thing], today).unwrap();
        assert!(shown.iter().flatten().all(Vec::is_empty), "{thing}");
    }
    assert!(keys.restricted.is_none());
    println!("{asked_of} questions without an answer");
}

#[test]
fn columns_show_and_sort_by_anything() {
    let (_folder, session) = testing::session();
    let store = fill(&session, 40, 7);
    let (reader, today) = (store.reader(), "2026-11-22".parse().unwrap());
    let people = everything(reader);
    let numbers: Vec<i64> = people.keys().copied().collect();
    for thing in things() {
        let shown = reader.columns(&numbers, &[*thing], today).unwrap();
        for (n, line) in numbers.iter().zip(&shown) {
            let held = people[n].records.get(&thing.kind).map(Vec::as_slice).unwrap_or_default();
            let wanted: Vec<Value> = held
                .iter()
                .map(|row| thing.value(row, today))
                .filter(|v| !v.is_nothing())
                .collect();
            assert_eq!(line[0], wanted, "{thing}");
        }
        let mut sorted = numbers.clone();
        reader.sort_by(&mut sorted, *thing, today, false).unwrap();
        let first_empty = sorted
            .iter()
            .position(|n| shown[numbers.iter().position(|m| m == n).unwrap()][0].is_empty());
        if let Some(at) = first_empty {
            // Links to nobody known have no name to be sorted by.
            let rest = &sorted[at..];
            let known =
                |n: &i64| !shown[numbers.iter().position(|m| m == n).unwrap()][0].is_empty();
            assert!(matches!(thing.shape(), Shape::Link(_)) || !rest.iter().any(known), "{thing}");
        }
    }
    println!("{} columns of {} people", things().len(), numbers.len());
}

#[test]
fn hidden_people_are_meant_by_no_filter() {
    let (_folder, mut session) = testing::session();
    let awa = testing::person(&mut session, "Traoré", "Awa");
    let oumar = testing::person(&mut session, "Diallo", "Oumar");
    testing::case(&mut session, awa);
    let other = new_id().unwrap();
    let keys = crate::store::Keys::of(session.unlocked());
    let mut store = crate::store::Store::open(session.unlocked().dir(), &keys).unwrap();
    let mut row = Row::new();
    for (key, text) in [
        ("person_id", awa.to_string()),
        ("kind", "hidden_from".into()),
        ("user_id", other.to_string()),
        ("noted_on", "2026-11-22".into()),
    ] {
        value::put(&mut row, key, Value::Text(text));
    }
    store
        .transact(Op::Save, None, "", |w| w.put_row(Kind::Flag, new_id()?, row).map(|_| ()))
        .unwrap();
    let today = "2026-11-22".parse().unwrap();
    let meant = |store: &crate::store::Store, filter: Filter| {
        store.reader().whom(&Asked { filter, today }).unwrap().len()
    };
    assert_eq!(meant(&store, Filter::default()), 2);
    store.read_as(other);
    assert_eq!(meant(&store, Filter::default()), 1);
    assert_eq!(meant(&store, Filter::has(Kind::Flag)), 0);
    assert_eq!(meant(&store, Filter::has(Kind::Case)), 0);
    assert_eq!(meant(&store, Filter::has(Kind::Case).negated()), 1);
    let _ = oumar;
}

#[test]
fn the_facts_that_stand_together_are_those_of_their_index() {
    let (_folder, session) = crate::ui::testing::session();
    let reader = session.store().reader();
    for (kind, keys) in super::clause::TOGETHER {
        let sql =
            format!("select name from pragma_index_info('{}_fact') order by seqno", kind.key());
        let mut statement = reader.db.prepare(&sql).unwrap();
        let names = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
        assert_eq!(names.map(Result::unwrap).collect::<Vec<_>>(), keys, "{kind:?}");
    }
}
