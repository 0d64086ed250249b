//! The page of a case, by what a person sees and presses.

use chrono::Duration;
use eframe::egui::accesskit::Role as Part;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{CasePage, Tab};
use crate::app::session::Session;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::Role;
use crate::domain::value;
use crate::ui::Screen as _;
use crate::ui::command::{Command, Route, Verb};
use crate::ui::testing::{self, Bench, add, change};

type Window = Harness<'static, Bench<CasePage>>;

/// Awa Traoré, about 25, with a case.
fn awa(session: &mut Session) -> (Id, Id) {
    let person = add(
        session,
        Kind::Person,
        &[("family_name", "Traoré"), ("given_name", "Awa"), ("sex", "F"), ("age_estimate", "25")],
    );
    (person, testing::case(session, person))
}

fn page(session: Session, person: Id, tab: &str) -> Window {
    testing::show_at([1280.0, 1600.0], session, CasePage::new(person, None, tab))
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
}

/// Does what was asked, draws again.
fn perform(window: &mut Window) -> Vec<Command> {
    let rest = window.state_mut().perform();
    window.run_steps(4);
    rest
}

fn tab(window: &Window) -> Tab {
    window.state().screen.tab
}

#[test]
fn the_header_says_who_it_is_and_how_the_case_stands() {
    let (_folder, mut session) = testing::session();
    let (person, case) = awa(&mut session);
    let id = case.to_string();
    let services = [("case_id", id.as_str()), ("purpose", "services"), ("decision", "given")];
    add(&mut session, Kind::Consent, &services);
    add(
        &mut session,
        Kind::Consent,
        &[("case_id", &id), ("purpose", "photo"), ("decision", "refused")],
    );
    change(&mut session, Kind::Case, case, &[("risk", "high")]);
    let window = page(session, person, "");
    window.get_by_role_and_label(Part::Heading, "Awa Traoré");
    window.get_by_label("Femme, environ 25 ans");
    window.get_by_label("Enregistré");
    window.get_by_label("Risque élevé");
    window.get_by_label("Aminata Diarra · Centre de Bamako");
    window.get_by_label("Prendre et conserver ma photo : refusé");
    assert!(window.query_by_label_contains("Consentement aux services").is_none());
}

#[test]
fn the_verb_in_the_head_is_whole_beside_all_there_is_to_say() {
    let (_folder, mut session) = testing::session();
    let (person, first) = awa(&mut session);
    testing::end(&mut session, first);
    let mut next = testing::draft(Kind::Case, &[("person_id", &person.to_string())]);
    for (key, text) in [("previous_id", first.to_string()), ("status", "reopened".to_owned())] {
        next.base.insert(key.into(), value::Value::Text(text));
    }
    session.perform(Command::Save(vec![next])).unwrap();
    let mut session = Some(session);
    for wide in [1044.0, 749.0] {
        let page = CasePage::new(person, None, "");
        let mut window = testing::show_at([wide, 700.0], session.take().unwrap(), page);
        window.run_steps(4);
        window.get_by_label("Épisode 2 sur 2");
        let verb = window.get_by_role_and_label(Part::Button, "Signaler un danger immédiat").rect();
        assert!(verb.right() <= wide && verb.width() > 180.0, "{wide} {verb:?}");
        session = Some(window.into_state().session);
    }
}

#[test]
fn what_nobody_may_miss_stands_in_strips() {
    let (_folder, mut session) = testing::session();
    let person = add(&mut session, Kind::Person, &[("given_name", "Awa"), ("age_estimate", "17")]);
    let case = testing::case(&mut session, person).to_string();
    let today = date::show(session.today());
    add(
        &mut session,
        Kind::Vulnerability,
        &[("case_id", &case), ("code", "UAC"), ("noted_on", &today)],
    );
    let window = page(session, person, "");
    let strip = "Âge incertain : traiter comme un enfant jusqu’à preuve du contraire. \
                 Consentement aux services non demandé. \
                 Aucun niveau de risque fixé ; niveau proposé : élevé.";
    window.get_by_role_and_label(Part::Alert, strip);
    window.get_by_label_contains("traité comme un enfant");
}

#[test]
fn a_vulnerability_is_added_where_it_is_read() {
    let (_folder, mut session) = testing::session();
    let (person, case) = awa(&mut session);
    let today = session.today().to_string();
    let mut window = page(session, person, "vulnerability");
    assert_eq!(tab(&window), Tab::Assessment, "a kind names its tab");
    press(&mut window, "Ajouter une vulnérabilité");
    {
        let editing = window.state_mut().screen.editing.as_mut().unwrap();
        let draft = editing.editor.draft_mut();
        let shape = draft.shape("code");
        draft.type_in("code", shape, "UAC");
    }
    window.run_steps(2);
    press(&mut window, "Enregistrer");
    let command = window.state_mut().one_command();
    let Command::Save(drafts) = &command else { panic!("{command:?}") };
    assert_eq!(drafts[0].kind, Kind::Vulnerability);
    assert_eq!(value::id_of(&drafts[0].base, "case_id"), Some(case));
    assert_eq!(value::text_of(&drafts[0].base, "noted_on"), today);
    window.state_mut().commands.push(command);
    perform(&mut window);
    window.get_by_label("Enfant non accompagné");
    assert!(window.state().screen.editing.is_none(), "saved and closed");
}

#[test]
fn what_stands_against_a_save_is_said_at_its_field() {
    let (_folder, mut session) = testing::session();
    let (person, _) = awa(&mut session);
    let mut window = page(session, person, "assessment");
    press(&mut window, "Ajouter une vulnérabilité");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    window.get_by_label_contains("Il manque ici une réponse");
    assert!(window.state().screen.editing.is_some(), "nothing typed is lost");
}

#[test]
fn the_history_shows_both_values_of_an_edit() {
    let (_folder, mut session) = testing::session();
    let (person, _) = awa(&mut session);
    change(&mut session, Kind::Person, person, &[("given_name", "Hawa")]);
    let mut window = page(session, person, "history");
    let row = |window: &Window| {
        window.query_all_by_role(Part::Row).any(|row| {
            let label = row.accesskit_node().label().unwrap_or_default();
            label.contains("Prénoms") && label.contains("Awa") && label.contains("Hawa")
        })
    };
    assert!(row(&window));
    // The overview tells the same in a line.
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    window.run_steps(3);
    window.get_by_label("Prénoms : Awa → Hawa");
}

#[test]
fn the_history_of_one_record_is_one_press_away_and_keeps_what_was_removed() {
    let (_folder, mut session) = testing::session();
    let (person, case) = awa(&mut session);
    let today = date::show(session.today());
    let note = add(
        &mut session,
        Kind::Note,
        &[
            ("case_id", &case.to_string()),
            ("written_on", &today),
            ("text", "Le frère viendra demain."),
        ],
    );
    let mut window = page(session, person, "note");
    press(&mut window, "Montrer les détails : Note");
    press(&mut window, "Historique");
    assert_eq!(tab(&window), Tab::History);
    assert_eq!(window.state().screen.choice.record, Some(note));
    window.state_mut().commands.push(Command::Remove(Kind::Note, note));
    perform(&mut window);
    let gone = window
        .query_all_by_role(Part::Row)
        .any(|row| row.accesskit_node().label().unwrap_or_default().contains("retiré"));
    assert!(gone, "what was removed stays in the history");
}

#[test]
fn restricted_content_stays_sealed_for_who_holds_no_key() {
    let secret = "Dort mal depuis Tamanrasset";
    for (roles, reads) in
        [(&[Role::SocialWorker, Role::Counsellor][..], true), (&[Role::SocialWorker][..], false)]
    {
        let (folder, mut session) =
            testing::session_as(&[Role::Administrator, Role::SocialWorker, Role::Counsellor]);
        let (person, case) = awa(&mut session);
        let today = date::show(session.today());
        let session_id = add(
            &mut session,
            Kind::Session,
            &[
                ("case_id", &case.to_string()),
                ("held_on", &today),
                ("status", "held"),
                ("format", "individual"),
                ("summary", secret),
            ],
        );
        let password = || zeroize::Zeroizing::new("huit dromadaires reviennent".to_owned());
        let name = "Ousmane Keïta".to_owned();
        let new =
            Command::AddUser { name: name.clone(), roles: roles.to_vec(), password: password() };
        session.perform(new).unwrap();
        let vault = session.unlocked().vault().clone();
        drop(session);
        let session = Session::open(&vault, &name, password()).unwrap();
        for tab in ["session", "history", ""] {
            let session = Session::open(&vault, &name, password());
            let Ok(session) = session else { break };
            let mut window = page(session, person, tab);
            window.state_mut().screen.open.insert(session_id);
            window.run_steps(3);
            let shown = window.query_all_by_label_contains(secret).next().is_some()
                || window.query_all(egui_kittest::kittest::by().value(secret)).next().is_some();
            assert_eq!(shown, reads && !tab.is_empty(), "{roles:?} {tab}");
        }
        drop((session, folder));
    }
}

#[test]
fn tabs_are_changed_from_the_keyboard() {
    let (_folder, mut session) = testing::session();
    let (person, _) = awa(&mut session);
    let mut window = page(session, person, "");
    for (key, expected) in [
        (Key::Num2, Tab::Identity),
        (Key::Num6, Tab::Assessment),
        (Key::Num9, Tab::Referral),
        (Key::Num1, Tab::Overview),
    ] {
        window.key_press_modifiers(Modifiers::COMMAND, key);
        window.run_steps(2);
        assert_eq!(tab(&window), expected);
    }
}

#[test]
fn editing_opens_and_saves_by_verb_and_is_not_lost_to_another_form() {
    let (_folder, mut session) = testing::session();
    let (person, _) = awa(&mut session);
    let mut window = page(session, person, "identity");
    let bench = window.state_mut();
    bench.screen.verb(Verb::Edit, bench.session.scene());
    window.run_steps(3);
    let editing = window.state_mut().screen.editing.as_mut().unwrap();
    let draft = editing.editor.draft_mut();
    let shape = draft.shape("mother_name");
    draft.type_in("mother_name", shape, "Fanta Coulibaly");
    window.run_steps(2);
    // Another form lies over it, and both are saved.
    press(&mut window, "Écrire une note");
    window.get_by_label("La saisie commencée avant celle-ci est gardée ; elle revient ensuite.");
    let editing = window.state_mut().screen.editing.as_mut().unwrap();
    let draft = editing.editor.draft_mut();
    assert_eq!(draft.kind, Kind::Note);
    let shape = draft.shape("text");
    draft.type_in("text", shape, "Arrivée de nuit");
    let bench = window.state_mut();
    let saved = bench.screen.verb(Verb::Save, bench.session.scene());
    bench.commands.extend(saved);
    perform(&mut window);
    let back = window.state().screen.editing.as_ref().unwrap().editor.draft();
    assert_eq!(back.typed.get("mother_name").map(String::as_str), Some("Fanta Coulibaly"));
    let bench = window.state_mut();
    let saved = bench.screen.verb(Verb::Save, bench.session.scene());
    bench.commands.extend(saved);
    perform(&mut window);
    window.get_by_label("Fanta Coulibaly");
}

#[test]
fn a_decision_is_noted_purpose_by_purpose() {
    let (_folder, mut session) = testing::session();
    let (person, _) = awa(&mut session);
    let mut window = page(session, person, "consent");
    window.get_by_label_contains("Accordé : Recevoir les services").click();
    window.run_steps(4);
    press(&mut window, "Enregistrer");
    perform(&mut window);
    window.get_by_label("Recevoir les services de gestion de cas : donné");
    window.get_by_label_contains("Retirer l’accord : Recevoir les services");
}

#[test]
fn a_followup_opens_on_the_day_the_risk_asks_for() {
    let (_folder, mut session) = testing::session();
    let (person, case) = awa(&mut session);
    change(&mut session, Kind::Case, case, &[("risk", "high")]);
    let due = session.today() + Duration::days(7);
    let mut window = page(session, person, "followup");
    window.query_all_by_label("Ajouter un suivi").next().unwrap().click();
    window.run_steps(4);
    let editing = window.state().screen.editing.as_ref().unwrap();
    assert_eq!(value::day_of(&editing.editor.draft().base, "due_on"), Some(due));
}

#[test]
fn a_person_without_a_case_is_offered_one() {
    let (_folder, mut session) = testing::session();
    let person = testing::person(&mut session, "Traoré", "Awa");
    let mut window = page(session, person, "");
    press(&mut window, "Ouvrir un dossier");
    let editing = window.state().screen.editing.as_ref().unwrap();
    assert_eq!(value::id_of(&editing.editor.draft().base, "person_id"), Some(person));
    // The form is long: the key saves it from wherever the keyboard is.
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(3);
    perform(&mut window);
    window.get_by_label("Enregistré");
}

#[test]
fn another_episode_and_a_member_of_the_household_are_one_press_away() {
    let (_folder, mut session) = testing::session();
    let (person, first) = awa(&mut session);
    testing::case(&mut session, person);
    let number = session.store().reader().row(Kind::Case, first).unwrap().unwrap();
    let number = value::text_of(&number, "number").to_owned();
    let mut window = page(session, person, "household");
    window.get_by_label(&number).click();
    window.run_steps(2);
    let command = window.state_mut().one_command();
    assert!(matches!(command, Command::Go(Route::Case { case: Some(case), .. }) if case == first));
    press(&mut window, "Créer un ménage");
    perform(&mut window);
    window.get_by_label("1 personne dans le ménage");
}

#[test]
fn closing_is_decided_by_who_may_approve() {
    // One's own case is closed by another, but for who supervises alone.
    for (roles, status) in [
        (&[Role::SocialWorker][..], "closure_pending"),
        (&[Role::Supervisor][..], "closure_pending"),
        (&[Role::LoneSupervisor][..], "closed"),
    ] {
        let (_folder, mut session) = testing::session_as(roles);
        let (person, _) = awa(&mut session);
        let mut window = page(session, person, "note");
        press(&mut window, "Clore le dossier…");
        let editing = window.state_mut().screen.editing.as_mut().unwrap();
        let draft = editing.editor.draft_mut();
        let today = date::show(crate::store::clock::today());
        for (key, text) in [
            ("closed_on", today.as_str()),
            ("closure_reason", "DURATION_END"),
            ("closure_note", "Le projet est terminé."),
        ] {
            draft.type_in(key, draft.shape(key), text);
        }
        window.run_steps(2);
        press(&mut window, "Enregistrer");
        perform(&mut window);
        let view = window.state().screen.view.clone().unwrap();
        assert_eq!(value::text_of(view.file.case_row(), "status"), status);
    }
}

#[test]
fn a_person_without_a_case_lacks_no_consent_yet() {
    use crate::domain::fact::Record as _;
    use crate::store::Held;
    use crate::store::case::CaseFile;
    let person = crate::domain::person::Person::default();
    let held = Held { kind: Kind::Person, id: Id::from_bytes([1; 16]), row: person.to_row() };
    let file = CaseFile {
        person: held,
        case: None,
        episodes: Vec::new(),
        parts: std::collections::BTreeMap::new(),
        household: None,
        members: Vec::new(),
    };
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let alerts = super::alert::alerts(&file, today);
    assert_eq!(alerts.len(), 1, "without a case only the age is missing");
    assert_eq!(alerts[0].tab, Tab::Identity);
}

#[test]
fn who_looked_at_restricted_content_stands_in_the_history_of_those_who_read_the_journal() {
    for (roles, reads) in [
        (&[Role::Administrator, Role::Supervisor][..], true),
        (&[Role::Administrator, Role::Counsellor, Role::SocialWorker][..], false),
    ] {
        let (_folder, mut session) = testing::session_as(roles);
        let (person, case) = awa(&mut session);
        session.perform(Command::View { kind: Kind::Case, id: case }).unwrap();
        let window = page(session, person, "history");
        let shown = window
            .query_all_by_role(Part::Row)
            .any(|row| row.accesskit_node().label().unwrap_or_default().contains("Consultation"));
        assert_eq!(shown, reads, "{roles:?}");
    }
}

#[test]
fn restricted_content_that_comes_into_view_is_noted_each_time_and_nothing_else_is() {
    let roles = &[Role::Administrator, Role::SocialWorker, Role::Counsellor];
    let (_folder, mut session) = testing::session_as(roles);
    let (person, case) = awa(&mut session);
    let today = date::show(session.today());
    let case_id = case.to_string();
    let held = [("held_on", today.as_str()), ("status", "held"), ("format", "individual")];
    let with = |more: &[(&'static str, &'static str)]| -> Vec<(&'static str, String)> {
        let all = held.iter().chain(more);
        let all = all.map(|(key, text)| (*key, (*text).to_owned()));
        all.chain([("case_id", case_id.clone())]).collect()
    };
    let mut put = |more: &[(&'static str, &'static str)]| {
        let row = with(more);
        let row: Vec<(&str, &str)> = row.iter().map(|(k, t)| (*k, t.as_str())).collect();
        add(&mut session, Kind::Session, &row)
    };
    let told = put(&[("summary", "Elle a parlé de la route.")]);
    let plain = put(&[]);
    let mut window = page(session, person, "session");
    let views = |window: &Window, id: Id| {
        let sent = window.state().commands.iter();
        sent.filter(|c| matches!(c, Command::View { id: seen, .. } if *seen == id)).count()
    };
    assert_eq!(views(&window, told), 0, "a closed record tells nothing");
    window.state_mut().screen.open.extend([told, plain]);
    window.run_steps(4);
    assert_eq!((views(&window, told), views(&window, plain)), (1, 0));
    window.state_mut().screen.tab = Tab::History;
    window.run_steps(4);
    assert_eq!(views(&window, told), 2, "the history tells it too");
}
