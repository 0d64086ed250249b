//! Projects with their donors: budget, promised, paid and what is left, each in the currency of
//! the project and never summed; the people behind the figures; targets against results.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use eframe::egui::{self, Id as UiId, ScrollArea, Ui};

use super::link_ui;
use crate::domain::budget;
use crate::domain::choice;
use crate::domain::date;
use crate::domain::fact::Record as _;
use crate::domain::id::Id;
use crate::domain::indicator::Figures;
use crate::domain::kind::Kind;
use crate::domain::money::Money;
use crate::domain::name::fold;
use crate::domain::place;
use crate::domain::problem::Problem;
use crate::domain::project::Project;
use crate::domain::report::{Cell, Content, FigureId, Period, Spec};
use crate::domain::role::Right;
use crate::domain::target::Target;
use crate::store::support::Spent;
use crate::store::{Changed, Held, Reader, StoreError};
use crate::ui::Scene;
use crate::ui::command::{Command, Route, Verb};
use crate::ui::look::{self, Mood, Text, icon, space};
use crate::ui::lookup::Lookup;
use crate::ui::settings::pen::Pen;
use crate::ui::widgets::chart::{Bar, bars};
use crate::ui::widgets::{badge, button, frame, text};
use crate::words::{tr, tr_with};

/// A project as it is shown.
struct One {
    held: Held,
    project: Project,
    spent: Spent,
    /// The people with an approved support, and those who were paid.
    people: Vec<Id>,
    paid: Vec<Id>,
    targets: Vec<(Held, Target)>,
}

/// The projects of the screen of figures.
pub(super) struct Projects {
    pen: Pen,
    list: Vec<One>,
    lookup: Option<Lookup<(Spec, NaiveDate), Result<Figures, String>>>,
    figures: Option<Arc<Figures>>,
    /// The results are to be computed when they are first looked at.
    stale: bool,
    trouble: Option<String>,
}

impl Projects {
    pub(super) fn new(scene: Scene<'_>, ctx: &egui::Context) -> Self {
        let reader = scene.reader.another().ok();
        Self {
            pen: Pen::new(Kind::Target),
            list: Vec::new(),
            lookup: reader.map(|reader| Lookup::new(reader, ctx.clone(), results)),
            figures: None,
            stale: false,
            trouble: None,
        }
    }

    pub(super) fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        let mut targets: BTreeMap<Option<Id>, Vec<(Held, Target)>> = BTreeMap::new();
        for held in scene.reader.all(Kind::Target)? {
            let target = Target::from_row(&held.row);
            targets.entry(target.project_id).or_default().push((held, target));
        }
        self.list.clear();
        let any = !targets.is_empty();
        for held in scene.reader.all(Kind::Project)? {
            let project = Project::from_row(&held.row);
            self.list.push(One {
                spent: scene.reader.project_spent(held.id)?,
                people: scene.reader.project_people(held.id, false)?,
                paid: scene.reader.project_people(held.id, true)?,
                targets: targets.remove(&Some(held.id)).unwrap_or_default(),
                project,
                held,
            });
        }
        self.list.sort_by_cached_key(|one| (one.project.inactive, fold(&one.project.name)));
        self.stale = any;
        Ok(())
    }

    pub(super) fn verb(&self, verb: Verb) -> Vec<Command> {
        self.pen.verb(verb)
    }

    pub(super) fn is_touched(&self) -> bool {
        self.pen.is_touched()
    }

    pub(super) fn refused(&mut self, problems: &[Problem]) -> bool {
        self.pen.refused(problems)
    }

    pub(super) fn saved(&mut self, changed: &Changed) {
        self.pen.saved(changed);
    }

    pub(super) fn projects_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        if let Some(lookup) = self.lookup.as_mut().filter(|_| std::mem::take(&mut self.stale)) {
            // Each target counts over its own days, up to today.
            let year = NaiveDate::from_ymd_opt(scene.today.year(), 1, 1).unwrap_or(scene.today);
            lookup.ask((Spec::of(Period { from: year, to: scene.today }), scene.today));
        }
        match self.lookup.as_mut().and_then(Lookup::answer) {
            None => {}
            Some(Ok(figures)) => self.figures = Some(Arc::new(figures)),
            Some(Err(sentence)) => self.trouble = Some(sentence),
        }
        let mut commands = Vec::new();
        ScrollArea::vertical().id_salt("projects").auto_shrink([false, false]).show(ui, |ui| {
            ui.set_width((ui.available_width() - space::L).min(look::size::MEASURE));
            ui.spacing_mut().item_spacing.y = space::M;
            if self.pen.is_open() {
                commands = self.pen.editor_ui(ui, scene);
                return;
            }
            if let Some(trouble) = &self.trouble {
                frame::notice(ui, Mood::Warn, trouble);
            }
            if self.list.is_empty() {
                frame::empty(ui, icon::ICON_SAVINGS, &tr("figure-no-project"), None);
                return;
            }
            text::secondary(ui, tr("figure-project-about"));
            let mut asked = None;
            for one in &self.list {
                let shown = ui.push_id(one.held.id, |ui| {
                    frame::card(ui, |ui| project_ui(ui, one, self.figures.as_deref(), scene))
                });
                asked = asked.or(shown.inner);
            }
            match asked {
                None => {}
                Some(Asked::Go(command)) => commands.push(*command),
                Some(Asked::Add(project)) => self.pen.add_to("project_id", project),
                Some(Asked::Change(held)) => self.pen.open(&held),
            }
        });
        commands
    }
}

/// What was asked of a project.
enum Asked {
    /// To go where its people are.
    Go(Box<Command>),
    /// Another target.
    Add(Id),
    /// A target is to be changed.
    Change(Held),
}

/// What the thread beside does.
#[expect(clippy::needless_pass_by_value, reason = "a lookup gives its question away")]
fn results(reader: &Reader, ask: (Spec, NaiveDate)) -> Result<Figures, String> {
    reader.figures(&ask.0, ask.1).map_err(|error| error.sentence())
}

fn project_ui(
    ui: &mut Ui,
    one: &One,
    figures: Option<&Figures>,
    scene: Scene<'_>,
) -> Option<Asked> {
    let mut asked = None;
    let may = scene.me.may(Right::ReadFigures);
    frame::bar(
        ui,
        |ui| {
            text::section(ui, &one.project.name);
            if !one.project.code.is_empty() {
                text::secondary(ui, &one.project.code);
            }
            if one.project.inactive {
                badge::badge(ui, Mood::Neutral, icon::ICON_BLOCK, &tr("budget-retired"));
            }
        },
        |ui| {
            let word = tr("kind-target-new");
            let named = format!("{word} : {}", one.project.name);
            let add = button::secondary(word).named(named).icon(icon::ICON_ADD);
            if may && ui.add(add).clicked() {
                asked = Some(Asked::Add(one.held.id));
            }
        },
    );
    let day = |day: Option<NaiveDate>| day.map(date::show).unwrap_or_default();
    let dates = [day(one.project.starts_on), day(one.project.ends_on)];
    let dates = dates.into_iter().filter(|day| !day.is_empty()).collect::<Vec<_>>().join(" → ");
    let about: Vec<String> =
        [one.project.donor.clone(), dates].into_iter().filter(|part| !part.is_empty()).collect();
    let people = one.people.len().to_string();
    let people = tr_with("figure-project-people", &[("count", &people)]);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        text::secondary(ui, about.join(" · "));
        if one.people.is_empty() {
            return;
        }
        text::secondary(ui, "·");
        let named = format!("{people} · {}", one.project.name);
        if link_ui(ui, &people, Text::Secondary, &named) {
            asked = Some(go(named, one.people.clone()));
        }
    });
    ui.add_space(space::S);
    asked = asked.or(money_ui(ui, one));
    ui.add_space(space::S);
    text::group(ui, tr("kind-target-many"));
    if one.targets.is_empty() {
        text::faint(ui, tr("figure-no-target"));
    }
    for (held, target) in &one.targets {
        let found = ui.push_id(held.id, |ui| target_ui(ui, one, held, target, figures, may)).inner;
        asked = asked.or(found);
    }
    asked
}

/// Budget, promised, paid, left, people: each in the project's own currency.
fn money_ui(ui: &mut Ui, one: &One) -> Option<Asked> {
    let currency = budget::currency_of(&one.project.currency);
    let show = |amount: i64| Money { amount, currency: currency.clone() }.show();
    let Spent { promised, paid, .. } = one.spent;
    let none = Vec::new();
    let over = one.project.budget.is_some_and(|total| promised > total);
    let left = one.project.budget.map(|total| show(total - promised)).unwrap_or_default();
    let cells = [
        (tr("figure-budget"), one.project.budget.map(show).unwrap_or_default(), &none),
        (tr("budget-promised"), show(promised), &one.people),
        (tr("budget-paid"), show(paid), &one.paid),
        (tr("figure-left"), left, &none),
    ];
    let mut asked = None;
    frame::columns(ui, cells.len(), |ui, at| {
        let Some((label, value, people)) = cells.get(at) else { return };
        if people.is_empty() {
            frame::pair(ui, label, value, false);
            return;
        }
        ui.spacing_mut().item_spacing.y = 1.0;
        text::secondary(ui, label);
        let named = format!("{value} · {label} · {}", one.project.name);
        if link_ui(ui, value, Text::Body, &named) {
            asked = Some(go(named, (*people).clone()));
        }
    });
    let part = |amount: i64| {
        let total = one.project.budget.filter(|total| *total > 0)?;
        Some(amount as f64 / total as f64)
    };
    let mood = if over { Mood::Warn } else { Mood::Neutral };
    let percent = |amount: i64| {
        let percent = part(amount).unwrap_or_default() * 100.0;
        format!("{} %", crate::ui::widgets::chart::figure(percent, 0))
    };
    let bar = |label: String, amount: i64, mood| Bar {
        label,
        part: part(amount),
        value: percent(amount),
        mood,
    };
    ui.add_space(space::XS);
    let rows =
        [bar(tr("budget-promised"), promised, mood), bar(tr("budget-paid"), paid, Mood::Neutral)];
    if one.project.budget.is_some() {
        bars(ui, UiId::unique(("project money", one.held.id.bytes())), &rows);
    }
    text::faint(ui, tr_with("budget-one-currency", &[("currency", &currency)]));
    asked
}

fn go(title: String, people: Vec<Id>) -> Asked {
    Asked::Go(Box::new(Command::Go(Route::picked(title, people))))
}

/// One target: what was promised, what is reached, as a bar; its people behind the number.
fn target_ui(
    ui: &mut Ui,
    one: &One,
    held: &Held,
    target: &Target,
    figures: Option<&Figures>,
    may: bool,
) -> Option<Asked> {
    let mut asked = None;
    let name = choice::label("indicator", &target.indicator);
    let place =
        if target.place.is_empty() { tr("report-everywhere") } else { place::label(&target.place) };
    let from = target.starts_on.or(one.project.starts_on).map(date::show).unwrap_or_default();
    let to = target.ends_on.or(one.project.ends_on).map(date::show).unwrap_or_default();
    let days = [from, to].into_iter().filter(|day| !day.is_empty()).collect::<Vec<_>>();
    let days = days.join(" → ");
    let figure = FigureId::new("target").below(&held.id.to_string());
    let cell = figures.and_then(|figures| figures.report.cell(figure.as_str()));
    let amount = crate::words::count(target.amount.unwrap_or_default());
    frame::bar(
        ui,
        |ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_max_width((ui.available_width() - 300.0).max(200.0));
                text::body(ui, &name);
                let about = [place.clone(), days.clone(), target.note.clone()];
                let about = about.into_iter().filter(|part| !part.is_empty());
                text::secondary(ui, about.collect::<Vec<_>>().join(" · "));
            });
        },
        |ui| {
            let named = tr_with("support-edit", &[("what", &name)]);
            let change = button::quiet(tr("settings-change")).icon(icon::ICON_EDIT).named(named);
            if may && ui.add(change).clicked() {
                asked = Some(Asked::Change(held.clone()));
            }
            let of = tr_with("figure-of-target", &[("target", &amount)]);
            text::secondary(ui, of);
            match cell {
                None => {
                    text::faint(ui, tr("agenda-reading"));
                }
                Some(cell) if cell.members().is_some_and(|count| count > 0) => {
                    let shown = reached(cell);
                    let title = format!("{shown} · {name} · {}", one.project.name);
                    if link_ui(ui, &shown, Text::Strong, &title) {
                        let members = figures
                            .and_then(|figures| figures.members(&figure))
                            .unwrap_or_default();
                        asked = Some(go(title, super::report::people(&members)));
                    }
                }
                Some(cell) => {
                    text::strong(ui, reached(cell));
                }
            }
        },
    );
    if let Some(Content::Share { part, whole }) = cell.map(|cell| &cell.content) {
        let part = (*whole > 0).then(|| *part as f64 / *whole as f64);
        let percent = cell.and_then(Cell::per_mille).unwrap_or_default() as f64 / 10.0;
        let value = format!("{} %", crate::ui::widgets::chart::figure(percent, 0));
        let label = String::new();
        let row = Bar { label, part, value, mood: Mood::Neutral };
        bars(ui, UiId::unique(("target", held.id.bytes())), &[row]);
    }
    asked
}

/// What was reached: of a share the part alone, since the target stands beside it.
fn reached(cell: &Cell) -> String {
    match &cell.content {
        Content::Share { part, .. } => {
            crate::words::count(i64::try_from(*part).unwrap_or(i64::MAX))
        }
        _ => cell.show(),
    }
}
