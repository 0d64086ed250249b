//! The house widgets: each has the product's look, a name and a role for the screen
//! reader, and works from the keyboard. Screens are built from these and nothing else.
//!
//! Words come in as finished sentences; a widget's own few words are `widget-*`.
//! Colours and measures come from `look`.

pub mod answer;
pub mod badge;
pub mod button;
pub mod chart;
pub mod choice;
pub mod crosstab;
pub mod dialog;
pub mod field;
pub mod focus;
pub mod frame;
pub mod list;
pub mod outgoing;
pub mod pad;
pub mod pages;
pub mod progress;
pub mod suggest;
pub mod table;
pub mod tabs;
pub mod text;
pub mod timeline;
pub mod toast;

pub(in crate::ui) mod paint;
mod typed;

/// A window for tests of widgets and screens: the house fonts, the light theme.
#[cfg(test)]
pub(crate) fn harness<'a, S>(
    size: [f32; 2],
    state: S,
    draw: impl FnMut(&mut eframe::egui::Ui, &mut S) + 'a,
) -> egui_kittest::Harness<'a, S> {
    egui_kittest::Harness::builder()
        .with_size(size)
        .with_theme(eframe::egui::Theme::Light)
        .with_context_setup(crate::ui::look::install)
        .build_ui_state(draw, state)
}
