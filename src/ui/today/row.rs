//! How one thing due looks: the tile that counts its sort, and its row.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Align, Id, Label, Layout, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2,
    WidgetInfo,
};

use super::Part;
use crate::domain::draft::Draft;
use crate::domain::fact::Shape;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::task::{Reason, When};
use crate::domain::value::Keyed;
use crate::domain::{choice, date, form};
use crate::store::task::Due;
use crate::ui::command::Command;
use crate::ui::due::{open, sign};
use crate::ui::look::{self, Icon, Mood, Text, icon, size, space};
use crate::ui::widgets::{badge, button, text};
use crate::ui::{Scene, mark};
use crate::words::{self, tr, tr_with};

/// How high a row of two lines is.
const HIGH: f32 = 56.0;
/// How high a tile is.
const TILE: f32 = 68.0;
/// The columns at the end of a row: its verb, its day, its risk.
const DONE: f32 = 80.0;
const LATE: f32 = 140.0;
const RISK: f32 = 104.0;
/// The round ground of an icon.
const ROUND: f32 = 36.0;

/// The heading of a section.
pub(super) fn when_title(when: When) -> String {
    match when {
        When::Overdue => tr("task-when-overdue"),
        When::Today => tr("task-when-today"),
        When::Soon => tr("task-when-soon"),
        When::Later => tr("task-when-later"),
    }
}

/// A number with what it counts; true when pressed.
pub(super) fn tile_ui(ui: &mut Ui, wide: f32, part: Part, count: usize, chosen: bool) -> bool {
    let t = look::look(ui);
    let (title, sign, mood) = match part {
        Part::Due(When::Overdue) => (when_title(When::Overdue), icon::ICON_ALARM, Mood::Warn),
        Part::Due(When::Today) => (when_title(When::Today), icon::ICON_TODAY, Mood::Info),
        Part::Due(when) => (when_title(when), icon::ICON_UPCOMING, Mood::Neutral),
        Part::Drafts => (tr("today-drafts"), icon::ICON_EDIT_NOTE, Mood::Neutral),
    };
    let mood = if count == 0 { Mood::Neutral } else { mood };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(wide, TILE), Sense::click());
    let shown = words::count(i64::try_from(count).unwrap_or(i64::MAX));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &title));
    ui.accesskit_node_builder(response.id, |node| node.set_description(shown.clone()));
    let ground = match (chosen, response.hovered()) {
        (true, _) => t.selected,
        (_, true) => t.hover,
        _ => t.surface,
    };
    let line = if chosen { Stroke::new(size::LINE, t.accent) } else { look::line(ui) };
    ui.painter().rect(rect, look::radius(), ground, line, StrokeKind::Inside);
    let round = Rect::from_center_size(
        egui::pos2(rect.left() + space::L + ROUND / 2.0, rect.center().y),
        Vec2::splat(ROUND),
    );
    // Sooner no icon than words cut short.
    let bare = wide < ROUND * 5.5;
    if !bare {
        round_icon(ui, round, sign, mood);
    }
    let ink = match (count, mood) {
        (0, _) => t.ink_faint,
        (_, Mood::Warn) => t.warn,
        _ => t.ink,
    };
    let inside = Rect::from_min_max(
        egui::pos2(
            if bare { round.left() } else { round.right() + space::M },
            rect.top() + space::S,
        ),
        rect.max - Vec2::new(space::S, space::S),
    );
    let font = Text::Name.font();
    ui.painter().text(inside.left_top(), egui::Align2::LEFT_TOP, shown, font, ink);
    let mut under = child(ui, inside, Layout::bottom_up(Align::Min), "title");
    let title = text::rich(title, Text::Secondary, t.ink_soft);
    under.add(Label::new(title).truncate().selectable(false));
    ring(ui, rect, &response);
    response.clicked()
}

/// One row; what was asked for on it.
pub(super) fn item_ui(
    ui: &mut Ui,
    at: usize,
    due: &Due,
    whose: bool,
    scene: Scene<'_>,
) -> Option<Command> {
    let t = look::look(ui);
    let opens = due.person.is_some() || due.reason == Reason::Workshop;
    let sense = if opens { Sense::click() } else { Sense::hover() };
    let id = Id::unique(("today-row", due.record.bytes(), due.reason.key()));
    let (_, rect) = ui.allocate_space(Vec2::new(ui.available_width(), HIGH));
    let response = ui.interact(rect, id, sense);
    let what = sentence(due, scene);
    let late = when_text(due, scene);
    let about = under(due, whose, scene);
    response.widget_info(|| {
        let role = if opens { Role::Button } else { Role::ListItem };
        let said = [&*what, &*about, &*late].into_iter().filter(|part| !part.is_empty());
        WidgetInfo::labeled(role, true, said.collect::<Vec<_>>().join(", "))
    });
    if at > 0 {
        let across = rect.shrink2(Vec2::new(space::S, 0.0)).x_range();
        ui.painter().hline(across, rect.top(), look::line(ui));
    }
    if opens && response.hovered() {
        ui.painter().rect_filled(rect.shrink(1.0), look::radius(), t.hover);
    }
    let when = When::of(due.on, scene.today);
    let (sign, mood) = sign(due.reason);
    let round = Rect::from_center_size(
        egui::pos2(rect.left() + space::S + ROUND / 2.0, rect.center().y),
        Vec2::splat(ROUND),
    );
    round_icon(ui, round, sign, mood);
    let mut command: Option<Command> = None;
    let right = Rect::from_min_max(
        egui::pos2(rect.center().x, rect.top()),
        egui::pos2(rect.right() - space::S, rect.bottom()),
    );
    // With room, each sort of thing stands in a column of its own.
    let columns = rect.width() >= size::ONE_COLUMN;
    let mut end = child(ui, right, Layout::right_to_left(Align::Center), (id, "end"));
    end.spacing_mut().item_spacing.x = space::S;
    column_ui(&mut end, columns.then_some(DONE), |ui| {
        if !has_verb(due.reason) && opens && columns {
            let at = egui::pos2(ui.max_rect().right() - size::ICON / 2.0, ui.max_rect().center().y);
            let (glyph, font) = look::icon_font(icon::ICON_CHEVRON_RIGHT, size::ICON);
            ui.painter().text(at, egui::Align2::CENTER_CENTER, glyph, font, t.ink_faint);
        }
        command = done_ui(ui, due, scene);
    });
    let late_ink = if when == When::Overdue { t.warn } else { t.ink_soft };
    column_ui(&mut end, columns.then_some(LATE), |ui| {
        ui.add(Label::new(text::rich(late, Text::Secondary, late_ink)).selectable(false));
    });
    column_ui(&mut end, columns.then_some(RISK), |ui| {
        if let Some(mark) = due.risk.and_then(|risk| mark::risk(risk.key())) {
            badge::badge(ui, mark.mood, mark.icon, &mark.word);
        }
    });
    let left = Rect::from_min_max(
        egui::pos2(round.right() + space::M, rect.top()),
        egui::pos2(end.min_rect().left() - space::M, rect.bottom()),
    );
    // One line alone stands in the middle.
    let above = if about.is_empty() { space::L + 1.0 } else { space::S - 1.0 };
    let middle = left.shrink2(Vec2::new(0.0, above));
    let mut words = child(ui, middle, Layout::top_down(Align::Min), (id, "words"));
    words.spacing_mut().item_spacing.y = 0.0;
    words.add(Label::new(text::rich(what, Text::Strong, t.ink)).truncate().selectable(false));
    if !about.is_empty() {
        let about = text::rich(about, Text::Secondary, t.ink_soft);
        words.add(Label::new(about).truncate().selectable(false));
    }
    ring(ui, rect, &response);
    if command.is_none() && response.clicked() {
        command = open(due);
    }
    command
}

/// Part of a row, as wide as its column where there are columns.
fn column_ui(ui: &mut Ui, wide: Option<f32>, add: impl FnOnce(&mut Ui)) {
    let Some(wide) = wide else { return add(ui) };
    let (_, rect) = ui.allocate_space(Vec2::new(wide, size::BUTTON));
    let layout = Layout::right_to_left(Align::Center);
    add(&mut ui.new_child(UiBuilder::new().max_rect(rect).layout(layout)));
}

/// The quick verb of a row: to the follow-up, or a task that is done.
fn done_ui(ui: &mut Ui, due: &Due, scene: Scene<'_>) -> Option<Command> {
    if !has_verb(due.reason) {
        return None;
    }
    let free = due.reason == Reason::Free;
    let word = if free { tr("today-done") } else { tr("today-done-more") };
    let done = ui.add(button::secondary(word));
    ui.accesskit_node_builder(done.id, |node| node.set_description(sentence(due, scene)));
    if done.clicked() && !free {
        return open(due);
    }
    if done.clicked() {
        let row = scene.reader.row(Kind::Task, due.record).ok().flatten()?;
        let mut draft = Draft::edit(form::named("task")?, due.record, row);
        draft.type_in("done_on", Shape::Day, &date::show(scene.today));
        return Some(Command::Save(vec![draft]));
    }
    None
}

fn has_verb(reason: Reason) -> bool {
    use Reason::{Free, ProtectionFollowup, ReintegrationFollowup};
    matches!(reason, ProtectionFollowup | ReintegrationFollowup | Free)
}

/// What is to be done.
fn sentence(due: &Due, scene: Scene<'_>) -> String {
    let what = match due.reason {
        Reason::ReferralAnswer => {
            let agency = RecordId::parse(&due.about).map(|id| scene.office.name(id));
            let agency = agency.filter(|name| !name.is_empty()).map(str::to_owned);
            agency.unwrap_or_else(|| tr("today-an-agency"))
        }
        Reason::Session if due.about.is_empty() => tr("today-an-activity"),
        Reason::Session | Reason::Workshop => choice::label("psychosocial_activity", &due.about),
        Reason::PlanItem => choice::label("service_type", &due.about),
        _ => due.about.clone(),
    };
    let key = due.reason.key();
    tr_with(&format!("task-{key}"), &[("what", &what)])
}

/// Who, which case, and whose.
fn under(due: &Due, whose: bool, scene: Scene<'_>) -> String {
    let nameless = due.person.is_some() && due.name.is_empty();
    let name = if nameless { tr("people-nameless") } else { due.name.clone() };
    let worker = match due.worker {
        _ if !whose => String::new(),
        Some(id) => scene.office.name(id).to_owned(),
        None => tr("today-nobody"),
    };
    let parts = [name, due.case_number.clone(), worker];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "3 days late", "today", "in 5 days".
fn when_text(due: &Due, scene: Scene<'_>) -> String {
    let days = (due.on - scene.today).num_days();
    let count = days.unsigned_abs().to_string();
    match days {
        ..0 => tr_with("task-days-late", &[("count", &count)]),
        0 => tr("task-day-today"),
        _ => tr_with("task-days-ahead", &[("count", &count)]),
    }
}

/// An icon on a round tint.
pub(super) fn round_icon(ui: &Ui, rect: Rect, sign: Icon, mood: Mood) {
    let (ink, ground) = look::look(ui).mood(mood);
    ui.painter().circle_filled(rect.center(), rect.width() / 2.0, ground);
    let (glyph, font) = look::icon_font(sign, size::ICON + 2.0);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, glyph, font, ink);
}

/// A part of a row, with a layout of its own.
pub(super) fn child(ui: &mut Ui, rect: Rect, layout: Layout, salt: impl egui::AsIdSalt) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(salt))
}

/// The ring around what has the keyboard.
pub(super) fn ring(ui: &Ui, rect: Rect, response: &egui::Response) {
    if response.has_focus() {
        let stroke = look::ring(ui);
        ui.painter().rect_stroke(rect, look::radius(), stroke, StrokeKind::Inside);
    }
}
