//! Which key does what: one table over the verbs, so that menus, palette, help
//! and the keyboard agree, and a test can prove that no two keys collide.

use eframe::egui::{self, Event, Key, KeyboardShortcut, Modifiers};

use crate::domain::value::Keyed;
use crate::ui::command::{FIGURES, Verb};
use crate::words::tr;

/// The key of a verb.
pub(super) fn of(verb: Verb) -> KeyboardShortcut {
    let (modifiers, key) = match verb {
        Verb::Help => (Modifiers::NONE, Key::F1),
        Verb::Today => (Modifiers::NONE, Key::F2),
        Verb::People => (Modifiers::NONE, Key::F3),
        Verb::Settings => (Modifiers::NONE, Key::F4),
        Verb::Referrals => (Modifiers::NONE, Key::F5),
        Verb::Agenda => (Modifiers::NONE, Key::F6),
        Verb::Workshops => (Modifiers::NONE, Key::F7),
        Verb::Theme => (Modifiers::NONE, Key::F8),
        Verb::Language => (Modifiers::NONE, Key::F9),
        Verb::Supervision => (Modifiers::NONE, Key::F10),
        Verb::Figures => (Modifiers::NONE, Key::F11),
        Verb::Duplicates => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::D),
        Verb::Arrival => (Modifiers::NONE, Key::F12),
        Verb::Export => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::X),
        Verb::NewPerson => (Modifiers::COMMAND, Key::N),
        Verb::Import => (Modifiers::COMMAND, Key::I),
        Verb::Palette => (Modifiers::COMMAND, Key::K),
        Verb::Save => (Modifiers::COMMAND, Key::S),
        Verb::Edit => (Modifiers::COMMAND, Key::E),
        Verb::Undo => (Modifiers::COMMAND, Key::Z),
        Verb::ZoomIn => (Modifiers::COMMAND, Key::Plus),
        Verb::ZoomOut => (Modifiers::COMMAND, Key::Minus),
        Verb::ZoomReset => (Modifiers::COMMAND, Key::Num0),
        Verb::Lock => (Modifiers::COMMAND, Key::L),
        Verb::Quit => (Modifiers::COMMAND, Key::Q),
        Verb::Backup => (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S),
    };
    KeyboardShortcut::new(modifiers, key)
}

/// The key of a verb in words, as menus and help show it.
pub(super) fn words(ctx: &egui::Context, verb: Verb) -> String {
    ctx.format_shortcut(&of(verb))
}

/// What a verb is called.
pub(super) fn name(verb: Verb) -> String {
    tr(&format!("verb-{}", verb.key()))
}

/// The verbs whose keys were pressed since the last frame, but for those that the screen wants
/// for itself. A text field that has the keyboard keeps its own undo.
pub(super) fn pressed(ctx: &egui::Context, own: impl Fn(Verb) -> bool) -> Vec<Verb> {
    let typing = ctx.text_edit_focused();
    // Keys with more modifiers first: Ctrl+Shift+S is not Ctrl+S.
    let mut verbs = Verb::ALL.to_vec();
    verbs.sort_by_key(|verb| !of(*verb).modifiers.shift);
    verbs
        .into_iter()
        .filter(|verb| !(own(*verb) || typing && *verb == Verb::Undo))
        .filter(|verb| ctx.input_mut(|i| i.consume_shortcut(&of(*verb))))
        .collect()
}

/// One frame hears what was typed up to a key or a press that moves the keyboard or does something,
/// or that alone: the toolkit hands all keys of a frame to whichever field has the keyboard in it,
/// and a slow frame has many. What is behind waits in `held`.
pub(super) fn one_move(events: &mut Vec<Event>, held: &mut Vec<Event>) {
    held.append(events);
    let end = match held.iter().position(moves) {
        Some(0) => 1,
        Some(at) => at,
        None => held.len(),
    };
    *events = held.drain(..end).collect();
}

/// Whether the keyboard may be elsewhere after it.
fn moves(event: &Event) -> bool {
    match event {
        Event::PointerButton { .. } => true,
        Event::Key { key, pressed: true, modifiers, .. } => {
            let by_itself = matches!(key, Key::Tab | Key::Enter | Key::Escape);
            by_itself || modifiers.command || (Key::F1..=Key::F12).contains(key)
        }
        _ => false,
    }
}

/// Ctrl with a key of the row of figures means that figure, also where the figure needs
/// Shift, as on a French keyboard.
pub(super) fn figures(events: &mut [Event]) {
    for event in events {
        if let Event::Key { key, physical_key: Some(place), modifiers, .. } = event
            && modifiers.command
            && !modifiers.alt
            && FIGURES.contains(place)
        {
            *key = *place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_french_keyboard_has_figures_without_shift() {
        let pressed = |key, place, modifiers| Event::Key {
            key,
            physical_key: Some(place),
            pressed: true,
            repeat: false,
            modifiers,
        };
        let mut events = [
            pressed(Key::Minus, Key::Num6, Modifiers::COMMAND),
            pressed(Key::Minus, Key::Num6, Modifiers::NONE),
            pressed(Key::A, Key::Q, Modifiers::COMMAND),
        ];
        figures(&mut events);
        let keys = events.map(|event| match event {
            Event::Key { key, .. } => key,
            _ => Key::Escape,
        });
        assert_eq!(keys, [Key::Num6, Key::Minus, Key::A]);
    }

    #[test]
    fn a_frame_ends_where_the_keyboard_moves_and_nothing_changes_its_place() {
        let key = |key, modifiers| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        };
        let text = |text: &str| Event::Text(text.to_owned());
        let (tab, save) = (key(Key::Tab, Modifiers::NONE), key(Key::S, Modifiers::COMMAND));
        let left = key(Key::ArrowLeft, Modifiers::NONE);
        let mut events = vec![text("a"), left.clone(), text("b"), tab.clone(), tab.clone()];
        events.extend([text("c"), save.clone(), text("d")]);
        let (all, mut held, mut frames) = (events.clone(), Vec::new(), Vec::new());
        while !events.is_empty() || !held.is_empty() {
            one_move(&mut events, &mut held);
            frames.push(std::mem::take(&mut events));
        }
        assert_eq!(frames.concat(), all);
        let first = vec![text("a"), left, text("b")];
        let rest = vec![vec![tab.clone()], vec![tab], vec![text("c")], vec![save], vec![text("d")]];
        assert_eq!(frames, [vec![first], rest].concat());
    }

    #[test]
    fn no_two_verbs_share_a_key_and_every_verb_has_a_name() {
        for (at, verb) in Verb::ALL.iter().enumerate() {
            for other in &Verb::ALL[at + 1..] {
                assert_ne!(of(*verb), of(*other), "{verb:?} {other:?}");
            }
            assert!(!name(*verb).contains('⟨'), "{verb:?}");
        }
    }
}
