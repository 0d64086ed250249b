//! The answers of one question of a sheet, side by side in cells of equal width: a radio group
//! of its own kind. The arrows only walk, so that no answer is given by passing over it; a
//! figure, Space or Enter answers and goes on; Backspace takes the answer back.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::text::LayoutJob;
use eframe::egui::{
    self, Align, Color32, Event, Galley, Id, Key, Rect, Sense, Stroke, StrokeKind, TextFormat, Ui,
    UiBuilder, Vec2, WidgetInfo,
};

use super::paint;
use crate::ui::look::{self, Text, icon, size, space};

/// One answer that is offered.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// The figure that gives it, shown before it.
    pub figure: Option<u8>,
    /// What is read.
    pub label: &'a str,
}

/// What the person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Gave this answer; with the keyboard, so that the next question is due.
    Answered {
        /// Its place.
        at: usize,
        /// By key?
        goes_on: bool,
    },
    /// Took the answer back.
    Cleared,
    /// Wants to the question before.
    Up,
    /// Wants to the question after.
    Down,
}

/// The widest one cell grows.
const WIDEST: f32 = 180.0;

/// Under this width of a cell they stand in rows.
const NARROWEST: f32 = 88.0;

/// What takes the keyboard of a question with this many answers.
pub fn stop(id: Id, chosen: Option<usize>) -> Id {
    id.with(chosen.unwrap_or(0))
}

/// Draws the answers in at most `width`; `name` is the question.
pub fn answers(
    ui: &mut Ui,
    id: Id,
    name: &str,
    offers: &[Offer<'_>],
    chosen: Option<usize>,
    width: f32,
) -> Option<Told> {
    let group = UiBuilder::new()
        .scope_id(id)
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(name.to_owned());
    ui.scope_builder(group, |ui| group_ui(ui, id, offers, chosen, width)).inner
}

fn group_ui(
    ui: &mut Ui,
    id: Id,
    offers: &[Offer<'_>],
    chosen: Option<usize>,
    width: f32,
) -> Option<Told> {
    let t = look::look(ui);
    let count = offers.len().max(1);
    // As many rows as leave each cell room for its words, filled evenly.
    let fit = ((width / NARROWEST).floor() as usize).clamp(1, count);
    let across = count.div_ceil(count.div_ceil(fit));
    let rows = count.div_ceil(across);
    let wide = (width / across as f32).min(WIDEST).floor();
    let texts: Vec<Arc<Galley>> = offers
        .iter()
        .enumerate()
        .map(|(at, offer)| text(ui, *offer, chosen == Some(at), wide))
        .collect();
    let tallest = texts.iter().map(|text| text.size().y).fold(0.0, f32::max);
    let high = (tallest + space::S * 2.0).max(size::FORM_ROW).ceil();
    let all = Vec2::new(wide * across as f32, high * rows as f32);
    let (rect, _) = ui.allocate_exact_size(all, Sense::hover());
    let held = (0..offers.len()).find(|at| ui.memory(|m| m.has_focus(id.with(*at))));
    let stop = held.or(chosen).unwrap_or(0);
    let mut told = None;
    let mut walked = None;
    for (at, (offer, text)) in offers.iter().zip(texts).enumerate() {
        let (row, column) = (at / across, at % across);
        let corner = rect.min + Vec2::new(wide * column as f32, high * row as f32);
        let part = Rect::from_min_size(corner, Vec2::new(wide, high));
        let sense = if stop == at { Sense::click() } else { Sense::CLICK };
        let cell = ui.interact(part, id.with(at), sense);
        let enabled = ui.is_enabled();
        cell.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, enabled, chosen == Some(at), offer.label)
        });
        if cell.clicked() {
            let goes_on = cell.has_focus() && ui.input(pressed);
            let again = chosen == Some(at) && !goes_on;
            told = Some(if again { Told::Cleared } else { Told::Answered { at, goes_on } });
        }
        if cell.has_focus() {
            paint::keep_arrows(ui, cell.id, paint::Arrows::Both);
            (told, walked) = keys(ui, at, offers, told);
        }
        cell_ui(ui, part, (chosen == Some(at), cell.hovered()), rows > 1);
        let at = egui::pos2(part.center().x, part.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, t.ink);
    }
    if let Some(to) = walked {
        ui.memory_mut(|m| m.request_focus(id.with(to)));
    }
    let line = Stroke::new(size::LINE, t.field_line);
    ui.painter().rect_stroke(rect, look::radius(), line, StrokeKind::Inside);
    for at in 0..offers.len() {
        if ui.memory(|m| m.has_focus(id.with(at)))
            && let Some(cell) = ui.read_response(id.with(at))
        {
            paint::into_view(ui, cell.rect, &cell);
            paint::ring_at(ui, cell.rect);
        }
    }
    told
}

fn pressed(i: &egui::InputState) -> bool {
    i.key_pressed(Key::Enter) || i.key_pressed(Key::Space)
}

/// Obeys the keys; what was told, and where the arrows lead.
fn keys(
    ui: &Ui,
    at: usize,
    offers: &[Offer<'_>],
    told: Option<Told>,
) -> (Option<Told>, Option<usize>) {
    if let Some(to) = figure(ui).and_then(|f| offers.iter().position(|o| o.figure == Some(f))) {
        return (Some(Told::Answered { at: to, goes_on: true }), None);
    }
    if paint::took(ui, Key::Backspace) || paint::took(ui, Key::Delete) {
        return (Some(Told::Cleared), None);
    }
    if paint::took(ui, Key::ArrowDown) {
        return (Some(Told::Down), None);
    }
    if paint::took(ui, Key::ArrowUp) {
        return (Some(Told::Up), None);
    }
    let last = offers.len().saturating_sub(1);
    if paint::took(ui, Key::ArrowRight) {
        return (told, Some((at + 1).min(last)));
    }
    if paint::took(ui, Key::ArrowLeft) {
        return (told, Some(at.saturating_sub(1)));
    }
    (told, None)
}

/// The figure that was pressed, whatever the keyboard writes there: on a French one figures
/// need Shift, so the place of the key counts too. Takes the key and its letter.
fn figure(ui: &Ui) -> Option<u8> {
    ui.input_mut(|i| {
        let found = i.events.iter().find_map(|event| {
            let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
                return None;
            };
            let plain = !modifiers.ctrl && !modifiers.alt && !modifiers.command;
            let figure = figure_of(*key).or_else(|| physical_key.and_then(figure_of));
            figure.filter(|_| plain)
        })?;
        i.events
            .retain(|event| !matches!(event, Event::Text(_) | Event::Key { pressed: true, .. }));
        Some(found)
    })
}

fn figure_of(key: Key) -> Option<u8> {
    const FIGURES: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    FIGURES.iter().position(|figure| *figure == key).and_then(|at| u8::try_from(at).ok())
}

/// Figure or tick, and the words, in the middle of a cell, in as many lines as it needs.
fn text(ui: &Ui, offer: Offer<'_>, chosen: bool, wide: f32) -> Arc<Galley> {
    let t = look::look(ui);
    let (font, ink) = if chosen { (Text::Label, t.accent) } else { (Text::Secondary, t.ink) };
    let format = |font_id, color: Color32| TextFormat {
        font_id,
        color,
        valign: Align::Center,
        ..TextFormat::default()
    };
    let mut job = LayoutJob { halign: Align::Center, ..LayoutJob::default() };
    job.wrap.max_width = wide - space::S * 2.0;
    if chosen {
        let (glyph, icon_font) = look::icon_font(icon::ICON_CHECK, size::ICON_SMALL);
        job.append(glyph, 0.0, format(icon_font, ink));
        job.append(" ", 0.0, format(font.font(), ink));
    } else if let Some(figure) = offer.figure {
        job.append(&format!("{figure}\u{a0}\u{a0}"), 0.0, format(Text::Label.font(), t.ink_faint));
    }
    job.append(offer.label, 0.0, format(font.font(), ink));
    ui.fonts_mut(|f| f.layout_job(job))
}

fn cell_ui(ui: &Ui, rect: Rect, (chosen, hovered): (bool, bool), in_rows: bool) {
    let t = look::look(ui);
    let ground = match (chosen, hovered) {
        (true, _) => t.selected,
        (_, true) => t.hover,
        _ => t.surface,
    };
    ui.painter().rect_filled(rect, look::radius(), ground);
    let line = Stroke::new(size::LINE, t.line);
    if in_rows {
        ui.painter().rect_stroke(rect, look::radius(), line, StrokeKind::Inside);
    } else {
        ui.painter().vline(rect.left(), rect.shrink(1.0).y_range(), line);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::harness;

    const OFFERS: [Offer<'_>; 3] = [
        Offer { figure: Some(0), label: "Jamais" },
        Offer { figure: Some(1), label: "Plusieurs jours" },
        Offer { figure: Some(2), label: "Presque tous les jours" },
    ];

    fn window() -> egui_kittest::Harness<'static, (Option<usize>, Vec<Told>)> {
        harness([500.0, 120.0], (None, Vec::new()), |ui, (chosen, told): &mut (_, Vec<Told>)| {
            let now = answers(ui, Id::unique("sleep"), "Sommeil", &OFFERS, *chosen, 480.0);
            match now {
                Some(Told::Answered { at, .. }) => *chosen = Some(at),
                Some(Told::Cleared) => *chosen = None,
                _ => {}
            }
            told.extend(now);
        })
    }

    #[test]
    fn arrows_walk_without_answering_and_figures_answer() {
        let mut window = window();
        window.get_by_role_and_label(Role::RadioGroup, "Sommeil");
        window.get_by_role_and_label(Role::RadioButton, "Jamais").focus();
        window.run();
        window.key_press(Key::ArrowRight);
        window.run();
        assert_eq!(*window.state(), (None, Vec::new()), "passing over is not answering");
        assert!(window.get_by_label("Plusieurs jours").is_focused());
        window.key_press(Key::Space);
        window.run();
        assert_eq!(window.state().0, Some(1));
        window.key_press(Key::Num2);
        window.run();
        assert_eq!(window.state().1.last(), Some(&Told::Answered { at: 2, goes_on: true }));
        window.key_press(Key::Num7);
        window.key_press(Key::Backspace);
        window.run();
        assert_eq!(window.state().0, None, "an answer can be taken back");
        window.key_press(Key::ArrowDown);
        window.run();
        assert_eq!(window.state().1.last(), Some(&Told::Down));
    }

    #[test]
    fn a_french_keyboard_answers_without_shift() {
        let mut window = window();
        window.get_by_role_and_label(Role::RadioButton, "Jamais").focus();
        window.run();
        // The key of the figure 1 writes "&" there and has no name of its own.
        window.event(Event::Key {
            key: Key::Quote,
            physical_key: Some(Key::Num1),
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        });
        window.event(Event::Text("'".to_owned()));
        window.run();
        assert_eq!(window.state().0, Some(1));
    }

    #[test]
    fn the_pointer_answers_and_takes_back() {
        let mut window = window();
        for expected in [Some(2), None] {
            window.get_by_label("Presque tous les jours").click();
            window.run();
            assert_eq!(window.state().0, expected);
        }
        assert_eq!(window.state().1, [Told::Answered { at: 2, goes_on: false }, Told::Cleared]);
    }
}
