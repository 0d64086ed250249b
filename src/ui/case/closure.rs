//! Notes, and the end of the case: what must hold before it is closed, each condition with the
//! way to meet it; the question to the supervisor; the next episode.

use chrono::NaiveDate;
use eframe::egui::{self, Ui};

use super::body::one_list_ui;
use super::page::{Page, Wish};
use super::section::form_ui;
use super::{Tab, approval};
use crate::domain::approval::{ApprovalStatus, Subject};
use crate::domain::case::{Case, Status};
use crate::domain::closure::{self, ATTEMPT_DAYS, Check, Condition};
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::store::case::CaseFile;
use crate::store::{Held, new_id};
use crate::ui::command::{Command, Route};
use crate::ui::look::{self, Mood, Text, icon, size, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// The notes, then closing or going on.
pub(super) fn closure_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    one_list_ui(ui, page, Kind::Note);
    ui.add_space(space::L);
    if Case::from_row(&case.row).is_open() {
        open_ui(ui, page, case);
    } else {
        ended_ui(ui, page, case);
    }
}

/// The conditions of a case that is open, and the verb they stand before.
fn open_ui(ui: &mut Ui, page: &mut Page<'_>, case: &Held) {
    let checks = checks(page.file, page.today());
    let asked = approval::status(page.file, Subject::Closure, None);
    let written = !value::of(&case.row, "closure_reason").is_nothing();
    frame::titled_card(ui, tr("case-close-title"), |ui| {
        let may_close = page.decides();
        text::secondary(ui, if may_close { tr("case-close-help") } else { tr("case-close-ask") });
        ui.add_space(space::S);
        for check in &checks {
            // What the form itself asks is said once it was filled in.
            let in_form = matches!(check.condition, Condition::Reason | Condition::Note);
            if !in_form || written {
                ui.push_id(check.condition.key(), |ui| check_ui(ui, page, case, check));
            }
        }
        approval::strip_ui(ui, page, Subject::Closure, None);
        let editing = page.edits("closure", case.id);
        if page.may_write() && !editing && asked != ApprovalStatus::Pending {
            ui.add_space(space::S);
            let close = button::secondary(tr("case-close")).icon(icon::ICON_LOCK);
            if ui.add(close).clicked() {
                page.wish(Wish::Edit { form: "closure", kind: Kind::Case, id: case.id });
            }
        }
        let in_form = [Condition::Reason, Condition::Note];
        let unmet = checks.iter().any(|check| !check.met && !in_form.contains(&check.condition));
        if may_close && unmet && !editing {
            text::faint(ui, tr("closure-override"));
        }
    });
    if written || page.edits("closure", case.id) {
        ui.add_space(space::L);
        let title = if written { tr("closure-written") } else { tr("closure-write") };
        form_ui(ui, page, &title, "closure", case);
    }
}

/// The conditions, from what was read.
fn checks(file: &CaseFile, today: NaiveDate) -> Vec<Check> {
    let rows = |kind| file.of(kind).iter().map(|held| &held.row).collect();
    let parts = closure::Parts {
        alerts: rows(Kind::Alert),
        referrals: rows(Kind::Referral),
        needs: rows(Kind::Vulnerability),
        attempts: rows(Kind::Attempt),
    };
    closure::checks(file.case_row(), &parts, today)
}

/// A condition: met or not, in words, and where it is met.
fn check_ui(ui: &mut Ui, page: &mut Page<'_>, case: &Held, check: &Check) {
    let count = check.count.to_string();
    let given = [("count", count.as_str())];
    let (word, tab) = match (check.condition, check.met) {
        (Condition::Reason, true) => (tr("closure-reason-met"), None),
        (Condition::Reason, false) => (tr("closure-reason"), Some(Tab::Note)),
        (Condition::Note, true) => (tr("closure-note-met"), None),
        (Condition::Note, false) => (tr("closure-note"), Some(Tab::Note)),
        (Condition::Alert, true) => (tr("closure-alert-met"), None),
        (Condition::Alert, false) => (tr_with("closure-alert", &given), Some(Tab::Overview)),
        (Condition::Referral, true) => (tr("closure-referral-met"), None),
        (Condition::Referral, false) => (tr_with("closure-referral", &given), Some(Tab::Referral)),
        (Condition::Child, true) => (tr("closure-child-met"), None),
        (Condition::Child, false) => (tr_with("closure-child", &given), Some(Tab::Assessment)),
        (Condition::Attempt, met) => {
            let wanted = ATTEMPT_DAYS.to_string();
            let given = [("count", count.as_str()), ("wanted", wanted.as_str())];
            (tr_with("closure-attempt", &given), (!met).then_some(Tab::Followup))
        }
    };
    let (mood, sign) = if check.met {
        (Mood::Good, icon::ICON_CHECK_CIRCLE)
    } else {
        (Mood::Warn, icon::ICON_WARNING)
    };
    ui.horizontal(|ui| {
        let ink = look::look(ui).mood(mood).0;
        let side = egui::Vec2::splat(size::TARGET);
        let (rect, _) = ui.allocate_exact_size(side, egui::Sense::hover());
        let (glyph, font) = look::icon_font(sign, size::ICON);
        ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, glyph, font, ink);
        let said = text::rich(word, Text::Body, look::look(ui).ink);
        ui.add(egui::Label::new(said));
        let Some(tab) = tab else { return };
        let way = if tab == Tab::Note { tr("closure-fill") } else { tab.word() };
        let go = button::quiet(way).icon(icon::ICON_ARROW_FORWARD);
        if ui.add(go).clicked() {
            page.wish(if tab == Tab::Note {
                Wish::Edit { form: "closure", kind: Kind::Case, id: case.id }
            } else {
                Wish::Tab(tab)
            });
        }
    });
}

/// A case that has ended: how, and the way to go on.
fn ended_ui(ui: &mut Ui, page: &mut Page<'_>, case: &Held) {
    form_ui(ui, page, &tr("case-close-title"), "closure", case);
    approval::strip_ui(ui, page, Subject::Closure, None);
    let status = Status::from_key(value::text_of(&case.row, "status"));
    let goes_on = page
        .file
        .episodes
        .iter()
        .any(|later| value::id_of(&later.row, "previous_id") == Some(case.id));
    if !page.may_write() || goes_on || status == Some(Status::Duplicate) {
        return;
    }
    ui.add_space(space::L);
    frame::titled_card(ui, tr("closure-again-title"), |ui| {
        text::secondary(ui, tr("closure-again-help"));
        ui.add_space(space::S);
        let again = button::secondary(tr("case-reopen")).icon(icon::ICON_UNDO);
        if ui.add(again).clicked()
            && let Some(draft) = next_episode(case)
        {
            let (person, id) = (page.file.person.id, draft.id);
            page.wish(Wish::Send(Command::Save(vec![draft])));
            let route = Route::Case { person, case: Some(id), tab: String::new() };
            page.wish(Wish::Send(Command::Go(route)));
        }
    });
}

/// What goes over from one episode to the next: who, where, in which language, what must be
/// watched before any contact. The return, the risk and the consents are asked anew.
const KEPT: &[&str] = &[
    "person_id",
    "centre_id",
    "worker_id",
    "outside_number",
    "interview_language",
    "interpreter",
    "do_not_tell_family",
    "do_not_contact_police",
    "return_stopped_on",
];

/// The draft of the episode after this one.
fn next_episode(case: &Held) -> Option<Draft> {
    let form = form::named("intake")?;
    let mut base = Row::new();
    for key in KEPT {
        value::put(&mut base, *key, value::of(&case.row, key).clone());
    }
    value::put(&mut base, "previous_id", Value::Text(case.id.to_string()));
    value::put(&mut base, "status", Value::Text(Status::Reopened.key().to_owned()));
    Some(Draft::new(form, new_id().ok()?, base))
}
