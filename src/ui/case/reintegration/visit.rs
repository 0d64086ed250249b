//! The monitoring visits, five points from the first month to the twelfth: done, attempted,
//! missed or due.

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Rect, Sense, Ui, Vec2};

use super::super::page::{Only, Page, Wish};
use super::super::sign;
use crate::domain::budget;
use crate::domain::case::Case;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::followup::{Calendar, Followup, FollowupStatus, MONTHS};
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::money::{FRANC, Money};
use crate::domain::support::Support;
use crate::store::{Held, new_id};
use crate::ui::command::Command;
use crate::ui::look::{self, Mood, icon, size, space};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// One point of the row.
struct Point<'a> {
    month: i64,
    held: Option<(&'a Held, Followup)>,
}

/// The row of points, and what the last visit found.
pub(super) fn visits_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let points: Vec<Point<'_>> = MONTHS.iter().map(|month| point(page, *month)).collect();
    let none = points.iter().all(|point| point.held.is_none());
    frame::titled_card(ui, tr("support-visits"), |ui| {
        if none {
            none_ui(ui, page);
            return;
        }
        let edited = points.iter().find_map(|point| {
            let (held, _) = point.held.as_ref()?;
            page.edits("followup", held.id).then_some(held.id)
        });
        row_ui(ui, page, &points);
        if edited.is_some() {
            ui.add_space(space::M);
            page.fields_ui(ui);
            return;
        }
        found_ui(ui, &points);
    });
}

fn point<'a>(page: &Page<'a>, month: i64) -> Point<'a> {
    let held = page.file.of(Kind::Followup).iter();
    let all = held.map(|held| (held, Followup::from_row(&held.row)));
    let held = all
        .filter(|(_, followup)| followup.calendar == Some(Calendar::Reintegration))
        .filter(|(_, followup)| followup.month == Some(month))
        .max_by_key(|(held, followup)| (followup.status == Some(FollowupStatus::Done), held.id));
    Point { month, held }
}

/// No visits yet: they come with the first start, or are made for a support that started before.
fn none_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let case = Case::from_row(page.file.case_row());
    let all = page.file.of(Kind::Support).iter().map(|held| Support::from_row(&held.row));
    let first = all.filter(|support| support.started_on.is_some()).min_by_key(|s| s.started_on);
    let Some(first) = first else {
        Page::nothing_ui(ui, &tr("support-visits-none"));
        return;
    };
    text::secondary(ui, tr("support-visits-missing"));
    let plan = button::secondary(tr("support-visits-plan")).icon(icon::ICON_ADD);
    if !page.may_write() || !ui.add(plan).clicked() {
        return;
    }
    let drafts = budget::visits(&case, &first).into_iter().filter_map(|(month, due)| {
        let visit = Followup {
            case_id: page.file.case.as_ref().map(|case| case.id),
            calendar: Some(Calendar::Reintegration),
            due_on: Some(due),
            status: Some(FollowupStatus::Due),
            mode: "home_visit".to_owned(),
            month: Some(month),
            ..Followup::default()
        };
        let form = form::of_kind(Kind::Followup).next()?;
        Some(Draft::new(form, new_id().ok()?, visit.to_row()))
    });
    let drafts = drafts.collect();
    page.wish(Wish::Send(Command::Save(drafts)));
}

/// What a visit that was made asks.
const MADE: Only = &[
    "mode",
    "done_on",
    "done_by",
    "activity_running",
    "income",
    "employee_count",
    "finding",
    "problem_met",
    "satisfaction",
    "able_to_stay",
];
/// What one asks that was not made.
const MISSED: Only = &["outcome_reason"];

/// How high the line of points is.
const LINE: f32 = 36.0;

fn row_ui(ui: &mut Ui, page: &mut Page<'_>, points: &[Point<'_>]) {
    let today = page.today();
    let wide = ui.available_width() / points.len().max(1) as f32;
    let start = ui.cursor().min;
    let line = start.y + LINE / 2.0;
    let middle = |at: usize| start.x + wide * (at as f32 + 0.5);
    let last = points.len().saturating_sub(1);
    ui.painter().hline(middle(0)..=middle(last), line, look::line(ui));
    let mut high: f32 = 0.0;
    for (at, point) in points.iter().enumerate() {
        let left = start.x + wide * at as f32;
        let place = Rect::from_min_size(egui::pos2(left, start.y), Vec2::new(wide, f32::INFINITY));
        let layout = egui::Layout::top_down(egui::Align::Center);
        let part = egui::UiBuilder::new().id_salt(at).max_rect(place).layout(layout);
        let mut cell = ui.new_child(part);
        cell.spacing_mut().item_spacing.y = space::XS;
        cell.set_clip_rect(place.intersect(ui.clip_rect()));
        point_ui(&mut cell, page, point, today);
        high = high.max(cell.min_rect().height());
    }
    ui.allocate_space(Vec2::new(wide * points.len() as f32, high));
}

fn point_ui(ui: &mut Ui, page: &mut Page<'_>, point: &Point<'_>, today: NaiveDate) {
    let state =
        point.held.as_ref().and_then(|(held, _)| sign::record(Kind::Followup, &held.row, today));
    let (mood, shape) =
        state.as_ref().map_or((Mood::Neutral, icon::ICON_RADIO_BUTTON_UNCHECKED), |state| {
            (state.mood, state.icon)
        });
    let month = tr_with("support-month", &[("count", &point.month.to_string())]);
    let day = point.held.as_ref().and_then(|(_, followup)| followup.done_on.or(followup.due_on));
    let day = day.map(date::show).unwrap_or_default();
    let word = state.as_ref().map_or_else(|| tr("support-visit-none"), |state| state.word.clone());
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(LINE), Sense::hover());
    ui.accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Image);
        node.set_label(month.clone());
        node.set_value([word.as_str(), &day].join(" · "));
    });
    let (ink, ground) = look::look(ui).mood(mood);
    ui.painter().circle(rect.center(), LINE / 2.0 - 1.0, ground, look::line(ui));
    let (glyph, font) = look::icon_font(shape, size::ICON);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, glyph, font, ink);
    text::strong(ui, month.as_str());
    text::secondary(ui, day);
    text::label(ui, word);
    let Some((held, followup)) = &point.held else { return };
    if !page.may_write() {
        return;
    }
    let open = matches!(
        followup.status,
        Some(FollowupStatus::Due | FollowupStatus::Attempted | FollowupStatus::Missed)
    );
    let verb = if open { tr("support-visit-enter") } else { tr("support-visit-read") };
    let name = tr_with("support-visit-name", &[("verb", &verb), ("month", &month)]);
    let (kind, id) = (Kind::Followup, held.id);
    if ui.add(button::quiet(verb).named(name)).clicked() {
        page.wish(if open {
            let typed = vec![
                ("status", "done".to_owned()),
                ("done_on", date::show(today)),
                ("done_by", page.scene.me.id.to_string()),
            ];
            Wish::Fill { kind, id, typed, only: MADE }
        } else {
            Wish::Edit { form: "followup", kind, id }
        });
    }
    let missed = tr("support-visit-missed");
    let name = tr_with("support-visit-name", &[("verb", &missed), ("month", &month)]);
    let late = followup.due_on.is_some_and(|due| due < today);
    if late
        && matches!(followup.status, Some(FollowupStatus::Due | FollowupStatus::Attempted))
        && ui.add(button::quiet(missed).named(name)).clicked()
    {
        let typed = vec![("status", "missed".to_owned())];
        page.wish(Wish::Fill { kind, id, typed, only: MISSED });
    }
}

/// What the last visit that was made found, beside the one before.
fn found_ui(ui: &mut Ui, points: &[Point<'_>]) {
    let made = |point: &&Point<'_>| {
        point
            .held
            .as_ref()
            .is_some_and(|(_, followup)| followup.status == Some(FollowupStatus::Done))
    };
    let Some(last) = points.iter().rfind(made) else { return };
    let Some((held, followup)) = &last.held else { return };
    ui.add_space(space::M);
    text::group(ui, tr_with("support-visit-last", &[("count", &last.month.to_string())]));
    let money = |amount: i64| Money { amount, currency: FRANC.to_owned() }.show();
    let running = choice::label("yes_no_unknown", &followup.activity_running);
    let running = if followup.activity_running.is_empty() { String::new() } else { running };
    if followup.activity_running == "no" {
        badge::badge(ui, Mood::Warn, icon::ICON_WARNING, &tr("support-visit-stands-still"));
    }
    let label = |key| form::label(Kind::Followup, key);
    frame::pairs(
        ui,
        &[
            (label("activity_running"), running),
            (label("income"), followup.income.map(money).unwrap_or_default()),
            (
                label("employee_count"),
                followup.employee_count.map(|n| n.to_string()).unwrap_or_default(),
            ),
        ],
    );
    for key in ["finding", "problem_met"] {
        let told = crate::domain::value::text_of(&held.row, key);
        if !told.is_empty() {
            frame::pairs(ui, &[(label(key), told.to_owned())]);
        }
    }
}
