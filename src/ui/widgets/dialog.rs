//! Dialogs: a title, a sentence, verbs on the buttons. The safe choice has the keyboard, so
//! that Enter does no harm, and Esc is the safe choice.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id, Key, Modal, Ui, Vec2};

use super::button::{self, Button};
use super::text;
use crate::ui::look::{self, size, space};

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The safe choice, or Esc.
    Safe,
    /// The verb the dialog is about.
    Verb,
    /// The other verb, where there are two.
    Other,
}

/// A dialog before it is shown.
#[derive(Debug, Clone)]
pub struct Dialog {
    id: Id,
    title: String,
    body: String,
    safe: String,
    verb: Option<Button>,
    other: Option<Button>,
    width: f32,
}

impl Dialog {
    /// A dialog whose only button is the safe one.
    pub fn new(id: Id, title: impl Into<String>, safe: impl Into<String>) -> Self {
        Self {
            id,
            title: title.into(),
            body: String::new(),
            safe: safe.into(),
            verb: None,
            other: None,
            width: 480.0,
        }
    }

    /// The sentence under the title.
    #[must_use]
    pub fn body(mut self, body: impl Into<String>) -> Self {
        self.body = body.into();
        self
    }

    /// The verb, harmless.
    #[must_use]
    pub fn verb(mut self, text: impl Into<String>) -> Self {
        self.verb = Some(button::primary(text));
        self
    }

    /// The verb, which destroys or endangers.
    #[must_use]
    pub fn danger(mut self, text: impl Into<String>) -> Self {
        self.verb = Some(button::danger(text));
        self
    }

    /// A second verb, left of the first.
    #[must_use]
    pub fn other(mut self, text: impl Into<String>) -> Self {
        self.other = Some(button::secondary(text));
        self
    }

    /// Whether the verb can be pressed yet.
    #[must_use]
    pub fn ready(mut self, ready: bool) -> Self {
        self.verb = self.verb.map(|verb| verb.enabled(ready));
        self
    }

    /// Kept between 440 and 560.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width.clamp(*size::DIALOG.start(), *size::DIALOG.end());
        self
    }

    /// Draws it over everything; `inside` adds what is between sentence and buttons.
    pub fn show(self, ctx: &egui::Context, inside: impl FnOnce(&mut Ui)) -> Option<Answer> {
        let width = self.width.min(ctx.content_rect().width() - space::XXL * 2.0);
        let pass = ctx.cumulative_pass_nr();
        let seen: Option<u64> = ctx.data(|d| d.get_temp(self.id));
        ctx.data_mut(|d| d.insert_temp(self.id, pass));
        let opened = seen.is_none_or(|seen| seen + 1 < pass);
        let before = self.id.with("before");
        if opened {
            let focused = super::focus::held(ctx);
            ctx.data_mut(|d| d.insert_temp(before, focused));
        }
        let shown = Modal::new(self.id)
            .backdrop_color(look::look(ctx).veil)
            .frame(look::raised(ctx).inner_margin(look::dialog_margin()))
            .show(ctx, |ui| {
                ui.set_width(width - space::XL * 2.0);
                ui.accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::Dialog);
                    node.set_modal();
                    node.set_label(self.title.clone());
                });
                text::section(ui, self.title.clone());
                if !self.body.is_empty() {
                    text::body(ui, self.body.clone());
                }
                inside(ui);
                ui.add_space(space::L);
                self.buttons_ui(ui, opened)
            });
        // While a list inside it is open, Esc closes the list.
        let escaped = shown.is_top_modal
            && !shown.any_popup_open
            && ctx.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
        let answer = if escaped { Some(Answer::Safe) } else { shown.inner };
        if answer.is_some() {
            super::focus::give_back(ctx, ctx.data(|d| d.get_temp::<Option<Id>>(before)).flatten());
        }
        answer
    }

    /// Right-aligned, the verb last; drawn from left to right, as Tab goes.
    fn buttons_ui(&self, ui: &mut Ui, opened: bool) -> Option<Answer> {
        let safe = button::secondary(self.safe.clone());
        let mut row: Vec<(Button, Answer)> = vec![(safe, Answer::Safe)];
        row.extend(self.other.clone().map(|b| (b, Answer::Other)));
        row.extend(self.verb.clone().map(|b| (b, Answer::Verb)));
        let gaps: f32 = row.iter().skip(1).map(|_| space::S).sum();
        let wide: f32 = row.iter().map(|(button, _)| button.natural_width(ui)).sum::<f32>() + gaps;
        let room = ui.available_width();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(space::S);
            if room > wide {
                ui.add_space(room - wide);
            }
            let mut answer = None;
            for (button, means) in row {
                let response = ui.add(button);
                if means == Answer::Safe && opened {
                    response.request_focus();
                }
                if response.clicked() {
                    answer = Some(means);
                }
            }
            answer
        })
        .inner
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::ui::widgets::harness;

    fn close<'a>() -> Harness<'a, Option<Answer>> {
        crate::ui::widgets::harness([900.0, 500.0], None, |ui, answer: &mut Option<Answer>| {
            if answer.is_none() {
                *answer = Dialog::new(Id::unique("close"), "Clore le dossier ?", "Garder")
                    .body("Il pourra être rouvert.")
                    .danger("Clore le dossier")
                    .show(ui, |_| {});
            }
        })
    }

    #[test]
    fn the_safe_choice_has_the_keyboard() {
        let mut harness = close();
        harness.run();
        assert!(harness.get_by_role_and_label(Role::Button, "Garder").is_focused());
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(*harness.state(), Some(Answer::Safe));
    }

    #[test]
    fn escape_is_the_safe_choice_and_the_verb_is_the_verb() {
        let mut one = close();
        one.run();
        one.key_press(Key::Escape);
        one.run();
        assert_eq!(*one.state(), Some(Answer::Safe));
        let mut two = close();
        two.run();
        two.get_by_role_and_label(Role::Button, "Clore le dossier").click();
        two.run();
        assert_eq!(*two.state(), Some(Answer::Verb));
    }

    #[test]
    fn a_list_inside_opens_and_escape_closes_only_the_list() {
        use crate::ui::widgets::{choice, field::FieldLook};
        for count in [6, 20] {
            let state = (String::new(), None);
            let mut window = harness([800.0, 600.0], state, |ui, (why, answer)| {
                let dialog = Dialog::new(Id::unique("why dialog"), "Clore ?", "Garder");
                let now = dialog.danger("Clore").show(ui, |ui| {
                    let entries: Vec<String> = (0..count).map(|n| format!("Motif {n}")).collect();
                    let entries: Vec<(&str, &str)> =
                        entries.iter().map(|e| (e.as_str(), e.as_str())).collect();
                    choice::list(ui, Id::unique("why"), &FieldLook::new("Motif"), &entries, why);
                });
                *answer = (*answer).or(now);
            });
            window.run();
            window.get_by_role_and_label(Role::ComboBox, "Motif").click();
            window.run();
            window.get_by_role_and_label(Role::ListBoxOption, "Motif 1");
            window.key_press(Key::Escape);
            window.run();
            assert!(window.query_by_role(Role::ListBoxOption).is_none(), "the list is closed");
            assert_eq!(window.state().1, None, "the dialog is not");
            window.get_by_role_and_label(Role::ComboBox, "Motif").click();
            window.run();
            window.key_press(Key::ArrowDown);
            window.run();
            window.key_press(Key::Enter);
            window.run();
            assert_eq!(window.state().0, "Motif 1");
        }
    }
}
