//! Tables of one's own as somebody meets them.

use eframe::egui::Context;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::session::Session;
use crate::domain::kind::Kind;
use crate::ui::testing::{self, case, change, person, wait_for};

struct Bench {
    session: Session,
    tables: Tables,
    commands: Vec<Command>,
}

fn window(session: Session) -> Harness<'static, Bench> {
    let mut tables = Tables::new(session.scene(), &Context::default());
    tables.refresh(session.scene()).unwrap();
    let bench = Bench { session, tables, commands: Vec::new() };
    crate::ui::widgets::harness([1280.0, 720.0], bench, |ui, bench: &mut Bench| {
        let asked = bench.tables.tables_ui(ui, bench.session.scene());
        bench.commands.extend(asked);
    })
}

fn some() -> (tempfile::TempDir, Session) {
    let (folder, mut session) = testing::session();
    for at in 0..20 {
        let id = person(&mut session, &format!("Koné {at}"), "Awa");
        let sex = if at < 8 { "F" } else { "M" };
        let birth = if at % 3 == 0 { "03/05/2015" } else { "03/05/1990" };
        change(&mut session, Kind::Person, id, &[("sex", sex), ("birth_on", birth)]);
        case(&mut session, id);
    }
    (folder, session)
}

#[test]
fn numbers_open_their_people_and_small_ones_are_masked() {
    let (_folder, session) = some();
    let mut window = window(session);
    wait_for(&mut window, "Total : 20");
    assert!(window.query_by_label("5–11 · Femme : 3").is_none(), "three are masked");
    window.get_by_label_contains("nombre masqué pour");
    window.get_by_role_and_label(Role::Link, "Total : 20").click();
    testing::wait_until(&mut window, "people", |window| !window.state().commands.is_empty());
    match window.state_mut().commands.pop() {
        Some(Command::Go(Route::People(question))) => {
            let picked = question.picked.unwrap();
            assert_eq!(picked.people.len(), 20);
        }
        other => panic!("{other:?}"),
    }
    window.get_by_role_and_label(Role::CheckBox, "Masquer les nombres de moins de 5").click();
    wait_for(&mut window, "5–11 · Femme : 3");
    let bench = window.state();
    let csv = grid::csv(bench.session.office(), bench.tables.made.as_ref().unwrap());
    println!("{csv}");
    assert!(csv.starts_with("Âge,Femme,Homme,Total\n5–11,3,4,7\n18–59,5,8,13\nTotal,8,12,20"));
}

#[test]
fn a_table_is_saved_and_opened() {
    let (_folder, session) = some();
    let mut window = window(session);
    wait_for(&mut window, "Total : 20");
    window.get_by_role_and_label(Role::Button, "Enregistrer ce tableau…").click();
    window.run_steps(3);
    let bench = window.state_mut();
    bench.tables.naming.as_mut().unwrap().named_for_tests("Sexe et âge");
    window.get_by_role_and_label(Role::Button, "Enregistrer le tableau").click();
    window.run_steps(3);
    let bench = window.state_mut();
    let command = bench.commands.pop().unwrap();
    bench.session.perform(command).unwrap();
    bench.tables.refresh(bench.session.scene()).unwrap();
    assert!(bench.tables.saved.iter().any(|kept| kept.is_named("Sexe et âge")));
    wait_for(&mut window, "Supprimer ce tableau");
}
