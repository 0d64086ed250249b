//! The whole window with somebody signed in: what lies over the screens, and what it keeps out.

#[path = "fast/tests.rs"]
mod fast;
#[path = "leave/tests.rs"]
mod leave;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use super::{Desk, Wish};
use crate::app::session::Session;
use crate::domain::alert::{Alert, AlertStatus};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::Role as Office;
use crate::domain::value;
use crate::ui::command::{Command, Route};
use crate::ui::preference::Preferences;
use crate::ui::testing::{self, case, person};
use crate::ui::widgets;

/// A window and what it asked of the program around it.
pub(super) struct Bench {
    pub(super) desk: Option<Desk>,
    preferences: Preferences,
    wish: Option<Wish>,
}

pub(super) type Window = Harness<'static, Bench>;

pub(super) fn window(session: Session) -> Window {
    window_at([1280.0, 720.0], session)
}

pub(super) fn window_at(size: [f32; 2], session: Session) -> Window {
    let bench = Bench { desk: None, preferences: Preferences::default(), wish: None };
    let mut session = Some(session);
    let mut window = widgets::harness(size, bench, move |ui, bench: &mut Bench| {
        let ctx = ui.ctx().clone();
        let Bench { desk, preferences, wish } = bench;
        if let Some(session) = session.take() {
            *desk = Some(Desk::new(session, &ctx, preferences));
        }
        let Some(desk) = desk else { return };
        *wish = desk.logic(&ctx, preferences).or(*wish);
        *wish = desk.desk_ui(ui, preferences).or(*wish);
    });
    window.run_steps(3);
    window
}

/// Takes the session out: the window is closed.
pub(super) fn close(mut window: Window) -> Session {
    window.state_mut().desk.take().unwrap().session
}

pub(super) fn desk(window: &Window) -> &Desk {
    window.state().desk.as_ref().unwrap()
}

pub(super) fn go(window: &mut Window, route: Route) {
    let ctx = window.ctx.clone();
    let bench = window.state_mut();
    let desk = bench.desk.as_mut().unwrap();
    desk.act(Command::Go(route), &ctx, &mut bench.preferences);
    window.run_steps(4);
}

pub(super) fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click();
    window.run_steps(4);
}

/// Everything that is written in the window, seen or hidden.
pub(super) fn all_words(window: &Window) -> Vec<String> {
    let any = egui_kittest::kittest::by().predicate(|_| true);
    let nodes = window.query_all(any).flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value(), node.description()]
    });
    nodes.flatten().collect()
}

pub(super) fn has(window: &Window, words: &str) -> bool {
    all_words(window).iter().any(|said| said.contains(words))
}

pub(super) fn type_in(window: &mut Window, label: &str, text: &str) {
    let field = window.query_all_by_label(label).find(|node| {
        matches!(
            node.accesskit_node().role(),
            Role::TextInput | Role::MultilineTextInput | Role::DateInput | Role::PasswordInput
        )
    });
    field.unwrap_or_else(|| panic!("{label}")).focus();
    window.run_steps(2);
    let focused = window.query_all_by_label(label).find(|node| node.accesskit_node().is_focused());
    focused.unwrap_or_else(|| panic!("{label}")).type_text(text);
    window.run_steps(2);
}

/// The backup that a window begins with is made.
pub(super) fn wait_for_backup(window: &mut Window) {
    testing::wait_until(window, "the backup", |window| {
        window.state().desk.as_ref().is_none_or(|desk| desk.errand.is_none())
    });
}

/// A vault with a counsellor who follows a case, a second social worker, and a supervisor.
pub(super) struct Team {
    pub(super) folder: TempDir,
    pub(super) person: Id,
    pub(super) case: Id,
    pub(super) number: String,
    vault: crate::store::vault::Vault,
}

pub(super) const SUPERVISOR: &str = "Aminata Diarra";
pub(super) const COLLEAGUE: &str = "Ousmane Keïta";
pub(super) const WORKER: &str = "Fatoumata Sangaré";

impl Team {
    /// A worker with these roles follows the case; it is the supervisor who has set all up.
    pub(super) fn new(roles: &[Office]) -> Self {
        let (folder, mut session) = testing::session();
        for (name, roles) in [(WORKER, roles), (COLLEAGUE, &[Office::SocialWorker])] {
            let (name, roles, password) = (name.to_owned(), roles.to_vec(), password());
            session.perform(Command::AddUser { name, roles, password }).unwrap();
        }
        let worker =
            session.office().users.iter().find(|user| value::text_of(&user.row, "name") == WORKER);
        let worker = worker.unwrap().id.to_string();
        testing::change(
            &mut session,
            Kind::User,
            Id::parse(&worker).unwrap(),
            &[("trained", "phq9 srq20 who5")],
        );
        let centre = session.office().centres[0].id;
        let contact = [("clinical_contact", "Dr Maïga"), ("clinical_phone", "76 12 34 56")];
        testing::change(&mut session, Kind::Centre, centre, &contact);
        let person = person(&mut session, "Traoré", "Awa");
        let case = case(&mut session, person);
        let today = crate::domain::date::show(session.today());
        testing::add(
            &mut session,
            Kind::Consent,
            &[
                ("case_id", &case.to_string()),
                ("purpose", "screening"),
                ("decision", "given"),
                ("decided_on", &today),
            ],
        );
        testing::change(&mut session, Kind::Case, case, &[("worker_id", &worker)]);
        let held = session.store().reader().record::<crate::domain::case::Case>(case);
        let number = held.unwrap().unwrap().number;
        let vault = session.unlocked().vault().clone();
        Self { folder, person, case, number, vault }
    }

    /// Signs in.
    pub(super) fn open(&self, name: &str) -> Session {
        let word =
            if name == SUPERVISOR { "sept chameaux passent".to_owned().into() } else { password() };
        Session::open(&self.vault, name, word).unwrap()
    }

    pub(super) fn page(&self, tab: &str) -> Route {
        Route::Case { person: self.person, case: Some(self.case), tab: tab.to_owned() }
    }
}

fn password() -> zeroize::Zeroizing<String> {
    "huit dromadaires reviennent".to_owned().into()
}

/// All there is to try for getting past an alert without answering it.
pub(super) fn try_to_leave(window: &mut Window) {
    for key in [Key::Escape, Key::F1, Key::F2, Key::F3, Key::F4, Key::F5, Key::F6, Key::F7] {
        window.key_press(key);
        window.run_steps(2);
    }
    for key in [Key::K, Key::N, Key::Z, Key::Q, Key::S, Key::Num1] {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.run_steps(2);
    }
    for place in ["Aujourd’hui", "Personnes", "Réglages"] {
        let places = window.query_all_by_label(place).map(|node| node.rect().center());
        let places: Vec<_> = places.collect();
        for at in places {
            window.hover_at(at);
            window.event(eframe::egui::Event::PointerButton {
                pos: at,
                button: eframe::egui::PointerButton::Primary,
                pressed: true,
                modifiers: Modifiers::NONE,
            });
            window.event(eframe::egui::Event::PointerButton {
                pos: at,
                button: eframe::egui::PointerButton::Primary,
                pressed: false,
                modifiers: Modifiers::NONE,
            });
            window.run_steps(2);
        }
    }
}

pub(super) const TITLE: &str = "Que faire maintenant";

#[test]
fn a_worker_without_the_key_reports_a_danger_answers_it_and_a_supervisor_clears_it() {
    let team = Team::new(&[Office::SocialWorker]);
    let mut window = window(team.open(WORKER));
    go(&mut window, team.page(""));
    press(&mut window, "Signaler un danger immédiat");
    press(&mut window, "Ouvrir l’alerte");
    assert!(has(&window, TITLE));
    let route = desk(&window).route.clone();
    try_to_leave(&mut window);
    assert!(has(&window, TITLE), "nothing leads past it");
    assert_eq!(desk(&window).route, route);
    assert!(window.state().wish.is_none(), "not even closing the program by key");
    press(&mut window, "Enregistrer ce qui a été fait");
    assert!(has(&window, TITLE), "an action is missing");
    assert!(has(&window, "Il manque ici une réponse"));
    // Locked and opened again: it is back at once.
    window.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.run_steps(3);
    assert_eq!(window.state().wish, Some(Wish::Lock));
    drop(close(window));
    let mut window = self::window(team.open(WORKER));
    assert!(has(&window, TITLE), "back at once");
    type_in(&mut window, "Ce qui a été fait", "Restée avec elle");
    type_in(&mut window, "Qui a été prévenu", "Dr Maïga");
    let tomorrow = desk(&window).session.today() + chrono::Duration::days(1);
    type_in(&mut window, "Prochain contact", &crate::domain::date::show(tomorrow));
    press(&mut window, "Enregistrer ce qui a été fait");
    assert!(!has(&window, TITLE), "answered");
    // On the first screen of the worker, with nothing of what was said.
    assert!(has(&window, &format!("Alerte de sécurité, dossier {}", team.number)));
    assert!(has(&window, "ouverte depuis moins d’une heure"));
    assert!(!has(&window, "Restée avec elle"), "sealed for whoever has not got the key");
    assert!(window.query_by_label("Lever…").is_none(), "only a supervisor");
    drop(close(window));

    let window = self::window(team.open(COLLEAGUE));
    assert!(!has(&window, "Alerte de sécurité"), "nobody else sees it");
    drop(close(window));

    let mut window = self::window(team.open(SUPERVISOR));
    assert!(has(&window, &format!("Alerte de sécurité, dossier {}", team.number)));
    assert!(has(&window, "Restée avec elle"));
    press(&mut window, "Lever…");
    press(&mut window, "Lever l’alerte");
    assert!(has(&window, "Il manque ici une réponse"), "a note is asked for");
    type_in(&mut window, "Pourquoi elle peut être levée", "Vue par la psychiatre");
    press(&mut window, "Lever l’alerte");
    assert!(!has(&window, "Alerte de sécurité, dossier"));
    let session = close(window);
    let held = session.store().reader().children(Kind::Alert, team.case).unwrap();
    let alert: Alert = session.store().reader().record(held[0].id).unwrap().unwrap();
    assert_eq!(alert.status, Some(AlertStatus::Cleared));
    assert_eq!(alert.cleared_by, Some(session.me().id));
    assert_eq!(
        (alert.told.as_str(), alert.clear_note.as_str()),
        ("Dr Maïga", "Vue par la psychiatre")
    );
    drop(team.folder);
}

/// What Must show 3 of the third issue asks for, from the first answer to the last reader.
#[test]
fn the_ninth_answer_alone_opens_an_alert_that_only_those_who_must_know_of_it() {
    let team = Team::new(&[Office::SocialWorker, Office::Counsellor]);
    let mut window = window_at([1280.0, 2400.0], team.open(WORKER));
    go(&mut window, team.page("session"));
    press(&mut window, "PHQ-9 (Questionnaire sur la santé du patient)");
    let answer = |window: &mut Window, item: &str, label: &str| {
        {
            let mut groups = window.query_all_by_role(Role::RadioGroup).filter(|group| {
                group.accesskit_node().label().is_some_and(|label| label.starts_with(item))
            });
            let group = groups.next_back().unwrap_or_else(|| panic!("{item}"));
            group.get_by_label(label).click();
        }
        window.run_steps(3);
    };
    for item in 1..9 {
        answer(&mut window, &format!("{item}. "), "Jamais");
        assert!(!has(&window, TITLE), "item {item}");
    }
    answer(&mut window, "9. ", "Plusieurs jours");
    assert!(has(&window, TITLE), "at the moment it is answered, before anything is saved");
    assert!(has(&window, "Dr Maïga") && has(&window, "15 SAMU"));
    let store = desk(&window).session.store();
    assert_eq!(store.reader().count(Kind::Scale).unwrap(), 0, "the scale is not even saved");
    assert_eq!(store.reader().count(Kind::Alert).unwrap(), 1);
    let route = desk(&window).route.clone();
    try_to_leave(&mut window);
    assert!(has(&window, TITLE));
    assert_eq!(desk(&window).route, route);
    type_in(&mut window, "Ce qui a été fait", "Restée avec elle");
    type_in(&mut window, "Qui a été prévenu", "La superviseure");
    let today = crate::domain::date::show(desk(&window).session.today());
    type_in(&mut window, "Prochain contact", &today);
    press(&mut window, "Enregistrer ce qui a été fait");
    assert!(!has(&window, TITLE), "{:#?}", all_words(&window));
    // The sheet is still there, and is saved without a second alert.
    press(&mut window, "Enregistrer l’échelle");
    let store = desk(&window).session.store();
    assert_eq!(store.reader().count(Kind::Scale).unwrap(), 1);
    assert_eq!(store.reader().count(Kind::Alert).unwrap(), 1);
    press(&mut window, "Résultats de PHQ-9 (Questionnaire sur la santé du patient)");
    assert!(has(&window, "Total 1 sur 27") && has(&window, "repérage, pas un diagnostic"));
    drop(close(window));

    let window = self::window(team.open(SUPERVISOR));
    assert!(has(&window, &format!("Alerte de sécurité, dossier {}", team.number)));
    assert!(has(&window, "ouverte depuis moins d’une heure"));
    drop(close(window));

    // Another social worker: no screen says a word of it.
    let mut window = self::window(team.open(COLLEAGUE));
    let mut looked = 0;
    let tabs = ["", "session", "history", "assessment", "note", "plan"];
    let pages = tabs.map(|tab| team.page(tab));
    let places = [
        Route::Today,
        Route::People(Box::default()),
        Route::Referrals,
        Route::Agenda,
        Route::Workshops,
        Route::Settings,
    ];
    for route in places.into_iter().chain(pages) {
        go(&mut window, route.clone());
        for word in ["Alerte de sécurité", "Restée avec elle", "Plusieurs jours", "Total 1"] {
            assert!(!has(&window, word), "{route:?}: {word}");
        }
        looked += 1;
    }
    let session = close(window);
    let reader = session.store().reader();
    {
        let kind = Kind::Alert;
        assert_eq!(reader.count(kind).unwrap(), 0);
        assert!(reader.all(kind).unwrap().is_empty());
        assert!(reader.children(kind, team.case).unwrap().is_empty());
        assert!(reader.linked(kind, "case_id", team.case).unwrap().is_empty());
        assert_eq!(reader.find(kind, "status", "handled").unwrap(), None);
    }
    assert!(reader.open_alerts(session.me().id, false).unwrap().is_empty());
    let file = reader.case_file(team.person, Some(team.case)).unwrap().unwrap();
    let told = format!("{:?}{:?}", file, reader.events(&file).unwrap());
    for word in ["Restée", "La superviseure", "9=1", "handled"] {
        assert!(!told.contains(word), "{word}");
    }
    assert!(reader.search("Restée", 20).unwrap().is_empty());
    drop(session);

    // The table of people that leaves the vault.
    let mut session = team.open(SUPERVISOR);
    let file = team.folder.path().join("people.csv");
    let stop = std::sync::atomic::AtomicBool::new(false);
    let errand = crate::exchange::Errand { cancel: &stop, tell: &|_| {} };
    session.export_people(&file, None, &errand).unwrap();
    let table = std::fs::read_to_string(&file).unwrap();
    for word in ["lerte", "Restée", "PHQ", "9=1"] {
        assert!(!table.contains(word), "{word}");
    }
    println!("{looked} screens of a colleague, {} bytes of export looked through", table.len());
}

#[test]
fn a_table_comes_in_beside_the_window_and_locking_ends_it() {
    let (folder, session) = testing::session_as(&[Office::DataSteward]);
    let file = folder.path().join("table.csv");
    std::fs::write(&file, "nom;prénom\nTraoré;Awa\nBa;Ali\n").unwrap();
    let mut window = window(session);
    wait_for_backup(&mut window);
    go(&mut window, Route::Import);
    type_in(&mut window, "Fichier", &file.to_string_lossy());
    press(&mut window, "Lire le tableau");
    testing::wait_for(&mut window, "Sens des colonnes");
    press(&mut window, "Contrôler");
    testing::wait_for(&mut window, "Importer les 2 lignes");
    press(&mut window, "Importer les 2 lignes");
    testing::wait_for(&mut window, "Importé");
    let people = |session: &Session| session.store().reader().count(Kind::Person).unwrap();
    assert_eq!(people(&desk(&window).session), 2);
    // The session writes on where the other writer has left the journal.
    let mut session = close(window);
    person(&mut session, "Keïta", "Sira");
    assert_eq!(people(&session), 3);
    let report = session.store().check_tables().unwrap();
    assert_eq!(report.findings, []);
    // A desk that goes away takes the work beside it along.
    let rows = "Traoré;Awa\n".repeat(20_000);
    std::fs::write(&file, format!("nom;prénom\n{rows}")).unwrap();
    let look = crate::domain::import::Look {
        headings: vec!["nom".to_owned(), "prénom".to_owned()],
        ..crate::domain::import::Look::default()
    };
    let topic = crate::domain::import::Topic::Person;
    let ask = crate::ui::command::ImportAsk {
        topic,
        path: file,
        sheet: 0,
        reading: crate::domain::import::Reading::proposed(topic, &look),
        keep_good: false,
        leave: std::collections::BTreeSet::new(),
        rest: None,
    };
    let job = std::sync::Arc::new(crate::ui::command::Job::default());
    let ask = crate::ui::command::TableAsk::BringIn(Box::new(ask));
    let order = crate::ui::command::TableOrder { ask, job: job.clone() };
    let mut window = self::window(session);
    wait_for_backup(&mut window);
    let ctx = window.ctx.clone();
    let bench = window.state_mut();
    let desk = bench.desk.as_mut().unwrap();
    desk.act(Command::Table(Box::new(order)), &ctx, &mut bench.preferences);
    assert!(desk.is_at_work());
    desk.act(Command::Go(Route::Import), &ctx, &mut bench.preferences);
    assert_eq!(desk.route, Route::Today, "one stays where one is until it is done");
    bench.desk = None;
    assert_eq!(job.take_end(), Some(crate::ui::command::TableEnd::Stopped));
}
