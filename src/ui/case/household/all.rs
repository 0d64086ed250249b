//! One thing for every member of a household at once: an appointment, a note or a follow-up in
//! each open case, saved together and taken back together.

use eframe::egui::{Id as UiId, Ui};

use crate::domain::case::Case;
use crate::domain::date;
use crate::domain::draft::Draft;
use crate::domain::fact::Record as _;
use crate::domain::form;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::value::{self, Row, Value};
use crate::store::new_id;
use crate::ui::case::page::{Page, Wish};
use crate::ui::command::Command;
use crate::ui::look::{icon, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, choice, frame, text};
use crate::words::{tr, tr_with};

/// What is being typed for all.
#[derive(Default)]
pub(in crate::ui::case) struct ForAll {
    sort: String,
    day: String,
    text: String,
}

/// The card that acts on all members.
pub(super) fn all_ui(ui: &mut Ui, page: &mut Page<'_>, all: &mut ForAll) {
    let household = page.file.household.as_ref().map(|held| held.id);
    let Some(household) = household else { return };
    if all.sort.is_empty() {
        "followup".clone_into(&mut all.sort);
        all.day = date::show(page.today());
    }
    frame::titled_card(ui, tr("household-all"), |ui| {
        text::secondary(ui, tr("household-all-help"));
        ui.add_space(space::XS);
        let sorts = [
            ("followup", tr("kind-followup")),
            ("task", tr("household-appointment")),
            ("note", tr("kind-note")),
        ];
        let sorts: Vec<(&str, &str)> = sorts.iter().map(|(key, word)| (*key, &**word)).collect();
        let look = FieldLook::new(tr("agenda-sort")).required(true);
        let id = |part: &str| UiId::unique(("household-all", part.to_owned(), household.bytes()));
        choice::segmented(ui, id("sort"), &look, &sorts, &mut all.sort);
        // What a follow-up finds is written when it is done.
        let needs_text = all.sort != "followup";
        frame::form(ui, 2, |ui, at| {
            if at == 0 {
                let look = FieldLook::new(tr("agenda-day"));
                field::date(ui, id("day"), &look, &mut all.day);
            } else if needs_text {
                let look = FieldLook::new(tr("household-all-text"));
                field::text(ui, id("text"), &look, &mut all.text);
            }
        });
        let count = cases(page).len();
        let ready = count > 0 && (!needs_text || !all.text.trim().is_empty());
        let word = tr_with("household-all-save", &[("count", &count.to_string())]);
        let save = button::secondary(word).icon(icon::ICON_GROUPS).enabled(ready);
        if ui.add(save).clicked() {
            let drafts = drafts(page, all);
            if drafts.is_empty() {
                return;
            }
            page.wish(Wish::Send(Command::SaveAll(drafts)));
            *all = ForAll::default();
        }
    });
}

/// One record for each member with an open case.
fn drafts(page: &Page<'_>, all: &ForAll) -> Vec<Draft> {
    let (kind, typed): (Kind, Vec<(&'static str, &str)>) = match all.sort.as_str() {
        "task" => (Kind::Task, vec![("text", &all.text), ("due_on", &all.day)]),
        "note" => (Kind::Note, vec![("text", &all.text), ("written_on", &all.day)]),
        _ => (
            Kind::Followup,
            vec![("calendar", "protection"), ("status", "due"), ("due_on", &all.day)],
        ),
    };
    let me = page.scene.me.id.to_string();
    let made = |case: Id| {
        let mut base = Row::new();
        value::put(&mut base, "case_id", Value::Text(case.to_string()));
        if kind == Kind::Task {
            value::put(&mut base, "worker_id", Value::Text(me.clone()));
        }
        let mut draft = Draft::new(form::of_kind(kind).next()?, new_id().ok()?, base);
        for (key, text) in &typed {
            draft.type_in(key, draft.shape(key), text);
        }
        Some(draft)
    };
    cases(page).into_iter().filter_map(made).collect()
}

/// The open case of each member.
fn cases(page: &Page<'_>) -> Vec<Id> {
    let theirs =
        page.file.members.iter().filter_map(|member| page.view.cases_of_members.get(&member.id));
    let all = page.file.case.iter().chain(theirs);
    all.filter(|case| Case::from_row(&case.row).is_open()).map(|case| case.id).collect()
}
