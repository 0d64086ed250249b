//! Exporting as somebody meets it: by what is written on the screen.

use eframe::egui::Event;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::session::Session;
use crate::ui::testing::{self, Bench, person, show, wait_for};

type Window = Harness<'static, Bench<Export>>;

fn window(session: Session, question: Question) -> Window {
    let export = Export::new(session.scene(), &Context::default(), question);
    show(session, export)
}

fn press(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).click();
    window.run_steps(3);
}

fn type_in(window: &mut Window, role: Role, label: &str, text: &str) {
    window.get_by_role_and_label(role, label).focus();
    window.run_steps(2);
    window.event(Event::Text(text.to_owned()));
    window.run_steps(2);
}

fn few() -> (tempfile::TempDir, Session) {
    let (folder, mut session) = testing::session();
    for name in ["Traoré", "Coulibaly", "Diallo"] {
        person(&mut session, name, "Awa");
    }
    (folder, session)
}

#[test]
fn what_is_missing_stands_under_its_field() {
    let (_folder, session) = few();
    let mut window = window(session, Question::default());
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Écrire le fichier");
    window.state_mut().perform();
    window.run_steps(3);
    let missing = "Il manque ici une réponse. Remplissez ce champ, puis enregistrez de nouveau.";
    assert_eq!(window.query_all_by_label(missing).count(), 2);
    press(&mut window, Role::RadioButton, "Avec les noms");
    window.get_by_label_contains("seul ce mot de passe ouvre");
    press(&mut window, Role::Button, "Écrire le fichier");
    window.state_mut().perform();
    window.run_steps(3);
    window.get_by_label_contains("ne sort que dans une archive chiffrée");
}

#[test]
fn tables_with_names_leave_in_an_archive_under_four_words() {
    let (folder, session) = few();
    let mut window = window(session, Question::default());
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::RadioButton, "Avec les noms");
    press(&mut window, Role::RadioButton, "CSV");
    let path = window.state().screen.path.clone();
    assert_eq!(path.rsplit_once('.').map(|(_, end)| end), Some("zip"), "{path}");
    press(&mut window, Role::Button, &crate::words::tr("unlock-offered"));
    let words = window.state().screen.sealed.offered.clone().unwrap();
    type_in(&mut window, Role::TextInput, "Destinataire", "UNICEF");
    type_in(&mut window, Role::TextInput, "But", "revue");
    let path = folder.path().join("out.zip");
    window.state_mut().screen.path = path.display().to_string();
    press(&mut window, Role::Button, "Écrire le fichier");
    let rest = window.state_mut().perform();
    assert!(rest.is_empty(), "{rest:?}");
    window.run_steps(3);
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    assert!(archive.by_index_decrypt(0, words.as_bytes()).is_ok());
    assert!(window.state().screen.sealed.offered.is_some(), "to be said by voice");
    assert!(window.state().screen.watch.is_none());
}

#[test]
fn columns_are_found_and_chosen_by_group() {
    let (_folder, session) = few();
    let mut window = window(session, Question::default());
    wait_for(&mut window, "3 personnes");
    let before = window.state().screen.columns.chosen().len();
    type_in(&mut window, Role::SearchInput, "Chercher une colonne", "aides fournies");
    press(&mut window, Role::Button, "Toutes les colonnes : Aides fournies");
    let all = window.state().screen.columns.chosen();
    let help = all.iter().filter(|column| column.sheet.key() == "assistance").count();
    assert_eq!(all.len(), before + help);
    press(&mut window, Role::Button, "Aucune colonne : Aides fournies");
    assert_eq!(window.state().screen.columns.chosen().len(), before);
    window.state_mut().screen.columns.search.clear();
    type_in(&mut window, Role::SearchInput, "Chercher une colonne", "prenom");
    window.get_by_role_and_label(Role::CheckBox, "Prénoms");
    assert!(window.query_by_role_and_label(Role::CheckBox, "Sexe").is_none());
    press(&mut window, Role::CheckBox, "Prénoms");
    assert_eq!(window.state().screen.columns.chosen().len(), before - 1);
    println!("{help} columns of help, {before} at first");
}

#[test]
fn the_list_in_view_is_offered_where_it_shows_fewer() {
    let (_folder, session) = few();
    let question = Question { text: "diallo".to_owned(), ..Question::default() };
    let mut window = window(session, question);
    wait_for(&mut window, "1 personne");
    press(&mut window, Role::RadioButton, "Toutes les personnes");
    wait_for(&mut window, "3 personnes");
    press(&mut window, Role::Button, "Revenir à la liste");
    match window.state_mut().one_command() {
        Command::Go(Route::People(question)) => assert_eq!(question.text, "diallo"),
        other => panic!("{other:?}"),
    }
}
