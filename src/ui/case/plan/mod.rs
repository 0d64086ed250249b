//! The plan: its version and who agreed to it, goals with their items, and beside each item what
//! was delivered of it.

mod item;
#[cfg(test)]
mod tests;

use eframe::egui::Ui;

use super::page::{Page, Wish};
use super::{approval, card, prefill, sign};
use crate::domain::approval::{ApprovalStatus, Subject};
use crate::domain::case::Status;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::goal::Goal;
use crate::domain::kind::Kind;
use crate::domain::need;
use crate::domain::plan::Plan;
use crate::domain::plan_item::{PlanItem, Reached, reached};
use crate::domain::value::{self, Keyed as _};
use crate::domain::vulnerability;
use crate::store::Held;
use crate::store::case::CaseFile;
use crate::ui::command::Command;
use crate::ui::look::{self, Icon, Mood, Text, icon, space};
use crate::ui::widgets::{badge, button, frame, progress, text};
use crate::words::{tr, tr_with};

/// A version of the plan in view.
struct Version<'a> {
    held: &'a Held,
    plan: Plan,
    number: i64,
    /// The newest one, which may still be changed.
    newest: bool,
    approval: ApprovalStatus,
}

impl Version<'_> {
    /// Whether items and goals may be added or moved.
    fn may_change(&self, page: &Page<'_>) -> bool {
        self.newest && page.may_write()
    }

    /// Whether something may be added: not while the supervisor reads it.
    fn may_grow(&self, page: &Page<'_>) -> bool {
        self.may_change(page) && self.approval != ApprovalStatus::Pending
    }
}

/// The versions of the plan, oldest first.
fn versions(file: &CaseFile) -> Vec<(&Held, Plan)> {
    let all = file.of(Kind::Plan).iter().map(|held| (held, Plan::from_row(&held.row)));
    let mut all: Vec<(&Held, Plan)> = all.collect();
    all.sort_by_key(|(_, plan)| plan.version.unwrap_or(1));
    all
}

/// The tab from top to bottom.
pub(super) fn plan_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let all = versions(page.file);
    let Some((newest, last)) = all.last() else {
        begin_ui(ui, page);
        unanswered_ui(ui, page, None);
        return;
    };
    // Another version is looked at while its id is among the opened ones.
    let asked = all.iter().find(|(held, _)| page.open.contains(&held.id));
    let (held, plan) = asked.map_or((*newest, last), |(held, plan)| (*held, plan));
    let version = Version {
        held,
        plan: plan.clone(),
        number: plan.version.unwrap_or(1),
        newest: held.id == newest.id,
        approval: approval::status(page.file, Subject::Plan, Some(held.id)),
    };
    head_ui(ui, page, &version, &all);
    ui.add_space(space::L);
    goals_ui(ui, page, &version);
    if version.newest {
        unanswered_ui(ui, page, Some(&version));
    }
}

/// No plan yet: one sentence, one button; a first item begins one, too.
fn begin_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if page.edits_new(Kind::Plan) || page.edits_new(Kind::PlanItem) || page.edits_new(Kind::Goal) {
        page.editor_ui(ui);
        ui.add_space(space::L);
        return;
    }
    let step = page
        .may_write()
        .then(|| button::primary(card::verb_new(Kind::Plan)).icon(icon::ICON_CHECKLIST));
    if frame::empty(ui, icon::ICON_CHECKLIST, &tr("plan-none"), step) {
        page.wish(Wish::New(Kind::Plan, Vec::new()));
    }
}

/// Version, agreement, approval, how far it has come.
fn head_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>, all: &[(&Held, Plan)]) {
    if page.edits("plan", version.held.id) || (version.newest && page.edits_new(Kind::Plan)) {
        page.editor_ui(ui);
        return;
    }
    frame::card(ui, |ui| {
        title_ui(ui, page, version);
        if !version.newest {
            frame::notice(ui, Mood::Info, &tr("plan-old"));
        }
        if !version.plan.summary.is_empty() {
            text::body(ui, tr_with("approval-said", &[("text", &version.plan.summary)]));
        }
        let items = items_of(page.file, version.number);
        let whole = reached(items.iter().map(|(_, item)| item));
        if whole.total > 0 {
            ui.add_space(space::XS);
            bar_ui(ui, whole);
        }
        ui.add_space(space::S);
        let day = |day: Option<chrono::NaiveDate>| day.map(date::show).unwrap_or_default();
        let label = |key: &str| crate::domain::form::label(Kind::Plan, key);
        frame::pairs(
            ui,
            &[
                (label("made_on"), day(version.plan.made_on)),
                (label("agreed_on"), day(version.plan.agreed_on)),
                (label("review_on"), day(version.plan.review_on)),
            ],
        );
        approval::strip_ui(ui, page, Subject::Plan, Some(version.held.id));
        if version.newest {
            verbs_ui(ui, page, version, whole);
        }
        others_ui(ui, page, version, all);
    });
}

fn title_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>) {
    let mut edit = false;
    let may = version.may_grow(page);
    frame::bar(
        ui,
        |ui| {
            let number = version.number.to_string();
            text::section(ui, tr_with("plan-title", &[("version", &number)]));
            let (mood, icon, word) = standing(version);
            badge::badge(ui, mood, icon, &word);
            if version.plan.agreed_on.is_none() {
                badge::badge(ui, Mood::Warn, icon::ICON_HANDSHAKE, &tr("plan-not-agreed"));
            }
        },
        |ui| {
            if may {
                let button = button::secondary(tr("case-edit")).icon(icon::ICON_EDIT);
                edit = ui.add(button).clicked();
            }
        },
    );
    if edit {
        page.wish(Wish::Edit { form: "plan", kind: Kind::Plan, id: version.held.id });
    }
}

/// Where the approval of a version stands, as a badge.
fn standing(version: &Version<'_>) -> (Mood, Icon, String) {
    let word = |key: &str| choice::label("approval", key);
    match version.approval {
        ApprovalStatus::Nothing => (Mood::Neutral, icon::ICON_EDIT_NOTE, tr("plan-draft")),
        ApprovalStatus::Pending => (Mood::Warn, icon::ICON_PENDING_ACTIONS, word("pending")),
        ApprovalStatus::Approved => (Mood::Good, icon::ICON_CHECK_CIRCLE, word("approved")),
        ApprovalStatus::Rejected => (Mood::Warn, icon::ICON_UNDO, word("rejected")),
    }
}

/// How many of how many, as a bar with its words.
fn bar_ui(ui: &mut Ui, whole: Reached) {
    let (done, total) = (whole.done.to_string(), whole.total.to_string());
    let words = tr_with("plan-reached", &[("done", &done), ("total", &total)]);
    progress::part(ui, whole.done, whole.total, &words);
}

/// What can be done with the newest version.
fn verbs_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>, whole: Reached) {
    if !page.may_write() {
        return;
    }
    let approved = version.approval == ApprovalStatus::Approved;
    let pending = version.approval == ApprovalStatus::Pending;
    let status = Status::from_key(value::text_of(page.file.case_row(), "status"));
    let finished = approved && whole.total > 0 && whole.open == 0;
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        if finished && status == Some(Status::Active) {
            let on = button::primary(tr("plan-monitor")).icon(icon::ICON_EVENT_REPEAT);
            if ui.add(on).clicked() {
                monitor(page);
            }
        }
        if !approved && !pending {
            let send = button::primary(tr("plan-send")).icon(icon::ICON_SEND);
            if ui.add(send).clicked() {
                page.wish(approval::ask(Subject::Plan, Some(version.held.id)));
            }
        }
        if !pending {
            let goal = button::secondary(card::verb_new(Kind::Goal)).icon(icon::ICON_ADD);
            if ui.add(goal).clicked() {
                page.wish(Wish::New(Kind::Goal, Vec::new()));
            }
            let next = button::quiet(tr("plan-next")).icon(icon::ICON_CHECKLIST);
            if approved && ui.add(next).clicked() {
                page.wish(Wish::New(Kind::Plan, Vec::new()));
            }
        }
    });
    if approved && !finished {
        text::faint(ui, tr("plan-next-help"));
    }
}

/// All is done: the case goes on with follow-up only.
fn monitor(page: &mut Page<'_>) {
    let Some(case) = &page.file.case else { return };
    let typed = [("status", Status::Monitoring.key().to_owned())];
    if let Some(draft) = prefill::changed(case, "intake", &typed) {
        page.wish(Wish::Send(Command::Save(vec![draft])));
    }
}

/// The other versions, each one press away.
fn others_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>, all: &[(&Held, Plan)]) {
    if all.len() < 2 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        text::secondary(ui, tr("plan-versions"));
        for (held, plan) in all.iter().filter(|(held, _)| held.id != version.held.id) {
            let number = plan.version.unwrap_or(1).to_string();
            let word = tr_with("case-plan-version", &[("version", &number)]);
            if text::link(ui, word).clicked() {
                for (other, _) in all {
                    page.open.remove(&other.id);
                }
                page.open.insert(held.id);
            }
        }
    });
}

/// The items of a version, as read.
fn items_of(file: &CaseFile, version: i64) -> Vec<(&Held, PlanItem)> {
    let all = file.of(Kind::PlanItem).iter().map(|held| (held, PlanItem::from_row(&held.row)));
    all.filter(|(_, item)| item.is_in(version)).collect()
}

/// Each goal with its items, then the items that serve none.
fn goals_ui(ui: &mut Ui, page: &mut Page<'_>, version: &Version<'_>) {
    let items = items_of(page.file, version.number);
    if page.edits_new(Kind::Goal) {
        page.editor_ui(ui);
        ui.add_space(space::L);
    }
    for goal in page.file.of(Kind::Goal) {
        let ours: Vec<_> =
            items.iter().filter(|(_, item)| item.goal_id == Some(goal.id)).cloned().collect();
        if ours.is_empty() && !version.newest {
            continue;
        }
        ui.push_id(goal.id, |ui| goal_ui(ui, page, version, goal, &ours));
        ui.add_space(space::L);
    }
    let goals: Vec<_> = page.file.of(Kind::Goal).iter().map(|goal| goal.id).collect();
    let loose: Vec<_> = items
        .iter()
        .filter(|(_, item)| item.goal_id.is_none_or(|goal| !goals.contains(&goal)))
        .cloned()
        .collect();
    let typed_here = page.edits_new(Kind::PlanItem)
        && page.editing_text("goal_id").is_none_or(|goal| goal.is_empty());
    if loose.is_empty() && !typed_here && !goals.is_empty() {
        return;
    }
    frame::card(ui, |ui| {
        let title = if goals.is_empty() { tr("plan-items") } else { tr("plan-loose") };
        let add = item::head_ui(ui, &title, version.may_grow(page));
        if add {
            page.wish(Wish::New(Kind::PlanItem, Vec::new()));
        }
        if typed_here {
            page.fields_ui(ui);
            ui.add_space(space::L);
        } else if loose.is_empty() {
            text::faint(ui, tr("plan-items-none"));
        }
        item::items_ui(ui, page, version, &loose);
    });
    ui.add_space(space::L);
}

/// A goal: what is to be reached, by when, how far it is, and its items.
fn goal_ui(
    ui: &mut Ui,
    page: &mut Page<'_>,
    version: &Version<'_>,
    held: &Held,
    items: &[(&Held, PlanItem)],
) {
    if page.edits("goal", held.id) {
        page.editor_ui(ui);
        return;
    }
    let goal = Goal::from_row(&held.row);
    frame::card(ui, |ui| {
        let mut edit = false;
        let may = version.may_change(page);
        frame::bar(
            ui,
            |ui| {
                text::section(ui, &goal.text);
            },
            |ui| {
                if may {
                    let button = button::quiet(tr("case-edit")).icon(icon::ICON_EDIT);
                    edit = ui.add(button).on_hover_text(&goal.text).clicked();
                }
                if let Some(day) = goal.reached_on {
                    let word = tr_with("plan-goal-reached", &[("day", &date::show(day))]);
                    badge::badge(ui, Mood::Good, icon::ICON_TASK_ALT, &word);
                }
            },
        );
        if edit {
            page.wish(Wish::Edit { form: "goal", kind: Kind::Goal, id: held.id });
        }
        let target = goal.target_on.filter(|_| goal.reached_on.is_none()).map(date::show);
        let target = target.map(|day| tr_with("plan-goal-target", &[("day", &day)]));
        let about = [choice::label("goal_dimension", &goal.dimension), target.unwrap_or_default()];
        let about = card::join(about.into_iter().chain([goal.outcome.clone()]), " · ");
        if !about.is_empty() {
            text::secondary(ui, about);
        }
        let whole = reached(items.iter().map(|(_, item)| item));
        if whole.total > 0 {
            bar_ui(ui, whole);
        }
        ui.add_space(space::S);
        let goal_id = held.id.to_string();
        if page.edits_new(Kind::PlanItem) && page.editing_text("goal_id").as_ref() == Some(&goal_id)
        {
            page.fields_ui(ui);
            ui.add_space(space::L);
        }
        item::items_ui(ui, page, version, items);
        if version.may_grow(page) {
            let add = button::quiet(card::verb_new(Kind::PlanItem)).icon(icon::ICON_ADD);
            let add = ui.add(add).on_hover_text(&goal.text);
            if add.clicked() {
                page.wish(Wish::New(Kind::PlanItem, vec![("goal_id", goal_id)]));
            }
        }
    });
}

/// Open needs that nothing in the plan answers, each one press from being answered; and help
/// that was given beside the plan.
fn unanswered_ui(ui: &mut Ui, page: &mut Page<'_>, version: Option<&Version<'_>>) {
    let file = page.file;
    let answered =
        |need: &Held| file.of(Kind::PlanItem).iter().any(|item| need::answers(&item.row, need.id));
    let mut open: Vec<&Held> = file
        .of(Kind::Vulnerability)
        .iter()
        .filter(|need| vulnerability::is_open(&need.row) && !answered(need))
        .collect();
    open.sort_by_key(|need| vulnerability::level(&need.row).map_or(9, |level| level as usize));
    let beside = file.of(Kind::Assistance).iter();
    let beside = beside.filter(|held| value::id_of(&held.row, "plan_item_id").is_none()).count();
    if open.is_empty() && (beside == 0 || version.is_none()) {
        return;
    }
    frame::titled_card(ui, tr("plan-unanswered"), |ui| {
        if open.is_empty() {
            text::faint(ui, tr("plan-unanswered-none"));
        }
        let may = page.may_write() && version.is_none_or(|version| version.may_grow(page));
        for need in open {
            ui.push_id(need.id, |ui| {
                let mut add = false;
                let name = vulnerability::name(&need.row);
                frame::bar(
                    ui,
                    |ui| {
                        if let Some(sign) = sign::record(need.kind, &need.row, page.today()) {
                            badge::badge(ui, sign.mood, sign.icon, &sign.word);
                        }
                        let ink = look::look(ui).ink;
                        let name = text::rich(&name, Text::Body, ink);
                        ui.add(eframe::egui::Label::new(name));
                    },
                    |ui| {
                        let verb = button::quiet(tr("assessment-need-plan"));
                        let verb = verb.icon(icon::ICON_CHECKLIST);
                        add = may && ui.add(verb).on_hover_text(&name).clicked();
                    },
                );
                if add {
                    let preset = vec![("need_id", need.id.to_string())];
                    page.wish(Wish::New(Kind::PlanItem, preset));
                }
            });
        }
        if beside > 0 && version.is_some() {
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| {
                let count = beside.to_string();
                text::secondary(ui, tr_with("plan-beside", &[("count", &count)]));
                if text::link(ui, tr("plan-beside-show")).clicked() {
                    page.wish(Wish::Tab(super::Tab::Help));
                }
            });
        }
    });
}
