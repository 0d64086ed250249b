//! The assessment by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::{CasePage, Tab};
use crate::app::session::Session;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::Role;
use crate::domain::{date, value};
use crate::ui::testing::{self, Bench, add, change};

type Window = Harness<'static, Bench<CasePage>>;

/// Somebody of this age with a case and these needs.
fn somebody(session: &mut Session, age: &str, needs: &[&str]) -> (Id, Id) {
    let typed = [("given_name", "Awa"), ("family_name", "Traoré"), ("age_estimate", age)];
    let person = add(session, Kind::Person, &typed);
    let case = testing::case(session, person);
    let (id, today) = (case.to_string(), date::show(session.today()));
    for code in needs {
        let typed = [("case_id", id.as_str()), ("code", *code), ("noted_on", &today)];
        add(session, Kind::Vulnerability, &typed);
    }
    (person, case)
}

fn page(session: Session, person: Id) -> Window {
    testing::show_at([1280.0, 2400.0], session, CasePage::new(person, None, "assessment"))
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
}

fn editing(window: &Window, key: &str) -> String {
    let editing = window.state().screen.editing.as_ref().unwrap();
    let draft = editing.editor.draft();
    draft.text(key, draft.shape(key))
}

#[test]
fn a_need_stands_at_its_level_and_begins_an_item_of_the_plan() {
    let (_folder, mut session) = testing::session();
    let (person, case) = somebody(&mut session, "25", &["NO_HOUSING"]);
    let id = case.to_string();
    let today = date::show(session.today());
    let typed = [("case_id", id.as_str()), ("code", "FAMILY_SUPPORT"), ("noted_on", &today)];
    add(&mut session, Kind::Strength, &typed);
    let mut window = page(session, person);
    let house = window.get_by_label("Le ménage et la famille").rect();
    let need = window.get_by_label("Sans logement au retour").rect();
    let strength = window.get_by_label("Famille soutenante").rect();
    let next = window.get_by_label("La communauté").rect();
    assert!(house.top() < need.top() && need.top() < next.top(), "at its level");
    assert!(need.right() < strength.left() && strength.top() < next.top(), "side by side");
    window.get_by_label("Rien n’est encore prévu pour ce besoin.");
    press(&mut window, "Mettre au plan");
    assert_eq!(window.state().screen.tab, Tab::Plan);
    let need = window.state().session.store().reader().children(Kind::Vulnerability, case).unwrap();
    assert_eq!(editing(&window, "need_id"), need[0].id.to_string());
}

#[test]
fn a_need_for_protection_stops_the_return_and_the_referral_is_one_press_away() {
    let (_folder, mut session) = testing::session();
    let (person, _) = somebody(&mut session, "25", &["ASYLUM_NEED"]);
    let mut window = page(session, person);
    assert!(window.query_all_by_label("Besoin de protection internationale").next().is_some());
    window.get_by_label("Parcours de retour suspendu");
    press(&mut window, "Référer à HCR");
    assert_eq!(window.state().screen.tab, Tab::Referral);
    let agency = Id::parse(&editing(&window, "agency_id")).unwrap();
    assert_eq!(window.state().session.office().name(agency), "HCR");
    assert_eq!(editing(&window, "urgency"), "urgent");
}

#[test]
fn signs_support_elements_and_conclude_nothing() {
    let (_folder, mut session) = testing::session();
    let (person, case) = somebody(&mut session, "15", &[]);
    let (id, today) = (case.to_string(), date::show(session.today()));
    for code in ["ACT", "PURPOSE_LABOUR", "PURPOSE_BEGGING"] {
        let typed = [("case_id", id.as_str()), ("code", code), ("noted_on", &today)];
        add(&mut session, Kind::Trafficking, &typed);
    }
    let window = page(session, person);
    window.get_by_label("Élément soutenu par 1 signe");
    window.get_by_label("Élément soutenu par 2 signes");
    window.get_by_label_contains("non requis pour un enfant");
    assert!(window.query_all_by_label_contains("victime présumée").count() >= 2);
    assert!(window.query_all_by_label_contains("est une victime").next().is_none());
}

#[test]
fn who_may_not_read_signs_may_still_add_one() {
    let (_folder, mut session) = testing::session_as(&[Role::SocialWorker]);
    let (person, case) = somebody(&mut session, "25", &["VOT"]);
    let (id, today) = (case.to_string(), date::show(session.today()));
    let typed = [("case_id", id.as_str()), ("code", "ACT"), ("noted_on", &today)];
    add(&mut session, Kind::Trafficking, &typed);
    let mut window = page(session, person);
    window.get_by_label("Besoin sensible (restreint)");
    window.get_by_label("Contenu à accès restreint");
    for told in ["traite (présumée)", "présumée de traite", "Élément soutenu", "Recruté"] {
        assert!(window.query_all_by_label_contains(told).next().is_none(), "{told}");
    }
    press(&mut window, "Ajouter un signe");
    assert!(window.state().screen.editing.is_some());
}

#[test]
fn a_level_is_raised_in_a_press_and_lowered_with_a_reason_or_a_question() {
    for (roles, kind) in [
        (&[Role::SocialWorker][..], Kind::Approval),
        (&[Role::Supervisor][..], Kind::Approval),
        (&[Role::LoneSupervisor][..], Kind::Case),
    ] {
        let (_folder, mut session) = testing::session_as(roles);
        let (person, case) = somebody(&mut session, "25", &["NO_HOUSING"]);
        change(&mut session, Kind::Case, case, &[("risk", "medium")]);
        let mut window = page(session, person);
        press(&mut window, "Risque élevé");
        window.state_mut().perform();
        window.run_steps(4);
        let row = window.state().session.store().reader().row(Kind::Case, case).unwrap().unwrap();
        assert_eq!(value::text_of(&row, "risk"), "high");
        press(&mut window, "Risque faible");
        let open = window.state().screen.editing.as_ref().unwrap();
        assert_eq!(open.editor.draft().kind, kind, "{roles:?}");
        let key = if kind == Kind::Case { "risk" } else { "wanted" };
        assert_eq!(editing(&window, key), "low");
    }
}

#[test]
fn a_restricted_name_stands_on_its_tab_and_nowhere_else_on_the_page() {
    let (_folder, mut session) = testing::session();
    let (person, case) = somebody(&mut session, "25", &["ASYLUM_NEED"]);
    let need = session.store().reader().children(Kind::Vulnerability, case).unwrap();
    let (id, need) = (case.to_string(), need[0].id.to_string());
    let typed = [("case_id", id.as_str()), ("service", "LEGAL"), ("status", "planned")];
    let item = add(&mut session, Kind::PlanItem, &typed);
    change(&mut session, Kind::PlanItem, item, &[("need_id", &need)]);
    let mut window = page(session, person);
    // The history, which quotes what was typed to who holds the key, is not asked here.
    for (tab, told) in [(Tab::Assessment, true), (Tab::Overview, false), (Tab::Journey, false)] {
        window.state_mut().screen.tab = tab;
        window.run_steps(4);
        let found = ["rotection internationale", "ASYLUM"]
            .iter()
            .any(|name| window.query_all_by_label_contains(name).next().is_some());
        assert_eq!(found, told, "{tab:?}");
    }
}
