//! What stands in place of an empty list: what to do when nobody fits, or nobody is there yet.

use eframe::egui::Ui;

use super::{People, filter};
use crate::domain::draft::Draft;
use crate::domain::fact::Shape;
use crate::domain::form;
use crate::domain::role::Right;
use crate::domain::value::Row;
use crate::store::new_id;
use crate::ui::Scene;
use crate::ui::command::{Command, Route};
use crate::ui::look::icon;
use crate::ui::widgets::{button, frame};
use crate::words::{tr, tr_with};

impl People {
    /// What stands in place of an empty list.
    pub(super) fn nobody_ui(
        &mut self,
        ui: &mut Ui,
        scene: Scene<'_>,
        anybody: bool,
    ) -> Vec<Command> {
        let may = scene.me.may(Right::WriteCase);
        if !anybody {
            let first = button::primary(tr("people-first")).icon(icon::ICON_PERSON_ADD);
            let step = may.then_some(first);
            let pressed = frame::empty(ui, icon::ICON_GROUPS, &tr("people-nobody"), step);
            return pressed.then_some(Command::Go(Route::NewPerson)).into_iter().collect();
        }
        let typed = self.question.text.trim().to_owned();
        let sentence = if typed.is_empty() {
            tr("people-no-match")
        } else {
            tr_with("people-no-match-text", &[("text", &typed)])
        };
        let filtered = filter::is_filtered(&self.question) || self.conditions.filter().is_some();
        let clear = button::secondary(tr("people-clear-filters"));
        let step = filtered.then_some(clear);
        if frame::empty(ui, icon::ICON_PERSON_SEARCH, &sentence, step) {
            self.filters.clear(&mut self.question);
            self.conditions.clear();
            self.stale = true;
        }
        let mut registers = Vec::new();
        if may && !typed.is_empty() {
            ui.vertical_centered(|ui| {
                let register = tr_with("people-register", &[("text", &typed)]);
                let register = button::secondary(register).icon(icon::ICON_PERSON_ADD);
                if ui.add(register).clicked() {
                    registers = register_as(&typed);
                }
            });
        }
        registers
    }
}

/// A new person whose name was already typed, as lists write it: family name first.
fn register_as(typed: &str) -> Vec<Command> {
    let (Some(form), Ok(id)) = (form::named("identity"), new_id()) else {
        return vec![Command::Go(Route::NewPerson)];
    };
    let mut draft = Draft::new(form, id, Row::new());
    let (family, given) = typed.split_once(' ').unwrap_or((typed, ""));
    draft.type_in("family_name", Shape::Line, family);
    draft.type_in("given_name", Shape::Line, given.trim());
    vec![Command::KeepDraft(Box::new(draft)), Command::Resume(id)]
}
