//! Choices: a few as segments side by side, many as a list one can search, several at once
//! as chips, and yes / no / not known, where not knowing is an answer.
//!
//! Choices come as `(code, label)`; the value is the code, empty while unanswered.

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{
    self, Color32, CornerRadius, Id, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

use super::field::{self, FieldLook};
use super::{badge, button, paint};
use crate::ui::look::{self, Text, icon, size, space};
use crate::words::tr;

pub use super::list::list;

/// A code and what people read for it.
pub type Entry<'a> = (&'a str, &'a str);

/// Up to how many choices stand side by side.
const FEW: usize = 5;

/// Segments when there are few and they fit, else a list.
pub fn one(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    entries: &[Entry<'_>],
    value: &mut String,
) -> Response {
    let known = value.is_empty() || entries.iter().any(|(code, _)| code == value);
    if entries.len() <= FEW && known && segments_width(ui, entries) <= ui.available_width() {
        segmented(ui, id, look, entries, value)
    } else {
        list(ui, id, look, entries, value)
    }
}

/// Are these so few that they stand side by side, where there is this much room?
pub fn stand(ui: &Ui, entries: &[Entry<'_>], room: f32) -> bool {
    entries.len() <= FEW && segments_width(ui, entries) <= room
}

/// Yes, no, not known: the codes are `yes`, `no`, `unknown`.
pub fn yes_no(ui: &mut Ui, id: Id, look: &FieldLook, value: &mut String) -> Response {
    let (yes, no, unknown) = (tr("widget-yes"), tr("widget-no"), tr("widget-unknown"));
    let entries = [("yes", yes.as_str()), ("no", no.as_str()), ("unknown", unknown.as_str())];
    segmented(ui, id, look, &entries, value)
}

/// Segments side by side, one of them chosen: a radio group. The arrows choose; choosing
/// again, or Delete, takes an answer back where none is required.
pub fn segmented(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    entries: &[Entry<'_>],
    value: &mut String,
) -> Response {
    field::around(ui, look, |ui, width| {
        let stacked = segments_width(ui, entries) > width;
        let wide: Vec<f32> = entries.iter().map(|(_, label)| segment_width(ui, label)).collect();
        let size = if stacked {
            Vec2::new(width, size::FORM_ROW * entries.len() as f32)
        } else {
            Vec2::new(wide.iter().sum(), size::FORM_ROW)
        };
        let (rect, mut group) = ui.allocate_exact_size(size, Sense::hover());
        let before = value.clone();
        let mut walked = None;
        let chosen = entries.iter().position(|(code, _)| code == value);
        let mut x = rect.left();
        let mut y = rect.top();
        for (at, (code, label)) in entries.iter().enumerate() {
            let wide = if stacked { width } else { wide.get(at).copied().unwrap_or_default() };
            let part = Rect::from_min_size(egui::pos2(x, y), Vec2::new(wide, size::FORM_ROW));
            if stacked {
                y += size::FORM_ROW;
            } else {
                x += wide;
            }
            // One stop for Tab: the chosen segment, or the first.
            let stop = chosen.unwrap_or(0) == at;
            let sense = if stop { Sense::click() } else { Sense::CLICK };
            let segment = ui.interact(part, id.with(at), sense);
            if segment.clicked() {
                if chosen == Some(at) && !look.required {
                    value.clear();
                } else {
                    (*code).clone_into(value);
                }
            }
            if segment.has_focus() {
                walked = keys(ui, &segment, at, entries, look.required, value);
            }
            let ends = (at == 0, at + 1 == entries.len(), stacked);
            segment_ui(ui, &segment, label, chosen == Some(at), ends);
        }
        if let Some(to) = walked {
            // Only now: the one walked to became a stop for Tab just now.
            ui.memory_mut(|m| m.request_focus(id.with(to)));
        }
        let line = field::box_line(ui, false, look);
        ui.painter().rect_stroke(rect, look::radius(), line, StrokeKind::Inside);
        for at in 0..entries.len() {
            if ui.memory(|m| m.has_focus(id.with(at)))
                && let Some(segment) = ui.read_response(id.with(at))
            {
                paint::into_view(ui, segment.rect, &segment);
                paint::ring_at(ui, segment.rect);
            }
        }
        ui.accesskit_node_builder(group.id, |node| node.set_role(Role::RadioGroup));
        if *value != before {
            group.mark_changed();
        }
        group
    })
}

/// Obeys the keys on the segment `at`; the one the arrows lead to.
fn keys(
    ui: &Ui,
    segment: &Response,
    at: usize,
    entries: &[Entry<'_>],
    required: bool,
    value: &mut String,
) -> Option<usize> {
    paint::keep_arrows(ui, segment.id, paint::Arrows::Both);
    let next = paint::took(ui, Key::ArrowRight) || paint::took(ui, Key::ArrowDown);
    let previous = paint::took(ui, Key::ArrowLeft) || paint::took(ui, Key::ArrowUp);
    let count = entries.len();
    let to = match (next, previous) {
        (true, _) => (at + 1) % count,
        (_, true) => (at + count - 1) % count,
        _ => {
            let back = paint::took(ui, Key::Delete) || paint::took(ui, Key::Backspace);
            if back && !required {
                value.clear();
                return Some(0);
            }
            return None;
        }
    };
    let (code, _) = entries.get(to)?;
    (*code).clone_into(value);
    Some(to)
}

fn segment_width(ui: &Ui, label: &str) -> f32 {
    let strong = paint::line(ui, label, Text::Strong, Color32::PLACEHOLDER, f32::INFINITY);
    (strong.size().x + size::ICON + space::XS + space::M * 2.0).max(72.0).ceil()
}

fn segments_width(ui: &Ui, entries: &[Entry<'_>]) -> f32 {
    entries.iter().map(|(_, label)| segment_width(ui, label)).sum()
}

fn segment_ui(
    ui: &Ui,
    response: &Response,
    label: &str,
    chosen: bool,
    (first, last, stacked): (bool, bool, bool),
) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, enabled, chosen, label));
    let t = look::look(ui);
    let rect = response.rect;
    let (r, none) = (size::RADIUS, 0);
    let corners = CornerRadius {
        nw: if first { r } else { none },
        ne: if (last && !stacked) || (first && stacked) { r } else { none },
        sw: if (first && !stacked) || (last && stacked) { r } else { none },
        se: if last { r } else { none },
    };
    let ground = match (chosen, response.hovered()) {
        (true, _) => t.selected,
        (_, true) => t.hover,
        _ => t.surface,
    };
    ui.painter().rect_filled(rect, corners, ground);
    if !first {
        let line = Stroke::new(size::LINE, t.line);
        if stacked {
            ui.painter().hline(rect.shrink(1.0).x_range(), rect.top(), line);
        } else {
            ui.painter().vline(rect.left(), rect.shrink(1.0).y_range(), line);
        }
    }
    let (font, ink) = if chosen { (Text::Strong, t.accent) } else { (Text::Body, t.ink) };
    let room = rect.width() - space::M * 2.0;
    let word = paint::line(ui, label, font, ink, room);
    let sign = if chosen { size::ICON + space::XS } else { 0.0 };
    let x = if stacked {
        rect.left() + space::M
    } else {
        (rect.center().x - (word.size().x + sign) * 0.5).round()
    };
    if chosen {
        let at = egui::pos2(x + size::ICON / 2.0, rect.center().y);
        paint::icon(ui, at, icon::ICON_CHECK, size::ICON, ink);
    }
    let indent = if stacked { size::ICON + space::XS } else { sign };
    paint::left(ui, x + indent, rect.center().y, word);
}

/// Several at once. Up to a dozen stand as chips to press; of more, the chosen stand as
/// chips and the rest waits in a list.
pub fn many(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    entries: &[Entry<'_>],
    values: &mut Vec<String>,
) -> Response {
    const DOZEN: usize = 12;
    field::around(ui, look, |ui, width| {
        let before = values.len();
        let mut group = ui
            .horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = Vec2::splat(space::S - 2.0);
                if entries.len() <= DOZEN {
                    for (at, (code, label)) in entries.iter().enumerate() {
                        toggle_ui(ui, id.with(at), code, label, values);
                    }
                } else {
                    values.retain(|value| {
                        let label = entries.iter().find(|(code, _)| code == value);
                        !badge::chip(ui, label.map_or(value.as_str(), |(_, label)| label))
                    });
                }
            })
            .response;
        if entries.len() > DOZEN {
            let rest: Vec<Entry<'_>> = entries
                .iter()
                .filter(|(code, _)| !values.iter().any(|value| value == code))
                .copied()
                .collect();
            let add = FieldLook { placeholder: tr("widget-add"), ..FieldLook::default() };
            let mut picked = String::new();
            let list = list(ui, id.with("more"), &add.width(width.min(360.0)), &rest, &mut picked);
            let _ = list.accessible_name(look.label.clone());
            if !picked.is_empty() {
                values.push(picked);
                group.mark_changed();
            }
        }
        ui.accesskit_node_builder(group.id, |node| node.set_role(Role::Group));
        if values.len() != before {
            group.mark_changed();
        }
        group
    })
}

fn toggle_ui(ui: &mut Ui, id: Id, code: &str, label: &str, values: &mut Vec<String>) {
    let on = values.iter().any(|value| value == code);
    let t = look::look(ui);
    let (font, ink) = if on { (Text::Strong, t.accent) } else { (Text::Body, t.ink) };
    let room = ui.available_width().max(120.0) - size::ICON - space::XS - space::M * 2.0;
    let word = paint::line(ui, label, font, ink, room);
    let wide = word.size().x + size::ICON + space::XS + space::S * 2.0 + 2.0;
    let (_, rect) = ui.allocate_space(Vec2::new(wide, size::TARGET + 2.0));
    let response = ui.interact(rect, id, Sense::click());
    if response.clicked() {
        if on {
            values.retain(|value| value != code);
        } else {
            values.push(code.to_owned());
        }
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, on, label));
    ui.accesskit_node_builder(id, |node| {
        node.set_toggled(if on { Toggled::True } else { Toggled::False });
    });
    let ground = match (on, response.hovered()) {
        (true, _) => t.selected,
        (_, true) => t.hover,
        _ => t.surface,
    };
    let line = Stroke::new(size::LINE, if on { t.accent } else { t.field_line });
    ui.painter().rect(rect, look::radius(), ground, line, StrokeKind::Inside);
    let mark = egui::pos2(rect.left() + space::S + size::ICON / 2.0, rect.center().y);
    let sign = if on { icon::ICON_CHECK } else { icon::ICON_ADD };
    paint::icon(ui, mark, sign, size::ICON, if on { ink } else { t.ink_soft });
    paint::left(ui, mark.x + size::ICON / 2.0 + space::XS, rect.center().y, word);
    paint::ring(ui, rect, &response);
}

/// A tick box under a label of its own, for one fact that is so or is not.
pub fn tick(ui: &mut Ui, text: impl Into<String>, on: &mut bool) -> Response {
    button::tick(ui, on, text)
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::harness;

    #[test]
    fn segments_are_pressed_and_walked() {
        let mut window = harness([600.0, 200.0], String::new(), |ui, value: &mut String| {
            yes_no(ui, Id::unique("pregnant"), &FieldLook::new("Enceinte"), value);
        });
        window.get_by_role_and_label(Role::RadioGroup, "Enceinte");
        window.get_by_role_and_label(Role::RadioButton, "Non").click();
        window.run();
        assert_eq!(window.state(), "no");
        window.get_by_role_and_label(Role::RadioButton, "Non").focus();
        window.run();
        window.key_press(Key::ArrowRight);
        window.run();
        assert_eq!(window.state(), "unknown");
        window.key_press(Key::ArrowLeft);
        window.run();
        assert_eq!(window.state(), "no");
        window.key_press(Key::Delete);
        window.run();
        assert_eq!(window.state(), "", "an answer can be taken back");
    }

    #[test]
    fn several_can_be_chosen() {
        let mut window = harness([600.0, 200.0], Vec::new(), |ui, values: &mut Vec<String>| {
            let entries = [("bm", "Bamanankan"), ("fr", "Français")];
            many(ui, Id::unique("languages"), &FieldLook::new("Langues"), &entries, values);
        });
        for name in ["Français", "Bamanankan", "Français"] {
            window.get_by_role_and_label(Role::CheckBox, name).click();
            window.run();
        }
        assert_eq!(window.state(), &["bm".to_owned()]);
    }
}
