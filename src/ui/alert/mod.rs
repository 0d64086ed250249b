//! The safety alert: it lies over everything, says in a few steps what to do and whom to call,
//! and goes away only once it is recorded what was done, who was told, when, and when the
//! person is seen next (`DOMAIN.md` 3.6). Nothing but locking leads past it.

pub mod contact;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Id, Key, Modal, Modifiers, ScrollArea, Ui};

use super::Scene;
use super::command::{Command, Handling, Verb};
use super::look::{self, Mood, icon, space};
use super::widgets::field::{self, FieldLook};
use super::widgets::{button, focus, frame, text};
use crate::domain::alert::AlertSource;
use crate::domain::centre::Centre;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::store::StoreError;
use crate::store::alert::OpenAlert;
use crate::store::clock;
use crate::words::{tr, tr_with};

/// The steps for a non-clinician, in order.
const STEPS: [&str; 6] = [
    "alert-step-stay",
    "alert-step-listen",
    "alert-step-ask",
    "alert-step-remove",
    "alert-step-supervisor",
    "alert-step-clinical",
];
/// How wide it is at most.
const WIDE: f32 = 920.0;

/// Since when an alert stands open, in words.
pub fn since(alert: &OpenAlert, today: NaiveDate, time: &str) -> String {
    match alert.hours(today, time) {
        0 => tr("alert-hours-none"),
        hours => tr_with("alert-hours", &[("count", &hours.to_string())]),
    }
}

/// What came of a frame.
pub enum Told {
    /// Something is to be done.
    Do(Command),
    /// Back, where that is allowed.
    Back,
}

/// The alert that is being answered.
pub struct AlertDialog {
    alert: OpenAlert,
    centre: Option<Centre>,
    today: NaiveDate,
    action: String,
    told: String,
    told_at: String,
    next_contact_on: String,
    complaints: BTreeMap<String, String>,
    /// A supervisor who looks after it for somebody else may go back.
    may_leave: bool,
    /// The keyboard goes to the first field.
    fresh: bool,
    /// What had the keyboard last.
    last: Option<Id>,
}

impl AlertDialog {
    /// The oldest alert that waits for who is signed in.
    pub fn waiting(scene: Scene<'_>) -> Result<Option<Self>, StoreError> {
        if !scene.me.may(Right::WriteCase) {
            return Ok(None);
        }
        let mine = scene.reader.open_alerts(scene.me.id, false)?;
        Ok(mine.into_iter().find(OpenAlert::is_waiting).map(|alert| Self::of(alert, scene, false)))
    }

    /// An alert to be answered.
    pub fn of(alert: OpenAlert, scene: Scene<'_>, may_leave: bool) -> Self {
        Self {
            alert,
            centre: contact::centre(scene),
            today: scene.today,
            action: String::new(),
            told: String::new(),
            told_at: clock::time(),
            next_contact_on: String::new(),
            complaints: BTreeMap::new(),
            may_leave,
            fresh: true,
            last: None,
        }
    }

    /// The alert.
    pub fn alert(&self) -> &OpenAlert {
        &self.alert
    }

    /// Complaints about what was typed here; true when they are shown.
    pub fn refused(&mut self, problems: &[Problem]) -> bool {
        let own = ["action", "told", "told_at", "next_contact_on"];
        let named = problems.iter().filter(|problem| own.contains(&problem.field.as_str()));
        self.complaints =
            named.map(|problem| (problem.field.clone(), problem.sentence())).collect();
        !self.complaints.is_empty()
    }

    /// Draws it over everything.
    pub fn dialog_ui(&mut self, ctx: &egui::Context) -> Option<Told> {
        let id = Id::unique(("alert", self.alert.id.bytes()));
        let screen = ctx.content_rect();
        let wide = WIDE.min(screen.width() - space::XXL * 2.0);
        // Title, verbs and what lies around them stay in view; the rest scrolls.
        let high = screen.height() - space::XXL * 6.0;
        let escaped = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let shown = Modal::new(id)
            .backdrop_color(look::look(ctx).veil)
            .frame(look::raised(ctx).inner_margin(look::dialog_margin()))
            .show(ctx, |ui| {
                ui.set_width(wide - space::XL * 2.0);
                ui.accesskit_node_builder(ui.unique_id(), |node| {
                    node.set_role(Role::AlertDialog);
                    node.set_modal();
                    node.set_label(self.title());
                });
                text::section(ui, self.title());
                ScrollArea::vertical().max_height(high).show(ui, |ui| self.inside_ui(ui, id));
                ui.add_space(space::M);
                self.foot_ui(ui)
            });
        if escaped && self.may_leave {
            return Some(Told::Back);
        }
        // Esc closes nothing, and the keyboard stays where it was.
        let held = ctx.memory(egui::Memory::focused);
        match (held, self.last) {
            (Some(held), _) => self.last = Some(held),
            (None, Some(last)) => ctx.memory_mut(|m| m.request_focus(last)),
            (None, None) => {}
        }
        shown.inner
    }

    fn title(&self) -> String {
        tr_with("alert-title", &[("number", &self.alert.number)])
    }

    fn inside_ui(&mut self, ui: &mut Ui, id: Id) {
        let why = match self.alert.source {
            Some(AlertSource::Scale) => "alert-why-scale",
            _ => "alert-why-worker",
        };
        frame::notice(ui, Mood::Danger, &tr(why));
        ui.add_space(space::S);
        let two = ui.available_width() >= look::size::ONE_COLUMN;
        if two {
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                left.spacing_mut().item_spacing.y = space::XS;
                self.steps_ui(left);
                self.record_ui(right, id);
            });
        } else {
            self.steps_ui(ui);
            ui.add_space(space::L);
            self.record_ui(ui, id);
        }
    }

    fn steps_ui(&self, ui: &mut Ui) {
        text::section(ui, tr("alert-steps"));
        for (at, step) in STEPS.iter().enumerate() {
            ui.horizontal_top(|ui| {
                text::strong(ui, (at + 1).to_string());
                ui.vertical(|ui| text::body(ui, tr(step)));
            });
        }
        text::faint(ui, tr("alert-steps-review"));
        ui.add_space(space::S);
        contact::contacts_ui(ui, self.centre.as_ref(), self.alert.without_police, self.today);
    }

    fn record_ui(&mut self, ui: &mut Ui, id: Id) {
        ui.spacing_mut().item_spacing.y = space::M;
        text::section(ui, tr("alert-record"));
        let complaint = |key: &str| self.complaints.get(key).cloned();
        let wide = ui.available_width();
        let look = |label: &str, key: &str| {
            let look = FieldLook::new(tr(label)).required(true).width(wide);
            look.complaint(complaint(key))
        };
        let action = look("alert-action", "action").hint(tr("alert-action-hint")).restricted(true);
        let told = look("alert-told", "told").hint(tr("alert-told-hint")).restricted(true);
        let told_at = look("alert-told-at", "told_at").hint("hh:mm").width(160.0);
        let next = look("alert-next", "next_contact_on").width(160.0);
        let first = field::multiline(ui, id.with("action"), &action, 3, &mut self.action);
        if std::mem::take(&mut self.fresh) {
            ui.memory_mut(|m| m.request_focus(id.with("action")));
        }
        let told = field::text(ui, id.with("told"), &told, &mut self.told);
        let (at, next) = ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                (
                    field::text(ui, id.with("told_at"), &told_at, &mut self.told_at),
                    field::date(ui, id.with("next"), &next, &mut self.next_contact_on),
                )
            })
            .inner;
        let typed = [("action", first), ("told", told), ("told_at", at), ("next_contact_on", next)];
        for (key, response) in typed {
            if response.changed() {
                self.complaints.remove(key);
            }
        }
    }

    fn foot_ui(&self, ui: &mut Ui) -> Option<Told> {
        let mut told = None;
        frame::bar(
            ui,
            |ui| {
                if !self.may_leave {
                    text::secondary(ui, tr("alert-cannot-leave"));
                }
            },
            |ui| {
                let save = button::primary(tr("alert-save")).icon(icon::ICON_CHECK);
                if ui.add(save).clicked() {
                    told = Some(Told::Do(Command::HandleAlert(Box::new(self.handling()))));
                }
                if self.may_leave {
                    if ui.add(button::secondary(tr("alert-back"))).clicked() {
                        told = Some(Told::Back);
                    }
                } else {
                    let lock = button::quiet(tr("verb-lock")).icon(icon::ICON_LOCK);
                    if ui.add(lock).clicked() {
                        told = Some(Told::Do(Command::Do(Verb::Lock)));
                    }
                }
            },
        );
        let sent = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
        if sent && !focus::is_covered(ui) {
            told = Some(Told::Do(Command::HandleAlert(Box::new(self.handling()))));
        }
        told
    }

    fn handling(&self) -> Handling {
        Handling {
            alert: self.alert.id,
            action: self.action.clone(),
            told: self.told.clone(),
            told_at: self.told_at.clone(),
            next_contact_on: self.next_contact_on.clone(),
        }
    }
}
