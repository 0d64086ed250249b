//! The first screen of the day: what is overdue, due today and soon, computed from dates;
//! what was being typed; and who arrived lately.

mod alert;
mod arrivals;
mod draft;
mod row;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use eframe::egui::{self, Id, ScrollArea, Ui};

use self::draft::Typed;
use super::command::{Command, Route};
use super::look::{self, icon, size, space};
use super::lookup::Lookup;
use super::widgets::field::FieldLook;
use super::widgets::{button, choice, frame, text};
use super::{Scene, Screen};
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::task::When;
use crate::store::person::{Empty, Question};
use crate::store::task::Due;
use crate::store::{Changed, Reader, StoreError};
use crate::words::{self, tr, tr_with};

/// How far ahead is soon.
const SOON: Days = Days::new(7);
/// How many rows of a section are shown before it is asked for more.
const SHOWN: usize = 25;
/// How many of a section are kept at all.
const KEPT: usize = 300;
/// The narrowest work area with a column at the right.
const TWO_COLUMNS: f32 = 860.0;

/// The things due: how many in each section, and the first of each.
#[derive(Default)]
struct Work {
    items: Vec<(When, Due)>,
    counts: BTreeMap<When, usize>,
}

impl Work {
    /// Counts all, keeps as many of each section as anybody reads.
    fn new(all: impl IntoIterator<Item = Due>, today: NaiveDate) -> Self {
        let mut work = Self::default();
        for due in all {
            let when = When::of(due.on, today);
            let count = work.counts.entry(when).or_default();
            *count += 1;
            if *count <= KEPT {
                work.items.push((when, due));
            }
        }
        work
    }

    fn count(&self, when: When) -> usize {
        self.counts.get(&when).copied().unwrap_or_default()
    }
}

/// What the thread beside finds.
struct Beside {
    team: Work,
    /// How much of it is in cases without a worker.
    alone: usize,
    weeks: Vec<arrivals::Week>,
}

/// What it is asked.
#[derive(Clone, Copy)]
struct Ask {
    today: NaiveDate,
    team: bool,
}

/// What the screen is narrowed down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Due(When),
    Drafts,
}

/// What is due.
pub struct Today {
    lookup: Option<Lookup<Ask, Result<Beside, StoreError>>>,
    mine: Work,
    beside: Option<Beside>,
    drafts: Vec<Typed>,
    alerts: alert::Alerts,
    told: told::Told,
    anybody: bool,
    whole_team: bool,
    only: Option<Part>,
    /// Sections shown to their end.
    whole: Vec<When>,
    /// The draft about to be dropped.
    dropping: Option<RecordId>,
    trouble: Option<String>,
    /// How much room the switch took at the last frame.
    switch_wide: f32,
}

impl Today {
    /// The screen, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &egui::Context) -> Self {
        let reader = scene.reader.another();
        let trouble = reader.as_ref().err().map(StoreError::sentence);
        Self {
            lookup: reader.ok().map(|reader| Lookup::new(reader, ctx.clone(), find)),
            mine: Work::default(),
            beside: None,
            drafts: Vec::new(),
            alerts: alert::Alerts::default(),
            told: told::Told::default(),
            anybody: true,
            whole_team: false,
            only: None,
            whole: Vec::new(),
            dropping: None,
            trouble,
            switch_wide: size::FIELD,
        }
    }

    /// The things due that are on show: one's own, or everybody's.
    fn work(&self) -> Option<&Work> {
        if self.whole_team { self.beside.as_ref().map(|b| &b.team) } else { Some(&self.mine) }
    }

    fn count(&self, when: When) -> usize {
        self.work().map(|work| work.count(when)).unwrap_or_default()
    }

    fn head_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let given = scene.me.name.split_whitespace().next().unwrap_or_default();
                text::page(ui, tr_with("today-hello", &[("name", given)]));
                text::secondary(ui, day_in_words(scene.today));
            });
            if scene.me.may(Right::Approve) {
                ui.add_space((ui.available_width() - self.switch_wide).max(0.0));
                let (mine, team) = (tr("today-mine"), tr("today-team"));
                let entries = [("mine", mine.as_str()), ("team", team.as_str())];
                let mut whose = if self.whole_team { "team" } else { "mine" }.to_owned();
                let look = FieldLook::default().required(true);
                let id = Id::unique("today-whose");
                let switch = choice::segmented(ui, id, &look, &entries, &mut whose);
                // Stacked for want of room, it tells nothing of how wide it is.
                if switch.rect.height() < size::FORM_ROW * 2.0 {
                    self.switch_wide = switch.rect.width();
                }
                self.whole_team = whose == "team";
            }
        });
    }

    fn tiles_ui(&mut self, ui: &mut Ui) {
        let tiles = [
            (Part::Due(When::Overdue), self.count(When::Overdue)),
            (Part::Due(When::Today), self.count(When::Today)),
            (Part::Due(When::Soon), self.count(When::Soon)),
            (Part::Drafts, self.drafts.len()),
        ];
        let gap = space::M;
        let wide = (ui.available_width() - gap * 3.0) / 4.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (part, count) in tiles {
                if row::tile_ui(ui, wide.floor(), part, count, self.only == Some(part)) {
                    self.only = (self.only != Some(part)).then_some(part);
                }
            }
        });
    }

    fn sections_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        let shows = |part| self.only.is_none_or(|only| only == part);
        if shows(Part::Drafts) && !self.drafts.is_empty() {
            commands.extend(self.drafts_ui(ui));
        }
        let mut any = false;
        for when in [When::Overdue, When::Today, When::Soon] {
            let count = self.count(when);
            if count == 0 || !self.only.is_none_or(|only| only == Part::Due(when)) {
                continue;
            }
            any = true;
            section_ui(ui, &row::when_title(when), count);
            let most = if self.whole.contains(&when) { count.min(KEPT) } else { SHOWN };
            let whose = self.whole_team;
            let all = self.work().map(|work| work.items.as_slice()).unwrap_or_default();
            let due = all.iter().filter(|(own, _)| *own == when);
            list_ui(ui, |ui| {
                for (at, (_, due)) in due.take(most).enumerate() {
                    commands.extend(row::item_ui(ui, at, due, whose, scene));
                }
            });
            let words = |count: usize| words::count(i64::try_from(count).unwrap_or_default());
            if count > KEPT.max(most) && most > SHOWN {
                text::faint(ui, tr_with("today-rest", &[("count", &words(count - most))]));
            } else if count > most {
                let rest = words(count - most);
                let more = tr_with("today-more", &[("count", &rest)]);
                if ui.add(button::quiet(more)).clicked() {
                    self.whole.push(when);
                }
            }
            ui.add_space(space::L);
        }
        let waiting = self.whole_team && self.beside.is_none();
        let nothing = match self.only {
            Some(Part::Drafts) => self.drafts.is_empty(),
            _ => !any,
        };
        if nothing && !waiting {
            commands.extend(self.nothing_ui(ui, scene));
        }
    }

    /// What stands there when there is nothing to do.
    fn nothing_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Option<Command> {
        if self.only.is_some() {
            let step = button::secondary(tr("today-show-all"));
            if frame::empty(ui, icon::ICON_TASK_ALT, &tr("today-nothing-here"), Some(step)) {
                self.only = None;
            }
            return None;
        }
        if !self.anybody && scene.me.may(Right::WriteCase) {
            let step = button::primary(tr("people-first")).icon(icon::ICON_PERSON_ADD);
            let pressed = frame::empty(ui, icon::ICON_GROUPS, &tr("today-first-use"), Some(step));
            return pressed.then_some(Command::Go(Route::NewPerson));
        }
        let sentence = if self.whole_team { tr("today-nothing-team") } else { tr("today-nothing") };
        let step = button::secondary(tr("today-people"));
        let pressed = frame::empty(ui, icon::ICON_TASK_ALT, &sentence, Some(step));
        pressed.then(|| Command::Go(Route::People(Box::default())))
    }

    /// The column at the right: who arrived, and what nobody looks after.
    fn side_ui(&self, ui: &mut Ui) -> Option<Command> {
        let beside = self.beside.as_ref()?;
        let mut command = frame::card(ui, |ui| arrivals::weeks_ui(ui, &beside.weeks));
        if beside.alone > 0 {
            ui.add_space(space::M);
            frame::card(ui, |ui| {
                let count = words::count(i64::try_from(beside.alone).unwrap_or_default());
                text::strong(ui, tr_with("today-alone", &[("count", &count)]));
                text::secondary(ui, tr("today-alone-why"));
                ui.add_space(space::XS);
                if ui.add(button::secondary(tr("today-alone-show"))).clicked() {
                    let question = Question {
                        open_only: true,
                        empty: Some(Empty::Worker),
                        ..Question::default()
                    };
                    command = Some(Command::Go(Route::People(Box::new(question))));
                }
            });
        }
        command
    }
}

impl Today {
    fn work_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        self.head_ui(ui, scene);
        ui.add_space(space::S);
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, look::Mood::Warn, trouble);
        }
        if !scene.me.may(Right::ReadCase) {
            let step = button::secondary(tr("today-settings"));
            if frame::empty(ui, icon::ICON_LOCK, &tr("today-no-cases"), Some(step)) {
                commands.push(Command::Go(Route::Settings));
            }
            return;
        }
        if !self.anybody && self.drafts.is_empty() {
            commands.extend(self.nothing_ui(ui, scene));
            return;
        }
        let side = ui.available_width() >= TWO_COLUMNS && self.beside.is_some();
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let wide = ui.available_width() - space::XS;
            let gap = space::XL;
            let main = if side { wide - size::RIGHT - gap } else { wide };
            column_ui(ui, wide, |ui| {
                commands.extend(self.alerts_ui(ui, scene));
                self.tiles_ui(ui);
                ui.add_space(space::M);
                // Narrowed down to one sort of things, the screen shows these and nothing above.
                if self.only.is_none() {
                    commands.extend(self.told_ui(ui, scene));
                }
            });
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                column_ui(ui, main, |ui| self.sections_ui(ui, scene, commands));
                if side {
                    column_ui(ui, size::RIGHT, |ui| commands.extend(self.side_ui(ui)));
                }
            });
        });
    }
}

impl Screen for Today {
    fn title(&self) -> String {
        tr("today-title")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.drafts = draft::read(scene)?;
        self.alerts.read(scene)?;
        self.told.read(scene)?;
        if !scene.me.may(Right::ReadCase) {
            return Ok(());
        }
        let until = scene.today.checked_add_days(SOON).unwrap_or(scene.today);
        let own = Some(scene.me.id);
        let mine = scene.reader.due(own, until)?;
        self.mine = Work::new(mine, scene.today);
        self.anybody = scene.reader.has_people()?;
        if let Some(lookup) = &mut self.lookup {
            lookup.ask(Ask { today: scene.today, team: scene.me.may(Right::Approve) });
        }
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        let shown = [
            Kind::Person,
            Kind::Case,
            Kind::Followup,
            Kind::Referral,
            Kind::Session,
            Kind::Task,
            Kind::User,
            Kind::Agency,
            Kind::Alert,
            Kind::Approval,
            Kind::Remark,
            Kind::Handover,
        ];
        shown.iter().any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        match self.lookup.as_mut().and_then(Lookup::answer) {
            None => {}
            Some(Ok(beside)) => self.beside = Some(beside),
            Some(Err(error)) => self.trouble = Some(error.sentence()),
        }
        let wide = size::MEASURE.min(ui.available_width());
        column_ui(ui, wide, |ui| self.work_ui(ui, scene, &mut commands));
        commands.extend(self.dropping_ui(ui));
        commands.extend(self.alert_over_ui(ui, scene));
        commands.extend(self.told_over_ui(ui, scene));
        commands
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        self.told.refused(problems) || self.alerts.refused(problems)
    }

    fn saved(&mut self, changed: &Changed) {
        if changed.kinds.contains(&Kind::Remark) || changed.kinds.contains(&Kind::Handover) {
            self.told.saved();
        }
    }
}

fn column_ui(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::splat(space::S);
        ui.set_width(width);
        add(ui);
    });
}

fn section_ui(ui: &mut Ui, title: &str, count: usize) {
    ui.horizontal(|ui| {
        text::section(ui, title);
        text::secondary(ui, words::count(i64::try_from(count).unwrap_or_default()));
    });
}

/// Rows on one surface.
fn list_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    look::surface(ui).inner_margin(space::XS).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    });
}

/// "Sunday 22 November 2026".
fn day_in_words(day: NaiveDate) -> String {
    let (weekday, month) = (day.weekday().number_from_monday(), day.month());
    let weekday = tr(&format!("today-weekday-{weekday}"));
    let month = tr(&format!("today-month-{month}"));
    let given = [
        ("weekday", weekday.as_str()),
        ("day", &day.day().to_string()),
        ("month", month.as_str()),
        ("year", &day.year().to_string()),
    ];
    tr_with("today-day", &given)
}

/// What the thread beside does.
fn find(reader: &Reader, ask: Ask) -> Result<Beside, StoreError> {
    let weeks = arrivals::read(reader, ask.today)?;
    let mut team = Vec::new();
    if ask.team {
        let until = ask.today.checked_add_days(SOON).unwrap_or(ask.today);
        let mut workers = vec![None];
        workers.extend(reader.all(Kind::User)?.into_iter().map(|user| Some(user.id)));
        for worker in workers {
            team.extend(reader.due(worker, until)?);
        }
        team.sort_by_key(|due| (due.on, due.risk, due.reason, due.record));
    }
    let alone = team.iter().filter(|due| due.worker.is_none()).count();
    Ok(Beside { team: Work::new(team, ask.today), alone, weeks })
}
