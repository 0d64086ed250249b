//! The arrival of a bus, by keys and by the labels a person sees.

#[path = "bus/tests.rs"]
mod bus;
#[path = "row/tests.rs"]
mod row;

use eframe::egui::accesskit::Role as Is;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::session::Session;
use crate::domain::arrival::Column;
use crate::domain::case::Case;
use crate::domain::identity_link::{IdentityLink, LinkStatus};
use crate::domain::person::Person;
use crate::domain::selection::Selection;
use crate::domain::value;
use crate::letters::code::Code;
use crate::ui::command::Route;
use crate::ui::referral::scan::{Scan, scan};
use crate::ui::testing::{self, Bench, wait_for, wait_until};

type Window = Harness<'static, Bench<ArrivalScreen>>;

/// The work area of a window of 1280 × 720.
const SIZE: [f32; 2] = [1044.0, 688.0];

fn page(session: Session) -> Window {
    let screen = ArrivalScreen::new(&Context::default(), None);
    let mut window = testing::show_at(SIZE, session, screen);
    window.run_steps(3);
    assert!(window.ctx.memory(|m| m.has_focus(grid_id())), "the keyboard is in the grid");
    window
}

fn screen<'a>(window: &'a Harness<'_, Bench<ArrivalScreen>>) -> &'a Typing {
    window.state().screen.typing.as_ref().unwrap()
}

/// Types with real keys: `|` is Tab, a line end Enter; a frame after each cell.
fn type_in(window: &mut Window, text: &str) {
    for letter in text.chars() {
        match letter {
            '|' => window.key_press(Key::Tab),
            '\n' => window.key_press(Key::Enter),
            letter => {
                window.event(Event::Text(letter.to_string()));
                continue;
            }
        }
        window.run_steps(1);
    }
    window.run_steps(1);
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(2);
}

/// Registers what is finished, as the window would.
fn register(window: &mut Window) {
    let commands = window.state_mut().screen_verb(Verb::Save);
    window.state_mut().commands.extend(commands);
    window.run_steps(2);
    window.state_mut().perform();
    window.run_steps(3);
}

impl Bench<ArrivalScreen> {
    fn screen_verb(&mut self, verb: Verb) -> Vec<Command> {
        self.screen.verb(verb, self.session.scene())
    }

    fn people(&self) -> Vec<Person> {
        let held = self.session.store().reader().all(Kind::Person).unwrap();
        held.iter().map(|h| crate::domain::fact::Record::from_row(&h.row)).collect()
    }
}

/// The number of the last transaction, as the toast has it.
fn last_batch(window: &mut Window) -> i64 {
    let commands = window.state_mut().screen_verb(Verb::Save);
    let mut batch = None;
    for command in commands {
        let done = window.state_mut().session.perform(command).unwrap();
        batch = done.changed.batch.or(batch);
        let bench = window.state_mut();
        bench.screen.saved(&done.changed);
        bench.screen.refresh(bench.session.scene()).unwrap();
    }
    window.run_steps(2);
    batch.unwrap()
}

#[test]
fn a_bus_is_typed_registered_and_taken_back_as_one() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    type_in(&mut window, "Traoré|Awa|f|12031998|Amadou|Sira|Diéma|76123456|1|enc soin\n");
    type_in(&mut window, "Traoré|Issa|h|4 ans|||||1 enfant\n");
    type_in(&mut window, "||f|25 ans\n");
    type_in(&mut window, "Keïta|Moussa|h|jeune");
    press(&mut window, Modifiers::NONE, Key::Escape);
    type_in(&mut window, "jeune\n");
    window.get_by_label("Ligne 4, Naissance, âge : jeune");
    window.get_by_label("Enregistrer le car (4 personnes)");
    let batch = last_batch(&mut window);
    let people = window.state().people();
    assert_eq!(people.len(), 3, "the line that is not understood stays");
    assert_eq!(screen(&window).grid.count(), 1);
    let awa = people.iter().find(|person| person.given_name == "Awa").unwrap();
    let issa = people.iter().find(|person| person.given_name == "Issa").unwrap();
    assert!(awa.household_id.is_some() && awa.household_id == issa.household_id);
    assert_eq!((&*awa.household_role, &*issa.household_role), ("head", "child"));
    let unnamed = people.iter().find(|person| person.full_name().is_empty()).unwrap();
    assert_eq!(unnamed.age_estimate, Some(25), "the least that is known is enough");
    let reader = window.state().session.store().reader();
    assert_eq!(reader.count(Kind::Case).unwrap(), 3);
    assert_eq!(reader.count(Kind::Vulnerability).unwrap(), 1);
    assert_eq!(reader.count(Kind::Contact).unwrap(), 1);
    assert_eq!(reader.count(Kind::Consent).unwrap(), 0, "nobody was asked, and nothing says so");
    let case: Case = {
        let held = reader.all(Kind::Case).unwrap();
        crate::domain::fact::Record::from_row(&held[0].row)
    };
    assert!(case.number.starts_with("BKO-") && case.arrival_id.is_some());
    assert_eq!(case.need, ["health"]);
    // Undo from the toast: nobody is registered, and every line stands in the grid again.
    let bench = window.state_mut();
    let done = bench.session.perform(Command::Undo(batch)).unwrap();
    assert!(bench.screen.concerns(&done.changed));
    bench.screen.refresh(bench.session.scene()).unwrap();
    window.run_steps(2);
    assert!(window.state().people().is_empty());
    let grid = &screen(&window).grid;
    assert_eq!(grid.count(), 4);
    assert_eq!(grid.line(0).unwrap().text(Column::Given), "Awa");
    // And all of it once more: nobody twice.
    let _ = last_batch(&mut window);
    assert_eq!(window.state().people().len(), 3);
}

#[test]
fn what_is_typed_after_a_bus_was_taken_back_stays_until_it_is_finished() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    type_in(&mut window, "Traoré|Awa|f|25 ans\nKeïta|Moussa|h|30 ans\n");
    let batch = last_batch(&mut window);
    let bench = window.state_mut();
    bench.session.perform(Command::Undo(batch)).unwrap();
    bench.screen.refresh(bench.session.scene()).unwrap();
    window.run_steps(2);
    assert_eq!(screen(&window).grid.count(), 2);
    press(&mut window, Modifiers::COMMAND, Key::End);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Home);
    type_in(&mut window, "Diallo|Fanta|f|abc");
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(screen(&window).grid.count(), 3);
    let _ = last_batch(&mut window);
    assert_eq!(window.state().people().len(), 2);
    let grid = &screen(&window).grid;
    let left: Vec<&str> = grid.lines().map(|line| line.text(Column::Family)).collect();
    assert!(left.contains(&"Diallo"), "{left:?}");
}

#[test]
fn a_bus_emptied_by_hand_stays_empty() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    type_in(&mut window, "Traoré|Awa|f|25 ans\nKeïta|Moussa|h|30 ans\n");
    let keep = |window: &mut Window| {
        wait_until(window, "the draft", |window| {
            let kept = |command: &Command| {
                matches!(command, Command::KeepDraft(_) | Command::DropDraft(_))
            };
            window.state().commands.iter().any(kept)
        });
        window.state_mut().perform();
    };
    keep(&mut window);
    let left = |window: &Window| {
        let mut again = ArrivalScreen::new(&Context::default(), None);
        again.refresh(window.state().session.scene()).unwrap();
        again.typing.as_ref().unwrap().grid.count()
    };
    assert_eq!(left(&window), 2);
    press(&mut window, Modifiers::COMMAND, Key::Home);
    for _ in 0..3 {
        press(&mut window, Modifiers::COMMAND, Key::Delete);
    }
    assert_eq!(screen(&window).grid.count(), 0);
    keep(&mut window);
    assert_eq!(left(&window), 0);
}

#[test]
fn a_cell_that_is_not_understood_says_so_in_a_sentence_and_loses_nothing() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    type_in(&mut window, "Traoré|Awa|zz|");
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    window.get_by_label_contains("« zz » n’est pas dans la liste");
    window.get_by_label("Ligne 1 : À corriger");
    register(&mut window);
    window.get_by_label_contains("Aucune ligne n’est prête");
    assert!(window.state().people().is_empty());
    assert_eq!(screen(&window).grid.line(0).unwrap().text(Column::Sex), "zz");
    type_in(&mut window, "f|");
    assert!(window.query_by_label("Ligne 1 : À corriger").is_none());
}

#[test]
fn every_key_is_on_disk_within_two_seconds_and_the_bus_is_taken_up_again() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    type_in(&mut window, "Traoré|Awa|f\nKeï");
    let begun = window.ctx.input(|i| i.time);
    wait_until(&mut window, "the draft", |window| {
        window.state().commands.iter().any(|command| matches!(command, Command::KeepDraft(_)))
    });
    let waited = window.ctx.input(|i| i.time) - begun;
    println!("kept {waited:.1} s after the last key, by the window's clock");
    assert!(waited <= 2.0);
    window.state_mut().perform();
    // The power goes: nothing more is said. What stands on disk opens again.
    let state = window.state();
    let mut again = ArrivalScreen::new(&Context::default(), None);
    again.refresh(state.session.scene()).unwrap();
    let grid = &again.typing.as_ref().unwrap().grid;
    assert_eq!(grid.count(), 2);
    assert_eq!(grid.line(0).unwrap().text(Column::Sex), "Femme");
    assert_eq!(grid.line(1).unwrap().text(Column::Family), "Keï");
}

/// Somebody known under another spelling, among enough strangers.
fn known(session: &mut Session) -> RecordId {
    testing::crowd(session, 120);
    let typed = [
        ("family_name", "Traoré"),
        ("given_name", "Mahamadou"),
        ("sex", "M"),
        ("birth_on", "12/03/1988"),
        ("father_name", "Soumaïla"),
        ("mother_name", "Niagalé"),
        ("origin_village", "Diamou"),
    ];
    let person = testing::add(session, Kind::Person, &typed);
    let whose = person.to_string();
    testing::add(session, Kind::Contact, &[("person_id", &whose), ("number", "76554433")]);
    testing::case(session, person);
    person
}

const AGAIN: &str = "Tarawele|Mamadou|h|12031988|Soumaila|Niagale|Diamou|76554433";

#[test]
fn one_key_says_it_is_this_person_and_a_case_opens_for_the_arrival() {
    let (_folder, mut session) = testing::session();
    let person = known(&mut session);
    let before = session.store().reader().count(Kind::Person).unwrap();
    let mut window = page(session);
    type_in(&mut window, AGAIN);
    type_in(&mut window, "\nDoumbia|Nana|f|30 ans\n");
    wait_until(&mut window, "the check", |window| {
        let typing = screen(window);
        let serial = typing.grid.line(0).unwrap().serial;
        typing.check.of(serial).is_some_and(|checked| !checked.likely.is_empty())
    });
    press(&mut window, Modifiers::COMMAND, Key::Home);
    wait_for(&mut window, "Ligne 1 : Très probable : Traoré Mahamadou");
    // A line that looks like somebody is asked about before it becomes a new person.
    register(&mut window);
    window.get_by_label("Les revoir").click();
    window.run_steps(3);
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    window.get_by_label("Ligne 1 : Déjà connue : Traoré Mahamadou");
    register(&mut window);
    let reader = window.state().session.store().reader();
    assert_eq!(reader.count(Kind::Person).unwrap(), before + 1, "Nana alone is new");
    let cases = reader.children(Kind::Case, person).unwrap();
    assert_eq!(cases.len(), 2);
    assert_eq!(value::of(&cases[1].row, "episode").int(), Some(2));
    assert_eq!(reader.children(Kind::Contact, person).unwrap().len(), 1, "the number was known");
}

#[test]
fn two_lines_alike_that_are_two_persons_stay_two() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    type_in(&mut window, "Keïta|Modibo|h|25 ans\nKeïta|Modibo|h|25 ans\n");
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    window.get_by_role_and_label(Is::Button, "Ce sont deux personnes").click();
    window.run_steps(2);
    window.get_by_label("Nouvelle personne.");
    register(&mut window);
    let reader = window.state().session.store().reader();
    let people: Vec<RecordId> =
        reader.all(Kind::Person).unwrap().iter().map(|held| held.id).collect();
    let links = reader.all(Kind::IdentityLink).unwrap();
    assert_eq!((people.len(), links.len()), (2, 1));
    let link: IdentityLink = crate::domain::fact::Record::from_row(&links[0].row);
    assert_eq!(
        (link.person_id, link.same_as_id, link.status),
        (Some(people[1]), Some(people[0]), Some(LinkStatus::Undone))
    );
}

#[test]
fn who_may_be_known_by_name_sex_and_age_alone_is_named_in_the_line() {
    let (_folder, mut session) = testing::session();
    known(&mut session);
    let mut window = page(session);
    type_in(&mut window, "Traoré|Mahamadu|h|38 ans\n");
    wait_until(&mut window, "who it may be", |window| {
        let said = |word: &str| format!("Ligne 1 : {word} : Traoré Mahamadou");
        ["À demander", "Possible"]
            .into_iter()
            .any(|word| window.query_by_label(&said(word)).is_some())
    });
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    window.get_by_role_and_label(Is::Button, "C’est cette personne : Traoré Mahamadou");
}

#[test]
fn a_new_person_is_remembered_as_another_than_those_offered() {
    let (_folder, mut session) = testing::session();
    let person = known(&mut session);
    let mut window = page(session);
    type_in(&mut window, AGAIN);
    wait_for(&mut window, "Ligne 1 : Très probable : Traoré Mahamadou");
    press(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    window.get_by_label("Ligne 1 : Nouvelle personne");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    wait_for(&mut window, "Ligne 1 : Très probable : Traoré Mahamadou");
    window.get_by_label("Nouvelle personne").click();
    window.run_steps(2);
    register(&mut window);
    let reader = window.state().session.store().reader();
    let links = reader.all(Kind::IdentityLink).unwrap();
    assert_eq!(links.len(), 1);
    let link: IdentityLink = crate::domain::fact::Record::from_row(&links[0].row);
    assert_eq!((link.same_as_id, link.status), (Some(person), Some(LinkStatus::Undone)));
}

#[test]
fn those_who_arrived_are_selected_with_a_reason_and_get_slips_whose_newest_counts() {
    let (folder, session) = testing::session();
    let mut window = page(session);
    type_in(
        &mut window,
        "Traoré|Awa|f|25 ans\nKeïta|Moussa|h|30 ans\nDiallo|Fanta|f|40 ans||||||||d\n",
    );
    register(&mut window);
    window.get_by_label("En attente (2)");
    window.get_by_role_and_label(Is::CheckBox, "Tout cocher").click();
    window.run_steps(2);
    window.get_by_role_and_label(Is::Button, "Aide ponctuelle").click();
    window.run_steps(2);
    window.get_by_label("Dites pourquoi.");
    window.get_by_role_and_label(Is::TextInput, "Pourquoi").focus();
    window.run_steps(2);
    type_in(&mut window, "Repart demain");
    window.state_mut().commands.clear();
    window.get_by_role_and_label(Is::Button, "Aide ponctuelle").click();
    window.run_steps(2);
    window.state_mut().perform();
    window.run_steps(3);
    window.get_by_label("En attente (0)");
    let reader = window.state().session.store().reader();
    let cases: Vec<Case> = reader
        .all(Kind::Case)
        .unwrap()
        .iter()
        .map(|held| crate::domain::fact::Record::from_row(&held.row))
        .collect();
    let one_off: Vec<&Case> =
        cases.iter().filter(|case| case.selection == Some(Selection::OneOff)).collect();
    assert_eq!(one_off.len(), 2);
    assert!(one_off.iter().all(|case| case.selection_reason == "Repart demain"));
    assert!(cases.iter().all(|case| case.selected_by == Some(window.state().session.me().id)));

    let mut codes = Vec::new();
    for turn in 0..2 {
        window.get_by_role_and_label(Is::Button, "Fiches à imprimer…").click();
        window.run_steps(2);
        wait_until(&mut window, "the slips", |window| window.state().screen.select.is_made());
        let path = folder.path().join(format!("fiches-{turn}.pdf"));
        window.state_mut().screen.select.type_path(&path);
        window.run_steps(2);
        window.get_by_role_and_label(Is::Button, "Enregistrer le PDF").click();
        window.run_steps(2);
        let commands = std::mem::take(&mut window.state_mut().commands);
        for command in &commands {
            if let Command::GiveSlips(order) = command {
                codes.push(order.people.clone());
            }
        }
        window.state_mut().commands = commands;
        window.state_mut().perform();
        window.run_steps(3);
        assert!(path.exists(), "{path:?}");
    }
    let reader = window.state().session.store().reader();
    let opens = |token: &crate::letters::code::Token| {
        scan(reader, &Code::Person(token.clone()).text()).unwrap()
    };
    let (person, void) = &codes[0][0];
    assert!(matches!(opens(void), Scan::Void(Some(_))));
    assert!(opens(void).refusal().unwrap().contains("ne vaut plus"));
    let (_, valid) = codes[1].iter().find(|(one, _)| one == person).unwrap();
    let Scan::Person(holder) = opens(valid) else { panic!("opens the person") };
    assert!(matches!(holder.route(), Route::Case { person: to, .. } if to == *person));
    // The sixteen characters alone, typed by hand.
    assert!(matches!(scan(reader, &valid.grouped()).unwrap(), Scan::Person(_)));
    println!("{} slips, the newest of each opens, the older ones are void", codes[0].len());
}

#[test]
fn who_slides_under_the_cursor_was_chosen_by_nobody() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    type_in(&mut window, "Traoré|Awa|f|25 ans\nKeïta|Moussa|h|30 ans\nDiallo|Fanta|f|40 ans\n");
    register(&mut window);
    window.get_by_label("En attente (3)");
    window.get_all_by_role_and_label(Is::CheckBox, "Cocher la ligne").next().unwrap().click();
    window.run_steps(2);
    window.get_by_label("Pour Traoré Awa");
    window.state_mut().commands.clear();
    window.get_by_role_and_label(Is::Button, "Dossier complet").click();
    window.run_steps(2);
    window.state_mut().perform();
    window.run_steps(3);
    window.get_by_label("En attente (2)");
    window.get_by_label("Cochez des personnes");
    window.get_by_role_and_label(Is::Button, "Dossier complet").click();
    window.run_steps(2);
    window.get_by_label("En attente (2)");
    assert!(!window.state().commands.iter().any(|c| matches!(c, Command::Bulk(_))));
}

#[test]
fn a_range_comes_from_a_spreadsheet_and_two_hundred_lines_are_drawn_as_few() {
    let (_folder, session) = testing::session();
    let mut window = page(session);
    let lines: Vec<String> =
        (0..200).map(|n| format!("Traoré\tAwa {n}\tF\t{}\n", 1950 + n % 50)).collect();
    let table = lines.concat();
    window.event(Event::Paste(table));
    window.run_steps(3);
    assert_eq!(screen(&window).grid.count(), 200);
    let drawn = window.query_all_by_role(Is::GridCell).count();
    println!("200 lines, {drawn} cells drawn");
    assert!(drawn < 400);
    press(&mut window, Modifiers::COMMAND, Key::End);
    window.get_by_label_contains("Ligne 200, Nom de famille");
    window.event(Event::Copy);
    window.run_steps(1);
}
