//! Plan and closure by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::{CasePage, Tab};
use crate::app::session::Session;
use crate::domain::case::{Case, Status};
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::{date, value};
use crate::ui::Screen as _;
use crate::ui::command::{Command, Route};
use crate::ui::testing::{self, Bench, add, change};

type Window = Harness<'static, Bench<CasePage>>;

/// Bakary, about 15, alone, with a case.
fn bakary(session: &mut Session) -> (Id, Id, Id) {
    let typed = [("given_name", "Bakary"), ("family_name", "Sissoko"), ("age_estimate", "15")];
    let person = add(session, Kind::Person, &typed);
    let case = testing::case(session, person);
    let today = date::show(session.today());
    let (id, typed) = (case.to_string(), [("code", "UAC"), ("noted_on", today.as_str())]);
    let mut all = vec![("case_id", id.as_str())];
    all.extend(typed);
    let need = add(session, Kind::Vulnerability, &all);
    (person, case, need)
}

fn page(session: Session, person: Id, tab: &str) -> Window {
    testing::show_at([1280.0, 1900.0], session, CasePage::new(person, None, tab))
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

fn type_in(window: &mut Window, key: &str, text: &str) {
    let editing = window.state_mut().screen.editing.as_mut().unwrap();
    let draft = editing.editor.draft_mut();
    draft.type_in(key, draft.shape(key), text);
    window.run_steps(2);
}

fn status(window: &Window, case: Id) -> Status {
    let reader = window.state().session.store().reader();
    reader.record::<Case>(case).unwrap().unwrap().status.unwrap()
}

#[test]
fn a_plan_is_begun_from_a_need_sent_approved_and_carried_out_in_its_tab() {
    let (_folder, mut session) = testing::session();
    let (person, case, need) = bakary(&mut session);
    let mut window = page(session, person, "plan");
    window.get_by_label("Besoins sans réponse au plan");
    press(&mut window, "Mettre au plan");
    type_in(&mut window, "service", "ACCOM");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    assert_eq!(status(&window, case), Status::PlanDraft);
    window.get_by_label("Plan, version 1");
    window.get_by_label("En préparation");
    window.get_by_label("0 sur 1 fournis");
    window.get_by_label_contains("pour : Enfant non accompagné");
    assert!(window.query_by_label("Besoins sans réponse au plan").is_none(), "it has its answer");

    // Agreed, then sent, then approved.
    let held = window.state().session.store().reader().children(Kind::Plan, case).unwrap();
    let today = date::show(window.state().session.today());
    let bench = window.state_mut();
    change(&mut bench.session, Kind::Plan, held[0].id, &[("agreed_on", &today)]);
    bench.screen.refresh(bench.session.scene()).unwrap();
    window.run_steps(3);
    press(&mut window, "Envoyer pour validation…");
    type_in(&mut window, "ask_note", "Il dort au centre.");
    press(&mut window, "Enregistrer");
    perform(&mut window);
    assert_eq!(status(&window, case), Status::PlanPending);
    let strip =
        format!("À valider\u{a0}: demandé par Aminata Diarra le {today}. « Il dort au centre. »");
    let said = window.query_all_by_role(Part::Alert).any(|node| {
        use egui_kittest::kittest::NodeT as _;
        let label = node.accesskit_node().label().unwrap_or_default();
        label.replace(['\u{a0}', '\u{202f}'], " ") == strip.replace('\u{a0}', " ")
    });
    assert!(said, "the supervisor reads what was said");
    press(&mut window, "Valider");
    perform(&mut window);
    assert_eq!(status(&window, case), Status::Active);

    // Delivered: the bar, and the way on.
    press(&mut window, "Fourni");
    perform(&mut window);
    window.get_by_label("1 sur 1 fournis");
    press(&mut window, "Passer au suivi");
    perform(&mut window);
    assert_eq!(status(&window, case), Status::Monitoring);
    let _ = need;
}

#[test]
fn what_was_delivered_stands_beside_what_was_planned_in_the_unit_of_the_service() {
    let (_folder, mut session) = testing::session();
    let (person, case, _) = bakary(&mut session);
    let id = case.to_string();
    let item = [("case_id", id.as_str()), ("service", "ACCOM"), ("status", "planned")];
    let item = add(&mut session, Kind::PlanItem, &item).to_string();
    let today = date::show(session.today());
    for nights in ["4", "3"] {
        let given = [
            ("case_id", id.as_str()),
            ("service", "ACCOM"),
            ("given_on", &today),
            ("quantity", nights),
            ("plan_item_id", &item),
        ];
        let draft = testing::draft(Kind::Assistance, &given);
        session.perform(Command::Save(vec![draft])).unwrap();
    }
    let window = page(session, person, "plan");
    let found = window.query_all_by_label_contains("7 nuitées").next().is_some();
    assert!(found);
    window.get_by_label_contains("donné 2 fois");
    window.get_by_label("En cours");
}

#[test]
fn each_condition_of_the_closure_is_said_and_leads_to_where_it_is_met() {
    let (_folder, mut session) = testing::session();
    let (person, case, need) = bakary(&mut session);
    let mut window = page(session, person, "note");
    window.get_by_label("Aucune alerte de sécurité ouverte");
    window.get_by_label("Un besoin de protection de l’enfance n’est pas résolu");
    // The column at the right leads there, too: the button beside the condition is meant.
    let all = window.query_all_by_role_and_label(Part::Button, "Évaluation");
    all.min_by(|a, b| a.rect().left().total_cmp(&b.rect().left())).unwrap().click();
    window.run_steps(4);
    assert_eq!(window.state().screen.tab, Tab::Assessment);

    // Met, closed, and gone on with as a second episode.
    let today = date::show(window.state().session.today());
    let bench = window.state_mut();
    change(&mut bench.session, Kind::Vulnerability, need, &[("resolved_on", &today)]);
    bench.screen.refresh(bench.session.scene()).unwrap();
    bench.screen.tab = Tab::Note;
    window.run_steps(3);
    press(&mut window, "Clore le dossier…");
    for (key, text) in [
        ("closed_on", today.as_str()),
        ("closure_reason", "REUNITED"),
        ("closure_note", "Vit chez sa mère."),
    ] {
        type_in(&mut window, key, text);
    }
    press(&mut window, "Enregistrer");
    perform(&mut window);
    assert_eq!(status(&window, case), Status::Closed);
    press(&mut window, "Rouvrir le dossier");
    let rest = perform(&mut window);
    let Some(Command::Go(Route::Case { case: Some(second), .. })) = rest.first() else {
        panic!("{rest:?}");
    };
    let (second, reader) = (*second, window.state().session.store().reader());
    let row = reader.row(Kind::Case, second).unwrap().unwrap();
    assert_eq!(value::id_of(&row, "previous_id"), Some(case));
    assert_eq!(value::of(&row, "episode").int(), Some(2));
    assert_eq!(status(&window, case), Status::Closed, "the first stays closed");
    window.get_by_label("Épisode 1 sur 2");
}
