//! One choice out of many: a box that opens a list under it, with a line to search by.
//! Letters typed on the box open it; arrows, Page, Enter and Esc work as expected.

use eframe::egui::accesskit::{HasPopup, Role};
use eframe::egui::{
    self, Id, Key, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, StrokeKind, Ui,
    Vec2, WidgetInfo,
};
use unicode_normalization::UnicodeNormalization as _;

use super::choice::Entry;
use super::field::{self, FieldLook};
use super::{paint, text};
use crate::ui::look::{self, Text, icon, size, space};
use crate::words::{tr, tr_with};

const SHOWN: usize = 9;
/// From how many choices on a line to search by is worth its place.
const SEARCHED: usize = 8;

/// A box that shows the choice made and opens a list to make it.
pub fn list(
    ui: &mut Ui,
    id: Id,
    look: &FieldLook,
    entries: &[Entry<'_>],
    value: &mut String,
) -> Response {
    let response = field::around(ui, look, |ui, width| {
        let (_, rect) = ui.allocate_space(Vec2::new(width, size::FORM_ROW));
        let mut response = ui.interact(rect, id, Sense::click());
        let popup = id.with("popup");
        let was_open = Popup::is_id_open(ui, popup);
        let chosen = entries.iter().find(|(code, _)| code == value).map(|(_, label)| *label);
        // A code that the list no longer has is still an answer: it shows as it is.
        let shown = chosen.or((!value.is_empty()).then_some(value.as_str()));
        box_ui(ui, &response, look, shown, was_open);

        let mut search: Search = ui.data(|d| d.get_temp(popup)).unwrap_or_default();
        if response.has_focus() && !was_open {
            paint::keep_arrows(ui, id, paint::Arrows::Down);
            let typed = typed_text(ui);
            if paint::took(ui, Key::ArrowDown) || typed.is_some() {
                search = Search { text: typed.unwrap_or_default(), ..Search::default() };
                open(ui, popup, &mut search, entries, value);
            } else if !look.required
                && (paint::took(ui, Key::Delete) || paint::took(ui, Key::Backspace))
                && !value.is_empty()
            {
                value.clear();
                response.mark_changed();
            }
        }
        if response.clicked() {
            if was_open {
                Popup::close_id(ui, popup);
            } else {
                search = Search::default();
                open(ui, popup, &mut search, entries, value);
            }
        }
        let picked = Popup::from_response(&response)
            .id(popup)
            .open_memory(None)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(rect.width().max(240.0))
            .gap(space::XS)
            .frame(look::raised(ui).inner_margin(6))
            .accessible_name(look.label.clone())
            .show(|ui| {
                ui.set_width(rect.width().max(240.0) - 12.0);
                inside_ui(ui, id, &mut search, entries, value, &look.label)
            })
            .and_then(|shown| shown.inner);
        if let Some(at) = picked {
            if let Some((code, _)) = entries.get(at)
                && value != code
            {
                (*code).clone_into(value);
                response.mark_changed();
            }
            Popup::close_id(ui, popup);
            response.request_focus();
        } else if was_open && !Popup::is_id_open(ui, popup) {
            // Esc, or a press beside it: the keyboard comes back to the box.
            response.request_focus();
        }
        ui.data_mut(|d| d.insert_temp(popup, search));
        response
    });
    said_ui(ui, &response, entries, value);
    response
}

/// Screen readers of Linux are told no value of such a box, so what is chosen is said before what
/// describes it.
fn said_ui(ui: &Ui, response: &Response, entries: &[Entry<'_>], value: &str) {
    if !cfg!(target_os = "linux") || value.is_empty() {
        return;
    }
    let chosen = entries.iter().find(|(code, _)| *code == value).map_or(value, |(_, label)| label);
    ui.accesskit_node_builder(response.id, |node| {
        let said = match node.description() {
            Some(more) => format!("{chosen}. {more}"),
            None => chosen.to_owned(),
        };
        node.set_description(said);
    });
}

/// What is being searched for while the list is open.
#[derive(Debug, Clone, Default)]
struct Search {
    text: String,
    at: usize,
    fresh: bool,
    moved: bool,
}

fn open(ui: &Ui, popup: Id, search: &mut Search, entries: &[Entry<'_>], value: &str) {
    search.fresh = true;
    search.moved = true;
    search.at = if search.text.is_empty() {
        entries.iter().position(|(code, _)| *code == value).unwrap_or(0)
    } else {
        0
    };
    Popup::open_id(ui, popup);
}

/// Letters typed at the closed box.
fn typed_text(ui: &Ui) -> Option<String> {
    ui.input_mut(|i| {
        let mut typed = String::new();
        i.events.retain(|event| match event {
            egui::Event::Text(text) if text != " " => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
        (!typed.is_empty()).then_some(typed)
    })
}

fn box_ui(ui: &Ui, response: &Response, look: &FieldLook, shown: Option<&str>, open: bool) {
    let t = look::look(ui);
    let rect = response.rect;
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, enabled, ""));
    ui.accesskit_node_builder(response.id, |node| {
        node.set_has_popup(HasPopup::Listbox);
        node.set_expanded(open);
        node.set_value(shown.unwrap_or_default());
    });
    let ground = if response.hovered() { t.hover } else { t.surface };
    let line = field::box_line(ui, open || response.has_focus(), look);
    ui.painter().rect(rect, look::radius(), ground, line, StrokeKind::Inside);
    let placeholder =
        if look.placeholder.is_empty() { tr("widget-choose") } else { look.placeholder.clone() };
    let (word, ink) = match shown {
        Some(label) => (label, t.ink),
        None => (placeholder.as_str(), t.ink_faint),
    };
    let room = rect.width() - 10.0 - size::FORM_ROW;
    let word = paint::line(ui, word, Text::Body, ink, room);
    paint::left(ui, rect.left() + 11.0, rect.center().y, word);
    let at = egui::pos2(rect.right() - size::FORM_ROW / 2.0, rect.center().y);
    paint::icon(ui, at, icon::ICON_KEYBOARD_ARROW_DOWN, size::ICON + 2.0, t.ink_soft);
    paint::into_view(ui, rect, response);
    if response.has_focus() || open {
        paint::ring_at(ui, rect);
    }
}

/// The open list; the place in `entries` of what was picked.
fn inside_ui(
    ui: &mut Ui,
    id: Id,
    search: &mut Search,
    entries: &[Entry<'_>],
    value: &str,
    name: &str,
) -> Option<usize> {
    ui.spacing_mut().item_spacing = Vec2::new(0.0, space::XS);
    let width = ui.available_width();
    let line = id.with("search");
    // A short list has no line to search by until letters are typed.
    if entries.len() < SEARCHED
        && search.text.is_empty()
        && let Some(typed) = typed_text(ui)
    {
        *search = Search { text: typed, fresh: true, moved: true, at: 0 };
    }
    if entries.len() >= SEARCHED || !search.text.is_empty() {
        let label = tr("widget-search");
        if field::search(ui, line, &label, "", width, &mut search.text).changed() {
            (search.at, search.moved) = (0, true);
        }
    } else {
        let (_, rect) = ui.allocate_space(Vec2::new(width, 0.0));
        ui.interact(rect, line, Sense::focusable_noninteractive()).accessible_name(name);
        paint::keep_arrows(ui, line, paint::Arrows::Down);
    }
    if search.fresh {
        ui.memory_mut(|m| m.request_focus(line));
        search.fresh = false;
    }
    let wanted = bare(&search.text);
    let mut found: Vec<usize> = entries
        .iter()
        .enumerate()
        .filter(|(_, (_, label))| wanted.is_empty() || fits(&bare(label), &wanted))
        .map(|(at, _)| at)
        .collect();
    // What is called so for short comes first, then what begins with the letters typed, then what
    // only has them.
    found.sort_by_key(|at| match entries.get(*at) {
        Some((key, _)) if bare(key) == wanted => 0,
        Some((_, label)) if bare(label).starts_with(&wanted) => 1,
        _ => 2,
    });
    let last = found.len().saturating_sub(1);
    let move_to = |search: &mut Search, to: usize| {
        (search.at, search.moved) = (to.min(last), true);
    };
    search.at = search.at.min(last);
    for (key, to) in [
        (Key::ArrowDown, search.at + 1),
        (Key::ArrowUp, search.at.saturating_sub(1)),
        (Key::PageDown, search.at + SHOWN),
        (Key::PageUp, search.at.saturating_sub(SHOWN)),
    ] {
        if paint::took(ui, key) {
            move_to(search, to);
        }
    }
    if found.is_empty() {
        let nothing = tr_with("widget-nothing-found", &[("text", &search.text)]);
        text::faint(ui, nothing);
        return None;
    }
    let entered = paint::took(ui, Key::Enter) || paint::took(ui, Key::Tab);
    let clicked = rows_ui(ui, id, search, entries, value, &found);
    search.moved = false;
    let at = if entered { Some(search.at) } else { clicked };
    at.and_then(|at| found.get(at).copied())
}

fn rows_ui(
    ui: &mut Ui,
    id: Id,
    search: &mut Search,
    entries: &[Entry<'_>],
    value: &str,
    found: &[usize],
) -> Option<usize> {
    let width = ui.available_width();
    let (shown, above) = (found.len().min(SHOWN) as f32 * size::ROW, search.at as f32 * size::ROW);
    let area = ScrollArea::vertical().id_salt(id.with("rows")).max_height(shown);
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, size::ROW, found.len(), |ui, range| {
        let mut clicked = None;
        if search.moved {
            let top = ui.max_rect().top() - row_offset(range.start) + above;
            let row = Rect::from_min_size(
                egui::pos2(ui.max_rect().left(), top),
                Vec2::new(width, size::ROW),
            );
            ui.scroll_to_rect_animation(row, None, egui::style::ScrollAnimation::none());
        }
        for at in range {
            let Some((entry, (code, label))) =
                found.get(at).and_then(|e| entries.get(*e).map(|entry| (*e, entry)))
            else {
                continue;
            };
            let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), size::ROW));
            let response = ui.interact(rect, id.with(("row", entry)), Sense::CLICK);
            row_ui(ui, &response, label, (*code == value, at == search.at));
            if response.clicked() {
                clicked = Some(at);
            }
        }
        clicked
    })
    .inner
}

fn row_offset(start: usize) -> f32 {
    start as f32 * size::ROW
}

/// One row: `chosen` is the answer so far, `here` is where the arrows are.
pub(super) fn row_ui(ui: &Ui, response: &Response, label: &str, (chosen, here): (bool, bool)) {
    let t = look::look(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, label));
    ui.accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    let ground = match (here, response.hovered()) {
        (true, _) => Some(t.selected),
        (_, true) => Some(t.hover),
        _ => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(response.rect, look::radius(), ground);
    }
    let (font, ink) = if chosen { (Text::Strong, t.accent) } else { (Text::Body, t.ink) };
    let rect = response.rect;
    let word = paint::line(ui, label, font, ink, rect.width() - size::ROW - space::S);
    paint::left(ui, rect.left() + space::S, rect.center().y, word);
    if chosen {
        let at = egui::pos2(rect.right() - size::ROW / 2.0, rect.center().y);
        paint::icon(ui, at, icon::ICON_CHECK, size::ICON, t.accent);
    }
}

/// Small letters without accents.
fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Every word wanted begins a word of the label, or is somewhere in it.
fn fits(label: &str, wanted: &str) -> bool {
    wanted.split_whitespace().all(|word| label.contains(word))
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;
    use crate::ui::widgets::harness;

    fn window<'a>() -> Harness<'a, String> {
        let labels: Vec<String> = (0..700).map(|n| format!("Commune {n} de Ségou")).collect();
        let codes: Vec<String> = (0..700).map(|n| format!("c{n}")).collect();
        harness([600.0, 600.0], String::new(), move |ui, value: &mut String| {
            let entries: Vec<Entry<'_>> =
                codes.iter().zip(&labels).map(|(c, l)| (c.as_str(), l.as_str())).collect();
            list(ui, Id::unique("commune"), &FieldLook::new("Commune"), &entries, value);
        })
    }

    #[test]
    fn typing_finds_and_enter_picks() {
        let mut window = window();
        window.get_by_role_and_label(Role::ComboBox, "Commune").focus();
        window.run();
        for key in "69 segou".chars() {
            window.event(egui::Event::Text(key.to_string()));
            window.run();
        }
        window.key_press(Key::ArrowDown);
        window.run();
        window.key_press(Key::Enter);
        window.run();
        assert_eq!(window.state(), "c169");
        let node = window.get_by_role_and_label(Role::ComboBox, "Commune");
        let node = node.accesskit_node();
        assert_eq!(node.value().as_deref(), Some("Commune 169 de Ségou"));
        if cfg!(target_os = "linux") {
            assert_eq!(node.description().as_deref(), Some("Commune 169 de Ségou"));
        }
        assert!(window.get_by_role_and_label(Role::ComboBox, "Commune").is_focused());
        assert!(window.query_by_role(Role::ListBoxOption).is_none(), "closed");
    }

    #[test]
    fn a_short_list_is_searched_by_typing_while_it_is_open() {
        let entries = [("-", "Laisser vide"), ("F", "Femme"), ("M", "Homme"), ("X", "Autre")];
        let mut window = harness([600.0, 600.0], String::new(), move |ui, value: &mut String| {
            list(ui, Id::unique("sex"), &FieldLook::new("Sexe"), &entries, value);
        });
        window.get_by_role_and_label(Role::ComboBox, "Sexe").click();
        window.run();
        for key in "ho".chars() {
            window.event(egui::Event::Text(key.to_string()));
            window.run();
        }
        window.key_press(Key::Enter);
        window.run();
        assert_eq!(window.state(), "M");
    }

    #[test]
    fn pressing_opens_and_escape_changes_nothing() {
        let mut window = window();
        window.get_by_role_and_label(Role::ComboBox, "Commune").click();
        window.run();
        window.get_by_role_and_label(Role::ListBoxOption, "Commune 3 de Ségou");
        window.key_press(Key::Escape);
        window.run();
        assert_eq!(window.state(), "");
        assert!(window.query_by_role(Role::ListBoxOption).is_none(), "closed");
        window.get_by_role_and_label(Role::ComboBox, "Commune").click();
        window.run();
        window.get_by_role_and_label(Role::ListBoxOption, "Commune 3 de Ségou").click();
        window.run();
        assert_eq!(window.state(), "c3");
    }
}
