//! Registering somebody, by the labels a person sees.

use eframe::egui::accesskit::Role as Is;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::session::Session;
use crate::ui::testing::{self, Bench, wait_for, wait_until};
use crate::words::{self, Lang};

type Window = Harness<'static, Bench<NewPerson>>;

fn page(session: Session) -> Window {
    let screen = NewPerson::new(session.scene(), &egui::Context::default());
    let mut window = testing::show_at([1056.0, 1200.0], session, screen);
    window.run_steps(3);
    window
}

/// The thread wakes the window it was made for; a test looks by itself.
fn write(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Is::TextInput, label).focus();
    window.run_steps(2);
    type_in(window, text);
}

fn type_in(window: &mut Window, text: &str) {
    for key in text.chars() {
        window.event(egui::Event::Text(key.to_string()));
        window.run_steps(1);
    }
}

fn save(window: &mut Window) {
    window.state_mut().commands.clear();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(2);
}

#[test]
fn the_least_that_is_known_registers_a_person_and_opens_the_case() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    window.get_by_role_and_label(Is::RadioButton, "Femme").click();
    window.run_steps(2);
    write(&mut window, "Âge estimé", "25");
    save(&mut window);
    let commands = &window.state().commands;
    let Some(Command::Register(drafts)) = commands.first() else { panic!("{commands:?}") };
    let (person, case) = (drafts[0].id, drafts[1].id);
    assert_eq!((drafts[0].kind, drafts[1].kind), (Kind::Person, Kind::Case));
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(2);
    let Command::Go(Route::Case { person: to, case: at, .. }) = window.state_mut().one_command()
    else {
        panic!("goes to the case")
    };
    assert_eq!((to, at), (person, Some(case)));
    let state = window.state();
    let reader = state.session.store().reader();
    let saved: Person = reader.record(person).unwrap().unwrap();
    assert_eq!(saved.age_estimate, Some(25));
    let row = reader.row(Kind::Case, case).unwrap().unwrap();
    assert_eq!(value::text_of(&row, "arrived_on"), state.session.today().to_string());
}

#[test]
fn nobody_at_all_is_not_registered() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    save(&mut window);
    assert!(window.state().commands.is_empty());
    window.get_by_label(&tr("person-nothing"));
}

#[test]
fn a_person_who_looks_alike_is_shown_while_a_misspelt_name_is_typed() {
    let (_folder, mut session) = testing::session();
    let awa = testing::person(&mut session, "Coulibaly", "Mamadou");
    let case = testing::case(&mut session, awa);
    testing::person(&mut session, "Keïta", "Fanta");
    let mut window = page(session);
    window.get_by_label(&tr("person-likely-first"));
    write(&mut window, "Nom de famille", "Kulibali");
    wait_for(&mut window, "Coulibaly Mamadou");
    // The button stands above the column and counts a frame later.
    window.run_steps(1);
    assert!(window.query_by_label("Keïta Fanta").is_none());
    window.get_by_label("Enregistrer quand même (1 personne semblable)");
    window.state_mut().commands.clear();
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    window.run_steps(2);
    assert!(window.get_by_role_and_label(Is::Button, "C’est cette personne").is_focused());
    window.key_press(Key::Enter);
    window.run_steps(2);
    let commands = std::mem::take(&mut window.state_mut().commands);
    let Some(Command::Go(Route::Case { person, case: at, .. })) = commands.last() else {
        panic!("{commands:?}")
    };
    assert_eq!((*person, *at), (awa, Some(case)));
    let dropped = commands.iter().filter(|c| matches!(c, Command::DropDraft(_))).count();
    assert_eq!(dropped, 2, "what was typed was somebody else’s");
}

#[test]
fn likely_people_never_block() {
    let (_folder, mut session) = testing::session();
    testing::person(&mut session, "Traoré", "Awa");
    let mut window = page(session);
    write(&mut window, "Nom de famille", "Traore");
    wait_for(&mut window, "Traoré Awa");
    save(&mut window);
    assert!(matches!(window.state().commands.first(), Some(Command::Register(_))));
}

#[test]
fn what_is_typed_is_kept_and_taken_up_again() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    write(&mut window, "Prénoms", "Hawa");
    write(&mut window, "Point d’entrée", "chez Modibo");
    wait_until(&mut window, "the drafts", |window| {
        let kept =
            |kind| {
                window.state().commands.iter().any(
                    |command| matches!(command, Command::KeepDraft(draft) if draft.kind == kind),
                )
            };
        kept(Kind::Person) && kept(Kind::Case)
    });
    window.run_steps(10);
    assert!(window.state_mut().perform().is_empty());
    let person = window.state().screen.sheet.as_ref().unwrap().person.draft().id;
    let state = window.state();
    let draft = state.session.store().reader().resume(person).unwrap().unwrap();
    let scene = state.session.scene();
    let mut again = NewPerson::resume(scene, &egui::Context::default(), draft, None);
    again.refresh(scene).unwrap();
    let sheet = again.sheet.unwrap();
    assert_eq!(sheet.person.draft().text("given_name", Shape::Line), "Hawa");
    assert_eq!(sheet.case.draft().text("entry_point", Shape::Place), "chez Modibo");
}

#[test]
fn what_was_refused_goes_to_the_draft_it_is_about() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    write(&mut window, "Prénoms", "Hawa");
    write(&mut window, "Date de naissance", "01012090");
    save(&mut window);
    window.state_mut().perform();
    window.run_steps(3);
    assert!(window.get_by_role_and_label(Is::TextInput, "Date de naissance").is_focused());
    window.get_by_label(&tr("problem-birth-future"));
}

#[test]
fn a_child_is_seen_at_once() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    write(&mut window, "Âge estimé", "12");
    window.run_steps(2);
    window.get_by_label_contains("protection des enfants");
}

#[test]
fn leaving_asks_only_when_something_was_typed() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    write(&mut window, "Prénoms", "Ha");
    window.key_press(Key::Escape);
    window.run_steps(3);
    window.get_by_role_and_label(Is::Button, "Continuer la saisie").click();
    window.run_steps(3);
    window.state_mut().commands.clear();
    window.key_press(Key::Escape);
    window.run_steps(3);
    window.get_by_role_and_label(Is::Button, "Quitter sans enregistrer").click();
    window.run_steps(3);
    let commands = &window.state().commands;
    assert!(matches!(commands.last(), Some(Command::Go(Route::People(_)))), "{commands:?}");
}

#[test]
fn every_label_has_its_words_in_both_languages() {
    for lang in Lang::ALL {
        for key in ["person-title", "person-arrival", "person-save", "person-likely"] {
            assert_ne!(words::tr_in(lang, key, &[]), format!("⟨{key}⟩"));
        }
    }
    assert_eq!(words::tr_in(Lang::En, "person-title", &[]), "New person");
    let count = |count| words::tr_in(Lang::En, "person-save-alike", &[("count", count)]);
    assert_eq!(count("2"), "Save all the same (2 similar people)");
}
