//! A case hidden from somebody is nowhere for them, whatever they ask.

use std::time::Instant;

use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{Keyed, Row, Value};
use crate::store::person::{Question, Sort};
use crate::store::referral;
use crate::store::{Key, Keys, Op, Store, StoreError, new_id};

struct Place {
    _folder: tempfile::TempDir,
    store: Store,
    me: Id,
    other: Id,
    hidden: (Id, Id),
    seen: (Id, Id),
    records: Vec<(Kind, Id)>,
    workshop: Id,
    project: Id,
    collective: Id,
    hash: String,
}

fn row(values: &[(&'static str, &str)]) -> Row {
    values.iter().map(|(key, text)| ((*key).into(), Value::Text((*text).to_owned()))).collect()
}

/// Two people with everything that may hang on a person or a case; the first hidden from `me`.
fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::new(Key::random().unwrap(), Some(Key::random().unwrap()));
    let mut store = Store::open(folder.path(), &keys).unwrap();
    let (me, other, colleague) = (new_id().unwrap(), new_id().unwrap(), new_id().unwrap());
    let (workshop, project, collective) = (new_id().unwrap(), new_id().unwrap(), new_id().unwrap());
    let mut made = Vec::new();
    let mut records = Vec::new();
    let (hash, _) = store
        .transact(Op::Save, Some(other), "", |w| {
            for (id, name) in [(me, "Moi"), (other, "Autre"), (colleague, "Troisième")] {
                w.put_row(Kind::User, id, row(&[("name", name)]))?;
            }
            let hash = w.put_content(b"a face")?;
            let held = [("status", "held"), ("held_on", "2026-01-02"), ("activity", "GROUP")];
            w.put_row(Kind::Workshop, workshop, row(&held))?;
            w.put_row(Kind::Project, project, row(&[("name", "Retour"), ("currency", "XOF")]))?;
            w.put_row(Kind::Collective, collective, row(&[("name", "Moulin")]))?;
            let (shop, fund, mill) =
                (workshop.to_string(), project.to_string(), collective.to_string());
            for (at, family) in ["Keïta", "Traoré"].into_iter().enumerate() {
                let (person, case) = (new_id()?, new_id()?);
                let household = new_id()?;
                w.put_row(Kind::Household, household, row(&[("name", family)]))?;
                let (p, c, h) = (person.to_string(), case.to_string(), household.to_string());
                let worker = me.to_string();
                let named = [("family_name", family), ("given_name", "Awa"), ("household_id", &h)];
                w.put_row(Kind::Person, person, row(&named))?;
                let number = format!("BKO-26-AAA000{at}");
                let slip = format!("R-26-AAA000{at}");
                let open = [
                    ("person_id", p.as_str()),
                    ("number", &number),
                    ("status", "active"),
                    ("registered_on", "2026-01-01"),
                    ("arrived_on", "2026-01-01"),
                    ("worker_id", &worker),
                ];
                w.put_row(Kind::Case, case, row(&open))?;
                let mut of_person = vec![(Kind::Person, person), (Kind::Case, case)];
                for kind in Kind::ALL.iter().copied() {
                    let Some((link, parent)) = kind.parent() else { continue };
                    let id = new_id()?;
                    let above = if parent == Kind::Case { &c } else { &p };
                    let mut values = vec![(link, above.as_str())];
                    match kind {
                        Kind::Case | Kind::Offer => continue,
                        Kind::Attachment if at == 0 => values.push(("content", &hash)),
                        Kind::Followup => values.extend([
                            ("status", "due"),
                            ("calendar", "protection"),
                            ("due_on", "2026-01-02"),
                        ]),
                        Kind::Task => {
                            values.extend([("due_on", "2026-01-02"), ("worker_id", &worker)]);
                        }
                        Kind::Contact => values.push(("number", "+22376123456")),
                        Kind::Session => {
                            values.extend([("status", "planned"), ("held_on", "2026-01-02")]);
                            values.push(("workshop_id", &shop));
                        }
                        Kind::Referral => values.extend([
                            ("number", slip.as_str()),
                            ("status", "sent"),
                            ("urgency", "urgent"),
                            ("sent_on", "2026-01-02"),
                        ]),
                        Kind::Support => values.extend([
                            ("status", "approved"),
                            ("project_id", &fund),
                            ("collective_id", &mill),
                        ]),
                        Kind::Alert => values.extend([
                            ("status", "open"),
                            ("source", "worker"),
                            ("opened_on", "2026-01-02"),
                        ]),
                        Kind::Flag if at == 0 => {
                            values.extend([("kind", "hidden_from"), ("user_id", &worker)]);
                        }
                        _ => {}
                    }
                    w.put_row(kind, id, row(&values))?;
                    of_person.push((kind, id));
                }
                if at == 0 {
                    records = of_person;
                }
                made.push((person, case));
            }
            Ok(hash)
        })
        .unwrap();
    let (hidden, seen) = (made[0], made[1]);
    Place {
        _folder: folder,
        store,
        me,
        other,
        hidden,
        seen,
        records,
        workshop,
        project,
        collective,
        hash,
    }
}

#[test]
fn no_question_finds_a_hidden_case() {
    let mut place = place();
    let (hidden, case) = place.hidden;
    let (workshop, project, collective) = (place.workshop, place.project, place.collective);
    let me = place.me;
    let whole = |store: &Store| {
        let reader = store.reader();
        let mut lines = 0;
        reader
            .register(|_| {
                lines += 1;
                Ok::<(), StoreError>(())
            })
            .unwrap();
        let mut seen = vec![
            reader.people(&Question::default()).unwrap().len(),
            lines,
            reader.count(Kind::Person).unwrap() as usize,
            reader.count(Kind::Case).unwrap() as usize,
            reader.count(Kind::Followup).unwrap() as usize,
            reader.search("Keïta Awa", 9).unwrap().iter().filter(|h| h.line.id == hidden).count(),
            reader.search("BKO-26-AAA0000", 9).unwrap().len(),
        ];
        for sort in [Sort::Number, Sort::Risk, Sort::Status, Sort::Arrival, Sort::Country] {
            let question = Question { sort, ..Question::default() };
            seen.push(reader.people(&question).unwrap().len());
            let text = "Keïta".to_owned();
            let question = Question { sort, text, open_only: true, ..Question::default() };
            seen.push(reader.people(&question).unwrap().len());
        }
        let day: chrono::NaiveDate = "2026-01-01".parse().unwrap();
        let arrived = reader.arrivals(day, day).unwrap();
        seen.push(arrived.iter().map(|(_, count)| *count as usize).sum());
        let board = referral::Question::default();
        let referrals = reader.referrals(&board, day).unwrap();
        assert_eq!(reader.referral_lines(&referrals).unwrap().len(), referrals.len());
        seen.push(referrals.len());
        seen.push(reader.referral_counts(None, day).unwrap().iter().map(|c| c.all).sum());
        seen.push(usize::from(reader.referral_of_number("R-26-AAA0000").unwrap().is_some()));
        seen.push(reader.attendance(workshop).unwrap().len());
        let far = day + chrono::Days::new(400);
        seen.push(reader.workshops(day, far).unwrap()[0].attending as usize);
        seen.push(reader.workshop_persons(day, far).unwrap() as usize);
        seen.push(reader.project_spent(project).unwrap().people);
        seen.push(reader.collective_members(collective).unwrap().len());
        seen.push(reader.open_alerts(me, true).unwrap().len());
        seen
    };
    place.store.read_as(place.other);
    let everything = whole(&place.store);
    place.store.read_as(place.me);
    let without = whole(&place.store);
    println!("{everything:?} for another, {without:?} for whom it is hidden from");
    for (all, rest) in everything.iter().zip(&without) {
        assert_eq!(all - 1, *rest);
    }
    let reader = place.store.reader();
    let far = "2027-01-01".parse().unwrap();
    let due = reader.due(Some(place.me), far).unwrap();
    assert!(!due.is_empty() && due.iter().all(|due| due.person == Some(place.seen.0)));
    let due = reader.due_for_all(far).unwrap();
    assert!(due.iter().all(|due| due.person != Some(hidden) && due.case_id != Some(case)));
    assert!(reader.case_file(hidden, None).unwrap().is_none());
    assert!(reader.case_file(place.seen.0, Some(case)).unwrap().unwrap().case.is_none());
    assert!(reader.find(Kind::Case, "number", "BKO-26-AAA0000").unwrap().is_none());
    assert!(reader.find(Kind::Person, "family_name", "Keïta").unwrap().is_none());
    assert!(reader.content(&place.hash).unwrap().is_none());
    let mut asked = 0;
    for (kind, id) in &place.records {
        assert!(reader.row(*kind, *id).unwrap().is_none(), "{kind:?}");
        assert!(reader.history(*id).unwrap().is_empty(), "history of {kind:?}");
        assert!(reader.all(*kind).unwrap().iter().all(|held| held.id != *id), "all {kind:?}");
        if *kind != Kind::Person {
            assert!(reader.person_of(*kind, *id).unwrap().is_none(), "person of {kind:?}");
        }
        if let Some((link, _)) = kind.parent() {
            assert!(reader.linked(*kind, link, case).unwrap().is_empty());
            assert!(reader.linked(*kind, link, hidden).unwrap().is_empty());
        }
        asked += 5;
    }
    let beside = reader.another().unwrap();
    assert!(beside.row(Kind::Person, hidden).unwrap().is_none(), "a second reader reads alike");
    println!("{asked} questions about {} records", place.records.len());
    place.store.read_as(place.other);
    assert!(place.store.reader().case_file(hidden, None).unwrap().is_some());
    assert!(place.store.reader().content(&place.hash).unwrap().is_some());
}

#[test]
fn a_lifted_flag_brings_the_case_back_and_asking_costs_next_to_nothing() {
    let mut place = place();
    place.store.read_as(place.me);
    let flag = place.records.iter().find(|(kind, _)| *kind == Kind::Flag).unwrap().1;
    let begun = Instant::now();
    for _ in 0..1000 {
        assert_eq!(place.store.reader().hidden().unwrap().people().count(), 1);
    }
    let each = begun.elapsed() / 1000;
    println!("{each:?} to ask what is hidden");
    assert!(each.as_micros() < 1000);
    place.store.read_as(place.other);
    let mut held = place.store.reader().row(Kind::Flag, flag).unwrap().unwrap();
    held.insert("resolved_on".into(), Value::Text("2026-02-01".into()));
    place.store.transact(Op::Save, None, "", |w| w.put_row(Kind::Flag, flag, held)).unwrap();
    place.store.read_as(place.me);
    assert!(place.store.reader().case_file(place.hidden.0, None).unwrap().is_some());
}
