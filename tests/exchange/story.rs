//! An import from its first look to its undoing: by the commands of the window, without one.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use segin::domain::fact::Record as _;
use segin::domain::import::{Habit, Outcome, Reading, Topic};
use segin::domain::kind::Kind;
use segin::domain::table_import::TableImport;
use segin::domain::value::{Keyed as _, Value};
use segin::store::Op;
use segin::ui::command::{Command, ImportAsk, Job, TableAsk, TableEnd, TableOrder};

use super::{Office, register};

impl Office {
    pub(super) fn table(&mut self, ask: TableAsk) -> TableEnd {
        let job = Arc::new(Job::default());
        let order = TableOrder { ask, job: job.clone() };
        self.session.perform(Command::Table(Box::new(order))).unwrap();
        job.take_end().expect("it ended")
    }

    fn asked(&mut self, topic: Topic, path: PathBuf) -> ImportAsk {
        let look = TableAsk::Look { path: path.clone(), sheet: 0, topic, heading: None };
        let TableEnd::Looked(look) = self.table(look) else { panic!("the table was not read") };
        let reading = Reading::proposed(topic, &look);
        let leave = BTreeSet::new();
        ImportAsk { topic, path, sheet: 0, reading, keep_good: false, leave, rest: None }
    }

    pub(super) fn bring_in(&mut self, ask: ImportAsk) -> Outcome {
        match self.table(TableAsk::BringIn(Box::new(ask))) {
            TableEnd::BroughtIn(outcome) => *outcome,
            end => panic!("{end:?}"),
        }
    }

    fn import_of(&self, outcome: &Outcome) -> TableImport {
        let reader = self.session.store().reader();
        let row = reader.row(Kind::TableImport, outcome.record.unwrap()).unwrap().unwrap();
        TableImport::from_row(&row)
    }

    fn count_all(&self) -> u64 {
        let reader = self.session.store().reader();
        let kinds = [Kind::Person, Kind::Case, Kind::Contact, Kind::Document, Kind::Household];
        kinds.iter().map(|kind| reader.count(*kind).unwrap()).sum()
    }
}

#[test]
fn an_import_is_undone_whole_also_long_after() {
    let mut office = Office::new();
    let file = office.file("register.csv", register(300));
    let ask = office.asked(Topic::Person, file);
    let TableEnd::Checked(checked) = office.table(TableAsk::Check(Box::new(ask.clone()))) else {
        panic!("it was not checked")
    };
    assert_eq!((checked.read, checked.added, checked.kept), (300, 300, false));
    assert_eq!(office.count_all(), 0, "a check writes nothing");
    let outcome = office.bring_in(ask.clone());
    assert_eq!((outcome.added, outcome.households, outcome.centres), (300, 100, 2));
    assert_eq!((checked.households, checked.centres), (100, 2));
    let all = office.count_all();
    assert!(all > 900);
    // Something else happens in between.
    let other = office.file("other.csv", "nom\nTraoré\n");
    let second = office.asked(Topic::Person, other);
    office.bring_in(second);
    assert_eq!(office.table(TableAsk::Undo(outcome.record.unwrap())), TableEnd::Undone);
    assert_eq!((office.people(), office.count_all()), (1, 2), "only the other person is left");
    assert!(office.import_of(&outcome).undone_on.is_some());
    let TableEnd::Failed(said) = office.table(TableAsk::Undo(outcome.record.unwrap())) else {
        panic!("undone twice")
    };
    assert!(said.contains("déjà"), "{said}");
    assert!(office.is_sound());
    // It can come in again, now that it is gone.
    assert_eq!(office.bring_in(ask).added, 300);
    assert!(office.is_sound());
    println!("300 rows in, {all} records; undone: 0 left of them");
}

#[test]
fn what_was_used_since_is_not_undone() {
    let mut office = Office::new();
    let file = office.file("a.csv", "record_id,nom,sexe\nR1,Traoré,F\nR2,Ba,M\n");
    let ask = office.asked(Topic::Person, file);
    let outcome = office.bring_in(ask);
    let undo = |office: &mut Office| match office.table(TableAsk::Undo(outcome.record.unwrap())) {
        TableEnd::Failed(said) => said,
        end => panic!("{end:?}"),
    };
    // A record of it is changed.
    let person = office.session.store().reader().all(Kind::Person).unwrap()[0].clone();
    let mut changed = person.row.clone();
    changed.insert("given_name".into(), Value::Text("Awa".into()));
    let by = Some(office.session.me().id);
    let write = |office: &mut Office, row| {
        // Through the store, as any later save would.
        let keys = segin::store::Keys::of(office.session.unlocked());
        let mut store = segin::store::Store::open(office.session.unlocked().dir(), &keys).unwrap();
        let done = store.transact(Op::Save, by, "", |w| w.put_row(Kind::Person, person.id, row));
        done.unwrap().1.batch.unwrap()
    };
    write(&mut office, changed);
    let said = undo(&mut office);
    assert!(said.contains("modifiée ou utilisée"), "{said}");
    assert_eq!(office.people(), 2, "all of it or nothing");
    // Something hangs on a record of it.
    let file = office.file("b.csv", "n°,personne,date,service\n1,R2,2024-05-06,NFI\n");
    let ask = office.asked(Topic::Assistance, file);
    assert_eq!(office.bring_in(ask).added, 1);
    let said = undo(&mut office);
    assert!(said.contains("2 fiches"), "{said}");
    assert!(office.is_sound());
}

#[test]
fn a_stopped_import_leaves_no_row() {
    let mut office = Office::new();
    let file = office.file("register.csv", register(2_000));
    let ask = office.asked(Topic::Person, file);
    for dry in [true, false] {
        let job = Arc::new(Job::default());
        job.stop();
        let ask = Box::new(ask.clone());
        let ask = if dry { TableAsk::Check(ask) } else { TableAsk::BringIn(ask) };
        let order = TableOrder { ask, job: job.clone() };
        office.session.perform(Command::Table(Box::new(order))).unwrap();
        assert_eq!(job.take_end(), Some(TableEnd::Stopped));
        assert_eq!(office.count_all(), 0);
    }
    assert!(office.is_sound());
    println!("2 stopped, 0 rows left");
}

#[test]
fn dates_come_in_by_the_habit_of_the_table() {
    let mut office = Office::new();
    let mut read = 0;
    for (habit, dates) in [
        (Habit::Day, ["31/05/2001", "3-5-1999", "01.02.88"]),
        (Habit::Month, ["05/31/2001", "5-3-1999", "02.01.88"]),
        (Habit::Year, ["01/05/31", "99-5-3", "88.02.01"]),
    ] {
        for separator in [",", ";", "\t", "|"] {
            let mut text = ["n°", "nom", "né le"].join(separator) + "\n";
            for (at, date) in dates.iter().enumerate() {
                let id = format!("{}{read}{at}", habit.key());
                writeln!(text, "{}", [&id, "Traoré", date].join(separator)).unwrap();
            }
            let file = office.file("dates.csv", &text);
            let ask = office.asked(Topic::Person, file);
            assert_eq!(ask.reading.habit(), habit, "{text}");
            let outcome = office.bring_in(ask);
            assert_eq!((outcome.added, outcome.refused.len()), (3, 0), "{:?}", outcome.refused);
            read += 3;
        }
    }
    let people = office.session.store().reader().all(Kind::Person).unwrap();
    let mut births: Vec<&str> =
        people.iter().map(|p| segin::domain::value::text_of(&p.row, "birth_on")).collect();
    births.sort_unstable();
    births.dedup();
    assert_eq!(births, ["1988-02-01", "1999-05-03", "2001-05-31"]);
    println!("{read} dates in 3 habits and 4 separators: 3 days");
}
