//! One entry of the agenda: in a line of a list, on a card of a week, in a line of a month.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Align, Label, Layout, Rect, Response, Sense, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo,
};

use super::{Wish, grid};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::task::Reason;
use crate::store::task::Due;
use crate::ui::Scene;
use crate::ui::due::{open, sign};
use crate::ui::look::{self, Mood, Text, size, space};
use crate::ui::widgets::text;
use crate::words::{tr, tr_with};

/// How high a card of the week is.
pub(super) const CARD: f32 = 46.0;
/// How high a line of the month is.
pub(super) const LINE: f32 = 22.0;
/// The stripe at the left of a card.
const STRIPE: f32 = 3.0;

/// What it is, in words.
pub(super) fn what(entry: &Due, scene: Scene<'_>) -> String {
    let named = |list: &str| choice::label(list, &entry.about);
    match entry.reason {
        Reason::ProtectionFollowup => or(named("followup_mode"), "agenda-what-protection"),
        Reason::ReintegrationFollowup => or(named("followup_mode"), "agenda-what-return"),
        Reason::Session => or(named("psychosocial_activity"), "agenda-what-session"),
        Reason::PlanItem => or(named("service_type"), "agenda-what-item"),
        Reason::ReferralAnswer => {
            let agency = Id::parse(&entry.about).map(|id| scene.office.name(id).to_owned());
            let agency = agency.filter(|name| !name.is_empty());
            match agency {
                Some(agency) => tr_with("agenda-what-answer", &[("agency", &agency)]),
                None => tr("agenda-what-referral"),
            }
        }
        Reason::Plan => tr("task-plan"),
        Reason::NoFollowup => tr("task-no-followup"),
        Reason::Free => entry.about.clone(),
        Reason::Workshop => or(named("psychosocial_activity"), "agenda-what-workshop"),
    }
}

fn or(text: String, key: &str) -> String {
    if text.is_empty() { tr(key) } else { text }
}

/// Its sort, in words.
pub(super) fn sort(entry: &Due) -> String {
    tr(match entry.reason {
        Reason::ProtectionFollowup => "agenda-what-protection",
        Reason::ReintegrationFollowup => "agenda-what-return",
        Reason::Session => "agenda-what-session",
        Reason::PlanItem => "agenda-what-item",
        Reason::ReferralAnswer => "agenda-what-referral",
        Reason::Plan => "task-plan",
        Reason::NoFollowup => "task-no-followup",
        Reason::Free => "agenda-what-task",
        Reason::Workshop => "agenda-what-workshop",
    })
}

/// Who it is about; for a task what is to be done.
fn title(entry: &Due, scene: Scene<'_>) -> String {
    match (entry.person.is_some(), entry.name.is_empty()) {
        (true, true) => tr("people-nameless"),
        (true, false) => entry.name.clone(),
        _ => what(entry, scene),
    }
}

/// Everything about it, for the screen reader and the tooltip.
fn said(entry: &Due, scene: Scene<'_>, names: bool) -> String {
    let worker = if names {
        entry.worker.map(|id| scene.office.name(id).to_owned()).unwrap_or_default()
    } else {
        String::new()
    };
    let done = if entry.done { tr("agenda-took-place") } else { String::new() };
    let sort = sort(entry);
    let what = what(entry, scene);
    let what = if what == sort { String::new() } else { what };
    let parts = [
        entry.time.clone(),
        sort,
        what,
        entry.name.clone(),
        entry.case_number.clone(),
        worker,
        grid::long(entry.on),
        done,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A place one can press, named by all that is known of it.
fn place(ui: &Ui, rect: Rect, entry: &Due, scene: Scene<'_>, names: bool) -> Response {
    let opens = open(entry).is_some();
    let id = egui::Id::unique((
        "agenda",
        entry.record.bytes(),
        entry.on,
        entry.done,
        rect.left() as i32,
    ));
    let sense = if opens { Sense::CLICK } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    let words = said(entry, scene, names);
    response.widget_info(|| {
        let role = if opens { Role::Button } else { Role::ListItem };
        WidgetInfo::labeled(role, true, &words)
    });
    response.on_hover_text(words)
}

/// A card of the week; what is asked for on it.
pub(super) fn card_ui(
    ui: &mut Ui,
    rect: Rect,
    entry: &Due,
    chosen: bool,
    (scene, names): (Scene<'_>, bool),
) -> Option<Wish> {
    let t = look::look(ui);
    let response = place(ui, rect, entry, scene, names);
    let (_, mood) = sign(entry.reason);
    let late = !entry.done && entry.on < scene.today;
    let (ink, ground) = t.mood(if late { Mood::Warn } else { mood });
    let ground = match (entry.done, response.hovered()) {
        (_, true) => t.hover,
        (true, _) => t.ground,
        _ => ground,
    };
    ui.painter().rect_filled(rect, look::radius(), ground);
    let stripe = Rect::from_min_size(rect.min, Vec2::new(STRIPE, rect.height()));
    ui.painter().rect_filled(stripe, look::radius(), ink);
    let inside = Rect::from_min_max(
        rect.min + Vec2::new(STRIPE + space::XS + 2.0, 3.0),
        rect.max - Vec2::new(space::XS, 2.0),
    );
    let mut words = child(ui, inside, Layout::top_down(Align::Min), response.id);
    words.spacing_mut().item_spacing.y = 0.0;
    let strong = if entry.done { t.ink_soft } else { t.ink };
    let head = title(entry, scene);
    let below = if entry.person.is_some() { what(entry, scene) } else { sort(entry) };
    let below = [entry.time.clone(), below];
    let below = below.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let done = if entry.done { "✓ " } else { "" };
    let head = text::rich(format!("{done}{head}"), Text::Strong, strong);
    words.add(Label::new(head).truncate().selectable(false));
    words.add(
        Label::new(text::rich(below, Text::Secondary, t.ink_soft)).truncate().selectable(false),
    );
    if chosen {
        ui.painter().rect_stroke(rect, look::radius(), look::ring(ui), StrokeKind::Inside);
    }
    response.clicked().then(|| Wish::Open(Box::new(entry.clone())))
}

/// A line of the month; what is asked for on it.
pub(super) fn line_ui(
    ui: &mut Ui,
    rect: Rect,
    entry: &Due,
    (scene, names): (Scene<'_>, bool),
) -> Option<Wish> {
    let t = look::look(ui);
    let response = place(ui, rect, entry, scene, names);
    if response.hovered() {
        ui.painter().rect_filled(rect, look::radius(), t.hover);
    }
    let (glyph, mood) = sign(entry.reason);
    let late = !entry.done && entry.on < scene.today;
    let (ink, _) = t.mood(if late { Mood::Warn } else { mood });
    let ink = if entry.done { t.ink_faint } else { ink };
    let at = egui::pos2(rect.left() + size::ICON_SMALL / 2.0, rect.center().y);
    let (glyph, font) = look::icon_font(glyph, size::ICON_SMALL - 2.0);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, glyph, font, ink);
    let inside =
        Rect::from_min_max(egui::pos2(rect.left() + size::ICON_SMALL + 2.0, rect.top()), rect.max);
    let mut words = child(ui, inside, Layout::left_to_right(Align::Center), response.id);
    let ink = if entry.done { t.ink_faint } else { t.ink };
    let parts = [entry.time.clone(), title(entry, scene)];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    words.add(Label::new(text::rich(line, Text::Secondary, ink)).truncate().selectable(false));
    response.clicked().then(|| Wish::Open(Box::new(entry.clone())))
}

/// A line of a list: when, who, what.
#[expect(clippy::fn_params_excessive_bools, reason = "what to show beside the line")]
pub(super) fn row_ui(
    ui: &mut Ui,
    entry: &Due,
    scene: Scene<'_>,
    names: bool,
    with_day: bool,
) -> Option<Wish> {
    let t = look::look(ui);
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), size::ROW));
    let response = place(ui, rect, entry, scene, names);
    if response.hovered() {
        ui.painter().rect_filled(rect, look::radius(), t.hover);
    }
    let (glyph, mood) = sign(entry.reason);
    let late = !entry.done && entry.on < scene.today;
    let (ink, _) = t.mood(if late { Mood::Warn } else { mood });
    let at = egui::pos2(rect.left() + size::ICON, rect.center().y);
    let (glyph, font) = look::icon_font(glyph, size::ICON);
    ui.painter().text(at, egui::Align2::CENTER_CENTER, glyph, font, ink);
    let end_wide = if with_day { 220.0 } else { 0.0 };
    let inside = Rect::from_min_max(
        egui::pos2(rect.left() + size::ICON + space::L, rect.top()),
        egui::pos2(rect.right() - end_wide, rect.bottom()),
    );
    let mut words = child(ui, inside, Layout::left_to_right(Align::Center), response.id);
    if !entry.time.is_empty() {
        words.add(Label::new(text::rich(&entry.time, Text::Strong, t.ink)).selectable(false));
    }
    let head = text::rich(title(entry, scene), Text::Strong, t.ink);
    words.add(Label::new(head).selectable(false));
    let worker = if names {
        entry.worker.map(|id| scene.office.name(id).to_owned()).unwrap_or_default()
    } else {
        String::new()
    };
    let about = if entry.person.is_some() { what(entry, scene) } else { String::new() };
    let parts = [about, entry.case_number.clone(), worker];
    let about = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let about = text::rich(about, Text::Secondary, t.ink_soft);
    words.add(Label::new(about).truncate().selectable(false));
    if with_day {
        let days = (scene.today - entry.on).num_days().to_string();
        let late = tr_with("task-days-late", &[("count", &days)]);
        let end = Rect::from_min_max(egui::pos2(rect.right() - end_wide, rect.top()), rect.max);
        let mut end = child(ui, end, Layout::right_to_left(Align::Center), (response.id, "end"));
        end.add_space(space::S);
        let day = format!("{} · {late}", date::show(entry.on));
        end.add(Label::new(text::rich(day, Text::Secondary, t.warn)).selectable(false));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, look::radius(), look::ring(ui), StrokeKind::Inside);
    }
    response.clicked().then(|| Wish::Open(Box::new(entry.clone())))
}

/// A part with a layout of its own.
pub(super) fn child(ui: &mut Ui, rect: Rect, layout: Layout, salt: impl egui::AsIdSalt) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(salt))
}
