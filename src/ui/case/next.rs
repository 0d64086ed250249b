//! The right column: what is due in this case, what to see to, drafts to take up again, and
//! the verbs used most. In a narrow window it stands on the overview instead.

use eframe::egui::Ui;

use super::page::{Page, Wish};
use super::{Tab, card};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::task::{Reason, When};
use crate::store::case::Office;
use crate::store::task::Due;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::timeline::{Event, timeline};
use crate::ui::widgets::{button, text};
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
    let events: Vec<Event> = shown
        .iter()
        .map(|due| {
            let when = When::of(due.on, today);
            let (mood, day) = match when {
                When::Overdue => (Mood::Warn, tr("task-when-overdue")),
                When::Today => (Mood::Info, tr("task-when-today")),
                When::Soon => (Mood::Info, tr("task-when-soon")),
                When::Later => (Mood::Neutral, tr("task-when-later")),
            };
            let title = sentence(page.scene.office, due);
            let detail = card::join([ahead(due, today), date::show(due.on)], " · ");
            Event { day, icon: sign(due.reason), mood, title, detail, opens: true }
        })
        .collect();
    let id = eframe::egui::Id::unique(("case-due", page.file.person.id.bytes()));
    if let Some(due) = timeline(ui, id, &events).and_then(|at| shown.get(at)) {
        page.wish(Wish::Tab(Tab::of(due.kind, due.reason)));
    }
}

/// What is due, in a sentence.
pub(super) fn sentence(office: &Office, due: &Due) -> String {
    let what = match due.reason {
        Reason::ReferralAnswer => {
            Id::parse(&due.about).map(|id| office.name(id).to_owned()).unwrap_or_default()
        }
        Reason::Session => choice::label("psychosocial_activity", &due.about),
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
    let days = (due.on - today).num_days();
    let count = days.abs().to_string();
    match days {
        0 => tr("task-day-today"),
        ..0 => tr_with("task-days-late", &[("count", &count)]),
        _ => tr_with("task-days-ahead", &[("count", &count)]),
    }
}

fn sign(reason: Reason) -> crate::ui::look::Icon {
    match reason {
        Reason::ReferralAnswer => icon::ICON_SEND,
        Reason::ProtectionFollowup => icon::ICON_SHIELD,
        Reason::ReintegrationFollowup => icon::ICON_STOREFRONT,
        Reason::Session => icon::ICON_PSYCHOLOGY,
        Reason::Plan => icon::ICON_DESCRIPTION,
        Reason::NoFollowup => icon::ICON_EVENT_REPEAT,
        Reason::Free => icon::ICON_TASK_ALT,
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
    let alerts: Vec<_> = page.view.alerts.iter().filter(|a| a.tab != page.tab).collect();
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
        let add = button::quiet(card::verb_new(kind)).icon(super::sign::kind(kind));
        if ui.push_id(("add", kind), |ui| ui.add(add)).inner.clicked() {
            page.wish(Wish::Tab(Tab::holding(kind)));
            page.wish(Wish::New(kind, Vec::new()));
        }
    }
}
