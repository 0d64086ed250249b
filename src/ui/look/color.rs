//! The two sets of colours, by role, and the test that computes their contrast.

#![expect(clippy::disallowed_methods, reason = "here, and only here, colours are written down")]

use eframe::egui::Color32;

/// What a badge, strip or button wants to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    /// In order, done.
    Good,
    /// Look at this before long.
    Warn,
    /// Danger to a person, or destruction. Nothing else.
    Danger,
    /// Worth knowing.
    Info,
    /// Plain.
    #[default]
    Neutral,
}

/// Colours by role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens {
    /// Light on dark?
    pub dark: bool,
    /// The window.
    pub ground: Color32,
    /// Cards, tables, forms.
    pub surface: Color32,
    /// Popups, dialogs, toasts.
    pub raised: Color32,
    /// Quiet lines.
    pub line: Color32,
    /// The line around an input.
    pub field_line: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub ink_soft: Color32,
    /// Hints, dashes for empty, placeholders.
    pub ink_faint: Color32,
    /// The one action of a screen, selection, focus.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of what is selected.
    pub selected: Color32,
    /// Ground of what is under the pointer.
    pub hover: Color32,
    /// Ground of what is pressed.
    pub pressed: Color32,
    /// In order.
    pub good: Color32,
    /// Look at this.
    pub warn: Color32,
    /// Danger, destruction.
    pub danger: Color32,
    /// Danger under the pointer, as a ground.
    pub danger_hover: Color32,
    /// Text on danger.
    pub on_danger: Color32,
    /// Worth knowing.
    pub info: Color32,
    /// Ground of a good badge.
    pub good_tint: Color32,
    /// Ground of a warning badge.
    pub warn_tint: Color32,
    /// Ground of a danger badge.
    pub danger_tint: Color32,
    /// Ground of an information badge.
    pub info_tint: Color32,
    /// Ground of a plain badge.
    pub neutral_tint: Color32,
    /// Laid over everything behind a dialog.
    pub veil: Color32,
    /// The soft shadow under what is raised.
    pub shadow: Color32,
}

impl Tokens {
    /// Ink and ground of a mood.
    pub fn mood(&self, mood: Mood) -> (Color32, Color32) {
        match mood {
            Mood::Good => (self.good, self.good_tint),
            Mood::Warn => (self.warn, self.warn_tint),
            Mood::Danger => (self.danger, self.danger_tint),
            Mood::Info => (self.info, self.info_tint),
            Mood::Neutral => (self.ink_soft, self.neutral_tint),
        }
    }
}

/// A picture in its own colours, in both themes.
pub const AS_IT_IS: Color32 = Color32::WHITE;

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// `percent` of `over` laid on `under`.
const fn tint(over: u32, under: u32, percent: u32) -> Color32 {
    let (over, under) = (hex(over), hex(under));
    Color32::from_rgb(
        mix(over.r(), under.r(), percent),
        mix(over.g(), under.g(), percent),
        mix(over.b(), under.b(), percent),
    )
}

const fn mix(over: u8, under: u8, percent: u32) -> u8 {
    ((over as u32 * percent + under as u32 * (100 - percent) + 50) / 100) as u8
}

/// Dark ink on light ground.
pub static LIGHT: Tokens = {
    const SURFACE: u32 = 0x00FF_FFFF;
    Tokens {
        dark: false,
        ground: hex(0x00F4_F5F3),
        surface: hex(SURFACE),
        raised: hex(SURFACE),
        line: hex(0x00D5_DAD6),
        field_line: hex(0x007F_8A86),
        ink: hex(0x0018_211F),
        ink_soft: hex(0x004A_5652),
        ink_faint: hex(0x0064_706B),
        accent: hex(0x000B_6E69),
        accent_hover: hex(0x0009_5A56),
        on_accent: hex(0x00FF_FFFF),
        selected: tint(0x000B_6E69, SURFACE, 12),
        hover: tint(0x000B_6E69, SURFACE, 6),
        pressed: tint(0x000B_6E69, SURFACE, 16),
        good: hex(0x001E_7B3A),
        warn: hex(0x009A_5B00),
        danger: hex(0x00B3_261E),
        danger_hover: hex(0x0093_1F18),
        on_danger: hex(0x00FF_FFFF),
        info: hex(0x001F_5FA8),
        good_tint: tint(0x001E_7B3A, SURFACE, 10),
        warn_tint: tint(0x009A_5B00, SURFACE, 10),
        danger_tint: tint(0x00B3_261E, SURFACE, 10),
        info_tint: tint(0x001F_5FA8, SURFACE, 10),
        neutral_tint: tint(0x004A_5652, SURFACE, 10),
        veil: Color32::from_black_alpha(90),
        shadow: Color32::from_black_alpha(36),
    }
};

/// Light ink on dark ground.
pub static DARK: Tokens = {
    const SURFACE: u32 = 0x001E_2425;
    Tokens {
        dark: true,
        ground: hex(0x0015_191A),
        surface: hex(SURFACE),
        raised: hex(0x0026_2D2E),
        line: hex(0x0033_3C3D),
        field_line: hex(0x0071_807D),
        ink: hex(0x00E9_EEEC),
        ink_soft: hex(0x00B4_BEBB),
        ink_faint: hex(0x008C_9794),
        accent: hex(0x003F_B8AF),
        accent_hover: hex(0x005C_C9C1),
        on_accent: hex(0x0006_201E),
        selected: tint(0x003F_B8AF, SURFACE, 18),
        hover: tint(0x003F_B8AF, SURFACE, 9),
        pressed: tint(0x003F_B8AF, SURFACE, 19),
        good: hex(0x0063_C482),
        warn: hex(0x00E3_A64A),
        danger: hex(0x00F4_837A),
        danger_hover: hex(0x00F7_9C95),
        on_danger: hex(0x002B_0907),
        info: hex(0x007D_B2EE),
        good_tint: tint(0x0063_C482, SURFACE, 18),
        warn_tint: tint(0x00E3_A64A, SURFACE, 18),
        danger_tint: tint(0x00F4_837A, SURFACE, 18),
        info_tint: tint(0x007D_B2EE, SURFACE, 18),
        neutral_tint: tint(0x00B4_BEBB, SURFACE, 12),
        veil: Color32::from_black_alpha(140),
        shadow: Color32::from_black_alpha(110),
    }
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast as WCAG 2.2 computes it, 1 to 21.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let light = |c: Color32| {
            let part = |v: u8| {
                let v = f64::from(v) / 255.0;
                if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn check(name: &str, ink: Color32, ground: Color32, least: f64, bad: &mut Vec<String>) {
        let found = contrast(ink, ground);
        if found < least {
            bad.push(format!("{name}: {found:.2} under {least}"));
        }
    }

    #[test]
    fn every_pair_in_use_can_be_read() {
        let mut bad = Vec::new();
        for t in [&LIGHT, &DARK] {
            let theme = if t.dark { "dark" } else { "light" };
            let grounds = [
                ("ground", t.ground),
                ("surface", t.surface),
                ("raised", t.raised),
                ("hover", t.hover),
            ];
            for (on, ground) in grounds {
                for (name, ink) in [
                    ("ink", t.ink),
                    ("soft", t.ink_soft),
                    ("faint", t.ink_faint),
                    ("accent", t.accent),
                    ("danger", t.danger),
                    ("warn", t.warn),
                    ("good", t.good),
                    ("info", t.info),
                ] {
                    check(&format!("{theme} {name} on {on}"), ink, ground, 4.5, &mut bad);
                }
                check(&format!("{theme} field line on {on}"), t.field_line, ground, 3.0, &mut bad);
                check(&format!("{theme} ring on {on}"), t.accent, ground, 3.0, &mut bad);
            }
            for (name, ink) in [("ink", t.ink), ("soft", t.ink_soft), ("accent", t.accent)] {
                check(&format!("{theme} {name} on selected"), ink, t.selected, 4.5, &mut bad);
                check(&format!("{theme} {name} on pressed"), ink, t.pressed, 4.5, &mut bad);
            }
            for mood in [Mood::Good, Mood::Warn, Mood::Danger, Mood::Info, Mood::Neutral] {
                let (ink, ground) = t.mood(mood);
                check(&format!("{theme} {mood:?} badge"), ink, ground, 4.5, &mut bad);
                check(&format!("{theme} ink on {mood:?} strip"), t.ink, ground, 4.5, &mut bad);
            }
            check(&format!("{theme} on accent"), t.on_accent, t.accent, 4.5, &mut bad);
            check(&format!("{theme} on accent hover"), t.on_accent, t.accent_hover, 4.5, &mut bad);
            check(&format!("{theme} on danger"), t.on_danger, t.danger, 4.5, &mut bad);
            check(&format!("{theme} on danger hover"), t.on_danger, t.danger_hover, 4.5, &mut bad);
        }
        assert!(bad.is_empty(), "{bad:#?}");
    }
}
