//! The review of a case, by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::session::Session;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::remark::Remark;
use crate::domain::role::Role;
use crate::ui::case::CasePage;
use crate::ui::command::Command;
use crate::ui::testing::{self, Bench, add, case, change, person};

type Window = Harness<'static, Bench<CasePage>>;

const WORKER: &str = "Boubacar Cissé";

fn secret() -> zeroize::Zeroizing<String> {
    zeroize::Zeroizing::new("deux ânes marchent".to_owned())
}

/// A colleague with these roles.
fn colleague(session: &mut Session, name: &str, roles: &[Role]) -> Id {
    let (name, roles) = (name.to_owned(), roles.to_vec());
    session.perform(Command::AddUser { name: name.clone(), roles, password: secret() }).unwrap();
    session.store().reader().find(Kind::User, "name", &name).unwrap().unwrap()
}

/// The same vault as somebody else.
fn enter(session: Session, name: &str) -> Session {
    let vault = session.unlocked().vault().clone();
    drop(session);
    Session::open(&vault, name, secret()).unwrap()
}

fn page(session: Session, person: Id) -> Window {
    testing::show_at([1280.0, 1400.0], session, CasePage::new(person, None, "review"))
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
}

fn perform(window: &mut Window) -> Vec<Command> {
    let rest = window.state_mut().perform();
    window.run_steps(4);
    rest
}

fn shows(window: &Window, text: &str) -> bool {
    window.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn what_others_changed_since_the_last_look_shows_with_the_value_before() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    change(&mut session, Kind::Case, opened, &[("risk", "high"), ("risk_reason", "Menacée.")]);
    colleague(&mut session, "Oumar Sangaré", &[Role::Supervisor]);
    let mut window = page(enter(session, "Oumar Sangaré"), awa);
    assert!(shows(&window, "jamais relu jusqu’ici"));
    assert!(shows(&window, "Menacée."), "who holds the key reads it");
    press(&mut window, "J’ai relu");
    perform(&mut window);
    window.get_by_label("Rien de nouveau depuis.");
    assert!(shows(&window, "depuis votre relecture du"));

    // Another changes it; the supervisor sees old and new.
    let Bench { session, .. } = std::mem::replace(window.state_mut(), bench());
    drop(window);
    let vault = session.unlocked().vault().clone();
    drop(session);
    let password = || zeroize::Zeroizing::new("sept chameaux passent".to_owned());
    let mut session = Session::open(&vault, "Aminata Diarra", password()).unwrap();
    change(&mut session, Kind::Case, opened, &[("risk", "critical")]);
    let window = page(enter(session, "Oumar Sangaré"), awa);
    assert!(
        shows(&window, "un changement, le plus récent d’abord") || shows(&window, "changements")
    );
    window.get_by_label_contains("Élevé → Critique");
    assert!(!shows(&window, "Menacée. →"), "what did not change is not told again");
}

/// Something to put in place of a bench that is taken apart.
fn bench() -> Bench<CasePage> {
    let (folder, session) = testing::session();
    // The folder goes with the process.
    let _kept = folder.keep();
    Bench { session, screen: CasePage::new(Id::from_bytes([0; 16]), None, ""), commands: vec![] }
}

#[test]
fn restricted_changes_stay_sealed_for_who_holds_no_key() {
    let (_folder, mut session) =
        testing::session_as(&[Role::Administrator, Role::SocialWorker, Role::Counsellor]);
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    change(&mut session, Kind::Case, opened, &[("risk", "high"), ("risk_reason", "Menacée.")]);
    colleague(&mut session, WORKER, &[Role::SocialWorker]);
    let window = page(enter(session, WORKER), awa);
    assert!(!shows(&window, "Ce qui a changé"), "the review is the supervisor’s");
    assert!(!shows(&window, "Menacée."));
}

#[test]
fn a_remark_is_written_answered_and_settled_on_the_page() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let (me, today) = (session.me().id.to_string(), date::show(session.today()));
    let said = [
        ("case_id", &*opened.to_string()),
        ("kind", "comment"),
        ("text", "La porte ferme-t-elle ?"),
        ("made_on", &*today),
        ("for_id", &*me),
    ];
    let remark = add(&mut session, Kind::Remark, &said);
    let mut window = page(session, awa);
    window.get_by_label("La porte ferme-t-elle ?");
    press(&mut window, "Répondre…");
    {
        let editing = window.state_mut().screen.editing.as_mut().unwrap();
        let draft = editing.editor.draft_mut();
        draft.type_in("answer", draft.shape("answer"), "Oui, à clé.");
    }
    window.run_steps(2);
    press(&mut window, "Enregistrer");
    perform(&mut window);
    assert!(shows(&window, "« Oui, à clé. »"));
    press(&mut window, "Régler…");
    {
        let editing = window.state_mut().screen.editing.as_mut().unwrap();
        let draft = editing.editor.draft_mut();
        draft.type_in("resolution", draft.shape("resolution"), "Vu sur place.");
    }
    window.run_steps(2);
    press(&mut window, "Enregistrer");
    perform(&mut window);
    window.get_by_label("Réglé");
    let held: Remark = window.state().session.store().reader().record(remark).unwrap().unwrap();
    assert!(held.resolved_on.is_some() && held.answered_on.is_some());
}

#[test]
fn a_case_is_proposed_to_a_colleague_who_accepts_it_on_the_page() {
    let (_folder, mut session) = testing::session();
    let awa = person(&mut session, "Traoré", "Awa");
    let opened = case(&mut session, awa);
    let to = colleague(&mut session, WORKER, &[Role::SocialWorker]);
    let mut window = page(session, awa);
    press(&mut window, "Transférer le dossier…");
    assert!(shows(&window, "pèse 8 si le risque est critique"), "the weights are shown");
    window.state_mut().screen.rooms.review.choose(to);
    window.run_steps(2);
    press(&mut window, "Proposer le transfert");
    assert!(perform(&mut window).is_empty());
    assert!(shows(&window, "attend d’être accepté"));
    let Bench { session, .. } = std::mem::replace(window.state_mut(), bench());
    drop(window);
    let mut window = page(enter(session, WORKER), awa);
    press(&mut window, "Accepter le dossier");
    perform(&mut window);
    let row = window.state().session.store().reader().row(Kind::Case, opened).unwrap().unwrap();
    assert_eq!(crate::domain::value::id_of(&row, "worker_id"), Some(to));
}

#[test]
fn the_case_of_another_shows_name_and_number_until_a_reason_is_given() {
    let (_folder, mut session) = testing::session();
    let awa = add(
        &mut session,
        Kind::Person,
        &[("family_name", "Traoré"), ("given_name", "Awa"), ("birth_place", "Kita")],
    );
    let opened = case(&mut session, awa);
    let number = session.store().reader().row(Kind::Case, opened).unwrap().unwrap();
    let number = crate::domain::value::text_of(&number, "number").to_owned();
    let centre = session.office().centres[0].id;
    change(&mut session, Kind::Centre, centre, &[("limited_view", "yes")]);
    colleague(&mut session, WORKER, &[Role::SocialWorker]);
    let session = enter(session, WORKER);
    let mut window =
        testing::show_at([1280.0, 900.0], session, CasePage::new(awa, None, "identity"));
    window.get_by_label(&number);
    window.get_by_label("Vue limitée");
    assert!(!shows(&window, "Kita") && !shows(&window, "Identité"), "nothing else");
    press(&mut window, "Ouvrir le dossier");
    perform(&mut window);
    assert!(shows(&window, "Indiquez le motif"));
    let reason = "La personne est au guichet.".to_owned();
    window.state_mut().commands.push(Command::StateReason { case: opened, reason });
    perform(&mut window);
    assert!(shows(&window, "Kita"), "the whole case");
}
