//! A number with what it counts and since when: pressed, it opens what it counts.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Label, Rect, Sense, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::ui::look::{self, Icon, Mood, Text, icon, size, space};
use crate::ui::widgets::text;
use crate::words;

/// How high a tile is.
const HIGH: f32 = 84.0;
/// The round ground of its icon.
const ROUND: f32 = 32.0;

/// A tile before it is drawn.
pub(super) struct Tile {
    /// Its sign.
    pub(super) icon: Icon,
    /// Its colour where there is anything to count.
    pub(super) mood: Mood,
    /// What it counts.
    pub(super) title: String,
    /// How many.
    pub(super) count: usize,
    /// Since when, of whom.
    pub(super) detail: String,
}

/// So many of them in a row, as wide as there is room; the one that was pressed.
pub(super) fn tiles_ui(ui: &mut Ui, across: usize, tiles: &[Tile]) -> Option<usize> {
    let gap = space::M;
    let columns = across.max(1);
    let gaps = gap * (columns - 1) as f32;
    let wide = ((ui.available_width() - gaps) / columns as f32).floor();
    let mut pressed = None;
    for (row, chunk) in tiles.chunks(columns).enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (at, tile) in chunk.iter().enumerate() {
                if tile_ui(ui, wide, tile) {
                    pressed = Some(row * columns + at);
                }
            }
        });
        ui.add_space(space::XS);
    }
    pressed
}

fn tile_ui(ui: &mut Ui, wide: f32, tile: &Tile) -> bool {
    let t = look::look(ui);
    let sense = if tile.count > 0 { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, HIGH), sense);
    let shown = words::count(i64::try_from(tile.count).unwrap_or(i64::MAX));
    response.widget_info(|| {
        let role = if tile.count > 0 { Role::Button } else { Role::Label };
        WidgetInfo::labeled(role, true, format!("{} : {shown}", tile.title))
    });
    ui.accesskit_node_builder(response.id, |node| node.set_description(tile.detail.clone()));
    let over = tile.count > 0 && response.hovered();
    let ground = if over { t.hover } else { t.surface };
    ui.painter().rect(rect, look::radius(), ground, look::line(ui), StrokeKind::Inside);
    let mood = if tile.count == 0 { Mood::Neutral } else { tile.mood };
    let (ink, tint) = t.mood(mood);
    let round = egui::pos2(rect.left() + space::M + ROUND / 2.0, rect.center().y);
    ui.painter().circle_filled(round, ROUND / 2.0, tint);
    let (glyph, font) = look::icon_font(tile.icon, size::ICON + 2.0);
    ui.painter().text(round, egui::Align2::CENTER_CENTER, glyph, font, ink);
    let left = round.x + ROUND / 2.0 + space::S;
    let number = match (tile.count, mood) {
        (0, _) => t.ink_faint,
        (_, Mood::Warn | Mood::Danger) => ink,
        _ => t.ink,
    };
    let top = egui::pos2(left, rect.top() + space::S);
    ui.painter().text(top, egui::Align2::LEFT_TOP, shown, Text::Name.font(), number);
    let words = Rect::from_min_max(
        egui::pos2(left, rect.top() + space::S + 28.0),
        rect.max - Vec2::splat(space::XS),
    );
    let layout = egui::Layout::top_down(egui::Align::Min);
    let builder = egui::UiBuilder::new().max_rect(words).layout(layout).id_salt(&tile.title);
    let mut inner = ui.new_child(builder);
    inner.spacing_mut().item_spacing.y = 0.0;
    for (line, ink) in [(&tile.title, t.ink_soft), (&tile.detail, t.ink_faint)] {
        let line = text::rich(line.as_str(), Text::Secondary, ink);
        inner.add(Label::new(line).truncate().selectable(false));
    }
    if over {
        let at = egui::pos2(rect.right() - space::M, rect.top() + space::L);
        let (glyph, font) = look::icon_font(icon::ICON_CHEVRON_RIGHT, size::ICON);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, glyph, font, t.ink_faint);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, look::radius(), look::ring(ui), StrokeKind::Inside);
    }
    tile.count > 0 && response.on_hover_text(&tile.detail).clicked()
}
