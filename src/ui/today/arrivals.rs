//! Who arrived, week by week: a small picture of the last twelve weeks. Each bar opens the
//! people behind it.

use chrono::{Datelike, Days, NaiveDate};
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align2, CornerRadius, Rect, Sense, Ui, Vec2, WidgetInfo};

use super::row;
use crate::domain::date;
use crate::store::person::{Question, Sort};
use crate::store::{Reader, StoreError};
use crate::ui::command::{Command, Route};
use crate::ui::look::{self, Text, size, space};
use crate::ui::widgets::text;
use crate::words::{self, tr, tr_with};

/// How many weeks are shown.
const WEEKS: u64 = 12;
/// How high the highest bar is.
const HIGH: f32 = 88.0;
/// Between two bars.
const GAP: f32 = 4.0;

/// One week.
pub(super) struct Week {
    /// Its Monday.
    monday: NaiveDate,
    /// Its last day, today at the latest.
    last: NaiveDate,
    /// How many arrived in it.
    count: u32,
}

/// The last twelve weeks, this one last.
pub(super) fn read(reader: &Reader, today: NaiveDate) -> Result<Vec<Week>, StoreError> {
    let into_week = u64::from(today.weekday().num_days_from_monday());
    let monday = today.checked_sub_days(Days::new(into_week)).unwrap_or(today);
    let first = monday.checked_sub_days(Days::new(7 * (WEEKS - 1))).unwrap_or(monday);
    let days = reader.arrivals(first, today)?;
    let weeks = (0..WEEKS).filter_map(|at| {
        let monday = first.checked_add_days(Days::new(7 * at))?;
        let last = monday.checked_add_days(Days::new(6))?.min(today);
        let inside = days.iter().filter(|(day, _)| (monday..=last).contains(day));
        Some(Week { monday, last, count: inside.map(|(_, count)| count).sum() })
    });
    Ok(weeks.collect())
}

/// The bars; where the pressed one leads.
pub(super) fn weeks_ui(ui: &mut Ui, weeks: &[Week]) -> Option<Command> {
    let t = look::look(ui);
    text::strong(ui, tr("today-arrivals"));
    let this = weeks.last().map_or(0, |week| week.count);
    let shown = words::count(i64::from(this));
    text::secondary(ui, tr_with("today-arrivals-now", &[("count", &shown)]));
    ui.add_space(space::XS);
    let (rect, _) = ui.allocate_exact_size(
        Vec2::new(ui.available_width(), HIGH + size::ICON_SMALL),
        Sense::hover(),
    );
    let most = weeks.iter().map(|week| week.count).max().unwrap_or_default().max(1);
    let wide = (rect.width() + GAP) / weeks.len().max(1) as f32;
    let mut pressed = None;
    for (at, week) in weeks.iter().enumerate() {
        let left = rect.left() + wide * at as f32;
        let whole =
            Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(wide - GAP, rect.height()));
        let response = ui.interact(whole, ui.scope_id().with(("week", at)), Sense::click());
        let count = words::count(i64::from(week.count));
        let given = [("from", &*date::show(week.monday)), ("count", &*count)];
        let name = tr_with("today-arrivals-week", &given);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let room = HIGH - size::ICON_SMALL;
        let high = (room * week.count as f32 / most as f32).max(2.0);
        let floor = whole.bottom() - size::ICON_SMALL;
        let bar = Rect::from_min_max(
            egui::pos2(whole.left(), floor - high),
            egui::pos2(whole.right(), floor),
        );
        let last = at + 1 == weeks.len();
        let ground = match (week.count, last, response.hovered()) {
            (_, _, true) => t.accent_hover,
            (0, ..) => t.line,
            (_, true, _) => t.accent,
            _ => t.accent.gamma_multiply(0.55),
        };
        let round = CornerRadius { nw: 2, ne: 2, sw: 0, se: 0 };
        ui.painter().rect_filled(bar, round, ground);
        if week.count == most || last {
            let at = egui::pos2(bar.center().x, bar.top() - 2.0);
            let font = Text::Secondary.font();
            ui.painter().text(at, Align2::CENTER_BOTTOM, &count, font, t.ink_soft);
        }
        row::ring(ui, whole, &response);
        if response.on_hover_text(name).clicked() {
            pressed = Some(week);
        }
    }
    let short = |day: NaiveDate| format!("{:02}/{:02}", day.day(), day.month());
    let ends = [
        (weeks.first(), rect.left_bottom(), Align2::LEFT_BOTTOM),
        (weeks.last(), rect.right_bottom(), Align2::RIGHT_BOTTOM),
    ];
    for (week, at, align) in ends {
        if let Some(week) = week {
            let font = Text::Secondary.font();
            ui.painter().text(at, align, short(week.monday), font, t.ink_faint);
        }
    }
    let week = pressed?;
    let question = Question {
        arrived_from: Some(week.monday),
        arrived_to: Some(week.last),
        sort: Sort::Arrival,
        ..Question::default()
    };
    Some(Command::Go(Route::People(Box::new(question))))
}
