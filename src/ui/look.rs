//! Every colour, size, space and font of the program, by role, for light and dark.
//! Screens and widgets ask `look(ui)` for a colour and `space`, `size` or `Text` for a
//! measure, and never write a literal of their own. `install` makes egui's own widgets
//! (popups, scroll bars, tooltips, selections) look the same.

mod color;
mod font;
mod style;

pub use color::{AS_IT_IS, DARK, LIGHT, Mood, Tokens};
pub use egui_material_icons::{MaterialIcon as Icon, icons as icon};
pub use font::{Text, icon_font};

use eframe::egui;

/// Distances between things, in points.
pub mod space {
    /// Between an icon and its word, a label and its field.
    pub const XS: f32 = 4.0;
    /// Between neighbours that belong together.
    pub const S: f32 = 8.0;
    /// Inside a card, between fields.
    pub const M: f32 = 12.0;
    /// Between groups.
    pub const L: f32 = 16.0;
    /// Between sections, around a page.
    pub const XL: f32 = 24.0;
    /// Between parts of a page that have nothing to do with each other.
    pub const XXL: f32 = 32.0;
}

/// Sizes of things, in points.
pub mod size {
    /// A table row.
    pub const ROW: f32 = 32.0;
    /// The box of a form field.
    pub const FORM_ROW: f32 = 36.0;
    /// A button.
    pub const BUTTON: f32 = 32.0;
    /// The least a pointer has to hit.
    pub const TARGET: f32 = 28.0;
    /// A badge or a chip.
    pub const BADGE: f32 = 24.0;
    /// Corner radius.
    pub const RADIUS: u8 = 6;
    /// Corner radius of a bar in a picture.
    pub const BAR: u8 = 2;
    /// An icon beside a word.
    pub const ICON: f32 = 18.0;
    /// An icon inside a badge or under a field.
    pub const ICON_SMALL: f32 = 16.0;
    /// The rail of places, wide.
    pub const RAIL: f32 = 188.0;
    /// The rail of places, icons only.
    pub const RAIL_NARROW: f32 = 56.0;
    /// Window width under which the rail is narrow.
    pub const NARROW: f32 = 1100.0;
    /// The right column of a case.
    pub const RIGHT: f32 = 280.0;
    /// The header of a case.
    pub const HEADER: f32 = 96.0;
    /// The widest a work area grows.
    pub const MEASURE: f32 = 1200.0;
    /// Form width up to which there is one column.
    pub const ONE_COLUMN: f32 = 640.0;
    /// The widest one field grows.
    pub const FIELD: f32 = 560.0;
    /// A dialog, from least to most.
    pub const DIALOG: std::ops::RangeInclusive<f32> = 440.0..=560.0;
    /// Width of the focus ring.
    pub const RING: f32 = 2.0;
    /// Width of a quiet line.
    pub const LINE: f32 = 1.0;
}

/// Light, dark, or what the desktop says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Dark ink on light ground.
    Light,
    /// Light ink on dark ground.
    Dark,
    /// As the desktop.
    #[default]
    System,
}

/// Fonts and both styles, once, before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(font::definitions());
    ctx.set_style_of(egui::Theme::Light, style::style(&LIGHT));
    ctx.set_style_of(egui::Theme::Dark, style::style(&DARK));
    ctx.options_mut(|o| {
        o.fallback_theme = egui::Theme::Light;
        // Zoom is a setting with a range of its own.
        o.zoom_with_keyboard = false;
    });
}

/// Switches between light and dark; takes effect on the next frame.
pub fn set_theme(ctx: &egui::Context, theme: Theme) {
    ctx.set_theme(match theme {
        Theme::Light => egui::ThemePreference::Light,
        Theme::Dark => egui::ThemePreference::Dark,
        Theme::System => egui::ThemePreference::System,
    });
}

/// Zoom in per cent, kept between 80 and 200.
pub fn set_zoom(ctx: &egui::Context, percent: u16) {
    ctx.set_zoom_factor(f32::from(percent.clamp(80, 200)) / 100.0);
}

/// The colours in use. A `Ui` can be given where a `Context` is asked.
pub fn look(ctx: &egui::Context) -> &'static Tokens {
    match ctx.theme() {
        egui::Theme::Light => &LIGHT,
        egui::Theme::Dark => &DARK,
    }
}

/// A quiet line.
pub fn line(ctx: &egui::Context) -> egui::Stroke {
    egui::Stroke::new(size::LINE, look(ctx).line)
}

/// The ring around what has the keyboard.
pub fn ring(ctx: &egui::Context) -> egui::Stroke {
    egui::Stroke::new(size::RING, look(ctx).accent)
}

/// Corner radius as egui wants it.
pub fn radius() -> egui::CornerRadius {
    egui::CornerRadius::same(size::RADIUS)
}

/// The corners of a bar in a picture.
pub fn corner() -> egui::CornerRadius {
    egui::CornerRadius::same(size::BAR)
}

/// A surface with a quiet line around it: the ground of a table or form.
pub fn surface(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::new().fill(look(ctx).surface).stroke(line(ctx)).corner_radius(radius())
}

/// The space inside a card.
pub fn card_margin() -> egui::Margin {
    egui::Margin::same(space::L as i8)
}

/// The space inside a dialog.
pub fn dialog_margin() -> egui::Margin {
    egui::Margin::same(space::XL as i8)
}

/// A raised ground with a soft shadow: a dialog or popup.
pub fn raised(ctx: &egui::Context) -> egui::Frame {
    egui::Frame::new()
        .fill(look(ctx).raised)
        .stroke(line(ctx))
        .corner_radius(radius())
        .shadow(style::shadow(look(ctx)))
}
