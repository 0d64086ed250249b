//! The report by what a person sees and presses.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::session::Session;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::{Right, Role};
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::figure::Figures;
use crate::ui::testing::{self, Bench, add, change, person, session, session_as, wait_for};

type Window = Harness<'static, Bench<Figures>>;

/// Seven people with a first contact in the quarter before today, each helped.
fn seven(session: &mut Session) -> Vec<Id> {
    helped(session, 0..7)
}

/// So many of them.
fn helped(session: &mut Session, numbers: std::ops::Range<u32>) -> Vec<Id> {
    let today = session.today();
    let period = crate::domain::report::Period::last_quarter(today).unwrap();
    let day = crate::domain::date::show(period.from);
    numbers
        .map(|n| {
            let person = person(session, "Traoré", &format!("Awa {n}"));
            change(session, Kind::Person, person, &[("sex", "F"), ("age_estimate", "25")]);
            let case = testing::case(session, person);
            change(session, Kind::Case, case, &[("first_contact_on", &day)]);
            let case = case.to_string();
            let help = [
                ("case_id", &*case),
                ("service", "COUNSEL"),
                ("given_on", &day),
                ("given", "1"),
                ("status", "delivered"),
            ];
            let known: Vec<_> =
                help.into_iter().filter(|(key, _)| Kind::Assistance.field(key).is_some()).collect();
            add(session, Kind::Assistance, &known);
            person
        })
        .collect()
}

fn window(session: Session, size: [f32; 2]) -> Window {
    let ctx = eframe::egui::Context::default();
    let screen = Figures::new(session.scene(), &ctx);
    testing::show_at(size, session, screen)
}

fn press(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Part::Button, label).click();
    window.run_steps(4);
}

/// The report of the quarter is there.
fn wait(window: &mut Window) {
    wait_for(window, "Personnes identifiées et prises en charge");
}

#[test]
fn a_figure_of_the_report_opens_exactly_the_people_it_counted() {
    let (_folder, mut session) = session();
    let people = seven(&mut session);
    let mut window = window(session, [1280.0, 9000.0]);
    wait(&mut window);
    // The sentence and the total of the table say the same number, and open the same people.
    let told = window
        .query_all_by_role_and_label(Part::Button, "7 · Personnes identifiées et prises en charge");
    told.last().unwrap().click();
    window.run_steps(2);
    let Command::Go(Route::People(question)) = window.state_mut().one_command() else {
        panic!("goes to the people")
    };
    let picked = question.picked.clone().unwrap();
    assert_eq!(picked.people.iter().copied().collect::<Vec<_>>(), {
        let mut all = people;
        all.sort_unstable();
        all
    });
    assert_eq!(picked.title, "Personnes identifiées et prises en charge");
}

#[test]
fn a_report_is_frozen_reopened_and_set_beside_today() {
    let (_folder, mut session) = session();
    seven(&mut session);
    let mut window = window(session, [1280.0, 4000.0]);
    wait(&mut window);
    press(&mut window, "Figer…");
    window.get_by_role_and_label(Part::TextInput, "Titre").focus();
    window.run_steps(2);
    window.event(eframe::egui::Event::Text("Pour le bailleur".to_owned()));
    window.run_steps(2);
    let freeze = window.query_all_by_role_and_label(Part::Button, "Figer").last();
    freeze.unwrap().click();
    window.run_steps(2);
    window.state_mut().perform();
    testing::wait_until(&mut window, "the frozen report", |window| {
        window.query_all_by_label_contains("Figé le").next().is_some()
    });
    // Afterwards somebody is entered who came in that quarter, too.
    let late = helped(&mut window.state_mut().session, 7..8);
    press(&mut window, "1 rapport figé");
    press(&mut window, "Comparer avec aujourd’hui : Pour le bailleur");
    testing::wait_until(&mut window, "the difference", |window| {
        window.query_all_by_label("Ce qui a changé depuis").next().is_some()
    });
    let title = "Personnes identifiées et prises en charge, par âge et sexe";
    let total = format!("1 personne en plus : {title}");
    window.query_all_by_label_contains(&total).last().unwrap().click();
    window.run_steps(2);
    let Command::Go(Route::People(question)) = window.state_mut().one_command() else {
        panic!("goes to whoever came in")
    };
    let picked = question.picked.clone().unwrap();
    assert_eq!(picked.people.iter().copied().collect::<Vec<_>>(), late);
    // And the frozen one still says what it said.
    press(&mut window, "Retour au rapport");
    window.query_all_by_label_contains("Figé le").next().unwrap();
}

#[test]
fn the_report_is_saved_as_pages_and_as_a_workbook() {
    let (folder, mut session) = session();
    seven(&mut session);
    let mut window = window(session, [1280.0, 1600.0]);
    wait(&mut window);
    for (form, file, start) in [("PDF", "r.pdf", &b"%PDF"[..]), ("Excel", "r.xlsx", b"PK")] {
        press(&mut window, "Enregistrer…");
        testing::wait_until(&mut window, "the pages", |window| {
            window.query_all_by_label_contains("Le rapport").next().is_some()
        });
        window.get_by_role_and_label(Part::RadioButton, form).click();
        window.run_steps(3);
        let path = folder.path().join(file);
        window.state_mut().screen.report.type_path(&path);
        window.run_steps(2);
        press(&mut window, "Enregistrer");
        window.state_mut().perform();
        window.run_steps(3);
        assert!(std::fs::read(&path).unwrap().starts_with(start), "{form}");
    }
}

#[test]
fn who_may_not_read_figures_sees_none_and_gets_no_file() {
    let (_folder, mut session) = session_as(&[Role::Administrator, Role::SocialWorker]);
    seven(&mut session);
    assert!(!session.me().may(Right::ReadFigures));
    let right = Route::Figures.right();
    assert_eq!(right, Some(Right::ReadFigures));
    let Scene { reader, today, .. } = session.scene();
    let period = crate::domain::report::Period::last_quarter(today).unwrap();
    let spec = crate::domain::report::Spec::of(period);
    let figures = std::sync::Arc::new(reader.figures(&spec, today).unwrap());
    let order = crate::ui::command::FreezeOrder {
        figures: std::sync::Arc::clone(&figures),
        title: String::new(),
    };
    assert!(session.perform(Command::FreezeMade(Box::new(order))).is_err());
    let order = crate::ui::command::ReportOrder {
        path: std::path::PathBuf::from("/nowhere/x.pdf"),
        form: crate::ui::command::ReportForm::Pdf,
        report: std::sync::Arc::new(figures.report.clone()),
        lang: crate::words::Lang::Fr,
        office: String::new(),
        frozen: None,
        record: None,
        pdf: None,
    };
    let refused = session.perform(Command::KeepReport(Box::new(order))).err().unwrap();
    assert!(matches!(refused, crate::app::perform::Refusal::NoRight(_)));
    let mut window = window(session, [1280.0, 1600.0]);
    window.run_steps(10);
    window.get_by_label("Votre rôle ne lit pas les chiffres. Demandez à un superviseur.");
    assert!(window.query_by_label("Projets").is_none());
}

#[test]
fn figures_never_stand_under_the_title_of_another_period() {
    let (_folder, mut session) = session();
    let _ = seven(&mut session);
    let period = crate::domain::report::Period::last_quarter(session.today()).unwrap();
    let mut window = window(session, [1280.0, 2000.0]);
    wait(&mut window);
    let title = format!("Rapport, {}", period.show());
    window.get_by_label(&title);
    window.get_by_role_and_label(Part::Button, "Période précédente").click();
    let section = "Personnes identifiées et prises en charge";
    let mut hidden = false;
    for _ in 0..400 {
        window.run_steps(1);
        let figures = window.query_all_by_label(section).next().is_some();
        let chosen = window.query_by_label(&period.show()).is_some();
        assert!(!figures || chosen == window.query_by_label(&title).is_some());
        hidden |= !figures;
        if figures && !chosen {
            break;
        }
        std::thread::park_timeout(std::time::Duration::from_millis(5));
    }
    assert!(hidden, "meanwhile there are none");
    assert!(window.query_by_label(&title).is_none());
}
