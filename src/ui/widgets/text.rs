//! Words on the screen: headings that a screen reader can jump between, and text in the
//! few sizes there are.

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Label, Response, RichText, Sense, Ui, Vec2};

use crate::ui::look::{self, Text};

/// Heading of a page.
pub fn page(ui: &mut Ui, text: impl Into<String>) -> Response {
    heading(ui, text.into(), Text::Page, 1)
}

/// The name of a person, heading of a case.
pub fn name(ui: &mut Ui, text: impl Into<String>) -> Response {
    heading(ui, text.into(), Text::Name, 1)
}

/// Heading of a section.
pub fn section(ui: &mut Ui, text: impl Into<String>) -> Response {
    heading(ui, text.into(), Text::Section, 2)
}

/// Plain text.
pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = look::look(ui).ink;
    ui.label(rich(text, Text::Body, ink))
}

/// Text that counts.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = look::look(ui).ink;
    ui.label(rich(text, Text::Strong, ink))
}

/// Text that stands back: dates, numbers of cases, explanations.
pub fn secondary(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = look::look(ui).ink_soft;
    ui.label(rich(text, Text::Secondary, ink))
}

/// Text that is hardly there: hints, what is missing.
pub fn faint(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = look::look(ui).ink_faint;
    ui.label(rich(text, Text::Secondary, ink))
}

/// Small and semi-bold: the label of a field or value.
pub fn label(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = look::look(ui).ink_soft;
    ui.label(rich(text, Text::Label, ink))
}

/// A lock and a faint word: not for everybody to read.
pub fn locked(ui: &mut Ui, text: impl Into<String>) -> Response {
    let (ink, text) = (look::look(ui).ink_faint, text.into());
    let word = super::paint::line(ui, &text, Text::Secondary, ink, f32::INFINITY);
    let wanted = look::size::ICON_SMALL + look::space::XS + word.size().x;
    // Behind a long label it goes to a line of its own rather than into a corner.
    if ui.layout().main_wrap() && ui.available_size_before_wrap().x < wanted {
        ui.end_row();
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = look::space::XS;
        let mark = Vec2::new(look::size::ICON_SMALL, look::size::ICON_SMALL);
        let (rect, _) = ui.allocate_exact_size(mark, Sense::hover());
        let side = look::size::ICON_SMALL - 2.0;
        super::paint::icon(ui, rect.center(), look::icon::ICON_LOCK, side, ink);
        faint(ui, text)
    })
    .inner
}

/// Heading of a group of values, small.
pub fn group(ui: &mut Ui, text: impl Into<String>) -> Response {
    heading(ui, text.into(), Text::Strong, 3)
}

/// A word one can press, within text.
pub fn link(ui: &mut Ui, text: impl Into<String>) -> Response {
    ui.link(RichText::new(text).font(Text::Body.font()))
}

/// Text for anything of egui's that takes some.
pub fn rich(text: impl Into<String>, font: Text, color: Color32) -> RichText {
    RichText::new(text).font(font.font()).color(color)
}

fn heading(ui: &mut Ui, text: String, font: Text, level: usize) -> Response {
    let ink = look::look(ui).ink;
    let response = ui.add(Label::new(rich(text.clone(), font, ink)));
    ui.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(text);
    });
    response
}
