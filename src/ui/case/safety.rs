//! Immediate danger: the verb that reports it, and the strip of an alert that stands open, for
//! those who have to see to it.

use eframe::egui::{Id, Ui};

use super::page::{Page, View, Wish};
use crate::domain::alert::AlertSource;
use crate::domain::date;
use crate::domain::id::Id as RecordId;
use crate::domain::role::Right;
use crate::store::{StoreError, clock};
use crate::ui::Scene;
use crate::ui::alert::since;
use crate::ui::command::{Command, Raise};
use crate::ui::look::{Mood, icon};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{button, frame};
use crate::words::{tr, tr_with};

/// The alerts of this case that who is signed in has to see to.
pub(super) fn read(view: &mut View, scene: Scene<'_>) -> Result<(), StoreError> {
    view.time = clock::time();
    let Some(case) = &view.file.case else { return Ok(()) };
    let open = scene.reader.open_alerts(scene.me.id, scene.me.may(Right::Approve))?;
    view.safety = open.into_iter().filter(|alert| alert.case == case.id).collect();
    Ok(())
}

/// The verb, for whoever may write here.
pub(super) fn verb_ui(ui: &mut Ui, page: &mut Page<'_>) {
    if page.file.case.is_none() || !page.may_write() {
        return;
    }
    let verb = button::secondary(tr("alert-raise")).icon(icon::ICON_WARNING);
    if ui.add(verb).clicked() {
        page.wish(Wish::Raise);
    }
}

/// An open alert, over the whole width.
pub(super) fn strips_ui(ui: &mut Ui, page: &Page<'_>) {
    for open in &page.view.safety {
        let hours = since(open, page.today(), &page.view.time);
        let word = if open.is_waiting() { "alert-waiting" } else { "alert-being-handled" };
        let mut status = tr(word).to_lowercase();
        if let Some(day) = open.next_contact_on {
            let day = date::show(day);
            status = format!("{status}, {}", tr_with("alert-next-on", &[("day", &day)]));
        }
        let given = [("hours", hours.as_str()), ("status", status.as_str())];
        frame::notice(ui, Mood::Danger, &tr_with("alert-strip", &given));
    }
}

/// Asks before an alert is opened, and what was said or seen.
pub(super) fn raising_ui(
    ui: &mut Ui,
    case: RecordId,
    raising: &mut Option<String>,
) -> Option<Command> {
    let detail = raising.as_mut()?;
    let id = Id::unique(("raise", case.bytes()));
    let answer = Dialog::new(id, tr("alert-raise-title"), tr("alert-back"))
        .body(tr("alert-raise-body"))
        .danger(tr("alert-raise-verb"))
        .width(560.0)
        .show(ui.ctx(), |ui| {
            let look = FieldLook::new(tr("alert-raise-what"))
                .hint(tr("alert-raise-hint"))
                .restricted(true);
            field::multiline(ui, id.with("what"), &look, 2, detail);
        })?;
    let detail = raising.take().unwrap_or_default();
    let source = AlertSource::Worker;
    let raise = Raise { case, source, scale: None, detail };
    (answer == Answer::Verb).then_some(Command::RaiseAlert(raise))
}
