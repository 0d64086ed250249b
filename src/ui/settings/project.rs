//! Projects with their donors: what each has promised and paid, in its own currency only.

use eframe::egui::{Id as UiId, Ui};

use super::head_ui;
use super::pen::Pen;
use crate::domain::budget;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::kind::Kind;
use crate::domain::money::Money;
use crate::domain::name::fold;
use crate::domain::project::Project;
use crate::domain::role::Right;
use crate::store::support::Spent;
use crate::store::{Held, StoreError};
use crate::ui::Scene;
use crate::ui::command::Command;
use crate::ui::look::{Mood, icon, space};
use crate::ui::widgets::chart::{Bar, bars};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// The projects of the office.
pub(super) struct Projects {
    pub(super) pen: Pen,
    list: Vec<(Held, Project, Spent)>,
}

impl Projects {
    pub(super) fn new() -> Self {
        Self { pen: Pen::new(Kind::Project), list: Vec::new() }
    }

    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.list.clear();
        for held in scene.reader.all(Kind::Project)? {
            let (project, spent) =
                (Project::from_row(&held.row), scene.reader.project_spent(held.id)?);
            self.list.push((held, project, spent));
        }
        self.list.sort_by_cached_key(|(_, project, _)| (project.inactive, fold(&project.name)));
        Ok(())
    }

    pub(super) fn projects_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let may = scene.me.may(Right::ManageOffice);
        let free = !self.pen.is_open() && may;
        let mut add = false;
        head_ui(ui, tr("budget-projects"), |ui| {
            let verb = button::primary(tr("kind-project-new")).icon(icon::ICON_ADD).enabled(free);
            add = may && ui.add(verb).clicked();
        });
        if add && free {
            self.pen.add();
        }
        if self.pen.is_open() {
            return self.pen.editor_ui(ui, scene);
        }
        text::secondary(ui, tr("budget-projects-about"));
        if self.list.is_empty() {
            frame::empty(ui, icon::ICON_SAVINGS, &tr("budget-projects-none"), None);
        }
        let mut opened = None;
        for (held, project, spent) in &self.list {
            ui.push_id(held.id, |ui| {
                frame::card(ui, |ui| {
                    if project_ui(ui, held, project, *spent, may) {
                        opened = Some(held);
                    }
                });
            });
        }
        if let Some(held) = opened {
            self.pen.open(held);
        }
        Vec::new()
    }
}

/// One project; true when it is to be changed.
fn project_ui(ui: &mut Ui, held: &Held, project: &Project, spent: Spent, may: bool) -> bool {
    let mut change = false;
    frame::bar(
        ui,
        |ui| {
            text::section(ui, &project.name);
            if !project.code.is_empty() {
                text::secondary(ui, &project.code);
            }
            if project.inactive {
                badge::badge(ui, Mood::Neutral, icon::ICON_BLOCK, &tr("budget-retired"));
            }
        },
        |ui| {
            let name = tr_with("support-edit", &[("what", &project.name)]);
            let verb = button::quiet(tr("settings-change")).icon(icon::ICON_EDIT).named(name);
            change = may && ui.add(verb).clicked();
        },
    );
    let currency = budget::currency_of(&project.currency);
    let show = |amount: i64| Money { amount, currency: currency.clone() }.show();
    let day = |day: Option<chrono::NaiveDate>| day.map(date::show).unwrap_or_default();
    let dates = [day(project.starts_on), day(project.ends_on)];
    let dates = dates.into_iter().filter(|day| !day.is_empty()).collect::<Vec<_>>().join(" → ");
    ui.add_space(space::XS);
    frame::pairs(
        ui,
        &[
            (tr("budget-donor"), project.donor.clone()),
            (tr("budget-dates"), dates),
            (tr("budget-limit"), project.person_limit.map(show).unwrap_or_default()),
            (tr("budget-people"), spent.people.to_string()),
        ],
    );
    ui.add_space(space::S);
    let part = |amount: i64| {
        let total = project.budget.filter(|total| *total > 0)?;
        Some(amount as f64 / total as f64)
    };
    let over = project.budget.is_some_and(|total| spent.promised > total);
    let bar = |key: &str, amount: i64, mood| Bar {
        label: tr(key),
        part: part(amount),
        value: show(amount),
        mood,
    };
    let rows = [
        bar("budget-promised", spent.promised, if over { Mood::Warn } else { Mood::Neutral }),
        bar("budget-paid", spent.paid, Mood::Neutral),
    ];
    bars(ui, UiId::unique(("project", held.id.bytes())), &rows);
    match project.budget {
        Some(total) if over => {
            let over = [("amount", &*show(spent.promised - total)), ("budget", &*show(total))];
            frame::notice(ui, Mood::Warn, &tr_with("budget-over", &over));
        }
        Some(total) => {
            let left = [("left", &*show(total - spent.promised)), ("budget", &*show(total))];
            text::secondary(ui, tr_with("budget-left", &left));
        }
        None => {
            text::secondary(ui, tr("budget-none"));
        }
    }
    text::faint(ui, tr_with("budget-one-currency", &[("currency", &currency)]));
    change
}
