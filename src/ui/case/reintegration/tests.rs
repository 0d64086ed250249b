//! Reintegration, by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::session::Session;
use crate::domain::approval::Approval;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::payment::{Payment, PaymentStatus};
use crate::domain::role::Role;
use crate::ui::case::CasePage;
use crate::ui::testing::{self, Bench, add, change};

type Window = Harness<'static, Bench<CasePage>>;

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
    window.state_mut().perform();
    window.run_steps(4);
}

/// Somebody with a support of 450 000 FCFA and a tranche of it.
fn supported(session: &mut Session) -> (Id, Id, Id, Id) {
    let person = testing::person(session, "Diallo", "Moussa");
    let case = testing::case(session, person);
    let of = case.to_string();
    let known = [
        ("case_id", of.as_str()),
        ("kind", "microbusiness"),
        ("scope", "individual"),
        ("status", "planned"),
        ("amount", "450000"),
        ("eligible_on", "02/11/2026"),
    ];
    let support = add(session, Kind::Support, &known);
    let mut draft = testing::draft(
        Kind::Payment,
        &[("case_id", of.as_str()), ("amount", "200000"), ("status", "planned")],
    );
    let link = crate::domain::value::Value::Text(support.to_string());
    draft.base.insert("support_id".into(), link);
    let payment = draft.id;
    session.perform(crate::ui::command::Command::Save(vec![draft])).unwrap();
    (person, case, support, payment)
}

fn page(session: Session, person: Id) -> Window {
    testing::show_at([1280.0, 2400.0], session, CasePage::new(person, None, "reintegration"))
}

#[test]
fn a_supervisor_approves_and_the_balance_follows_the_payment() {
    let (_folder, mut session) = testing::session();
    let (person, _, _, payment) = supported(&mut session);
    let mut window = page(session, person);
    window.get_by_label("Éligibles");
    window.get_by_label("Budget 450\u{202f}000\u{a0}FCFA");
    window.get_by_label_contains("Solde 450\u{202f}000");
    let meter = |window: &Window, label: &str| {
        let node = window.get_by_role_and_label(Part::Meter, label);
        node.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(meter(&window, "Payé"), "0\u{a0}FCFA");
    press(&mut window, "Valider");
    assert_eq!(meter(&window, "Validé, à payer"), "200\u{202f}000\u{a0}FCFA");
    press(&mut window, "Noter le paiement");
    press(&mut window, "Enregistrer");
    let held: Payment = window.state().session.store().reader().record(payment).unwrap().unwrap();
    assert_eq!(held.status, Some(PaymentStatus::Paid));
    assert_eq!(meter(&window, "Payé"), "200\u{202f}000\u{a0}FCFA");
    window.get_by_label_contains("Solde 250\u{202f}000");
    window.get_by_label("Preuve manquante");
}

#[test]
fn an_officer_asks_and_no_button_approves() {
    let (_folder, mut session) = testing::session_as(&[Role::ReintegrationOfficer]);
    let (person, case, _, payment) = supported(&mut session);
    let mut window = page(session, person);
    assert!(window.query_by_role_and_label(Part::Button, "Valider").is_none());
    press(&mut window, "Demander la validation");
    window.get_by_label("Validation demandée");
    let reader = window.state().session.store().reader();
    let asked = reader.children(Kind::Approval, case).unwrap();
    let asked = Approval::from_row(&asked[0].row);
    assert_eq!(asked.about, payment.to_string());
}

#[test]
fn a_start_puts_five_points_on_the_line() {
    let (_folder, mut session) = testing::session();
    let (person, case, _, _) = supported(&mut session);
    let back = date::show(session.today() - chrono::Months::new(2));
    change(&mut session, Kind::Case, case, &[("arrived_on", &back)]);
    let mut window = page(session, person);
    window.get_by_label_contains("se prévoient d’elles-mêmes");
    press(&mut window, "Démarré aujourd’hui");
    for month in [1, 3, 6, 9, 12] {
        let label = format!("{month} mois");
        let node = window.get_by_role_and_label(Part::Image, &label);
        assert!(node.accesskit_node().value().unwrap().contains("2026") || month > 1);
    }
    press(&mut window, "Saisir : visite à 1 mois");
    press(&mut window, "Enregistrer");
    window.get_by_label("Dernière visite faite : 1 mois");
}

#[test]
fn no_support_starts_from_a_page_that_says_the_return_is_on_hold() {
    let (_folder, mut session) = testing::session();
    let (person, case, _, _) = supported(&mut session);
    let today = date::show(session.today());
    change(&mut session, Kind::Case, case, &[("return_stopped_on", &today)]);
    let window = page(session, person);
    window.get_by_label_contains("Retour suspendu depuis le");
    assert!(window.query_by_role_and_label(Part::Button, "Démarré aujourd’hui").is_none());
}

#[test]
fn a_survey_opens_and_is_left_without_a_trace() {
    let (_folder, mut session) = testing::session();
    let (person, _, _, _) = supported(&mut session);
    let tab = CasePage::new(person, None, "reintegration");
    // The sheet is long, and only what is in view can be pressed.
    let mut window = testing::show_at([1280.0, 9000.0], session, tab);
    press(&mut window, "Passer l’enquête");
    window.get_by_label_contains("Un chiffre du clavier");
    press(&mut window, "Annuler");
    assert!(window.state().screen.rooms.work.taking.is_none());
}

#[test]
fn two_rounds_of_the_survey_show_the_score_by_its_name_and_how_it_went_on() {
    let (_folder, mut session) = testing::session();
    let (person, case, _, _) = supported(&mut session);
    let definition = crate::domain::survey::draft().unwrap();
    let taken = |better: usize| {
        let mut answers = crate::domain::survey::Answers::new();
        for item in &definition.items {
            let codes: Vec<&str> = item.options.iter().map(|o| o.code.as_str()).collect();
            let code = codes[codes.len().saturating_sub(1 + better).min(codes.len() - 1)];
            let answer = format!("{}={code}", item.id);
            let one = crate::domain::survey::Answers::from_text(definition, &answer).unwrap();
            let _ = answers.put(definition, &item.id, one.get(&item.id).unwrap().clone());
        }
        answers
    };
    let of = case.to_string();
    let today = session.today();
    let mut figures = Vec::new();
    for (round, months, better) in [("baseline", 4, 0), ("m3", 1, 2)] {
        let answers = taken(better);
        figures.push(crate::domain::survey::compute(definition, &answers).composite.unwrap());
        let day = date::show(today - chrono::Months::new(months));
        let text = answers.to_text(definition);
        let known = [
            ("case_id", of.as_str()),
            ("definition", definition.id.as_str()),
            ("version", definition.version.as_str()),
            ("round", round),
            ("taken_on", &day),
            ("answers", &text),
        ];
        add(&mut session, Kind::Survey, &known);
    }
    println!("composite {figures:?}");
    assert!((figures[0] - figures[1]).abs() > 0.05, "the two rounds differ");
    let window = page(session, person);
    let named = "Score simplifié (pas celui de l’OIM)";
    assert!(window.query_all_by_role_and_label(Part::Heading, named).count() > 0);
    let beside = "Ne se compare pas avec les résultats publiés";
    for dimension in [beside, "Économique", "Sociale", "Psychosociale", "Ensemble"] {
        assert!(window.query_all_by_label_contains(dimension).count() > 0, "{dimension}");
    }
    for figure in &figures {
        let shown = crate::ui::widgets::chart::figure(*figure, 2);
        assert!(window.query_all_by_label_contains(&shown).count() > 0, "{shown}");
    }
}

#[test]
fn a_survey_opens_at_its_beginning() {
    let (_folder, mut session) = testing::session();
    let (person, _, _, _) = supported(&mut session);
    let tab = CasePage::new(person, None, "reintegration");
    let mut window = testing::show_at([1044.0, 640.0], session, tab);
    window.get_by_role_and_label(Part::Button, "Passer l’enquête").scroll_to_me();
    window.run_steps(8);
    window.get_by_role_and_label(Part::Button, "Passer l’enquête").click_accesskit();
    window.run_steps(12);
    let heading = window.get_by_role_and_label(Part::Heading, "Passer l’enquête").rect();
    assert!(heading.top() > 0.0 && heading.bottom() < 640.0, "{heading:?}");
}
