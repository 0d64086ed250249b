//! The right column: what is due in this case, what to see to, drafts to take up again, and
//! the verbs used most. In a narrow window it stands on the overview instead.

use chrono::{Duration, NaiveDate};
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Ui, WidgetInfo};

use super::page::{Page, Wish};
use super::{Tab, card};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::task::{Reason, When};
use crate::domain::value;
use crate::store::StoreError;
use crate::store::case::{CaseFile, Office};
use crate::store::task::Due;
use crate::ui::look::{self, Icon, Mood, Text, icon, size, space};
use crate::ui::widgets::{button, text};
use crate::ui::{Scene, due as things};
use crate::words::{tr, tr_with};

/// The column from top to bottom.
pub(super) fn column_ui(ui: &mut Ui, page: &mut Page<'_>) {
    due_ui(ui, page);
    ui.add_space(space::XL);
    if !page.view.kept.is_empty() {
        drafts_ui(ui, page);
        ui.add_space(space::XL);
    }
    alerts_ui(ui, page);
    add_ui(ui, page);
}

/// What is due, soonest first; a press leads to it.
pub(super) fn due_ui(ui: &mut Ui, page: &mut Page<'_>) {
    const MOST: usize = 8;
    text::section(ui, tr("case-next"));
    if page.view.due.is_empty() {
        text::faint(ui, tr("case-next-none"));
        return;
    }
    let shown: Vec<&Due> = page.view.due.iter().take(MOST).collect();
    let today = page.today();
    for (at, due) in shown.into_iter().enumerate() {
        let line = sentence(page.scene.office, due);
        let when = ahead(due, today);
        let mood = match When::of(due.on, today) {
            When::Overdue => Mood::Warn,
            When::Today | When::Soon => Mood::Info,
            When::Later => Mood::Neutral,
        };
        if ui.push_id(at, |ui| step_ui(ui, mood, things::sign(due.reason).0, &line, &when)).inner {
            page.wish(Wish::Tab(Tab::of(due.kind, due.reason)));
        }
    }
}

/// One thing to do: its sign, a sentence that may take two lines, when. True when pressed.
fn step_ui(ui: &mut Ui, mood: Mood, sign: Icon, line: &str, when: &str) -> bool {
    let t = look::look(ui);
    let (ink, ground) = t.mood(mood);
    let indent = size::TARGET + space::S;
    let room = ui.available_width() - indent - space::XS;
    let lay = |text: &str, font: Text, color| {
        ui.painter().layout(text.to_owned(), font.font(), color, room)
    };
    let title = lay(line, Text::Body, t.ink);
    let soft = if mood == Mood::Warn { ink } else { t.ink_soft };
    let below = lay(when, Text::Secondary, soft);
    let high = title.size().y + below.size().y + space::S;
    let wide = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(egui::vec2(wide, high), egui::Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, line));
    ui.accesskit_node_builder(response.id, |node| node.set_description(when.to_owned()));
    if response.hovered() {
        ui.painter().rect_filled(rect, look::radius(), t.hover);
    }
    let center = rect.min + egui::vec2(size::TARGET / 2.0, size::TARGET / 2.0);
    ui.painter().circle_filled(center, size::TARGET / 2.0 - 1.0, ground);
    let (glyph, font) = look::icon_font(sign, size::ICON_SMALL);
    ui.painter().text(center, egui::Align2::CENTER_CENTER, glyph, font, ink);
    let at = rect.min + egui::vec2(indent, space::XS);
    let under = at + egui::vec2(0.0, title.size().y);
    ui.painter().galley(at, title, t.ink);
    ui.painter().galley(under, below, soft);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, look::radius(), look::ring(ui), egui::StrokeKind::Inside);
    }
    response.clicked()
}

/// What is due, in a sentence.
pub(super) fn sentence(office: &Office, due: &Due) -> String {
    let what = match due.reason {
        Reason::ReferralAnswer => {
            Id::parse(&due.about).map(|id| office.name(id).to_owned()).unwrap_or_default()
        }
        Reason::Session | Reason::Workshop => choice::label("psychosocial_activity", &due.about),
        Reason::PlanItem => choice::label("service_type", &due.about),
        _ => due.about.clone(),
    };
    let key = due.reason.key();
    if what.is_empty() && due.reason == Reason::Session {
        return tr("case-session-planned");
    }
    tr_with(&format!("task-{key}"), &[("what", &what)])
}

/// How far off a day is.
fn ahead(due: &Due, today: chrono::NaiveDate) -> String {
    const FAR_DAYS: i64 = 60;
    let days = (due.on - today).num_days();
    if days > FAR_DAYS {
        return date::show(due.on);
    }
    let count = days.abs().to_string();
    match days {
        0 => tr("task-day-today"),
        ..0 => tr_with("task-days-late", &[("count", &count)]),
        _ => tr_with("task-days-ahead", &[("count", &count)]),
    }
}

/// What was being typed here and is not saved.
pub(super) fn drafts_ui(ui: &mut Ui, page: &mut Page<'_>) {
    text::section(ui, tr("case-drafts"));
    for (kind, id) in &page.view.kept {
        let resume = button::quiet(card::word(*kind)).icon(icon::ICON_DRAFTS);
        let word = tr_with("case-draft-resume", &[("what", &card::word(*kind))]);
        if ui.push_id(id, |ui| ui.add(resume)).inner.on_hover_text(word).clicked() {
            page.wish(Wish::Resume(*id));
        }
    }
}

/// What to see to, each with the place where it is done.
fn alerts_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let alerts: Vec<_> = page
        .view
        .alerts
        .iter()
        .filter(|alert| alert.tab != page.tab && alert.mood != Mood::Danger)
        .collect();
    if alerts.is_empty() || !page.may_write() {
        return;
    }
    text::section(ui, tr("case-see-to"));
    let mut seen = Vec::new();
    for alert in alerts {
        if seen.contains(&alert.tab) || alert.tab == Tab::Overview {
            continue;
        }
        seen.push(alert.tab);
        let go = button::quiet(alert.tab.word()).icon(icon::ICON_ARROW_FORWARD);
        if ui.push_id(alert.tab, |ui| ui.add(go)).inner.on_hover_text(&alert.sentence).clicked() {
            page.wish(Wish::Tab(alert.tab));
        }
    }
    ui.add_space(space::XL);
}

/// The verbs used most.
pub(super) fn add_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if page.file.case.is_none() || !page.may_write() {
        return;
    }
    text::section(ui, tr("case-add"));
    let kinds = [Kind::Note, Kind::Followup, Kind::Referral, Kind::Session, Kind::Task];
    for kind in kinds {
        if !page.may_add(kind) {
            continue;
        }
        let add = button::quiet(card::verb_new(kind)).icon(super::sign::kind(kind));
        if ui.push_id(("add", kind), |ui| ui.add(add)).inner.clicked() {
            page.wish(Wish::Tab(Tab::holding(kind)));
            page.wish(Wish::New(kind, Vec::new()));
        }
    }
}

/// How far ahead the next steps look, in days.
const LOOK_DAYS: i64 = 400;

/// What is due in this case.
pub(super) fn due(file: &CaseFile, scene: Scene<'_>) -> Result<Vec<Due>, StoreError> {
    let Some(case) = &file.case else { return Ok(Vec::new()) };
    let far: NaiveDate =
        scene.today.checked_add_signed(Duration::days(LOOK_DAYS)).unwrap_or(scene.today);
    let worker = value::id_of(&case.row, "worker_id");
    let mut due = scene.reader.due(worker, far)?;
    due.retain(|due| due.case_id == Some(case.id));
    // Tasks of this case that somebody else was given.
    for held in file.of(Kind::Task) {
        let Some(on) = value::day_of(&held.row, "due_on") else { continue };
        let known = due.iter().any(|due| due.record == held.id);
        if !known && value::of(&held.row, "done_on").is_nothing() {
            due.push(Due {
                reason: Reason::Free,
                kind: Kind::Task,
                record: held.id,
                case_id: Some(case.id),
                case_number: String::new(),
                person: Some(file.person.id),
                name: String::new(),
                risk: None,
                on,
                time: value::text_of(&held.row, "begins_at").to_owned(),
                about: value::text_of(&held.row, "text").to_owned(),
                done: false,
                worker: value::id_of(&held.row, "worker_id"),
            });
        }
    }
    due.sort_by_key(|due| due.on);
    Ok(due)
}
