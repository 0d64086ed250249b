//! The supervision screen as somebody meets it: by what is written on it.

use eframe::egui::Context;
use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::*;
use crate::app::session::Session;
use crate::domain::date;
use crate::domain::role::Role;
use crate::ui::testing::{self, Bench, add, case, change, person, show, wait_for, wait_until};

type Window = Harness<'static, Bench<Supervision>>;

fn window(session: Session) -> Window {
    let screen = Supervision::new(session.scene(), &Context::default());
    show(session, screen)
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(3);
}

fn to_part(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Tab, label).click();
    window.run_steps(3);
}

fn day(session: &Session, ahead: i64) -> String {
    date::show(session.today() + chrono::Duration::days(ahead))
}

/// Awa with a high risk, a follow-up three days late and an assessment to approve.
fn awa(session: &mut Session) -> (Id, Id) {
    let awa = person(session, "Traoré", "Awa");
    let opened = case(session, awa);
    change(session, Kind::Case, opened, &[("risk", "high")]);
    let (id, late) = (opened.to_string(), day(session, -3));
    let due =
        [("case_id", &*id), ("calendar", "protection"), ("due_on", &*late), ("status", "due")];
    add(session, Kind::Followup, &due);
    let today = day(session, 0);
    let asked = [
        ("case_id", &*id),
        ("subject", "assessment"),
        ("status", "pending"),
        ("asked_on", &*today),
        ("ask_note", "Merci de relire."),
    ];
    add(session, Kind::Approval, &asked);
    (awa, opened)
}

/// The place the screen wants to go to, once the thread beside has found it.
fn gone_to(window: &mut Window) -> Route {
    wait_until(window, "a place", |window| !window.state().commands.is_empty());
    match window.state_mut().one_command() {
        Command::Go(route) => route,
        other => panic!("{other:?}"),
    }
}

fn picked(route: Route) -> (String, Vec<Id>) {
    let Route::People(question) = route else { panic!("{route:?}") };
    let picked = question.picked.expect("exactly these people");
    (picked.title.clone(), picked.people.iter().copied().collect())
}

#[test]
fn every_number_of_the_board_opens_its_people() {
    let (_folder, mut session) = testing::session();
    let (awa, _) = awa(&mut session);
    let mut window = window(session);
    wait_for(&mut window, "Charge et retards par responsable");
    for (number, title) in [
        ("En retard : 1", "En retard"),
        ("Dossiers ouverts : 1", "Dossiers ouverts"),
        ("Aminata Diarra, Suivis : 1", "Suivis en retard : Aminata Diarra"),
        ("Aminata Diarra, Dossiers : 1", "Aminata Diarra, Dossiers"),
        ("Enregistré : 1", "Étape : Enregistré"),
    ] {
        press(&mut window, number);
        assert_eq!(picked(gone_to(&mut window)), (title.to_owned(), vec![awa]), "{number}");
    }
    // A weight, and the weights beside it.
    let weight = window.get_by_role_and_label(Part::Meter, "Aminata Diarra, Charge pondérée");
    assert_eq!(weight.accesskit_node().value().as_deref(), Some("4"));
    window.get_by_label_contains("un dossier pèse 8 si le risque est critique, 4 s’il est élevé");
    window.get_by_label_contains("« Sans contact récent » : dossier ouvert");
    // Nothing is no button.
    assert!(
        window.query_by_role_and_label(Part::Button, "Référencements sans réponse : 0").is_none()
    );
}

#[test]
fn a_request_is_sent_back_with_a_comment_and_the_next_is_approved() {
    let (_folder, mut session) = testing::session();
    let (_, opened) = awa(&mut session);
    let mut window = window(session);
    wait_for(&mut window, "Charge et retards par responsable");
    press(&mut window, "À valider : 1");
    wait_for(&mut window, "Traoré Awa");
    window.get_by_label_contains("« Merci de relire. »");
    press(&mut window, "Renvoyer avec un commentaire… : Évaluation, Traoré Awa");
    // The dialog says of whom it is.
    window.get_by_label_contains("Évaluation · Traoré Awa · BKO-");
    press(&mut window, "Renvoyer");
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(3);
    window.get_by_label_contains("Écrivez un commentaire");
    window.state_mut().screen.approvals.type_comment("Il manque la famille.");
    press(&mut window, "Renvoyer");
    assert!(window.state_mut().perform().is_empty());
    wait_for(&mut window, "Rien n’attend de validation.");
    let reader = window.state().session.store().reader();
    let held = reader.children(Kind::Approval, opened).unwrap();
    let text = |key: &str| crate::domain::value::text_of(&held[0].row, key).to_owned();
    assert_eq!((&*text("status"), &*text("comment")), ("rejected", "Il manque la famille."));
}

#[test]
fn all_ticked_requests_are_approved_together() {
    let (_folder, mut session) = testing::session();
    let _ = awa(&mut session);
    let _ = awa(&mut session);
    let mut window = window(session);
    wait_for(&mut window, "Charge et retards par responsable");
    to_part(&mut window, "Validations (2)");
    wait_for(&mut window, "2 demandes, la plus ancienne d’abord");
    window.get_by_label("Tout cocher").click();
    window.run_steps(3);
    press(&mut window, "Valider (2)…");
    press(&mut window, "Valider les 2");
    assert!(window.state_mut().perform().is_empty());
    wait_for(&mut window, "Rien n’attend de validation.");
}

#[test]
fn what_waits_is_sifted_and_only_what_is_seen_is_answered() {
    let (_folder, mut session) = testing::session();
    let _ = awa(&mut session);
    let binta = person(&mut session, "Keïta", "Binta");
    let ending = case(&mut session, binta);
    let (id, today) = (ending.to_string(), day(&session, 0));
    let reason = crate::domain::choice::list("closure_reason").first().unwrap();
    let note =
        [("closure_reason", reason.code.as_str()), ("closure_note", "Elle tient sa boutique.")];
    change(&mut session, Kind::Case, ending, &note);
    let asked =
        [("case_id", &*id), ("subject", "closure"), ("status", "pending"), ("asked_on", &*today)];
    add(&mut session, Kind::Approval, &asked);
    let mut window = window(session);
    wait_for(&mut window, "Charge et retards par responsable");
    to_part(&mut window, "Validations (2)");
    wait_for(&mut window, "2 demandes, la plus ancienne d’abord");
    // Why and how the case is to end.
    window.get_by_label(&format!("Motif : {}", reason.label()));
    window.get_by_label("Note de clôture : Elle tient sa boutique.");
    window.get_by_label("Tout cocher").click();
    window.run_steps(3);
    window.get_by_role_and_label(Part::Button, "Valider (2)…");
    window.state_mut().screen.approvals.search("binta");
    window.run_steps(3);
    window.get_by_label("1 sur 2 demandes");
    assert!(window.query_by_label("Traoré Awa").is_none());
    press(&mut window, "Valider (1)…");
    window.get_by_label_contains("Clôture · Keïta Binta · BKO-");
    press(&mut window, "Valider");
    assert!(window.state_mut().perform().is_empty());
    // The count in the tab follows.
    wait_for(&mut window, "Validations (1)");
    wait_for(&mut window, "Aucune demande en attente ne correspond à ce choix.");
    press(&mut window, "Tout montrer");
    window.get_by_label("Traoré Awa");
}

#[test]
fn a_case_is_given_to_a_colleague_whose_load_is_in_view() {
    let (_folder, mut session) = testing::session();
    let (_, opened) = awa(&mut session);
    let password = "deux ânes marchent".to_owned().into();
    let name = "Boubacar Cissé".to_owned();
    session.perform(Command::AddUser { name, roles: vec![Role::SocialWorker], password }).unwrap();
    let me = session.me().id;
    let colleague = session.office().users.iter().find(|user| user.id != me).unwrap().id;
    let mut window = window(session);
    wait_for(&mut window, "Charge et retards par responsable");
    to_part(&mut window, "Confier des dossiers");
    wait_for(&mut window, "Aucun dossier ouvert ici. Choisissez un autre responsable.");
    window.state_mut().screen.assign.choose_from(me);
    let bench = window.state_mut();
    bench.screen.refresh(bench.session.scene()).unwrap();
    wait_for(&mut window, "Un dossier ouvert, aucun coché");
    window.get_by_role_and_label(Part::CheckBox, "Cocher la ligne").click();
    window.run_steps(3);
    window.get_by_role_and_label(Part::RadioButton, "Boubacar Cissé, 0 dossier · charge 0").click();
    window.run_steps(3);
    press(&mut window, "Confier maintenant (1)");
    assert!(window.state_mut().perform().is_empty());
    let reader = window.state().session.store().reader();
    let row = reader.row(Kind::Case, opened).unwrap().unwrap();
    assert_eq!(crate::domain::value::id_of(&row, "worker_id"), Some(colleague));
}

#[test]
fn a_finding_opens_its_case_at_the_right_tab_and_is_passed_over_with_a_reason() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let mut window = window(session);
    wait_for(&mut window, "Charge et retards par responsable");
    to_part(&mut window, "Contrôle du registre");
    wait_for(&mut window, "À traiter d’abord");
    press(&mut window, "1  Dossier sans niveau de risque");
    press(&mut window, "Ouvrir le dossier de Traoré Awa");
    match gone_to(&mut window) {
        Route::Case { person, case, tab } => {
            assert_eq!((person, case, &*tab), (awa, Some(opened), "assessment"));
        }
        other => panic!("{other:?}"),
    }
    press(&mut window, "Voir la liste : Dossier sans niveau de risque");
    assert_eq!(picked(gone_to(&mut window)).1, [awa]);
    press(&mut window, "Écarter le constat sur Traoré Awa");
    press(&mut window, "Écarter le constat");
    assert!(window.state_mut().perform().is_empty());
    window.run_steps(3);
    window.get_by_label_contains("Il manque ici une réponse");
    window.state_mut().screen.check.type_reason("Niveau fixé sur papier.");
    press(&mut window, "Écarter le constat");
    assert!(window.state_mut().perform().is_empty());
    wait_for(&mut window, "Un constat écarté avec un motif.");
}

#[test]
fn who_does_not_supervise_sees_nothing_of_it() {
    for roles in [&[Role::SocialWorker][..], &[Role::Administrator], &[Role::ReportingOfficer]] {
        let (_folder, session) = testing::session_as(roles);
        let mut window = window(session);
        window.run_steps(10);
        window.get_by_label("La supervision est réservée à qui supervise.");
        assert!(window.query_by_label("Charge et retards par responsable").is_none(), "{roles:?}");
        assert!(window.query_by_role(Part::Tab).is_none(), "{roles:?}");
    }
}

#[test]
fn nothing_of_the_board_is_cut_off_in_a_small_window() {
    let (_folder, mut session) = testing::session();
    let _ = awa(&mut session);
    let screen = Supervision::new(session.scene(), &Context::default());
    let mut window = testing::show_at([1044.0, 690.0], session, screen);
    wait_for(&mut window, "Charge et retards par responsable");
    for number in ["En retard : 1", "Dossiers ouverts : 1", "Aminata Diarra, Suivis : 1"] {
        let rect = window.get_by_role_and_label(Part::Button, number).rect();
        assert!(rect.left() >= 0.0 && rect.right() <= 1044.0, "{number} {rect:?}");
    }
}
