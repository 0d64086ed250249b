//! The case of somebody else in a centre that limits the view: name and number, until whoever
//! opens it says why. The reason stands in the journal, for the supervisor to see.

use eframe::egui::{Id as UiId, Margin, Ui};

use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value;
use crate::store::StoreError;
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::Mood;
use crate::ui::look::{icon, size, space};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// What shows of it, and the reason as far as it is typed.
pub(super) struct Limited {
    case: Id,
    name: String,
    number: String,
    worker: String,
    reason: String,
    complaint: Option<String>,
}

/// Whether only name and number may show; what was typed goes on.
pub(super) fn read(
    held: Option<Limited>,
    person: Id,
    scene: Scene<'_>,
) -> Result<Option<Limited>, StoreError> {
    if scene.me.may(Right::Approve) {
        return Ok(None);
    }
    let Some(case) = scene.reader.limited(person, scene.today)? else { return Ok(None) };
    if held.as_ref().is_some_and(|held| held.case == case) {
        return Ok(held);
    }
    let name = scene.reader.record::<Person>(person)?.map(|person| person.full_name());
    let row = scene.reader.row(Kind::Case, case)?.unwrap_or_default();
    let worker = value::id_of(&row, "worker_id").map(|id| scene.office.name(id).to_owned());
    Ok(Some(Limited {
        case,
        name: name.filter(|name| !name.is_empty()).unwrap_or_else(|| tr("case-no-name")),
        number: value::text_of(&row, "number").to_owned(),
        worker: worker.unwrap_or_default(),
        reason: String::new(),
        complaint: None,
    }))
}

impl Limited {
    /// The complaint stands at the field.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.complaint = problems.first().map(Problem::sentence);
        true
    }

    /// Name, number, who follows it, and the reason to be given.
    pub(super) fn limited_ui(&mut self, ui: &mut Ui) -> Option<Command> {
        let mut command = None;
        let margin = eframe::egui::Frame::new().inner_margin(Margin::symmetric(24, 16));
        margin.show(ui, |ui| {
            ui.set_max_width(size::ONE_COLUMN);
            ui.spacing_mut().item_spacing.y = space::S;
            frame::card(ui, |ui| {
                ui.horizontal(|ui| {
                    text::name(ui, self.name.as_str());
                    text::secondary(ui, self.number.as_str());
                    badge::badge(ui, Mood::Neutral, icon::ICON_LOCK, &tr("review-limited"));
                });
                let about = tr_with("review-limited-about", &[("who", &self.worker)]);
                text::body(ui, about);
                ui.add_space(space::S);
                let id = UiId::unique(("case-limited", self.case.bytes()));
                let look = FieldLook::new(tr("review-limited-reason"))
                    .hint(tr("review-limited-hint"))
                    .required(true)
                    .complaint(self.complaint.clone());
                if field::multiline(ui, id, &look, 2, &mut self.reason).changed() {
                    self.complaint = None;
                }
                ui.add_space(space::XS);
                let open = button::primary(tr("review-limited-open")).icon(icon::ICON_LOCK_OPEN);
                if ui.add(open).clicked() {
                    let (case, reason) = (self.case, self.reason.clone());
                    command = Some(Command::StateReason { case, reason });
                }
            });
        });
        command
    }
}
