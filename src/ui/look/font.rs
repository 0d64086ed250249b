//! One family in two weights, and the few sizes it is used at.

#![expect(clippy::disallowed_methods, reason = "here, and only here, type sizes are written down")]

use std::sync::{Arc, LazyLock};

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId, TextStyle};

use super::Icon;

/// The sizes and weights text comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Text {
    /// 15, regular.
    #[default]
    Body,
    /// 15, semi-bold.
    Strong,
    /// 13, regular.
    Secondary,
    /// 13, semi-bold: labels of fields, headings of columns.
    Label,
    /// 18, semi-bold: heading of a section.
    Section,
    /// 22, semi-bold: the name of a person.
    Name,
    /// 24, semi-bold: heading of a page.
    Page,
}

const REGULAR: &str = "Inter";
const SEMIBOLD: &str = "Inter semi-bold";

static SEMIBOLD_FAMILY: LazyLock<FontFamily> =
    LazyLock::new(|| FontFamily::Name(Arc::from(SEMIBOLD)));
static ICON_FAMILY: LazyLock<FontFamily> =
    LazyLock::new(|| FontFamily::Name(Arc::from(egui_material_icons::FONT_FAMILY)));

impl Text {
    /// The font of this text.
    pub fn font(self) -> FontId {
        let bold = || SEMIBOLD_FAMILY.clone();
        match self {
            Self::Body => FontId::new(15.0, FontFamily::Proportional),
            Self::Strong => FontId::new(15.0, bold()),
            Self::Secondary => FontId::new(13.0, FontFamily::Proportional),
            Self::Label => FontId::new(13.0, bold()),
            Self::Section => FontId::new(18.0, bold()),
            Self::Name => FontId::new(22.0, bold()),
            Self::Page => FontId::new(24.0, bold()),
        }
    }
}

/// The font of an icon `points` high.
pub fn icon_font(icon: Icon, points: f32) -> (&'static str, FontId) {
    (icon.codepoint, FontId::new(points, ICON_FAMILY.clone()))
}

/// What egui's own names for sizes mean here.
pub(super) fn text_styles() -> std::collections::BTreeMap<TextStyle, FontId> {
    [
        (TextStyle::Body, Text::Body.font()),
        (TextStyle::Button, Text::Body.font()),
        (TextStyle::Small, Text::Secondary.font()),
        (TextStyle::Heading, Text::Section.font()),
        (TextStyle::Monospace, FontId::new(14.0, FontFamily::Monospace)),
    ]
    .into()
}

/// Our family first, then egui's fonts and the icons; the system's come after by themselves.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let regular = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
    let semibold = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");
    let icons = egui_material_icons::font_insert();
    fonts.font_data.insert(REGULAR.into(), Arc::new(FontData::from_static(regular)));
    fonts.font_data.insert(SEMIBOLD.into(), Arc::new(FontData::from_static(semibold)));
    fonts.font_data.insert(icons.name.clone(), Arc::new(icons.data));

    let plain = fonts.families.entry(FontFamily::Proportional).or_default();
    plain.insert(0, REGULAR.into());
    plain.push(icons.name.clone());
    let mut bold = plain.clone();
    bold.insert(0, SEMIBOLD.into());
    fonts.families.insert(SEMIBOLD_FAMILY.clone(), bold);
    fonts.families.insert(ICON_FAMILY.clone(), vec![icons.name, REGULAR.into()]);
    if let Some(fixed) = fonts.families.get_mut(&FontFamily::Monospace) {
        fixed.push(REGULAR.into());
    }
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_the_country_are_there() {
        let _ = crate::ui::widgets::harness([100.0, 100.0], (), |ui, ()| {
            for text in [Text::Body, Text::Strong] {
                let font = text.font();
                ui.fonts_mut(|f| {
                    for letter in "éèêëàâçîïôùûœæÉÈÇŒɛɔɲŋƐƆƝŊɓɗƴƁƊƳ’«»–—…·≥→".chars()
                    {
                        assert!(f.has_glyph(&font, letter), "{letter} in {text:?}");
                    }
                    let one = f.glyph_width(&font, '1');
                    assert!((one - f.glyph_width(&font, '8')).abs() < 0.05, "figures line up");
                });
            }
        });
    }

    #[test]
    fn lines_are_a_third_higher_than_their_letters() {
        let _ = crate::ui::widgets::harness([100.0, 100.0], (), |ui, ()| {
            let height = ui.fonts_mut(|f| f.row_height(&Text::Body.font()));
            assert!((19.5..=21.0).contains(&height), "{height}");
        });
    }
}
