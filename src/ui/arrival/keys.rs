//! Which key is which stroke of the grid.

use eframe::egui::{Event, ImeEvent, Key, Modifiers};

use crate::domain::arrival::{Move, Stroke};

/// What a key asks of the grid or of the row it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// Something in the grid.
    Stroke(Stroke),
    /// The candidate that is picked is this person.
    Same,
    /// This is a new person.
    New,
    /// The next candidate, or the one before.
    Pick(bool),
    /// Out of the grid.
    Leave,
    /// Register the bus: after the letters that were typed before it.
    Save,
}

/// What an event asks; `page` is how many lines are in view, `plain` whether nothing is marked
/// or being typed, so that Esc leaves.
pub(super) fn asked(event: &Event, page: usize, plain: bool) -> Option<Asked> {
    let stroke = match event {
        Event::Text(text) if !text.chars().all(char::is_control) => Stroke::Text(text.clone()),
        Event::Ime(ImeEvent::Commit(text)) => Stroke::Text(text.clone()),
        Event::Copy => Stroke::Copy,
        Event::Cut => Stroke::Cut,
        Event::Paste(text) => Stroke::Paste(text.clone()),
        Event::Key { key, pressed: true, modifiers, .. } => {
            return key_asked(*key, *modifiers, page, plain);
        }
        _ => return None,
    };
    Some(Asked::Stroke(stroke))
}

fn key_asked(key: Key, modifiers: Modifiers, page: usize, plain: bool) -> Option<Asked> {
    let (command, shift) = (modifiers.command, modifiers.shift);
    let to = match (key, command) {
        (Key::ArrowUp, _) if modifiers.alt => return Some(Asked::Pick(false)),
        (Key::ArrowDown, _) if modifiers.alt => return Some(Asked::Pick(true)),
        (Key::ArrowLeft, false) => Some(Move::Left),
        (Key::ArrowRight, false) => Some(Move::Right),
        (Key::ArrowUp, false) => Some(Move::Up),
        (Key::ArrowDown, false) => Some(Move::Down),
        (Key::ArrowLeft, true) | (Key::Home, false) => Some(Move::Home),
        (Key::ArrowRight, true) | (Key::End, false) => Some(Move::End),
        (Key::ArrowUp | Key::Home, true) => Some(Move::Top),
        (Key::ArrowDown | Key::End, true) => Some(Move::Bottom),
        (Key::PageUp, _) => Some(Move::PageUp(page)),
        (Key::PageDown, _) => Some(Move::PageDown(page)),
        _ => None,
    };
    if let Some(to) = to {
        let stroke = if shift { Stroke::Extend(to) } else { Stroke::Go(to) };
        return Some(Asked::Stroke(stroke));
    }
    let stroke = match (key, command, shift) {
        (Key::S, true, false) => return Some(Asked::Save),
        (Key::Enter, true, false) => return Some(Asked::Same),
        (Key::Enter, true, true) => return Some(Asked::New),
        (Key::Enter, false, false) => Stroke::Enter,
        (Key::Enter, false, true) => Stroke::EnterUp,
        (Key::Tab, false, false) => Stroke::Next,
        (Key::Tab, false, true) => Stroke::Back,
        (Key::F2, false, _) => Stroke::Change,
        (Key::Escape, ..) if plain => return Some(Asked::Leave),
        (Key::Escape, ..) => Stroke::Escape,
        (Key::Backspace, false, _) => Stroke::Backspace,
        (Key::Delete, true, _) => Stroke::Remove,
        (Key::Delete, false, _) => Stroke::Delete,
        (Key::D, true, _) => Stroke::FillDown,
        (Key::A, true, _) => Stroke::All,
        (Key::I, true, _) => Stroke::Insert,
        (Key::Z, true, false) => Stroke::Undo,
        (Key::Z, true, true) | (Key::Y, true, _) => Stroke::Redo,
        _ => return None,
    };
    Some(Asked::Stroke(stroke))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_a_spreadsheet() {
        let press = |key, modifiers| {
            let event =
                Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            asked(&event, 10, true)
        };
        let stroke = |stroke| Some(Asked::Stroke(stroke));
        let both = Modifiers::COMMAND | Modifiers::SHIFT;
        for (key, modifiers, wanted) in [
            (Key::Tab, Modifiers::NONE, stroke(Stroke::Next)),
            (Key::Tab, Modifiers::SHIFT, stroke(Stroke::Back)),
            (Key::ArrowDown, Modifiers::SHIFT, stroke(Stroke::Extend(Move::Down))),
            (Key::PageDown, Modifiers::NONE, stroke(Stroke::Go(Move::PageDown(10)))),
            (Key::D, Modifiers::COMMAND, stroke(Stroke::FillDown)),
            (Key::Z, Modifiers::COMMAND, stroke(Stroke::Undo)),
            (Key::Z, both, stroke(Stroke::Redo)),
            (Key::Delete, Modifiers::COMMAND, stroke(Stroke::Remove)),
            (Key::Enter, Modifiers::COMMAND, Some(Asked::Same)),
            (Key::Enter, both, Some(Asked::New)),
            (Key::Escape, Modifiers::NONE, Some(Asked::Leave)),
            (Key::S, Modifiers::COMMAND, Some(Asked::Save)),
            (Key::K, Modifiers::NONE, None),
        ] {
            assert_eq!(press(key, modifiers), wanted, "{key:?}");
        }
        assert_eq!(asked(&Event::Text("é".into()), 1, true), stroke(Stroke::Text("é".into())));
    }
}
