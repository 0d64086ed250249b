//! The first screen as somebody meets it: by what is written on it.

use eframe::egui::Context;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::app::session::Session;
use crate::domain::date;
use crate::domain::fact::Shape;
use crate::domain::role::Role as Office;
use crate::domain::value::Keyed;
use crate::ui::lookup::Lookup;
use crate::ui::testing::{
    self, Bench, add, case, change, draft, person, show, wait_for, wait_until,
};

type Window = Harness<'static, Bench<Today>>;

fn window(session: Session) -> Window {
    let today = Today::new(session.scene(), &Context::default());
    show(session, today)
}

fn press(window: &mut Window, label: &str) {
    // What a thread finds moves what stands below it: not between aiming and pressing.
    wait_until(window, "the rest", |window| {
        !window.state().screen.lookup.as_ref().is_some_and(Lookup::is_waiting)
    });
    window.run_steps(2);
    window.get_by_role_and_label(Role::Button, label).click();
    window.run_steps(3);
}

/// A day so many days from the session's.
fn day(session: &Session, ahead: i64) -> String {
    date::show(session.today() + chrono::Duration::days(ahead))
}

fn followup(session: &mut Session, case: RecordId, ahead: i64) {
    let due = day(session, ahead);
    add(
        session,
        Kind::Followup,
        &[
            ("case_id", &case.to_string()),
            ("calendar", "protection"),
            ("due_on", &due),
            ("status", "due"),
        ],
    );
}

#[test]
fn what_is_due_stands_in_its_section_and_opens_at_its_tab() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    change(&mut session, Kind::Case, opened, &[("risk", "high")]);
    followup(&mut session, opened, -3);
    let agency = session.office().agencies[0].id;
    let sent = day(&session, -40);
    add(
        &mut session,
        Kind::Consent,
        &[
            ("case_id", &opened.to_string()),
            ("purpose", "share_referral"),
            ("decision", "given"),
            ("agency_id", &agency.to_string()),
        ],
    );
    add(
        &mut session,
        Kind::Referral,
        &[
            ("case_id", &opened.to_string()),
            ("agency_id", &agency.to_string()),
            ("sent_on", &sent),
            ("service", "PSS_MH"),
            ("urgency", "normal"),
            ("status", "sent"),
        ],
    );
    let number = session.store().reader().record::<crate::domain::case::Case>(opened);
    let number = number.unwrap().unwrap().number;
    let agency = session.office().name(agency).to_owned();
    let mut window = window(session);
    window.run_steps(2);
    let mine = format!("Suivi de protection à faire, Traoré Awa · {number}, en retard de 3 jours");
    press(&mut window, &mine);
    match window.state_mut().one_command() {
        Command::Go(Route::Case { person, case, tab }) => {
            assert_eq!((person, case, &*tab), (awa, Some(opened), "followup"));
        }
        other => panic!("{other:?}"),
    }
    press(&mut window, "Fait…");
    assert!(matches!(
        window.state_mut().one_command(),
        Command::Go(Route::Case { tab, .. }) if tab == "followup"
    ));
    let late = window.state().screen.mine.items.iter().find(|(_, i)| i.kind == Kind::Referral);
    let late = (window.state().session.today() - late.unwrap().1.on).num_days();
    press(
        &mut window,
        &format!("Réponse attendue de {agency}, Traoré Awa · {number}, en retard de {late} jours"),
    );
    assert!(matches!(
        window.state_mut().one_command(),
        Command::Go(Route::Case { tab, .. }) if tab == "referral"
    ));
}

#[test]
fn a_tile_counts_and_narrows_down() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    change(&mut session, Kind::Case, opened, &[("risk", "none")]);
    followup(&mut session, opened, -1);
    followup(&mut session, opened, 5);
    let mut window = window(session);
    window.run_steps(2);
    let tile = window.get_by_role_and_label(Role::Button, "Dans les sept jours");
    assert_eq!(tile.accesskit_node().description().as_deref(), Some("1"));
    tile.click();
    window.run_steps(3);
    assert!(window.query_by_role_and_label(Role::Heading, "En retard").is_none());
    window.get_by_role_and_label(Role::Heading, "Dans les sept jours");
    press(&mut window, "Aujourd’hui");
    window.get_by_label("Rien de ce genre.");
    press(&mut window, "Tout afficher");
    window.get_by_role_and_label(Role::Heading, "En retard");
}

#[test]
fn a_draft_is_resumed_or_dropped_after_asking() {
    let (_folder, mut session) = testing::session();
    let kept = draft(Kind::Person, &[("family_name", "Dembélé"), ("given_name", "Kadi")]);
    let id = kept.id;
    session.perform(Command::KeepDraft(Box::new(kept))).unwrap();
    let mut window = window(session);
    window.run_steps(2);
    window.get_by_label("Personne : Dembélé Kadi");
    press(&mut window, "Reprendre");
    assert!(matches!(window.state_mut().one_command(), Command::Resume(record) if record == id));
    press(&mut window, "Abandonner");
    press(&mut window, "Garder la saisie");
    assert!(window.state().commands.is_empty(), "the safe choice does nothing");
    press(&mut window, "Abandonner");
    press(&mut window, "Abandonner la saisie");
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(2);
    assert!(window.query_by_label("Personne : Dembélé Kadi").is_none());
    assert!(window.state().session.store().reader().resume(id).unwrap().is_none());
}

#[test]
fn an_empty_register_offers_the_first_step() {
    let (_folder, session) = testing::session();
    let mut window = window(session);
    window.run_steps(2);
    press(&mut window, "Enregistrer une personne");
    assert!(matches!(window.state_mut().one_command(), Command::Go(Route::NewPerson)));
}

#[test]
fn a_task_is_done_with_one_press() {
    let (_folder, mut session) = testing::session();
    person(&mut session, "Traoré", "Awa");
    let (me, today) = (session.me().id.to_string(), day(&session, 0));
    let task = add(
        &mut session,
        Kind::Task,
        &[("worker_id", &me), ("text", "Appeler la mairie de Kati"), ("due_on", &today)],
    );
    let mut window = window(session);
    window.run_steps(2);
    window.get_by_label_contains("Appeler la mairie de Kati, aujourd’hui");
    press(&mut window, "Fait");
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(3);
    assert!(window.query_by_label_contains("Appeler la mairie").is_none());
    let row = window.state().session.store().reader().row(Kind::Task, task).unwrap().unwrap();
    assert!(!crate::domain::value::of(&row, "done_on").is_nothing());
}

#[test]
fn a_supervisor_sees_the_whole_team_and_what_nobody_looks_after() {
    let (_folder, mut session) = testing::session();
    let password = "deux ânes marchent".to_owned().into();
    let name = "Boubacar Cissé".to_owned();
    session
        .perform(Command::AddUser { name, roles: vec![Office::SocialWorker], password })
        .unwrap();
    let colleague = session.office().users.iter().find(|user| user.id != session.me().id);
    let colleague = colleague.unwrap().id.to_string();
    let awa = person(&mut session, "Traoré", "Awa");
    let theirs = case(&mut session, awa);
    change(&mut session, Kind::Case, theirs, &[("worker_id", &colleague)]);
    followup(&mut session, theirs, 0);
    let issa = person(&mut session, "Diallo", "Issa");
    let alone = case(&mut session, issa);
    change(&mut session, Kind::Case, alone, &[("worker_id", "")]);
    followup(&mut session, alone, 0);
    let mut window = window(session);
    wait_for(&mut window, "Arrivées par semaine");
    assert!(window.query_by_label_contains("Traoré Awa").is_none(), "not one's own");
    window.get_by_role_and_label(Role::RadioButton, "Toute l’équipe").click();
    window.run_steps(3);
    let rows: Vec<String> = window
        .query_all_by_role(Role::Button)
        .filter_map(|row| row.accesskit_node().label())
        .collect();
    let says = |words: [&str; 2]| rows.iter().any(|row| words.iter().all(|w| row.contains(w)));
    assert!(says(["Traoré Awa", "Boubacar Cissé"]), "{rows:?}");
    assert!(says(["Diallo Issa", "sans agent"]), "{rows:?}");
    press(&mut window, "Voir ces dossiers");
    match window.state_mut().one_command() {
        Command::Go(Route::People(question)) => assert_eq!(question.empty, Some(Empty::Worker)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_bar_opens_the_people_behind_it() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let today = day(&session, 0);
    change(&mut session, Kind::Case, opened, &[("arrived_on", &today)]);
    let mut window = window(session);
    wait_for(&mut window, "1 personne cette semaine");
    let bars = window.query_all_by_label_contains("Semaine du ");
    bars.last().unwrap().click();
    window.run_steps(3);
    let day = window.state().session.today();
    match window.state_mut().one_command() {
        Command::Go(Route::People(question)) => {
            assert!(question.arrived_from.is_some_and(|from| from <= day));
            assert_eq!(question.arrived_to, Some(day));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_may_not_read_cases_is_led_elsewhere() {
    let (_folder, session) = testing::session_as(&[Office::Administrator]);
    let mut window = window(session);
    window.run_steps(2);
    press(&mut window, "Ouvrir les réglages");
    assert!(matches!(window.state_mut().one_command(), Command::Go(Route::Settings)));
}

#[test]
fn a_draft_of_a_new_record_names_its_person() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let mut kept = draft(Kind::Note, &[("case_id", &opened.to_string())]);
    kept.type_in("text", Shape::Prose, "Revoir");
    session.perform(Command::KeepDraft(Box::new(kept))).unwrap();
    let mut window = window(session);
    window.run_steps(2);
    window.get_by_label("Note : Traoré Awa");
    assert_eq!(Kind::Note.key(), "note");
}

#[test]
fn a_long_section_counts_all_and_keeps_what_anybody_reads() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let due = |at: usize| Due {
        reason: crate::domain::task::Reason::Plan,
        kind: Kind::Case,
        record: RecordId::from_bytes([u8::try_from(at % 256).unwrap(); 16]),
        case_id: None,
        case_number: String::new(),
        person: None,
        name: String::new(),
        risk: None,
        on: today.pred_opt().unwrap(),
        time: String::new(),
        about: String::new(),
        done: false,
        worker: None,
    };
    let work = Work::new((0..5_000).map(due), today);
    assert_eq!((work.count(When::Overdue), work.items.len()), (5_000, KEPT));
}

#[test]
fn an_answer_of_the_supervisor_is_told_with_its_comment_until_it_is_seen() {
    use crate::domain::approval::ApprovalStatus;
    use crate::ui::command::Decision;
    let (_folder, mut session) = testing::session();
    let secret = || zeroize::Zeroizing::new("deux ânes marchent".to_owned());
    for (name, role) in
        [("Boubacar Cissé", Office::SocialWorker), ("Oumar Sangaré", Office::Supervisor)]
    {
        let (name, roles) = (name.to_owned(), vec![role]);
        session.perform(Command::AddUser { name, roles, password: secret() }).unwrap();
    }
    let vault = session.unlocked().vault().clone();
    let enter = |session: Session, name: &str| {
        drop(session);
        Session::open(&vault, name, secret()).unwrap()
    };
    let mut session = enter(session, "Boubacar Cissé");
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let (id, today) = (opened.to_string(), day(&session, 0));
    let asked = [
        ("case_id", id.as_str()),
        ("subject", "assessment"),
        ("status", "pending"),
        ("asked_on", today.as_str()),
    ];
    let asked = add(&mut session, Kind::Approval, &asked);
    let binta = person(&mut session, "Keïta", "Binta");
    let id = case(&mut session, binta).to_string();
    let later = [
        ("case_id", id.as_str()),
        ("subject", "assessment"),
        ("status", "pending"),
        ("asked_on", today.as_str()),
    ];
    let returned = add(&mut session, Kind::Approval, &later);
    let mut session = enter(session, "Oumar Sangaré");
    let yes = Decision {
        approvals: vec![asked],
        status: ApprovalStatus::Approved,
        comment: String::new(),
    };
    session.perform(Command::Decide(Box::new(yes))).unwrap();
    let back = Decision {
        approvals: vec![returned],
        status: ApprovalStatus::Rejected,
        comment: "Il manque la famille.".to_owned(),
    };
    session.perform(Command::Decide(Box::new(back))).unwrap();
    let mut window = window(enter(session, "Boubacar Cissé"));
    window.run_steps(2);
    window.get_by_role_and_label(Role::Heading, "Pour vous");
    window.get_by_label("Évaluation : renvoyé");
    window.get_by_label("« Il manque la famille. »");
    // What is to be done again comes first.
    let top = |who: &str| window.get_by_label(who).rect().top();
    assert!(top("Keïta Binta") < top("Traoré Awa"));
    press(&mut window, "Vu : Traoré Awa");
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(3);
    press(&mut window, "Vu : Keïta Binta");
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(3);
    assert!(window.query_by_role_and_label(Role::Heading, "Pour vous").is_none());
}
