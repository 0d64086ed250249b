//! How somebody likes the window: read, kept and put into effect. The file holds
//! appearance only, nothing of anybody, and losing it costs nothing.

use std::path::Path;

use eframe::egui;

use crate::ui::command::Command;
use crate::ui::look::{self, Theme};
use crate::ui::preference::{Preferences, ZOOM};
use crate::words::{self, Lang};

/// Reads what was kept; the usual ones where there is nothing readable.
pub(super) fn load(file: Option<&Path>) -> Preferences {
    let text = file.and_then(|file| std::fs::read_to_string(file).ok());
    let kept = text.and_then(|text| serde_json::from_str(&text).ok());
    kept.unwrap_or_else(|| Preferences {
        language: super::window::desktop_language(),
        ..Preferences::default()
    })
}

/// Keeps them; where the folder cannot be written they last until the end.
pub(super) fn save(preferences: Preferences, file: Option<&Path>) {
    let Some(file) = file else { return };
    let made = file.parent().is_none_or(|folder| std::fs::create_dir_all(folder).is_ok());
    if let (true, Ok(text)) = (made, serde_json::to_string_pretty(&preferences)) {
        // Appearance only: not worth a word when it cannot be kept.
        let _ = std::fs::write(file, text);
    }
}

/// Puts them into effect.
pub(super) fn apply(preferences: Preferences, ctx: &egui::Context) {
    words::set_language(preferences.language);
    look::set_theme(ctx, preferences.theme);
    look::set_zoom(ctx, preferences.zoom);
}

/// Does a command about appearance; others are not for here.
pub(super) fn set(preferences: &mut Preferences, command: &Command) {
    match command {
        Command::SetTheme(theme) => preferences.theme = *theme,
        Command::SetLanguage(language) => preferences.language = *language,
        Command::SetZoom(zoom) => preferences.zoom = (*zoom).clamp(*ZOOM.start(), *ZOOM.end()),
        Command::SetIdle(minutes) => preferences.idle_minutes = *minutes,
        _ => {}
    }
}

/// A step larger or smaller, in per cent.
pub(super) fn zoom_by(preferences: &mut Preferences, step: i16) {
    let zoom = preferences.zoom.saturating_add_signed(step);
    preferences.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
}

/// From light to dark and back.
pub(super) fn turn_theme(preferences: &mut Preferences, now: egui::Theme) {
    preferences.theme = if now == egui::Theme::Dark { Theme::Light } else { Theme::Dark };
}

/// From one language to the next.
pub(super) fn turn_language(preferences: &mut Preferences) {
    preferences.language = if preferences.language == Lang::Fr { Lang::En } else { Lang::Fr };
}
