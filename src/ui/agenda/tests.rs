//! The agenda as somebody meets it: by what is written on it, by the keyboard, and on paper.

use chrono::Duration;
use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::session::Session;
use crate::domain::date;
use crate::ui::command::Route;
use crate::ui::testing::{self, Bench, add, case, person, show, wait_until};

type Window = Harness<'static, Bench<Agenda>>;

fn day(session: &Session, ahead: i64) -> String {
    date::show(session.today() + Duration::days(ahead))
}

fn window(session: Session) -> Window {
    let agenda = Agenda::new(session.scene(), &Context::default());
    let mut window = show(session, agenda);
    wait_until(&mut window, "the agenda", |window| window.state().screen.found.is_some());
    window.run_steps(3);
    window
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run_steps(4);
}

fn filled() -> (tempfile::TempDir, Session, RecordId) {
    let (folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa).to_string();
    let me = session.me().id.to_string();
    let (today, late, done) = (day(&session, 0), day(&session, -9), day(&session, 0));
    add(
        &mut session,
        Kind::Followup,
        &[
            ("case_id", &opened),
            ("calendar", "protection"),
            ("due_on", &late),
            ("status", "due"),
            ("mode", "phone"),
        ],
    );
    add(
        &mut session,
        Kind::Session,
        &[
            ("case_id", &opened),
            ("held_on", &today),
            ("begins_at", "10:30"),
            ("status", "planned"),
            ("format", "individual"),
        ],
    );
    add(
        &mut session,
        Kind::Task,
        &[("text", "Appeler la mairie"), ("due_on", &done), ("worker_id", &me)],
    );
    add(
        &mut session,
        Kind::Contact,
        &[("person_id", &awa.to_string()), ("number", "76123456"), ("safe_to_call", "yes")],
    );
    (folder, session, awa)
}

#[test]
fn the_week_shows_what_is_late_and_what_is_planned_and_a_press_opens_the_tab() {
    let (_folder, session, awa) = filled();
    let mut window = window(session);
    window.get_by_label("En retard");
    let late = window.query_all_by_label_contains("Appel téléphonique").next();
    assert!(late.is_some(), "the late follow-up says how");
    let label = "10:30, Séance, Traoré Awa";
    window.query_all_by_label_contains(label).next().unwrap().click();
    window.run_steps(3);
    match window.state_mut().one_command() {
        Command::Go(Route::Case { person, tab, .. }) => {
            assert_eq!((person, &*tab), (awa, "session"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_item_of_a_plan_and_a_workshop_are_due_and_late_like_all_else() {
    let (_folder, mut session, awa) = filled();
    let reader = session.store().reader().another().unwrap();
    let opened = reader.children(Kind::Case, awa).unwrap()[0].id.to_string();
    let me = session.me().id;
    let late = day(&session, -3);
    let item = [("case_id", &*opened), ("service", "LEGAL"), ("due_on", &*late)];
    let item = [&item[..], &[("status", "planned")]].concat();
    let item = add(&mut session, Kind::PlanItem, &item);
    let whose = me.to_string();
    let workshop = [("held_on", &*late), ("status", "planned"), ("activity", "THEATRE")];
    let workshop = [&workshop[..], &[("led_by", &*whose)]].concat();
    let workshop = add(&mut session, Kind::Workshop, &workshop);
    let today = session.today();
    let late: Vec<RecordId> = reader
        .due(Some(me), today)
        .unwrap()
        .into_iter()
        .filter(|due| due.on < today && !due.done)
        .map(|due| due.record)
        .collect();
    assert!(late.contains(&item) && late.contains(&workshop) && late.len() == 3, "{late:?}");
    let mut window = window(session);
    let found = window.state().screen.found.as_ref().unwrap();
    assert_eq!(found.late.iter().map(|due| due.record).collect::<Vec<_>>(), late);
    window.get_by_label("En retard");
    window.query_all_by_label_contains("Atelier").next().unwrap().click();
    window.run_steps(3);
    assert!(matches!(window.state_mut().one_command(), Command::Go(Route::Workshops)));
}

#[test]
fn the_keyboard_goes_by_day_week_and_month_and_back_to_today() {
    let (_folder, session, _) = filled();
    let today = session.today();
    let mut window = window(session);
    let at = |window: &Window| window.state().screen.day;
    for (key, ahead) in [
        (Key::ArrowRight, 1),
        (Key::PageDown, 8),
        (Key::ArrowLeft, 7),
        (Key::PageUp, 0),
        (Key::PageDown, 7),
        (Key::T, 0),
    ] {
        window.key_press(key);
        window.run_steps(3);
        wait_until(&mut window, "the days", |window| window.state().screen.found.is_some());
        window.run_steps(2);
        assert_eq!(at(&window), today + Duration::days(ahead), "{key:?}");
    }
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert!(matches!(window.state_mut().one_command(), Command::Go(Route::Case { .. })));
    window.get_by_role_and_label(Role::RadioButton, "Mois").click();
    window.run_steps(3);
    wait_until(&mut window, "the month", |window| window.state().screen.found.is_some());
    window.run_steps(3);
    let name = window.state().screen.title_of_stretch();
    assert!(name.chars().next().is_some_and(char::is_uppercase), "{name}");
    window.get_by_label("Ajouter ce jour");
}

#[test]
fn an_appointment_is_added_from_a_day() {
    let (_folder, session, _) = filled();
    let mut window = window(session);
    press(&mut window, "Nouveau rendez-vous");
    window.get_by_role_and_label(Role::RadioButton, "Séance").click();
    window.run_steps(2);
    window.state_mut().screen.add.as_mut().unwrap().search = "Traoré".to_owned();
    press(&mut window, "Rechercher");
    press(&mut window, "Traoré Awa");
    window.state_mut().screen.add.as_mut().unwrap().time = "15:00".to_owned();
    press(&mut window, "Enregistrer");
    assert!(window.state_mut().perform().is_empty());
    wait_until(&mut window, "the new session", |window| {
        window.query_all_by_label_contains("15:00, Séance, Traoré Awa").next().is_some()
    });
    assert!(window.state().screen.add.is_none(), "saved and gone");
}

#[test]
fn the_list_of_a_day_is_seen_kept_and_noted() {
    let (folder, session, _) = filled();
    let mut window = window(session);
    press(&mut window, "Imprimer la journée…");
    window.get_by_label("Numéro de dossier");
    let path = folder.path().join("jour.pdf");
    let shown = path.display().to_string();
    window.state_mut().screen.print.as_mut().unwrap().path_for_tests(&shown);
    wait_until(&mut window, "the preview", |window| {
        window.query_all_by_label("Aperçu de la liste").next().is_some()
    });
    press(&mut window, "Enregistrer le PDF");
    assert!(window.state_mut().perform().is_empty());
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    let name = b"Traor";
    assert!(!bytes.windows(name.len()).any(|part| part == name), "by number, not by name");
    println!("{} bytes on paper, noted as an export", bytes.len());
    assert!(window.state().screen.print.is_none());
}

#[test]
fn who_does_not_supervise_sees_their_own_agenda_only() {
    let (_folder, session) = testing::session_as(&[crate::domain::role::Role::SocialWorker]);
    let window = window(session);
    assert!(window.query_by_label("De qui").is_none());
    let (_folder, session) = testing::session();
    let window = self::window(session);
    window.get_by_label("De qui");
}
