//! The household in a case, by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::session::Session;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Value};
use crate::ui::case::CasePage;
use crate::ui::command::Command;
use crate::ui::testing::{self, Bench, add, case, change, draft, person};

type Window = Harness<'static, Bench<CasePage>>;

fn page(session: Session, person: Id) -> Window {
    testing::show_at([1044.0, 1800.0], session, CasePage::new(person, None, "household"))
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
}

/// Awa and Binta, who live together, each with a case; that of Binta has ended when asked.
fn two(session: &mut Session, closed: bool) -> (Id, Id, Id) {
    let home = add(session, Kind::Household, &[("name", "Traoré")]);
    let mut of = |given: &str, role: &str| {
        let who = person(session, "Traoré", given);
        let link = [("household_id", &*home.to_string()), ("household_role", role)];
        change(session, Kind::Person, who, &link);
        let opened = case(session, who);
        change(session, Kind::Case, opened, &[("risk", "high")]);
        (who, opened)
    };
    let (awa, _) = of("Awa", "head");
    let (binta, hers) = of("Binta", "spouse");
    if closed {
        testing::end(session, hers);
    }
    (awa, binta, home)
}

#[test]
fn members_stand_with_case_step_and_risk() {
    let (_folder, mut session) = testing::session();
    let (awa, binta, _) = two(&mut session, false);
    let reader = session.store().reader();
    let hers = reader.children(Kind::Case, binta).unwrap().remove(0);
    let number = value::text_of(&hers.row, "number").to_owned();
    let window = page(session, awa);
    window.get_by_label(&number);
    let shown = |word: &str| window.query_all_by_label(word).count();
    // Two in the list and one in the head of the page.
    assert_eq!((shown("Enregistré"), shown("Risque élevé")), (3, 3));
}

#[test]
fn the_form_for_all_says_for_how_many_cases_it_writes() {
    let (_folder, mut session) = testing::session();
    let (awa, _, _) = two(&mut session, true);
    let mut window = page(session, awa);
    press(&mut window, "Noter pour le seul dossier ouvert du ménage");
    let command = window.state_mut().one_command();
    let done = window.state_mut().session.perform(command).unwrap();
    assert_eq!(done.sentence(), "Noté pour un dossier.");
    let (_folder, mut session) = testing::session();
    let (awa, _, _) = two(&mut session, false);
    let mut window = page(session, awa);
    press(&mut window, "Noter pour les 2 dossiers ouverts du ménage");
    let command = window.state_mut().one_command();
    let done = window.state_mut().session.perform(command).unwrap();
    assert_eq!(done.sentence(), "Noté pour 2 dossiers.");
}

#[test]
fn who_left_a_household_sees_since_when_and_so_do_those_who_stayed() {
    let (_folder, mut session) = testing::session();
    let (awa, binta, home) = two(&mut session, false);
    let today = date::show(session.today());
    let who = binta.to_string();
    let mut left = draft(
        Kind::HouseholdEvent,
        &[("person_id", &who), ("event", "left"), ("happened_on", &today)],
    );
    left.base.insert("household_id".into(), Value::Text(home.to_string()));
    session.perform(Command::Save(vec![left])).unwrap();
    let events = |window: &Window| -> Vec<String> {
        let all = egui_kittest::kittest::by().predicate(|_| true);
        let all = window.query_all(all).filter_map(|node| node.accesskit_node().label());
        all.filter(|label| label.contains("Binta") && label.contains("séparé")).collect()
    };
    let hers = page(session, binta);
    let told = events(&hers);
    assert!(told.iter().any(|line| line.ends_with("séparé du ménage Traoré")), "{told:?}");
    let theirs = page(hers.into_state().session, awa);
    assert!(!events(&theirs).is_empty());
}
