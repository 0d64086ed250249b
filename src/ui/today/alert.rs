//! The safety alerts that stand open, on top of the first screen: of the team for who clears
//! them, else of one's own cases. Nobody else sees that there is one.

use eframe::egui::{Id, Ui};

use super::super::alert::{AlertDialog, Told, since};
use super::Today;
use crate::domain::alert::Alert;
use crate::domain::date;
use crate::domain::id::Id as RecordId;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::store::alert::OpenAlert;
use crate::store::{StoreError, clock};
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::dialog::{Answer, Dialog};
use crate::ui::widgets::field::{self, FieldLook};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// The open alerts as read, and what is being done about one.
#[derive(Default)]
pub(super) struct Alerts {
    list: Vec<(OpenAlert, Alert)>,
    time: String,
    clearing: Option<Clearing>,
    answering: Option<AlertDialog>,
}

/// An alert about to be cleared.
struct Clearing {
    alert: RecordId,
    number: String,
    note: String,
    complaint: Option<String>,
}

impl Alerts {
    /// Those that who is signed in has to see to.
    pub(super) fn read(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let me = scene.me;
        self.time = clock::time();
        self.list.clear();
        if !me.may(Right::ReadCase) {
            return Ok(());
        }
        let team = me.may(Right::Approve);
        for open in scene.reader.open_alerts(me.id, team)? {
            let alert = scene.reader.record(open.id)?.unwrap_or_default();
            self.list.push((open, alert));
        }
        // Those without an action yet come first.
        self.list.sort_by_key(|(open, _)| !open.is_waiting());
        let still = |id| self.list.iter().any(|(open, _)| open.id == id);
        self.clearing = self.clearing.take().filter(|clearing| still(clearing.alert));
        let waits = |id| self.list.iter().any(|(open, _)| open.id == id && open.is_waiting());
        self.answering = self.answering.take().filter(|dialog| waits(dialog.alert().id));
        Ok(())
    }

    /// Complaints about what was asked here; true when they are shown.
    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        if let Some(clearing) = &mut self.clearing {
            clearing.complaint = problems.first().map(Problem::sentence);
            return true;
        }
        self.answering.as_mut().is_some_and(|dialog| dialog.refused(problems))
    }

    fn row_ui(&mut self, ui: &mut Ui, at: usize, scene: Scene<'_>) -> Option<Command> {
        let (open, alert) = self.list.get(at)?;
        let mut asked = None;
        let (mut clears, mut answers) = (false, false);
        let may_clear = scene.me.may(Right::Approve);
        let waiting = open.is_waiting();
        let title = tr_with("alert-row", &[("number", &open.number)]);
        frame::bar(
            ui,
            |ui| {
                let (mood, word) = if waiting {
                    (Mood::Danger, tr("alert-waiting"))
                } else {
                    (Mood::Warn, tr("alert-being-handled"))
                };
                badge::badge(ui, mood, icon::ICON_WARNING, &word);
                text::strong(ui, &title);
            },
            |ui| {
                if may_clear && !waiting {
                    clears = ui.add(button::secondary(tr("alert-clear"))).clicked();
                }
                if waiting {
                    answers = ui.add(button::primary(tr("alert-note-now"))).clicked();
                }
                if ui.add(button::quiet(tr("alert-open-case"))).clicked() {
                    let (person, case) = (open.person, Some(open.case));
                    asked = Some(Command::Go(Route::Case { person, case, tab: String::new() }));
                }
            },
        );
        let worker = open.worker.map(|id| scene.office.name(id).to_owned()).unwrap_or_default();
        let next = open.next_contact_on.map(|day| {
            let day = date::show(day);
            tr_with("alert-next-on", &[("day", &day)])
        });
        let about = [
            Some(since(open, scene.today, &self.time)),
            Some(if worker.is_empty() { tr("alert-no-worker") } else { worker }),
            next,
        ];
        text::secondary(ui, about.into_iter().flatten().collect::<Vec<_>>().join(" · "));
        // Only with the key.
        let told = [&alert.detail, &alert.action, &alert.told];
        let told: Vec<&str> =
            told.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
        if !told.is_empty() {
            text::secondary(ui, told.join(" · "));
        }
        if clears {
            self.clearing = Some(Clearing {
                alert: open.id,
                number: open.number.clone(),
                note: String::new(),
                complaint: None,
            });
        }
        if answers {
            self.answering = Some(AlertDialog::of(open.clone(), scene, true));
        }
        asked
    }

    fn clearing_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let clearing = self.clearing.as_mut()?;
        let id = Id::unique(("alert-clear", clearing.alert.bytes()));
        let title = tr_with("alert-clear-title", &[("number", &clearing.number)]);
        let body = tr_with("alert-clear-body", &[("name", &scene.me.name)]);
        let answer = Dialog::new(id, title, tr("alert-clear-keep"))
            .body(body)
            .verb(tr("alert-clear-verb"))
            .width(560.0)
            .show(ui.ctx(), |ui| {
                let look = FieldLook::new(tr("alert-clear-note")).required(true).restricted(true);
                let look = look.complaint(clearing.complaint.clone());
                let typed = field::multiline(ui, id.with("note"), &look, 3, &mut clearing.note);
                if typed.changed() {
                    clearing.complaint = None;
                }
            })?;
        if answer != Answer::Verb {
            self.clearing = None;
            return None;
        }
        Some(Command::ClearAlert { alert: clearing.alert, note: clearing.note.clone() })
    }
}

impl Today {
    /// The alerts, where there are any.
    pub(super) fn alerts_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let alerts = &mut self.alerts;
        if alerts.list.is_empty() {
            return commands;
        }
        frame::card(ui, |ui| {
            frame::bar(
                ui,
                |ui| {
                    text::section(ui, tr("alert-today"));
                    text::secondary(ui, alerts.list.len().to_string());
                },
                |_| {},
            );
            for at in 0..alerts.list.len() {
                let salt = alerts.list.get(at).map(|(open, _)| open.id);
                ui.add_space(space::XS);
                ui.push_id(salt, |ui| commands.extend(alerts.row_ui(ui, at, scene)));
            }
        });
        ui.add_space(space::M);
        commands
    }

    /// What lies over the screen while an alert is answered or cleared.
    pub(super) fn alert_over_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let cleared = self.alerts.clearing_ui(ui, scene);
        match self.alerts.answering.as_mut().and_then(|dialog| dialog.dialog_ui(ui.ctx())) {
            Some(Told::Do(command)) => Some(command),
            Some(Told::Back) => {
                self.alerts.answering = None;
                cleared
            }
            None => cleared,
        }
    }
}
