//! Registering somebody, by the labels a person sees.

use eframe::egui::accesskit::Role as Is;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::session::Session;
use crate::domain::fact::Shape;
use crate::domain::person::Person;
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

/// Mamadou Coulibaly among a hundred strangers: his id and that of his case.
fn mamadou(session: &mut Session) -> (Id, Id) {
    testing::crowd(session, 100);
    let typed = [
        ("family_name", "Coulibaly"),
        ("given_name", "Mamadou"),
        ("sex", "M"),
        ("birth_on", "11/04/1991"),
        ("father_name", "Salimou"),
    ];
    let id = testing::add(session, Kind::Person, &typed);
    let whose = id.to_string();
    testing::add(session, Kind::Contact, &[("person_id", &whose), ("number", "76123456")]);
    (id, testing::case(session, id))
}

/// Types him in, as somebody else would spell him.
fn misspelt(window: &mut Window) {
    write(window, "Nom de famille", "Kulibali");
    write(window, "Prénoms", "Mahamadou");
    write(window, "Date de naissance", "11041991");
    write(window, "Numéro de téléphone", "76123456");
}

#[test]
fn a_person_who_looks_alike_is_shown_while_a_misspelt_name_is_typed() {
    let (_folder, mut session) = testing::session();
    let (known, case) = mamadou(&mut session);
    testing::person(&mut session, "Keïta", "Fanta");
    let mut window = page(session);
    window.get_by_label(&tr("person-likely-first"));
    write(&mut window, "Nom de famille", "Kulibali");
    wait_for(&mut window, "Coulibaly Mamadou");
    assert!(window.query_by_label("Keïta Fanta").is_none());
    write(&mut window, "Prénoms", "Mahamadou");
    write(&mut window, "Date de naissance", "11041991");
    write(&mut window, "Numéro de téléphone", "76123456");
    wait_for(&mut window, "Même téléphone");
    wait_for(&mut window, "Très probable");
    // The button stands above the column and counts a frame later.
    window.run_steps(1);
    window.get_by_label("Enregistrer quand même (1 personne semblable)");
    window.state_mut().commands.clear();
    window.key_press_modifiers(Modifiers::COMMAND, Key::D);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(2);
    let asked = std::mem::take(&mut window.state_mut().commands);
    let dropped = asked.iter().filter(|c| matches!(c, Command::DropDraft(_))).count();
    assert_eq!(dropped, 4, "what was typed was somebody else’s");
    let kept: Vec<&Draft> = asked
        .iter()
        .skip_while(|command| !matches!(command, Command::DropDraft(_)))
        .filter_map(|command| match command {
            Command::KeepDraft(draft) => Some(draft.as_ref()),
            _ => None,
        })
        .collect();
    let [person, phone] = kept.as_slice() else { panic!("{asked:?}") };
    assert_eq!((person.kind, person.id, person.is_new), (Kind::Person, known, false));
    assert_eq!(person.typed.get("other_name").map(String::as_str), Some("Kulibali, Mahamadou"));
    assert!(!person.typed.contains_key("family_name"), "what is held stays");
    assert_eq!((phone.kind, value::id_of(&phone.base, "person_id")), (Kind::Contact, Some(known)));
    assert!(matches!(asked.last(), Some(Command::Resume(id)) if *id == known), "{asked:?}");
    let state = window.state();
    let file = state.session.store().reader().case_file(known, None).unwrap().unwrap();
    assert_eq!(file.case.map(|held| held.id), Some(case));
}

#[test]
fn somebody_all_but_certainly_known_is_asked_about_once_and_then_told_apart() {
    let (_folder, mut session) = testing::session();
    let (known, _) = mamadou(&mut session);
    let mut window = page(session);
    misspelt(&mut window);
    wait_for(&mut window, "Très probable");
    save(&mut window);
    assert!(window.state().commands.iter().all(|c| !matches!(c, Command::Save(_))));
    window.get_by_label_contains("est très probablement la même personne");
    window.get_by_role_and_label(Is::Button, "Revenir").click();
    window.run_steps(3);
    save(&mut window);
    window.get_by_role_and_label(Is::Button, "Enregistrer quand même").click();
    window.run_steps(3);
    let new = window.state().screen.sheet.as_ref().unwrap().id();
    assert!(window.state_mut().perform().is_empty());
    let state = window.state();
    let links = state.session.store().reader().links().unwrap();
    assert!(links.are_two(known, new) && !links.are_one(known, new));
    let reader = state.session.store().reader();
    let held = reader.children(Kind::IdentityLink, new).unwrap();
    assert_eq!(value::id_of(&held[0].row, "decided_by"), Some(state.session.me().id));
    assert_eq!(reader.children(Kind::Contact, new).unwrap().len(), 1, "the telephone, too");
    window.run_steps(2);
    assert!(matches!(window.state_mut().one_command(), Command::Go(Route::Case { .. })));
}

#[test]
fn a_name_that_many_have_blocks_nobody() {
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

/// Chooses in a list by its first letters, as the keyboard does.
fn choose(window: &mut Window, label: &str, letters: &str) {
    window.get_by_role_and_label(Is::ComboBox, label).focus();
    window.run_steps(2);
    type_in(window, letters);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(2);
}

#[test]
fn the_number_of_a_paper_finds_who_holds_it_and_is_saved_with_the_person() {
    let (_folder, mut session) = testing::session();
    testing::crowd(&mut session, 100);
    let known = testing::person(&mut session, "Sissoko", "Bintou");
    let paper = [("person_id", &*known.to_string()), ("kind", "PASSPORT"), ("number", "B0713992")];
    testing::add(&mut session, Kind::Document, &paper);
    testing::case(&mut session, known);
    let mut window = page(session);
    // Nothing else is said yet.
    write(&mut window, "Numéro du document", "b 071 39 92");
    wait_for(&mut window, "Sissoko Bintou");
    wait_for(&mut window, "Même numéro de pièce");
    // It is somebody else, with a paper of their own.
    for _ in 0..11 {
        window.key_press(Key::Backspace);
        window.run_steps(1);
    }
    write(&mut window, "Numéro du document", "A4410073");
    wait_until(&mut window, "nobody", |window| {
        window.query_by_label("Même numéro de pièce").is_none()
    });
    write(&mut window, "Prénoms", "Salimata");
    save(&mut window);
    window.state_mut().perform();
    window.run_steps(3);
    let kind = window.get_by_role_and_label(Is::ComboBox, "Type de document");
    assert!(kind.is_focused(), "what it is has to be said");
    window.get_by_label(&tr("problem-required"));
    choose(&mut window, "Type de document", "passeport");
    save(&mut window);
    assert!(window.state_mut().perform().is_empty());
    let state = window.state();
    let reader = state.session.store().reader();
    let new = state.screen.sheet.as_ref().unwrap().id();
    let held = reader.children(Kind::Document, new).unwrap();
    let said = |key| value::text_of(&held[0].row, key).to_owned();
    assert_eq!(
        (held.len(), said("kind"), said("number")),
        (1, "PASSPORT".into(), "A4410073".into())
    );
}

#[test]
fn a_paper_being_typed_is_kept_and_taken_up_again_also_from_its_own_draft() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    write(&mut window, "Prénoms", "Hawa");
    choose(&mut window, "Type de document", "nina");
    write(&mut window, "Numéro du document", "1890");
    let locked = window.state_mut().screen_verb(Verb::Lock);
    window.state_mut().commands.extend(locked);
    assert!(window.state_mut().perform().is_empty());
    let state = window.state();
    let (reader, scene) = (state.session.store().reader(), state.session.scene());
    let person = state.screen.sheet.as_ref().unwrap().id();
    let draft = reader.resume(person).unwrap().unwrap();
    let mut again = NewPerson::resume(scene, &egui::Context::default(), draft, None);
    again.refresh(scene).unwrap();
    let paper = again.sheet.unwrap().paper.draft().clone();
    assert_eq!(paper.text("number", Shape::Line), "1890");
    assert_eq!(paper.text("kind", Shape::Choice("document")), "NINA");
    let kept = reader.drafts(state.session.me().id).unwrap();
    assert!(kept.iter().any(|one| one.kind == Kind::Document && one.record == paper.id));
}

impl Bench<NewPerson> {
    fn screen_verb(&mut self, verb: Verb) -> Vec<Command> {
        self.screen.verb(verb, self.session.scene())
    }
}
