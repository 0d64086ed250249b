//! A field to sign in, with the mouse or a finger: strokes, the last one taken back, all of it
//! cleared.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id, Pos2, Response, Sense, Stroke, StrokeKind, Ui, Vec2};

use super::{button, text};
use crate::domain::drawing::{Drawing, RATIO};
use crate::ui::look::{self, icon, size, space};
use crate::words::{tr, tr_with};

/// The widest a signature is.
const MOST: f32 = 480.0;
/// Width of the pen.
const PEN: f32 = 2.0;

/// Draws the field with its two verbs under it.
pub fn pad(ui: &mut Ui, id: Id, label: &str, drawing: &mut Drawing) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        text::label(ui, label);
        let wide = ui.available_width().min(MOST);
        let (_, rect) = ui.allocate_space(Vec2::new(wide, wide / RATIO));
        let response = ui.interact(rect, id, Sense::drag());
        let said = tr_with("pad-strokes", &[("count", &drawing.strokes().len().to_string())]);
        ui.accesskit_node_builder(id, |node| {
            node.set_role(Role::Image);
            node.set_label(label.to_owned());
            node.set_value(said.clone());
        });
        if let Some(at) = response.interact_pointer_pos() {
            let point = ((at.x - rect.left()) / rect.width(), (at.y - rect.top()) / rect.height());
            if response.drag_started() {
                drawing.begin(point);
            } else if response.dragged() {
                drawing.go_on(point);
            }
        }
        let t = look::look(ui);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        painter.rect(rect, look::radius(), t.surface, look::line(ui), StrokeKind::Inside);
        let base = rect.bottom() - rect.height() * 0.25;
        painter.hline(rect.shrink(space::L).x_range(), base, look::line(ui));
        if drawing.is_empty() {
            let at = egui::pos2(rect.center().x, rect.center().y);
            super::paint::icon(ui, at, icon::ICON_DRAW, size::ICON * 2.0, t.line);
        }
        let pen = Stroke::new(PEN, t.ink);
        let place = |(x, y): &(f32, f32)| -> Pos2 { rect.min + rect.size() * Vec2::new(*x, *y) };
        for stroke in drawing.strokes() {
            let points: Vec<Pos2> = stroke.iter().map(place).collect();
            match points.as_slice() {
                [only] => {
                    painter.circle_filled(*only, PEN, t.ink);
                }
                _ => {
                    painter.line(points, pen);
                }
            }
        }
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Crosshair);
        }
        ui.horizontal(|ui| {
            let some = !drawing.is_empty();
            let undo = button::quiet(tr("pad-undo")).icon(icon::ICON_UNDO).enabled(some);
            if ui.add(undo).clicked() {
                drawing.undo();
            }
            let clear = button::quiet(tr("pad-clear")).icon(icon::ICON_CLOSE).enabled(some);
            if ui.add(clear).clicked() {
                drawing.clear();
            }
        });
        response
    })
    .inner
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    use super::*;

    #[test]
    fn a_signature_is_drawn_and_taken_back_stroke_by_stroke() {
        let mut window =
            crate::ui::widgets::harness([600.0, 300.0], Drawing::default(), |ui, drawing| {
                pad(ui, Id::unique("sign"), "Signature", drawing);
            });
        let draw = |window: &mut egui_kittest::Harness<'_, Drawing>, y: f32| {
            let rect = window.get_by_role_and_label(Role::Image, "Signature").rect();
            let at = |x: f32| rect.min + rect.size() * Vec2::new(x, y);
            window.drag_at(at(0.2));
            window.run_steps(1);
            for step in 3..9_u8 {
                window.hover_at(at(f32::from(step) / 10.0));
                window.run_steps(1);
            }
            window.drop_at(at(0.9));
            window.run_steps(2);
        };
        draw(&mut window, 0.3);
        draw(&mut window, 0.6);
        assert_eq!(window.state().strokes().len(), 2);
        assert!(window.state().is_signature());
        let node = window.get_by_role_and_label(Role::Image, "Signature");
        assert_eq!(node.accesskit_node().value().as_deref(), Some("2 traits"));
        window.get_by_role_and_label(Role::Button, "Retirer le dernier trait").click();
        window.run_steps(2);
        assert_eq!(window.state().strokes().len(), 1);
        window.get_by_role_and_label(Role::Button, "Tout effacer").click();
        window.run_steps(2);
        assert!(window.state().is_empty());
    }
}
