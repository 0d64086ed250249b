//! Unlocking and the first run, by what a person reads.

use eframe::egui::accesskit::Role as Part;
use eframe::egui::{Event, Key};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::*;
use crate::store::vault::{Gate, NewUser};
use crate::ui::widgets::harness;

const SIZE: [f32; 2] = [1280.0, 720.0];

struct At {
    unlock: Unlock,
    asked: Option<Ask>,
}

fn window<'a>(unlock: Unlock) -> Harness<'a, At> {
    let at = At { unlock, asked: None };
    let mut window = harness(SIZE, at, |ui, at: &mut At| {
        if let Some(ask) = at.unlock.unlock_ui(ui) {
            at.asked = Some(ask);
        }
    });
    window.run();
    window
}

fn vault(dir: &tempfile::TempDir) -> Vault {
    Vault::with_gate(dir.path().join("coffre"), Gate::for_tests())
}

fn made(dir: &tempfile::TempDir, name: &str) -> (Vault, RecoveryKey) {
    let vault = vault(dir);
    let user = NewUser {
        name: name.to_owned(),
        roles: vec!["counsellor".to_owned()],
        restricted: true,
        user_id: [7; 16],
    };
    let password = Zeroizing::new("pirogue velours".to_owned());
    let (_, key) = vault.create(&user, password, vault.gate().floor, 0).unwrap();
    std::fs::create_dir_all(vault.dir().join(crate::store::vault::BACKUP_FOLDER)).unwrap();
    (vault, key)
}

fn type_in(window: &mut Harness<'_, At>, part: Part, label: &str, text: &str) {
    window.get_by_role_and_label(part, label).focus();
    window.run_steps(2);
    window.event(Event::Text(text.to_owned()));
    window.run_steps(2);
}

fn press(window: &mut Harness<'_, At>, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(3);
}

#[test]
fn enter_opens_with_what_was_typed() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, _) = made(&dir, "Awa Diarra");
    let mut window = window(Unlock::new(vault, Some("Verrouillé.".to_owned()), None));
    window.get_by_role_and_label(Part::Alert, "Verrouillé.");
    assert!(
        window.get_by_role_and_label(Part::PasswordInput, "Mot de passe").is_focused(),
        "the only user need not say who they are"
    );
    window.event(Event::Text("pirogue velours".to_owned()));
    window.run();
    window.key_press(Key::Enter);
    window.run_steps(3);
    let Some(Ask::Open { name, password }) = window.state_mut().asked.take() else {
        panic!("asks to open");
    };
    assert_eq!((name.as_str(), password.as_str()), ("Awa Diarra", "pirogue velours"));
    window.get_by_label("Ouverture du coffre, environ une seconde…");
    assert!(window.state().unlock.password.is_empty(), "not kept");
}

#[test]
fn a_wrong_password_is_said_and_a_wait_is_counted() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, _) = made(&dir, "Awa Diarra");
    let wrong = vault.open("Awa Diarra", Zeroizing::new("autre".to_owned()), 0).unwrap_err();
    let demo = DemoUser { name: "Awa Diarra".to_owned(), password: "sable".to_owned() };
    let mut window = window(Unlock::new(vault, None, Some(demo)));
    window.get_by_label("Démonstration : mot de passe « sable »");
    window.state_mut().unlock.failed(&wrong.into());
    window.run();
    window.get_by_label_contains("Ce mot de passe n’ouvre pas le coffre");
    window.state_mut().unlock.failed(&VaultError::Wait { secs: 30 }.into());
    window.run_steps(2);
    window.get_by_label_contains("Prochain essai dans 30 secondes");
    press(&mut window, "Ouvrir le coffre");
    assert!(window.state().asked.is_none(), "nothing is tried while waiting");
}

#[test]
fn nobody_is_named_where_several_work() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, _) = made(&dir, "Awa Diarra");
    let password = || Zeroizing::new("pirogue velours".to_owned());
    let mut open = vault.open("Awa Diarra", password(), 0).unwrap();
    let other = NewUser {
        name: "Issa Touré".to_owned(),
        roles: vec!["auditor".to_owned()],
        restricted: false,
        user_id: [8; 16],
    };
    open.add_user(&other, password(), vault.gate().floor).unwrap();
    drop(open);
    let mut window = window(Unlock::new(vault, None, None));
    assert!(window.get_by_role_and_label(Part::TextInput, "Votre nom").is_focused());
    assert!(window.state().unlock.name.is_empty());
    press(&mut window, "Ouvrir le coffre");
    window.get_by_label_contains("Écrivez votre nom");
}

#[test]
fn a_lost_password_is_replaced_with_the_recovery_key() {
    let dir = tempfile::tempdir().unwrap();
    let (vault, key) = made(&dir, "Awa Diarra");
    let mut window = window(Unlock::new(vault.clone(), None, None));
    window.get_by_label("Mot de passe oublié").click();
    window.run();
    type_in(&mut window, Part::TextInput, "Clé de secours", "abcd");
    press(&mut window, "Ouvrir avec la clé de secours");
    window.get_by_label_contains("28 signes en sept groupes");
    window.get_by_label_contains("se devine trop vite");
    window.get_by_role_and_label(Part::TextInput, "Clé de secours").focus();
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Key::A);
    window.run();
    window.event(Event::Text(key.text().to_lowercase().replace('-', " ")));
    window.run();
    let sentence = "la chèvre mange le linge du voisin";
    type_in(&mut window, Part::PasswordInput, "Nouveau mot de passe", sentence);
    type_in(&mut window, Part::PasswordInput, "Le même mot de passe, encore une fois", sentence);
    press(&mut window, "Ouvrir avec la clé de secours");
    let Some(Ask::Recover { recovery, name, password }) = window.state_mut().asked.take() else {
        panic!("asks to recover");
    };
    let cost = vault.gate().floor;
    let (_, fresh) = vault.recover(&recovery, &name, password, cost, 0).unwrap();
    window.state_mut().unlock.created(fresh);
    window.run();
    window.get_by_label_contains("L’ancienne clé n’ouvre plus rien");
}

#[test]
fn the_first_run_ends_with_the_recovery_key_typed_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(Unlock::new(vault(&dir), None, None));
    press(&mut window, "Continuer");
    window.get_by_label_contains("Écrivez le nom du centre");
    type_in(&mut window, Part::TextInput, "Votre nom", "Awa Diarra");
    let centre = "Nom du centre ou du bureau";
    type_in(&mut window, Part::TextInput, centre, "Centre de transit de Gao");
    assert!(window.query_all_by_value("GAO").next().is_some(), "a code is suggested");
    press(&mut window, "Continuer");
    window.get_by_label("Étape 2 sur 3");
    press(&mut window, "Proposer un autre");
    press(&mut window, "Créer le coffre");
    let Some(Ask::Create(first)) = window.state_mut().asked.take() else {
        panic!("asks to create")
    };
    assert_eq!((first.name.as_str(), first.centre_code.as_str()), ("Awa Diarra", "GAO"));
    assert_eq!(first.password.split(' ').count(), 4);
    assert!(first.roles.contains(&Role::Administrator) && first.roles.len() == 4);

    let other = tempfile::tempdir().unwrap();
    let (_, key) = made(&other, "X");
    let text = key.text();
    window.state_mut().unlock.created(key);
    window.run();
    let group = text.split('-').next().unwrap();
    window.get_by_label(group);
    press(&mut window, "Je l’ai écrite");
    assert!(window.query_by_label(group).is_none(), "hidden while it is typed back");
    type_in(&mut window, Part::TextInput, "Clé de secours", &text.to_lowercase());
    window.get_by_label("Votre copie est bonne");
    press(&mut window, "Commencer");
    assert!(matches!(window.state().asked, Some(Ask::Begin)));
}

#[test]
fn a_weak_password_is_refused_with_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(Unlock::new(vault(&dir), None, None));
    type_in(&mut window, Part::TextInput, "Votre nom", "Awa Diarra");
    type_in(&mut window, Part::TextInput, "Nom du centre ou du bureau", "Gao");
    press(&mut window, "Continuer");
    press(&mut window, "Choisir le mien");
    type_in(&mut window, Part::PasswordInput, "Mot de passe", "Bamako2026!");
    window.get_by_label("Trop facile à deviner, continuez");
    press(&mut window, "Créer le coffre");
    window.get_by_label_contains("Ce mot de passe se devine trop vite");
    window.get_by_label_contains("Les deux mots de passe ne sont pas les mêmes");
    assert!(window.state().asked.is_none());
    window.state_mut().unlock.refused("Le dossier ne peut pas être écrit.".to_owned());
    window.run();
    window.get_by_label("Le dossier ne peut pas être écrit.");
}
