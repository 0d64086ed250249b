//! Who somebody may be, while they are typed, as somebody signed in sees it.

use std::time::{Duration, Instant};

use super::*;
use crate::app::session::Session;
use crate::domain::likeness::Birth;
use crate::domain::role::Role;
use crate::store::new_id;
use crate::ui::command::Command;
use crate::ui::testing::{add, case, crowd, person, session, session_as};

fn portrait(family: &str, given: &str) -> Portrait {
    Portrait {
        family: family.to_owned(),
        given: given.to_owned(),
        sex: Some('F'),
        phone: vec!["+22376123456".to_owned()],
        father: "Bakary".to_owned(),
        birth: NaiveDate::from_ymd_opt(1991, 4, 11).map(Birth::Day),
        ..Portrait::default()
    }
}

/// Awa Traoré, with her telephone; her id.
fn awa(session: &mut Session, family: &str, given: &str) -> Id {
    let typed = [
        ("family_name", family),
        ("given_name", given),
        ("sex", "F"),
        ("birth_on", "11/04/1991"),
        ("father_name", "Bakary"),
    ];
    let id = add(session, Kind::Person, &typed);
    let whose = id.to_string();
    add(session, Kind::Contact, &[("person_id", &whose), ("number", "76123456")]);
    id
}

/// Waits for the newest answer under a key.
fn answer(session: &Session, key: Id) -> Arc<[Likely]> {
    let start = Instant::now();
    let likeness = session.likeness();
    while likeness.is_waiting(key) {
        assert!(start.elapsed() < Duration::from_secs(20), "no answer");
        std::thread::park_timeout(Duration::from_millis(2));
    }
    assert!(!matches!(likeness.state(), State::Trouble(_)), "{:?}", likeness.state());
    likeness.found(key)
}

/// Waits until what is found under a key is so.
fn until(session: &Session, key: Id, so: impl Fn(&[Likely]) -> bool) -> Arc<[Likely]> {
    let start = Instant::now();
    loop {
        let found = session.likeness().found(key);
        if so(&found) {
            return found;
        }
        let state = session.likeness().state();
        assert!(!matches!(state, State::Trouble(_)), "{state:?}");
        assert!(start.elapsed() < Duration::from_secs(20), "in vain: {found:?}");
        std::thread::park_timeout(Duration::from_millis(2));
    }
}

fn ask(session: &Session, key: Id, asked: Asked) {
    session.likeness().ask(session.scene(), &Context::default(), key, asked);
}

#[test]
fn somebody_spelt_otherwise_is_found_with_what_speaks_for_it() {
    let (_folder, mut session) = session();
    assert_eq!(session.likeness().state(), State::Idle);
    let known = awa(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, known);
    crowd(&mut session, 100);
    let key = new_id().unwrap();
    ask(&session, key, Asked::of(portrait("TRAWORE", "Hawa")));
    let found = answer(&session, key);
    assert_eq!(session.likeness().state(), State::Ready);
    let first = found.first().unwrap();
    assert_eq!((first.line.id, first.line.case_id), (known, Some(opened)), "{found:?}");
    assert!(first.speaks_for().contains(&"Même téléphone".to_owned()), "{:?}", first.evidence);
    assert!(first.is_likely() && !first.is_limited && first.also.is_empty());
    println!("{} at {:.3}: {:?}", first.line.name(), first.probability, first.speaks_for());
}

#[test]
fn too_little_is_no_question_and_the_newest_of_a_key_counts() {
    let (_folder, mut session) = session();
    let known = awa(&mut session, "Traoré", "Awa");
    let key = new_id().unwrap();
    let little = Portrait { sex: Some('F'), ..Portrait::default() };
    ask(&session, key, Asked::of(little));
    assert_eq!(session.likeness().state(), State::Idle, "nothing to go by");
    for family in ["Keïta", "Diallo", "Traoré"] {
        ask(&session, key, Asked::of(portrait(family, "Awa")));
    }
    let found = answer(&session, key);
    assert_eq!(found.first().map(|one| (one.line.id, one.is_exact())), Some((known, true)));
    let asked = Asked { skip: [known].into(), ..Asked::of(portrait("Traoré", "Awa")) };
    ask(&session, key, asked);
    assert!(answer(&session, key).is_empty(), "told not to be");
    session.likeness().drop_key(key);
    assert!(session.likeness().found(key).is_empty());
}

#[test]
fn whoever_is_saved_changed_taken_back_or_forgotten_counts_at_once() {
    let (_folder, mut session) = session();
    person(&mut session, "Keïta", "Sira");
    let key = new_id().unwrap();
    ask(&session, key, Asked::of(portrait("Traoré", "Awa")));
    assert!(answer(&session, key).is_empty());
    let known = awa(&mut session, "Traoré", "Awa");
    let phone = |one: &Likely| one.speaks_for().contains(&"Même téléphone".to_owned());
    until(&session, key, |found| matches!(found, [one] if one.line.id == known && phone(one)));
    let contact = session.store().reader().children(Kind::Contact, known).unwrap()[0].id;
    session.perform(Command::Remove(Kind::Contact, contact)).unwrap();
    until(&session, key, |found| matches!(found, [one] if one.line.id == known && !phone(one)));
    // Told about herself: she is not her own likeness.
    let asked = Asked { own: Some(known), ..Asked::of(portrait("Traoré", "Awa")) };
    ask(&session, key, asked);
    assert!(answer(&session, key).is_empty());
    ask(&session, key, Asked::of(portrait("Traoré", "Awa")));
    assert_eq!(answer(&session, key).len(), 1);
    session.perform(Command::Remove(Kind::Person, known)).unwrap();
    until(&session, key, <[Likely]>::is_empty);
}

#[test]
fn of_linked_registrations_one_is_shown_and_those_told_apart_are_not() {
    let (_folder, mut session) = session();
    let one = awa(&mut session, "Traoré", "Awa");
    let other = awa(&mut session, "TRAWORE", "Hawa");
    case(&mut session, one);
    let number = case(&mut session, other);
    let number = session.store().reader().row(Kind::Case, number).unwrap().unwrap();
    let number = crate::domain::value::text_of(&number, "number").to_owned();
    let key = new_id().unwrap();
    ask(&session, key, Asked::of(portrait("Traoré", "Awa")));
    assert_eq!(answer(&session, key).len(), 2);
    let decided = |status| {
        vec![("person_id", one.to_string()), ("same_as_id", other.to_string()), ("status", status)]
    };
    let put = |session: &mut Session, status: &str| {
        let form = crate::domain::form::named("identity_link").unwrap();
        let mut row = crate::domain::value::Row::new();
        for (field, text) in decided(status.to_owned()) {
            row.insert(field.into(), crate::domain::value::Value::Text(text));
        }
        let draft = crate::domain::draft::Draft::new(form, new_id().unwrap(), row);
        let id = draft.id;
        session.perform(Command::Save(vec![draft])).unwrap();
        id
    };
    let link = put(&mut session, "linked");
    let found = until(&session, key, |found| found.len() == 1);
    assert_eq!((found[0].line.id, &found[0].also), (one.min(other), &vec![number]));
    let reason = String::new();
    session.perform(Command::Unlink { link, reason }).unwrap();
    until(&session, key, |found| found.len() == 2);
    let asked = Asked { own: Some(one), ..Asked::of(portrait("Traoré", "Awa")) };
    ask(&session, key, asked);
    assert!(answer(&session, key).is_empty(), "told apart before");
}

#[test]
fn of_a_case_that_wants_a_reason_name_number_and_caseworker_show() {
    let (folder, mut session) = session();
    let known = awa(&mut session, "Traoré", "Awa");
    case(&mut session, known);
    let centre = session.office().centres[0].id;
    crate::ui::testing::change(&mut session, Kind::Centre, centre, &[("limited_view", "true")]);
    let (name, secret) = ("Sira Koné", "sept chameaux repassent");
    let add = Command::AddUser {
        name: name.to_owned(),
        roles: vec![Role::SocialWorker],
        password: secret.to_owned().into(),
    };
    session.perform(add).unwrap();
    drop(session);
    let gate = crate::store::vault::Gate::for_tests();
    let vault = crate::store::vault::Vault::with_gate(folder.path().join("vault"), gate);
    let session = Session::open(&vault, name, secret.to_owned().into()).unwrap();
    let key = new_id().unwrap();
    ask(&session, key, Asked::of(portrait("Traoré", "Awa")));
    let found = answer(&session, key);
    let line = &found[0].line;
    assert!(found[0].is_limited && !line.case_number.is_empty() && line.worker.is_some());
    assert_eq!((line.name().as_str(), line.sex.as_str()), ("Traoré Awa", ""));
}

#[test]
fn the_whole_register_is_gone_through_and_nothing_outlives_the_session() {
    let (_folder, mut session) = session_as(&[Role::Supervisor]);
    let one = awa(&mut session, "Traoré", "Awa");
    let other = awa(&mut session, "TRAWORE", "Awa");
    crowd(&mut session, 100);
    let likeness = session.likeness();
    assert!(matches!(likeness.pass(), Pass::None));
    likeness.start_pass(session.scene(), &Context::default());
    let start = Instant::now();
    let pairs = loop {
        match likeness.pass() {
            Pass::Done(pairs) => break pairs,
            Pass::Trouble(trouble) => panic!("{trouble}"),
            Pass::None | Pass::Going(_) => {}
        }
        assert!(start.elapsed() < Duration::from_secs(20), "no end");
        std::thread::park_timeout(Duration::from_millis(2));
    };
    let [pair] = pairs.as_ref() else { panic!("{pairs:?}") };
    assert_eq!((pair.one, pair.other), (one.min(other), one.max(other)));
    println!("{:.3}: {:?}", pair.probability, pair.evidence);
    // Under way when the session goes: it waits for its threads, which stop.
    likeness.start_pass(session.scene(), &Context::default());
    ask(&session, one, Asked::of(portrait("Traoré", "Awa")));
    drop(session);
}

#[test]
fn in_the_demonstration_name_sex_and_age_are_enough_to_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
    let (session, _) = crate::app::demo::make(folder.path(), today, |_, _| {}).unwrap();
    let reader = session.store().reader();
    let people = reader.people_likened().unwrap().person;
    let (mut asked, mut shown, mut beside) = (0, 0, 0);
    for who in &people {
        let whole = reader.portrait(*who).unwrap().unwrap();
        let about = whole.birth.map(|birth| match birth {
            Birth::Day(day) => chrono::Datelike::year(&day),
            Birth::Year(year) | Birth::About(year) => year,
        });
        let (Some(about), false) = (about, whole.family.is_empty() || whole.given.is_empty())
        else {
            continue;
        };
        let birth = Some(Birth::About(about));
        let Portrait { family, given, sex, .. } = whole;
        let typed = Portrait { family, given, sex, birth, ..Portrait::default() };
        let key = new_id().unwrap();
        ask(&session, key, Asked::of(typed));
        let found = answer(&session, key);
        let least = session.likeness().worth_a_look();
        let seen: Vec<&Likely> = found.iter().filter(|one| one.probability >= least).collect();
        asked += 1;
        shown += usize::from(seen.iter().any(|one| one.line.id == *who));
        beside += seen.iter().filter(|one| one.line.id != *who).count();
        session.likeness().drop_key(key);
    }
    println!("{} people, {asked} asked, {shown} shown, {beside} others beside", people.len());
    assert!(shown * 20 >= asked * 19, "{shown} of {asked}");
    assert!(beside * 10 <= asked, "{beside} beside {asked}");
}
