//! Keys that come faster than frames, in the whole window: each lands where it was meant.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Window, go, wait_for_backup, window};
use crate::app::key::one_move;
use crate::ui::command::Route;
use crate::ui::testing;

fn press(key: Key) -> Event {
    let modifiers = Modifiers::NONE;
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// All of this before the next frame is drawn; `|` is Tab.
fn typed_at_once(window: &mut Window, first: Option<Key>, text: &str) {
    let letters = text.chars().map(|letter| match letter {
        '|' => press(Key::Tab),
        letter => Event::Text(letter.to_string()),
    });
    let mut held: Vec<Event> = first.map(press).into_iter().chain(letters).collect();
    while !held.is_empty() {
        let mut now = Vec::new();
        one_move(&mut now, &mut held);
        window.input_mut().events.extend(now);
        window.step();
    }
    window.run_steps(3);
}

#[test]
fn letters_typed_before_a_slow_frame_was_drawn_land_where_they_were_meant() {
    let (_folder, session) = testing::session();
    let mut window = window(session);
    wait_for_backup(&mut window);
    go(&mut window, Route::NewPerson);
    typed_at_once(&mut window, None, "Awa|Traoré|");
    for (label, text) in [("Prénoms", "Awa"), ("Nom de famille", "Traoré")] {
        let node = window.get_by_role_and_label(Role::TextInput, label);
        assert_eq!(node.accesskit_node().value().as_deref(), Some(text), "{label}");
    }
    // Out of the form into the grid, by its key.
    typed_at_once(&mut window, Some(Key::F12), "Keïta|Moussa|h|");
    for cell in ["Nom de famille : Keïta", "Prénoms : Moussa", "Sexe : Homme"] {
        window.get_by_label(&format!("Ligne 1, {cell}"));
    }
}
