//! Where the keyboard is when something lies over a screen, and where it goes afterwards: back
//! to where it was.

use eframe::egui::{Context, Id, Key, Memory, Ui};

/// Does a dialog, the palette or help lie over this? Then no key is meant for it, and nothing
/// in it can take the keyboard.
pub fn is_covered(ui: &Ui) -> bool {
    !ui.memory(|m| m.allows_interaction(ui.layer_id()))
}

/// What has the keyboard, or had it a frame ago: Esc takes it away before anything is drawn.
pub fn held(ctx: &Context) -> Option<Id> {
    let last = || ctx.data(|d| d.get_temp::<Option<Id>>(last_key())).flatten();
    ctx.memory(Memory::focused).or_else(last)
}

/// The keyboard is to go back there once nothing lies over it any more.
pub fn give_back(ctx: &Context, id: Option<Id>) {
    ctx.data_mut(|d| d.insert_temp(due_key(), id));
    ctx.request_repaint();
}

/// Gives the keyboard back where that is due and nothing else took it; once a frame, last.
pub fn settle(ui: &Ui) {
    if is_covered(ui) {
        if due(ui).is_some() {
            ui.request_repaint();
        }
        return;
    }
    if let Some(id) = due(ui) {
        ui.data_mut(|d| d.insert_temp(due_key(), None::<Id>));
        if ui.memory(Memory::focused).is_none() {
            ui.memory_mut(|m| m.request_focus(id));
        }
    }
    // Esc that closed nothing takes nothing away.
    if ui.memory(Memory::focused).is_none()
        && ui.input(|i| i.key_pressed(Key::Escape))
        && let Some(last) = held(ui)
    {
        ui.memory_mut(|m| m.request_focus(last));
    }
    let focused = ui.memory(Memory::focused);
    ui.data_mut(|d| d.insert_temp(last_key(), focused));
}

fn due(ui: &Ui) -> Option<Id> {
    ui.data(|d| d.get_temp::<Option<Id>>(due_key())).flatten()
}

fn due_key() -> Id {
    Id::unique("focus due")
}

fn last_key() -> Id {
    Id::unique("focus last")
}

#[cfg(test)]
mod tests {
    use eframe::egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::button;
    use crate::ui::widgets::dialog::Dialog;

    #[test]
    fn the_keyboard_goes_back_to_where_it_was_before_a_dialog() {
        let mut window = crate::ui::widgets::harness([600.0, 400.0], false, |ui, asks| {
            ui.add(button::secondary("Premier"));
            ui.add(button::secondary("Second"));
            *asks |= ui.input(|i| i.key_pressed(Key::Escape)) && !is_covered(ui);
            if *asks {
                let dialog = Dialog::new(Id::unique("leave"), "Quitter ?", "Rester");
                *asks = dialog.show(ui, |_| {}).is_none();
            }
            settle(ui);
        });
        window.get_by_role_and_label(Role::Button, "Second").focus();
        window.run();
        window.key_press(Key::Escape);
        window.run();
        assert!(window.get_by_role_and_label(Role::Button, "Rester").is_focused());
        window.key_press(Key::Enter);
        window.run();
        assert!(window.get_by_role_and_label(Role::Button, "Second").is_focused());
    }
}
