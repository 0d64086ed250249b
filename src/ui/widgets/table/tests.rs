//! What the table promises: keys, ticks, sorting, names for the screen reader.

use egui_kittest::{Harness, kittest::Queryable as _};

use crate::ui::widgets::harness as window;

use super::*;
use eframe::egui::Key;

struct Seen {
    state: TableState<usize>,
    last: Outcome,
    opened: Option<usize>,
    sort: Option<Sort>,
    drawn: usize,
}

fn harness<'a>(count: usize) -> Harness<'a, Seen> {
    let columns =
        [Column::new("Nom", 200.0).grow(1.0).sorts(), Column::new("Âge", 60.0).right().sorts()];
    let seen = Seen {
        state: TableState::default(),
        last: Outcome::default(),
        opened: None,
        sort: None,
        drawn: 0,
    };
    window([600.0, 400.0], seen, move |ui, seen: &mut Seen| {
        let mut drawn = 0;
        let table =
            Table::new(Id::unique("persons"), "Personnes", &columns, count).sort(seen.sort).ticks();
        let outcome = table.show(ui, &mut seen.state, Some, |at, cells| {
            drawn += 1;
            cells.strong(&format!("Personne {at}"));
            cells.text("25");
        });
        seen.opened = seen.opened.or(outcome.opened);
        seen.sort = outcome.sort.or(seen.sort);
        seen.drawn = drawn;
        seen.last = outcome;
    })
}

#[test]
fn only_the_rows_in_view_are_drawn() {
    let mut table = harness(353_695);
    table.run();
    assert!(table.state().drawn < 15, "{}", table.state().drawn);
    table.get_by_role_and_label(Role::Row, "Personne 3, 25");
    table.get_by_role_and_label(Role::Grid, "Personnes").focus();
    table.run();
    table.key_press(Key::End);
    table.run();
    assert_eq!(table.state().state.cursor, Some(353_694));
    table.get_by_role_and_label(Role::Row, "Personne 353694, 25");
}

#[test]
fn the_keyboard_moves_ticks_and_opens() {
    let mut table = harness(50);
    table.run();
    table.get_by_role_and_label(Role::Grid, "Personnes").focus();
    table.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Space, Key::PageDown, Key::ArrowUp] {
        table.key_press(key);
        table.run();
    }
    assert_eq!(table.state().state.cursor, Some(9));
    assert_eq!(table.state().state.ticked, BTreeSet::from([1]));
    table.key_press_modifiers(egui::Modifiers::SHIFT, Key::ArrowDown);
    table.run();
    assert_eq!(table.state().state.ticked, BTreeSet::from([1, 9, 10]));
    table.key_press(Key::Enter);
    table.run();
    assert_eq!(table.state().opened, Some(10));
}

#[test]
fn a_heading_sorts_up_then_down() {
    let mut table = harness(5);
    table.run();
    for descending in [false, true, false] {
        table.get_by_role_and_label(Role::ColumnHeader, "Âge").click();
        table.run();
        assert_eq!(table.state().sort, Some(Sort { column: 1, descending }));
    }
}

#[test]
fn pressing_puts_the_cursor_and_ticking_ticks() {
    let mut table = harness(5);
    table.run();
    table.get_by_role_and_label(Role::Row, "Personne 2, 25").click();
    table.run();
    assert_eq!(table.state().state.cursor, Some(2));
    table.get_by_role_and_label(Role::CheckBox, "Tout cocher").click();
    table.run();
    assert_eq!(table.state().state.ticked.len(), 5);
}
