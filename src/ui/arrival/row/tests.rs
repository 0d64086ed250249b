//! Keys that come faster than frames, lines that the register does not take, and slips once more.

use egui_kittest::kittest::NodeT as _;

use super::*;
use crate::domain::arrival::Decision;
use crate::domain::role::Role;

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// What a keyboard says: `|` is Tab, a line end Enter.
fn said(text: &str) -> Vec<Event> {
    let event = |letter| match letter {
        '|' => key(Key::Tab, Modifiers::NONE),
        '\n' => key(Key::Enter, Modifiers::NONE),
        letter => Event::Text(letter.to_string()),
    };
    text.chars().map(event).collect()
}

/// All of this before the next frame is drawn.
fn in_one_frame(window: &mut Window, events: Vec<Event>) {
    window.input_mut().events.extend(events);
    window.step();
}

fn cell(window: &Window, line: usize, column: Column) -> String {
    let grid = &screen(window).grid;
    grid.standing(line).map(|line| line.text(column).to_owned()).unwrap_or_default()
}

#[test]
fn all_keys_of_a_slow_frame_land_in_their_cells() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    in_one_frame(&mut window, said("Traoré|Awa|f|25 ans\nKeïta|Moussa|h\nDial"));
    in_one_frame(&mut window, said("lo|Fan"));
    in_one_frame(&mut window, said("ta|"));
    for (line, family, given, sex) in
        [(0, "Traoré", "Awa", "Femme"), (1, "Keïta", "Moussa", "Homme"), (2, "Diallo", "Fanta", "")]
    {
        assert_eq!(cell(&window, line, Column::Family), family);
        assert_eq!(cell(&window, line, Column::Given), given);
        assert_eq!(cell(&window, line, Column::Sex), sex);
    }
    assert_eq!(cell(&window, 0, Column::Birth), "25 ans");
    let moves = [key(Key::ArrowUp, Modifiers::NONE), key(Key::Home, Modifiers::NONE)];
    in_one_frame(&mut window, [&moves[..], &said("Konaté|")].concat());
    assert_eq!(cell(&window, 1, Column::Family), "Konaté");
}

#[test]
fn the_keys_of_the_first_frame_are_the_grids_too() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    for (events, line, column, text) in [
        (said("Traoré|Awa|"), 0, Column::Given, "Awa"),
        (said("|25 ans|"), 0, Column::Birth, "25 ans"),
        (
            [&[key(Key::ArrowDown, Modifiers::NONE)][..], &said("Ali|")].concat(),
            1,
            Column::Father,
            "Ali",
        ),
        (
            [&[key(Key::Escape, Modifiers::NONE)][..], &said("Sira|")].concat(),
            1,
            Column::Mother,
            "Sira",
        ),
    ] {
        // As a press of the pointer does: what was known of its keys begins anew.
        window.ctx.memory_mut(|m| m.request_focus(grid_id()));
        if column == Column::Mother {
            // Esc ends the cell, and the grid keeps the keyboard.
            in_one_frame(&mut window, said("x"));
            window.ctx.memory_mut(|m| m.request_focus(grid_id()));
        }
        in_one_frame(&mut window, events);
        assert_eq!(cell(&window, line, column), text);
        window.run_steps(2);
        assert!(window.ctx.memory(|m| m.has_focus(grid_id())), "{text}: it has the keyboard");
    }
}

#[test]
fn esc_leads_out_of_the_grid() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.ctx.memory(|m| m.has_focus(grid_id())));
    press(&mut window, Modifiers::NONE, Key::Tab);
    let focused = window.ctx.memory(eframe::egui::Memory::focused);
    assert!(focused.is_some_and(|id| id != grid_id()), "somewhere else");
}

#[test]
fn what_decides_a_line_is_heard_in_its_turn() {
    let (_folder, mut session) = testing::session();
    let person = known(&mut session);
    let mut window = page(session);
    type_in(&mut window, AGAIN);
    wait_for(&mut window, "Ligne 1 : Très probable : Traoré Mahamadou");
    press(&mut window, Modifiers::NONE, Key::Home);
    let mut events =
        vec![key(Key::Enter, Modifiers::COMMAND), key(Key::ArrowDown, Modifiers::NONE)];
    events.extend(said("Doum"));
    in_one_frame(&mut window, events);
    in_one_frame(&mut window, said("bia|"));
    let grid = &screen(&window).grid;
    assert_eq!(grid.line(0).unwrap().decision, Decision::Known(person));
    assert_eq!(grid.line(1).unwrap().decision, Decision::Open);
    assert_eq!(cell(&window, 1, Column::Family), "Doumbia");
    // Letters behind the key that registers are of no line of this bus.
    let mut events = said("Nana\n");
    events.push(key(Key::S, Modifiers::COMMAND));
    events.extend(said("zz"));
    in_one_frame(&mut window, events);
    window.state_mut().perform();
    window.run_steps(3);
    let people = window.state().people();
    assert!(people.iter().any(|one| one.full_name() == "Doumbia Nana" || one.given_name == "Nana"));
    assert!(people.iter().all(|one| !one.full_name().contains("zz")));
}

/// The check of a line, as it is shown and read out.
fn check(window: &Window, line: usize) -> String {
    let begins = format!("Ligne {line} : ");
    let found = window.query_by_label_contains(&begins);
    found.and_then(|node| node.accesskit_node().value()).unwrap_or_default()
}

#[test]
fn a_line_that_is_refused_says_why_and_the_others_are_registered() {
    let (_folder, mut session) = testing::session();
    let person = known(&mut session);
    let before = session.store().reader().count(Kind::Person).unwrap();
    let mut window = page(session);
    type_in(&mut window, "Doumbia|Nana|f|30 ans\n");
    type_in(&mut window, AGAIN);
    wait_for(&mut window, "Ligne 2 : Très probable : Traoré Mahamadou");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    type_in(&mut window, "\nDiarra|Salif|h|40 ans\n");
    // Meanwhile a colleague has taken that registration away.
    let bench = window.state_mut();
    bench.session.perform(Command::Remove(Kind::Person, person)).unwrap();
    register(&mut window);
    let gone = tr("arrival-known-gone");
    let reader = window.state().session.store().reader();
    assert_eq!(reader.count(Kind::Person).unwrap(), before + 1, "one gone, two new");
    assert_eq!(screen(&window).grid.count(), 1, "the others are registered");
    assert_eq!(check(&window, 1), format!("Ligne 1 : Non enregistrée : {gone}"));
    window.get_by_label_contains(&format!("Une ligne n’est pas enregistrée : {gone}"));
    // What was typed is all there, and on disk.
    let columns = [Column::Family, Column::Given, Column::Father, Column::Village, Column::Phone];
    let typed = columns.map(|column| cell(&window, 0, column));
    assert_eq!(typed[..3], ["Tarawele", "Mamadou", "Soumaila"].map(str::to_owned));
    assert!(typed[3].contains("Diamou") && typed[4].contains("76"), "{typed:?}");
    let locked = window.state_mut().screen_verb(Verb::Lock);
    window.state_mut().commands.extend(locked);
    window.state_mut().perform();
    let state = window.state();
    let mut again = ArrivalScreen::new(&Context::default(), None);
    again.refresh(state.session.scene()).unwrap();
    assert_eq!(again.typing.unwrap().grid.count(), 1);
    // Decided anew it is no longer refused, and is registered.
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    assert_eq!(check(&window, 1), "Ligne 1 : Nouvelle personne");
    register(&mut window);
    let reader = window.state().session.store().reader();
    assert_eq!(reader.count(Kind::Person).unwrap(), before + 2);
}

#[test]
fn somebody_whose_case_is_not_open_to_who_types_is_neither_taken_nor_written_over() {
    let (_folder, mut session) = testing::session();
    let centre = session.office().centres[0].id;
    testing::change(&mut session, Kind::Centre, centre, &[("limited_view", "yes")]);
    let person = known(&mut session);
    let (name, roles) = ("Moussa Koné".to_owned(), vec![Role::SocialWorker]);
    let secret = || "huit dromadaires reviennent".to_owned().into();
    session.perform(Command::AddUser { name, roles, password: secret() }).unwrap();
    let vault = session.unlocked().vault().clone();
    drop(session);
    let session = Session::open(&vault, "Moussa Koné", secret()).unwrap();
    let before = session.store().reader().row(Kind::Person, person).unwrap();
    let mut window = page(session);
    type_in(&mut window, AGAIN);
    wait_for(&mut window, "Ligne 1 : Très probable : Traoré Mahamadou");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    type_in(&mut window, "\n");
    register(&mut window);
    let refused = check(&window, 1);
    println!("{refused}");
    assert!(refused.starts_with("Ligne 1 : Non enregistrée : "), "{refused}");
    let count =
        |window: &Window| window.state().session.store().reader().count(Kind::Person).unwrap();
    let people = count(&window);
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    register(&mut window);
    assert_eq!(count(&window), people + 1, "somebody new");
    let reader = window.state().session.store().reader();
    assert_eq!(reader.row(Kind::Person, person).unwrap(), before, "as it was");
}

#[test]
fn slips_of_an_earlier_bus_are_printed_again_where_a_bus_is_typed() {
    let (folder, session) = testing::session();
    let mut window = page(session);
    window.get_by_role_and_label(Is::TextInput, "Bus, convoi ou vol").focus();
    window.run_steps(2);
    type_in(&mut window, "Gogui 3");
    window.ctx.memory_mut(|m| m.request_focus(grid_id()));
    type_in(&mut window, "Traoré|Awa|f|25 ans\nKeïta|Moussa|h|30 ans\n");
    register(&mut window);
    window.get_by_role_and_label(Is::Button, "Saisir un car").click();
    window.run_steps(3);
    let again = window.query_all_by_label_contains("Imprimer les fiches : Gogui 3");
    assert_eq!(again.count(), 1);
    window.get_by_label_contains("Imprimer les fiches : Gogui 3").click();
    window.run_steps(2);
    wait_until(&mut window, "the slips", |window| window.state().screen.select.is_made());
    window.get_by_role_and_label(Is::Heading, "2 fiches d’enregistrement");
    let path = folder.path().join("fiches.pdf");
    window.state_mut().screen.select.type_path(&path);
    window.run_steps(2);
    window.get_by_role_and_label(Is::Button, "Enregistrer le PDF").click();
    window.run_steps(2);
    window.state_mut().perform();
    window.run_steps(3);
    assert!(path.exists());
    let reader = window.state().session.store().reader();
    assert_eq!(reader.count(Kind::Slip).unwrap(), 2);
    // While somebody is typed, the place belongs to them.
    window.ctx.memory_mut(|m| m.request_focus(grid_id()));
    type_in(&mut window, "Diallo");
    assert!(window.query_by_label_contains("Imprimer les fiches : ").is_none());
}
