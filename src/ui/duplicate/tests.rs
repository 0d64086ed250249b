//! People registered twice, by the labels a person sees.

use eframe::egui;
use eframe::egui::accesskit::Role as Is;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::session::Session;
use crate::ui::testing::{self, Bench, wait_for, wait_until};

type Window = Harness<'static, Bench<Duplicates>>;

/// Awa twice, spelt otherwise, among a hundred strangers, each with a case; the two of her.
fn awa(session: &mut Session) -> (Id, Id) {
    testing::crowd(session, 100);
    let mut ids = Vec::new();
    for (family, given, village, mother) in
        [("Traoré", "Awa", "", "Sitan"), ("TRAWORE", "Hawa", "Bla", "")]
    {
        let typed = [
            ("family_name", family),
            ("given_name", given),
            ("sex", "F"),
            ("birth_on", "11/04/1991"),
            ("father_name", "Bakary"),
            ("mother_name", mother),
            ("origin_village", village),
        ];
        let id = testing::add(session, Kind::Person, &typed);
        let whose = id.to_string();
        testing::add(session, Kind::Contact, &[("person_id", &whose), ("number", "76123456")]);
        testing::case(session, id);
        ids.push(id);
    }
    (ids[0].min(ids[1]), ids[0].max(ids[1]))
}

fn window(session: Session) -> Window {
    let screen = Duplicates::new(session.scene(), &egui::Context::default());
    let mut window = testing::show(session, screen);
    window.run_steps(2);
    window
}

/// Goes through the register and waits until both sides are laid out.
fn found(session: Session) -> Window {
    let mut window = window(session);
    window.get_by_role_and_label(Is::Button, "Chercher les doublons").click();
    wait_for(&mut window, "Ce qui diffère");
    window
}

/// The name of the button that takes a decision back.
fn undo_of(word: &str, names: &str) -> String {
    tr_with("duplicate-undo-of", &[("what", &tr(word)), ("names", names)])
}

fn links(window: &Window) -> Links {
    window.state().session.store().reader().links().unwrap()
}

#[test]
fn a_likely_pair_is_compared_and_joined_with_the_values_chosen() {
    let (_folder, mut session) = testing::session();
    let (one, other) = awa(&mut session);
    let mut window = found(session);
    wait_until(&mut window, "the names", |window| {
        window.query_all_by_label_contains("Traoré Awa – TRAWORE Hawa").next().is_some()
    });
    window.get_by_label("Très probables (1)");
    window.get_by_label("Même téléphone");
    window.get_by_label("Même date de naissance");
    // What only the other says stands by itself; a spelling is chosen.
    let village = "Village ou quartier d’origine – Bla";
    window.get_by_role_and_label(Is::RadioButton, village);
    window.get_by_role_and_label(Is::RadioButton, "Prénoms – Hawa").click();
    window.run_steps(2);
    window.state_mut().commands.clear();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    window.run_steps(2);
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(4);
    assert!(links(&window).are_one(one, other));
    let state = window.state();
    let held: crate::domain::person::Person =
        state.session.store().reader().record(one).unwrap().unwrap();
    let names = (held.family_name.as_str(), held.given_name.as_str());
    assert_eq!(names, ("Traoré", "Hawa"));
    assert_eq!((held.mother_name.as_str(), held.origin_village.as_str()), ("Sitan", "Bla"));
    wait_for(&mut window, "Aucune paire très probable n’attend une décision.");
    // Search shows one of both, and says so.
    let state = window.state();
    let hits = state.session.store().reader().search("Traore", 10).unwrap();
    assert_eq!((hits.len(), hits[0].line.id, hits[0].line.also.len()), (1, one, 1));
    // It is listed among what was decided, and taken back there with its values.
    window.get_by_label("Décidés").click();
    wait_for(&mut window, "Même personne");
    let undo = undo_of("duplicate-unlink", "Traoré Hawa – TRAWORE Hawa");
    window.get_by_role_and_label(Is::Button, &undo).click();
    window.run_steps(2);
    assert!(window.state_mut().perform().is_empty());
    let after = links(&window);
    assert!(!after.are_one(one, other) && after.are_two(one, other));
    let reader = window.state().session.store().reader();
    let held: crate::domain::person::Person = reader.record(one).unwrap().unwrap();
    assert_eq!((held.given_name.as_str(), held.origin_village.as_str()), ("Awa", ""));
    assert_eq!(reader.search("Traore", 10).unwrap().len(), 2);
}

#[test]
fn two_persons_are_remembered_over_a_new_pass_until_that_is_taken_back() {
    let (_folder, mut session) = testing::session();
    let (one, other) = awa(&mut session);
    let mut window = found(session);
    window.state_mut().commands.clear();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::D);
    window.run_steps(2);
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(3);
    assert!(links(&window).are_two(one, other));
    let gone = "Aucune paire très probable n’attend une décision.";
    wait_for(&mut window, gone);
    window.get_by_role_and_label(Is::Button, "Chercher de nouveau").click();
    window.run_steps(1);
    wait_for(&mut window, gone);
    window.get_by_label("Décidés").click();
    wait_for(&mut window, "Deux personnes");
    let forget = undo_of("duplicate-forget", "Traoré Awa – TRAWORE Hawa");
    window.get_by_role_and_label(Is::Button, &forget).click();
    window.run_steps(2);
    assert!(window.state_mut().perform().is_empty());
    assert!(!links(&window).are_two(one, other));
    window.run_steps(2);
    window.get_by_label_contains("Très probables").click();
    window.run_steps(2);
    window.get_by_role_and_label(Is::Button, "Chercher de nouveau").click();
    wait_for(&mut window, "Ce qui diffère");
}

#[test]
fn whoever_may_not_merge_is_told_whose_affair_it_is() {
    use crate::domain::role::Role;
    let (_folder, session) = testing::session_as(&[Role::SocialWorker]);
    let window = window(session);
    window.get_by_label(&tr("duplicate-no-right"));
}

#[test]
fn whoever_is_hidden_is_in_no_pair() {
    use crate::domain::role::Role;
    let (folder, mut session) = testing::session();
    let (one, _) = awa(&mut session);
    let (name, secret) = ("Sira Koné", "sept chameaux repassent");
    let add = Command::AddUser {
        name: name.to_owned(),
        roles: vec![Role::Supervisor],
        password: secret.to_owned().into(),
    };
    session.perform(add).unwrap();
    let users = &session.office().users;
    let sira = users.iter().find(|held| session.office().name(held.id) == name).unwrap().id;
    let (whom, sira, today) = (one.to_string(), sira.to_string(), session.today().to_string());
    let mut base = crate::domain::value::Row::new();
    for (key, text) in [
        ("person_id", whom.as_str()),
        ("user_id", &sira),
        ("kind", "hidden_from"),
        ("noted_on", &today),
    ] {
        let text = crate::domain::value::Value::Text(text.to_owned());
        base.insert(key.into(), text);
    }
    let form = crate::domain::form::of_kind(Kind::Flag).next().unwrap();
    let draft = crate::domain::draft::Draft::new(form, crate::store::new_id().unwrap(), base);
    session.perform(Command::Save(vec![draft])).unwrap();
    drop(session);
    let gate = crate::store::vault::Gate::for_tests();
    let vault = crate::store::vault::Vault::with_gate(folder.path().join("vault"), gate);
    let session = Session::open(&vault, name, secret.to_owned().into()).unwrap();
    let mut window = window(session);
    window.get_by_role_and_label(Is::Button, "Chercher les doublons").click();
    wait_for(&mut window, "Aucune paire très probable n’attend une décision.");
}
