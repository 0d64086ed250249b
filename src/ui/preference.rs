//! How somebody likes the window: kept beside the program, not in the vault, and holding
//! nothing about anybody. What a file of another version lacks or misspells is as at first.

use std::path::Path;

use eframe::egui;
use serde::{Deserialize, Serialize};

use crate::ui::command::Command;
use crate::ui::look::{self, Theme};
use crate::words::{self, Lang};

/// Zoom in per cent, from least to most.
pub const ZOOM: std::ops::RangeInclusive<u16> = 80..=200;
/// Minutes without a key before locking, from least to most.
pub const IDLE: std::ops::RangeInclusive<u16> = 1..=15;

/// How somebody likes the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Preferences {
    /// Light, dark or as the desktop.
    pub theme: Theme,
    /// In per cent, 80 to 200.
    pub zoom: u16,
    /// French or English.
    pub language: Lang,
    /// Lock after so many minutes without a key, 1 to 15.
    pub idle_minutes: u16,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { theme: Theme::System, zoom: 100, language: Lang::Fr, idle_minutes: 5 }
    }
}

impl Preferences {
    /// What is kept in this file; as at first where there is none.
    pub fn load(file: Option<&Path>) -> Self {
        let text = file.and_then(|file| std::fs::read_to_string(file).ok());
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps them in this file, where there is one.
    pub fn save(&self, file: Option<&Path>) {
        let Some(file) = file else { return };
        let Ok(text) = serde_json::to_string_pretty(self) else { return };
        // A folder that cannot be written costs no more than choosing the theme anew.
        if let Some(folder) = file.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = std::fs::write(file, text);
    }

    /// Shows the window this way.
    pub fn apply(&self, ctx: &egui::Context) {
        look::set_theme(ctx, self.theme);
        look::set_zoom(ctx, self.zoom);
        words::set_language(self.language);
    }

    /// Does a command about appearance; others are not for here.
    pub fn set(&mut self, command: &Command) {
        match command {
            Command::SetTheme(theme) => self.theme = *theme,
            Command::SetLanguage(language) => self.language = *language,
            Command::SetZoom(zoom) => self.zoom = (*zoom).clamp(*ZOOM.start(), *ZOOM.end()),
            Command::SetIdle(minutes) => {
                self.idle_minutes = (*minutes).clamp(*IDLE.start(), *IDLE.end());
            }
            _ => {}
        }
    }

    /// Larger or smaller by so many per cent.
    pub fn zoom_by(&mut self, step: i16) {
        self.zoom = self.zoom.saturating_add_signed(step).clamp(*ZOOM.start(), *ZOOM.end());
    }

    /// From what is dark now to light, and back.
    pub fn turn_theme(&mut self, dark: bool) {
        self.theme = if dark { Theme::Light } else { Theme::Dark };
    }

    /// From one language to the other.
    pub fn turn_language(&mut self) {
        self.language = match self.language {
            Lang::Fr => Lang::En,
            Lang::En => Lang::Fr,
        };
    }
}

/// The same as it stands in a file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    theme: String,
    zoom: u16,
    language: String,
    idle_minutes: u16,
}

impl Default for Kept {
    fn default() -> Self {
        Preferences::default().into()
    }
}

impl From<Preferences> for Kept {
    fn from(preferences: Preferences) -> Self {
        let Preferences { theme, zoom, language, idle_minutes } = preferences;
        Self {
            theme: theme_key(theme).to_owned(),
            zoom,
            language: language.key().to_owned(),
            idle_minutes,
        }
    }
}

impl From<Kept> for Preferences {
    fn from(kept: Kept) -> Self {
        let Kept { theme, zoom, language, idle_minutes } = kept;
        Self {
            theme: theme_from_key(&theme),
            zoom: zoom.clamp(*ZOOM.start(), *ZOOM.end()),
            language: Lang::from_key(&language).unwrap_or_default(),
            idle_minutes: idle_minutes.clamp(*IDLE.start(), *IDLE.end()),
        }
    }
}

/// The key a theme is stored under.
pub fn theme_key(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::System => "system",
    }
}

/// The theme of a key; as the desktop when unknown.
pub fn theme_from_key(key: &str) -> Theme {
    match key {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_read_back_and_odd_ones_become_usual() {
        let liked =
            Preferences { theme: Theme::Dark, zoom: 120, language: Lang::En, idle_minutes: 3 };
        let text = serde_json::to_string(&liked).unwrap();
        assert_eq!(serde_json::from_str::<Preferences>(&text).unwrap(), liked);
        assert_eq!(serde_json::from_str::<Preferences>("{}").unwrap(), Preferences::default());
        let odd = r#"{"theme":"neon","zoom":9000,"language":"?","idle_minutes":0,"more":1}"#;
        let read = serde_json::from_str::<Preferences>(odd).unwrap();
        assert_eq!((read.zoom, read.idle_minutes, read.language), (200, 1, Lang::Fr));
    }
}
