//! Buttons: one primary on a screen, the others secondary or quiet, danger only for what
//! destroys or endangers. A button says the verb; its key may stand beside it.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo,
};

use super::paint;
use crate::ui::look::{self, Icon, Text, size, space};

/// How loud a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// The one action of the screen.
    Primary,
    /// One of several.
    #[default]
    Secondary,
    /// No line until the pointer is over it.
    Quiet,
    /// Destroys, or touches the safety of a person.
    Danger,
    /// A place one can go to, in the rail: word at the left, count at the right.
    Place,
}

/// A button before it is shown: `ui.add(button::primary(tr("…")).icon(ICON_ADD).key("Ctrl+N"))`.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches that have nothing to do with each other"
)]
pub struct Button {
    text: String,
    kind: Kind,
    icon: Option<Icon>,
    key: Option<String>,
    enabled: bool,
    width: Option<f32>,
    height: f32,
    selected: bool,
    menu: bool,
    count: Option<String>,
    narrow: bool,
    named: Option<String>,
}

/// The one action of the screen.
pub fn primary(text: impl Into<String>) -> Button {
    Button::new(Kind::Primary, text)
}

/// One action of several.
pub fn secondary(text: impl Into<String>) -> Button {
    Button::new(Kind::Secondary, text)
}

/// An action that stands back.
pub fn quiet(text: impl Into<String>) -> Button {
    Button::new(Kind::Quiet, text)
}

/// Destroys, or touches the safety of a person.
pub fn danger(text: impl Into<String>) -> Button {
    Button::new(Kind::Danger, text)
}

/// A place in the rail, as wide as the rail has room: `.selected(here)`, `.count("7")`,
/// `.narrow(true)` for the icon alone.
pub fn place(icon: Icon, text: impl Into<String>) -> Button {
    Button::new(Kind::Place, text).icon(icon)
}

impl Button {
    /// A button of a kind that is decided elsewhere.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind,
            icon: None,
            key: None,
            enabled: true,
            width: None,
            height: size::FORM_ROW,
            selected: false,
            menu: false,
            count: None,
            narrow: false,
            named: None,
        }
    }

    /// Its whole name, for the screen reader and the tooltip, where the word alone stands in
    /// several rows.
    #[must_use]
    pub fn named(mut self, named: impl Into<String>) -> Self {
        self.named = Some(named.into());
        self
    }

    /// An icon before the word.
    #[must_use]
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same, shown after the word. It is a hint, nothing listens to it.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Whether it can be pressed.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// As wide as this, instead of as its word.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// How high a place in the rail is, where the window is low.
    #[must_use]
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Shown as chosen: the place one is in.
    #[must_use]
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }

    /// A small arrow after the word: pressing it opens a menu.
    #[must_use]
    pub fn menu(mut self) -> Self {
        self.menu = true;
        self
    }

    /// How many wait there, shown at its end.
    #[must_use]
    pub fn count(mut self, count: impl Into<String>) -> Self {
        self.count = Some(count.into());
        self
    }

    /// Only the icon; the word becomes its tooltip.
    #[must_use]
    pub fn narrow(mut self, narrow: bool) -> Self {
        self.narrow = narrow;
        self
    }

    fn colors(&self, ui: &Ui, response: &Response) -> (Color32, Stroke, Color32) {
        let t = look::look(ui);
        let (over, down) = (response.hovered(), response.is_pointer_button_down_on());
        let ground = |rest| match (down, over) {
            (true, _) => t.pressed,
            (_, true) => t.hover,
            _ => rest,
        };
        let strong = |rest, loud| if over || down { loud } else { rest };
        match self.kind {
            _ if self.selected => (t.selected, Stroke::NONE, t.accent),
            Kind::Primary => (strong(t.accent, t.accent_hover), Stroke::NONE, t.on_accent),
            Kind::Danger => (strong(t.danger, t.danger_hover), Stroke::NONE, t.on_danger),
            Kind::Secondary => (ground(t.surface), Stroke::new(size::LINE, t.field_line), t.ink),
            Kind::Quiet => (ground(Color32::TRANSPARENT), Stroke::NONE, t.accent),
            Kind::Place => (ground(Color32::TRANSPARENT), Stroke::NONE, t.ink_soft),
        }
    }
}

impl Widget for Button {
    fn ui(self, ui: &mut Ui) -> Response {
        let (enabled, kind) = (self.enabled, self.kind);
        let draw = |ui: &mut Ui| match kind {
            Kind::Place => self.place_ui(ui),
            _ => self.show_ui(ui),
        };
        if enabled {
            // In the layout itself: within a child of its own it would never go to the next row.
            draw(ui)
        } else {
            ui.add_enabled_ui(false, draw).inner
        }
    }
}

impl Button {
    fn font(&self) -> Text {
        match self.kind {
            Kind::Primary | Kind::Danger => Text::Strong,
            _ => Text::Body,
        }
    }

    /// How wide it is with its whole word.
    pub(super) fn natural_width(&self, ui: &Ui) -> f32 {
        let wide = |text: &str, font| {
            paint::line(ui, text, font, Color32::PLACEHOLDER, f32::INFINITY).size().x
        };
        let icon = if self.icon.is_some() { size::ICON + space::S } else { 0.0 };
        let key = self.key.as_ref().map_or(0.0, |key| wide(key, Text::Secondary) + space::S);
        (wide(&self.text, self.font()) + icon + key + space::M * 2.0).ceil()
    }

    fn show_ui(self, ui: &mut Ui) -> Response {
        let font = self.font();
        let icon_room = if self.icon.is_some() { size::ICON + space::S - 2.0 } else { 0.0 };
        let menu_room = if self.menu { size::ICON + space::XS } else { 0.0 };
        let pad = if self.kind == Kind::Quiet { space::S } else { space::M };
        // Where rows wrap it goes to the next one sooner than lose letters.
        let wraps = ui.layout().main_wrap();
        let most = self.width.unwrap_or_else(|| {
            let row = if wraps { ui.max_rect().width() } else { ui.available_width() };
            row.max(size::BUTTON * 3.0)
        });
        let room = most - icon_room - menu_room - pad * 2.0;
        let key = self
            .key
            .as_ref()
            .map(|key| paint::line(ui, key, Text::Secondary, Color32::PLACEHOLDER, f32::INFINITY));
        let key_room = key.as_ref().map_or(0.0, |key| key.size().x + space::S);
        let word = paint::line(ui, &self.text, font, Color32::PLACEHOLDER, room - key_room);
        let wide = word.size().x + icon_room + menu_room + key_room + pad * 2.0;
        let size = Vec2::new(self.width.unwrap_or(wide).max(size::TARGET), size::BUTTON);

        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let enabled = ui.is_enabled();
        let named = self.named.as_ref().unwrap_or(&self.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, named));
        if let Some(key) = &self.key {
            ui.accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(key.clone()));
        }
        if self.menu {
            ui.accesskit_node_builder(response.id, |node| {
                node.set_has_popup(egui::accesskit::HasPopup::Menu);
            });
        }
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let (fill, stroke, ink) = self.colors(ui, &response);
        ui.painter().rect(rect, look::radius(), fill, stroke, StrokeKind::Inside);
        let slack = (rect.width() - wide).max(0.0) / 2.0;
        let mut x = rect.left() + pad + slack;
        let y = rect.center().y;
        if let Some(icon) = self.icon {
            paint::icon(ui, egui::pos2(x + size::ICON / 2.0, y), icon, size::ICON, ink);
            x += icon_room;
        }
        let word_wide = word.size().x;
        tinted(ui, x, y, word, ink);
        x += word_wide;
        if let Some(key) = key {
            let soft = match self.kind {
                Kind::Primary | Kind::Danger => ink,
                _ => look::look(ui).ink_faint,
            };
            tinted(ui, x + space::S, y, key, soft);
        }
        if self.menu {
            let at = egui::pos2(rect.right() - pad - size::ICON / 2.0 + 2.0, y);
            paint::icon(ui, at, look::icon::ICON_KEYBOARD_ARROW_DOWN, size::ICON, ink);
        }
        // A filled button hides a ring of its own colour: it stands off.
        let filled = matches!(self.kind, Kind::Primary | Kind::Danger);
        let off = if filled { size::RING } else { 0.0 };
        paint::ring(ui, rect.expand(off), &response);
        response
    }
}

impl Button {
    fn place_ui(self, ui: &mut Ui) -> Response {
        let wide = self.width.unwrap_or_else(|| ui.available_width());
        let size = Vec2::new(wide, self.height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let enabled = ui.is_enabled();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &self.text));
        ui.accesskit_node_builder(response.id, |node| {
            node.set_selected(self.selected);
            if let Some(count) = &self.count {
                node.set_description(count.clone());
            }
            if let Some(key) = &self.key {
                node.set_keyboard_shortcut(key.clone());
            }
        });
        let (fill, _, ink) = self.colors(ui, &response);
        ui.painter().rect_filled(rect, look::radius(), fill);
        let font = if self.selected { Text::Strong } else { Text::Body };
        let count = self.count.as_ref().map(|count| {
            let ink = if self.selected { ink } else { look::look(ui).ink };
            paint::line(ui, count, Text::Label, ink, f32::INFINITY)
        });
        let mut x = rect.left() + space::S;
        if let Some(icon) = self.icon {
            let middle = if self.narrow { rect.center().x } else { x + size::ICON / 2.0 + 1.0 };
            let at = egui::pos2(middle, rect.center().y);
            paint::icon(ui, at, icon, size::ICON + 2.0, ink);
            x += size::ICON + space::S + 2.0;
        }
        if self.narrow {
            if self.count.is_some() {
                let at = rect.center() + Vec2::new(space::S + 2.0, -space::S - 1.0);
                ui.painter().circle_filled(at, space::XS, look::look(ui).accent);
            }
            let tip = [self.text.as_str(), self.count.as_deref().unwrap_or_default()].join(" ");
            paint::ring(ui, rect, &response);
            return response.on_hover_text(tip);
        }
        let taken = count.as_ref().map_or(0.0, |count| count.size().x + space::S);
        let room = rect.right() - space::S - x - taken;
        let word = paint::line(ui, &self.text, font, ink, room);
        paint::left(ui, x, rect.center().y, word);
        if let Some(count) = count {
            let at = rect.right() - space::S - count.size().x;
            paint::left(ui, at, rect.center().y, count);
        }
        paint::ring(ui, rect, &response);
        response
    }
}

fn tinted(ui: &Ui, x: f32, y: f32, galley: std::sync::Arc<egui::Galley>, ink: Color32) {
    let top = (y - galley.size().y / 2.0).round();
    ui.painter().galley_with_override_text_color(egui::pos2(x, top), galley, ink);
}

/// A button that is only an icon: a name for the screen reader, a tooltip for the pointer.
pub fn icon(ui: &mut Ui, icon: Icon, name: impl Into<String>) -> Response {
    let name = name.into();
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size::TARGET), Sense::click());
    icon_at(ui, rect, &response, icon, &name);
    response.on_hover_text(name)
}

/// The same at a place that has been laid out already.
pub(super) fn icon_at(ui: &Ui, rect: Rect, response: &Response, icon: Icon, name: &str) {
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let t = look::look(ui);
    if response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, look::radius(), t.pressed);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, look::radius(), t.hover);
    }
    let ink = if response.hovered() { t.ink } else { t.ink_soft };
    paint::icon(ui, rect.center(), icon, size::ICON, ink);
    paint::ring(ui, rect, response);
}

/// A tick box with its words.
pub fn tick(ui: &mut Ui, on: &mut bool, text: impl Into<String>) -> Response {
    let text = text.into();
    let t = look::look(ui);
    let room = ui.available_width() - size::ICON - space::S;
    let word = paint::line(ui, &text, Text::Body, t.ink, room);
    let size = Vec2::new(size::ICON + space::S + word.size().x + space::XS, size::TARGET);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let (enabled, ticked) = (ui.is_enabled(), *on);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, ticked, &text));
    let mark = Rect::from_center_size(
        egui::pos2(rect.left() + size::ICON / 2.0, rect.center().y),
        Vec2::splat(size::ICON),
    );
    tick_mark(ui, mark, Some(*on), response.hovered());
    paint::left(ui, mark.right() + space::S, rect.center().y, word);
    paint::ring(ui, rect, &response);
    response
}

/// The box of a tick box: on, off, or (for several at once) neither.
pub(super) fn tick_mark(ui: &Ui, rect: Rect, on: Option<bool>, over: bool) {
    let t = look::look(ui);
    let radius = egui::CornerRadius::same(size::RADIUS / 2 + 1);
    let rect = Rect::from_center_size(rect.center().round(), Vec2::splat(size::ICON_SMALL));
    if on == Some(false) {
        let ground = if over { t.hover } else { t.surface };
        let line = Stroke::new(size::LINE, t.field_line);
        ui.painter().rect(rect, radius, ground, line, StrokeKind::Inside);
    } else {
        let sign = if on.is_some() { look::icon::ICON_CHECK } else { look::icon::ICON_REMOVE };
        ui.painter().rect_filled(rect, radius, t.accent);
        paint::icon(ui, rect.center(), sign, size::ICON_SMALL - 2.0, t.on_accent);
    }
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::widgets::harness;

    #[test]
    fn buttons_have_names_and_can_be_off() {
        let mut window =
            harness([600.0, 300.0], (0, true), |ui, (pressed, on): &mut (i32, bool)| {
                *pressed += i32::from(ui.add(primary("Enregistrer").key("Ctrl+Entrée")).clicked());
                *pressed += i32::from(ui.add(danger("Effacer…").enabled(false)).clicked());
                *pressed += i32::from(icon(ui, look::icon::ICON_CLOSE, "Fermer").clicked());
                *pressed += i32::from(ui.add(place(look::icon::ICON_TODAY, "Lieux")).clicked());
                tick(ui, on, "D’accord");
            });
        for name in ["Enregistrer", "Effacer…", "Fermer", "Lieux"] {
            let button = window.get_by_role_and_label(Role::Button, name);
            assert!(button.rect().height() >= size::TARGET, "{name} can be hit");
            button.click();
            window.run();
        }
        window.get_by_role_and_label(Role::CheckBox, "D’accord").click();
        window.run();
        assert_eq!(*window.state(), (3, false), "what is off does nothing");
    }
}
