//! The attendance of a workshop as it is noted, and the two figures.

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::ui::testing::{self, case, person, show, wait_for};

#[test]
fn participations_and_people_stand_apart_and_who_is_removed_has_no_session() {
    let (_folder, mut session) = testing::session();
    let people = [("Traoré", "Awa"), ("Diallo", "Issa"), ("Keïta", "Moussa")];
    let cases = people.map(|(family, given)| {
        let person = person(&mut session, family, given);
        case(&mut session, person)
    });
    let today = date::show(session.today());
    let make = |anonymous: &str| {
        testing::draft(
            Kind::Workshop,
            &[
                ("held_on", &today),
                ("status", "held"),
                ("activity", "THEATRE"),
                ("anonymous", anonymous),
            ],
        )
    };
    let (first, second) = (make("5"), make(""));
    let id = first.id;
    for (draft, cases) in [(first, cases.to_vec()), (second, cases[..2].to_vec())] {
        let draft = Box::new(draft);
        session.perform(Command::SaveWorkshop { draft, cases }).unwrap();
    }
    let (from, to) = Period::Month.days(session.today());
    let reader = session.store().reader();
    let all = reader.workshops(from, to).unwrap();
    let sum: i64 = all.iter().map(WorkshopLine::participations).sum();
    assert_eq!((sum, reader.workshop_persons(from, to).unwrap()), (3 + 5 + 2, 3));
    println!("{sum} participations of 3 people and 5 others");

    // In the window: one is taken out, and the figures follow.
    let mut screen = Workshops::new(&Context::default());
    screen.open(session.scene(), Some(id)).unwrap();
    let mut window = show(session, screen);
    window.run_steps(2);
    window.get_by_role_and_label(Role::Button, "Retirer Keïta Moussa").click();
    window.run_steps(2);
    let commands = window.state_mut().screen.save();
    window.state_mut().commands.extend(commands);
    window.state_mut().perform();
    window.run_steps(2);
    let session = &window.state().session;
    let reader = session.store().reader();
    let left: Vec<String> =
        reader.attendance(id).unwrap().into_iter().map(|held| held.name).collect();
    assert_eq!(left, ["Traoré Awa", "Diallo Issa"]);
    assert!(reader.children(Kind::Session, cases[2]).unwrap().is_empty(), "taken back");
    assert_eq!(reader.workshop_persons(from, to).unwrap(), 2);
}

#[test]
fn somebody_is_found_while_one_types_and_comes_with_the_household() {
    let (_folder, mut session) = testing::session();
    let home = testing::add(&mut session, Kind::Household, &[("name", "Coulibaly")]);
    for given in ["Fanta", "Sékou"] {
        let member = person(&mut session, "Coulibaly", given);
        testing::change(&mut session, Kind::Person, member, &[("household_id", &home.to_string())]);
        case(&mut session, member);
    }
    let mut screen = Workshops::new(&Context::default());
    screen.open(session.scene(), None).unwrap();
    let mut window = show(session, screen);
    window.run_steps(2);
    let search = "Ajouter une personne, par nom ou numéro de dossier";
    window.get_by_label(search).focus();
    window.run_steps(1);
    window.get_by_label(search).type_text("fanta");
    wait_for(&mut window, "Ajouter Coulibaly Fanta");
    window.get_by_role_and_label(Role::Button, "Ajouter Coulibaly Fanta").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Ajouter son ménage").click();
    window.run_steps(3);
    let names: Vec<String> = window
        .state()
        .screen
        .open
        .as_ref()
        .map(|open| open.attendance.list.iter().map(|held| held.name.clone()).collect())
        .unwrap();
    assert_eq!(names, ["Coulibaly Fanta", "Coulibaly Sékou"]);
}
