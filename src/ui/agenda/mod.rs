//! The agenda: sessions, visits, follow-ups and tasks by week and month, for oneself, a colleague
//! or the centre. What is overdue stands above all; a press opens the case where the thing is.

mod add;
mod day;
mod entry;
mod find;
mod grid;
mod month;
mod print;
#[cfg(test)]
mod tests;
mod week;

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::{self, Id, ScrollArea, Ui};

use self::find::{Ask, Found, colleagues, find, week_from};
use super::command::Command;
use super::due;
use super::look::{Mood, icon, size, space};
use super::lookup::Lookup;
use super::widgets::field::FieldLook;
use super::widgets::{button, choice, frame, list, text};
use super::{Scene, Screen};
use crate::domain::id::Id as RecordId;
use crate::domain::kind::Kind;
use crate::domain::problem::Problem;
use crate::domain::role::Right;
use crate::domain::value;
use crate::store::task::Due;
use crate::store::{Changed, StoreError};
use crate::words::{self, tr, tr_with};

/// A week, or a month with the weeks it begins and ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stretch {
    Week,
    Month,
}

/// Whose agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Worker(RecordId),
    Centre,
}

/// What a part of the screen asks for.
enum Wish {
    Day(NaiveDate),
    Open(Box<Due>),
    Add(NaiveDate),
}

/// The agenda: sessions, visits, follow-ups and tasks by week and month.
pub struct Agenda {
    lookup: Option<Lookup<Ask, Result<Found, StoreError>>>,
    stretch: Stretch,
    day: NaiveDate,
    /// Which entry of the day the arrows stand on.
    at: usize,
    whose: Whose,
    found: Option<Found>,
    all_late: bool,
    add: Option<add::Add>,
    print: Option<print::Print>,
    trouble: Option<String>,
    /// The keyboard goes to the days.
    to_days: bool,
}

impl Agenda {
    /// The screen, not yet read.
    pub fn new(scene: Scene<'_>, ctx: &egui::Context) -> Self {
        let reader = scene.reader.another();
        let trouble = reader.as_ref().err().map(StoreError::sentence);
        Self {
            lookup: reader.ok().map(|reader| Lookup::new(reader, ctx.clone(), find)),
            stretch: Stretch::Week,
            day: scene.today,
            at: 0,
            whose: Whose::Worker(scene.me.id),
            found: None,
            all_late: false,
            add: None,
            print: None,
            trouble,
            to_days: true,
        }
    }

    /// The first and last day on show.
    fn span(&self) -> (NaiveDate, NaiveDate) {
        let (from, to) = match self.stretch {
            Stretch::Week => (self.day, self.day),
            Stretch::Month => {
                let first = self.day.with_day(1).unwrap_or(self.day);
                let next = first.checked_add_months(chrono::Months::new(1)).unwrap_or(first);
                (first, next.pred_opt().unwrap_or(next))
            }
        };
        let monday = from.week(chrono::Weekday::Mon).first_day();
        (monday, to.week(chrono::Weekday::Mon).last_day())
    }

    /// Asks for what stands in the stretch on show.
    fn ask(&mut self, scene: Scene<'_>) {
        let (from, to) = self.span();
        let workers = match self.whose {
            Whose::Worker(worker) => vec![worker],
            Whose::Centre => colleagues(scene),
        };
        let to = to.max(scene.today);
        if let Some(lookup) = &mut self.lookup {
            lookup.ask(Ask { workers, from, to, today: scene.today });
        }
    }

    /// Goes to a day; reads anew when it lies outside of what is on show.
    fn go(&mut self, day: NaiveDate, scene: Scene<'_>) {
        let before = self.span();
        if self.day != day {
            self.at = 0;
        }
        self.day = day;
        if self.span() != before {
            self.found = None;
            self.ask(scene);
        }
    }

    fn step(&self, by: i64) -> NaiveDate {
        let day = match self.stretch {
            Stretch::Week => self.day.checked_add_signed(chrono::Duration::weeks(by)),
            Stretch::Month if by < 0 => self.day.checked_sub_months(chrono::Months::new(1)),
            Stretch::Month => self.day.checked_add_months(chrono::Months::new(1)),
        };
        day.unwrap_or(self.day)
    }

    fn head_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, wishes: &mut Vec<Wish>) {
        let mut print = false;
        let mut add = false;
        let may = scene.me.may(Right::WriteCase);
        frame::bar(
            ui,
            |ui| {
                text::page(ui, tr("verb-agenda"));
            },
            |ui| {
                let new = button::primary(tr("agenda-new")).icon(icon::ICON_ADD);
                add = may && ui.add(new).clicked();
                let paper = button::secondary(tr("agenda-print")).icon(icon::ICON_PRINT);
                print = ui.add(paper).clicked();
            },
        );
        if add {
            wishes.push(Wish::Add(self.day));
        }
        if print {
            self.print_day(ui, scene);
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let (back, on) = match self.stretch {
                Stretch::Week => (tr("agenda-week-before"), tr("agenda-week-after")),
                Stretch::Month => (tr("agenda-month-before"), tr("agenda-month-after")),
            };
            if button::icon(ui, icon::ICON_CHEVRON_LEFT, back).clicked() {
                wishes.push(Wish::Day(self.step(-1)));
            }
            if ui.add(button::secondary(tr("agenda-today"))).clicked() {
                wishes.push(Wish::Day(scene.today));
            }
            if button::icon(ui, icon::ICON_CHEVRON_RIGHT, on).clicked() {
                wishes.push(Wish::Day(self.step(1)));
            }
            ui.add_space(space::XS);
            text::section(ui, self.title_of_stretch());
            ui.add_space(space::M);
            self.switches_ui(ui, scene);
        });
    }

    /// "16 – 22 novembre 2026", "Novembre 2026".
    fn title_of_stretch(&self) -> String {
        let month = |day: NaiveDate| {
            let month = tr(&format!("today-month-{}", day.month()));
            tr_with("agenda-month-of", &[("month", &month), ("year", &day.year().to_string())])
        };
        match self.stretch {
            Stretch::Month => {
                let name = month(self.day);
                let mut letters = name.chars();
                let first: String =
                    letters.next().into_iter().flat_map(char::to_uppercase).collect();
                first + letters.as_str()
            }
            Stretch::Week => {
                let (from, to) = self.span();
                let start = if from.month() == to.month() {
                    from.day().to_string()
                } else {
                    let month = tr(&format!("today-month-{}", from.month()));
                    tr_with("agenda-day-of", &[("day", &from.day().to_string()), ("month", &month)])
                };
                let end = tr_with(
                    "agenda-day-of",
                    &[("day", &to.day().to_string()), ("month", &month(to))],
                );
                format!("{start} – {end}")
            }
        }
    }

    fn switches_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) {
        let (week, month) = (tr("agenda-week"), tr("agenda-month-word"));
        let entries = [("week", week.as_str()), ("month", month.as_str())];
        let mut stretch = if self.stretch == Stretch::Week { "week" } else { "month" }.to_owned();
        let look = FieldLook::default().required(true).width(SWITCH);
        let id = Id::unique("agenda-stretch");
        ui.allocate_ui(egui::vec2(SWITCH, size::FORM_ROW), |ui| {
            ui.set_max_width(SWITCH);
            choice::segmented(ui, id, &look, &entries, &mut stretch);
        });
        let stretch = if stretch == "week" { Stretch::Week } else { Stretch::Month };
        if stretch != self.stretch {
            self.stretch = stretch;
            self.found = None;
            self.ask(scene);
        }
        if !scene.me.may(Right::Approve) {
            return;
        }
        let mut whose = match self.whose {
            Whose::Centre => "centre".to_owned(),
            Whose::Worker(id) => id.to_string(),
        };
        let me = scene.me.id.to_string();
        let mut named =
            vec![(me.clone(), tr("agenda-mine")), ("centre".into(), tr("agenda-centre"))];
        for user in scene.office.users.iter().filter(|user| user.id != scene.me.id) {
            named.push((user.id.to_string(), value::text_of(&user.row, "name").to_owned()));
        }
        let entries: Vec<(&str, &str)> =
            named.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
        let look = FieldLook::new("").required(true).width(WHOSE);
        let before = whose.clone();
        ui.allocate_ui(egui::vec2(WHOSE, size::FORM_ROW), |ui| {
            ui.set_max_width(WHOSE);
            let chosen = list::list(ui, Id::unique("agenda-whose"), &look, &entries, &mut whose);
            ui.accesskit_node_builder(chosen.id, |node| node.set_label(tr("agenda-whose")));
        });
        if whose != before {
            self.whose = RecordId::parse(&whose).map_or(Whose::Centre, Whose::Worker);
            self.found = None;
            self.ask(scene);
        }
    }

    fn print_day(&mut self, ui: &Ui, scene: Scene<'_>) {
        let Ok(reader) = scene.reader.another() else { return };
        let worker = match self.whose {
            Whose::Worker(worker) => worker,
            Whose::Centre => scene.me.id,
        };
        self.print = Some(print::Print::new(reader, ui.ctx(), self.day, worker, scene));
    }

    /// What is late, before anything else.
    fn late_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, wishes: &mut Vec<Wish>) {
        let Some(found) = &self.found else { return };
        if found.late.is_empty() {
            return;
        }
        let count = found.late.len();
        let shown = if self.all_late { count } else { LATE };
        let mut turn = false;
        frame::card(ui, |ui| {
            frame::bar(
                ui,
                |ui| {
                    text::section(ui, tr("task-when-overdue"));
                    text::secondary(ui, words::count(i64::try_from(count).unwrap_or_default()));
                },
                |ui| {
                    if count > LATE {
                        let word = if self.all_late {
                            tr("agenda-late-few")
                        } else {
                            tr("agenda-late-all")
                        };
                        turn = ui.add(button::quiet(word)).clicked();
                    }
                },
            );
            for entry in found.late.iter().take(shown) {
                wishes.extend(entry::row_ui(ui, entry, scene, self.names(), true));
            }
        });
        self.all_late ^= turn;
        ui.add_space(space::M);
    }

    /// Whether entries say whose they are.
    fn names(&self) -> bool {
        self.whose == Whose::Centre
    }

    fn keys(&mut self, ui: &Ui, grid: &egui::Response, scene: Scene<'_>) -> Vec<Wish> {
        let Some(found) = &self.found else { return Vec::new() };
        let last = found.on(self.day).len().saturating_sub(1);
        let asked = grid::keys(ui, grid, self.stretch == Stretch::Week);
        let near = |days: i64| self.day.checked_add_signed(chrono::Duration::days(days));
        let day = match asked {
            None => return Vec::new(),
            Some(grid::Asked::Day(by)) => near(by).unwrap_or(self.day),
            Some(grid::Asked::Page(by)) => self.step(by),
            Some(grid::Asked::Today) => scene.today,
            Some(grid::Asked::Entry(by)) => {
                self.at = self.at.saturating_add_signed(by).min(last);
                return Vec::new();
            }
            Some(grid::Asked::Open) => {
                let entry = found.on(self.day).get(self.at).cloned();
                return entry.map(|entry| Wish::Open(Box::new(entry))).into_iter().collect();
            }
            Some(grid::Asked::New) => return vec![Wish::Add(self.day)],
        };
        vec![Wish::Day(day)]
    }

    fn work_ui(&mut self, ui: &mut Ui, scene: Scene<'_>, commands: &mut Vec<Command>) {
        let mut wishes = Vec::new();
        self.head_ui(ui, scene, &mut wishes);
        ui.add_space(space::S);
        if let Some(trouble) = &self.trouble {
            frame::notice(ui, Mood::Warn, trouble);
        }
        ScrollArea::vertical().id_salt("agenda").auto_shrink([false, false]).show(ui, |ui| {
            self.late_ui(ui, scene, &mut wishes);
            let Some(found) = &self.found else {
                text::faint(ui, tr("agenda-reading"));
                return;
            };
            let (from, to) = self.span();
            let shown = grid::Shown {
                from,
                to,
                day: self.day,
                at: self.at,
                found,
                scene,
                names: self.names(),
            };
            let grid = match self.stretch {
                Stretch::Week => week::week_ui(ui, &shown, &mut wishes),
                Stretch::Month => month::month_ui(ui, &shown, &mut wishes),
            };
            if found.days.is_empty() && found.late.is_empty() {
                ui.add_space(space::L);
                text::faint(ui, tr("agenda-empty"));
            }
            if std::mem::take(&mut self.to_days) {
                grid.request_focus();
            }
            wishes.extend(self.keys(ui, &grid, scene));
        });
        for wish in wishes {
            match wish {
                Wish::Day(day) => {
                    self.go(day, scene);
                    self.to_days = true;
                }
                Wish::Open(entry) => commands.extend(due::open(&entry)),
                Wish::Add(day) if scene.me.may(Right::WriteCase) => {
                    self.add = Some(add::Add::new(day));
                }
                Wish::Add(_) => {}
            }
        }
    }
}

/// Room for the switch between week and month.
const SWITCH: f32 = 190.0;
/// Room for the list of whose agenda it is.
const WHOSE: f32 = 220.0;
/// How many late entries stand there before one asks for all.
const LATE: usize = 3;

impl Screen for Agenda {
    fn title(&self) -> String {
        tr("verb-agenda")
    }

    fn refresh(&mut self, scene: Scene<'_>) -> Result<(), StoreError> {
        self.ask(scene);
        Ok(())
    }

    fn concerns(&self, changed: &Changed) -> bool {
        let shown = [
            Kind::Person,
            Kind::Case,
            Kind::Followup,
            Kind::Session,
            Kind::PlanItem,
            Kind::Referral,
            Kind::Task,
            Kind::Workshop,
            Kind::Flag,
            Kind::User,
        ];
        shown.iter().any(|kind| changed.kinds.contains(kind))
    }

    fn screen_ui(&mut self, ui: &mut Ui, scene: Scene<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        match self.lookup.as_mut().and_then(Lookup::answer) {
            None => {}
            Some(Ok(found)) => {
                self.at = self.at.min(found.on(self.day).len().saturating_sub(1));
                self.found = Some(found);
            }
            Some(Err(error)) => self.trouble = Some(error.sentence()),
        }
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width().min(size::MEASURE * 1.3));
            self.work_ui(ui, scene, &mut commands);
        });
        if let Some(add) = &mut self.add {
            match add.add_ui(ui.ctx(), scene) {
                Some(add::End::Save(drafts)) => commands.push(Command::Save(drafts)),
                Some(add::End::Leave) => self.add = None,
                None => {}
            }
        }
        if let Some(print) = &mut self.print {
            match print.print_ui(ui.ctx(), scene) {
                Some(print::End::Keep(paper)) => commands.push(Command::KeepFile(paper)),
                Some(print::End::Leave) => self.print = None,
                None => {}
            }
        }
        commands
    }

    fn refused(&mut self, problems: &[Problem]) -> bool {
        if let Some(print) = &mut self.print {
            print.refused(problems);
            return true;
        }
        self.add.as_mut().is_some_and(|add| add.refused(problems))
    }

    fn saved(&mut self, _changed: &Changed) {
        self.add = None;
        self.print = None;
        self.to_days = true;
    }

    fn is_touched(&self) -> bool {
        self.add.as_ref().is_some_and(add::Add::is_touched)
    }
}
