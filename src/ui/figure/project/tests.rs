//! Projects, their money and their targets, by what a person reads.

use eframe::egui::accesskit::Role as Part;
use egui_kittest::kittest::Queryable as _;

use crate::domain::kind::Kind;
use crate::ui::command::{Command, Route};
use crate::ui::figure::Figures;
use crate::ui::testing::{self, add, person, session};

#[test]
fn a_project_shows_its_money_its_people_and_its_targets() {
    let (_folder, mut session) = session();
    let project = add(
        &mut session,
        Kind::Project,
        &[
            ("name", "Retour et emploi"),
            ("donor", "UE"),
            ("currency", "EUR"),
            ("budget", "100000"),
            ("starts_on", "01/01/2020"),
        ],
    );
    let awa = person(&mut session, "Traoré", "Awa");
    let case = testing::case(&mut session, awa).to_string();
    let project = project.to_string();
    let target = [("project_id", &*project), ("indicator", "IND_REINTEG_SUST"), ("amount", "1900")];
    add(&mut session, Kind::Target, &target);
    add(
        &mut session,
        Kind::Support,
        &[
            ("case_id", &case),
            ("kind", "microbusiness"),
            ("status", "approved"),
            ("amount", "2500"),
            ("currency", "EUR"),
            ("project_id", &project),
        ],
    );
    let ctx = eframe::egui::Context::default();
    let screen = Figures::new(session.scene(), &ctx);
    let mut window = testing::show_at([1280.0, 1600.0], session, screen);
    window.run_steps(3);
    window.get_by_role_and_label(Part::Tab, "Projets").click();
    window.run_steps(4);
    window.get_by_label("Retour et emploi");
    window.get_by_label("UE · 01/01/2020");
    for part in ["100\u{202f}000\u{a0}EUR", "97\u{202f}500\u{a0}EUR", "sur 1\u{202f}900"] {
        assert!(window.query_all_by_label_contains(part).next().is_some(), "{part}");
    }
    let name = "1 personne avec un appui validé · Retour et emploi";
    window.get_by_role_and_label(Part::Button, name).click();
    window.run_steps(2);
    let Command::Go(Route::People(question)) = window.state_mut().one_command() else {
        panic!("goes to the people")
    };
    assert!(question.picked.as_ref().unwrap().people.contains(&awa));
    // A target is changed where it is read.
    window.get_by_role_and_label(Part::Button, "Ajouter une cible : Retour et emploi").click();
    window.run_steps(3);
    window.get_by_role_and_label(Part::Button, "Enregistrer");
}
