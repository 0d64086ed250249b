//! Everything that happened, day by day: an icon, what, when, a line of detail.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::{paint, text};
use crate::ui::look::{self, Icon, Mood, Text, size, space};

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its day in words; events with the same day stand together.
    pub day: String,
    /// Its icon.
    pub icon: Icon,
    /// The colour of its icon.
    pub mood: Mood,
    /// What happened.
    pub title: String,
    /// By whom, where, how much; may be empty.
    pub detail: String,
    /// Can it be opened?
    pub opens: bool,
}

const MARK: f32 = 28.0;

/// Draws the events in the order given; the place of the one that was pressed.
pub fn timeline(ui: &mut Ui, id: Id, events: &[Event]) -> Option<usize> {
    let mut pressed = None;
    let mut day = "";
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (at, event) in events.iter().enumerate() {
            if event.day != day {
                if at > 0 {
                    ui.add_space(space::M);
                }
                text::label(ui, &event.day);
                ui.add_space(space::XS);
                day = &event.day;
            }
            let last = events.get(at + 1).is_none_or(|next| next.day != event.day);
            if event_ui(ui, id.with(at), event, last) {
                pressed = Some(at);
            }
        }
    });
    pressed
}

fn event_ui(ui: &mut Ui, id: Id, event: &Event, last: bool) -> bool {
    let t = look::look(ui);
    let (ink, ground) = t.mood(event.mood);
    let room = ui.available_width() - MARK - space::M - space::S;
    let detail = (!event.detail.is_empty()).then(|| {
        let font = Text::Secondary.font();
        ui.painter().layout(event.detail.clone(), font, t.ink_soft, room)
    });
    let high = detail.as_ref().map_or(MARK, |d| MARK - 2.0 + d.size().y) + space::S;
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), high));
    let sense = if event.opens { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let role = if event.opens { Role::Button } else { Role::ListItem };
    response.widget_info(|| WidgetInfo::labeled(role, true, &event.title));
    ui.accesskit_node_builder(id, |node| {
        let said = [event.day.as_str(), event.detail.as_str()].join(" · ");
        node.set_description(said);
    });
    let row = Rect::from_min_max(rect.min, egui::pos2(rect.right(), rect.bottom() - space::XS));
    if event.opens && response.hovered() {
        ui.painter().rect_filled(row, look::radius(), t.hover);
    }
    let center = rect.min + Vec2::splat(MARK / 2.0);
    if !last {
        let down = (center.y + MARK / 2.0)..=(rect.bottom());
        ui.painter().vline(center.x, egui::Rangef::from(down), look::line(ui));
    }
    ui.painter().circle_filled(center, MARK / 2.0 - 1.0, ground);
    paint::icon(ui, center, event.icon, size::ICON_SMALL, ink);
    let x = rect.left() + MARK + space::M;
    let title = paint::line(ui, &event.title, Text::Body, t.ink, room);
    paint::left(ui, x, center.y, title);
    if let Some(detail) = detail {
        ui.painter().galley(egui::pos2(x, center.y + 11.0), detail, t.ink_soft);
    }
    paint::ring(ui, row, &response);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::ui::look::icon;

    #[test]
    fn an_event_can_be_found_and_opened() {
        let event = Event {
            day: "Aujourd’hui".to_owned(),
            icon: icon::ICON_CALL,
            mood: Mood::Info,
            title: "Visite à 3 mois".to_owned(),
            detail: "Kati, A. Diarra".to_owned(),
            opens: true,
        };
        let mut harness = crate::ui::widgets::harness(
            [900.0, 500.0],
            None,
            move |ui, pressed: &mut Option<usize>| {
                let now = timeline(ui, Id::unique("events"), std::slice::from_ref(&event));
                *pressed = pressed.or(now);
            },
        );
        harness.get_by_role_and_label(Role::Button, "Visite à 3 mois").click();
        harness.run();
        assert_eq!(*harness.state(), Some(0));
    }
}
