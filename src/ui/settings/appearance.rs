//! How the window looks: theme, size, language, and when it locks by itself. What is shown as
//! chosen is what the window shows now, whoever changed it.

use eframe::egui::{self, Id, Ui};

use super::narrow_card;
use crate::ui::command::Command;
use crate::ui::look::{Theme, icon, size, space};
use crate::ui::preference::{self, IDLE, Preferences, ZOOM};
use crate::ui::widgets::{button, choice, field, field::FieldLook, text};
use crate::words::{self, Lang, tr, tr_with};

/// One step of the zoom, in per cent.
const ZOOM_STEP: i32 = 10;

pub(super) fn appearance_ui(ui: &mut Ui, preferences: &mut Preferences) -> Vec<Command> {
    let mut commands = Vec::new();
    narrow_card(ui, |ui| {
        text::section(ui, tr("settings-appearance"));
        ui.spacing_mut().item_spacing.y = space::L;
        commands.extend(theme_ui(ui));
        commands.extend(language_ui(ui));
        let zoom = (ui.zoom_factor() * 100.0).round() as i32;
        let names = (tr("settings-smaller"), tr("settings-larger"));
        let shown = tr_with("settings-percent", &[("count", &zoom.to_string())]);
        let look = FieldLook::new(tr("settings-zoom")).hint(tr("settings-zoom-hint"));
        let step = stepper_ui(ui, &look, &shown, &names, zoom, &ZOOM);
        if step != 0 {
            // From an odd size to the next even one.
            let next = (zoom + step * ZOOM_STEP).div_euclid(ZOOM_STEP) * ZOOM_STEP;
            commands.push(Command::SetZoom(within(next, &ZOOM)));
        }
        let minutes = i32::from(preferences.idle_minutes);
        let names = (tr("settings-sooner"), tr("settings-later"));
        let shown = tr_with("settings-minutes", &[("count", &minutes.to_string())]);
        let look = FieldLook::new(tr("settings-idle")).hint(tr("settings-idle-hint"));
        let step = stepper_ui(ui, &look, &shown, &names, minutes, &IDLE);
        if step != 0 {
            preferences.idle_minutes = within(minutes + step, &IDLE);
            commands.push(Command::SetIdle(preferences.idle_minutes));
        }
    });
    commands
}

fn theme_ui(ui: &mut Ui) -> Option<Command> {
    let now = match ui.options(|o| o.theme_preference) {
        egui::ThemePreference::Light => Theme::Light,
        egui::ThemePreference::Dark => Theme::Dark,
        egui::ThemePreference::System => Theme::System,
    };
    let names = [
        (Theme::Light, tr("settings-light")),
        (Theme::Dark, tr("settings-dark")),
        (Theme::System, tr("settings-system")),
    ];
    let entries: Vec<(&str, &str)> =
        names.iter().map(|(theme, name)| (preference::theme_key(*theme), name.as_str())).collect();
    let mut key = preference::theme_key(now).to_owned();
    let look = FieldLook::new(tr("settings-theme")).hint(tr("settings-theme-hint"));
    choice::segmented(ui, Id::unique("settings theme"), &look, &entries, &mut key);
    let chosen = preference::theme_from_key(&key);
    (!key.is_empty() && chosen != now).then_some(Command::SetTheme(chosen))
}

fn language_ui(ui: &mut Ui) -> Option<Command> {
    let now = words::language();
    let entries = Lang::ALL.map(|lang| (lang.key(), lang.name()));
    let mut key = now.key().to_owned();
    let look = FieldLook::new(tr("settings-language"));
    choice::segmented(ui, Id::unique("settings language"), &look, &entries, &mut key);
    let chosen = Lang::from_key(&key).filter(|lang| *lang != now);
    chosen.map(Command::SetLanguage)
}

/// A value between a minus and a plus; −1, 0 or 1 as pressed.
fn stepper_ui(
    ui: &mut Ui,
    look: &FieldLook,
    shown: &str,
    (less, more): &(String, String),
    value: i32,
    range: &std::ops::RangeInclusive<u16>,
) -> i32 {
    let mut step = 0;
    field::around(ui, look, |ui, _| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let down = value > i32::from(*range.start());
            let pressed = |ui: &mut Ui, sign, name: &String, on| {
                ui.add_enabled_ui(on, |ui| button::icon(ui, sign, name.clone()).clicked()).inner
            };
            if pressed(ui, icon::ICON_REMOVE, less, down) {
                step = -1;
            }
            ui.allocate_ui_with_layout(
                egui::vec2(size::RAIL_NARROW + space::S, size::BUTTON),
                egui::Layout::centered_and_justified(egui::Direction::LeftToRight),
                |ui| text::strong(ui, shown),
            );
            if pressed(ui, icon::ICON_ADD, more, value < i32::from(*range.end())) {
                step = 1;
            }
        })
        .response
    });
    step
}

fn within(value: i32, range: &std::ops::RangeInclusive<u16>) -> u16 {
    let value = u16::try_from(value).unwrap_or_default();
    value.clamp(*range.start(), *range.end())
}
