//! The settings, by what a person reads.

use eframe::egui::accesskit::Role as Part;
use eframe::egui::{Event, Key};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::*;
use crate::domain::role::Role;
use crate::ui::look::Theme;
use crate::ui::testing::{Bench, session, session_as, show};

type Window = Harness<'static, Bench<Settings>>;

fn open(section: &str) -> (tempfile::TempDir, Window) {
    let (folder, session) = session();
    let mut window = window(session);
    press(&mut window, section);
    (folder, window)
}

fn window(session: crate::app::session::Session) -> Window {
    let dir = session.unlocked().dir().to_owned();
    show(session, Settings::new(Preferences::default(), dir))
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run();
}

fn type_in(window: &mut Window, part: Part, label: &str, text: &str) {
    window.get_by_role_and_label(part, label).focus();
    window.run();
    window.event(Event::Text(text.to_owned()));
    window.run();
}

#[test]
fn appearance_asks_for_what_is_pressed() {
    let (_folder, mut window) = open("Apparence");
    window.get_by_role_and_label(Part::RadioButton, "Sombre").click();
    window.run();
    assert!(matches!(window.state_mut().commands.remove(0), Command::SetTheme(Theme::Dark)));
    window.state_mut().commands.clear();
    press(&mut window, "Plus grand");
    assert!(matches!(window.state_mut().one_command(), Command::SetZoom(110)));
    press(&mut window, "Plus tôt");
    assert!(matches!(window.state_mut().one_command(), Command::SetIdle(4)));
    window.get_by_label("4 min");
}

#[test]
fn a_user_is_added_with_an_offered_password() {
    let (_folder, mut window) = open("Utilisateurs");
    press(&mut window, "Ajouter un utilisateur");
    press(&mut window, "Ajouter");
    window.get_by_label("Écrivez le nom de cette personne.");
    type_in(&mut window, Part::TextInput, "Nom", "Issa Touré");
    press(&mut window, "Ajouter");
    let command = window.state().commands.first().cloned();
    let Some(Command::AddUser { name, roles, password }) = command else { panic!("adds a user") };
    assert_eq!((name.as_str(), roles.as_slice()), ("Issa Touré", [Role::SocialWorker].as_slice()));
    assert_eq!(password.split(' ').count(), 4);
    window.state_mut().perform();
    window.state_mut().screen.users.saved();
    window.run();
    window.get_by_role_and_label(Part::Row, "Issa Touré, Travailleur social, Actif");
    assert!(window.query_by_role_and_label(Part::Button, "Ajouter").is_none(), "the form is gone");
}

#[test]
fn restricted_content_comes_with_a_new_password_and_removing_asks_first() {
    let (folder, mut session) = session();
    let _folder = folder;
    session
        .perform(Command::AddUser {
            name: "Issa Touré".to_owned(),
            roles: vec![Role::SocialWorker],
            password: "trois girafes dorment".to_owned().into(),
        })
        .unwrap();
    let mut window = window(session);
    press(&mut window, "Utilisateurs");
    window.get_all_by_role_and_label(Part::Button, "Modifier").last().unwrap().click();
    window.run();
    window.get_by_role_and_label(Part::CheckBox, "Conseiller psychosocial").click();
    window.run();
    window.get_by_label_contains("cette personne a besoin d’un nouveau mot de passe");
    window.get_by_role_and_label(Part::Button, "Enregistrer").scroll_to_me();
    window.run();
    press(&mut window, "Enregistrer");
    let command = window.state().commands.first().cloned();
    let Some(Command::SetRoles { roles, password: Some(_), .. }) = command else {
        panic!("gives both")
    };
    assert!(roles.contains(&Role::Counsellor));
    window.state_mut().perform();
    window.state_mut().screen.users.saved();
    window.run();
    window.get_all_by_role_and_label(Part::Button, "Modifier").last().unwrap().click();
    window.run();
    window.get_by_role_and_label(Part::Button, "Retirer l’accès…").scroll_to_me();
    window.run();
    press(&mut window, "Retirer l’accès…");
    window.get_by_role_and_label(Part::Heading, "Retirer l’accès de Issa Touré ?");
    assert!(window.get_by_role_and_label(Part::Button, "Garder l’accès").is_focused());
    press(&mut window, "Retirer l’accès");
    assert!(matches!(window.state().commands[0], Command::RemoveUser(_)));
    window.state_mut().perform();
    window.state_mut().screen.users.saved();
    window.run();
    window.get_by_role_and_label(
        Part::Row,
        "Issa Touré, Travailleur social, Conseiller psychosocial, Retiré",
    );
}

#[test]
fn the_last_administrator_stays_one() {
    let (_folder, mut window) = open("Utilisateurs");
    press(&mut window, "Modifier");
    window.get_by_role_and_label(Part::CheckBox, "Administrateur").click();
    window.run();
    press(&mut window, "Enregistrer");
    window.get_by_label_contains("Il faut au moins un administrateur");
    assert!(window.state().commands.is_empty());
}

#[test]
fn the_office_is_shown_only_with_the_right_to_manage_it() {
    let (_folder, session) = session_as(&[Role::SocialWorker]);
    let window = window(session);
    for hidden in ["Utilisateurs", "Centres", "Organisations"] {
        assert!(window.query_by_role_and_label(Part::Button, hidden).is_none(), "{hidden}");
    }
    window.get_by_role_and_label(Part::Button, "Sauvegarde");
    window.get_by_role_and_label(Part::Button, "Mon compte");
}

#[test]
fn a_password_is_changed_with_the_old_one() {
    let (_folder, mut window) = open("Mon compte");
    press(&mut window, "Changer le mot de passe");
    window.get_by_label("Tapez votre mot de passe actuel.");
    window.get_by_label_contains("se devine trop vite");
    type_in(&mut window, Part::PasswordInput, "Mot de passe actuel", "sept chameaux passent");
    press(&mut window, "Prendre quatre mots proposés");
    press(&mut window, "Changer le mot de passe");
    let Command::ChangePassword { old, new } = window.state_mut().one_command() else {
        panic!("changes it")
    };
    assert_eq!((old.as_str(), new.split(' ').count()), ("sept chameaux passent", 4));
    assert!(window.state().screen.account.is_empty(), "nothing stays behind");
}

#[test]
fn an_agency_is_found_and_changed_and_a_centre_added() {
    let (_folder, mut window) = open("Organisations");
    type_in(&mut window, Part::SearchInput, "Chercher une organisation", "unicef");
    window.get_all_by_role_and_label(Part::Button, "Modifier").next().unwrap().click();
    window.run();
    type_in(&mut window, Part::TextInput, "Heures d’ouverture", "8 h à 16 h");
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
    window.run();
    assert!(
        matches!(window.state().commands.last(), Some(Command::Save(drafts)) if drafts.len() == 1)
    );
    window.state_mut().perform();
    window.run();
    assert!(window.query_by_role_and_label(Part::TextInput, "Heures d’ouverture").is_none());

    press(&mut window, "Centres");
    window.get_by_role(Part::Row);
    press(&mut window, "Ajouter un centre");
    type_in(&mut window, Part::TextInput, "Nom du centre", "Centre de Gao");
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::Enter);
    window.run();
    window.state_mut().perform();
    window.run();
    assert_eq!(window.get_all_by_role(Part::Row).count(), 2);
}

#[test]
fn a_backup_is_asked_for_and_a_wrong_folder_refused() {
    let (folder, mut window) = open("Sauvegarde");
    window.get_by_label("Il n’y a encore aucune sauvegarde.");
    window.get_by_role_and_label(Part::Button, "Sauvegarder maintenant").click();
    window.run_steps(3);
    assert!(matches!(window.state_mut().one_command(), Command::Backup(None)));
    type_in_steps(&mut window, "Dossier", "/nowhere/at/all");
    window.get_by_role_and_label(Part::Button, "Copier dans ce dossier").click();
    window.run_steps(3);
    window.get_by_label_contains("Ce dossier n’existe pas");
    window.state_mut().screen.backups.type_folder(folder.path().to_str().unwrap());
    window.get_by_role_and_label(Part::Button, "Copier dans ce dossier").click();
    window.run_steps(3);
    assert!(matches!(window.state_mut().one_command(), Command::Backup(Some(_))));
}

fn type_in_steps(window: &mut Window, label: &str, text: &str) {
    window.get_by_role_and_label(Part::TextInput, label).focus();
    window.run_steps(2);
    window.event(Event::Text(text.to_owned()));
    window.run_steps(2);
}

/// A small form as Kobo writes it.
fn workbook(folder: &std::path::Path, version: &str, more: &[&str]) -> PathBuf {
    let mut book = rust_xlsxwriter::Workbook::new();
    let mut sheet = |name: &str, rows: &[&str]| {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells.split('|')) {
                if !cell.is_empty() {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    };
    let mut survey = vec![
        "type|name|label::Français (fr)|label::English (en)|relevant",
        "select_one oui_non|loge|Est-elle logée ?|Is she housed?|",
        "integer|pieces|Combien de pièces ?|How many rooms?|${loge} = 'oui'",
        "geopoint|lieu|Lieu|Place|",
    ];
    survey.extend(more);
    sheet("survey", &survey);
    let choices = ["list_name|name|label::Français (fr)", "oui_non|oui|Oui", "oui_non|non|Non"];
    sheet("choices", &choices);
    let settings = format!("Logement du jour|logement_{}|{version}", std::process::id());
    sheet("settings", &["form_title|form_id|version", &settings]);
    let path = folder.join(format!("logement-{version}.xlsx"));
    book.save(&path).unwrap();
    path
}

fn load(window: &mut Window, path: &std::path::Path) {
    type_in(window, Part::TextInput, "Classeur", &path.display().to_string());
    press(window, "Lire le formulaire");
    window.state_mut().perform();
    window.run_steps(3);
}

#[test]
fn a_form_of_kobo_is_reported_loaded_answered_and_renewed() {
    use crate::domain::kind::Kind;
    use crate::domain::value::{self, Value};
    let (folder, mut window) = open("Questionnaires");
    let first = workbook(folder.path(), "1", &[]);
    load(&mut window, &first);
    window.get_by_label("Logement du jour");
    window.get_by_label("2 questions sont reprises");
    window.get_by_label("1 point n’est pas repris");
    window.get_by_label("survey, ligne 4");
    window.get_by_label_contains("« lieu » est du type « geopoint »");
    press(&mut window, "Charger ce formulaire");
    window.state_mut().perform();
    window.run_steps(3);
    window.get_by_label("En service");

    // It is asked in the case, and the answers lie beside the facts.
    let session = &mut window.state_mut().session;
    let person = crate::ui::testing::person(session, "Traoré", "Awa");
    let case = crate::ui::testing::case(session, person);
    let loaded = session.office().forms.clone();
    assert_eq!(loaded.len(), 1);
    let form = loaded[0].form;
    let key = |name: &str| format!("{}.{name}", form.name);
    let base = session.store().reader().row(Kind::Case, case).unwrap().unwrap();
    let mut draft = crate::domain::draft::Draft::edit(form, case, base);
    draft.type_in(&key("loge"), draft.shape(&key("loge")), "oui");
    draft.type_in(&key("pieces"), draft.shape(&key("pieces")), "trois");
    let refused = draft.to_row(session.today()).unwrap_err();
    assert_eq!(refused[0].field, key("pieces"));
    draft.type_in(&key("pieces"), draft.shape(&key("pieces")), "3");
    session.perform(Command::Save(vec![draft])).unwrap();

    // A newer version leaves the answers where they are.
    let second = workbook(folder.path(), "2", &["text|avis|Votre avis|Your opinion|"]);
    load(&mut window, &second);
    window.get_by_label_contains("Une version de ce formulaire est déjà chargée (1)");
    press(&mut window, "Charger ce formulaire");
    window.state_mut().perform();
    window.run_steps(3);
    let session = &mut window.state_mut().session;
    assert_eq!(session.office().forms.len(), 1);
    let row = session.store().reader().row(Kind::Case, case).unwrap().unwrap();
    assert_eq!(value::of(&row, &key("pieces")), &Value::Int(3));
    let columns = crate::domain::export::columns(&session.office().forms());
    let asked = columns.iter().filter(|c| c.sheet.key() == form.name).count();
    assert_eq!(asked, 5, "two numbers and three questions");

    // Switched off, and undone.
    let title = "Arrêter « Logement du jour »";
    press(&mut window, title);
    window.state_mut().perform();
    window.run_steps(3);
    window.get_by_label("Arrêté");
    assert!(window.state().session.office().forms[0].off);
    press(&mut window, "Remettre en service « Logement du jour »");
    window.state_mut().perform();
    window.run_steps(3);
    assert!(!window.state().session.office().forms[0].off);
}

#[test]
fn what_is_no_form_is_refused_in_words() {
    let (folder, mut window) = open("Questionnaires");
    let path = folder.path().join("notes.xlsx");
    std::fs::write(&path, "no workbook").unwrap();
    load(&mut window, &path);
    window.get_by_label_contains("ne peut pas être lu comme un classeur");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "Nom").unwrap();
    book.save(&path).unwrap();
    press(&mut window, "Lire le formulaire");
    window.state_mut().perform();
    window.run_steps(3);
    window.get_by_label_contains("ce n’est pas un XLSForm");
}
