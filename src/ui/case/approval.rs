//! A question to a supervisor where it is asked, with its answer: who asked, what was said, and
//! for who may answer the two buttons.

use eframe::egui::Ui;

use super::page::{Page, Wish};
use super::prefill;
use crate::domain::approval::{Approval, ApprovalStatus, Subject};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::role::Right;
use crate::domain::value::{self, Keyed as _};
use crate::store::Held;
use crate::store::case::CaseFile;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::{button, frame, text};
use crate::words::{tr, tr_with};

/// What an answer asks for beside itself.
const COMMENT: &[&str] = &["comment"];

/// The last question about something, read.
pub(super) fn last(
    file: &CaseFile,
    subject: Subject,
    about: Option<Id>,
) -> Option<(&Held, Approval)> {
    let of = |held: &&Held| {
        value::text_of(&held.row, "subject") == subject.key()
            && Id::parse(value::text_of(&held.row, "about")) == about
    };
    let held = file.of(Kind::Approval).iter().rev().find(of)?;
    Some((held, Approval::from_row(&held.row)))
}

/// Where the last question about something stands.
pub(super) fn status(file: &CaseFile, subject: Subject, about: Option<Id>) -> ApprovalStatus {
    let status = last(file, subject, about).and_then(|(_, read)| read.status);
    status.unwrap_or(ApprovalStatus::Nothing)
}

/// The draft that asks; sent as it is or with a message.
pub(super) fn ask(subject: Subject, about: Option<Id>) -> Wish {
    let mut preset = vec![("subject", subject.key().to_owned())];
    preset.extend(about.map(|id| ("about", id.to_string())));
    Wish::New(Kind::Approval, preset)
}

/// The question and its answer; nothing where none was asked, or none that still matters.
pub(super) fn strip_ui(ui: &mut Ui, page: &mut Page<'_>, subject: Subject, about: Option<Id>) {
    let asking = page.edits_new(Kind::Approval)
        && page.editing_text("subject").as_deref() == Some(subject.key());
    if asking {
        ui.add_space(space::S);
        page.fields_ui(ui);
        return;
    }
    let Some((held, read)) = last(page.file, subject, about) else { return };
    if page.edits("approval", held.id) {
        ui.add_space(space::S);
        page.fields_ui(ui);
        return;
    }
    let name =
        |id: Option<Id>| id.map(|id| page.scene.office.name(id).to_owned()).unwrap_or_default();
    let told = |key: &str, who: &str, on: Option<chrono::NaiveDate>| {
        let day = on.map(date::show).unwrap_or_default();
        match key {
            "pending" => tr_with("approval-pending", &[("who", who), ("day", &day)]),
            "rejected" => tr_with("approval-rejected", &[("who", who), ("day", &day)]),
            _ => tr_with("approval-approved", &[("who", who), ("day", &day)]),
        }
    };
    match read.status {
        Some(ApprovalStatus::Pending) => {
            ui.add_space(space::S);
            let mut sentence = told("pending", &name(read.asked_by), read.asked_on);
            if subject == Subject::Risk {
                let level = choice::label("risk_level", &read.wanted).to_lowercase();
                sentence =
                    format!("{sentence} {}", tr_with("approval-level", &[("level", &level)]));
            }
            frame::notice(ui, Mood::Info, &quoted(sentence, &read.ask_note));
            answers_ui(ui, page, held, &read);
        }
        Some(ApprovalStatus::Rejected) => {
            ui.add_space(space::S);
            let sentence = told("rejected", &name(read.decided_by), read.decided_on);
            frame::notice(ui, Mood::Warn, &quoted(sentence, &read.comment));
        }
        Some(ApprovalStatus::Approved) => {
            let sentence = told("approved", &name(read.decided_by), read.decided_on);
            text::secondary(ui, quoted(sentence, &read.comment));
        }
        _ => {}
    }
}

/// A sentence and what somebody said.
fn quoted(sentence: String, said: &str) -> String {
    let said = said.trim();
    if said.is_empty() {
        return sentence;
    }
    format!("{sentence} {}", tr_with("approval-said", &[("text", said)]))
}

/// What may be done about a question that waits.
fn answers_ui(ui: &mut Ui, page: &mut Page<'_>, held: &Held, read: &Approval) {
    let own = read.asked_by == Some(page.scene.me.id) && page.may_write();
    let self_approved = !own || page.scene.me.may(Right::ApproveOwn);
    let may = page.decides() && page.may_write() && self_approved;
    let to = |status: ApprovalStatus| {
        prefill::changed(held, "approval", &[("status", status.key().to_owned())])
    };
    ui.horizontal_wrapped(|ui| {
        if may {
            // A lower level is approved with its reason.
            let reason = read.subject == Some(Subject::Risk);
            let word = if reason { tr("approval-approve-why") } else { tr("approval-approve") };
            let approve = button::primary(word).icon(icon::ICON_CHECK);
            if ui.add(approve).clicked()
                && let Some(draft) = to(ApprovalStatus::Approved)
            {
                page.wish(if reason {
                    Wish::Ask { draft: Box::new(draft), only: COMMENT }
                } else {
                    Wish::Send(Command::Save(vec![draft]))
                });
            }
            let back = button::secondary(tr("approval-return")).icon(icon::ICON_UNDO);
            if ui.add(back).clicked()
                && let Some(draft) = to(ApprovalStatus::Rejected)
            {
                page.wish(Wish::Ask { draft: Box::new(draft), only: COMMENT });
            }
        }
        if own || may {
            let take = button::quiet(tr("approval-take-back")).icon(icon::ICON_CANCEL);
            if ui.add(take).clicked()
                && let Some(draft) = to(ApprovalStatus::Nothing)
            {
                page.wish(Wish::Send(Command::Save(vec![draft])));
            }
        }
    });
}
