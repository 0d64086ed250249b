//! The table of the board.

use eframe::egui::Ui;

use super::{Referrals, route};
use crate::domain::choice;
use crate::domain::date;
use crate::domain::referral::{Referral, ReferralStatus, Urgency};
use crate::domain::value::Keyed as _;
use crate::store::referral::{Line, Sort};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Icon, Mood, icon};
use crate::ui::widgets::table::{Cells, Column, Sort as Order, Table};
use crate::words::{tr, tr_with};

/// Columns with what they sort by, their least width and share of the rest.
const COLUMNS: [(Sort, f32, f32); 9] = [
    (Sort::Number, 152.0, 0.0),
    (Sort::Person, 130.0, 2.0),
    (Sort::Agency, 84.0, 0.5),
    (Sort::Service, 110.0, 2.0),
    (Sort::Urgency, 100.0, 0.0),
    (Sort::Status, 140.0, 1.5),
    (Sort::Sent, 112.0, 0.0),
    (Sort::Due, 150.0, 0.5),
    (Sort::Worker, 84.0, 1.5),
];

/// Under this width the day of sending, which the last day for an answer follows from, gives its
/// room to the names; in the order of that day it stays.
const ALL: f32 = 1120.0;

fn title(sort: Sort) -> String {
    match sort {
        Sort::Number => tr("referral-column-number"),
        Sort::Person => tr("referral-column-person"),
        Sort::Agency => tr("referral-column-agency"),
        Sort::Service => tr("referral-column-service"),
        Sort::Urgency => tr("referral-column-urgency"),
        Sort::Status => tr("referral-column-status"),
        Sort::Sent => tr("referral-column-sent"),
        Sort::Due => tr("referral-column-due"),
        Sort::Worker => tr("referral-column-worker"),
    }
}

impl Referrals {
    /// The table; what was opened in it.
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        let found = self.found.as_ref()?;
        let folds = ui.available_width() < ALL && self.question.sort != Sort::Sent;
        let shown: Vec<(Sort, f32, f32)> =
            COLUMNS.into_iter().filter(|(sort, ..)| !folds || *sort != Sort::Sent).collect();
        let columns: Vec<Column> = shown
            .iter()
            .map(|(sort, least, grow)| Column::new(title(*sort), *least).grow(*grow).sorts())
            .collect();
        let at = shown.iter().position(|(sort, ..)| *sort == self.question.sort);
        let order = at.map(|column| Order { column, descending: self.question.descending });
        let table = Table::new(Self::table_id(), tr("verb-referrals"), &columns, found.rows.len());
        let lines = &self.lines;
        let outcome = table.sort(order).show(
            ui,
            &mut self.table,
            |at| found.rows.get(at).copied(),
            |at, cells| {
                let Some(line) = found.rows.get(at).and_then(|n| lines.get(n)) else { return };
                for (sort, ..) in &shown {
                    cell_ui(cells, *sort, line, scene);
                }
            },
        );
        let away = |n: &i64| !lines.contains_key(n);
        if found.rows.get(outcome.visible.clone()).is_some_and(|view| view.iter().any(away)) {
            ui.request_repaint();
        }
        let opened = outcome.opened.and_then(|at| lines.get(found.rows.get(at)?)).map(route);
        self.seen = outcome.visible;
        if let Some(sort) = outcome.sort {
            if let Some((by, ..)) = shown.get(sort.column) {
                self.question.sort = *by;
            }
            self.question.descending = sort.descending;
            self.stale = true;
        }
        opened.map(Command::Go)
    }
}

fn cell_ui(cells: &mut Cells<'_>, sort: Sort, line: &Line, scene: Scene<'_>) {
    let referral = &line.referral;
    match sort {
        Sort::Number => cells.soft(&referral.number),
        Sort::Person => cells.strong(&line.name),
        Sort::Agency => {
            cells.text(referral.agency_id.map(|id| scene.office.name(id)).unwrap_or_default());
        }
        Sort::Service => cells.text(&choice::label("referral_service", &referral.service)),
        Sort::Urgency => urgency_ui(cells, referral.urgency),
        Sort::Status => {
            if let Some(status) = referral.status {
                let (mood, sign) = look(status);
                cells.badge(mood, sign, &choice::label("referral_status", status.key()));
            } else {
                cells.text("");
            }
        }
        Sort::Sent => cells.text(&referral.sent_on.map(date::show).unwrap_or_default()),
        Sort::Due => due_ui(cells, referral, scene),
        Sort::Worker => {
            cells.soft(line.worker.map(|id| scene.office.name(id)).unwrap_or_default());
        }
    }
}

/// In two words: the whole of it is said.
fn urgency_ui(cells: &mut Cells<'_>, urgency: Option<Urgency>) {
    let Some(urgency) = urgency else { return cells.text("") };
    cells.say(&choice::label("referral_urgency", urgency.key()));
    match urgency {
        Urgency::Emergency => cells.tinted(Mood::Danger, &tr("referral-urgency-emergency")),
        Urgency::Urgent => cells.tinted(Mood::Warn, &tr("referral-urgency-urgent")),
        Urgency::Normal => cells.text(&tr("referral-urgency-normal")),
    }
}

/// The last day for an answer; once it is past, for how long.
fn due_ui(cells: &mut Cells<'_>, referral: &Referral, scene: Scene<'_>) {
    let late = referral.days_late(scene.today);
    match referral.answer_due_on() {
        Some(_) if late > 0 => {
            let count = late.to_string();
            cells.tinted(Mood::Warn, &tr_with("task-days-late", &[("count", &count)]));
        }
        Some(day) => cells.text(&date::show(day)),
        None => cells.text(""),
    }
}

/// What a state looks like.
fn look(status: ReferralStatus) -> (Mood, Icon) {
    use ReferralStatus::{
        Accepted, Completed, Draft, Expired, InProgress, NotProvided, Received, Rejected, Sent,
        Withdrawn,
    };
    match status {
        Draft => (Mood::Neutral, icon::ICON_DRAFTS),
        Sent | Received => (Mood::Info, icon::ICON_SEND),
        Accepted | InProgress => (Mood::Info, icon::ICON_PLAY_CIRCLE),
        Completed => (Mood::Good, icon::ICON_CHECK_CIRCLE),
        Rejected | NotProvided | Expired => (Mood::Warn, icon::ICON_WARNING),
        Withdrawn => (Mood::Neutral, icon::ICON_CANCEL),
    }
}
