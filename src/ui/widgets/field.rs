//! Fields to type in: label above, help below, a complaint in its place when there is one.
//! Nothing is refused while typing; slashes and groups of figures are placed as one goes.
//!
//! Each takes an id (with the record's id in it), a `FieldLook` and the text, and answers
//! with the response of the box: `changed()` while typing, `lost_focus()` to judge.

use eframe::egui::accesskit::{Invalid, Live};
use eframe::egui::{
    self, Align2, Frame, Id, Margin, Rect, Response, Sense, Stroke, TextEdit, Ui, Vec2,
};

use super::{button, paint, text as words, typed};
use crate::ui::look::{self, Text, icon, size, space};
use crate::words::tr;

pub use typed::digits;

/// What stands around a field.
#[derive(Debug, Clone, Default)]
pub struct FieldLook {
    /// Above the field, and its name.
    pub label: String,
    /// Help below it; may be empty.
    pub hint: String,
    /// Says so beside the label.
    pub required: bool,
    /// Read only by those with the key: a lock beside the label.
    pub restricted: bool,
    /// The sentence of what is wrong, in place of the help.
    pub complaint: Option<String>,
    /// Faint text in an empty box; may be empty.
    pub placeholder: String,
    /// Width of the box; without it, what there is up to `size::FIELD`.
    pub width: Option<f32>,
}

impl FieldLook {
    /// A field with a label and nothing else.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// Help below it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Must it be filled in?
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }

    /// Is it read only by those with the key?
    #[must_use]
    pub fn restricted(mut self, restricted: bool) -> Self {
        self.restricted = restricted;
        self
    }

    /// What is wrong with it, if anything.
    #[must_use]
    pub fn complaint(mut self, complaint: Option<String>) -> Self {
        self.complaint = complaint;
        self
    }

    /// Faint text in the empty box.
    #[must_use]
    pub fn placeholder(mut self, placeholder: impl Into<String>) -> Self {
        self.placeholder = placeholder.into();
        self
    }

    /// Width of the box.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }
}

/// One line of text.
pub fn text(ui: &mut Ui, id: Id, look: &FieldLook, value: &mut String) -> Response {
    around(ui, look, |ui, width| line_ui(ui, id, look, width, Margin::symmetric(10, 0), value))
}

/// Several lines; grows with its text.
pub fn multiline(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    rows: usize,
    value: &mut String,
) -> Response {
    around(ui, look, |ui, width| {
        let edit = TextEdit::multiline(value)
            .id(id)
            .frame(box_frame(ui, id, look, Margin::symmetric(10, 7)))
            .hint_text(look.placeholder.clone())
            .desired_rows(rows)
            .desired_width(width);
        let response = ui.add(edit);
        paint::ring(ui, response.rect, &response);
        response
    })
}

/// A password, with a button that shows it.
pub fn password(ui: &mut Ui, id: Id, look: &FieldLook, value: &mut String) -> Response {
    around(ui, look, |ui, width| {
        let shown_id = id.with("shown");
        let mut shown = ui.data(|d| d.get_temp(shown_id)).unwrap_or(false);
        let margin = Margin { left: 10, right: 40, top: 0, bottom: 0 };
        let edit = edit(ui, id, look, width, margin, value).password(!shown);
        let response = ui.add(edit);
        paint::ring(ui, response.rect, &response);
        let (name, sign) = if shown {
            (tr("widget-hide-password"), icon::ICON_VISIBILITY_OFF)
        } else {
            (tr("widget-show-password"), icon::ICON_VISIBILITY)
        };
        let eye = ui.interact(inside_right(response.rect), id.with("eye"), Sense::click());
        button::icon_at(ui, eye.rect, &eye, sign, &name);
        if eye.on_hover_text(name).clicked() {
            shown = !shown;
            ui.data_mut(|d| d.insert_temp(shown_id, shown));
        }
        response
    })
}

/// A number; figures are grouped from ten thousand on. `digits` gives them back bare.
pub fn number(ui: &mut Ui, id: Id, look: &FieldLook, value: &mut String) -> Response {
    typed_ui(ui, id, look, 160.0, value, typed::number)
}

/// An amount of money, with its currency at the end of the box.
pub fn money(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    currency: &str,
    value: &mut String,
) -> Response {
    let response = typed_ui(ui, id, look, 200.0, value, typed::money);
    let ink = look::look(ui).ink_faint;
    let unit = paint::line(ui, currency, Text::Secondary, ink, f32::INFINITY);
    let x = response.rect.right() - 10.0 - unit.size().x;
    paint::left(ui, x, response.rect.center().y, unit);
    response
}

/// A date as people type it; the slashes of dd/mm/yyyy are placed, anything else stays.
pub fn date(ui: &mut Ui, id: Id, look: &FieldLook, value: &mut String) -> Response {
    let mut look = look.clone();
    if look.placeholder.is_empty() {
        look.placeholder = tr("widget-date-placeholder");
    }
    typed_ui(ui, id, &look, 160.0, value, typed::date)
}

/// A telephone number, grouped as it is typed.
pub fn phone(ui: &mut Ui, id: Id, look: &FieldLook, value: &mut String) -> Response {
    typed_ui(ui, id, look, 240.0, value, typed::phone)
}

/// A search box without a label: its name is for the screen reader and stands in it faintly.
/// `key` is the key that leads there, shown at its end.
pub fn search(
    ui: &mut Ui,
    id: Id,
    name: &str,
    key: &str,
    width: f32,
    value: &mut String,
) -> Response {
    let width = width.min(ui.available_width().max(size::FORM_ROW * 4.0));
    let look = FieldLook { placeholder: name.to_owned(), ..FieldLook::default() };
    let t = look::look(ui);
    let key = paint::line(ui, key, Text::Secondary, t.ink_faint, f32::INFINITY);
    let room = if value.is_empty() { key.size().x + space::S } else { size::TARGET };
    let margin = Margin { left: 34, right: room as i8 + 10, top: 0, bottom: 0 };
    let edit = edit(ui, id, &look, width, margin, value)
        .min_size(Vec2::new(width, size::BUTTON))
        .align(Align2::LEFT_CENTER);
    let mut response = ui.add(edit);
    paint::ring(ui, response.rect, &response);
    ui.accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::SearchInput);
        node.set_label(name.to_owned());
    });
    let rect = response.rect;
    let at = egui::pos2(rect.left() + 18.0, rect.center().y);
    paint::icon(ui, at, icon::ICON_SEARCH, size::ICON, t.ink_soft);
    if value.is_empty() {
        paint::left(ui, rect.right() - 10.0 - key.size().x, rect.center().y, key);
    } else {
        let clear = ui.interact(inside_right(rect), id.with("clear"), Sense::click());
        let name = tr("widget-clear");
        button::icon_at(ui, clear.rect, &clear, icon::ICON_CLOSE, &name);
        if clear.on_hover_text(name).clicked() {
            value.clear();
            response.mark_changed();
            response.request_focus();
        }
    }
    response
}

/// Enter in a one-line field goes to the next one: call it with the field's response.
/// True if it did. Ctrl+Enter is left to the form.
pub fn enter_advances(ui: &Ui, response: &Response) -> bool {
    let enter = ui.input(|i| i.key_pressed(egui::Key::Enter) && !i.modifiers.any());
    let leaves = enter && response.lost_focus();
    if leaves {
        // The next one must not be pressed by the same key.
        ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
        ui.memory_mut(|m| m.move_focus(egui::FocusDirection::Next));
    }
    leaves
}

/// Label above and help or complaint below any control; `add` gets the width it may use.
/// For controls of a screen's own: its response becomes named, described and required.
pub fn around(
    ui: &mut Ui,
    look: &FieldLook,
    add: impl FnOnce(&mut Ui, f32) -> Response,
) -> Response {
    let widest = ui.available_width();
    let width = look.width.unwrap_or(size::FIELD).min(widest);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
        ui.set_max_width(widest.min(size::FIELD.max(width)));
        // Rows of text are as high as their text; a row is otherwise as high as a button.
        let button = std::mem::replace(&mut ui.spacing_mut().interact_size.y, 0.0);
        let label = (!look.label.is_empty()).then(|| label_ui(ui, look));
        ui.spacing_mut().interact_size.y = button;
        let response = add(ui, width);
        describe(ui, look, &response);
        ui.spacing_mut().interact_size.y = 0.0;
        below_ui(ui, look);
        match label {
            Some(label) => response.labelled_by(label.id),
            None => response,
        }
    })
    .inner
}

fn label_ui(ui: &mut Ui, look: &FieldLook) -> Response {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(space::S, 0.0);
        let label = words::label(ui, &look.label);
        if look.required {
            words::faint(ui, tr("widget-required"));
        }
        if look.restricted {
            words::locked(ui, tr("widget-restricted"));
        }
        label
    })
    .inner
}

fn below_ui(ui: &mut Ui, look: &FieldLook) {
    if let Some(complaint) = &look.complaint {
        complaint_ui(ui, complaint);
    } else if !look.hint.is_empty() {
        words::faint(ui, &look.hint);
    }
}

/// What is wrong, in a sentence, with its icon; said aloud when it appears.
pub fn complaint_ui(ui: &mut Ui, complaint: &str) {
    let danger = look::look(ui).danger;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(space::XS, 0.0);
        let mark = Vec2::new(size::ICON_SMALL, size::ICON);
        let (rect, _) = ui.allocate_exact_size(mark, Sense::hover());
        paint::icon(ui, rect.center(), icon::ICON_ERROR, size::ICON_SMALL, danger);
        let sentence = words::rich(complaint, Text::Secondary, danger);
        let said = ui.add(egui::Label::new(sentence).wrap());
        ui.accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
    });
}

fn describe(ui: &Ui, look: &FieldLook, response: &Response) {
    ui.accesskit_node_builder(response.id, |node| {
        if let Some(complaint) = &look.complaint {
            node.set_invalid(Invalid::True);
            node.set_description(complaint.clone());
        } else if !look.hint.is_empty() {
            node.set_description(look.hint.clone());
        }
        if look.required {
            node.set_required();
        }
    });
}

/// The line around a box: quiet, accent with the keyboard in it, danger with a complaint.
pub(super) fn box_line(ui: &Ui, focused: bool, look: &FieldLook) -> Stroke {
    let t = look::look(ui);
    let color = match (&look.complaint, focused) {
        (Some(_), _) => t.danger,
        (None, true) => t.accent,
        (None, false) => t.field_line,
    };
    Stroke::new(size::LINE, color)
}

fn box_frame(ui: &Ui, id: Id, look: &FieldLook, margin: Margin) -> Frame {
    let focused = ui.memory(|m| m.has_focus(id));
    Frame::new()
        .fill(look::look(ui).surface)
        .stroke(box_line(ui, focused, look))
        .corner_radius(look::radius())
        .inner_margin(margin)
}

fn edit<'t>(
    ui: &Ui,
    id: Id,
    look: &FieldLook,
    width: f32,
    margin: Margin,
    value: &'t mut String,
) -> TextEdit<'t> {
    TextEdit::singleline(value)
        .id(id)
        .frame(box_frame(ui, id, look, margin))
        .hint_text(look.placeholder.clone())
        .desired_width(width)
        .min_size(Vec2::new(width, size::FORM_ROW))
        .align(Align2::LEFT_CENTER)
}

fn line_ui(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    width: f32,
    margin: Margin,
    value: &mut String,
) -> Response {
    let edit = edit(ui, id, look, width, margin, value);
    let response = ui.add(edit);
    paint::ring(ui, response.rect, &response);
    response
}

fn typed_ui(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    widest: f32,
    value: &mut String,
    tidy: fn(&str, &str) -> String,
) -> Response {
    around(ui, look, |ui, width| {
        let width = if look.width.is_some() { width } else { width.min(widest) };
        let before = value.clone();
        let response = line_ui(ui, id, look, width, Margin::symmetric(10, 0), value);
        if response.changed() {
            typed::apply(ui, id, &before, value, tidy);
        }
        response
    })
}

/// Room for a small button at the right end of a box.
fn inside_right(rect: Rect) -> Rect {
    let center = egui::pos2(rect.right() - size::FORM_ROW / 2.0, rect.center().y);
    Rect::from_center_size(center, Vec2::splat(size::TARGET))
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::harness;
    use eframe::egui::accesskit::Role;

    fn check_typing(draw: fn(&mut Ui, Id, &FieldLook, &mut String) -> Response, expected: &str) {
        let mut window = harness([600.0, 200.0], String::new(), move |ui, value: &mut String| {
            let look = FieldLook::new("Valeur").hint("Aide").required(true);
            draw(ui, Id::unique("value"), &look, value);
        });
        window.get_by_role_and_label(Role::TextInput, "Valeur").focus();
        window.run();
        for key in "12042001".chars() {
            window.event(egui::Event::Text(key.to_string()));
            window.run();
        }
        assert_eq!(window.state(), expected);
        window.get_by_label("obligatoire");
        window.get_by_label("Aide");
    }

    #[test]
    fn fields_are_named_and_typed_in() {
        check_typing(text, "12042001");
        check_typing(date, "12/04/2001");
        check_typing(number, "12\u{202f}042\u{202f}001");
        check_typing(phone, "12 04 20 01");
    }

    #[test]
    fn a_password_is_hidden_until_asked() {
        let mut window = harness([600.0, 200.0], String::new(), |ui, value: &mut String| {
            password(ui, Id::unique("secret"), &FieldLook::new("Mot de passe"), value);
        });
        window.get_by_role_and_label(Role::PasswordInput, "Mot de passe");
        window.get_by_role_and_label(Role::Button, "Montrer le mot de passe").click();
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Mot de passe");
    }

    #[test]
    fn a_complaint_takes_the_place_of_the_hint() {
        let window = harness([600.0, 200.0], String::new(), |ui, value: &mut String| {
            let look = FieldLook::new("Date").hint("Aide").complaint(Some("Trop tard.".into()));
            date(ui, Id::unique("date"), &look, value);
        });
        window.get_by_label("Trop tard.");
        assert!(window.query_by_label("Aide").is_none());
    }

    #[test]
    fn enter_goes_to_the_next_field() {
        let values = [String::new(), String::new()];
        let mut window = harness([600.0, 300.0], values, |ui, [one, two]| {
            let first = text(ui, Id::unique("one"), &FieldLook::new("Nom"), one);
            enter_advances(ui, &first);
            text(ui, Id::unique("two"), &FieldLook::new("Prénoms"), two);
        });
        window.get_by_role_and_label(Role::TextInput, "Nom").focus();
        window.run();
        window.key_press(egui::Key::Enter);
        window.run();
        assert!(window.get_by_role_and_label(Role::TextInput, "Prénoms").is_focused());
    }
}
