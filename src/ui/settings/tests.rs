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
