//! Pages and pictures inside the program: one at a time, larger and smaller, turned, next and
//! previous. What is shown lives in textures that go with this value: nothing stays after a lock.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, ColorImage, Context, Key, Mesh, Modifiers, Pos2, Rect, ScrollArea, Sense, TextureHandle,
    TextureOptions, Ui, Vec2, WidgetInfo,
};

use super::{button, text};
use crate::ui::look::{self, icon, space};
use crate::words::{tr, tr_with};

/// How much larger one press makes it.
const STEP: f32 = 1.25;
/// The smallest and the largest, against what fits.
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=6.0;

/// Pages or pictures on show.
pub struct Pages {
    name: String,
    sheets: Vec<TextureHandle>,
    at: usize,
    zoom: f32,
    turns: usize,
    /// As wide as there is room, sooner than whole.
    wide: bool,
}

/// A picture of pixels: red, green, blue, opacity, row by row.
pub fn pixels(width: usize, height: usize, rgba: &[u8]) -> ColorImage {
    ColorImage::from_rgba_unmultiplied([width, height], rgba)
}

impl Pages {
    /// Pages under a name for the screen reader.
    pub fn new(ctx: &Context, name: impl Into<String>, pages: Vec<ColorImage>) -> Self {
        let name = name.into();
        // The name of a texture may be logged: never that of a person.
        let load = |page| ctx.load_texture("page", page, TextureOptions::LINEAR);
        let sheets = pages.into_iter().map(load).collect();
        Self { name, sheets, at: 0, zoom: 1.0, turns: 0, wide: false }
    }

    /// Shown as wide as there is room: for what is to be read.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.sheets.len()
    }

    /// Verbs and the page under them, as high as this.
    pub fn pages_ui(&mut self, ui: &mut Ui, high: f32) {
        self.verbs_ui(ui);
        ui.add_space(space::XS);
        let Some(sheet) = self.sheets.get(self.at) else { return };
        let real = sheet.size_vec2();
        let turned = if self.turns.is_multiple_of(2) { real } else { Vec2::new(real.y, real.x) };
        let room = Vec2::new(ui.available_width() - space::M, high);
        let across = room.x / turned.x;
        let fits = if self.wide { across } else { across.min(room.y / turned.y) };
        let shown = turned * fits * self.zoom;
        let texture = sheet.id();
        let (name, at, turns) = (self.label(), self.at, self.turns);
        let ground = look::look(ui).ground;
        egui::Frame::new().fill(ground).corner_radius(look::radius()).show(ui, |ui| {
            ScrollArea::both()
                .id_salt(("pages", at))
                .max_height(high)
                .auto_shrink([false, false])
                .min_scrolled_height(high)
                .show(ui, |ui| {
                    let whole = shown.max(Vec2::new(ui.available_width(), high - space::S));
                    let (rect, response) = ui.allocate_exact_size(whole, Sense::hover());
                    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
                    let place = Rect::from_center_size(rect.center(), shown);
                    ui.painter().add(quarter_turned(place, texture, turns));
                });
        });
    }

    fn label(&self) -> String {
        if self.count() < 2 {
            return self.name.clone();
        }
        let given = [("page", (self.at + 1).to_string()), ("pages", self.count().to_string())];
        let given: Vec<(&str, &str)> = given.iter().map(|(key, text)| (*key, &**text)).collect();
        format!("{}, {}", self.name, tr_with("attachment-page", &given))
    }

    fn verbs_ui(&mut self, ui: &mut Ui) {
        let last = self.count().saturating_sub(1);
        let key = |ui: &Ui, key: Key| {
            let typing = ui.ctx().text_edit_focused();
            !typing && ui.input_mut(|i| i.consume_key(Modifiers::NONE, key))
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if last > 0 {
                let back = button::icon(ui, icon::ICON_CHEVRON_LEFT, tr("attachment-page-before"));
                if back.clicked() || key(ui, Key::PageUp) {
                    self.at = self.at.saturating_sub(1);
                }
                let on = button::icon(ui, icon::ICON_CHEVRON_RIGHT, tr("attachment-page-after"));
                if on.clicked() || key(ui, Key::PageDown) {
                    self.at = (self.at + 1).min(last);
                }
                let given =
                    [("page", (self.at + 1).to_string()), ("pages", self.count().to_string())];
                let given: Vec<(&str, &str)> =
                    given.iter().map(|(key, text)| (*key, &**text)).collect();
                text::secondary(ui, tr_with("attachment-page", &given));
                ui.add_space(space::M);
            }
            let smaller = button::icon(ui, icon::ICON_ZOOM_OUT, tr("attachment-smaller"));
            if smaller.clicked() || key(ui, Key::Minus) {
                self.zoom = (self.zoom / STEP).max(*ZOOM.start());
            }
            let larger = button::icon(ui, icon::ICON_ZOOM_IN, tr("attachment-larger"));
            if larger.clicked() || key(ui, Key::Plus) {
                self.zoom = (self.zoom * STEP).min(*ZOOM.end());
            }
            if ui.add(button::quiet(tr("attachment-fit"))).clicked() {
                self.zoom = 1.0;
            }
            let turn = button::icon(ui, icon::ICON_ROTATE_RIGHT, tr("attachment-turn"));
            if turn.clicked() {
                self.turns = (self.turns + 1) % 4;
            }
        });
    }
}

/// A texture in a rectangle, turned by quarters to the right.
fn quarter_turned(rect: Rect, texture: egui::TextureId, turns: usize) -> Mesh {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
    let of = [Pos2::new(0.0, 0.0), Pos2::new(1.0, 0.0), Pos2::new(1.0, 1.0), Pos2::new(0.0, 1.0)];
    let mut mesh = Mesh::with_texture(texture);
    for (at, pos) in corners.into_iter().enumerate() {
        let uv = of.iter().cycle().nth(at + 4 - turns % 4).copied().unwrap_or_default();
        mesh.vertices.push(egui::epaint::Vertex { pos, uv, color: look::AS_IT_IS });
    }
    mesh.indices.extend([0, 1, 2, 0, 2, 3]);
    mesh
}

/// A small picture of a known texture, cut to fill a square or a disc.
pub fn thumbnail(ui: &Ui, rect: Rect, texture: &TextureHandle, round: bool) {
    let size = texture.size_vec2();
    let side = size.x.min(size.y).max(1.0);
    // Of a portrait the upper part is kept: a face stands there.
    let left = (size.x - side) / 2.0 / size.x;
    let top = ((size.y - side) / 4.0) / size.y;
    let uv = Rect::from_min_size(Pos2::new(left, top), Vec2::new(side / size.x, side / size.y));
    let corner = if round { rect.width() / 2.0 } else { f32::from(look::size::RADIUS) };
    let corner = egui::CornerRadius::from(corner);
    let shape = egui::epaint::RectShape::filled(rect, corner, look::AS_IT_IS)
        .with_texture(texture.id(), uv);
    ui.painter().add(shape);
}

/// A small picture of a known texture, whole within a rectangle.
pub fn contained(ui: &Ui, rect: Rect, texture: &TextureHandle) {
    let size = texture.size_vec2();
    let fits = (rect.width() / size.x.max(1.0)).min(rect.height() / size.y.max(1.0));
    let place = Rect::from_center_size(rect.center(), size * fits);
    ui.painter().add(quarter_turned(place, texture.id(), 0));
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn pages_are_turned_over_enlarged_and_turned_round() {
        let page = |side: usize| ColorImage::filled([side, side * 2], egui::Color32::GRAY);
        let mut window = crate::ui::widgets::harness([800.0, 600.0], None, |ui, pages| {
            let pages = pages.get_or_insert_with(|| {
                Pages::new(ui.ctx(), "Liste du jour", vec![page(10), page(20)])
            });
            pages.pages_ui(ui, 400.0);
        });
        window.run();
        window.get_by_label("Liste du jour, page 1 sur 2");
        window.get_by_role_and_label(Role::Button, "Page suivante").click();
        window.run();
        window.get_by_label("Liste du jour, page 2 sur 2");
        window.get_by_role_and_label(Role::Button, "Tourner").click();
        window.get_by_role_and_label(Role::Button, "Plus grand").click();
        window.run();
        let pages = window.state().as_ref().map(|pages: &Pages| (pages.turns, pages.zoom));
        assert_eq!(pages, Some((1, STEP)));
    }
}
