//! Group sessions and workshops with their attendance. Participations and distinct people stand
//! apart and are never added up (`DOMAIN.md` 3.1).

mod attendance;
#[cfg(test)]
mod tests;

use chrono::{Datelike as _, Days, NaiveDate};
use eframe::egui::{Context, Id, ScrollArea, Ui};

use self::attendance::Attendance;
use super::command::{Command, Verb};
use super::form::{Editor, Event};
use super::look::{icon, size, space};
use super::widgets::field::FieldLook;
use super::widgets::table::{Column, Table, TableState};
use super::widgets::{button, choice as pick, frame, text};
use super::{Scene, Screen};
use crate::domain::draft::Draft;
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::session::SessionStatus;
use crate::domain::value::{self, Keyed as _, Row, Value};
use crate::domain::{choice, date, form};
use crate::store::workshop::WorkshopLine;
use crate::store::{Changed, StoreError, new_id};
use crate::words::{self, tr};

/// How far back the list goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Period {
    Week,
    Month,
    Quarter,
}

impl Period {
    const ALL: [(&'static str, Self); 3] =
        [("week", Self::Week), ("month", Self::Month), ("quarter", Self::Quarter)];

    /// First and last day of the period around a day.
    fn days(self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let month = |month: u32| NaiveDate::from_ymd_opt(today.year(), month, 1).unwrap_or(today);
        let after = |months: u32, first: NaiveDate| {
            let next = first.checked_add_months(chrono::Months::new(months));
            next.and_then(|day| day.pred_opt()).unwrap_or(first)
        };
        match self {
            Self::Week => {
                let gone = u64::from(today.weekday().num_days_from_monday());
                let first = today.checked_sub_days(Days::new(gone)).unwrap_or(today);
                (first, first.checked_add_days(Days::new(6)).unwrap_or(first))
            }
            Self::Month => (month(today.month()), after(1, month(today.month()))),
            Self::Quarter => {
                let first = month((today.month() - 1) / 3 * 3 + 1);
                (first, after(3, first))
            }
        }
    }
}

/// The workshop that is open.
struct Open {
    editor: Editor,
    attendance: Attendance,
}

/// Group sessions and workshops, with their attendance.
pub struct Workshops {
    ctx: Context,
    period: Period,
    /// What the list was read for.
    read: Option<(NaiveDate, NaiveDate)>,
    list: Vec<WorkshopLine>,
    persons: i64,
    table: TableState<RecordId>,
    open: Option<Open>,
    /// The list is to be read again: another period.
    stale: bool,
}

impl Workshops {
    /// The screen, not yet read.
    pub fn new(ctx: &Context) -> Self {
        Self {
            ctx: ctx.clone(),
            period: Period::Month,
            read: None,
            list: Vec::new(),
            persons: 0,
            table: TableState::default(),
            open: None,
            stale: false,
        }
    }

    fn open(&mut self, scene: Scene<'_>, workshop: Option<RecordId>) -> Result<(), StoreError> {
        let Some(form) = form::of_kind(Kind::Workshop).next() else { return Ok(()) };
        let draft = if let Some(id) = workshop {
            let row = scene.reader.row(Kind::Workshop, id)?.unwrap_or_default();
            Draft::edit(form, id, row)
        } else {
            let mut row = Row::new();
            let held = SessionStatus::Held.key().to_owned();
            value::put(&mut row, "held_on", Value::Text(scene.today.to_string()));
            value::put(&mut row, "status", Value::Text(held));
            value::put(&mut row, "led_by", Value::Text(scene.me.id.to_string()));
            Draft::new(form, new_id()?, row)
        };
        let list = scene.reader.attendance(draft.id)?;
        let mut editor = Editor::new(draft);
        editor.focus_first();
        let attendance = Attendance::new(scene, &self.ctx, list);
        self.open = Some(Open { editor, attendance });
        Ok(())
    }

    fn save(&self) -> Option<Command> {
        let open = self.open.as_ref()?;
        let draft = Box::new(open.editor.draft().clone());
        Some(Command::SaveWorkshop { draft, cases: open.attendance.cases() })
    }

    fn open_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let mut close = false;
        let Some(open) = &mut self.open else { return commands };
        let record = open.editor.draft().id;
        let back = button::quiet(tr("workshop-back")).icon(icon::ICON_ARROW_BACK);
        let mut event = None;
        close |= ui.add(back).clicked() && !open.editor.draft().is_touched();
        ScrollArea::vertical().id_salt("workshop").auto_shrink([false, false]).show(ui, |ui| {
            frame::card(ui, |ui| {
                open.attendance.attendance_ui(ui, scene, record);
            });
            ui.add_space(space::L);
            frame::card(ui, |ui| event = open.editor.editor_ui(ui, scene));
        });
        match event {
            Some(Event::Save) => commands.extend(self.save()),
            Some(Event::Cancel) => close = true,
            // The attendance would be missing from it.
            Some(Event::Keep) | None => {}
        }
        if close {
            self.open = None;
        }
        commands
    }

    fn head_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> bool {
        let mut new = false;
        frame::bar(
            ui,
            |ui| {
                text::page(ui, tr("verb-workshops"));
            },
            |ui| {
                if scene.me.may(Right::WriteCase) {
                    let verb = button::primary(tr("workshop-new")).icon(icon::ICON_ADD);
                    new = ui.add(verb).clicked();
                }
            },
        );
        let names = Period::ALL.map(|(key, _)| (key, tr(&format!("workshop-{key}"))));
        let entries = names.each_ref().map(|(key, name)| (*key, name.as_str()));
        let now = Period::ALL.iter().find(|(_, period)| *period == self.period);
        let mut chosen = now.map(|(key, _)| (*key).to_owned()).unwrap_or_default();
        let look = FieldLook::default().required(true);
        pick::segmented(ui, Id::unique("workshop-period"), &look, &entries, &mut chosen);
        let chosen = Period::ALL.iter().find(|(key, _)| *key == chosen);
        if let Some((_, period)) = chosen.filter(|(_, period)| *period != self.period) {
            self.period = *period;
            self.stale = true;
        }
        new
    }

    fn figures_ui(&self, ui: &mut Ui) {
        let held = self.list.iter().filter(|line| line.status == Some(SessionStatus::Held));
        let participations: i64 = held.map(WorkshopLine::participations).sum();
        frame::card(ui, |ui| {
            frame::pairs(
                ui,
                &[
                    (tr("workshop-participations"), words::count(participations)),
                    (tr("workshop-persons"), words::count(self.persons)),
                ],
            );
            text::secondary(ui, tr("workshop-two-figures"));
        });
    }

    /// The table; the workshop that is to be opened.
    fn list_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<RecordId> {
        let columns = [
            Column::new(tr("workshop-date"), 110.0),
            Column::new(tr("workshop-what"), 220.0).grow(2.0),
            Column::new(tr("workshop-place"), 120.0).grow(1.0),
            Column::new(tr("workshop-led-by"), 140.0).grow(1.0),
            Column::new(tr("workshop-status"), 100.0),
            Column::new(tr("workshop-participations"), 120.0).right(),
        ];
        let list = &self.list;
        let name = tr("workshop-list");
        let table = Table::new(Id::unique("workshops"), &name, &columns, list.len());
        let high = (ui.available_height() - space::M).max(size::ROW * 6.0);
        let outcome = table.height(high).show(
            ui,
            &mut self.table,
            |at| list.get(at).map(|line| line.id),
            |at, cells| {
                let Some(line) = list.get(at) else { return };
                let day = line.held_on.parse().map(date::show).unwrap_or_default();
                cells.text(&day);
                let activity = choice::label("psychosocial_activity", &line.activity);
                let title = if line.title.is_empty() { activity } else { line.title.clone() };
                cells.strong(&title);
                cells.text(&line.place);
                let led = line.led_by.map(|id| scene.office.name(id).to_owned());
                cells.text(&led.unwrap_or_default());
                let status =
                    line.status.map(super::super::domain::value::Keyed::key).unwrap_or_default();
                cells.soft(&choice::label("session_status", status));
                cells.text(&words::count(line.participations()));
            },
        );
        let at = outcome.opened.or(outcome.clicked)?;
        self.list.get(at).map(|line| line.id)
    }
}

impl Screen for Workshops {
    fn title(&self) -> String {
        tr("verb-workshops")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let (first, last) = self.period.days(scene.today);
        self.list = scene.reader.workshops(first, last)?;
        self.persons = scene.reader.workshop_persons(first, last)?;
        self.read = Some((first, last));
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        [Kind::Workshop, Kind::Session, Kind::Case, Kind::User]
            .iter()
            .any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let wide = size::MEASURE.min(ui.available_width());
        let mut commands = Vec::new();
        ui.vertical(|ui| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing.y = space::M;
            if self.open.is_some() {
                commands = self.open_ui(ui, scene);
                return;
            }
            let new = self.head_ui(ui, scene);
            // Once, when another period was chosen.
            if std::mem::take(&mut self.stale) && self.refresh(scene).is_ok() {
                self.table.start_over();
            }
            self.figures_ui(ui);
            let chosen = if self.list.is_empty() {
                frame::empty(ui, icon::ICON_GROUPS, &tr("workshop-none"), None);
                None
            } else {
                self.list_ui(ui, scene)
            };
            if new || chosen.is_some() {
                // A workshop that cannot be read now can be opened again.
                let _ = self.open(scene, chosen);
            }
        });
        commands
    }

    fn verb(&mut self, verb: Verb, _scene: Scene<'_>) -> Vec<Command> {
        if verb == Verb::Save { self.save().into_iter().collect() } else { Vec::new() }
    }

    fn is_touched(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.editor.draft().is_touched())
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        let Some(open) = &mut self.open else { return false };
        open.editor.refused(problems);
        true
    }

    fn saved(&mut self, changed: &Changed) {
        let own = |id| changed.batch.is_none() || changed.records.contains(&id);
        // Only the attendance may have changed: the sessions are then what was written.
        let sessions = changed.kinds.contains(&Kind::Session);
        if self.open.as_ref().is_some_and(|open| own(open.editor.draft().id) || sessions) {
            self.open = None;
        }
    }
}
