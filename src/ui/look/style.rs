//! How egui's own widgets look: the tokens laid into its style.

use eframe::egui::{
    Color32, CornerRadius, Margin, Shadow, Stroke, Style, Vec2, Visuals,
    style::{ScrollStyle, Selection, WidgetVisuals, Widgets},
};

use super::{Tokens, font, radius, size, space};

/// The soft shadow under what is raised.
pub(super) fn shadow(t: &Tokens) -> Shadow {
    Shadow { offset: [0, 4], blur: 18, spread: 0, color: t.shadow }
}

/// The whole style for one set of colours.
pub(super) fn style(t: &Tokens) -> Style {
    let mut style = Style { text_styles: font::text_styles(), ..Style::default() };
    let s = &mut style.spacing;
    s.item_spacing = Vec2::new(space::S, space::S);
    s.button_padding = Vec2::new(space::M, 5.0);
    s.interact_size = Vec2::new(40.0, size::BUTTON);
    s.window_margin = Margin::same(16);
    s.menu_margin = Margin::same(6);
    s.icon_width = size::ICON;
    s.icon_width_inner = 10.0;
    s.icon_spacing = space::S;
    s.text_edit_width = 280.0;
    s.combo_width = 160.0;
    s.combo_height = 320.0;
    s.tooltip_width = 360.0;
    s.menu_width = 280.0;
    s.indent = space::L;
    s.scroll = scroll();

    style.visuals = visuals(t);
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = 0.1;
    style.url_in_tooltip = true;
    style
}

/// Thin, always to be seen, wider under the pointer, and never over the content.
fn scroll() -> ScrollStyle {
    let mut scroll = ScrollStyle::thin();
    scroll.bar_width = 12.0;
    scroll.floating_width = 8.0;
    scroll.floating_allocated_width = 10.0;
    scroll.handle_min_length = 32.0;
    scroll.foreground_color = true;
    scroll.dormant_background_opacity = 0.0;
    scroll.active_background_opacity = 0.0;
    scroll.interact_background_opacity = 0.0;
    scroll.dormant_handle_opacity = 0.3;
    scroll.active_handle_opacity = 0.35;
    scroll.interact_handle_opacity = 0.7;
    scroll.fade.strength = 0.0;
    scroll
}

fn visuals(t: &Tokens) -> Visuals {
    let mut v = if t.dark { Visuals::dark() } else { Visuals::light() };
    v.dark_mode = t.dark;
    v.override_text_color = None;
    v.weak_text_color = Some(t.ink_faint);
    v.widgets = widgets(t);
    v.selection = Selection { bg_fill: t.selected, stroke: Stroke::new(1.0, t.accent) };
    v.hyperlink_color = t.accent;
    v.faint_bg_color = t.hover;
    v.extreme_bg_color = t.surface;
    v.text_edit_bg_color = Some(t.surface);
    v.code_bg_color = t.neutral_tint;
    v.warn_fg_color = t.warn;
    v.error_fg_color = t.danger;
    v.window_fill = t.raised;
    v.window_stroke = Stroke::new(size::LINE, t.line);
    v.window_corner_radius = radius();
    v.window_shadow = shadow(t);
    v.window_highlight_topmost = false;
    v.menu_corner_radius = radius();
    v.popup_shadow = shadow(t);
    v.panel_fill = t.ground;
    v.text_cursor.stroke = Stroke::new(2.0, t.accent);
    v.button_frame = true;
    v.collapsing_header_frame = false;
    v.indent_has_left_vline = false;
    v.striped = false;
    v.slider_trailing_fill = true;
    v.disabled_alpha = 0.5;
    v.text_options.subpixel_binning = true;
    v
}

fn widgets(t: &Tokens) -> Widgets {
    let widget = |fill: Color32, line: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: line,
        corner_radius: CornerRadius::same(size::RADIUS),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    let line = |color| Stroke::new(size::LINE, color);
    Widgets {
        noninteractive: widget(t.surface, line(t.line), t.ink),
        inactive: widget(t.surface, line(t.field_line), t.ink),
        hovered: widget(t.hover, line(t.field_line), t.ink),
        active: widget(t.surface, Stroke::new(size::RING, t.accent), t.ink),
        open: widget(t.selected, line(t.accent), t.ink),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{DARK, LIGHT, Theme, look, set_theme};

    #[test]
    fn the_theme_changes_while_running() {
        let mut window = crate::ui::widgets::harness([100.0, 100.0], (), |_, ()| {});
        for (theme, tokens) in [(Theme::Dark, &DARK), (Theme::Light, &LIGHT)] {
            set_theme(&window.ctx, theme);
            window.run();
            assert_eq!(look(&window.ctx), tokens);
            assert_eq!(window.ctx.global_style().visuals.panel_fill, tokens.ground);
        }
    }
}
