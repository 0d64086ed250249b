//! The list of people as somebody meets it: by what is written on the screen.

#[path = "office/tests.rs"]
mod office;

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Context, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::app::session::Session;
use crate::domain::fact::Shape;
use crate::domain::filter::{Ask, Filter};
use crate::domain::id::Id as RecordId;
use crate::domain::role::Role as Part;
use crate::store::person::Picked;
use crate::ui::testing::{self, Bench, add, case, change, person, show, wait_for, wait_until};

type Window = Harness<'static, Bench<People>>;

fn window(session: Session) -> Window {
    let people = People::new(session.scene(), &Context::default(), Question::default());
    show(session, people)
}

fn rows(window: &Harness<'_, Bench<People>>) -> Vec<String> {
    let rows = window.query_all_by_role(Role::Row);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

fn press(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click();
    window.run_steps(3);
}

fn few() -> (tempfile::TempDir, Session, [RecordId; 3]) {
    let (folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let oumar = person(&mut session, "Coulibaly", "Oumar");
    let issa = person(&mut session, "Diallo", "Issa");
    let of_awa = case(&mut session, awa);
    change(&mut session, Kind::Case, of_awa, &[("risk", "high"), ("departure_country", "DZA")]);
    let of_oumar = case(&mut session, oumar);
    change(&mut session, Kind::Case, of_oumar, &[("risk", "low")]);
    (folder, session, [awa, oumar, issa])
}

#[test]
fn the_list_is_sorted_and_opens_from_the_keyboard() {
    let (_folder, session, [_, oumar, _]) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    wait_until(&mut window, "rows", |window| rows(window).len() == 3);
    assert!(rows(&window)[0].starts_with("Coulibaly Oumar"), "{:?}", rows(&window));
    press(&mut window, Role::ColumnHeader, "Risque");
    wait_until(&mut window, "order", |window| rows(window)[0].starts_with("Traoré Awa"));
    press(&mut window, Role::ColumnHeader, "Nom");
    wait_until(&mut window, "order", |window| rows(window)[0].starts_with("Coulibaly"));
    window.get_by_role_and_label(Role::SearchInput, "Nom, numéro, téléphone, parent").focus();
    window.run_steps(2);
    for key in [Key::ArrowDown, Key::Enter] {
        window.key_press(key);
        window.run_steps(2);
    }
    match window.state_mut().one_command() {
        Command::Go(Route::Case { person, case: None, .. }) => assert_eq!(person, oumar),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_misspelt_name_is_found_and_says_why() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    let search = window.get_by_role_and_label(Role::SearchInput, "Nom, numéro, téléphone, parent");
    search.type_text("tarawele");
    wait_for(&mut window, "1 réponse");
    wait_until(&mut window, "the row", |window| rows(window).len() == 1);
    let row = rows(&window).remove(0);
    assert!(row.starts_with("Traoré Awa, Autre orthographe du nom"), "{row}");
}

#[test]
fn filters_are_set_from_the_menu_and_taken_away_by_their_chips() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Filtre");
    press(&mut window, Role::Button, "Risque…");
    press(&mut window, Role::Button, "Élevé");
    wait_for(&mut window, "1 personne");
    window.get_by_label("Risque : Élevé");
    press(&mut window, Role::Button, "Filtre");
    press(&mut window, Role::Button, "Mes dossiers");
    wait_for(&mut window, "Retirer les filtres");
    press(&mut window, Role::Button, "Retirer : Risque : Élevé");
    wait_for(&mut window, "2 personnes");
    press(&mut window, Role::Button, "Retirer : Mes dossiers");
    wait_for(&mut window, "3 personnes");
}

#[test]
fn days_of_arrival_are_typed_or_chosen() {
    let (_folder, mut session, [awa, ..]) = few();
    let today = session.today();
    let of_awa = session.store().reader().children(Kind::Case, awa).unwrap()[0].id;
    let yesterday = crate::domain::date::show(today.pred_opt().unwrap());
    change(&mut session, Kind::Case, of_awa, &[("arrived_on", &yesterday)]);
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Filtre");
    press(&mut window, Role::Button, "Date d’arrivée…");
    press(&mut window, Role::Button, "Les 7 derniers jours");
    wait_for(&mut window, "1 personne");
    assert_eq!(window.state().screen.question().arrived_to, Some(today));
    press(&mut window, Role::Button, "Filtre");
    press(&mut window, Role::Button, "Date d’arrivée…");
    press(&mut window, Role::Button, "Aujourd’hui");
    wait_for(&mut window, "Aucune personne ne correspond à ces filtres.");
    press(&mut window, Role::Button, "Retirer les filtres");
    wait_for(&mut window, "3 personnes");
}

#[test]
fn an_empty_register_offers_the_first_registration() {
    let (_folder, session) = testing::session();
    let mut window = window(session);
    wait_for(&mut window, "Enregistrer une personne");
    press(&mut window, Role::Button, "Enregistrer une personne");
    assert!(matches!(window.state_mut().one_command(), Command::Go(Route::NewPerson)));
}

#[test]
fn whoever_is_not_found_is_registered_under_the_name_typed() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    let search = window.get_by_role_and_label(Role::SearchInput, "Nom, numéro, téléphone, parent");
    search.type_text("Zerbo Paul");
    wait_for(&mut window, "Enregistrer « Zerbo Paul »");
    press(&mut window, Role::Button, "Enregistrer « Zerbo Paul »");
    let rest = window.state_mut().perform();
    let [Command::Resume(record)] = rest.as_slice() else { panic!("{rest:?}") };
    let reader = window.state().session.store().reader();
    let draft = reader.resume(*record).unwrap().unwrap();
    assert_eq!(draft.text("family_name", Shape::Line), "Zerbo");
    assert_eq!(draft.text("given_name", Shape::Line), "Paul");
}

#[test]
fn ticked_rows_are_counted() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::CheckBox, "Tout cocher");
    window.get_by_label("3 cochées");
    press(&mut window, Role::Button, "Tout décocher");
    assert!(window.query_by_label("3 cochées").is_none());
}

#[test]
fn a_slash_leads_to_the_search_box_and_typing_is_left_alone() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    window.get_by_role_and_label(Role::Grid, "Liste des personnes").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("/".to_owned()));
    window.run_steps(3);
    let search = window.get_by_role_and_label(Role::SearchInput, "Nom, numéro, téléphone, parent");
    assert!(search.is_focused());
    window.event(egui::Event::Text("a/b".to_owned()));
    window.run_steps(3);
    assert_eq!(window.state().screen.question().text, "a/b");
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_steps(2);
    let search = window.get_by_role_and_label(Role::SearchInput, "Nom, numéro, téléphone, parent");
    assert!(search.is_focused());
}

#[test]
fn a_change_of_a_person_is_read_anew() {
    let (_folder, session, [awa, ..]) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    let bench = window.state_mut();
    add(
        &mut bench.session,
        Kind::Contact,
        &[("person_id", &awa.to_string()), ("number", "76 12 34 56")],
    );
    person(&mut bench.session, "Keïta", "Nana");
    bench.screen.refresh(bench.session.scene()).unwrap();
    wait_for(&mut window, "4 personnes");
    wait_until(&mut window, "the new row", |window| {
        rows(window).iter().any(|row| row.starts_with("Keïta Nana"))
    });
}

#[test]
fn another_question_is_shown_from_its_first_row() {
    let (_folder, mut session) = testing::session();
    for at in 0..60 {
        person(&mut session, &format!("Koné {at:02}"), "Awa");
        person(&mut session, &format!("Touré {at:02}"), "Issa");
    }
    let mut window = window(session);
    wait_for(&mut window, "120 personnes");
    wait_until(&mut window, "rows", |window| !rows(window).is_empty());
    window.get_by_role_and_label(Role::Grid, "Liste des personnes").focus();
    window.run_steps(2);
    window.key_press(Key::End);
    wait_until(&mut window, "the last row", |window| {
        rows(window).iter().any(|row| row.starts_with("Touré 59"))
    });
    press(&mut window, Role::ColumnHeader, "Nom");
    wait_until(&mut window, "the order reversed, from its top", |window| {
        rows(window).first().is_some_and(|row| row.starts_with("Touré 59"))
    });
    assert_eq!(window.state().screen.table.cursor, None);
}

#[test]
fn exactly_those_picked_are_listed_until_they_are_let_go() {
    let (_folder, session, [awa, oumar, _]) = few();
    let picked = Picked::new("Retours d’Algérie".to_owned(), vec![awa, oumar]);
    let question = Question { picked: Some(Arc::new(picked)), ..Question::default() };
    let people = People::new(session.scene(), &Context::default(), question);
    let mut window = show(session, people);
    wait_for(&mut window, "2 personnes");
    window.get_by_label("Retours d’Algérie");
    press(&mut window, Role::ColumnHeader, "Risque");
    wait_until(&mut window, "order", |window| {
        rows(window).first().is_some_and(|row| row.starts_with("Traoré Awa"))
    });
    press(&mut window, Role::Button, "Filtre");
    press(&mut window, Role::Button, "Risque…");
    press(&mut window, Role::Button, "Élevé");
    wait_for(&mut window, "1 personne");
    press(&mut window, Role::Button, "Retirer : Risque : Élevé");
    wait_for(&mut window, "2 personnes");
    let ask = |window: &mut Window, text: &str| {
        text.clone_into(&mut window.state_mut().screen.question.text);
        window.state_mut().screen.stale = true;
    };
    ask(&mut window, "diallo");
    wait_until(&mut window, "nobody", |window| rows(window).is_empty());
    ask(&mut window, "coulibaly");
    wait_for(&mut window, "1 réponse");
    ask(&mut window, "");
    press(&mut window, Role::Button, "Voir toutes les personnes");
    wait_for(&mut window, "3 personnes");
    assert!(window.query_by_label("Retours d’Algérie").is_none());
}

fn choose(window: &mut Window, list: &str, typed: &str) {
    press(window, Role::ComboBox, list);
    window.event(egui::Event::Text(typed.to_owned()));
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(3);
}

#[test]
fn a_condition_is_put_together_counted_joined_and_taken_away() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Condition");
    choose(&mut window, "Ce dont il s’agit", "dossier – niveau de risque");
    press(&mut window, Role::CheckBox, "Élevé");
    wait_for(&mut window, "1 personne remplit cette condition");
    press(&mut window, Role::Button, "Appliquer");
    wait_for(&mut window, "1 personne");
    press(&mut window, Role::Button, "Condition");
    choose(&mut window, "Ce dont il s’agit", "dossier – il y en a");
    press(&mut window, Role::CheckBox, "L’inverse : toutes les personnes sauf celles-là");
    wait_for(&mut window, "1 personne remplit cette condition");
    press(&mut window, Role::Button, "Appliquer");
    wait_for(&mut window, "Aucune personne ne correspond à ces filtres.");
    press(&mut window, Role::Button, "Relier les conditions par : et. Changer");
    wait_for(&mut window, "2 personnes");
    press(&mut window, Role::Button, "Retirer : Sans Dossier");
    wait_for(&mut window, "1 personne");
}

#[test]
fn a_condition_without_an_answer_says_what_is_missing() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Condition");
    press(&mut window, Role::Button, "Appliquer");
    window.get_by_label_contains("Choisissez ce dont il s’agit.");
    press(&mut window, Role::Button, "Annuler");
    assert!(window.query_by_label("Appliquer").is_none());
}

#[test]
fn a_list_is_saved_under_a_name_and_opened_again() {
    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Listes");
    press(&mut window, Role::Button, "Sans niveau de risque");
    wait_for(&mut window, "Voir toutes les personnes");
    wait_for(&mut window, "Aucune personne ne correspond à ces filtres.");
    press(&mut window, Role::Button, "Voir toutes les personnes");
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Filtre");
    press(&mut window, Role::Button, "Risque…");
    press(&mut window, Role::Button, "Élevé");
    wait_for(&mut window, "1 personne");
    press(&mut window, Role::Button, "Listes");
    press(&mut window, Role::Button, "Enregistrer la liste affichée…");
    window.get_by_role_and_label(Role::TextInput, "Nom de la liste").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("À voir cette semaine".to_owned()));
    window.run_steps(2);
    press(&mut window, Role::Button, "Enregistrer la liste");
    assert!(window.state_mut().perform().is_empty());
    wait_for(&mut window, "1 personne");
    press(&mut window, Role::Button, "Voir toutes les personnes");
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Listes");
    press(&mut window, Role::Button, "À voir cette semaine");
    wait_for(&mut window, "1 personne");
    press(&mut window, Role::Button, "Listes");
    press(&mut window, Role::Button, "Supprimer cette liste");
    window.state_mut().perform();
    wait_until(&mut window, "no list", |window| window.state().screen.saved.is_empty());
}

#[test]
fn any_fact_is_a_column_and_sorts() {
    let (_folder, mut session, [awa, ..]) = few();
    change(&mut session, Kind::Person, awa, &[("origin_village", "Kolokani")]);
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Colonnes");
    choose(&mut window, "Colonnes après le nom", "personne – village");
    press(&mut window, Role::Button, "Afficher ces colonnes");
    wait_until(&mut window, "the village", |window| {
        rows(window).iter().any(|row| row.starts_with("Traoré Awa") && row.contains("Kolokani"))
    });
    let village = crate::domain::form::label(Kind::Person, "origin_village");
    window.state_mut().screen.by = Thing::of(Kind::Person, "origin_village");
    window.state_mut().screen.stale = true;
    wait_until(&mut window, "order", |window| {
        rows(window).first().is_some_and(|row| row.starts_with("Traoré Awa"))
    });
    assert!(window.query_by_role_and_label(Role::ColumnHeader, &village).is_some());
}

#[test]
fn the_list_leaves_as_a_table_only_for_those_who_may() {
    let (_folder, session) = testing::session_as(&[Part::SocialWorker]);
    let mut worker = window(session);
    worker.run_steps(3);
    assert!(worker.query_by_label("Exporter la liste").is_none());

    let (_folder, session, _) = few();
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Exporter la liste");
    let command = window.state_mut().one_command();
    assert_eq!(command.right(), Some(Right::Export));
    assert!(matches!(command, Command::Go(Route::Export(_))), "{command:?}");
}

#[test]
fn many_are_confided_and_who_cannot_be_is_named() {
    let (_folder, mut session, _) = few();
    let worker =
        add(&mut session, Kind::User, &[("name", "Moussa Keïta"), ("role", "social_worker")]);
    let mut window = window(session);
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::CheckBox, "Tout cocher");
    press(&mut window, Role::Button, "Confier à…");
    press(&mut window, Role::ComboBox, "Agent");
    for key in [Key::ArrowDown, Key::Enter] {
        window.key_press(key);
        window.run_steps(3);
    }
    press(&mut window, Role::Button, "Confier les dossiers");
    let bench = window.state_mut();
    let command = bench.commands.pop().unwrap();
    let done = bench.session.perform(command).unwrap();
    assert_eq!(done.failed.len(), 1);
    assert!(bench.screen.partly(&done.failed));
    let mine = Filter::test(
        Thing::of(Kind::Case, "worker_id").unwrap(),
        Ask::Is(vec![worker.to_string()]),
    );
    let today = bench.session.today();
    let asked = Asked { filter: mine, today };
    assert_eq!(bench.session.store().reader().whom(&asked).unwrap().len(), 2);
    window.run_steps(3);
    window.get_by_role_and_label(Role::Link, "Diallo Issa");
    window.get_by_label_contains("n’a pas de dossier");
    press(&mut window, Role::Button, "J’ai lu");
    assert!(window.query_by_role_and_label(Role::Link, "Diallo Issa").is_none());
}
